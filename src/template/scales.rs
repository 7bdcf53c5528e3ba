//! `[scales.NAME]`: the answers that a reviewer can choose from, and what comes of each.
//!
//! The scale `yes-no` is built in. A reviewer may overrule what data decided by its options as well.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;
use toml::Spanned;

use super::criteria::well_formed_id;
use super::outcome::Outcome;
use super::section::{Section, Sink};
use super::syntax::CriterionTable;
use super::values::not_allowed;
use crate::diag::{Diagnostic, code, nearest};
use crate::extract::excerpt;
use crate::lang::{Lang, scales as say, template};

/// The name of the built-in scale.
const YES_NO: &str = "yes-no";
/// The option for what lawfully did not happen: the citizen declined, was ill ...
const LAWFUL_EXCEPTION: &str = "lawful_exception";

/// The answers that a reviewer can choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its name in the template.
    pub name: String,
    /// The options, in the order they are offered.
    pub options: Vec<ScaleOption>,
}

/// One answer of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleOption {
    /// Its name in files.
    pub id: String,
    /// What a reviewer reads and may write: in the template's language, or in Danish and English.
    pub labels: Vec<String>,
    /// What it comes to: pass, fail, not applicable or undetermined.
    pub outcome: Outcome,
    /// Points of a pass or a fail, 0 to 1; `None` for all other outcomes.
    pub points: Option<Decimal>,
    /// Whether it does not stand on its own, without the reviewer's words.
    pub needs_comment: bool,
    /// Whether it holds only with the code of a reason.
    pub needs_reason: bool,
}

impl Scale {
    /// The built-in scale: ja, delvist (half the points, counts as a fail), nej, ikke relevant, kan ikke vurderes, and
    /// lovlig undtagelse: what was lawfully not done is a pass, with the code of its reason.
    ///
    /// ```
    /// # use sagsaudit::template::Scale;
    /// assert_eq!(Scale::yes_no().option("Kan ikke vurderes").unwrap().id, "cannot_judge");
    /// ```
    pub fn yes_no() -> &'static Arc<Self> {
        static SCALE: LazyLock<Arc<Scale>> = LazyLock::new(|| Arc::new(yes_no()));
        &SCALE
    }

    /// The option that a reviewer means by its id or a label, in any case; `None` when it is not on the scale.
    pub fn option(&self, written: &str) -> Option<&ScaleOption> {
        let written = folded(written);
        self.options
            .iter()
            .find(|option| option.names().any(|name| folded(name) == written))
    }

    /// The ids of all options, for a message.
    pub fn ids(&self) -> String {
        let ids: Vec<&str> = self
            .options
            .iter()
            .map(|option| option.id.as_str())
            .collect();
        ids.join(", ")
    }
}

impl ScaleOption {
    /// What a reviewer reads.
    pub fn label(&self, lang: Lang) -> &str {
        let [first, rest @ ..] = self.labels.as_slice() else {
            return &self.id;
        };
        match lang {
            Lang::Da => first,
            Lang::En => rest.first().unwrap_or(first),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.id)
            .chain(&self.labels)
            .map(String::as_str)
    }
}

/// A name without what readers do not mind.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

fn yes_no() -> Scale {
    use Outcome::{Fail, NotApplicable, Pass, Undetermined};
    let half = Decimal::new(5, 1);
    let options = [
        ("yes", ["ja", "yes"], Pass, Some(Decimal::ONE)),
        ("partly", ["delvist", "partly"], Fail, Some(half)),
        ("no", ["nej", "no"], Fail, Some(Decimal::ZERO)),
        (
            "not_relevant",
            ["ikke relevant", "not relevant"],
            NotApplicable,
            None,
        ),
        (
            "cannot_judge",
            ["kan ikke vurderes", "cannot judge"],
            Undetermined,
            None,
        ),
        (
            LAWFUL_EXCEPTION,
            ["lovlig undtagelse", "lawful exception"],
            Pass,
            Some(Decimal::ONE),
        ),
    ];
    let options = options.map(|(id, labels, outcome, points)| ScaleOption {
        id: id.to_owned(),
        labels: labels.map(str::to_owned).to_vec(),
        outcome,
        points,
        needs_comment: needs_comment(outcome),
        needs_reason: id == LAWFUL_EXCEPTION,
    });
    Scale {
        name: YES_NO.to_owned(),
        options: options.to_vec(),
    }
}

/// What is held against a case, or says nothing of it, has to be explained.
fn needs_comment(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Fail | Outcome::Undetermined)
}

/// `[scales.NAME]`, as written.
#[derive(Debug)]
pub(super) struct ScaleTable {
    name: Spanned<String>,
    /// `None` when they are no list of tables, or not there.
    options: Option<Vec<OptionTable>>,
}

#[derive(Debug)]
struct OptionTable {
    id: Option<Spanned<String>>,
    label: Option<Spanned<String>>,
    outcome: Option<Spanned<String>>,
    points: Option<Spanned<String>>,
    /// The place of `points`, whatever its value.
    has_points: bool,
    comment: Option<Spanned<bool>>,
}

/// Reads `[scales]`.
pub(super) fn parse(section: Section<'_>) -> Vec<ScaleTable> {
    section
        .named_sections()
        .into_iter()
        .map(|(name, scale)| {
            let options = scale.required_sections("options");
            scale.finish();
            ScaleTable {
                name,
                options: options.map(|options| options.into_iter().map(option_table).collect()),
            }
        })
        .collect()
}

fn option_table(section: Section<'_>) -> OptionTable {
    let table = OptionTable {
        id: section.required_text("id"),
        label: section.text("label"),
        outcome: section.required_text("outcome"),
        has_points: section.has("points"),
        points: section.number("points"),
        comment: section.flag("comment"),
    };
    section.finish();
    table
}

