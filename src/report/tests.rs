//! The three tables that every writer is held to, against the files in `fixtures/report`.
//!
//! When one differs, what was written stands in `target/report`, and the failing test prints the command that shows the
//! difference. A wanted change is accepted by copying the file over.
#![allow(
    clippy::disallowed_methods,
    reason = "what differs is put beside what was expected"
)]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::number::Side;
use super::*;
use crate::lang::{Lang, words};

mod say {
    use crate::lang::Phrase;

    pub(super) static TITLE: Phrase = Phrase {
        da: "Fund efter sagsområde og kontrolpunkt",
        en: "Findings by area and criterion",
    };
    pub(super) static AREA: Phrase = Phrase {
        da: "Sagsområde",
        en: "Area",
    };
    pub(super) static CRITERION: Phrase = Phrase {
        da: "Kontrolpunkt",
        en: "Criterion",
    };
    pub(super) static FAILS: Phrase = Phrase {
        da: "Ikke opfyldt",
        en: "Not met",
    };
    pub(super) static UPPER: Phrase = Phrase {
        da: "Op til",
        en: "Up to",
    };
    pub(super) static LATE: Phrase = Phrase {
        da: "Dage for sent, median",
        en: "Days late, median",
    };
    pub(super) static DUE: Phrase = Phrase {
        da: "Første frist",
        en: "First due date",
    };
    pub(super) static STATUS: Phrase = Phrase {
        da: "Mål",
        en: "Target",
    };
    pub(super) static NOT_MET: Phrase = Phrase {
        da: "ikke opfyldt",
        en: "not met",
    };
    pub(super) static UNDECIDED: Phrase = Phrase {
        da: "kan ikke afgøres af stikprøven",
        en: "cannot be decided by the sample",
    };
}

fn findings() -> Table {
    Table::new(
        Some(say::TITLE.message().into()),
        vec![
            Column::new("area", &say::AREA, Align::Left),
            Column::new("criterion", &say::CRITERION, Align::Left),
            Column::new("rate", &say::FAILS, Align::Right),
            Column::new("upper", &say::UPPER, Align::Right),
            Column::new("days_late_median", &say::LATE, Align::Right),
            Column::new("first_due", &say::DUE, Align::Left),
            Column::new("target_status", &say::STATUS, Align::Left),
        ],
    )
}

fn ordinary() -> Table {
    let mut table = findings();
    let due = NaiveDate::from_ymd_opt(2026, 6, 22).expect("a date");
    for (area, criterion, count, of, upper, late) in [
        ("Jobafklaring", "SDP-01", 0, 15, 0.181_036_8, 0.0),
        ("Jobafklaring", "SDP-03", 3, 14, 0.465_7, 4.5),
        ("Sygedagpenge", "SDP-01", 123, 567, 0.253_1, 1_022.25),
    ] {
        table.push(vec![
            Cell::Text(area.into()),
            Cell::Text(criterion.into()),
            Cell::Share { count, of },
            Cell::Limit {
                share: upper,
                side: Side::Upper,
                cases: of,
            },
            Cell::Number {
                value: late,
                decimals: 1,
            },
            Cell::Date(due),
            Cell::Word {
                id: "not_met",
                words: say::NOT_MET.message(),
            },
        ]);
    }
    table
}

fn undetermined() -> Table {
    let mut table = findings();
    for (area, unknown) in [
        ("Arbejdsmarkedsfastholdelsesforanstaltninger", Cell::Unknown),
        (
            "Servicelovens § 107 | \"midlertidigt\" botilbud, <børn & unge>\nÅrhus_Nord",
            Cell::NotApplicable,
        ),
        (
            "=SUM(1;2) 社会福祉\u{1b}[31m",
            Cell::Number {
                value: f64::NAN,
                decimals: 1,
            },
        ),
    ] {
        table.push(vec![
            Cell::Text(area.into()),
            Cell::Text("VISITATION-OG-GENVURDERING-07".into()),
            Cell::Share { count: 0, of: 0 },
            unknown.clone(),
            unknown.clone(),
            unknown,
            Cell::Word {
                id: "undecided",
                words: say::UNDECIDED.message(),
            },
        ]);
    }
    table
}

