//! What is reviewed, what is known of it, and what one reviewer may see and change: no screen and no keys.
//!
//! Each reviewer has a file of their own, so that two can answer for one case without seeing each other's answers. What
//! stands in other files under the reviewer's name, or under no name, is shown and cannot be changed here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::answers::{Answer, Answers, CaseAnswers, CaseStatus, Reviewers, Written};
use crate::assess::{AssessedCase, Assessment, Basis, Outcome, Source, assess};
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{DrawnCase, EventTable, Sample, SampleRole};
use crate::lang::{Phrase, review as say};
use crate::template::{Criterion, Template};

/// An audit, as far as a review needs it.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The drawn cases.
    pub sample: &'a Sample,
    /// The checklist.
    pub template: &'a Template,
    /// Positions of the criteria that are looked at.
    pub criteria: Vec<usize>,
    /// How the kept values are read.
    pub basis: Basis<'a>,
    /// The event tables in the order of the template's.
    pub events: Vec<Option<&'a EventTable>>,
    /// The day open deadlines are judged by.
    pub as_of: NaiveDate,
    /// Who reviews.
    pub reviewer: String,
    /// Who looks at which case.
    pub reviewers: Reviewers,
    /// What errors are usually caused by: offered, other words are taken too.
    pub causes: Vec<&'static Phrase>,
}

/// What was answered before, sorted by who may see and change it.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The reviewer's own file.
    pub own: Answers,
    /// What the reviewer may see, from other files.
    elsewhere: Answers,
    /// The file of each of those, by case and criterion; the case's status has an empty criterion.
    files: BTreeMap<(CaseId, String), String>,
    /// Who else has answered, by case and criterion.
    others: BTreeMap<(CaseId, String), BTreeSet<String>>,
}

impl Given {
    /// Sorts the answers of all files, which come with their names.
    pub fn sort(files: Vec<(String, Answers)>, own: &str, reviewer: &str) -> Self {
        let mut given = Self::default();
        for (file, answers) in files {
            if file == own {
                given.own = answers;
                continue;
            }
            for (case, said) in answers.iter() {
                given.sort_case(&file, case, said, reviewer);
            }
        }
        given
    }

    fn sort_case(&mut self, file: &str, case: &CaseId, said: &CaseAnswers, reviewer: &str) {
        let mut seen = self.elsewhere.of(case).cloned().unwrap_or_default();
        if let Some(status) = said.status {
            let key = (case.clone(), String::new());
            if is_seen_by(reviewer, &said.remark.reviewer) {
                seen.status = Some(status);
                seen.remark = said.remark.clone();
                self.files.insert(key, file.to_owned());
            } else {
                let names = self.others.entry(key).or_default();
                names.insert(said.remark.reviewer.clone());
            }
        }
        for (criterion, answer) in &said.by_criterion {
            let key = (case.clone(), criterion.clone());
            if is_seen_by(reviewer, &answer.reviewer) {
                seen.by_criterion.insert(criterion.clone(), answer.clone());
                self.files.insert(key, file.to_owned());
            } else {
                let names = self.others.entry(key).or_default();
                names.insert(answer.reviewer.clone());
            }
        }
        self.elsewhere.put(case.clone(), seen);
    }

    /// What the reviewer sees of a case.
    fn seen(&self, case: &CaseId) -> CaseAnswers {
        let mut seen = self.elsewhere.of(case).cloned().unwrap_or_default();
        if let Some(own) = self.own.of(case) {
            if own.status.is_some() {
                seen.status = own.status;
                seen.remark = own.remark.clone();
            }
            seen.by_criterion.extend(own.by_criterion.clone());
        }
        seen
    }
}

/// Whether an answer is the reviewer's own, or nobody's.
fn is_seen_by(reviewer: &str, by: &str) -> bool {
    by.is_empty() || by.to_lowercase() == reviewer.to_lowercase()
}

/// How far a criterion in a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It waits for an answer.
    Open,
    /// The reviewer has answered.
    Answered,
    /// Another reviewer has, and nobody asked for a second answer.
    AnsweredByOther,
    /// The data decided, or the case could not be looked at.
    Decided(Outcome),
}

