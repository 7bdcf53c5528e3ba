//! The whole population by its data beside the sample: what was counted in every case, and what it comes to when it is
//! corrected by what the sample showed of the data.

use super::cells::{self, left, right};
use crate::dossier::{AreaPart, Audited, Line};
use crate::findings::{Corrected, Finding, PopulationOutcomes};
use crate::lang::{Lang, Message, beside as say, dossier_tables as tables};
use crate::report::finding_table::whole;
use crate::report::number::{Side, estimate, limit, share};
use crate::report::{Cell, Table};
use crate::template::{Criterion, Norm};

/// What the tables of an audit mean; `None` where there are none.
pub(super) fn means(audit: &Audited, lang: Lang) -> Option<Message> {
    let lines = audit.areas.iter().flat_map(|area| lines(audit, area));
    let corrected: Vec<bool> = lines.map(|line| line.found.corrected.is_some()).collect();
    let confidence = lang.decimal(100.0 * audit.method.confidence.share().to_f64(), 0);
    match corrected.as_slice() {
        [] => None,
        lines if lines.contains(&true) => Some(say::CORRECTED_MEANS.with("confidence", confidence)),
        _ => Some(say::MEANS.message()),
    }
}

/// The table of an area; `None` where every case was drawn, or data decides nothing.
pub(super) fn beside_sample(audit: &Audited, area: &AreaPart, lang: Lang) -> Option<Table> {
    let lines = lines(audit, area);
    let has_corrected = lines.iter().any(|line| line.found.corrected.is_some());
    let mut columns = vec![
        left("criterion", &tables::CRITERION),
        left("question", &tables::QUESTION),
        left("norm", &tables::NORM),
        right("sample", &say::IN_SAMPLE),
        right("population", &say::IN_ALL),
    ];
    columns.extend(has_corrected.then(|| right("corrected", &say::CORRECTED)));
    columns.push(right("undetermined", &tables::UNDETERMINED));
    let title = say::TITLE.with("area", &area.title);
    let mut table = Table::new(Some(title.into()), columns);
    for line in &lines {
        table.push(line.row(has_corrected, lang));
    }
    (!lines.is_empty()).then_some(table)
}

fn lines<'a>(audit: &'a Audited, area: &'a AreaPart) -> Vec<OfAll<'a>> {
    if area.is_census {
        return Vec::new();
    }
    let lines = area.lines.iter();
    lines.filter_map(|line| of_all(audit, line)).collect()
}

/// A criterion that data decides in every case of an area.
struct OfAll<'a> {
    criterion: &'a Criterion,
    sample: &'a Finding,
    found: PopulationOutcomes,
}

fn of_all<'a>(audit: &'a Audited, line: &'a Line) -> Option<OfAll<'a>> {
    let sample = line.finding()?;
    let found = sample.population?;
    found.rate?;
    Some(OfAll {
        criterion: audit.criterion(line)?,
        sample,
        found,
    })
}

impl OfAll<'_> {
    fn row(&self, has_corrected: bool, lang: Lang) -> Vec<Cell> {
        let criterion = self.criterion;
        let norm = match criterion.norm {
            Norm::Law => cells::word("law", &tables::NORM_LAW),
            Norm::Local => cells::word("local", &tables::NORM_LOCAL),
        };
        let decided = self.found.pass + self.found.fail;
        let sample = match self.sample.decided() {
            0 => Cell::NotApplicable,
            decided => whole(&share(lang, self.sample.pass, decided)),
        };
        let mut row = vec![
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            norm,
            sample,
            whole(&share(lang, self.found.pass, decided)),
        ];
        row.extend(has_corrected.then(|| match self.found.corrected {
            None => Cell::NotApplicable,
            Some(corrected) => whole(&compliance(&corrected, decided, lang)),
        }));
        row.push(Cell::Count(self.found.undetermined));
        row
    }
}

/// The corrected compliance with its limits.
fn compliance(corrected: &Corrected, decided: u64, lang: Lang) -> String {
    let complying = |rate: f64| (1.0 - rate).clamp(0.0, 1.0);
    let [lower, upper] = [corrected.upper_rate, corrected.lower_rate].map(complying);
    let message = say::ESTIMATE
        .with("share", estimate(lang, complying(corrected.rate), decided))
        .with("lower", limit(lang, lower, Side::Lower, decided))
        .with("upper", limit(lang, upper, Side::Upper, decided));
    message.in_lang(lang)
}
