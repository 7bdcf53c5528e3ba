//! From [`Syntax`] to [`Template`]: what the values mean.

use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::Spanned;

use super::model::{Named, Sampling, Targets, Template};
use super::section::Sink;
use super::syntax::{self, CalendarTable, Syntax, TargetsTable, TemplateTable};
use super::{columns, criteria};
use crate::calendar::{Calendar, MonthDay, Roll, Saturday};
use crate::cell;
use crate::diag::{Diagnostic, Place, Severity, SourceFile, code, nearest};
use crate::lang::{Lang, template as say};
use crate::stats::share::{Confidence, Share};

/// Longest template that is read; the longest checklists known are a hundredth of it.
const MOST_BYTES: usize = 1_000_000;

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
    let sink = Sink::new(Arc::clone(source));
    let template = if source.text.len() > MOST_BYTES {
        sink.complain(
            &code::T036,
            0..0,
            say::TOO_LARGE.with("bytes", as_count(source.text.len())),
        );
        None
    } else {
        let syntax = syntax::parse(&sink);
        personal_numbers(&sink);
        check(&syntax, &sink)
    };
    let diagnostics = sink.into_diagnostics();
    let sound = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.code.severity != Severity::Error);
    Checked {
        template: template.filter(|_| sound),
        diagnostics,
    }
}

/// A file that is no text has no template; `byte` is where its text ends.
pub fn not_utf8(source: &Arc<SourceFile>, byte: usize) -> Checked {
    let diagnostic = Diagnostic::new(&code::T036, say::NOT_UTF8.with("byte", as_count(byte)))
        .at(Place::file(&source.name))
        .help(say::SAVE_AS_UTF8.message());
    Checked {
        template: None,
        diagnostics: vec![diagnostic],
    }
}

/// `None` when a part without which there is no template is missing; the sink knows why.
fn check(syntax: &Syntax, sink: &Sink) -> Option<Template> {
    let columns = columns::check(&syntax.columns, sink);
    let criteria = criteria::check(&syntax.criteria, &columns, sink);
    let sampling = Sampling {
        per_area: syntax
            .sampling
            .per_area
            .as_ref()
            .map_or(15, |number| *number.get_ref()),
        reserve: syntax
            .sampling
            .reserve
            .as_ref()
            .map_or(0, |number| *number.get_ref()),
    };
    if let Some(per_area) = syntax
        .sampling
        .per_area
        .as_ref()
        .filter(|number| *number.get_ref() == 0)
    {
        sink.complain(&code::T032, per_area.span(), say::NONE_PER_AREA.message());
    }
    let targets = targets(&syntax.targets, sink);
    let calendar = calendar(&syntax.calendar, sink);
    let language = language(&syntax.template, sink);
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
        columns: columns.into_iter().collect::<Option<_>>()?,
        criteria: criteria?,
        sha256: Sha256::digest(&sink.source().text)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    })
}

fn targets(table: &TargetsTable, sink: &Sink) -> Option<Targets> {
    let compliance = match &table.compliance {
        Some(text) => Some(share(text, sink)?),
        None => None,
    };
    let confidence = match &table.confidence {
        Some(text) => confidence(text, sink)?,
        None => Confidence::from_str("0.95").expect("a literal confidence"),
    };
    let tolerable = match &table.tolerable {
        Some(text) => share(text, sink)?,
        None => Share::from_str("0.10").expect("a literal share"),
    };
    Some(Targets {
        compliance,
        confidence,
        tolerable,
    })
}

/// A confidence lies between 0.5, where a limit would be a guess, and 1, which no sample reaches.
fn confidence(text: &Spanned<String>, sink: &Sink) -> Option<Confidence> {
    let half = Share::from_str("0.5").expect("a literal share");
    let confidence = Confidence::from_str(text.get_ref())
        .ok()
        .filter(|confidence| confidence.share() >= half);
    if confidence.is_none() {
        sink.complain(
            &code::T032,
            text.span(),
            say::NO_CONFIDENCE.with("value", text.get_ref()),
        );
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
            saturday?
        }
        None => standard.saturday,
    };
    let closed = match &table.closed {
        Some(days) => days
            .iter()
            .map(|day| month_day(day, sink))
            .collect::<Option<_>>()?,
        None => standard.closed,
    };
    Some(Calendar {
        roll,
        saturday,
        closed,
    })
}

fn month_day(text: &Spanned<String>, sink: &Sink) -> Option<MonthDay> {
    match MonthDay::from_str(text.get_ref()) {
        Ok(day) => Some(day),
        Err(error) => {
            sink.complain(&code::T032, text.span(), error.message());
            None
        }
    }
}

/// A number from 0 to 1, read from its own text.
pub(super) fn share(text: &Spanned<String>, sink: &Sink) -> Option<Share> {
    let share = Share::from_str(text.get_ref()).ok();
    if share.is_none() {
        sink.complain(
            &code::T032,
            text.span(),
            say::NO_SHARE.with("value", text.get_ref()),
        );
    }
    share
}

/// One of a closed list of words.
pub(super) fn word<T: Named>(text: &Spanned<String>, sink: &Sink) -> Option<T> {
    let found = T::NAMES
        .iter()
        .find(|(name, _)| name == text.get_ref())
        .map(|(_, member)| *member);
    if found.is_none() {
        not_allowed(text, T::NAMES.iter().map(|(name, _)| *name), sink);
    }
    found
}

/// Complains about a value that is not on its list, with the list and the nearest of it.
pub(super) fn not_allowed(
    text: &Spanned<String>,
    allowed: impl Iterator<Item = &'static str> + Clone,
    sink: &Sink,
) {
    let list = allowed.clone().collect::<Vec<_>>().join(", ");
    let near = nearest(text.get_ref(), allowed);
    let message = say::NOT_ALLOWED.with("value", text.get_ref());
    let diagnostic = Diagnostic::new(&code::T005, message).at(sink.place(text.span()));
    let diagnostic = diagnostic.help_if(near.map(|near| say::DID_YOU_MEAN.with("name", near)));
    sink.push(diagnostic.help(say::ALLOWED.with("list", list)));
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
                .with("id", id.get_ref())
                .with("file", name),
        );
    }
}

/// A checklist goes to many people: a CPR number in it is an error wherever it stands.
fn personal_numbers(sink: &Sink) {
    let mut line_start = 0;
    for line in sink.source().text.split_inclusive('\n') {
        if cell::mask_cpr(line).1 > 0 {
            sink.complain(
                &code::T035,
                line_start..line_start,
                say::CPR_IN_TEMPLATE.message(),
            );
        }
        line_start += line.len();
    }
}

pub(super) fn owned(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.get_ref().trim().to_owned())
}

fn as_count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
