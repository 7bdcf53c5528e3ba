//! Botilbud after servicelovens §§ 107-110.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{AS_OF, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

use super::ERAS;

pub const EXTRACT: Extract = Extract {
    name: "botilbud",
    encoding: Encoding::Utf8,
    headings: &[
        "Sagsnr.",
        "Indsats",
        "Paragraf",
        "Bevillingsdato",
        "Handleplan tilbudt",
        "Årsag til ingen handleplan",
        "Indflytning",
        "Handleplan udleveret",
        "Seneste opfølgning",
        "Næste opfølgning",
        "Faktureret beløb",
        "Bevilget beløb",
        "Med refusion",
        "Optagelse",
        "Orientering om optagelse",
        "Udskrivning",
        "Orientering om udskrivning",
        "Ophold til",
        "Tilbud godkendt til",
    ],
    criteria: &[
        "BOT-01a", "BOT-03", "BOT-05a", "BOT-06", "BOT-09a", "BOT-12", "BOT-13", "BOT-15a",
    ],
    areas: &[
        Area {
            name: "Midlertidigt botilbud",
            cases: 90,
            errors: 8,
        },
        Area {
            name: "Længerevarende botilbud",
            cases: 60,
            errors: 5,
        },
        Area {
            name: "Krisecenter",
            cases: 30,
            errors: 30,
        },
        Area {
            name: "Herberg",
            cases: 40,
            errors: 20,
        },
    ],
    fill,
    has_conversations: false,
};

fn fill(case: &mut Case) {
    let moved_in = case.start("moved in", &[], &ERAS);
    let is_shelter = matches!(case.area.name, "Krisecenter" | "Herberg");
    grant(case, moved_in);
    plan(case, moved_in);
    followed_up(case, moved_in);
    amounts(case);
    if is_shelter {
        admission(case, moved_in);
        discharge(case, moved_in);
    } else {
        case.plant("BOT-12", Outcome::NotApplicable);
        case.plant("BOT-13", Outcome::NotApplicable);
    }
    approval(case, moved_in);
}

fn grant(case: &mut Case, moved_in: NaiveDate) {
    let section = match case.area.name {
        "Midlertidigt botilbud" => "SEL § 107",
        "Længerevarende botilbud" => "SEL § 108",
        "Krisecenter" => "SEL § 109",
        _ => "SEL § 110",
    };
    case.write("Paragraf", section);
    let day = moved_in.format("%d-%m-%Y").to_string();
    case.filled("BOT-01a", "Bevillingsdato", &day);
}

/// A plan was offered, declined, or neither.
fn plan(case: &mut Case, moved_in: NaiveDate) {
    let hand_over = Duty {
        criterion: "BOT-05a",
        within: Span::None,
        done: "Handleplan udleveret",
        last_days: 20,
    };
    if case.errs("BOT-03") {
        case.plant("BOT-03", Outcome::Fail);
        case.plant("BOT-05a", Outcome::NotApplicable);
    } else if case.happens("declined", 15) {
        case.write("Årsag til ingen handleplan", "Borger har takket nej");
        case.plant("BOT-03", Outcome::Pass);
        case.plant("BOT-05a", Outcome::NotApplicable);
    } else {
        case.write_date("Handleplan tilbudt", moved_in);
        case.plant("BOT-03", Outcome::Pass);
        case.write_date("Indflytning", moved_in);
        hand_over.decide(case, moved_in);
    }
}

fn followed_up(case: &mut Case, moved_in: NaiveDate) {
    let followed_up = days_after(moved_in, 60);
    if followed_up > AS_OF {
        return case.plant("BOT-06", Outcome::NotApplicable);
    }
    case.write_date("Seneste opfølgning", followed_up);
    Duty {
        criterion: "BOT-06",
        within: Span::Months(12),
        done: "Næste opfølgning",
        last_days: 90,
    }
    .decide(case, followed_up);
}

fn amounts(case: &mut Case) {
    let granted = 20_000 + case.choose("amount", 30_000);
    case.write("Bevilget beløb", format!("{granted},00"));
    let (invoiced, outcome) = match (case.errs("BOT-09a"), case.choose("invoice", 30)) {
        (true, _) => (format!("{},50", granted + 1), Outcome::Fail),
        (false, 0) => (String::new(), Outcome::Undetermined),
        (false, _) => (format!("{granted},75"), Outcome::Pass),
    };
    case.write("Faktureret beløb", invoiced);
    case.plant("BOT-09a", outcome);
    let refund = case.one_of("refund", &["Ja", "Nej"]);
    case.write("Med refusion", refund);
}

fn admission(case: &mut Case, moved_in: NaiveDate) {
    case.write_date("Optagelse", moved_in);
    Duty {
        criterion: "BOT-12",
        within: Span::Weekdays(3),
        done: "Orientering om optagelse",
        last_days: 3,
    }
    .decide(case, moved_in);
}

/// Half of them are discharged; of some the shelter told before.
fn discharge(case: &mut Case, moved_in: NaiveDate) {
    let day = days_after(moved_in, 30 + case.choose("stay", 100));
    if day > AS_OF || case.happens("stays", 50) {
        return case.plant("BOT-13", Outcome::NotApplicable);
    }
    case.write_date("Udskrivning", day);
    if case.happens("told before", 20) {
        case.write_date("Orientering om udskrivning", moved_in);
        return case.plant("BOT-13", Outcome::NotApplicable);
    }
    Duty {
        criterion: "BOT-13",
        within: Span::Weekdays(3),
        done: "Orientering om udskrivning",
        last_days: 3,
    }
    .decide(case, day);
}

fn approval(case: &mut Case, moved_in: NaiveDate) {
    let until = days_after(moved_in, 365);
    if case.happens("without end", 20) {
        return case.plant("BOT-15a", Outcome::NotApplicable);
    }
    case.write_date("Ophold til", until);
    let (approved, outcome) = match (case.errs("BOT-15a"), case.choose("approval", 30)) {
        (true, _) => (Some(until.pred_opt().expect("a day before")), Outcome::Fail),
        (false, 0) => (None, Outcome::Undetermined),
        (false, 1..=3) => (Some(until), Outcome::Pass),
        (false, _) => (Some(days_after(until, 200)), Outcome::Pass),
    };
    if let Some(day) = approved {
        case.write_date("Tilbud godkendt til", day);
    }
    case.plant("BOT-15a", outcome);
}
