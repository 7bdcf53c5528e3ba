//! From [`Syntax`] to [`Template`]: what the values mean.

use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::Spanned;

use super::birthdays::Birthdays;
use super::criteria::Names;
use super::event_names::EventNames;
use super::event_tables::DeclaredEvents;
use super::gather::{Gathered, MOST_BYTES};
use super::library::{Library, NoFiles};
use super::model::{Sampling, Targets, Template};
use super::norms::Norms;
use super::section::Sink;
use super::syntax::{self, CalendarTable, SamplingTable, Syntax, TargetsTable, TemplateTable};
use super::values::{not_allowed, owned, share};
use super::{
    case_tests, columns, compose, criteria, derive, event_tables, indicators, lints, one_file,
    population, rating, scales, staleness, supervision, tables,
};
use crate::calendar::{Calendar, MonthDay, MonthDayError, Roll, Saturday};
use crate::cell;
use crate::diag::{Diagnostic, Place, Severity, SourceFile, code};
use crate::extract::excerpt;
use crate::lang::{Lang, template as say};
use crate::rule;
use crate::stats::count::MAX_COUNT;
use crate::stats::share::{Confidence, Share};

/// Most columns, and most criteria, of a template; the longest checklists known have a tenth of it.
const MOST_TABLES: usize = 1_000;

/// What came of reading a template.
#[derive(Debug)]
pub struct Checked {
    /// The template; `None` when there is an error among the diagnostics, or the file is a fragment.
    pub template: Option<Template>,
    /// The file itself, without those it names; empty where it is no text.
    pub source: Arc<SourceFile>,
    /// Whether the file is a fragment, which other templates include.
    pub is_fragment: bool,
    /// Everything to say of the files, in their order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a template that is one file and checks it. All problems are found in one run.
pub fn read(source: &Arc<SourceFile>) -> Checked {
    read_with(source, &NoFiles)
}

/// Reads a template with the files it names, and checks it. All problems are found in one run.
pub fn read_with(source: &Arc<SourceFile>, library: &dyn Library) -> Checked {
    if source.text.len() > MOST_BYTES {
        return too_large(source, as_count(source.text.len()));
    }
    let mut gathered = Gathered::new(source, library);
    let sink = Sink::new(gathered.parts.iter().map(|part| &part.source));
    for diagnostic in std::mem::take(&mut gathered.diagnostics) {
        sink.push(diagnostic);
    }
    rule::with_room(|| read_gathered(source, &gathered, sink))
}

fn read_gathered(source: &Arc<SourceFile>, gathered: &Gathered, sink: Sink) -> Checked {
    let text = sink.text();
    let tree = compose::tree(gathered, &text, &sink);
    let syntax = syntax::parse(&tree, &sink);
    let text = if gathered.is_composed() {
        one_file::text(&tree, gathered, &sink)
    } else {
        source.text.clone()
    };
    if text.len() > MOST_BYTES {
        sink.push(is_too_large(&source.name, as_count(text.len())));
    }
    let template = check(&syntax, text, &sink);
    lints::of_tables(&syntax, &sink);
    if let Some(template) = template.as_ref().filter(|_| !sink.has_errors()) {
        lints::unused_columns(&syntax.columns, template, &sink);
    }
    let diagnostics = sink.into_diagnostics();
    let sound = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.code.severity != Severity::Error);
    Checked {
        template: template.filter(|_| sound),
        source: Arc::clone(source),
        is_fragment: syntax.is_fragment,
        diagnostics,
    }
}

/// A file of so many bytes is not read, and not shown either.
pub fn too_large(source: &Arc<SourceFile>, bytes: u64) -> Checked {
    unread(source, is_too_large(&source.name, bytes))
}

fn is_too_large(name: &str, bytes: u64) -> Diagnostic {
    let message = say::TOO_LARGE.with("bytes", bytes);
    Diagnostic::new(&code::T036, message).at(Place::file(name))
}

/// A file that is no text has no template; `byte` is how many bytes of it are text.
pub fn not_utf8(source: &Arc<SourceFile>, byte: usize) -> Checked {
    let diagnostic = Diagnostic::new(&code::T036, say::NOT_UTF8.with("byte", as_count(byte + 1)));
    let place = Place::file(&source.name);
    let diagnostic = diagnostic.at(place).help(say::SAVE_AS_UTF8.message());
    unread(source, diagnostic)
}

fn unread(source: &Arc<SourceFile>, diagnostic: Diagnostic) -> Checked {
    Checked {
        template: None,
        source: Arc::clone(source),
        is_fragment: false,
        diagnostics: vec![diagnostic],
    }
}

