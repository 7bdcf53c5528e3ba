//! Single oddities, each planted in the first cases that suit it and have none yet.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::super::dates::{AS_OF, date, days_after, working_days_after};
use super::case::{Area, Case, Cell};

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
    one_day_late(&mut field);
    ends_of_rules(&mut field);
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
            case.journalised = Cell::Date(held - Days::new(7));
        },
    );
}

/// Makes the case one that began on a day, goes on, and was followed up in person on another.
fn begin(case: &mut Case, first: NaiveDate, held: NaiveDate) {
    case.first_absence = Cell::Date(first);
    case.ended = Cell::Empty;
    case.follow_up = Cell::Date(held);
    case.journalised = Cell::Date(working_days_after(held, 7));
    case.certificate = Cell::Date(days_after(first, 10));
    case.form = Cell::Empty;
    case.reassessed = Cell::Date(days_after(first, 140));
}

/// Whether a case of sygedagpenge has nothing but its first follow-up.
fn is_plain(case: &Case) -> bool {
    is_followed_up(case) && case.fast_track == Cell::Empty
}

fn ends_of_deadlines(field: &mut Field) {
    // Eight weeks end on Christmas Eve; the next open day is 29 December.
    field.plant(1, is_plain, |case| {
        begin(case, date(2025, 10, 29), date(2025, 12, 29));
    });
    // Journalised on the seventh working day, Constitution Day and Whitsun lying between.
    field.plant(1, is_plain, |case| {
        begin(case, date(2025, 5, 5), date(2025, 6, 2));
    });
    let is_in_time = |case: &Case| {
        let before_reform = case
            .transition
            .day()
            .is_some_and(|day| day < date(2026, 2, 1));
        case.area == Area::Ressourceforloeb && before_reform
    };
    // Six months after 31 August is 28 February, a Saturday; the next open day is 2 March.
    field.plant(1, is_in_time, |case| {
        case.transition = Cell::Date(date(2025, 8, 31));
        case.follow_up = Cell::Date(date(2025, 9, 15));
        case.journalised = Cell::Date(date(2025, 9, 16));
        case.measure = Cell::Date(date(2026, 3, 2));
    });
    // The team saw the case again, so that no measure had to begin.
    field.plant(1, is_in_time, |case| {
        case.team_again = case.measure;
        case.measure = Cell::Empty;
    });
    // The plan is due on the day of the audit itself, and not there yet.
    let is_new = |case: &Case| {
        let applied = case.applied.day().is_some_and(|day| day > date(2026, 5, 1));
        case.area == Area::Kontanthjaelp && case.ended == Cell::Empty && applied
    };
    field.plant(1, is_new, |case| {
        case.measure = Cell::Date(AS_OF);
        case.plan = Cell::Empty;
    });
}

/// One working day too late everywhere: Tuesdays are due, Wednesdays are late.
fn one_day_late(field: &mut Field) {
    field.plant(1, is_plain, |case| {
        begin(case, date(2025, 9, 2), date(2025, 10, 29));
        case.journalised = Cell::Date(working_days_after(date(2025, 10, 29), 8));
        case.reassessed = Cell::Date(date(2026, 2, 4));
    });
    let is_fast = |case: &Case| is_followed_up(case) && case.fast_track != Cell::Empty;
    field.plant(1, is_fast, |case| {
        begin(case, date(2025, 9, 30), date(2025, 10, 22));
        case.fast_track = Cell::Date(date(2025, 10, 7));
    });
    let is_of_2024 = |case: &Case| {
        case.transition
            .day()
            .is_some_and(|day| day < date(2025, 1, 1))
    };
    field.plant(1, is_of_2024, |case| {
        case.transition = Cell::Date(date(2024, 11, 5));
        case.team = Cell::Date(date(2024, 12, 4));
        case.follow_up = Cell::Date(date(2024, 12, 10));
        case.journalised = Cell::Date(date(2024, 12, 10));
    });
    // The last day of the old rule of kontanthjælp; six months end on 30 December.
    let has_measure =
        |case: &Case| case.area == Area::Kontanthjaelp && case.measure.day().is_some();
    field.plant(1, has_measure, |case| {
        apply(case, date(2026, 6, 30), date(2026, 7, 8));
        case.measure = Cell::Date(date(2026, 9, 15));
        case.plan = Cell::Date(date(2026, 9, 16));
    });
    // Six months end on 14 January.
    field.plant(1, has_measure, |case| {
        apply(case, date(2025, 7, 14), date(2025, 7, 21));
        case.measure = Cell::Date(date(2026, 1, 15));
        case.plan = Cell::Date(date(2026, 1, 15));
    });
}

/// Makes the case one of kontanthjælp with the first conversation on a day.
fn apply(case: &mut Case, applied: NaiveDate, held: NaiveDate) {
    case.applied = Cell::Date(applied);
    case.ended = Cell::Empty;
    case.follow_up = Cell::Date(held);
    case.journalised = Cell::Date(held);
}

/// The first and last days on which a rule applies.
fn ends_of_rules(field: &mut Field) {
    field.plant(
        1,
        |case| case.area == Area::Kontanthjaelp,
        |case| {
            apply(case, date(2026, 7, 1), date(2026, 7, 8));
            case.measure = Cell::Empty;
            case.plan = Cell::Empty;
        },
    );
    let days = [date(2026, 1, 31), date(2026, 2, 1)];
    for first in days {
        field.plant(1, is_plain, |case| {
            begin(case, first, days_after(first, 51))
        });
    }
    // Over when the eight weeks end: no follow-up is asked for. A day longer, and it is.
    for days_long in [56, 57] {
        field.plant(1, is_plain, |case| {
            let first = date(2025, 8, 5);
            case.first_absence = Cell::Date(first);
            case.ended = Cell::Date(days_after(first, days_long));
            case.follow_up = Cell::Empty;
            case.contact.clear();
            case.contact_reason.clear();
            case.journalised = Cell::Empty;
            case.reassessed = Cell::Empty;
            case.extension.clear();
            case.approved_by.clear();
        });
    }
    // The same for the twenty-two weeks.
    for days_long in [154, 155] {
        field.plant(1, is_plain, |case| {
            let first = date(2025, 8, 12);
            begin(case, first, date(2025, 9, 23));
            case.ended = Cell::Date(days_after(first, days_long));
            case.reassessed = Cell::Empty;
            case.extension.clear();
            case.approved_by.clear();
        });
    }
}
