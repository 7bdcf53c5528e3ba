//! The JSON Schema of template files, by which editors complete keys, explain them and mark what is wrong.
//!
//! It says what can be said of a file by itself: keys, types, closed lists, patterns. What names mean is for `check`.
//! Tables are described here a second time, after `syntax`, since keys are read by what stands beside them and not by
//! the shape of a type; a test holds that both know the same keys everywhere.

mod cases;
mod criteria;
mod forms;
#[cfg(test)]
mod tests;
mod whole;

use serde_json::{Value, json};

use self::forms::{list, optional, table, with};
use super::compose::NOT_IN_FRAGMENT;

/// The schema as the text of a file.
pub fn schema() -> String {
    format!("{:#}\n", tree())
}

fn tree() -> Value {
    let keys = vec![
        optional("template", whole::template()),
        optional("fragment", whole::fragment()),
        optional("sampling", whole::sampling()),
        optional("targets", whole::targets()),
        optional("calendar", whole::calendar()),
        optional("rating", whole::rating()),
        optional("report", whole::report()),
        optional("columns", cases::columns()),
        optional("events", cases::events()),
        optional("norms", whole::norms()),
        optional("tables", whole::tables()),
        optional("scales", criteria::scales()),
        optional("override", whole::overrides()),
        optional("criterion", list("The criteria.", criteria::criterion())),
        optional(
            "exclude",
            list("Cases that are left out.", cases::exclude()),
        ),
        optional(
            "area",
            list("The areas of which cases are drawn.", cases::area()),
        ),
        optional("indicator", list("The indicators.", cases::indicator())),
        optional("test", list("Cases with their outcomes.", cases::test())),
    ];
    let file = table(
        "A checklist of sagsaudit, or a fragment that checklists include.",
        keys,
    );
    let file = with(
        file,
        "$schema",
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    let file = with(file, "title", json!("Checklist of sagsaudit"));
    let file = with(file, "oneOf", json!([template_file(), fragment_file()]));
    let file = with(file, "if", extending());
    with(file, "else", with_types())
}

fn template_file() -> Value {
    json!({ "required": ["template"], "not": { "required": ["fragment"] } })
}

fn fragment_file() -> Value {
    json!({ "required": ["fragment"], "not": { "anyOf": forms::one_key_of(&NOT_IN_FRAGMENT) } })
}

/// A file that extends another may give its columns further aliases, and say no more of them.
fn extending() -> Value {
    json!({
        "required": ["template"],
        "properties": { "template": { "required": ["extends"] } },
    })
}

/// In all others every column has its type.
fn with_types() -> Value {
    let typed = json!({ "required": ["type"] });
    json!({
        "properties": {
            "columns": { "additionalProperties": typed },
            "events": { "additionalProperties": { "additionalProperties": typed } },
        },
    })
}
