//! The files, byte for byte, and read back.

use serde_json::Value;

use super::*;
use crate::findings::{Corrected, PopulationOutcomes};
use crate::golden;

/// Two areas, one criterion of every kind, every outcome.
fn small() -> Findings {
    let template = example::template(&format!(
        "{THREE}
finding = \"Borgeren er ikke hørt.\"
norm = \"law\"
basis = \"Forvaltningslovens § 19\"
severity = \"critical\"
dimension = \"legal\"
target = 0.95
"
    ));
    let mut first = cases("Jobafklaring", &["ppFpuF", "paFppd", "pp?Fpu"]);
    first[2].assessments[1].days_late = Some(12);
    first[3].status = Some(CaseStatus::NotFound);
    let second = cases("Sygedagpenge", &["ppp", "pFp", "aaa"]);
    let areas = vec![("Jobafklaring", 40, first), ("Sygedagpenge", 3, second)];
    let mut found = with_decisions(
        &template,
        areas,
        "",
        &conclusions::decided("Jobafklaring", "D"),
    );
    found.findings[1].population = Some(PopulationOutcomes {
        pass: 29,
        fail: 8,
        not_due: 2,
        undetermined: 1,
        rate: Some(8.0 / 37.0),
        corrected: Some(Corrected {
            errors: 9.5,
            lower: 3,
            upper: 21,
            rate: 9.5 / 37.0,
            lower_rate: 3.0 / 37.0,
            upper_rate: 21.0 / 37.0,
        }),
    });
    found
}

#[test]
fn the_files_are_those_that_were_looked_at() {
    let found = small();
    let files = [
        ("findings/small.json", to_json(&found)),
        ("findings/small.csv", to_csv(&found)),
    ];
    let differences: Vec<String> = files
        .into_iter()
        .filter_map(|(name, bytes)| {
            golden::difference(&golden::fixture(name), std::str::from_utf8(&bytes).unwrap())
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn what_is_written_is_read_back() {
    let found = small();
    let json = to_json(&found);
    let read = from_json(&json, "findings.json").unwrap();
    assert_eq!(read, found);
    assert!(to_json(&read) == json);
}

/// A later version may add fields, an earlier one lacks some; the number of the form decides.
#[test]
fn findings_of_other_versions_are_read_and_of_other_forms_refused_by_name() {
    let mut value: Value = serde_json::from_slice(&to_json(&small())).unwrap();
    value["findings"][0]["new"] = Value::Null;
    value["areas"][0]["conclusion"]
        .as_object_mut()
        .unwrap()
        .retain(|key, _| ["level", "text", "trigger", "set_by"].contains(&key.as_str()));
    value.as_object_mut().unwrap().remove("groups");
    let read = from_json(value.to_string().as_bytes(), "findings.json").unwrap();
    assert_eq!(read.findings, small().findings);
    value["schema"] = 2.into();
    let failure = from_json(value.to_string().as_bytes(), "findings.json").unwrap_err();
    assert_eq!(
        failure.to_string(),
        "C028: the file has findings of form 2; this program knows form 1"
    );
    for text in ["", "{}", "[1]", "{\"schema\": 1}", "{\"schema\": \"1\"}"] {
        assert!(
            from_json(text.as_bytes(), "findings.json").is_err(),
            "{text}"
        );
    }
}

#[test]
fn counts_that_cannot_be_are_refused() {
    let value: Value = serde_json::from_slice(&to_json(&small())).unwrap();
    for (list, field, count) in [
        ("findings", "fail", u64::MAX),
        ("findings", "pass", 4),
        ("areas", "drawn", 41),
        ("areas", "population", u64::MAX),
    ] {
        let mut changed = value.clone();
        changed[list][0][field] = count.into();
        let failure = from_json(changed.to_string().as_bytes(), "findings.json").unwrap_err();
        assert!(failure.to_string().contains("Jobafklaring"), "{failure}");
    }
}

/// The names of `formats.md`, in its order; others may stand between them.
#[test]
fn the_keys_of_the_contract_stand_in_its_order() {
    let text = String::from_utf8(to_json(&small())).unwrap();
    let in_order = |part: &str, keys: &str| {
        let mut rest = part;
        for key in keys.split_whitespace() {
            let name = format!("\"{key}\":");
            let (_, after) = rest
                .split_once(&name)
                .unwrap_or_else(|| panic!("{key} is not in its place"));
            rest = after;
        }
    };
    in_order(
        &text,
        "schema program template id version sha256 draw_sha256 seed as_of confidence areas",
    );
    in_order(&text, "areas findings across tested expected_by_chance");
    let area = text.split_once("\"areas\"").unwrap().1;
    in_order(
        area,
        "area population drawn reviewed not_found cases without_errors formal material critical score \
                    conclusion level text trigger set_by",
    );
    let finding = text.split_once("\"findings\"").unwrap().1;
    in_order(
        finding,
        "area criterion norm severity dimension drawn pass fail not_applicable not_due undetermined \
                       pending rate interval method confidence lower upper one_sided lower upper cases_in_area lower \
                       upper conservative_upper target target_status further prevalence days_late failing",
    );
    let across = text.split_once("\"across\"").unwrap().1;
    in_order(
        across,
        "criterion rate se interval method areas_without_applicable general",
    );
}

/// The value of a column of `findings.csv` in the JSON: names joined by `_` are looked for from the outside in.
fn at<'v>(value: &'v Value, name: &str) -> &'v Value {
    if let Some(found) = value.get(name) {
        return found;
    }
    for (position, _) in name.match_indices('_') {
        let (outer, inner) = (&name[..position], &name[position + 1..]);
        match value.get(outer) {
            Some(Value::Null) => return &Value::Null,
            Some(nested) => return at(nested, inner),
            None => {}
        }
    }
    panic!("{name} is not in {value}");
}

/// How many values a JSON finding has, lists as one.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.values().map(leaves).sum(),
        _ => 1,
    }
}

pub(super) fn rows_equal_the_json(found: &Findings) {
    let json: Value = serde_json::from_slice(&to_json(found)).unwrap();
    let csv = to_csv(found);
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let header = reader.headers().unwrap().clone();
    let mut rows = 0;
    for (record, finding) in reader.records().zip(json["findings"].as_array().unwrap()) {
        rows += 1;
        let record = record.unwrap();
        for (name, cell) in header.iter().zip(&record) {
            match at(finding, name) {
                Value::Null => assert_eq!(cell, "", "{name}"),
                Value::String(text) => assert_eq!(cell, text, "{name}"),
                Value::Number(number) => {
                    assert_eq!(cell.parse::<f64>().ok(), number.as_f64(), "{name}");
                }
                Value::Array(ids) => {
                    let ids: Vec<&str> = ids.iter().map(|id| id.as_str().unwrap()).collect();
                    assert_eq!(cell, ids.join("|"), "{name}");
                }
                other => panic!("{name}: {other}"),
            }
        }
    }
    assert_eq!(rows, found.findings.len());
}

#[test]
fn every_value_of_the_json_stands_in_the_csv() {
    let found = small();
    rows_equal_the_json(&found);
    let json: Value = serde_json::from_slice(&to_json(&found)).unwrap();
    let most = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(leaves)
        .max()
        .unwrap();
    let csv = to_csv(&found);
    let columns = csv::Reader::from_reader(csv.as_slice())
        .headers()
        .unwrap()
        .len();
    assert_eq!(columns, most);
}
