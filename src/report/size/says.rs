//! What a sample can and cannot say.

use serde::Serialize;

use super::{method_id, probability};
use crate::lang::{Lang, Message, Phrase, size as say};
use crate::report::number::{Side, exact_percent, limit, share};
use crate::report::{Align, Block, Cell, Column, Table, Words};
use crate::stats::error_rate::Method;
use crate::stats::limit::CaseLimits;
use crate::stats::sample_says::{Bounds, ChanceOfSeeing, SampleSays};
use crate::stats::sample_size::Population;
use crate::stats::share::{Confidence, Share};

/// `size --sample --format json`.
#[derive(Debug, Serialize)]
pub struct SaysJson {
    schema: u32,
    population: Option<u64>,
    sample: u64,
    fails: u64,
    confidence: Confidence,
    method: &'static str,
    two_sided: BoundsJson,
    one_sided: BoundsJson,
    chances: Vec<ChanceJson>,
}

#[derive(Debug, Serialize)]
struct BoundsJson {
    lower_count: Option<u64>,
    upper_count: Option<u64>,
    lower_rate: f64,
    upper_rate: f64,
}

#[derive(Debug, Serialize)]
struct ChanceJson {
    true_rate: Share,
    true_count: Option<u64>,
    chance: f64,
}

impl From<&SampleSays> for SaysJson {
    fn from(says: &SampleSays) -> Self {
        let chance = |told: &ChanceOfSeeing| ChanceJson {
            true_rate: told.true_rate,
            true_count: told.true_cases,
            chance: told.chance,
        };
        Self {
            schema: 1,
            population: says.population.cases(),
            sample: says.trials.sampled,
            fails: says.trials.fails,
            confidence: says.confidence,
            method: method_id(says.method),
            two_sided: BoundsJson::from(&says.two_sided),
            one_sided: BoundsJson::from(&says.one_sided),
            chances: says.chances.iter().map(chance).collect(),
        }
    }
}

impl From<&Bounds> for BoundsJson {
    fn from(bounds: &Bounds) -> Self {
        Self {
            lower_count: bounds.cases.map(|cases| cases.lower),
            upper_count: bounds.cases.map(|cases| cases.upper),
            lower_rate: bounds.rates.lower.to_f64(),
            upper_rate: bounds.rates.upper.to_f64(),
        }
    }
}

/// What the sample says as a table of one row for machines, nested names joined by `_`.
pub fn says_table(says: &SampleSays) -> Table {
    let keys = [
        "population",
        "sample",
        "fails",
        "confidence",
        "method",
        "two_sided_lower_count",
        "two_sided_upper_count",
        "two_sided_lower_rate",
        "two_sided_upper_rate",
        "one_sided_lower_count",
        "one_sided_upper_count",
        "one_sided_lower_rate",
        "one_sided_upper_rate",
    ];
    let mut table = Table::new(None, keys.into_iter().map(Column::machine).collect());
    let count = |count: Option<u64>| count.map_or(Cell::NotApplicable, Cell::Count);
    let real = |value| Cell::Number { value, decimals: 6 };
    let mut row = vec![
        count(says.population.cases()),
        Cell::Count(says.trials.sampled),
        Cell::Count(says.trials.fails),
        real(says.confidence.share().to_f64()),
        Cell::Text(method_id(says.method).to_owned()),
    ];
    for bounds in [&says.two_sided, &says.one_sided] {
        let bounds = BoundsJson::from(bounds);
        row.extend([
            count(bounds.lower_count),
            count(bounds.upper_count),
            real(bounds.lower_rate),
            real(bounds.upper_rate),
        ]);
    }
    table.push(row);
    table
}

/// What the sample can and cannot say, in words and tables.
pub fn says(says: &SampleSays, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(say::SAYS.message()),
        Block::Paragraph(found(says, lang)),
    ];
    if says.method == Method::Census {
        return blocks;
    }
    blocks.push(Block::Table(limits_table(says, lang)));
    blocks.push(Block::Point(can_say(says, lang)));
    blocks.push(Block::Point(can_say_at_most(says, lang)));
    blocks.push(Block::Point(say::CANNOT_SAY_BETWEEN.message()));
    if says.trials.fails == 0 {
        blocks.push(Block::Point(say::CANNOT_SAY_NONE.message()));
    }
    blocks.extend(cannot_see(says, lang).map(Block::Point));
    blocks.push(Block::Table(chances_table(says, lang)));
    blocks
}

/// The sample and what was found in it.
fn found(says: &SampleSays, lang: Lang) -> Message {
    let found = share(lang, says.trials.fails, says.trials.sampled);
    match (says.method, says.population) {
        (Method::Census, _) => say::FOUND_ALL.with("found", found),
        (_, Population::Cases(population)) => say::FOUND_KNOWN
            .with("found", found)
            .with("population", population),
        (_, Population::Infinite) => say::FOUND_INFINITE.with("found", found),
    }
}

