//! `[[criterion.version]]`: the law as it stood. A case is judged by the rule that was in force on a date of its own.

use chrono::{Days, NaiveDate};
use toml::Spanned;

use super::criteria::{Names, the_rule};
use super::model::Rule;
use super::section::Sink;
use super::syntax::{CriterionTable, VersionTable};
use super::values::owned;
use crate::diag::{Diagnostic, code};
use crate::lang::{compose as say, template as template_say};

/// What decides a criterion: one rule for all cases, or the one that was in force.
#[derive(Debug, Clone)]
pub enum Rules {
    /// One for all cases.
    Always(Rule),
    /// The law in time.
    InTime(Versions),
}

/// The rules that a criterion has had, one after the other.
#[derive(Debug, Clone)]
pub struct Versions {
    /// The column whose date chooses.
    pub by: usize,
    /// The versions by the days they begin; no two are in force on one day.
    pub versions: Vec<Version>,
}

/// A rule, and when it was in force.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its first day; its name in `assessments.csv`.
    pub from: NaiveDate,
    /// Its last day; `None` while it is in force.
    pub until: Option<NaiveDate>,
    /// The legal basis: its own, or the criterion's; empty when there is none.
    pub basis: String,
    /// How it decides.
    pub rule: Rule,
}

impl Rules {
    /// All rules there are or were.
    pub fn all(&self) -> impl Iterator<Item = &Rule> {
        let (always, versions) = match self {
            Self::Always(rule) => (Some(rule), None),
            Self::InTime(in_time) => (None, Some(&in_time.versions)),
        };
        let versions = versions.into_iter().flatten().map(|version| &version.rule);
        always.into_iter().chain(versions)
    }

    /// The same, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut Rule> {
        let (always, versions) = match self {
            Self::Always(rule) => (Some(rule), None),
            Self::InTime(in_time) => (None, Some(&mut in_time.versions)),
        };
        let versions = versions.into_iter().flatten();
        let versions = versions.map(|version| &mut version.rule);
        always.into_iter().chain(versions)
    }
}

impl Versions {
    /// The version in force on a day; `None` when none was.
    pub fn in_force(&self, day: NaiveDate) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.validity().holds_on(day))
    }
}

impl Version {
    pub(super) fn validity(&self) -> Validity {
        Validity {
            from: Some(self.from),
            until: self.until,
        }
    }
}

/// The days on which something holds, both ends included; open where there is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether both hold on some day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let ends_before = |one: &Self, other: &Self| match (one.until, other.from) {
            (Some(until), Some(from)) => until < from,
            _ => false,
        };
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// The days between two dates; `None` when the second lies before the first.
    pub(super) fn check(
        from: Option<&Spanned<NaiveDate>>,
        until: Option<&Spanned<NaiveDate>>,
        sink: &Sink,
    ) -> Option<Self> {
        let validity = Self {
            from: from.map(|from| *from.get_ref()),
            until: until.map(|until| *until.get_ref()),
        };
        if let (Some(from), Some(until)) = (from, until)
            && until.get_ref() < from.get_ref()
        {
            let message = say::ENDS_BEFORE
                .with("from", from.get_ref().to_string())
                .with("until", until.get_ref().to_string());
            sink.complain(&code::T081, until.span(), message);
            return None;
        }
        Some(validity)
    }
}

/// The rule of a criterion, or its versions; never both. What is wrong in either is complained of all the same.
pub(super) fn check(table: &CriterionTable, names: &Names<'_>) -> Option<Rules> {
    let rule_key = table.rule.keys.first();
    let column = table.version_by.as_ref().and_then(|by| names.moment(by));
    if table.versions.is_empty() {
        let rule = the_rule(&table.rule, names);
        if let Some(by) = &table.version_by {
            names
                .sink
                .complain(&code::T009, by.span(), say::NO_VERSIONS.message());
            return None;
        }
        return rule.map(Rules::Always);
    }
    let versions = versions(table, names);
    if let Some(key) = rule_key {
        the_rule(&table.rule, names);
        let keys = format!("`{key}`, `version`");
        let message = template_say::SEVERAL_RULES.with("keys", keys);
        let diagnostic = Diagnostic::new(&code::T009, message).at(names.sink.place(key.span()));
        names
            .sink
            .push(diagnostic.help(say::RULE_OR_VERSIONS.message()));
        return None;
    }
    if table.version_by.is_none() {
        let message = say::NO_VERSION_BY.message();
        names
            .sink
            .complain(&code::T009, table.span.clone(), message);
    }
    Some(Rules::InTime(Versions {
        by: column?,
        versions: versions?,
    }))
}

fn versions(table: &CriterionTable, names: &Names<'_>) -> Option<Vec<Version>> {
    let basis = owned(table.basis.as_ref()).unwrap_or_default();
    let mut checked: Vec<_> = table
        .versions
        .iter()
        .map(|table| Some((table.from.as_ref()?.span(), version(table, &basis, names)?)))
        .collect();
    checked.sort_by_key(|version| version.as_ref().map(|(_, version)| version.from));
    in_a_row(checked.iter().flatten(), names.sink);
    checked
        .into_iter()
        .map(|version| version.map(|(_, version)| version))
        .collect()
}

fn version(table: &VersionTable, basis: &str, names: &Names<'_>) -> Option<Version> {
    let rule = the_rule(&table.rule, names);
    let validity = Validity::check(table.from.as_ref(), table.until.as_ref(), names.sink)?;
    Some(Version {
        from: validity.from?,
        until: validity.until,
        basis: owned(table.basis.as_ref()).unwrap_or_else(|| basis.to_owned()),
        rule: rule?,
    })
}

/// Complains of versions that are in force on the same day, and of days between them on which none is.
fn in_a_row<'v>(
    versions: impl Iterator<Item = &'v (std::ops::Range<usize>, Version)>,
    sink: &Sink,
) {
    let mut last: Option<&Version> = None;
    for (place, version) in versions {
        if let Some(last) = last {
            let problem = match last.until {
                Some(until) if until < version.from => gap(until, version.from),
                _ => Some(overlap(last, version)),
            };
            if let Some(problem) = problem {
                sink.push(problem.at(sink.place(place.clone())));
            }
        }
        let ends_later = |last: &Version| {
            version.until.is_none() || last.until.is_some_and(|last| version.until > Some(last))
        };
        if last.is_none_or(ends_later) {
            last = Some(version);
        }
    }
}

fn overlap(earlier: &Version, later: &Version) -> Diagnostic {
    let message = say::VERSIONS_OVERLAP
        .with("other", earlier.from.to_string())
        .with("day", later.from.to_string());
    let day_before = later.from.pred_opt();
    let help = day_before.filter(|day| *day >= earlier.from).map(|day| {
        say::END_THE_EARLIER
            .with("until", day.to_string())
            .with("other", earlier.from.to_string())
    });
    Diagnostic::new(&code::T082, message).help_if(help)
}

fn gap(until: NaiveDate, from: NaiveDate) -> Option<Diagnostic> {
    let first = until.checked_add_days(Days::new(1))?;
    let last = from.pred_opt()?;
    (first <= last).then(|| {
        let message = say::VERSIONS_GAP
            .with("from", first.to_string())
            .with("until", last.to_string());
        Diagnostic::new(&code::T083, message)
    })
}
