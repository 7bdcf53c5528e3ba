//! What each construct of the language says of a row.

use super::*;

#[test]
fn comparisons() {
    for (expression, expected) in [
        ("status = 'Afgjort'", "true"),
        ("status = 'afgjort'", "false"),
        ("status <> 'Afgjort'", "false"),
        ("status != 'Åben'", "true"),
        ("ærinde = 'Ærø' AND ÆRINDE = 'Ærø'", "true"),
        ("\"ærinde\" = 'Ærø'", "true"),
        ("STATUS < 'B'", "true"),
        ("'Z' < 'a' AND 'z' < 'æ' AND 'Å' < 'Æ'", "true"),
        ("belob = 1250.5", "true"),
        ("belob >= 1250.51", "false"),
        ("belob>=-1 AND belob<>-1 AND belob>-.5", "true"),
        ("modtaget <= afgjort", "true"),
        ("afgjort = '2026-03-09'", "true"),
        ("afgjort > TIMESTAMP '2026-03-09 14:29:59'", "true"),
        ("afgjort < '2026-03-09 14:30'", "false"),
        ("'2026-03-02' = modtaget", "true"),
        ("DATE '2026-03-02' >= modtaget", "true"),
        ("hastesag", "true"),
        ("NOT hastesag", "false"),
        ("hastesag = TRUE", "true"),
        ("hastesag = (belob > 2000)", "false"),
        ("hastesag > FALSE", "true"),
    ] {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

#[test]
fn tests_lists_ranges_and_patterns() {
    for (expression, expected) in [
        ("status IS NULL", "false"),
        ("lukket IS NULL", "true"),
        ("lukket IS NOT NULL", "false"),
        ("(belob > 1) IS NULL", "false"),
        ("(lukket > modtaget) IS NULL", "true"),
        ("status IN ('Åben', 'Afgjort')", "true"),
        ("status NOT IN ('Åben', 'Afgjort')", "false"),
        ("status IN ('Åben', NULL)", "?!"),
        ("status NOT IN ('Åben', NULL)", "?!"),
        ("status IN ('Afgjort', NULL)", "true"),
        ("belob IN (-1, 1250.500, 3)", "true"),
        ("belob IN (9, 8, 7, 1, 2, 3)", "false"),
        ("afgjort IN ('2026-03-09', DATE '2026-01-01')", "true"),
        ("hastesag IN (FALSE)", "false"),
        ("hastesag IN (FALSE, TRUE)", "true"),
        ("belob BETWEEN 1250.5 AND 2000", "true"),
        ("belob BETWEEN 2000 AND 1250.5", "false"),
        ("belob NOT BETWEEN 1 AND 2", "true"),
        ("modtaget BETWEEN '2026-01-01' AND '2026-12-31'", "true"),
        ("belob BETWEEN 1 AND 2 + 3 OR hastesag", "true"),
        ("status LIKE 'Af%'", "true"),
        ("status LIKE 'af%'", "false"),
        ("ærinde LIKE '_r_'", "true"),
        ("status NOT LIKE '%x%'", "true"),
        ("status LIKE UPPER('%')", "true"),
    ] {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

#[test]
fn sums() {
    for (expression, expected) in [
        ("belob + 1 - 0.5 = 1251", "true"),
        ("-belob + belob = 0", "true"),
        ("- -1 = 1", "true"),
        ("1 - (2 - 3) = 2", "true"),
        ("1 - 2 - 3 = -4", "true"),
        ("afgjort - modtaget = 7", "true"),
        ("modtaget - afgjort = -7", "true"),
        ("afgjort - '2026-03-09' = 0", "true"),
        ("modtaget + 7 = afgjort", "true"),
        ("7 + modtaget = '2026-03-09'", "true"),
        ("modtaget - 2 + 1 = '2026-03-01'", "true"),
        ("afgjort + 1 = TIMESTAMP '2026-03-10 14:30'", "true"),
        ("modtaget + INTERVAL '7' DAY = '2026-03-09'", "true"),
        ("INTERVAL '1' WEEK + modtaget = '2026-03-09'", "true"),
        ("modtaget - INTERVAL '1' YEAR = '2025-03-02'", "true"),
        (
            "DATE '2026-08-31' + INTERVAL '3 months' = '2026-11-30'",
            "true",
        ),
        (
            "DATE '2026-03-31' - INTERVAL '1' MONTH = '2026-02-28'",
            "true",
        ),
        ("(modtaget + INTERVAL '1' MONTH) - modtaget = 31", "true"),
        ("workdays(modtaget, 3) = '2026-03-05'", "true"),
        ("WORKDAYS(afgjort, 0) = '2026-03-09'", "true"),
        ("workdays('2026-03-09', -1) = '2026-03-06'", "true"),
        ("birthday('2008-02-29', 18) = '2026-03-01'", "true"),
        ("birthday('2008-02-29', 20) = '2028-02-29'", "true"),
        ("birthday('2008-06-05', 18) > '2026-06-04'", "true"),
    ] {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

#[test]
fn branches_and_functions() {
    for (expression, expected) in [
        (
            "CASE WHEN belob > 2000 THEN FALSE WHEN hastesag THEN TRUE END",
            "true",
        ),
        ("CASE WHEN belob > 2000 THEN 1 ELSE 2 END = 2", "true"),
        (
            "CASE status WHEN 'Åben' THEN 1 WHEN 'Afgjort' THEN 2 END = 2",
            "true",
        ),
        ("CASE status WHEN 'Åben' THEN 1 END = 2", "?!"),
        (
            "CASE WHEN hastesag THEN modtaget ELSE afgjort END = '2026-03-02'",
            "true",
        ),
        (
            "CASE WHEN hastesag THEN '2026-01-01' ELSE modtaget END < modtaget",
            "true",
        ),
        (
            "CASE modtaget WHEN '2026-03-02' THEN TRUE ELSE FALSE END",
            "true",
        ),
        ("COALESCE(lukket, modtaget) = '2026-03-02'", "true"),
        ("COALESCE(lukket, '2026-01-31') = '2026-01-31'", "true"),
        ("COALESCE(NULL, status, 'x') = 'Afgjort'", "true"),
        ("LENGTH(ærinde) = 3", "true"),
        ("UPPER(ærinde) = 'ÆRØ' AND lower(ærinde) = 'ærø'", "true"),
        ("TRUE", "true"),
        ("NULL", "?!"),
        ("hastesag AND NULL", "?!"),
    ] {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

#[test]
fn precedence_is_that_of_sql() {
    for (expression, expected) in [
        ("TRUE OR FALSE AND FALSE", "true"),
        ("(TRUE OR FALSE) AND FALSE", "false"),
        ("NOT FALSE AND FALSE", "false"),
        ("NOT (FALSE AND FALSE)", "true"),
        ("NOT belob = 1", "true"),
        ("NOT status IS NULL", "true"),
        ("NOT status IN ('x') AND TRUE", "true"),
        ("1 + 1 = 2 AND 3 - 1 = 2", "true"),
        ("belob BETWEEN 1 AND 2 AND FALSE OR TRUE", "true"),
        ("-1 + 2 = 1", "true"),
        ("belob + 1 IS NULL", "false"),
        ("-belob IS NOT NULL", "true"),
        ("belob - 250.5 IN (1000)", "true"),
        ("afgjort - modtaget BETWEEN 7 AND 3 + 4", "true"),
        ("NOT status LIKE 'x%' AND NOT belob BETWEEN 1 AND 2", "true"),
    ] {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

#[test]
fn the_reason_names_what_was_needed_and_missing() {
    for (expression, expected) in [
        ("lukket > modtaget", "?lukket!"),
        ("klage", "?!klage"),
        ("klage IS NULL", "?!klage"),
        ("klage IS NOT NULL", "?!klage"),
        (
            "NOT klage AND lukket > modtaget AND hastesag",
            "?lukket!klage",
        ),
        ("klage = (lukket > modtaget)", "?lukket!klage"),
        ("FALSE AND klage", "false"),
        ("klage AND FALSE", "false"),
        ("klage OR hastesag", "true"),
        ("COALESCE(klage, TRUE)", "?!klage"),
        ("COALESCE(TRUE, klage)", "true"),
        ("COALESCE(lukket, lukket) > modtaget", "?lukket!"),
        ("CASE WHEN lukket IS NULL THEN TRUE ELSE klage END", "true"),
        ("CASE WHEN lukket > modtaget THEN TRUE END", "?lukket!"),
        (
            "CASE WHEN lukket > modtaget THEN TRUE ELSE FALSE END",
            "false",
        ),
        ("CASE WHEN klage THEN TRUE ELSE TRUE END", "?!klage"),
        (
            "CASE WHEN hastesag THEN klage ELSE lukket IS NULL END",
            "?!klage",
        ),
        ("CASE lukket WHEN modtaget THEN TRUE END", "?lukket!"),
        ("CASE klage WHEN hastesag THEN TRUE END", "?!klage"),
        ("CASE modtaget WHEN lukket THEN TRUE END", "?lukket!"),
        (
            "belob BETWEEN 2000 AND LENGTH(COALESCE(NULL, status)) AND klage",
            "false",
        ),
        ("lukket BETWEEN modtaget AND '2026-12-31'", "?lukket!"),
        ("modtaget BETWEEN lukket AND '2025-12-31'", "false"),
        ("lukket - modtaget > 1 OR afgjort - lukket > 1", "?lukket!"),
        ("(klage OR TRUE) AND lukket IN ('2026-01-01')", "?lukket!"),
    ] {
        assert_eq!(answer(expression), expected, "{expression}");
    }
}

#[test]
fn reasons_stand_in_the_order_of_the_expression() {
    let mut row = row();
    row[1] = Reading::Empty;
    let expression = compiled("7 + lukket > modtaget AND modtaget + belob < lukket");
    assert_eq!(expression.columns(), [6, 1, 3]);
    let why = Why {
        empty: vec![6, 1],
        ..Why::default()
    };
    assert_eq!(expression.evaluate(&row), Truth::Unknown(why));
    let turned = compiled("5 + modtaget > lukket");
    let why = Why {
        empty: vec![1, 6],
        ..Why::default()
    };
    assert_eq!(turned.evaluate(&row), Truth::Unknown(why));
}

#[test]
fn calculations_without_a_result_are_unknown_and_not_null() {
    let largest = "79228162514264337593543950335";
    for expression in [
        format!("{largest} + belob > 0"),
        format!("-{largest} - belob > 0"),
        "modtaget + belob = modtaget".to_owned(),
        "modtaget + 99999999999 > modtaget".to_owned(),
        format!("modtaget - {largest} > modtaget"),
        "modtaget + INTERVAL '100000' YEAR + INTERVAL '100000' YEAR + INTERVAL '100000' YEAR > modtaget".to_owned(),
        "modtaget + 9999999999999999 > modtaget".to_owned(),
        "workdays(modtaget, belob) > modtaget".to_owned(),
        "workdays(modtaget, 99999999999999) > modtaget".to_owned(),
        format!("({largest} + belob) IS NULL"),
        format!("COALESCE({largest} + belob, 1) = 1"),
    ] {
        assert_eq!(answer(&expression), "?!~", "{expression}");
    }
}

#[test]
fn the_text_is_kept() {
    let written = " hastesag  OR\n status = 'x' ";
    let expression = compiled(written);
    assert_eq!(
        (expression.text(), expression.to_string().as_str()),
        (written, written)
    );
    assert_eq!(expression.columns(), [4, 0]);
}

#[test]
fn headers_of_an_extract_can_be_named() {
    let headers = [
        ("Dato for \"svar\"", ColumnType::Date),
        ("Select", ColumnType::Bool),
        ("a.b", ColumnType::Bool),
        ("Position", ColumnType::Number),
        ("date", ColumnType::Date),
    ];
    let columns = Columns::new(Origin::Extract, headers);
    let text = "\"dato for \"\"SVAR\"\"\" = date AND \"Select\" AND \"a.b\" AND position = 1 AND date = DATE '2026-01-01'";
    let expression = compile(text, &columns).unwrap();
    assert_eq!(expression.columns(), [0, 4, 1, 2, 3]);
    let row = [
        moment("2026-01-01"),
        yes_no(true),
        yes_no(true),
        number("1"),
        moment("2026-01-01"),
    ];
    assert_eq!(expression.evaluate(&row), Truth::True);
}

#[test]
fn any_name_a_template_may_use_is_a_column() {
    for name in [
        "name",
        "type",
        "position",
        "year",
        "day",
        "interval_dage",
        "match",
        "map",
        "box",
        "point",
        "array_x",
        "time",
        "timestamp",
        "date",
        "count",
        "trim",
        "extract",
        "struct",
        "lambda",
        "xml",
        "json",
        "at",
        "operator",
        "member",
        "overlay",
        "prior",
        "status",
        "id",
        "_x",
        "å",
        "connect_by_root",
        "notes",
        "is_ok",
        "first",
        "last",
        "values_",
        "language",
    ] {
        assert!(!is_reserved(name), "{name}");
        let columns = Columns::new(Origin::Template, [(name, ColumnType::Number)]);
        let expression = compile(
            &format!("({name} + 1 > {name} OR {name} IN (1, 2)) AND NOT -{name} = 5"),
            &columns,
        );
        assert!(expression.is_ok(), "{name}: {expression:?}");
    }
}
