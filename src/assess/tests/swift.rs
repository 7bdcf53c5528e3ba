//! The counts of a population say of every case what the assessments of a sample say of it, however the cells are written.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::example::{day, formats};
use crate::extract::CASES_AT_ONCE;
use crate::template::Template;

const TEMPLATE: &str = r#"
[columns.fra]
type = "date"
[columns.til]
type = "date"
[columns.tid]
type = "datetime"
[columns.status]
type = "text"
[columns.mangler]
type = "text"
[columns.tal]
type = "number"
[columns.ja]
type = "bool"
[columns.ekstra]
type = "date"
"#;

/// Every kind of deadline, with and without conditions, and other rules beside them.
const RULES: [&str; 40] = [
    "deadline = { from = \"fra\", within = \"7 days\", to = \"til\" }",
    "deadline = { from = \"fra\", within = \"0 days\", to = \"til\" }",
    "deadline = { from = \"fra\", within = \"2 months\", to = \"til\" }",
    "deadline = { from = \"fra\", within = \"3 hverdage\", to = \"til\" }",
    "deadline = { from = \"fra\", within = \"5 working days\", to = \"til\" }",
    "deadline = { from = \"fra\", within = \"24 hours\", to = \"til\" }",
    "deadline = { from = \"fra\", within = \"1 week\", to = \"tid\" }",
    "deadline = { from = \"tid\", within = \"1 week\", to = \"til\" }",
    "deadline = { by = \"fra\", to = \"til\" }",
    "deadline = { by = \"fra\", to = \"tid\" }",
    "deadline = { from = \"fra\", within = \"7 days\", to = \"ekstra\" }",
    "deadline = { from = \"ekstra\", within = \"7 days\", to = \"til\" }",
    "deadline = { before = \"fra\", at_least = \"4 hverdage\", to = \"til\" }",
    "deadline = { before = \"fra\", at_least = \"1 month\", to = \"til\" }",
    "applies_if = \"status = 'x'\"\ndeadline = { from = \"fra\", within = \"7 days\", to = \"til\" }",
    "applies_if = \"til > '2026-03-05'\"\ndeadline = { by = \"fra\", to = \"til\" }",
    "applies_when = { criterion = \"A\", is = [\"fail\"] }\ndeadline = { by = \"fra\", to = \"til\" }",
    "applies_when = { criterion = \"C00\", is = [\"pass\"] }\ndeadline = { by = \"til\", to = \"fra\" }",
    "pass_if = \"til - fra <= 10 OR status IS NULL\"",
    "pass_if = \"tal BETWEEN 2 AND 4.5\"",
    "pass_if = \"CASE WHEN status IN ('x', 'æ') THEN fra IS NOT NULL ELSE tid >= til END\"",
    "pass_if = \"(LOWER(status) LIKE 'x%' OR status = 'Æ') AND fra IS NOT NULL\"",
    "applies_if = \"COALESCE(LOWER(status), 'y') <> 'y'\"\npass_if = \"mangler IS NULL OR fra > til\"",
    "pass_if = \"status <> 'x' AND UPPER(status) >= mangler\"",
    "answer = \"yes-no\"",
    "pass_if = \"NOT (fra < til OR tal IS NULL)\"",
    "pass_if = \"til >= '2026-03-05' AND tal <> 3\"",
    "pass_if = \"'2026-04-01' <= til AND fra = til\"",
    "applies_if = \"ja\"\npass_if = \"fra > til OR NOT COALESCE(ja, FALSE) OR tal BETWEEN 2 AND 4\"",
    "pass_if = \"ja = TRUE AND (ja OR fra IS NULL) OR NULL\"",
    "applies_if = \"tal >= 3\"\ndeadline = { from = \"fra\", within = \"5 working days\", to = \"til\" }",
    "applies_when = { criterion = \"C19\", is = [\"fail\", \"undetermined\"] }\ndeadline = { by = \"fra\", to = \"til\" }",
    "applies_when = { criterion = \"C25\", is = [\"pass\"] }\nanswer = \"yes-no\"",
    "applies_when = { criterion = \"C18\", is = [\"fail\"] }\npass_if = \"til > fra\"",
    "applies_if = \"fra + INTERVAL '1' MONTH > til AND birthday(fra, 1) > tid\"\npass_if = \"til - INTERVAL '7' DAY <= fra\"",
    "pass_if = \"workdays(fra - 7, 3) >= til\"",
    "version_by = \"fra\"\n[[criterion.version]]\nfrom = 2026-02-10\nuntil = 2026-03-20\npass_if = \"til > fra\"\n[[criterion.version]]\nfrom = 2026-04-01\ndeadline = { from = \"fra\", within = \"7 days\", to = \"til\" }",
    "applies_if = \"tal > 2\"\nversion_by = \"til\"\n[[criterion.version]]\nfrom = 2026-02-10\nanswer = \"yes-no\"\n[[criterion.version]]\nfrom = 1990-01-01\nuntil = 2026-02-09\ndeadline = { by = \"fra\", to = \"til\" }",
    "version_by = \"ekstra\"\n[[criterion.version]]\nfrom = 2026-02-10\npass_if = \"til > fra\"",
    "applies_if = \"status IS NULL\"\napplies_when = { criterion = \"C14\", is = [\"not_applicable\"] }\npass_if = \"til <> fra\"",
];

