//! Two reviewers beside each other: how far they agree, and where they do not.

use serde::Serialize;

use super::{Align, Block, Cell, Column, Table, Words};
use crate::answers::{Compared, Comparison, Disagreement};
use crate::lang::{Lang, Message, comparison as say};

/// The comparison as a text for people.
pub fn comparison(comparison: &Comparison, lang: Lang) -> Vec<Block> {
    let [first, second] = &comparison.names;
    let heading = say::HEADING.with("first", first).with("second", second);
    let mut blocks = vec![
        Block::Heading(heading),
        Block::Table(agreement_table(comparison)),
    ];
    if comparison.disagreements.is_empty() {
        blocks.push(Block::Paragraph(say::ALL_AGREE.message()));
    } else {
        blocks.push(Block::Table(disagreement_table(comparison, lang)));
    }
    blocks.push(Block::Paragraph(say::KAPPA_MEANS.message()));
    blocks
}

/// A row for each criterion and one for all of them together, which has no id in files for machines.
pub fn agreement_table(comparison: &Comparison) -> Table {
    let [first, second] = &comparison.names;
    let number = |key, title: Message| Column::new(key, title, Align::Right);
    let columns = vec![
        Column::new("criterion", say::CRITERION.message(), Align::Left),
        number("compared", say::COMPARED.message()),
        number("agreed", say::AGREED.message()),
        number("agreement", say::AGREEMENT.message()),
        number("kappa", say::KAPPA.message()),
        number("only_first", say::ONLY.with("name", first)),
        number("only_second", say::ONLY.with("name", second)),
    ];
    let mut table = Table::new(Some(Words::Message(say::AGREEMENT.message())), columns);
    for compared in &comparison.criteria {
        table.push(row(compared, Cell::Text(compared.criterion.clone())));
    }
    let all = Cell::Word {
        id: "",
        words: say::EVERY_CRITERION.message(),
    };
    table.push(row(&comparison.overall, all));
    table
}

fn row(compared: &Compared, name: Cell) -> Vec<Cell> {
    let agreement = &compared.agreement;
    let kappa = match (agreement.cases, agreement.kappa) {
        (0, _) => Cell::NotApplicable,
        (_, Some(kappa)) => Cell::Number {
            value: kappa.to_f64(),
            decimals: 2,
        },
        (_, None) => Cell::Word {
            id: "undefined",
            words: say::UNDEFINED.message(),
        },
    };
    let [first, second] = compared.alone;
    vec![
        name,
        Cell::Count(agreement.cases),
        Cell::Count(agreement.agreed),
        match agreement.cases {
            0 => Cell::NotApplicable,
            of => Cell::Share {
                count: agreement.agreed,
                of,
            },
        },
        kappa,
        Cell::Count(first),
        Cell::Count(second),
    ]
}

fn disagreement_table(comparison: &Comparison, lang: Lang) -> Table {
    let [first, second] = &comparison.names;
    let text = |key, title: Words| Column {
        key,
        title,
        align: Align::Left,
    };
    let columns = vec![
        text("case_id", Words::Message(say::CASE.message())),
        text("criterion", Words::Message(say::CRITERION.message())),
        text("answer_1", Words::Text(first.clone())),
        text("answer_2", Words::Text(second.clone())),
    ];
    let title = Words::Message(say::DISAGREEMENTS.message());
    let mut table = Table::new(Some(title), columns);
    for Disagreement {
        answers: [one, other],
    } in &comparison.disagreements
    {
        let cells = [
            one.case.as_str(),
            &one.criterion,
            one.label(lang),
            other.label(lang),
        ];
        table.push(cells.map(|cell| Cell::Text(cell.to_owned())).to_vec());
    }
    table
}

/// The form of `compare --format json`.
#[derive(Debug, Serialize)]
pub struct ComparisonJson<'a> {
    schema: u32,
    reviewers: &'a [String; 2],
    criteria: Vec<ComparedJson<'a>>,
    overall: ComparedJson<'a>,
    disagreements: Vec<DisagreementJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ComparedJson<'a> {
    criterion: Option<&'a str>,
    compared: u64,
    agreed: u64,
    agreement: Option<f64>,
    kappa: Option<f64>,
    /// Exact.
    kappa_fraction: Option<String>,
    only_first: u64,
    only_second: u64,
}

#[derive(Debug, Serialize)]
struct DisagreementJson<'a> {
    case_id: &'a str,
    criterion: &'a str,
    answers: [&'a str; 2],
    comments: [&'a str; 2],
}

impl<'a> From<&'a Comparison> for ComparisonJson<'a> {
    fn from(comparison: &'a Comparison) -> Self {
        let disagreements = comparison.disagreements.iter();
        Self {
            schema: 1,
            reviewers: &comparison.names,
            criteria: comparison.criteria.iter().map(ComparedJson::from).collect(),
            overall: ComparedJson::from(&comparison.overall),
            disagreements: disagreements
                .map(
                    |Disagreement {
                         answers: [one, other],
                     }| DisagreementJson {
                        case_id: one.case.as_str(),
                        criterion: &one.criterion,
                        answers: [&one.answer, &other.answer],
                        comments: [&one.comment, &other.comment],
                    },
                )
                .collect(),
        }
    }
}

impl<'a> From<&'a Compared> for ComparedJson<'a> {
    fn from(compared: &'a Compared) -> Self {
        let agreement = &compared.agreement;
        let [only_first, only_second] = compared.alone;
        Self {
            criterion: Some(compared.criterion.as_str()).filter(|id| !id.is_empty()),
            compared: agreement.cases,
            agreed: agreement.agreed,
            agreement: agreement.observed(),
            kappa: agreement.kappa.map(crate::stats::kappa::Fraction::to_f64),
            kappa_fraction: agreement.kappa.map(|kappa| kappa.to_string()),
            only_first,
            only_second,
        }
    }
}
