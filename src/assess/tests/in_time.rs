//! Law in time, and the deadlines a municipality has published.

use super::*;
use crate::example::{answers, formats};
use crate::template::Template;

/// Four weeks to the end of June 2024, then two, from 2026 a question; nothing before 2020 and in 2025.
const VERSIONS: &str = r#"version_by = "frist"
[[criterion.version]]
from = 2024-07-01
until = 2024-12-31
deadline = { from = "fra", within = "2 weeks", to = "til" }
[[criterion.version]]
from = 2020-01-01
until = 2024-06-30
deadline = { from = "fra", within = "4 weeks", to = "til" }
[[criterion.version]]
from = 2026-01-01
answer = "yes-no"
"#;

const IN_THREE_WEEKS: &str = "2024-06-03|2024-06-24";

fn version_on(day: &str) -> String {
    judged("", VERSIONS, &format!("{IN_THREE_WEEKS}|{day}|x"), LATER)
}

#[test]
fn a_case_is_judged_by_the_rule_in_force_on_its_own_date() {
    let four_weeks = "pass due 2024-07-01";
    let two_weeks = "fail due 2024-06-17 7 late";
    for (day, expected) in [
        ("2019-12-31", "not_applicable (no rule in force)"),
        ("2020-01-01", four_weeks),
        ("2024-06-30", four_weeks),
        ("2024-07-01", two_weeks),
        ("2024-12-31", two_weeks),
        ("2025-01-01", "not_applicable (no rule in force)"),
        ("2025-12-31", "not_applicable (no rule in force)"),
        ("2026-01-01", "pending reviewer (not reviewed)"),
        ("9999-12-31", "pending reviewer (not reviewed)"),
        ("", "undetermined (`frist` is empty)"),
        ("snart", "undetermined (`frist` cannot be read)"),
    ] {
        assert_eq!(version_on(day), expected, "{day}");
    }
}

#[test]
fn what_surely_does_not_apply_is_said_so_whatever_else_is_unknown() {
    let rule = format!("applies_if = \"status = 'x'\"\n{VERSIONS}");
    for (day, status, expected) in [
        ("2019-01-01", "", "not_applicable (no rule in force)"),
        ("", "y", "not_applicable (does not apply to the case)"),
        ("2024-01-01", "", "undetermined (`status` is empty)"),
        ("", "x", "undetermined (`frist` is empty)"),
        ("", "", "undetermined (`frist` is empty)"),
        ("2024-01-01", "x", "pass due 2024-07-01"),
    ] {
        let case = format!("{IN_THREE_WEEKS}|{day}|{status}");
        assert_eq!(judged("", &rule, &case, LATER), expected, "{day} {status}");
    }
}

fn of(rule: &str) -> Template {
    template(&format!(
        "{COLUMNS}\n[[criterion]]\nid = \"A\"\nquestion = \"x\"\n{rule}\n"
    ))
}

const KEPT: [&str; 4] = ["fra", "til", "frist", "status"];

/// `version` and `outcome` in `assessments.csv` for cases with rows of answers.
fn versions(cases: &[&str], rows: &str) -> Vec<String> {
    let template = of(VERSIONS);
    let sample = sample(&KEPT, cases);
    let text = format!("case_id,criterion,answer,comment,corrected_column,corrected_value\n{rows}");
    let answers = answers(&text, &sample, &template);
    let csv = to_csv(&assessed(&sample, &template, &answers, LATER), &template);
    let csv = String::from_utf8(csv).unwrap();
    let rows = csv.lines().skip(1).map(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        format!("{} {} {}", cells[3], cells[4], cells[5])
    });
    rows.collect()
}

#[test]
fn the_version_is_kept_with_the_assessment() {
    let cases = [
        "O|1|2024-06-03|2024-06-24|2024-01-01|x",
        "O|2|2024-06-03|2024-06-24|2025-05-01|x",
        "O|3|2024-06-03|2024-06-24|2026-05-01|x",
        "O|4|2024-06-03|2024-06-24||x",
    ];
    assert_eq!(
        versions(&cases, ""),
        [
            "2020-01-01 pass auto",
            " not_applicable auto",
            "2026-01-01 pending reviewer",
            " undetermined auto"
        ]
    );
    // A reviewer's answer and a corrected date.
    assert_eq!(
        versions(
            &cases,
            "3,A,no,Fordi,,\n1,A,,,frist,2024-08-01\n4,A,,,frist,2024-01-01\n"
        ),
        [
            "2024-07-01 fail corrected",
            " not_applicable auto",
            "2026-01-01 fail reviewer",
            "2020-01-01 pass corrected"
        ]
    );
}

#[test]
fn a_case_that_is_not_found_fails_where_a_reviewer_was_to_answer() {
    let cases = [
        "O|1|2024-06-03|2024-06-24|2024-01-01|x",
        "O|2|2024-06-03|2024-06-24|2026-05-01|x",
        "O|3|2024-06-03|2024-06-24||x",
    ];
    assert_eq!(
        versions(
            &cases,
            "1,,not_found,,,\n2,,not_found,,,\n3,,not_found,,,\n"
        ),
        [
            "2020-01-01 pass auto",
            "2026-01-01 fail reviewer",
            " undetermined auto"
        ]
    );
}

