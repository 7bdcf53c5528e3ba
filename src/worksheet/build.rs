//! Which sheets a worksheet has.

use chrono::NaiveDate;

use super::answers_sheets::Wish;
use super::model::Worksheet;
use super::observations::Observation;
use super::side_sheets::AreaConclusion;

/// What stands in the sheets beside the answers.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The date by which deadlines are judged.
    pub as_of: NaiveDate,
    /// What was noticed before.
    pub observations: &'a [Observation],
    /// What was concluded before; `None` where the worksheet is not for who concludes.
    pub conclusions: Option<&'a [AreaConclusion]>,
}

impl Wish<'_> {
    fn empty(&self) -> Worksheet {
        Worksheet {
            name: self.name.to_owned(),
            sheets: Vec::new(),
            lists: Vec::new(),
        }
    }

    /// A worksheet for a reviewer: answers, observations, instructions and the checklist, and the conclusions where there
    /// is only one worksheet.
    pub fn worksheet(&self, beside: &Beside<'_>) -> Worksheet {
        let mut worksheet = self.empty();
        let mut sheets = vec![self.instructions(beside.as_of)];
        sheets.extend(self.answer_sheets(&mut worksheet));
        sheets.push(self.observations(beside.observations, &mut worksheet));
        if let Some(set) = beside.conclusions {
            sheets.push(self.conclusion(set, beside.observations, &mut worksheet));
        }
        sheets.push(self.checklist());
        worksheet.sheets = sheets;
        worksheet
    }

    /// A worksheet for who concludes, where the cases are divided among reviewers.
    pub fn conclusions_only(&self, beside: &Beside<'_>) -> Worksheet {
        let mut worksheet = self.empty();
        let set = beside.conclusions.unwrap_or_default();
        let conclusion = self.conclusion(set, beside.observations, &mut worksheet);
        worksheet.sheets = vec![conclusion];
        worksheet
    }

    /// The answers alone, as a text has them.
    pub fn answers_only(&self) -> Worksheet {
        let mut worksheet = self.empty();
        worksheet.sheets = self.answer_sheets(&mut worksheet);
        worksheet
    }

    /// The observations alone, as a text has them.
    pub fn observations_only(&self, beside: &Beside<'_>) -> Worksheet {
        let mut worksheet = self.empty();
        let observations = self.observations(beside.observations, &mut worksheet);
        worksheet.sheets = vec![observations];
        worksheet
    }

    /// What there is to do in it: cases, and answers that are asked for.
    pub fn to_do(&self) -> (u64, u64) {
        let cases = self.own_cases();
        let asked = cases.iter().map(|case| {
            let criteria = self.facts.criteria();
            criteria
                .filter(|criterion| {
                    case.nothing_to_answer(*criterion, self.facts.lang)
                        .is_none()
                })
                .count()
        });
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        (count(cases.len()), count(asked.sum()))
    }
}
