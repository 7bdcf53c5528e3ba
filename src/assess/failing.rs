//! The list of all failing cases of a population, sorted: by area, case id, and then in the order of the template.
//!
//! Ten million cases can have more fails than memory has room for. So the rows are sorted in runs, which wait in private
//! temporary files that the caller makes, and are merged at the end.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use crate::calendar::Moment;
use crate::template::{Criterion, Named, Template};

/// Rows that are held in memory before they become a run.
const ROWS_IN_MEMORY: usize = 100_000;

/// The headings of the list.
const COLUMNS: [&str; 8] = [
    "area",
    "case_id",
    "criterion",
    "norm",
    "severity",
    "due",
    "days_late",
    "open",
];

/// A file that is written once, and then read from its start.
pub trait RunFile: Read + Write + Seek + Send + Sync {}

impl<F: Read + Write + Seek + Send + Sync> RunFile for F {}

/// Makes an empty file that nobody else sees.
pub type MakeFile = dyn Fn() -> io::Result<Box<dyn RunFile>> + Send + Sync;

/// The fails of a population so far.
pub struct FailingCases<'a> {
    make: &'a MakeFile,
    template: &'a Template,
    rows: Vec<Row>,
    /// Sorted runs of earlier rows.
    runs: Vec<Box<dyn RunFile>>,
    /// The first thing that went wrong with a run; it is told at the end.
    trouble: Option<io::Error>,
}

/// A case that fails a criterion. Rows are in the order of the list.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    area: String,
    id: String,
    /// Its position in the template.
    criterion: usize,
    due: String,
    days_late: String,
    open: bool,
}

/// What is said of a fail.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fail<'a> {
    pub area: &'a str,
    pub id: &'a str,
    pub criterion: usize,
    pub due: Option<Moment>,
    pub days_late: Option<i64>,
    pub open: bool,
}

impl<'a> FailingCases<'a> {
    /// No fail yet.
    pub fn new(template: &'a Template, make: &'a MakeFile) -> Self {
        Self {
            make,
            template,
            rows: Vec::new(),
            runs: Vec::new(),
            trouble: None,
        }
    }

    /// Another list of the same kind, without a fail.
    pub(super) fn fresh(&self) -> Self {
        Self::new(self.template, self.make)
    }

    pub(super) fn add(&mut self, fail: &Fail<'_>) {
        self.rows.push(Row {
            area: fail.area.to_owned(),
            id: fail.id.to_owned(),
            criterion: fail.criterion,
            due: fail.due.map(|due| due.to_string()).unwrap_or_default(),
            days_late: fail
                .days_late
                .map(|days| days.to_string())
                .unwrap_or_default(),
            open: fail.open,
        });
        self.make_room();
    }

    /// Takes in the fails of another list.
    pub(super) fn merge(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.runs.extend(other.runs);
        self.trouble = self.trouble.take().or(other.trouble);
        self.make_room();
    }

    fn make_room(&mut self) {
        if self.rows.len() < ROWS_IN_MEMORY {
            return;
        }
        let mut rows = std::mem::take(&mut self.rows);
        rows.sort_unstable();
        match self.run(&rows) {
            Ok(run) => self.runs.push(run),
            Err(trouble) => self.trouble = self.trouble.take().or(Some(trouble)),
        }
    }

    fn run(&self, rows: &[Row]) -> io::Result<Box<dyn RunFile>> {
        let mut file = (self.make)()?;
        let mut out = csv::Writer::from_writer(BufWriter::new(&mut file));
        for row in rows {
            let (criterion, open) = (row.criterion.to_string(), row.open.to_string());
            let fields = [
                &row.area,
                &row.id,
                &criterion,
                &row.due,
                &row.days_late,
                &open,
            ];
            out.write_record(fields)?;
        }
        out.flush()?;
        drop(out);
        file.rewind()?;
        Ok(file)
    }

