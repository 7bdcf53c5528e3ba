//! A template that has passed its checks.

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::case_tests::CaseTest;
use super::dependence::Dependence;
use super::events::{Count, Derive, Events, Interval};
use super::indicators::Indicator;
use super::norms::LocalNorm;
use super::rating::Rating;
use super::scales::Scale;
use super::staleness::BasisChecked;
use super::supervision::SaidOfSupervision;
use super::tables::PublishedDeadlines;
use super::versions::Rules;
use crate::calendar::{Calendar, Within};
use crate::case::ColumnType;
use crate::draw::{AreaName, TemplateRecord};
use crate::lang::Lang;
use crate::rule::Expression;
use crate::stats::share::{Confidence, Share};

/// A checklist: the columns it needs, the criteria it scores, and how its audits are drawn and judged.
#[derive(Debug, Clone)]
pub struct Template {
    /// The name by which it is found; the file's name without `.toml`.
    pub id: String,
    /// The edition, as text.
    pub version: String,
    /// What it is called in a report.
    pub title: String,
    /// The language of its questions, and of the sentences kept in an audit folder.
    pub language: Lang,
    /// What it is for; empty when not given.
    pub description: String,
    /// Who stands behind it; empty when not given.
    pub authority: String,
    /// How many cases are drawn.
    pub sampling: Sampling,
    /// What is asked of the findings.
    pub targets: Targets,
    /// How deadlines are counted.
    pub calendar: Calendar,
    /// How findings become conclusions.
    pub rating: Rating,
    /// Where its audits stand among the kinds of supervision.
    pub supervision: SaidOfSupervision,
    /// The columns, in the order of the file; criteria name them by position.
    pub columns: Vec<Column>,
    /// The event tables, in the order of the file; rules name them by position.
    pub events: Vec<Events>,
    /// The criteria, in the order of the file.
    pub criteria: Vec<Criterion>,
    /// Which cases are left out of the population, in the order of the file.
    pub exclusions: Vec<Exclude>,
    /// The areas that names in an extract stand for, in the order of the file.
    pub areas: Vec<AreaName>,
    /// The lengths of time the municipality has set, by name; rules hold the time itself.
    pub norms: Vec<LocalNorm>,
    /// The deadlines the municipality has published; rules name them by position.
    pub tables: Vec<PublishedDeadlines>,
    /// When its legal bases were last checked, where a criterion does not say otherwise.
    pub basis_checked: Option<BasisChecked>,
    /// The criteria of an earlier audit that rules ask for with `prior`. Their outcomes stand behind the columns, in this
    /// order.
    pub priors: Vec<String>,
    /// What is counted over the population, in the order of the file.
    pub indicators: Vec<Indicator>,
    /// The cases it is tested with, in the order of the file.
    pub tests: Vec<CaseTest>,
    /// The template as one file: its own text, or what it was composed of. An audit folder keeps it.
    pub text: String,
    /// SHA-256 of the bytes of `text`, lower-case hex.
    pub sha256: String,
}

impl Template {
    /// Positions of the columns that have a role.
    pub fn with_role(&self, role: Role) -> Vec<usize> {
        let matching = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.role == Some(role));
        matching.map(|(position, _)| position).collect()
    }

    /// What an area is called for a reader: its title, or the name it has in files.
    pub fn title_of<'a>(&'a self, area: &'a str) -> &'a str {
        let named = self.areas.iter().find(|named| named.area == area);
        named
            .and_then(|named| named.title.as_deref())
            .unwrap_or(area)
    }

    /// The template as a draw record names it.
    pub fn record(&self) -> TemplateRecord {
        TemplateRecord {
            id: self.id.clone(),
            version: self.version.clone(),
            sha256: self.sha256.clone(),
        }
    }

    /// The lengths of time that its rules and published deadlines name; one may be named several times.
    pub fn lengths(&self) -> Vec<Within> {
        let rules = self
            .criteria
            .iter()
            .flat_map(|criterion| criterion.rules.all());
        let published = self.tables.iter().flat_map(|table| &table.rows);
        let published = published.map(|row| row.within);
        rules.flat_map(Rule::lengths).chain(published).collect()
    }

    /// The share of cases that must comply for a criterion: its own target, or the template's.
    pub fn target_of(&self, criterion: &Criterion) -> Option<Share> {
        criterion.target.or(self.targets.compliance)
    }
}

