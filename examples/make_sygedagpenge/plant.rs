//! Single oddities, each planted in the first cases that suit it and have none yet.

use std::collections::BTreeSet;

use super::case::{Area, Case, Cell};
use super::dates::{AS_OF, date, days_after, is_working_day, working_days_after};

/// The cases with all oddities.
pub fn planted(cases: Vec<Case>) -> Vec<Case> {
    let mut field = Field {
        cases,
        taken: BTreeSet::new(),
    };
    empty_dates(&mut field);
    texts_that_are_no_dates(&mut field);
    strange_dates(&mut field);
    ends_of_deadlines(&mut field);
    // The only CPR number, in a column that no rule uses: it must never come out.
    field.plant(
        1,
        |case| case.area == Area::Kontanthjaelp,
        |case| {
            case.remark = "Ringede om 010190-1234; se \"notat\"".to_owned();
        },
    );
    field.cases
}

struct Field {
    cases: Vec<Case>,
    taken: BTreeSet<String>,
}

impl Field {
    fn plant(&mut self, count: usize, suits: impl Fn(&Case) -> bool, change: impl Fn(&mut Case)) {
        let untouched = |case: &&mut Case| suits(case) && !self.taken.contains(&case.id);
        let chosen: Vec<&mut Case> = self
            .cases
            .iter_mut()
            .filter(untouched)
            .take(count)
            .collect();
        assert_eq!(chosen.len(), count, "enough cases suit");
        let mut ids = Vec::new();
        for case in chosen {
            change(case);
            ids.push(case.id.clone());
        }
        self.taken.extend(ids);
    }
}

/// Whether a case is one of sygedagpenge to which the rules until the reform apply, with a first follow-up.
fn is_followed_up(case: &Case) -> bool {
    let before_reform = case
        .first_absence
        .day()
        .is_some_and(|day| day < date(2026, 2, 1));
    case.area == Area::Sygedagpenge && before_reform && case.follow_up != Cell::Empty
}

fn empty_dates(field: &mut Field) {
    field.plant(
        3,
        |case| case.area == Area::Sygedagpenge,
        |case| case.first_absence = Cell::Empty,
    );
    field.plant(
        2,
        |case| case.area == Area::Jobafklaring,
        |case| case.transition = Cell::Empty,
    );
    field.plant(
        1,
        |case| case.area == Area::Kontanthjaelp,
        |case| case.applied = Cell::Empty,
    );
    field.plant(2, is_followed_up, |case| {
        case.contact.clear();
        case.contact_reason.clear();
    });
}

fn texts_that_are_no_dates(field: &mut Field) {
    let by_telephone = |case: &Case| is_followed_up(case) && case.contact == "Telefon";
    field.plant(1, by_telephone, |case| {
        case.follow_up = Cell::NoDate("31-02-2026")
    });
    field.plant(
        1,
        |case| case.area == Area::Jobafklaring,
        |case| {
            case.transition = Cell::NoDate("ikke oplyst");
        },
    );
}

fn strange_dates(field: &mut Field) {
    let journalised_early = |case: &Case| {
        case.journalised
            .day()
            .is_some_and(|day| day < date(2026, 9, 1))
    };
    // A slip in the year: the only date after the audit.
    field.plant(
        1,
        |case| case.area == Area::Jobafklaring && journalised_early(case),
        |case| {
            case.journalised = Cell::Date(date(2027, 6, 3));
        },
    );
    // Journalised before it was held.
    field.plant(
        1,
        |case| is_followed_up(case) && journalised_early(case),
        |case| {
            let held = case.follow_up.day().expect("a case with a follow-up");
            case.journalised = Cell::Date(held - chrono::Days::new(7));
        },
    );
}

fn ends_of_deadlines(field: &mut Field) {
    // Eight weeks end on Christmas Eve; the next open day is 29 December.
    let plain = |case: &Case| {
        is_followed_up(case) && case.ended == Cell::Empty && case.fast_track == Cell::Empty
    };
    field.plant(1, plain, |case| {
        let first = date(2025, 10, 29);
        case.first_absence = Cell::Date(first);
        case.follow_up = Cell::Date(days_after(first, 61));
        case.journalised = Cell::Date(date(2026, 1, 5));
        case.reassessed = Cell::Date(days_after(first, 140));
    });
    // Six months after 31 August is 28 February, a Saturday; the next open day is 2 March.
    field.plant(
        1,
        |case| case.area == Area::Ressourceforloeb,
        |case| {
            case.transition = Cell::Date(date(2025, 8, 31));
            case.follow_up = Cell::Date(date(2025, 9, 15));
            case.journalised = Cell::Date(date(2025, 9, 16));
            case.measure = Cell::Date(date(2026, 3, 2));
        },
    );
    // The team saw the case again, so that no measure had to begin.
    field.plant(
        1,
        |case| case.area == Area::Ressourceforloeb,
        |case| {
            case.team_again = case.measure;
            case.measure = Cell::Empty;
        },
    );
    // The plan is due on the day of the audit itself, and not there yet.
    let is_new = |case: &Case| {
        let applied = case.applied.day().is_some_and(|day| day > date(2026, 5, 1));
        case.area == Area::Kontanthjaelp && case.ended == Cell::Empty && applied
    };
    field.plant(1, is_new, |case| {
        case.measure = Cell::Date(AS_OF);
        case.plan = Cell::Empty;
    });
    // Journalised on the seventh working day, Constitution Day and Whitsun lying between.
    field.plant(
        1,
        |case| is_followed_up(case) && case.fast_track == Cell::Empty,
        |case| {
            let held = date(2025, 6, 2);
            assert!(is_working_day(held));
            case.first_absence = Cell::Date(date(2025, 5, 5));
            case.follow_up = Cell::Date(held);
            case.journalised = Cell::Date(working_days_after(held, 7));
        },
    );
}
