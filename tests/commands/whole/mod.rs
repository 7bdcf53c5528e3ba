//! `population`: every case decided by its data, indicators counted, and both beside a sample's findings.

mod alike;

use serde_json::{Value, json};

use crate::harness::Workspace;

/// Answers within 7 days, an outcome that must be registered, and a question for a reviewer.
const TEMPLATE: &str = r#"
[template]
id = "svar"
version = "1"
title = "Svar til tiden"
language = "da"

[targets]
compliance = 0.90
tolerable = 0.10

[columns.sag]
type = "text"
required = true
role = "id"

[columns.omraade]
type = "text"
required = true
role = "area"

[columns.modtaget]
type = "date"

[columns.svar]
type = "date"

[columns.udfald]
type = "text"

[[criterion]]
id = "SVAR"
question = "Er der svaret inden 7 dage?"
norm = "law"
basis = "Lov § 1"
severity = "critical"
deadline = { from = "modtaget", within = "7 days", to = "svar" }

[[criterion]]
id = "UDFALD"
question = "Er udfaldet registreret?"
applies_when = { criterion = "SVAR", is = ["pass", "fail"] }
severity = "formal"
pass_if = "udfald IS NOT NULL"

[[criterion]]
id = "TONE"
question = "Er tonen i orden?"
help = "Læs svaret."
answer = "yes-no"

[[indicator]]
id = "OMG"
title = "Omgørelsesprocent"
where = "udfald IN ('hjemvist', 'ændret')"
of = "udfald IN ('hjemvist', 'ændret', 'stadfæstet')"
target = 0.15
benchmark = 0.5
direction = "lower"

[[indicator]]
id = "ANTAL"
title = "Klager uden udfald"
where = "udfald IS NULL"
take = "count"
target = 1
direction = "lower"

[[indicator]]
id = "DAGE"
title = "Dage til svar"
value = "svar - modtaget"
by = "udfald"
target = 8
direction = "lower"

[[indicator]]
id = "UDFALD"
title = "Udfald"
of = "udfald IS NOT NULL"
by = "udfald"
"#;

/// Seven cases in two areas: in time, two late by 3 and 11 days, open and late by 40, not due, without a start, and one
/// that cannot be read.
const EXTRACT: &str = "\
sag;omraade;modtaget;svar;udfald
1;Voksne;02-03-2026;05-03-2026;stadfæstet
2;Voksne;02-03-2026;12-03-2026;hjemvist
3;Voksne;02-03-2026;20-03-2026;ændret
4;Børn;02-03-2026;;
5;Børn;15-04-2026;;
6;Børn;;05-03-2026;stadfæstet
7;Børn;02-03-2026;snart;stadfæstet
";

/// The day on which the fourth case is 40 days late.
const AS_OF: &str = "2026-04-18";

fn workspace() -> Workspace {
    Workspace::with(&[("svar.toml", TEMPLATE), ("sager.csv", EXTRACT)])
}

const ARGUMENTS: [&str; 6] = [
    "population",
    "sager.csv",
    "--template",
    "svar.toml",
    "--as-of",
    AS_OF,
];

fn found(workspace: &Workspace, more: &[&str]) -> Value {
    let arguments = [&ARGUMENTS[..], &["--format", "json"], more].concat();
    let printed = workspace
        .sagsaudit(&arguments)
        .prints_something()
        .notes_something()
        .check();
    serde_json::from_str(&printed.stdout).unwrap()
}

fn one(all: &Value, matches: impl Fn(&Value) -> bool) -> &Value {
    let mut found = all.as_array().unwrap().iter().filter(|one| matches(one));
    let one = found.next().expect("there is one");
    assert_eq!(found.next(), None);
    one
}

