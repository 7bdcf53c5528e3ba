//! What changed between two editions of a checklist, and which criteria can still be compared.
//!
//! It looks at what is written, key by key, so that it sees every key of the language; both texts are sound templates.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use toml::de::DeTable;
use toml::{Table, Value};

use super::model::Template;
use crate::diag::{Diagnostic, Place, SourceFile, code};
use crate::extract::excerpt;
use crate::lang::template_diff as say;

/// The differences of two editions. Fields are those of `template diff --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TemplateDiff {
    /// Changes outside the criteria, by table and key: `calendar.roll`, `columns.modtaget.type`.
    pub shared: Vec<KeyChange>,
    /// Every criterion of the new edition in its order, then those that are gone.
    pub criteria: Vec<CriterionDiff>,
}

/// What became of a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionDiff {
    /// Its id.
    pub criterion: String,
    /// Whether it is new, gone, changed or the same.
    pub state: State,
    /// Whether findings of both editions can be compared: its rule says the same on both.
    pub comparable: bool,
    /// The keys that changed.
    pub changes: Vec<KeyChange>,
    /// What its rule rests on and that changed: `columns.modtaget`, `calendar`, `criterion.GOD-08`.
    pub through: Vec<String>,
}

/// What became of a criterion, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Something of it changed.
    Changed,
    /// Nothing of it changed.
    Same,
}

/// A key whose value changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyChange {
    /// The key.
    pub key: String,
    /// What it is about.
    pub aspect: Aspect,
    /// The earlier value as TOML; `None` when the key is new.
    pub before: Option<String>,
    /// The later value as TOML; `None` when the key is gone.
    pub after: Option<String>,
}

/// What a key is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// What people read.
    Wording,
    /// How cases are decided.
    Rule,
    /// What is demanded, and how a breach counts.
    Norm,
}

/// Changes that a message names.
const MOST_NAMED: usize = 8;
/// Keys of a criterion that only people read.
const WORDING: [&str; 4] = ["question", "finding", "help", "theme"];
/// Keys of a criterion that say what is demanded and how a breach counts. All others are of the rule.
const NORM: [&str; 7] = [
    "norm",
    "severity",
    "basis",
    "basis_checked",
    "dimension",
    "weight",
    "target",
];
/// What holds where a key is not written.
const DEFAULTS: [(&str, &str); 6] = [
    ("norm", "\"local\""),
    ("severity", "\"material\""),
    ("weight", "1"),
    ("finding", "\"\""),
    ("help", "\"\""),
    ("basis", "\"\""),
];
/// Rules that the calendar of a template decides with.
const BY_CALENDAR: [&str; 4] = ["deadline", "interval", "count", "version"];
/// Tables whose entries rules name.
const NAMED_IN_RULES: [&str; 5] = ["columns", "events", "scales", "norms", "tables"];

impl TemplateDiff {
    /// The differences between two texts of sound templates. A text that is no TOML counts as empty.
    ///
    /// ```
    /// # use sagsaudit::template::TemplateDiff;
    /// let old = "[[criterion]]\nid = 'A'\nquestion = 'Is it so?'\npass_if = 'x = 1'";
    /// let new = "[[criterion]]\nid = 'A'\nquestion = 'Is it?'\npass_if = 'x  =  1'";
    /// let diff = TemplateDiff::of(old, new);
    /// assert_eq!(diff.criteria[0].changes[0].key, "question");
    /// assert!(diff.criteria[0].comparable);
    /// ```
    pub fn of(old: &str, new: &str) -> Self {
        let [old, new] = [old, new].map(|text| text.parse::<Table>().unwrap_or_default());
        let shared = shared_changes(&old, &new);
        let [before, after] = [&old, &new].map(criteria);
        let there = after.iter().map(|(id, table)| {
            let earlier = before.iter().find(|(known, _)| known == id);
            criterion(id, earlier.map(|(_, table)| *table), Some(table))
        });
        let gone = before
            .iter()
            .filter(|(id, _)| after.iter().all(|(known, _)| known != id));
        let gone = gone.map(|(id, table)| criterion(id, Some(table), None));
        let mut diff = Self {
            criteria: there.chain(gone).collect(),
            shared,
        };
        diff.follow_through(&after, &derived(&new));
        diff
    }

    /// Whether the editions say the same, but for their version.
    pub fn is_empty(&self) -> bool {
        let of_version = |change: &KeyChange| change.key == "template.version";
        self.shared.iter().all(of_version)
            && self.criteria.iter().all(|found| found.state == State::Same)
    }

    /// The criteria whose findings can be compared across the editions.
    pub fn comparable(&self) -> impl Iterator<Item = &str> {
        let comparable = self.criteria.iter().filter(|found| found.comparable);
        comparable.map(|found| found.criterion.as_str())
    }

