//! Two reviewers who answered the same questions of the same cases: how far they agree, and where they do not.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{COLUMNS, broken_row};
use crate::case::CaseId;
use crate::cell::{machine_csv, mask_cpr};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{excerpt, read_table};
use crate::lang::{Lang, answers as say, comparison};
use crate::stats::count::CountError;
use crate::stats::kappa::Agreement;
use crate::template::{Scale, ScaleOption, Template};

/// What somebody answered, read without an audit folder: case and criterion are taken as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAnswer {
    /// The case.
    pub case: CaseId,
    /// The id of the criterion.
    pub criterion: String,
    /// The id of the option, or the words where the scale is not known.
    pub answer: String,
    /// The option, where the scale is known.
    pub option: Option<ScaleOption>,
    /// What was said beside it, CPR numbers masked.
    pub comment: String,
    /// Who answered, CPR numbers masked.
    pub reviewer: String,
    /// Where it stands: file and line.
    pub place: (String, u64),
}

/// The answers of one file, status rows and rows without an answer left out. The options are those of the checklist
/// where one is given, else those of the built-in scale, else the words as they are written.
///
/// # Errors
/// A001 when the file is no answer file, or a row of it cannot be read.
pub fn given_answers(
    name: &str,
    bytes: &[u8],
    template: Option<&Template>,
) -> Result<Vec<GivenAnswer>, Failure> {
    let table = read_table(name, bytes, &COLUMNS)?;
    let Some((header, rows)) = table.rows.split_first() else {
        return Err(no_answers(name, 1));
    };
    let position = |column: &str| header.fields.iter().position(|field| field == column);
    let needed = ["case_id", "criterion", "answer"].map(position);
    let [Some(case), Some(criterion), Some(answer)] = needed else {
        return Err(no_answers(name, header.line));
    };
    let (comment, reviewer) = (position("comment"), position("reviewer"));
    let mut given = Vec::new();
    for row in rows {
        let cell = |position: usize| row.fields.get(position).map_or("", String::as_str);
        let masked = |position: Option<usize>| {
            let text = position.map_or("", cell);
            mask_cpr(text).0.into_owned()
        };
        if row.fields.len() != header.fields.len() {
            let (place, expected) = ((name, row.line), header.fields.len());
            return Err(broken_row(&code::A001, place, row.fields.len(), expected).into());
        }
        let Some(id) = CaseId::from_parts([cell(case)]) else {
            let message = say::UNKNOWN_CASE.with("case", "");
            let place = Place::line(name, row.line);
            return Err(Diagnostic::new(&code::A002, message).at(place).into());
        };
        let (criterion, answer) = (cell(criterion), cell(answer));
        if criterion.is_empty() || answer.is_empty() {
            continue;
        }
        let option = option(criterion, answer, template);
        given.push(GivenAnswer {
            case: id,
            criterion: criterion.to_owned(),
            answer: option.map_or_else(|| answer.to_lowercase(), |option| option.id.clone()),
            option: option.cloned(),
            comment: masked(comment),
            reviewer: masked(reviewer),
            place: (name.to_owned(), row.line),
        });
    }
    Ok(given)
}

fn no_answers(name: &str, line: u64) -> Failure {
    let message = say::NO_ANSWER_FILE.with("columns", "case_id, criterion, answer");
    Diagnostic::new(&code::A001, message)
        .at(Place::line(name, line))
        .into()
}

/// The option that somebody wrote.
fn option<'a>(
    criterion: &str,
    written: &str,
    template: Option<&'a Template>,
) -> Option<&'a ScaleOption> {
    let of_template = template.and_then(|template| {
        let mut criteria = template.criteria.iter();
        criteria.find(|known| known.id == criterion)
    });
    match of_template {
        Some(known) => known.scale().option(written),
        None => Scale::yes_no().option(written),
    }
}

impl GivenAnswer {
    /// An answer to a criterion of a case as somebody wrote it, with its comment, held against the built-in scale.
    pub fn written(
        (case, criterion): (&CaseId, &str),
        [answer, comment]: &[String; 2],
        reviewer: &str,
        place: (String, u64),
    ) -> Self {
        let option = option(criterion, answer, None);
        Self {
            case: case.clone(),
            criterion: criterion.to_owned(),
            answer: option.map_or_else(|| answer.to_lowercase(), |option| option.id.clone()),
            option: option.cloned(),
            comment: mask_cpr(comment).0.into_owned(),
            reviewer: mask_cpr(reviewer).0.into_owned(),
            place,
        }
    }

    /// The answer as a reader knows it.
    pub fn label(&self, lang: Lang) -> &str {
        let option = self.option.as_ref();
        option.map_or(&self.answer, |option| option.label(lang))
    }
}

/// Two reviewers' answers held against each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What the two are called.
    pub names: [String; 2],
    /// The criteria that at least one of them answered, in the order of the checklist, else by id.
    pub criteria: Vec<Compared>,
    /// All answers together, whatever their criterion.
    pub overall: Compared,
    /// Where they differ, by case and then in the order of the criteria.
    pub disagreements: Vec<Disagreement>,
}

/// One criterion, or all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The id of the criterion; empty for all together.
    pub criterion: String,
    /// How far the two agree in the cases that both answered.
    pub agreement: Agreement,
    /// Answers that only the first or only the second gave.
    pub alone: [u64; 2],
}

