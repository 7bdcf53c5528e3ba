//! The conversations of four benefits.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::conversations::{Course, Found, Headings};
use super::super::dates::date;
use super::super::extract::{Encoding, Extract};

pub const EXTRACT: Extract = Extract {
    name: "kontaktforloeb",
    encoding: Encoding::Utf8,
    headings: &[
        "Sagsnr.",
        "Ydelse",
        "Kategori",
        "1. fraværsdag",
        "Overgangsdato",
        "Henvendelsesdato",
        "Ophørsdato",
    ],
    criteria: &[
        "SDP-02a", "JAF-03a", "JAF-04", "KTH-02a", "RES-02a", "RES-01",
    ],
    areas: &[
        Area {
            name: "Sygedagpenge",
            cases: 84,
            errors: 15,
        },
        Area {
            name: "Jobafklaring",
            cases: 50,
            errors: 25,
        },
        Area {
            name: "Kontanthjælp",
            cases: 50,
            errors: 8,
        },
        Area {
            name: "Ressourceforløb",
            cases: 30,
            errors: 30,
        },
    ],
    fill,
    has_conversations: true,
};

/// The days on both sides of each border of the law.
const BORDERS: [NaiveDate; 8] = [
    date(2015, 1, 4),
    date(2015, 1, 5),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2025, 7, 31),
    date(2025, 8, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
];

const ERAS: [(NaiveDate, NaiveDate); 3] = [
    (date(2018, 1, 8), date(2019, 10, 31)),
    (date(2022, 2, 1), date(2024, 12, 20)),
    (date(2025, 1, 6), date(2026, 2, 27)),
];

fn fill(case: &mut Case) {
    let start = match case.area.name {
        "Sygedagpenge" => "1. fraværsdag",
        "Kontanthjælp" => "Henvendelsesdato",
        _ => "Overgangsdato",
    };
    let headings = Headings {
        start,
        ended: "Ophørsdato",
    };
    let course = Course::begin(case, &headings, &BORDERS, &ERAS);
    if case.area.name == "Sygedagpenge" {
        let is_first = case.choose("category", 8) == 0;
        let category = if is_first { "Kategori 1" } else { "Kategori 2" };
        case.write("Kategori", category);
        let outcome = match sickness(case, &course) {
            // From 2020 cases of category 1 need no follow-up.
            _ if is_first && course.began(date(2020, 1, 1), NaiveDate::MAX) == Some(true) => {
                Outcome::NotApplicable
            }
            outcome => outcome,
        };
        return plant(case, &[("SDP-02a", outcome)]);
    }
    let last = match case.area.name {
        "Kontanthjælp" => date(2025, 12, 31),
        _ => date(2025, 7, 31),
    };
    let Found { count, interval } = course.hold(case);
    let count = match course.began(date(2020, 1, 1), last) {
        Some(false) => Outcome::NotApplicable,
        Some(true) | None => count,
    };
    match case.area.name {
        "Jobafklaring" => plant(case, &[("JAF-03a", count), ("JAF-04", interval)]),
        "Kontanthjælp" => plant(case, &[("KTH-02a", count)]),
        _ => plant(case, &[("RES-02a", count), ("RES-01", interval)]),
    }
}

/// Every 4 weeks until 2019, then 4 in the first half year; no rule is known for what began after July 2025.
fn sickness(case: &mut Case, course: &Course) -> Outcome {
    if course.began(date(2015, 1, 5), date(2019, 12, 31)) == Some(true) {
        return course.hold_every_four_weeks(case);
    }
    let found = course.hold(case);
    match course.began(date(2020, 1, 1), date(2025, 7, 31)) {
        Some(false) => Outcome::NotApplicable,
        Some(true) | None => found.count,
    }
}

/// Of the others nothing applies.
fn plant(case: &mut Case, outcomes: &[(&'static str, Outcome)]) {
    for criterion in EXTRACT.criteria {
        let found = outcomes.iter().find(|(name, _)| name == criterion);
        case.plant(
            criterion,
            found.map_or(Outcome::NotApplicable, |(_, outcome)| *outcome),
        );
    }
}
