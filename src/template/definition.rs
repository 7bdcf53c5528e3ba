//! What a criterion asks, apart from how it is worded: whether two editions of a template ask the same.
//!
//! The text of the template is compared, not what became of it: a key that some version of the program does not know yet
//! then counts as part of the rule, and two criteria are never called the same because a difference was overlooked.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

/// Keys of a criterion that word it, weigh it or set its target, and leave what is asked as it is.
const WORDING: [&str; 11] = [
    "id",
    "question",
    "finding",
    "help",
    "basis",
    "severity",
    "dimension",
    "theme",
    "weight",
    "target",
    "norm",
];

/// Keys of a column that say where it is found, not what it means.
const FINDING_IT: [&str; 4] = ["aliases", "required", "role", "label"];

/// Tables whose entries a rule can name.
const NAMED_TABLES: [&str; 5] = ["columns", "events", "norms", "scales", "tables"];

/// What each criterion of a template asks, by its id, as a text that is the same exactly when nothing of it has changed:
/// its norm and rule, the calendar, and the columns, scales, tables and other criteria that the rule names. `None` when
/// the text is no template.
pub fn definitions(text: &str) -> Option<BTreeMap<String, String>> {
    let template: Table = text.parse().ok()?;
    let criteria = template.get("criterion")?.as_array()?;
    let criteria: Option<BTreeMap<&str, &Table>> = criteria
        .iter()
        .map(|criterion| {
            let criterion = criterion.as_table()?;
            Some((criterion.get("id")?.as_str()?, criterion))
        })
        .collect();
    let source = Source {
        template: &template,
        criteria: criteria?,
    };
    let ids = source.criteria.keys();
    Some(
        ids.map(|id| ((*id).to_owned(), source.definition(id)))
            .collect(),
    )
}

struct Source<'a> {
    template: &'a Table,
    criteria: BTreeMap<&'a str, &'a Table>,
}

impl Source<'_> {
    fn definition(&self, id: &str) -> String {
        let mut parts = Table::new();
        let calendar = self.template.get("calendar").cloned();
        parts.insert(
            "calendar".to_owned(),
            calendar.unwrap_or_else(|| Value::Table(Table::new())),
        );
        let mut open = vec![id];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            let Some((id, criterion)) = self.criteria.get_key_value(id) else {
                continue;
            };
            if !seen.insert(*id) {
                continue;
            }
            let rule = without(criterion, &WORDING);
            let mut words = BTreeSet::new();
            collect_words(&Value::Table(rule.clone()), &mut words);
            self.add_named(&words, &mut parts);
            let norm = criterion.get("norm").and_then(Value::as_str);
            parts.insert(format!("norm {id}"), Value::from(norm.unwrap_or("local")));
            parts.insert(format!("rule {id}"), Value::Table(rule));
            let named = self.criteria.keys().filter(|known| words.contains(**known));
            open.extend(named.copied());
        }
        parts.to_string()
    }

    /// Adds the entries of the template's tables that are named by one of the words.
    fn add_named(&self, words: &BTreeSet<String>, parts: &mut Table) {
        for table in NAMED_TABLES {
            let entries = self.template.get(table).and_then(Value::as_table);
            for (name, entry) in entries.into_iter().flatten() {
                if words.contains(name) {
                    let entry = match entry {
                        Value::Table(entry) => Value::Table(without(entry, &FINDING_IT)),
                        other => other.clone(),
                    };
                    parts.insert(format!("{table} {name}"), entry);
                }
            }
        }
    }
}

fn without(table: &Table, keys: &[&str]) -> Table {
    let kept = table
        .iter()
        .filter(|(key, _)| !keys.contains(&key.as_str()));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// The texts in a value, whole and word by word: a rule names columns both alone and within expressions.
fn collect_words(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            words.insert(text.clone());
            let is_of_name = |character: char| character.is_alphanumeric() || character == '_';
            let parts = text.split(|character| !is_of_name(character));
            words.extend(parts.map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_words(item, words)),
        Value::Table(table) => table.values().for_each(|item| collect_words(item, words)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = r#"
[template]
id = "x"
version = "1"
title = "x"
[calendar]
roll = true
[columns.fra]
type = "date"
aliases = ["Fra"]
[columns.til]
type = "date"
[columns.andet]
type = "text"
[[criterion]]
id = "A-1"
question = "Er der svaret?"
norm = "law"
basis = "§ 1"
deadline = { from = "fra", within = "7 days", to = "til" }
[[criterion]]
id = "B"
question = "x"
pass_if = "til IS NOT NULL"
applies_when = { criterion = "A-1", is = ["fail"] }
"#;

    /// The criteria that ask something else after a change of the text.
    fn changed(from: &str, to: &str) -> Vec<String> {
        assert!(TEMPLATE.contains(from), "{from}");
        let before = definitions(TEMPLATE).unwrap();
        let after = definitions(&TEMPLATE.replace(from, to)).unwrap();
        let differs = before
            .iter()
            .filter(|(id, asks)| after.get(*id) != Some(asks));
        differs.map(|(id, _)| id.clone()).collect()
    }

    #[test]
    fn wording_may_change_and_rules_may_not() {
        let none: [&str; 0] = [];
        for (from, to, expected) in [
            ("Er der svaret?", "Er borgeren svaret?", &none[..]),
            ("basis = \"§ 1\"", "basis = \"§ 2\"\ntarget = 0.9", &none),
            ("aliases = [\"Fra\"]", "aliases = [\"Dato\"]", &none),
            (
                "[columns.andet]\ntype = \"text\"",
                "[columns.andet]\ntype = \"bool\"",
                &none,
            ),
            ("version = \"1\"", "version = \"2\"", &none),
            ("norm = \"law\"", "norm = \"local\"", &["A-1", "B"]),
            ("7 days", "8 days", &["A-1", "B"]),
            ("til IS NOT NULL", "fra IS NOT NULL", &["B"]),
            ("is = [\"fail\"]", "is = [\"pass\"]", &["B"]),
            ("roll = true", "roll = false", &["A-1", "B"]),
            (
                "[columns.fra]\ntype = \"date\"",
                "[columns.fra]\ntype = \"datetime\"",
                &["A-1", "B"],
            ),
            ("id = \"B\"", "id = \"C\"", &["B"]),
            ("question = \"x\"", "question = \"x\"\nunknown = 1", &["B"]),
        ] {
            assert_eq!(changed(from, to), expected, "{to}");
        }
    }

    #[test]
    fn the_norm_that_is_not_written_is_local() {
        assert_eq!(
            changed("question = \"x\"", "question = \"x\"\nnorm = \"local\""),
            [""; 0]
        );
    }

    #[test]
    fn no_template_has_no_definitions() {
        for text in ["", "x", "[criterion]", "[[criterion]]\nid = 1\n"] {
            assert_eq!(definitions(text), None, "{text}");
        }
    }
}
