//! The journal: one line of JSON for each command that changed the folder, each line chained to the one before.
//!
//! A line holds the SHA-256 of the line before it and, last, of itself, so that a change anywhere shows, in the last line
//! too. What a chain cannot show is that lines are missing at its end: for that [`head`] is printed on reports.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{disk, names, sha256_hex, trouble};
use crate::cell;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::{Phrase, folder as say};

/// What stands before the hash of the line itself.
const CHECK_KEY: &str = ",\"check\":\"";
/// What stands behind it.
const CHECK_END: &str = "\"}";

/// A command that changes the folder, as `cli` tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When, ISO 8601 with offset.
    pub at: String,
    /// The user's name.
    pub by: String,
    /// The command with what matters of its arguments. CPR numbers are masked before it is written.
    pub command: String,
    /// Why, where the command asks for a reason. CPR numbers are masked before it is written.
    pub reason: Option<String>,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    pub n: u64,
    /// When, ISO 8601 with offset.
    pub at: String,
    /// The user's name.
    pub by: String,
    /// The command.
    pub command: String,
    /// Why, where the command asks for a reason.
    pub reason: Option<String>,
    /// The files written, each with the SHA-256 of its new content.
    pub files: BTreeMap<String, String>,
    /// The SHA-256 of the line before as bytes without its line feed; `None` in the first line.
    pub previous: Option<String>,
}

/// The journal with one more line, for an event that wrote `files` (name to SHA-256). `journal` must be verified, or
/// empty for a new folder.
pub(super) fn extended(journal: &[u8], event: &Event, files: &BTreeMap<String, String>) -> Vec<u8> {
    let lines = journal.iter().filter(|byte| **byte == b'\n').count();
    let masked = |text: &str| cell::mask_cpr(text).0.into_owned();
    let entry = Entry {
        n: u64::try_from(lines).expect("a journal fits in memory") + 1,
        at: event.at.clone(),
        by: masked(&event.by),
        command: masked(&event.command),
        reason: event.reason.as_deref().map(masked),
        files: files.clone(),
        previous: head(journal),
    };
    let line = serde_json::to_string(&entry).expect("texts and numbers can always be JSON");
    let body = line
        .strip_suffix('}')
        .expect("a JSON object ends with a brace");
    let check = sha256_hex(body.as_bytes());
    [
        journal,
        body.as_bytes(),
        CHECK_KEY.as_bytes(),
        check.as_bytes(),
        CHECK_END.as_bytes(),
        b"\n",
    ]
    .concat()
}

/// The SHA-256 of the journal's last line, without its line feed: whoever keeps it elsewhere, on a printed report or in
/// a mail, can show later that no line was taken off the end. `None` when there is no line.
pub fn head(journal: &[u8]) -> Option<String> {
    let lines = journal.strip_suffix(b"\n")?;
    lines.rsplit(|byte| *byte == b'\n').next().map(sha256_hex)
}

/// The entries of a journal whose chain holds. `file` is its path, for messages.
///
/// # Errors
/// D033 with the first line that is not as it was written, or when there is no line at all.
pub fn verify(file: &str, journal: &[u8]) -> Result<Vec<Entry>, Failure> {
    if journal.is_empty() {
        return Err(missing(file));
    }
    let mut entries = Vec::new();
    let mut previous: Option<String> = None;
    for (line, number) in journal.split_inclusive(|byte| *byte == b'\n').zip(1..) {
        let entry = read_line(line, number, previous.as_deref())
            .map_err(|reason| broken(file, number, reason))?;
        previous = head(line);
        entries.push(entry);
    }
    Ok(entries)
}

fn read_line(line: &[u8], number: u64, previous: Option<&str>) -> Result<Entry, &'static Phrase> {
    let line = line.strip_suffix(b"\n").ok_or(&say::LINE_TORN)?;
    let text = std::str::from_utf8(line).map_err(|_| &say::LINE_CHANGED)?;
    let checked = text
        .strip_suffix(CHECK_END)
        .and_then(|text| text.rsplit_once(CHECK_KEY));
    let (body, check) = checked.ok_or(&say::LINE_CHANGED)?;
    if sha256_hex(body.as_bytes()) != check {
        return Err(&say::LINE_CHANGED);
    }
    let entry: Entry = serde_json::from_str(text).map_err(|_| &say::LINE_CHANGED)?;
    if entry.n != number || entry.previous.as_deref() != previous {
        return Err(&say::LINE_UNCHAINED);
    }
    Ok(entry)
}

/// The bytes of a journal; one that is not there is told apart from one that cannot be read.
pub(super) fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    match disk::kind(path) {
        Ok(None) => Err(missing(&path.display().to_string())),
        _ => disk::read(path).map_err(|error| trouble::unreadable(path, &error)),
    }
}

fn missing(file: &str) -> Failure {
    Diagnostic::new(&code::D033, say::JOURNAL_MISSING.with("path", file))
        .at(Place::file(file))
        .help(say::JOURNAL_BROKEN_HELP.message())
        .into()
}

fn broken(file: &str, line: u64, reason: &'static Phrase) -> Failure {
    Diagnostic::new(
        &code::D033,
        say::JOURNAL_BROKEN
            .with("line", line)
            .with("reason", reason),
    )
    .at(Place::line(file, line))
    .help(say::JOURNAL_BROKEN_HELP.message())
    .into()
}