#[test]
fn every_case_is_decided_or_counted_among_those_that_are_not() {
    let workspace = workspace();
    let found = found(&workspace, &[]);
    assert_eq!(found["manual"], json!(["TONE"]));
    let svar = one(&found["criteria"], |one| {
        one["criterion"] == "SVAR" && one["area"].is_null()
    });
    assert_eq!(
        svar,
        &json!({
            "area": null, "criterion": "SVAR", "norm": "law", "severity": "critical", "dimension": null,
            "population": 7, "pass": 1, "fail": 3, "not_applicable": 0, "not_due": 1, "undetermined": 2, "pending": 0,
            "rate": 0.75, "range": { "lower": 0.5, "upper": 5.0 / 6.0 }, "target": 0.9, "target_status": "not_met",
            "unfinished": 1, "days_late": { "median": 11.0, "p75": 40.0, "p90": 40.0, "max": 40.0 },
        })
    );
    let of_adults = one(&found["criteria"], |one| {
        one["criterion"] == "SVAR" && one["area"] == "Voksne"
    });
    assert_eq!(of_adults["range"], Value::Null);
    assert_eq!(of_adults["days_late"]["median"], 7.0);
    let after_it = one(&found["criteria"], |one| {
        one["criterion"] == "UDFALD" && one["area"] == "Børn"
    });
    assert_eq!(
        [
            &after_it["fail"],
            &after_it["not_due"],
            &after_it["undetermined"]
        ],
        [&json!(1), &json!(1), &json!(2)]
    );
    let groups = found["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 3 * 2);
    let formal = one(&found["groups"], |one| {
        one["area"].is_null() && one["severity"] == "formal"
    });
    assert_eq!([&formal["fail"], &formal["errors"]], [&json!(1), &json!(1)]);
}

#[test]
fn indicators_are_shares_counts_and_values_with_their_targets() {
    let workspace = workspace();
    let found = found(&workspace, &[]);
    let whole = |id: &str| {
        one(&found["indicators"], |one| {
            one["indicator"] == id && one["area"].is_null() && one["by"].is_null()
        })
    };
    let overturned = whole("OMG");
    assert_eq!(
        [
            &overturned["count"],
            &overturned["of"],
            &overturned["value"]
        ],
        [&json!(2), &json!(5), &json!(0.4)]
    );
    assert_eq!(overturned["target_status"], "not_met");
    assert_eq!(
        [&whole("ANTAL")["value"], &whole("ANTAL")["target_status"]],
        [&json!(2.0), &json!("not_met")]
    );
    // 3, 10 and 18 days; one case cannot be read, and three have no value.
    let days = whole("DAGE");
    assert_eq!(
        [
            &days["value"],
            &days["of"],
            &days["without_value"],
            &days["undetermined"]
        ],
        [&json!(10.0), &json!(3), &json!(3), &json!(1)]
    );
    assert_eq!(days["target_status"], "undecided");
    assert_eq!(whole("UDFALD")["value"], Value::Null);
    let upheld = one(&found["indicators"], |one| {
        one["indicator"] == "UDFALD" && one["group"] == "stadfæstet"
    });
    assert_eq!([&upheld["count"], &upheld["of"]], [&json!(3), &json!(5)]);
}

/// Ankestyrelsen's own example: 19 sent back, 5 changed and 105 upheld are 18.6 per cent, published as 19.
#[test]
fn the_share_of_overturned_decisions_is_the_official_one() {
    let mut extract = "Sagsnr;Sagsområde;Klagetype;Udfald\n".to_owned();
    let outcomes = [
        ("Hjemvist", 19),
        ("Ændret", 5),
        ("Stadfæstet", 105),
        ("Afvist", 31),
    ];
    let cases = outcomes
        .iter()
        .flat_map(|(outcome, count)| std::iter::repeat_n(*outcome, *count));
    for (number, outcome) in cases.enumerate() {
        extract.push_str(&format!("{number};Klager;Realitet;{outcome}\n"));
    }
    let workspace = Workspace::with(&[("klager.csv", &extract)]);
    let arguments = ["population", "klager.csv", "--template", "klagesager"];
    let printed = workspace
        .sagsaudit(&arguments)
        .prints_something()
        .notes_something()
        .check();
    let line = printed
        .stdout
        .lines()
        .find(|line| line.starts_with("KLA-OMG"))
        .unwrap()
        .replace('\u{a0}', " ");
    assert!(
        line.contains("24 af 129") && line.contains("19 %"),
        "{line}"
    );
}

#[test]
fn failing_cases_are_listed_by_area_and_case_id() {
    let workspace = workspace();
    found(&workspace, &["--failing", "fejl.csv"]);
    assert_eq!(
        workspace.text("fejl.csv"),
        "area,case_id,criterion,norm,severity,due,days_late,open\n\
         Børn,4,SVAR,law,critical,2026-03-09,40,true\n\
         Børn,4,UDFALD,local,formal,,,false\n\
         Voksne,2,SVAR,law,critical,2026-03-09,3,false\n\
         Voksne,3,SVAR,law,critical,2026-03-09,11,false\n"
    );
    found(
        &workspace,
        &[
            "--failing",
            "fejl.csv",
            "--only",
            "criterion:UDFALD",
            "--where",
            "omraade = 'Børn'",
        ],
    );
    assert_eq!(workspace.text("fejl.csv").lines().count(), 2);
}

/// A list that cannot be whole is not there at all, and the former one stays.
#[test]
fn a_list_is_whole_or_absent() {
    let workspace = workspace();
    workspace.write("fejl.csv", "gammel\n");
    workspace.write(
        "sager.csv",
        EXTRACT.replace("7;Børn;02-03-2026", "6;Børn;02-03-2026"),
    );
    let arguments = [&ARGUMENTS[..], &["--failing", "fejl.csv"]].concat();
    workspace
        .sagsaudit(&arguments)
        .cannot_run(&["E017"])
        .check();
    assert_eq!(workspace.text("fejl.csv"), "gammel\n");
    let nowhere = [&ARGUMENTS[..], &["--failing", "mappe/fejl.csv"]].concat();
    workspace.sagsaudit(&nowhere).cannot_run(&["C002"]).check();
}

#[test]
fn what_is_asked_about_decides_the_status() {
    let workspace = workspace();
    for (arguments, status) in [
        (["--fail-on", "critical"], 1),
        (["--fail-on", "widespread"], 1),
        (["--fail-on", "target"], 1),
    ] {
        let arguments = [&ARGUMENTS[..], &arguments[..]].concat();
        workspace
            .sagsaudit(&arguments)
            .exits(status)
            .prints_something()
            .notes_something()
            .check();
    }
    let only = ["--fail-on", "critical", "--only", "criterion:UDFALD"];
    let arguments = [&ARGUMENTS[..], &only].concat();
    workspace
        .sagsaudit(&arguments)
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn people_read_it_in_eighty_columns_and_machines_in_one_table() {
    let workspace = workspace();
    for (format, wanted) in [
        ("table", "OMG Omgørelsesprocent"),
        ("md", "## Indikatorer"),
        (
            "csv",
            "criterion,Voksne,SVAR,law,critical,,,,,3,1,2,0,0,0,0,",
        ),
    ] {
        let arguments = [&ARGUMENTS[..], &["--format", format]].concat();
        let printed = workspace
            .sagsaudit(&arguments)
            .prints_something()
            .notes_something()
            .check();
        assert!(printed.stdout.contains(wanted), "{}", printed.stdout);
        if format == "table" {
            let widest = printed
                .stdout
                .lines()
                .map(|line| line.chars().count())
                .max();
            assert!(widest <= Some(80), "{}", printed.stdout);
        }
    }
}

/// The rates of the same criterion in the sample and in all cases.
#[test]
fn findings_have_the_rate_of_the_population_beside_that_of_the_sample() {
    let workspace = workspace();
    let arguments = [
        &["run"][..],
        &ARGUMENTS[1..],
        &[
            "--per-area",
            "2",
            "--seed",
            "byråd 12. maj 2026",
            "-o",
            "audit",
        ],
    ]
    .concat();
    let printed = workspace
        .sagsaudit(&arguments)
        .prints_something()
        .notes_something()
        .check();
    assert!(
        printed
            .stdout
            .replace(['\n', '\u{a0}'], " ")
            .contains("uden stikprøveusikkerhed: SVAR 2 af 3 (67 %)"),
        "{}",
        printed.stdout
    );
    let audit = workspace.audit("audit");
    assert_eq!(
        audit.finding("Voksne", "SVAR")["population"],
        json!({ "pass": 1, "fail": 2, "not_due": 0, "undetermined": 0, "rate": 2.0 / 3.0, "corrected": null })
    );
    assert_eq!(audit.finding("Voksne", "TONE")["population"], Value::Null);
    let before = audit.bytes("findings.json");
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(audit.bytes("findings.json"), before);
}

/// A column of ten thousand values divides nothing.
#[test]
fn a_column_with_too_many_values_is_refused_whatever_their_order() {
    let mut extract = "sag;omraade;modtaget;svar;udfald\n".to_owned();
    for number in 0..1_200 {
        extract.push_str(&format!("{number};Voksne;02-03-2026;;{number} dage\n"));
    }
    let workspace = Workspace::with(&[("svar.toml", TEMPLATE), ("sager.csv", &extract)]);
    workspace
        .sagsaudit(&ARGUMENTS)
        .cannot_run(&["D111", "udfald"])
        .check();
}
