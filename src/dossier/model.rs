//! The parts of a report as data.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::actions::Action;
use crate::assess::AssessedCase;
use crate::draw::{ControlRecord, ExtractRecord, Seed, SeedOrigin, Totals};
use crate::findings::{
    AreaExtension, CasesBySeverity, Conclusion, Finding, GroupSummary, Power, Verdict,
};
use crate::folder::Entry;
use crate::hearing::Hearing;
use crate::lang::Message;
use crate::stats::share::{Confidence, Share};
use crate::template::{Criterion, Severity, Supervision, Template};
use crate::trend::{Series, Trend};
use crate::worksheet::{Observation, ObservationKind};

/// All that a report tells.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Who reads it.
    pub audience: Audience,
    /// The audits, in the order in which they were named.
    pub audits: Vec<Audited>,
    /// What is done about the findings, in the order of the list.
    pub actions: Vec<Action>,
}

/// Who reads a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The authority itself.
    Internal,
    /// Everybody.
    Public,
}

/// One audit.
#[derive(Debug, Clone)]
pub struct Audited {
    /// The checklist, with the criteria that were looked at.
    pub template: Template,
    /// Where the audit stands among the kinds of supervision; `None` when nobody said.
    pub supervision: Option<Supervision>,
    /// The part of it that was looked at, as `--only` names it; empty for the whole.
    pub only: Vec<String>,
    /// The date against which open deadlines were judged.
    pub as_of: NaiveDate,
    /// How cases were chosen and judged.
    pub method: Method,
    /// The areas, in the order of the Danish alphabet.
    pub areas: Vec<AreaPart>,
    /// Criteria taken together over all areas; empty for one area.
    pub all_areas: Vec<GroupSummary>,
    /// Findings that were tested for being widespread, and how many would be by chance.
    pub tested: u64,
    /// How many of these would come out as widespread by chance if every true rate were the tolerable one.
    pub expected_by_chance: f64,
    /// The audit beside earlier ones; `None` without these.
    pub development: Option<Trend>,
    /// The assessed cases, sorted by area and order; empty for the public.
    pub cases: Vec<AssessedCase>,
    /// What the department said of the findings, and the auditor replied; empty for the public.
    pub hearing: Hearing,
    /// What reviewers noticed beside the checklist; empty for the public.
    pub observations: Vec<Observation>,
    /// How many things of each kind they noticed, those left out of which there are none.
    pub noticed: Vec<(ObservationKind, Number)>,
}

/// How cases were chosen and judged.
#[derive(Debug, Clone)]
pub struct Method {
    /// The name of the audit's folder; `None` for the public.
    pub folder: Option<String>,
    /// Name and version of the program that drew.
    pub program: String,
    /// When the sample was drawn, ISO 8601 with offset.
    pub drawn_at: String,
    /// The seed; `None` for the public, who could tell from it whether a case was drawn.
    pub seed: Option<Seed>,
    /// Where the seed came from.
    pub seed_origin: SeedOrigin,
    /// SHA-256 of `draw.json`.
    pub draw_sha256: String,
    /// The files that were read; empty for the public.
    pub extracts: Vec<ExtractRecord>,
    /// Control totals; `None` for the public where they would reveal a small number.
    pub totals: Option<Totals>,
    /// Totals beside those of the books; empty for the public.
    pub controls: Vec<ControlRecord>,
    /// Cases left out of the population, by reason.
    pub exclusions: Vec<Exclusion>,
    /// The confidence of every limit.
    pub confidence: Confidence,
    /// Criteria that data decides.
    pub by_data: u64,
    /// Criteria that a reviewer decides.
    pub by_reviewer: u64,
    /// Who answered, sorted; empty for the public.
    pub reviewers: Vec<String>,
    /// How often a sample was drawn again.
    pub redraws: u64,
    /// The journal without the reports that were made; empty for the public.
    pub journal: Vec<Entry>,
    /// SHA-256 of its last line.
    pub journal_head: Option<String>,
}

/// Cases left out of the population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Why.
    pub reason: String,
    /// How many.
    pub cases: Number,
}

/// A number of cases as the reader may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The number itself.
    Exact(u64),
    /// A class that it lies in.
    Within(Class),
}

/// A class of numbers of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 0 to 4.
    UnderFive,
    /// 5 or more.
    FiveOrMore,
}

impl Number {
    /// The number; `None` where only a class is told.
    pub fn exact(self) -> Option<u64> {
        match self {
            Self::Exact(number) => Some(number),
            Self::Within(_) => None,
        }
    }
}

