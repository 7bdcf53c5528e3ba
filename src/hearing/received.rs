//! The list that comes back from the department, or from the auditor who replied on it.

use std::collections::BTreeMap;

use super::{AuditorReply, Hearing, Remark, Reply, Subject, assessment};
use crate::answers::{FilledIn, FormColumn, FormKind};
use crate::assess::AssessedCase;
use crate::case::CaseId;
use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, code, nearest};
use crate::draw::CodeKey;
use crate::extract::{Table, TableRow, excerpt};
use crate::lang::{Message, answers as say_answers, hearing as say};
use crate::template::Template;

/// The list.
pub static HEARING_LIST: FormKind = FormKind {
    columns: &[
        FormColumn::new("area", &say::AREA),
        FormColumn::new("criterion", &say::CRITERION),
        FormColumn::new("case_id", &say::CASE),
        FormColumn::new("severity", &say::SEVERITY),
        FormColumn::new("finding", &say::FINDING),
        FormColumn::new("basis", &say::BASIS),
        FormColumn::new("found", &say::FOUND),
        FormColumn::new("reply", &say::REPLY_HEADING),
        FormColumn::new("comment", &say::COMMENT),
        FormColumn::new("evidence", &say::EVIDENCE),
        FormColumn::new("auditor_reply", &say::AUDITOR_REPLY),
    ],
    needed: &["area", "criterion", "case_id", "reply"],
    code: &code::A080,
    no_list: &say::NO_LIST,
    make_list: &say::MAKE_LIST,
};

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

/// The audit whose findings were heard.
#[derive(Debug, Clone, Copy)]
pub struct Audited<'a> {
    /// Its cases.
    pub cases: &'a [AssessedCase],
    /// Its checklist.
    pub template: &'a Template,
    /// Where it has codes in the place of case ids: their key. The list may have the ids.
    pub key: Option<&'a CodeKey>,
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
    audit: &Audited<'_>,
    earlier: &Hearing,
    stamp: &Stamp,
) -> Result<Received, Failure> {
    let list = FilledIn::find(table, file, &HEARING_LIST)?;
    let rows = list.rows;
    let mut reading = Reading {
        list,
        key: audit.key,
        cases: audit.cases,
        template: audit.template,
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

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    reply: Reply,
    comment: String,
    evidence: String,
    auditor: String,
}

struct Reading<'a> {
    list: FilledIn<'a>,
    key: Option<&'a CodeKey>,
    cases: &'a [AssessedCase],
    template: &'a Template,
    said: BTreeMap<Subject, (Said, u64)>,
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn row(&mut self, row: &TableRow) {
        if let Some(broken) = self.list.broken(row) {
            return self.problems.push(broken);
        }
        let subject = self.subject(row);
        let (Some(subject), Some(said)) = (subject, self.said(row)) else {
            return;
        };
        if let Some((earlier, line)) = self.said.get(&subject)
            && *earlier != said
        {
            let message = say::TWICE.with("place", self.list.line(*line));
            return self.complain(&code::A005, message, row, "reply");
        }
        self.said.entry(subject).or_insert((said, row.line));
    }

    /// What a row is about, if the audit has it.
    fn subject(&mut self, row: &TableRow) -> Option<Subject> {
        let [area, criterion, case] =
            ["area", "criterion", "case_id"].map(|key| self.list.cell(row, key));
        let subject = Subject {
            area: area.to_owned(),
            criterion: criterion.to_owned(),
            case: CaseId::from_parts([case]).map(|id| self.in_audit(id)),
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

    /// An id as the audit calls it: by its code, where that is what the audit has.
    fn in_audit(&self, id: CaseId) -> CaseId {
        let is_known = |id: &CaseId| self.cases.iter().any(|known| known.id == *id);
        let code = self.key.map(|key| key.code(&id));
        code.filter(is_known).unwrap_or(id)
    }

    /// What a row says; `None` when it says nothing, or something that cannot be taken.
    fn said(&mut self, row: &TableRow) -> Option<Said> {
        let masked = |key: &str| mask_cpr(self.list.cell(row, key)).0.into_owned();
        let [comment, evidence, auditor] = ["comment", "evidence", "auditor_reply"].map(masked);
        let text = self.list.cell(row, "reply").to_owned();
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

    fn unknown(&mut self, message: Message, row: &TableRow, key: &str, near: Option<&str>) {
        let place = self.list.place(row, key);
        let near = near.map(|near| say::NEAREST.with("name", excerpt(near)));
        let diagnostic = Diagnostic::new(&code::A002, message).at(place);
        self.problems.push(diagnostic.help_if(near));
    }

    fn complain(&mut self, code: &'static Code, message: Message, row: &TableRow, key: &str) {
        let place = self.list.place(row, key);
        self.problems.push(Diagnostic::new(code, message).at(place));
    }
}
