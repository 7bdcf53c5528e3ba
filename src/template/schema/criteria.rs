//! The tables about criteria: their rules in time, and the scales on which they are answered.

use serde_json::{Value, json};

use super::forms::{
    ID, Key, any_of, by_default, condition, date, filled_list, id, length_or_norm, named,
    one_key_of, one_of, optional, required, said, share, table, text, whole_number, with, word,
};
use crate::template::model::{Dimension, Norm, Severity};
use crate::template::outcome::Outcome;
use crate::template::scales::OF_ANSWERS;
use crate::template::syntax::RULES;

/// A column, or a birthday reckoned from one.
const MOMENT: &str = "A column with dates, or birthday(COLUMN, YEARS).";

/// `[[criterion]]`.
pub(super) fn criterion() -> Value {
    let mut keys = about();
    keys.extend(rules());
    keys.push(optional(
        "version_by",
        said("The column whose date chooses the version."),
    ));
    keys.push(optional(
        "version",
        filled_list("The rule as it stood in time.", version()),
    ));
    let with_rule = [RULES.as_slice(), &["version"]].concat();
    let criterion = table(
        "A question, and how it is decided: by exactly one rule, or by versions.",
        keys,
    );
    let criterion = with(criterion, "oneOf", one_key_of(&with_rule));
    with(
        criterion,
        "dependentRequired",
        json!({ "version": ["version_by"], "version_by": ["version"] }),
    )
}

/// What a criterion says besides its rule.
fn about() -> Vec<Key> {
    let weight = json!({
        "description": "How much it counts in the score.",
        "type": "number",
        "minimum": 0.001,
        "maximum": 1000,
    });
    vec![
        required("id", id("Its stable name.")),
        required("question", said("What is asked of the case.")),
        optional("finding", text("What reports say of a case that fails.")),
        optional("help", text("Where a reviewer looks, and what counts.")),
        optional("basis", text("The legal basis.")),
        optional(
            "basis_checked",
            date("When somebody last made sure that the legal basis still holds."),
        ),
        optional(
            "norm",
            by_default(word::<Norm>("Where the demand comes from."), "local"),
        ),
        optional(
            "severity",
            by_default(word::<Severity>("How bad an error is."), "material"),
        ),
        optional(
            "dimension",
            word::<Dimension>("Which side of good case work it belongs to."),
        ),
        optional("theme", text("A theme, for --only theme:THEME.")),
        optional("weight", by_default(weight, 1)),
        optional("target", share("Its own target; else that of [targets].")),
        optional("applies_if", condition("When it applies.")),
        optional("applies_when", applies_when()),
    ]
}

fn applies_when() -> Value {
    let outcomes = filled_list(
        "The outcomes of the other criterion under which this one applies.",
        word::<Outcome>("An outcome."),
    );
    table(
        "Applies only where another criterion has a certain outcome in the same case.",
        vec![
            required("criterion", said("The id of the other criterion.")),
            required("is", outcomes),
        ],
    )
}

/// The keys of rules, of which there is one.
fn rules() -> Vec<Key> {
    vec![
        optional("deadline", deadline()),
        optional("interval", interval()),
        optional("count", count()),
        optional("pass_if", condition("When it is met.")),
        optional(
            "answer",
            said("A reviewer answers, on this scale: yes-no, or one of [scales]."),
        ),
    ]
}

fn version() -> Value {
    let mut keys = vec![
        required("from", date("Its first day.")),
        optional("until", date("Its last day.")),
        optional(
            "basis",
            text("Its legal basis; else that of the criterion."),
        ),
    ];
    keys.extend(rules());
    let version = table("A rule, and when it was in force.", keys);
    with(version, "oneOf", one_key_of(&RULES))
}

fn deadline() -> Value {
    let lookup = table(
        "A deadline that the municipality has published.",
        vec![
            required("table", said("A table of [tables].")),
            required("by", said("The column with the key to look up.")),
        ],
    );
    let within = any_of(
        "How long it may take from `from`.",
        [length_or_norm("How long."), lookup],
    );
    let deadline = table(
        "A date that must not be too late.",
        vec![
            optional("from", said(&format!("When time begins. {MOMENT}"))),
            optional("within", within),
            optional("by", said(&format!("The date it is due. {MOMENT}"))),
            optional(
                "before",
                said(&format!(
                    "A date before which it must have happened. {MOMENT}"
                )),
            ),
            optional("at_least", length_or_norm("How long before `before`.")),
            required("to", said(&format!("When it happened. {MOMENT}"))),
        ],
    );
    let forms = [
        ["from", "within"].as_slice(),
        &["by"],
        &["before", "at_least"],
    ];
    let forms: Value = forms
        .map(|keys| json!({ "required": keys }))
        .to_vec()
        .into();
    with(deadline, "oneOf", forms)
}

fn interval() -> Value {
    table(
        "Events that must follow each other.",
        vec![
            required(
                "events",
                said("The event column with the dates: TABLE.COLUMN."),
            ),
            optional("where", condition("Which events count.")),
            required("from", said(&format!("When time begins. {MOMENT}"))),
            required(
                "first_within",
                length_or_norm("How soon the first must be."),
            ),
            required(
                "then_every",
                length_or_norm("How far apart the others may be."),
            ),
            optional(
                "until",
                said(&format!("When no more are asked for. {MOMENT}")),
            ),
        ],
    )
}

fn count() -> Value {
    table(
        "Events of which there must be so many.",
        vec![
            required(
                "events",
                said("The event column with the dates: TABLE.COLUMN."),
            ),
            optional("where", condition("Which events count.")),
            required("from", said(&format!("When time begins. {MOMENT}"))),
            required("within", length_or_norm("How long after it events count.")),
            required("at_least", whole_number("How many there must be.", 1, None)),
        ],
    )
}

/// `[scales.NAME]`.
pub(super) fn scales() -> Value {
    let option = table(
        "An answer.",
        vec![
            required("id", id("Its name in files.")),
            optional("label", text("What a reviewer reads and may write.")),
            required(
                "outcome",
                one_of("What it comes to.", OF_ANSWERS.map(Outcome::name)),
            ),
            optional(
                "points",
                share("Points of a pass or a fail; else 1 for a pass and 0 for a fail."),
            ),
            optional(
                "comment",
                json!({
                    "description": "Whether it needs a comment; else a fail or an undetermined does.",
                    "type": "boolean",
                }),
            ),
        ],
    );
    let scale = table(
        "A scale.",
        vec![required(
            "options",
            filled_list("Its answers, in the order they are offered.", option),
        )],
    );
    named("Scales besides the built-in yes-no.", ID, scale)
}
