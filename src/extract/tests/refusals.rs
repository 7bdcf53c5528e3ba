//! Visitors that refuse a case.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::diag::code;
use crate::lang::load;

/// Counts how many bytes are read through it.
struct Counted<'a>(&'a [u8], &'a AtomicU64);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1
            .fetch_add(u64::try_from(count).unwrap(), Ordering::Relaxed);
        Ok(count)
    }
}

/// Refuses to see more than so many cases, alone or with others.
struct AtMost {
    seen: u64,
    most: u64,
}

impl AtMost {
    fn refuse_more(&self, line: u64) -> Result<(), Failure> {
        if self.seen <= self.most {
            return Ok(());
        }
        let place = Place::line("a.csv", line);
        let message = load::TOO_MANY_AREAS.with("most", self.most);
        Err(Diagnostic::new(&code::E070, message).at(place).into())
    }
}

impl Visitor for AtMost {
    fn area(&mut self, _: &Area) -> Result<usize, Failure> {
        Ok(0)
    }

    fn cases(&mut self, cases: Cases<'_>) -> Result<(), Failure> {
        cases.iter().try_for_each(|case| {
            self.seen += 1;
            self.refuse_more(case.line())
        })
    }

    fn merge(&mut self, other: Self) -> Result<(), Failure> {
        self.seen += other.seen;
        self.refuse_more(0)
    }
}

/// How a visitor of at most so many cases refuses a text, and how many bytes were read until then.
fn refusal(text: &str, most: u64, threads: usize) -> (Diagnostic, u64) {
    let read = AtomicU64::new(0);
    let open = || Ok(Bytes::stream(Counted(text.as_bytes(), &read)));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let part = Part::survey(source, Packing::None, &SurveyOptions::default()).unwrap();
    let extract = Extract::of(vec![part]).unwrap();
    let extract = extract.read_by(NonZeroUsize::new(threads).unwrap());
    let ask = Ask::id(&["id"]);
    let columns = Columns::find(&extract, &ask.selection).unwrap();
    read.store(0, Ordering::Relaxed);
    let begin = |_: &Formats| AtMost { seen: 0, most };
    let refused = each_case(&extract, &columns, CprIds::Allow, begin).map(|_| ());
    let failure = refused.expect_err("a refusal");
    let [diagnostic] = failure.diagnostics() else {
        panic!("{failure}");
    };
    (diagnostic.clone(), read.into_inner())
}

/// Some megabytes.
fn many_rows() -> String {
    let rows = (0..200_000).map(|number| format!("{number};en note af nogen længde\n"));
    format!("id;x\n{}", rows.collect::<String>())
}

#[test]
fn a_refusal_is_told_as_in_order_and_without_reading_all_once_more() {
    let text = many_rows();
    let bytes = u64::try_from(text.len()).unwrap();
    for threads in [1, 2, 3] {
        for (most, line) in [(1_000, 1_002), (150_000, 150_002)] {
            let (refused, read) = refusal(&text, most, threads);
            assert_eq!(code_and_line(&refused), ("E070", line), "{threads}");
            // The guess, one pass, and the rows up to that line.
            let needed = bytes + bytes * line / 200_000;
            assert!(read < needed + 1_000_000, "{read} of {bytes}");
        }
    }
}

#[test]
fn what_is_wrong_with_the_rows_comes_before_what_is_wrong_with_the_cases() {
    let text = format!("{}7;\"ikke lukket\n", many_rows());
    for threads in [1, 2, 3] {
        let (refused, _) = refusal(&text, 1_000, threads);
        assert_eq!(code_and_line(&refused), ("E010", 200_002), "{threads}");
    }
}
