//! Aids, single payments and additional expenses. HJM-01 and HJM-02 need the municipality's own deadlines, which the
//! template does not have as it is shipped.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{AS_OF, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

use super::ERAS;

pub const EXTRACT: Extract = Extract {
    name: "hjaelpemidler",
    encoding: Encoding::Utf8,
    headings: &[
        "Sagsnr.",
        "Ydelse",
        "Ansøgningsdato",
        "Afgørelsesdato",
        "Beslutningstype",
        "Forrige opfølgning",
        "Bilagskontrol",
        "Bevilget beløb",
        "Godkendt på niveau",
        "Leveringsdato",
    ],
    criteria: &["HJM-01", "HJM-02", "HJM-06", "HJM-11", "HJM-12"],
    areas: &[
        Area {
            name: "Hjælpemidler",
            cases: 140,
            errors: 12,
        },
        Area {
            name: "Merudgifter § 100",
            cases: 80,
            errors: 20,
        },
        Area {
            name: "Enkeltydelser",
            cases: 50,
            errors: 5,
        },
    ],
    fill,
    has_conversations: false,
};

fn fill(case: &mut Case) {
    let applied = case.start("applied", &[], &ERAS);
    case.write_date("Ansøgningsdato", applied);
    case.plant("HJM-01", Outcome::Undetermined);
    case.plant("HJM-02", Outcome::Undetermined);
    let decided = days_after(applied, 14 + case.choose("decided", 50));
    let result = case.one_of(
        "result",
        &["Bevilget", "Bevilget", "Afslag", "Delvist afslag"],
    );
    if decided <= AS_OF {
        case.write_date("Afgørelsesdato", decided);
        case.write("Beslutningstype", result);
    }
    delivered(case, decided, result);
    followed_up(case, applied);
    approved(case, decided, result);
}

fn delivered(case: &mut Case, decided: NaiveDate, result: &str) {
    if case.area.name != "Hjælpemidler" || decided > AS_OF || result == "Afslag" {
        return case.plant("HJM-12", Outcome::NotApplicable);
    }
    Duty {
        criterion: "HJM-12",
        within: Span::WorkingDays(20),
        done: "Leveringsdato",
        last_days: 20,
    }
    .decide(case, decided);
}

fn followed_up(case: &mut Case, applied: NaiveDate) {
    if case.area.name != "Merudgifter § 100" || case.happens("new", 20) {
        return case.plant("HJM-06", Outcome::NotApplicable);
    }
    case.write_date("Forrige opfølgning", applied);
    Duty {
        criterion: "HJM-06",
        within: Span::Months(12),
        done: "Bilagskontrol",
        last_days: 60,
    }
    .decide(case, applied);
}

/// The limit is 50,000 kroner.
fn approved(case: &mut Case, decided: NaiveDate, result: &str) {
    if decided > AS_OF || result == "Afslag" {
        return case.plant("HJM-11", Outcome::NotApplicable);
    }
    let amount = match case.choose("amount", 20) {
        0 => Some("50000,00".to_owned()),
        1..=3 => Some("50000,01".to_owned()),
        4 => None,
        _ => Some(format!("{},50", 500 + case.choose("kroner", 40_000))),
    };
    let Some(amount) = amount else {
        return case.plant("HJM-11", Outcome::Undetermined);
    };
    let is_over = amount == "50000,01";
    case.write("Bevilget beløb", amount);
    if is_over {
        case.filled("HJM-11", "Godkendt på niveau", "Afdelingsleder");
    } else {
        case.plant("HJM-11", Outcome::NotApplicable);
    }
}