    /// Whether what belongs to the population, or how areas are named, is written otherwise.
    pub fn changes_population(&self) -> bool {
        let tables = ["exclude", "area"];
        let of = |change: &KeyChange| tables.contains(&change.key.as_str());
        self.shared.iter().any(of)
    }

    /// Ids of criteria and keys of tables that changed, the first of very many.
    fn what_changed(&self) -> String {
        let criteria = self
            .criteria
            .iter()
            .filter(|found| found.state != State::Same)
            .map(|found| found.criterion.as_str());
        let shared = self.shared.iter().map(|change| change.key.as_str());
        let mut names: Vec<String> = criteria.chain(shared).map(excerpt).collect();
        let dots = if names.len() > MOST_NAMED {
            ", …"
        } else {
            ""
        };
        names.truncate(MOST_NAMED);
        names.join(", ") + dots
    }

    /// A rule that says the same says something else when what it names has changed: a column, a scale, the calendar, or
    /// the criterion it depends on.
    fn follow_through(&mut self, criteria: &[(String, &Table)], derived: &[(String, String)]) {
        let mut shared = self.shared_names();
        let of_changed = |(_, from): &&(String, String)| {
            let mut events = shared
                .iter()
                .filter_map(|name| name.strip_prefix("events."));
            events.any(|events| has_word(from, events))
        };
        let columns: Vec<_> = derived.iter().filter(of_changed).collect();
        shared.extend(
            columns
                .iter()
                .map(|(column, _)| format!("columns.{column}")),
        );
        for (found, (_, table)) in self.criteria.iter_mut().zip(criteria) {
            let rule = rule_text(table);
            let by_calendar = BY_CALENDAR.iter().any(|key| table.contains_key(*key));
            let touches = |name: &&String| match name.split_once('.') {
                Some((_, entry)) => has_word(&rule, entry),
                None => by_calendar,
            };
            found.through = shared.iter().filter(touches).cloned().collect();
            found.comparable &= found.through.is_empty();
        }
        while self.spread(criteria) {}
    }

    /// Carries the loss of comparability one step on along `applies_when`; whether it reached any.
    fn spread(&mut self, criteria: &[(String, &Table)]) -> bool {
        let lost: BTreeSet<String> = self
            .criteria
            .iter()
            .filter(|found| !found.comparable)
            .map(|found| found.criterion.clone())
            .collect();
        let mut reached = false;
        for (found, (_, table)) in self.criteria.iter_mut().zip(criteria) {
            let other = table
                .get("applies_when")
                .and_then(|dependence| dependence.get("criterion"))
                .and_then(Value::as_str);
            if let Some(other) = other.filter(|other| found.comparable && lost.contains(*other)) {
                found.through.push(format!("criterion.{other}"));
                found.comparable = false;
                reached = true;
            }
        }
        reached
    }

    /// The entries outside the criteria whose change reaches the rules that name them, and `calendar`.
    fn shared_names(&self) -> BTreeSet<String> {
        let rules = self
            .shared
            .iter()
            .filter(|change| change.aspect == Aspect::Rule);
        let named = rules.filter_map(|change| {
            let mut parts = change.key.splitn(3, '.');
            match (parts.next()?, parts.next()) {
                ("calendar", _) => Some("calendar".to_owned()),
                (table, Some(entry)) if NAMED_IN_RULES.contains(&table) => {
                    Some(format!("{table}.{entry}"))
                }
                _ => None,
            }
        });
        named.collect()
    }
}

/// Id and version of a template, even of an unsound one; `None` where they are not written.
pub fn edition(text: &str) -> Option<(String, String)> {
    let root: Table = text.parse().ok()?;
    let of = |key| {
        let value = root.get("template")?.get(key)?;
        Some(value.as_str()?.trim().to_owned())
    };
    Some((of("id")?, of("version")?))
}

/// A template that says something else than its earlier edition and has the same version (T112).
///
/// `source` is the file of the template, where its version is written.
pub fn without_version_step(
    earlier: &Template,
    template: &Template,
    source: &Arc<SourceFile>,
) -> Option<Diagnostic> {
    let diff = TemplateDiff::of(&earlier.text, &template.text);
    if earlier.version != template.version || diff.is_empty() {
        return None;
    }
    let place = Place::Span {
        source: Arc::clone(source),
        bytes: version_span(&source.text).unwrap_or_default(),
    };
    let message = say::NO_VERSION_STEP.with("version", excerpt(&template.version));
    let list = say::WHAT_CHANGED.with("list", diff.what_changed());
    let diagnostic = Diagnostic::new(&code::T112, message).at(place);
    Some(diagnostic.help(list).help(say::STEP_VERSION.message()))
}

