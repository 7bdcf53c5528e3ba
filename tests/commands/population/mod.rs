//! What the population is: what is left out, what was audited before, what areas are called, totals against the books.

mod area_names;
mod avoided;
mod excluded;
mod total;

use std::fmt::Write;

use crate::harness::{Audit, Printed, Run, Workspace};

/// Cases of which every seventh has no date and every eleventh one that is none; amounts of 1,50 a number.
pub(super) fn register(cases: std::ops::RangeInclusive<u32>) -> String {
    let mut text = "Sagsnr;Ydelse;Oprettet dato;Beløb;Status;Kode\n".to_owned();
    for number in cases {
        let area = ["Sygedagpenge", "Kontanthjælp"][usize::from(number.is_multiple_of(2))];
        let date = match number {
            number if number.is_multiple_of(7) => String::new(),
            number if number.is_multiple_of(11) => "ukendt".to_owned(),
            number => format!("{:02}-{:02}-2026", number % 28 + 1, number % 12 + 1),
        };
        let status = ["Åben", "Lukket"][usize::from(number.is_multiple_of(3))];
        let amount = format!("{},50", number);
        writeln!(
            text,
            "{number:04};{area};{date};{amount};{status};0{}",
            number % 3
        )
        .unwrap();
    }
    text
}

pub(super) fn draw(workspace: &Workspace, into: &str, arguments: &[&str]) -> Printed {
    run(workspace, "draw", into, arguments)
        .prints_something()
        .notes_something()
        .check()
}

pub(super) fn run(workspace: &Workspace, command: &str, into: &str, arguments: &[&str]) -> Run {
    workspace
        .sagsaudit(&[command, "udtraek.csv", "--id", "Sagsnr", "--area", "Ydelse"])
        .arguments(&["--seed", "byråd 12. maj 2026", "-o", into, "--lang", "en"])
        .arguments(arguments)
}

pub(super) fn verifies(workspace: &Workspace, folder: &str, arguments: &[&str]) {
    workspace
        .sagsaudit(&["verify", folder, "--extract", "udtraek.csv"])
        .arguments(arguments)
        .prints_something()
        .check();
}

/// What `verify` says in English, of a draw that does not hold.
pub(super) fn differs(workspace: &Workspace, folder: &str, arguments: &[&str]) -> String {
    workspace
        .sagsaudit(&["verify", folder, "--extract", "udtraek.csv", "--lang", "en"])
        .arguments(arguments)
        .exits(1)
        .prints_something()
        .check()
        .stdout
}

pub(super) fn workspace() -> Workspace {
    Workspace::with(&[("udtraek.csv", &register(1..=120))])
}

#[track_caller]
pub(super) fn adds_up(audit: &Audit) {
    let record = audit.json("draw.json");
    let total = |name: &str| record["totals"][name].as_u64().unwrap();
    let parts = ["population", "excluded", "avoided", "rejected", "merged"].map(total);
    assert_eq!(total("rows_read"), parts.iter().sum::<u64>());
    let of_areas = |name: &str| -> u64 {
        let areas = record["areas"].as_array().unwrap().iter();
        areas.map(|area| area[name].as_u64().unwrap()).sum()
    };
    assert_eq!(total("population"), of_areas("population"));
    assert_eq!(total("avoided"), of_areas("avoided"));
    let exclusions = record["exclusions"].as_array().unwrap().iter();
    let excluded: u64 = exclusions
        .map(|exclusion| exclusion["cases"].as_u64().unwrap())
        .sum();
    assert_eq!(total("excluded"), excluded);
}
