//! Reading a worksheet that came back: every row is told by its key, held against what stands beside it, and turned into
//! rows of answers. What does not fit is refused with its cell; nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::fields::{Field, column_key, read_column_key};
use super::key::{KeyCell, Origin, RowKey, Subject};
use super::observations::{Observation, ObservationKind};
use super::side_sheets::AreaConclusion;
use super::tables::{Book, Found, Headings, tables};
use crate::answers::{AnswerCell, AnswerRow, AnswerRows, Reviewers};
use crate::cell::mask_cpr;
use crate::diag::{Code, Diagnostic, Failure, Place, code};
use crate::draw::{DrawnCase, Sample, SampleRole};
use crate::extract::{DecimalMark, GridCell, GridKind, GridRow, excerpt};
use crate::lang::{Lang, Message, worksheet as say};
use crate::template::Template;

/// How a cell begins of which the program says that there is nothing to answer.
const NOTHING_TO_ANSWER: char = '—';

/// The audit that worksheets come back to.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The folder and the draw.
    pub origin: &'a Origin,
    /// The drawn cases.
    pub sample: &'a Sample,
    /// The checklist.
    pub template: &'a Template,
    /// Who looks at which case.
    pub reviewers: &'a Reviewers,
}

/// What came back in a worksheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    /// The name in its keys; `None` when it has none, or those of several worksheets.
    pub name: Option<String>,
    /// Its answers, still unchecked, and everything in it that could not be read.
    pub rows: AnswerRows,
    /// What was noticed.
    pub observations: Vec<Observation>,
    /// What was concluded, with the place of each.
    pub conclusions: Vec<(AreaConclusion, Place)>,
    /// How many rows were told without a key.
    pub without_key: u64,
}

/// Reads a worksheet.
///
/// # Errors
/// A022 and A023 for one of another folder or an earlier draw, A026 when its tables cannot be found. What is wrong with
/// rows (A002, A024, A025, A027, A028, A034) comes with the other rows, to be told together with what is wrong with these.
pub fn read(book: &Book, known: &Known<'_>) -> Result<Returned, Failure> {
    let facts = Facts {
        sample: known.sample,
        template: known.template,
        assessed: &[],
        events: &[],
        lang: Lang::Da,
    };
    refuse_foreign(book, known.origin)?;
    let headings = Headings::of(&facts);
    let tables = tables(book, &headings)?;
    if tables.is_empty() {
        let diagnostic = Diagnostic::new(&code::A026, say::NO_WORKSHEET.message());
        return Err(diagnostic.at(Place::file(&book.file)).into());
    }
    let names: BTreeSet<String> = book.keys().map(|(key, _)| key.sheet).collect();
    let mut reading = Reading {
        known,
        returned: Returned {
            name: names.first().filter(|_| names.len() == 1).cloned(),
            rows: AnswerRows::default(),
            observations: Vec::new(),
            conclusions: Vec::new(),
            without_key: 0,
        },
    };
    for table in &tables {
        reading.table(table);
    }
    Ok(reading.returned)
}

/// Refuses a worksheet with keys of another folder, or of an earlier draw, naming the first of them.
fn refuse_foreign(book: &Book, origin: &Origin) -> Result<(), Failure> {
    for (key, place) in book.keys() {
        if key.origin.folder != origin.folder {
            let help = say::OTHER_FOLDER_HELP
                .with("found", &key.origin.folder)
                .with("here", &origin.folder);
            let diagnostic = Diagnostic::new(&code::A022, say::OTHER_FOLDER.message());
            return Err(diagnostic.at(place).help(help).into());
        }
        if key.origin.draw != origin.draw {
            let diagnostic = Diagnostic::new(&code::A023, say::EARLIER_DRAW.message());
            let help = say::EARLIER_DRAW_HELP.message();
            return Err(diagnostic.at(place).help(help).into());
        }
    }
    Ok(())
}

pub(super) struct Reading<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) returned: Returned,
}

impl<'a> Reading<'a> {
    pub(super) fn put(&mut self, problem: Diagnostic) {
        self.returned.rows.problems.push(problem);
    }

    pub(super) fn complain(&mut self, code: &'static Code, message: Message, place: Place) {
        self.put(Diagnostic::new(code, message).at(place));
    }

    /// A row that may be another's is not taken.
    pub(super) fn mixed_up(&mut self, message: Message, place: Place) {
        let diagnostic = Diagnostic::new(&code::A024, message).at(place);
        self.put(diagnostic.help(say::TAKE_FRESH.message()));
    }

