//! The sheets that answers are written on: cases down and questions across, a row for each case and criterion, or a
//! sheet for each case.

use super::facts::{CaseFacts, Facts, asks_a_reviewer};
use super::fields::{Field, column_key};
use super::key::{Origin, RowKey, Subject};
use super::model::{Cell, Column, Sheet, Shown, Wanted, Worksheet};
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

/// What a reviewer writes beside an answer, in order.
const BESIDE: [Field; 5] = [
    Field::ReasonCode,
    Field::Cause,
    Field::Amount,
    Field::CorrectedColumn,
    Field::CorrectedValue,
];

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
            filled(self.reviewer.unwrap_or_default().to_owned()),
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
                columns: long_columns(&self.facts),
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
            Field::Reviewer => filled(self.reviewer.unwrap_or_default().to_owned()),
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
        let lang = self.lang();
        let answer = said.and_then(|said| said.by_criterion.get(&criterion.id));
        let of = |field: fn(&Answer) -> &String| answer.map(field).cloned().unwrap_or_default();
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
            Field::Answer => {
                let choice = answer.and_then(|answer| answer.choice.as_ref());
                let choice = choice.map(|choice| choice.label(lang).to_owned());
                let nothing = || case.nothing_to_answer((position, criterion), lang);
                Cell::Fill {
                    text: choice.or_else(nothing).unwrap_or_default(),
                    list: Some(worksheet.list(options(criterion, lang))),
                }
            }
            Field::ReasonCode => {
                let words = |reason: ExceptionReason| reason.words().text(lang).to_owned();
                let code = of(|answer| &answer.reason_code);
                Cell::Fill {
                    text: ExceptionReason::find(&code).map_or(code, words),
                    list: Some(worksheet.list(ExceptionReason::ALL.map(words).to_vec())),
                }
            }
            Field::Cause => {
                let words = |cause: Cause| cause.words().text(lang).to_owned();
                let cause = of(|answer| &answer.cause);
                Cell::Fill {
                    text: Cause::find(&cause).map_or(cause, words),
                    list: Some(worksheet.list(Cause::ALL.map(words).to_vec())),
                }
            }
            Field::Amount => {
                let amount = answer.and_then(|answer| answer.amount);
                let amount = amount.map(|amount| amount.to_string()).unwrap_or_default();
                filled(match lang {
                    Lang::Da => amount.replace('.', ","),
                    Lang::En => amount,
                })
            }
            Field::Comment => filled(of(|answer| &answer.comment)),
            Field::Reviewer => filled(self.reviewer.unwrap_or_default().to_owned()),
            Field::CorrectedColumn => {
                let columns = self.facts.looked_at(criterion);
                let columns: Vec<String> = columns.into_iter().map(str::to_owned).collect();
                let correction = answer.and_then(|answer| answer.correction.as_ref());
                let list = (!columns.is_empty()).then(|| worksheet.list(columns));
                Cell::Fill {
                    text: correction
                        .map(|found| found.column.clone())
                        .unwrap_or_default(),
                    list,
                }
            }
            Field::CorrectedValue => {
                let correction = answer.and_then(|answer| answer.correction.as_ref());
                filled(
                    correction
                        .map(|found| found.value.clone())
                        .unwrap_or_default(),
                )
            }
            Field::Status | Field::CaseComment => given(""),
        }
    }
}

fn filled(text: String) -> Cell {
    Cell::Fill { text, list: None }
}

/// The answers that a criterion takes, as they are offered.
pub(super) fn options(criterion: &Criterion, lang: Lang) -> Vec<String> {
    let options = criterion.scale().options.iter();
    options
        .map(|option| option.label(lang).to_owned())
        .collect()
}

/// The columns that a criterion has across a sheet: what data says first where it decides, what is always asked of a
/// reviewer, and what is folded away.
fn fields_of(criterion: &Criterion) -> Vec<Field> {
    let data = (!criterion.is_manual()).then_some(Field::Automatic);
    data.into_iter()
        .chain([Field::Answer, Field::Comment])
        .chain(BESIDE)
        .collect()
}