/// The scales of a template by name; `None` for one with which something is wrong.
#[derive(Debug)]
pub(super) struct Scales(BTreeMap<String, Option<Arc<Scale>>>);

impl Scales {
    /// The scale that a criterion names.
    pub fn find(&self, name: &Spanned<String>, sink: &Sink) -> Option<Arc<Scale>> {
        if let Some(scale) = self.0.get(name.get_ref()) {
            return scale.clone();
        }
        let known = || self.0.keys().map(String::as_str);
        let message = say::UNKNOWN_SCALE.with("scale", excerpt(name.get_ref()));
        let near =
            nearest(name.get_ref(), known()).map(|near| template::DID_YOU_MEAN.with("name", near));
        let list = say::SCALES.with("names", known().collect::<Vec<_>>().join(", "));
        let diagnostic = Diagnostic::new(&code::T100, message).at(sink.place(name.span()));
        sink.push(diagnostic.help(near.unwrap_or(list)));
        None
    }
}

/// Checks the scales, and says which of them no criterion uses.
pub(super) fn check(
    tables: &[ScaleTable],
    criteria: Option<&[CriterionTable]>,
    sink: &Sink,
) -> Scales {
    let mut scales = BTreeMap::from([(YES_NO.to_owned(), Some(Arc::clone(Scale::yes_no())))]);
    for table in tables {
        let name = table.name.get_ref();
        if name == YES_NO {
            sink.complain(&code::T101, table.name.span(), say::BUILT_IN.message());
            continue;
        }
        let scale = well_formed_id(&table.name, sink)
            .then(|| scale(table, sink))
            .flatten();
        scales.insert(name.clone(), scale.map(Arc::new));
        let is_used =
            |criterion: &CriterionTable| criterion.answers().any(|answer| answer.get_ref() == name);
        if criteria.is_some_and(|criteria| !criteria.iter().any(is_used)) {
            let message = say::UNUSED_SCALE.with("scale", excerpt(name));
            sink.complain(&code::T102, table.name.span(), message);
        }
    }
    Scales(scales)
}

fn scale(table: &ScaleTable, sink: &Sink) -> Option<Scale> {
    let tables = table.options.as_ref()?;
    let options: Vec<_> = tables.iter().map(|table| option(table, sink)).collect();
    let unique = unique_names(tables, sink);
    let options = options.into_iter().collect::<Option<Vec<_>>>()?;
    unique.then(|| Scale {
        name: table.name.get_ref().clone(),
        options,
    })
}

/// An answer must be one option, whether it is written by id or by label.
fn unique_names(options: &[OptionTable], sink: &Sink) -> bool {
    let mut seen = BTreeSet::new();
    let mut unique = true;
    for option in options {
        let own: Vec<_> = [&option.id, &option.label].into_iter().flatten().collect();
        for name in &own {
            if seen.contains(&folded(name.get_ref())) {
                let message = say::DUPLICATE_OPTION.with("name", excerpt(name.get_ref()));
                sink.complain(&code::T101, name.span(), message);
                unique = false;
            }
        }
        seen.extend(own.into_iter().map(|name| folded(name.get_ref())));
    }
    unique
}

fn option(table: &OptionTable, sink: &Sink) -> Option<ScaleOption> {
    let id = table.id.as_ref().filter(|id| well_formed_id(id, sink));
    let outcome = table
        .outcome
        .as_ref()
        .and_then(|outcome| option_outcome(outcome, sink));
    let points = points(table, outcome, sink);
    let outcome = outcome?;
    let label = table.label.iter().map(|label| label.get_ref().trim());
    Some(ScaleOption {
        id: id?.get_ref().clone(),
        labels: label.map(str::to_owned).collect(),
        outcome,
        points: points?,
        needs_comment: table
            .comment
            .as_ref()
            .map_or(needs_comment(outcome), |comment| *comment.get_ref()),
        needs_reason: false,
    })
}

/// The outcomes that an answer can have: the others are for cases that nobody has answered.
pub(super) const OF_ANSWERS: [Outcome; 4] = [
    Outcome::Pass,
    Outcome::Fail,
    Outcome::NotApplicable,
    Outcome::Undetermined,
];

fn option_outcome(text: &Spanned<String>, sink: &Sink) -> Option<Outcome> {
    let found = OF_ANSWERS
        .into_iter()
        .find(|outcome| outcome.name() == text.get_ref());
    if found.is_none() {
        not_allowed(text, OF_ANSWERS.into_iter().map(Outcome::name), sink);
    }
    found
}

/// The points of an option; the outer `None` when they are wrong.
fn points(table: &OptionTable, outcome: Option<Outcome>, sink: &Sink) -> Option<Option<Decimal>> {
    let counts = outcome.is_none_or(|outcome| matches!(outcome, Outcome::Pass | Outcome::Fail));
    let Some(text) = &table.points else {
        let by_outcome = match outcome {
            Some(Outcome::Pass) => Some(Decimal::ONE),
            Some(Outcome::Fail) => Some(Decimal::ZERO),
            _ => None,
        };
        return (!table.has_points).then_some(by_outcome);
    };
    let points = Decimal::from_str(text.get_ref()).ok();
    let points = points.filter(|points| (Decimal::ZERO..=Decimal::ONE).contains(points));
    let trouble = match points {
        None => say::BAD_POINTS.with("value", excerpt(text.get_ref())),
        Some(_) if !counts => say::POINTS_OF_NOTHING.message(),
        Some(_) => return Some(points),
    };
    sink.complain(&code::T032, text.span(), trouble);
    None
}
