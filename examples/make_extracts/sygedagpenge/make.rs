//! The made-up cases: what happened in each, with the errors that an area is to have.

use chrono::{Datelike, NaiveDate};

use super::super::dates::{
    AS_OF, date, days_after, first_open_day_from, six_months_after, working_days_after,
};
use super::case::{AREAS, Area, Case, Cell};
use super::choices::{Choices, Task};

/// The categories of sygedagpenge are on their way out from this day.
const REFORM: NaiveDate = date(2026, 2, 1);

/// All cases, area by area.
pub fn cases() -> Vec<Case> {
    let areas = AREAS.iter();
    let each = areas.flat_map(|(area, count)| (0..*count).map(|number| (*area, number)));
    let numbered = (0..).zip(each);
    numbered
        .map(|(place, (area, number))| case(place, area, number))
        .collect()
}

/// Cases for the rows that are to be rejected; their ids are no others' ids.
pub fn spare_cases() -> [Case; 3] {
    let spare = |number: u64| case(1000 + number, Area::Kontanthjaelp, 1000 + number);
    [spare(0), spare(1), spare(2)]
}

/// How many of a hundred follow-ups are journalised too late or never (SDP-03).
fn late_in_journal(area: Area) -> u64 {
    match area {
        Area::Sygedagpenge => 8,
        Area::Jobafklaring => 40,
        Area::Kontanthjaelp => 12,
        Area::Ressourceforloeb => 0,
    }
}

fn case(place: u64, area: Area, number: u64) -> Case {
    let choices = Choices {
        case: format!("{}-{number}", area.name()),
    };
    let mut case = match area {
        Area::Sygedagpenge => sygedagpenge(&choices),
        Area::Jobafklaring => jobafklaring(&choices),
        Area::Kontanthjaelp => kontanthjaelp(&choices),
        Area::Ressourceforloeb => ressourceforloeb(&choices),
    };
    let started = [case.applied, case.transition, case.first_absence]
        .into_iter()
        .find_map(Cell::day);
    let year = started.map_or(AS_OF.year(), |day| day.year());
    // 7919 is a prime that does not divide 90000, so that no two cases get one number.
    case.id = format!("330-{year}-{}", 10_000 + place * 7_919 % 90_000);
    case.journalised = journalised(&choices, area, case.follow_up).into();
    case
}

/// 4 % of first follow-ups late (fast track: 20 %), 12 % of reassessments, 10 % without certificate and form, 6 %
/// without a category that exists, 15 % of extensions with the wrong section or without approval.
fn sygedagpenge(choices: &Choices) -> Case {
    let first = choices.day_after("first absence", date(2025, 5, 1), 0, 518);
    let ended = choices
        .happens("ended", 45)
        .then(|| choices.day_after("ended on", first, 25, 280));
    let ended = ended.filter(|day| *day <= AS_OF);
    let happened = |day: &NaiveDate| *day <= ended.unwrap_or(AS_OF);
    let fast_track = choices.happens("fast track", 12);
    let fast_track = fast_track.then(|| choices.day_after("fast track on", first, 3, 12));
    let fast_track = fast_track.map(first_open_day_from).filter(happened);
    let follow_up = choices.done(&match fast_track {
        Some(asked) => Task {
            name: "fast track",
            from: asked,
            due: first_open_day_from(days_after(asked, 14)),
            last_days: 10,
            late_percent: 20,
        },
        None => Task {
            name: "follow-up",
            from: first,
            due: first_open_day_from(days_after(first, 56)),
            last_days: 30,
            late_percent: 4,
        },
    });
    let reassessed = choices.done(&Task {
        name: "reassessment",
        from: first,
        due: first_open_day_from(days_after(first, 154)),
        last_days: 21,
        late_percent: 12,
    });
    let reassessed = reassessed.filter(happened);
    let (extension, approved_by) = reassessed.map(|_| extension(choices)).unwrap_or_default();
    let [certificate, form] = papers(choices, first).map(|day| day.filter(happened));
    Case {
        first_absence: Cell::Date(first),
        ended: ended.into(),
        fast_track: fast_track.into(),
        category: category(choices, first),
        certificate: certificate.into(),
        form: form.into(),
        reassessed: reassessed.into(),
        extension,
        approved_by,
        ..any_case(choices, Area::Sygedagpenge, follow_up.filter(happened))
    }
}

