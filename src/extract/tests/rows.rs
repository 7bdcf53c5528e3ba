//! Which rows are cases, what is said of the others, and how columns are read.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::case::ColumnType;

#[test]
fn values_are_trimmed_of_unicode_white_space_and_otherwise_exact() {
    let read = whole("id;x\n\u{a0}007 ;\u{2009} 1E3\u{200b}\t\nNA;null\n");
    assert_eq!(read.cases[0].1, "007");
    assert_eq!(read.cases[0].3, ["1E3\u{200b}"]);
    assert_eq!(read.cases[1].1, "NA");
    assert_eq!(read.cases[1].3, ["null"]);
}

#[test]
fn rows_that_are_no_cases_are_listed_with_reason() {
    let text = "id;x;y\n1;2;3\n010190-1234;3\n2;3;4;5\n\u{a0};3;4\nid; x;y\n3;4;5\n";
    let read = Ask::id(&["id"]).read(text.as_bytes()).unwrap();
    let listed: Vec<_> = read
        .extracted
        .rejects
        .iter()
        .map(|reject| {
            assert_eq!(&*reject.file, "a.csv");
            (
                reject.line,
                reject.column.as_deref(),
                reject.reason.in_lang(Lang::En),
                reject.case_id.as_deref(),
            )
        })
        .collect();
    let too_few = "wrong number of fields: 2, in the header 3".to_owned();
    let too_many = "wrong number of fields: 4, in the header 3".to_owned();
    assert_eq!(
        listed,
        [
            (3, None, too_few, Some("######-####")),
            (4, None, too_many, Some("2")),
            (5, Some("id"), "the row has no case id".to_owned(), None),
            (6, None, "the row repeats the header".to_owned(), None),
        ]
    );
    assert_eq!(read.scan.first_rejects, read.extracted.rejects);
    let expected = Totals {
        rows_read: 6,
        cases: 2,
        rejected: 4,
        merged: 0,
    };
    assert_eq!(read.extracted.totals, expected);
}

#[test]
fn running_text_of_a_broken_row_is_not_listed_as_a_case_id() {
    let text =
        "id;x;y\n1;2;3\nBorger 7 ringede;2\n24/1,a,b\nHansen;2\n24/1;2\n4;5;6\n7;8;9\n8;9;0\n";
    let read = Ask::id(&["id"]).read(text.as_bytes()).unwrap();
    let ids = read
        .extracted
        .rejects
        .iter()
        .map(|reject| reject.case_id.as_deref());
    assert_eq!(ids.collect::<Vec<_>>(), [None, None, None, Some("24/1")]);
}

#[test]
fn a_second_export_pasted_below_the_first_repeats_mark_and_header() {
    let read = whole("\u{feff}id;x\r\n1;2\r\n\u{feff}id;x\r\n3;4\r\n");
    assert_eq!((read.cases.len(), read.scan.rejected), (2, 1));
}

#[test]
fn a_file_of_which_most_rows_are_rejected_is_refused() {
    let rows = |bad: usize, good: usize| {
        let mut text = String::from("id;x\n");
        text.push_str(&";1\n".repeat(bad));
        for number in 0..good {
            text.push_str(&format!("{number};1\n"));
        }
        text
    };
    let ask = Ask::id(&["id"]);
    let complaint = ask.complaint(rows(1001, 1000).as_bytes());
    assert_eq!(complaint.code.id, "E015");
    let said = said(&complaint);
    assert!(said.starts_with("1,001 of 2,001 rows"), "{said}");
    assert!(
        said.contains("line 6: the row has no case id\nexpected are 2 fields"),
        "{said}"
    );
    for (bad, good) in [(1000, 1), (1001, 1001)] {
        let read = ask.read(rows(bad, good).as_bytes()).unwrap();
        assert_eq!(read.extracted.rejects.len(), bad);
    }
}

#[test]
fn cpr_numbers_are_no_case_ids() {
    let ask = Ask::id(&["sag", "id"]);
    for (values, line) in [
        (&["010190-1234"][..], Some(2)),
        (&["a", "b", "010190 1234"], Some(4)),
        (&["x", "0101901234"], Some(3)),
        (&["0101901234", "0202901234", "9999999999"], Some(2)),
        (&["0101901234", "9999999999"], None),
        (&["x", "sag 010190-1234", "y"], Some(3)),
        (&["0101901234/1", "0101901234/2"], Some(2)),
        (&["A010190-1234-B", "A999999-1234-B"], None),
        (&["330-2026-1", "9999999999", "2026000001"], None),
        (&["10190-1234", "010190-12345"], None),
    ] {
        let mut text = String::from("sag;id\n");
        for (number, value) in values.iter().enumerate() {
            text.push_str(&format!("s{number};{value}\n"));
        }
        match line {
            None => assert!(ask.read(text.as_bytes()).is_ok(), "{values:?}"),
            Some(line) => {
                let complaint = ask.complaint(text.as_bytes());
                assert_eq!(code_and_line(&complaint), ("E016", line), "{values:?}");
                assert!(said(&complaint).contains("column `id`"));
                assert!(!format!("{complaint:?}").contains("1234"));
                let allowed = Ask {
                    allow_cpr: true,
                    ..ask.clone()
                };
                assert!(allowed.read(text.as_bytes()).is_ok());
            }
        }
    }
}

