//! Which heading is which column.

use super::*;
use crate::case::ColumnType;

fn column(name: &str, aliases: &[&str], need: Need) -> Wanted {
    Wanted {
        name: name.into(),
        kind: ColumnType::Text,
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        need,
    }
}

/// The heading that is found for a column beside `id`.
fn found(header: &str, wanted: Wanted) -> Option<String> {
    let mut ask = Ask::id(&["id"]);
    ask.selection.kept = vec![wanted];
    let text = format!("id;{header}\n1{}\n", ";x".repeat(header.split(';').count()));
    let columns = ask.read(text.as_bytes()).unwrap().columns;
    columns.kept[0]
        .found
        .as_ref()
        .map(|found| found.header.clone())
}

#[test]
fn headings_match_however_they_are_written() {
    for (header, wanted) in [
        ("Modtaget dato", "modtaget_dato"),
        (" MODTAGET-DATO. ", "modtaget_dato"),
        ("A\u{30a}rsag", "årsag"),
        ("År\u{ad}sag\u{200b}", "årsag"),
        ("Mod\u{a0}taget", "modtaget"),
        ("Barn/ung ID", "barn_ung_id"),
        ("ÆØÅ", "æøå"),
    ] {
        let heading = header.trim().to_owned();
        assert_eq!(
            found(header, column(wanted, &[], Need::Required)),
            Some(heading)
        );
        assert!(found(header, column("x", &["y", wanted], Need::Required)).is_some());
    }
}

#[test]
fn stricter_matches_come_first() {
    let wanted = || column("dato", &["Startdato"], Need::Required);
    assert_eq!(found("Dato;dato", wanted()).as_deref(), Some("dato"));
    assert_eq!(found("Startdato;dato", wanted()).as_deref(), Some("dato"));
    assert_eq!(
        found("Dato;Startdato", wanted()).as_deref(),
        Some("Startdato")
    );
    assert_eq!(found("da_to;da/to", wanted()).as_deref(), Some("da_to"));
}

#[test]
fn a_column_that_is_missing_is_absent_or_an_error() {
    let mut ask = Ask::id(&["id"]);
    ask.selection.kept = vec![
        column("slut", &[], Need::Optional),
        column("x", &[], Need::Optional),
    ];
    let read = ask.read(b"id;x\n1;2\n").unwrap();
    assert_eq!(read.columns.kept[0].found, None);
    assert_eq!(read.cases[0].3, ["", "2"]);

    ask.selection.kept = vec![column("slutdato", &["ophør"], Need::Required)];
    let complaint = ask.complaint("id;Slut dto\n1;2\n".as_bytes());
    assert_eq!(code_and_line(&complaint), ("E012", 1));
    assert_eq!(
        said(&complaint),
        "the extract has no column `slutdato`\n\
         did you mean `Slut dto`?\n\
         it may also be called `ophør`\n\
         the headings are `id`, `Slut dto`\n\
         if it is called something else, write --map \"slutdato=HEADING\""
    );
    assert_eq!(Ask::id(&["nr"]).complaint(b"id;x\n1;2\n").code.id, "E012");
}

#[test]
fn at_most_twenty_headings_are_listed() {
    let header: Vec<String> = (0..25).map(|number| format!("k{number}")).collect();
    let text = format!("{}\n{}\n", header.join(";"), ["1"; 25].join(";"));
    let said = said(&Ask::id(&["id"]).complaint(text.as_bytes()));
    assert!(
        said.contains("`k19` and 5 more") && !said.contains("`k20`"),
        "{said}"
    );
}

#[test]
fn headings_that_fit_equally_well_are_an_error() {
    let mut ask = Ask::id(&["id"]);
    ask.selection.kept = vec![column("dato", &[], Need::Optional)];
    let complaint = ask.complaint(b"id;Dato;DATO\n1;2;3\n");
    assert_eq!(code_and_line(&complaint), ("E013", 1));
    assert!(said(&complaint).contains("`Dato` (2), `DATO` (3)"));
    assert_eq!(ask.complaint(b"id;dato;dato\n1;2;3\n").code.id, "E013");
    assert_eq!(
        Ask::id(&["id"])
            .read(b"id;x;x\n1;2;3\n")
            .unwrap()
            .cases
            .len(),
        1
    );
}

#[test]
fn the_users_mapping_decides() {
    let map = |column: &str, header: &str| Mapping {
        column: column.into(),
        header: header.into(),
    };
    let mut ask = Ask::id(&["id"]);
    ask.selection.kept = vec![column("dato", &[], Need::Optional)];
    ask.selection.maps = vec![map("dato", "slut dato")];
    let read = ask.read(b"id;dato;Slut-dato\n1;2;3\n").unwrap();
    assert_eq!(read.cases[0].3, ["3"]);
    assert_eq!(read.columns.kept[0].name, "dato");

    ask.selection.maps = vec![map("dato", "Slutdat"), map("dat", "x")];
    let failure = ask.read(b"id;dato;Slut-dato\n1;2;3\n").unwrap_err();
    let codes: Vec<_> = failure
        .diagnostics()
        .iter()
        .map(|one| one.code.id)
        .collect();
    assert_eq!(codes, ["E014", "E014"]);
    assert!(said(&failure.diagnostics()[0]).contains("did you mean `dato`?"));
    assert!(said(&failure.diagnostics()[1]).contains("did you mean `Slut-dato`?"));
}

#[test]
fn all_problems_are_told_at_once() {
    let mut ask = Ask::id(&["a"]).area(&["b"]);
    ask.selection.kept = headers(&["c"]);
    let failure = ask.read(b"x;y\n1;2\n").unwrap_err();
    assert_eq!(failure.diagnostics().len(), 3);
}

#[test]
fn a_name_with_commas_is_one_heading_or_several() {
    let read = Ask::id(&["Sag, Ydelse"])
        .read(b"Sag;Ydelse\n1;A\n1;B\n")
        .unwrap();
    let ids: Vec<_> = read.cases.iter().map(|case| case.1.as_str()).collect();
    assert_eq!(ids, ["1 / A", "1 / B"]);
    let read = Ask::id(&["Sag,Ydelse"])
        .read(b"Sag,Ydelse;Sag;Ydelse\n1;2;3\n")
        .unwrap();
    assert_eq!(read.cases[0].1, "1");
    assert_eq!(
        Ask::id(&["Sag,Nr"]).complaint(b"Sag;Ydelse\n1;A\n").code.id,
        "E012"
    );
    let read = Ask::id(&["Sag"])
        .area(&["a,b"])
        .read(b"Sag;A;B\n1;x;\n2;;\n")
        .unwrap();
    let areas: Vec<_> = read.cases.iter().map(|case| case.2.as_str()).collect();
    assert_eq!(areas, ["x / (tom)", "(uden sagsområde)"]);
}

#[test]
fn all_columns_are_kept_under_their_headings_when_asked() {
    let mut ask = Ask::id(&["id"]).area(&["o"]).every();
    ask.selection.kept = vec![column("beløb", &["Amount"], Need::Required)];
    let read = ask.read("x;id;amount;o;\n1;2;3;4;5\n".as_bytes()).unwrap();
    let names: Vec<_> = read
        .columns
        .kept
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["beløb", "x", ""]);
    assert_eq!(read.cases[0].3, ["3", "1", "5"]);
}
