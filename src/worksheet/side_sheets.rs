//! The sheets beside the answers: what reviewers noticed, what the leader concludes, how the sheet is filled in, and the
//! checklist.

use chrono::NaiveDate;

use super::answer_columns::options;
use super::answers_sheets::Wish;
use super::key::{RowKey, Subject};
use super::model::{Cell, Column, Sheet, Shown, Wanted, Worksheet};
use super::observations::{Observation, ObservationKind};
use crate::lang::{Lang, Phrase, checklist, worksheet as say};
use crate::template::{Norm, Rule, Severity};

/// Empty rows for observations.
const ROOM: usize = 40;

/// The columns of observations: name, heading, width.
pub(super) const OBSERVATIONS: [(&str, &Phrase, u16); 7] = [
    ("key", &say::KEY, 10),
    ("kind", &say::KIND, 16),
    ("area", &say::AREA, 24),
    ("case_id", &say::CASE, 22),
    ("observation", &say::OBSERVED, 80),
    ("reviewer", &say::REVIEWER, 18),
    ("key_end", &say::KEY, 10),
];

/// The columns of conclusions.
pub(super) const CONCLUSIONS: [(&str, &Phrase, u16); 8] = [
    ("key", &say::KEY, 10),
    ("area", &say::AREA, 28),
    ("cases", &say::CASES, 8),
    ("level", &say::LEVEL, 30),
    ("level_reason", &say::REASON, 50),
    ("overall", &say::OVERALL, 70),
    ("by", &say::BY, 18),
    ("key_end", &say::KEY, 10),
];

/// What is concluded of an area, as the sheet shows it and as it comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AreaConclusion {
    /// The area.
    pub area: String,
    /// The level that was set; `None` where the program's own holds.
    pub level: Option<u8>,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub by: String,
}

pub(super) fn columns(of: &[(&str, &Phrase, u16)], lang: Lang) -> Vec<Column> {
    let column = |(name, heading, width): &(&str, &Phrase, u16)| Column {
        key: (*name).to_owned(),
        heading: heading.text(lang).to_owned(),
        note: String::new(),
        width: *width,
        shown: if name.starts_with("key") {
            Shown::Hidden
        } else {
            Shown::Open
        },
        wanted: Wanted::No,
    };
    of.iter().map(column).collect()
}

fn given(text: impl Into<String>) -> Cell {
    Cell::Given(text.into())
}

fn filled(text: impl Into<String>, list: Option<usize>) -> Cell {
    Cell::Fill {
        text: text.into(),
        list,
    }
}

