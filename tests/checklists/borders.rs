//! Where the law changed, and where a criterion begins or ends by a date: every border has a tested case on each side.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use sagsaudit::template::{Criterion, Rules, Template};

use super::all_shipped;

/// The two days at a border, and the column whose date is judged by them.
struct Border {
    column: String,
    days: [NaiveDate; 2],
}

impl Border {
    fn first(column: &str, day: NaiveDate) -> Self {
        let days = [day - Days::new(1), day];
        Self {
            column: column.to_owned(),
            days,
        }
    }

    fn last(column: &str, day: NaiveDate) -> Self {
        let days = [day, day + Days::new(1)];
        Self {
            column: column.to_owned(),
            days,
        }
    }
}

fn borders(template: &Template, criterion: &Criterion) -> Vec<Border> {
    let mut borders = of_versions(template, criterion);
    if let Some(condition) = &criterion.applies_if {
        borders.extend(of_condition(template, condition.text()));
    }
    borders
}

fn of_versions(template: &Template, criterion: &Criterion) -> Vec<Border> {
    let Rules::InTime(versions) = &criterion.rules else {
        return Vec::new();
    };
    let by = &template.columns[versions.by].name;
    let each = versions.versions.iter().flat_map(|version| {
        let last = version.until.map(|until| Border::last(by, until));
        [Some(Border::first(by, version.from)), last]
    });
    each.flatten().collect()
}

/// The dates that a condition compares a column with: `BETWEEN`, `>=` and `<` have the date on their later side, `AND`,
/// `<=` and `>` on their earlier.
fn of_condition(template: &Template, text: &str) -> Vec<Border> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut column = "";
    let mut borders = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let name = word.trim_matches(['(', ')', ',']);
        if template.columns.iter().any(|column| column.name == name) {
            column = name;
        }
        if *word != "DATE" {
            continue;
        }
        let day = words[place + 1].trim_matches(['\'', '(', ')', '"']);
        let day: NaiveDate = day.parse().unwrap();
        borders.push(match words[place - 1] {
            "BETWEEN" | ">=" | "<" => Border::first(column, day),
            "AND" | "<=" | ">" => Border::last(column, day),
            other => panic!("`{other}` before a date in {text}"),
        });
    }
    borders
}

/// Whether a test of the template expects something of the criterion in a case with the day in the column.
fn is_tested(template: &Template, criterion: &Criterion, column: &str, day: NaiveDate) -> bool {
    let day = day.to_string();
    template.tests.iter().any(|test| {
        let expects = test
            .expected
            .iter()
            .any(|expectation| template.criteria[expectation.criterion].id == criterion.id);
        expects
            && test.values.iter().any(|(position, value)| {
                template.columns[*position].name == column && value.starts_with(&day)
            })
    })
}

#[test]
fn every_border_of_the_law_has_a_tested_case_on_each_side() {
    let mut untested = BTreeSet::new();
    let mut borders_seen = 0;
    for template in all_shipped() {
        for criterion in &template.criteria {
            for Border { column, days } in borders(&template, criterion) {
                borders_seen += 1;
                let missing = days
                    .into_iter()
                    .filter(|day| !is_tested(&template, criterion, &column, *day));
                untested.extend(
                    missing.map(|day| {
                        format!("{}: {} with {column} = {day}", template.id, criterion.id)
                    }),
                );
            }
        }
    }
    assert_eq!(untested, BTreeSet::new());
    assert!(borders_seen > 60, "{borders_seen} borders");
}
