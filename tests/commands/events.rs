//! Event tables from end to end: read, kept of the drawn cases, scored again from the folder, and verified.

use crate::harness::{Row, TODAY, Workspace};

const SAMTALER: &str = r#"
[template]
id = "samtaler"
version = "1"
title = "Samtaler"

[columns.sagsnr]
type = "text"
aliases = ["Sagsnummer"]
role = "id"

[columns.modtaget]
type = "date"

[columns.foedt]
type = "date"
derive = { cpr = "CPR-nummer" }

[events.samtaler.dato]
type = "date"
aliases = ["Mødedato"]

[events.samtaler.slags]
type = "text"

[events.samtaler.sagsbehandler]
type = "text"
role = "personal"

[columns.foerste]
type = "date"
derive = { events = "samtaler.dato", where = "slags <> 'aflyst'", take = "first" }

[[criterion]]
id = "FOERST"
question = "Er den første samtale holdt inden 14 dage?"
deadline = { from = "modtaget", within = "14 days", to = "foerste" }

[[criterion]]
id = "TAET"
question = "Er der samtaler nok?"
interval = { events = "samtaler.dato", from = "modtaget", first_within = "14 days", then_every = "3 months" }

[[criterion]]
id = "FIRE"
question = "Er der holdt to samtaler det første halve år?"
count = { events = "samtaler.dato", from = "modtaget", within = "6 months", at_least = 2 }

[[criterion]]
id = "VOKSEN"
question = "Var borgeren voksen?"
pass_if = "birthday(foedt, 18) <= modtaget"
"#;

/// Four cases; the last one's number is none.
const SAGER: &str = "\
Sagsnummer;Modtaget;CPR-nummer
S-1;02-03-2026;010190-1234
S-2;02-03-2026;0101105234
S-3;01-10-2026;
S-4;;ukendt
";

/// In windows-1252. A row of no case, one of a case that is not in the extract, and a number in a note.
const HAENDELSER: &str = "\
Sagsnr.;Mødedato;slags;sagsbehandler;ubrugt
S-2;20-03-2026;holdt;Anna;x
S-1;05-03-2026;aflyst;Bo;x
S-1;10-03-2026;holdt hos 010190-1234;Anna;x
S-1;31-05-2026;holdt;Anna;x
S-9;01-05-2026;holdt;Anna;x
;01-05-2026;holdt;Anna;x
S-1;01-08-2026;holdt;Anna;x
";

fn workspace() -> Workspace {
    let workspace = Workspace::with(&[("samtaler.toml", SAMTALER), ("sager.csv", SAGER)]);
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(HAENDELSER);
    workspace.write("haendelser.csv", bytes);
    workspace
}

const RUN: [&str; 8] = [
    "run",
    "sager.csv",
    "--template",
    "samtaler.toml",
    "--seed",
    "et langt frø til prøver",
    "-o",
    "audit",
];
const GIVEN: [&str; 2] = ["--events", "samtaler=haendelser.csv"];

fn audited() -> Workspace {
    let workspace = workspace();
    workspace
        .sagsaudit(&RUN)
        .arguments(&GIVEN)
        .prints_all_of(&[
            "Hændelser `samtaler`: haendelser.csv: 7 rækker, windows-1252",
            "1 række(r) i `samtaler` hører til sager",
            "1 række(r) i `samtaler` kan ikke bruges",
            "verify audit --extract",
            "--events",
            "samtaler=haendelser.csv",
        ])
        .notes_something()
        .check();
    workspace
}

#[test]
fn the_drawn_cases_rows_are_kept_without_what_nothing_looks_at() {
    let workspace = audited();
    let kept = workspace.text("audit/events/samtaler.csv");
    let mut rows: Vec<&str> = kept.lines().collect();
    assert_eq!(rows.remove(0), "case_id,dato,slags");
    rows.sort_unstable();
    assert_eq!(
        rows,
        [
            "S-1,01-08-2026,holdt",
            "S-1,05-03-2026,aflyst",
            "S-1,10-03-2026,holdt hos ######-####",
            "S-1,31-05-2026,holdt",
            "S-2,20-03-2026,holdt",
        ]
    );
    let draw = workspace.audit("audit").json("draw.json");
    let events = &draw["events"][0];
    assert_eq!(events["name"], "samtaler");
    assert_eq!(events["file"], "haendelser.csv");
    assert_eq!(
        [&events["rows"], &events["rejected"], &events["unmatched"]],
        [7, 1, 1]
    );
    assert_eq!(events["columns"][0]["format"], "date day-first");
    let rejects = workspace.text("audit/rejects.csv");
    assert!(rejects.contains("haendelser.csv,7,Sagsnr.,"), "{rejects}");
}

