//! `[rating]`: the bands that turn what was found in an area into a conclusion.
//!
//! Bands are tried from the top; the first one whose condition holds gives the level and the sentence. A template
//! without bands has the five steps of the wording scale that Danish auditors use. Which findings lead to which step is
//! this program's proposal, not a standard, and every conclusion names what triggered it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::model::{Norm, Severity};
use super::section::{Section, Sink};
use super::values::{not_allowed, owned, share, word};
use crate::diag::{Diagnostic, code};
use crate::extract::excerpt;
use crate::lang::{Lang, Phrase, rating as say};
use crate::stats::prevalence::Prevalence;
use crate::stats::share::Share;

/// The highest level a band can have.
pub(super) const HIGHEST_LEVEL: u64 = 9;

/// What a condition can ask of how common an error is, by name.
pub(super) const PREVALENCES: [(&str, Prevalence); 3] = [
    ("single", Prevalence::Single),
    ("several", Prevalence::Several),
    ("widespread", Prevalence::Widespread),
];

/// What a sentence can have filled in.
pub const MARKS: [&str; 4] = ["area", "drawn", "population", "upper"];

/// How findings become conclusions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// Above this share of undetermined among the cases that should have been decided nothing is concluded.
    pub most_undetermined: Share,
    /// With fewer sampled cases than this nothing is concluded, unless the area was taken whole.
    pub fewest_cases: u64,
    /// The bands, tried from the first; the last one always holds.
    pub bands: Vec<Band>,
}

/// `[[rating.band]]`: a step of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Its number, 1 to 9; in the built-in scale 1 is in order and 5 urgent.
    pub level: u8,
    /// A few words for tables; empty when not given.
    pub title: String,
    /// The sentence of the conclusion; [`MARKS`] stand in braces.
    pub sentence: String,
    /// It holds when one of these does; always when there is none.
    pub when: Vec<Condition>,
}

/// What must have been found. Only criteria with at least one error count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Criteria at least so severe.
    pub severity: Severity,
    /// Only breaches of law, or of local norms; of both when `None`.
    pub norm: Option<Norm>,
    /// Each of them at least so common.
    pub prevalence: Option<Prevalence>,
    /// Each of them with a target that is not met.
    pub target_not_met: bool,
    /// Each of them called systematic by the auditor.
    pub systematic: bool,
    /// At least so many criteria.
    pub criteria: u64,
    /// At least so many errors in them together.
    pub errors: u64,
}

impl Condition {
    /// At least one error in a criterion of some severity.
    pub const fn any(severity: Severity) -> Self {
        Self {
            severity,
            norm: None,
            prevalence: None,
            target_not_met: false,
            systematic: false,
            criteria: 1,
            errors: 1,
        }
    }
}

impl Rating {
    /// The five steps that hold where a template has no bands.
    pub fn standard(lang: Lang) -> Self {
        let of = |level, title: &Phrase, sentence: &Phrase, when| Band {
            level,
            title: title.text(lang).to_owned(),
            sentence: sentence.text(lang).to_owned(),
            when,
        };
        let critical = Condition::any(Severity::Critical);
        let material = Condition::any(Severity::Material);
        let systematic = |condition| Condition {
            systematic: true,
            ..condition
        };
        let common = |prevalence| Condition {
            prevalence: Some(prevalence),
            ..material
        };
        let several_critical = Condition {
            errors: 2,
            ..critical
        };
        let target_not_met = Condition {
            target_not_met: true,
            ..Condition::any(Severity::Formal)
        };
        Self {
            most_undetermined: Share::from_str("0.25").expect("a literal share"),
            fewest_cases: 1,
            bands: vec![
                of(
                    5,
                    &say::TITLE_5,
                    &say::LEVEL_5,
                    vec![several_critical, systematic(critical)],
                ),
                of(
                    4,
                    &say::TITLE_4,
                    &say::LEVEL_4,
                    vec![
                        critical,
                        common(Prevalence::Widespread),
                        systematic(material),
                    ],
                ),
                of(
                    3,
                    &say::TITLE_3,
                    &say::LEVEL_3,
                    vec![common(Prevalence::Several), target_not_met],
                ),
                of(2, &say::TITLE_2, &say::LEVEL_2, vec![material]),
                of(1, &say::TITLE_1, &say::LEVEL_1, Vec::new()),
            ],
        }
    }

    /// The band of a level.
    pub fn band(&self, level: u8) -> Option<&Band> {
        self.bands.iter().find(|band| band.level == level)
    }
}

/// `[rating]` as it is written.
#[derive(Debug, Default)]
pub(super) struct RatingTable {
    most_undetermined: Option<Spanned<String>>,
    fewest_cases: Option<Spanned<u64>>,
    bands: Vec<BandTable>,
}

