//! Small audits for tests, written as a person would: a template as text, cases as rows.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::answers::{self, AnswerFile, Answers};
use crate::assess::{AssessedCase, Assessment, Basis, assess};
use crate::case::{Area, CaseId};
use crate::diag::SourceFile;
use crate::draw::{DrawnCase, Sample, SampleRole, Seed, Ticket};
use crate::extract::{ColumnFormat, DateOrder, DecimalMark};
use crate::template::{self, Template};

/// A template from its tables after `[template]`.
pub(crate) fn template(tables: &str) -> Template {
    let text = format!("[template]\nid = \"x\"\nversion = \"1\"\ntitle = \"Prøve\"\n{tables}");
    let source = SourceFile {
        name: "x.toml".to_owned(),
        text,
    };
    let checked = template::read(&Arc::new(source));
    checked
        .template
        .unwrap_or_else(|| panic!("{:#?}", checked.diagnostics))
}

/// A day written as in ISO 8601.
pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("an ISO date")
}

/// Sampled cases from rows `area|case id|kept values ...`, in the order of the rows.
pub(crate) fn sample(columns: &[&str], rows: &[&str]) -> Sample {
    let seed = Seed::typed("et frø til prøver").expect("a seed");
    let cases = rows.iter().zip(1..).map(|(row, order)| {
        let mut parts = row.split('|').map(str::to_owned);
        let area = Area::named(parts.next().expect("an area"));
        let id = CaseId::from_parts([parts.next().expect("a case id").as_str()]).expect("an id");
        DrawnCase {
            order,
            role: SampleRole::Sample,
            ticket: Ticket::of(&seed, &id),
            area,
            id,
            kept: parts.collect(),
        }
    });
    Sample {
        columns: columns.iter().map(|&column| column.to_owned()).collect(),
        cases: cases.collect(),
    }
}

/// Answers from the rows of an answer file, header included.
pub(crate) fn answers(text: &str, sample: &Sample, template: &Template) -> Answers {
    let file = AnswerFile {
        name: "svar.csv",
        bytes: text.as_bytes(),
    };
    answers::read(&[file], sample, template).unwrap_or_else(|failure| panic!("{failure}"))
}

/// Formats of columns by the types that a template gives them: ISO dates, decimal points.
pub(crate) fn formats(template: &Template, columns: &[String]) -> Vec<(String, ColumnFormat)> {
    use crate::case::ColumnType as Type;
    let of = |name: &String| {
        let column = template.columns.iter().find(|column| column.name == *name);
        match column.expect("a column of the template").kind {
            Type::Text => ColumnFormat::Text,
            Type::Date => ColumnFormat::Date(DateOrder::Iso),
            Type::Datetime => ColumnFormat::Datetime(DateOrder::Iso),
            Type::Number => ColumnFormat::Number(DecimalMark::Point),
            Type::Bool => ColumnFormat::Bool,
        }
    };
    columns
        .iter()
        .map(|name| (name.clone(), of(name)))
        .collect()
}

/// The assessed cases of a sample.
pub(crate) fn assessed(
    sample: &Sample,
    template: &Template,
    answers: &Answers,
    as_of: &str,
) -> Vec<AssessedCase> {
    let formats = formats(template, &sample.columns);
    let basis = Basis::new(template, &formats);
    assess(sample, &basis, template, answers, day(as_of))
}

/// The assessment of the first criterion in the first case.
pub(crate) fn first(cases: &[AssessedCase]) -> &Assessment {
    &cases[0].assessments[0]
}
