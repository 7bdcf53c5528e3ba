//! The tables about the data and the cases: columns, events, population, indicators, tests.

use serde_json::{Value, json};

use super::forms::{
    COLUMN_NAME, ID, Key, by_default, condition, date, flag, id, list, named, number, one_of,
    optional, required, said, table, text, with, word,
};
use crate::case::ColumnType;
use crate::template::derive::TAKES;
use crate::template::model::{Direction, Figure, Role};
use crate::template::outcome::Outcome;

/// `[columns.NAME]`.
pub(super) fn columns() -> Value {
    let mut keys = column();
    keys.push(optional("derive", derive()));
    named(
        "The columns of the extract, by the names that rules use.",
        COLUMN_NAME,
        table("A column.", keys),
    )
}

/// The keys of a column. That `type` is required says the whole: a file that extends another may leave it out.
fn column() -> Vec<Key> {
    vec![
        optional(
            "type",
            one_of(
                "What its cells hold.",
                ColumnType::ALL.into_iter().map(ColumnType::name),
            ),
        ),
        optional(
            "aliases",
            list(
                "The headings it may have in an extract, besides its name.",
                said("A heading."),
            ),
        ),
        optional(
            "required",
            flag("Whether an extract without it is refused.", false),
        ),
        optional("role", word::<Role>("What it is besides a column of data.")),
    ]
}

fn derive() -> Value {
    let derive = table(
        "Where its values come from, when the extract does not have them.",
        vec![
            optional(
                "events",
                said("The event column it is taken from: TABLE.COLUMN, or TABLE to count."),
            ),
            optional("where", condition("Which events count.")),
            optional("take", one_of("What is taken of the events.", TAKES)),
            optional(
                "by",
                said("The event column with the time that puts them in order."),
            ),
            optional(
                "cpr",
                said("A heading with CPR numbers, of which the date of birth alone is kept."),
            ),
        ],
    );
    with(
        derive,
        "oneOf",
        json!([{ "required": ["events", "take"] }, { "required": ["cpr"] }]),
    )
}

/// `[events.NAME.COLUMN]`.
pub(super) fn events() -> Value {
    let column = table("A column of an event table.", column());
    let events = named("An event table by its columns.", COLUMN_NAME, column);
    named(
        "Tables with several rows of a case, such as interviews or payments.",
        COLUMN_NAME,
        events,
    )
}

/// `[[exclude]]`.
pub(super) fn exclude() -> Value {
    table(
        "Cases that are left out of the population.",
        vec![
            required("reason", said("Why, as reports say it.")),
            required("where", condition("Which cases.")),
        ],
    )
}

/// `[[area]]`.
pub(super) fn area() -> Value {
    let patterns = list(
        "What it is called in the extract; * stands for anything.",
        text("A pattern."),
    );
    table(
        "An area of which cases are drawn.",
        vec![
            required("id", said("Its name.")),
            optional("title", text("What reports call it.")),
            optional("match", by_default(patterns, json!([]))),
        ],
    )
}

/// `[[indicator]]`.
pub(super) fn indicator() -> Value {
    let indicator = table(
        "A share, a count or a value over the whole population, beside the criteria.",
        vec![
            required("id", id("Its stable name.")),
            required("title", said("What reports call it.")),
            optional(
                "where",
                condition("The cases it is about; all when not given beside `value` or `by`."),
            ),
            optional("of", condition("Among which cases; all when not given.")),
            optional(
                "value",
                said(
                    "The number of a case, in SQL over the columns, such as \"decided - received\".",
                ),
            ),
            optional(
                "take",
                word::<Figure>(
                    "What is said of the cases; share when not given, median beside `value`.",
                ),
            ),
            optional(
                "by",
                said("The column whose values it is given by as well."),
            ),
            optional(
                "target",
                number("What is aimed at: a share, a count or a value."),
            ),
            optional("benchmark", number("What others have.")),
            optional("direction", word::<Direction>("Which way is better.")),
        ],
    );
    let indicator = with(
        indicator,
        "anyOf",
        json!([{ "required": ["where"] }, { "required": ["value"] }, { "required": ["by"] }]),
    );
    with(
        indicator,
        "dependentRequired",
        json!({ "target": ["direction"], "benchmark": ["direction"] }),
    )
}

/// `[[test]]`.
pub(super) fn test() -> Value {
    let outcomes = |says| named(says, r"\S", word::<Outcome>("An outcome."));
    let expected = with(
        outcomes("What must come of it: the outcome by the id of the criterion."),
        "minProperties",
        json!(1),
    );
    let events = named(
        "The rows of each event table.",
        COLUMN_NAME,
        list("The rows.", values("A row: values by column.")),
    );
    table(
        "A case, and what the criteria must say of it. `check` runs it.",
        vec![
            required("name", said("What it is about.")),
            optional("case", values("Values by column; all others are empty.")),
            optional(
                "answers",
                named("What a reviewer says, by criterion.", ID, scalar()),
            ),
            optional(
                "prior",
                outcomes("What an earlier audit said, by criterion."),
            ),
            optional("events", events),
            optional(
                "as_of",
                date("The date of judgement; all deadlines have run out when not given."),
            ),
            required("expect", expected),
        ],
    )
}

fn values(says: &str) -> Value {
    named(says, COLUMN_NAME, scalar())
}

fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}