fn method(says: &SampleSays) -> &'static Phrase {
    match says.method {
        Method::Hypergeometric => &say::HYPERGEOMETRIC,
        Method::Census => &say::CENSUS,
        Method::ClopperPearson | Method::None => &say::CLOPPER_PEARSON,
    }
}

fn limits_table(says: &SampleSays, lang: Lang) -> Table {
    let title = say::LIMITS
        .with("confidence", exact_percent(lang, says.confidence.share()))
        .with("method", method(says));
    let knows_cases = says.population != Population::Infinite;
    let right = |key, title| Column::new(key, title, Align::Right);
    let mut columns = vec![Column::new("limits", &say::KIND, Align::Left)];
    if knows_cases {
        columns.push(right("lower_count", &say::LOWER_COUNT));
        columns.push(right("upper_count", &say::UPPER_COUNT));
    }
    columns.push(right("lower_rate", &say::LOWER_RATE));
    columns.push(right("upper_rate", &say::UPPER_RATE));
    let mut table = Table::new(Some(Words::Message(title)), columns);
    for (id, name, bounds) in [
        ("two_sided", &say::TWO_SIDED, &says.two_sided),
        ("one_sided", &say::ONE_SIDED, &says.one_sided),
    ] {
        let words = name.message();
        let mut row = vec![Cell::Word { id, words }];
        if let Some(CaseLimits { lower, upper }) = bounds.cases {
            row.extend([Cell::Count(lower), Cell::Count(upper)]);
        }
        row.extend([
            rate_cell(bounds.rates.lower.to_f64(), Side::Lower, says),
            rate_cell(bounds.rates.upper.to_f64(), Side::Upper, says),
        ]);
        table.push(row);
    }
    table
}

fn rate_cell(share: f64, side: Side, says: &SampleSays) -> Cell {
    Cell::Limit {
        share,
        side,
        cases: says.trials.sampled,
    }
}

/// The two-sided interval in words.
fn can_say(says: &SampleSays, lang: Lang) -> Message {
    let sampled = says.trials.sampled;
    match (says.two_sided.cases, says.population) {
        (Some(CaseLimits { lower, upper }), Population::Cases(population)) => say::CAN_SAY_KNOWN
            .with("lower", lower)
            .with("upper", upper)
            .with("population", population),
        _ => {
            let rates = says.two_sided.rates;
            let lower = limit(lang, rates.lower.to_f64(), Side::Lower, sampled);
            let upper = limit(lang, rates.upper.to_f64(), Side::Upper, sampled);
            say::CAN_SAY_INFINITE
                .with("lower", lower)
                .with("upper", upper)
        }
    }
}

/// The one-sided upper limit in words.
fn can_say_at_most(says: &SampleSays, lang: Lang) -> Message {
    let upper = says.one_sided.rates.upper.to_f64();
    let rate = limit(lang, upper, Side::Upper, says.trials.sampled);
    match says.one_sided.cases {
        Some(cases) => say::CAN_SAY_AT_MOST_KNOWN
            .with("upper", cases.upper)
            .with("rate", rate),
        None => say::CAN_SAY_AT_MOST_INFINITE.with("rate", rate),
    }
}

/// How often a large error stays unseen: one that a tenth of the cases have, or the next larger there is.
fn cannot_see(says: &SampleSays, lang: Lang) -> Option<Message> {
    let tenth: Share = "0.1".parse().expect("a literal share");
    let told = says.chances.iter().find(|told| told.true_rate >= tenth)?;
    let truth = match (told.true_cases, says.population) {
        (Some(cases), Population::Cases(population)) => say::TRUTH_KNOWN
            .with("cases", cases)
            .with("population", population),
        _ => say::TRUTH_INFINITE.with("rate", exact_percent(lang, told.true_rate)),
    };
    let unseen = probability(lang, 1.0 - told.chance, Side::Upper);
    Some(say::CANNOT_SEE.with("truth", truth).with("unseen", unseen))
}

fn chances_table(says: &SampleSays, lang: Lang) -> Table {
    let title = say::CHANCES.with("sampled", says.trials.sampled);
    let right = |key, title| Column::new(key, title, Align::Right);
    let columns = vec![
        right("true_rate", &say::TRUE_RATE),
        right("chance", &say::CHANCE_SEEN),
        right("unseen", &say::CHANCE_UNSEEN),
    ];
    let mut table = Table::new(Some(Words::Message(title)), columns);
    for told in &says.chances {
        let truth = match (told.true_cases, says.population) {
            (Some(count), Population::Cases(of)) => Cell::Share { count, of },
            _ => Cell::Text(exact_percent(lang, told.true_rate)),
        };
        let seen = probability(lang, told.chance, Side::Lower);
        let unseen = probability(lang, 1.0 - told.chance, Side::Upper);
        table.push(vec![truth, Cell::Text(seen), Cell::Text(unseen)]);
    }
    table
}
