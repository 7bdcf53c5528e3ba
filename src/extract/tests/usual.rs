//! Rows that are cases at first sight, among others that nearly are, read as the ordinary reader reads them.

use proptest::prelude::*;

use super::*;
use crate::case::ColumnType;

/// Case ids, of which most are told at first sight.
fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        10 => "[0-9]{3}-202[456]-[0-9]{3,6}",
        3 => "SAG-[0-9]{5,30}",
        2 => "[0-9]{1,8}",
        1 => "[0-3][0-9]01[0-9]{2}[- ]?[0-9]{4}(/[0-9])?",
        1 => "[0-9]{3}-202[456]-[0-9]{3} [A-ZÆ]",
        1 => "(\"\")?[0-9]{9}(\"\"x)?",
        1 => prop::sample::select(vec![
            "", "i alt", "Subtotal:", "#REFERENCE!", "#DIV/0!", "sagsnummer", "sagsnumre", "datetime", "A\u{30a}rhus-2024-1",
            "330-2024-\u{200b}1", "330-2024-1\u{a0}", "330-2024-1\u{7f}",
        ]).prop_map(str::to_owned),
    ]
}

fn area() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["Kontanthjælp", "Kontanthjælp 2", "Servicelovens § 107", "Børn og unge § 50 nr. 1 a til f"])
            .prop_map(str::to_owned),
        1 => "[a-b ]{0,40}",
        1 => "[a-z]{3}(;|\"\"|\n)[a-z]{3,9}",
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[0-3][0-9]-[01][0-9]-202[456]",
        1 => "202[456]-[01][0-9]-[0-3][0-9]",
        1 => Just(String::new()),
        1 => prop::sample::select(vec!["ukendt", " 01-02-2024", "1/2/2024", "01-02-2024 12:30", "æ", "#N/A"]).prop_map(str::to_owned),
    ]
}

fn note() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => "[A-Za-zæøå ,.-]{0,60}",
        1 => "[a-z]{0,30};[a-z]{0,30}",
        1 => "[a-z]{0,30}\"\"[a-z]{0,30}",
        1 => "[a-z]{0,30}(\n|\r\n)[a-z]{0,30}",
        1 => "(Ã¥|e\u{301}|\\\\|“ja” – 5 €|\u{1f600}|#N/A|[a-z]){0,20}",
    ]
}