/// How many answers there are of those that are needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answers.
    pub done: u64,
    /// Answers that are needed.
    pub needed: u64,
}

impl std::ops::Add for Progress {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            done: self.done + other.done,
            needed: self.needed + other.needed,
        }
    }
}

/// The cases of an audit with what is known of them, for one reviewer.
#[derive(Debug, Clone)]
pub struct Work<'a> {
    /// What is reviewed.
    pub subject: Subject<'a>,
    given: Given,
    cases: Vec<&'a DrawnCase>,
    /// In the order of `cases`; what was said stands in them.
    assessed: Vec<AssessedCase>,
}

/// Values with the names of their columns.
type Values<'v> = Vec<(&'v str, &'v str)>;

/// Whether an answer may be given where another reviewer has given one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Second {
    /// It is refused.
    Refused,
    /// It was asked for: the case is reviewed twice.
    Wanted,
}

impl<'a> Work<'a> {
    /// Lays out the sampled cases that the reviewer looks at; reserves are left out.
    pub fn new(subject: Subject<'a>, given: Given) -> Self {
        let cases = subject.sample.cases.iter();
        let cases = cases.filter(|case| case.role == SampleRole::Sample);
        let own = |case: &&DrawnCase| {
            let reviewers = &subject.reviewers;
            reviewers.is_to_look_at(&subject.reviewer, &case.id)
        };
        let cases = cases.filter(own).collect();
        let mut work = Self {
            subject,
            given,
            cases,
            assessed: Vec::new(),
        };
        work.assessed = work.cases.iter().map(|case| work.assess(case)).collect();
        work
    }

    fn assess(&self, case: &DrawnCase) -> AssessedCase {
        let sample = Sample {
            columns: self.subject.sample.columns.clone(),
            cases: vec![case.clone()],
        };
        let mut answers = Answers::default();
        answers.put(case.id.clone(), self.given.seen(&case.id));
        let subject = &self.subject;
        let assessed = assess(
            &sample,
            &subject.basis,
            subject.template,
            &answers,
            subject.as_of,
        );
        let assessed = assessed.into_iter().next();
        let assessed = assessed.expect("a case of the sample is assessed");
        assessed.with_only(&subject.criteria)
    }

    /// The sampled cases that the reviewer looks at.
    pub fn cases(&self) -> &[&'a DrawnCase] {
        &self.cases
    }

    /// How many criteria are looked at.
    pub fn criteria(&self) -> usize {
        self.subject.criteria.len()
    }

