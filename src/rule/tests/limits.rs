//! Sizes: what is too much is refused before it can do harm, and what is allowed fits on any stack.

use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::rule::shape::DEEPEST;

/// Runs `work` on a thread with so many bytes of stack.
fn on_stack<T: Send + 'static>(bytes: usize, work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = thread::Builder::new().stack_size(bytes).spawn(work);
    thread.expect("a thread").join().expect("no panic")
}

/// The code of the only problem.
fn code_of(text: &str) -> &'static str {
    match compile(text, &columns()).expect_err("a problem").as_slice() {
        [problem] => problem.code.id,
        problems => panic!("{problems:?}"),
    }
}

#[test]
fn the_longest_and_one_more() {
    let fits = format!("hastesag{}", " ".repeat(3_992));
    assert!(compile(&fits, &columns()).is_ok());
    let wide = format!("status = '{}'", "å".repeat(3_989));
    assert!(compile(&wide, &columns()).is_ok());
    let problems = compile(&format!("{wide} "), &columns()).unwrap_err();
    assert_eq!(
        (problems[0].code.id, problems[0].span.clone()),
        ("T011", wide.len()..wide.len() + 1)
    );
}

#[test]
fn the_most_words_and_one_more() {
    let chain = |terms: usize| vec!["hastesag"; terms].join(" OR ");
    assert!(compile(&format!("NOT {}", chain(250)), &columns()).is_ok());
    assert_eq!(code_of(&format!("NOT {} ;", chain(250))), "T011");
}

#[test]
fn the_deepest_and_one_level_more() {
    let nested: [(&str, &str, &str); 6] = [
        ("(", "hastesag", ")"),
        ("NOT ", "hastesag", ""),
        ("NOT (", "hastesag", ")"),
        ("CASE WHEN hastesag THEN ", "hastesag", " END"),
        ("COALESCE(hastesag, ", "klage", ")"),
        ("klage OR klage AND NOT (", "hastesag", ")"),
    ];
    for (open, inner, close) in nested {
        let levels_each = open.matches(['(']).count()
            + open.matches("CASE").count()
            + open.matches("NOT").count();
        let build = |times: usize| format!("{}{inner}{}", open.repeat(times), close.repeat(times));
        assert!(
            compile(&build(DEEPEST / levels_each), &columns()).is_ok(),
            "{open}"
        );
        assert_eq!(code_of(&build(DEEPEST / levels_each + 1)), "T011", "{open}");
    }
    let signs = |times: usize| format!("{}belob = 1", "- ".repeat(times));
    assert!(compile(&signs(DEEPEST), &columns()).is_ok());
    assert_eq!(code_of(&signs(DEEPEST + 1)), "T011");
}

#[test]
fn huge_and_deep_texts_are_refused_at_once_on_a_small_stack() {
    for unit in [
        "(",
        "NOT ",
        "- ",
        "CASE ",
        "CASE WHEN ",
        "INTERVAL ",
        "DATE ",
        "a",
        "'",
        "\"",
        "((SELECT ",
        "x.",
        "/*",
        "{",
        "[",
        "COALESCE(",
        "a BETWEEN ",
        "a AND ",
        "$x$",
        "\u{1F600}",
        "\n",
        "1.",
        "DISTINCT ",
    ] {
        for characters in [4_000, 100_000] {
            let text: String = unit.chars().cycle().take(characters).collect();
            let began = Instant::now();
            let refused = on_stack(256 << 10, move || compile(&text, &columns()).is_err());
            assert!(refused, "{unit}");
            assert!(began.elapsed() < Duration::from_secs(2), "{unit}");
        }
    }
}

/// Expressions that go as deep and as far as is allowed.
fn largest() -> Vec<String> {
    let ladder = format!(
        "{}hastesag{}",
        "klage OR klage AND (".repeat(DEEPEST),
        ")".repeat(DEEPEST)
    );
    let sums = format!(
        "{}belob{} > 1",
        "1 + (".repeat(DEEPEST),
        ")".repeat(DEEPEST)
    );
    let comparisons = format!(
        "{}hastesag{}",
        "klage OR klage AND klage = (".repeat(DEEPEST),
        ")".repeat(DEEPEST)
    );
    let cases = format!(
        "{}hastesag{}",
        "CASE WHEN klage THEN klage ELSE klage AND NOT ".repeat(DEEPEST / 2),
        " END".repeat(DEEPEST / 2)
    );
    let ranges = format!(
        "{}1{} > 0",
        "belob + LENGTH(CASE WHEN belob BETWEEN 1 AND (".repeat(10),
        ") THEN status END)".repeat(10)
    );
    vec![
        ladder,
        sums,
        comparisons,
        cases,
        ranges,
        format!("{}belob = 1", "- ".repeat(DEEPEST)),
        format!("{}hastesag", "NOT ".repeat(DEEPEST)),
        vec!["hastesag"; 250].join(" AND "),
        vec!["klage"; 250].join(" OR "),
        format!("{} = 1", vec!["belob"; 249].join(" + ")),
        format!("belob IN ({})", vec!["1"; 248].join(", ")),
        format!("CASE {} END", "WHEN klage THEN hastesag ".repeat(124)),
        format!("CASE belob {} END", "WHEN 1 THEN hastesag ".repeat(124)),
        vec!["hastesag AND belob = 1 OR"; 83].join(" ") + " klage",
    ]
}

