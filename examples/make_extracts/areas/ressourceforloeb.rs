//! Ressourceforløb, with conversations.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::conversations::{Course, Headings};
use super::super::dates::{AS_OF, date, days_after, months_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

pub const EXTRACT: Extract = Extract {
    name: "ressourceforloeb",
    encoding: Encoding::Utf8,
    headings: &[
        "Sagsnr.",
        "Ydelse",
        "Startdato",
        "Ophørsdato",
        "Indsats start",
        "Genforelagt rehabteam",
        "Seneste samtale",
        "Oprettet i journal",
        "Indsatsplan",
        "Plan revideret",
        "Koordinator",
        "Bevilget til",
    ],
    criteria: &["RES-06", "RES-02a", "RES-01", "RES-03", "RES-05a", "RES-07"],
    areas: &[
        Area {
            name: "Ressourceforløb, kontanthjælp",
            cases: 110,
            errors: 15,
        },
        Area {
            name: "Ressourceforløb, uden ydelse",
            cases: 50,
            errors: 30,
        },
    ],
    fill,
    has_conversations: true,
};

/// The days on both sides of each border of the law.
const BORDERS: [NaiveDate; 8] = [
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2021, 12, 31),
    date(2022, 1, 1),
    date(2025, 7, 31),
    date(2025, 8, 1),
    date(2026, 1, 31),
    date(2026, 2, 1),
];

const ERAS: [(NaiveDate, NaiveDate); 3] = [
    (date(2018, 1, 8), date(2019, 10, 31)),
    (date(2022, 2, 1), date(2024, 10, 31)),
    (date(2024, 11, 1), date(2026, 1, 30)),
];

fn fill(case: &mut Case) {
    let headings = Headings {
        start: "Startdato",
        ended: "Ophørsdato",
    };
    let course = Course::begin(case, &headings, &BORDERS, &ERAS);
    measure(case, &course);
    let found = course.hold(case);
    let count = match course.began(date(2020, 1, 1), date(2025, 7, 31)) {
        Some(false) => Outcome::NotApplicable,
        Some(true) | None => found.count,
    };
    case.plant("RES-02a", count);
    case.plant("RES-01", found.interval);
    let from = course.start.unwrap_or(date(2025, 3, 3));
    journal(case, days_after(from, 40));
    plan(case, days_after(from, 30));
    let coordinator = case.one_of("coordinator", &["ABR", "LKN", "ÅGE"]);
    case.filled("RES-07", "Koordinator", coordinator);
    case.write_date("Bevilget til", months_after(from, 36));
}

/// A measure begins within 6 months, or the team sees the case again.
fn measure(case: &mut Case, course: &Course) {
    if let Some(start) = course.start.filter(|_| case.happens("team again", 10)) {
        case.write_date("Genforelagt rehabteam", days_after(start, 150));
        return case.plant("RES-06", Outcome::NotApplicable);
    }
    let applies = match (
        course.start,
        course.began(date(2022, 1, 1), date(2026, 1, 31)),
    ) {
        (Some(start), Some(true)) => course.outlasts(months_after(start, 6)).then_some(start),
        (Some(_), _) => None,
        (None, _) => return case.plant("RES-06", Outcome::Undetermined),
    };
    let Some(start) = applies else {
        return case.plant("RES-06", Outcome::NotApplicable);
    };
    Duty {
        criterion: "RES-06",
        within: Span::Months(6),
        done: "Indsats start",
        last_days: 90,
    }
    .decide(case, start);
}

fn journal(case: &mut Case, held: NaiveDate) {
    if held > AS_OF || case.happens("no conversation", 10) {
        return case.plant("RES-03", Outcome::NotApplicable);
    }
    case.write_date("Seneste samtale", held);
    Duty {
        criterion: "RES-03",
        within: Span::WorkingDays(7),
        done: "Oprettet i journal",
        last_days: 8,
    }
    .decide(case, held);
}

fn plan(case: &mut Case, planned: NaiveDate) {
    if case.happens("no plan", 10) {
        return case.plant("RES-05a", Outcome::NotApplicable);
    }
    case.write_date("Indsatsplan", planned);
    Duty {
        criterion: "RES-05a",
        within: Span::Months(6),
        done: "Plan revideret",
        last_days: 60,
    }
    .decide(case, planned);
}
