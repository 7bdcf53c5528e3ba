//! What is left out, and totals against the books.

use serde_json::{Value, json};

use super::super::{KVALITET, extract};
use super::{adds_up, differs, draw, run, verifies, workspace};
use crate::harness::Workspace;

/// The number of a case of [`register`], and whether it is kept by a date in the second half of the year.
fn is_late(number: u32) -> Option<bool> {
    let is_known = !number.is_multiple_of(7) && !number.is_multiple_of(11);
    is_known.then_some(number % 12 + 1 >= 7)
}

#[test]
fn only_the_cases_of_a_condition_are_drawn_from() {
    let workspace = workspace();
    let condition = "\"Oprettet dato\" >= '2026-07-01'";
    let printed = draw(
        &workspace,
        "audit",
        &["--where", condition, "--per-area", "4"],
    );
    let audit = workspace.audit("audit");
    adds_up(&audit);
    let count = |wanted| {
        (1..=120)
            .filter(|number| is_late(*number) == wanted)
            .count()
    };
    assert_eq!(
        audit.json("draw.json")["exclusions"],
        json!([
            { "reason": "--where", "where": condition, "cases": count(Some(false)), "excludes": "false", "undecided": 0 },
            { "reason": "--where (unknown)", "where": condition, "cases": count(None), "excludes": "unknown", "undecided": 0 },
        ])
    );
    assert_eq!(
        audit.json("draw.json")["condition_columns"],
        json!([{ "name": "Oprettet dato", "header": "Oprettet dato", "type": "date", "format": "date day-first" }])
    );
    assert!(
        printed.stderr.contains("warning[D046]"),
        "{}",
        printed.stderr
    );
    assert!(
        printed
            .stdout
            .contains("the condition cannot be decided: 26 cases"),
        "{}",
        printed.stdout
    );
    for (_, id) in audit.sampled() {
        assert_eq!(is_late(id.parse().unwrap()), Some(true), "{id}");
    }
    // Looked at, and not kept.
    assert!(!audit.text("sample.csv").contains("Oprettet"));
    verifies(&workspace, "audit", &[]);
}

