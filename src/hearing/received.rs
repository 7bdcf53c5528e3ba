//! The list that comes back from the department, or from the auditor who replied on it.

use std::collections::BTreeMap;

use super::{AuditorReply, Hearing, Remark, Reply, Subject, assessment};
use crate::assess::AssessedCase;
use crate::case::CaseId;
use crate::cell::{mask_cpr, without_guard};
use crate::diag::{Code, Diagnostic, Failure, Place, code, nearest};
use crate::extract::{Table, TableRow, excerpt};
use crate::lang::{Message, Phrase, answers as say_answers, hearing as say};
use crate::template::Template;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HearingColumn {
    /// Its name in files for machines.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static Phrase,
}

/// The columns of the list, in their order.
pub static HEARING_COLUMNS: [HearingColumn; 11] = [
    column("area", &say::AREA),
    column("criterion", &say::CRITERION),
    column("case_id", &say::CASE),
    column("severity", &say::SEVERITY),
    column("finding", &say::FINDING),
    column("basis", &say::BASIS),
    column("found", &say::FOUND),
    column("reply", &say::REPLY_HEADING),
    column("comment", &say::COMMENT),
    column("evidence", &say::EVIDENCE),
    column("auditor_reply", &say::AUDITOR_REPLY),
];
/// The columns without which a table is no such list.
const NEEDED: [&str; 4] = ["area", "criterion", "case_id", "reply"];

const fn column(key: &'static str, heading: &'static Phrase) -> HearingColumn {
    HearingColumn { key, heading }
}

/// Who takes a list in, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The user.
    pub by: String,
    /// ISO 8601 with offset.
    pub at: String,
}

/// What a list says, put to what was there.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// All remarks now.
    pub hearing: Hearing,
    /// Remarks that are new, or say something else than before.
    pub new: u64,
    /// Replies of the auditor that are new, or say something else than before.
    pub replies: u64,
    /// What was changed after the auditor had replied to it: that reply does not stand any more.
    pub unanswered: Vec<Subject>,
}

/// Reads a list that came back; `file` is its path, for messages. Rows without a reply say nothing, and what was said
/// before stays.
///
/// # Errors
/// Everything that is wrong in it: no such list, areas, criteria and cases that the audit does not have, replies that are
/// none, a remark or an auditor's words without a reply, a subject that stands twice and differently.
pub fn read_hearing(
    table: &Table,
    file: &str,
    audit: (&[AssessedCase], &Template),
    earlier: &Hearing,
    stamp: &Stamp,
) -> Result<Received, Failure> {
    let header = table.rows.iter().position(|row| {
        let positions = positions(&row.fields);
        NEEDED.iter().all(|key| positions.contains_key(key))
    });
    let Some((header, rows)) = header.and_then(|at| table.rows.get(at..)?.split_first()) else {
        let line = table.rows.first().map_or(1, |row| row.line);
        return Err(Diagnostic::new(&code::A080, say::NO_LIST.message())
            .at(Place::line(file, line))
            .help(say::MAKE_LIST.message())
            .into());
    };
    let mut reading = Reading {
        file,
        header: &header.fields,
        positions: positions(&header.fields),
        cases: audit.0,
        template: audit.1,
        said: BTreeMap::new(),
        problems: Vec::new(),
    };
    for row in rows {
        reading.row(row);
    }
    match Failure::of(std::mem::take(&mut reading.problems)) {
        Some(failure) => Err(failure),
        None => Ok(reading.received(earlier, stamp)),
    }
}

/// Where the columns stand, found by their names or their headings in both languages.
fn positions(header: &[String]) -> BTreeMap<&'static str, usize> {
    let found = HEARING_COLUMNS.iter().filter_map(|column| {
        let names = [column.key, column.heading.da, column.heading.en];
        let position = header.iter().position(|cell| {
            let cell = cell.to_lowercase();
            names.iter().any(|name| name.to_lowercase() == cell)
        });
        position.map(|position| (column.key, position))
    });
    found.collect()
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    reply: Reply,
    comment: String,
    evidence: String,
    auditor: String,
}