#[test]
fn the_rules_are_judged_and_judged_alike_from_the_folder() {
    let workspace = audited();
    let outcome = |case: &str, criterion: &str| {
        let row = workspace.audit("audit").assessment(case, criterion);
        format!("{} {} {}", row["outcome"], row["due"], row["days_late"])
    };
    // A cancelled one is no first one.
    assert_eq!(outcome("S-1", "FOERST"), "pass 2026-03-16 ");
    assert_eq!(outcome("S-2", "FOERST"), "fail 2026-03-16 4");
    assert_eq!(outcome("S-3", "FOERST"), "fail 2026-10-15 18");
    assert_eq!(outcome("S-4", "FOERST"), "undetermined  ");
    // After 1 August the next was due on 2 November, since 1 November is a Sunday: today.
    assert_eq!(TODAY, "2026-11-02");
    assert_eq!(outcome("S-1", "TAET"), "pass 2026-08-31 ");
    assert_eq!(outcome("S-2", "TAET"), "fail 2026-06-22 133");
    assert_eq!(outcome("S-1", "FIRE"), "pass 2026-09-02 ");
    assert_eq!(outcome("S-2", "FIRE"), "fail 2026-09-02 ");
    assert_eq!(outcome("S-3", "FIRE"), "not_due 2027-04-01 ");
    assert_eq!(outcome("S-1", "VOKSEN"), "pass  ");
    assert_eq!(outcome("S-2", "VOKSEN"), "fail  ");
    assert_eq!(outcome("S-4", "VOKSEN"), "undetermined  ");
    let files = ["assessments.csv", "findings.json", "findings.csv"];
    let read = |name: &&str| workspace.read(&format!("audit/{name}"));
    let before: Vec<_> = files.iter().map(read).collect();
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    assert!(before == files.iter().map(read).collect::<Vec<_>>());
}

/// A reviewer sees what was decided on: the rows of the case, be the criterion judged by them or by a date made of them.
#[test]
fn worksheets_show_the_events_that_a_criterion_rests_on() {
    let many: String = (1..=25)
        .map(|day| format!("S-2;{day:02}-04-2026;holdt;Anna;x\n"))
        .collect();
    let workspace = workspace();
    let text = format!("{HAENDELSER}{many}");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    workspace.write("haendelser.csv", bytes);
    let run = workspace.sagsaudit(&RUN).arguments(&GIVEN);
    run.prints_something().notes_something().check();
    workspace
        .sagsaudit(&["sheet", "audit", "--layout", "long", "--format", "csv"])
        .prints_something()
        .notes_something()
        .check();
    let text = workspace.text("audit/worksheet.csv");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<Row> = reader.deserialize().map(Result::unwrap).collect();
    let shown = |case: &str, criterion: &str| {
        let row = rows
            .iter()
            .find(|row| row["case_id"] == case && row["criterion"] == criterion);
        row.unwrap()["automatic"].clone()
    };
    let held = "samtaler: dato = 10-03-2026, slags = holdt hos ######-####";
    for criterion in ["FOERST", "TAET", "FIRE"] {
        assert!(shown("S-1", criterion).contains(held), "{criterion}");
        assert!(shown("S-2", criterion).ends_with("\nsamtaler: 6 mere"));
    }
    assert!(shown("S-3", "FIRE").contains("samtaler: ingen"));
    assert!(!shown("S-1", "VOKSEN").contains("samtaler:"));
    assert!(!text.contains("Anna"), "nobody's name");
}