impl Wish<'_> {
    fn row_key(&self, subject: Subject) -> Cell {
        let key = RowKey {
            origin: self.origin.clone(),
            sheet: self.name.to_owned(),
            subject,
        };
        Cell::Given(key.text())
    }

    /// Room for what reviewers noticed, with what they wrote before.
    pub(super) fn observations(&self, written: &[Observation], worksheet: &mut Worksheet) -> Sheet {
        let lang = self.facts.lang;
        let kinds = [ObservationKind::Praise, ObservationKind::Observation];
        let kinds = worksheet.list(kinds.map(|kind| kind.words().text(lang).to_owned()).into());
        let areas = worksheet.list(self.areas());
        let cases = self.own_cases().into_iter();
        let cases = worksheet.list(cases.map(|case| case.drawn.id.to_string()).collect());
        let own = written.iter().filter(|written| {
            written.source == self.name && written.kind != ObservationKind::Assessment
        });
        let own = own.map(Some).chain(std::iter::repeat_n(None, ROOM));
        let rows = own.enumerate().map(|(position, written)| {
            let text =
                |of: fn(&Observation) -> &String| written.map(of).cloned().unwrap_or_default();
            let kind = written.map(|written| written.kind.words().text(lang));
            let reviewer = self.reviewer.unwrap_or_default().to_owned();
            let reviewer = written.map_or(reviewer, |written| written.reviewer.clone());
            let key = || self.row_key(Subject::Free((position + 1).to_string()));
            vec![
                key(),
                filled(kind.unwrap_or_default(), Some(kinds)),
                filled(text(|written| &written.area), Some(areas)),
                filled(text(|written| &written.case_id), Some(cases)),
                filled(text(|written| &written.text), None),
                filled(reviewer, None),
                key(),
            ]
        });
        let rows = rows.collect();
        Sheet {
            title: say::OBSERVATIONS.text(lang).to_owned(),
            lines: vec![say::OBSERVATIONS_TITLE.text(lang).to_owned()],
            columns: columns(&OBSERVATIONS, lang),
            rows,
            frozen: 0,
        }
    }

    /// The areas of the worksheet's cases.
    fn areas(&self) -> Vec<String> {
        let mut areas: Vec<String> = Vec::new();
        for case in self.own_cases() {
            let area = case.drawn.area.as_str();
            if !areas.iter().any(|known| known == area) {
                areas.push(area.to_owned());
            }
        }
        areas
    }

    /// A row for each area, for the one who concludes.
    pub(super) fn conclusion(
        &self,
        set: &[AreaConclusion],
        written: &[Observation],
        worksheet: &mut Worksheet,
    ) -> Sheet {
        let lang = self.facts.lang;
        let bands = self.facts.template.rating.bands.iter();
        let level = |level: u8, title: &str| {
            let words = say::LEVEL_IS.with("level", level.to_string());
            words.with("title", title).in_lang(lang)
        };
        let levels: Vec<String> = bands.map(|band| level(band.level, &band.title)).collect();
        let list = worksheet.list(levels);
        let cases = self.own_cases();
        let rows = self.areas().into_iter().map(|area| {
            let of_it = cases.iter().filter(|case| case.drawn.area.as_str() == area);
            let set = set.iter().find(|set| set.area == area);
            let title = |number: u8| self.facts.template.rating.band(number);
            let shown = set
                .and_then(|set| set.level)
                .map(|number| level(number, title(number).map_or("", |band| band.title.as_str())));
            let overall = written.iter().find(|written| {
                written.source == self.name
                    && written.kind == ObservationKind::Assessment
                    && written.area == area
            });
            let key = || self.row_key(Subject::Area(area.clone()));
            let by = set.map(|set| set.by.clone());
            let by = by.or_else(|| overall.map(|overall| overall.reviewer.clone()));
            vec![
                key(),
                given(area.clone()),
                given(of_it.count().to_string()),
                filled(shown.unwrap_or_default(), Some(list)),
                filled(set.map_or("", |set| set.reason.as_str()), None),
                filled(overall.map_or("", |overall| overall.text.as_str()), None),
                filled(by.unwrap_or_default(), None),
                key(),
            ]
        });
        let rows = rows.collect();
        Sheet {
            title: say::CONCLUSION.text(lang).to_owned(),
            lines: vec![
                say::CONCLUSION_TITLE.text(lang).to_owned(),
                say::CONCLUSION_HELP.text(lang).to_owned(),
            ],
            columns: columns(&CONCLUSIONS, lang),
            rows,
            frozen: 0,
        }
    }

    /// How the worksheet is filled in.
    pub(super) fn instructions(&self, as_of: NaiveDate) -> Sheet {
        let (lang, template) = (self.facts.lang, self.facts.template);
        let cases = u64::try_from(self.own_cases().len()).unwrap_or(u64::MAX);
        let title = say::TITLE
            .with("title", &template.title)
            .with("cases", cases);
        let edition = say::EDITION
            .with("id", &template.id)
            .with("version", &template.version)
            .with("as_of", as_of);
        let reviewer = self.reviewer;
        let reviewer = reviewer.map(|name| say::FOR_REVIEWER.with("reviewer", name).in_lang(lang));
        let steps = [
            &say::FILL_YELLOW,
            &say::COMMENTS_NEEDED,
            &say::SEE_MORE,
            &say::WHAT_DATA_SAYS,
            &say::CANNOT_SEE,
            &say::FREE_TO_SORT,
            &say::NO_CPR,
        ];
        let lines = std::iter::once(title.in_lang(lang))
            .chain([edition.in_lang(lang)])
            .chain(reviewer)
            .chain(steps.map(|step| step.text(lang).to_owned()));
        Sheet {
            title: say::INSTRUCTIONS.text(lang).to_owned(),
            lines: lines.collect(),
            columns: Vec::new(),
            rows: Vec::new(),
            frozen: 0,
        }
    }

    /// The criteria, each with what it rests on and how it is decided.
    pub(super) fn checklist(&self) -> Sheet {
        let lang = self.facts.lang;
        let headings: [(&str, &Phrase, u16); 8] = [
            ("id", &say::CRITERION, 16),
            ("asked", &say::QUESTION, 50),
            ("more", &say::HELP, 60),
            ("law", &say::BASIS, 32),
            ("rule", &say::RULE, 50),
            ("options", &say::ANSWER, 34),
            ("norm", &say::NORM, 14),
            ("severity", &say::SEVERITY, 14),
        ];
        let rows = self.facts.template.criteria.iter().map(|criterion| {
            let rules = self.facts.template.rules_in_words(criterion).into_iter();
            let conditions = self.facts.template.conditions_in_words(criterion);
            let rules: Vec<String> = rules
                .chain(conditions)
                .map(|words| words.in_lang(lang))
                .collect();
            let asks = criterion
                .rules
                .all()
                .any(|rule| matches!(rule, Rule::Answer(_)));
            let answers = if asks {
                options(criterion, lang).join("\n")
            } else {
                String::new()
            };
            vec![
                given(&criterion.id),
                given(&criterion.question),
                given(&criterion.help),
                given(&criterion.basis),
                given(rules.join("\n")),
                given(answers),
                given(norm(criterion.norm).text(lang)),
                given(severity(criterion.severity).text(lang)),
            ]
        });
        Sheet {
            title: say::CHECKLIST.text(lang).to_owned(),
            lines: Vec::new(),
            columns: columns(&headings, lang),
            rows: rows.collect(),
            frozen: 1,
        }
    }
}

fn norm(norm: Norm) -> &'static Phrase {
    match norm {
        Norm::Law => &checklist::LAW,
        Norm::Local => &checklist::LOCAL,
    }
}

fn severity(severity: Severity) -> &'static Phrase {
    match severity {
        Severity::Formal => &checklist::FORMAL,
        Severity::Material => &checklist::MATERIAL,
        Severity::Critical => &checklist::CRITICAL,
    }
}
