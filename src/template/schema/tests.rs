//! The schema is the one that is kept, and it knows the keys that are read: no more, no fewer.

use std::sync::Arc;

use serde_json::Map;

use super::*;
use crate::diag::SourceFile;
use crate::golden;
use crate::lang::Lang;
use crate::template;

/// A key that nothing is near to, so that the complaint about it lists all that are known.
const UNKNOWN: &str = "qqqqqqqqqqqqqqqq";

#[test]
fn the_schema_that_is_kept_is_the_one_that_is_printed() {
    let kept = golden::fixture("../audit-templates/schema.json");
    assert_eq!(golden::difference(&kept, &schema()), None);
}

/// A file that has every key of the schema, and in each table of fixed keys one that is not known.
struct Sample {
    /// Which of several forms of a value is taken.
    form: usize,
    /// The keys of each table that was made, sorted.
    tables: Vec<Vec<String>>,
}

impl Sample {
    fn of(&mut self, schema: &Value) -> Value {
        if let Some(forms) = schema["anyOf"].as_array() {
            return self.of(&forms[self.form.min(forms.len() - 1)]);
        }
        if let Some(words) = schema["enum"].as_array() {
            return words[0].clone();
        }
        match schema["type"].as_str() {
            Some("object") => self.table(schema),
            Some("array") => json!([self.of(&schema["items"])]),
            Some("boolean") => json!(true),
            Some("integer" | "number") => json!(1),
            Some("string") if schema["format"] == "date" => json!("2026-01-01"),
            _ => json!("x"),
        }
    }

    fn table(&mut self, schema: &Value) -> Value {
        let Some(properties) = schema["properties"].as_object() else {
            return json!({ "navn": self.of(&schema["additionalProperties"]) });
        };
        self.tables.push(properties.keys().cloned().collect());
        let values = properties.iter();
        let mut table: Map<String, Value> = values
            .map(|(key, schema)| (key.clone(), self.of(schema)))
            .collect();
        table.insert(UNKNOWN.to_owned(), json!(1));
        Value::Object(table)
    }
}

/// What the parser knows in each table of a file, as it says itself when it meets a key it does not know.
fn known_keys(text: String) -> Vec<Vec<String>> {
    let source = SourceFile {
        name: "x.toml".to_owned(),
        text,
    };
    let complaints = template::read(&Arc::new(source)).diagnostics;
    let of_keys = complaints.iter().filter(|found| found.code.id == "T002");
    of_keys
        .map(|found| {
            let help = found.help[0].in_lang(Lang::En);
            let keys = help.strip_prefix("known here: ").unwrap_or_else(|| {
                panic!("{}; {help}", found.message.in_lang(Lang::En));
            });
            let mut keys: Vec<String> = keys.split(", ").map(str::to_owned).collect();
            keys.sort();
            keys.dedup();
            keys
        })
        .collect()
}

#[test]
fn the_schema_has_the_keys_that_are_read() {
    for form in [0, 1] {
        let mut sample = Sample {
            form,
            tables: Vec::new(),
        };
        let file = sample.of(&tree());
        let text = toml::to_string(&file).unwrap();
        let mut expected = sample.tables;
        // It is taken out and read before the rest.
        expected[0].retain(|key| key != "override");
        let mut found = known_keys(text);
        expected.sort();
        found.sort();
        assert!(expected.len() > 25, "few tables: {expected:?}");
        assert_eq!(found, expected);
    }
}
