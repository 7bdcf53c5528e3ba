//! The sheets that answers are written on: cases down and questions across, a row for each case and criterion, or a
//! sheet for each case.

use super::answer_columns::{fields_of, long_columns, matrix_columns, options, printed_columns};
use super::facts::{CaseFacts, Facts};
use super::fields::Field;
use super::key::{Origin, RowKey, Subject};
use super::model::{Cell, Sheet, Worksheet};
use crate::answers::{Answer, Answers, CaseAnswers, CaseStatus, Cause, ExceptionReason};
use crate::case::CaseId;
use crate::lang::{Lang, worksheet as say};
use crate::template::Criterion;

/// How cases and questions are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Cases down, questions across.
    Matrix,
    /// A row for each case and criterion.
    Long,
    /// A sheet for each case, to be printed.
    Case,
}

/// The worksheet of one reviewer, or of all.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// What it tells.
    pub facts: Facts<'a>,
    /// The folder it belongs to.
    pub origin: &'a Origin,
    /// Its name in keys.
    pub name: &'a str,
    /// Who fills it in; `None` for whoever.
    pub reviewer: Option<&'a str>,
    /// Its cases; all of the sample when `None`.
    pub cases: Option<&'a [CaseId]>,
    /// What came back from it before.
    pub said: &'a Answers,
    /// How it is laid out.
    pub layout: Layout,
}

impl<'a> Wish<'a> {
    fn lang(&self) -> Lang {
        self.facts.lang
    }

