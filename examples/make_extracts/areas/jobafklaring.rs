//! Jobafklaring, with conversations. The team must see what passed over until 2024; of 2021 a reviewer says.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::conversations::{Course, Headings};
use super::super::dates::{AS_OF, date, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

pub const EXTRACT: Extract = Extract {
    name: "jobafklaring",
    encoding: Encoding::Windows1252,
    headings: &[
        "Sagsnr.",
        "Ydelse",
        "Overgangsdato",
        "Ophørsdato",
        "Rehabteam dato",
        "Seneste samtale",
        "Journaliseret",
        "Kontaktform",
        "Rehabiliteringsplan",
        "Indsats start",
    ],
    criteria: &["JAF-01", "JAF-03a", "JAF-04", "JAF-05", "JAF-07"],
    areas: &[
        Area {
            name: "Jobafklaring, ledige",
            cases: 120,
            errors: 25,
        },
        Area {
            name: "Jobafklaring, ansatte",
            cases: 80,
            errors: 8,
        },
    ],
    fill,
    has_conversations: true,
};

/// The days on both sides of each border of the law.
const BORDERS: [NaiveDate; 12] = [
    date(2014, 6, 30),
    date(2014, 7, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 12, 31),
    date(2021, 1, 1),
    date(2021, 12, 31),
    date(2022, 1, 1),
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2025, 7, 31),
    date(2025, 8, 1),
];

const ERAS: [(NaiveDate, NaiveDate); 3] = [
    (date(2018, 1, 8), date(2019, 10, 31)),
    (date(2022, 2, 1), date(2024, 10, 31)),
    (date(2025, 1, 6), date(2026, 2, 27)),
];

fn fill(case: &mut Case) {
    let headings = Headings {
        start: "Overgangsdato",
        ended: "Ophørsdato",
    };
    let course = Course::begin(case, &headings, &BORDERS, &ERAS);
    team(case, &course);
    let found = course.hold(case);
    let is_counted = course.began(date(2020, 1, 1), date(2025, 7, 31));
    let count = match is_counted {
        Some(false) => Outcome::NotApplicable,
        Some(true) | None => found.count,
    };
    case.plant("JAF-03a", count);
    case.plant("JAF-04", found.interval);
    let form = case.one_of("form", &["Personlig", "Personligt fremmøde", "Telefon"]);
    case.write("Kontaktform", form);
    let from = course.start.unwrap_or(date(2025, 3, 3));
    journal(case, days_after(from, 40));
    measure(case, days_after(from, 60));
}

fn team(case: &mut Case, course: &Course) {
    let Some(start) = course.start else {
        return case.plant("JAF-01", Outcome::Undetermined);
    };
    let had_to = (date(2014, 7, 1)..=date(2024, 12, 31)).contains(&start);
    if !had_to || !course.outlasts(days_after(start, 28)) {
        return case.plant("JAF-01", Outcome::NotApplicable);
    }
    if (date(2021, 1, 1)..=date(2021, 12, 31)).contains(&start) {
        return case.plant("JAF-01", Outcome::Pending);
    }
    Duty {
        criterion: "JAF-01",
        within: Span::Days(28),
        done: "Rehabteam dato",
        last_days: 14,
    }
    .decide(case, start);
}

fn journal(case: &mut Case, held: NaiveDate) {
    if held > AS_OF || case.happens("no conversation", 10) {
        return case.plant("JAF-05", Outcome::NotApplicable);
    }
    case.write_date("Seneste samtale", held);
    Duty {
        criterion: "JAF-05",
        within: Span::WorkingDays(7),
        done: "Journaliseret",
        last_days: 8,
    }
    .decide(case, held);
}

fn measure(case: &mut Case, planned: NaiveDate) {
    if planned > AS_OF || case.happens("no plan", 30) {
        return case.plant("JAF-07", Outcome::NotApplicable);
    }
    case.write_date("Rehabiliteringsplan", planned);
    Duty {
        criterion: "JAF-07",
        within: Span::Months(2),
        done: "Indsats start",
        last_days: 40,
    }
    .decide(case, planned);
}
