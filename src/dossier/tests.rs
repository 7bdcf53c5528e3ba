//! What is told to the public lets nobody work out a small number.

use proptest::prelude::*;

use super::possible::is_small;
use super::*;
use crate::assess::{ApplicableCases, AssessedCase, Assessment, Outcome, Source as Basis};
use crate::case::{Area, CaseId};
use crate::draw::{DrawRecord, SampleRole, Totals};
use crate::example;
use crate::findings::{Audit, AuditedArea, Decisions, FirstLook, sum_up};
use crate::lang::assess;
use crate::stats::looks::Looks;

/// One criterion that data decides, with a target.
const ONE: &str = r#"
[targets]
compliance = 0.9
[columns.til]
type = "date"
[[criterion]]
id = "K"
question = "x"
pass_if = "til IS NOT NULL"
applies_if = "til IS NULL OR til > DATE '2026-01-01'"
"#;

/// The cases of an area: so many of each outcome.
fn cases(area: &str, counts: &[(Outcome, u64)]) -> Vec<AssessedCase> {
    let outcomes = counts
        .iter()
        .flat_map(|(outcome, count)| (0..*count).map(|_| *outcome));
    let case = |(outcome, order): (Outcome, u64)| AssessedCase {
        order,
        area: Area::named(area),
        id: CaseId::from_parts([format!("{area}-{order}").as_str()]).unwrap(),
        role: SampleRole::Sample,
        status: None,
        assessments: vec![Assessment {
            outcome,
            source: Basis::Auto,
            reason: (outcome == Outcome::Undetermined).then(|| assess::NOT_REVIEWED.message()),
            points: match outcome {
                Outcome::Pass => Some(1.into()),
                Outcome::Fail => Some(0.into()),
                _ => None,
            },
            due: None,
            days_late: (outcome == Outcome::Fail).then_some(3),
            open: false,
            rolled: false,
            version: None,
            reviewed: None,
            register: None,
        }],
    };
    outcomes.zip(1..).map(case).collect()
}

/// An audit of one area.
fn dossier(population: u64, counts: &[(Outcome, u64)]) -> Dossier {
    let template = example::template(ONE);
    let cases = cases("Ærø", counts);
    let drawn = u64::try_from(cases.len()).unwrap();
    let record = format!(
        r#"{{"schema":1,"program":"sagsaudit 0.0.0","algorithm":"sha256-ticket/1","seed":"et frø til prøver",
        "seed_origin":"typed","drawn_at":"2026-11-02T09:00:00+00:00","as_of":"2026-10-31","id":["Sagsnr"],"area":["Ydelse"],
        "stratum":[],"columns":[],"cpr":"masked","exclusions":[{{"reason":"lukket","where":"x","cases":3}}],"extracts":[],
        "template":null,"per_area":15,"reserve":0,"areas":[{{"area":"Ærø","population":{population},"avoided":0,
        "requested":15,"drawn":{drawn},"reserves":0,"census":false,"last_ticket":null}}],"totals":{{"rows_read":{rows},
        "population":{population},"excluded":3,"avoided":0,"rejected":0,"merged":0}}}}"#,
        rows = population + 3
    );
    let record = DrawRecord::from_json(record.as_bytes(), "draw.json").unwrap();
    let findings = sum_up(&Audit {
        only: Vec::new(),
        program: "sagsaudit 0.0.0",
        template: &template,
        draw_sha256: "0".repeat(64),
        seed: &record.seed,
        as_of: record.as_of,
        areas: vec![AuditedArea {
            area: "Ærø".to_owned(),
            population,
            avoided: 0,
            looks: Looks::Once,
            first: FirstLook {
                drawn,
                extensions: 0,
            },
        }],
        applicable: &ApplicableCases::default(),
        cases: &cases,
        decisions: &Decisions::default(),
    });
    let source = Source {
        folder: "revision".to_owned(),
        record,
        template,
        findings: findings.unwrap(),
        cases,
        hearing: crate::hearing::Hearing::default(),
        observations: Vec::new(),
        journal: Vec::new(),
        journal_head: None,
        development: None,
    };
    Dossier::internal(
        vec![source],
        crate::template::SaidOfSupervision::default(),
        Vec::new(),
    )
}

fn area(dossier: &Dossier) -> &AreaPart {
    &dossier.audits[0].areas[0]
}

#[test]
fn the_public_learns_nothing_of_cases_and_people() {
    let counts = [(Outcome::Pass, 20), (Outcome::Fail, 10)];
    let internal = dossier(120, &counts);
    assert_eq!(area(&internal).lines[0].days_late.len(), 10);
    let public = internal.for_the_public();
    let audit = &public.audits[0];
    let finding = area(&public).lines[0].finding().unwrap();
    assert_eq!((finding.pass, finding.fail), (20, 10));
    assert!(finding.failing.is_empty() && finding.days_late.is_none());
    assert!(audit.cases.is_empty() && area(&public).lines[0].days_late.is_empty());
    assert!(audit.method.seed.is_none() && audit.method.folder.is_none());
    let conclusion = area(&public).conclusion.as_ref().unwrap();
    assert!(conclusion.trigger.is_empty());
    // Three cases were excluded: neither they nor the sum that would tell their number.
    let excluded = Number::Within(Class::UnderFive);
    assert_eq!(audit.method.exclusions[0].cases, excluded);
    assert_eq!(audit.method.totals, None);
}

