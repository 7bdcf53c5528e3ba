//! The short form: the two of its eight questions that data answers.

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{AS_OF, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};
use super::ERAS;

pub const EXTRACT: Extract = Extract {
    name: "ledelsestilsyn",
    encoding: Encoding::Utf8,
    headings: &[
        "Sagsnr.",
        "Team",
        "Frist for opfølgning",
        "Seneste opfølgning",
        "Seneste kontakt",
        "Journaliseret",
    ],
    criteria: &["LED-01", "LED-02"],
    areas: &[
        Area {
            name: "Team Nord",
            cases: 110,
            errors: 6,
        },
        Area {
            name: "Team Syd",
            cases: 100,
            errors: 18,
        },
        Area {
            name: "Team Midt",
            cases: 90,
            errors: 35,
        },
    ],
    fill,
    has_conversations: false,
};

fn fill(case: &mut Case) {
    let began = case.start("began", &[], &ERAS);
    if case.happens("no limit", 10) {
        case.plant("LED-01", Outcome::NotApplicable);
    } else {
        let limit = days_after(began, 60);
        case.write_date("Frist for opfølgning", limit);
        Duty {
            criterion: "LED-01",
            within: Span::None,
            done: "Seneste opfølgning",
            last_days: 40,
        }
        .decide(case, limit);
    }
    let contact = days_after(began, 60 + case.choose("contact", 40));
    if contact > AS_OF {
        return case.plant("LED-02", Outcome::NotApplicable);
    }
    case.write_date("Seneste kontakt", contact);
    Duty {
        criterion: "LED-02",
        within: Span::WorkingDays(7),
        done: "Journaliseret",
        last_days: 8,
    }
    .decide(case, contact);
}
