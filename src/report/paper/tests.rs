//! The public edition as a reader with a pencil meets it: whatever stands in any of its parts, a small number can still be
//! another one.

use proptest::prelude::*;

use super::{Paper, Slips};
use crate::assess::{ApplicableCases, AssessedCase, Assessment, Outcome, Source as DecidedBy};
use crate::case::{Area, CaseId};
use crate::dossier::{Dossier, Figures, Source};
use crate::draw::{DrawRecord, SampleRole};
use crate::example;
use crate::findings::{Audit, AuditedArea, Decisions, FirstLook, sum_up};
use crate::hearing::Hearing;
use crate::lang::{Lang, assess};
use crate::report::write_blocks_markdown;
use crate::stats::looks::Looks;
use crate::template::SaidOfSupervision;

/// A criterion of each severity, of law and local norms.
const TEMPLATE: &str = r#"
[targets]
compliance = 0.9
[columns.til]
type = "date"
[[criterion]]
id = "A"
question = "a"
severity = "critical"
norm = "law"
basis = "x"
pass_if = "til IS NOT NULL"
applies_if = "til IS NULL OR til > DATE '2026-01-01'"
[[criterion]]
id = "B"
question = "b"
severity = "material"
pass_if = "til IS NOT NULL"
applies_if = "til IS NULL OR til > DATE '2026-01-01'"
[[criterion]]
id = "C"
question = "c"
severity = "formal"
pass_if = "til IS NOT NULL"
applies_if = "til IS NULL OR til > DATE '2026-01-01'"
"#;

/// How the cases of an area come out by a criterion: drawn and not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    fail: u64,
    not_applicable: u64,
    undrawn_fail: u64,
    undrawn_not_applicable: u64,
}

#[derive(Debug, Clone)]
struct World {
    drawn: u64,
    undrawn: u64,
    criteria: [Counts; 3],
}

impl World {
    fn outcome(&self, case: u64, counts: Counts) -> Outcome {
        if case < counts.fail {
            Outcome::Fail
        } else if case < counts.fail + counts.not_applicable {
            Outcome::NotApplicable
        } else {
            Outcome::Pass
        }
    }

    fn cases(&self) -> Vec<AssessedCase> {
        let case = |order: u64| AssessedCase {
            order: order + 1,
            area: Area::named("Ærø"),
            id: CaseId::from_parts([format!("Ærø-{order}").as_str()]).unwrap(),
            role: SampleRole::Sample,
            status: None,
            assessments: self
                .criteria
                .iter()
                .map(|counts| assessment(self.outcome(order, *counts)))
                .collect(),
        };
        (0..self.drawn).map(case).collect()
    }

    /// What the data of every case says.
    fn of_all(&self) -> ApplicableCases {
        let mut text = String::from(
            "area,criterion,applicable,pass,fail,not_applicable,not_due,undetermined,pending\n",
        );
        let population = self.drawn + self.undrawn;
        for (id, counts) in ["A", "B", "C"].iter().zip(&self.criteria) {
            let fail = counts.fail + counts.undrawn_fail;
            let other = counts.not_applicable + counts.undrawn_not_applicable;
            let applicable = population - other;
            let pass = applicable - fail;
            text.push_str(&format!(
                "Ærø,{id},{applicable},{pass},{fail},{other},0,0,0\n"
            ));
        }
        ApplicableCases::from_csv(text.as_bytes(), "applicable.csv").unwrap()
    }

