//! Three-valued logic and the value that cannot be read, in all combinations.

use super::*;

/// A column of a test: its four possible cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    True,
    False,
    Null,
    Unreadable,
}

const ALL: [Is; 4] = [Is::True, Is::False, Is::Null, Is::Unreadable];

impl Is {
    fn reading(self) -> Reading {
        match self {
            Self::True => yes_no(true),
            Self::False => yes_no(false),
            Self::Null => Reading::Empty,
            Self::Unreadable => Reading::Unreadable,
        }
    }

    fn of(letter: char) -> Self {
        match letter {
            'T' => Self::True,
            'F' => Self::False,
            'N' => Self::Null,
            _ => Self::Unreadable,
        }
    }
}

/// What an expression is over some columns, told apart by asking it and its `IS NULL`.
fn outcome(expression: &str, columns: &Columns, row: &[Reading]) -> Is {
    let ask = |text: &str| compile(text, columns).expect(text).evaluate(row);
    match (ask(expression), ask(&format!("({expression}) IS NULL"))) {
        (Truth::True, Truth::False) => Is::True,
        (Truth::False, Truth::False) => Is::False,
        (Truth::Unknown(_), Truth::True) => Is::Null,
        (Truth::Unknown(why), Truth::Unknown(of_test)) => {
            assert_eq!(why.unreadable, of_test.unreadable, "{expression}");
            assert!(!why.unreadable.is_empty(), "{expression}");
            Is::Unreadable
        }
        contradiction => panic!("{expression}: {contradiction:?}"),
    }
}

/// Checks `expression` over the columns a and b against a table with a line for each a and a letter for each b, both
/// in the order true, false, null, unreadable.
#[track_caller]
fn assert_table(expression: &str, table: [&str; 4]) {
    let columns = Columns::new(
        Origin::Template,
        [("a", ColumnType::Bool), ("b", ColumnType::Bool)],
    );
    for (a, line) in ALL.into_iter().zip(table) {
        for (b, expected) in ALL.into_iter().zip(line.chars()) {
            let met = outcome(expression, &columns, &[a.reading(), b.reading()]);
            assert_eq!(met, Is::of(expected), "{expression} with {a:?} and {b:?}");
        }
    }
}

#[test]
fn truth_tables_of_two() {
    assert_table("a AND b", ["TFNU", "FFFF", "NFNU", "UFUU"]);
    assert_table("a OR b", ["TTTT", "TFNU", "TNNU", "TUUU"]);
    assert_table("NOT (a AND b)", ["FTNU", "TTTT", "NTNU", "UTUU"]);
    assert_table("NOT a", ["FFFF", "TTTT", "NNNN", "UUUU"]);
    assert_table("a = b", ["TFNU", "FTNU", "NNNU", "UUUU"]);
    assert_table("a <> b", ["FTNU", "TFNU", "NNNU", "UUUU"]);
    assert_table("a < b", ["FFNU", "TFNU", "NNNU", "UUUU"]);
    assert_table("a IS NULL", ["FFFF", "FFFF", "TTTT", "UUUU"]);
    assert_table("a IS NOT NULL AND b", ["TFNU", "TFNU", "FFFF", "UFUU"]);
    assert_table("COALESCE(a, b)", ["TTTT", "FFFF", "TFNU", "UUUU"]);
    assert_table(
        "COALESCE(a, NULL, b, FALSE)",
        ["TTTT", "FFFF", "TFFU", "UUUU"],
    );
    assert_table("CASE WHEN a THEN b END", ["TFNU", "NNNN", "NNNN", "UUUU"]);
    assert_table(
        "CASE WHEN a THEN b ELSE NOT b END",
        ["TFNU", "FTNU", "FTNU", "UUUU"],
    );
    assert_table(
        "CASE a WHEN b THEN TRUE ELSE FALSE END",
        ["TFFU", "FTFU", "FFFU", "UUUU"],
    );
    assert_table("a IN (TRUE)", ["TTTT", "FFFF", "NNNN", "UUUU"]);
    assert_table("a IN (TRUE, NULL)", ["TTTT", "NNNN", "NNNN", "UUUU"]);
    assert_table("a NOT IN (TRUE, NULL)", ["FFFF", "NNNN", "NNNN", "UUUU"]);
    assert_table("a IN (NULL)", ["NNNN", "NNNN", "NNNN", "UUUU"]);
    assert_table("a AND NULL", ["NNNN", "FFFF", "NNNN", "UUUU"]);
    assert_table("a OR NULL", ["TTTT", "NNNN", "NNNN", "UUUU"]);
}

#[test]
fn a_chain_is_the_same_as_its_pairs() {
    let columns = Columns::new(
        Origin::Template,
        ["a", "b", "c"].map(|name| (name, ColumnType::Bool)),
    );
    for a in ALL {
        for b in ALL {
            for c in ALL {
                let row = [a, b, c].map(Is::reading);
                let of = |expression: &str| outcome(expression, &columns, &row);
                assert_eq!(of("a AND b AND c"), of("a AND (b AND c)"));
                assert_eq!(of("a OR b OR c"), of("a OR (b OR c)"));
                assert_eq!(of("a AND b OR c"), of("(a AND b) OR c"));
                assert_eq!(of("NOT (a AND b AND c)"), of("NOT a OR NOT b OR NOT c"));
                let chosen = match a {
                    Is::True => b,
                    Is::False | Is::Null => c,
                    Is::Unreadable => Is::Unreadable,
                };
                assert_eq!(of("CASE WHEN a THEN b ELSE c END"), chosen);
            }
        }
    }
}

#[test]
fn between_is_two_comparisons() {
    let columns = Columns::new(
        Origin::Template,
        ["x", "low", "high"].map(|name| (name, ColumnType::Number)),
    );
    let cells = [
        number("1"),
        number("2"),
        number("3"),
        Reading::Empty,
        Reading::Unreadable,
    ];
    for x in &cells {
        for low in &cells {
            for high in &cells {
                let row = [x.clone(), low.clone(), high.clone()];
                let of = |expression: &str| outcome(expression, &columns, &row);
                assert_eq!(
                    of("x BETWEEN low AND high"),
                    of("x >= low AND x <= high"),
                    "{row:?}"
                );
                assert_eq!(
                    of("x NOT BETWEEN low AND high"),
                    of("x < low OR x > high"),
                    "{row:?}"
                );
            }
        }
    }
}

#[test]
fn what_needs_a_missing_value_has_none() {
    let columns = Columns::new(
        Origin::Template,
        [
            ("s", ColumnType::Text),
            ("n", ColumnType::Number),
            ("d", ColumnType::Date),
        ],
    );
    for expression in [
        "s LIKE '%'",
        "'a' LIKE s",
        "LENGTH(s) = 0",
        "UPPER(s) = LOWER(s)",
        "-n = 0",
        "n + 1 > 0",
        "1 - n > 0",
        "d + 1 > '2026-01-01'",
        "DATE '2026-01-01' + n > d",
        "d - d = 0",
        "d + INTERVAL '1' DAY > '2026-01-01'",
        "workdays(d, 1) > '2026-01-01'",
        "birthday(d, 18) > '2026-01-01'",
        "workdays('2026-01-01', n) > '2026-01-01'",
        "d IN ('2026-01-01')",
        "n NOT IN (1, 2)",
        "s < 'a'",
    ] {
        for (cell, expected) in [
            (Reading::Empty, Is::Null),
            (Reading::Unreadable, Is::Unreadable),
        ] {
            let row = vec![cell; 3];
            assert_eq!(
                outcome(expression, &columns, &row),
                expected,
                "{expression}"
            );
        }
    }
}