/// Each with a calendar of its own.
static TEMPLATES: LazyLock<[Template; 3]> = LazyLock::new(|| {
    [
        "",
        "[calendar]\nroll = false\nsaturday = \"borderline\"",
        "[calendar]\nsaturday = \"open\"",
    ]
    .map(template_of)
});

fn template_of(calendar: &str) -> Template {
    let criteria = RULES.iter().enumerate().map(|(number, rule)| {
        let rule = rule.replace("\"A\"", "\"C03\"");
        format!("[[criterion]]\nid = \"C{number:02}\"\nquestion = \"x\"\n{rule}\n")
    });
    let criteria: Vec<_> = criteria.collect();
    template(&format!("{calendar}\n{TEMPLATE}\n{}", criteria.join("\n")))
}

/// A population's count that has seen no case yet.
fn counting<'t>(template: &'t PopulationTemplate, as_of: &str) -> PopulationTally<'t> {
    let names = ["fra", "til", "tid", "status", "tal", "ja"].map(str::to_owned);
    let mut counting = PopulationTally::new(template, day(as_of), Vec::new());
    counting.columns(&formats(&template.template, &names));
    counting
}

/// The same as populations are judged by them.
static PREPARED: LazyLock<[PopulationTemplate; 3]> =
    LazyLock::new(|| TEMPLATES.each_ref().map(PopulationTemplate::from));

/// What a population of this one case comes to, criterion by criterion.
fn counted(template: &PopulationTemplate, case: &str, as_of: &str) -> Vec<String> {
    let mut counting = counting(template, as_of);
    count_one(&mut counting, &Area::named("O"), case);
    let all = counting.finish().all();
    let tallies = all.criteria.iter().map(|tally| {
        let days = tally.days_late.max();
        let days = days.map(|days| days.to_string());
        let outcomes = tally.outcomes;
        format!("{outcomes:?} {days:?} {}", tally.unfinished)
    });
    tallies.collect()
}

/// The same by the assessments.
fn told(template: &Template, case: &str, as_of: &str) -> Vec<String> {
    let sample = sample(
        &["fra", "til", "tid", "status", "tal", "ja"],
        &[&format!("O|1|{case}")],
    );
    let none = crate::answers::Answers::default();
    let assessed = assessed(&sample, template, &none, as_of);
    let assessments = assessed.iter().flat_map(|case| &case.assessments);
    let told = assessments.map(|assessment| {
        let mut outcomes = Outcomes::default();
        outcomes.add(assessment.outcome);
        let days = assessment.days_late.map(|days| days.to_string());
        let unfinished = u64::from(assessment.open && assessment.outcome == Outcome::Fail);
        format!("{outcomes:?} {days:?} {unfinished}")
    });
    told.collect()
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (1_u32..=28, 2_u32..=5).prop_map(|(day, month)| format!("2026-{month:02}-{day:02}")),
        1 => Just(String::new()),
        1 => prop_oneof![Just("2026-02-31"), Just("snart"), Just(" "), Just("9999-12-31"), Just("0001-01-01"), Just("2026-3-2"), Just("02-03-2026"), Just(" 2026-03-02 "), Just("2026-03-02 12:30"), Just("1979-12-31")]
            .prop_map(str::to_owned),
    ]
}

