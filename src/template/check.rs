//! From [`Syntax`] to [`Template`]: what the values mean.

use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::Spanned;

use super::model::{Sampling, Targets, Template};
use super::section::Sink;
use super::syntax::{self, CalendarTable, SamplingTable, Syntax, TargetsTable, TemplateTable};
use super::values::{not_allowed, owned, share};
use super::{columns, criteria, rating};
use crate::calendar::{Calendar, MonthDay, MonthDayError, Roll, Saturday};
use crate::cell;
use crate::diag::{Diagnostic, Place, Severity, SourceFile, code};
use crate::extract::excerpt;
use crate::lang::{Lang, template as say};
use crate::stats::count::MAX_COUNT;
use crate::stats::share::{Confidence, Share};

/// Longest template that is read; the longest checklists known are a hundredth of it.
const MOST_BYTES: usize = 1_000_000;

/// Most columns, and most criteria, of a template; the longest checklists known have a tenth of it.
const MOST_TABLES: usize = 1_000;

/// What came of reading a template.
#[derive(Debug)]
pub struct Checked {
    /// The template; `None` when there is an error among the diagnostics.
    pub template: Option<Template>,
    /// Everything to say of the file, in its order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a template file and checks it. All problems are found in one run.
pub fn read(source: &Arc<SourceFile>) -> Checked {
    if source.text.len() > MOST_BYTES {
        return too_large(source);
    }
    let numbers = cell::find_cpr(&source.text);
    let sink = Sink::new(masked(source, &numbers));
    for number in numbers {
        sink.complain(&code::T035, number, say::CPR_IN_TEMPLATE.message());
    }
    let syntax = syntax::parse(&sink);
    let template = check(&syntax, &sink);
    let diagnostics = sink.into_diagnostics();
    let sound = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.code.severity != Severity::Error);
    Checked {
        template: template.filter(|_| sound),
        diagnostics,
    }
}

/// The text with CPR numbers masked, byte for byte, so that no message and no line that is shown repeats one. A
/// checklist goes to many people: a CPR number in it is an error wherever it stands.
fn masked(source: &Arc<SourceFile>, numbers: &[Range<usize>]) -> Arc<SourceFile> {
    if numbers.is_empty() {
        return Arc::clone(source);
    }
    let mut text = source.text.clone();
    for number in numbers {
        let digits = source.text.get(number.clone()).unwrap_or_default();
        let mask: String = digits
            .chars()
            .map(|character| {
                if character.is_ascii_digit() {
                    '#'
                } else {
                    character
                }
            })
            .collect();
        text.replace_range(number.clone(), &mask);
    }
    Arc::new(SourceFile {
        name: source.name.clone(),
        text,
    })
}

/// A file that is too large is not read, and not shown either.
fn too_large(source: &Arc<SourceFile>) -> Checked {
    let message = say::TOO_LARGE.with("bytes", as_count(source.text.len()));
    Checked {
        template: None,
        diagnostics: vec![Diagnostic::new(&code::T036, message).at(Place::file(&source.name))],
    }
}

/// A file that is no text has no template; `byte` is how many bytes of it are text.
pub fn not_utf8(source: &Arc<SourceFile>, byte: usize) -> Checked {
    let diagnostic = Diagnostic::new(&code::T036, say::NOT_UTF8.with("byte", as_count(byte + 1)))
        .at(Place::file(&source.name))
        .help(say::SAVE_AS_UTF8.message());
    Checked {
        template: None,
        diagnostics: vec![diagnostic],
    }
}

/// `None` when a part without which there is no template is missing; the sink knows why.
fn check(syntax: &Syntax, sink: &Sink) -> Option<Template> {
    let columns = columns::check(at_most(&syntax.columns, "columns", sink), sink);
    let criteria = syntax.criteria.as_ref().and_then(|tables| {
        let tables = at_most(tables, "criterion", sink);
        criteria::check(tables, &columns, sink)
    });
    let sampling = sampling(&syntax.sampling, sink);
    let targets = targets(&syntax.targets, sink);
    let calendar = calendar(&syntax.calendar, sink);
    let language = language(&syntax.template, sink);
    let rating = rating::check(&syntax.rating, language, sink);
    file_name(&syntax.template, sink);
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
        columns: columns
            .into_iter()
            .map(|declared| declared.column)
            .collect::<Option<_>>()?,
        criteria: criteria?,
        sha256: cell::hex(&Sha256::digest(&sink.source().text)),
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
        let place = Place::file(&sink.source().name);
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
    let name = sink
        .source()
        .name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default();
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
