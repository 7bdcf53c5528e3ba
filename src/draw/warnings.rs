//! What somebody should look at before a draw is used: cases of which something could not be decided, and names that are
//! perhaps one name written in two ways. Nothing is changed because of it.

use super::exclusion::Answer;
use super::found::Found;
use super::near_areas::near_areas;
use super::record::{DrawRecord, ExclusionRecord};
use crate::diag::{Diagnostic, Place, code};
use crate::extract::{Scan, Source};
use crate::lang::population as say;

/// How many pairs of areas are named.
const MOST_NAMED: usize = 5;

/// The warnings of a draw.
pub(super) fn warnings(source: &Source, found: &Found, record: &DrawRecord) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    warnings.extend(record.exclusions.iter().filter_map(undecided));
    warnings.extend(
        record
            .avoid
            .iter()
            .filter(|list| list.found == 0)
            .map(|list| {
                let message = say::NONE_AVOIDED
                    .with("name", list.name.as_str())
                    .with("cases", list.cases);
                Diagnostic::new(&code::D047, message).help(say::SAME_CASE_ID.message())
            }),
    );
    warnings.extend(areas_alike(record));
    warnings.extend(hidden_in_ids(source, &found.scan));
    warnings.extend(ids_alike(source, found));
    warnings
}

/// Cases of which a condition could not be decided.
fn undecided(exclusion: &ExclusionRecord) -> Option<Diagnostic> {
    let (cases, phrase) = match exclusion.excludes {
        Answer::True => (exclusion.undecided, &say::UNDECIDED_STAY),
        Answer::False => return None,
        Answer::Unknown => (exclusion.cases, &say::UNDECIDED_LEFT_OUT),
    };
    let message = phrase
        .with("cases", cases)
        .with("reason", exclusion.reason.as_str())
        .with("condition", exclusion.condition.as_str());
    (cases > 0).then(|| Diagnostic::new(&code::D046, message))
}

fn areas_alike(record: &DrawRecord) -> Option<Diagnostic> {
    let areas: Vec<(String, u64)> = record
        .areas
        .iter()
        .map(|area| (area.area.clone(), area.population + area.avoided))
        .collect();
    let near = near_areas(&areas);
    if near.is_empty() {
        return None;
    }
    let count = u64::try_from(near.len()).unwrap_or(u64::MAX);
    let mut diagnostic = Diagnostic::new(&code::D048, say::AREAS_ALIKE.with("pairs", count));
    for pair in near.into_iter().take(MOST_NAMED) {
        let message = say::PAIR_OF_AREAS
            .with("one", pair.one.0)
            .with("cases", pair.one.1)
            .with("other", pair.other.0)
            .with("others", pair.other.1);
        diagnostic = diagnostic.help(message);
    }
    Some(diagnostic.help(say::NAME_THE_AREAS.message()))
}

fn hidden_in_ids(source: &Source, scan: &Scan) -> Option<Diagnostic> {
    let hidden = &scan.hidden;
    let first = hidden.lines.first()?;
    let lines: Vec<String> = hidden.lines.iter().map(u64::to_string).collect();
    let message = say::HIDDEN_IN_IDS
        .with("rows", hidden.rows)
        .with("lines", lines.join(", "));
    let diagnostic = Diagnostic::new(&code::D049, message).at(Place::line(&source.name, *first));
    Some(diagnostic.help(say::IDS_ARE_NOT_CHANGED.message()))
}

fn ids_alike(source: &Source, found: &Found) -> Option<Diagnostic> {
    let alike = &found.extracted.alike;
    let (first, _) = alike.lines.first()?;
    let pairs: Vec<String> = alike
        .lines
        .iter()
        .map(|(one, other)| format!("{one}/{other}"))
        .collect();
    let message = say::IDS_ALIKE
        .with("ids", alike.ids)
        .with("lines", pairs.join(", "));
    let diagnostic = Diagnostic::new(&code::D050, message).at(Place::line(&source.name, *first));
    Some(diagnostic.help(say::IDS_ARE_NOT_CHANGED.message()))
}
