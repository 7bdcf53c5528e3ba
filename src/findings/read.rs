//! Reading `findings.json` back.

use serde::Deserialize;

use super::model::Findings;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::trend as say;

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
    let form: Form = serde_json::from_slice(bytes).map_err(|error| no_findings(&error, file))?;
    if form.schema != SCHEMA {
        let message = say::OTHER_SCHEMA
            .with("schema", form.schema.to_string())
            .with("known", SCHEMA.to_string());
        let diagnostic = Diagnostic::new(&code::C028, message).at(Place::file(file));
        return Err(diagnostic.help(say::OTHER_SCHEMA_HELP.message()).into());
    }
    serde_json::from_slice(bytes).map_err(|error| no_findings(&error, file))
}

fn no_findings(error: &serde_json::Error, file: &str) -> Failure {
    let message = say::NO_FINDINGS.with("detail", error.to_string());
    let place = Place::line(file, u64::try_from(error.line()).unwrap_or(0));
    Diagnostic::new(&code::C028, message).at(place).into()
}
