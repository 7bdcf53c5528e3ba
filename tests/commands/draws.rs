//! What is drawn: sizes, seeds, ids, areas, and rows that are no cases.

use serde_json::{Value, json};

use super::{DRAW, RUN, extract, register};
use crate::harness::{Audit, Run, Workspace};

/// A draw into `audit` by the columns of the extract.
fn draw(workspace: &Workspace) -> Run {
    workspace
        .sagsaudit(&DRAW)
        .prints_something()
        .notes_something()
}

/// A small extract, drawn by `Id` and `Omr`.
fn draw_small(extract: &str) -> (Workspace, Audit) {
    let workspace = Workspace::with(&[("lille.csv", extract)]);
    workspace
        .sagsaudit(&[
            "draw",
            "lille.csv",
            "--id",
            "Id",
            "--area",
            "Omr",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    (workspace, audit)
}

/// An area of the record as population, requested, drawn, reserves, census.
fn area(record: &Value, name: &str) -> Value {
    let areas = record["areas"].as_array().unwrap();
    let area = areas.iter().find(|area| area["area"] == name);
    let area = area.unwrap_or_else(|| panic!("no area {name} in {areas:?}"));
    json!([
        area["population"],
        area["requested"],
        area["drawn"],
        area["reserves"],
        area["census"]
    ])
}

#[test]
fn fifteen_are_drawn_unless_said() {
    let workspace = register();
    draw(&workspace).check();
    let record = workspace.audit("audit").json("draw.json");
    assert_eq!(area(&record, "Børn"), json!([40, 15, 15, 0, false]));
    assert_eq!(area(&record, "Voksne"), json!([20, 15, 15, 0, false]));
    assert_eq!(area(&record, "Ældre"), json!([4, 15, 4, 0, true]));
}

#[test]
fn sizes_are_the_users_then_the_templates() {
    let workspace = register();
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            "by-template",
        ])
        .prints_something()
        .notes_something()
        .check();
    let record = workspace.audit("by-template").json("draw.json");
    assert_eq!(area(&record, "Børn"), json!([40, 5, 5, 2, false]));
    assert_eq!(area(&record, "Ældre"), json!([4, 5, 4, 0, true]));
    draw(&workspace)
        .arguments(&[
            "--per-area",
            "3",
            "--reserve",
            "4",
            "--area-size",
            "Voksne=20",
            "--area-size",
            "Ældre=2",
        ])
        .check();
    let record = workspace.audit("audit").json("draw.json");
    assert_eq!(area(&record, "Børn"), json!([40, 3, 3, 4, false]));
    assert_eq!(area(&record, "Voksne"), json!([20, 20, 20, 0, true]));
    assert_eq!(area(&record, "Ældre"), json!([4, 2, 2, 2, false]));
    assert_eq!(
        (&record["per_area"], &record["reserve"]),
        (&json!(3), &json!(4))
    );
}

#[test]
fn reserves_go_on_after_the_sample() {
    let workspace = register();
    draw(&workspace)
        .arguments(&["--per-area", "3", "--reserve", "2"])
        .check();
    let rows = workspace.audit("audit").rows("sample.csv");
    let expected = [
        ("1", "sample"),
        ("2", "sample"),
        ("3", "sample"),
        ("4", "reserve"),
        ("5", "reserve"),
    ];
    for name in ["Børn", "Voksne"] {
        let of_area: Vec<_> = rows.iter().filter(|row| row["area"] == name).collect();
        let told: Vec<_> = of_area
            .iter()
            .map(|row| (row["order"].as_str(), row["role"].as_str()))
            .collect();
        assert_eq!(told, expected, "{name}");
        assert!(
            of_area.is_sorted_by(|one, other| one["ticket"] < other["ticket"]),
            "by ticket"
        );
    }
    let last = &workspace.audit("audit").json("draw.json")["areas"][0]["last_ticket"];
    assert_eq!(
        *last,
        json!(rows[2]["ticket"]),
        "the last of the sample, not of the reserves"
    );
}