/// `None` when a part without which there is no template is missing; the sink knows why.
fn check(syntax: &Syntax, text: String, sink: &Sink) -> Option<Template> {
    let column_tables = at_most(&syntax.columns, "columns", sink);
    let mut columns = columns::check(column_tables, sink);
    let events = event_tables::check(at_most(&syntax.events, "events", sink), sink);
    derive::check(column_tables, &mut columns, &events, sink);
    let norms = Norms::check(&syntax.norms, sink);
    let tables = tables::check(&syntax.tables, sink);
    let written = syntax.criteria.as_deref().unwrap_or_default();
    let scales = scales::check(&syntax.scales, syntax.criteria.as_deref(), sink);
    let birthdays = Birthdays::of(written, &columns, sink);
    let names = Names {
        columns: &columns,
        events: EventNames {
            events: &events,
            sink,
        },
        in_expressions: columns::in_expressions(&columns)
            .with_hidden(birthdays.count())
            .with_prior(),
        birthdays: &birthdays,
        norms: &norms,
        tables: &tables,
        scales: &scales,
        criteria: criteria::ids(written),
        sink,
    };
    let criteria = syntax.criteria.as_ref().and_then(|tables| {
        let tables = at_most(tables, "criterion", sink);
        if tables.is_empty() && !syntax.is_fragment {
            sink.complain(&code::T033, 0..0, say::NO_CRITERIA.message());
        }
        criteria::check(tables, &names)
    });
    let exclusions = syntax.excludes.as_ref().and_then(|tables| {
        let tables = at_most(tables, "exclude", sink);
        population::exclusions(tables, &names, sink)
    });
    let areas = syntax.areas.as_ref().and_then(|tables| {
        let tables = at_most(tables, "area", sink);
        population::areas(tables, sink)
    });
    let indicators = syntax.indicators.as_ref().and_then(|tables| {
        let tables = at_most(tables, "indicator", sink);
        indicators::check(tables, &names)
    });
    let priors = names.priors();
    let named = case_tests::Named {
        columns: &columns,
        events: &events,
        criteria: written,
        checked: criteria.as_deref(),
        sink,
    };
    let tests = syntax
        .tests
        .as_ref()
        .and_then(|tables| named.check(at_most(tables, "test", sink)));
    if !syntax.is_fragment {
        norms.warn_of_unused();
    }
    let local_norms = norms.set();
    drop(names);
    let sampling = sampling(&syntax.sampling, sink);
    let targets = targets(&syntax.targets, sink);
    let calendar = calendar(&syntax.calendar, sink);
    let language = language(&syntax.template, sink);
    let rating = rating::check(&syntax.rating, language, sink);
    file_name(&syntax.template, sink);
    let hidden = birthdays.into_columns(&columns);
    let columns = columns.into_iter().map(|declared| declared.column);
    let columns = columns.chain(hidden.into_iter().map(Some));
    Some(Template {
        id: owned(syntax.template.id.as_ref())?,
        version: owned(syntax.template.version.as_ref())?,
        title: owned(syntax.template.title.as_ref())?,
        language,
        description: owned(syntax.template.description.as_ref()).unwrap_or_default(),
        authority: owned(syntax.template.authority.as_ref()).unwrap_or_default(),
        sampling,
        targets: targets?,
        calendar: calendar?,
        rating: rating?,
        supervision: supervision::check(&syntax.report, sink),
        columns: columns.collect::<Option<_>>()?,
        events: events
            .into_iter()
            .map(DeclaredEvents::into_events)
            .collect::<Option<_>>()?,
        criteria: criteria?,
        exclusions: exclusions?,
        areas: areas?,
        norms: local_norms,
        tables: tables
            .into_iter()
            .map(|declared| declared.table)
            .collect::<Option<_>>()?,
        basis_checked: staleness::checked(syntax.template.basis_checked.as_ref(), sink),
        priors,
        indicators: indicators?,
        tests: tests?,
        sha256: cell::hex(&Sha256::digest(&text)),
        text,
    })
}

/// The tables of a kind, so many that they can be checked at once.
fn at_most<'t, T>(tables: &'t [T], name: &'static str, sink: &Sink) -> &'t [T] {
    let Some(first) = tables.get(..MOST_TABLES) else {
        return tables;
    };
    if tables.len() > MOST_TABLES {
        let message = say::TOO_MANY_TABLES
            .with("count", as_count(tables.len()))
            .with("table", name)
            .with("most", as_count(MOST_TABLES));
        let place = Place::file(sink.name());
        sink.push(Diagnostic::new(&code::T036, message).at(place));
    }
    first
}

