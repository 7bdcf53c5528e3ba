//! Payments to others than the citizen: a row for each payment.

use super::super::case::{Area, Case, Outcome};
use super::super::dates::days_after;
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

use super::ERAS;

pub const EXTRACT: Extract = Extract {
    name: "alternative-modtagere",
    encoding: Encoding::Windows1252,
    headings: &[
        "Betalings-ID",
        "Ydelse",
        "Grundlag",
        "Konto verificeret",
        "Oprettet af",
        "Godkendt af",
        "Antal borgere på kontoen",
        "Forklaring på fælles konto",
        "Medarbejder eller leverandør",
        "Leverandøraftale",
        "Udbetalt beløb",
        "Bevilget beløb",
        "Alternativ modtager fra",
        "Senest revurderet",
    ],
    criteria: &[
        "ALT-01a", "ALT-02a", "ALT-03", "ALT-04", "ALT-05", "ALT-06", "ALT-07",
    ],
    areas: &[
        Area {
            name: "Kontanthjælp",
            cases: 130,
            errors: 8,
        },
        Area {
            name: "Førtidspension",
            cases: 70,
            errors: 25,
        },
        Area {
            name: "Enkeltydelser",
            cases: 20,
            errors: 0,
        },
    ],
    fill,
    has_conversations: false,
};

fn fill(case: &mut Case) {
    let basis = case.one_of("basis", &["Fuldmagt", "Værge", "Samtykke"]);
    case.filled("ALT-01a", "Grundlag", basis);
    let started = case.start("started", &[], &ERAS);
    let verified = days_after(started, case.choose("verified", 10));
    let verified = verified.format("%d-%m-%Y").to_string();
    case.filled("ALT-02a", "Konto verificeret", &verified);
    two_people(case);
    shared_account(case);
    employee(case);
    amounts(case);
    if case.choose("unknown start", 40) == 0 {
        return case.plant("ALT-07", Outcome::Undetermined);
    }
    case.write_date("Alternativ modtager fra", started);
    Duty {
        criterion: "ALT-07",
        within: Span::Months(12),
        done: "Senest revurderet",
        last_days: 60,
    }
    .decide(case, started);
}

/// The account is made by one and approved by another.
fn two_people(case: &mut Case) {
    let made = case.one_of("made", &["ABR", "LKN", "MSØ"]);
    case.write("Oprettet af", made);
    let (approved, outcome) = if case.errs("ALT-03") {
        (made.to_lowercase(), Outcome::Fail)
    } else if case.happens("unknown approver", 3) {
        (String::new(), Outcome::Undetermined)
    } else {
        ("ÅGE".to_owned(), Outcome::Pass)
    };
    case.write("Godkendt af", approved);
    case.plant("ALT-03", outcome);
}

fn shared_account(case: &mut Case) {
    let (citizens, reason, outcome) = if case.happens("shared", 70) {
        ("1", "", Outcome::NotApplicable)
    } else if case.errs("ALT-04") {
        ("2", "", Outcome::Fail)
    } else {
        ("12", "Botilbud", Outcome::Pass)
    };
    case.write("Antal borgere på kontoen", citizens);
    case.write("Forklaring på fælles konto", reason);
    case.plant("ALT-04", outcome);
}

fn employee(case: &mut Case) {
    let (is_employee, agreement, outcome) = if case.happens("employee", 80) {
        ("Nej", "", Outcome::NotApplicable)
    } else if case.errs("ALT-05") {
        ("Ja", "", Outcome::Fail)
    } else {
        ("Ja", "Aftale 12", Outcome::Pass)
    };
    case.write("Medarbejder eller leverandør", is_employee);
    case.write("Leverandøraftale", agreement);
    case.plant("ALT-05", outcome);
}

fn amounts(case: &mut Case) {
    let granted = 1_000 + case.choose("amount", 9_000);
    let (paid, outcome) = match case.errs("ALT-06") {
        true => (format!("{granted},01"), Outcome::Fail),
        false => (format!("{granted},00"), Outcome::Pass),
    };
    case.write("Udbetalt beløb", paid);
    if case.happens("grant unknown", 3) {
        return case.plant("ALT-06", Outcome::Undetermined);
    }
    case.write("Bevilget beløb", format!("{granted},00"));
    case.plant("ALT-06", outcome);
}