#[derive(Debug)]
struct BandTable {
    span: std::ops::Range<usize>,
    level: Option<Spanned<u64>>,
    title: Option<Spanned<String>>,
    sentence: Option<Spanned<String>>,
    /// `None` when there is no condition, or it is neither a table nor a list of them.
    when: Option<Vec<ConditionTable>>,
}

#[derive(Debug)]
struct ConditionTable {
    span: std::ops::Range<usize>,
    severity: Option<Spanned<String>>,
    norm: Option<Spanned<String>>,
    prevalence: Option<Spanned<String>>,
    target: Option<Spanned<String>>,
    systematic: Option<Spanned<bool>>,
    criteria: Option<Spanned<u64>>,
    errors: Option<Spanned<u64>>,
}

/// Reads `[rating]`.
pub(super) fn rating_table(section: Section<'_>) -> RatingTable {
    let bands = section.sections("band").unwrap_or_default();
    let table = RatingTable {
        most_undetermined: section.number("most_undetermined"),
        fewest_cases: section.whole_number("fewest_cases"),
        bands: bands.into_iter().map(band_table).collect(),
    };
    section.finish();
    table
}

fn band_table(section: Section<'_>) -> BandTable {
    let when = section.has("when").then(|| section.one_or_more("when"));
    let table = BandTable {
        span: section.span(),
        level: section.required_whole_number("level"),
        title: section.text("title"),
        sentence: section.required_text("sentence"),
        when: when
            .flatten()
            .map(|tables| tables.into_iter().map(condition_table).collect()),
    };
    section.finish();
    table
}

fn condition_table(section: Section<'_>) -> ConditionTable {
    let table = ConditionTable {
        span: section.span(),
        severity: section.text("severity"),
        norm: section.text("norm"),
        prevalence: section.text("prevalence"),
        target: section.text("target"),
        systematic: section.flag("systematic"),
        criteria: section.whole_number("criteria"),
        errors: section.whole_number("errors"),
    };
    section.finish();
    table
}

/// What the table means; `None` when something is wrong with it, which the sink knows.
pub(super) fn check(table: &RatingTable, lang: Lang, sink: &Sink) -> Option<Rating> {
    let standard = Rating::standard(lang);
    let most_undetermined = match &table.most_undetermined {
        Some(text) => share(text, sink),
        None => Some(standard.most_undetermined),
    };
    let fewest_cases = table.fewest_cases.as_ref();
    let bands: Vec<_> = table.bands.iter().map(|table| band(table, sink)).collect();
    check_order(&table.bands, sink);
    check_levels(&table.bands, sink);
    let bands: Option<Vec<Band>> = bands.into_iter().collect();
    Some(Rating {
        most_undetermined: most_undetermined?,
        fewest_cases: fewest_cases.map_or(standard.fewest_cases, |cases| *cases.get_ref()),
        bands: match bands? {
            bands if bands.is_empty() => standard.bands,
            bands => bands,
        },
    })
}

/// Exactly the last band holds always: without it an area could have no conclusion, and below it nothing is reached.
fn check_order(bands: &[BandTable], sink: &Sink) {
    let always = bands.iter().position(|band| band.when.is_none());
    match (always, bands.last()) {
        (None, Some(last)) => {
            let diagnostic = Diagnostic::new(&code::T050, say::NO_LAST_BAND.message());
            let diagnostic = diagnostic.at(sink.place(last.span.clone()));
            sink.push(diagnostic.help(say::NO_LAST_BAND_HELP.message()));
        }
        (Some(always), _) => {
            for band in bands.iter().skip(always + 1) {
                sink.complain(&code::T051, band.span.clone(), say::NOT_REACHED.message());
            }
        }
        (None, None) => {}
    }
}

fn check_levels(bands: &[BandTable], sink: &Sink) {
    let levels = bands.iter().filter_map(|band| band.level.as_ref());
    let mut seen = Vec::new();
    for level in levels {
        if seen.contains(level.get_ref()) {
            let message = say::SAME_LEVEL.with("level", *level.get_ref());
            sink.complain(&code::T052, level.span(), message);
        }
        seen.push(*level.get_ref());
    }
}

fn band(table: &BandTable, sink: &Sink) -> Option<Band> {
    let level = table.level.as_ref().and_then(|level| in_range(level, sink));
    let when: Vec<_> = table
        .when
        .iter()
        .flatten()
        .map(|table| condition(table, sink))
        .collect();
    // An empty list would hold always, without looking like it.
    if table.when.as_ref().is_some_and(Vec::is_empty) {
        let message = say::EMPTY_CONDITION.message();
        sink.complain(&code::T055, table.span.clone(), message);
    }
    let when: Option<Vec<Condition>> = when.into_iter().collect();
    let is_set_only = when
        .as_ref()
        .is_some_and(|when| !when.is_empty() && when.iter().all(|condition| condition.systematic));
    let sentence = table.sentence.as_ref();
    let sound = sentence.is_none_or(|sentence| check_sentence(sentence, is_set_only, sink));
    Some(Band {
        level: level?,
        title: owned(table.title.as_ref()).unwrap_or_default(),
        sentence: owned(sentence).filter(|_| sound)?,
        when: when?,
    })
}