/// Where the version of a template is written.
fn version_span(text: &str) -> Option<Range<usize>> {
    let (root, _) = DeTable::parse_recoverable(text);
    let template = root.get_ref().get("template")?;
    let version = template.get_ref().as_table()?.get("version")?;
    Some(version.span())
}

/// The columns that are derived from rows of events, with what they are derived from.
fn derived(template: &Table) -> Vec<(String, String)> {
    let columns = template.get("columns").and_then(Value::as_table);
    let columns = columns.into_iter().flatten();
    let derived = columns.filter_map(|(name, column)| {
        let from = column.get("derive")?;
        Some((name.clone(), from.to_string()))
    });
    derived.collect()
}

fn criteria(template: &Table) -> Vec<(String, &Table)> {
    let list = template.get("criterion").and_then(Value::as_array);
    let tables = list.into_iter().flatten().filter_map(Value::as_table);
    tables
        .filter_map(|table| Some((table.get("id")?.as_str()?.trim().to_owned(), table)))
        .collect()
}

fn criterion(id: &str, before: Option<&Table>, after: Option<&Table>) -> CriterionDiff {
    let nothing = Table::new();
    let (state, changes) = match (before, after) {
        (Some(before), Some(after)) => {
            let changes = key_changes(before, after, |key| aspect_in(after, key));
            let state = if changes.is_empty() {
                State::Same
            } else {
                State::Changed
            };
            (state, changes)
        }
        (None, Some(after)) => (
            State::Added,
            key_changes(&nothing, after, |key| aspect_in(after, key)),
        ),
        (before, None) => {
            let before = before.unwrap_or(&nothing);
            let changes = key_changes(before, &nothing, |key| aspect_in(before, key));
            (State::Removed, changes)
        }
    };
    let same_rule = changes.iter().all(|change| change.aspect != Aspect::Rule);
    CriterionDiff {
        criterion: id.to_owned(),
        state,
        comparable: same_rule && matches!(state, State::Changed | State::Same),
        changes,
        through: Vec::new(),
    }
}

/// What a reviewer answers is the question, so that where one does, in any version, the question is the rule.
fn aspect_in(criterion: &Table, key: &str) -> Aspect {
    let versions = criterion.get("version").and_then(Value::as_array);
    let mut versions = versions.into_iter().flatten();
    let is_asked = key == "question"
        && (criterion.contains_key("answer")
            || versions.any(|version| version.get("answer").is_some()));
    if WORDING.contains(&key) && !is_asked {
        Aspect::Wording
    } else if NORM.contains(&key) {
        Aspect::Norm
    } else {
        Aspect::Rule
    }
}

fn key_changes(before: &Table, after: &Table, aspect: impl Fn(&str) -> Aspect) -> Vec<KeyChange> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let value = |table: &Table, key: &str| match table.get(key) {
        Some(value) => Some(written(value)),
        None => {
            let default = DEFAULTS.iter().find(|(known, _)| *known == key);
            default.map(|(_, value)| (*value).to_owned())
        }
    };
    let changes = keys.into_iter().filter_map(|key| {
        if value(before, key) == value(after, key) {
            return None;
        }
        Some(KeyChange {
            key: key.clone(),
            aspect: aspect(key),
            before: before.get(key).map(written),
            after: after.get(key).map(written),
        })
    });
    changes.collect()
}

/// Changes of everything but the criteria and the tests, which say nothing new.
fn shared_changes(old: &Table, new: &Table) -> Vec<KeyChange> {
    let tables: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let apart = ["criterion", "test"];
    let mut changes = Vec::new();
    for table in tables
        .into_iter()
        .filter(|table| !apart.contains(&table.as_str()))
    {
        let [before, after] = [old, new].map(|root| leaves(root.get(table), table));
        let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for key in keys {
            if before.get(key) != after.get(key) {
                changes.push(KeyChange {
                    key: key.clone(),
                    aspect: shared_aspect(key),
                    before: before.get(key).cloned(),
                    after: after.get(key).cloned(),
                });
            }
        }
    }
    changes
}

fn shared_aspect(key: &str) -> Aspect {
    let (table, rest) = key.split_once('.').unwrap_or((key, ""));
    match table {
        "template" if rest == "basis_checked" => Aspect::Norm,
        "template" | "report" => Aspect::Wording,
        "targets" | "rating" => Aspect::Norm,
        // What a column is called elsewhere does not change what it holds.
        "columns" if rest.ends_with(".aliases") || rest.ends_with(".required") => Aspect::Wording,
        _ => Aspect::Rule,
    }
}

/// The values below a table by their paths of at most three names; deeper ones, and lists, are one value.
fn leaves(value: Option<&Value>, path: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    match value {
        None => {}
        Some(Value::Table(table)) if path.split('.').count() < 3 => {
            for (key, value) in table {
                found.extend(leaves(Some(value), &format!("{path}.{key}")));
            }
        }
        Some(value) => {
            found.insert(path.to_owned(), written(value));
        }
    }
    found
}

