//! Cases that were audited before.

use serde_json::json;

use super::{adds_up, differs, draw, run, verifies, workspace};
use crate::harness::Workspace;

/// Two audits of one register, the second avoiding the cases of the first.
fn audited_twice() -> Workspace {
    let workspace = workspace();
    draw(
        &workspace,
        "foerste",
        &["--per-area", "10", "--reserve", "5"],
    );
    draw(
        &workspace,
        "anden",
        &["--per-area", "60", "--avoid", "foerste"],
    );
    workspace
}

#[test]
fn audited_cases_are_not_drawn_again() {
    let workspace = audited_twice();
    let (first, second) = (workspace.audit("foerste"), workspace.audit("anden"));
    adds_up(&second);
    let audited = first.sampled();
    assert!(second.sampled().iter().all(|case| !audited.contains(case)));
    // The reserves were never looked at, and everything else was drawn, but it is no census.
    assert_eq!(second.sampled().len(), 100);
    let record = second.json("draw.json");
    for area in record["areas"].as_array().unwrap() {
        assert_eq!(
            (&area["population"], &area["avoided"], &area["census"]),
            (&json!(50), &json!(10), &json!(false))
        );
    }
    assert_eq!(record["avoid"][0]["name"], "foerste/sample.csv");
    assert_eq!(
        (&record["avoid"][0]["cases"], &record["avoid"][0]["found"]),
        (&json!(20), &json!(20))
    );
    assert_eq!(second.rows("avoided.csv").len(), 20);
}

