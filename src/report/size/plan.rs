//! How many cases a sample needs.

use serde::Serialize;

use super::{method_id, method_of, probability, rule_id};
use crate::lang::{Lang, Message, Phrase, size as say};
use crate::report::number::{Side, exact_percent};
use crate::report::{Align, Block, Cell, Column, Table};
use crate::stats::limit::Limit;
use crate::stats::sample_size::{Answer, Claim, Expected, Plan, Planned, Population, Truth};
use crate::stats::share::{Confidence, Share};

/// `size --format json` for sample sizes. The rows have the columns of [`plan_table`].
#[derive(Debug, Serialize)]
pub struct PlanJson {
    schema: u32,
    rule: &'static str,
    confidence: Confidence,
    rows: Table,
}

impl PlanJson {
    /// The document of plans that share their rule and their confidence.
    ///
    /// None when there are no plans.
    pub fn of(plans: &[(Plan, Answer)]) -> Option<Self> {
        let (first, _) = plans.first()?;
        Some(Self {
            schema: 1,
            rule: rule_id(first.claim),
            confidence: first.confidence,
            rows: plan_table(plans),
        })
    }
}

/// The plans as a table for machines.
pub fn plan_table(plans: &[(Plan, Answer)]) -> Table {
    let keys = [
        "population",
        "tolerable",
        "target",
        "at_least",
        "expected_count",
        "expected_rate",
        "answer",
        "sample",
        "fails",
        "tested_count",
        "tested_rate",
        "risk",
        "upper_count",
        "upper_rate",
        "method",
    ];
    let mut table = Table::new(None, keys.into_iter().map(Column::machine).collect());
    for (plan, answer) in plans {
        table.push(machine_row(plan, answer));
    }
    table
}

fn machine_row(plan: &Plan, answer: &Answer) -> Vec<Cell> {
    let (tolerable, target, at_least) = match plan.claim {
        Claim::Below(rate) => (Some(rate), None, None),
        Claim::AtMost(rate) => (None, Some(rate.complement()), None),
        Claim::FewerThan(cases) => (None, None, Some(cases)),
    };
    let (expected_count, expected_rate) = match plan.expected {
        Expected::Fails(fails) => (Some(fails), None),
        Expected::Rate(rate) => (None, Some(rate)),
    };
    let (tested_count, tested_rate) = match plan.contradiction() {
        Some(Truth::Cases(cases)) => (Some(cases), None),
        Some(Truth::Rate(rate)) => (None, Some(rate)),
        None => (None, None),
    };
    let planned = planned(answer);
    vec![
        count(plan.population.cases()),
        share(tolerable),
        share(target),
        count(at_least),
        count(expected_count),
        share(expected_rate),
        Cell::Text(answer_id(answer).to_owned()),
        count(planned.map(|planned| planned.sampled)),
        count(planned.map(|planned| planned.fails)),
        count(tested_count),
        tested(tested_count, tested_rate, plan.population),
        real(planned.map(|planned| planned.risk)),
        count(planned.and_then(|planned| upper_count(planned.upper))),
        real(planned.map(|planned| planned.upper.to_f64())),
        Cell::Text(method_id(method_of(plan.population)).to_owned()),
    ]
}

fn answer_id(answer: &Answer) -> &'static str {
    match answer {
        Answer::Smallest(_) => "smallest",
        Answer::Never => "never",
        Answer::MoreThan(_) => "more_than",
    }
}

fn planned(answer: &Answer) -> Option<&Planned> {
    match answer {
        Answer::Smallest(planned) => Some(planned),
        Answer::Never | Answer::MoreThan(_) => None,
    }
}

/// The rate of the smallest truth that contradicts the claim.
fn tested(cases: Option<u64>, rate: Option<Share>, population: Population) -> Cell {
    match (cases, population) {
        (Some(count), Population::Cases(of)) => Cell::Share { count, of },
        _ => share(rate),
    }
}

fn upper_count(upper: Limit) -> Option<u64> {
    match upper {
        Limit::Fraction { cases, .. } => Some(cases),
        Limit::Real(_) => None,
    }
}

fn count(count: Option<u64>) -> Cell {
    count.map_or(Cell::NotApplicable, Cell::Count)
}

fn share(share: Option<Share>) -> Cell {
    real(share.map(Share::to_f64))
}

fn real(value: Option<f64>) -> Cell {
    value.map_or(Cell::NotApplicable, |value| Cell::Number {
        value,
        decimals: 6,
    })
}

/// The plans in words: the rule, a table, and what its columns mean. Nothing when there are none.
pub fn plan(plans: &[(Plan, Answer)], lang: Lang) -> Vec<Block> {
    let Some((first, _)) = plans.first() else {
        return Vec::new();
    };
    let confidence = exact_percent(lang, first.confidence.share());
    let rule = match first.claim {
        Claim::Below(_) => &say::RULE_BELOW,
        Claim::AtMost(_) => &say::RULE_AT_MOST,
        Claim::FewerThan(_) => &say::RULE_DISCOVERY,
    };
    let mut blocks = vec![
        Block::Heading(say::PLAN.message()),
        Block::Paragraph(rule.with("confidence", confidence)),
        Block::Table(people_table(plans, lang)),
    ];
    blocks.extend(remarks(plans).map(|phrase| Block::Point(phrase.message())));
    blocks
}