/// A question that the two answered differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The first reviewer's answer and the second's, to the same criterion in the same case.
    pub answers: [GivenAnswer; 2],
}

/// The answers of one side by case and criterion.
type Side = BTreeMap<(CaseId, String), GivenAnswer>;

impl Comparison {
    /// Compares the answers of two sides, which have names for the reader.
    ///
    /// # Errors
    /// A005 when one side answers a question twice and differently; A075 when there is no question that both answered.
    pub fn of(
        names: [String; 2],
        given: [Vec<GivenAnswer>; 2],
        template: Option<&Template>,
    ) -> Result<Self, Failure> {
        let [first, second] = given;
        let sides = [side(first)?, side(second)?];
        let ids: BTreeSet<&String> = sides
            .iter()
            .flat_map(|side| side.keys().map(|(_, criterion)| criterion))
            .collect();
        let mut ids: Vec<&String> = ids.into_iter().collect();
        let rank = |id: &str| template.map(|template| place_in(template, id));
        ids.sort_by_key(|id| rank(id));
        let too_many = |error: CountError| {
            let message = say::TOO_MANY_ANSWERS.with("error", error.to_string());
            Failure::from(Diagnostic::new(&code::A001, message))
        };
        let criteria = ids
            .iter()
            .map(|id| compared(&sides, id, |of| of == id.as_str()));
        let criteria = criteria.collect::<Result<Vec<_>, _>>().map_err(too_many)?;
        let overall = compared(&sides, "", |_| true).map_err(too_many)?;
        if overall.agreement.cases == 0 {
            let message = comparison::NOTHING_IN_COMMON
                .with("first", excerpt(&names[0]))
                .with("second", excerpt(&names[1]));
            return Err(Diagnostic::new(&code::A075, message)
                .help(comparison::WHAT_IS_COMPARED.message())
                .into());
        }
        let mut disagreements: Vec<Disagreement> = pairs(&sides)
            .filter(|[one, other]| one.answer != other.answer)
            .map(|[one, other]| Disagreement {
                answers: [one.clone(), other.clone()],
            })
            .collect();
        disagreements.sort_by_key(|found| {
            let [one, _] = &found.answers;
            (
                one.case.clone(),
                rank(&one.criterion),
                one.criterion.clone(),
            )
        });
        Ok(Self {
            names,
            criteria,
            overall,
            disagreements,
        })
    }

    /// A worksheet to settle the disagreements on: an answer file without answers, and what each of the two said behind
    /// the columns of answers.
    pub fn reconciliation(&self) -> Vec<u8> {
        let beside = ["answer_1", "comment_1", "answer_2", "comment_2"];
        let header = COLUMNS.iter().chain(&beside);
        let rows = self.disagreements.iter().map(|found| {
            let [one, other] = &found.answers;
            let of_columns = COLUMNS.iter().map(|column| match *column {
                "case_id" => one.case.to_string(),
                "criterion" => one.criterion.clone(),
                _ => String::new(),
            });
            let said = [&one.answer, &one.comment, &other.answer, &other.comment];
            of_columns.chain(said.map(Clone::clone)).collect::<Vec<_>>()
        });
        machine_csv(header, rows)
    }
}

fn place_in(template: &Template, criterion: &str) -> usize {
    let mut criteria = template.criteria.iter();
    let place = criteria.position(|known| known.id == criterion);
    place.unwrap_or(usize::MAX)
}

/// The answers of one side; nobody has two answers to one question.
fn side(given: Vec<GivenAnswer>) -> Result<Side, Failure> {
    let mut side = Side::new();
    let mut problems = Vec::new();
    for answer in given {
        let key = (answer.case.clone(), answer.criterion.clone());
        let earlier = side
            .get(&key)
            .filter(|earlier| earlier.answer != answer.answer);
        if let Some(earlier) = earlier {
            let (file, line) = &earlier.place;
            let message = say::CONFLICT
                .with("case", excerpt(answer.case.as_str()))
                .with("criterion", &answer.criterion)
                .with("place", format!("{file}:{line}"));
            let place = Place::line(&answer.place.0, answer.place.1);
            problems.push(Diagnostic::new(&code::A005, message).at(place));
        }
        side.entry(key).or_insert(answer);
    }
    Failure::of(problems).map_or(Ok(side), Err)
}

/// The answers to the questions that both sides answered.
fn pairs(sides: &[Side; 2]) -> impl Iterator<Item = [&GivenAnswer; 2]> {
    let [first, second] = sides;
    first
        .iter()
        .filter_map(|(key, one)| Some([one, second.get(key)?]))
}

fn compared(
    sides: &[Side; 2],
    criterion: &str,
    is_meant: impl Fn(&str) -> bool,
) -> Result<Compared, CountError> {
    let pairs: Vec<_> = pairs(sides)
        .filter(|[one, _]| is_meant(&one.criterion))
        .collect();
    let answers = pairs
        .iter()
        .map(|[one, other]| (one.answer.as_str(), other.answer.as_str()));
    let agreement = Agreement::of_answers(answers)?;
    let alone = |side: &Side| {
        let meant = side.keys().filter(|(_, of)| is_meant(of)).count();
        u64::try_from(meant - pairs.len()).unwrap_or(u64::MAX)
    };
    let [first, second] = sides;
    Ok(Compared {
        criterion: criterion.to_owned(),
        agreement,
        alone: [alone(first), alone(second)],
    })
}
