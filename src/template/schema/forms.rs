//! The forms that values of a template have, as JSON Schema says them.
//!
//! Only keywords that all drafts since 6 have alike are used for values: editors differ in what they follow.

use serde_json::{Map, Value, json};

use crate::calendar::Unit;
use crate::template::model::Named;

/// What names of columns and event tables are made of.
pub(super) const COLUMN_NAME: &str = "^[a-zæøå_][a-z0-9æøå_]*$";

/// What ids and names are made of.
pub(super) const ID: &str = "^[A-Za-z0-9ÆØÅæøå_-]+$";

/// A key of a table.
pub(super) struct Key {
    name: &'static str,
    schema: Value,
    is_required: bool,
}

/// A key that must be there.
pub(super) fn required(name: &'static str, schema: Value) -> Key {
    Key {
        name,
        schema,
        is_required: true,
    }
}

/// A key that need not be there.
pub(super) fn optional(name: &'static str, schema: Value) -> Key {
    Key {
        name,
        schema,
        is_required: false,
    }
}

/// A table that has these keys and no others.
pub(super) fn table(says: &str, keys: Vec<Key>) -> Value {
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.is_required)
        .map(|key| key.name)
        .collect();
    let required = (!required.is_empty()).then(|| json!(required));
    let properties: Map<String, Value> = keys
        .into_iter()
        .map(|key| (key.name.to_owned(), key.schema))
        .collect();
    let table = json!({
        "description": says,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    match required {
        Some(required) => with(table, "required", required),
        None => table,
    }
}

/// A table in which the author gives the names.
pub(super) fn named(says: &str, names: &str, each: Value) -> Value {
    let table = json!({
        "description": says,
        "type": "object",
        "propertyNames": { "pattern": names },
    });
    with(table, "additionalProperties", each)
}

/// A list.
pub(super) fn list(says: &str, each: Value) -> Value {
    let list = json!({ "description": says, "type": "array" });
    with(list, "items", each)
}

/// A list in which there must be something.
pub(super) fn filled_list(says: &str, each: Value) -> Value {
    with(list(says, each), "minItems", json!(1))
}

/// A schema with one more keyword.
pub(super) fn with(mut schema: Value, keyword: &str, value: Value) -> Value {
    if let Some(keywords) = schema.as_object_mut() {
        keywords.insert(keyword.to_owned(), value);
    }
    schema
}

/// A value that holds where none is given.
pub(super) fn by_default(schema: Value, default: impl Into<Value>) -> Value {
    with(schema, "default", default.into())
}

/// One of several forms.
pub(super) fn any_of<const N: usize>(says: &str, forms: [Value; N]) -> Value {
    let described = json!({ "description": says });
    with(described, "anyOf", Vec::from(forms).into())
}

/// That exactly one of these keys is there.
pub(super) fn one_key_of(keys: &[&str]) -> Value {
    keys.iter()
        .map(|key| json!({ "required": [key] }))
        .collect()
}

/// Any text.
pub(super) fn text(says: &str) -> Value {
    json!({ "description": says, "type": "string" })
}

/// A text that says something.
pub(super) fn said(says: &str) -> Value {
    text_like(says, r"\S")
}

/// A text of a pattern.
pub(super) fn text_like(says: &str, pattern: &str) -> Value {
    json!({ "description": says, "type": "string", "pattern": pattern })
}

/// A condition in SQL.
pub(super) fn condition(says: &str) -> Value {
    said(&format!(
        "{says} A condition in SQL over the columns; an empty cell is NULL."
    ))
}

/// A stable name.
pub(super) fn id(says: &str) -> Value {
    text_like(&format!("{says} Letters, digits, - and _."), ID)
}

/// One of a closed list of words.
pub(super) fn word<T: Named>(says: &str) -> Value {
    one_of(says, T::NAMES.iter().map(|(name, _)| *name))
}

/// One of some words.
pub(super) fn one_of(says: &str, words: impl IntoIterator<Item = &'static str>) -> Value {
    let words: Vec<&str> = words.into_iter().collect();
    json!({ "description": says, "enum": words })
}

/// A yes or no.
pub(super) fn flag(says: &str, default: bool) -> Value {
    json!({ "description": says, "type": "boolean", "default": default })
}

/// A whole number from `least` to `most`.
pub(super) fn whole_number(says: &str, least: u64, most: Option<u64>) -> Value {
    let number = json!({ "description": says, "type": "integer", "minimum": least });
    match most {
        Some(most) => with(number, "maximum", json!(most)),
        None => number,
    }
}

/// A number from 0 to 1.
pub(super) fn share(says: &str) -> Value {
    json!({ "description": says, "type": "number", "minimum": 0, "maximum": 1 })
}

/// A number.
pub(super) fn number(says: &str) -> Value {
    json!({ "description": says, "type": "number" })
}

/// A calendar date; an editor hands a date of TOML on as text.
pub(super) fn date(says: &str) -> Value {
    json!({ "description": says, "type": "string", "format": "date" })
}

/// A length of time.
pub(super) fn length(says: &str) -> Value {
    let says = format!("{says} Such as \"7 days\".");
    text_like(&says, &format!(r"^\s*{}\s*$", length_pattern()))
}

/// A length of time, or the name of one under `[norms]`.
pub(super) fn length_or_norm(says: &str) -> Value {
    let says = format!("{says} Such as \"7 days\", or \"norm:NAME\" with a name of [norms].");
    let pattern = length_pattern();
    text_like(
        &says,
        &format!(r"^\s*({pattern}|norm:\s*[A-Za-z0-9ÆØÅæøå_-]+)\s*$"),
    )
}

/// A whole number of at most four digits and a unit; of days it may be 0.
fn length_pattern() -> String {
    let units: Vec<String> = Unit::ALL
        .into_iter()
        .flat_map(Unit::names)
        .map(|name| name.replace(' ', r"\s+"))
        .collect();
    format!(r"(0+\s+days?|0*[1-9][0-9]{{0,3}}\s+({}))", units.join("|"))
}
