//! `--pseudonymise`: codes in the place of case ids that name a person, and the key that opens them.

use std::collections::BTreeSet;

use crate::harness::{Run, Workspace};

/// Seven persons in two areas; the numbers are nobody's. A row of no case, and one that is out of joint.
const PERSONER: &str = "\
CPR;Ydelse;Modtaget
010190-1234;Børn;02-03-2026
020290-1234;Børn;03-03-2026
030390-1234;Børn;04-03-2026
040490-1234;Børn;05-03-2026
050590-1234;Voksne;06-03-2026
060690-1234;Voksne;07-03-2026
070790-1234;Voksne;08-03-2026
080890-1234;Voksne
;Voksne;08-03-2026
";

const SAMTALER: &str =
    "CPR;dato\n010190-1234;20-03-2026\n020290-1234;21-03-2026\n050590-1234;22-03-2026\n";

const LISTE: &str = r#"
[template]
id = "liste"
version = "1"
title = "Samtaler"

[columns.cpr]
type = "text"
role = "id"

[columns.ydelse]
type = "text"
role = "area"

[columns.modtaget]
type = "date"

[events.samtaler.dato]
type = "date"

[[criterion]]
id = "EN"
question = "Er der holdt en samtale det første halve år?"
count = { events = "samtaler.dato", from = "modtaget", within = "6 months", at_least = 1 }
"#;

const AFTER: &str = r#"
[[criterion]]
id = "IGEN"
question = "Er fejlen rettet?"
applies_if = "COALESCE(prior('EN'), 'pass') = 'fail'"
answer = "yes-no"
"#;

fn workspace() -> Workspace {
    Workspace::with(&[
        ("personer.csv", PERSONER),
        ("samtaler.csv", SAMTALER),
        ("liste.toml", LISTE),
        ("efter.toml", &format!("{LISTE}{AFTER}")),
    ])
}

fn run(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&["run", "personer.csv", "--template", "liste.toml"])
        .arguments(&[
            "--events",
            "samtaler=samtaler.csv",
            "--seed",
            "byråd 12. maj",
        ])
        .arguments(arguments)
}

fn made(workspace: &Workspace, arguments: &[&str]) {
    run(workspace, arguments)
        .prints_something()
        .notes_something()
        .check();
}

/// The codes of all cases, by the program's own list.
fn codes(workspace: &Workspace, folder: &str, key: &[&str]) -> BTreeSet<(String, String)> {
    let printed = workspace
        .sagsaudit(&[
            "pseudonyms",
            folder,
            "--extract",
            "personer.csv",
            "--format",
            "csv",
        ])
        .arguments(key)
        .prints_something()
        .check();
    let rows = crate::harness::rows_of(printed.stdout.as_bytes()).into_iter();
    rows.map(|row| (row["of"].clone(), row["case_id"].clone()))
        .collect()
}

/// Nothing of a case id is left in the folder or on a screen.
#[track_caller]
fn hold_no_person(workspace: &Workspace, folder: &str) {
    for (name, bytes) in workspace.contents() {
        let text = String::from_utf8_lossy(&bytes);
        let is_of_folder = name.starts_with(&format!("{folder}/"));
        for person in PERSONER
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once('-'))
        {
            let is_there = is_of_folder && text.contains(person.0) && !person.0.is_empty();
            assert!(!is_there, "{name} has {}:\n{text}", person.0);
        }
    }
}

#[test]
fn cpr_numbers_as_case_ids_are_written_as_codes_only() {
    let workspace = workspace();
    run(&workspace, &["-o", "audit"])
        .cannot_run(&["[E016]", "--pseudonymise"])
        .check_writes_nothing(&workspace);
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    hold_no_person(&workspace, "audit");
    let audit = workspace.audit("audit");
    let drawn = audit.rows("sample.csv");
    assert_eq!(drawn.len(), 7);
    let events = audit.rows("events/samtaler.csv");
    assert_eq!(events.len(), 3, "rows find their cases by the codes");
    assert_eq!(
        audit.json("draw.json")["pseudonyms"]["algorithm"],
        "hmac-sha256/20"
    );
    let rejects = audit.rows("rejects.csv");
    assert_eq!(rejects.len(), 2);
    assert!(rejects.iter().all(|row| row["case_id"].is_empty()));
    let passed = audit.rows("assessments.csv").into_iter();
    assert_eq!(passed.filter(|row| row["outcome"] == "pass").count(), 3);
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    hold_no_person(&workspace, "audit");
}

