//! What has not been answered yet, and by whom.

use super::facts::asks_a_reviewer;
use crate::answers::{Answers, CaseAnswers, Reviewers};
use crate::assess::{AssessedCase, Source};
use crate::case::CaseId;
use crate::template::{Outcome, Template};

/// What a reviewer still has to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The reviewer; `None` where the cases are not divided.
    pub reviewer: Option<String>,
    /// How many cases the reviewer has.
    pub cases: u64,
    /// In how many of them an answer is missing.
    pub open_cases: u64,
    /// How many answers are missing.
    pub answers: u64,
}

/// What is still to be answered, by reviewer, when the cases are assessed with all answers.
///
/// In a case with two reviewers each has to answer; elsewhere it is enough that somebody has.
pub fn missing(
    cases: &[AssessedCase],
    template: &Template,
    answers: &Answers,
    sources: &[Answers],
    reviewers: &Reviewers,
) -> Vec<Missing> {
    let names = reviewers.names();
    let mut names: Vec<Option<&str>> = names.into_iter().map(Some).collect();
    if names.is_empty() {
        names.push(None);
    }
    let look = Look {
        template,
        answers,
        sources,
        reviewers,
    };
    names
        .into_iter()
        .map(|name| look.count(cases, name))
        .collect()
}

/// What is looked at.
struct Look<'a> {
    template: &'a Template,
    answers: &'a Answers,
    sources: &'a [Answers],
    reviewers: &'a Reviewers,
}

impl Look<'_> {
    fn count(&self, cases: &[AssessedCase], name: Option<&str>) -> Missing {
        let mut counted = Missing {
            reviewer: name.map(str::to_owned),
            cases: 0,
            open_cases: 0,
            answers: 0,
        };
        for case in cases {
            let by = self.reviewers.of(&case.id);
            if name.is_some_and(|name| !by.is_some_and(|by| by.includes(name))) {
                continue;
            }
            // Where one is enough, it does not matter who has answered.
            let second = name.filter(|_| by.is_some_and(|by| by.second.is_some()));
            let open = self.open(case, second);
            counted.cases += 1;
            counted.open_cases += u64::from(open > 0);
            counted.answers += open;
        }
        counted
    }

    /// The answers that are missing in a case, from one of its two reviewers or at all.
    fn open(&self, case: &AssessedCase, of: Option<&str>) -> u64 {
        let said = self.answers.of(&case.id);
        if said.is_some_and(CaseAnswers::is_missing) {
            return 0;
        }
        let criteria = self.template.criteria.iter().zip(&case.assessments);
        let asked = criteria.filter(|(criterion, _)| asks_a_reviewer(criterion));
        let open = asked.filter(|(criterion, assessment)| {
            let is_disputed = said.is_some_and(|said| said.disputed.contains(&criterion.id));
            let is_pending = assessment.outcome == Outcome::Pending && !is_disputed;
            let is_answered = assessment.source == Source::Reviewer;
            match of {
                None => is_pending,
                Some(name) => {
                    (is_pending || is_disputed || is_answered)
                        && !self.has_answered(name, &case.id, &criterion.id)
                }
            }
        });
        u64::try_from(open.count()).unwrap_or(u64::MAX)
    }

    fn has_answered(&self, name: &str, case: &CaseId, criterion: &str) -> bool {
        let mut said = self.sources.iter().filter_map(|source| source.of(case));
        said.any(|said| said.answered_by(name, criterion))
    }
}