/// Lægeattest and oplysningsskema: one of them, both, or neither.
fn papers(choices: &Choices, first: NaiveDate) -> [Option<NaiveDate>; 2] {
    let certificate = choices.day_after("certificate on", first, 7, 20);
    let form = choices.day_after("form on", first, 5, 14);
    match choices.number("papers", 100) {
        0..=9 => [None, None],
        10..=49 => [Some(certificate), None],
        50..=79 => [None, Some(form)],
        _ => [Some(certificate), Some(form)],
    }
}

fn category(choices: &Choices, first: NaiveDate) -> String {
    let list: &[&str] = match choices.number("category", 100) {
        0..=2 if first < REFORM => &["Kategori 3"],
        3..=5 => &[""],
        6..=65 if first >= REFORM => &[""],
        _ => &["Kategori 1", "Kategori 2"],
    };
    choices.one_of("which category", list)
}

/// The section by which sygedagpenge goes on, and who approved it.
fn extension(choices: &Choices) -> (String, String) {
    if !choices.happens("extension", 45) {
        return Default::default();
    }
    let section = format!(
        "§ 27, stk. 1, nr. {}",
        1 + choices.number("which section", 7)
    );
    let approved_by = choices.one_of("approved by", &["HLM", "TOV", "BSK"]);
    match choices.number("extension error", 100) {
        0..=6 => ("§ 24".to_owned(), approved_by),
        7..=14 => (section, String::new()),
        _ => (section, approved_by),
    }
}

/// 30 % of the cases of 2024 reach the team late; later ones need not come there.
fn jobafklaring(choices: &Choices) -> Case {
    let is_of_2024 = choices.happens("of 2024", 18);
    let transition = if is_of_2024 {
        choices.day_after("transition", date(2024, 10, 1), 0, 92)
    } else {
        choices.day_after("transition", date(2025, 1, 1), 0, 668)
    };
    let ended = choices
        .happens("ended", 20)
        .then(|| choices.day_after("ended on", transition, 90, 400));
    let ended = ended.filter(|day| *day <= AS_OF);
    let happened = |day: &NaiveDate| *day <= ended.unwrap_or(AS_OF);
    let team = if is_of_2024 {
        choices.done(&Task {
            name: "team",
            from: transition,
            due: first_open_day_from(days_after(transition, 28)),
            last_days: 14,
            late_percent: 30,
        })
    } else {
        let met = choices
            .happens("team", 25)
            .then(|| choices.day_after("team on", transition, 20, 60));
        met.map(first_open_day_from)
    };
    let follow_up = first_open_day_from(choices.day_after("follow-up on", transition, 5, 50));
    let weeks_ill = 22 + choices.number("weeks ill", 9);
    Case {
        first_absence: Cell::Date(transition - chrono::Days::new(7 * weeks_ill)),
        transition: Cell::Date(transition),
        ended: ended.into(),
        team: team.filter(happened).into(),
        ..any_case(
            choices,
            Area::Jobafklaring,
            Some(follow_up).filter(happened),
        )
    }
}

/// 10 % of first conversations late, 18 % of first measures, 15 % with a plan after the measure began or none.
fn kontanthjaelp(choices: &Choices) -> Case {
    let applied = choices.day_after("applied", date(2025, 5, 1), 0, 546);
    let ended = choices
        .happens("ended", 25)
        .then(|| choices.day_after("ended on", applied, 30, 300));
    let ended = ended.filter(|day| *day <= AS_OF);
    let happened = |day: &NaiveDate| *day <= ended.unwrap_or(AS_OF);
    let follow_up = choices.done(&Task {
        name: "first conversation",
        from: applied,
        due: first_open_day_from(days_after(applied, 7)),
        last_days: 6,
        late_percent: 10,
    });
    let measure = choices.done(&Task {
        name: "measure",
        from: days_after(applied, 14),
        due: first_open_day_from(six_months_after(applied)),
        last_days: 120,
        late_percent: 18,
    });
    let measure = measure.filter(happened);
    let plan = measure.and_then(|start| {
        choices.done(&Task {
            name: "plan",
            from: applied,
            due: start,
            last_days: 30,
            late_percent: 15,
        })
    });
    Case {
        applied: Cell::Date(applied),
        ended: ended.into(),
        measure: measure.into(),
        plan: plan.filter(happened).into(),
        ..any_case(choices, Area::Kontanthjaelp, follow_up.filter(happened))
    }
}

