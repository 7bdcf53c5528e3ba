//! Extracts as a whole: bytes in, cases and complaints out.

mod beginnings;
mod changing;
mod columns;
mod dialect;
mod laws;
mod lines;
mod odd;
mod profiles;
mod refusals;
mod repeats;
mod rows;
mod usual;
mod workbooks;

use std::io::{self, Read};
use std::num::NonZeroUsize;

use super::cases::cases;
use super::scan::scan_in_order;
use super::*;
use crate::case::{Area, trimmed};
use crate::diag::{Diagnostic, Failure, Place};
use crate::lang::Lang;

/// Hands out one byte at a time, as a slow pipe would.
struct OneByOne<'a>(&'a [u8]);

impl Read for OneByOne<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = buffer.len().min(1);
        self.0.read(&mut buffer[..count])
    }
}

/// Sleeps a moment before it hands out anything, so that each of several threads gets some of it.
struct Unhurried<R>(R);

impl<R: Read> Read for Unhurried<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        std::thread::sleep(std::time::Duration::from_micros(1));
        self.0.read(buffer)
    }
}

/// A case as a test compares it: line, id, area, kept values.
type Case = (u64, String, String, Vec<String>);

/// An extract read from beginning to end.
#[derive(Debug, Clone, PartialEq)]
struct Whole {
    survey: Survey,
    columns: Columns,
    scan: Scan,
    cases: Vec<Case>,
    extracted: Extracted,
}

/// Lists the cases.
#[derive(Default)]
struct Listed {
    areas: Vec<String>,
    cases: Vec<Case>,
}

impl Visitor for Listed {
    fn area(&mut self, area: &Area) -> Result<usize, Failure> {
        self.areas.push(area.to_string());
        Ok(self.areas.len() - 1)
    }

    fn cases(&mut self, cases: Cases<'_>) -> Result<(), Failure> {
        for case in cases.iter() {
            self.cases.push((
                case.line(),
                case.id.as_str().to_owned(),
                self.areas[case.area].clone(),
                (0..)
                    .map_while(|column| case.kept(column))
                    .map(value_of)
                    .collect(),
            ));
        }
        Ok(())
    }

    fn merge(&mut self, other: Self) -> Result<(), Failure> {
        self.cases.extend(other.cases);
        Ok(())
    }
}

/// The value of a cell, which is the text that stands there wherever it is said to be.
fn value_of(cell: KeptCell<'_>) -> String {
    let value = cell.value().into_owned();
    if let Some(standing) = cell.as_it_stands() {
        assert_eq!(
            trimmed(std::str::from_utf8(standing.bytes()).unwrap()),
            value
        );
    }
    value
}

/// What is asked of an extract in a test; by default the column `id` names the case.
#[derive(Clone, Default)]
struct Ask {
    options: SurveyOptions,
    selection: Selection,
    allow_cpr: bool,
}

impl Ask {
    fn id(names: &[&str]) -> Self {
        let mut ask = Self::default();
        ask.selection.id = headers(names);
        ask
    }

    fn area(mut self, names: &[&str]) -> Self {
        self.selection.area = headers(names);
        self
    }

    fn kept(mut self, name: &str, kind: crate::case::ColumnType) -> Self {
        let kind = Wanted {
            kind,
            ..Wanted::header(name)
        };
        self.selection.kept.push(kind);
        self
    }

    fn every(mut self) -> Self {
        self.selection.keep = Keep::Every;
        self
    }

    fn read(&self, bytes: &[u8]) -> Result<Whole, Failure> {
        let open = || Ok(Bytes::stream(bytes));
        let streamed = self.read_from(&Source {
            name: "a.csv".into(),
            open: &open,
        });
        let open = || Ok(Bytes::places(InPlaces(bytes)));
        let source = Source {
            name: "a.csv".into(),
            open: &open,
        };
        for (threads, block_bytes) in [(2, 9), (3, 300)] {
            let abreast = self.read_abreast(&source, threads, block_bytes);
            assert_eq!(told(&abreast), told(&streamed));
        }
        streamed
    }

    fn read_one_by_one(&self, bytes: &[u8]) -> Result<Whole, Failure> {
        let open = || Ok(Bytes::stream(OneByOne(bytes)));
        self.read_from(&Source {
            name: "a.csv".into(),
            open: &open,
        })
    }