#[test]
fn an_area_that_is_not_there_is_refused_with_the_nearest_name() {
    let workspace = register();
    workspace
        .sagsaudit(&DRAW)
        .arguments(&["--area-size", "Vokne=3"])
        .cannot_run(&["[D002]", "`Vokne`", "`Voksne`"])
        .check_writes_nothing(&workspace);
}

#[test]
fn a_typed_seed_is_recorded_exactly() {
    let workspace = register();
    draw(&workspace)
        .arguments(&["--seed", " møde: 12. maj "])
        .check();
    let record = workspace.audit("audit").json("draw.json");
    assert_eq!(record["seed"], " møde: 12. maj ");
    assert_eq!(record["seed_origin"], "typed");
}

#[test]
fn a_short_seed_is_warned_of_and_used() {
    let workspace = register();
    draw(&workspace)
        .arguments(&["--seed", "2026-10"])
        .notes(&["[D003]"])
        .check();
    assert_eq!(
        workspace.audit("audit").json("draw.json")["seed"],
        "2026-10"
    );
    let printed = workspace
        .sagsaudit(&RUN)
        .arguments(&["--seed", "123456789012"])
        .prints_something()
        .check();
    assert!(printed.stderr.is_empty(), "12 characters are not short");
}

#[test]
fn seeds_that_are_none_are_refused() {
    let workspace = register();
    for seed in ["", "  ", "to\nlinjer"] {
        workspace
            .sagsaudit(&RUN)
            .arguments(&["--seed", seed])
            .cannot_run(&["[D001]"])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn generated_seeds_differ() {
    let seeds: Vec<Value> = (0..3)
        .map(|_| {
            let workspace = register();
            draw(&workspace).check();
            let record = workspace.audit("audit").json("draw.json");
            assert_eq!(record["seed_origin"], "generated");
            record["seed"].clone()
        })
        .collect();
    for seed in &seeds {
        let text = seed.as_str().unwrap();
        assert_eq!(text.len(), 32);
        assert!(
            text.bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
            "{text}"
        );
    }
    assert!(seeds[0] != seeds[1] && seeds[1] != seeds[2] && seeds[0] != seeds[2]);
}

#[test]
fn a_mapped_heading_is_used() {
    let workspace = register();
    let renamed = extract().replace("Modtaget", "Indkommet den");
    workspace.write("andet.csv", renamed);
    workspace
        .sagsaudit(&[
            "run",
            "andet.csv",
            "--template",
            "kvalitet.toml",
            "--seed",
            "et langt frø",
        ])
        .arguments(&["--map", "modtaget=Indkommet den", "-o", "mapped"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("mapped");
    let column = &audit.json("draw.json")["columns"][0];
    assert_eq!(
        (&column["name"], &column["header"]),
        (&json!("modtaget"), &json!("Indkommet den"))
    );
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--seed", "et langt frø", "-o", "plain"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(
        audit.text("sample.csv"),
        workspace.audit("plain").text("sample.csv")
    );
}

#[test]
fn a_mapping_that_fits_nothing_is_refused() {
    let workspace = register();
    for (map, told) in [
        ("modtaget=Indkommet", "`Indkommet`"),
        ("modtagt=Modtaget", "`modtaget`"),
    ] {
        workspace
            .sagsaudit(&RUN)
            .arguments(&["--map", map])
            .cannot_run(&["[E014]", told])
            .check_writes_nothing(&workspace);
    }
}

#[test]
fn ids_and_areas_are_joined_of_several_columns() {
    let workspace = Workspace::with(&[(
        "lille.csv",
        "År,Nr,Lov,Team\n2025,1,SEL,Nord\n2025,2,SEL,Syd\n2026,1,SEL,\n2026,2,,\n2026,3,,Syd\n",
    )]);
    workspace
        .sagsaudit(&[
            "draw",
            "lille.csv",
            "--id",
            "År",
            "--id",
            "Nr",
            "--area",
            "Lov",
            "--area",
            "Team",
        ])
        .arguments(&["-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let mut drawn = audit.sampled();
    drawn.sort();
    let expected = [
        ("(tom) / Syd", "2026 / 3"),
        ("(uden sagsområde)", "2026 / 2"),
        ("SEL / (tom)", "2026 / 1"),
        ("SEL / Nord", "2025 / 1"),
        ("SEL / Syd", "2025 / 2"),
    ];
    let expected = expected.map(|(area, id)| (area.to_owned(), id.to_owned()));
    assert_eq!(drawn, expected);
    let record = audit.json("draw.json");
    assert_eq!(
        (&record["id"], &record["area"]),
        (&json!(["År", "Nr"]), &json!(["Lov", "Team"]))
    );
}

#[test]
fn rows_that_say_the_same_are_merged_and_counted() {
    let (_workspace, audit) = draw_small("Id;Omr;Note\n1;A;x\n2;A;y\n1;A;z\n 1 ;A ;x\n");
    let record = audit.json("draw.json");
    assert_eq!(
        record["totals"],
        json!({ "rows_read": 4, "population": 2, "excluded": 0, "avoided": 0, "rejected": 0, "merged": 2 }),
        "the note is not kept, so it does not tell rows apart"
    );
}

#[test]
fn rows_that_disagree_are_refused_with_both_lines() {
    let workspace = Workspace::with(&[("lille.csv", "Id;Omr;Note\n1;A;x\n2;A;y\n1;B;x\n2;A;y\n")]);
    workspace
        .sagsaudit(&[
            "draw",
            "lille.csv",
            "--id",
            "Id",
            "--area",
            "Omr",
            "-o",
            "audit",
        ])
        .cannot_run(&[
            "[E017]",
            "lille.csv:4",
            "`1`",
            "2",
            "4",
            "--id \"Id\" --id \"Omr\"",
        ])
        .check_writes_nothing(&workspace);
    workspace
        .sagsaudit(&[
            "draw",
            "lille.csv",
            "--id",
            "Id",
            "--id",
            "Omr",
            "--area",
            "Omr",
            "-o",
            "audit",
        ])
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn rows_that_are_no_cases_are_listed_without_their_text() {
    let rows = [
        "1;A;x",
        "2;A",
        "3;A;y;hemmelig tekst",
        ";A;z",
        "4;B;w",
        "5;B;v",
        "6;B;u",
        "\u{a0};B;t",
        "7;A;s",
    ];
    let extract = format!("Id;Omr;Note\n{}\n", rows.join("\n"));
    let (_workspace, audit) = draw_small(&extract);
    let rejects = audit.rows("rejects.csv");
    let told: Vec<_> = rejects
        .iter()
        .map(|row| {
            (
                row["file"].as_str(),
                row["line"].as_str(),
                row["column"].as_str(),
                row["case_id"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("lille.csv", "3", "", "2"),
            ("lille.csv", "4", "", "3"),
            ("lille.csv", "5", "Id", ""),
            ("lille.csv", "9", "Id", ""),
        ]
    );
    assert!(!audit.text("rejects.csv").contains("hemmelig"));
    let totals = &audit.json("draw.json")["totals"];
    let of = |name: &str| totals[name].as_u64().unwrap();
    assert_eq!(of("rejected"), 4);
    assert_eq!(of("rows_read"), 9);
    assert_eq!(
        of("rows_read"),
        of("population") + of("excluded") + of("avoided") + of("rejected") + of("merged")
    );
}

#[test]
fn blank_lines_are_no_rows_and_line_numbers_stay_right() {
    let (_workspace, audit) = draw_small("Id;Omr\n1;A\n\n\"2\";\"A\nB\"\n;A\n3;A\n");
    let rejects = audit.rows("rejects.csv");
    assert_eq!(rejects.len(), 1);
    assert_eq!(
        rejects[0]["line"], "6",
        "physical lines, a field of two lines among them"
    );
    assert_eq!(audit.json("draw.json")["totals"]["rows_read"], 4);
}

#[test]
fn deadlines_are_judged_by_the_date_that_is_asked_for() {
    let workspace = register();
    let judged = |as_of: &str, folder: &str| {
        workspace
            .sagsaudit(&RUN)
            .arguments(&["--per-area", "40", "--as-of", as_of, "-o", folder])
            .prints_something()
            .notes_something()
            .check();
        let audit = workspace.audit(folder);
        assert_eq!(audit.json("draw.json")["as_of"], as_of);
        assert_eq!(audit.json("findings.json")["as_of"], as_of);
        // Received on 26 January, due on 25 February, still open.
        audit.assessment("S-0021", "FRIST")["outcome"].clone()
    };
    assert_eq!(judged("2026-02-24", "before"), "not_due");
    assert_eq!(judged("2026-02-25", "on-the-day"), "not_due");
    assert_eq!(judged("2026-02-26", "after"), "fail");
}

/// A case stays in the sample when only its other columns change (statistics rest on ids alone).
#[test]
fn tickets_are_of_seed_and_id() {
    let (_workspace, audit) = {
        let workspace = Workspace::with(&[("lille.csv", "Id;Omr\n17-345;A\n")]);
        workspace
            .sagsaudit(&[
                "draw",
                "lille.csv",
                "--id",
                "Id",
                "--area",
                "Omr",
                "--seed",
                "frø nr. 1: maj",
                "-o",
                "audit",
            ])
            .prints_something()
            .notes_something()
            .check();
        let audit = workspace.audit("audit");
        (workspace, audit)
    };
    // printf '%s:%s' 'frø nr. 1: maj' '17-345' | sha256sum
    assert_eq!(audit.rows("sample.csv")[0]["ticket"], TICKET);
}

const TICKET: &str = "25f569ad314c1c8ecfcea401a84df6b00bd947301450a8b88708ce15f290db48";

/// What the screen proposes is run as it stands there.
#[cfg(target_os = "linux")]
#[test]
fn the_command_that_checks_a_ticket_checks_it() {
    for (id, seed) in [
        ("330-2026-10432", "byråd 12. maj 2026"),
        ("it's", "don't 'quote' me"),
        ("%s\\n$HOME `id`", "100 % \\ $(echo x) \"!\""),
        ("a    b", "  to  blanke  "),
    ] {
        let workspace = Workspace::with(&[("u.csv", &format!("Id\tOmr\n{id}\tA\n"))]);
        let printed = workspace
            .sagsaudit(&[
                "draw", "u.csv", "--id", "Id", "--area", "Omr", "-o", "audit", "--seed", seed,
            ])
            .prints_something()
            .notes_something()
            .check();
        let command = printed
            .stdout
            .lines()
            .find(|line| line.contains("sha256sum"))
            .unwrap();
        let output = std::process::Command::new("sh")
            .arg("-c")
            .arg(command)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let ticket = workspace.audit("audit").rows("sample.csv")[0]["ticket"].clone();
        assert_eq!(told.split(' ').next(), Some(ticket.as_str()), "{command}");
        assert!(
            printed.stdout.contains(&ticket),
            "the ticket stands beside it"
        );
    }
}

/// An extract with so many areas, a row in each; the first row once more where it is wanted.
fn with_areas(areas: usize, repeats: bool) -> String {
    let rows = (0..areas).map(|number| format!("{number};omr{number}\n"));
    let again = repeats.then(|| "0;omr0\n".to_owned());
    let heading = std::iter::once("Id;Omr\n".to_owned());
    heading.chain(rows).chain(again).collect()
}

/// With a repeated id the rows are looked at once more.
#[test]
fn too_many_areas_are_refused_whether_ids_are_repeated_or_not() {
    for repeats in [false, true] {
        let workspace = Workspace::with(&[("stor.csv", &with_areas(100_001, repeats))]);
        let arguments = [
            "draw", "stor.csv", "--id", "Id", "--area", "Omr", "-o", "audit",
        ];
        workspace
            .sagsaudit(&arguments)
            .arguments(&["--threads", "2"])
            .cannot_run(&["E070", "100.000", "--area"])
            .check_writes_nothing(&workspace);
    }
}
