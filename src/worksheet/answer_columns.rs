//! The columns of the sheets that answers are written on, with their headings and what stands behind these.

use super::facts::{Facts, asks_a_reviewer};
use super::fields::{Field, column_key};
use super::model::{Column, Shown, Wanted};
use crate::lang::{Lang, worksheet as say};
use crate::template::Criterion;

/// What a reviewer writes beside an answer, in order.
const BESIDE: [Field; 5] = [
    Field::ReasonCode,
    Field::Cause,
    Field::Amount,
    Field::CorrectedColumn,
    Field::CorrectedValue,
];

/// The answers that a criterion takes, as they are offered.
pub(super) fn options(criterion: &Criterion, lang: Lang) -> Vec<String> {
    let options = criterion.scale().options.iter();
    options
        .map(|option| option.label(lang).to_owned())
        .collect()
}

/// The columns that a criterion has across a sheet: what data says first where it decides, what is always asked of a
/// reviewer, and what is folded away.
pub(super) fn fields_of(criterion: &Criterion) -> Vec<Field> {
    let data = (!criterion.is_manual()).then_some(Field::Automatic);
    data.into_iter()
        .chain([Field::Answer, Field::Comment])
        .chain(BESIDE)
        .collect()
}

/// The columns of the layout with questions across.
pub(super) fn matrix_columns(facts: &Facts<'_>) -> Vec<Column> {
    let plain = |field: Field| plain_column(field, facts);
    let mut columns = vec![
        plain(Field::Key),
        plain(Field::Area),
        plain(Field::Case),
        plain(Field::Status),
        plain(Field::CaseComment),
        plain(Field::Reviewer),
    ];
    for (_, criterion) in facts.criteria() {
        for field in fields_of(criterion) {
            columns.push(criterion_column(field, criterion, facts.lang));
        }
    }
    columns.push(plain(Field::KeyEnd));
    columns
}

/// The columns of the layouts with a row for each criterion.
pub(super) fn long_columns(facts: &Facts<'_>) -> Vec<Column> {
    let fields = Field::LONG.into_iter();
    fields.map(|field| plain_column(field, facts)).collect()
}

/// The same for a sheet of one case that is to be printed: its title names the case, and what is seldom written is folded
/// away.
pub(super) fn printed_columns(facts: &Facts<'_>) -> Vec<Column> {
    let fields = Field::LONG.into_iter().zip(long_columns(facts));
    let columns = fields.map(|(field, column)| Column {
        shown: match field {
            Field::Area | Field::Case => Shown::Hidden,
            Field::Reviewer => Shown::Folded,
            field if BESIDE.contains(&field) => Shown::Folded,
            _ => column.shown,
        },
        ..column
    });
    columns.collect()
}

fn plain_column(field: Field, facts: &Facts<'_>) -> Column {
    let wanted = match field {
        Field::Answer => Wanted::Always,
        Field::Comment => {
            let criteria: Vec<&Criterion> = facts.template.criteria.iter().collect();
            let labels = needing_a_comment(&criteria, facts.lang);
            Wanted::WithAny(Field::Answer.name().to_owned(), labels)
        }
        _ => Wanted::No,
    };
    let is_key = matches!(field, Field::Key | Field::KeyEnd);
    Column {
        key: field.name().to_owned(),
        heading: field.heading().text(facts.lang).to_owned(),
        note: String::new(),
        width: field.width(),
        shown: if is_key { Shown::Hidden } else { Shown::Open },
        wanted,
    }
}

/// A column of one criterion across the sheet.
fn criterion_column(field: Field, criterion: &Criterion, lang: Lang) -> Column {
    let asked = asks_a_reviewer(criterion);
    let heading = match field {
        Field::Answer if asked => criterion.question.as_str(),
        Field::Automatic if !asked => criterion.question.as_str(),
        _ => field.heading().text(lang),
    };
    let heading = say::OF_CRITERION
        .with("criterion", &criterion.id)
        .with("heading", heading);
    let shown = match field {
        Field::Automatic => Shown::Open,
        Field::Answer | Field::Comment if asked => Shown::Open,
        _ => Shown::Folded,
    };
    let wanted = match field {
        Field::Answer if asked => Wanted::Always,
        Field::Comment => {
            let answer = column_key(Field::Answer, Some(&criterion.id));
            Wanted::WithAny(answer, needing_a_comment(&[criterion], lang))
        }
        _ => Wanted::No,
    };
    let note = match field {
        Field::Answer | Field::Automatic => note(criterion, field, lang),
        _ => String::new(),
    };
    let width = match field {
        Field::Answer if asked => 24,
        field => field.width(),
    };
    Column {
        key: column_key(field, Some(&criterion.id)),
        heading: heading.in_lang(lang),
        note,
        width,
        shown,
        wanted,
    }
}

/// Help, legal basis and answers of a criterion, for the note behind its heading.
fn note(criterion: &Criterion, field: Field, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !criterion.help.is_empty() {
        parts.push(criterion.help.clone());
    }
    if !criterion.basis.is_empty() {
        let basis = say::BASIS_IS.with("basis", &criterion.basis);
        parts.push(basis.in_lang(lang));
    }
    if field == Field::Answer {
        let options = options(criterion, lang).join(", ");
        parts.push(say::ANSWERS_ARE.with("options", options).in_lang(lang));
        if !asks_a_reviewer(criterion) {
            parts.push(say::OVERRULE.text(lang).to_owned());
        }
    }
    parts.join("\n\n")
}

/// The answers that need a comment; where the same word needs none on another scale, it is not among them.
fn needing_a_comment(criteria: &[&Criterion], lang: Lang) -> Vec<String> {
    let options = || {
        let scales = criteria.iter().map(|criterion| criterion.scale());
        scales.flat_map(|scale| &scale.options)
    };
    let mut labels: Vec<String> = Vec::new();
    for option in options().filter(|option| option.needs_comment) {
        let label = option.label(lang);
        let is_free = options().any(|other| other.label(lang) == label && !other.needs_comment);
        if !is_free && !labels.iter().any(|known| known == label) {
            labels.push(label.to_owned());
        }
    }
    labels
}
