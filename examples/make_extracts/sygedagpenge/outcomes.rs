//! What each automatic criterion must say of each case, worked out with plain dates and three-valued conditions.

use chrono::NaiveDate;

use super::super::dates::{
    AS_OF, date, days_after, first_open_day_from, six_months_after, working_days_after,
};
use super::case::{Area, Case, Cell};

/// The file: a line for each case and criterion, by case id and then in the order of the template.
pub fn text(cases: &[Case]) -> String {
    let mut sorted: Vec<&Case> = cases.iter().collect();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    let mut text = "case_id,criterion,outcome\n".to_owned();
    for case in sorted {
        for (criterion, outcome) in outcomes(case) {
            text += &format!("{},{criterion},{}\n", case.id, outcome.name());
        }
    }
    text
}

#[derive(Clone, Copy)]
enum Outcome {
    Pass,
    Fail,
    NotApplicable,
    NotDue,
    Undetermined,
}

impl Outcome {
    fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "not_applicable",
            Self::NotDue => "not_due",
            Self::Undetermined => "undetermined",
        }
    }
}

fn outcomes(case: &Case) -> [(&'static str, Outcome); 15] {
    [
        ("SDP-01", first_follow_up(case)),
        ("SDP-03", journal(case)),
        ("SDP-04", reason_for_contact(case)),
        ("SDP-05", papers(case)),
        ("SDP-06a", category(case)),
        ("SDP-08", reassessment(case, date(2015, 1, 5), LAST_DAY)),
        (
            "SDP-08-2026",
            reassessment(case, date(2026, 2, 1), NaiveDate::MAX),
        ),
        ("SDP-09", extension(case)),
        ("SDP-11", fast_track(case)),
        ("JAF-01", team(case)),
        (
            "KTH-01",
            first_conversation(case, date(2020, 1, 1), date(2026, 6, 30)),
        ),
        (
            "KTH-01-2026",
            first_conversation(case, date(2026, 7, 1), NaiveDate::MAX),
        ),
        ("KTH-05", first_measure(case)),
        ("KTH-08", plan(case)),
        ("RES-06", measure_or_team(case)),
    ]
}

/// The last day on which a case may have begun to come under the rules before the reform.
const LAST_DAY: NaiveDate = date(2026, 1, 31);

fn first_follow_up(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Sygedagpenge),
        lies_between(case.first_absence, date(2015, 1, 5), LAST_DAY),
        needs_follow_up(case),
        outlasts(case, case.first_absence, |first| days_after(first, 56)),
    ]);
    if_applies(applies, || {
        done_by(
            case.first_absence,
            |first| first_open_day_from(days_after(first, 56)),
            case.follow_up,
        )
    })
}

/// From 2020 cases of category 1 need no follow-up.
fn needs_follow_up(case: &Case) -> Option<bool> {
    let before = case.first_absence.day().map(|day| day < date(2020, 1, 1));
    any([before, Some(case.category != "Kategori 1")])
}

fn journal(case: &Case) -> Outcome {
    if_applies(is_there(case.follow_up), || {
        done_by(
            case.follow_up,
            |held| first_open_day_from(working_days_after(held, 7)),
            case.journalised,
        )
    })
}

fn reason_for_contact(case: &Case) -> Outcome {
    let not_in_person = (!case.contact.is_empty()).then(|| case.contact != "Personligt fremmøde");
    let applies = all([
        is_in(case, Area::Sygedagpenge),
        lies_between(case.first_absence, date(2020, 1, 1), LAST_DAY),
        is_there(case.follow_up),
        not_in_person,
    ]);
    if_applies(applies, || passes_if(Some(!case.contact_reason.is_empty())))
}

fn papers(case: &Case) -> Outcome {
    let applies = all([is_in(case, Area::Sygedagpenge), is_there(case.follow_up)]);
    if_applies(applies, || {
        passes_if(any([is_there(case.certificate), is_there(case.form)]))
    })
}

fn category(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Sygedagpenge),
        lies_between(case.first_absence, date(2025, 1, 1), LAST_DAY),
    ]);
    let exists = ["Kategori 1", "Kategori 2"].contains(&case.category.as_str());
    if_applies(applies, || passes_if(Some(exists)))
}

fn reassessment(case: &Case, from: NaiveDate, until: NaiveDate) -> Outcome {
    let applies = all([
        is_in(case, Area::Sygedagpenge),
        lies_between(case.first_absence, from, until),
        outlasts(case, case.first_absence, |first| days_after(first, 154)),
    ]);
    if_applies(applies, || {
        done_by(
            case.first_absence,
            |first| first_open_day_from(days_after(first, 154)),
            case.reassessed,
        )
    })
}

fn extension(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Sygedagpenge),
        Some(!case.extension.is_empty()),
    ]);
    let is_in_order = case.extension.contains("27") && !case.approved_by.is_empty();
    if_applies(applies, || passes_if(Some(is_in_order)))
}

