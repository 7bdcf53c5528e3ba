//! What somebody should look at before a draw is used: cases of which something could not be decided, and names that are
//! perhaps one name written in two ways. Nothing is changed because of it.

use super::exclusion::Answer;
use super::found::Found;
use super::near_areas::near_areas;
use super::record::{DrawRecord, ExclusionRecord};
use crate::cell::begins_like_formula;
use crate::diag::{Diagnostic, Place, code};
use crate::extract::{At, Extract, Part, file_remarks};
use crate::lang::{population as say, pseudonym as safety};

/// How many pairs of areas are named.
const MOST_NAMED: usize = 5;

/// The warnings of a draw.
pub(super) fn warnings(source: &Extract, found: &Found, record: &DrawRecord) -> Vec<Diagnostic> {
    let mut warnings = file_remarks(source, &found.columns, &found.scan);
    warnings.extend(found.scan.remarks.iter().cloned());
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
    warnings.extend(like_formulas(found));
    warnings.extend(hidden_in_ids(source, found));
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

/// Values of drawn cases that a spreadsheet would work out. They are kept as they are, since `sample.csv` is exact.
fn like_formulas(found: &Found) -> Option<Diagnostic> {
    let cases = found.drawn.iter().flat_map(|drawn| &drawn.cases);
    let values = cases.flat_map(|case| {
        let names = [case.area.as_str(), case.id.as_str()].into_iter();
        names.chain(case.kept.iter().map(String::as_str))
    });
    let count = values.filter(|value| begins_like_formula(value)).count();
    let message = safety::LIKE_FORMULAS.with("count", u64::try_from(count).unwrap_or(u64::MAX));
    let diagnostic = Diagnostic::new(&code::D123, message);
    (count > 0).then(|| diagnostic.help(safety::OPEN_AS_TEXT.message()))
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

fn hidden_in_ids(source: &Extract, found: &Found) -> Vec<Diagnostic> {
    let files = source.parts().iter().zip(&found.scan.hidden);
    let warnings = files.filter_map(|(part, hidden)| {
        let first = hidden.lines.first()?;
        let lines: Vec<String> = hidden.lines.iter().map(u64::to_string).collect();
        let message = say::HIDDEN_IN_IDS
            .with("rows", hidden.rows)
            .with("lines", lines.join(", "));
        let place = Place::line(&part.survey.name, *first);
        let diagnostic = Diagnostic::new(&code::D049, message).at(place);
        Some(diagnostic.help(say::IDS_ARE_NOT_CHANGED.message()))
    });
    warnings.collect()
}

fn ids_alike(source: &Extract, found: &Found) -> Option<Diagnostic> {
    let alike = &found.extracted.alike;
    let (first, _) = alike.places.first()?;
    let shown = |at: &At| match source.parts() {
        [_] => at.line.to_string(),
        parts => {
            let name = parts.get(at.part).map(Part::file_name);
            format!("{} {}", name.unwrap_or_default(), at.line)
        }
    };
    let pairs: Vec<String> = alike
        .places
        .iter()
        .map(|(one, other)| format!("{}/{}", shown(one), shown(other)))
        .collect();
    let message = say::IDS_ALIKE
        .with("ids", alike.ids)
        .with("lines", pairs.join(", "));
    let file = source.parts().get(first.part)?;
    let place = Place::line(&file.survey.name, first.line);
    let diagnostic = Diagnostic::new(&code::D050, message).at(place);
    Some(diagnostic.help(say::IDS_ARE_NOT_CHANGED.message()))
}
