//! Files that change while they are read, as a draw reads them: several threads, and only the beginning looked at before.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

/// More rows than are looked at beforehand, the last of them a given one.
fn text(last: &str) -> String {
    let rows = (0..12_000).map(|number| format!("{number};{}\n", "en længere note ".repeat(6)));
    format!("id;x\n{}{last}", rows.collect::<String>())
}

/// Reads a file that gives `first` when it is opened the first times, and `later` from then on; says what came of it, and
/// how often it was opened.
fn read(first: &str, later: &str, opened_first: u64) -> (Result<Vec<Case>, Failure>, u64) {
    let opened = AtomicU64::new(0);
    let open = || {
        let is_first = opened.fetch_add(1, Ordering::Relaxed) < opened_first;
        let text = if is_first { first } else { later };
        Ok(Bytes::stream(text.as_bytes()))
    };
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let read = cases_of(source, first.len());
    (read, opened.into_inner())
}

fn cases_of(source: Source<'_>, size: usize) -> Result<Vec<Case>, Failure> {
    let options = SurveyOptions {
        bytes: u64::try_from(size).ok(),
        ..SurveyOptions::default()
    };
    let part = Part::survey(source, Packing::None, &options)?;
    let threads = NonZeroUsize::new(2).unwrap();
    let mut extract = Extract::of(vec![part])?.read_by(threads);
    let selection = Ask::id(&["id"]).every().selection;
    loop {
        let columns = Columns::find(&extract, &selection)?;
        let begin = |_: &Formats| Listed::default();
        if let Some(seen) = each_case(&extract, &columns, CprIds::Refuse, begin)? {
            let mut cases = seen.visitor.cases;
            cases.sort();
            return Ok(cases);
        }
        extract.look_at_rest()?;
    }
}

#[test]
fn whenever_a_file_is_cut_or_grows_it_is_refused() {
    let whole = text("");
    let (unchanged, openings) = read(&whole, &whole, 0);
    let unchanged = unchanged.unwrap();
    assert_eq!(unchanged.len(), 12_000);
    for (last, first_lines) in [("12000;en mere\n", 12_001), ("", 11_000)] {
        let later = text(last);
        let later: String = later.split_inclusive('\n').take(first_lines + 1).collect();
        for opened_first in 0..=openings {
            match read(&whole, &later, opened_first).0 {
                Ok(cases) => assert_eq!((cases.len(), opened_first), (12_000, openings)),
                Err(failure) => assert_eq!(failure.diagnostics()[0].code.id, "E018"),
            }
        }
    }
}

/// A file that is another from some read on.
struct Changing<'b> {
    first: &'b str,
    later: &'b str,
    reads: &'b AtomicU64,
    reads_of_first: u64,
}

impl ReadAt for Changing<'_> {
    fn read_at(&self, room: &mut [u8], offset: u64) -> io::Result<usize> {
        let is_first = self.reads.fetch_add(1, Ordering::Relaxed) < self.reads_of_first;
        let text = if is_first { self.first } else { self.later };
        InPlaces(text.as_bytes()).read_at(room, offset)
    }
}

#[test]
fn a_file_that_is_cut_or_grows_under_its_readers_is_refused() {
    let first = text("");
    let grown = text("12000;en mere\n");
    let cut: String = first.split_inclusive('\n').take(11_001).collect();
    for later in [&grown, &cut] {
        let read = |reads_of_first| {
            let reads = AtomicU64::new(0);
            let open = || {
                Ok(Bytes::places(Changing {
                    first: &first,
                    later,
                    reads: &reads,
                    reads_of_first,
                }))
            };
            let source = Source {
                name: "a.csv".into(),
                open: &open,
            };
            let cases = cases_of(source, first.len());
            (cases, reads.load(Ordering::Relaxed))
        };
        let (unchanged, all) = read(u64::MAX);
        assert_eq!(unchanged.unwrap().len(), 12_000);
        let mut refused = 0;
        for part in 0..20 {
            match read(all * part / 20).0 {
                Ok(cases) => assert_eq!(cases.len(), 12_000),
                Err(failure) => {
                    assert_eq!(failure.diagnostics()[0].code.id, "E018");
                    refused += 1;
                }
            }
        }
        assert!(refused > 10, "{refused}");
    }
}

#[test]
fn when_a_repeated_row_changes_between_passes_the_file_is_refused() {
    let first = text("7;en længere note\n");
    let as_before = text(&format!("7;{}\n", "en længere note ".repeat(6)));
    let (merged, openings) = read(&as_before, &as_before, 0);
    assert_eq!(merged.unwrap().len(), 12_000);
    let later = text("");
    for opened_first in 0..=openings {
        match read(&as_before, &later, opened_first).0 {
            Ok(cases) => assert_eq!((cases.len(), opened_first), (12_000, openings)),
            Err(failure) => assert_eq!(failure.diagnostics()[0].code.id, "E018"),
        }
    }
    let refused = read(&first, &first, 0).0.unwrap_err();
    assert_eq!(refused.diagnostics()[0].code.id, "E017");
}
