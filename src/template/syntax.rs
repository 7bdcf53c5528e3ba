//! What a template file says, as written: every value keeps the bytes it stands in, and every complaint about the form
//! of the file is collected. What the values mean is decided in `check`.

use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::DeTable;

use super::case_tests::{self, TestTable};
use super::dependence::{self, DependenceTable};
use super::derive::{DeriveTable, derive_table};
use super::event_rules::{CountTable, IntervalTable, count_table, interval_table};
use super::event_tables::{EventsTable, events_tables};
use super::indicators::{self, IndicatorTable};
use super::rating::{RatingTable, rating_table};
use super::scales::{self, ScaleTable};
use super::section::{Section, Sink};
use super::supervision::{ReportTable, report_table};
use crate::diag::{Diagnostic, code};
use crate::extract::excerpt;
use crate::lang::{Message, Phrase, compose as files, template as say};

/// The tables of a template file.
#[derive(Debug)]
pub(super) struct Syntax {
    /// Whether the file is a fragment, which is no template by itself.
    pub is_fragment: bool,
    pub template: TemplateTable,
    pub sampling: SamplingTable,
    pub targets: TargetsTable,
    pub calendar: CalendarTable,
    pub rating: RatingTable,
    pub report: ReportTable,
    pub columns: Vec<ColumnTable>,
    pub events: Vec<EventsTable>,
    /// `[norms]`: names and lengths of time.
    pub norms: Vec<(Spanned<String>, Spanned<String>)>,
    /// `[[tables.NAME]]`.
    pub tables: Vec<(Spanned<String>, Vec<RowTable>)>,
    pub scales: Vec<ScaleTable>,
    /// `None` when they are no list of tables.
    pub criteria: Option<Vec<CriterionTable>>,
    /// `None` when they are no list of tables.
    pub excludes: Option<Vec<ExcludeTable>>,
    /// `None` when they are no list of tables.
    pub areas: Option<Vec<AreaTable>>,
    /// `None` when they are no list of tables.
    pub indicators: Option<Vec<IndicatorTable>>,
    /// `None` when they are no list of tables.
    pub tests: Option<Vec<TestTable>>,
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
    pub basis_checked: Option<Spanned<NaiveDate>>,
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
    pub derive: Option<DeriveTable>,
}

/// `[[criterion]]`.
#[derive(Debug)]
pub(super) struct CriterionTable {
    pub span: Range<usize>,
    pub id: Option<Spanned<String>>,
    pub question: Option<Spanned<String>>,
    pub finding: Option<Spanned<String>>,
    pub help: Option<Spanned<String>>,
    pub basis: Option<Spanned<String>>,
    pub basis_checked: Option<Spanned<NaiveDate>>,
    pub norm: Option<Spanned<String>>,
    pub severity: Option<Spanned<String>>,
    pub dimension: Option<Spanned<String>>,
    pub theme: Option<Spanned<String>>,
    pub weight: Option<Spanned<String>>,
    pub target: Option<Spanned<String>>,
    pub applies_if: Option<Spanned<String>>,
    pub applies_when: Option<DependenceTable>,
    pub rule: RuleTable,
    pub version_by: Option<Spanned<String>>,
    pub versions: Vec<VersionTable>,
}

impl CriterionTable {
    /// The scales by which a reviewer answers it, as written: its own, and those of its versions.
    pub fn answers(&self) -> impl Iterator<Item = &Spanned<String>> {
        let versions = self.versions.iter().map(|version| &version.rule);
        let rules = std::iter::once(&self.rule).chain(versions);
        rules.filter_map(|rule| rule.answer.as_ref())
    }

    /// What its rules name where a date stands, as written.
    pub fn moments(&self) -> impl Iterator<Item = &Spanned<String>> {
        let versions = self.versions.iter().map(|version| &version.rule);
        let rules = std::iter::once(&self.rule).chain(versions);
        rules.flat_map(RuleTable::moments)
    }
}

/// `[[criterion.version]]`.
#[derive(Debug)]
pub(super) struct VersionTable {
    pub span: Range<usize>,
    pub from: Option<Spanned<NaiveDate>>,
    pub until: Option<Spanned<NaiveDate>>,
    pub basis: Option<Spanned<String>>,
    pub rule: RuleTable,
}

