//! Reports of concern for children. Serviceloven until 2023, barnets lov from 2024.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{date, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

use Outcome::{Fail, NotApplicable, Pass, Pending, Undetermined};

pub const EXTRACT: Extract = Extract {
    name: "underretninger",
    encoding: Encoding::Windows1252,
    headings: &[
        "Sagsnr.",
        "Distrikt",
        "Modtaget tidspunkt",
        "Vurderet tidspunkt",
        "Bekræftelse sendt",
        "Anonym",
        "Underretter",
        "Antal underretninger",
        "Opmærksom på behov",
        "BFU afsluttet",
        "Samtale med barnet",
        "Afgørelsesdato",
        "Samtykke til indsats",
        "Barnets plan",
        "Indsats start",
        "1. opfølgning",
        "2. opfølgning",
    ],
    criteria: &[
        "UND-01", "UND-04", "UND-08", "UND-09", "UND-10", "UND-10b", "UND-11", "UND-12",
    ],
    areas: &[
        Area {
            name: "Distrikt Øst",
            cases: 110,
            errors: 8,
        },
        Area {
            name: "Distrikt Vest",
            cases: 80,
            errors: 25,
        },
        Area {
            name: "Døgnvagten",
            cases: 40,
            errors: 2,
        },
    ],
    fill,
    has_conversations: false,
};

/// The days on both sides of each border of the law. Every step of the first cases lies on them.
const BORDERS: [NaiveDate; 6] = [
    date(2017, 12, 31),
    date(2018, 1, 1),
    date(2023, 6, 30),
    date(2023, 7, 1),
    date(2023, 12, 31),
    date(2024, 1, 1),
];

const ERAS: [(NaiveDate, NaiveDate); 3] = [
    (date(2018, 1, 8), date(2018, 12, 20)),
    (date(2022, 6, 1), date(2024, 6, 28)),
    (date(2024, 1, 8), date(2026, 10, 16)),
];

/// The day from which there are rules, and the first day of barnets lov.
const KNOWN: NaiveDate = date(2018, 1, 1);
const NEW: NaiveDate = date(2024, 1, 1);

fn fill(case: &mut Case) {
    let received = case.start("received", &BORDERS, &ERAS);
    assessed(case, received);
    notifier(case, received);
    examination(case, received);
    decision(case, received);
    follow_up(case, received);
}

fn time(day: NaiveDate, minutes: u64) -> NaiveDateTime {
    let minutes = i64::try_from(minutes).expect("a few hours");
    day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes)
}

fn write_time(case: &mut Case, heading: &'static str, time: NaiveDateTime) {
    case.write(heading, time.format("%d-%m-%Y %H:%M").to_string());
}

/// Within 24 hours, of which the registered dates alone do not always tell.
fn assessed(case: &mut Case, received: NaiveDate) {
    if case.choose("date only", 40) == 0 {
        case.write_date("Modtaget tidspunkt", received);
        case.write_date("Vurderet tidspunkt", days_after(received, 1));
        let is_known = received >= KNOWN;
        return case.plant(
            "UND-01",
            if is_known {
                Undetermined
            } else {
                NotApplicable
            },
        );
    }
    let at = time(received, 480 + case.choose("minute", 480));
    write_time(case, "Modtaget tidspunkt", at);
    let (minutes, outcome) = match (case.errs("UND-01"), case.choose("assessed", 8)) {
        (true, 0) => (Some(24 * 60 + 1), Fail),
        (true, 1) => (None, Fail),
        (true, _) => (Some(1_500 + case.choose("minutes late", 9_000)), Fail),
        (false, 0) => (Some(24 * 60), Pass),
        (false, _) => (Some(15 + case.choose("minutes", 1_300)), Pass),
    };
    if let Some(minutes) = minutes {
        write_time(
            case,
            "Vurderet tidspunkt",
            at + TimeDelta::minutes(i64::try_from(minutes).expect("a few days")),
        );
    }
    case.plant(
        "UND-01",
        if received >= KNOWN {
            outcome
        } else {
            NotApplicable
        },
    );
}

