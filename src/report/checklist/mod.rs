//! A template as an auditor reads it, and the list of templates.

use rust_decimal::Decimal;

use crate::lang::{Lang, Message, Phrase, checklist as say};
use crate::report::number::exact_percent;
use crate::report::{Align, Block, Cell, Column, Table};
use crate::template::{Criterion, Dimension, Norm, Severity, Supervision, Template};

mod tables;

/// The whole template: what it is for, how it is drawn and judged, its population, its criteria by dimension with what
/// they rest on, its indicators, columns and tests.
pub fn blocks(template: &Template, lang: Lang) -> Vec<Block> {
    let mut blocks = head(template, lang);
    blocks.extend(tables::population(template));
    let sections = [
        (Some(Dimension::Professional), &say::PROFESSIONAL),
        (Some(Dimension::Legal), &say::LEGAL),
        (Some(Dimension::Administrative), &say::ADMINISTRATIVE),
        (Some(Dimension::Ethical), &say::ETHICAL),
        (Some(Dimension::Financial), &say::FINANCIAL),
        (None, &say::NO_DIMENSION),
    ];
    for (dimension, title) in sections {
        let of_it: Vec<_> = template
            .criteria
            .iter()
            .filter(|criterion| criterion.dimension == dimension)
            .collect();
        if !of_it.is_empty() {
            blocks.push(Block::Heading(title.message()));
        }
        for criterion in of_it {
            blocks.extend(about(criterion, template, lang));
        }
    }
    blocks.extend(tables::scales(template));
    blocks.extend(tables::deadlines(template));
    blocks.extend(tables::indicators(template, lang));
    blocks.push(Block::Heading(say::COLUMNS.message()));
    blocks.push(Block::Table(tables::columns(template)));
    blocks.extend(tables::tests(template));
    blocks
}

/// Several templates one after the other, a list of them first.
pub fn all(templates: &[Template], lang: Lang) -> Vec<Block> {
    let whole = templates.iter().flat_map(|template| blocks(template, lang));
    [
        Block::Title(say::ALL_TEMPLATES.message()),
        Block::Paragraph(say::AS_SHOWN.message()),
        Block::Table(list(templates.iter())),
    ]
    .into_iter()
    .chain(whole)
    .collect()
}

fn head(template: &Template, lang: Lang) -> Vec<Block> {
    let title = say::TITLE
        .with("title", &template.title)
        .with("id", &template.id)
        .with("version", &template.version);
    let mut blocks = vec![Block::Title(title)];
    if !template.description.is_empty() {
        blocks.push(Block::Paragraph(text(&template.description)));
    }
    if !template.authority.is_empty() {
        let authority = say::AUTHORITY.with("authority", &template.authority);
        blocks.push(Block::Paragraph(authority));
    }
    let targets = &template.targets;
    let sampling = say::SAMPLING
        .with("cases", template.sampling.per_area)
        .with("reserves", template.sampling.reserve);
    let target = match targets.compliance {
        Some(target) => say::TARGET.with("target", exact_percent(lang, target)),
        None => say::NO_TARGET.message(),
    };
    let limits = say::LIMITS
        .with(
            "confidence",
            exact_percent(lang, targets.confidence.share()),
        )
        .with("tolerable", exact_percent(lang, targets.tolerable));
    let checked = template.basis_checked.as_ref();
    let checked = checked.map(|checked| say::ALL_CHECKED.with("date", checked.date.to_string()));
    let supervision = template.supervision.supervision();
    let supervision = supervision.map(Supervision::in_words);
    let priors = (!template.priors.is_empty())
        .then(|| say::PRIORS.with("criteria", template.priors.join(", ")));
    let sentences = [sampling, target, limits].into_iter();
    let sentences = sentences
        .chain(template.calendar_in_words())
        .chain(supervision)
        .chain(checked)
        .chain(priors);
    blocks.extend(sentences.map(Block::Point));
    blocks
}

/// A text from the template, the same in every language.
fn text(text: &str) -> Message {
    static TEXT: Phrase = Phrase {
        da: "{text}",
        en: "{text}",
    };
    TEXT.with("text", text)
}

fn about(criterion: &Criterion, template: &Template, lang: Lang) -> Vec<Block> {
    let question = say::QUESTION
        .with("id", &criterion.id)
        .with("question", &criterion.question);
    let mut points = template.rules_in_words(criterion);
    points.extend(template.conditions_in_words(criterion));
    points.push(kind(criterion, lang));
    points.extend(basis(criterion));
    let given = [
        (&say::HELP, "help", &criterion.help),
        (&say::FINDING, "finding", &criterion.finding),
    ];
    let given = given.into_iter().filter(|(_, _, text)| !text.is_empty());
    points.extend(given.map(|(phrase, slot, text)| phrase.with(slot, text)));
    std::iter::once(Block::Paragraph(question))
        .chain(points.into_iter().map(Block::Point))
        .collect()
}

/// The legal basis, and when it was last checked.
fn basis(criterion: &Criterion) -> Option<Message> {
    if criterion.basis.is_empty() {
        return None;
    }
    let basis = say::BASIS.with("basis", &criterion.basis);
    Some(match &criterion.basis_checked {
        Some(checked) => say::CHECKED
            .with("basis", basis)
            .with("date", checked.date.to_string()),
        None => basis,
    })
}

/// Norm and severity, and what is not as usual of weight, target and theme.
fn kind(criterion: &Criterion, lang: Lang) -> Message {
    let norm = match criterion.norm {
        Norm::Law => &say::LAW,
        Norm::Local => &say::LOCAL,
    };
    let severity = match criterion.severity {
        Severity::Formal => &say::FORMAL,
        Severity::Material => &say::MATERIAL,
        Severity::Critical => &say::CRITICAL,
    };
    let mut kind = say::KIND.with("norm", norm).with("severity", severity);
    if criterion.weight != Decimal::ONE {
        let weight = criterion.weight.normalize().to_string();
        kind = say::WEIGHT.with("kind", kind).with("weight", weight);
    }
    if let Some(target) = criterion.target {
        let target = exact_percent(lang, target);
        kind = say::OWN_TARGET.with("kind", kind).with("target", target);
    }
    if let Some(theme) = &criterion.theme {
        kind = say::THEME.with("kind", kind).with("theme", theme);
    }
    kind
}

/// The templates with how many criteria they have, and who decides them.
pub fn list<'t>(templates: impl Iterator<Item = &'t Template>) -> Table {
    let mut columns: Vec<Column> = [
        ("template", &say::TEMPLATE),
        ("version", &say::VERSION),
        ("title", &say::NAMED),
    ]
    .map(Column::left)
    .into();
    let counts = [
        ("criteria", &say::CRITERIA),
        ("by_data", &say::BY_DATA),
        ("by_reviewer", &say::BY_REVIEWER),
    ];
    columns.extend(counts.map(|column| Column {
        align: Align::Right,
        ..Column::left(column)
    }));
    let mut table = Table::new(None, columns);
    let count = |number: usize| Cell::Count(u64::try_from(number).unwrap_or(u64::MAX));
    for template in templates {
        let criteria = &template.criteria;
        let manual = criteria.iter().filter(|one| one.is_manual()).count();
        table.push(vec![
            Cell::Text(template.id.clone()),
            Cell::Text(template.version.clone()),
            Cell::Text(template.title.clone()),
            count(criteria.len()),
            count(criteria.len() - manual),
            count(manual),
        ]);
    }
    table
}
