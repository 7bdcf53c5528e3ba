//! What was said of case work in the source documents, and the criterion that looks for it.
//!
//! `fixtures/templates/coverage.csv` holds each statement, in a few words of our own, with the ids of its criteria, and
//! after them the ids of each area's list. The statements themselves stand in ../shared/domain/checklists-da.md.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sagsaudit::template::Template;

use super::{all_shipped, shipped};
use crate::harness::rows_of;

/// Whether all checks were carried out, concluded upon and archived is asked of the audit itself, not of a case: the
/// program's own files answer it.
const OF_THE_AUDIT: [&str; 3] = ["LED-K1", "LED-K2", "LED-K3"];

/// The template with the list of an area, and how the ids of the list begin.
const LISTS: [(&str, &str); 12] = [
    ("GOD", "god-sagsbehandling"),
    ("BOT", "botilbud"),
    ("SDP", "sygedagpenge"),
    ("JAF", "jobafklaring"),
    ("KTH", "kontanthjaelp"),
    ("RES", "ressourceforloeb"),
    ("ALT", "alternative-modtagere"),
    ("KLA", "klagesager"),
    ("OVG", "overgang-barn-voksen"),
    ("HJM", "hjaelpemidler"),
    ("UND", "underretninger"),
    ("LED", "ledelsestilsyn"),
];

/// The statements in their order, with the ids of their criteria; then the lists.
fn covered() -> Vec<(String, BTreeSet<String>)> {
    let mut covered: Vec<(String, BTreeSet<String>)> = Vec::new();
    for row in rows_of(include_bytes!("../../fixtures/templates/coverage.csv")) {
        let id = row["criterion"].clone();
        match covered
            .last_mut()
            .filter(|(source, _)| *source == row["source"])
        {
            Some((_, ids)) => assert!(ids.insert(id), "{row:?} stands there once"),
            None => covered.push((row["source"].clone(), BTreeSet::from([id]))),
        }
    }
    covered
}

/// Whether a template has a criterion, or its parts with a letter behind the id (SDP-06a).
fn has(template: &Template, id: &str) -> bool {
    template.criteria.iter().any(|criterion| {
        let letter = criterion.id.strip_prefix(id);
        letter.is_some_and(|rest| rest.len() <= 1 && rest.chars().all(|c| c.is_ascii_lowercase()))
    })
}

#[test]
fn every_statement_of_the_sources_has_its_criterion() {
    let templates: Vec<Template> = all_shipped().collect();
    let mut missing = BTreeSet::new();
    for (source, ids) in covered() {
        let asked = ids.iter().filter(|id| !OF_THE_AUDIT.contains(&id.as_str()));
        let absent = asked.filter(|id| !templates.iter().any(|template| has(template, id)));
        missing.extend(absent.map(|id| format!("{source}: {id}")));
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn the_list_of_every_area_is_in_its_template() {
    let covered: BTreeMap<String, BTreeSet<String>> = covered().into_iter().collect();
    for (prefix, name) in LISTS {
        let template = shipped(name);
        let ids = &covered[&format!("Tjekliste {prefix}")];
        let missing: Vec<_> = ids.iter().filter(|id| !has(&template, id)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{name}");
    }
}

/// The ids in a cell of the page: `OVG-01..10` are ten of them.
fn ids_in(cell: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for word in cell.split([' ', ',', ';']) {
        let (first, last) = match word.split_once("..") {
            Some((first, last)) => (first, Some(last)),
            None => (word, None),
        };
        let Some((prefix, number)) = first.split_once('-') else {
            continue;
        };
        if prefix.len() != 3 || !prefix.chars().all(|c| c.is_ascii_uppercase()) {
            continue;
        }
        match (number.parse::<u32>(), last.map(str::parse::<u32>)) {
            (Ok(first), Some(Ok(last))) => {
                ids.extend((first..=last).map(|number| format!("{prefix}-{number:02}")));
            }
            _ => drop(ids.insert(first.to_owned())),
        }
    }
    ids
}

/// What the page itself says, where it is there: our copy has neither more nor less.
#[test]
fn the_copy_of_the_coverage_table_is_complete() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain/checklists-da.md");
    let Ok(page) = std::fs::read_to_string(&path) else {
        let is_required =
            std::env::var_os("SAGSAUDIT_REQUIRE_SHARED").is_some_and(|value| value == "1");
        assert!(!is_required, "{} is required and missing", path.display());
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let (lists, table) = page.split_once("## Coverage table").unwrap();
    let statements = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let theirs: Vec<BTreeSet<String>> = statements
        .map(|line| ids_in(line.split('|').nth(3).unwrap()))
        .filter(|ids| !ids.is_empty())
        .collect();
    let (of_lists, ours): (Vec<_>, Vec<_>) = covered()
        .into_iter()
        .partition(|(source, _)| source.starts_with("Tjekliste "));
    let ours: Vec<BTreeSet<String>> = ours.into_iter().map(|(_, ids)| ids).collect();
    assert_eq!(ours, theirs);

    let rows = lists.lines().filter_map(|line| line.strip_prefix("| "));
    let first: BTreeSet<String> = rows
        .filter_map(|row| row.split(' ').next())
        .flat_map(ids_in)
        .collect();
    let ours: BTreeSet<String> = of_lists.into_iter().flat_map(|(_, ids)| ids).collect();
    assert_eq!(ours, first);
}
