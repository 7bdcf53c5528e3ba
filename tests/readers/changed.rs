//! Files that are changed at random, in the ways in which files go wrong or are made to.

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};

/// One change of a file. Places are shares of its length, so that they fit every file.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// Another byte.
    Byte { at: u16, byte: u8 },
    /// The rest is gone.
    Cut { at: u16 },
    /// A part is gone.
    Gap { at: u16, length: u8 },
    /// A part stands twice.
    Twice { at: u16, length: u8 },
    /// Something that readers stumble over.
    Put { at: u16, what: usize },
}

/// What readers stumble over: empty, endless, too large, nested, quoted, invisible, of another kind.
const STUMBLING: [&[u8]; 22] = [
    b"\0",
    b"\r",
    b"\n\n",
    b"\"",
    b"\"\"\"",
    b",,,,,,,,",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"null",
    b"{}",
    b"-1",
    b"1e400",
    b"99999999999999999999999999",
    b"-0.0000000000000000000000000001",
    b"0001-01-01",
    b"9999-12-31T23:59:60+99:99",
    b"\\u0000",
    b"\xf0\x9f\x92\xa9",
    b"\xe2\x80\xae",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((",
    b"=HYPERLINK(\"x\")",
];

impl Arbitrary for Change {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let at = any::<u16>;
        prop_oneof![
            (at(), any::<u8>()).prop_map(|(at, byte)| Self::Byte { at, byte }),
            at().prop_map(|at| Self::Cut { at }),
            (at(), any::<u8>()).prop_map(|(at, length)| Self::Gap { at, length }),
            (at(), any::<u8>()).prop_map(|(at, length)| Self::Twice { at, length }),
            (at(), 0..STUMBLING.len()).prop_map(|(at, what)| Self::Put { at, what }),
        ]
        .boxed()
    }
}

/// A file after the changes, one after the other.
pub(super) fn change(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    changes.iter().fold(bytes.to_vec(), one_change)
}

fn one_change(mut bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    let place = |at: u16| usize::from(at) * bytes.len() / usize::from(u16::MAX);
    let part = |at, length: u8| {
        let from = place(at);
        from..bytes.len().min(from + usize::from(length))
    };
    match *change {
        Change::Byte { at, byte } => {
            let at = place(at);
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
        }
        Change::Cut { at } => bytes.truncate(place(at)),
        Change::Gap { at, length } => drop(bytes.drain(part(at, length))),
        Change::Twice { at, length } => {
            let part = part(at, length);
            let again = bytes[part.clone()].to_vec();
            bytes.splice(part.end..part.end, again);
        }
        Change::Put { at, what } => {
            let at = place(at);
            bytes.splice(at..at, STUMBLING[what].iter().copied());
        }
    }
    bytes
}

/// How often it is tried, and where what is found is kept.
pub(super) fn config(name: &'static str) -> Config {
    let file: &'static str = match name {
        "readers" => concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/proptest-regressions/tests/readers.txt"
        ),
        _ => concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/proptest-regressions/tests/returned.txt"
        ),
    };
    Config {
        cases: if name == "readers" { 1_000 } else { 24 },
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(file))),
        ..Config::default()
    }
}