struct Reading<'a> {
    file: &'a str,
    header: &'a [String],
    positions: BTreeMap<&'static str, usize>,
    cases: &'a [AssessedCase],
    template: &'a Template,
    said: BTreeMap<Subject, (Said, u64)>,
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn row(&mut self, row: &TableRow) {
        if row.fields.len() != self.header.len() {
            let message = say_answers::BROKEN_ROW
                .with("found", row.fields.len().to_string())
                .with("expected", self.header.len().to_string());
            let place = Place::line(self.file, row.line);
            return self
                .problems
                .push(Diagnostic::new(&code::A080, message).at(place));
        }
        let subject = self.subject(row);
        let (Some(subject), Some(said)) = (subject, self.said(row)) else {
            return;
        };
        if let Some((earlier, line)) = self.said.get(&subject)
            && *earlier != said
        {
            let message = say::TWICE.with("place", format!("{}:{line}", self.file));
            return self.complain(&code::A005, message, row, "reply");
        }
        self.said.entry(subject).or_insert((said, row.line));
    }

    /// What a row is about, if the audit has it.
    fn subject(&mut self, row: &TableRow) -> Option<Subject> {
        let [area, criterion, case] =
            ["area", "criterion", "case_id"].map(|key| self.cell(row, key));
        let subject = Subject {
            area: area.to_owned(),
            criterion: criterion.to_owned(),
            case: CaseId::from_parts([case]),
        };
        if !self.cases.iter().any(|known| known.area.as_str() == area) {
            let near = nearest(area, self.cases.iter().map(|known| known.area.as_str()));
            self.unknown(
                say::UNKNOWN_AREA.with("area", excerpt(area)),
                row,
                "area",
                near,
            );
            return None;
        }
        let criteria = || self.template.criteria.iter().map(|known| known.id.as_str());
        if !criteria().any(|known| known == criterion) {
            let near = nearest(criterion, criteria()).map(str::to_owned);
            let message = say_answers::UNKNOWN_CRITERION.with("criterion", excerpt(criterion));
            self.unknown(message, row, "criterion", near.as_deref());
            return None;
        }
        let is_of_area = |case: &CaseId| {
            let mut cases = self.cases.iter();
            cases.any(|known| known.id == *case && known.area.as_str() == subject.area)
        };
        if subject.case.as_ref().is_some_and(|case| !is_of_area(case)) {
            let message = say::UNKNOWN_CASE
                .with("case", excerpt(case))
                .with("area", area);
            self.unknown(message, row, "case_id", None);
            return None;
        }
        Some(subject)
    }

    /// What a row says; `None` when it says nothing, or something that cannot be taken.
    fn said(&mut self, row: &TableRow) -> Option<Said> {
        let masked = |key: &str| mask_cpr(self.cell(row, key)).0.into_owned();
        let [comment, evidence, auditor] = ["comment", "evidence", "auditor_reply"].map(masked);
        let text = self.cell(row, "reply").to_owned();
        if text.is_empty() {
            if [&comment, &evidence, &auditor]
                .iter()
                .any(|said| !said.is_empty())
            {
                self.complain(&code::A081, say::NO_REPLY.message(), row, "reply");
            }
            return None;
        }
        let Some(reply) = Reply::find(&text) else {
            let message = say::BAD_REPLY.with("value", excerpt(&text));
            self.complain(&code::A081, message, row, "reply");
            return None;
        };
        if reply != Reply::Agree && comment.is_empty() {
            self.complain(&code::A081, say::NO_COMMENT.message(), row, "comment");
            return None;
        }
        Some(Said {
            reply,
            comment,
            evidence,
            auditor,
        })
    }

    /// What was there, with what this list says.
    fn received(self, earlier: &Hearing, stamp: &Stamp) -> Received {
        let mut received = Received {
            hearing: earlier.clone(),
            new: 0,
            replies: 0,
            unanswered: Vec::new(),
        };
        for (subject, (said, _)) in self.said {
            let now = assessment(&subject, self.cases, self.template);
            let before = received.hearing.remarks.get(&subject);
            let says_the_same = |before: &&Remark| {
                (before.reply, &before.comment, &before.evidence)
                    == (said.reply, &said.comment, &said.evidence)
            };
            let same = before.filter(says_the_same).cloned();
            let was_answered = before.is_some_and(|before| before.auditor.is_some());
            received.new += u64::from(same.is_none());
            let mut remark = same.unwrap_or_else(|| Remark {
                outcome: now.map(|now| now.outcome),
                reply: said.reply,
                comment: said.comment,
                evidence: said.evidence,
                received_at: stamp.at.clone(),
                auditor: None,
            });
            let stands = remark.auditor.as_ref();
            let is_new = !said.auditor.is_empty()
                && stands.is_none_or(|auditor| auditor.text != said.auditor);
            if is_new {
                received.replies += 1;
                remark.auditor = Some(AuditorReply {
                    text: said.auditor,
                    by: stamp.by.clone(),
                    at: stamp.at.clone(),
                });
            }
            if was_answered && remark.auditor.is_none() {
                received.unanswered.push(subject.clone());
            }
            received.hearing.remarks.insert(subject, remark);
        }
        received
    }

    fn cell<'r>(&self, row: &'r TableRow, key: &str) -> &'r str {
        let position = self.positions.get(key);
        let cell = position.and_then(|position| row.fields.get(*position));
        without_guard(cell.map_or("", String::as_str))
    }

    fn unknown(&mut self, message: Message, row: &TableRow, key: &str, near: Option<&str>) {
        let place = self.place(row, key);
        let near = near.map(|near| say::NEAREST.with("name", excerpt(near)));
        let diagnostic = Diagnostic::new(&code::A002, message).at(place);
        self.problems.push(diagnostic.help_if(near));
    }

    fn complain(&mut self, code: &'static Code, message: Message, row: &TableRow, key: &str) {
        let place = self.place(row, key);
        self.problems.push(Diagnostic::new(code, message).at(place));
    }

    fn place(&self, row: &TableRow, key: &str) -> Place {
        let position = self.positions.get(key);
        let heading = position.and_then(|position| self.header.get(*position));
        Place::Line {
            file: self.file.to_owned(),
            line: row.line,
            column: Some(heading.cloned().unwrap_or_else(|| key.to_owned())),
        }
    }
}
