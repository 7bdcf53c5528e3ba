//! Kontanthjælp, with conversations.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::conversations::{Course, Headings};
use super::super::dates::{AS_OF, date, days_after, months_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

pub const EXTRACT: Extract = Extract {
    name: "kontanthjaelp",
    encoding: Encoding::Windows1252,
    headings: &[
        "Sagsnr.",
        "Ydelse",
        "Henvendelsesdato",
        "Ophørsdato",
        "1. samtale",
        "Tilbud fra",
        "Min Plan dato",
        "Seneste samtale",
        "Notat oprettet",
        "Fritagelseskode",
        "Visitationsdato",
    ],
    criteria: &[
        "KTH-01",
        "KTH-01-2026",
        "KTH-05",
        "KTH-08",
        "KTH-02a",
        "KTH-04",
        "KTH-10a",
    ],
    areas: &[
        Area {
            name: "Kontanthjælp, aktivitetsparate",
            cases: 130,
            errors: 12,
        },
        Area {
            name: "Kontanthjælp, unge",
            cases: 60,
            errors: 25,
        },
    ],
    fill,
    has_conversations: true,
};

/// The days on both sides of each border of the law.
const BORDERS: [NaiveDate; 6] = [
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
];

const ERAS: [(NaiveDate, NaiveDate); 4] = [
    (date(2018, 1, 8), date(2019, 10, 31)),
    (date(2024, 1, 8), date(2024, 12, 20)),
    (date(2025, 1, 6), date(2025, 12, 19)),
    (date(2026, 1, 5), date(2026, 10, 9)),
];

/// The first day of Min Plan before the measure, and the last that is known.
const PLANS: (NaiveDate, NaiveDate) = (date(2025, 1, 1), date(2026, 12, 31));

fn fill(case: &mut Case) {
    let headings = Headings {
        start: "Henvendelsesdato",
        ended: "Ophørsdato",
    };
    let course = Course::begin(case, &headings, &BORDERS, &ERAS);
    first_conversation(case, &course);
    measure(case, &course);
    conversations(case, &course);
    let from = course.start.unwrap_or(date(2025, 3, 3));
    note(case, days_after(from, 30));
    let visited = days_after(from, 5)
        .min(AS_OF)
        .format("%d-%m-%Y")
        .to_string();
    case.filled("KTH-10a", "Visitationsdato", &visited);
}

/// A law until June 2026, and a norm since.
fn first_conversation(case: &mut Case, course: &Course) {
    let Some(start) = course.start else {
        case.plant("KTH-01", Outcome::Undetermined);
        return case.plant("KTH-01-2026", Outcome::Undetermined);
    };
    let (applies, other) = match start < date(2026, 7, 1) {
        true => ("KTH-01", "KTH-01-2026"),
        false => ("KTH-01-2026", "KTH-01"),
    };
    case.plant(other, Outcome::NotApplicable);
    if start < date(2020, 1, 1) || !course.outlasts(days_after(start, 7)) {
        return case.plant(applies, Outcome::NotApplicable);
    }
    Duty {
        criterion: applies,
        within: Span::Days(7),
        done: "1. samtale",
        last_days: 6,
    }
    .decide(case, start);
}

/// The first measure within 6 months, and Min Plan before it begins.
fn measure(case: &mut Case, course: &Course) {
    let Some(start) = course.start else {
        case.plant("KTH-05", Outcome::Undetermined);
        return case.plant("KTH-08", Outcome::NotApplicable);
    };
    if !course.outlasts(months_after(start, 6)) {
        case.plant("KTH-05", Outcome::NotApplicable);
        return case.plant("KTH-08", Outcome::NotApplicable);
    }
    let began = Duty {
        criterion: "KTH-05",
        within: Span::Months(6),
        done: "Tilbud fra",
        last_days: 120,
    }
    .decide(case, start);
    match began {
        _ if case.cell("Tilbud fra") == "ukendt" => case.plant("KTH-08", Outcome::Undetermined),
        Some(began) if (PLANS.0..=PLANS.1).contains(&began) => {
            Duty {
                criterion: "KTH-08",
                within: Span::None,
                done: "Min Plan dato",
                last_days: 30,
            }
            .decide(case, began);
        }
        _ => case.plant("KTH-08", Outcome::NotApplicable),
    }
}

/// Those of the last months are not counted: the rule holds for half years that end before July 2026.
fn conversations(case: &mut Case, course: &Course) {
    let count = match course.began(date(2020, 1, 1), date(2025, 12, 31)) {
        Some(false) => Outcome::NotApplicable,
        Some(true) | None => course.hold(case).count,
    };
    case.plant("KTH-02a", count);
}

fn note(case: &mut Case, held: NaiveDate) {
    if held > AS_OF || case.happens("no conversation", 10) {
        return case.plant("KTH-04", Outcome::NotApplicable);
    }
    case.write_date("Seneste samtale", held);
    Duty {
        criterion: "KTH-04",
        within: Span::WorkingDays(7),
        done: "Notat oprettet",
        last_days: 8,
    }
    .decide(case, held);
}
