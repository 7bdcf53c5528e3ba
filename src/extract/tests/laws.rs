//! What holds for every extract.

use proptest::prelude::*;

use super::*;
use crate::case::ColumnType;

/// Values with all that could upset a reader of CSV, but without NUL, which no text has.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9 ]{0,6}",
        "[\";,|\t\r\n æøå\u{a0}']{0,8}",
        any::<String>().prop_map(|text| text.replace('\0', "")),
    ]
}

/// A table as the csv crate writes it, and on which line each of its rows begins.
fn written(rows: &[[String; 2]], delimiter: u8, crlf: bool) -> (Vec<u8>, Vec<u64>) {
    let terminator = if crlf {
        csv::Terminator::CRLF
    } else {
        csv::Terminator::Any(b'\n')
    };
    let write = |record: &[&str]| {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(terminator)
            .from_writer(Vec::new());
        writer.write_record(record).unwrap();
        writer.into_inner().unwrap()
    };
    let mut bytes = write(&["id", "x", "y"]);
    let mut lines = Vec::new();
    for (number, [x, y]) in rows.iter().enumerate() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let ends = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .matches('\n')
            .count();
        lines.push(u64::try_from(ends).unwrap() + 1);
        bytes.extend(write(&[&format!("sag {number}"), x, y]));
    }
    (bytes, lines)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        rows in proptest::collection::vec([value(), value()], 1..8),
        delimiter in prop_oneof![Just(b';'), Just(b','), Just(b'\t'), Just(b'|')],
        crlf in any::<bool>(),
    ) {
        let (bytes, lines) = written(&rows, delimiter, crlf);
        let mut ask = Ask::id(&["id"]).every();
        ask.options.delimiter = char::from(delimiter).to_string().parse().ok();
        let read = ask.read(&bytes).unwrap();
        prop_assert_eq!(read.cases.len(), rows.len());
        for ((case, [x, y]), line) in read.cases.iter().zip(&rows).zip(lines) {
            prop_assert_eq!(&case.3, &[x.trim().to_owned(), y.trim().to_owned()]);
            prop_assert_eq!(case.0, line);
        }
    }

    #[test]
    fn every_delimiter_is_recognised_in_clean_tables(
        rows in proptest::collection::vec(["[a-z0-9]{1,6}", "[a-z0-9 ]{0,6}"], 1..8),
        delimiter in prop_oneof![Just(b';'), Just(b','), Just(b'\t'), Just(b'|')],
    ) {
        let read = whole(written(&rows, delimiter, false).0);
        prop_assert_eq!(read.survey.delimiter.character(), char::from(delimiter));
    }

    #[test]
    fn the_size_of_pieces_changes_nothing(
        rows in proptest::collection::vec([value(), value()], 1..6),
        encoding in 0..8,
    ) {
        let (utf_8, _) = written(&rows, b';', true);
        let text = String::from_utf8(utf_8.clone()).unwrap();
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let bytes: Vec<u8> = match encoding {
            0 => utf_8,
            1 => units.flat_map(u16::to_be_bytes).collect(),
            2 => units.flat_map(u16::to_le_bytes).collect(),
            3 => units.skip(1).flat_map(u16::to_le_bytes).collect(),
            _ => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        };
        let mut ask = Ask::id(&["id"]).every();
        let label = [(3, "utf-16le"), (5, "cp850"), (6, "cp865"), (7, "macintosh")];
        let label = label.into_iter().find(|(number, _)| *number == encoding);
        ask.options.encoding = label.map(|(_, label)| label.to_owned());
        prop_assert_eq!(ask.read_one_by_one(&bytes), ask.read(&bytes));
    }

    #[test]
    fn the_order_of_rows_changes_no_format_and_no_total(
        mut rows in proptest::collection::vec(("[1-5]?", "[0-9]{1,2}-[0-9]{1,2}-2026|x?", "[0-9]{1,3}[.,][0-9]{1,3}"), 1..10),
    ) {
        let ask = Ask::id(&["id"]).kept("d", ColumnType::Date).kept("n", ColumnType::Number);
        let read = |rows: &[(String, String, String)]| {
            let mut text = String::from("id;d;n\n");
            for (id, date, number) in rows {
                text.push_str(&format!("{id};{date};{number}\n"));
            }
            ask.read(text.as_bytes())
        };
        let summary = |read: Result<Whole, Failure>| match read {
            Ok(read) => Ok((
                read.extracted.totals,
                read.scan.kept.iter().map(|column| (column.format, column.unreadable())).collect::<Vec<_>>(),
            )),
            Err(failure) => Err(failure.diagnostics()[0].code.id),
        };
        let forward = summary(read(&rows));
        rows.reverse();
        prop_assert_eq!(forward, summary(read(&rows)));
    }

    #[test]
    fn counts_add_up(rows in proptest::collection::vec("[12]?(;[ab]?){0,2}", 0..12)) {
        let text = format!("id;x\n{}\n", rows.join("\n"));
        if let Ok(read) = Ask::id(&["id"]).read(text.as_bytes()) {
            let totals = read.extracted.totals;
            prop_assert_eq!(totals.rows_read, totals.cases + totals.rejected + totals.merged);
            prop_assert_eq!(totals.cases, u64::try_from(read.cases.len()).unwrap());
            let blank = |row: &&String| row.replace(';', "").is_empty();
            let filled = rows.iter().filter(|row| !blank(row)).count();
            prop_assert_eq!(totals.rows_read, u64::try_from(filled).unwrap());
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Ask::id(&["id"]).every().read(&bytes);
    }

    #[test]
    fn nearly_good_bytes_never_panic(
        start in prop_oneof![Just(""), Just("\u{feff}"), Just("sep=;\n")],
        text in "[a-cæ\";,\r\n\t\u{1a}\u{feff}1\\-.:]{0,60}",
        label in prop_oneof![Just(None), Just(Some("utf-8")), Just(Some("utf-16le")), Just(Some("gb18030")), Just(Some("iso-2022-jp"))],
    ) {
        let mut ask = Ask::id(&["id"]).kept("x", ColumnType::Datetime).every();
        ask.options.encoding = label.map(str::to_owned);
        let bytes = format!("{start}id;x\n1;2\n{text}");
        prop_assert_eq!(ask.read_one_by_one(bytes.as_bytes()), ask.read(bytes.as_bytes()));
    }
}
