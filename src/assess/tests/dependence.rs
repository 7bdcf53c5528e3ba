//! Criteria that apply only where another one has a certain outcome.

use super::*;
use crate::assess::{PopulationTally, PopulationTemplate};
use crate::example::{answers, day, formats};

/// `A` stands before `B`, which it depends on, which depends on the manual `M`; `D` depends on a deadline.
const CHAIN: &str = r#"
[columns.fra]
type = "date"
[columns.til]
type = "date"
[columns.status]
type = "text"
[[criterion]]
id = "A"
question = "x"
applies_when = { criterion = "B", is = ["pass"] }
pass_if = "til IS NULL"
[[criterion]]
id = "B"
question = "x"
applies_when = { criterion = "M", is = ["fail"] }
pass_if = "status = 'x'"
[[criterion]]
id = "M"
question = "x"
answer = "yes-no"
[[criterion]]
id = "D"
question = "x"
applies_when = { criterion = "F", is = ["fail"] }
answer = "yes-no"
[[criterion]]
id = "F"
question = "x"
deadline = { from = "fra", within = "7 days", to = "til" }
[[criterion]]
id = "N"
question = "x"
applies_when = { criterion = "F", is = ["not_due"] }
pass_if = "status = 'x'"
"#;

/// What comes of answer rows `criterion,answer,comment,corrected_column,corrected_value` on one case.
fn judged_with(case: &str, rows: &[&str]) -> Vec<String> {
    let template = template(CHAIN);
    let sample = sample(&["fra", "til", "status"], &[&format!("O|1|{case}")]);
    let mut text = "case_id,criterion,answer,comment,corrected_column,corrected_value\n".to_owned();
    for row in rows {
        text.push_str(&format!("1,{row}\n"));
    }
    let answers = answers(&text, &sample, &template);
    let cases = assessed(&sample, &template, &answers, LATER);
    cases[0].assessments.iter().map(short).collect()
}

#[test]
fn what_waits_for_a_reviewer_waits_through_the_whole_chain() {
    let found = judged_with("2026-03-02||x", &[]);
    assert_eq!(found[0], "pending reviewer (waits for B (pending))");
    assert_eq!(found[1], "pending reviewer (waits for M (pending))");
    assert_eq!(found[2], "pending reviewer (not reviewed)");
}

#[test]
fn the_other_outcome_decides_whether_it_applies() {
    let found = judged_with("2026-03-02||x", &["M,nej,Fordi,,"]);
    assert_eq!(found[..2], ["pass reviewer", "pass reviewer"]);
    let found = judged_with("2026-03-02||y", &["M,nej,Fordi,,"]);
    assert_eq!(
        found[..2],
        [
            "not_applicable reviewer (does not apply, since B is fail)",
            "fail reviewer"
        ]
    );
    let found = judged_with("2026-03-02||x", &["M,ja,,,"]);
    assert_eq!(
        found[..2],
        [
            "not_applicable reviewer (does not apply, since B is not_applicable)",
            "not_applicable reviewer (does not apply, since M is pass)"
        ]
    );
    let found = judged_with("2026-03-02||", &["M,nej,Fordi,,"]);
    assert_eq!(found[0], "undetermined reviewer (B is undetermined)");
    let found = judged_with("2026-03-02||x", &["M,kan ikke vurderes,Fordi,,"]);
    assert_eq!(found[1], "undetermined reviewer (M is undetermined)");
}

#[test]
fn what_is_not_due_is_waited_for_unless_it_is_asked_for() {
    let found = judged_with("2026-11-30||x", &[]);
    assert_eq!(found[3], "not_due (waits for F (not_due))");
    assert_eq!(found[5], "pass");
    let found = judged_with("2026-03-02||x", &[]);
    assert_eq!(found[3], "pending reviewer (not reviewed)");
    assert_eq!(found[5], "not_applicable (does not apply, since F is fail)");
}

#[test]
fn an_answer_counts_only_where_the_criterion_applies() {
    let in_time = "2026-03-02|2026-03-04|x";
    let found = judged_with(in_time, &["D,nej,Fordi,,"]);
    assert_eq!(found[3], "not_applicable (does not apply, since F is pass)");
    // Where a reviewer says that the deadline was not kept after all, it does.
    let found = judged_with(in_time, &["D,nej,Fordi,,", "F,nej,Forkert dato,,"]);
    assert_eq!(found[3], "fail reviewer");
    let found = judged_with(in_time, &["F,,,til,2026-03-20"]);
    assert_eq!(found[3], "pending reviewer (not reviewed)");
    assert_eq!(
        found[5],
        "not_applicable corrected (does not apply, since F is fail)"
    );
}

#[test]
fn a_case_that_cannot_be_seen_tells_nothing_of_the_other_criterion() {
    let found = judged_with("2026-03-02||x", &[",not_found,,,"]);
    assert_eq!(
        found[1],
        "undetermined reviewer (M could not be decided, since the case could not be seen)"
    );
    assert_eq!(found[2], "fail reviewer (case not found)");
    assert_eq!(found[3], "fail reviewer (case not found)");
}

/// Applicable cases of a criterion in one area of some cases; `None` when not known.
fn applicable(criterion: &str, cases: &[&str]) -> Option<u64> {
    let template = template(CHAIN);
    let names = ["fra", "til", "status"].map(str::to_owned);
    let prepared = PopulationTemplate::from(&template);
    let mut counting = PopulationTally::new(&prepared, day(LATER), Vec::new());
    counting.columns(&formats(&template, &names));
    let area = Area::named("O");
    for case in cases {
        count_one(&mut counting, &area, case);
    }
    counting.finish().applicable(&template).of(&area, criterion)
}

#[test]
fn the_population_is_counted_by_the_other_criterion_where_data_decides_it() {
    let cases = ["2026-03-02||x", "2026-11-30||x", "2026-03-02|2026-03-04|y"];
    assert_eq!(applicable("F", &cases), Some(2));
    assert_eq!(applicable("N", &cases), Some(1));
    assert_eq!(applicable("B", &cases), None);
    assert_eq!(applicable("A", &cases), None);
    assert_eq!(applicable("N", &["|2026-03-04|x"]), None);
}

#[test]
fn a_long_chain_in_the_wrong_order_is_assessed() {
    let mut tables = String::from("[columns.fra]\ntype = \"date\"\n");
    for number in 0..999 {
        tables.push_str(&format!(
            "[[criterion]]\nid = \"K{number}\"\nquestion = \"x\"\npass_if = \"fra IS NULL\"\n\
             applies_when = {{ criterion = \"K{}\", is = [\"pass\"] }}\n",
            number + 1
        ));
    }
    tables.push_str("[[criterion]]\nid = \"K999\"\nquestion = \"x\"\npass_if = \"fra IS NULL\"\n");
    let template = template(&tables);
    let sample = sample(&["fra"], &["O|1|"]);
    let none = crate::answers::Answers::default();
    let cases = assessed(&sample, &template, &none, LATER);
    assert!(
        cases[0]
            .assessments
            .iter()
            .all(|assessment| assessment.outcome == Outcome::Pass)
    );
}
