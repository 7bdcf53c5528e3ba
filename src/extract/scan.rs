//! The second look at an extract: every row once, to decide formats, find repeated case ids and count what is no case.

use fearless_simd::Level;

use super::breaks::{Break, Breaks, Misfit, Notes};
use super::cases::SeenRow;
use super::columns::{Column, Columns, PartColumns};
use super::file_remarks::refuse_rounded_ids;
use super::fingerprints::{Fingerprint, Fingerprints, looked, repeated};
use super::format::{ColumnFormat, may_have_errors};
use super::joint::Joint;
use super::observe::Observer;
use super::part::{Extract, Part};
use super::quality::{Quality, merge_first};
use super::records::Row;
use super::reject::{Fault, Judge, Reject};
use super::remarks::Remarks;
use super::sights::{Sight, Sights};
use super::source::length;
use super::sum::{Adder, ColumnSum};
use crate::case::{CaseId, ColumnType, has_hidden};
use crate::cell::{CprForm, form_of_cpr, is_hyphenated_cpr};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::extract as say;
use crate::lang::extract_text as say_of_text;

/// Whether case ids may be CPR numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CprIds {
    /// They may not: ids stand in everything that is written.
    Refuse,
    /// They may, since only keyed codes of them are written.
    Allow,
}

/// How many rows may be rejected before it counts that they are more than half of all. A file of which most rows are
/// rejected is read in a wrong way, and a list of all of them helps nobody.
const REJECTS_ALWAYS_LISTED: u64 = 1_000;
/// How many rejected rows a message shows.
const REJECTS_SHOWN: usize = 5;

/// What all rows together tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// How each kept column is read, in the order of [`Columns::kept`].
    pub kept: Vec<ColumnScan>,
    /// How each column of a condition is read, in the order of [`Columns::conditions`].
    pub conditions: Vec<ColumnScan>,
    /// The totals of [`Columns::summed`], in their order.
    pub summed: Vec<ColumnSum>,
    /// Case ids with what nobody sees in them, in each file.
    pub hidden: Vec<HiddenInIds>,
    /// How many rows stand below the header. Blank ones, with or without delimiters, are not counted.
    pub rows_read: u64,
    /// How many of them are no cases.
    pub rejected: u64,
    /// The first of those, at most five; [`super::each_case`] lists all.
    pub first_rejects: Vec<Reject>,
    /// The rows of each file.
    pub parts: Vec<PartRows>,
    /// What a reader should know of the rows, though they are read: warnings.
    pub remarks: Vec<Diagnostic>,
    /// Fingerprints that more than one row has, sorted: of ids that are repeated or look alike.
    pub(super) repeated: Vec<Fingerprint>,
}

/// The rows of a file, and how many of them are no cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartRows {
    /// Rows below the header.
    pub rows_read: u64,
    /// Those that are no cases.
    pub rejected: u64,
}

/// Rows whose case id is not in Unicode's composed form (NFC) or holds invisible characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HiddenInIds {
    /// How many.
    pub rows: u64,
    /// The lines of the first five.
    pub lines: Vec<u64>,
}

/// How many lines of such ids are remembered.
const HIDDEN_LISTED: usize = 5;

impl HiddenInIds {
    fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        merge_first(&mut self.lines, other.lines, HIDDEN_LISTED);
    }

    fn observe(&mut self, id: &CaseId, line: u64) {
        if !has_hidden(id.as_str()) {
            return;
        }
        self.rows += 1;
        if self.lines.len() < HIDDEN_LISTED {
            self.lines.push(line);
        }
    }
}

/// How a column is read, and what of it cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnScan {
    /// The format of the values that are handed out.
    pub format: ColumnFormat,
    /// Whether these are written differently from the values in the files, because the files contradict each other.
    pub is_rewritten: bool,
    /// How each file writes the column, decided from all its values there, and what that format cannot read; `None` for
    /// a file that lacks it.
    pub parts: Vec<Option<(ColumnFormat, Quality)>>,
}

impl Scan {
    /// Whether the values of any column are written differently when they are handed out.
    pub(super) fn is_rewritten(&self) -> bool {
        let mut columns = self.kept.iter().chain(&self.conditions);
        columns.any(|column| column.is_rewritten)
    }
}