/// The columns of the layout with questions across.
pub(super) fn matrix_columns(facts: &Facts<'_>) -> Vec<Column> {
    let plain = |field: Field| plain_column(field, facts);
    let mut columns = vec![
        plain(Field::Key),
        plain(Field::Area),
        plain(Field::Case),
        plain(Field::Status),
        plain(Field::CaseComment),
        plain(Field::Reviewer),
    ];
    for (_, criterion) in facts.criteria() {
        for field in fields_of(criterion) {
            columns.push(criterion_column(field, criterion, facts.lang));
        }
    }
    columns.push(plain(Field::KeyEnd));
    columns
}

/// The columns of the layouts with a row for each criterion.
pub(super) fn long_columns(facts: &Facts<'_>) -> Vec<Column> {
    let fields = Field::LONG.into_iter();
    fields.map(|field| plain_column(field, facts)).collect()
}

fn plain_column(field: Field, facts: &Facts<'_>) -> Column {
    let wanted = match field {
        Field::Answer => Wanted::Always,
        Field::Comment => {
            let criteria: Vec<&Criterion> = facts.template.criteria.iter().collect();
            let labels = needing_a_comment(&criteria, facts.lang);
            Wanted::WithAny(Field::Answer.name().to_owned(), labels)
        }
        _ => Wanted::No,
    };
    let is_key = matches!(field, Field::Key | Field::KeyEnd);
    Column {
        key: field.name().to_owned(),
        heading: field.heading().text(facts.lang).to_owned(),
        note: String::new(),
        width: field.width(),
        shown: if is_key { Shown::Hidden } else { Shown::Open },
        wanted,
    }
}

/// A column of one criterion across the sheet.
fn criterion_column(field: Field, criterion: &Criterion, lang: Lang) -> Column {
    let asked = asks_a_reviewer(criterion);
    let heading = match field {
        Field::Answer if asked => criterion.question.as_str(),
        Field::Automatic if !asked => criterion.question.as_str(),
        _ => field.heading().text(lang),
    };
    let heading = say::OF_CRITERION
        .with("criterion", &criterion.id)
        .with("heading", heading);
    let shown = match field {
        Field::Automatic => Shown::Open,
        Field::Answer | Field::Comment if asked => Shown::Open,
        _ => Shown::Folded,
    };
    let wanted = match field {
        Field::Answer if asked => Wanted::Always,
        Field::Comment => {
            let answer = column_key(Field::Answer, Some(&criterion.id));
            Wanted::WithAny(answer, needing_a_comment(&[criterion], lang))
        }
        _ => Wanted::No,
    };
    let note = match field {
        Field::Answer | Field::Automatic => note(criterion, field, lang),
        _ => String::new(),
    };
    let width = match field {
        Field::Answer if asked => 24,
        field => field.width(),
    };
    Column {
        key: column_key(field, Some(&criterion.id)),
        heading: heading.in_lang(lang),
        note,
        width,
        shown,
        wanted,
    }
}

/// Help, legal basis and answers of a criterion, for the note behind its heading.
fn note(criterion: &Criterion, field: Field, lang: Lang) -> String {
    let mut parts = Vec::new();
    if !criterion.help.is_empty() {
        parts.push(criterion.help.clone());
    }
    if !criterion.basis.is_empty() {
        let basis = say::BASIS_IS.with("basis", &criterion.basis);
        parts.push(basis.in_lang(lang));
    }
    if field == Field::Answer {
        let options = options(criterion, lang).join(", ");
        parts.push(say::ANSWERS_ARE.with("options", options).in_lang(lang));
        if !asks_a_reviewer(criterion) {
            parts.push(say::OVERRULE.text(lang).to_owned());
        }
    }
    parts.join("\n\n")
}

/// The answers that need a comment; where the same word needs none on another scale, it is not among them.
fn needing_a_comment(criteria: &[&Criterion], lang: Lang) -> Vec<String> {
    let options = || {
        let scales = criteria.iter().map(|criterion| criterion.scale());
        scales.flat_map(|scale| &scale.options)
    };
    let mut labels: Vec<String> = Vec::new();
    for option in options().filter(|option| option.needs_comment) {
        let label = option.label(lang);
        let is_free = options().any(|other| other.label(lang) == label && !other.needs_comment);
        if !is_free && !labels.iter().any(|known| known == label) {
            labels.push(label.to_owned());
        }
    }
    labels
}