#[test]
fn the_key_opens_the_codes_and_makes_the_draw_again() {
    let workspace = workspace();
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    let verify = |key: &[&str]| {
        workspace
            .sagsaudit(&["verify", "audit", "--extract", "personer.csv"])
            .arguments(&["--events", "samtaler=samtaler.csv", "--lang", "en"])
            .arguments(key)
    };
    verify(&[]).prints_all_of(&["no differences"]).check();
    let named = codes(&workspace, "audit", &[]);
    assert_eq!(named.len(), 7);
    assert!(
        named
            .iter()
            .all(|(person, code)| person.ends_with("-1234") && code.len() == 24)
    );
    // The key is moved, as it should be.
    std::fs::create_dir(workspace.path("pengeskab")).unwrap();
    std::fs::rename(workspace.path("audit.key"), workspace.path("pengeskab/k")).unwrap();
    verify(&[])
        .cannot_run(&["[C112]", "audit.key", "--key"])
        .check();
    let moved = ["--key", "pengeskab/k"];
    verify(&moved).prints_all_of(&["no differences"]).check();
    assert_eq!(codes(&workspace, "audit", &moved), named);
    let other = format!("sagsaudit-key/1 {}\n", "ab".repeat(32));
    workspace.write("anden.key", other);
    verify(&["--key", "anden.key"])
        .cannot_run(&["[C113]", "anden.key"])
        .check();
    verify(&["--key", "liste.toml"])
        .cannot_run(&["[C110]", "liste.toml"])
        .check();
    verify(&["--key", "borte"])
        .cannot_run(&["[C001]", "borte"])
        .check();
}

/// A person who is no longer in the extract is not found behind a code, and that is said.
#[test]
fn a_code_of_nobody_in_the_extract_is_told() {
    let workspace = workspace();
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    workspace.write("personer.csv", PERSONER.replace("010190", "011190"));
    let printed = workspace
        .sagsaudit(&[
            "pseudonyms",
            "audit",
            "--extract",
            "personer.csv",
            "--format",
            "json",
        ])
        .exits(1)
        .prints_something()
        .notes(&["1 af koderne"])
        .check();
    let decoded: serde_json::Value = serde_json::from_str(&printed.stdout).unwrap();
    let cases = decoded["cases"].as_array().unwrap().iter();
    assert_eq!(cases.filter(|case| case["of"].is_null()).count(), 1);
}

#[test]
fn a_redraw_and_a_later_audit_have_the_same_codes() {
    let workspace = workspace();
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    let (key, named) = (workspace.read("audit.key"), codes(&workspace, "audit", &[]));
    let again = ["--redraw", "--reason", "forkert periode", "-o", "audit"];
    run(&workspace, &again)
        .cannot_run(&["[D121]", "--pseudonymise"])
        .check_writes_nothing(&workspace);
    made(
        &workspace,
        &[&again[..], &["--pseudonymise", "--per-area", "9"]].concat(),
    );
    assert_eq!(codes(&workspace, "audit", &[]), named);
    made(
        &workspace,
        &["-o", "senere", "--pseudonymise", "--key", "audit.key"],
    );
    assert_eq!(codes(&workspace, "senere", &["--key", "audit.key"]), named);
    assert_eq!(
        workspace.read("audit.key"),
        key,
        "a key is never written over"
    );
    // Another folder without that key has its own.
    made(&workspace, &["-o", "for-sig", "--pseudonymise"]);
    assert!(codes(&workspace, "for-sig", &[]).is_disjoint(&named));
}

#[test]
fn a_sample_of_codes_is_extended_with_its_key_only() {
    let workspace = workspace();
    made(
        &workspace,
        &[
            "-o",
            "audit",
            "--pseudonymise",
            "--key",
            "k",
            "--per-area",
            "2",
        ],
    );
    let extend = |key: &[&str]| {
        workspace
            .sagsaudit(&[
                "extend",
                "audit",
                "--by",
                "1",
                "--reason",
                "flere",
                "--extract",
            ])
            .arguments(&["personer.csv", "--events", "samtaler=samtaler.csv"])
            .arguments(key)
    };
    extend(&[])
        .cannot_run(&["[C112]"])
        .check_writes_nothing(&workspace);
    extend(&["--key", "k"]).prints_something().check();
    assert_eq!(workspace.audit("audit").sampled().len(), 6);
    hold_no_person(&workspace, "audit");
    assert_eq!(codes(&workspace, "audit", &["--key", "k"]).len(), 6);
}