impl ColumnScan {
    /// The column of all files, from how each of them has it.
    fn of(kind: ColumnType, parts: Vec<Option<(ColumnFormat, Quality)>>) -> Self {
        let formats = parts.iter().flatten().map(|(format, _)| *format);
        let joint = Joint::of(formats).unwrap_or(Joint {
            format: Observer::new(kind).decide().0,
            is_rewritten: false,
        });
        Self {
            format: joint.format,
            is_rewritten: joint.is_rewritten,
            parts,
        }
    }

    /// How many values cannot be read.
    pub fn unreadable(&self) -> u64 {
        let found = self.parts.iter().flatten();
        found.map(|(_, quality)| quality.unreadable).sum()
    }
}

/// Reads every row once, from the first to the last. Memory grows by 8 bytes a row.
///
/// # Errors
/// When the bytes cannot be read to the end as one table, when more than half of the rows have another number of fields
/// than the header, or are over 1,000 and no cases, or when case ids are CPR numbers and may not be.
pub(super) fn scan_in_order(
    extract: &Extract,
    columns: &Columns,
    cpr_ids: CprIds,
) -> Result<Scan, Failure> {
    let mut together = Together::new(columns);
    extract.begin_rows();
    for (part, part_columns) in extract.parts().iter().zip(&columns.parts) {
        refuse_rounded_ids(part, part_columns)?;
        let mut scanner = Scanner::new(part, part_columns);
        let has_end_mark = scanner.read(|| extract.add_rows(1))?;
        together.add(vec![scanner], has_end_mark, cpr_ids)?;
    }
    Ok(together.finish(columns, 1))
}

/// How the columns are read as far as the first rows of each file tell.
///
/// # Errors
/// When these cannot be read.
pub(super) fn guess(extract: &Extract, columns: &Columns) -> Result<Scan, Failure> {
    let mut together = Together::new(columns);
    for (part, part_columns) in extract.parts().iter().zip(&columns.parts) {
        let mut scanner = Scanner::new(part, part_columns);
        let mut records = part.rows()?;
        let mut id = CaseId::unset();
        let mut sights = Sights::nothing();
        for _ in 0..ROWS_OF_A_GUESS {
            let Some(row) = records.next()? else { break };
            scanner.add(&row, &mut id, &mut sights);
        }
        together.add(vec![scanner], false, CprIds::Allow)?;
    }
    Ok(together.finish(columns, 1))
}

/// Few rows have less.
const BYTES_OF_A_ROW: u64 = 64;

/// Room is made for so many rows at most before they are there.
const MANY_ROWS: u64 = 1 << 24;

/// Formats hardly change after so many rows.
const ROWS_OF_A_GUESS: u64 = 1_000;

/// What is known of the files that were read.
pub(super) struct Together {
    kept: Vec<Vec<Option<(ColumnFormat, Quality)>>>,
    conditions: Vec<Vec<Option<(ColumnFormat, Quality)>>>,
    summed: Vec<Vec<ColumnSum>>,
    hidden: Vec<HiddenInIds>,
    parts: Vec<PartRows>,
    first_rejects: Vec<Reject>,
    remarks: Vec<Diagnostic>,
    fingerprints: Vec<Fingerprints>,
}

impl Together {
    pub(super) fn new(columns: &Columns) -> Self {
        Self {
            kept: vec![Vec::new(); columns.kept.len()],
            conditions: vec![Vec::new(); columns.conditions.len()],
            summed: vec![Vec::new(); columns.summed.len()],
            hidden: Vec::new(),
            parts: Vec::new(),
            first_rejects: Vec::new(),
            remarks: Vec::new(),
            fingerprints: Vec::new(),
        }
    }

    /// Adds a file, which several have scanned together.
    ///
    /// # Errors
    /// When it is no extract, or may not be one.
    pub(super) fn add(
        &mut self,
        scanners: Vec<Scanner<'_, '_>>,
        has_end_mark: bool,
        cpr_ids: CprIds,
    ) -> Result<(), Failure> {
        let (scanner, fingerprints) = Scanner::merged(scanners);
        self.fingerprints.extend(fingerprints);
        let Some(scanner) = scanner else {
            return Ok(());
        };
        scanner.refuse(cpr_ids)?;
        let columns = scanner.columns;
        add_formats(&mut self.kept, &columns.kept, scanner.observers);
        add_formats(
            &mut self.conditions,
            &columns.conditions,
            scanner.conditions,
        );
        for (sums, adder) in self.summed.iter_mut().zip(scanner.sums) {
            sums.push(adder.finish());
        }
        self.hidden.push(scanner.hidden);
        self.parts.push(scanner.rows);
        self.first_rejects.extend(scanner.first_rejects);
        let survey = &scanner.part.survey;
        self.remarks
            .extend(scanner.remarks.finish(survey, has_end_mark));
        Ok(())
    }