/// Compares what was written with the file in `fixtures/report`; the command that shows the difference, if there is one.
fn difference(name: &str, written: &[u8]) -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let expected = root.join("fixtures/report").join(name);
    if fs::read(&expected).is_ok_and(|expected| expected == written) {
        return None;
    }
    let actual = root.join("target/report").join(name);
    fs::create_dir_all(actual.parent().expect("a folder")).expect("a folder");
    fs::write(&actual, written).expect("a file");
    Some(format!(
        "git diff --no-index {} {}\n",
        expected.display(),
        actual.display()
    ))
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes all");
    out
}

fn hold(name: &str, table: &Table) {
    let mut files = vec![
        (format!("{name}.csv"), written(|out| write_csv(table, out))),
        (
            format!("{name}.json"),
            written(|out| json::write(table, out)),
        ),
        (
            format!("{name}-da.md"),
            written(|out| write_markdown(table, Lang::Da, out)),
        ),
        (
            format!("{name}-en.md"),
            written(|out| write_markdown(table, Lang::En, out)),
        ),
    ];
    for (lang, width, look) in [
        (Lang::Da, 120, Look::Terminal),
        (Lang::Da, 80, Look::Plain),
        (Lang::En, 80, Look::Plain),
        (Lang::Da, 60, Look::Terminal),
        (Lang::Da, 40, Look::Terminal),
    ] {
        let text = written(|out| write_terminal(table, Layout { lang, width, look }, out));
        files.push((format!("{name}-{}-{width}.txt", lang.code()), text));
    }
    let differences: String = files
        .iter()
        .filter_map(|(name, text)| difference(name, text))
        .collect();
    assert!(differences.is_empty(), "see:\n{differences}");
}

#[test]
fn an_ordinary_table() {
    hold("ordinary", &ordinary());
}

#[test]
fn an_empty_table() {
    hold("empty", &findings());
}

#[test]
fn a_table_with_unknown_values_and_long_names() {
    hold("undetermined", &undetermined());
}

#[test]
fn people_read_words() {
    let read = |cell: Cell| [Lang::Da, Lang::En].map(|lang| cell.for_people(lang));
    assert_eq!(read(Cell::Bool(true)), ["ja", "yes"]);
    assert_eq!(read(Cell::Bool(false)), ["nej", "no"]);
    assert_eq!(read(Cell::Unknown), ["ukendt", "unknown"]);
    assert_eq!(read(Cell::Count(0)), ["0", "0"]);
}

#[test]
fn a_full_pipe_is_an_error_of_the_writer() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let table = ordinary();
    let layout = Layout {
        lang: Lang::Da,
        width: 80,
        look: Look::Plain,
    };
    let results = [
        write_csv(&table, &mut Full),
        json::write(&table, &mut Full),
        write_markdown(&table, Lang::Da, &mut Full),
        write_terminal(&table, layout, &mut Full),
    ];
    for result in results {
        assert_eq!(
            result.expect_err("nothing could be written").kind(),
            std::io::ErrorKind::BrokenPipe
        );
    }
}

fn any_cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        any::<String>().prop_map(Cell::Text),
        "[a-zæøå ,\"\r\n|]{0,60}".prop_map(Cell::Text),
        Just(Cell::Word {
            id: "error",
            words: words::ERROR.message()
        }),
        any::<u64>().prop_map(Cell::Count),
        (0..2_000_u64, 0..2_000_u64).prop_map(|(one, other)| Cell::Share {
            count: one.min(other),
            of: one.max(other)
        }),
        (0.0..=1.0_f64, 1..1_000_u64).prop_map(|(share, cases)| Cell::Limit {
            share,
            side: Side::Upper,
            cases
        }),
        (-1e9..1e9_f64).prop_map(|value| Cell::Number { value, decimals: 2 }),
        (1..4_000_i32, 1..=366_u32)
            .prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day)
                .map(Cell::Date)),
        any::<bool>().prop_map(Cell::Bool),
        Just(Cell::Unknown),
        Just(Cell::NotApplicable),
    ]
}

