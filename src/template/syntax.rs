//! What a template file says, as written: every value keeps the bytes it stands in, and every complaint about the form
//! of the file is collected. What the values mean is decided in `check`.

use toml::Spanned;
use toml::de::DeTable;

use super::section::{Section, Sink};
use crate::diag::code;
use crate::lang::template as say;

/// The tables of a template file.
#[derive(Debug)]
pub(super) struct Syntax {
    pub template: TemplateTable,
    pub sampling: SamplingTable,
    pub targets: TargetsTable,
    pub calendar: CalendarTable,
    pub columns: Vec<ColumnTable>,
    pub criteria: Vec<CriterionTable>,
}

/// `[template]`.
#[derive(Debug, Default)]
pub(super) struct TemplateTable {
    pub id: Option<Spanned<String>>,
    pub version: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub language: Option<Spanned<String>>,
    pub description: Option<Spanned<String>>,
    pub authority: Option<Spanned<String>>,
}

/// `[sampling]`.
#[derive(Debug, Default)]
pub(super) struct SamplingTable {
    pub per_area: Option<Spanned<u64>>,
    pub reserve: Option<Spanned<u64>>,
}

/// `[targets]`; shares are kept as the text of their number.
#[derive(Debug, Default)]
pub(super) struct TargetsTable {
    pub compliance: Option<Spanned<String>>,
    pub confidence: Option<Spanned<String>>,
    pub tolerable: Option<Spanned<String>>,
}

/// `[calendar]`.
#[derive(Debug, Default)]
pub(super) struct CalendarTable {
    pub roll: Option<Spanned<bool>>,
    pub saturday: Option<Spanned<String>>,
    pub closed: Option<Vec<Spanned<String>>>,
}

/// `[columns.NAME]`.
#[derive(Debug)]
pub(super) struct ColumnTable {
    pub name: Spanned<String>,
    pub kind: Option<Spanned<String>>,
    pub aliases: Vec<Spanned<String>>,
    pub required: bool,
    pub role: Option<Spanned<String>>,
}

/// `[[criterion]]`.
#[derive(Debug)]
pub(super) struct CriterionTable {
    pub span: std::ops::Range<usize>,
    pub id: Option<Spanned<String>>,
    pub question: Option<Spanned<String>>,
    pub finding: Option<Spanned<String>>,
    pub help: Option<Spanned<String>>,
    pub basis: Option<Spanned<String>>,
    pub norm: Option<Spanned<String>>,
    pub severity: Option<Spanned<String>>,
    pub dimension: Option<Spanned<String>>,
    pub theme: Option<Spanned<String>>,
    pub weight: Option<Spanned<String>>,
    pub target: Option<Spanned<String>>,
    pub applies_if: Option<Spanned<String>>,
    pub deadline: Option<DeadlineTable>,
    pub pass_if: Option<Spanned<String>>,
    pub answer: Option<Spanned<String>>,
}

/// `deadline = { ... }`.
#[derive(Debug)]
pub(super) struct DeadlineTable {
    pub span: std::ops::Range<usize>,
    pub from: Option<Spanned<String>>,
    pub within: Option<Spanned<String>>,
    pub by: Option<Spanned<String>>,
    pub to: Option<Spanned<String>>,
}

/// Reads the text of a template; complaints go to the sink. A file that is no TOML at all still gives what could be
/// read of it, so that all its problems are found in one run.
pub(super) fn parse(sink: &Sink) -> Syntax {
    let text = sink.source().text.clone();
    let (root, errors) = DeTable::parse_recoverable(&text);
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let bytes = error.span().unwrap_or(0..0);
        sink.complain(
            &code::T001,
            bytes,
            say::NOT_TOML.with("detail", error.message().replace('\n', "; ")),
        );
    }
    let top = Section::root(root.get_ref(), sink);
    let syntax = Syntax {
        template: top
            .section("template")
            .map(template_table)
            .unwrap_or_default(),
        sampling: top
            .section("sampling")
            .map(sampling_table)
            .unwrap_or_default(),
        targets: top
            .section("targets")
            .map(targets_table)
            .unwrap_or_default(),
        calendar: top
            .section("calendar")
            .map(calendar_table)
            .unwrap_or_default(),
        columns: top
            .section("columns")
            .map(column_tables)
            .unwrap_or_default(),
        criteria: top
            .sections("criterion")
            .into_iter()
            .map(criterion_table)
            .collect(),
    };
    if !top.has("template") {
        sink.complain(
            &code::T004,
            0..0,
            say::MISSING_TABLE.with("table", "[template]"),
        );
    }
    top.finish();
    syntax
}

/// A file that is no TOML gives an error a line; the first few tell enough.
const MOST_SYNTAX_ERRORS: usize = 20;

fn template_table(section: Section<'_>) -> TemplateTable {
    let table = TemplateTable {
        id: section.required_text("id"),
        version: section.required_text("version"),
        title: section.required_text("title"),
        language: section.text("language"),
        description: section.text("description"),
        authority: section.text("authority"),
    };
    section.finish();
    table
}

fn sampling_table(section: Section<'_>) -> SamplingTable {
    let table = SamplingTable {
        per_area: section.whole_number("per_area"),
        reserve: section.whole_number("reserve"),
    };
    section.finish();
    table
}

fn targets_table(section: Section<'_>) -> TargetsTable {
    let table = TargetsTable {
        compliance: section.number("compliance"),
        confidence: section.number("confidence"),
        tolerable: section.number("tolerable"),
    };
    section.finish();
    table
}

fn calendar_table(section: Section<'_>) -> CalendarTable {
    let table = CalendarTable {
        roll: section.flag("roll"),
        saturday: section.text("saturday"),
        closed: section.texts("closed"),
    };
    section.finish();
    table
}

fn column_tables(section: Section<'_>) -> Vec<ColumnTable> {
    section
        .named_sections()
        .into_iter()
        .map(|(name, column)| column_table(name, column))
        .collect()
}

fn column_table(name: Spanned<String>, section: Section<'_>) -> ColumnTable {
    let table = ColumnTable {
        name,
        kind: section.required_text("type"),
        aliases: section.texts("aliases").unwrap_or_default(),
        required: section.flag("required").is_some_and(Spanned::into_inner),
        role: section.text("role"),
    };
    section.finish();
    table
}

fn criterion_table(section: Section<'_>) -> CriterionTable {
    let table = CriterionTable {
        span: section.span(),
        id: section.required_text("id"),
        question: section.required_text("question"),
        finding: section.text("finding"),
        help: section.text("help"),
        basis: section.text("basis"),
        norm: section.text("norm"),
        severity: section.text("severity"),
        dimension: section.text("dimension"),
        theme: section.text("theme"),
        weight: section.number("weight"),
        target: section.number("target"),
        applies_if: section.text("applies_if"),
        deadline: section.section("deadline").map(deadline_table),
        pass_if: section.text("pass_if"),
        answer: section.text("answer"),
    };
    section.finish();
    table
}

fn deadline_table(section: Section<'_>) -> DeadlineTable {
    let table = DeadlineTable {
        span: section.span(),
        from: section.text("from"),
        within: section.text("within"),
        by: section.text("by"),
        to: section.required_text("to"),
    };
    section.finish();
    table
}