    /// Reads by the ordinary reader, and by several threads in small blocks, which must come to the same.
    fn read_from(&self, source: &Source) -> Result<Whole, Failure> {
        let in_order = self.read_in_order(source);
        for (threads, block_bytes) in [(1, 1 << 20), (2, 1), (3, 17), (2, 200)] {
            let abreast = self.read_abreast(source, threads, block_bytes);
            assert_eq!(told(&abreast), told(&in_order));
        }
        in_order
    }

    fn cpr_ids(&self) -> CprIds {
        if self.allow_cpr {
            CprIds::Allow
        } else {
            CprIds::Refuse
        }
    }

    fn read_in_order(&self, source: &Source) -> Result<Whole, Failure> {
        let part = Part::survey(source.clone(), Packing::None, &self.options)?;
        let survey = part.survey.clone();
        let extract = Extract::of(vec![part])?;
        let columns = Columns::find(&extract, &self.selection)?;
        let scan = scan_in_order(&extract, &columns, self.cpr_ids())?;
        let mut found = Listed::default();
        let extracted = cases(&extract, &columns, &scan, &mut found)?;
        Ok(Whole {
            survey,
            columns,
            scan,
            cases: found.cases,
            extracted,
        })
    }

    fn read_abreast(
        &self,
        source: &Source,
        threads: usize,
        block_bytes: usize,
    ) -> Result<Whole, Failure> {
        let open = || {
            let bytes = (source.open)()?;
            Ok(match bytes {
                Bytes::Stream(reader) if threads > 2 => Bytes::stream(Unhurried(reader)),
                bytes => bytes,
            })
        };
        let source = Source {
            name: source.name.clone(),
            open: &open,
        };
        let part = Part::survey(source, Packing::None, &self.options)?;
        let survey = part.survey.clone();
        let threads = NonZeroUsize::new(threads).unwrap();
        let extract = Extract::of(vec![part])?.read_by(threads);
        // A long row is cut again with each block that it spans.
        let least = usize::try_from(survey.bytes / 100).unwrap();
        let extract = extract.in_blocks_of(block_bytes.max(least));
        let columns = Columns::find(&extract, &self.selection)?;
        let seen = each_case(&extract, &columns, self.cpr_ids(), |_| Listed::default())?;
        let seen = seen.expect("all was looked at");
        let mut found = seen.visitor.cases;
        found.sort();
        Ok(Whole {
            survey,
            columns,
            scan: seen.scan,
            cases: found,
            extracted: seen.extracted,
        })
    }

    /// The one complaint that these bytes must make.
    fn complaint(&self, bytes: &[u8]) -> Diagnostic {
        let failure = self.read(bytes).expect_err("a complaint");
        assert_eq!(failure.diagnostics().len(), 1, "{failure}");
        failure.diagnostics()[0].clone()
    }
}

/// All that was read, as text. Of rows that say the same, any may stand for their case.
fn told(read: &Result<Whole, Failure>) -> String {
    match read {
        Ok(whole) if whole.extracted.totals.merged > 0 => {
            let mut whole = whole.clone();
            whole.cases.iter_mut().for_each(|case| case.0 = 0);
            whole.cases.sort();
            format!("{whole:?}")
        }
        _ => format!("{read:?}"),
    }
}

/// Bytes that can be read in any place, a hundred at a time.
pub(super) struct InPlaces<'b>(pub(super) &'b [u8]);

impl ReadAt for InPlaces<'_> {
    fn read_at(&self, room: &mut [u8], offset: u64) -> io::Result<usize> {
        let offset = usize::try_from(offset).unwrap();
        let count = room.len().min(100);
        self.0
            .get(offset..)
            .unwrap_or_default()
            .read(&mut room[..count])
    }
}

fn headers(names: &[&str]) -> Vec<Wanted> {
    names.iter().map(|name| Wanted::header(*name)).collect()
}

/// Reads a text whose column `id` names the case, with all other columns kept.
fn whole(bytes: impl AsRef<[u8]>) -> Whole {
    Ask::id(&["id"]).every().read(bytes.as_ref()).unwrap()
}

/// Code and line of a complaint, line 0 for none.
fn code_and_line(diagnostic: &Diagnostic) -> (&'static str, u64) {
    let line = match diagnostic.place {
        Place::Line { line, .. } => line,
        _ => 0,
    };
    (diagnostic.code.id, line)
}

/// Message and help in English, one a line.
fn said(diagnostic: &Diagnostic) -> String {
    let mut lines = vec![diagnostic.message.in_lang(Lang::En)];
    lines.extend(diagnostic.help.iter().map(|help| help.in_lang(Lang::En)));
    lines.join("\n")
}