#[test]
fn of_a_cpr_number_only_the_date_of_birth_is_kept() {
    let workspace = audited();
    let mut rows = workspace.audit("audit").rows("sample.csv");
    rows.sort_by(|one, other| one["case_id"].cmp(&other["case_id"]));
    let born: Vec<&str> = rows.iter().map(|row| row["foedt"].as_str()).collect();
    assert_eq!(born, ["1990-01-01", "2010-01-01", "", "?"]);
    for (name, bytes) in workspace.contents() {
        let is_there = |number: &[u8]| bytes.windows(number.len()).any(|window| window == number);
        let is_kept = is_there(b"010190") || is_there(b"010110") || is_there(b"ukendt");
        assert!(!is_kept || !name.starts_with("audit/"), "{name}");
    }
}

#[test]
fn events_are_verified_where_they_are_given() {
    let workspace = audited();
    let verify = ["verify", "audit", "--extract", "sager.csv"];
    workspace
        .sagsaudit(&verify)
        .arguments(&GIVEN)
        .prints("Udvælgelsen er gjort efter: 4 sager i 1 sagsområder, ingen afvigelser.\n")
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&verify)
        .prints_all_of(&["ingen afvigelser", "`samtaler`", "ikke"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&verify)
        .arguments(&["--events", "moeder=haendelser.csv"])
        .cannot_run(&["D071", "`moeder`"])
        .check();
    let other = HAENDELSER.replace("31-05-2026", "30-05-2026");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&other);
    workspace.write("andre.csv", bytes);
    workspace
        .sagsaudit(&verify)
        .arguments(&["--events", "samtaler=andre.csv"])
        .exits(1)
        .prints_all_of(&["events[0].sha256", "events/samtaler.csv"])
        .check();
}

#[test]
fn a_changed_file_of_events_is_not_scored() {
    let workspace = audited();
    let kept = workspace.text("audit/events/samtaler.csv");
    workspace.write(
        "audit/events/samtaler.csv",
        kept.replace("31-05-2026", "30-05-2026"),
    );
    workspace
        .sagsaudit(&["score", "audit"])
        .cannot_run(&["D010", "events/samtaler.csv"])
        .check();
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "sager.csv"])
        .arguments(&GIVEN)
        .exits(1)
        .prints_all_of(&["events/samtaler.csv"])
        .check();
}

#[test]
fn without_its_events_a_criterion_is_undetermined_and_the_flag_is_named() {
    let workspace = workspace();
    workspace
        .sagsaudit(&RUN)
        .prints_something()
        .notes(&[
            "D070",
            "`samtaler`",
            "FOERST, TAET, FIRE",
            "--events samtaler=FIL",
        ])
        .check();
    let audit = workspace.audit("audit");
    for criterion in ["FOERST", "TAET", "FIRE"] {
        let row = audit.assessment("S-1", criterion);
        assert_eq!(
            (row["outcome"].as_str(), row["reason"].as_str()),
            ("undetermined", "the event table `samtaler` was not given")
        );
    }
    assert_eq!(audit.assessment("S-1", "VOKSEN")["outcome"], "pass");
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "sager.csv"])
        .prints_something()
        .check();
}

