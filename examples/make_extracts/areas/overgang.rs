//! From child to adult. The law is chosen by the date of birth.

use chrono::{Datelike, NaiveDate};

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{AS_OF, date, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

pub const EXTRACT: Extract = Extract {
    name: "overgang-barn-voksen",
    encoding: Encoding::Windows1252,
    headings: &[
        "Sagsnr.",
        "Afdeling",
        "Fødselsdato",
        "Forberedelse påbegyndt",
        "Ungeplan",
        "Anbragt",
        "Afgørelse om ungestøtte",
        "Voksenafgørelse",
        "Børneydelse slut",
        "Voksenydelse start",
        "Bosted godkendt",
    ],
    criteria: &["OVG-01", "OVG-03a", "OVG-04", "OVG-05", "OVG-06", "OVG-09"],
    areas: &[
        Area {
            name: "Børnehandicap",
            cases: 110,
            errors: 15,
        },
        Area {
            name: "Børn og unge",
            cases: 90,
            errors: 25,
        },
    ],
    fill,
    has_conversations: false,
};

/// The days on both sides of each border of the law.
const BORDERS: [NaiveDate; 12] = [
    date(2000, 6, 30),
    date(2000, 7, 1),
    date(2002, 12, 31),
    date(2003, 1, 1),
    date(2004, 12, 31),
    date(2005, 1, 1),
    date(2005, 12, 31),
    date(2006, 1, 1),
    date(2006, 6, 30),
    date(2006, 7, 1),
    date(2007, 12, 31),
    date(2008, 1, 1),
];

/// 18 in 2018 to 2020, and 16 or 18 in the years of barnets lov.
const ERAS: [(NaiveDate, NaiveDate); 3] = [
    (date(2000, 7, 10), date(2002, 12, 20)),
    (date(2005, 1, 10), date(2007, 12, 20)),
    (date(2008, 1, 10), date(2010, 8, 20)),
];

fn fill(case: &mut Case) {
    let born = case.start("born", &BORDERS, &ERAS);
    case.write_date("Fødselsdato", born);
    let (of_16, of_18) = (birthday(born, 16), birthday(born, 18));
    let preparation = ("OVG-01", "Forberedelse påbegyndt");
    after_16(case, preparation, of_16, born >= date(2005, 1, 1));
    after_16(
        case,
        ("OVG-03a", "Ungeplan"),
        of_16,
        born >= date(2008, 1, 1),
    );
    placed(case, born, of_18);
    adult_decision(case, born, of_18);
    gap(case, of_18);
}

/// In a year without 29 February somebody born on that day becomes older on 1 March.
fn birthday(born: NaiveDate, years: i32) -> NaiveDate {
    let year = born.year() + years;
    NaiveDate::from_ymd_opt(year, born.month(), born.day()).unwrap_or(date(year, 3, 1))
}

/// The municipality's norm is 3 months. What is done before the birthday needs no judging.
fn after_16(
    case: &mut Case,
    (criterion, done): (&'static str, &'static str),
    of_16: NaiveDate,
    is_known: bool,
) {
    if !is_known {
        return case.plant(criterion, Outcome::NotApplicable);
    }
    if case.happens(&format!("{criterion} before"), 10) && of_16 <= AS_OF {
        case.write_date(done, of_16 - chrono::Days::new(50));
        return case.plant(criterion, Outcome::NotApplicable);
    }
    Duty {
        criterion,
        within: Span::Months(3),
        done,
        last_days: 60,
    }
    .decide(case, of_16);
}

/// Whoever is placed gets a decision on ungestøtte 6 months before, and a home that is approved.
fn placed(case: &mut Case, born: NaiveDate, of_18: NaiveDate) {
    let outcome = match case.choose("placed", 20) {
        0 => ("", Some(Outcome::Undetermined)),
        1..=9 => ("Nej", Some(Outcome::NotApplicable)),
        _ => ("Ja", None),
    };
    case.write("Anbragt", outcome.0);
    if let Some(outcome) = outcome.1 {
        let is_known = born >= date(2000, 7, 1) || outcome == Outcome::NotApplicable;
        let youth = if is_known {
            outcome
        } else {
            Outcome::NotApplicable
        };
        case.plant("OVG-04", youth);
        return case.plant("OVG-09", outcome);
    }
    if born < date(2000, 7, 1) {
        case.plant("OVG-04", Outcome::NotApplicable);
    } else {
        Duty {
            criterion: "OVG-04",
            within: Span::MonthsBefore(6),
            done: "Afgørelse om ungestøtte",
            last_days: 60,
        }
        .decide(case, of_18);
    }
    Duty {
        criterion: "OVG-09",
        within: Span::None,
        done: "Bosted godkendt",
        last_days: 90,
    }
    .decide(case, of_18);
}

fn adult_decision(case: &mut Case, born: NaiveDate, of_18: NaiveDate) {
    if born < date(2003, 1, 1) {
        return case.plant("OVG-05", Outcome::NotApplicable);
    }
    Duty {
        criterion: "OVG-05",
        within: Span::None,
        done: "Voksenafgørelse",
        last_days: 90,
    }
    .decide(case, of_18);
}

fn gap(case: &mut Case, of_18: NaiveDate) {
    if of_18 > AS_OF || case.happens("no help", 30) {
        return case.plant("OVG-06", Outcome::NotApplicable);
    }
    let last = of_18 - chrono::Days::new(1);
    case.write_date("Børneydelse slut", last);
    let (days, outcome) = match (case.errs("OVG-06"), case.choose("gap", 30)) {
        (true, _) => (2 + case.choose("days", 60), Outcome::Fail),
        (false, 0) => return case.plant("OVG-06", Outcome::Undetermined),
        (false, _) => (1, Outcome::Pass),
    };
    case.write_date("Voksenydelse start", days_after(last, days));
    case.plant("OVG-06", outcome);
}