/// `[sampling]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sampling {
    /// Cases drawn in each area.
    pub per_area: u64,
    /// Reserve cases drawn in each area beside them.
    pub reserve: u64,
}

/// `[targets]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// The share of cases that must comply; `None` when the template sets no target.
    pub compliance: Option<Share>,
    /// The confidence of every limit.
    pub confidence: Confidence,
    /// The error share above which an error counts as widespread.
    pub tolerable: Share,
}

/// `[columns.NAME]`, or `[events.TABLE.NAME]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name that expressions use and that stands in `sample.csv`.
    pub name: String,
    /// What it holds.
    pub kind: ColumnType,
    /// Other headers it is known by.
    pub aliases: Vec<String>,
    /// Whether an extract without it is refused.
    pub required: bool,
    /// What it is besides a column of data.
    pub role: Option<Role>,
    /// Where its values come from, when that is not a column of the extract.
    pub derive: Option<Derive>,
}

/// `[[exclude]]`: cases that do not belong to the population.
#[derive(Debug, Clone)]
pub struct Exclude {
    /// Why, as it is counted and reported.
    pub reason: String,
    /// Cases of which this is true are left out; those for which it cannot be decided stay, and are warned of.
    pub condition: Expression,
}

/// `[[criterion]]`: one thing checked.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// The stable name, such as `SDP-01`.
    pub id: String,
    /// What is asked, as a reviewer reads it.
    pub question: String,
    /// The sentence for a case that fails; empty when not given.
    pub finding: String,
    /// Where to look and what counts; empty when not given.
    pub help: String,
    /// The legal basis; empty when there is none.
    pub basis: String,
    /// When the legal basis was last checked; `None` when the criterion does not say.
    pub basis_checked: Option<BasisChecked>,
    /// Whether a breach is a breach of law or of a norm the municipality has set itself.
    pub norm: Norm,
    /// How bad a fail is.
    pub severity: Severity,
    /// Which side of good case work it belongs to.
    pub dimension: Option<Dimension>,
    /// The theme it can be picked by.
    pub theme: Option<String>,
    /// Its weight in the score of a case; above 0.
    pub weight: Decimal,
    /// Its own target, instead of the template's.
    pub target: Option<Share>,
    /// When it applies at all; always when `None`.
    pub applies_if: Option<Expression>,
    /// The outcome of another criterion under which it applies; always when `None`.
    pub applies_when: Option<Dependence>,
    /// How it is decided.
    pub rules: Rules,
}

impl Limit {
    /// The column that it is reckoned from.
    pub fn column(&self) -> usize {
        match self {
            Self::Within { from: column, .. }
            | Self::Published { from: column, .. }
            | Self::Before { column, .. }
            | Self::By { column } => *column,
        }
    }
}

impl Criterion {
    /// Whether the criterion concerns every case of an area: it can come out neither as not applicable nor as not due.
    pub fn always_applies(&self) -> bool {
        self.applies_if.is_none()
            && self.applies_when.is_none()
            && matches!(self.rules, Rules::Always(Rule::PassIf(_)))
    }

    /// Whether a reviewer has to answer it, in whichever version.
    pub fn is_manual(&self) -> bool {
        self.rules.all().all(|rule| matches!(rule, Rule::Answer(_)))
    }

    /// What a reviewer can answer: the criterion's own scale, or the built-in one to overrule what data decided.
    pub fn scale(&self) -> &Scale {
        let own = self.rules.all().find_map(|rule| match rule {
            Rule::Answer(scale) => Some(scale),
            Rule::Deadline(_) | Rule::Interval(_) | Rule::Count(_) | Rule::PassIf(_) => None,
        });
        own.unwrap_or_else(|| Scale::yes_no())
    }
}

/// How a criterion is decided.
#[derive(Debug, Clone)]
pub enum Rule {
    /// By two dates and a limit.
    Deadline(Deadline),
    /// By how closely events follow each other.
    Interval(Interval),
    /// By the number of events in a window.
    Count(Count),
    /// By an expression over the columns.
    PassIf(Expression),
    /// By a reviewer, who chooses from a scale.
    Answer(Arc<Scale>),
}