    fn dossier(&self) -> Dossier {
        let template = example::template(TEMPLATE);
        let (population, drawn) = (self.drawn + self.undrawn, self.drawn);
        let record = format!(
            r#"{{"schema":1,"program":"sagsaudit 0.0.0","algorithm":"sha256-ticket/1","seed":"et frø til prøver",
            "seed_origin":"typed","drawn_at":"2026-11-02T09:00:00+00:00","as_of":"2026-10-31","id":["Sagsnr"],
            "area":["Ydelse"],"stratum":[],"columns":[],"cpr":"masked","exclusions":[],"extracts":[],"template":null,
            "per_area":15,"reserve":0,"areas":[{{"area":"Ærø","population":{population},"avoided":0,"requested":15,
            "drawn":{drawn},"reserves":0,"census":false,"last_ticket":null}}],"totals":{{"rows_read":{population},
            "population":{population},"excluded":0,"avoided":0,"rejected":0,"merged":0}}}}"#
        );
        let record = DrawRecord::from_json(record.as_bytes(), "draw.json").unwrap();
        let cases = self.cases();
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
            applicable: &self.of_all(),
            cases: &cases,
            decisions: &Decisions::default(),
        });
        let source = Source {
            folder: "revision".to_owned(),
            record,
            template,
            findings: findings.unwrap(),
            cases,
            hearing: Hearing::default(),
            observations: Vec::new(),
            journal: Vec::new(),
            journal_head: None,
            development: None,
        };
        Dossier::internal(vec![source], SaidOfSupervision::default(), Vec::new())
    }

    /// All that the public reads.
    fn told(&self) -> String {
        let dossier = self.dossier().for_the_public();
        let paper = Paper::of(&dossier, Slips::None, Lang::Da);
        let mut text = Vec::new();
        write_blocks_markdown(&paper.text(), Lang::Da, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    /// The worlds in which another number of drawn cases fails a criterion, the others being as they are or failing in few.
    fn with_fails(&self, place: usize) -> Vec<Self> {
        let most = |place: usize| self.drawn - self.criteria[place].not_applicable;
        let [next, last] = [(place + 1) % 3, (place + 2) % 3];
        let as_it_is = |place: usize| std::iter::once(self.criteria[place].fail);
        let values = |place: usize| as_it_is(place).chain((0..=most(place)).take(5));
        let mut worlds = Vec::new();
        for one in values(next) {
            for other in values(last) {
                for own in (0..=most(place)).filter(|own| *own != self.criteria[place].fail) {
                    let mut world = self.clone();
                    world.criteria[place].fail = own;
                    world.criteria[next].fail = one;
                    world.criteria[last].fail = other;
                    worlds.push(world);
                }
            }
        }
        worlds
    }
}

fn assessment(outcome: Outcome) -> Assessment {
    Assessment {
        outcome,
        source: DecidedBy::Auto,
        reason: (outcome == Outcome::Undetermined).then(|| assess::NOT_REVIEWED.message()),
        points: match outcome {
            Outcome::Pass => Some(1.into()),
            Outcome::Fail => Some(0.into()),
            _ => None,
        },
        due: None,
        days_late: None,
        open: false,
        rolled: false,
        version: None,
        reviewed: None,
        register: None,
    }
}

fn is_small(number: u64) -> bool {
    (1..5).contains(&number)
}

fn counts() -> impl Strategy<Value = Counts> {
    let few = prop_oneof![Just(0_u64), 1..6_u64];
    let fails = prop_oneof![Just(0_u64), 1..5_u64, 5..9_u64];
    (fails, few.clone(), 0..14_u64, few).prop_map(|(fail, other, undrawn_fail, undrawn_other)| {
        Counts {
            fail,
            not_applicable: other,
            undrawn_fail,
            undrawn_not_applicable: undrawn_other,
        }
    })
}

fn world() -> impl Strategy<Value = World> {
    (14..24_u64, 20..40_u64, [counts(), counts(), counts()]).prop_map(
        |(drawn, undrawn, criteria)| World {
            drawn,
            undrawn,
            criteria,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every small number of fails can be another one: there is another audit of which the public reads the same.
    #[test]
    fn no_small_number_can_be_worked_out(world in world()) {
        let told = world.told();
        for (place, counts) in world.criteria.iter().enumerate() {
            if is_small(counts.fail) {
                let mut others = world.with_fails(place).into_iter();
                prop_assert!(
                    others.any(|other| other.told() == told),
                    "criterion {place} can be worked out: {}", told
                );
            }
        }
    }

    /// What is told of every case leaves no small number when the sample is taken away.
    #[test]
    fn the_population_beside_the_sample_leaves_no_small_number(world in world()) {
        let dossier = world.dossier().for_the_public();
        for (line, counts) in dossier.audits[0].areas[0].lines.iter().zip(&world.criteria) {
            if let Figures::Exact(finding) = &line.figures
                && let Some(of_all) = finding.population
            {
                prop_assert!(!is_small(counts.undrawn_fail) && !is_small(of_all.fail));
                prop_assert!(!is_small(counts.undrawn_not_applicable));
                prop_assert!(!is_small(of_all.pass - finding.pass));
            }
        }
    }
}