/// One area of an audit.
#[derive(Debug, Clone)]
pub struct AreaPart {
    /// Its name in files.
    pub area: String,
    /// What readers call it.
    pub title: String,
    /// Cases that could be drawn.
    pub population: Number,
    /// Cases of the sample, replaced ones included.
    pub drawn: Number,
    /// Those of them that were found to be out of scope.
    pub replaced: Number,
    /// Cases that were asked for.
    pub requested: u64,
    /// Cases that could not be drawn because they were audited before.
    pub avoided: Number,
    /// Whether every case was drawn.
    pub is_census: bool,
    /// Cases that could not be produced or opened.
    pub not_found: Number,
    /// Sampled cases by their worst error; `None` where that is not told.
    pub cases: Option<CasesBySeverity>,
    /// Mean of the case scores, 0 to 1; `None` when there is none, or it is not told.
    pub score: Option<f64>,
    /// What it comes to; `None` where that is not told.
    pub conclusion: Option<Conclusion>,
    /// What the sample can show at all.
    pub power: Option<Power>,
    /// The rule by which its sample grows; `None` for one whose size was fixed.
    pub extension: Option<AreaExtension>,
    /// The findings, in the order of the checklist.
    pub lines: Vec<Line>,
    /// Criteria taken together by severity and dimension; empty for the public.
    pub groups: Vec<GroupSummary>,
}

/// One criterion in one area.
#[derive(Debug, Clone)]
pub struct Line {
    /// The place of the criterion in the checklist.
    pub item: usize,
    /// What was counted.
    pub figures: Figures,
    /// Fails of which the reviewer said "partly".
    pub partly: u64,
    /// Passes only because the end of the deadline moved to the next open day.
    pub rolled: u64,
    /// Days that each late case was late, sorted.
    pub days_late: Vec<i64>,
    /// Late cases of these in which it had still not happened.
    pub still_open: u64,
    /// The reviewers' words for the cause, each with its fails, the most frequent first.
    pub causes: Vec<(String, u64)>,
    /// Sum of the amounts that reviewers named; `None` when nobody named one.
    pub amount: Option<Decimal>,
    /// Why cases could not be decided, each with how many, the most frequent first.
    pub undetermined: Vec<(Message, u64)>,
}

/// What was counted of a criterion in an area, as the reader may know it.
#[derive(Debug, Clone)]
pub enum Figures {
    /// Everything.
    Exact(Box<Finding>),
    /// Classes, because a number would be small.
    Classes {
        /// How many cases fail; `None` where that is not told.
        fails: Option<Class>,
        /// Whether the target is met; `None` without a target, or where it would reveal the number.
        target_status: Option<Verdict>,
        /// The share of cases that must comply.
        target: Option<Share>,
    },
}

impl AreaPart {
    /// Answers that are missing, as far as the reader may know.
    pub fn pending(&self) -> u64 {
        let findings = self.lines.iter().filter_map(Line::finding);
        findings.map(|finding| finding.pending).sum()
    }
}

impl Line {
    /// The finding, where it may be known.
    pub fn finding(&self) -> Option<&Finding> {
        match &self.figures {
            Figures::Exact(finding) => Some(finding),
            Figures::Classes { .. } => None,
        }
    }

    /// Whether the criterion concerned a case of the area at all, as far as the reader may know.
    pub fn concerns_a_case(&self) -> bool {
        self.finding()
            .is_none_or(|finding| finding.not_applicable < finding.drawn)
    }
}

/// Findings, each a criterion in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorsFound {
    /// In which a case is decided.
    pub decided: u64,
    /// In which a case fails a formal criterion.
    pub formal: u64,
    /// In which a case fails a material criterion.
    pub material: u64,
    /// In which a case fails a critical criterion.
    pub critical: u64,
}

impl Audited {
    /// How many findings with errors there are; `None` where some are not told.
    pub fn errors_found(&self) -> Option<ErrorsFound> {
        let lines = self.areas.iter().flat_map(|area| &area.lines);
        let findings: Option<Vec<&Finding>> = lines.map(Line::finding).collect();
        let findings = findings?;
        let count = |counts: &dyn Fn(&Finding) -> bool| {
            let counted = findings.iter().filter(|finding| counts(finding));
            u64::try_from(counted.count()).unwrap_or(u64::MAX)
        };
        let of =
            |severity| count(&|finding: &Finding| finding.severity == severity && finding.fail > 0);
        Some(ErrorsFound {
            decided: count(&|finding: &Finding| finding.decided() > 0),
            formal: of(Severity::Formal),
            material: of(Severity::Material),
            critical: of(Severity::Critical),
        })
    }

    /// The criterion of a line.
    pub fn criterion(&self, line: &Line) -> Option<&Criterion> {
        self.template.criteria.get(line.item)
    }

    /// How a line has developed since the audits before; `None` without these.
    pub fn series(&self, area: &AreaPart, line: &Line) -> Option<&Series> {
        let criterion = self.criterion(line)?;
        let areas = &self.development.as_ref()?.areas;
        let of_area = areas.iter().find(|found| found.area == area.title)?;
        let mut series = of_area.series.iter();
        series.find(|series| series.criterion == criterion.id)
    }

    /// The cases of an area.
    pub fn cases_of(&self, area: &AreaPart) -> impl Iterator<Item = &AssessedCase> {
        let name = area.area.clone();
        self.cases
            .iter()
            .filter(move |case| case.area.as_str() == name)
    }
}