#[test]
fn a_draw_of_the_rest_is_the_draw_of_an_extract_without_what_was_excluded() {
    let workspace = workspace();
    let conditions = ["--where", "status = 'Lukket'", "--where", "kode <> '01'"];
    draw(&workspace, "audit", &conditions);
    let smaller: String = workspace
        .text("udtraek.csv")
        .lines()
        .filter(|line| {
            line.starts_with("Sagsnr") || (line.contains(";Lukket;") && !line.ends_with("01"))
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    let rest = Workspace::with(&[("udtraek.csv", &smaller)]);
    draw(&rest, "audit", &[]);
    let (one, other) = (workspace.audit("audit"), rest.audit("audit"));
    assert_eq!(one.text("sample.csv"), other.text("sample.csv"));
    assert_eq!(
        one.json("draw.json")["areas"],
        other.json("draw.json")["areas"]
    );
    adds_up(&one);
}

#[test]
fn the_order_of_rows_changes_no_exclusion() {
    let workspace = workspace();
    let arguments = [
        "--where",
        "\"Beløb\" > 20.5",
        "--where",
        "\"Oprettet dato\" IS NOT NULL",
    ];
    draw(&workspace, "audit", &arguments);
    let text = workspace.text("udtraek.csv");
    let (header, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    workspace.write("udtraek.csv", format!("{header}\n{}\n", rows.join("\n")));
    draw(&workspace, "igen", &arguments);
    let (one, other) = (workspace.audit("audit"), workspace.audit("igen"));
    assert_eq!(one.text("sample.csv"), other.text("sample.csv"));
    for part in ["exclusions", "areas", "totals"] {
        assert_eq!(one.json("draw.json")[part], other.json("draw.json")[part]);
    }
}

#[test]
fn the_type_of_a_column_can_be_stated() {
    let workspace = workspace();
    run(&workspace, "draw", "audit", &["--where", "\"Sagsnr\" > 7"])
        .cannot_run(&["T015", "`Sagsnr` text", "--type"])
        .check();
    draw(
        &workspace,
        "audit",
        &["--where", "sagsnr > 7", "--type", "SAGSNR=number"],
    );
    let totals = &workspace.audit("audit").json("draw.json")["totals"];
    assert_eq!(totals["excluded"], 7);
    verifies(&workspace, "audit", &[]);
}

#[test]
fn a_wrong_condition_is_shown_with_its_place() {
    let workspace = workspace();
    for (arguments, told) in [
        (
            &["--where", "Statuss = 'Lukket'"][..],
            &["T012", "--where:1:1", "`Status`"][..],
        ),
        (&["--where", "Status ="], &["T010", "--where:1:9"]),
        (&["--where", ""], &["T010"]),
        (&["--where", "Status = 'x'; DROP TABLE x"], &["T014"]),
        (&["--where", "Kode = '010190-1234'"], &["C015"]),
        (
            &["--where", "Kode = '7'", "--type", "Kodee=text"],
            &["C016", "`Kode`"],
        ),
        (
            &["--where", "Kode = '7'", "--type", "Kode=tekst"],
            &["C016"],
        ),
        (&["--where", "Kode = '7'"], &["D006", "120 are excluded"]),
        (&["--reconcile", "rows"], &["C017"]),
        (&["--reconcile", "rows=mange"], &["C017"]),
        (&["--reconcile", "=7"], &["C017"]),
        (&["--reconcile", "Belob i kr=7"], &["E012", "Belob i kr"]),
        (&["--source", "Prisme"], &["--reconcile"]),
        (&["--avoid", "findes-ikke"], &["C001"]),
        (&["--avoid", "udtraek.csv"], &["D043", "case_id"]),
    ] {
        run(&workspace, "draw", "audit", arguments)
            .cannot_run(told)
            .check();
        assert!(!workspace.path("audit").exists(), "{arguments:?}");
    }
}

const EXCLUDING: &str = r#"
[columns.status]
type = "text"

[columns.dato]
type = "date"
aliases = ["Oprettet dato"]

[columns.belob]
type = "number"
aliases = ["Beløb"]
role = "amount"

[[exclude]]
reason = "endnu åben"
where = "status = 'Åben'"

[[exclude]]
reason = "oprettet før juli"
where = "dato < '2026-07-01'"

[[criterion]]
id = "BELOB"
question = "Er beløbet under 100 kr.?"
pass_if = "belob < 100"
"#;

fn template(more: &str) -> String {
    format!("[template]\nid = \"p\"\nversion = \"1\"\ntitle = \"Prøve\"\n{EXCLUDING}{more}")
}

#[test]
fn a_template_excludes_what_it_names_and_keeps_what_cannot_be_decided() {
    let workspace = workspace();
    workspace.write("p.toml", template(""));
    let printed = draw(
        &workspace,
        "audit",
        &["--template", "p.toml", "--where", "belob > 10"],
    );
    let audit = workspace.audit("audit");
    adds_up(&audit);
    let closed = |number: &u32| number.is_multiple_of(3);
    let count = |wanted| {
        (1..=120)
            .filter(closed)
            .filter(|number| is_late(*number) == wanted)
            .count()
    };
    let record = audit.json("draw.json");
    assert_eq!(record["exclusions"][0]["cases"], 80);
    assert_eq!(record["exclusions"][1]["cases"], count(Some(false)));
    assert_eq!(record["exclusions"][1]["undecided"], json!(count(None)));
    assert!(
        printed.stderr.contains("stayed in the population"),
        "{}",
        printed.stderr
    );
    // A criterion looks at the amount; only exclusions look at the others.
    assert_eq!(record["columns"].as_array().unwrap().len(), 1);
    verifies(&workspace, "audit", &[]);
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn a_condition_on_a_column_the_extract_lacks_excludes_nothing() {
    let workspace = workspace();
    workspace.write("p.toml", template("\n[columns.andet]\ntype = \"text\"\n[[exclude]]\nreason = \"andet\"\nwhere = \"andet IS NULL\"\n"));
    draw(&workspace, "audit", &["--template", "p.toml"]);
    let last = &workspace.audit("audit").json("draw.json")["exclusions"][2];
    assert_eq!(
        (&last["cases"], last["undecided"].as_u64().unwrap() > 0),
        (&json!(0), true)
    );
    verifies(&workspace, "audit", &[]);
}

#[test]
fn verify_names_what_differs_in_an_exclusion() {
    let workspace = workspace();
    draw(&workspace, "audit", &["--where", "status = 'Lukket'"]);
    let changed = workspace.text("udtraek.csv").replacen("Åben", "Lukket", 1);
    workspace.write("udtraek.csv", changed);
    let told = differs(&workspace, "audit", &[]);
    assert!(
        told.contains("exclusions[0].cases is 80, but comes out as 79"),
        "{told}"
    );
}

#[test]
fn rows_of_one_case_that_a_condition_tells_apart_are_refused() {
    let workspace = Workspace::with(&[(
        "udtraek.csv",
        "Sagsnr;Ydelse;Status\n1;A;Åben\n1;A;Lukket\n2;A;Åben\n",
    )]);
    draw(&workspace, "uden", &[]);
    run(&workspace, "draw", "audit", &["--where", "status = 'Åben'"])
        .cannot_run(&["E017"])
        .check();
}

#[test]
fn totals_are_held_against_the_books() {
    let workspace = workspace();
    let mut text = workspace.text("udtraek.csv");
    text.push_str("0121;Sygedagpenge;;;;\n;;;999,99;;\n0122;Sygedagpenge;;ti kr;;\n");
    workspace.write("udtraek.csv", text);
    let sum = (1..=120).map(|number| f64::from(number) + 0.5).sum::<f64>();
    assert!((sum - 7320.0).abs() < f64::EPSILON);
    let arguments = [
        "--reconcile",
        "rows=123",
        "--reconcile",
        "beløb=7.320,00",
        "--reconcile",
        "Beløb=7300",
        "--source",
        "Prisme, konto 5.57",
    ];
    let printed = draw(&workspace, "audit", &arguments);
    let record = workspace.audit("audit").json("draw.json");
    let found =
        |position: usize, name: &str| -> Value { record["controls"][position][name].clone() };
    assert_eq!(
        (found(0, "of"), found(0, "difference")),
        (json!("rows"), json!("0"))
    );
    assert_eq!(
        (
            found(1, "stated"),
            found(1, "found"),
            found(1, "difference")
        ),
        (json!("7320.00"), json!("7320.00"), json!("0.00"))
    );
    assert_eq!(
        (
            found(1, "empty"),
            found(1, "unreadable"),
            found(1, "values")
        ),
        (json!(1), json!(1), json!(120))
    );
    assert_eq!(
        (found(2, "difference"), found(2, "source")),
        (json!("20.00"), json!("Prisme, konto 5.57"))
    );
    for told in [
        "rows: 123 in the extract and 123 in Prisme, konto 5.57; no",
        "DIFFERENCE\n  20.00",
    ] {
        assert!(printed.stdout.contains(told), "{told}: {}", printed.stdout);
    }
    verifies(&workspace, "audit", &[]);
    let changed = workspace
        .text("udtraek.csv")
        .replacen(";1,50;", ";2,50;", 1);
    workspace.write("udtraek.csv", changed);
    assert!(differs(&workspace, "audit", &[]).contains("controls[1].found"));
}

#[test]
fn the_amount_of_a_template_can_be_reconciled_by_its_role() {
    let workspace = workspace();
    workspace.write("p.toml", template(""));
    draw(
        &workspace,
        "audit",
        &[
            "--template",
            "p.toml",
            "--reconcile",
            "amount=7320",
            "--reconcile",
            "Kode=1",
        ],
    );
    let record = workspace.audit("audit").json("draw.json");
    assert_eq!(record["controls"][0]["of"], "belob");
    assert_eq!(record["controls"][0]["difference"], "0.00");
    verifies(&workspace, "audit", &[]);
    run(
        &workspace,
        "draw",
        "b",
        &["--template", "p.toml", "--reconcile", "dato=1"],
    )
    .cannot_run(&["C017", "`dato`"])
    .check();
}

#[test]
fn a_redraw_can_have_another_population() {
    let workspace = Workspace::with(&[("udtraek.csv", &extract()), ("kvalitet.toml", KVALITET)]);
    let command = [
        "run",
        "udtraek.csv",
        "--template",
        "kvalitet.toml",
        "-o",
        "audit",
        "--seed",
        "byråd 12. maj 2026",
    ];
    workspace
        .sagsaudit(&command)
        .arguments(&["--where", "udfald IS NOT NULL"])
        .prints_something()
        .notes_something()
        .check();
    verifies(&workspace, "audit", &[]);
    workspace.write("tidligere.csv", "case_id\nS-0001\n");
    let again = [
        "--redraw",
        "--reason",
        "en sag var gennemgået",
        "--avoid",
        "tidligere.csv",
    ];
    workspace
        .sagsaudit(&command)
        .arguments(&again)
        .prints_something()
        .notes_something()
        .check();
    verifies(&workspace, "audit", &[]);
    let without = ["--redraw", "--reason", "alligevel ikke"];
    workspace
        .sagsaudit(&command)
        .arguments(&without)
        .prints_something()
        .notes_something()
        .check();
    verifies(&workspace, "audit", &[]);
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn a_heading_with_blanks_can_be_named_without_quotes() {
    let workspace = workspace();
    for (into, condition) in [
        ("a", "\"Oprettet dato\" < '2026-07-01'"),
        ("b", "oprettet_dato < '2026-07-01'"),
    ] {
        draw(&workspace, into, &["--where", condition]);
        verifies(&workspace, into, &[]);
    }
    let sample = |into: &str| workspace.audit(into).text("sample.csv");
    assert_eq!(sample("a"), sample("b"));
}

#[test]
fn what_is_no_condition_is_refused() {
    let workspace = workspace();
    for condition in [
        "(((((((",
        "\"",
        "'",
        "sagsnr",
        "status LIKE '%' --",
        &"NOT ".repeat(200),
        &"(".repeat(4001),
    ] {
        run(&workspace, "draw", "audit", &["--where", condition])
            .cannot_run(&["error[T0"])
            .check();
    }
    // A date that no calendar holds cannot be decided of any case.
    let beyond = "oprettet_dato + 1000000000 > '2026-01-01'";
    run(&workspace, "draw", "audit", &["--where", beyond])
        .cannot_run(&["D006", "120 are excluded", "--where (unknown): 120 cases"])
        .check();
}