/// What the table needs said below it.
fn remarks(plans: &[(Plan, Answer)]) -> impl Iterator<Item = &'static Phrase> {
    let any = |holds: fn(&(Plan, Answer)) -> bool| plans.iter().any(holds);
    let is_discovery = any(|(plan, _)| matches!(plan.claim, Claim::FewerThan(_)));
    [
        (!is_discovery, &say::RISK_MEANS),
        (
            any(|(_, answer)| *answer == Answer::Never),
            &say::NEVER_MEANS,
        ),
        (
            any(|(plan, _)| plan.population != Population::Infinite),
            &say::METHOD_KNOWN,
        ),
        (
            any(|(plan, _)| plan.population == Population::Infinite),
            &say::METHOD_INFINITE,
        ),
    ]
    .into_iter()
    .filter_map(|(is_needed, phrase)| is_needed.then_some(phrase))
}

fn people_table(plans: &[(Plan, Answer)], lang: Lang) -> Table {
    let is_discovery = plans
        .iter()
        .any(|(plan, _)| matches!(plan.claim, Claim::FewerThan(_)));
    let is_target = plans
        .iter()
        .any(|(plan, _)| matches!(plan.claim, Claim::AtMost(_)));
    let right = |key, title| Column::new(key, title, Align::Right);
    let columns = if is_discovery {
        vec![
            right("population", &say::POPULATION),
            right("at_least", &say::WITH_ERROR),
            right("sample", &say::SAMPLE),
            right("seen", &say::SEEN),
        ]
    } else {
        let claim = if is_target {
            right("target", &say::TARGET)
        } else {
            right("tolerable", &say::TOLERABLE)
        };
        vec![
            right("population", &say::POPULATION),
            claim,
            right("expected", &say::EXPECTED),
            right("sample", &say::SAMPLE),
            right("risk", &say::RISK),
            right("upper", &say::UPPER),
        ]
    };
    let mut table = Table::new(None, columns);
    for (plan, answer) in plans {
        table.push(people_row(plan, answer, lang));
    }
    table
}

fn people_row(plan: &Plan, answer: &Answer, lang: Lang) -> Vec<Cell> {
    let planned = planned(answer);
    let of_planned = |value: fn(&Planned, Lang) -> String| {
        planned.map_or(Cell::NotApplicable, |planned| {
            Cell::Text(value(planned, lang))
        })
    };
    let population = population_cell(plan.population);
    let sample = sample_cell(answer);
    let risk = |planned: &Planned, lang| probability(lang, planned.risk, Side::Upper);
    let upper = |planned: &Planned, lang| probability(lang, planned.upper.to_f64(), Side::Upper);
    let seen = |planned: &Planned, lang| probability(lang, 1.0 - planned.risk, Side::Lower);
    match plan.claim {
        Claim::FewerThan(cases) => vec![population, Cell::Count(cases), sample, of_planned(seen)],
        Claim::Below(rate) | Claim::AtMost(rate) => {
            let named = match plan.claim {
                Claim::AtMost(_) => rate.complement(),
                _ => rate,
            };
            vec![
                population,
                Cell::Text(exact_percent(lang, named)),
                expected_cell(plan.expected, planned, lang),
                sample,
                of_planned(risk),
                of_planned(upper),
            ]
        }
    }
}

fn population_cell(population: Population) -> Cell {
    match population {
        Population::Infinite => word("infinite", say::INFINITE.message()),
        Population::Cases(cases) => Cell::Count(cases),
    }
}

fn sample_cell(answer: &Answer) -> Cell {
    match answer {
        Answer::Smallest(planned) => Cell::Count(planned.sampled),
        Answer::Never => word("never", say::NEVER.message()),
        Answer::MoreThan(count) => word("more_than", say::MORE_THAN.with("count", *count)),
    }
}

/// The errors expected: a number, or with the rate that it comes from.
fn expected_cell(expected: Expected, planned: Option<&Planned>, lang: Lang) -> Cell {
    match (expected, planned) {
        (Expected::Fails(fails), _) => Cell::Count(fails),
        (Expected::Rate(rate), Some(planned)) => {
            let both = say::RATE_OR_COUNT
                .with("count", planned.fails)
                .with("rate", exact_percent(lang, rate));
            Cell::Text(both.in_lang(lang))
        }
        (Expected::Rate(rate), None) => Cell::Text(exact_percent(lang, rate)),
    }
}

fn word(id: &'static str, words: Message) -> Cell {
    Cell::Word { id, words }
}
