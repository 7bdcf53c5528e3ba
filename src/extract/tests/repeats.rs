//! Rows with the same case id.

use super::*;

#[test]
fn rows_that_say_the_same_are_merged_and_counted() {
    let text = "id;o;x;y\n1;a;2;3\n2;a;2;3\n 1 ;a;2\u{a0};other\n1;a;2;3\n";
    let mut ask = Ask::id(&["id"]).area(&["o"]);
    ask.selection.kept = headers(&["x"]);
    let read = ask.read(text.as_bytes()).unwrap();
    let expected = Totals {
        rows_read: 4,
        cases: 2,
        rejected: 0,
        merged: 2,
    };
    assert_eq!(read.extracted.totals, expected);
    assert_eq!(
        read.cases.iter().map(|case| case.0).collect::<Vec<_>>(),
        [2, 3]
    );
}

#[test]
fn rows_that_differ_are_an_error_that_proposes_a_composite_id() {
    let text = "Sagsnummer;Ydelse;Note;Beløb\n\
        330-1;A;en lang note;1\n\
        330-2;A;note;1\n\
        330-1;B;en anden lang note;1\n\
        330-2;B;note;1\n\
        330-3;A;x;1\n";
    let complaint = Ask::id(&["sagsnummer"]).every().complaint(text.as_bytes());
    assert_eq!(code_and_line(&complaint), ("E017", 4));
    assert_eq!(
        said(&complaint),
        "rows with the same case id have different content (2 in all)\n\
         `330-1`: lines 2 and 4\n\
         `330-2`: lines 3 and 5\n\
         the rows differ in `Ydelse`, `Note`\n\
         a composite case id can tell them apart: --id \"Sagsnummer\" --id \"Ydelse\""
    );
    let composite = Ask::id(&["Sagsnummer", "Ydelse"]).every();
    assert_eq!(composite.read(text.as_bytes()).unwrap().cases.len(), 5);
}

#[test]
fn a_different_area_alone_is_a_difference() {
    let ask = Ask::id(&["id"]).area(&["o"]);
    let complaint = ask.complaint(b"id;o\n1;a\n1;b\n");
    assert_eq!(complaint.code.id, "E017");
    assert!(said(&complaint).contains("--id \"id\" --id \"o\""));
    // A shorter value tells the rows apart as well, but the area is what is meant.
    let complaint = ask.clone().every().complaint(b"id;o;x\n1;aa;1\n1;bb;2\n");
    assert!(said(&complaint).contains("--id \"id\" --id \"o\""));
}

#[test]
fn a_column_of_few_values_is_proposed_before_one_of_many() {
    let text = "id;dato;ydelse\n1;1;hjælp\n1;2;støtte\n2;3;hjælp\n2;4;støtte\n";
    let complaint = Ask::id(&["id"]).every().complaint(text.as_bytes());
    assert!(said(&complaint).contains("--id \"id\" --id \"ydelse\""));
}

#[test]
fn ids_are_compared_exactly() {
    // Case, composition, invisible characters and leading zeros make other ids.
    let read = whole("id;x\na;1\nA;1\n1;1\n01;1\ne\u{301};1\n\u{e9};1\n1\u{200b};1\n");
    assert_eq!(read.cases.len(), 7);
}

#[test]
fn parts_that_join_to_the_same_text_are_not_merged() {
    let text = b"a;b\nx / y;z\nx;y / z\n";
    let complaint = Ask::id(&["a", "b"]).complaint(text);
    assert_eq!(complaint.code.id, "E017");
    assert!(said(&complaint).contains("no other column"));
}

#[test]
fn many_repeated_ids_are_counted_and_the_first_are_shown() {
    let mut text = String::from("id;x\n");
    for number in 0..300 {
        text.push_str(&format!("{};{number}\n", number % 3));
    }
    let said = said(&Ask::id(&["id"]).every().complaint(text.as_bytes()));
    assert!(said.contains("(297 in all)"), "{said}");
    assert_eq!(said.matches(": lines ").count(), 5);
}

#[test]
fn ids_in_the_message_are_masked() {
    let ask = Ask {
        allow_cpr: true,
        ..Ask::id(&["id"]).every()
    };
    let complaint = ask.complaint(b"id;x\n010190-1234;1\n010190-1234;2\n");
    assert!(said(&complaint).contains("`######-####`: lines 2 and 3"));
}
