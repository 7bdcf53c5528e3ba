//! Reports in an audit folder that tell older numbers than the folder does.

use std::collections::BTreeMap;

use super::console::Console;
use crate::diag::{Diagnostic, Failure, code};
use crate::folder::{Folder, names};
use crate::lang::{Message, outdated as say};

/// What a report tells: when one of these is no longer what it was, the report is out of date.
const TOLD: [&str; 3] = [names::FINDINGS_JSON, names::HEARING, names::OBSERVATIONS];

/// The reports of a folder that were made of other findings, remarks or observations than it holds by its journal now, by
/// name.
///
/// # Errors
/// When the journal cannot be read.
pub(super) fn reports(folder: &Folder) -> Result<Vec<String>, Failure> {
    let mut told: BTreeMap<&str, String> = BTreeMap::new();
    let mut made_of: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
    for entry in folder.journal()? {
        for name in TOLD {
            if let Some(hash) = entry.files.get(name) {
                told.insert(name, hash.clone());
            }
        }
        if let Some(report) = entry.command.strip_prefix("report ") {
            made_of.insert(report.to_owned(), told.clone());
        }
    }
    let is_old = |(name, of): &(String, BTreeMap<&str, String>)| *of != told && folder.holds(name);
    let old = made_of.into_iter().filter(is_old);
    Ok(old.map(|(name, _)| name).collect())
}

/// Warns of them.
pub(super) fn warn(folder: &Folder, console: &Console) -> Result<(), Failure> {
    let reports = reports(folder)?;
    if !reports.is_empty() {
        let folder = folder.path().display().to_string();
        let help = say::MAKE_AGAIN.with("folder", folder);
        let diagnostic = Diagnostic::new(&code::C150, named(&reports));
        console.complain(&diagnostic.help(help));
    }
    Ok(())
}

/// That they are older, in a sentence.
pub(super) fn named(reports: &[String]) -> Message {
    say::OUTDATED.with("reports", reports.join(", "))
}