#[test]
fn tables_that_do_not_fit_are_refused_before_anything_is_written() {
    let workspace = workspace();
    let run = |events: &[&str]| workspace.sagsaudit(&RUN).arguments(events);
    run(&["--events", "samtale=haendelser.csv"])
        .cannot_run(&["D071", "`samtale`", "`samtaler`"])
        .check_writes_nothing(&workspace);
    run(&["--events", "samtaler"])
        .cannot_run(&["NAME=FILE"])
        .check_writes_nothing(&workspace);
    run(&["--events", "samtaler=nej.csv"])
        .cannot_run(&["C001", "nej.csv"])
        .check_writes_nothing(&workspace);
    run(&GIVEN)
        .arguments(&GIVEN)
        .cannot_run(&["C003", "--events"])
        .check_writes_nothing(&workspace);
    workspace.write("uden.csv", "Nummer;Mødedato\nS-1;05-03-2026\n");
    run(&["--events", "samtaler=uden.csv"])
        .cannot_run(&["E012", "`sagsnr`", "uden.csv", "samtaler.sagsnr=OVERSKRIFT"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["draw", "sager.csv", "--id", "Sagsnummer", "-o", "audit"])
        .arguments(&["--seed", "et langt frø til prøver"])
        .arguments(&GIVEN)
        .cannot_run(&["D071", "--template"])
        .check_writes_nothing(&workspace);
}

#[test]
fn a_heading_of_an_event_column_can_be_mapped() {
    let workspace = workspace();
    workspace.write("uden.csv", "Nummer;Tid\nS-1;05-03-2026\nS-2;x\n");
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--events", "samtaler=uden.csv"])
        .arguments(&[
            "--map",
            "samtaler.sagsnr=Nummer",
            "--map",
            "samtaler.dato=Tid",
        ])
        .prints_all_of(&["`samtaler.dato`: 1 værdi(er)", "`samtaler.slags`"])
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let reason = |criterion: &str| audit.assessment("S-1", criterion)["reason"].clone();
    assert_eq!(
        reason("FOERST"),
        "the event table `samtaler` has no column `slags`"
    );
    assert_eq!(audit.assessment("S-2", "TAET")["outcome"], "undetermined");
}

#[test]
fn a_table_none_of_whose_rows_has_a_case_is_warned_of() {
    let workspace = workspace();
    workspace.write("andre.csv", "Sagsnr;dato;slags\n1;05-03-2026;holdt\n");
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--events", "samtaler=andre.csv"])
        .prints_something()
        .notes(&["D073", "`samtaler`", "`Sagsnr`"])
        .check();
}

#[test]
fn a_table_may_have_no_rows_at_all() {
    let workspace = workspace();
    workspace.write("ingen.csv", "Sagsnr;dato;slags\n");
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--events", "samtaler=ingen.csv"])
        .prints_all_of(&["ingen.csv: 0 rækker"])
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    assert_eq!(audit.assessment("S-1", "TAET")["outcome"], "fail");
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "sager.csv"])
        .arguments(&["--events", "samtaler=ingen.csv"])
        .prints_all_of(&["ingen afvigelser"])
        .check();
}

#[test]
fn a_redraw_without_events_forgets_them() {
    let workspace = audited();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--redraw", "--reason", "uden hændelser"])
        .prints_something()
        .notes(&["D070"])
        .check();
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    assert_eq!(audit.assessment("S-1", "TAET")["outcome"], "undetermined");
    assert!(audit.json("draw.json")["events"].is_null());
}

/// The new cases' rows come with them; what came before is that of a draw of the whole.
#[test]
fn an_extension_needs_the_tables_and_keeps_their_rows() {
    let workspace = workspace();
    let draw = |folder: &str, cases: &str| {
        workspace
            .sagsaudit(&RUN[..7])
            .arguments(&[folder, "--per-area", cases])
            .arguments(&GIVEN)
            .prints_something()
            .notes_something()
            .check();
    };
    draw("audit", "1");
    draw("whole", "3");
    let extend = || {
        workspace
            .sagsaudit(&["extend", "audit", "--by", "2", "--reason", "mere"])
            .arguments(&["--extract", "sager.csv"])
    };
    extend()
        .cannot_run(&["[D084]", "--events samtaler=FIL"])
        .check_writes_nothing(&workspace);
    let other = HAENDELSER.replace("31-05-2026", "30-05-2026");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&other);
    workspace.write("andre.csv", bytes);
    extend()
        .arguments(&["--events", "samtaler=andre.csv"])
        .cannot_run(&["[D085]", "events[0].sha256"])
        .check_writes_nothing(&workspace);
    extend().arguments(&GIVEN).prints_something().check();
    let read = |name: &str| workspace.read(name);
    for name in ["sample.csv", "events/samtaler.csv", "assessments.csv"] {
        let (extended, whole) = (format!("audit/{name}"), format!("whole/{name}"));
        assert!(read(&extended) == read(&whole), "{name}");
    }
    let scored = read("audit/findings.json");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    assert!(scored == read("audit/findings.json"));
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "sager.csv"])
        .arguments(&GIVEN)
        .prints_something()
        .check();
}
