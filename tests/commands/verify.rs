//! `verify`: a draw is made again, and what differs is named.

use serde_json::Value;

use super::{Case, KVALITET, RUN, extract, register};
use crate::harness::{Run, Workspace};

fn drawn() -> Workspace {
    drawn_with(&[])
}

fn drawn_with(arguments: &[&str]) -> Workspace {
    let workspace = register();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--seed", "byråd 12. maj 2026", "-o", "audit"])
        .arguments(arguments)
        .prints_something()
        .notes_something()
        .check();
    workspace
}

fn verify(workspace: &Workspace) -> Run {
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "udtraek.csv"])
        .prints_something()
}

/// The differences that `verify` names, in English.
fn differences(run: Run) -> Vec<String> {
    let printed = run.arguments(&["--format", "json"]).check();
    let result: Value = serde_json::from_str(&printed.stdout).unwrap();
    let differences = result["differences"].as_array().unwrap();
    assert_eq!(result["holds"], differences.is_empty());
    differences
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

fn is_told(differences: &[String], part: &str) -> bool {
    differences
        .iter()
        .any(|difference| difference.contains(part))
}

#[test]
fn a_draw_holds_against_its_extract() {
    let workspace = drawn();
    verify(&workspace).check_writes_nothing(&workspace);
    assert!(differences(verify(&workspace)).is_empty());
}

#[test]
fn every_way_of_drawing_can_be_made_again() {
    for arguments in [
        &[
            "--per-area",
            "7",
            "--reserve",
            "3",
            "--area-size",
            "Voksne=2",
        ][..],
        &["--all-columns"],
        &[
            "--id",
            "Sagsnr.",
            "--id",
            "Modtaget",
            "--area",
            "Udfald",
            "--area",
            "Sagsområde",
        ],
        &["--map", "modtaget=Afgjort"],
        &["--delimiter", ";", "--encoding", "utf-8", "--no-file-hash"],
        &["--keep-cpr", "--as-of", "2020-01-01"],
    ] {
        let workspace = drawn_with(arguments);
        assert!(differences(verify(&workspace)).is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_renamed_copy_holds_and_is_remarked_on() {
    let workspace = drawn();
    workspace.write("kopi/arkiveret.csv", extract());
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "kopi/arkiveret.csv"])
        .prints_all_of(&["`udtraek.csv`"])
        .check();
}

#[test]
fn a_changed_value_of_a_drawn_case_is_named() {
    let workspace = drawn();
    let (_, id) = workspace.audit("audit").sampled().remove(0);
    let line = Case::of(&id).line(";");
    let changed = line.replace(";20", ";19").replacen("-2026;", "-2025;", 1);
    assert_eq!(line.len(), changed.len());
    workspace.write("udtraek.csv", extract().replace(&line, &changed));
    let named = differences(verify(&workspace).exits(1));
    assert!(
        is_told(&named, "extracts[0].sha256") && is_told(&named, &format!("`{id}`")),
        "{named:?}"
    );
}

#[test]
fn a_changed_id_is_named_on_both_sides() {
    let workspace = drawn();
    let (area, id) = workspace.audit("audit").sampled().remove(0);
    workspace.write(
        "udtraek.csv",
        extract().replace(&format!("{id};"), "X-0001;"),
    );
    let named = differences(verify(&workspace).exits(1));
    assert!(
        is_told(
            &named,
            &format!("{area}: the case `{id}` is not drawn again")
        ),
        "{named:?}"
    );
    assert!(
        !is_told(&named, "areas[0].population"),
        "the population is as large as before"
    );
}

#[test]
fn a_change_outside_the_sample_is_seen_in_the_hash_alone() {
    let workspace = drawn();
    workspace.write(
        "udtraek.csv",
        extract().replace("sagsbehandler 1", "sagsbehandler 9"),
    );
    let named = differences(verify(&workspace).exits(1));
    assert_eq!(named.len(), 1, "{named:?}");
    assert!(is_told(&named, "extracts[0].sha256"));
}

#[test]
fn without_a_file_hash_that_is_said_and_content_is_compared() {
    let workspace = drawn_with(&["--no-file-hash"]);
    assert_eq!(
        workspace.audit("audit").json("draw.json")["extracts"][0]["sha256"],
        Value::Null
    );
    verify(&workspace).prints_all_of(&["SHA-256"]).check();
    // The same length, in a column that is not kept: nobody can tell.
    workspace.write(
        "udtraek.csv",
        extract().replace("sagsbehandler 1", "sagsbehandler 9"),
    );
    assert!(differences(verify(&workspace)).is_empty());
    workspace.write(
        "udtraek.csv",
        extract().replace(";bevilling;", ";bevillinG;"),
    );
    assert!(is_told(
        &differences(verify(&workspace).exits(1)),
        "has other particulars"
    ));
}

#[test]
fn a_missing_and_a_new_case_are_counted() {
    let workspace = drawn();
    let line = format!("{}\n", Case::of("S-0062").line(";"));
    workspace.write("udtraek.csv", extract().replace(&line, ""));
    let named = differences(verify(&workspace).exits(1));
    for told in [
        "areas[2].population",
        "totals.rows_read",
        "extracts[0].bytes",
        "`S-0062` is not drawn again",
    ] {
        assert!(is_told(&named, told), "{told} in {named:?}");
    }
    workspace.write(
        "udtraek.csv",
        format!("{}S-9999;Nyt;01-01-2026;;;\n", extract()),
    );
    let named = differences(verify(&workspace).exits(1));
    assert!(is_told(&named, "`S-9999` is drawn"), "{named:?}");
}

/// An area that had a size of its own and is gone is a difference, not a slip of the pen.
#[test]
fn an_area_that_is_gone_is_a_difference() {
    let workspace = drawn_with(&["--area-size", "Ældre=2"]);
    workspace.write("udtraek.csv", extract().replace(";Ældre;", ";Ældr.;"));
    let named = differences(verify(&workspace).exits(1));
    assert!(is_told(&named, "Ældre"), "{named:?}");
}

#[test]
fn a_changed_sample_is_named() {
    let workspace = drawn();
    let sample = workspace.text("audit/sample.csv");
    let (_, id) = workspace.audit("audit").sampled().remove(2);
    for (changed, told) in [
        (
            sample.replace(",bevilling\n", ",afslag\n"),
            "has other particulars",
        ),
        (
            sample.replacen(",sample,", ",reserve,", 1),
            "has other particulars",
        ),
        (
            without_line_of(&sample, &id),
            "is drawn, but is not in the sample",
        ),
        (sample.replace("udfald\n", "resultat\n"), "the columns are"),
        (sample.replace('\n', "\r\n"), "sample.csv was changed"),
    ] {
        assert_ne!(changed, sample);
        workspace.write("audit/sample.csv", changed);
        let named = differences(verify(&workspace).exits(1));
        assert!(is_told(&named, told), "{told} in {named:?}");
    }
}

fn without_line_of(sample: &str, id: &str) -> String {
    let lines = sample.split_inclusive('\n');
    lines
        .filter(|line| !line.contains(&format!(",{id},")))
        .collect()
}

#[test]
fn a_changed_checklist_is_named() {
    let workspace = drawn();
    workspace.write(
        "audit/template.toml",
        KVALITET.replace("30 days", "60 days"),
    );
    assert!(is_told(
        &differences(verify(&workspace).exits(1)),
        "template.toml"
    ));
}

/// Limits rest on how many cases a criterion concerns.
#[test]
fn changed_counts_of_applicable_cases_are_named() {
    let workspace = drawn();
    let counts = workspace.text("audit/applicable.csv");
    let changed = counts.replace(",UDFALD,40,", ",UDFALD,39,");
    let outcomes = counts.replace(",FRIST,40,26,14,", ",FRIST,40,27,13,");
    for changed in [changed, outcomes] {
        assert_ne!(changed, counts);
        workspace.write("audit/applicable.csv", changed);
        assert!(is_told(
            &differences(verify(&workspace).exits(1)),
            "applicable.csv"
        ));
    }
}

/// Earlier versions kept how many cases a criterion concerns, and not how they come out.
#[test]
fn counts_of_an_earlier_version_still_hold() {
    let workspace = drawn();
    let counts = workspace.text("audit/applicable.csv");
    let earlier: String = counts
        .lines()
        .map(|line| line.splitn(4, ',').take(3).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    workspace.write("audit/applicable.csv", &earlier);
    assert_eq!(differences(verify(&workspace).exits(0)), [""; 0]);
    workspace.write("audit/applicable.csv", earlier.replace(",40\n", ",39\n"));
    assert!(is_told(
        &differences(verify(&workspace).exits(1)),
        "applicable.csv"
    ));
}

/// Each value of the record that decides the draw is compared, or makes it come out differently.
#[test]
fn a_changed_record_is_named() {
    let workspace = drawn();
    let record = workspace.text("audit/draw.json");
    for (from, to) in [
        ("byråd 12. maj 2026", "byråd 13. maj 2026"),
        ("\"rejected\": 0", "\"rejected\": 1"),
        ("\"population\": 40", "\"population\": 41"),
        ("\"requested\": 5", "\"requested\": 6"),
        ("date day-first", "date iso"),
        ("\"last_ticket\": \"", "\"last_ticket\": \"0"),
    ] {
        let changed = record.replacen(from, to, 1);
        assert_ne!(changed, record, "{from}");
        workspace.write("audit/draw.json", changed);
        let named = differences(verify(&workspace).exits(1));
        assert!(!named.is_empty(), "{from}");
    }
}

#[test]
fn an_extract_that_cannot_be_read_is_not_verified() {
    let workspace = drawn();
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "borte.csv"])
        .cannot_run(&["[C001]", "borte.csv"])
        .check_writes_nothing(&workspace);
}

/// A draw that is made can be made again, however odd the headings are.
#[test]
fn a_draw_by_odd_headings_can_be_made_again() {
    for (extract, arguments) in [
        (
            "Id;Omr;\n1;A;x\n2;B;y\n",
            &["--id", "Id", "--area", "Omr", "--all-columns"][..],
        ),
        (
            "Id;Omr;omr;OMR.\n1;A;x;y\n2;B;y;z\n",
            &["--id", "Id", "--area", "Omr", "--all-columns"],
        ),
        ("\"A,B\";A;B\n1;2;3\n", &["--id", "A,B"]),
        ("A;B;C\n1;2;3\n", &["--id", "A,B", "--area", "C"]),
        (
            "Nr;Nr.;-Nr\n1;2;3\n",
            &["--id", "Nr", "--area", "Nr.", "--area=-Nr", "--all-columns"],
        ),
        (
            "\"Id \"\"nr\"\"\";Omr\n1;A\n",
            &["--id", "Id \"nr\"", "--area", "Omr"],
        ),
    ] {
        let workspace = Workspace::with(&[("udtraek.csv", extract)]);
        workspace
            .sagsaudit(&["draw", "udtraek.csv", "-o", "audit"])
            .arguments(arguments)
            .prints_something()
            .notes_something()
            .check();
        assert!(differences(verify(&workspace)).is_empty(), "{extract}");
    }
}

/// A template's area column may be missing from an extract, all of it or a part.
#[test]
fn a_draw_without_the_templates_area_can_be_made_again() {
    let two_areas = KVALITET.replace(
        "[columns.modtaget]",
        "[columns.team]\ntype = \"text\"\nrole = \"area\"\n\n[columns.modtaget]",
    );
    for (template, extract, area) in [
        (
            KVALITET,
            "Sagsnr;Modtaget\n1;01-02-2026\n",
            "(uden sagsområde)",
        ),
        (&two_areas, "Sagsnr;Omraade\n1;A\n", "A / (tom)"),
    ] {
        let workspace = Workspace::with(&[("udtraek.csv", extract), ("kvalitet.toml", template)]);
        workspace
            .sagsaudit(&[
                "draw",
                "udtraek.csv",
                "--template",
                "kvalitet.toml",
                "-o",
                "audit",
            ])
            .prints_something()
            .notes_something()
            .check();
        assert_eq!(
            workspace.audit("audit").sampled(),
            [(area.to_owned(), "1".to_owned())]
        );
        assert!(differences(verify(&workspace)).is_empty(), "{extract}");
    }
}

/// An area column that is gone is a difference in every area, and no reason not to look.
#[test]
fn an_area_column_that_is_gone_is_a_difference() {
    let workspace = drawn();
    workspace.write(
        "udtraek.csv",
        extract().replacen("Sagsområde", "Xområdex", 1),
    );
    let named = differences(verify(&workspace).exits(1));
    assert!(is_told(&named, "(uden sagsområde)"), "{named:?}");
}

#[test]
fn two_columns_of_one_heading_are_not_both_kept() {
    let workspace = Workspace::with(&[("u.csv", "Id;Omr;Note;Note\n1;A;x;y\n")]);
    let draw = [
        "draw", "u.csv", "--id", "Id", "--area", "Omr", "-o", "audit",
    ];
    workspace
        .sagsaudit(&draw)
        .arguments(&["--all-columns"])
        .cannot_run(&["[E013]", "`Note` (3), `Note` (4)", "u.csv:1"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&draw)
        .prints_something()
        .notes_something()
        .check();
}