/// The rule of a criterion, or of one of its versions.
#[derive(Debug)]
pub(super) struct RuleTable {
    pub span: Range<usize>,
    /// The keys of rules that are there, in the order of the file.
    pub keys: Vec<Spanned<&'static str>>,
    pub deadline: Option<DeadlineTable>,
    pub interval: Option<IntervalTable>,
    pub count: Option<CountTable>,
    pub pass_if: Option<Spanned<String>>,
    pub answer: Option<Spanned<String>>,
}

/// `[[exclude]]`.
#[derive(Debug)]
pub(super) struct ExcludeTable {
    pub reason: Option<Spanned<String>>,
    pub condition: Option<Spanned<String>>,
}

/// `[[area]]`.
#[derive(Debug)]
pub(super) struct AreaTable {
    pub id: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub patterns: Vec<Spanned<String>>,
}

impl RuleTable {
    fn moments(&self) -> impl Iterator<Item = &Spanned<String>> {
        let deadline = self.deadline.iter();
        let of_deadline =
            deadline.flat_map(|table| [&table.from, &table.by, &table.before, &table.to]);
        let of_interval = self.interval.iter();
        let of_interval = of_interval.flat_map(|table| [&table.from, &table.until]);
        let of_count = self.count.iter().map(|table| &table.from);
        let all = of_deadline.chain(of_interval).chain(of_count);
        all.filter_map(Option::as_ref)
    }
}

/// `deadline = { ... }`.
#[derive(Debug)]
pub(super) struct DeadlineTable {
    pub span: Range<usize>,
    /// The keys that say when it is due and are there, in the order of the file.
    pub limits: Vec<Spanned<&'static str>>,
    pub from: Option<Spanned<String>>,
    pub within: Option<Spanned<String>>,
    /// `within = { table, by }`.
    pub lookup: Option<LookupTable>,
    pub by: Option<Spanned<String>>,
    pub before: Option<Spanned<String>>,
    pub at_least: Option<Spanned<String>>,
    pub to: Option<Spanned<String>>,
}

/// `within = { table = "NAME", by = COLUMN }`.
#[derive(Debug)]
pub(super) struct LookupTable {
    pub table: Option<Spanned<String>>,
    pub by: Option<Spanned<String>>,
}

/// A row of `[[tables.NAME]]`.
#[derive(Debug)]
pub(super) struct RowTable {
    pub key: Option<Spanned<String>>,
    pub within: Option<Spanned<String>>,
    pub from: Option<Spanned<NaiveDate>>,
    pub until: Option<Spanned<NaiveDate>>,
}

/// Reads the text of a file that begins at `start` among all; complaints go to the sink. A file that is no TOML at all
/// still gives what could be read of it, so that all its problems are found in one run.
pub(super) fn tree<'t>(text: &'t str, start: usize, sink: &Sink) -> DeTable<'t> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let bytes = error.span().unwrap_or(0..0);
        let written = text.get(bytes.clone()).unwrap_or_default();
        let in_double_brackets = text.get(..bytes.start).is_some_and(|it| it.ends_with("[["));
        if in_double_brackets
            && root
                .get_ref()
                .get(written)
                .is_some_and(|it| it.get_ref().is_table())
        {
            // The first of them has single brackets, and is complained of.
            continue;
        }
        let diagnostic = Diagnostic::new(&code::T001, what_is_wrong(error.message(), written));
        let comma = is_decimal_comma(text, &bytes).then(|| say::DECIMAL_POINT.message());
        let place = sink.place(start + bytes.start..start + bytes.end);
        sink.push(diagnostic.at(place).help_if(comma));
    }
    root.into_inner()
}