fn fast_track(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Sygedagpenge),
        is_there(case.fast_track),
        lies_between(case.first_absence, date(2020, 1, 1), LAST_DAY),
        outlasts(case, case.fast_track, |asked| days_after(asked, 14)),
    ]);
    if_applies(applies, || {
        done_by(
            case.fast_track,
            |asked| first_open_day_from(days_after(asked, 14)),
            case.follow_up,
        )
    })
}

fn team(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Jobafklaring),
        lies_between(case.transition, date(2022, 1, 1), date(2024, 12, 31)),
        outlasts(case, case.transition, |start| days_after(start, 28)),
    ]);
    if_applies(applies, || {
        done_by(
            case.transition,
            |start| first_open_day_from(days_after(start, 28)),
            case.team,
        )
    })
}

fn first_conversation(case: &Case, from: NaiveDate, until: NaiveDate) -> Outcome {
    let applies = all([
        is_in(case, Area::Kontanthjaelp),
        lies_between(case.applied, from, until),
        outlasts(case, case.applied, |applied| days_after(applied, 7)),
    ]);
    if_applies(applies, || {
        done_by(
            case.applied,
            |applied| first_open_day_from(days_after(applied, 7)),
            case.follow_up,
        )
    })
}

fn first_measure(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Kontanthjaelp),
        outlasts(case, case.applied, six_months_after),
    ]);
    if_applies(applies, || {
        done_by(
            case.applied,
            |applied| first_open_day_from(six_months_after(applied)),
            case.measure,
        )
    })
}

/// The measure's own start is the limit: it moves off no day, and a plan long before it is as good as any.
fn plan(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Kontanthjaelp),
        is_there(case.measure),
        lies_between(case.measure, date(2025, 1, 1), date(2026, 12, 31)),
    ]);
    if_applies(applies, || match case.measure {
        Cell::Date(start) => by_day(start, case.plan),
        Cell::Empty | Cell::NoDate(_) => Outcome::Undetermined,
    })
}

fn measure_or_team(case: &Case) -> Outcome {
    let applies = all([
        is_in(case, Area::Ressourceforloeb),
        is_there(case.team_again).map(|is_there| !is_there),
        lies_between(case.transition, date(2022, 1, 1), LAST_DAY),
        outlasts(case, case.transition, six_months_after),
    ]);
    if_applies(applies, || {
        done_by(
            case.transition,
            |start| first_open_day_from(six_months_after(start)),
            case.measure,
        )
    })
}

// ---- Deadlines -----------------------------------------------------------------------------------------------------

/// Something that must follow a start by a day.
fn done_by(start: Cell, due: impl Fn(NaiveDate) -> NaiveDate, done: Cell) -> Outcome {
    let Cell::Date(start) = start else {
        return Outcome::Undetermined;
    };
    let due = due(start);
    match done {
        Cell::Date(done) if due <= AS_OF && done < start => Outcome::Undetermined,
        _ => by_day(due, done),
    }
}

fn by_day(due: NaiveDate, done: Cell) -> Outcome {
    match done {
        _ if due > AS_OF => Outcome::NotDue,
        Cell::Date(done) if done <= due => Outcome::Pass,
        Cell::Date(_) => Outcome::Fail,
        Cell::Empty if due == AS_OF => Outcome::NotDue,
        Cell::Empty => Outcome::Fail,
        Cell::NoDate(_) => Outcome::Undetermined,
    }
}

// ---- Conditions: `None` is "the row does not say" ------------------------------------------------------------------

fn if_applies(applies: Option<bool>, outcome: impl FnOnce() -> Outcome) -> Outcome {
    match applies {
        Some(true) => outcome(),
        Some(false) => Outcome::NotApplicable,
        None => Outcome::Undetermined,
    }
}

fn passes_if(condition: Option<bool>) -> Outcome {
    match condition {
        Some(true) => Outcome::Pass,
        Some(false) => Outcome::Fail,
        None => Outcome::Undetermined,
    }
}

/// One false condition decides; without one, an unknown leaves it open.
fn all<const N: usize>(conditions: [Option<bool>; N]) -> Option<bool> {
    if conditions.contains(&Some(false)) {
        return Some(false);
    }
    (!conditions.contains(&None)).then_some(true)
}

fn any<const N: usize>(conditions: [Option<bool>; N]) -> Option<bool> {
    all(conditions.map(|condition| condition.map(|holds| !holds))).map(|none| !none)
}

fn is_in(case: &Case, area: Area) -> Option<bool> {
    Some(case.area == area)
}

fn is_there(cell: Cell) -> Option<bool> {
    match cell {
        Cell::Empty => Some(false),
        Cell::Date(_) => Some(true),
        Cell::NoDate(_) => None,
    }
}

fn lies_between(cell: Cell, from: NaiveDate, until: NaiveDate) -> Option<bool> {
    cell.day().map(|day| (from..=until).contains(&day))
}

/// Whether the case goes on past a day that is counted from its start.
fn outlasts(case: &Case, start: Cell, day: impl Fn(NaiveDate) -> NaiveDate) -> Option<bool> {
    let later = match (case.ended.day(), start.day()) {
        (Some(ended), Some(start)) => Some(ended > day(start)),
        _ => None,
    };
    any([is_there(case.ended).map(|has_ended| !has_ended), later])
}
