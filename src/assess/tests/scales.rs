//! Answers on a scale of the template's own.

use super::*;
use crate::answers::{self, AnswerFile};
use crate::draw::Sample;
use crate::template::Template;

const GRADES: &str = r#"
[columns.fra]
type = "date"
[scales.karakter]
options = [
  { id = "3", label = "Meget tilfredsstillende", outcome = "pass" },
  { id = "2", label = "Tilfredsstillende", outcome = "pass", points = 0.7, comment = true },
  { id = "1", label = "Mindre tilfredsstillende", outcome = "fail", points = 0.25, comment = false },
  { id = "0", outcome = "fail" },
  { id = "X", label = "Ikke muligt", outcome = "undetermined" },
  { id = "-", outcome = "not_applicable" },
]
[[criterion]]
id = "M"
question = "x"
answer = "karakter"
[[criterion]]
id = "P"
question = "x"
pass_if = "fra IS NULL"
"#;

fn audit() -> (Template, Sample) {
    (template(GRADES), sample(&["fra"], &["O|1|"]))
}

/// Outcome and points of `M`, or what is wrong with the answer.
fn graded(answer: &str, comment: &str) -> Result<String, String> {
    let (template, sample) = audit();
    let text = format!("case_id,criterion,answer,comment\n1,M,{answer},{comment}\n");
    let file = AnswerFile {
        name: "svar.csv",
        bytes: text.as_bytes(),
    };
    let answers = answers::read(&[file], &sample, &template).map_err(|failure| {
        let found = &failure.diagnostics()[0];
        let help = found.help.iter().map(|help| help.in_lang(Lang::En));
        format!("{} {}", found.code.id, help.collect::<String>())
    })?;
    let cases = assessed(&sample, &template, &answers, LATER);
    let assessment = first(&cases);
    let points = assessment.points.map(|points| format!(" {points}"));
    Ok(assessment.outcome.name().to_owned() + &points.unwrap_or_default())
}

#[test]
fn each_option_has_its_outcome_and_points() {
    for (answer, comment, expected) in [
        ("3", "", "pass 1"),
        ("meget TILFREDSSTILLENDE", "", "pass 1"),
        ("2", "Fordi", "pass 0.7"),
        ("Mindre tilfredsstillende", "", "fail 0.25"),
        ("0", "Fordi", "fail 0"),
        ("x", "Fordi", "undetermined"),
        ("-", "", "not_applicable"),
    ] {
        assert_eq!(graded(answer, comment), Ok(expected.to_owned()), "{answer}");
    }
}

#[test]
fn what_is_not_on_the_scale_is_refused_with_the_list() {
    for answer in ["ja", "yes", "4"] {
        let expected = "A003 possible values: 3, 2, 1, 0, X, -".to_owned();
        assert_eq!(graded(answer, "Fordi"), Err(expected), "{answer}");
    }
    for answer in ["2", "0", "X"] {
        assert_eq!(graded(answer, ""), Err("A004 ".to_owned()), "{answer}");
    }
}

#[test]
fn the_option_is_kept_by_its_id_and_what_data_decides_is_overruled_by_the_built_in_scale() {
    let (template, sample) = audit();
    let text =
        "case_id,criterion,answer,comment\n1,M,Tilfredsstillende,Fordi\n1,P,delvist,Dog ikke\n";
    let answers = crate::example::answers(text, &sample, &template);
    let kept = String::from_utf8(answers::to_csv(&answers)).unwrap();
    assert!(
        kept.contains("1,M,2,") && kept.contains("1,P,partly,"),
        "{kept}"
    );
    let cases = assessed(&sample, &template, &answers, LATER);
    let written = String::from_utf8(to_csv(&cases, &template)).unwrap();
    assert!(
        written.contains("O,1,M,,pass,reviewer,,0.7,,,false,false,2,"),
        "{written}"
    );
    assert!(
        written.contains(",P,,fail,overruled,the registered data gave pass,0.5,"),
        "{written}"
    );
}