    pub(super) fn finish(mut self, columns: &Columns, threads: usize) -> Scan {
        let decided = |columns: &[Column], formats: Vec<_>| {
            let formats = columns.iter().zip(formats);
            formats
                .map(|(column, formats)| ColumnScan::of(column.kind, formats))
                .collect()
        };
        self.first_rejects.truncate(REJECTS_SHOWN);
        Scan {
            kept: decided(&columns.kept, self.kept),
            conditions: decided(&columns.conditions, self.conditions),
            summed: self.summed.into_iter().map(ColumnSum::of_files).collect(),
            hidden: self.hidden,
            rows_read: self.parts.iter().map(|part| part.rows_read).sum(),
            rejected: self.parts.iter().map(|part| part.rejected).sum(),
            first_rejects: self.first_rejects,
            parts: self.parts,
            remarks: self.remarks,
            repeated: repeated(self.fingerprints, threads),
        }
    }
}

/// How a file writes each of some columns; `None` for those that it lacks.
fn add_formats(
    formats: &mut [Vec<Option<(ColumnFormat, Quality)>>],
    columns: &[Column],
    observers: Vec<Observer>,
) {
    for ((formats, column), observer) in formats.iter_mut().zip(columns).zip(observers) {
        formats.push(column.is_there().then(|| observer.decide()));
    }
}

/// The reading of one file, or of some of its blocks.
pub(super) struct Scanner<'a, 'e> {
    level: Level,
    part: &'a Part<'e>,
    columns: &'a PartColumns,
    judge: Judge<'a>,
    observers: Vec<Observer>,
    conditions: Vec<Observer>,
    sums: Vec<Adder>,
    /// Whether a cell may be what a spreadsheet shows of a formula that failed.
    may_have_errors: bool,
    hidden: HiddenInIds,
    cpr: Vec<CprWatch>,
    fingerprints: Fingerprints,
    rows: PartRows,
    first_rejects: Vec<Reject>,
    first_wrong_count: Option<u64>,
    wrong_counts: u64,
    remarks: Remarks,
    breaks: Breaks,
    /// What `breaks` is to see once all blocks are there; `None` when the rows come in their order.
    notes: Option<Notes>,
}

impl<'a, 'e> Scanner<'a, 'e> {
    /// Scans a whole file.
    pub(super) fn new(part: &'a Part<'e>, columns: &'a PartColumns) -> Self {
        let observers = |columns: &[Column]| {
            let kinds = columns.iter().map(|column| column.kind);
            kinds.map(Observer::new).collect()
        };
        let survey = &part.survey;
        Self {
            level: Level::new(),
            part,
            columns,
            judge: Judge::new(part, columns),
            observers: observers(&columns.kept),
            conditions: observers(&columns.conditions),
            sums: columns.summed.iter().map(|_| Adder::default()).collect(),
            may_have_errors: true,
            hidden: HiddenInIds::default(),
            cpr: vec![CprWatch::default(); columns.id.len()],
            fingerprints: Fingerprints::with_room_for(0),
            rows: PartRows::default(),
            first_rejects: Vec::new(),
            first_wrong_count: None,
            wrong_counts: 0,
            remarks: Remarks::of_headings(survey),
            breaks: Breaks::new(survey.delimiter, length(survey.header.names.len())),
            notes: None,
        }
    }

    /// Scans some blocks of a file, which so many share.
    pub(super) fn of_blocks(part: &'a Part<'e>, columns: &'a PartColumns, sharers: usize) -> Self {
        let rows = (part.survey.bytes / BYTES_OF_A_ROW).min(MANY_ROWS);
        Self {
            fingerprints: Fingerprints::with_room_for(rows / length(sharers)),
            remarks: Remarks::of_rows(&part.survey),
            notes: Some(Notes::default()),
            ..Self::new(part, columns)
        }
    }

    /// The next of its blocks begins, of which all rows stand in a text.
    pub(super) fn begin(&mut self, block: u64, text: &[u8]) {
        if let Some(notes) = &mut self.notes {
            notes.begin(block);
        }
        let mut observers = self.observers.iter().chain(&self.conditions);
        if observers.any(Observer::is_of_text) {
            self.may_have_errors = may_have_errors(text);
        }
    }

