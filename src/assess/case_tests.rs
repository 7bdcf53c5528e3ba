//! Running the tests that a template brings with it.

use std::collections::BTreeMap;

use super::case::Assessor;
use super::outcome::Assessment;
use super::prior::reading;
use super::registered::{Basis, iso};
use crate::answers::{Answer, CaseAnswers};
use crate::case::Reading;
use crate::diag::{Diagnostic, code};
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
    let basis = Basis::new(template, &formats);
    template
        .tests
        .iter()
        .flat_map(|test| failing_expectations(test, template, &basis))
        .collect()
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
    let mut registered = basis.registered(&kept(test, template), std::iter::empty());
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

/// The values of the case in the order of the columns; what the test does not give is empty.
fn kept(test: &CaseTest, template: &Template) -> Vec<String> {
    let mut kept = vec![String::new(); template.columns.len()];
    for (column, value) in &test.values {
        if let Some(slot) = kept.get_mut(*column) {
            slot.clone_from(value);
        }
    }
    kept
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