/// A value as TOML, without what does not change its meaning: blanks beside each other, the zeros of a number.
fn written(value: &Value) -> String {
    match value {
        Value::Float(number) => number.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::String(text) => {
            let words: Vec<&str> = text.split_whitespace().collect();
            Value::String(words.join(" ")).to_string()
        }
        value => value.to_string(),
    }
}

/// All that a criterion's rule says.
fn rule_text(criterion: &Table) -> String {
    let of_rule = criterion
        .iter()
        .filter(|(key, _)| aspect_in(criterion, key) == Aspect::Rule && *key != "question");
    let texts: Vec<String> = of_rule.map(|(_, value)| value.to_string()).collect();
    texts.join("\n")
}

/// Whether a name stands in a text as a whole word.
fn has_word(text: &str, name: &str) -> bool {
    let in_name = |character: char| character.is_alphanumeric() || "_-".contains(character);
    text.match_indices(name).any(|(start, _)| {
        let before = text.get(..start).and_then(|before| before.chars().last());
        let after = text
            .get(start + name.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(in_name) && !after.is_some_and(in_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = r#"
[template]
id = "x"
version = "1"
[targets]
compliance = 0.9
[calendar]
roll = true
[columns.fra]
type = "date"
[columns.fra_dato]
type = "date"
[columns.status]
type = "text"
[scales.karakter]
options = [{ id = "god", outcome = "pass" }]
[[criterion]]
id = "FRIST"
question = "I tide?"
deadline = { from = "fra_dato", within = "7 days", to = "til" }
[[criterion]]
id = "STATUS"
question = "Status?"
pass_if = "status = 'x'"
[[criterion]]
id = "MAN"
question = "God?"
answer = "karakter"
[[criterion]]
id = "EFTER"
question = "Rettet?"
applies_when = { criterion = "MAN", is = ["fail"] }
answer = "yes-no"
[[test]]
name = "a"
expect = { FRIST = "pass" }
"#;

    /// The criteria that are no longer comparable, each with what it is through.
    fn lost(from: &str, to: &str) -> Vec<String> {
        let new = OLD.replacen(from, to, 1);
        assert_ne!(new, OLD);
        let diff = TemplateDiff::of(OLD, &new);
        let lost = diff.criteria.iter().filter(|found| !found.comparable);
        lost.map(|found| format!("{} {}", found.criterion, found.through.join(",")))
            .collect()
    }

    #[test]
    fn what_a_rule_rests_on_decides_whether_it_can_be_compared() {
        assert_eq!(lost("7 days", "8 days"), ["FRIST "]);
        assert_eq!(lost("roll = true", "roll = false"), ["FRIST calendar"]);
        let of_column = ["FRIST columns.fra_dato"];
        assert_eq!(
            lost(
                "[columns.fra_dato]\ntype = \"date\"",
                "[columns.fra_dato]\ntype = \"datetime\""
            ),
            of_column
        );
        let none: [&str; 0] = [];
        assert_eq!(
            lost(
                "[columns.fra]\ntype = \"date\"",
                "[columns.fra]\ntype = \"datetime\""
            ),
            none
        );
        assert_eq!(
            lost("outcome = \"pass\"", "outcome = \"fail\""),
            ["MAN scales.karakter", "EFTER criterion.MAN"]
        );
        assert_eq!(lost("God?", "Meget god?"), ["MAN ", "EFTER criterion.MAN"]);
        assert_eq!(lost("I tide?", "Til tiden?"), none);
        assert_eq!(lost("compliance = 0.9", "compliance = 0.8"), none);
        assert_eq!(lost("\"STATUS\"", "\"TILSTAND\""), ["TILSTAND ", "STATUS "]);
        assert_eq!(lost("status = 'x'", "status  =   'x'"), none);
    }

    #[test]
    fn tests_comments_and_written_defaults_are_no_change() {
        for (from, to) in [
            ("name = \"a\"", "name = \"b\""),
            ("[template]", "# Ny\n[template]"),
            (
                "id = \"MAN\"",
                "id = \"MAN\"\nweight = 1\nseverity = \"material\"",
            ),
            ("version = \"1\"", "version = \"2\""),
        ] {
            assert!(
                TemplateDiff::of(OLD, &OLD.replacen(from, to, 1)).is_empty(),
                "{to}"
            );
        }
        let retitled = OLD.replacen("version = \"1\"", "version = \"1\"\ntitle = \"Ny\"", 1);
        assert!(!TemplateDiff::of(OLD, &retitled).is_empty());
        assert!(
            TemplateDiff::of(OLD, "")
                .criteria
                .iter()
                .all(|found| found.state == State::Removed)
        );
    }
}