    /// What several have scanned of one file, and their fingerprints.
    fn merged(scanners: Vec<Self>) -> (Option<Self>, Vec<Fingerprints>) {
        let mut fingerprints = Vec::new();
        let mut notes = Vec::new();
        let mut scanners = scanners.into_iter().map(|mut scanner| {
            let none = Fingerprints::with_room_for(0);
            let own = std::mem::replace(&mut scanner.fingerprints, none);
            fingerprints.push(own);
            notes.extend(scanner.notes.take());
            scanner
        });
        let mut merged = scanners.next();
        if let Some(merged) = &mut merged {
            scanners.for_each(|other| merged.merge(other));
            merged.breaks.see_noted(notes);
        }
        (merged, fingerprints)
    }

    fn merge(&mut self, other: Self) {
        let observers = self.observers.iter_mut().zip(other.observers);
        let conditions = self.conditions.iter_mut().zip(other.conditions);
        observers
            .chain(conditions)
            .for_each(|(one, other)| one.merge(other));
        let sums = self.sums.iter_mut().zip(other.sums);
        sums.for_each(|(one, other)| one.merge(other));
        self.hidden.merge(other.hidden);
        let watches = self.cpr.iter_mut().zip(other.cpr);
        watches.for_each(|(one, other)| one.merge(other));
        self.rows.rows_read += other.rows.rows_read;
        self.rows.rejected += other.rows.rejected;
        self.first_rejects.extend(other.first_rejects);
        self.first_rejects.sort_by_key(|reject| reject.line);
        self.first_rejects.truncate(REJECTS_SHOWN);
        self.first_wrong_count = earlier(self.first_wrong_count, other.first_wrong_count);
        self.wrong_counts += other.wrong_counts;
        self.remarks.merge(other.remarks);
    }

    /// Refuses what is no extract, or may not be one.
    fn refuse(&self, cpr_ids: CprIds) -> Result<(), Failure> {
        if cpr_ids == CprIds::Refuse {
            self.refuse_cpr_ids()?;
        }
        self.refuse_breaks()?;
        self.refuse_too_many_rejects()
    }

    /// Reads all rows, and says whether the end mark of DOS stands behind them.
    fn read(&mut self, seen: impl Fn()) -> Result<bool, Failure> {
        let mut records = self.part.rows()?;
        let mut id = CaseId::unset();
        let mut sights = Sights::nothing();
        loop {
            match records.next() {
                Ok(Some(row)) => {
                    self.add(&row, &mut id, &mut sights);
                    seen();
                }
                Ok(None) => return Ok(records.has_end_mark()),
                Err(failure) => return Err(self.explain(failure)),
            }
        }
    }

    fn add(&mut self, row: &Row, id: &mut CaseId, sights: &mut Sights) {
        match self.judge.case_id(row, id) {
            Ok(()) => {
                self.add_case(row, id);
                let seen = SeenRow {
                    line: row.line,
                    fields: row.fields,
                };
                self.look_at_values(&[seen], sights);
                self.see_last(row);
            }
            Err(fault) => self.add_reject(row, fault),
        }
    }

