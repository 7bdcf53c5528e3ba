//! Reading `findings.json` back.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::model::{Finding, Findings};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::trend as say;
use crate::stats::count::MAX_COUNT;

/// The one form there is.
const SCHEMA: u64 = 1;

/// The number of the form, read before the rest: another form has other fields.
#[derive(Deserialize)]
struct Form {
    schema: u64,
}

/// Reads the bytes of a `findings.json`; `file` is its path, for messages. Fields that this version does not know are
/// passed over, since a later one may add some without raising the number of the form.
///
/// # Errors
/// C028 when the bytes are no findings, or findings of another form.
pub fn from_json(bytes: &[u8], file: &str) -> Result<Findings, Failure> {
    let form: Form = read(bytes, file)?;
    if form.schema != SCHEMA {
        let message = say::OTHER_SCHEMA
            .with("schema", form.schema.to_string())
            .with("known", SCHEMA.to_string());
        let diagnostic = Diagnostic::new(&code::C028, message).at(Place::file(file));
        return Err(diagnostic.help(say::OTHER_SCHEMA_HELP.message()).into());
    }
    let findings: Findings = read(bytes, file)?;
    match impossible(&findings) {
        Some(of) => {
            let message = say::IMPOSSIBLE_COUNTS.with("of", of);
            Err(Diagnostic::new(&code::C028, message)
                .at(Place::file(file))
                .into())
        }
        None => Ok(findings),
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8], file: &str) -> Result<T, Failure> {
    serde_json::from_slice(bytes).map_err(|error| {
        let message = say::NO_FINDINGS.with("detail", error.to_string());
        let place = Place::line(file, u64::try_from(error.line()).unwrap_or(0));
        Diagnostic::new(&code::C028, message).at(place).into()
    })
}

/// The first area or finding whose counts can come from no sample.
fn impossible(findings: &Findings) -> Option<String> {
    let mut areas = findings.areas.iter();
    let area = areas.find(|area| area.drawn > area.population || area.population > MAX_COUNT);
    let mut all = findings.findings.iter();
    let finding = all.find(|finding| !adds_up(finding));
    let of_finding = finding.map(|finding| format!("{}, {}", finding.area, finding.criterion));
    area.map(|area| area.area.clone()).or(of_finding)
}

/// Whether the outcomes of a finding are those of its drawn cases.
fn adds_up(finding: &Finding) -> bool {
    let outcomes = [
        finding.pass,
        finding.fail,
        finding.not_applicable,
        finding.not_due,
        finding.undetermined,
        finding.pending,
    ];
    let sum = outcomes.into_iter().try_fold(0, u64::checked_add);
    finding.drawn <= MAX_COUNT && sum == Some(finding.drawn)
}
