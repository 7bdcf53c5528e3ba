//! A template that has passed its checks.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::rating::Rating;
use crate::calendar::{Calendar, Within};
use crate::case::ColumnType;
use crate::draw::TemplateRecord;
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
    /// The columns, in the order of the file; criteria name them by position.
    pub columns: Vec<Column>,
    /// The criteria, in the order of the file.
    pub criteria: Vec<Criterion>,
    /// SHA-256 of the file's bytes, lower-case hex.
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

    /// The template as a draw record names it.
    pub fn record(&self) -> TemplateRecord {
        TemplateRecord {
            id: self.id.clone(),
            version: self.version.clone(),
            sha256: self.sha256.clone(),
        }
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

/// `[columns.NAME]`.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// How it is decided.
    pub rule: Rule,
}

impl Criterion {
    /// Whether the criterion concerns every case of an area: it can come out neither as not applicable nor as not due.
    pub fn always_applies(&self) -> bool {
        self.applies_if.is_none() && matches!(self.rule, Rule::PassIf(_))
    }

    /// Whether two dates decide it.
    pub fn has_deadline(&self) -> bool {
        matches!(self.rule, Rule::Deadline(_))
    }

    /// Whether a reviewer has to answer it.
    pub fn is_manual(&self) -> bool {
        matches!(self.rule, Rule::Answer(_))
    }
}

/// How a criterion is decided.
#[derive(Debug, Clone)]
pub enum Rule {
    /// By two dates and a limit.
    Deadline(Deadline),
    /// By an expression over the columns.
    PassIf(Expression),
    /// By a reviewer.
    Answer(AnswerScale),
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
    /// On the date of a column.
    By {
        /// The column that holds the due date.
        column: usize,
    },
}

/// The answers a reviewer can choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerScale {
    /// ja, delvist, nej, ikke relevant, kan ikke vurderes.
    YesNo,
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
