//! What reviewers say beside and against the data, and the file.

use super::*;
use crate::example::answers;

/// A manual criterion `M`, one with a condition `B`, a deadline `D`, an expression `P`.
const MIXED: &str = r#"
[columns.fra]
type = "date"
[columns.til]
type = "date"
[[criterion]]
id = "M"
question = "x"
answer = "yes-no"
[[criterion]]
id = "B"
question = "x"
applies_if = "til IS NOT NULL"
answer = "yes-no"
[[criterion]]
id = "D"
question = "x"
deadline = { from = "fra", within = "7 days", to = "til" }
[[criterion]]
id = "P"
question = "x"
pass_if = "til > DATE '2026-03-05'"
"#;

/// What comes of answer rows `criterion,answer,comment,corrected_column,corrected_value` on one case.
fn reviewed(case: &str, rows: &[&str]) -> Vec<String> {
    let template = template(MIXED);
    let sample = sample(&["fra", "til"], &[&format!("O|1|{case}")]);
    let mut text = "case_id,criterion,answer,comment,corrected_column,corrected_value\n".to_owned();
    for row in rows {
        text.push_str(&format!("1,{row}\n"));
    }
    let answers = answers(&text, &sample, &template);
    let cases = assessed(&sample, &template, &answers, LATER);
    let with_points = cases[0].assessments.iter().map(|assessment| {
        let points = assessment.points.map(|points| format!(" {points}p"));
        format!("{}{}", short(assessment), points.unwrap_or_default())
    });
    with_points.collect()
}

#[test]
fn each_answer_has_its_outcome_and_points() {
    for (answer, expected) in [
        ("ja", "pass reviewer 1p"),
        ("delvist", "fail reviewer 0.5p"),
        ("nej", "fail reviewer 0p"),
        ("ikke relevant", "not_applicable reviewer"),
        ("kan ikke vurderes", "undetermined reviewer"),
    ] {
        let found = reviewed("2026-03-02|2026-03-04", &[&format!("M,{answer},Fordi,,")]);
        assert_eq!(found[0], expected);
    }
}

#[test]
fn what_overrules_the_data_shows_both() {
    let late = "2026-03-02|2026-03-12";
    assert_eq!(reviewed(late, &[])[2], "fail due 2026-03-09 3 late 0p");
    for (answer, expected) in [
        (
            "ja",
            "pass overruled (the registered data gave fail) due 2026-03-09 1p",
        ),
        (
            "delvist",
            "fail overruled (the registered data gave fail) due 2026-03-09 3 late 0.5p",
        ),
        (
            "ikke relevant",
            "not_applicable overruled (the registered data gave fail) due 2026-03-09",
        ),
        (
            "kan ikke vurderes",
            "undetermined overruled (the registered data gave fail) due 2026-03-09",
        ),
        // The same again is no overruling.
        ("nej", "fail reviewer due 2026-03-09 3 late 0p"),
    ] {
        assert_eq!(
            reviewed(late, &[&format!("D,{answer},Fordi,,")])[2],
            expected
        );
    }
    let unknown = reviewed("2026-03-02|", &["P,ja,Set i sagen,,"]);
    assert_eq!(
        unknown[3],
        "pass overruled (the registered data gave undetermined) 1p"
    );
    // A condition is data too.
    let not_concerned = reviewed("2026-03-02|", &["B,nej,Gælder dog,,"]);
    assert_eq!(
        not_concerned[1],
        "fail overruled (the registered data gave not_applicable) 0p"
    );
}

#[test]
fn a_corrected_value_runs_every_rule_that_looks_at_it_again() {
    let late = "2026-03-02|2026-03-12";
    let found = reviewed(late, &["D,,,til,2026-03-09"]);
    assert_eq!(found[0], "pending reviewer (not reviewed)");
    assert_eq!(found[2], "pass corrected due 2026-03-09 1p");
    assert_eq!(found[3], "pass corrected 1p");
    let emptied = reviewed(late, &["D,,,til,"]);
    assert_eq!(
        emptied[1],
        "not_applicable corrected (does not apply to the case)"
    );
    assert_eq!(
        emptied[2],
        "fail corrected (open) due 2026-03-09 267 late open 0p"
    );
    assert_eq!(emptied[3], "undetermined corrected (`til` is empty)");
    let as_danes_write = reviewed(late, &["D,,,til,09-03-2026"]);
    assert_eq!(as_danes_write[2], "pass corrected due 2026-03-09 1p");
    let both = reviewed(late, &["D,nej,Dog for sent,til,2026-03-09"]);
    assert_eq!(
        both[2],
        "fail overruled (the registered data gave pass) due 2026-03-09 0p"
    );
}

