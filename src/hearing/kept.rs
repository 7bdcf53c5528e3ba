//! `hearing.csv`.

use super::{AuditorReply, Hearing, Remark, Reply, Subject};
use crate::assess::Outcome;
use crate::case::CaseId;
use crate::cell::machine_csv;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::hearing as say;
use crate::template::Named;

const COLUMNS: [&str; 11] = [
    "area",
    "criterion",
    "case_id",
    "outcome",
    "reply",
    "comment",
    "evidence",
    "received_at",
    "auditor_reply",
    "auditor",
    "auditor_at",
];

/// The bytes of `hearing.csv`: a row for each remark, sorted by area, criterion and case.
pub fn to_csv(hearing: &Hearing) -> Vec<u8> {
    let rows = hearing.remarks.iter().map(|(subject, remark)| {
        let auditor = remark.auditor.as_ref();
        let of_auditor = |of: fn(&AuditorReply) -> &String| auditor.map(of).cloned();
        let case = subject.case.as_ref();
        [
            subject.area.clone(),
            subject.criterion.clone(),
            case.map(CaseId::to_string).unwrap_or_default(),
            remark.outcome.map_or("", Outcome::name).to_owned(),
            remark.reply.name().to_owned(),
            remark.comment.clone(),
            remark.evidence.clone(),
            remark.received_at.clone(),
            of_auditor(|reply| &reply.text).unwrap_or_default(),
            of_auditor(|reply| &reply.by).unwrap_or_default(),
            of_auditor(|reply| &reply.at).unwrap_or_default(),
        ]
    });
    machine_csv(COLUMNS, rows)
}

/// Reads the bytes of a `hearing.csv`; `file` is its path, for messages.
///
/// # Errors
/// A080 when the bytes are none; the first line that is wrong is named.
pub fn from_csv(bytes: &[u8], file: &str) -> Result<Hearing, Failure> {
    let damaged = |line: u64| {
        let diagnostic = Diagnostic::new(&code::A080, say::DAMAGED.message());
        Failure::from(diagnostic.at(Place::line(file, line)))
    };
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(|_| damaged(1))?;
    if header.iter().ne(COLUMNS) {
        return Err(damaged(1));
    }
    let mut hearing = Hearing::default();
    for (row, line) in reader.records().zip(2..) {
        let read = row.ok().as_ref().and_then(remark);
        let (subject, remark) = read.ok_or_else(|| damaged(line))?;
        hearing.remarks.insert(subject, remark);
    }
    Ok(hearing)
}

fn remark(row: &csv::StringRecord) -> Option<(Subject, Remark)> {
    let text = |position: usize| row.get(position).map(str::to_owned);
    let outcome = match row.get(3)? {
        "" => None,
        name => Some(Outcome::NAMES.iter().find(|(known, _)| *known == name)?.1),
    };
    let auditor = AuditorReply {
        text: text(8)?,
        by: text(9)?,
        at: text(10)?,
    };
    let case = row.get(2)?;
    let subject = Subject {
        area: text(0)?,
        criterion: text(1)?,
        case: CaseId::from_parts([case]),
    };
    let mut replies = Reply::ALL.into_iter();
    let remark = Remark {
        outcome,
        reply: replies.find(|reply| Some(reply.name()) == row.get(4))?,
        comment: text(5)?,
        evidence: text(6)?,
        received_at: text(7)?,
        auditor: Some(auditor).filter(|auditor| !auditor.text.is_empty()),
    };
    Some((subject, remark))
}
