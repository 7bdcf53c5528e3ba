//! What is refused: the codes, the places, and the sentences.

use super::*;
use crate::lang::Lang;

/// The problems of an expression as code and the text they point to.
#[track_caller]
fn assert_refused(expected: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in expected {
        let problems = compile(text, &columns()).expect_err(text);
        let met: Vec<(&str, &str)> = problems
            .iter()
            .map(|problem| (problem.code.id, &text[problem.span.clone()]))
            .collect();
        assert_eq!(met, *expected, "{text}");
        for problem in &problems {
            let sentences = [Some(&problem.message), problem.help.as_ref()];
            for sentence in sentences.into_iter().flatten() {
                for lang in [Lang::Da, Lang::En] {
                    let sentence = sentence.in_lang(lang);
                    assert!(
                        !sentence.contains('{') && !sentence.contains("Line:"),
                        "{text}: {sentence}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_no_sentence() {
    assert_refused(&[
        ("", &[("T010", "")]),
        ("  ", &[("T010", "  ")]),
        ("status =", &[("T010", "")]),
        ("= 1", &[("T010", "=")]),
        ("status = = 'x'", &[("T010", "=")]),
        ("status 'x'", &[("T010", "'x'")]),
        ("status = 'Afgjort", &[("T010", "'Afgjort")]),
        ("\"status = 1", &[("T010", "\"status = 1")]),
        ("(status = 'x'", &[("T010", "(")]),
        ("status = 'x')", &[("T010", ")")]),
        ("CASE WHEN hastesag THEN 1", &[("T010", "CASE")]),
        ("CASE hastesag END = 1", &[("T010", "END")]),
        ("CASE WHEN hastesag END = 1", &[("T010", "END")]),
        ("(CASE WHEN (hastesag THEN 1 END) = 1", &[("T010", "(")]),
        ("WHEN 1", &[("T010", "WHEN")]),
        ("belob BETWEEN 1", &[("T010", "BETWEEN")]),
        ("belob BETWEEN 1 OR hastesag", &[("T010", "BETWEEN")]),
        ("belob = 1,5", &[("T010", ",")]),
        ("belob > 1.000,5", &[("T010", ",")]),
        ("belob IN ()", &[("T010", ")")]),
        ("belob IN 1", &[("T010", "1")]),
        ("status IS 'x'", &[("T010", "'x'")]),
        ("hastesag NOT 1", &[("T010", "NOT")]),
        ("NOT", &[("T010", "")]),
        (
            "INTERVAL 7 DAY + modtaget > modtaget",
            &[("T010", "INTERVAL")],
        ),
        ("status = 'x' status = 'y'", &[("T010", "status")]),
        ("status = 'it's'", &[("T010", "'")]),
        ("x' = 1", &[("T010", "' = 1")]),
    ]);
}

#[test]
fn unknown_columns() {
    assert_refused(&[
        ("status = ’Afgjort’", &[("T012", "’Afgjort’")]),
        (
            "hastesag AND status\u{a0}= 'x'",
            &[("T012", "status\u{a0}")],
        ),
        (
            "staus = 'x' AND modtagt > 'x' AND belob = 'y' AND status = NULL",
            &[
                ("T012", "staus"),
                ("T012", "modtagt"),
                ("T015", "belob = 'y'"),
                ("T018", "NULL"),
            ],
        ),
        ("q'x'", &[("T012", "q"), ("T010", "'x'")]),
        ("length", &[("T012", "length")]),
        ("length = 1", &[("T012", "length")]),
    ]);
}

#[test]
fn dates_without_quotation_marks() {
    assert_refused(&[
        ("modtaget >= 2026-01-01", &[("T015", "2026-01-01")]),
        (
            "modtaget >= DATE 01-02-2026 AND staus = 'x'",
            &[("T015", "01-02-2026"), ("T012", "staus")],
        ),
        (
            "modtaget BETWEEN 1.2.2026 AND '2026-03-01'",
            &[("T015", "1.2.2026")],
        ),
    ]);
}

#[test]
fn unknown_functions() {
    assert_refused(&[
        ("EXTRACT(YEAR FROM modtaget) = 2026", &[("T013", "EXTRACT")]),
        ("sqrt(belob) > 1", &[("T013", "sqrt")]),
        ("lenght(status) = 1", &[("T013", "lenght")]),
        ("substring(status from 1) = 'x'", &[("T013", "substring")]),
    ]);
}

#[test]
fn foreign_constructs() {
    assert_refused(&[
        ("hastesag IS TRUE", &[("T014", "IS TRUE")]),
        ("hastesag IS NOT FALSE", &[("T014", "IS NOT FALSE")]),
        ("modtaget <= CURRENT_DATE", &[("T014", "CURRENT_DATE")]),
        ("modtaget <= now()", &[("T014", "now")]),
        (
            "modtaget <= CURRENT_TIMESTAMP(3) AND x",
            &[("T014", "CURRENT_TIMESTAMP"), ("T012", "x")],
        ),
        ("EXISTS (SELECT 1 FROM x)", &[("T014", "EXISTS")]),
        ("belob IN (SELECT 1)", &[("T014", "SELECT")]),
        (
            "belob = (SELECT max(x) FROM y) OR belop = 2",
            &[("T014", "SELECT"), ("T012", "belop")],
        ),
        ("CAST(belob AS text) = '1'", &[("T014", "CAST")]),
        ("belob::text = '1'", &[("T014", "::text")]),
        ("belob > ?", &[("T014", "?")]),
        ("belob > $1", &[("T014", "$1")]),
        ("belob > :min", &[("T014", ":min")]),
        ("belob > @min", &[("T014", "@min")]),
        ("belob > 1 -- ok", &[("T014", "-- ok")]),
        ("/* x */ hastesag", &[("T014", "/* x */")]),
        ("/* x", &[("T014", "/* x")]),
        ("COUNT(*) > 1", &[("T014", "COUNT")]),
        (
            "SUM(belob) OVER (PARTITION BY status) > 1",
            &[("T014", "SUM"), ("T014", "OVER")],
        ),
        ("status ILIKE 'a'", &[("T014", "ILIKE")]),
        ("status LIKE 'a' ESCAPE '\\'", &[("T014", "ESCAPE")]),
        ("status ~ 'a'", &[("T014", "~")]),
        ("belob * 2 > 1", &[("T014", "*")]),
        ("belob / 2 % 3 > 1", &[("T014", "/"), ("T014", "%")]),
        ("status || 'x' = 'y'", &[("T014", "||")]),
        ("E'x' = status", &[("T014", "E'x'")]),
        ("$$x$$ = status", &[("T014", "$$x$$")]),
        ("X'00' = status", &[("T014", "X'00'")]),
        ("10L > belob", &[("T014", "10L")]),
        ("sag.status = 'x'", &[("T014", "sag.status")]),
        ("status.* = 'x'", &[("T014", "status.*")]),
        ("status COLLATE \"x\" = 'y'", &[("T014", "COLLATE")]),
        ("hastesag; DROP TABLE x", &[("T014", ";"), ("T014", "DROP")]),
        ("belob == 1", &[("T014", "==")]),
        ("belob => 1", &[("T014", "=>")]),
        ("!hastesag", &[("T014", "!")]),
        ("hastesag && hastesag", &[("T014", "&&")]),
        ("ARRAY[1] = 1", &[("T014", "ARRAY")]),
        ("belob[1] = 2", &[("T014", "["), ("T014", "]")]),
        ("status ISNULL", &[("T014", "ISNULL")]),
        ("hastesag AS x", &[("T014", "AS")]),
        ("belob IN (1, belob)", &[("T014", "belob")]),
        ("a.b", &[("T014", "a.b")]),
        ("a.", &[("T014", "a.")]),
        (".", &[("T014", ".")]),
        ("a.b.c(1)", &[("T014", "a.b.c")]),
    ]);
}

#[test]
fn types_that_do_not_go_together() {
    assert_refused(&[
        ("status", &[("T015", "status")]),
        ("status = \"Afgjort\"", &[("T015", "status = \"Afgjort\"")]),
        (
            "hastesag = belob IS NULL",
            &[("T015", "hastesag = belob"), ("T019", "hastesag = belob")],
        ),
        (
            "modtaget - afgjort > INTERVAL '7' DAY",
            &[("T015", "modtaget - afgjort > INTERVAL '7' DAY")],
        ),
        ("INTERVAL '7' DAY IS NULL", &[("T015", "INTERVAL '7' DAY")]),
        (
            "COALESCE(INTERVAL '7' DAY, 1) = 1",
            &[("T015", "INTERVAL '7' DAY")],
        ),
        ("modtaget > status", &[("T015", "modtaget > status")]),
        ("modtaget > 7", &[("T015", "modtaget > 7")]),
        ("belob > '7'", &[("T015", "belob > '7'")]),
        ("belob = status", &[("T015", "belob = status")]),
        ("hastesag = 'ja'", &[("T015", "hastesag = 'ja'")]),
        ("hastesag = 1", &[("T015", "hastesag = 1")]),
        ("modtaget LIKE '2026%'", &[("T015", "modtaget")]),
        ("NOT belob", &[("T015", "belob")]),
        ("belob AND hastesag", &[("T015", "belob")]),
        ("belob", &[("T015", "belob")]),
        ("-status = 'x'", &[("T015", "status")]),
        ("modtaget + afgjort > 1", &[("T015", "modtaget + afgjort")]),
        ("status + 1 = 2", &[("T015", "status + 1")]),
        ("hastesag - 1 = 0", &[("T015", "hastesag - 1")]),
        (
            "CASE WHEN hastesag THEN 1 ELSE 'x' END = 1",
            &[("T015", "'x'")],
        ),
        ("CASE WHEN belob THEN 1 END = 1", &[("T015", "belob")]),
        ("CASE status WHEN 1 THEN TRUE END", &[("T015", "1")]),
        ("COALESCE(status, 1) = 'x'", &[("T015", "1")]),
        ("UPPER(belob) = 'x'", &[("T015", "belob")]),
        ("workdays(status, 1) > modtaget", &[("T015", "status")]),
        ("belob IN (1, 'x')", &[("T015", "'x'")]),
    ]);
}

#[test]
fn wrong_numbers_of_arguments() {
    assert_refused(&[
        ("COALESCE(status) = 'x'", &[("T016", "COALESCE(status)")]),
        ("LENGTH() = 1", &[("T016", "LENGTH()")]),
        ("LENGTH(status, 2) = 1", &[("T016", "LENGTH(status, 2)")]),
        (
            "workdays(modtaget) > modtaget",
            &[("T016", "workdays(modtaget)")],
        ),
    ]);
}

#[test]
fn literals_that_cannot_be_read() {
    assert_refused(&[
        ("1e5 > belob", &[("T017", "1e5")]),
        ("1_000 > belob", &[("T017", "1_000")]),
        (
            "123456789012345678901234567890 > belob",
            &[("T017", "123456789012345678901234567890")],
        ),
        ("modtaget > 'x'", &[("T017", "'x'")]),
        ("modtaget > '31-01-2026'", &[("T017", "'31-01-2026'")]),
        (
            "DATE '2026-02-30' < modtaget",
            &[("T017", "DATE '2026-02-30'")],
        ),
        (
            "DATE '2026-02-20 10:00' < modtaget",
            &[("T017", "DATE '2026-02-20 10:00'")],
        ),
        (
            "modtaget + INTERVAL '7' HOUR > modtaget",
            &[("T017", "INTERVAL '7' HOUR")],
        ),
        (
            "modtaget + INTERVAL '1.5' DAY > modtaget",
            &[("T017", "INTERVAL '1.5' DAY")],
        ),
        (
            "modtaget + INTERVAL '7' > modtaget",
            &[("T017", "INTERVAL '7'")],
        ),
        ("modtaget + 1.5 > modtaget", &[("T017", "1.5")]),
        ("workdays(modtaget, 1.5) > modtaget", &[("T017", "1.5")]),
        ("birthday(modtaget, 1.5) > modtaget", &[("T017", "1.5")]),
    ]);
}

#[test]
fn comparisons_with_null() {
    assert_refused(&[
        ("CASE status WHEN NULL THEN TRUE END", &[("T018", "NULL")]),
        ("status = NULL", &[("T018", "NULL")]),
        ("NULL <> status", &[("T018", "NULL")]),
        ("status LIKE NULL", &[("T018", "NULL")]),
        ("belob BETWEEN NULL AND 1", &[("T018", "NULL")]),
        ("belob + NULL = 1", &[("T018", "NULL")]),
        ("NULL IN (1)", &[("T018", "NULL")]),
        ("-NULL = 1", &[("T018", "-NULL")]),
    ]);
}

#[test]
fn two_ways_to_read() {
    assert_refused(&[
        ("belob BETWEEN 1 AND NOT hastesag", &[("T019", "NOT")]),
        ("belob = NOT hastesag", &[("T019", "NOT")]),
        ("belob = 1 = hastesag", &[("T019", "belob = 1")]),
        ("belob = 1 IS NULL", &[("T019", "belob = 1")]),
    ]);
}

#[test]
fn two_columns_that_differ_in_case() {
    let columns = Columns::new(
        Origin::Extract,
        [("Dato", ColumnType::Date), ("DATO", ColumnType::Date)],
    );
    let problems = compile("dato IS NULL", &columns).unwrap_err();
    assert_eq!(
        (problems[0].code.id, problems[0].span.clone()),
        ("T020", 0..4)
    );
    let help = problems[0].help.as_ref().map(|help| help.in_lang(Lang::En));
    assert_eq!(
        help.as_deref(),
        Some("write the name exactly, in quotation marks: \"Dato\"")
    );
}

/// The one problem of an expression: its bytes, its sentence and its help in both languages.
#[track_caller]
fn told(text: &str) -> (std::ops::Range<usize>, [String; 2], Option<[String; 2]>) {
    let problems = compile(text, &columns()).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let both =
        |message: &crate::lang::Message| [message.in_lang(Lang::Da), message.in_lang(Lang::En)];
    (
        problems[0].span.clone(),
        both(&problems[0].message),
        problems[0].help.as_ref().map(both),
    )
}

#[test]
fn a_slip_is_told_with_the_name_that_was_meant() {
    let (span, message, help) = told("ærinde IS NULL OR modtagt IS NULL");
    assert_eq!(span, 19..26);
    assert_eq!(
        message,
        ["ukendt kolonne `modtagt`", "unknown column `modtagt`"]
    );
    assert_eq!(
        help.unwrap(),
        [
            "denne tjekliste har kolonnen `modtaget`",
            "this template has the column `modtaget`"
        ]
    );
}

#[test]
fn a_refused_construct_is_told_with_the_reason() {
    let (_, message, _) = told("modtaget = CURRENT_DATE");
    assert_eq!(
        message[1],
        "`CURRENT_DATE` is not allowed: the answer would change from day to day; what depends on the day belongs in a deadline"
    );
}

#[test]
fn types_are_told_by_their_names_in_templates() {
    let (span, message, help) = told("hastesag AND\n belob > '7'");
    assert_eq!(span, 14..25);
    assert_eq!(
        message[0],
        "`belob` er `number` og `'7'` er `text`: de kan ikke sammenlignes"
    );
    assert_eq!(
        help.unwrap()[1],
        "numbers are written without quotation marks"
    );
}

#[test]
fn places_are_exact_behind_line_breaks_and_wide_characters() {
    for (text, span) in [
        ("'æøå' = \r\n\t status AND\r x", 27..28),
        ("status = = 'x'", 9..10),
        ("((status = 'x') AND (belob))", 20..27),
        ("hastesag AND (status IS NOT NULL) = belob", 13..41),
        ("hastesag AND NOT (NOT status)", 22..28),
        ("(afgjort + INTERVAL '7' DAY) + modtaget > modtaget", 0..39),
        ("status NOT IN ('a', 'b') = TRUE", 0..24),
        ("hastesag = (CASE WHEN TRUE THEN 1 END)", 0..38),
        ("LENGTH(UPPER(status)) + status = 1", 0..30),
        ("hastesag AND", 12..12),
        ("hastesag AND  ", 12..12),
    ] {
        assert_eq!(told(text).0, span, "{text}");
    }
}

#[test]
fn what_a_refused_call_holds_is_left_alone() {
    let problems = compile(
        "CAST(a AS int) = 1 AND EXTRACT(YEAR FROM b) = (SELECT c FROM d) OR belop = 2",
        &columns(),
    );
    let codes: Vec<&str> = problems
        .unwrap_err()
        .iter()
        .map(|problem| problem.code.id)
        .collect();
    assert_eq!(codes, ["T014", "T013", "T014", "T012"]);
}

#[test]
fn every_code_of_expressions_is_met_above() {
    let own = include_str!("refusals.rs");
    let limits = include_str!("limits.rs");
    for code in crate::diag::code::ALL
        .iter()
        .filter(|code| ("T010".."T021").contains(&code.id))
    {
        assert!(
            own.contains(code.id) || limits.contains(code.id),
            "{}",
            code.id
        );
    }
}
