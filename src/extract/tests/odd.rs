//! Files that are no plain table: what is read, what is told, and what is refused.

use super::*;

/// The codes of all that is told of a file which is read.
fn told(text: &str) -> Vec<&'static str> {
    let read = whole(text);
    let remarks = read.survey.remarks.iter().chain(&read.scan.remarks);
    remarks.map(|remark| remark.code.id).collect()
}

fn refused(text: &str) -> (&'static str, u64) {
    code_and_line(&Ask::id(&["id"]).complaint(text.as_bytes()))
}

#[test]
fn a_plain_table_needs_no_word() {
    for text in [
        "id;x;y\n1;2;3\n2;3;4\n",
        "\u{feff}id;x;y\r\n1;2;3\n2;3;4\r3;4;5",
        "id;Ærø;\n1;på;\n2;Å “b”;\n",
        "id;x;y\n1;\"a\nb; c\";3\n2;5\" rør;4\n",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn a_delimiter_that_changes_is_told_with_its_line() {
    assert_eq!(
        refused("id;x;y\n1;2;3\n2;2;3\n3;2;3\n4,2,3\n5,2,3\n6;2;3\n"),
        ("E042", 5)
    );
    // A single such row is a row with a wrong number of fields.
    assert_eq!(
        whole("id;x;y\n1;2;3\n2;2;3\n3,2,3\n4;2;3\n").scan.rejected,
        1
    );
}

#[test]
fn a_second_table_is_told_with_its_line() {
    let first = "id;x;y\n1;2;3\n2;2;3\n3;2;3\n";
    assert_eq!(refused(&format!("{first}\na;b\n1;2\n")), ("E041", 6));
    assert_eq!(refused(&format!("{first};;\na;b\n1;2\n")), ("E041", 6));
    assert_eq!(
        refused(&format!("{first}\r\n\r\na;b\r\n1;2\r\n")),
        ("E041", 7)
    );
    // Notes below the table, and rows that are short within it.
    for text in [
        format!("{first}\nKilde: systemet\nTrukket 1/3\n"),
        format!("{first}\n4;2\n5;2;3\n"),
        format!("{first}4;2\n5;2\n"),
    ] {
        assert!(whole(&text).scan.rejected > 0, "{text}");
    }
}

#[test]
fn rows_that_mostly_misfit_are_refused_however_few() {
    assert_eq!(refused("id;x;y\n1;2;3\n2;3\n3;4;5;6;7\n").0, "E015");
    assert_eq!(whole("id;x;y\n1;2;3\n2;3;4\n3;4\n4\n").scan.rejected, 2);
}

#[test]
fn empty_fields_beyond_the_header_are_read_when_all_rows_have_them() {
    assert_eq!(told("id;x\n1;2;\n2;3;;\n"), ["E054"]);
    // In one row of many they may be values that have moved.
    assert_eq!(whole("id;x\n1;2\n2;;\n").scan.rejected, 1);
}

#[test]
fn what_is_read_all_the_same_is_told() {
    for (text, code) in [
        ("Udtræk;;\n\nid;x;y\n1;2;3\n2;3;4\n", "E047"),
        ("id;x\n1;BÃ¸rn\n", "E048"),
        ("id;x\n1;A\u{30a}se\n", "E049"),
        ("id;x\n1;2\n\u{1a}", "E050"),
        ("id;2024\n1;2\n", "E052"),
        ("id;x;y\n1;2;3\n2;;\n", "E053"),
        ("id;x\n1;\"a\\\"b\"\n", "E055"),
        ("id;x\n1;a\u{1}b\n", "E056"),
        ("id;x;y\n1;\"2;3\n2;3\";4\n3;4;5\n", "E057"),
    ] {
        assert_eq!(told(text), [code], "{text}");
    }
    let twice = Ask::id(&["id"]).read(b"id;x;x\n1;2;3\n").unwrap();
    assert_eq!(twice.survey.remarks[0].code.id, "E051");
}

#[test]
fn totals_are_no_cases() {
    let text = "id;x;y\n1;2;3\nI ALT;2;3\nTotal:;4;5\nIaltum;1;2\nTotalsag;2;3\n";
    let read = whole(text);
    let lines: Vec<_> = read
        .extracted
        .rejects
        .iter()
        .map(|reject| reject.line)
        .collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn lines_that_are_skipped_are_not_even_read() {
    let skipped = |skip: u64, text: &str| {
        let mut ask = Ask::id(&["id"]).every();
        ask.options.skip = Some(skip);
        ask.read_one_by_one(text.as_bytes()).unwrap()
    };
    for text in [
        "a \"title\nb\nid;x\n1;2\n3;4\n",
        "a \"title\r\nb\r\nid;x\r\n1;2\r\n3;4",
        "\u{feff}a;\"\rb\rid;x\r1;2\r3;4\r",
        "a\r\n\r\n\r\nid;x\n1;2\n3;4\n",
    ] {
        let read = skipped(2, text);
        let line = if text.contains("\n\r\n\r\n") { 4 } else { 3 };
        assert_eq!(read.survey.header.line, line, "{text:?}");
        assert_eq!(
            read.cases.iter().map(|case| case.0).collect::<Vec<_>>(),
            [line + 1, line + 2],
            "{text:?}"
        );
    }
}

#[test]
fn a_mark_that_stands_below_skipped_lines_does_not_end_the_text() {
    let text = "Udtræk\n\u{feff}id;x\n1;2\n";
    let mut ask = Ask::id(&["id"]).every();
    ask.options.skip = Some(1);
    let read = ask.read_one_by_one(text.as_bytes()).unwrap();
    assert_eq!(read.cases.len(), 1);
    assert_eq!(read, ask.read(text.as_bytes()).unwrap());
}
