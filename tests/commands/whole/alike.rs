//! What is said of a population hangs neither on how many threads read it, nor on how it is cut into files, nor on which
//! reader reads it.

use super::{AS_OF, TEMPLATE};
use crate::harness::Workspace;

/// Enough rows for several blocks, with everything that a cell can be.
fn rows() -> Vec<String> {
    let dates = [
        "02-03-2026",
        "05-03-2026",
        "",
        "12.03.2026",
        "31-12-2025",
        "snart",
        "20-03-2026",
        "2026-03-09",
        "29-02-2026",
        "01/04/2026",
    ];
    let outcomes = [
        "stadfæstet",
        "hjemvist",
        "",
        "\"ændret\"",
        "#N/A",
        "\"med; skilletegn\"",
        "\"med \"\"citat\"\"\"",
        "\"med\nlinjeskift\"",
    ];
    let of = |list: &[&'static str], place: usize| *list.get(place % list.len()).unwrap();
    let rows = (0..30_000).map(|row| {
        format!(
            "{row:06};Område {};{};{};{};n{row}\n",
            row % 7,
            of(&dates, row / 3),
            of(&dates, row * 7 + row / 11),
            of(&outcomes, row * 5 + row / 13),
        )
    });
    rows.collect()
}

const HEADING: &str = "sag;omraade;modtaget;svar;udfald;notat\n";

/// What is printed of all criteria and indicators, and the list of cases that fail.
fn printed(files: &[(&str, String)], more: &[&str]) -> (String, String) {
    let named: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let workspace = Workspace::with(&[&[("svar.toml", TEMPLATE)][..], &named].concat());
    let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    let options = [
        "--template",
        "svar.toml",
        "--as-of",
        AS_OF,
        "--format",
        "csv",
        "--failing",
        "fejl.csv",
    ];
    let arguments = [&["population"][..], &names, &options, more].concat();
    let run = workspace
        .sagsaudit(&arguments)
        .prints_something()
        .notes_something();
    let printed = run.check().stdout;
    (printed, workspace.text("fejl.csv"))
}

#[test]
fn threads_files_and_readers_say_the_same() {
    let rows = rows();
    let whole = || HEADING.to_owned() + &rows.concat();
    let expected = printed(&[("sager.csv", whole())], &["--threads", "1"]);
    assert!(expected.0.lines().count() > 7 * 3, "{}", expected.0);
    assert!(expected.1.lines().count() > 1_000);
    for threads in ["2", "3"] {
        let found = printed(&[("sager.csv", whole())], &["--threads", threads]);
        assert!(found == expected, "{threads} threads");
    }
    let shards: Vec<_> = rows
        .chunks(11_111)
        .map(|rows| HEADING.to_owned() + &rows.concat())
        .collect();
    let names = ["c.csv", "a.csv", "b.csv"];
    let shards: Vec<_> = names.into_iter().zip(shards).collect();
    assert!(
        printed(&shards, &["--threads", "2"]) == expected,
        "several files"
    );
    // A row that stands twice asks for a second pass, and is merged.
    let twice = whole() + rows.first().unwrap();
    let twice = printed(&[("sager.csv", twice)], &["--threads", "2"]);
    assert!(twice == expected, "a second pass");
    // Where everything stands twice, the ordinary reader has to see to it.
    let all_twice = whole() + &rows.concat();
    let all_twice = printed(&[("sager.csv", all_twice)], &["--threads", "2"]);
    assert!(all_twice == expected, "the ordinary reader");
    // In another encoding, and with other line ends.
    let crlf = "\u{feff}".to_owned() + &whole().replace('\n', "\r\n");
    let crlf = crlf.replace("med\r\nlinjeskift", "med\nlinjeskift");
    assert!(
        printed(&[("sager.csv", crlf)], &["--threads", "2"]) == expected,
        "CRLF"
    );
}

#[test]
fn cases_between_excluded_ones_are_judged_by_their_own_cells() {
    let rows = rows();
    let whole = HEADING.to_owned() + &rows.concat();
    let among_others = printed(
        &[("sager.csv", whole)],
        &["--where", "omraade <> 'Område 3'"],
    );
    let is_left = |row: &&String| !row.contains(";Område 3;");
    let left: Vec<_> = rows.iter().filter(is_left).cloned().collect();
    assert!(left.len() < rows.len());
    let alone = printed(&[("sager.csv", HEADING.to_owned() + &left.concat())], &[]);
    assert!(among_others == alone);
}
