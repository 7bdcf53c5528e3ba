//! Physical line numbers, counted by hand, and quotes that are never closed.

use super::*;

fn lines(text: &str) -> Vec<u64> {
    whole(text).cases.iter().map(|case| case.0).collect()
}

#[test]
fn line_ends_of_every_kind_count_one() {
    assert_eq!(lines("id,x\na,1\nb,2\n"), [2, 3]);
    assert_eq!(lines("id,x\r\na,1\r\nb,2\r\n"), [2, 3]);
    assert_eq!(lines("id,x\ra,1\rb,2\r"), [2, 3]);
    assert_eq!(lines("id,x\r\na,1\nb,2\rc,3"), [2, 3, 4]);
}

#[test]
fn blank_lines_are_counted_and_passed_over() {
    assert_eq!(lines("\n\nid,x\n\n\na,1\n\nb,2\n\n"), [6, 8]);
    assert_eq!(lines("\r\nid,x\r\n\r\n\r\na,1\r\n\r\nb,2\r\n\r\n"), [5, 7]);
    assert_eq!(lines("id,x\n,\na,1\n \nb,2\n\" \", \n"), [3, 5]);
    assert_eq!(lines("id,x\n\r\na,1\n\r\nb,2"), [3, 5]);
    assert_eq!(whole("id,x\n,\n\na,1\n,\n").scan.rows_read, 1);
}

#[test]
fn line_ends_within_quotes_are_counted_too() {
    assert_eq!(lines("id,x\na,\"1\n\n2\"\nb,3\n"), [2, 5]);
    assert_eq!(lines("id,x\r\na,\"1\r\n\r\n2\r3\"\r\n\r\nb,3\r\n"), [2, 7]);
    assert_eq!(lines("id,\"x\ny\"\na,1\n"), [3]);
    let kept = whole("id,x\na,\"1\r\n2\"\n").cases[0].3.clone();
    assert_eq!(kept, ["1\r\n2"]);
}

#[test]
fn a_rejected_row_is_named_by_the_line_it_begins_on() {
    let read = whole("id,x\r\na,\"1\r\n2\"\r\n\r\nb,\"3\r\n4\",5\r\nc,6\r\n");
    assert_eq!(read.extracted.rejects[0].line, 5);
    assert_eq!(
        read.cases.iter().map(|case| case.0).collect::<Vec<_>>(),
        [2, 7]
    );
}

#[test]
fn lines_beyond_a_buffer_are_counted() {
    let mut text = String::from("id,x\r\n");
    for number in 0..30_000 {
        text.push_str(&format!("{number},\"a\r\n\r\nb\"\r\n\r\n"));
    }
    let expected: Vec<u64> = (0..30_000).map(|row| 2 + row * 4).collect();
    assert_eq!(lines(&text), expected);
}

#[test]
fn an_open_quote_is_found_where_it_opens() {
    let mut ask = Ask::id(&["id"]);
    ask.options.delimiter = Some(Delimiter::COMMA);
    for (text, line, field) in [
        ("id,x,y\na,1,2\nb,\"3,4\nc,5,6\n", 3, 2),
        ("id,x,y\r\na,1,2\r\nb,\"3,4\r\nc,5,6\r\n", 3, 2),
        ("id,x,y\na,1,2\nb,\"3\n\n3\",\"4\nc,5,6\n", 5, 3),
        ("id,x,y\na,1,2\nb,3,\"", 3, 3),
        ("id,x,y\na,1,2\nb,3,\"4\"\"", 3, 3),
        ("id,x,y\na,1,2\n\"", 3, 1),
        ("id,x,y\na,1,2\n\nb,3,\"4\n\n\n", 4, 3),
        ("id,x,\"y\na,1,2\n", 1, 3),
    ] {
        let complaint = ask.complaint(text.as_bytes());
        assert_eq!(code_and_line(&complaint), ("E010", line), "{text}");
        assert!(
            said(&complaint).contains(&format!("field {field} begins")),
            "{text}"
        );
    }
}

#[test]
fn quotes_that_are_closed_at_the_very_end_are_no_trouble() {
    for text in [
        "id,x\na,\"1\"",
        "id,x\na,\"1\"\n",
        "id,x\na,\"1\"\"\"",
        "id,x\na,5\" rør",
        "id,x\na,5\"",
        "id,x\na,\"1\r\n\"\r\n",
    ] {
        assert_eq!(lines(text), [2], "{text}");
    }
    assert_eq!(whole("id,x\na,5\" rør 3\"\n").cases[0].3, ["5\" rør 3\""]);
    assert_eq!(
        whole("id,x\na,\"say \"\"hej\"\"\"\n").cases[0].3,
        ["say \"hej\""]
    );
}

#[test]
fn an_open_quote_after_a_row_of_wrong_length_says_so() {
    let text = "id,x\na,1\nb,2,3\nc,\"4\nd,5\n";
    let complaint = Ask::id(&["id"]).complaint(text.as_bytes());
    assert_eq!(code_and_line(&complaint), ("E010", 4));
    assert!(
        said(&complaint).contains("may begin on line 3,"),
        "{}",
        said(&complaint)
    );
}

#[test]
fn a_row_that_is_too_long_stops_at_its_line() {
    let limit = usize::try_from(Limits::default().row_bytes()).unwrap();
    let mut text = b"id,x\na,1\nb,\"".to_vec();
    text.extend(std::iter::repeat_n(b"x\n".as_slice(), limit).flatten());
    assert_eq!(
        code_and_line(&Ask::id(&["id"]).complaint(&text)),
        ("E011", 3)
    );

    let row = |length: usize| {
        let mut text = b"id,x\na,".to_vec();
        text.resize(text.len() + length - 3, b'x');
        text.extend(b"\nb,1\n");
        text
    };
    let mut ask = Ask::id(&["id"]);
    assert_eq!(code_and_line(&ask.complaint(&row(limit))), ("E043", 2));
    ask.options.limits.field_megabytes = 16;
    assert_eq!(ask.read(&row(limit)).unwrap().cases.len(), 2);
    assert_eq!(code_and_line(&ask.complaint(&row(limit + 1))), ("E011", 2));
}