fn any_table() -> impl Strategy<Value = Table> {
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    (1..=keys.len()).prop_flat_map(move |columns| {
        let titles = prop::collection::vec(any::<String>(), columns);
        let rows = prop::collection::vec(prop::collection::vec(any_cell(), columns), 0..6);
        (titles, rows).prop_map(move |(titles, rows)| {
            let columns = keys.iter().zip(titles).enumerate();
            let columns = columns.map(|(position, (key, title))| Column {
                key,
                title: title.into(),
                align: if position % 2 == 0 {
                    Align::Left
                } else {
                    Align::Right
                },
            });
            let mut table = Table::new(Some("Titel".to_owned().into()), columns.collect());
            rows.into_iter().for_each(|row| table.push(row));
            table
        })
    })
}

/// The width of a line on a terminal.
fn width_of(line: &str) -> usize {
    let mut drawing = comfy_table::Table::new();
    drawing.add_row([line]);
    drawing
        .column_max_content_widths()
        .into_iter()
        .next()
        .map_or(0, usize::from)
}

proptest! {
    #[test]
    fn csv_read_back_is_what_was_written(table in any_table()) {
        let text = written(|out| write_csv(&table, out));
        let mut reader = ::csv::Reader::from_reader(text.as_slice());
        let keys: Vec<&str> = table.columns().iter().map(|column| column.key).collect();
        prop_assert_eq!(reader.headers().expect("text"), keys);
        let rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.expect("a row of as many fields").iter().map(Into::into).collect())
            .collect();
        let fields: Vec<Vec<String>> = table.rows().iter().map(|row| row.iter().map(Cell::as_field).collect()).collect();
        prop_assert_eq!(rows, fields);
    }

    #[test]
    fn json_and_csv_say_the_same(table in any_table()) {
        let text = written(|out| json::write(&table, out));
        let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&text).expect("JSON");
        prop_assert_eq!(rows.len(), table.rows().len());
        for (object, row) in rows.iter().zip(table.rows()) {
            prop_assert_eq!(object.len(), row.len());
            for (column, cell) in table.columns().iter().zip(row) {
                let (value, field) = (&object[column.key], cell.as_field());
                match value {
                    serde_json::Value::Null => prop_assert_eq!(field, ""),
                    serde_json::Value::String(text) => prop_assert_eq!(text, &field),
                    serde_json::Value::Number(number) => {
                        // The reader of JSON is one unit off in the last place now and then; the file is not.
                        let (read, field) = (number.as_f64().expect("a float"), field.parse::<f64>().expect("a number"));
                        prop_assert!((read - field).abs() <= 1e-15 * field.abs());
                    }
                    other => prop_assert_eq!(other.to_string(), field),
                }
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal(table in any_table(), width in 0..140_usize) {
        let layout = Layout { lang: Lang::Da, width, look: Look::Terminal };
        let text = String::from_utf8(written(|out| write_terminal(&table, layout, out))).expect("UTF-8");
        for line in text.lines() {
            prop_assert!(width_of(line) <= width.max(20), "{} > {}: {}", width_of(line), width, line);
            prop_assert!(!line.chars().any(char::is_control));
        }
    }

    /// 40 columns are enough for every number to stay whole.
    #[test]
    fn no_number_is_broken(table in any_table(), width in 40..140_usize) {
        let layout = Layout { lang: Lang::Da, width, look: Look::Plain };
        let text = String::from_utf8(written(|out| write_terminal(&table, layout, out))).expect("UTF-8");
        for cell in table.rows().iter().flatten().filter(|cell| !cell.is_prose()) {
            for number in cell.for_people(Lang::Da).replace(" (", "\n(").lines() {
                prop_assert!(text.contains(number), "{} is not in\n{}", number, text);
            }
        }
    }

    #[test]
    fn markdown_has_one_line_a_row(table in any_table()) {
        let text = String::from_utf8(written(|out| write_markdown(&table, Lang::Da, out))).expect("UTF-8");
        let pipes = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        let lines: Vec<&str> = text.split('\n').filter(|line| line.starts_with('|')).collect();
        prop_assert_eq!(lines.len(), table.rows().len() + 2);
        for line in lines {
            prop_assert_eq!(pipes(line), table.columns().len() + 1);
        }
    }
}