/// The fields of a row, each in quotes or not; one with what asks for quotes has them.
fn row() -> impl Strategy<Value = String> {
    let fields = (id(), area(), area(), date(), note());
    let row = (fields, any::<[bool; 5]>(), 0..40);
    row.prop_map(|((id, area, team, date, note), quoted, oddness)| {
        let fields = [id, area, team, date, note].into_iter().zip(quoted);
        let mut fields: Vec<_> = fields
            .map(
                |(field, quoted)| match quoted || field.contains([';', '"', '\n', '\r']) {
                    true => format!("\"{field}\""),
                    false => field,
                },
            )
            .collect();
        match oddness {
            0 => fields.truncate(3),
            1 => fields.push("en for meget".to_owned()),
            2 => {
                fields = vec![
                    "sagsnummer".into(),
                    "område".into(),
                    "team".into(),
                    "dato".into(),
                    "notat".into(),
                ]
            }
            3 => fields.iter_mut().for_each(String::clear),
            _ => {}
        }
        fields.join(";")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn usual_rows_are_read_as_the_ordinary_reader_reads_them(
        rows in prop::collection::vec(row(), 1..40),
        crlf in any::<bool>(),
        which in 0..5,
        is_first in any::<bool>(),
    ) {
        let line_end = if crlf { "\r\n" } else { "\n" };
        // The id may stand behind another column.
        let (heading, number) = if is_first { ("", "") } else { ("linje;", "2024-0001;") };
        let header = format!("{heading}sagsnummer;område;team;dato;notat");
        let rows: Vec<_> = rows.iter().map(|row| format!("{number}{row}")).collect();
        let text = format!("{header}{line_end}{}{line_end}", rows.join(line_end));
        let ask = Ask::id(&["sagsnummer"]);
        let mut ask = match which {
            0 => ask,
            1 => ask.area(&["område"]),
            2 => ask.area(&["område", "team"]).kept("dato", ColumnType::Date),
            3 => ask.area(&["notat", "område"]).kept("dato", ColumnType::Date).kept("notat", ColumnType::Text),
            _ => ask.area(&["team"]).every(),
        };
        ask.allow_cpr = true;
        ask.options.delimiter = ";".parse().ok();
        // Reading holds both ways against each other.
        let read = ask.read(text.as_bytes());
        ask.allow_cpr = false;
        let refused = ask.read(text.as_bytes());
        prop_assert!(read.is_ok() || refused.is_err());
    }
}

#[test]
fn most_rows_are_told_at_first_sight() {
    use crate::extract::abreast::BlockRows;
    use crate::extract::area_numbers::AreaNumbers;
    use crate::extract::batch::CaseList;
    use crate::extract::cases::Reading;
    use crate::extract::cut::{Cutter, Place};
    use crate::extract::usual::{Candidates, Screening, Usual};

    let rows = [
        ("330-2024-00001;Kontanthjælp;x\n", true),
        (
            "\"330-2024-00001\";\"Kontanthjælp\";\"et \"\"ord\"\"; og\"\n",
            true,
        ),
        ("SAG-2024-00001;;\n", true),
        ("1234567;Kontanthjælp;x\n", true),
        ("330-2024-00001;\"Kontant\"\"hjælp\";x\n", false),
        ("330-2024-00001;Kontanthjælp;\"to\nlinjer\"\n", true),
        ("330-2024-00001;\"Kontant\nhjælp\";x\n", false),
        ("330-2024-00001;Kontanthjælp;\"x\n2;y\"\n", true),
        ("330-2024-00001;Kontanthjælp;\"x\n2;b;y\"\n", false),
        ("330-2024-00001;Kontanthjælp;C:\\temp\n", true),
        ("330-2024-00001;Kontanthjælp;\"a\\\"\"b\"\n", false),
        ("330-2024-00001;Kontanthjælp\n", false),
        ("010190-1234/1;Kontanthjælp;x\n", false),
        ("330 2024 00001;Kontanthjælp;x\n", false),
        ("Subtotal:;Kontanthjælp;x\n", false),
        ("#REFERENCE!;Kontanthjælp;x\n", false),
        ("sagsnummer;område;notat\n", false),
        ("datetime;tekst;text\n", false),
    ];
    let open = || {
        Ok(Bytes::stream(
            "sagsnummer;område;notat\n330-2024-00001;a;b\n".as_bytes(),
        ))
    };
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let part = Part::survey(source, Packing::None, &SurveyOptions::default()).unwrap();
    let extract = Extract::of(vec![part]).unwrap();
    let ask = Ask::id(&["sagsnummer"]).area(&["område"]);
    let columns = Columns::find(&extract, &ask.selection).unwrap();
    let usual = Usual::of(&extract.parts()[0], &columns.parts[0]).unwrap();
    let reading = Reading::as_written(&columns.parts[0]);
    let areas = AreaNumbers::new(&columns.parts[0].area);
    for (row, expected) in rows {
        let text = format!("{row}{};;\n", "x".repeat(100));
        let mut cutter = Cutter::new(b';');
        cutter.cut(text.as_bytes(), Place::Last).unwrap();
        let mut rows = BlockRows::of(cutter.rows(text.as_bytes()), 2, false);
        let (mut candidates, mut cases) = (Candidates::none(), CaseList::none(&reading));
        let (mut screening, odd) = (
            Screening::at_nothing(),
            usual.gather(&mut rows, 1, &mut candidates, &mut cases),
        );
        usual.look(&candidates, &areas, &mut screening);
        assert_eq!(
            odd.is_none() && screening.are_cases(&candidates),
            expected,
            "{row}"
        );
    }
}
