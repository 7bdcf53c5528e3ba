//! `findings.json` and `findings.csv`.

use serde::{Deserialize, Serialize};

use super::model::{Finding, Findings};
use crate::cell::machine_csv;
use crate::template::Named;

/// The bytes of `findings.json`.
pub fn to_json(findings: &Findings) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec_pretty(findings).expect("findings of texts and numbers are always JSON");
    bytes.push(b'\n');
    bytes
}

/// The field of `findings.json` that tells what was looked at. The others may be those of another version.
#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    only: Vec<String>,
}

/// The part of the checklist that a `findings.json` is about, as `--only` names it; empty for the whole, `None` when the
/// bytes are no findings.
pub fn part_looked_at(json: &[u8]) -> Option<Vec<String>> {
    let part = serde_json::from_slice::<Part>(json).ok()?;
    Some(part.only)
}

/// The bytes of `findings.csv`: a row per finding with the names of `findings.json`, nested ones joined by `_`, ids
/// joined by `|`.
pub fn to_csv(findings: &Findings) -> Vec<u8> {
    machine_csv(COLUMNS, findings.findings.iter().map(row))
}

const COLUMNS: [&str; 56] = [
    "area",
    "criterion",
    "norm",
    "severity",
    "dimension",
    "drawn",
    "pass",
    "fail",
    "not_applicable",
    "not_due",
    "undetermined",
    "pending",
    "not_found",
    "rate",
    "interval_method",
    "interval_confidence",
    "interval_lower",
    "interval_upper",
    "one_sided_lower",
    "one_sided_upper",
    "cases_in_area_lower",
    "cases_in_area_upper",
    "conservative_upper",
    "applicable_in_area",
    "limits_on",
    "target",
    "target_status",
    "further",
    "further_note",
    "prevalence",
    "days_late_median",
    "days_late_max",
    "failing",
    "systematic_cause",
    "systematic_reason",
    "systematic_set_by",
    "systematic_set_at",
    "checks_fails_looked_at",
    "checks_register_errors",
    "checks_confirmed_errors",
    "checks_passes_looked_at",
    "checks_hidden_errors",
    "checks_overruled",
    "checks_input_errors",
    "checks_lawful_exceptions",
    "population_pass",
    "population_fail",
    "population_not_due",
    "population_undetermined",
    "population_rate",
    "population_corrected_errors",
    "population_corrected_lower",
    "population_corrected_upper",
    "population_corrected_rate",
    "population_corrected_lower_rate",
    "population_corrected_upper_rate",
];

fn row(finding: &Finding) -> [String; COLUMNS.len()] {
    let cases = finding.cases_in_area;
    let days = finding.days_late;
    let systematic = finding.systematic.as_ref();
    let checks = finding.checks;
    let population = finding.population;
    let corrected = population.and_then(|population| population.corrected);
    [
        finding.area.clone(),
        finding.criterion.clone(),
        finding.norm.name().to_owned(),
        finding.severity.name().to_owned(),
        known(finding.dimension.map(Named::name)),
        finding.drawn.to_string(),
        finding.pass.to_string(),
        finding.fail.to_string(),
        finding.not_applicable.to_string(),
        finding.not_due.to_string(),
        finding.undetermined.to_string(),
        finding.pending.to_string(),
        finding.not_found.to_string(),
        known(finding.rate),
        word(&finding.interval.method),
        finding.interval.confidence.to_string(),
        known(finding.interval.lower),
        known(finding.interval.upper),
        known(finding.one_sided.lower),
        known(finding.one_sided.upper),
        known(cases.map(|cases| cases.lower)),
        known(cases.map(|cases| cases.upper)),
        known(finding.conservative_upper),
        known(finding.applicable_in_area),
        finding.limits_on.to_string(),
        known(finding.target),
        finding.target_status.as_ref().map(word).unwrap_or_default(),
        known(finding.further),
        finding.further_note.as_ref().map(word).unwrap_or_default(),
        finding.prevalence.as_ref().map(word).unwrap_or_default(),
        known(days.map(|days| days.median)),
        known(days.map(|days| days.max)),
        finding.failing.join("|"),
        known(systematic.map(|systematic| systematic.cause.name())),
        known(systematic.map(|systematic| &systematic.reason)),
        known(systematic.map(|systematic| &systematic.set_by)),
        known(systematic.map(|systematic| &systematic.set_at)),
        checks.fails_looked_at.to_string(),
        checks.register_errors.to_string(),
        checks.confirmed_errors.to_string(),
        checks.passes_looked_at.to_string(),
        checks.hidden_errors.to_string(),
        checks.overruled.to_string(),
        checks.input_errors.to_string(),
        checks.lawful_exceptions.to_string(),
        known(population.map(|population| population.pass)),
        known(population.map(|population| population.fail)),
        known(population.map(|population| population.not_due)),
        known(population.map(|population| population.undetermined)),
        known(population.and_then(|population| population.rate)),
        known(corrected.map(|corrected| corrected.errors)),
        known(corrected.map(|corrected| corrected.lower)),
        known(corrected.map(|corrected| corrected.upper)),
        known(corrected.map(|corrected| corrected.rate)),
        known(corrected.map(|corrected| corrected.lower_rate)),
        known(corrected.map(|corrected| corrected.upper_rate)),
    ]
}

/// A value, or nothing when it is unknown.
fn known<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A word of a closed list as it stands in `findings.json`.
fn word<T: Serialize>(word: &T) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