    /// What makes a row a case.
    pub(super) fn judge(&self) -> &Judge<'a> {
        &self.judge
    }

    /// How many rows there were, and how many of them were no cases.
    pub(super) fn rows(&self) -> PartRows {
        self.rows
    }

    /// Looks at the row that is the last case so far.
    pub(super) fn see_last(&mut self, row: &Row) {
        let columns = self.part.survey.header.names.len();
        self.remarks.see_last(row, columns);
    }

    /// Looks at a row that is a case; [`Scanner::see_last`] has to see the last of them too, and
    /// [`Scanner::look_at_values`] each.
    pub(super) fn add_case(&mut self, row: &Row, id: &CaseId) {
        self.rows.rows_read += 1;
        self.see_fitting();
        let columns = self.part.survey.header.names.len();
        self.remarks.see(row, columns);
        self.look_at_id(row, id);
    }

    /// Adds rows that are cases at first sight; [`Scanner::look_at_values`] has to see each.
    #[inline(always)]
    pub(super) fn add_usual(&mut self, fingerprints: &[Fingerprint]) {
        self.rows.rows_read += length(fingerprints.len());
        self.see_fitting();
        for fingerprint in fingerprints {
            self.fingerprints.push(*fingerprint);
        }
    }

    /// Looks at the values of a few cases, and puts down what the cells of the kept columns are at first sight, for whoever
    /// looks at these cases next.
    pub(super) fn look_at_values(&mut self, rows: &[SeenRow<'_>], sights: &mut Sights) {
        let (columns, level) = (self.columns, self.level);
        // Nothing else of a text that stands in the file as it is handed out could be wrong.
        let is_looked_at = |observer: &Observer, column: &Column| {
            self.may_have_errors || !observer.is_of_text() || column.whole_cell().is_none()
        };
        let kept = columns.kept.iter().zip(&mut self.observers);
        for ((column, observer), sight) in kept.zip(sights.anew(columns.kept.len())) {
            if is_looked_at(observer, column) {
                see(level, column, observer, rows, sight);
            }
        }
        let mut nobodys = Sight::OTHER;
        for (column, observer) in columns.conditions.iter().zip(&mut self.conditions) {
            if is_looked_at(observer, column) {
                see(level, column, observer, rows, &mut nobodys);
            }
        }
        for (column, adder) in columns.summed.iter().zip(&mut self.sums) {
            for row in rows {
                adder.add(column.value(row.fields), row.line);
            }
        }
    }

    #[inline]
    fn look_at_id(&mut self, row: &Row, id: &CaseId) {
        let looked = match (self.columns.id.as_slice(), self.cpr.as_mut_slice()) {
            // The text of a single column is the id, and was not copied a moment ago.
            ([only], [watch]) => {
                let value = only.value(row.fields);
                watch.observe(value, row.line);
                looked(value)
            }
            (columns, watches) => {
                for (column, watch) in columns.iter().zip(watches) {
                    watch.observe(column.value(row.fields), row.line);
                }
                looked(id.as_str())
            }
        };
        self.fingerprints.push(looked.fingerprint);
        if !looked.is_plain {
            self.hidden.observe(id, row.line);
        }
    }

    fn see_misfit(&mut self, misfit: Misfit) {
        match &mut self.notes {
            Some(notes) => notes.note(Some(misfit)),
            None => self.breaks.see_misfit(misfit),
        }
    }

    /// Looks at rows that are as wide as the header, one or more.
    #[inline]
    fn see_fitting(&mut self) {
        match &mut self.notes {
            Some(notes) => notes.note(None),
            None => self.breaks.see_fitting(),
        }
    }

    /// Looks at a row that is no case.
    pub(super) fn add_reject(&mut self, row: &Row, fault: Fault) {
        self.rows.rows_read += 1;
        self.rows.rejected += 1;
        if fault == Fault::FieldCount {
            self.wrong_counts += 1;
            self.first_wrong_count.get_or_insert(row.line);
            self.see_misfit(self.breaks.misfit(row));
        } else {
            self.see_fitting();
        }
        if self.first_rejects.len() < REJECTS_SHOWN {
            self.first_rejects.push(self.judge.reject(row, fault));
        }
    }

    /// Adds to the failure to read on where the trouble may have begun.
    fn explain(&self, failure: Failure) -> Failure {
        let Some(line) = self.first_wrong_count else {
            return failure;
        };
        let help = say::TROUBLE_BEGINS.with("line", line.to_string());
        let explained = failure.diagnostics().iter().cloned().map(|diagnostic| {
            if [&code::E010, &code::E011].contains(&diagnostic.code) {
                diagnostic.help(help.clone())
            } else {
                diagnostic
            }
        });
        Failure::of(explained.collect()).unwrap_or(failure)
    }

    fn refuse_cpr_ids(&self) -> Result<(), Failure> {
        let problems = self.columns.id.iter().zip(&self.cpr);
        let problems = problems.filter_map(|(column, watch)| self.cpr_problem(column, watch));
        Failure::of(problems.collect()).map_or(Ok(()), Err)
    }

    fn cpr_problem(&self, column: &Column, watch: &CprWatch) -> Option<Diagnostic> {
        let line = watch.verdict()?;
        let place = Place::Line {
            file: self.part.survey.name.clone(),
            line,
            column: Some(column.heading().to_owned()),
        };
        let message = say::CPR_IDS.with("column", column.heading());
        let diagnostic = Diagnostic::new(&code::E016, message).at(place);
        Some(diagnostic.help(say::CHOOSE_OTHER_ID.message()))
    }

    /// Refuses a file that is not one table.
    fn refuse_breaks(&self) -> Result<(), Failure> {
        let (line, diagnostic) = match self.breaks.found() {
            None => return Ok(()),
            Some(Break::OtherDelimiter { line, delimiter }) => {
                let message = say_of_text::DELIMITER_CHANGES
                    .with("before", self.part.survey.delimiter.to_string())
                    .with("after", delimiter.to_string());
                (line, Diagnostic::new(&code::E042, message))
            }
            Some(Break::SecondTable { line, fields }) => {
                let message = say_of_text::SECOND_TABLE
                    .with("fields", fields)
                    .with("expected", length(self.part.survey.header.names.len()));
                (line, Diagnostic::new(&code::E041, message))
            }
        };
        Err(diagnostic
            .at(Place::line(&self.part.survey.name, line))
            .help(say_of_text::ONE_TABLE_A_FILE.message())
            .into())
    }

    fn refuse_too_many_rejects(&self) -> Result<(), Failure> {
        let PartRows {
            rows_read,
            rejected,
        } = self.rows;
        let is_most = |rows: u64| rows > rows_read / 2;
        let are_too_many = rejected > REJECTS_ALWAYS_LISTED && is_most(rejected);
        if !are_too_many && !is_most(self.wrong_counts) {
            return Ok(());
        }
        let message = say::TOO_MANY_REJECTS
            .with("rejected", rejected)
            .with("rows", rows_read);
        let survey = &self.part.survey;
        let mut diagnostic = Diagnostic::new(&code::E015, message).at(Place::file(&survey.name));
        for reject in &self.first_rejects {
            let shown = say::REJECTED_LINE.with("line", reject.line.to_string());
            diagnostic = diagnostic.help(shown.with("reason", reject.reason.clone()));
        }
        let expected = say::ROWS_EXPECTED
            .with("fields", length(survey.header.names.len()))
            .with("delimiter", survey.delimiter.to_string());
        let expected = Some(expected).filter(|_| self.part.sheet().is_none());
        Err(diagnostic.help_if(expected).into())
    }
}

