//! What several sources say together: each answer once, contradictions refused or settled, two reviewers held against
//! each other.

use std::collections::BTreeMap;

use super::read::{ReadAnswers, Subject, in_words};
use super::reviewers::Reviewers;
use super::{Answer, Answers, CaseAnswers, Remark};
use crate::case::CaseId;
use crate::diag::{Diagnostic, Failure, code};
use crate::extract::excerpt;
use crate::lang::{Message, answers as say, worksheet};

/// What several sources say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// What counts.
    pub answers: Answers,
    /// Each source as it is kept, in their order: what another was preferred to is marked.
    pub sources: Vec<Answers>,
}

/// Puts the answers of several sources together.
///
/// Where two reviewers looked at a case, what they answered differently has no answer yet. Anything else that two
/// sources answer differently is an error, unless one of them is `prefer`red by its name: the other answer is then kept
/// with a mark, and does not count.
///
/// # Errors
/// A005 for every contradiction.
pub fn merge(
    sources: &[ReadAnswers],
    reviewers: &Reviewers,
    prefer: Option<&str>,
) -> Result<Merged, Failure> {
    let mut merging = Merging {
        sources,
        reviewers,
        preferred: sources
            .iter()
            .position(|source| Some(source.name.as_str()) == prefer),
        answers: Answers::default(),
        kept: sources
            .iter()
            .map(|source| source.answers.clone())
            .collect(),
        problems: Vec::new(),
    };
    for (case, said_by) in by_case(sources) {
        merging.case(case, &said_by);
    }
    merging.corrections();
    match Failure::of(merging.problems) {
        Some(failure) => Err(failure),
        None => Ok(Merged {
            answers: merging.answers,
            sources: merging.kept,
        }),
    }
}

/// What a source says of a case, with the position of the source.
type SaidBy<'a> = Vec<(usize, &'a CaseAnswers)>;

fn by_case(sources: &[ReadAnswers]) -> BTreeMap<&CaseId, SaidBy<'_>> {
    let mut cases: BTreeMap<&CaseId, SaidBy<'_>> = BTreeMap::new();
    for (position, source) in sources.iter().enumerate() {
        for (case, said) in source.answers.iter() {
            cases.entry(case).or_default().push((position, said));
        }
    }
    cases
}

struct Merging<'a> {
    sources: &'a [ReadAnswers],
    reviewers: &'a Reviewers,
    /// The position of the source that is preferred.
    preferred: Option<usize>,
    answers: Answers,
    kept: Vec<Answers>,
    problems: Vec<Diagnostic>,
}

/// What two answers are to each other.
enum Relation {
    /// They say the same, or what each says can stand beside the other.
    Agree,
    /// They come from the two reviewers of a case, who must settle it.
    Disputed,
    /// One of them is wrong.
    Contradict,
}

impl<'a> Merging<'a> {
    fn case(&mut self, case: &CaseId, said_by: &SaidBy<'a>) {
        self.status(case, said_by);
        let mut criteria: BTreeMap<&str, Vec<(usize, &Answer)>> = BTreeMap::new();
        for (source, said) in said_by {
            for (criterion, answer) in &said.by_criterion {
                if answer.set_aside.is_empty() {
                    let answers = criteria.entry(criterion).or_default();
                    answers.push((*source, answer));
                }
            }
        }
        for (criterion, answers) in criteria {
            self.criterion(case, criterion, &answers);
        }
    }

    fn status(&mut self, case: &CaseId, said_by: &SaidBy<'a>) {
        let counting: Vec<_> = said_by
            .iter()
            .filter_map(|(source, said)| Some((*source, said.status?, &said.remark)))
            .filter(|(_, _, remark)| remark.set_aside.is_empty())
            .collect();
        let preferred = counting
            .iter()
            .find(|(source, _, _)| Some(*source) == self.preferred);
        let Some((first, status, remark)) = preferred.or(counting.first()) else {
            return;
        };
        let entry = self.answers.cases.entry(case.clone()).or_default();
        entry.status = Some(*status);
        entry.remark = (*remark).clone();
        for (source, other, beside) in &counting {
            if source == first || (other == status && says_the_same(remark, beside)) {
                continue;
            }
            if preferred.is_some() {
                self.set_aside(*source, case, None);
            } else if other != status || self.reviewers.of(case).is_none() {
                let message = say::STATUS_CONFLICT.with("case", excerpt(case.as_str()));
                let subject = Subject::Status(case.clone());
                self.contradiction(message, &subject, *first, *source);
            }
        }
    }