    fn table(&mut self, table: &Found<'_>) {
        for row in table.rows {
            if table.has("observation") {
                self.observation(table, row);
            } else if table.has("level") {
                self.conclusion(table, row);
            } else {
                self.answers(table, row);
            }
        }
    }

    /// The key of a row; the outer `None` when it is not to be trusted.
    pub(super) fn key(&mut self, table: &Found<'_>, row: &GridRow) -> Option<Option<RowKey>> {
        let mut found: Option<RowKey> = None;
        for name in [Field::Key.name(), Field::KeyEnd.name()] {
            let Some(cell) = table.cell(row, name) else {
                continue;
            };
            let KeyCell::Key(key) = RowKey::read(&cell.text) else {
                self.mixed_up(say::KEY_DAMAGED.message(), table.place(row, name));
                return None;
            };
            if found.as_ref().is_some_and(|other| *other != key) {
                self.mixed_up(say::TWO_KEYS.message(), table.place(row, name));
                return None;
            }
            found = Some(key);
        }
        Some(found)
    }

    fn answers(&mut self, table: &Found<'_>, row: &GridRow) {
        if !says_something(table, row) {
            return;
        }
        let Some(key) = self.key(table, row) else {
            return;
        };
        let subject = match &key {
            Some(key) => Some(key.subject.clone()),
            None => self.subject_without_key(table, row),
        };
        let (case, criterion) = match subject {
            Some(Subject::Case(case)) => (case, None),
            Some(Subject::Criterion { criterion, case }) => (case, Some(criterion)),
            Some(Subject::Area(_) | Subject::Free(_)) | None => {
                return self.mixed_up(say::NO_KEY.message(), table.place(row, Field::Case.name()));
            }
        };
        let is_its_own = self.is_of_case(table, row, &case)
            && self.is_of_criterion(table, row, criterion.as_deref());
        if !is_its_own {
            return;
        }
        if key.is_none() {
            self.returned.without_key += 1;
        }
        let reviewer = self.reviewer(table, row, key.as_ref());
        let about = About {
            table,
            row,
            case: &case,
            reviewer: &reviewer,
        };
        match criterion {
            Some(criterion) => self.written(&about, &criterion, None),
            None => {
                self.whole_case(&about);
                for criterion in criteria_across(table) {
                    self.written(&about, criterion, Some(criterion));
                }
            }
        }
    }