/// Has a column of a few rows looked at by its observer, at first sight where that will do.
#[inline]
fn see(
    level: Level,
    column: &Column,
    observer: &mut Observer,
    rows: &[SeenRow],
    sight: &mut Sight,
) {
    let left = match column.whole_cell() {
        Some(position) => observer.see(level, rows, position, sight),
        None => u32::MAX,
    };
    if left != 0 {
        for (place, row) in rows.iter().enumerate() {
            if left & (1 << place) != 0 {
                observer.observe(&column.taken(row.fields), row.line);
            }
        }
    }
}

/// The earlier of two lines.
fn earlier(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    [one, other].into_iter().flatten().min()
}

/// Watches a part of the case ids for CPR numbers.
#[derive(Debug, Clone, Copy, Default)]
struct CprWatch {
    first_hyphenated: Option<u64>,
    /// The first line with the form of a CPR number that begins with a date.
    first_dated: Option<u64>,
    ten_digits: u64,
    ten_digits_with_date: u64,
}

impl CprWatch {
    fn observe(&mut self, value: &str, line: u64) {
        if is_hyphenated_cpr(value) {
            self.first_hyphenated.get_or_insert(line);
        }
        let form = form_of_cpr(value);
        self.ten_digits += u64::from(form.is_some());
        if form == Some(CprForm::WithDate) {
            self.ten_digits_with_date += 1;
            self.first_dated.get_or_insert(line);
        }
    }

    /// The first line with a CPR number, if the column holds them, alone or with something before or behind. Ten digits
    /// may be a case number, of which few begin with a date by chance; a hyphen in the right place after a date, and
    /// nothing else, is no chance.
    fn verdict(&self) -> Option<u64> {
        let mostly_dates = self.ten_digits_with_date > self.ten_digits / 2;
        let dated = self.first_dated.filter(|_| mostly_dates);
        earlier(self.first_hyphenated, dated)
    }

    /// Adds what another has watched on other lines.
    fn merge(&mut self, other: Self) {
        self.first_hyphenated = earlier(self.first_hyphenated, other.first_hyphenated);
        self.first_dated = earlier(self.first_dated, other.first_dated);
        self.ten_digits += other.ten_digits;
        self.ten_digits_with_date += other.ten_digits_with_date;
    }
}