#[test]
fn the_largest_expressions_need_little_of_the_callers_stack() {
    for text in largest() {
        let shown = text.clone();
        on_stack(256 << 10, move || {
            let expression = compile(&text, &columns())
                .unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
            expression.evaluate(&row());
            expression.evaluate(&vec![Reading::Empty; COLUMNS.len()]);
            drop(expression.clone());
        });
        assert!(!shown.is_empty());
    }
}

#[test]
fn the_steepest_texts_of_all_fit_the_parser() {
    for unit in [
        "klage OR klage AND 1 BETWEEN 1 AND 1 + (",
        "klage OR klage AND 1 = 1 + COALESCE(1, ",
        "klage OR klage AND belob IN (",
        "klage OR klage AND belob NOT IN ((",
        "klage OR klage AND status LIKE CASE klage WHEN ",
        "klage AND 1 BETWEEN 1 AND CASE WHEN klage THEN klage ELSE klage AND 1 = -",
        "klage AND NOT 1 = -",
        "belob IN ((",
        "belob BETWEEN belob AND (",
    ] {
        let ends = unit.matches("CASE").count();
        let closing: String = match ends {
            0 => ")".repeat(unit.matches('(').count()),
            _ if unit.contains("WHEN klage THEN") => " END".to_owned(),
            _ => " THEN 'y' END".to_owned(),
        };
        for times in 1..=DEEPEST {
            let text = format!("{}1{}", unit.repeat(times), closing.repeat(times));
            let began = Instant::now();
            let codes = on_stack(256 << 10, move || match compile(&text, &columns()) {
                Ok(_) => Vec::new(),
                Err(problems) => problems.iter().map(|problem| problem.code.id).collect(),
            });
            assert!(!codes.contains(&"T010"), "{unit} {times}");
            assert!(began.elapsed() < Duration::from_secs(2), "{unit}");
        }
    }
}

/// Words and signs of the language, and some that are not.
const VOCABULARY: [&str; 48] = [
    "status",
    "modtaget",
    "belob",
    "hastesag",
    "klage",
    "afgjort",
    "AND",
    "OR",
    "NOT",
    "IS",
    "NULL",
    "IN",
    "BETWEEN",
    "LIKE",
    "CASE",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "(",
    ")",
    ",",
    "=",
    "<>",
    "<",
    ">=",
    "+",
    "-",
    "1",
    "0.5",
    "'x'",
    "'2026-01-01'",
    "DATE '2026-01-01'",
    "INTERVAL '7' DAY",
    "TRUE",
    "FALSE",
    "COALESCE(",
    "LENGTH(",
    "workdays(",
    "UPPER",
    "INTERVAL",
    "DATE",
    "SELECT",
    "CAST(",
    "::",
    "\"ærinde\"",
    "ukendt",
    "*",
];

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,300}") {
        let _ = compile(&text, &columns());
    }

    #[test]
    fn no_text_of_marks_makes_it_panic(text in "[a1'\"()$/*.,:;<>=!@#%^&|~\\[\\]{}\\\\ \n-]{0,200}") {
        let _ = compile(&text, &columns());
    }

    #[test]
    fn no_order_of_words_makes_it_panic(words in prop::collection::vec(prop::sample::select(&VOCABULARY[..]), 0..60)) {
        let text = words.join(" ");
        match compile(&text, &columns()) {
            Ok(expression) => {
                expression.evaluate(&row());
                expression.evaluate(&vec![Reading::Unreadable; COLUMNS.len()]);
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for pair in problems.windows(2) {
                    prop_assert!(pair[0].span.start <= pair[1].span.start);
                }
                for problem in problems {
                    prop_assert!(text.get(problem.span).is_some());
                }
            }
        }
    }
}