#[test]
fn a_case_that_cannot_be_seen_fails_what_a_reviewer_would_have_decided() {
    for (status, reason) in [
        ("not_found", "case not found"),
        ("no_access", "no access to the case"),
    ] {
        let found = reviewed("2026-03-02|2026-03-04", &[&format!(",{status},,,")]);
        let failed = format!("fail reviewer ({reason}) 0p");
        assert_eq!(
            found,
            [
                failed.as_str(),
                &failed,
                "pass due 2026-03-09 1p",
                "fail 0p"
            ]
        );
    }
    // Not applicable by data stays so; where data cannot tell, only the file could.
    let status = &[",not_found,,,"];
    assert_eq!(
        reviewed("2026-03-02|", status)[1],
        "not_applicable (does not apply to the case)"
    );
    assert!(reviewed("2026-03-02|snart", status)[1].starts_with("fail (case not found)"));
    let answered = reviewed("2026-03-02|2026-03-04", &[",not_found,,,", "M,ja,,,"]);
    assert_eq!(answered[0], "pass reviewer 1p");
    assert_eq!(
        reviewed("2026-03-02|", &[",reviewed,,,"])[0],
        "pending reviewer (not reviewed)"
    );
}

#[test]
fn reserves_are_not_assessed() {
    let template = template(MIXED);
    let mut sample = sample(&["fra", "til"], &["O|1||", "O|2||"]);
    sample.cases[1].role = crate::draw::SampleRole::Reserve;
    let none = crate::answers::Answers::default();
    assert_eq!(assessed(&sample, &template, &none, LATER).len(), 1);
}

#[test]
fn the_file_has_the_columns_of_the_contract() {
    let template = template(MIXED);
    let sample = sample(
        &["fra", "til"],
        &[
            "Jobafklaring|330-1|2026-03-27|2026-04-04",
            "Sygedagpenge; ny|330-2|2026-03-02|",
        ],
    );
    let text = "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,corrected_column,corrected_value\n\
                330-1,M,partly,kode,viden,1250.50,\"Kun delvist,\nse bilag\",ABC,2026-11-02,,\n\
                330-2,D,yes,,,,Undskyldt,ABC,,,\n330-2,P,,,,,,,,til,2026-03-06\n";
    let answers = answers(text, &sample, &template);
    let cases = assessed(&sample, &template, &answers, "2026-10-31");
    let written = String::from_utf8(to_csv(&cases, &template)).unwrap();
    let expected = "\
area,case_id,criterion,version,outcome,source,reason,points,due,days_late,open,rolled,answer,reason_code,cause,amount,comment,reviewer,registered_outcome,corrected_column,registered_value,corrected_value
Jobafklaring,330-1,M,,fail,reviewer,,0.5,,,false,false,partly,kode,knowledge,1250.50,\"Kun delvist,
se bilag\",ABC,,,,
Jobafklaring,330-1,B,,pending,reviewer,not reviewed,,,,false,false,,,,,,,,,,
Jobafklaring,330-1,D,,pass,auto,met only because the deadline ended on a closed day (2026-04-03) and moved to 2026-04-07,1,2026-04-07,,false,true,,,,,,,,,,
Jobafklaring,330-1,P,,pass,auto,,1,,,false,false,,,,,,,,,,
Sygedagpenge; ny,330-2,M,,pending,reviewer,not reviewed,,,,false,false,,,,,,,,,,
Sygedagpenge; ny,330-2,B,,pending,corrected,not reviewed,,,,false,false,,,,,,,not_applicable,til,,2026-03-06
Sygedagpenge; ny,330-2,D,,pass,corrected,,1,2026-03-09,,false,false,yes,,,,Undskyldt,ABC,fail,til,,2026-03-06
Sygedagpenge; ny,330-2,P,,pass,corrected,,1,,,false,false,,,,,,,undetermined,til,,2026-03-06
";
    assert_eq!(written, expected);
}
