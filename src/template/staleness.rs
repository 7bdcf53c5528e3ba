//! `basis_checked`: when somebody last made sure that a legal basis still holds, and which have not been for long.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use toml::Spanned;

use super::model::{Criterion, Template};
use super::section::Sink;
use crate::diag::{Diagnostic, Place, code};
use crate::lang::template_diff as say;

/// A date of a template with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasisChecked {
    /// The day.
    pub date: NaiveDate,
    /// Where it is written.
    pub place: Place,
}

/// The date as it is kept.
pub(super) fn checked(date: Option<&Spanned<NaiveDate>>, sink: &Sink) -> Option<BasisChecked> {
    date.map(|date| BasisChecked {
        date: *date.get_ref(),
        place: sink.place(date.span()),
    })
}

/// The legal bases of a template that were last checked more than `months` months before `today`, or of which it is not
/// said (T113). Those dates that several criteria share are named once. `file` is the template's path.
pub fn stale_bases(
    template: &Template,
    file: &str,
    today: NaiveDate,
    months: u32,
) -> Vec<Diagnostic> {
    let oldest = today
        .checked_sub_months(Months::new(months))
        .unwrap_or(NaiveDate::MIN);
    let with_basis = template
        .criteria
        .iter()
        .filter(|found| !found.basis.is_empty());
    let mut by_date: BTreeMap<Option<NaiveDate>, Vec<(&Criterion, Option<&BasisChecked>)>> =
        BTreeMap::new();
    for criterion in with_basis {
        let checked = criterion
            .basis_checked
            .as_ref()
            .or(template.basis_checked.as_ref());
        if checked.is_none_or(|checked| checked.date < oldest) {
            let date = checked.map(|checked| checked.date);
            by_date.entry(date).or_default().push((criterion, checked));
        }
    }
    let stale = by_date.into_iter().map(|(date, criteria)| {
        let ids: Vec<&str> = criteria
            .iter()
            .map(|(found, _)| found.id.as_str())
            .collect();
        let place = criteria.iter().find_map(|(_, checked)| *checked);
        let message = match date {
            Some(date) => say::STALE_BASIS
                .with("date", date.to_string())
                .with("months", u64::from(months)),
            None => say::NEVER_CHECKED.message(),
        };
        Diagnostic::new(&code::T113, message.with("criteria", ids.join(", ")))
            .at(place.map_or_else(|| Place::file(file), |checked| checked.place.clone()))
            .help(say::SAY_WHEN.message())
    });
    stale.collect()
}