/// The number of applicable cases among `cases`, by area `O`.
fn applicable(template: &Template, cases: &[&str]) -> Option<u64> {
    let names = KEPT.map(str::to_owned);
    let prepared = PopulationTemplate::from(template);
    let mut counting = PopulationTally::new(&prepared, crate::example::day(LATER), Vec::new());
    counting.columns(&formats(template, &names));
    for case in cases {
        count_one(&mut counting, &Area::named("O"), case);
    }
    counting
        .finish()
        .applicable(template)
        .of(&Area::named("O"), "A")
}

#[test]
fn the_applicable_number_is_known_only_if_data_decides_every_case() {
    let template = of(VERSIONS);
    assert!(!template.criteria[0].always_applies() && !template.criteria[0].is_manual());
    let decided = [
        "2024-06-03|2024-06-24|2024-01-01|x",
        "2024-06-03||2024-08-01|x",
        "2024-06-03|2024-06-24|2019-01-01|x",
        "2026-11-30||2024-01-01|x",
    ];
    assert_eq!(applicable(&template, &decided), Some(2));
    for open in [
        "2024-06-03|2024-06-24||x",
        "2024-06-03|2024-06-24|2026-05-01|x",
        "|2024-06-24|2024-01-01|x",
    ] {
        let cases = [decided.as_slice(), &[open]].concat();
        assert_eq!(applicable(&template, &cases), None, "{open}");
    }
    let conditions = of(
        "version_by = \"frist\"\n[[criterion.version]]\nfrom = 2020-01-01\npass_if = \"status = 'x'\"",
    );
    assert!(!conditions.criteria[0].always_applies());
    let cases = ["||2019-12-31|x", "||2020-01-01|", "||2021-01-01|y"];
    assert_eq!(applicable(&conditions, &cases), Some(2));
}

#[test]
fn all_that_a_version_looks_at_is_kept() {
    let template = of(
        "version_by = \"frist\"\n[[criterion.version]]\nfrom = 2020-01-01\nuntil = 2020-12-31\n\
        answer = \"yes-no\"\n[[criterion.version]]\nfrom = 2021-01-01\npass_if = \"status = 'x'\"",
    );
    let looks_at: Vec<usize> = (0..5)
        .filter(|column| template.looks_at(&template.criteria[0], *column))
        .collect();
    assert_eq!(looks_at, [2, 3]);
}

/// Published for two benefits, one of them twice.
const TABLE: &str = r#"
[[tables.frister]]
key = "Merudgifter § 100"
within = "4 weeks"
until = 2024-06-30
[[tables.frister]]
key = "Merudgifter § 100"
within = "2 weeks"
from = 2024-07-01
[[tables.frister]]
key = "Hjælpemidler"
within = "5 working days"
from = 2024-01-01
until = 2024-12-31
"#;

const LOOKED_UP: &str = "deadline = { from = \"fra\", within = { table = \"frister\", by = \"status\" }, to = \"til\" }";

#[test]
fn a_published_deadline_is_looked_up_by_benefit_and_day() {
    for (case, expected) in [
        (
            "2024-06-03|2024-06-24||Merudgifter § 100",
            "pass due 2024-07-01",
        ),
        (
            "2024-06-30|2024-07-29||merudgifter §100 ",
            "fail due 2024-07-28 1 late",
        ),
        (
            "2024-07-01|2024-07-15||MERUDGIFTER § 100",
            "pass due 2024-07-15",
        ),
        ("2024-12-31|2025-01-08||hjælpemidler", "pass due 2025-01-08"),
        (
            "2025-01-01|2025-01-08||hjælpemidler",
            "undetermined (no deadline published for `hjælpemidler` on 2025-01-01)",
        ),
        (
            "2023-12-31|2025-01-08||Hjælpemidler",
            "undetermined (no deadline published for `Hjælpemidler` on 2023-12-31)",
        ),
        (
            "2024-01-01|2025-01-08||010190-1234 Bil",
            "undetermined (no deadline published for `######-#### Bil` on 2024-01-01)",
        ),
        (
            "2024-01-01|2025-01-08||",
            "undetermined (`status` is empty)",
        ),
        ("|2025-01-08||Bil", "undetermined (`fra` is empty)"),
        (
            "2024-06-03|snart||Merudgifter § 100",
            "undetermined (`til` cannot be read) due 2024-07-01",
        ),
        (
            "2024-06-03|||Merudgifter § 100",
            "fail (open) due 2024-07-01 883 late open",
        ),
    ] {
        let calendar = format!("[calendar]\nroll = false\n{TABLE}");
        assert_eq!(
            judged(&calendar, LOOKED_UP, case, "2026-12-01"),
            expected,
            "{case}"
        );
    }
}

#[test]
fn a_case_without_a_published_deadline_leaves_the_applicable_number_unknown() {
    let template = of(&format!("{LOOKED_UP}\n{TABLE}"));
    let case = "2024-06-03|2024-06-24||Merudgifter § 100";
    assert_eq!(applicable(&template, &[case]), Some(1));
    assert_eq!(applicable(&template, &[case, "2024-06-03|||Bil"]), None);
    assert!(template.looks_at(&template.criteria[0], 3));
}
