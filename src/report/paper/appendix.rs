//! The appendices: how the draw is made again, the checklist, the cases, the journal.

use super::cells::{self, left, right};
use super::part;
use crate::answers::CaseStatus;
use crate::assess::{AssessedCase, Outcome};
use crate::dossier::{Audience, Audited, Dossier};
use crate::lang::{Lang, Message, dossier as say, dossier_tables as tables};
use crate::report::finding_table::severity;
use crate::report::number::exact_percent;
use crate::report::{Block, Cell, Table};
use crate::template::{Criterion, Norm, Severity};

pub(super) fn appendix(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let is_internal = dossier.audience == Audience::Internal;
    let mut blocks = Vec::new();
    for audit in &dossier.audits {
        blocks.extend(re_perform(audit));
        blocks.push(heading(
            say::CHECKLIST_APPENDIX.with("title", titled(audit)),
        ));
        blocks.push(Block::Table(checklist(audit, lang)));
        if is_internal {
            blocks.push(heading(say::CASE_LIST.with("title", titled(audit))));
            blocks.push(Block::Table(case_list(audit, lang)));
            blocks.push(heading(say::JOURNAL.with("title", titled(audit))));
            blocks.push(Block::Table(journal(audit, lang)));
        }
    }
    part(&say::APPENDICES, blocks)
}

fn heading(text: Message) -> Block {
    Block::Subheading(text)
}

fn titled(audit: &Audited) -> String {
    let template = &audit.template;
    format!("{} ({} {})", template.title, template.id, template.version)
}

fn re_perform(audit: &Audited) -> Vec<Block> {
    let method = &audit.method;
    let head = method.journal_head.iter();
    let points = [
        say::MADE_BY.with("program", &method.program),
        say::DRAW_HASH.with("hash", &method.draw_sha256),
    ];
    let head = head.map(|head| say::JOURNAL_HEAD.with("hash", head));
    let points = points.into_iter().chain(head).map(Block::Point);
    let mut blocks = vec![heading(say::RE_PERFORM.message())];
    blocks.extend(points);
    if let Some(folder) = &method.folder {
        let extracts = method.extracts.iter();
        let extracts: Vec<&str> = extracts.map(|extract| extract.name.as_str()).collect();
        blocks.push(Block::Commands(vec![format!(
            "sagsaudit verify {} --extract {}",
            quoted(folder),
            extracts
                .iter()
                .map(|name| quoted(name))
                .collect::<Vec<_>>()
                .join(" --extract ")
        )]));
    }
    blocks
}

/// A name as a command line takes it, in quotes where it has a blank.
fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

/// Every criterion with what decides it and what it rests on.
fn checklist(audit: &Audited, lang: Lang) -> Table {
    let columns = vec![
        left("criterion", &tables::CRITERION),
        left("question", &tables::QUESTION),
        left("rule", &tables::DECIDED_HOW),
        left("norm", &tables::NORM),
        left("severity", &tables::SEVERITY),
        right("target", &tables::TARGET),
        left("basis", &tables::BASIS),
    ];
    let mut table = Table::new(None, columns);
    for criterion in &audit.template.criteria {
        let norm = match criterion.norm {
            Norm::Law => cells::word("law", &tables::NORM_LAW),
            Norm::Local => cells::word("local", &tables::NORM_LOCAL),
        };
        let target = audit.template.target_of(criterion);
        let target = target.map_or(Cell::NotApplicable, |target| {
            Cell::Text(exact_percent(lang, target))
        });
        table.push(vec![
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            Cell::Text(rule(audit, criterion, lang)),
            norm,
            cells::text(severity(criterion.severity).text(lang)),
            target,
            cells::text(&criterion.basis),
        ]);
    }
    table
}

fn rule(audit: &Audited, criterion: &Criterion, lang: Lang) -> String {
    let template = &audit.template;
    let rules = template.rules_in_words(criterion);
    let conditions = template.conditions_in_words(criterion);
    let sentences = rules.iter().chain(&conditions);
    let sentences: Vec<String> = sentences.map(|said| said.in_lang(lang)).collect();
    sentences.join(" ")
}

/// Every case with what is wrong and what is open.
pub(in crate::report) fn case_list(audit: &Audited, lang: Lang) -> Table {
    let columns = vec![
        left("area", &tables::AREA),
        right("order", &tables::ORDER),
        left("case", &tables::CASE),
        left("worst", &tables::WORST),
        left("fails", &tables::FAILS),
        left("open", &tables::OPEN),
    ];
    let mut table = Table::new(None, columns);
    for area in &audit.areas {
        for case in audit.cases_of(area) {
            let fails = with_outcomes(audit, case, &[Outcome::Fail]);
            let open = [Outcome::Undetermined, Outcome::Pending, Outcome::NotDue];
            table.push(vec![
                cells::text(&area.title),
                Cell::Count(case.order),
                Cell::Text(case.id.to_string()),
                worst(audit, case, lang),
                Cell::Text(fails.join(", ")),
                Cell::Text(with_outcomes(audit, case, &open).join(", ")),
            ]);
        }
    }
    table
}

fn with_outcomes<'a>(audit: &'a Audited, case: &AssessedCase, wanted: &[Outcome]) -> Vec<&'a str> {
    let assessed = audit.template.criteria.iter().zip(&case.assessments);
    assessed
        .filter(|(_, assessment)| wanted.contains(&assessment.outcome))
        .map(|(criterion, _)| criterion.id.as_str())
        .collect()
}

/// The worst of a case's errors.
pub(super) fn worst(audit: &Audited, case: &AssessedCase, lang: Lang) -> Cell {
    if case.status.is_some_and(CaseStatus::is_missing) {
        return Cell::Text(say::CASE_MISSING.text(lang).to_owned());
    }
    let assessed = audit.template.criteria.iter().zip(&case.assessments);
    let fails = assessed.filter(|(_, assessment)| assessment.outcome == Outcome::Fail);
    let worst: Option<Severity> = fails.map(|(criterion, _)| criterion.severity).max();
    let words = worst.map_or(&tables::CLEAN, severity);
    Cell::Text(words.text(lang).to_owned())
}

/// A time as readers write it, with its offset; what is none stays as it is.
fn time(at: &str, lang: Lang) -> String {
    match chrono::DateTime::parse_from_rfc3339(at) {
        Ok(time) => format!(
            "{} {}",
            lang.date(time.date_naive()),
            time.format("%H:%M:%S %:z")
        ),
        Err(_) => at.to_owned(),
    }
}

fn journal(audit: &Audited, lang: Lang) -> Table {
    let columns = vec![
        right("n", &tables::CRITERION),
        left("at", &tables::AT),
        left("by", &tables::BY),
        left("command", &tables::COMMAND),
        left("reason", &tables::REASON),
    ];
    let mut table = Table::new(None, columns);
    for entry in &audit.method.journal {
        table.push(vec![
            Cell::Count(entry.n),
            Cell::Text(time(&entry.at, lang)),
            cells::text(&entry.by),
            cells::text(&entry.command),
            cells::text(entry.reason.as_deref().unwrap_or_default()),
        ]);
    }
    table
}
