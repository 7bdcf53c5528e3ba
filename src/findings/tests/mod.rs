//! Findings against the statistics that they must come from, and against what must always hold.

mod areas;
mod conclusions;
mod corrected;
mod extended;
mod golden;
mod groups;
mod laws;
mod limits;
mod page;

use super::*;
use crate::answers::CaseStatus;
use crate::assess::{ApplicableCases, AssessedCase, Assessment, Outcome, Source};
use crate::case::{Area, CaseId};

use crate::draw::{SampleRole, Seed};
use crate::example;
use crate::stats::looks::Looks;
use crate::template::Template;

/// A criterion of each kind: `K`, which concerns every case; `D`, a deadline; `M`, for a reviewer. Each has a target.
const THREE: &str = r#"
[targets]
compliance = 0.9
[columns.fra]
type = "date"
[columns.til]
type = "date"
[[criterion]]
id = "K"
question = "x"
pass_if = "til IS NOT NULL"
[[criterion]]
id = "D"
question = "x"
deadline = { from = "fra", within = "7 days", to = "til" }
[[criterion]]
id = "M"
question = "x"
answer = "yes-no"
"#;

/// What the letters of a test stand for.
fn outcome(letter: char) -> Outcome {
    match letter {
        'p' => Outcome::Pass,
        'F' => Outcome::Fail,
        'a' => Outcome::NotApplicable,
        'd' => Outcome::NotDue,
        'u' => Outcome::Undetermined,
        '?' => Outcome::Pending,
        other => panic!("no outcome `{other}`"),
    }
}

fn assessment(outcome: Outcome) -> Assessment {
    let points = match outcome {
        Outcome::Pass => Some(1.into()),
        Outcome::Fail => Some(0.into()),
        _ => None,
    };
    Assessment {
        outcome,
        source: Source::Auto,
        reason: None,
        points,
        due: None,
        days_late: None,
        open: false,
        rolled: false,
        version: None,
        reviewed: None,
        register: None,
    }
}

/// The cases of an area: one string of letters for each criterion, a letter for each case.
fn cases(area: &str, criteria: &[&str]) -> Vec<AssessedCase> {
    let drawn = criteria
        .first()
        .map_or(0, |outcomes| outcomes.chars().count());
    let case = |position: usize| AssessedCase {
        order: u64::try_from(position).unwrap() + 1,
        area: Area::named(area),
        id: CaseId::from_parts([format!("{area}-{}", position + 1).as_str()]).unwrap(),
        role: SampleRole::Sample,
        status: None,
        assessments: criteria
            .iter()
            .map(|outcomes| assessment(outcome(outcomes.chars().nth(position).unwrap())))
            .collect(),
    };
    (0..drawn).map(case).collect()
}

/// The findings of areas by name, population and cases.
fn findings(template: &Template, areas: Vec<(&str, u64, Vec<AssessedCase>)>) -> Findings {
    with_applicable(template, areas, "")
}

/// As [`findings`], where the data has said of every case whether a criterion concerns it: rows of `applicable.csv`.
fn with_applicable(
    template: &Template,
    areas: Vec<(&str, u64, Vec<AssessedCase>)>,
    rows: &str,
) -> Findings {
    with_decisions(template, areas, rows, &Decisions::default())
}

/// As [`with_applicable`], with what the auditor decided.
fn with_decisions(
    template: &Template,
    areas: Vec<(&str, u64, Vec<AssessedCase>)>,
    rows: &str,
    decisions: &Decisions,
) -> Findings {
    let applicable = format!("area,criterion,applicable\n{rows}");
    let applicable = ApplicableCases::from_csv(applicable.as_bytes(), "applicable.csv").unwrap();
    let seed = Seed::typed("et frø til prøver").unwrap();
    let audited = areas.iter().map(|(area, population, _)| AuditedArea {
        area: (*area).to_owned(),
        population: *population,
        avoided: 0,
        looks: Looks::Once,
        first: FirstLook {
            drawn: *population,
            extensions: 0,
        },
    });
    let audited = audited.collect();
    let cases: Vec<AssessedCase> = areas.into_iter().flat_map(|(_, _, cases)| cases).collect();
    let audit = Audit {
        only: Vec::new(),
        program: "sagsaudit 0.0.0",
        template,
        draw_sha256: "0".repeat(64),
        seed: &seed,
        as_of: example::day("2026-10-31"),
        areas: audited,
        applicable: &applicable,
        cases: &cases,
        decisions,
    };
    sum_up(&audit).unwrap()
}

/// The finding of one criterion of [`THREE`] in one area; the others are not applicable.
fn finding(criterion: &str, population: u64, outcomes: &str) -> Finding {
    let template = example::template(THREE);
    let others = "a".repeat(outcomes.chars().count());
    let of = |id| if id == criterion { outcomes } else { &others };
    let cases = cases("A", &["K", "D", "M"].map(of));
    let found = findings(&template, vec![("A", population, cases)]).findings;
    found
        .into_iter()
        .find(|finding| finding.criterion == criterion)
        .unwrap()
}