    fn criterion(&mut self, case: &CaseId, criterion: &str, answers: &[(usize, &Answer)]) {
        let preferred = answers
            .iter()
            .find(|(source, _)| Some(*source) == self.preferred);
        let Some(first) = preferred.or(answers.first()) else {
            return;
        };
        let mut chosen = *first;
        let mut is_disputed = false;
        for (source, answer) in answers {
            if *source == first.0 || answer.says_the_same(first.1) {
                continue;
            }
            if preferred.is_some() {
                self.set_aside(*source, case, Some(criterion));
                continue;
            }
            match self.relation(case, chosen.1, answer) {
                Relation::Agree if self.stands_before(case, answer, chosen.1) => {
                    chosen = (*source, answer);
                }
                Relation::Agree => {}
                Relation::Disputed => is_disputed = true,
                Relation::Contradict => {
                    let message = say::CONFLICT
                        .with("case", excerpt(case.as_str()))
                        .with("criterion", criterion);
                    let subject = Subject::Answer(case.clone(), criterion.to_owned());
                    self.contradiction(message, &subject, chosen.0, *source);
                }
            }
        }
        let entry = self.answers.cases.entry(case.clone()).or_default();
        if is_disputed {
            entry.disputed.insert(criterion.to_owned());
        } else {
            let answer = chosen.1.clone();
            entry.by_criterion.insert(criterion.to_owned(), answer);
        }
    }

    fn relation(&self, case: &CaseId, one: &Answer, other: &Answer) -> Relation {
        let by = self.reviewers.of(case);
        if !by.is_some_and(|by| by.are_its_two(&one.reviewer, &other.reviewer)) {
            return Relation::Contradict;
        }
        let is_remark = |answer: &Answer| answer.choice.is_none() && answer.correction.is_none();
        let says = |answer: &Answer| (answer.choice.clone(), answer.correction.clone());
        if is_remark(one) || is_remark(other) || says(one) == says(other) {
            Relation::Agree
        } else {
            Relation::Disputed
        }
    }

    /// Of two answers that agree, the one with an option stands; of equals that of the first reviewer.
    fn stands_before(&self, case: &CaseId, one: &Answer, other: &Answer) -> bool {
        if one.choice.is_some() != other.choice.is_some() {
            return one.choice.is_some();
        }
        let by = self.reviewers.of(case);
        by.is_some_and(|by| super::reviewers::is_same(&by.reviewer, &one.reviewer))
    }

    /// A register has one right value, whichever criterion and file it was corrected in.
    fn corrections(&mut self) {
        let mut corrected: BTreeMap<(&CaseId, &str), (usize, &str)> = BTreeMap::new();
        for (position, source) in self.sources.iter().enumerate() {
            for (case, said) in source.answers.iter() {
                let counting = self.answers.of(case).map(|said| &said.by_criterion);
                for (criterion, answer) in &said.by_criterion {
                    let counts = counting.and_then(|counting| counting.get(criterion));
                    let Some(correction) = &answer.correction else {
                        continue;
                    };
                    if counts.is_none_or(|counts| !counts.says_the_same(answer)) {
                        continue;
                    }
                    let subject = (case, correction.column.as_str());
                    let found = (position, correction.value.as_str());
                    let earlier = *corrected.entry(subject).or_insert(found);
                    if earlier.1 != found.1 && earlier.0 != position {
                        let message = say::CORRECTION_CONFLICT
                            .with("case", excerpt(case.as_str()))
                            .with("column", &correction.column);
                        let subject = Subject::Correction(case.clone(), correction.column.clone());
                        let problem =
                            conflict(self.sources, message, &subject, earlier.0, position);
                        self.problems.push(problem);
                    }
                }
            }
        }
    }

    /// Marks in a source what does not count any more.
    fn set_aside(&mut self, source: usize, case: &CaseId, criterion: Option<&str>) {
        let preferred = self
            .preferred
            .and_then(|position| self.sources.get(position));
        let name = preferred
            .map_or("", |source| source.name.as_str())
            .to_owned();
        let said = self
            .kept
            .get_mut(source)
            .and_then(|answers| answers.cases.get_mut(case));
        let Some(said) = said else { return };
        match criterion {
            None => said.remark.set_aside = name,
            Some(criterion) => {
                if let Some(answer) = said.by_criterion.get_mut(criterion) {
                    answer.set_aside = name;
                }
            }
        }
    }

    fn contradiction(&mut self, message: Message, subject: &Subject, one: usize, other: usize) {
        let problem = conflict(self.sources, message, subject, one, other);
        self.problems.push(problem);
    }
}

/// What is said of two sources that contradict each other.
fn conflict(
    sources: &[ReadAnswers],
    message: Message,
    subject: &Subject,
    one: usize,
    other: usize,
) -> Diagnostic {
    let place = |position: usize| {
        let source = sources.get(position);
        source.map(|source| (source.place(subject), source.name.clone()))
    };
    let (one, other) = (place(one), place(other));
    let earlier = one.as_ref().map(|(place, _)| in_words(place));
    let diagnostic = Diagnostic::new(
        &code::A005,
        message.with("place", earlier.unwrap_or_default()),
    );
    match (one, other) {
        (Some((_, one)), Some((place, other))) => diagnostic
            .at(place)
            .help(worksheet::PREFER_ONE.with("one", one).with("other", other)),
        _ => diagnostic,
    }
}

/// Whether two remarks on the same status say the same, whoever made them.
fn says_the_same(one: &Remark, other: &Remark) -> bool {
    one.comment == other.comment
}
