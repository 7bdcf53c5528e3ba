//! Samples of real registers against a second way of drawing them, which shares no code with the first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::shared;
use crate::harness::Workspace;

const SEED: &str = "kommunalbestyrelsen, 12. maj 2026: 4 7 7 1 0 9";
const SIZE: usize = 15;

/// An area with the number of its cases and the first of them by ticket.
type Areas = BTreeMap<String, (usize, Vec<(String, String)>)>;

/// The draw as design.md describes it: every case gets its ticket, each area is sorted, the first are taken.
fn drawn_anew(extract: &Path, id: &[&str], area: &str) -> Areas {
    let mut reader = csv::Reader::from_path(extract).unwrap();
    let header = reader.headers().unwrap().clone();
    let position = |name: &str| header.iter().position(|heading| heading == name).unwrap();
    let mut cases: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let parts: Vec<&str> = id
            .iter()
            .map(|name| record[position(name)].trim())
            .collect();
        let id = parts.join(" / ");
        let area = match record[position(area)].trim() {
            "" => "(uden sagsområde)",
            area => area,
        };
        let ticket = format!("{:x}", Hex(&Sha256::digest(format!("{SEED}:{id}"))));
        cases
            .entry(area.to_owned())
            .or_default()
            .insert((ticket, id));
    }
    let first =
        |cases: BTreeSet<(String, String)>| (cases.len(), cases.into_iter().take(SIZE).collect());
    cases
        .into_iter()
        .map(|(area, cases)| (area, first(cases)))
        .collect()
}

struct Hex<'a>(&'a [u8]);

impl std::fmt::LowerHex for Hex<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

fn drawn_by_the_program(extract: &Path, id: &[&str], area: &str) -> Areas {
    let workspace = Workspace::new();
    let ids = id
        .iter()
        .flat_map(|name| ["--id", name])
        .collect::<Vec<_>>();
    workspace
        .sagsaudit(&[
            "draw",
            extract.to_str().unwrap(),
            "--area",
            area,
            "--seed",
            SEED,
            "-o",
            "audit",
        ])
        .arguments(&ids)
        .prints_something()
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let mut areas = Areas::new();
    for record in audit.json("draw.json")["areas"].as_array().unwrap() {
        let population = usize::try_from(record["population"].as_u64().unwrap()).unwrap();
        areas.insert(
            record["area"].as_str().unwrap().to_owned(),
            (population, Vec::new()),
        );
    }
    for row in audit.rows("sample.csv") {
        let (_, drawn) = areas.get_mut(&row["area"]).unwrap();
        drawn.push((row["ticket"].clone(), row["case_id"].clone()));
        assert_eq!(row["order"], drawn.len().to_string());
    }
    workspace
        .sagsaudit(&["verify", "audit", "--extract", extract.to_str().unwrap()])
        .prints_something()
        .check();
    areas
}

fn both_ways_agree(file: &str, id: &[&str], area: &str, areas: usize) {
    let Some(extract) = shared(file) else { return };
    let expected = drawn_anew(&extract, id, area);
    assert_eq!(expected.len(), areas, "areas of {file} by {area}");
    assert_eq!(drawn_by_the_program(&extract, id, area), expected);
}

#[test]
fn permits_by_department() {
    both_ways_agree("wabo-receipt/cases.csv", &["case_id"], "department", 3);
}

#[test]
fn permits_by_case_worker() {
    both_ways_agree("wabo-receipt/cases.csv", &["case_id"], "responsible", 39);
}

#[test]
fn permits_by_group_of_which_many_are_empty() {
    both_ways_agree("wabo-receipt/cases.csv", &["case_id"], "group", 8);
}

#[test]
fn requests_for_documents_by_city() {
    both_ways_agree("foi-requests/cases.csv", &["case_id"], "body", 3);
}

#[test]
fn planning_decisions_by_body() {
    both_ways_agree(
        "planning-register-2011-2017/decisions.csv",
        &["year", "PA Ref"],
        "Determining Body",
        11,
    );
}

#[test]
fn planning_appeals_by_decision() {
    both_ways_agree(
        "planning-register-2011-2017/appeals.csv",
        &["year", "PA Ref"],
        "Decision",
        4,
    );
}
