//! `explain`, `template list`, `show` and `new`, and `check --extract`.

use super::GOOD;
use crate::commands::{KVALITET, extract};
use crate::harness::Workspace;

#[test]
fn codes_are_explained_in_both_languages() {
    let workspace = Workspace::new();
    workspace
        .sagsaudit(&["explain", "t012"])
        .prints_all_of(&[
            "T012 (fejl)",
            "Hvorfor: ",
            "Sådan rettes det: ",
            "Forkert:",
            "    pass_if = ",
            "Rigtigt:",
        ])
        .check();
    workspace
        .sagsaudit(&["explain", "C001", "E012", "--lang", "en"])
        .prints_all_of(&[
            "C001 (error): A file",
            "Why: ",
            "How to mend it: ",
            "E012 (error)",
        ])
        .check();
    workspace
        .sagsaudit(&["explain", "t12"])
        .prints_all_of(&["T012"])
        .check();
    workspace
        .sagsaudit(&["explain", "T9O1"])
        .cannot_run(&["[C022]", "`T9O1`", "explain"])
        .check();
    workspace
        .sagsaudit(&["explain", "T012", "--format", "md"])
        .prints_all_of(&["## T012", "```\npass"])
        .check();
}

#[test]
fn all_codes_are_listed() {
    let printed = Workspace::new()
        .sagsaudit(&["explain", "--lang", "en"])
        .prints_all_of(&[
            "A: answers",
            "- A001",
            "- C001",
            "- D001",
            "- E001",
            "- T001",
        ])
        .check();
    assert!(
        printed
            .stdout
            .lines()
            .all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn shipped_templates_are_listed_and_shown() {
    let workspace = Workspace::new();
    workspace
        .sagsaudit(&["template", "list", "--lang", "en"])
        .prints_all_of(&["template", "sygedagpenge", "2026.1"])
        .check();
    workspace
        .sagsaudit(&["template", "list", "--format", "csv"])
        .prints_all_of(&[
            "template,version,title,criteria,by_data,by_reviewer\nalternative-modtagere,",
        ])
        .check();
    for (lang, deadline) in [
        ("da", "senest 7 arbejdsdage efter"),
        ("en", "no later than 7 working days after"),
    ] {
        let printed = workspace
            .sagsaudit(&["template", "show", "sygedagpenge", "--lang", lang])
            .prints_all_of(&["SDP-03", deadline])
            .check();
        for id in ["SDP-01", "KTH-08", "GOD-03"] {
            assert!(printed.stdout.contains(&format!("\n{id} ")), "{id}");
        }
    }
}

#[test]
fn a_template_is_shown_in_words() {
    let workspace = Workspace::with(&[("kvalitet.toml", KVALITET)]);
    workspace
        .sagsaudit(&["template", "show", "kvalitet.toml", "--format", "text"])
        .prints_all_of(&[
            "Kvalitet i afgørelser (kvalitet 2026.1)",
            "5 sager i hvert sagsområde, 2 reservesager",
            "FRIST Er sagen afgjort inden 30 dage?",
            "Regel: `afgjort` senest 30 dage efter `modtaget`",
            "Regel: opfyldt, når udfald IN ('bevilling', 'afslag')",
            "Regel: afgøres af en gennemgåer",
            "Gælder, når udfald = 'afslag'",
            "lovkrav, kritisk",
            "Hjemmel: Forvaltningsloven § 19",
        ])
        .check();
    workspace
        .sagsaudit(&[
            "template",
            "show",
            "kvalitet.toml",
            "--format",
            "md",
            "--lang",
            "en",
        ])
        .prints_all_of(&[
            "# Kvalitet",
            "- Rule: `afgjort` no later than 30 days after `modtaget`",
        ])
        .check();
    workspace
        .sagsaudit(&["template", "show", "borte"])
        .cannot_run(&["[C004]", "`borte`"])
        .check();
}

#[test]
fn all_shipped_templates_are_shown_at_once() {
    let workspace = Workspace::new();
    workspace
        .sagsaudit(&["template", "show", "--all", "--format", "md"])
        .arguments(&["--lang", "en"])
        .prints_all_of(&["# Templates that come with", "| sygedagpenge |", "## Legal"])
        .check();
    for arguments in [&["--all", "sygedagpenge"][..], &[]] {
        workspace
            .sagsaudit(&["template", "show"])
            .arguments(arguments)
            .cannot_run(&["TEMPLATE"])
            .check();
    }
}

#[test]
fn the_schema_that_is_printed_is_json_and_the_one_that_is_kept() {
    let printed = Workspace::new()
        .sagsaudit(&["template", "schema"])
        .prints_something()
        .check();
    assert_eq!(
        printed.stdout,
        include_str!("../../audit-templates/schema.json")
    );
    let schema: serde_json::Value = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
}

#[test]
fn a_new_template_has_nothing_said_of_it() {
    let workspace = Workspace::with(&[("udtraek.csv", &extract())]);
    for (arguments, file) in [
        (&["ny"][..], "ny.toml"),
        (&["new", "--lang", "en"], "new.toml"),
        (&["af.toml", "--from", "udtraek.csv"], "af.toml"),
    ] {
        workspace
            .sagsaudit(&["template", "new"])
            .arguments(arguments)
            .notes(&[file])
            .check();
        workspace
            .sagsaudit(&["check", file, "--deny", "hints"])
            .notes(&["1"])
            .check();
        workspace
            .sagsaudit(&["template", "show", file])
            .prints_something()
            .check();
    }
    workspace
        .sagsaudit(&[
            "check",
            "af.toml",
            "--extract",
            "udtraek.csv",
            "--deny",
            "hints",
        ])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", "af.toml"])
        .prints_something()
        .notes_something()
        .check();
    let text = workspace.text("af.toml");
    assert!(text.contains("[columns.sagsnr]\ntype = \"text\"\naliases = [\"Sagsnr.\"]\nrequired = true\nrole = \"id\""), "{text}");
}

#[test]
fn a_new_template_replaces_nothing() {
    let workspace = Workspace::with(&[("ny.toml", GOOD), ("tom.csv", "")]);
    workspace
        .sagsaudit(&["template", "new", "ny"])
        .cannot_run(&["[C023]", "ny.toml"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["template", "new", "mappe/ny"])
        .cannot_run(&["[C002]", "ny.toml"])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&["template", "new", "anden", "--from", "tom.csv"])
        .cannot_run(&["[E001]"])
        .check_writes_nothing(&workspace);
    for name in [".", "..", ".toml"] {
        workspace
            .sagsaudit(&["template", "new", name])
            .cannot_run(&["[C003]"])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn a_template_that_fits_an_extract() {
    let workspace = Workspace::with(&[("kvalitet.toml", KVALITET), ("udtraek.csv", &extract())]);
    workspace
        .sagsaudit(&[
            "check",
            "kvalitet.toml",
            "--extract",
            "udtraek.csv",
            "--lang",
            "en",
            "-q",
        ])
        .prints_all_of(&[
            "Of 4 criteria data can decide 2, reviewers have to answer 2, and 0",
            "FRIST",
            "data",
            "HOERT",
            "a reviewer",
            "modtaget",
        ])
        .check();
    let printed = workspace
        .sagsaudit(&[
            "check",
            "kvalitet.toml",
            "--extract",
            "udtraek.csv",
            "--format",
            "json",
            "-q",
        ])
        .prints_something()
        .check();
    let report: serde_json::Value = serde_json::from_str(&printed.stdout).unwrap();
    let fit = &report["extracts"][0];
    assert_eq!(fit["criteria"][0]["decided_by"], "data");
    assert_eq!(fit["criteria"][2]["decided_by"], "reviewer");
}

#[test]
fn what_an_extract_lacks_is_told() {
    let workspace = Workspace::with(&[
        ("kvalitet.toml", KVALITET),
        (
            "u.csv",
            "Nummer;Modtaget;Afgjort den;Udfald\n1;01-02-2026;02-02-2026;afslag\n2;snart;02-02-2026;afslag\n",
        ),
    ]);
    workspace
        .sagsaudit(&[
            "check",
            "kvalitet.toml",
            "--extract",
            "u.csv",
            "--lang",
            "en",
        ])
        .exits(1)
        .prints_all_of(&[
            "error[E012]",
            "`sagsnr`",
            "warning[C020]",
            "`omraade`",
            "warning[C020]",
            "`afgjort`",
            "FRIST",
            "`Afgjort den`",
            "warning[C021]",
            "`modtaget`",
            "`snart`",
            "and 1 lack\ncolumns",
            "nobody: lacks afgjort",
        ])
        .notes_something()
        .check();
    let without_optional = "Sagsnr;Modtaget;Udfald\n1;01-02-2026;afslag\n";
    workspace.write("u.csv", without_optional);
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "--extract", "u.csv"])
        .prints_all_of(&["[C020]"])
        .notes_something()
        .check();
    workspace
        .sagsaudit(&[
            "check",
            "kvalitet.toml",
            "--extract",
            "u.csv",
            "--deny",
            "warnings",
            "-q",
        ])
        .exits(1)
        .prints_all_of(&["[C020]"])
        .check();
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "--extract", "borte.csv"])
        .exits(2)
        .notes(&["[C001]", "borte.csv"])
        .prints_something()
        .check();
}

