//! The hearing: what the department is asked about, and what was said.

use chrono::NaiveDate;

use super::finding_table::severity;
use super::form::Form;
use super::{Cell, Column, Table, Words, number};
use crate::draw::CaseNames;
use crate::hearing::{Asked, Changed, HEARING_LIST, Heard, Reply};
use crate::lang::{Lang, Message, Phrase, hearing as say};
use crate::template::Outcome;

/// What the department is asked about, with columns to fill in.
pub fn form(asked: &[Asked<'_>], names: &CaseNames, due: Option<NaiveDate>, lang: Lang) -> Form {
    let columns = HEARING_LIST
        .columns
        .iter()
        .map(|known| Column::left((known.key, known.heading)));
    let title = Words::Message(say::LIST.message());
    let mut table = Table::new(Some(title), columns.collect());
    for asked in asked {
        table.push(asked_row(asked, names, lang));
    }
    let what_to_do = match due {
        Some(due) => say::REPLY_BY.with("due", due),
        None => say::REPLY.message(),
    };
    Form {
        title: &say::LIST,
        lines: vec![what_to_do, say::LINES.message()],
        table,
        widths: vec![18, 14, 18, 10, 36, 24, 28, 14, 40, 30, 40],
        choice: (7, Reply::ALL.map(Reply::words).to_vec()),
    }
}

fn asked_row(asked: &Asked<'_>, names: &CaseNames, lang: Lang) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let word = |id: &'static str, phrase: &'static Phrase| Cell::Word {
        id,
        words: phrase.message(),
    };
    let case = asked.subject.case.as_ref();
    let said = asked.said;
    let auditor = said.and_then(|said| said.auditor.as_ref());
    let phrase = severity(asked.severity);
    vec![
        text(&asked.subject.area),
        text(&asked.subject.criterion),
        text(case.map_or("", |case| names.of(case).as_str())),
        word(crate::template::Named::name(asked.severity), phrase),
        text(asked.sentence),
        text(asked.basis),
        text(&found(asked, lang)),
        said.map_or(text(""), |said| word(said.reply.name(), said.reply.words())),
        text(said.map_or("", |said| &said.comment)),
        text(said.map_or("", |said| &said.evidence)),
        text(auditor.map_or("", |auditor| &auditor.text)),
    ]
}

/// What was seen: how many cases fail, or how late the case was and what the reviewer said.
fn found(asked: &Asked<'_>, lang: Lang) -> String {
    let fails = asked
        .fails
        .map(|(fail, decided)| number::share(lang, fail, decided));
    let late = asked.days_late.map(|days| {
        let message = say::DAYS_LATE.with("days", days.to_string());
        message.in_lang(lang)
    });
    let comment = Some(asked.comment).filter(|comment| !comment.is_empty());
    let parts = [fails, late, comment.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What the department said and the auditor replied, with what was changed since.
/// An area stands under the name that is given for it.
pub fn remarks(heard: &[Heard<'_>], name_of: impl Fn(&str) -> String) -> Table {
    let columns = vec![
        Column::left(("area", &say::AREA)),
        Column::left(("criterion", &say::CRITERION)),
        Column::left(("case_id", &say::CASE)),
        Column::left(("reply", &say::REPLY_HEADING)),
        Column::left(("comment", &say::COMMENT)),
        Column::left(("evidence", &say::EVIDENCE)),
        Column::left(("auditor_reply", &say::AUDITOR_REPLY)),
        Column::left(("outcome_now", &say::OUTCOME_NOW)),
    ];
    let mut table = Table::new(Some(Words::Message(say::LIST.message())), columns);
    for heard in heard {
        let text = |text: &str| Cell::Text(text.to_owned());
        let auditor = heard.remark.auditor.as_ref();
        let case = heard.subject.case.as_ref();
        let changed = heard.changed.as_ref();
        table.push(vec![
            Cell::Text(name_of(&heard.subject.area)),
            text(&heard.subject.criterion),
            text(case.map_or("", |case| case.as_str())),
            Cell::Word {
                id: heard.remark.reply.name(),
                words: heard.remark.reply.words().message(),
            },
            text(&heard.remark.comment),
            text(&heard.remark.evidence),
            text(auditor.map_or("", |auditor| &auditor.text)),
            changed.map_or(Cell::NotApplicable, |changed| Cell::Word {
                id: changed.outcome.name(),
                words: change(heard.remark.outcome, changed),
            }),
        ]);
    }
    table
}

/// From the outcome that was heard about to that of today, with the answer it rests on.
fn change(before: Option<Outcome>, changed: &Changed<'_>) -> Message {
    let words = |outcome: Outcome| outcome.in_words();
    let before = words(before.unwrap_or(Outcome::Fail));
    let said = changed.answer.map(|answer| {
        let parts = [&answer.reviewer, &answer.answered_at, &answer.comment];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.cloned().collect::<Vec<_>>().join(", ")
    });
    let message = match said.filter(|said| !said.is_empty()) {
        Some(said) => say::CHANGED.with("answer", said),
        None => say::CHANGED_WITHOUT.message(),
    };
    message
        .with("before", before)
        .with("now", words(changed.outcome))
}