fn notifier(case: &mut Case, received: NaiveDate) {
    let number = case.one_of("number", &["1", "1", "2", "3"]);
    case.write("Antal underretninger", number);
    if case.happens("anonymous", 20) {
        case.write("Anonym", "Ja");
        return case.plant("UND-04", NotApplicable);
    }
    case.write("Anonym", "Nej");
    let notifier = case.one_of("notifier", &["Skole", "Læge", "Politi", "Nabo"]);
    case.write("Underretter", notifier);
    Duty {
        criterion: "UND-04",
        within: Span::Weekdays(6),
        done: "Bekræftelse sendt",
        last_days: 7,
    }
    .decide(case, received);
}

fn examination(case: &mut Case, received: NaiveDate) {
    if case.happens("no examination", 40) {
        return case.plant("UND-08", NotApplicable);
    }
    case.write_date("Opmærksom på behov", received);
    if received < KNOWN {
        return case.plant("UND-08", NotApplicable);
    }
    Duty {
        criterion: "UND-08",
        within: Span::Months(4),
        done: "BFU afsluttet",
        last_days: 60,
    }
    .decide(case, received);
}

/// The child is heard before, and the plan comes after; before, where there is no consent.
fn decision(case: &mut Case, decided: NaiveDate) {
    let criteria = ["UND-09", "UND-10", "UND-10b"];
    let has_decision = !case.happens("no decision", 40);
    if has_decision {
        case.write_date("Afgørelsesdato", decided);
    }
    if !has_decision || decided < KNOWN {
        return criteria
            .into_iter()
            .for_each(|criterion| case.plant(criterion, NotApplicable));
    }
    let heard = Duty {
        criterion: "UND-09",
        within: Span::None,
        done: "Samtale med barnet",
        last_days: 20,
    };
    heard.decide(case, decided);
    let consent = case.one_of("consent", &["Ja", "Ja", "Ja", "Nej", ""]);
    case.write("Samtykke til indsats", consent);
    let months = if decided < NEW { 4 } else { 3 };
    let (other, criterion, within) = match consent {
        "Nej" if decided < NEW => return plan_of_old_law(case),
        "Nej" => ("UND-10", "UND-10b", Span::None),
        _ => ("UND-10b", "UND-10", Span::Months(months)),
    };
    case.plant(other, NotApplicable);
    Duty {
        criterion,
        within,
        done: "Barnets plan",
        last_days: 30,
    }
    .decide(case, decided);
}

/// Of decisions without consent until 2023 nothing is asked.
fn plan_of_old_law(case: &mut Case) {
    case.plant("UND-10", NotApplicable);
    case.plant("UND-10b", NotApplicable);
}

/// The first follow-up, and the next, which has a fixed limit only where the first was held until June 2023.
fn follow_up(case: &mut Case, began: NaiveDate) {
    if case.happens("no measure", 40) {
        case.plant("UND-11", NotApplicable);
        return case.plant("UND-12", NotApplicable);
    }
    case.write_date("Indsats start", began);
    let first = if began < KNOWN {
        case.plant("UND-11", NotApplicable);
        case.write_date("1. opfølgning", began);
        Some(began)
    } else {
        Duty {
            criterion: "UND-11",
            within: Span::Months(3),
            done: "1. opfølgning",
            last_days: 60,
        }
        .decide(case, began)
    };
    match first {
        _ if case.cell("1. opfølgning") == "ukendt" => case.plant("UND-12", Undetermined),
        None => case.plant("UND-12", NotApplicable),
        Some(first) if first < KNOWN => case.plant("UND-12", NotApplicable),
        Some(first) if first > date(2023, 6, 30) => case.plant("UND-12", Pending),
        Some(first) => {
            Duty {
                criterion: "UND-12",
                within: Span::Months(6),
                done: "2. opfølgning",
                last_days: 60,
            }
            .decide(case, first);
        }
    }
}