#[test]
fn a_draw_that_avoids_is_the_draw_of_an_extract_without_those_cases() {
    let workspace = workspace();
    draw(&workspace, "foerste", &["--per-area", "10"]);
    draw(
        &workspace,
        "anden",
        &["--per-area", "7", "--avoid", "foerste/sample.csv"],
    );
    let audited = workspace.audit("foerste").sampled();
    let rest: String = workspace
        .text("udtraek.csv")
        .lines()
        .filter(|line| {
            audited
                .iter()
                .all(|(_, id)| !line.starts_with(&format!("{id};")))
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    workspace.write("udtraek.csv", rest);
    draw(&workspace, "resten", &["--per-area", "7"]);
    assert_eq!(
        workspace.text("anden/sample.csv"),
        workspace.text("resten/sample.csv")
    );
}

#[test]
fn verify_takes_the_avoided_cases_from_the_folder_or_from_the_list() {
    let workspace = audited_twice();
    workspace
        .sagsaudit(&[
            "verify",
            "anden",
            "--extract",
            "udtraek.csv",
            "--lang",
            "en",
        ])
        .prints_all_of(&["no differences", "foerste/sample.csv was not checked"])
        .check();
    let told = workspace
        .sagsaudit(&[
            "verify",
            "anden",
            "--extract",
            "udtraek.csv",
            "--avoid",
            "foerste",
            "--lang",
            "en",
        ])
        .prints_something()
        .check();
    assert!(!told.stdout.contains("not checked"), "{}", told.stdout);
    // Another list.
    let list = workspace.text("foerste/sample.csv");
    let shorter = list
        .lines()
        .take(15)
        .flat_map(|line| [line, "\n"])
        .collect::<String>();
    workspace.write("kort.csv", shorter);
    let told = differs(&workspace, "anden", &["--avoid", "kort.csv"]);
    assert!(
        told.contains("avoid[0].sha256") && told.contains("avoided.csv"),
        "{told}"
    );
    // The folder's own list is altered.
    let kept = workspace.text("anden/avoided.csv");
    workspace.write(
        "anden/avoided.csv",
        kept.replacen("1,Kontanthjælp,", "1,Kontanthjælp,9", 1),
    );
    assert!(differs(&workspace, "anden", &[]).contains("avoided.csv"));
    workspace.write("anden/avoided.csv", "andet\n");
    workspace
        .sagsaudit(&["verify", "anden", "--extract", "udtraek.csv"])
        .cannot_run(&["D043"])
        .check();
}

#[test]
fn the_figures_say_whom_they_concern() {
    let workspace = workspace();
    workspace.write("p.toml", "[template]\nid = \"p\"\nversion = \"1\"\ntitle = \"Prøve\"\n[columns.belob]\ntype = \"number\"\naliases = [\"Beløb\"]\n[[criterion]]\nid = \"B\"\nquestion = \"Under 100?\"\npass_if = \"belob < 100\"\n");
    draw(&workspace, "foerste", &["--per-area", "10"]);
    let printed = run(
        &workspace,
        "run",
        "anden",
        &[
            "--template",
            "p.toml",
            "--per-area",
            "50",
            "--avoid",
            "foerste",
        ],
    )
    .prints_something()
    .notes_something()
    .check();
    let line = "Kontanthjælp: 10 of 60 cases were audited earlier and could not be drawn; the\n";
    assert_eq!(
        printed.stdout.matches(line).count(),
        2,
        "{}",
        printed.stdout
    );
    assert!(!printed.stdout.contains("census of"), "{}", printed.stdout);
    let audit = workspace.audit("anden");
    let area = &audit.json("findings.json")["areas"][0];
    assert_eq!(
        (&area["population"], &area["avoided"], &area["drawn"]),
        (&json!(50), &json!(10), &json!(50))
    );
    let before = audit.text("findings.json");
    let again = workspace
        .sagsaudit(&["score", "anden", "--lang", "en"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(again.stdout.matches(line).count(), 1);
    assert_eq!(audit.text("findings.json"), before);
}

#[test]
fn an_area_of_which_all_cases_were_audited_stands_with_none() {
    let workspace = Workspace::with(&[
        ("udtraek.csv", "Sagsnr;Ydelse\n1;A\n2;A\n3;B\n4;B\n"),
        ("tidligere.csv", "case_id\n1\n2\n2\n"),
    ]);
    workspace.write("p.toml", "[template]\nid = \"p\"\nversion = \"1\"\ntitle = \"Prøve\"\n[[criterion]]\nid = \"B\"\nquestion = \"Under 100?\"\nanswer = \"yes-no\"\n");
    run(
        &workspace,
        "run",
        "audit",
        &["--template", "p.toml", "--avoid", "tidligere.csv"],
    )
    .prints_something()
    .notes_something()
    .check();
    let record = workspace.audit("audit").json("draw.json");
    assert_eq!(record["areas"][0]["population"], 0);
    assert_eq!(
        (
            &record["areas"][0]["avoided"],
            &record["areas"][0]["census"]
        ),
        (&json!(2), &json!(false))
    );
    assert_eq!(record["areas"][1]["census"], true);
    verifies(&workspace, "audit", &[]);
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    workspace.write(
        "alle.csv",
        "case_id;role\n1;sample\n2;recheck\n3;targeted\n4;sample\n",
    );
    run(&workspace, "draw", "ingen", &["--avoid", "alle.csv"])
        .cannot_run(&["D006", "4 were audited before"])
        .check();
}

#[test]
fn who_was_audited_is_told_by_the_role() {
    let workspace = Workspace::with(&[("udtraek.csv", "Sagsnr;Ydelse\n1;A\n2;A\n3;A\n4;A\n")]);
    workspace.write(
        "liste.csv",
        "case_id;role\n1;sample\n2;reserve\n3;replaced\n77;sample\n",
    );
    draw(&workspace, "audit", &["--avoid", "liste.csv"]);
    let audit = workspace.audit("audit");
    assert_eq!(audit.text("avoided.csv"), "list,area,case_id\n1,A,1\n");
    assert_eq!(
        (
            &audit.json("draw.json")["avoid"][0]["cases"],
            &audit.json("draw.json")["avoid"][0]["found"]
        ),
        (&json!(2), &json!(1))
    );
    workspace.write("liste.csv", "case_id;role\n1;ukendt\n");
    run(&workspace, "draw", "b", &["--avoid", "liste.csv"])
        .cannot_run(&["D043", "`ukendt`", "liste.csv:2"])
        .check();
    workspace.write("liste.csv", "case_id\nX-1\n");
    let printed = draw(&workspace, "c", &["--avoid", "liste.csv"]);
    assert!(printed.stderr.contains("D047"), "{}", printed.stderr);
}
