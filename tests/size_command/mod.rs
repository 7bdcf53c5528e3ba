//! The command `size` from outside: its formats, both languages, and what it refuses.

use std::process::{Command, Output};

use serde::Deserialize;
use serde_json::Value;

fn size(arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sagsaudit"))
        .arg("size")
        .args(arguments.split_whitespace())
        .env_clear()
        .output()
        .unwrap()
}

/// What it prints, when it can run.
#[track_caller]
fn printed(arguments: &str) -> String {
    let output = size(arguments);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), error.as_str()),
        (Some(0), ""),
        "{arguments}"
    );
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json<T: for<'de> Deserialize<'de>>(arguments: &str) -> T {
    serde_json::from_str(&printed(&format!("{arguments} --format json"))).unwrap()
}

/// That it is refused with these codes, one a diagnostic, and says each of these texts.
#[track_caller]
fn refused(arguments: &str, codes: &[&str], told: &[&str]) {
    let output = size(&format!("{arguments} --lang en"));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments}: {error}");
    assert!(output.stdout.is_empty(), "{arguments}");
    let titles = error.lines().filter_map(|line| line.strip_prefix("error["));
    let found: Vec<&str> = titles.filter_map(|title| title.get(..4)).collect();
    assert_eq!(found, codes, "{arguments}: {error}");
    for text in told {
        assert!(
            error.contains(text),
            "{arguments}: `{text}` is not in {error}"
        );
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Says {
    schema: u32,
    population: Option<u64>,
    sample: u64,
    fails: u64,
    confidence: f64,
    method: String,
    two_sided: Bounds,
    one_sided: Bounds,
    chances: Vec<Chance>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Bounds {
    lower_count: Option<u64>,
    upper_count: Option<u64>,
    lower_rate: f64,
    upper_rate: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chance {
    true_rate: f64,
    true_count: Option<u64>,
    chance: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plans {
    schema: u32,
    rule: String,
    confidence: f64,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    population: Option<u64>,
    tolerable: Option<f64>,
    target: Option<f64>,
    at_least: Option<u64>,
    expected_count: Option<u64>,
    expected_rate: Option<f64>,
    answer: String,
    sample: Option<u64>,
    fails: Option<u64>,
    tested_count: Option<u64>,
    tested_rate: Option<f64>,
    risk: Option<f64>,
    upper_count: Option<u64>,
    upper_rate: Option<f64>,
    method: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stages {
    schema: u32,
    rule: String,
    population: Option<u64>,
    tolerable: Option<f64>,
    target: Option<f64>,
    confidence: f64,
    tested_count: Option<u64>,
    risk: f64,
    method: String,
    stages: Vec<Stage>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Stage {
    stage: u64,
    further: u64,
    sample: u64,
    fails: u64,
}

fn near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found / expected - 1.0).abs() < 1e-9)
}

#[test]
fn a_sample_of_a_known_population_as_json() {
    let says: Says = json("--population 10000 --sample 400 --fails 82");
    assert_eq!((says.schema, says.population), (1, Some(10_000)));
    assert_eq!((says.sample, says.fails), (400, 82));
    assert!(near(Some(says.confidence), 0.95));
    assert_eq!(says.method, "hypergeometric");
    let expected = Bounds {
        lower_count: Some(1673),
        upper_count: Some(2470),
        lower_rate: 0.1673,
        upper_rate: 0.2470,
    };
    assert_eq!(says.two_sided, expected);
    assert!(says.one_sided.lower_count > Some(1673) && says.one_sided.upper_count < Some(2470));
    let first = &says.chances[0];
    assert_eq!((first.true_count, says.chances.len()), (Some(100), 6));
    assert!(near(Some(first.true_rate), 0.01) && first.chance > 0.98 && first.chance < 1.0);
}

#[test]
fn a_sample_of_an_infinite_population_as_json() {
    for arguments in ["--sample 15", "--population infinite --sample 15 --fails 0"] {
        let says: Says = json(arguments);
        assert_eq!(
            (says.population, says.method.as_str()),
            (None, "clopper-pearson")
        );
        assert_eq!(says.two_sided.upper_count, None);
        assert!(near(
            Some(says.one_sided.upper_rate),
            1.0 - 0.05_f64.powf(1.0 / 15.0)
        ));
        assert!(
            says.chances
                .iter()
                .all(|chance| chance.true_count.is_none())
        );
    }
    let keys: Value = json("--sample 15");
    let keys: Vec<&String> = keys.as_object().unwrap().keys().collect();
    assert!(
        keys.contains(&&"population".to_owned()),
        "unknown is null, not left out"
    );
}

#[test]
fn plans_as_json_have_every_rule() {
    let below: Plans = json("--population 120 infinite --tolerable 0.1 --confidence 0.95");
    assert_eq!(
        (below.schema, below.rule.as_str()),
        (1, "upper_below_tolerable")
    );
    assert!(near(Some(below.confidence), 0.95));
    let [known, infinite] = &below.rows[..] else {
        panic!("two rows")
    };
    assert_eq!(
        (known.population, known.sample, known.fails),
        (Some(120), Some(26), Some(0))
    );
    assert_eq!(
        (known.tested_count, known.upper_count),
        (Some(12), Some(11))
    );
    assert!(near(known.tested_rate, 0.1) && near(known.upper_rate, 11.0 / 120.0));
    assert!(near(known.tolerable, 0.1) && known.target.is_none() && known.at_least.is_none());
    assert_eq!((known.expected_count, known.expected_rate), (Some(0), None));
    assert_eq!(
        (known.answer.as_str(), known.method.as_str()),
        ("smallest", "hypergeometric")
    );
    assert_eq!((infinite.population, infinite.sample), (None, Some(29)));
    assert!(near(infinite.risk, 0.9_f64.powi(29)));

    let target: Plans = json("--population 120 --target 0.9");
    assert_eq!(target.rule, "upper_at_most_tolerated");
    assert_eq!(
        (target.rows[0].sample, target.rows[0].tested_count),
        (Some(24), Some(13))
    );
    assert!(near(target.rows[0].target, 0.9));

    let seen: Plans = json("--population 120 --at-least 6");
    assert_eq!(seen.rule, "at_least_one");
    assert_eq!(
        (seen.rows[0].at_least, seen.rows[0].sample),
        (Some(6), Some(47))
    );

    let never: Plans = json("--tolerable 0.05 --expected 0.05");
    assert_eq!(
        (never.rows[0].answer.as_str(), never.rows[0].sample),
        ("never", None)
    );
    let too_many: Plans = json("--tolerable 0.05 --expected 0.0499");
    assert_eq!(too_many.rows[0].answer, "more_than");
}

#[test]
fn stages_as_json() {
    let plan: Stages = json("--population 120 --tolerable 0.1 --stages 2");
    assert_eq!(
        (plan.schema, plan.rule.as_str()),
        (1, "upper_below_tolerable")
    );
    assert_eq!((plan.population, plan.tested_count), (Some(120), Some(12)));
    assert!(
        near(plan.tolerable, 0.1) && plan.target.is_none() && near(Some(plan.confidence), 0.95)
    );
    assert_eq!(plan.method, "hypergeometric");
    // Each stage alone at 97.5 %, which is what alpha / 2 is.
    let alone = |errors| {
        let plans: Plans = json(&format!(
            "--population 120 --tolerable 0.1 --confidence 0.975 --expected {errors}"
        ));
        plans.rows[0].sample.unwrap()
    };
    let (first, second) = (alone(0), alone(1));
    let stage = |stage, further, sample, fails| Stage {
        stage,
        further,
        sample,
        fails,
    };
    let expected = [
        stage(1, first, first, 0),
        stage(2, second - first, second, 1),
    ];
    assert_eq!(plan.stages, expected);
    assert!(plan.risk > 0.02 && plan.risk < 0.05);
}

/// The command can be copied: `draw` states the same stages and the same claim.
#[test]
fn stages_are_written_as_draw_takes_them() {
    let asked = "--population 120 --tolerable 0.1 --stages 3";
    let plan: Stages = json(asked);
    let stages = plan.stages.iter();
    let stages = stages.map(|stage| format!("{}:{}", stage.sample, stage.fails));
    let stages = stages.collect::<Vec<_>>().join(",");
    let command = format!("    sagsaudit draw ... --stop-rule {stages} --tolerable 0.1\n");
    assert!(printed(asked).contains(&command));
    assert!(!printed("--target 0.9 --stages 3").contains("--stop-rule"));
}

#[test]
fn csv_has_the_fields_of_json() {
    let text = printed("--population 120 --tolerable 0.05 0.1 --format csv");
    let mut lines = text.lines();
    assert_eq!(
        lines.next().unwrap(),
        "population,tolerable,target,at_least,expected_count,expected_rate,answer,sample,fails,tested_count,tested_rate,risk,upper_count,upper_rate,method"
    );
    assert!(lines.next().unwrap().starts_with("120,0.05,,,0,,smallest,"));
    assert_eq!(lines.count(), 1);
    assert!(!text.contains('\r') && text.ends_with('\n'));
    let says = printed("--sample 15 --format csv");
    assert!(says.starts_with("population,sample,fails,confidence,method,two_sided_lower_count,"));
    assert!(says.contains("\n,15,0,0.95,clopper-pearson,,,0,0.2180"));
    let stages = printed("--tolerable 0.1 --stages 2 --format csv");
    assert!(stages.starts_with("stage,further,sample,fails\n1,36,36,0\n2,18,54,1\n"));
}

#[test]
fn screens_are_in_both_languages_and_fit() {
    for arguments in [
        "--population 120 1000000 infinite --tolerable 0.05 0.125 --expected 0.0125",
        "--population 9999999 --target 0.9 --expected 1",
        "--population 120 --at-least 1 12",
        "--population 1000000 --sample 15 --fails 1",
        "--sample 1500 --fails 0 --confidence 0.999",
        "--population 15 --sample 15 --fails 4",
        "--tolerable 0.05 --expected 0.05",
        "--population 120 --tolerable 0.1 --stages 9",
    ] {
        let danish = printed(&format!("{arguments} --lang da"));
        let english = printed(&format!("{arguments} --lang en"));
        assert_ne!(danish, english);
        assert_eq!(printed(arguments), danish, "Danish is the default");
        for text in [danish, english] {
            // A command that was broken into lines could not be copied.
            let lines = text
                .lines()
                .filter(|line| !line.starts_with("    sagsaudit"));
            let widest = lines.map(|line| line.chars().count()).max();
            assert!(widest <= Some(80), "{text}");
            assert!(!text.contains(['{', '}']), "{text}");
        }
        assert!(printed(&format!("{arguments} --format md")).starts_with("## "));
    }
}

#[test]
fn danish_screens_have_danish_numbers() {
    let text = printed("--population 12500 --sample 150 --fails 3 --lang da");
    assert!(
        text.contains("3 af 150 (2,0 %) sager i stikprøven har fejlen; stikprøven er udtaget af")
    );
    assert!(text.contains("12.500"));
    // 2.0 % of 150: 4.2 % to 5.7 % are the limits' places; the upper is rounded up.
    assert!(
        text.contains("tosidet interval") && text.contains("5,8 %"),
        "{text}"
    );
}

#[test]
fn rates_that_are_no_shares_are_refused_with_what_was_meant() {
    for (written, meant) in [
        ("3", "did you mean 0.03?"),
        ("3%", "did you mean 0.03?"),
        ("0,03", "did you mean 0.03?"),
        ("2,5%", "did you mean 0.025?"),
    ] {
        let range = "a share above 0 and below 1";
        refused(
            &format!("--tolerable {written}"),
            &["C003"],
            &[written, range, meant],
        );
    }
    for confidence in ["1", "0", "95", "1.5", "-0.95"] {
        let arguments = format!("--sample 15 --confidence {confidence}");
        refused(&arguments, &["C003"], &["a share above 0 and below 1"]);
    }
    refused(
        "--sample 15 --confidence 95",
        &["C003"],
        &["did you mean 0.95?"],
    );
    refused(
        "--target 90",
        &["C003"],
        &["at most 1", "did you mean 0.9?"],
    );
    refused(
        "--tolerable 0.1 --expected 1%",
        &["C003"],
        &["did you mean 0.01?"],
    );
}

#[test]
fn counts_out_of_range_are_refused() {
    let swapped = [
        "`16` is above --sample `15`",
        "did you mean --sample 16 --fails 15?",
    ];
    refused("--sample 15 --fails 16", &["C003"], &swapped);
    let swapped = [
        "`15` is above --population `12`",
        "did you mean --population 15 --sample 12?",
    ];
    refused("--sample 15 --population 12", &["C003"], &swapped);
    refused(
        "--sample 0",
        &["C003"],
        &["a whole number from 1 to 10,000,000"],
    );
    refused("--sample 15 --fails -1", &["C003"], &["from 0"]);
    refused(
        "--sample 15 --population 1.000",
        &["C003"],
        &["did you mean 1000?"],
    );
    refused(
        "--sample 15 --population 99999999999999999999",
        &["C003"],
        &["or infinite"],
    );
    refused(
        "--at-least 13 --population 12",
        &["C003"],
        &["from 1 to 12"],
    );
    refused(
        "--tolerable 0.1 --expected 13 --population 12",
        &["C003"],
        &["from 0 to 12"],
    );
    refused("--tolerable 0.1 --stages 10", &["C003"], &["from 2 to 9"]);
    refused(
        "--tolerable 0.2 --population 10 --stages 3",
        &["C003"],
        &["use fewer stages"],
    );
    let everything = "--sample x --fails y --confidence z";
    refused(
        everything,
        &["C003", "C003", "C003"],
        &["`x`", "`y`", "`z`"],
    );
}

#[test]
fn arguments_that_contradict_each_other_are_refused() {
    let forms = ["--sample 15 --fails 1", "--at-least 6", "--tolerable 0.10"];
    refused("", &["C005"], &forms);
    refused("--population 120 --confidence 0.9", &["C005"], &forms);
    refused("--expected 1", &["C005"], &forms);
    refused("--tolerable 0.1 --target 0.9", &["C005"], &["choose one"]);
    refused(
        "--sample 15 --tolerable 0.1",
        &["C005"],
        &["plans a new one"],
    );
    refused(
        "--sample 15 --target 0.9 --expected 1",
        &["C005", "C005"],
        &["--target", "--expected"],
    );
    refused(
        "--tolerable 0.1 --fails 1",
        &["C005"],
        &["--fails needs --sample"],
    );
    refused("--at-least 3", &["C005"], &["needs a known population"]);
    refused(
        "--at-least 3 --population infinite",
        &["C005"],
        &["needs a known population"],
    );
    refused(
        "--at-least 3 --population 12 --expected 0",
        &["C005"],
        &["--expected"],
    );
    refused(
        "--sample 3 --population 12 24",
        &["C005"],
        &["one population"],
    );
    refused(
        "--tolerable 0.1 0.2 --stages 2",
        &["C005"],
        &["one population and one rate"],
    );
    refused(
        "--tolerable 0.1 --expected 0.01 --stages 2",
        &["C005"],
        &["whole number"],
    );
}