fn sampling(table: &SamplingTable, sink: &Sink) -> Sampling {
    for number in [&table.per_area, &table.reserve].into_iter().flatten() {
        if *number.get_ref() > MAX_COUNT {
            let message = say::TOO_MANY_CASES.with("value", number.get_ref().to_string());
            let message = message.with("most", MAX_COUNT);
            sink.complain(&code::T032, number.span(), message);
        }
    }
    let or = |number: &Option<Spanned<u64>>, default| {
        number.as_ref().map_or(default, |number| *number.get_ref())
    };
    if let Some(none) = table
        .per_area
        .as_ref()
        .filter(|number| *number.get_ref() == 0)
    {
        sink.complain(&code::T032, none.span(), say::NONE_PER_AREA.message());
    }
    Sampling {
        per_area: or(&table.per_area, 15),
        reserve: or(&table.reserve, 0),
    }
}

fn targets(table: &TargetsTable, sink: &Sink) -> Option<Targets> {
    let compliance = match &table.compliance {
        Some(text) => share(text, sink).map(Some),
        None => Some(None),
    };
    let confidence = match &table.confidence {
        Some(text) => confidence(text, sink),
        None => Some(Confidence::from_str("0.95").expect("a literal confidence")),
    };
    let tolerable = match &table.tolerable {
        Some(text) => share(text, sink),
        None => Some(Share::from_str("0.10").expect("a literal share")),
    };
    Some(Targets {
        compliance: compliance?,
        confidence: confidence?,
        tolerable: tolerable?,
    })
}

/// A confidence lies between 0.5, where a limit would be a guess, and 1, which no sample reaches.
fn confidence(text: &Spanned<String>, sink: &Sink) -> Option<Confidence> {
    let half = Share::from_str("0.5").expect("a literal share");
    let confidence = Confidence::from_str(text.get_ref())
        .ok()
        .filter(|confidence| confidence.share() >= half);
    if confidence.is_none() {
        let message = say::NO_CONFIDENCE.with("value", excerpt(text.get_ref()));
        let diagnostic = Diagnostic::new(&code::T032, message).at(sink.place(text.span()));
        sink.push(diagnostic.help(say::WRITE_CONFIDENCE.message()));
    }
    confidence
}

fn calendar(table: &CalendarTable, sink: &Sink) -> Option<Calendar> {
    let standard = Calendar::default();
    let roll = match table.roll.as_ref().map(Spanned::get_ref) {
        Some(true) => Roll::NextOpenDay,
        Some(false) => Roll::Keep,
        None => standard.roll,
    };
    let saturday = match &table.saturday {
        Some(text) => {
            let saturday = Saturday::from_str(text.get_ref()).ok();
            if saturday.is_none() {
                not_allowed(text, Saturday::ALL.into_iter().map(Saturday::name), sink);
            }
            saturday
        }
        None => Some(standard.saturday),
    };
    let closed = match &table.closed {
        Some(days) => {
            let days: Vec<_> = days.iter().map(|day| month_day(day, sink)).collect();
            days.into_iter().collect()
        }
        None => Some(standard.closed),
    };
    Some(Calendar {
        roll,
        saturday: saturday?,
        closed: closed?,
    })
}

fn month_day(text: &Spanned<String>, sink: &Sink) -> Option<MonthDay> {
    match MonthDay::from_str(text.get_ref()) {
        Ok(day) => Some(day),
        Err(_) => {
            let error = MonthDayError {
                text: excerpt(text.get_ref()),
            };
            sink.complain(&code::T032, text.span(), error.message());
            None
        }
    }
}

fn language(table: &TemplateTable, sink: &Sink) -> Lang {
    let Some(text) = &table.language else {
        return Lang::Da;
    };
    match text.get_ref().as_str() {
        "da" => Lang::Da,
        "en" => Lang::En,
        _ => {
            not_allowed(text, ["da", "en"].into_iter(), sink);
            Lang::Da
        }
    }
}

/// The id should be the file's name, so that a template is found by its name.
fn file_name(table: &TemplateTable, sink: &Sink) {
    let Some(id) = &table.id else { return };
    let name = sink.name().rsplit(['/', '\\']).next();
    let name = name.unwrap_or_default();
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    if stem != id.get_ref() {
        sink.complain(
            &code::T034,
            id.span(),
            say::ID_IS_NOT_FILE
                .with("id", excerpt(id.get_ref()))
                .with("file", excerpt(name)),
        );
    }
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
