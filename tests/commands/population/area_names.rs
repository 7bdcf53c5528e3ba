//! What areas are called, and names that look alike.

use super::{draw, run, verifies};
use crate::harness::Workspace;

const NAMED_AREAS: &str = r#"
[[area]]
id = "sygedagpenge"
title = "Sygedagpenge og jobafklaring"
match = ["SYGE DAGPENGE", "SDP*"]

[[area]]
id = "kontant"
match = ["Kontanthj*"]
"#;

fn names_of_areas() -> Workspace {
    let extract = "Sagsnr;Ydelse\n1;Sygedagpenge\n2;syge  dagpenge\n3;SDP § 7\n4;KONTANTHJÆLP\n5;Kontanthjælp\n6;Andet\n7;Andet\n";
    let checklist = "[template]\nid = \"p\"\nversion = \"1\"\ntitle = \"Prøve\"\n[[criterion]]\nid = \"B\"\nquestion = \"Ok?\"\nanswer = \"yes-no\"\n";
    Workspace::with(&[
        ("udtraek.csv", extract),
        ("p.toml", &format!("{checklist}{NAMED_AREAS}")),
    ])
}

#[test]
fn areas_have_the_names_of_the_template() {
    let workspace = names_of_areas();
    let printed = run(
        &workspace,
        "run",
        "audit",
        &["--template", "p.toml", "--area-size", "Sygedagpenge=1"],
    )
    .prints_something()
    .notes_something()
    .check();
    let record = workspace.audit("audit").json("draw.json");
    let areas: Vec<(&str, u64, u64)> = record["areas"]
        .as_array()
        .unwrap()
        .iter()
        .map(|area| {
            (
                area["area"].as_str().unwrap(),
                area["population"].as_u64().unwrap(),
                area["drawn"].as_u64().unwrap(),
            )
        })
        .collect();
    // Nobody said that `Sygedagpenge` alone is an area, but it is the id of one.
    assert_eq!(
        areas,
        [("Andet", 2, 2), ("kontant", 2, 2), ("sygedagpenge", 3, 1)]
    );
    assert!(
        printed.stdout.contains("no [[area]] for `Andet` (2)"),
        "{}",
        printed.stdout
    );
    assert!(
        printed
            .stdout
            .contains("Sygedagpenge og jobafklaring (sygedagpenge): 1 of 3"),
        "{}",
        printed.stdout
    );
    verifies(&workspace, "audit", &[]);
}

#[test]
fn a_name_that_two_areas_match_is_refused() {
    let workspace = names_of_areas();
    workspace.write(
        "udtraek.csv",
        "Sagsnr;Ydelse\n1;Kontanthjælp\n2;Kontanthjælp SDP\n",
    );
    workspace.write("p.toml", workspace.text("p.toml").replace("SDP*", "*SDP"));
    run(&workspace, "draw", "audit", &["--template", "p.toml"])
        .cannot_run(&["D044", "`Kontanthjælp SDP`", "`sygedagpenge`", "`kontant`"])
        .check();
    workspace.write("udtraek.csv", "Sagsnr;Ydelse\n1;Kontanthjælp\n");
    run(
        &workspace,
        "draw",
        "audit",
        &[
            "--template",
            "p.toml",
            "--area-size",
            "kontant=1",
            "--area-size",
            "Kontanthjælp=2",
        ],
    )
    .cannot_run(&["D045", "`kontant`"])
    .check();
}

#[test]
fn names_that_look_alike_are_told_and_not_changed() {
    let workspace = Workspace::with(&[(
        "udtraek.csv",
        "Sagsnr;Ydelse\nSAG-1;SEL § 107\nsag-1;Servicelovens § 107\nSAG-\u{200b}2;A\nSAG-2;A\n３;a\n3;A\nA\u{30a}4;A\n",
    )]);
    let printed = draw(&workspace, "audit", &[]);
    for told in [
        "`SEL § 107` (1 cases) and `Servicelovens § 107` (1 cases)",
        "`A` (4 cases) and `a` (1 cases)",
        "2 case id(s) hold invisible characters",
        "3 case id(s) differ from another only",
        "2/3, 4/5, 6/7",
    ] {
        assert!(printed.stderr.contains(told), "{told}: {}", printed.stderr);
    }
    assert_eq!(
        workspace.audit("audit").json("draw.json")["totals"]["population"],
        7
    );
    assert!(workspace.text("audit/sample.csv").contains("SAG-\u{200b}2"));
    verifies(&workspace, "audit", &[]);
    let quiet = draw(&workspace, "stille", &["-q"]);
    assert_eq!(quiet.stderr, "");
}