#[test]
fn formats_are_decided_from_all_accepted_rows() {
    let text = "id;dato;tid;beløb;ja\n\
        1;01-02-2026;2026-02-03 10:00;1.234,50;Ja\n\
        2;;;;\n\
        3;13-02-2026;ukendt;5;x\n\
        ;02/13/2026;;1.5;\n";
    let ask = Ask::id(&["id"])
        .kept("dato", ColumnType::Date)
        .kept("tid", ColumnType::Datetime)
        .kept("beløb", ColumnType::Number)
        .kept("ja", ColumnType::Bool)
        .kept("id", ColumnType::Text);
    let scan = ask.read(text.as_bytes()).unwrap().scan;
    let formats: Vec<_> = scan
        .kept
        .iter()
        .map(|column| column.format.to_string())
        .collect();
    let expected = [
        "date day-first",
        "datetime iso",
        "number decimal-comma",
        "bool",
        "text",
    ];
    assert_eq!(formats, expected);
    let unreadable: Vec<_> = scan
        .kept
        .iter()
        .map(|column| quality(column).lines.clone())
        .collect();
    assert_eq!(unreadable, [vec![], vec![4], vec![], vec![4], vec![]]);
    assert_eq!(quality(&scan.kept[1]).example.as_deref(), Some("ukendt"));
}

/// What could not be read of a column of an extract of one file.
fn quality(column: &ColumnScan) -> &Quality {
    &column.parts[0].as_ref().unwrap().1
}

/// Counts how often it refuses a case.
struct Refusing(u64);

impl Visitor for Refusing {
    fn area(&mut self, _: &Area) -> Result<usize, Failure> {
        Ok(0)
    }

    fn cases(&mut self, _: Cases<'_>) -> Result<(), Failure> {
        self.0 += 1;
        let message = crate::lang::words::ERROR.message();
        Err(Diagnostic::new(&crate::diag::code::C001, message).into())
    }

    fn merge(&mut self, _: Self) -> Result<(), Failure> {
        Ok(())
    }
}

#[test]
fn a_visitor_can_stop() {
    let open = || Ok(Bytes::stream(&b"id\n1\n2\n"[..]));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let part = Part::survey(source, Packing::None, &SurveyOptions::default()).unwrap();
    let extract = Extract::of(vec![part]).unwrap();
    let columns = Columns::find(&extract, &Ask::id(&["id"]).selection).unwrap();
    let scan = scan(&extract, &columns, CprIds::Refuse).unwrap();
    let mut refusing = Refusing(0);
    let stopped = cases(&extract, &columns, &scan, &mut refusing);
    assert_eq!((stopped.is_err(), refusing.0), (true, 1));
}

/// What is said when an extract becomes another one before the last passes over it.
fn changed(later: &str, passes_after: u32) -> Result<Whole, Failure> {
    let first = "id;x\n1;2\n3;4\n";
    let opened = AtomicU32::new(0);
    let all_passes = {
        let open = || {
            opened.fetch_add(1, Ordering::Relaxed);
            Ok(Bytes::stream(first.as_bytes()))
        };
        let source = Source {
            name: "a.csv".into(),
            open: &open,
        };
        Ask::id(&["id"]).read_in_order(&source).unwrap();
        opened.swap(0, Ordering::Relaxed)
    };
    let open = || {
        let is_later = opened.fetch_add(1, Ordering::Relaxed) >= all_passes - passes_after;
        let text = if is_later { later } else { first };
        Ok(Bytes::stream(text.as_bytes()))
    };
    Ask::id(&["id"]).read_in_order(&Source {
        name: "a.csv".into(),
        open: &open,
    })
}

#[test]
fn a_file_that_changes_between_passes_is_refused() {
    for (later, passes_after) in [
        ("id;x\n1;2\n3;4\n5;6\n", 2),
        ("id;x\n1;2\n3;4\n5;6\n", 1),
        ("id;x\n1;2\n", 2),
        ("id;x\n1;2\n", 1),
        // As long as before, but a case has lost its id.
        ("id;x\n1;2\n;44\n", 1),
    ] {
        let failure = changed(later, passes_after).unwrap_err();
        assert_eq!(
            failure.diagnostics()[0].code.id,
            "E018",
            "{later} {passes_after}"
        );
    }
    assert!(changed("id;x\n1;2\n3;4\n", 2).is_ok());
}

#[test]
fn a_file_that_cannot_be_read_says_so() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let open = || Ok(Bytes::stream((&b"id;x\n1;2\n"[..]).chain(Broken)));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let failure = Ask::id(&["id"]).read_from(&source).unwrap_err();
    assert_eq!(
        failure.to_string(),
        "C001: the extract cannot be read: the disk is gone"
    );
    let open = || Err(io::Error::other("no such file"));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    assert!(Ask::id(&["id"]).read_from(&source).is_err());
}