fn time() -> impl Strategy<Value = String> {
    (
        date(),
        prop_oneof![Just(""), Just(" 00:00"), Just(" 13:45"), Just(" 25:00")],
    )
        .prop_map(
            |(date, time)| {
                if date.len() == 10 { date + time } else { date }
            },
        )
}

proptest! {
    #[test]
    fn a_population_is_counted_as_a_sample_is_assessed(
        fra in date(), til in date(), tid in time(), status in "[xyæ#]|#N/A|", tal in "[0-9],[0-9]|[0-9]|x|", ja in "ja|nej|x|", as_of in 1_u32..=28,
    ) {
        let case = format!("{fra}|{til}|{tid}|{status}|{tal}|{ja}");
        let as_of = format!("2026-03-{as_of:02}");
        for (template, prepared) in TEMPLATES.iter().zip(PREPARED.iter()) {
            prop_assert_eq!(counted(prepared, &case, &as_of), told(template, &case, &as_of), "{}", case);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_few_at_once_are_counted_as_each_by_itself(
        cases in prop::collection::vec((0_usize..2, date(), date(), "[xyæ]|#N/A|", "[2-4]?"), 1..40), as_of in 1_u32..=28, few in 1..=CASES_AT_ONCE,
    ) {
        let as_of = format!("2026-03-{as_of:02}");
        let areas = ["O", "P"].map(Area::named);
        let cases = cases.iter().map(|(area, fra, til, status, tal)| (*area, format!("{fra}|{til}|{til}|{status}|{tal}|ja")));
        let cases: Vec<_> = cases.collect();
        let cases: Vec<_> = cases.iter().map(|(area, case)| (*area, case.as_str())).collect();
        for template in PREPARED.iter() {
            let mut together = counting(template, &as_of);
            cases.chunks(few).for_each(|few| count_few(&mut together, &areas, few));
            let counted = together.finish();
            for (_, area) in &counted.areas {
                let criteria = area.criteria.iter().map(|tally| tally.outcomes);
                let all = criteria.chain(area.groups.iter().map(|group| group.outcomes));
                prop_assert!(all.map(|outcomes| outcomes.cases()).all(|cases| cases == area.cases));
            }
            // Each by somebody who has met no other.
            let mut merged = counting(template, &as_of);
            for case in &cases {
                let mut alone = counting(template, &as_of);
                count_few(&mut alone, &areas, std::slice::from_ref(case));
                merged.merge(alone);
            }
            prop_assert_eq!(counted, merged.finish());
        }
    }
}

#[test]
fn what_an_earlier_audit_said_decides_nothing_in_a_population() {
    let rules = [
        "pass_if = \"COALESCE(prior('C00'), '') = 'fail'\"",
        "applies_if = \"prior('C00') IS NULL AND fra IS NOT NULL\"\npass_if = \"til IS NULL\"",
    ];
    let criteria = rules.iter().enumerate().map(|(number, rule)| {
        format!("[[criterion]]\nid = \"C0{number}\"\nquestion = \"x\"\n{rule}\n")
    });
    let criteria: Vec<_> = criteria.collect();
    let prepared =
        PopulationTemplate::from(&template(&format!("{TEMPLATE}\n{}", criteria.join("\n"))));
    let outcomes = |case: &str| {
        let mut counting = counting(&prepared, "2026-03-01");
        count_one(&mut counting, &Area::named("O"), case);
        let all = counting.finish().all();
        all.criteria
            .iter()
            .map(|tally| tally.outcomes)
            .collect::<Vec<_>>()
    };
    let one = |outcome| {
        let mut outcomes = Outcomes::default();
        outcomes.add(outcome);
        outcomes
    };
    let [open, out] = [Outcome::Undetermined, Outcome::NotApplicable].map(one);
    assert_eq!(outcomes("2026-02-02|||||"), [open, open]);
    assert_eq!(outcomes("|||||"), [open, out]);
}
