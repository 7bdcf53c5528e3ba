//! The list of cases that comes back from the department: which were found, which could not be produced or opened.

use std::collections::BTreeMap;

use super::filled_in::{FilledIn, FormColumn, FormKind};
use super::{Answers, CaseStatus, Remark};
use crate::case::{CaseId, Reading as Value};
use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, code, nearest};
use crate::draw::{CodeKey, DrawnCase, Sample};
use crate::extract::{ColumnFormat, DateOrder, Table, TableRow, excerpt};
use crate::lang::{Lang, Message, Phrase, answers as say_answers, replacement, request as say};

/// The list.
pub static REQUEST_LIST: FormKind = FormKind {
    columns: &[
        FormColumn::new("area", &say::AREA),
        FormColumn::new(CASE, &say::CASE),
        FormColumn::new(FOUND, &say::FOUND),
        FormColumn::new("where", &say::WHERE),
        FormColumn::new(DATE, &say::DATE),
        FormColumn::new("remark", &say::REMARK),
    ],
    needed: &[CASE, FOUND],
    code: &code::A070,
    no_list: &say::NO_LIST,
    make_list: &say::MAKE_LIST,
};
const CASE: &str = "case_id";
const FOUND: &str = "found";
const DATE: &str = "date";

/// What a list says of the cases it names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Returned {
    /// What is said of each case; `None` for one that was found.
    said: BTreeMap<CaseId, (Option<CaseStatus>, Remark)>,
    /// Cases of the sample of which it says nothing.
    pub open: u64,
}

impl Returned {
    /// How many cases were found.
    pub fn found(&self) -> u64 {
        self.count(None)
    }

    /// How many cases have a status.
    pub fn with(&self, status: CaseStatus) -> u64 {
        self.count(Some(status))
    }

    fn count(&self, status: Option<CaseStatus>) -> u64 {
        let counted = self.said.values().filter(|(said, _)| *said == status);
        u64::try_from(counted.count()).unwrap_or(u64::MAX)
    }

    /// The cases that cannot be looked at, with why, in the order of their ids.
    pub fn missing(&self) -> impl Iterator<Item = (&CaseId, CaseStatus)> {
        let said = self.said.iter();
        said.filter_map(|(case, (status, _))| Some((case, (*status)?)))
    }

    /// The answers of the lists that came back before, with what this one says instead; and the cases that could not be
    /// looked at before and are found now.
    pub fn after(&self, earlier: &Answers) -> (Answers, Vec<(CaseId, CaseStatus)>) {
        let mut answers = earlier.clone();
        let mut found_now = Vec::new();
        for (case, (status, remark)) in &self.said {
            let entry = answers.cases.entry(case.clone()).or_default();
            let before = std::mem::replace(&mut entry.status, *status);
            entry.remark = remark.clone();
            if status.is_none() {
                found_now.extend(before.map(|before| (case.clone(), before)));
                answers.cases.remove(case);
            }
        }
        (answers, found_now)
    }
}

/// Reads a list that came back; `file` is its path, for messages. Where the sample has codes in the place of case ids, the
/// list may have the ids, and `key` tells their codes.
///
/// # Errors
/// Everything that is wrong in it: no list, cases that the sample does not have or has under another area, entries
/// that are none of those asked for, a case that stands twice with different entries.
pub fn read_request(
    table: &Table,
    file: &str,
    sample: &Sample,
    key: Option<&CodeKey>,
) -> Result<Returned, Failure> {
    let list = FilledIn::find(table, file, &REQUEST_LIST)?;
    let rows = list.rows;
    let drawn = sample.cases.iter().filter(|case| case.role.is_draw());
    let mut reading = Reading {
        list,
        key,
        drawn: drawn.map(|case| (&case.id, case)).collect(),
        lines: BTreeMap::new(),
        returned: Returned::default(),
        problems: Vec::new(),
    };
    for row in rows {
        reading.row(row);
    }
    let known = reading
        .drawn
        .len()
        .saturating_sub(reading.returned.said.len());
    reading.returned.open = u64::try_from(known).unwrap_or(u64::MAX);
    match Failure::of(reading.problems) {
        Some(failure) => Err(failure),
        None => Ok(reading.returned),
    }
}

/// What a row says of its case.
enum Entry {
    /// Nothing yet.
    Open,
    /// It was found.
    Found,
    /// It cannot be looked at.
    Missing(CaseStatus),
}

