//! A sample in stages, stop or go.

use serde::Serialize;

use super::{method_id, method_of, probability, rule_id};
use crate::lang::{Lang, Message, size as say};
use crate::report::number::{Side, exact_percent};
use crate::report::{Align, Block, Cell, Column, Table};
use crate::stats::sample_size::{Claim, Truth};
use crate::stats::share::{Confidence, Share};
use crate::stats::stop_or_go::StopOrGo;

/// `size --stages --format json`. The stages have the columns of [`stages_table`].
#[derive(Debug, Serialize)]
pub struct StagesJson {
    schema: u32,
    rule: &'static str,
    population: Option<u64>,
    tolerable: Option<Share>,
    target: Option<Share>,
    confidence: Confidence,
    tested_count: Option<u64>,
    risk: f64,
    method: &'static str,
    stages: Table,
}

impl From<&StopOrGo> for StagesJson {
    fn from(plan: &StopOrGo) -> Self {
        let first = &plan.first;
        let (tolerable, target) = match first.claim {
            Claim::Below(rate) => (Some(rate), None),
            Claim::AtMost(rate) => (None, Some(rate.complement())),
            Claim::FewerThan(_) => (None, None),
        };
        Self {
            schema: 1,
            rule: rule_id(first.claim),
            population: first.population.cases(),
            tolerable,
            target,
            confidence: first.confidence,
            tested_count: match first.contradiction() {
                Some(Truth::Cases(cases)) => Some(cases),
                Some(Truth::Rate(_)) | None => None,
            },
            risk: plan.risk,
            method: method_id(method_of(first.population)),
            stages: stages_table(plan),
        }
    }
}

/// The stages as a table for machines.
pub fn stages_table(plan: &StopOrGo) -> Table {
    let keys = ["stage", "further", "sample", "fails"];
    let mut table = Table::new(None, keys.into_iter().map(Column::machine).collect());
    for row in rows(plan) {
        table.push(row.to_vec());
    }
    table
}

/// Number of the stage, further cases, cases in all, errors with which the claim is shown.
fn rows(plan: &StopOrGo) -> impl Iterator<Item = [Cell; 4]> {
    let before = std::iter::once(0).chain(plan.stages.iter().map(|stage| stage.sampled));
    let numbered = (1..).zip(before.zip(&plan.stages));
    numbered.map(|(number, (before, stage))| {
        [number, stage.sampled - before, stage.sampled, stage.fails].map(Cell::Count)
    })
}

/// The stages in words.
pub fn stages(plan: &StopOrGo, lang: Lang) -> Vec<Block> {
    let alpha = exact_percent(lang, plan.first.confidence.share().complement());
    let risk = say::STAGES_RISK
        .with("risk", probability(lang, plan.risk, Side::Upper))
        .with("alpha", alpha.as_str());
    let mut blocks = vec![
        Block::Heading(say::STAGES.message()),
        Block::Paragraph(rule(plan, &alpha, lang)),
        Block::Table(people_table(plan, lang)),
        Block::Point(say::STAGES_USE.message()),
        Block::Point(risk),
        Block::Point(say::STAGES_BEFORE.message()),
    ];
    if let Claim::Below(tolerable) = plan.first.claim {
        blocks.push(Block::Paragraph(say::STAGES_COMMAND.message()));
        blocks.push(Block::Commands(vec![as_stop_rule(plan, tolerable)]));
    }
    blocks
}

/// The command that states the stages before a draw.
fn as_stop_rule(plan: &StopOrGo, tolerable: Share) -> String {
    let stages = plan.stages.iter();
    let stages = stages.map(|stage| format!("{}:{}", stage.sampled, stage.fails));
    let stages = stages.collect::<Vec<_>>().join(",");
    format!("sagsaudit draw ... --stop-rule {stages} --tolerable {tolerable}")
}

fn rule(plan: &StopOrGo, alpha: &str, lang: Lang) -> Message {
    let (phrase, rate) = match plan.first.claim {
        Claim::AtMost(rate) => (&say::STAGES_RULE_AT_MOST, rate.complement()),
        Claim::Below(rate) => (&say::STAGES_RULE_BELOW, rate),
        Claim::FewerThan(_) => (&say::STAGES_RULE_BELOW, Share::ZERO),
    };
    phrase
        .with("rate", exact_percent(lang, rate))
        .with("alpha", alpha)
        .with("stages", plan.first.stages)
}

fn people_table(plan: &StopOrGo, lang: Lang) -> Table {
    let right = |key, title| Column::new(key, title, Align::Right);
    let columns = vec![
        right("stage", &say::STAGE),
        right("further", &say::FURTHER),
        right("sample", &say::IN_ALL),
        right("fails", &say::SHOWN),
        right("go_on", &say::GO_ON),
    ];
    let mut table = Table::new(None, columns);
    let most = plan.stages.last().map_or(0, |stage| stage.fails);
    for ([number, further, sample, _], stage) in rows(plan).zip(&plan.stages) {
        let shown = say::ERRORS.with("count", stage.fails).in_lang(lang);
        table.push(vec![
            number,
            further,
            sample,
            Cell::Text(shown),
            go_on(stage.fails + 1, most, lang),
        ]);
    }
    table
}

/// The errors with which the next stage is drawn; none in the last.
fn go_on(least: u64, most: u64, lang: Lang) -> Cell {
    let message = match most.checked_sub(least) {
        None => return Cell::NotApplicable,
        Some(0) => say::ERRORS.with("count", least),
        Some(_) => say::ERRORS_FROM_TO.with("least", least).with("most", most),
    };
    Cell::Text(message.in_lang(lang))
}
