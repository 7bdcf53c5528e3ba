//! What can never be true or false is found, and nothing else is called so.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn never(text: &str) -> &'static str {
    let possible = compiled(text).possible();
    match (possible.holds, possible.fails) {
        (true, true) => "neither",
        (false, true) => "true",
        (true, false) => "false",
        (false, false) => "both",
    }
}

#[test]
fn what_can_never_be_true_is_found() {
    for text in [
        "FALSE",
        "1 > 2",
        "status = 'a' AND status = 'b'",
        "status IN ('a', 'b') AND status NOT IN ('b', 'a')",
        "belob > 5 AND belob < 3",
        "belob BETWEEN 10 AND 1",
        "belob = 1 AND belob <> 1.0",
        "modtaget > DATE '2026-02-01' AND modtaget < DATE '2026-02-02'",
        "modtaget IS NULL AND modtaget > DATE '2026-02-01'",
        "afgjort > TIMESTAMP '2026-02-01 12:00' AND afgjort < TIMESTAMP '2026-02-01 11:00'",
        "hastesag AND NOT hastesag",
        "modtaget < lukket AND lukket < modtaget",
        "modtaget < modtaget",
        "lukket - modtaget > 7 AND lukket - modtaget < 3",
        "(belob > 5 AND belob < 3) OR status = 'a' AND status = 'b'",
        "CASE WHEN belob > 5 THEN belob < 3 ELSE FALSE END",
        "CASE status WHEN 'a' THEN status = 'b' ELSE FALSE END",
        "belob > 5 AND belob < 3 AND status IN ('a','b','c') AND ærinde IN ('a','b','c') AND hastesag \
         AND klage AND modtaget > DATE '2026-01-01' AND lukket > DATE '2026-01-01'",
    ] {
        assert_eq!(never(text), "true", "{text}");
    }
}

#[test]
fn what_can_never_be_false_is_found() {
    for text in [
        "TRUE",
        "status <> 'a' OR status <> 'b'",
        "belob > 3 OR belob <= 3",
        "belob IS NULL OR belob IS NOT NULL",
        "modtaget <= lukket OR modtaget > lukket",
        "NOT (hastesag AND NOT hastesag)",
        "status LIKE 'a%' OR NOT status LIKE 'a%'",
        "modtaget = modtaget",
        "(status <> 'a' OR status <> 'b') AND (belob < 10 OR belob > 5)",
    ] {
        assert_eq!(never(text), "false", "{text}");
    }
}

#[test]
fn what_can_be_either_is_left_alone() {
    for text in [
        "status = 'a'",
        "status <> 'a' AND status <> 'b'",
        "status = 'a' OR status = 'b'",
        "belob BETWEEN 1 AND 1",
        "modtaget >= DATE '2026-02-01' AND modtaget < DATE '2026-02-02'",
        "afgjort > TIMESTAMP '2026-02-01 12:00' AND afgjort < TIMESTAMP '2026-02-01 12:00:01'",
        // A date without a time is equal to every time of its day.
        "afgjort = TIMESTAMP '2026-02-01 12:00' AND afgjort = TIMESTAMP '2026-02-01 13:00'",
        "lukket - modtaget <= 7",
        "status LIKE 'a%' AND status NOT LIKE 'ab%'",
        "COALESCE(belob, 0) = 0",
        "status <> ''",
        "workdays(modtaget, 5) >= lukket",
        "status >= 'a' AND status < 'b'",
    ] {
        assert_eq!(never(text), "neither", "{text}");
    }
}

#[test]
fn comparisons_with_the_empty_text_are_found_wherever_they_stand() {
    for text in [
        "status <> ''",
        "'' = status",
        "belob > 1 OR NOT (status IN ('a', ''))",
        "CASE WHEN status = '' THEN TRUE ELSE FALSE END",
    ] {
        assert!(compiled(text).compares_with_empty_text(), "{text}");
    }
    for text in [
        "status <> 'a'",
        "COALESCE(status, '') = ''",
        "status LIKE ''",
    ] {
        assert!(!compiled(text).compares_with_empty_text(), "{text}");
    }
}