struct Reading<'a> {
    list: FilledIn<'a>,
    key: Option<&'a CodeKey>,
    drawn: BTreeMap<&'a CaseId, &'a DrawnCase>,
    lines: BTreeMap<CaseId, u64>,
    returned: Returned,
    problems: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    fn row(&mut self, row: &TableRow) {
        if let Some(broken) = self.list.broken(row) {
            return self.problems.push(broken);
        }
        let case = self.case(row);
        let entry = self.entry(row);
        let date = self.date(row);
        let (Some(case), Some(entry), Some(date)) = (case, entry, date) else {
            return;
        };
        let status = match entry {
            Entry::Open => return,
            Entry::Found => None,
            Entry::Missing(status) => Some(status),
        };
        let remark = Remark {
            comment: self.comment(row),
            answered_at: date,
            ..Remark::default()
        };
        let said = (status, remark);
        let earlier = self
            .returned
            .said
            .get(&case)
            .filter(|earlier| **earlier != said);
        if earlier.is_some() {
            let line = self.lines.get(&case).copied().unwrap_or_default();
            let message = say::CONFLICT
                .with("case", excerpt(case.as_str()))
                .with("place", self.list.line(line));
            return self.complain(&code::A005, message, row, FOUND);
        }
        self.lines.entry(case.clone()).or_insert(row.line);
        self.returned.said.insert(case, said);
    }

    /// The case of a row, if the sample has it in the area of the row.
    fn case(&mut self, row: &TableRow) -> Option<CaseId> {
        let written = [self.list.written(row, CASE), self.list.cell(row, CASE)];
        let Some(case) = written.into_iter().find_map(|text| self.drawn(text)) else {
            let [text, _] = written;
            let message = say_answers::UNKNOWN_CASE.with("case", excerpt(text));
            let near = nearest(text, self.drawn.keys().map(|id| id.as_str()));
            let near = near.map(|near| replacement::NEAREST.with("case", excerpt(near)));
            let place = self.list.place(row, CASE);
            let diagnostic = Diagnostic::new(&code::A002, message).at(place);
            self.problems.push(diagnostic.help_if(near));
            return None;
        };
        let area = self.list.cell(row, "area");
        if !area.is_empty() && area != case.area.as_str() {
            let message = say::OTHER_AREA
                .with("case", excerpt(case.id.as_str()))
                .with("area", case.area.as_str())
                .with("found", excerpt(area));
            self.complain(&code::A002, message, row, "area");
            return None;
        }
        Some(case.id.clone())
    }

    /// The drawn case of this id, or of this code.
    fn drawn(&self, text: &str) -> Option<&'a DrawnCase> {
        let id = CaseId::from_parts([text])?;
        let by_id = self.drawn.get(&id).copied();
        by_id.or_else(|| self.drawn.get(&self.key?.code(&id)).copied())
    }

    /// What a row says of its case; `None` when it cannot be told.
    fn entry(&mut self, row: &TableRow) -> Option<Entry> {
        let text = self.list.written(row, FOUND).to_lowercase();
        let is = |phrase: &Phrase| [phrase.da, phrase.en].contains(&text.as_str());
        if text.is_empty() {
            return Some(Entry::Open);
        }
        if is(&say::YES) {
            return Some(Entry::Found);
        }
        if is(&say::NO) || text == CaseStatus::NotFound.name() {
            return Some(Entry::Missing(CaseStatus::NotFound));
        }
        if is(&say::NO_ACCESS) || text == CaseStatus::NoAccess.name() {
            return Some(Entry::Missing(CaseStatus::NoAccess));
        }
        let message = say::BAD_FOUND.with("value", excerpt(self.list.written(row, FOUND)));
        self.complain(&code::A071, message, row, FOUND);
        None
    }

    /// The date of a row, as it stands there; `None` when it is no date.
    fn date(&mut self, row: &TableRow) -> Option<String> {
        let text = self.list.written(row, DATE).to_owned();
        let orders = [DateOrder::Iso, DateOrder::DayFirst];
        let is_date = orders.into_iter().any(|order| {
            let read = ColumnFormat::Date(order).read(&text);
            read != Value::Unreadable
        });
        if !is_date {
            let message = say::BAD_DATE.with("value", excerpt(&text));
            let diagnostic = Diagnostic::new(&code::A071, message).at(self.list.place(row, DATE));
            self.problems
                .push(diagnostic.help(say::WRITE_DATE.message()));
            return None;
        }
        Some(text)
    }

    /// What stands in the columns for words, CPR numbers masked.
    fn comment(&self, row: &TableRow) -> String {
        let place = Some(self.list.written(row, "where")).filter(|text| !text.is_empty());
        let place = place.map(|text| say::COMMENT_WHERE.with("text", text).in_lang(Lang::Da));
        let remark =
            Some(self.list.written(row, "remark").to_owned()).filter(|text| !text.is_empty());
        let parts: Vec<String> = remark.into_iter().chain(place).collect();
        mask_cpr(&parts.join("; ")).0.into_owned()
    }

    fn complain(
        &mut self,
        code: &'static Code,
        message: Message,
        row: &TableRow,
        key: &'static str,
    ) {
        let place = self.list.place(row, key);
        self.problems.push(Diagnostic::new(code, message).at(place));
    }
}
