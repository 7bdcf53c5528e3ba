//! The tables that say something of the whole checklist.

use serde_json::{Value, json};

use super::forms::{
    ID, any_of, by_default, date, filled_list, flag, length, list, named, one_of, optional,
    required, said, share, table, text, text_like, whole_number, with, word,
};
use crate::calendar::Saturday;
use crate::stats::count::MAX_COUNT;
use crate::template::model::{Norm, Severity};
use crate::template::rating::{HIGHEST_LEVEL, MARKS, PREVALENCES};
use crate::template::supervision::SupervisionKind;

/// `[template]`.
pub(super) fn template() -> Value {
    table(
        "What the checklist is.",
        vec![
            required("id", said("Its name: that of the file without .toml.")),
            required(
                "version",
                said("Its version, a text such as \"2026.1\". A changed rule needs a new one."),
            ),
            required("title", said("What it is called in reports.")),
            optional(
                "language",
                by_default(one_of("The language of its texts.", ["da", "en"]), "da"),
            ),
            optional("description", text("What it is for.")),
            optional("authority", text("Who stands behind it.")),
            optional(
                "basis_checked",
                date("When somebody last made sure that the legal bases still hold."),
            ),
            optional("include", include()),
            optional(
                "extends",
                text_like(
                    "The checklist it builds on, with its version: \"NAME@VERSION\".",
                    "^[^@]+@.+$",
                ),
            ),
        ],
    )
}

/// `[fragment]`.
pub(super) fn fragment() -> Value {
    table(
        "Makes the file a fragment: columns, criteria and more for the checklists that include it.",
        vec![
            required("title", said("What the fragment is about.")),
            optional("include", include()),
        ],
    )
}

fn include() -> Value {
    list(
        "Fragments whose tables are taken in: paths beside or below this file.",
        text_like("A path with / between its parts.", r"\.toml$"),
    )
}

/// `[sampling]`.
pub(super) fn sampling() -> Value {
    let cases = |says, least| whole_number(says, least, Some(MAX_COUNT));
    table(
        "How many cases are drawn.",
        vec![
            optional("per_area", by_default(cases("Cases in each area.", 1), 15)),
            optional(
                "reserve",
                by_default(cases("Reserve cases in each area.", 0), 0),
            ),
        ],
    )
}

/// `[targets]`.
pub(super) fn targets() -> Value {
    let confidence = json!({
        "description": "How sure the limits are.",
        "type": "number",
        "minimum": 0.5,
        "exclusiveMaximum": 1,
    });
    table(
        "What is asked of the whole. All are shares from 0 to 1.",
        vec![
            optional(
                "compliance",
                share("The share of cases in which each criterion should be met."),
            ),
            optional("confidence", by_default(confidence, 0.95)),
            optional(
                "tolerable",
                by_default(
                    share("An error in more than this share of the cases is widespread."),
                    0.1,
                ),
            ),
        ],
    )
}

/// `[calendar]`.
pub(super) fn calendar() -> Value {
    let closed = list(
        "Days of each year on which the municipality is closed, besides public holidays.",
        text_like("Month and day, such as \"06-05\".", "^[0-9]{2}-[0-9]{2}$"),
    );
    table(
        "How deadlines are counted.",
        vec![
            optional(
                "roll",
                flag(
                    "Whether a deadline that ends on a closed day moves to the next open day.",
                    true,
                ),
            ),
            optional(
                "saturday",
                by_default(
                    one_of(
                        "Whether Saturday is a hverdag.",
                        Saturday::ALL.into_iter().map(Saturday::name),
                    ),
                    Saturday::Borderline.name(),
                ),
            ),
            optional(
                "closed",
                by_default(closed, json!(["06-05", "12-24", "12-31"])),
            ),
        ],
    )
}

/// `[rating]`.
pub(super) fn rating() -> Value {
    let undetermined =
        share("Above this share of undetermined cases nothing is concluded of an area.");
    let fewest = "With fewer sampled cases nothing is concluded, unless the area was taken whole.";
    table(
        "How findings become conclusions. Without bands, five built-in ones hold.",
        vec![
            optional("most_undetermined", by_default(undetermined, 0.25)),
            optional("fewest_cases", by_default(whole_number(fewest, 0, None), 1)),
            optional(
                "band",
                list(
                    "The steps of the scale, tried from the top; the last has no `when`.",
                    band(),
                ),
            ),
        ],
    )
}

/// `[report]`.
pub(super) fn report() -> Value {
    let external = "Whether somebody outside the authority carries it out.";
    let political = json!({
        "description": "Whether it is presented to the politicians. Without it: what is external or not internal.",
        "type": "boolean",
    });
    table(
        "What reports say of the checklist's audits; options of `report` overrule it.",
        vec![
            optional(
                "supervision",
                word::<SupervisionKind>("The kind of supervision that the audits belong to."),
            ),
            optional("external", flag(external, false)),
            optional("political", political),
        ],
    )
}

fn band() -> Value {
    let marks = MARKS.map(|mark| format!("{{{mark}}}")).join(", ");
    let when = any_of(
        "When the band holds: a condition, or several of which one is enough.",
        [
            condition(),
            filled_list("Conditions of which one is enough.", condition()),
        ],
    );
    table(
        "A step of the scale.",
        vec![
            required("level", whole_number("Its number.", 1, Some(HIGHEST_LEVEL))),
            optional("title", text("A few words for tables.")),
            required(
                "sentence",
                said(&format!("The conclusion. {marks} are filled in.")),
            ),
            optional("when", when),
        ],
    )
}

fn condition() -> Value {
    let condition = table(
        "What must have been found. Only criteria with at least one error count.",
        vec![
            optional(
                "severity",
                by_default(word::<Severity>("Criteria at least so severe."), "formal"),
            ),
            optional(
                "norm",
                word::<Norm>("Demands of law only, or local norms only."),
            ),
            optional(
                "prevalence",
                one_of(
                    "Each of them at least so common.",
                    PREVALENCES.map(|(name, _)| name),
                ),
            ),
            optional(
                "target",
                one_of("Each of them with a target that is not met.", ["not_met"]),
            ),
            optional(
                "systematic",
                flag("Each of them called systematic by the auditor.", false),
            ),
            optional(
                "criteria",
                by_default(whole_number("At least so many criteria.", 1, None), 1),
            ),
            optional(
                "errors",
                by_default(
                    whole_number("At least so many errors together.", 1, None),
                    1,
                ),
            ),
        ],
    );
    with(condition, "minProperties", json!(1))
}

/// `[norms]`.
pub(super) fn norms() -> Value {
    named(
        "Lengths of time that the municipality sets itself; rules use them as \"norm:NAME\".",
        ID,
        length("How long."),
    )
}

/// `[tables.NAME]`.
pub(super) fn tables() -> Value {
    let row = table(
        "A published deadline.",
        vec![
            required("key", said("What it is published for, such as a benefit.")),
            required("within", length("How long.")),
            optional("from", date("The first day on which it holds.")),
            optional("until", date("The last day on which it holds.")),
        ],
    );
    named(
        "Deadlines the municipality has published; rules look them up by a column.",
        ID,
        list("The rows of a table.", row),
    )
}

/// `[override.ID]`.
pub(super) fn overrides() -> Value {
    let change = table(
        "What is different about the criterion with this id.",
        vec![
            optional("off", flag("Leaves the criterion out.", false)),
            optional("target", share("Another target.")),
            optional("help", text("Other guidance for reviewers.")),
        ],
    );
    named(
        "Changes to criteria that this file takes over from others; never to demands of law.",
        r"\S",
        change,
    )
}