/// Conditions over few columns and few literals, so that contradictions are common.
pub(super) fn conditions() -> impl Strategy<Value = String> {
    let comparison = || prop::sample::select(vec!["=", "<>", "<", "<=", ">", ">="]);
    let number = || prop::sample::select(vec!["0", "1", "1.5", "2", "-3"]);
    let date = || {
        prop::sample::select(vec![
            "DATE '2026-02-01'",
            "DATE '2026-02-02'",
            "TIMESTAMP '2026-02-01 12:00'",
            "TIMESTAMP '2026-02-01 23:59:59'",
            "lukket",
            "modtaget + 1",
            "lukket - INTERVAL '1' MONTH",
            "workdays(modtaget, 1)",
            "birthday(lukket, 1)",
        ])
    };
    let moment = || prop::sample::select(vec!["modtaget", "afgjort", "lukket"]);
    let text = || prop::sample::select(vec!["'a'", "'ab'", "'b'", "ærinde"]);
    let leaf = prop_oneof![
        (comparison(), number()).prop_map(|(how, to)| format!("belob {how} {to}")),
        (moment(), comparison(), date()).prop_map(|(of, how, to)| format!("{of} {how} {to}")),
        (comparison(), text()).prop_map(|(how, to)| format!("status {how} {to}")),
        (comparison(), number()).prop_map(|(how, to)| format!("lukket - modtaget {how} {to}")),
        Just("hastesag".to_owned()),
        Just("hastesag = klage".to_owned()),
        Just("status LIKE 'a%'".to_owned()),
        Just("status IN ('a', 'b', NULL)".to_owned()),
        Just("afgjort BETWEEN DATE '2026-02-01' AND TIMESTAMP '2026-02-01 12:00'".to_owned()),
        Just("belob IS NULL".to_owned()),
        Just("modtaget IS NOT NULL".to_owned()),
        Just("COALESCE(belob, 1) = 1".to_owned()),
        Just("CASE WHEN belob > 1 THEN status ELSE 'b' END = 'a'".to_owned()),
        Just("CASE status WHEN 'a' THEN hastesag WHEN ærinde THEN klage END".to_owned()),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" AND "))),
            prop::collection::vec(inner.clone(), 2..4)
                .prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.clone().prop_map(|part| format!("(NOT ({part}))")),
            inner.clone().prop_map(|part| format!("(({part}) IS NULL)")),
            (inner.clone(), inner.clone())
                .prop_map(|(one, other)| format!("COALESCE({one}, {other})")),
            (inner.clone(), inner.clone(), inner).prop_map(|(one, two, three)| format!(
                "(CASE WHEN {one} THEN {two} ELSE {three} END)"
            )),
        ]
    })
}

/// Rows whose values lie at and around the literals of [`conditions`].
pub(super) fn rows() -> impl Strategy<Value = Vec<Reading>> {
    let or_none = |values: Vec<Reading>| {
        let mut values = values;
        values.extend([Reading::Empty, Reading::Unreadable]);
        prop::sample::select(values)
    };
    let texts = || or_none(["a", "ab", "abc", "b", "c", "A"].map(text).to_vec());
    let dates = || {
        or_none(
            ["2026-01-31", "2026-02-01", "2026-02-02", "2026-02-03"]
                .map(moment)
                .to_vec(),
        )
    };
    let times = or_none(
        [
            "2026-02-01",
            "2026-02-01 11:59",
            "2026-02-01 12:00",
            "2026-02-01 12:00:01",
            "2026-02-02 00:00",
            "2026-02-03",
        ]
        .map(moment)
        .to_vec(),
    );
    let numbers = or_none(
        ["-4", "-3", "0", "0.5", "1", "1.2", "1.5", "2", "9"]
            .map(number)
            .to_vec(),
    );
    let bools = || or_none(vec![yes_no(true), yes_no(false)]);
    (
        texts(),
        dates(),
        times,
        numbers,
        bools(),
        texts(),
        dates(),
        bools(),
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| vec![a, b, c, d, e, f, g, h])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_row_gives_an_answer_that_is_called_impossible(
        text in conditions(),
        rows in prop::collection::vec(rows(), 60),
    ) {
        if let Ok(expression) = compile(&text, &columns()) {
            let possible = expression.possible();
            for row in rows {
                match expression.evaluate(&row) {
                    Truth::True => prop_assert!(possible.holds, "{} is true of {:?}", text, row),
                    Truth::False => prop_assert!(possible.fails, "{} is false of {:?}", text, row),
                    Truth::Unknown(_) => {}
                }
            }
        }
    }
}
