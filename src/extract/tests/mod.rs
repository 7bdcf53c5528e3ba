//! Extracts as a whole: bytes in, cases and complaints out.

mod columns;
mod dialect;
mod laws;
mod lines;
mod repeats;
mod rows;

use std::io::{self, Read};

use super::*;
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
        let open = || Ok(boxed(bytes));
        self.read_from(&Source {
            name: "a.csv".into(),
            open: &open,
        })
    }

    fn read_one_by_one(&self, bytes: &[u8]) -> Result<Whole, Failure> {
        let open = || Ok(boxed(OneByOne(bytes)));
        self.read_from(&Source {
            name: "a.csv".into(),
            open: &open,
        })
    }

    fn read_from(&self, source: &Source) -> Result<Whole, Failure> {
        let survey = survey(source, &self.options)?;
        let columns = Columns::find(&survey, &self.selection)?;
        let cpr = if self.allow_cpr {
            CprIds::Allow
        } else {
            CprIds::Refuse
        };
        let scan = scan(source, &survey, &columns, cpr)?;
        let mut found = Vec::new();
        let extracted = cases(source, &survey, &columns, &scan, &mut |case| {
            found.push((
                case.line,
                case.id.to_string(),
                case.area.to_string(),
                case.kept.iter().map(ToString::to_string).collect(),
            ));
            Ok(())
        })?;
        Ok(Whole {
            survey,
            columns,
            scan,
            cases: found,
            extracted,
        })
    }

    /// The one complaint that these bytes must make.
    fn complaint(&self, bytes: &[u8]) -> Diagnostic {
        let failure = self.read(bytes).expect_err("a complaint");
        assert_eq!(failure.diagnostics().len(), 1, "{failure}");
        failure.diagnostics()[0].clone()
    }
}

fn boxed<'a>(bytes: impl Read + 'a) -> Box<dyn Read + 'a> {
    Box::new(bytes)
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
