//! Questions that the events of a case answer, such as what was done first, put to every case of a real register.

use super::questions::{Question, answers_as_expected, census};
use super::shared;

/// A register with its events, and a checklist that puts questions to them.
struct Register<'a> {
    folder: &'a str,
    /// The name that the checklist has for its events.
    events: &'a str,
    template: &'a str,
    by: &'a str,
}

fn answers(register: &Register, names: &[&str]) {
    let file = |name: &str| shared(&format!("{}/{name}", register.folder));
    let (Some(extract), Some(events)) = (file("cases.csv"), file("events.csv")) else {
        return;
    };
    let question = Question {
        name: "all of the checklist",
        folder: register.folder,
        file: "cases.csv",
        template: register.template,
        by: register.by,
        id: &["case_id"],
    };
    let given = format!("{}={}", register.events, events.display());
    let (_workspace, audit) = census(&question, &extract, &["--events", &given]);
    for name in names {
        answers_as_expected(&audit, register.folder, name);
    }
}

#[test]
fn permit_applications() {
    let register = Register {
        folder: "wabo-receipt",
        events: "tasks",
        template: include_str!("wabo.toml"),
        by: "channel",
    };
    answers(&register, &["W1", "W2-1", "W2-7", "W2-14", "W4", "W5"]);
}

#[test]
fn traffic_fines() {
    let register = Register {
        folder: "traffic-fines-2000-2002",
        events: "steps",
        template: include_str!("fines.toml"),
        by: "vehicleClass",
    };
    answers(&register, &["T1", "T2", "T3"]);
}

#[test]
fn expense_declarations() {
    let register = Register {
        folder: "expense-declarations",
        events: "steps",
        template: include_str!("expenses.toml"),
        by: "n_events",
    };
    answers(&register, &["E1", "E2"]);
}

#[test]
fn help_desk_tickets() {
    let register = Register {
        folder: "helpdesk",
        events: "steps",
        template: include_str!("tickets.toml"),
        by: "seriousness",
    };
    answers(&register, &["H1"]);
}
