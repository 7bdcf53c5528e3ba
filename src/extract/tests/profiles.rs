//! What an extract holds, found out by several who look at some of its rows each.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::case::ColumnType;

/// The profile of files; `threads` is 0 for the ordinary reader, to which files are left in which text may be repaired.
fn profile_by(threads: usize, block_bytes: usize, texts: &[String]) -> Profile {
    let openers: Vec<_> = texts
        .iter()
        .map(|text| || Ok(Bytes::stream(Unhurried(text.as_bytes()))))
        .collect();
    let options = SurveyOptions {
        delimiter: ";".parse().ok(),
        double_encoding: if threads == 0 {
            DoubleEncoding::Repair
        } else {
            DoubleEncoding::default()
        },
        ..SurveyOptions::default()
    };
    let parts = openers.iter().enumerate().map(|(number, open)| {
        let name = format!("{number}.csv");
        Part::survey(Source { name, open }, Packing::None, &options).unwrap()
    });
    let extract = Extract::as_recorded(parts.collect());
    let extract = extract.read_by(NonZeroUsize::new(threads.max(1)).unwrap());
    let described = Described {
        columns: [("dato", ColumnType::Date), ("slut", ColumnType::Date)]
            .map(|(name, kind)| Wanted {
                kind,
                ..Wanted::header(name)
            })
            .into(),
        pairs: vec![(0, 1)],
        shown: 3,
        ..Described::default()
    };
    let as_of = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
    profile(&extract.in_blocks_of(block_bytes), &described, as_of).unwrap()
}

/// A file of rows below one of two headers.
fn file() -> impl Strategy<Value = String> {
    let date = "0[1-4][-/.]0[1-4][-/.](2026|1026|26)|2026-0[1-4]-1[1-9]|13-01-2026|02/14/2026||x";
    let number = "-?[0-9]{1,3}([.,][0-9]{1,3}){0,2}|[ab]|010190-1234|#N/A|ja";
    let note = "[a-c]{1,2}|(lang tekst ){7}[ab]|\u{fffd}|\"[ab]\n[ab]\"|";
    let row = prop_oneof![
        9 => (date, date, number, note).prop_map(|(a, b, c, d)| format!("{a};{b};{c};{d}")),
        1 => Just("for;kort".to_owned()),
    ];
    let header = prop_oneof![Just("dato;slut;tal;note"), Just("dato;tal;slut;tal")];
    (header, prop::collection::vec((0..130, row), 1..160)).prop_map(|(header, rows)| {
        let rows = rows
            .iter()
            .map(|(number, row)| format!("{row};sag {number}\n"));
        format!("{header};id\n{}", rows.collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whoever_looks_finds_the_same(files in prop::collection::vec(file(), 1..3)) {
        let one_reader = profile_by(0, 1, &files);
        for (threads, block_bytes) in [(1, 1 << 20), (2, 40), (3, 300)] {
            prop_assert_eq!(&profile_by(threads, block_bytes, &files), &one_reader);
        }
    }
}

#[test]
fn of_more_values_than_are_counted_the_first_are_shown() {
    // Ninety-nine ways to write what is shown alike, then others: too late to be shown.
    let masked = (0..99).map(|number| format!("1;0101{number:02}-1234\n"));
    let others = (0..200).map(|number| format!("1;sag {number}\n"));
    let text = format!("id;x\n{}", masked.chain(others).collect::<String>());
    for threads in [0, 1, 2, 3] {
        let profile = profile_by(threads, 30, std::slice::from_ref(&text));
        let column = &profile.columns[1];
        assert_eq!(column.examples, ["######-####", "sag 0"], "{threads}");
        assert_eq!(column.different, None);
    }
}