/// The clean area: no errors.
fn ressourceforloeb(choices: &Choices) -> Case {
    let transition = choices.day_after("transition", date(2025, 6, 2), 0, 300);
    let measure = choices.done(&Task {
        name: "measure",
        from: transition,
        due: first_open_day_from(six_months_after(transition)),
        last_days: 90,
        late_percent: 0,
    });
    let follow_up = first_open_day_from(choices.day_after("follow-up on", transition, 7, 30));
    Case {
        transition: Cell::Date(transition),
        measure: measure.into(),
        ..any_case(choices, Area::Ressourceforloeb, Some(follow_up))
    }
}

/// What every case has: who works on it, and how its first follow-up was held. 25 % of those that were not held face to
/// face have no reason (SDP-04).
fn any_case(choices: &Choices, area: Area, follow_up: Option<NaiveDate>) -> Case {
    let contact = match choices.number("contact", 100) {
        _ if follow_up.is_none() => String::new(),
        0..=64 => "Personligt fremmøde".to_owned(),
        _ => choices.one_of("contact form", &["Telefon", "Telefon", "Video", "Brev"]),
    };
    let needs_reason = !contact.is_empty() && !contact.starts_with("Personlig");
    let has_reason = needs_reason && !choices.happens("no reason", 25);
    let reasons = [
        "Borger er indlagt",
        "Efter borgerens ønske; aftalt på forhånd",
        "Kan ikke transporteres, jf. \"lægens skøn\"",
        "Smitterisiko",
    ];
    let remarks = [
        "Ringet to gange – intet svar; prøver igen",
        "Borger siger \"snart tilbage\"; afventer læge",
        "Samtale flyttet\nNy tid aftalt",
        "Se notat af samme dag",
        "Attest rykket; bestilt \"for sidste gang\"\nSvar ventes",
    ];
    Case {
        id: String::new(),
        area,
        unit: choices.one_of("unit", &["Nord", "Syd"]),
        caseworker: choices.one_of("caseworker", &["ABR", "LKN", "MSØ", "PTH", "KJU", "ÅGE"]),
        first_absence: Cell::Empty,
        ended: Cell::Empty,
        applied: Cell::Empty,
        transition: Cell::Empty,
        follow_up: follow_up.into(),
        contact,
        contact_reason: if has_reason {
            choices.one_of("reason", &reasons)
        } else {
            String::new()
        },
        journalised: Cell::Empty,
        fast_track: Cell::Empty,
        category: String::new(),
        certificate: Cell::Empty,
        form: Cell::Empty,
        reassessed: Cell::Empty,
        extension: String::new(),
        approved_by: String::new(),
        team: Cell::Empty,
        team_again: Cell::Empty,
        measure: Cell::Empty,
        plan: Cell::Empty,
        remark: if choices.happens("remark", 12) {
            choices.one_of("which remark", &remarks)
        } else {
            String::new()
        },
    }
}

/// When the follow-up was journalised: within 7 working days, or 9 to 28 working days later, or never.
fn journalised(choices: &Choices, area: Area, follow_up: Cell) -> Option<NaiveDate> {
    let held = follow_up.day()?;
    let day = if !choices.happens("late in journal", late_in_journal(area)) {
        working_days_after(held, choices.number("days to journal", 8))
    } else if choices.happens("never in journal", 25) {
        return None;
    } else {
        working_days_after(held, 9 + choices.number("days too long", 20))
    };
    (day <= AS_OF).then_some(day)
}