    /// What a row without a key is about, told by what people read in it; `None` unless that leaves no doubt.
    fn subject_without_key(&self, table: &Found<'_>, row: &GridRow) -> Option<Subject> {
        let cell = table.cell(row, Field::Case.name())?;
        let is_sampled = self.sampled().any(|case| case.id.as_str() == cell.text);
        if !is_sampled || cell.kind != GridKind::Text {
            return None;
        }
        let case = cell.text.clone();
        let id = table.text(row, Field::Criterion.name());
        let question = table.text(row, Field::Question.name());
        let whole = [say::CASE_AS_A_WHOLE.da, say::CASE_AS_A_WHOLE.en];
        if id.is_empty() && (question.is_empty() || whole.contains(&question)) {
            return Some(Subject::Case(case));
        }
        let criteria = self.known.template.criteria.iter();
        let mut fitting = criteria.filter(|criterion| {
            let by_id = id.is_empty() || criterion.id == id;
            let by_question = question.is_empty() || criterion.question == question;
            by_id && by_question
        });
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(Subject::Criterion {
                criterion: only.id.clone(),
                case,
            }),
            _ => None,
        }
    }

    pub(super) fn sampled(&self) -> impl Iterator<Item = &'a DrawnCase> {
        let cases = self.known.sample.cases.iter();
        cases.filter(|case| case.role == SampleRole::Sample)
    }

    /// Whether the case number that people read in a row is that of its key.
    fn is_of_case(&mut self, table: &Found<'_>, row: &GridRow, case: &str) -> bool {
        let name = Field::Case.name();
        let Some(cell) = table.cell(row, name) else {
            return true;
        };
        if cell.text == case {
            return true;
        }
        let is_of_another = self.sampled().any(|other| other.id.as_str() == cell.text);
        let is_changed = matches!(cell.kind, GridKind::Number | GridKind::Moment)
            || (table.is_text() && !is_of_another);
        let place = table.place(row, name);
        if is_changed {
            let message = say::CASE_CHANGED.with("found", excerpt(&cell.text));
            let diagnostic = Diagnostic::new(&code::A025, message).at(place);
            self.put(diagnostic.help(say::TAKE_FRESH.message()));
        } else {
            let message = say::OTHER_CASE
                .with("case", excerpt(case))
                .with("found", excerpt(&cell.text));
            self.mixed_up(message, place);
        }
        false
    }

    /// Whether the criterion that people read in a row is that of its key.
    fn is_of_criterion(
        &mut self,
        table: &Found<'_>,
        row: &GridRow,
        criterion: Option<&str>,
    ) -> bool {
        let name = Field::Criterion.name();
        let found = table.text(row, name);
        let is_same = criterion.is_none_or(|criterion| criterion == found);
        if found.is_empty() || (criterion.is_some() && is_same) {
            return true;
        }
        let message = say::OTHER_CRITERION
            .with("criterion", criterion.unwrap_or_default())
            .with("found", excerpt(found));
        self.mixed_up(message, table.place(row, name));
        false
    }

    /// Who filled in a row: who says so in it, or for whom the worksheet was made. Where the cases are divided, initials
    /// that are none of the reviewers' names are those of whoever the worksheet was made for.
    pub(super) fn reviewer(
        &self,
        table: &Found<'_>,
        row: &GridRow,
        key: Option<&RowKey>,
    ) -> String {
        let written = table.text(row, Field::Reviewer.name());
        let names = self.known.reviewers.names();
        let is_known = names
            .iter()
            .any(|name| name.to_lowercase() == written.to_lowercase());
        let mut names = names.into_iter();
        let own = names.find(|name| key.is_some_and(|key| key.sheet == sheet_of(name)));
        match own {
            Some(own) if !is_known => own.to_owned(),
            _ => written.to_owned(),
        }
    }

    /// Whether the case could be looked at. Words without a status are a remark on the case.
    fn whole_case(&mut self, about: &About<'_, '_>) {
        let is_long = !about.table.has(Field::Status.name());
        let (status, comment) = if is_long {
            (Field::Answer, Field::Comment)
        } else {
            (Field::Status, Field::CaseComment)
        };
        let says = about.table.text(about.row, status.name());
        let comment_text = about.table.text(about.row, comment.name());
        if says.is_empty() && comment_text.is_empty() {
            return;
        }
        if says.is_empty() {
            let remark = self.remark(about, comment_text);
            self.returned.observations.push(remark);
            return;
        }
        let mut cells = about.identity("");
        for (name, field) in [("answer", status), ("comment", comment)] {
            let cell = self.answer_cell(about, field.name());
            cells.insert(name, cell);
        }
        self.take(about, cells);
    }

    fn remark(&self, about: &About<'_, '_>, text: &str) -> Observation {
        let area = self
            .sampled()
            .find(|case| case.id.as_str() == about.case)
            .map(|case| case.area.to_string());
        Observation {
            source: String::new(),
            kind: ObservationKind::Observation,
            area: area.unwrap_or_default(),
            case_id: about.case.to_owned(),
            text: masked(text),
            reviewer: masked(about.reviewer),
            noted_at: String::new(),
        }
    }

    /// What is written of a criterion, in columns of its own or in those of the row.
    fn written(&mut self, about: &About<'_, '_>, criterion: &str, own: Option<&str>) {
        let mut cells = about.identity(criterion);
        let mut is_written = false;
        for field in Field::WRITTEN {
            let cell = self.answer_cell(about, &column_key(field, own));
            is_written |= !cell.text.is_empty();
            cells.insert(field.name(), cell);
        }
        if is_written {
            self.take(about, cells);
        }
    }

    fn take(&mut self, about: &About<'_, '_>, cells: BTreeMap<&'static str, AnswerCell>) {
        self.returned.rows.rows.push(AnswerRow {
            place: about.table.place(about.row, ""),
            cells,
        });
    }

    /// A cell as answers are read.
    fn answer_cell(&mut self, about: &About<'_, '_>, name: &str) -> AnswerCell {
        let place = about.table.place(about.row, name);
        let Some(cell) = about.table.cell(about.row, name) else {
            return cell_of(String::new(), place);
        };
        if cell.kind == GridKind::Error {
            let message = say::ERROR_CELL.with("found", excerpt(&cell.text));
            self.complain(&code::A027, message, place.clone());
        }
        AnswerCell {
            text: written_text(cell, name),
            place,
            mark: match cell.kind {
                GridKind::Number => DecimalMark::Point,
                GridKind::Text | GridKind::Moment | GridKind::Error => DecimalMark::Mixed,
            },
        }
    }
}