    /// A criterion by its position among those that are looked at.
    pub fn criterion(&self, position: usize) -> Option<&'a Criterion> {
        let position = *self.subject.criteria.get(position)?;
        self.subject.template.criteria.get(position)
    }

    /// The assessment of a case, with the reviewer's own answers.
    pub fn assessment(&self, case: usize, criterion: usize) -> Option<&Assessment> {
        self.assessed.get(case)?.assessments.get(criterion)
    }

    /// What the reviewer said of a criterion in a case.
    pub fn answer(&self, case: usize, criterion: usize) -> Option<&Answer> {
        self.assessment(case, criterion)?.reviewed.as_ref()
    }

    /// What the reviewer said of the case as a whole.
    pub fn status(&self, case: usize) -> Option<CaseStatus> {
        self.assessed.get(case)?.status
    }

    /// The file that an answer stands in, when it is not the reviewer's own.
    pub fn file_of(&self, case: usize, criterion: usize) -> Option<&str> {
        self.given
            .files
            .get(&self.key(case, criterion)?)
            .map(String::as_str)
    }

    /// Who else has answered.
    pub fn others(&self, case: usize, criterion: usize) -> Vec<&str> {
        let names = self.key(case, criterion);
        let names = names.and_then(|key| self.given.others.get(&key));
        names.into_iter().flatten().map(String::as_str).collect()
    }

    /// Whether a second answer is wanted beside those of others.
    fn is_second_of(&self, case: usize, others: &[&str]) -> bool {
        let Subject {
            reviewers,
            reviewer,
            ..
        } = &self.subject;
        let case = self.cases.get(case);
        case.is_some_and(|case| reviewers.are_its_two(&case.id, reviewer, others.iter().copied()))
    }

    fn key(&self, case: usize, criterion: usize) -> Option<(CaseId, String)> {
        let id = self.cases.get(case)?.id.clone();
        Some((id, self.criterion(criterion)?.id.clone()))
    }

    /// How far a criterion in a case has come.
    pub fn standing(&self, case: usize, criterion: usize) -> Standing {
        let Some(assessment) = self.assessment(case, criterion) else {
            return Standing::Open;
        };
        let reviewed = assessment.reviewed.as_ref();
        if reviewed.is_some_and(|answer| answer.choice.is_some()) {
            return Standing::Answered;
        }
        let others = self.others(case, criterion);
        if !others.is_empty() && !self.is_second_of(case, &others) {
            return Standing::AnsweredByOther;
        }
        match assessment.outcome {
            Outcome::Pending => Standing::Open,
            outcome => Standing::Decided(outcome),
        }
    }

    /// How far a case has come.
    pub fn progress(&self, case: usize) -> Progress {
        let mut progress = Progress::default();
        for criterion in 0..self.criteria() {
            let standing = self.standing(case, criterion);
            if standing == Standing::Open || self.is_asked(case, criterion) {
                progress.needed += 1;
                progress.done += u64::from(standing != Standing::Open);
            }
        }
        progress
    }

    /// Whether a reviewer was needed, though there is an answer now.
    fn is_asked(&self, case: usize, criterion: usize) -> bool {
        let source = self.assessment(case, criterion).map(|found| found.source);
        source == Some(Source::Reviewer)
    }

    /// Whether data has decided a criterion in a case, so that an answer overrules it.
    pub fn is_overruled_by_answer(&self, case: usize, criterion: usize) -> bool {
        let is_manual = self.criterion(criterion).is_none_or(Criterion::is_manual);
        let found = self.assessment(case, criterion);
        let is_decided = found.is_some_and(|found| match found.source {
            Source::Overruled => true,
            Source::Reviewer => false,
            Source::Auto | Source::Corrected => {
                !matches!(found.outcome, Outcome::Pending | Outcome::Undetermined)
            }
        });
        is_decided && !is_manual
    }

    /// The values that a criterion is decided on, with the names of their columns, and those it is not.
    pub fn values(&self, case: usize, criterion: usize) -> (Values<'_>, Values<'_>) {
        let Some(drawn) = self.cases.get(case) else {
            return (Vec::new(), Vec::new());
        };
        let criterion = self.criterion(criterion);
        let columns = self.subject.sample.columns.iter().map(String::as_str);
        let values = columns.zip(drawn.kept.iter().map(String::as_str));
        values
            .filter(|(column, _)| !self.is_personal(column))
            .partition(|(column, _)| {
                let position = self.position_of(column);
                let looks =
                    |(criterion, position)| self.subject.template.looks_at(criterion, position);
                criterion.zip(position).is_some_and(looks)
            })
    }

    /// Columns about an employee are nothing to judge a case by.
    fn is_personal(&self, name: &str) -> bool {
        let column = self.position_of(name);
        let column = column.and_then(|position| self.subject.template.columns.get(position));
        column.is_some_and(|column| column.role == Some(crate::template::Role::Personal))
    }

    fn position_of(&self, name: &str) -> Option<usize> {
        let mut columns = self.subject.template.columns.iter();
        columns.position(|column| column.name == name)
    }

    /// The values that the reviewer corrected in a case: the column and the right value.
    pub fn corrections(&self, case: usize) -> Vec<(&str, &str)> {
        let assessments = self.assessed.get(case).map(|case| &case.assessments);
        let answers = assessments.into_iter().flatten();
        let corrections = answers.filter_map(|one| one.reviewed.as_ref()?.correction.as_ref());
        corrections
            .map(|correction| (correction.column.as_str(), correction.value.as_str()))
            .collect()
    }

    /// The reviewer's own answers.
    pub fn own(&self) -> &Answers {
        &self.given.own
    }

    /// The answer as it was given, to be changed; empty when none was.
    pub fn written(&self, case: usize, criterion: usize) -> Option<Written> {
        let (id, name) = self.key(case, criterion)?;
        Some(match self.answer(case, criterion) {
            Some(answer) => Written::of(&id, &name, answer),
            None => Written::new(&id, &name),
        })
    }

    /// Takes an answer, or nothing of it.
    ///
    /// # Errors
    /// What reading an answer file would say; A051 when another has answered and the case is not looked at by both, A052
    /// when it stands in another file, A054 when others look at the case.
    pub fn store(&mut self, written: &Written, second: Second) -> Result<(), Failure> {
        self.refuse_others(written, second)?;
        let subject = &self.subject;
        let own = written.check(&self.given.own, subject.sample, subject.template)?;
        let written_of = written.text("case_id");
        let case = self
            .cases
            .iter()
            .position(|case| case.id.as_str() == written_of);
        self.given.own = own;
        self.assess_again(case);
        Ok(())
    }

    /// Puts the reviewer's answers of a case back as they were; gives what they were meanwhile.
    pub fn put_back(&mut self, case: usize, said: CaseAnswers) {
        if let Some(drawn) = self.cases.get(case) {
            self.given.own.put(drawn.id.clone(), said);
        }
        self.assess_again(Some(case));
    }

    /// The reviewer's own answers of a case.
    pub fn own_of(&self, case: usize) -> CaseAnswers {
        let drawn = self.cases.get(case);
        let own = drawn.and_then(|drawn| self.given.own.of(&drawn.id));
        own.cloned().unwrap_or_default()
    }

    fn assess_again(&mut self, case: Option<usize>) {
        let Some((case, drawn)) = case.and_then(|case| Some((case, *self.cases.get(case)?))) else {
            return;
        };
        let again = self.assess(drawn);
        if let Some(assessed) = self.assessed.get_mut(case) {
            *assessed = again;
        }
    }

    /// Refuses a case that others look at.
    ///
    /// # Errors
    /// A054 with the names of those who do.
    pub fn refuse_not_own(&self, case: &CaseId) -> Result<(), Failure> {
        let Subject {
            reviewers,
            reviewer,
            ..
        } = &self.subject;
        match reviewers.of(case) {
            Some(by) if !reviewers.is_to_look_at(reviewer, case) => {
                let names: Vec<&str> = by.names().collect();
                let message = say::NOT_OWN
                    .with("by", names.join(", "))
                    .with("reviewer", reviewer);
                Err(Diagnostic::new(&code::A054, message)
                    .at(Place::file("case_id"))
                    .help(say::NOT_OWN_HELP.message())
                    .into())
            }
            _ => Ok(()),
        }
    }

    fn refuse_others(&self, written: &Written, second: Second) -> Result<(), Failure> {
        let Some(case) = CaseId::from_parts([written.text("case_id")]) else {
            return Ok(());
        };
        self.refuse_not_own(&case)?;
        let key = (case, written.text("criterion").to_owned());
        if let Some(file) = self.given.files.get(&key) {
            return Err(
                Diagnostic::new(&code::A052, say::ELSEWHERE.with("file", file))
                    .help(say::ELSEWHERE_HELP.message())
                    .into(),
            );
        }
        let others = self.given.others.get(&key);
        let has_own = self
            .given
            .own
            .of(&key.0)
            .is_some_and(|said| match key.1.as_str() {
                "" => said.status.is_some(),
                criterion => said.by_criterion.contains_key(criterion),
            });
        let is_second = |names: &BTreeSet<String>| {
            let Subject {
                reviewers,
                reviewer,
                ..
            } = &self.subject;
            reviewers.are_its_two(&key.0, reviewer, names.iter().map(String::as_str))
        };
        match others.filter(|names| !is_second(names)) {
            Some(names) if second == Second::Refused && !has_own => {
                let names = names
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", ");
                Err(
                    Diagnostic::new(&code::A051, say::BY_OTHER.with("by", names))
                        .at(Place::Nowhere)
                        .help(say::BY_OTHER_HELP.message())
                        .into(),
                )
            }
            _ => Ok(()),
        }
    }
}