impl Rule {
    /// The lengths of time after a date that the rule itself names.
    fn lengths(&self) -> Vec<Within> {
        match self {
            Self::Deadline(deadline) => match deadline.limit {
                Limit::Within { within, .. } => vec![within],
                Limit::Published { .. } | Limit::Before { .. } | Limit::By { .. } => Vec::new(),
            },
            Self::Interval(interval) => vec![interval.first_within, interval.then_every],
            Self::Count(count) => vec![count.within],
            Self::PassIf(_) | Self::Answer(_) => Vec::new(),
        }
    }
}

/// `deadline = { ... }`: something must have happened by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// When it is due.
    pub limit: Limit,
    /// The column that says when it happened.
    pub to: usize,
}

/// When a deadline is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A time after the date of a column.
    Within {
        /// The column that starts the clock.
        from: usize,
        /// How long.
        within: Within,
    },
    /// A time after the date of a column, which the municipality has published.
    Published {
        /// The column that starts the clock, and whose date says which deadline held.
        from: usize,
        /// The position of the table among the template's.
        table: usize,
        /// The column that says what to look up.
        by: usize,
    },
    /// A time before the date of a column.
    Before {
        /// The column that holds the date.
        column: usize,
        /// How long before it.
        at_least: Within,
    },
    /// On the date of a column.
    By {
        /// The column that holds the due date.
        column: usize,
    },
}

/// A closed list of words in a template, such as severities.
pub trait Named: Copy + 'static {
    /// All members with their names, in the order they are listed to a user.
    const NAMES: &'static [(&'static str, Self)];

    /// The name used in templates and machine files.
    fn name(self) -> &'static str;
}

macro_rules! named {
    ($(#[$doc:meta])* $kind:ident { $( $(#[$member_doc:meta])* $member:ident = $name:literal, )* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $kind { $( $(#[$member_doc])* $member, )* }

        impl Named for $kind {
            const NAMES: &'static [(&'static str, Self)] = &[$( ($name, Self::$member), )*];

            fn name(self) -> &'static str {
                match self { $( Self::$member => $name, )* }
            }
        }
    };
}

named! {
    /// What a column is besides a column of data.
    Role {
        /// Part of the case id.
        Id = "id",
        /// Part of the area.
        Area = "area",
        /// The citizen.
        Person = "person",
        /// An amount of money.
        Amount = "amount",
        /// Something about an employee, never reported by value.
        Personal = "personal",
    }
}

named! {
    /// Where the rule comes from.
    Norm {
        /// A demand of law.
        Law = "law",
        /// A norm the municipality has set itself.
        Local = "local",
    }
}

named! {
    /// How bad a fail is, mildest first.
    Severity {
        /// A matter of form; alone it does not make a case faulty.
        Formal = "formal",
        /// It matters to the citizen or the decision.
        Material = "material",
        /// It may have made the decision wrong.
        Critical = "critical",
    }
}

named! {
    /// Which way an indicator is better.
    Direction {
        /// A low share is good.
        Lower = "lower",
        /// A high share is good.
        Higher = "higher",
    }
}

named! {
    /// What an indicator says of its cases.
    Figure {
        /// How many of those that are counted.
        Share = "share",
        /// How many.
        Count = "count",
        /// The value in the middle.
        Median = "median",
        /// The mean value.
        Mean = "mean",
        /// All values together.
        Sum = "sum",
        /// The smallest value.
        Min = "min",
        /// The largest value.
        Max = "max",
        /// The value that a tenth of the values do not exceed.
        P10 = "p10",
        /// The value that a quarter of the values do not exceed.
        P25 = "p25",
        /// The value that three quarters of the values do not exceed.
        P75 = "p75",
        /// The value that nine tenths of the values do not exceed.
        P90 = "p90",
        /// The value that 95 of 100 values do not exceed.
        P95 = "p95",
        /// The value that 99 of 100 values do not exceed.
        P99 = "p99",
    }
}

named! {
    /// Which side of good case work a criterion belongs to.
    Dimension {
        /// Social work.
        Professional = "professional",
        /// Law.
        Legal = "legal",
        /// Administration.
        Administrative = "administrative",
        /// Ethics.
        Ethical = "ethical",
        /// Money.
        Financial = "financial",
    }
}