#[test]
fn an_extract_is_read_for_a_check_as_for_a_draw() {
    let text = "Liste over sager\nNummer|Sagsområde|Modtaget|Afgjort den|Udfald\n\
        1|Børn|01-02-2026|02-02-2026|afslag\n2|Børn|01-02-2026|02-02-2026|afslag\n";
    let workspace = Workspace::with(&[("kvalitet.toml", KVALITET)]);
    workspace.write("u.csv", text);
    let check = ["check", "kvalitet.toml", "--extract", "u.csv", "-q"];
    let reading = ["--skip", "1", "--delimiter", "|", "--encoding", "utf-8"];
    let maps = ["--map", "sagsnr=Nummer", "--map", "afgjort=Afgjort den"];
    let area = ["--map", "omraade=Sagsområde"];
    let all = [&check[..], &reading, &maps, &area].concat();
    let printed = workspace.sagsaudit(&all).prints_something().check();
    for code in ["E012", "E014", "C020"] {
        assert!(!printed.stdout.contains(code), "{}", printed.stdout);
    }
    assert!(printed.stdout.contains("Afgjort den"), "{}", printed.stdout);
    let slip = [&all[..], &["--map", "status=Udfald"]].concat();
    workspace
        .sagsaudit(&slip)
        .exits(1)
        .prints_all_of(&["[E014]", "`status`"])
        .check();
    let nowhere = [&all[..], &["--map", "udfald=Resultat"]].concat();
    workspace
        .sagsaudit(&nowhere)
        .exits(1)
        .prints_all_of(&["[E014]", "`Resultat`"])
        .check();
    let sheet = [&all[..], &["--sheet", "Ark1"]].concat();
    workspace
        .sagsaudit(&sheet)
        .exits(2)
        .notes(&["[C005]", "--sheet"])
        .check();
    workspace
        .sagsaudit(&["check", "kvalitet.toml", "--map", "sagsnr=Nummer"])
        .cannot_run(&["[C005]", "--map", "--extract"])
        .check_writes_nothing(&workspace);
}