    /// The cases of the worksheet, in the order of the sample.
    pub(super) fn own_cases(&self) -> Vec<CaseFacts<'a>> {
        let is_own = |case: &CaseFacts<'_>| {
            self.cases
                .is_none_or(|cases| cases.contains(&case.drawn.id))
        };
        self.facts.cases().filter(is_own).collect()
    }

    /// The sheets of the answers.
    pub(super) fn answer_sheets(&self, worksheet: &mut Worksheet) -> Vec<Sheet> {
        match self.layout {
            Layout::Matrix => vec![self.matrix(worksheet)],
            Layout::Long => vec![self.long(worksheet)],
            Layout::Case => self.by_case(worksheet),
        }
    }

    fn key(&self, subject: Subject) -> Cell {
        let key = RowKey {
            origin: self.origin.clone(),
            sheet: self.name.to_owned(),
            subject,
        };
        Cell::Given(key.text())
    }

    fn matrix(&self, worksheet: &mut Worksheet) -> Sheet {
        let rows = self.own_cases().into_iter().map(|case| {
            let said = self.said.of(&case.drawn.id);
            let key = || self.key(Subject::Case(case.drawn.id.to_string()));
            let mut row = vec![
                key(),
                Cell::Given(case.drawn.area.to_string()),
                Cell::Given(case.drawn.id.to_string()),
            ];
            row.extend(self.on_the_case(said, worksheet));
            for (position, criterion) in self.facts.criteria() {
                for field in fields_of(criterion) {
                    row.push(self.cell(field, &case, (position, criterion), said, worksheet));
                }
            }
            row.push(key());
            row
        });
        let rows = rows.collect();
        Sheet {
            title: say::ANSWERS.text(self.lang()).to_owned(),
            lines: Vec::new(),
            columns: matrix_columns(&self.facts),
            rows,
            frozen: 3,
        }
    }

    /// Status, comment and reviewer of a case.
    fn on_the_case(&self, said: Option<&CaseAnswers>, worksheet: &mut Worksheet) -> [Cell; 3] {
        let comment = said.map(|said| said.remark.comment.clone());
        let status = self.status(said, worksheet);
        [
            status,
            filled(comment.unwrap_or_default()),
            filled(self.reviewer_in(said)),
        ]
    }

    fn status(&self, said: Option<&CaseAnswers>, worksheet: &mut Worksheet) -> Cell {
        let words = |status: CaseStatus| status.words().text(self.lang()).to_owned();
        let status = said.and_then(|said| said.status);
        Cell::Fill {
            text: status.map(words).unwrap_or_default(),
            list: Some(worksheet.list(CaseStatus::ALL.map(words).to_vec())),
        }
    }

    fn long(&self, worksheet: &mut Worksheet) -> Sheet {
        let cases = self.own_cases();
        let rows = cases
            .iter()
            .flat_map(|case| self.case_rows(case, worksheet))
            .collect();
        Sheet {
            title: say::ANSWERS.text(self.lang()).to_owned(),
            lines: Vec::new(),
            columns: long_columns(&self.facts),
            rows,
            frozen: 4,
        }
    }

    fn by_case(&self, worksheet: &mut Worksheet) -> Vec<Sheet> {
        let sheet = |case: CaseFacts<'_>| {
            let rows = self.case_rows(&case, worksheet);
            let title = format!("{}: {}", case.drawn.area, case.drawn.id);
            let registered = self.facts.registered(&case);
            Sheet {
                title: case.drawn.id.to_string(),
                lines: std::iter::once(title).chain(registered).collect(),
                columns: printed_columns(&self.facts),
                rows,
                frozen: 0,
            }
        };
        self.own_cases().into_iter().map(sheet).collect()
    }

    /// The rows of a case: the case as a whole, then each criterion.
    fn case_rows(&self, case: &CaseFacts<'_>, worksheet: &mut Worksheet) -> Vec<Vec<Cell>> {
        let said = self.said.of(&case.drawn.id);
        let whole = self.whole_row(case, said, worksheet);
        let criteria = self.facts.criteria();
        let rows = criteria.map(|(position, criterion)| {
            let fields = Field::LONG.into_iter();
            let row =
                fields.map(|field| self.cell(field, case, (position, criterion), said, worksheet));
            row.collect::<Vec<_>>()
        });
        let rows: Vec<_> = rows.collect();
        std::iter::once(whole).chain(rows).collect()
    }

    /// The row of a case as a whole.
    fn whole_row(
        &self,
        case: &CaseFacts<'_>,
        said: Option<&CaseAnswers>,
        worksheet: &mut Worksheet,
    ) -> Vec<Cell> {
        let key = || self.key(Subject::Case(case.drawn.id.to_string()));
        let fields = Field::LONG.into_iter().map(|field| match field {
            Field::Key | Field::KeyEnd => key(),
            Field::Area => Cell::Given(case.drawn.area.to_string()),
            Field::Case => Cell::Given(case.drawn.id.to_string()),
            Field::Question => Cell::Given(say::CASE_AS_A_WHOLE.text(self.lang()).to_owned()),
            Field::Answer => self.status(said, worksheet),
            Field::Comment => {
                let comment = said.map(|said| said.remark.comment.clone());
                filled(comment.unwrap_or_default())
            }
            Field::Reviewer => filled(self.reviewer_in(said)),
            _ => Cell::Given(String::new()),
        });
        fields.collect()
    }

    /// One cell of a criterion in a case.
    fn cell(
        &self,
        field: Field,
        case: &CaseFacts<'_>,
        (position, criterion): (usize, &Criterion),
        said: Option<&CaseAnswers>,
        worksheet: &mut Worksheet,
    ) -> Cell {
        let given = |text: &str| Cell::Given(text.to_owned());
        match field {
            Field::Key | Field::KeyEnd => self.key(Subject::Criterion {
                criterion: criterion.id.clone(),
                case: case.drawn.id.to_string(),
            }),
            Field::Area => given(case.drawn.area.as_str()),
            Field::Case => given(case.drawn.id.as_str()),
            Field::Criterion => given(&criterion.id),
            Field::Question => given(&criterion.question),
            Field::Help => given(&criterion.help),
            Field::Basis => given(&criterion.basis),
            Field::Automatic => Cell::Given(self.facts.automatic(case, position, criterion)),
            Field::Reviewer => filled(self.reviewer_in(said)),
            Field::Status | Field::CaseComment => given(""),
            Field::Answer => {
                let nothing = case.nothing_to_answer((position, criterion), self.lang());
                let answer = said.and_then(|said| said.by_criterion.get(&criterion.id));
                let choice = answer.and_then(|answer| answer.choice.as_ref());
                let choice = choice.map(|choice| choice.label(self.lang()).to_owned());
                let list = worksheet.list(options(criterion, self.lang()));
                chosen(choice.or(nothing).unwrap_or_default(), list)
            }
            _ => {
                let answer = said.and_then(|said| said.by_criterion.get(&criterion.id));
                self.beside(field, criterion, answer, worksheet)
            }
        }
    }

    /// What stands beside an answer.
    fn beside(
        &self,
        field: Field,
        criterion: &Criterion,
        answer: Option<&Answer>,
        worksheet: &mut Worksheet,
    ) -> Cell {
        let lang = self.lang();
        let of = |field: fn(&Answer) -> &String| answer.map(field).cloned().unwrap_or_default();
        let correction = answer.and_then(|answer| answer.correction.clone());
        match field {
            Field::ReasonCode => {
                let words = |reason: ExceptionReason| reason.words().text(lang).to_owned();
                let code = of(|answer| &answer.reason_code);
                let list = worksheet.list(ExceptionReason::ALL.map(words).to_vec());
                chosen(ExceptionReason::find(&code).map_or(code, words), list)
            }
            Field::Cause => {
                let words = |cause: Cause| cause.words().text(lang).to_owned();
                let cause = of(|answer| &answer.cause);
                let list = worksheet.list(Cause::ALL.map(words).to_vec());
                chosen(Cause::find(&cause).map_or(cause, words), list)
            }
            Field::Amount => {
                let amount = answer.and_then(|answer| answer.amount);
                let amount = amount.map(|amount| amount.to_string()).unwrap_or_default();
                filled(match lang {
                    Lang::Da => amount.replace('.', ","),
                    Lang::En => amount,
                })
            }
            Field::CorrectedColumn => {
                let columns = self.facts.looked_at(criterion).into_iter();
                let list = worksheet.list(columns.map(str::to_owned).collect());
                chosen(
                    correction.map(|found| found.column).unwrap_or_default(),
                    list,
                )
            }
            Field::CorrectedValue => {
                filled(correction.map(|found| found.value).unwrap_or_default())
            }
            _ => filled(of(|answer| &answer.comment)),
        }
    }

    /// Who looks at a case: for whom the worksheet is, or who said so on it before.
    fn reviewer_in(&self, said: Option<&CaseAnswers>) -> String {
        if let Some(reviewer) = self.reviewer {
            return reviewer.to_owned();
        }
        let status = said.map(|said| &said.remark.reviewer);
        let answers = said.into_iter().flat_map(|said| said.by_criterion.values());
        let names = status
            .into_iter()
            .chain(answers.map(|answer| &answer.reviewer));
        let mut named = names.filter(|name| !name.is_empty());
        named.next().cloned().unwrap_or_default()
    }
}

fn chosen(text: String, list: usize) -> Cell {
    Cell::Fill {
        text,
        list: Some(list),
    }
}

fn filled(text: String) -> Cell {
    Cell::Fill { text, list: None }
}