    /// Writes the list.
    ///
    /// # Errors
    /// What writing gives, and what went wrong with the temporary files.
    pub fn write(mut self, out: &mut dyn Write) -> io::Result<()> {
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        let mut out = csv::Writer::from_writer(out);
        out.write_record(COLUMNS)?;
        self.rows.sort_unstable();
        let mut runs: Vec<Run> = self.runs.into_iter().map(Run::of_file).collect();
        runs.push(Run::InMemory(self.rows.into_iter()));
        let mut next = BinaryHeap::new();
        for (number, run) in runs.iter_mut().enumerate() {
            next.extend(run.next()?.map(|row| Reverse((row, number))));
        }
        while let Some(Reverse((row, number))) = next.pop() {
            if let Some(criterion) = self.template.criteria.get(row.criterion) {
                out.write_record(fields(&row, criterion))?;
            }
            if let Some(run) = runs.get_mut(number) {
                next.extend(run.next()?.map(|row| Reverse((row, number))));
            }
        }
        out.flush()
    }
}

fn fields<'r>(row: &'r Row, criterion: &'r Criterion) -> [&'r str; COLUMNS.len()] {
    [
        &row.area,
        &row.id,
        &criterion.id,
        criterion.norm.name(),
        criterion.severity.name(),
        &row.due,
        &row.days_late,
        if row.open { "true" } else { "false" },
    ]
}

/// Sorted rows, one after the other.
enum Run {
    InMemory(std::vec::IntoIter<Row>),
    InFile(Box<csv::Reader<BufReader<Box<dyn RunFile>>>>),
}

impl Run {
    fn of_file(file: Box<dyn RunFile>) -> Self {
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false);
        Self::InFile(Box::new(reader.from_reader(BufReader::new(file))))
    }

    fn next(&mut self) -> io::Result<Option<Row>> {
        match self {
            Self::InMemory(rows) => Ok(rows.next()),
            Self::InFile(reader) => {
                let Some(record) = reader.records().next() else {
                    return Ok(None);
                };
                let record = record?;
                let broken = || io::Error::other("a temporary file was changed");
                row(&record).map(Some).ok_or_else(broken)
            }
        }
    }
}

/// A row of a run.
fn row(record: &csv::StringRecord) -> Option<Row> {
    let mut fields = record.iter();
    let mut next = || fields.next().map(str::to_owned);
    Some(Row {
        area: next()?,
        id: next()?,
        criterion: next()?.parse().ok()?,
        due: next()?,
        days_late: next()?,
        open: next()? == "true",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::template;

    const CRITERIA: &str = "[columns.x]\ntype = \"text\"\n[[criterion]]\nid = \"Ø\"\nquestion = \"?\"\npass_if = \"x IS NULL\"\n\
                            [[criterion]]\nid = \"A\"\nquestion = \"?\"\npass_if = \"x IS NULL\"\n";

    fn listed(numbers: impl Iterator<Item = usize>, parts: usize) -> String {
        let template = template(CRITERIA);
        let make = || -> io::Result<Box<dyn RunFile>> { Ok(Box::new(io::Cursor::new(Vec::new()))) };
        let whole = FailingCases::new(&template, &make);
        let mut lists: Vec<_> = (0..parts).map(|_| whole.fresh()).collect();
        for number in numbers {
            let id = format!("{:06}, \"{}\"", number / 2, number % 3);
            lists[number % parts].add(&Fail {
                area: ["Børn", "Voksne"][number % 2],
                id: &id,
                criterion: number % 2,
                due: None,
                days_late: Some(i64::try_from(number).unwrap()),
                open: number % 5 == 0,
            });
        }
        let mut lists = lists.into_iter();
        let mut all = lists.next().unwrap();
        lists.for_each(|list| all.merge(list));
        let mut out = Vec::new();
        all.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn runs_and_parts_make_one_sorted_list() {
        let many = 2 * ROWS_IN_MEMORY + 7;
        let one = listed(0..many, 1);
        assert_eq!(one.lines().count(), many + 1);
        assert!(
            one.lines()
                .nth(1)
                .unwrap()
                .starts_with("Børn,\"000000, \"\"0\"\"\",Ø,local,material,,0,true")
        );
        assert!(one == listed((0..many).rev(), 3));
    }
}