/// The name of the journal's file in a folder.
pub(super) fn path_in(folder: &Path) -> std::path::PathBuf {
    folder.join(names::JOURNAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(command: &str, reason: Option<&str>) -> Event {
        Event {
            at: "2026-11-02T09:14:00+01:00".into(),
            by: "anna".into(),
            command: command.into(),
            reason: reason.map(Into::into),
        }
    }

    fn three_lines() -> Vec<u8> {
        let files = BTreeMap::from([(names::DRAW.to_owned(), sha256_hex(b"x"))]);
        let one = extended(b"", &event("draw", None), &files);
        let two = extended(
            &one,
            &event("draw --redraw", Some("forkert \"periode\"\nog mere")),
            &files,
        );
        extended(
            &two,
            &event("replace 010190-1234", Some("borger 0101901234")),
            &BTreeMap::new(),
        )
    }

    fn first_broken_line(journal: &[u8]) -> Option<u64> {
        let failure = verify("journal.jsonl", journal).err()?;
        match &failure.diagnostics()[0].place {
            Place::Line { line, .. } => Some(*line),
            _ => Some(0),
        }
    }

    #[test]
    fn a_line_has_the_keys_of_the_format_in_their_order() {
        let journal = three_lines();
        let text = std::str::from_utf8(&journal).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let x = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"; // printf x | sha256sum
        assert!(
            lines[0].starts_with(&format!(
                "{{\"n\":1,\"at\":\"2026-11-02T09:14:00+01:00\",\"by\":\"anna\",\"command\":\"draw\",\"reason\":null,\
                 \"files\":{{\"draw.json\":\"{x}\"}},\"previous\":null,\"check\":\""
            )),
            "{}",
            lines[0]
        );
        let previous = format!("\"previous\":\"{}\"", sha256_hex(lines[0].as_bytes()));
        assert!(lines[1].contains(&previous) && lines.len() == 3);
        assert_eq!(head(&journal), Some(sha256_hex(lines[2].as_bytes())));
    }

    #[test]
    fn cpr_numbers_do_not_reach_the_journal() {
        let entries = verify("journal.jsonl", &three_lines()).unwrap();
        assert_eq!(entries[2].command, "replace ######-####");
        assert_eq!(entries[2].reason.as_deref(), Some("borger ######-####"));
    }

    #[test]
    fn every_change_of_a_byte_is_found_in_its_line() {
        let journal = three_lines();
        let mut line = 1;
        for position in 0..journal.len() {
            for other in [
                journal[position] ^ 1,
                journal[position] ^ 0x20,
                0,
                b'\n',
                0xff,
            ] {
                let mut changed = journal.clone();
                changed[position] = other;
                if other != journal[position] {
                    assert_eq!(
                        first_broken_line(&changed),
                        Some(line),
                        "byte {position} as {other}"
                    );
                }
            }
            let mut shorter = journal.clone();
            shorter.remove(position);
            assert_eq!(
                first_broken_line(&shorter),
                Some(line),
                "byte {position} removed"
            );
            let mut longer = journal.clone();
            longer.insert(position, b' ');
            assert_eq!(
                first_broken_line(&longer),
                Some(line),
                "byte {position} inserted"
            );
            if journal[position] == b'\n' {
                line += 1;
            }
        }
    }

    #[test]
    fn removed_swapped_and_repeated_lines_are_found() {
        let journal = three_lines();
        let lines: Vec<&[u8]> = journal.split_inclusive(|byte| *byte == b'\n').collect();
        for (order, broken) in [
            (vec![1, 2], 1),
            (vec![0, 2], 2),
            (vec![1, 0, 2], 1),
            (vec![0, 2, 1], 2),
            (vec![0, 0, 1, 2], 2),
            (vec![0, 1, 1, 2], 3),
        ] {
            let changed: Vec<u8> = order
                .iter()
                .flat_map(|line| lines[*line])
                .copied()
                .collect();
            assert_eq!(first_broken_line(&changed), Some(broken), "{order:?}");
        }
    }

    /// The limit of a chain, and what is said to do about it.
    #[test]
    fn a_cut_tail_is_not_found_by_the_chain_but_by_the_head() {
        let journal = three_lines();
        let cut = journal
            .split_inclusive(|byte| *byte == b'\n')
            .take(2)
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(first_broken_line(&cut), None);
        assert_ne!(head(&cut), head(&journal));
    }

    #[test]
    fn a_torn_last_line_and_an_empty_journal_are_failures() {
        let journal = three_lines();
        let ends: Vec<usize> = (1..journal.len())
            .filter(|end| journal[end - 1] != b'\n')
            .collect();
        for end in ends {
            assert!(first_broken_line(&journal[..end]).is_some(), "cut at {end}");
        }
        assert_eq!(first_broken_line(b""), Some(0));
    }

    /// A later version may add a key; the chain is over bytes, so this version still reads the journal.
    #[test]
    fn a_key_of_a_later_version_is_no_break() {
        let body = "{\"n\":1,\"at\":\"\",\"by\":\"\",\"command\":\"\",\"reason\":null,\"files\":{},\"previous\":null,\"new\":7";
        let line = format!(
            "{body}{CHECK_KEY}{}{CHECK_END}\n",
            sha256_hex(body.as_bytes())
        );
        assert_eq!(first_broken_line(line.as_bytes()), None);
    }
}