/// A row of answers and the case it is about.
struct About<'t, 'a> {
    table: &'t Found<'a>,
    row: &'t GridRow,
    case: &'t str,
    reviewer: &'t str,
}

impl About<'_, '_> {
    /// The cells that say what a row of answers is about and who wrote it.
    fn identity(&self, criterion: &str) -> BTreeMap<&'static str, AnswerCell> {
        let cell = |field: Field, text: &str| {
            let place = self.table.place(self.row, field.name());
            (field.name(), cell_of(text.to_owned(), place))
        };
        BTreeMap::from([
            cell(Field::Case, self.case),
            cell(Field::Criterion, criterion),
            cell(Field::Reviewer, self.reviewer),
        ])
    }
}

fn cell_of(text: String, place: Place) -> AnswerCell {
    AnswerCell {
        text,
        place,
        mark: DecimalMark::Mixed,
    }
}

/// The criteria that have columns of their own, in the order of the columns.
pub(super) fn criteria_across<'t>(table: &'t Found<'_>) -> Vec<&'t str> {
    let mut positions: Vec<(usize, &str)> = table
        .positions
        .iter()
        .filter_map(|(name, position)| Some((*position, read_column_key(name)?.1?)))
        .collect();
    positions.sort_unstable();
    let mut criteria: Vec<&str> = Vec::new();
    for (_, criterion) in positions {
        if !criteria.contains(&criterion) {
            criteria.push(criterion);
        }
    }
    criteria
}

/// Whether anything is written in a row that a reviewer writes.
pub(super) fn says_something(table: &Found<'_>, row: &GridRow) -> bool {
    table.positions.iter().any(|(name, position)| {
        let field = read_column_key(name).map(|(field, _)| field);
        let is_written = field.is_some_and(|field| {
            Field::WRITTEN.contains(&field) || matches!(field, Field::Status | Field::CaseComment)
        });
        let mut cells = row.cells.iter().filter(|cell| cell.column == *position);
        is_written && cells.any(|cell| !written_text(cell, name).is_empty())
    })
}

/// What a reviewer wrote in a cell of a column: no answer where the program says that there is nothing to answer.
pub(super) fn written_text(cell: &GridCell, column: &str) -> String {
    let is_answer = read_column_key(column).is_some_and(|(field, _)| field == Field::Answer);
    if is_answer && cell.text.starts_with(NOTHING_TO_ANSWER) {
        return String::new();
    }
    match (cell.kind, cell.text.split_once('.')) {
        (GridKind::Number, Some(_)) => {
            let digits = cell.text.trim_end_matches('0');
            digits.trim_end_matches('.').to_owned()
        }
        _ => cell.text.clone(),
    }
}

pub(super) fn masked(text: &str) -> String {
    mask_cpr(text).0.into_owned()
}

/// The name of a reviewer's worksheet, in its keys and in file names: blanks and what no file name holds become hyphens.
///
/// ```
/// # use sagsaudit::worksheet::sheet_of;
/// assert_eq!(sheet_of("Åse Ø. Holm"), "Åse-Ø-Holm");
/// assert_eq!(sheet_of("review"), "review-1");
/// ```
pub fn sheet_of(reviewer: &str) -> String {
    let letters = reviewer.chars().map(|letter| {
        if letter.is_alphanumeric() {
            letter
        } else {
            '-'
        }
    });
    let hyphened: String = letters.collect();
    let parts: Vec<&str> = hyphened
        .split('-')
        .filter(|part| !part.is_empty())
        .collect();
    let name = parts.join("-");
    let is_kept = KEPT_NAMES
        .iter()
        .any(|kept| name.eq_ignore_ascii_case(kept));
    if is_kept || name.is_empty() {
        format!("{name}-1")
    } else {
        name
    }
}

/// The name of the worksheet of an audit whose cases are not divided.
pub const WHOLE: &str = "worksheet";
/// The name of the worksheet for who concludes.
pub const CONCLUSION: &str = "conclusion";
/// Names of worksheets and answers that are no reviewer's.
const KEPT_NAMES: [&str; 4] = [WHOLE, CONCLUSION, "review", "observations"];