fn in_range(level: &Spanned<u64>, sink: &Sink) -> Option<u8> {
    let found = u8::try_from(*level.get_ref()).ok();
    let found = found.filter(|level| (1..=HIGHEST_LEVEL).contains(&u64::from(*level)));
    if found.is_none() {
        let message = say::BAD_LEVEL
            .with("level", level.get_ref().to_string())
            .with("highest", HIGHEST_LEVEL);
        sink.complain(&code::T032, level.span(), message);
    }
    found
}

/// A sentence has known marks only, and does not speak of systematic errors without saying on how many cases that
/// rests and up to which rate it may be wrong: 15 cases without an error leave 18 % possible.
fn check_sentence(sentence: &Spanned<String>, is_set_only: bool, sink: &Sink) -> bool {
    let text = sentence.get_ref();
    let marks = marks(text);
    let unknown = marks.iter().find(|mark| !MARKS.contains(mark));
    if let Some(unknown) = unknown {
        let message = say::UNKNOWN_MARK.with("mark", excerpt(&format!("{{{unknown}}}")));
        let diagnostic = Diagnostic::new(&code::T054, message).at(sink.place(sentence.span()));
        let known = MARKS.map(|mark| format!("{{{mark}}}")).join(", ");
        sink.push(diagnostic.help(say::KNOWN_MARKS.with("marks", known)));
        return false;
    }
    let speaks_of_it = text.to_lowercase().contains("systemati");
    if speaks_of_it && !is_set_only && !(marks.contains(&"drawn") && marks.contains(&"upper")) {
        let message = say::SYSTEMATIC_WITHOUT_LIMIT.message();
        let diagnostic = Diagnostic::new(&code::T053, message).at(sink.place(sentence.span()));
        sink.push(diagnostic.help(say::SYSTEMATIC_HELP.message()));
        return false;
    }
    true
}

/// The names in braces.
fn marks(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts
        .map(|part| part.split_once('}').map_or(part, |(mark, _)| mark))
        .collect()
}

fn condition(table: &ConditionTable, sink: &Sink) -> Option<Condition> {
    let says_nothing = table.severity.is_none()
        && table.norm.is_none()
        && table.prevalence.is_none()
        && table.target.is_none()
        && table.systematic.is_none()
        && table.criteria.is_none()
        && table.errors.is_none();
    if says_nothing {
        sink.complain(
            &code::T055,
            table.span.clone(),
            say::EMPTY_CONDITION.message(),
        );
        return None;
    }
    let severity = match &table.severity {
        Some(text) => word(text, sink),
        None => Some(Severity::Formal),
    };
    let norm = optional(table.norm.as_ref(), |text| word(text, sink));
    let prevalence = optional(table.prevalence.as_ref(), |text| prevalence(text, sink));
    let target = optional(table.target.as_ref(), |text| not_met(text, sink));
    let criteria = at_least_one(table.criteria.as_ref(), sink);
    let errors = at_least_one(table.errors.as_ref(), sink);
    Some(Condition {
        severity: severity?,
        norm: norm?,
        prevalence: prevalence?,
        target_not_met: target?.is_some(),
        systematic: table
            .systematic
            .as_ref()
            .is_some_and(|flag| *flag.get_ref()),
        criteria: criteria?,
        errors: errors?,
    })
}

/// A value that need not be there; the outer `None` when it is there and wrong.
fn optional<T>(
    text: Option<&Spanned<String>>,
    read: impl Fn(&Spanned<String>) -> Option<T>,
) -> Option<Option<T>> {
    match text {
        Some(text) => read(text).map(Some),
        None => Some(None),
    }
}

fn prevalence(text: &Spanned<String>, sink: &Sink) -> Option<Prevalence> {
    let found = PREVALENCES.iter().find(|(name, _)| name == text.get_ref());
    if found.is_none() {
        not_allowed(text, PREVALENCES.iter().map(|(name, _)| *name), sink);
    }
    found.map(|(_, prevalence)| *prevalence)
}

fn not_met(text: &Spanned<String>, sink: &Sink) -> Option<()> {
    if text.get_ref() == "not_met" {
        return Some(());
    }
    not_allowed(text, ["not_met"].into_iter(), sink);
    None
}

fn at_least_one(number: Option<&Spanned<u64>>, sink: &Sink) -> Option<u64> {
    match number {
        None => Some(1),
        Some(number) if *number.get_ref() > 0 => Some(*number.get_ref()),
        Some(number) => {
            sink.complain(&code::T032, number.span(), say::AT_LEAST_ONE.message());
            None
        }
    }
}
