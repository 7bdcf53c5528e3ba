//! How cases were chosen and judged.

use super::{of_each, part};
use crate::dossier::{AreaPart, Audited, Dossier, Exclusion, Number};
use crate::draw::{ControlRecord, ExtractRecord, SeedOrigin};
use crate::lang::{
    Lang, Message, Phrase, Slot, audit as words, dossier as say, dossier_tables, only,
};
use crate::report::Block;
use crate::report::number::exact_percent;

pub(super) fn method(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let blocks = of_each(dossier, |audit| {
        let sentences = sentences(audit, lang);
        sentences.into_iter().map(Block::Point).collect()
    });
    part(&say::METHOD, blocks)
}

pub(super) fn sentences(audit: &Audited, lang: Lang) -> Vec<Message> {
    let method = &audit.method;
    let template = &audit.template;
    let mut said: Vec<Message> = method.extracts.iter().map(file_read).collect();
    said.extend(method.totals.map(|totals| {
        say::TOTALS
            .with("rows", totals.rows_read)
            .with("population", totals.population)
            .with("excluded", totals.excluded)
            .with("avoided", totals.avoided)
            .with("rejected", totals.rejected)
            .with("merged", totals.merged)
    }));
    said.extend(
        method
            .exclusions
            .iter()
            .map(|left_out| excluded(left_out, lang)),
    );
    said.extend(method.controls.iter().map(reconciled));
    said.push(drawn(audit));
    said.push(seed(audit));
    if method.redraws > 0 {
        said.push(say::REDRAWN.with("count", method.redraws));
    }
    said.push(
        say::CHECKLIST
            .with("title", &template.title)
            .with("id", &template.id)
            .with("version", &template.version)
            .with("hash", &template.sha256),
    );
    if !audit.only.is_empty() {
        said.push(only::PART_ONLY.with("choices", audit.only.join(", ")));
    }
    said.push(
        say::DECIDED_BY
            .with("by_data", method.by_data)
            .with("by_reviewer", method.by_reviewer),
    );
    if !method.reviewers.is_empty() {
        said.push(say::REVIEWERS.with("names", method.reviewers.join(", ")));
    }
    said.push(say::JUDGED.with("as_of", audit.as_of));
    said.extend(template.calendar_in_words());
    let confidence = method.confidence.share();
    let percent = exact_percent(lang, confidence);
    let percent = percent.trim_end_matches('%').trim_end().to_owned();
    said.push(say::LIMITS.with("confidence", percent));
    said.extend(not_reviewed(audit));
    said
}

fn file_read(extract: &ExtractRecord) -> Message {
    let (phrase, hash): (&'static Phrase, _) = match &extract.sha256 {
        Some(hash) => (&say::FILE_READ, hash.as_str()),
        None => (&say::FILE_READ_PLAIN, ""),
    };
    phrase
        .with("name", &extract.name)
        .with("rows", extract.rows)
        .with("hash", hash)
}

fn excluded(left_out: &Exclusion, lang: Lang) -> Message {
    let cases = match left_out.cases {
        Number::Exact(cases) => Slot::from(cases),
        Number::Within(class) => super::cells::class_of(class).for_people(lang).into(),
    };
    say::EXCLUDED
        .with("cases", cases)
        .with("reason", &left_out.reason)
}

fn reconciled(control: &ControlRecord) -> Message {
    let amount = |number: &Option<String>| match number {
        Some(number) => Slot::Amount(number.clone()),
        None => Slot::from(&dossier_tables::NOT_TOLD),
    };
    let of = match &control.header {
        Some(header) => Slot::from(header),
        None => Slot::from(&say::ROWS),
    };
    let source = match control.source.as_str() {
        "" => Slot::from(&say::THE_BOOKS),
        source => Slot::from(source),
    };
    say::CONTROL
        .with("of", of)
        .with("found", amount(&control.found))
        .with("stated", Slot::Amount(control.stated.clone()))
        .with("source", source)
        .with("difference", amount(&control.difference))
}

fn drawn(audit: &Audited) -> Message {
    let day = audit.method.drawn_at.split('T').next().unwrap_or_default();
    let date: Slot = match day.parse::<chrono::NaiveDate>() {
        Ok(date) => date.into(),
        Err(_) => day.into(),
    };
    say::DRAWN.with("date", date)
}

fn seed(audit: &Audited) -> Message {
    let protects = match audit.method.seed_origin {
        SeedOrigin::Typed => &words::SEED_TYPED,
        SeedOrigin::Generated => &words::SEED_GENERATED,
    };
    match &audit.method.seed {
        Some(seed) => say::SEED
            .with("seed", seed.as_str())
            .with("protects", protects),
        None => say::SEED_NOT_TOLD.with("protects", protects),
    }
}

/// Which answers are missing, and where.
fn not_reviewed(audit: &Audited) -> Option<Message> {
    let waiting = audit.areas.iter().filter(|area| area.pending() > 0);
    let names: Vec<&str> = waiting.clone().map(|area| area.title.as_str()).collect();
    let count: u64 = waiting.map(AreaPart::pending).sum();
    (count > 0).then(|| {
        say::NOT_REVIEWED
            .with("count", count)
            .with("areas", names.join(", "))
    })
}