#[test]
fn cases_audited_before_are_avoided_by_their_codes() {
    let workspace = workspace();
    let common = ["--pseudonymise", "--key", "k", "--per-area", "2"];
    made(&workspace, &[&common[..], &["-o", "foerst"]].concat());
    let avoided = |list: &str, folder: &str| {
        made(
            &workspace,
            &[&common[..], &["--avoid", list, "-o", folder]].concat(),
        );
        workspace.audit(folder).json("draw.json")["avoid"][0]["found"].clone()
    };
    assert_eq!(avoided("foerst", "efter-mappe"), 4);
    workspace.write(
        "liste.csv",
        "case_id\n010190-1234\n070790-1234\n111190-1234\n",
    );
    assert_eq!(
        avoided("liste.csv", "efter-liste"),
        2,
        "the ids of a list are coded too"
    );
    hold_no_person(&workspace, "efter-liste");
    for (folder, list) in [("efter-mappe", "foerst"), ("efter-liste", "liste.csv")] {
        workspace
            .sagsaudit(&[
                "verify",
                folder,
                "--extract",
                "personer.csv",
                "--avoid",
                list,
            ])
            .arguments(&["--key", "k", "--lang", "en"])
            .prints_all_of(&["no differences"])
            .check();
    }
    for key in [
        &["--pseudonymise", "--key", "anden"][..],
        &["--id", "Modtaget"],
    ] {
        run(&workspace, &["--avoid", "foerst", "-o", "ny"])
            .arguments(key)
            .cannot_run(&["[D120]", "foerst"])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn an_earlier_audit_is_asked_by_the_same_codes() {
    let workspace = workspace();
    made(&workspace, &["-o", "sidste", "--pseudonymise"]);
    let again = |key: &[&str], folder: &str| {
        workspace
            .sagsaudit(&[
                "run",
                "personer.csv",
                "--template",
                "efter.toml",
                "--prior",
                "sidste",
            ])
            .arguments(&[
                "--events",
                "samtaler=samtaler.csv",
                "--pseudonymise",
                "-o",
                folder,
            ])
            .arguments(key)
            .notes_something()
    };
    again(&["--key", "sidste.key"], "nu")
        .prints_something()
        .check();
    let asked = workspace.audit("nu").rows("assessments.csv").into_iter();
    let concerned = asked.filter(|row| row["criterion"] == "IGEN" && row["outcome"] == "pending");
    assert_eq!(concerned.count(), 4);
    hold_no_person(&workspace, "nu");
    again(&[], "uden")
        .cannot_run(&["[D120]", "sidste"])
        .check_writes_nothing(&workspace);
    // Also when it is asked later on.
    workspace
        .sagsaudit(&["score", "nu", "--prior", "sidste"])
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn a_key_is_kept_outside_the_folder_and_only_with_it() {
    let workspace = workspace();
    let refused = |arguments: &[&str], told: &[&str]| {
        run(&workspace, arguments)
            .cannot_run(told)
            .check_writes_nothing(&workspace);
    };
    refused(
        &["-o", "a", "--pseudonymise", "--key", "a/k"],
        &["[C111]", "a/k"],
    );
    refused(&["--pseudonymise"], &["[C112]", "--key"]);
    refused(&["--pseudonymise", "--key", "borte"], &["[C001]", "borte"]);
    refused(&["-o", "a", "--key", "k"], &["--pseudonymise"]);
    refused(
        &["-o", "a", "--pseudonymise", "--key", "liste.toml"],
        &["[C110]", "liste.toml"],
    );
    // A draw that cannot be made leaves no key.
    refused(
        &["-o", "a", "--pseudonymise", "--area", "Yddelse"],
        &["[E012]"],
    );
    made(&workspace, &["-o", "a", "--pseudonymise"]);
    let redraw = ["-o", "a", "--pseudonymise", "--redraw", "--reason", "x"];
    refused(
        &[&redraw[..], &["--key", "./a/../a/k"]].concat(),
        &["[C111]"],
    );
    // Without a folder nothing is written.
    run(&workspace, &["--pseudonymise", "--key", "a.key"])
        .prints_something()
        .notes_something()
        .check_writes_nothing(&workspace);
    workspace.write(
        "andre.csv",
        PERSONER.replace("CPR", "Nr").replace("-1234", "-x"),
    );
    workspace
        .sagsaudit(&["draw", "andre.csv", "--id", "Nr", "-o", "b"])
        .prints_something()
        .notes_something()
        .check();
    for command in ["verify", "pseudonyms"] {
        workspace
            .sagsaudit(&[command, "b", "--extract", "andre.csv", "--key", "a.key"])
            .cannot_run(&["[C005]"])
            .check();
    }
}

#[cfg(unix)]
#[test]
fn a_key_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = workspace();
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    let mode = std::fs::metadata(workspace.path("audit.key"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// The department knows its cases by their ids: the lists that go to it have these, and what comes back is kept under
/// codes.
#[test]
fn the_department_is_asked_for_its_cases_by_their_ids() {
    let workspace = workspace();
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    let ask = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["request", "audit"])
            .arguments(arguments)
    };
    ask(&[]).cannot_run(&["[C115]", "--extract"]).check();
    workspace.write("anden.csv", PERSONER.replace("010190", "011190"));
    ask(&["--extract", "anden.csv"])
        .cannot_run(&["[C115]", "1 af koderne"])
        .check();
    let extract = ["--extract", "personer.csv"];
    ask(&extract)
        .arguments(&["-o", "liste.csv", "--csv-dialect", "excel-da"])
        .notes(&["7 sager"])
        .check();
    let list = workspace.text("liste.csv");
    assert!(list.contains("\r\nBørn;040490-1234;;;;\r\n"), "{list}");
    let filled = list.replace("040490-1234;;", "040490-1234;nej;");
    let filled = filled.replace("050590-1234;;", "050590-1234;ja;");
    workspace.write("retur.csv", &filled);
    let printed = ask(&["--read", "retur.csv"])
        .prints_all_of(&["1 fundet, 1 kunne ikke fremskaffes"])
        .check();
    let named = codes(&workspace, "audit", &[]);
    let code_of = |person: &str| {
        let mut named = named.iter();
        named.find(|(id, _)| id == person).unwrap().1.clone()
    };
    assert!(printed.stdout.contains(&code_of("040490-1234")));
    let kept = workspace.text("audit/answers/request.csv");
    assert!(kept.contains(&code_of("040490-1234")), "{kept}");
    hold_no_person(&workspace, "audit");
    // A list of codes is read too, and one of strangers is not.
    let codes_only = format!("Sag;Fundet\n{};ja\n", code_of("040490-1234"));
    workspace.write("koder.csv", codes_only);
    ask(&["--read", "koder.csv"])
        .prints_all_of(&["1 fundet, 0 kunne ikke fremskaffes"])
        .check();
    workspace.write("fremmed.csv", "Sag;Fundet\n091290-1234;ja\n");
    ask(&["--read", "fremmed.csv"])
        .cannot_run(&["[A002]", "fremmed.csv:2"])
        .check();
}

#[test]
fn the_department_is_heard_on_its_cases_by_their_ids() {
    let workspace = workspace();
    made(&workspace, &["-o", "audit", "--pseudonymise"]);
    let export = |arguments: &[&str]| {
        workspace
            .sagsaudit(&["hearing", "export", "audit", "-o", "høring.csv"])
            .arguments(&["--csv-dialect", "excel-da"])
            .arguments(arguments)
    };
    export(&[]).cannot_run(&["[C115]"]).check();
    export(&["--extract", "personer.csv"])
        .notes_something()
        .check();
    let list = workspace.text("høring.csv");
    let mut lines: Vec<String> = list.lines().map(str::to_owned).collect();
    let line = lines.iter_mut().find(|line| line.contains("040490-1234"));
    let line = line.unwrap();
    let mut cells: Vec<&str> = line.split(';').collect();
    (cells[7], cells[8]) = ("uenig", "samtalen er holdt");
    *line = cells.join(";");
    workspace.write("retur.csv", lines.join("\n"));
    workspace
        .sagsaudit(&["hearing", "import", "audit", "retur.csv"])
        .prints_something()
        .check();
    hold_no_person(&workspace, "audit");
    let code = codes(&workspace, "audit", &[]);
    let (_, code) = code.iter().find(|(id, _)| id == "040490-1234").unwrap();
    let kept = workspace.text("audit/hearing.csv");
    assert!(kept.contains(code), "{kept}");
}

#[test]
fn an_extract_is_asked_for_names_only_where_there_are_codes() {
    let workspace = Workspace::with(&[
        ("personer.csv", &PERSONER.replace("-1234", "-A")),
        ("samtaler.csv", &SAMTALER.replace("-1234", "-A")),
        ("liste.toml", LISTE),
    ]);
    made(&workspace, &["-o", "audit"]);
    workspace
        .sagsaudit(&["request", "audit", "--extract", "personer.csv"])
        .cannot_run(&["[C005]", "--extract"])
        .check();
}
