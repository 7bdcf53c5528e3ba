//! SARIF 2.1.0, the form that GitHub code scanning and most viewers of static analysis read.
//!
//! Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 27 March 2020.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::located::{Located, fingerprints};
use super::{Checked, shown};
use crate::diag::{Code, Diagnostic, Severity};
use crate::lang::{Lang, explain};
use crate::report::json;

/// Where the schema of the format stands.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u64>,
}

/// Writes one run with its results, and the rules they are about with what `explain` says of them.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_sarif(checked: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut codes: Vec<&'static Code> = checked
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect();
    codes.sort_unstable_by_key(|code| code.id);
    codes.dedup_by_key(|code| code.id);
    let fingerprints = fingerprints(checked.diagnostics);
    let results = checked.diagnostics.iter().zip(fingerprints);
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            results: results
                .map(|(diagnostic, fingerprint)| finding(diagnostic, &codes, fingerprint))
                .collect(),
            tool: Tool {
                driver: Driver {
                    name: "sagsaudit",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.into_iter().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
        }],
    };
    json::write(&log, out)
}

fn rule(code: &'static Code) -> Rule {
    let about = || Text {
        text: code.about.to_owned(),
    };
    let explanation = explain::of(code.id);
    let why = explanation.map(|explained| explained.why.text(Lang::En));
    let mend = explanation.map(|explained| explained.mend.text(Lang::En));
    Rule {
        id: code.id,
        short_description: about(),
        full_description: why.map_or_else(about, |text| Text {
            text: text.to_owned(),
        }),
        help: mend.map_or_else(about, |text| Text {
            text: text.to_owned(),
        }),
        default_configuration: Configuration {
            level: level(code.severity),
        },
    }
}

fn finding(diagnostic: &Diagnostic, codes: &[&'static Code], fingerprint: String) -> Finding {
    let mut text = shown(&diagnostic.message, Lang::En);
    for help in &diagnostic.help {
        text.push('\n');
        text.push_str(&shown(help, Lang::En));
    }
    let code = diagnostic.code;
    let located = Located::of(&diagnostic.place);
    let rule_index = codes.iter().position(|known| known.id == code.id);
    Finding {
        rule_id: code.id,
        rule_index: rule_index.expect("the rules are those of the results"),
        level: level(code.severity),
        message: Text { text },
        locations: location(&located).into_iter().collect(),
        partial_fingerprints: BTreeMap::from([("sagsaudit/v1", fingerprint)]),
    }
}

fn location(located: &Located) -> Option<Location> {
    let region = located.start.map(|start| Region {
        start_line: start.line,
        start_column: start.column,
        end_line: located.end.map(|end| end.line),
        end_column: located.end.and_then(|end| end.column),
    });
    Some(Location {
        physical_location: PhysicalLocation {
            artifact_location: Artifact {
                uri: uri(&located.path()?),
            },
            region,
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a URI reference (RFC 3986): a relative one stays relative, an absolute one gets its scheme.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if is_drive {
        uri.push_str("file:///");
    }
    for (position, byte) in path.bytes().enumerate() {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if is_plain || (is_drive && position == 1) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