#[test]
fn small_is_from_one_to_four() {
    let small: Vec<u64> = (0..10).filter(|number| is_small(*number)).collect();
    assert_eq!(small, [1, 2, 3, 4]);
}

/// With the number of cases that had errors somebody could work out how many were replaced or not found.
#[test]
fn few_cases_replaced_or_not_found_leave_out_how_many_had_errors() {
    let counts = [(Outcome::Pass, 20), (Outcome::Fail, 10)];
    for (replaced, not_found, is_told) in [(0, 0, true), (5, 5, true), (2, 0, false), (0, 2, false)]
    {
        let mut internal = dossier(120, &counts);
        let area_of_it = &mut internal.audits[0].areas[0];
        area_of_it.replaced = Number::Exact(replaced);
        area_of_it.not_found = Number::Exact(not_found);
        let public = internal.for_the_public();
        let what = format!("{replaced} replaced, {not_found} not found");
        assert_eq!(area(&public).cases.is_some(), is_told, "{what}");
    }
}

/// The parts add up, so that one that is left out could be worked out from the others.
#[test]
fn one_small_part_of_the_totals_leaves_out_all() {
    let counts = [(Outcome::Pass, 20), (Outcome::Fail, 10)];
    let told_with = |few: fn(&mut Totals) -> &mut u64, number: u64| {
        let mut internal = dossier(120, &counts);
        let method = &mut internal.audits[0].method;
        method.exclusions = Vec::new();
        let totals = method.totals.as_mut().unwrap();
        totals.excluded = 0;
        *few(totals) = number;
        internal.for_the_public().audits[0].method.totals.is_some()
    };
    let parts: [fn(&mut Totals) -> &mut u64; 4] = [
        |totals| &mut totals.excluded,
        |totals| &mut totals.avoided,
        |totals| &mut totals.rejected,
        |totals| &mut totals.merged,
    ];
    for part in parts {
        assert!(told_with(part, 0) && told_with(part, 5));
        assert!(!told_with(part, 1) && !told_with(part, 4));
    }
}

#[test]
fn an_area_of_a_few_cases_tells_nothing() {
    let public = dossier(4, &[(Outcome::Pass, 4)]).for_the_public();
    let area = area(&public);
    let few = Number::Within(Class::UnderFive);
    assert_eq!((area.population, area.drawn), (few, few));
    assert!(area.conclusion.is_none() && area.cases.is_none() && area.power.is_none());
    assert!(matches!(
        area.lines[0].figures,
        Figures::Classes {
            fails: None,
            target_status: None,
            ..
        }
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whoever knows the sample and reads the class and the status can still think of two numbers of fails.
    #[test]
    fn a_small_number_is_one_of_two_at_least(
        pass in 0..40_u64, fail in 0..12_u64, not_applicable in 0..8_u64, undetermined in 0..3_u64, more in 0..60_u64,
    ) {
        let counts = |fail: u64, pass: u64| [
            (Outcome::Pass, pass), (Outcome::Fail, fail),
            (Outcome::NotApplicable, not_applicable), (Outcome::Undetermined, undetermined),
        ];
        let population = pass + fail + not_applicable + undetermined + more;
        prop_assume!(population >= 5 && pass + fail > 0);
        let told = |fail: u64, pass: u64| {
            let public = dossier(population, &counts(fail, pass)).for_the_public();
            let area = area(&public).clone();
            let has_counts = area.cases.is_some() || area.score.is_some();
            match &area.lines[0].figures {
                Figures::Exact(finding) => Err((finding.fail, finding.pass)),
                Figures::Classes { fails, target_status, .. } => Ok((*fails, *target_status, has_counts)),
            }
        };
        match told(fail, pass) {
            Err(counts) => {
                prop_assert_eq!(counts, (fail, pass));
                for count in [pass, fail, not_applicable, undetermined] {
                    prop_assert!(!(1..5).contains(&count));
                }
            }
            Ok((class, status, has_counts)) => {
                prop_assert!(!has_counts);
                let decided = pass + fail;
                let others = (0..=decided).filter(|other| *other != fail);
                let mut same = others.filter(|other| {
                    let class_of = if *other < 5 { Class::UnderFive } else { Class::FiveOrMore };
                    let could_be = class.is_none_or(|class| class == class_of);
                    let found = dossier(population, &counts(*other, decided - other));
                    let found = area(&found).lines[0].finding().unwrap().target_status;
                    could_be && status.is_none_or(|status| found == Some(status))
                });
                prop_assert!(fail == 0 || same.next().is_some(), "{fail} of {decided} can be worked out");
            }
        }
    }
}