/// Reads the tables of a template; complaints go to the sink.
pub(super) fn parse(root: &DeTable<'_>, sink: &Sink) -> Syntax {
    let top = Section::root(root, sink);
    let is_fragment = top.has("fragment") && !top.has("template");
    if let Some(fragment) = top.key("fragment").filter(|_| !is_fragment) {
        let message = files::FRAGMENT_AND_TEMPLATE.message();
        sink.complain(&code::T073, fragment.span(), message);
    }
    if let Some(fragment) = top.section("fragment") {
        fragment_table(fragment);
    }
    let syntax = Syntax {
        is_fragment,
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
        rating: top.section("rating").map(rating_table).unwrap_or_default(),
        report: top.section("report").map(report_table).unwrap_or_default(),
        columns: top
            .section("columns")
            .map(column_tables)
            .unwrap_or_default(),
        events: top.section("events").map(events_tables).unwrap_or_default(),
        norms: top
            .section("norms")
            .map(Section::named_texts)
            .unwrap_or_default(),
        tables: top.section("tables").map(lookup_tables).unwrap_or_default(),
        scales: top.section("scales").map(scales::parse).unwrap_or_default(),
        criteria: top
            .sections("criterion")
            .map(|tables| tables.into_iter().map(criterion_table).collect()),
        excludes: top
            .sections("exclude")
            .map(|tables| tables.into_iter().map(exclude_table).collect()),
        areas: top
            .sections("area")
            .map(|tables| tables.into_iter().map(area_table).collect()),
        indicators: top
            .sections("indicator")
            .map(|tables| tables.into_iter().map(indicators::parse).collect()),
        tests: top
            .sections("test")
            .map(|tables| tables.into_iter().map(case_tests::parse).collect()),
    };
    if !top.has("template") && !is_fragment {
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

/// What the reader of TOML says of the mistakes that are made most, and how this program says it. The first that fits
/// holds.
const SYNTAX_ERRORS: [(&str, &Phrase); 11] = [
    ("unexpected key or value", &say::REST_OF_LINE),
    ("duplicate key", &say::DUPLICATE_KEY),
    ("string values must be quoted", &say::UNQUOTED_TEXT),
    ("invalid basic string, expected `\"`", &say::OPEN_TEXT),
    ("invalid literal string, expected `'`", &say::OPEN_TEXT),
    ("key with no value", &say::NO_EQUALS_SIGN),
    ("missing assignment", &say::NO_EQUALS_SIGN),
    ("missing comma", &say::NO_COMMA),
    ("unclosed array,", &say::OPEN_LIST),
    ("unclosed inline table", &say::OPEN_TABLE),
    ("unclosed", &say::OPEN_HEADER),
];

fn what_is_wrong(detail: &str, written: &str) -> Message {
    let known = SYNTAX_ERRORS
        .iter()
        .find(|(start, _)| detail.starts_with(start));
    match known {
        Some((_, phrase)) if **phrase == say::UNQUOTED_TEXT && written.is_empty() => {
            say::NO_VALUE.message()
        }
        Some((_, phrase)) => phrase.with("written", excerpt(written)),
        None => say::NOT_TOML.with("detail", detail.replace('\n', "; ")),
    }
}

/// Whether something that was not expected is, or follows, the comma of `0,9`.
fn is_decimal_comma(text: &str, bytes: &Range<usize>) -> bool {
    let before = text.get(..bytes.start).unwrap_or_default();
    let rest = text.get(bytes.start..).unwrap_or_default();
    let (whole, decimals) = match (before.strip_suffix(','), rest.strip_prefix(',')) {
        (Some(before), _) => (before, rest),
        (None, Some(rest)) => (before, rest),
        (None, None) => return false,
    };
    whole.ends_with(|digit: char| digit.is_ascii_digit())
        && decimals.starts_with(|digit: char| digit.is_ascii_digit())
}

fn template_table(section: Section<'_>) -> TemplateTable {
    let table = TemplateTable {
        id: section.required_text("id"),
        version: section.required_text("version"),
        title: section.required_text("title"),
        language: section.text("language"),
        description: section.text("description"),
        authority: section.text("authority"),
        basis_checked: section.date("basis_checked"),
    };
    // These were followed before: only their types are looked at.
    section.texts("include");
    section.text("extends");
    section.finish();
    table
}

/// `[fragment]`.
fn fragment_table(section: Section<'_>) {
    section.required_text("title");
    section.texts("include");
    section.finish();
}

/// Complains about the `[template]` or the `[fragment]` of a file that another one names.
pub(super) fn complain_about_header(root: &DeTable<'_>, sink: &Sink) {
    let top = Section::root(root, sink);
    if let Some(fragment) = top.section("fragment") {
        fragment_table(fragment);
    } else if let Some(template) = top.section("template") {
        template_table(template);
    }
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
        .map(|(name, column)| {
            let derive = column.section("derive").map(derive_table);
            column_table(name, column, derive)
        })
        .collect()
}

/// A column, of which the key `derive` has been read where it may stand.
pub(super) fn column_table(
    name: Spanned<String>,
    section: Section<'_>,
    derive: Option<DeriveTable>,
) -> ColumnTable {
    let table = ColumnTable {
        name,
        kind: section.required_text("type"),
        aliases: section.texts("aliases").unwrap_or_default(),
        required: section.flag("required").is_some_and(Spanned::into_inner),
        role: section.text("role"),
        derive,
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
        basis_checked: section.date("basis_checked"),
        norm: section.text("norm"),
        severity: section.text("severity"),
        dimension: section.text("dimension"),
        theme: section.text("theme"),
        weight: section.number("weight"),
        target: section.number("target"),
        applies_if: section.text("applies_if"),
        applies_when: section.section("applies_when").map(dependence::parse),
        rule: rule_table(&section),
        version_by: section.text("version_by"),
        versions: section
            .sections("version")
            .into_iter()
            .flatten()
            .map(version_table)
            .collect(),
    };
    section.finish();
    table
}

fn version_table(section: Section<'_>) -> VersionTable {
    let table = VersionTable {
        span: section.span(),
        from: section.required_date("from"),
        until: section.date("until"),
        basis: section.text("basis"),
        rule: rule_table(&section),
    };
    section.finish();
    table
}

/// The keys of rules, of which a criterion has one.
pub(super) const RULES: [&str; 5] = ["deadline", "interval", "count", "pass_if", "answer"];

/// The rule in the table of a criterion or of one of its versions.
fn rule_table(section: &Section<'_>) -> RuleTable {
    RuleTable {
        span: section.span(),
        keys: keys(section, RULES),
        deadline: section.section("deadline").map(deadline_table),
        interval: section.section("interval").map(interval_table),
        count: section.section("count").map(count_table),
        pass_if: section.text("pass_if"),
        answer: section.text("answer"),
    }
}

fn lookup_tables(section: Section<'_>) -> Vec<(Spanned<String>, Vec<RowTable>)> {
    let named = section.named_lists().into_iter();
    named
        .map(|(name, rows)| (name, rows.into_iter().map(row_table).collect()))
        .collect()
}

fn row_table(section: Section<'_>) -> RowTable {
    let table = RowTable {
        key: section.required_text("key"),
        within: section.required_text("within"),
        from: section.date("from"),
        until: section.date("until"),
    };
    section.finish();
    table
}

fn exclude_table(section: Section<'_>) -> ExcludeTable {
    let table = ExcludeTable {
        reason: section.required_text("reason"),
        condition: section.required_text("where"),
    };
    section.finish();
    table
}

fn area_table(section: Section<'_>) -> AreaTable {
    let table = AreaTable {
        id: section.required_text("id"),
        title: section.text("title"),
        patterns: section.texts("match").unwrap_or_default(),
    };
    section.finish();
    table
}

/// Which of several keys are there, in the order of the file.
fn keys<const N: usize>(
    section: &Section<'_>,
    of: [&'static str; N],
) -> Vec<Spanned<&'static str>> {
    let mut there: Vec<_> = of.into_iter().filter_map(|key| section.key(key)).collect();
    there.sort_by_key(|key| key.span().start);
    there
}

fn lookup_table(section: Section<'_>) -> LookupTable {
    let table = LookupTable {
        table: section.required_text("table"),
        by: section.required_text("by"),
    };
    section.finish();
    table
}

fn deadline_table(section: Section<'_>) -> DeadlineTable {
    let is_lookup = section.has_table("within");
    let lookup = is_lookup.then(|| section.section("within")).flatten();
    let table = DeadlineTable {
        lookup: lookup.map(lookup_table),
        span: section.span(),
        limits: keys(&section, ["from", "within", "by", "before", "at_least"]),
        from: section.text("from"),
        within: if is_lookup {
            None
        } else {
            section.text("within")
        },
        by: section.text("by"),
        before: section.text("before"),
        at_least: section.text("at_least"),
        to: section.required_text("to"),
    };
    section.finish();
    table
}
