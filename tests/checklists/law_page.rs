//! The page for the legal reviewer, docs/lovgrundlag.md, has every number of the checklists, and nothing else.

use std::collections::BTreeSet;

use super::{all_shipped, has_number};

/// The ids in the first column of the page's tables.
fn listed() -> BTreeSet<String> {
    let page = include_str!("../../docs/lovgrundlag.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| "));
    let first = rows.filter_map(|row| row.split(" | ").next());
    first
        .flat_map(|ids| ids.split(", "))
        .filter(|id| id.contains('-') && !id.contains("---"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_number_of_the_checklists_stands_on_the_page() {
    let listed = listed();
    let mut missing = BTreeSet::new();
    for template in all_shipped() {
        for criterion in &template.criteria {
            if has_number(criterion.rules.all()) && !listed.contains(&criterion.id) {
                missing.insert(criterion.id.clone());
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_row_of_the_page_is_of_a_criterion() {
    let ids: BTreeSet<String> = all_shipped()
        .flat_map(|template| template.criteria)
        .map(|criterion| criterion.id)
        .collect();
    let listed = listed();
    let unknown: Vec<_> = listed.difference(&ids).collect();
    assert_eq!(unknown, Vec::<&String>::new());
    assert!(listed.len() > 40, "the tables of the page are read");
}
