//! Running the tests that a template brings with it.

use std::collections::BTreeMap;

use super::case::Assessor;
use super::outcome::Assessment;
use super::prior::reading;
use super::registered::{Basis, iso};
use crate::answers::{Answer, CaseAnswers};
use crate::case::{CaseId, Reading};
use crate::diag::{Diagnostic, code};
use crate::draw::EventTable;
use crate::extract::ColumnFormat;
use crate::lang::case_tests as say;
use crate::template::{CaseTest, Criterion, Expectation, Template};

/// The expectations of a template's tests that do not hold, in the order of the file; each is an error (T105).
pub fn failing_tests(template: &Template) -> Vec<Diagnostic> {
    let formats: Vec<(String, ColumnFormat)> = template
        .columns
        .iter()
        .map(|column| (column.name.clone(), iso(column.kind)))
        .collect();
    let failing = template.tests.iter().flat_map(|test| {
        let tables = event_tables(test, template);
        let given: Vec<_> = tables.iter().map(Some).collect();
        let basis = Basis::new(template, &formats).with_events(&given);
        failing_expectations(test, template, &basis)
    });
    failing.collect()
}

/// The id of the case of a test.
fn tested() -> CaseId {
    CaseId::from_parts(["1"]).expect("an id")
}

/// The event tables of a test, in the order of the template. One that the test does not name has no rows.
fn event_tables(test: &CaseTest, template: &Template) -> Vec<EventTable> {
    let tables = template.events.iter().enumerate().map(|(number, events)| {
        let columns = events.columns.iter();
        let columns = columns.map(|column| (column.name.clone(), iso(column.kind)));
        let mut table = EventTable::new(columns.collect());
        for row in test.events.get(number).into_iter().flatten() {
            let values = in_place(row, events.columns.len());
            table.push(tested(), values.iter().map(String::as_str));
        }
        table
    });
    tables.collect()
}

/// Values by the position of their column; what is not given is empty.
fn in_place(given: &[(usize, String)], columns: usize) -> Vec<String> {
    let mut values = vec![String::new(); columns];
    for (column, value) in given {
        if let Some(slot) = values.get_mut(*column) {
            slot.clone_from(value);
        }
    }
    values
}

fn failing_expectations(
    test: &CaseTest,
    template: &Template,
    basis: &Basis<'_>,
) -> Vec<Diagnostic> {
    let assessor = Assessor {
        basis,
        template,
        as_of: test.as_of,
    };
    let kept = in_place(&test.values, template.columns.len());
    let mut registered = basis.registered(&tested(), &kept, std::iter::empty());
    registered.look_up(basis, &priors(test, template));
    let assessments = assessor.assessments(&registered, Some(&said(test, template)));
    let failing = test.expected.iter().filter_map(|expectation| {
        let assessment = assessments.get(expectation.criterion)?;
        let criterion = template.criteria.get(expectation.criterion)?;
        let fails = assessment.outcome != expectation.outcome;
        fails.then(|| failure(test, criterion, expectation, assessment))
    });
    failing.collect()
}

/// What the earlier audit said, in the order of the template.
fn priors(test: &CaseTest, template: &Template) -> Vec<Reading> {
    let looked_up = template.priors.iter().map(|criterion| {
        let given = test.priors.iter().find(|(known, _)| known == criterion);
        given.map_or(Reading::Empty, |(_, outcome)| reading(*outcome))
    });
    looked_up.collect()
}

fn said(test: &CaseTest, template: &Template) -> CaseAnswers {
    let answers = test.answers.iter().filter_map(|(position, option)| {
        let criterion = template.criteria.get(*position)?;
        let answer = Answer {
            choice: Some(option.clone()),
            ..Answer::default()
        };
        Some((criterion.id.clone(), answer))
    });
    CaseAnswers {
        by_criterion: answers.collect::<BTreeMap<_, _>>(),
        ..CaseAnswers::default()
    }
}

fn failure(
    test: &CaseTest,
    criterion: &Criterion,
    expectation: &Expectation,
    assessment: &Assessment,
) -> Diagnostic {
    let message = say::FAILS
        .with("name", &test.name)
        .with("criterion", &criterion.id)
        .with("expected", expectation.outcome.name())
        .with("found", assessment.outcome.name());
    let reason = assessment.reason.clone();
    let due = assessment
        .due
        .map(|due| say::DUE.with("due", due.to_string()));
    Diagnostic::new(&code::T105, message)
        .at(expectation.place.clone())
        .help_if(reason.map(|reason| say::BECAUSE.with("reason", reason)))
        .help_if(due)
}
