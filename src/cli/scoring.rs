//! What `run` and `score` share: from a sample and its checklist to findings, their files and their print.

use anyhow::Result;
use clap::ValueEnum;

use super::console::Console;
use super::made::Made;
use super::options::Format;
use super::target::FolderFile;
use super::{PROGRAM, Status};
use crate::answers::{Answers, Reviewers};
use crate::assess::{self, ApplicableCases, AssessedCase, Basis, PriorOutcomes, assess};
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{DrawRecord, EventTable, Sample};
use crate::extract::{ColumnFormat, excerpt};
use crate::findings::{self, Audit, AuditedArea, Decisions, Findings, FirstLook, Verdict, sum_up};
use crate::folder::{names, sha256_hex};
use crate::lang::{Lang, cli as say, reviewed};
use crate::report::{self, Block};
use crate::stats::prevalence::Prevalence;
use crate::template::{Only, Severity, Template};
use crate::worksheet::{Missing, missing};

/// `--fail-on`: what makes the exit status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// A case fails a critical criterion
    Critical,
    /// An error is widespread in an area
    Widespread,
    /// A target is not met
    Target,
}

/// Answers that do not count are named up to so many.
const MOST_NAMED: usize = 5;

/// A sample that was scored.
pub(super) struct Scored {
    /// The checklist, with the criteria that are looked at.
    pub template: Template,
    /// The sampled cases, sorted by area and order.
    pub cases: Vec<AssessedCase>,
    pub findings: Findings,
}

/// What is scored: a sample, its record, and how its kept columns are written.
pub(super) struct Scoring<'a> {
    pub record: &'a DrawRecord,
    pub draw_sha256: String,
    pub sample: &'a Sample,
    pub formats: Vec<(String, ColumnFormat)>,
    pub applicable: &'a ApplicableCases,
    /// The part of the checklist that is looked at.
    pub only: Only,
    /// What an earlier audit said of the cases.
    pub prior: &'a PriorOutcomes,
    /// In the order of the checklist's event tables.
    pub events: Vec<Option<&'a EventTable>>,
}

impl Scored {
    /// Scores a sample.
    pub fn new(
        scoring: &Scoring<'_>,
        template: &Template,
        answers: &Answers,
        decisions: &Decisions,
    ) -> Result<Self, Failure> {
        let basis = Basis::new(template, &scoring.formats)
            .with_events(&scoring.events)
            .with_prior(scoring.prior);
        let cases = assess(
            scoring.sample,
            &basis,
            template,
            answers,
            scoring.record.as_of,
        );
        let positions = scoring.only.positions(template);
        let cases: Vec<AssessedCase> = cases
            .into_iter()
            .map(|case| case.with_only(&positions))
            .collect();
        let template = scoring.only.part_of(template);
        let areas = scoring.record.areas.iter().map(|area| AuditedArea {
            area: area.area.clone(),
            population: area.population,
            avoided: area.avoided,
            looks: scoring.record.looks(area),
            first: FirstLook {
                drawn: area.first_drawn(),
                extensions: scoring.record.extensions_of(area),
            },
        });
        let findings = sum_up(&Audit {
            program: PROGRAM,
            template: &template,
            only: scoring.only.written(),
            draw_sha256: scoring.draw_sha256.clone(),
            seed: &scoring.record.seed,
            as_of: scoring.record.as_of,
            areas: areas.collect(),
            applicable: scoring.applicable,
            cases: &cases,
            decisions,
        });
        let findings = findings.map_err(|error| {
            Diagnostic::new(&code::D008, say::TOO_MANY.with("error", error.to_string()))
        })?;
        Ok(Self {
            template,
            cases,
            findings,
        })
    }

    /// Scores the sample of a draw that was just made, of which no reviewer has said anything yet.
    pub fn of_draw(
        made: &Made,
        template: &Template,
        only: Only,
        prior: &PriorOutcomes,
    ) -> Result<Self, Failure> {
        let draw = &made.draw;
        let found = draw
            .columns
            .iter()
            .filter(|(column, _)| column.found.is_some());
        let scoring = Scoring {
            record: &draw.record,
            draw_sha256: sha256_hex(&draw.record.to_json()),
            sample: &draw.sample,
            formats: found
                .map(|(column, scan)| (column.name.clone(), scan.format))
                .collect(),
            applicable: &made.applicable,
            only,
            prior,
            events: made.events.tables(),
        };
        Self::new(
            &scoring,
            template,
            &Answers::default(),
            &Decisions::default(),
        )
    }

    /// The assessed cases.
    pub fn cases(&self) -> &[AssessedCase] {
        &self.cases
    }

    /// The checklist, with the criteria that are looked at.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// The files of the result in an audit folder.
    pub fn files(&self) -> Vec<FolderFile> {
        vec![
            (
                names::ASSESSMENTS.to_owned(),
                assess::to_csv(&self.cases, &self.template),
            ),
            (
                names::FINDINGS_JSON.to_owned(),
                findings::to_json(&self.findings),
            ),
            (
                names::FINDINGS_CSV.to_owned(),
                findings::to_csv(&self.findings),
            ),
        ]
    }

    /// Prints the findings, between what was read and drawn and how the draw is made again.
    pub fn print(&self, before: Vec<Block>, after: Vec<Block>, console: &Console) -> Result<()> {
        match console.format {
            Format::Json => console.print(&findings::to_json(&self.findings)),
            Format::Csv => console.print(&findings::to_csv(&self.findings)),
            Format::Table | Format::Md => {
                let findings =
                    report::findings::findings(&self.findings, &self.template, console.lang);
                console.print_blocks(&[before, findings, after].concat())
            }
        }
    }

    /// What is to be said of answers that do not count: the data says that their criterion does not concern the case.
    pub fn uncounted_answers(&self, lang: Lang) -> Option<Diagnostic> {
        let answers: Vec<String> = assess::uncounted(&self.cases, &self.template)
            .map(|(case, criterion)| {
                let case = excerpt(case.as_str());
                let message = reviewed::ANSWER.with("case", case);
                message.with("criterion", criterion).in_lang(lang)
            })
            .collect();
        let count = u64::try_from(answers.len()).unwrap_or(u64::MAX);
        let shown: Vec<&str> = answers
            .iter()
            .take(MOST_NAMED)
            .map(String::as_str)
            .collect();
        let more = if answers.len() > MOST_NAMED {
            " …"
        } else {
            ""
        };
        let message = reviewed::NOT_COUNTED
            .with("count", count)
            .with("answers", format!("{}{more}", shown.join(", ")));
        let diagnostic = Diagnostic::new(&code::A074, message);
        (count > 0).then(|| diagnostic.help(reviewed::MAKE_IT_COUNT.message()))
    }

    /// What each reviewer still has to answer.
    pub fn missing(
        &self,
        answers: &Answers,
        sources: &[Answers],
        reviewers: &Reviewers,
    ) -> Vec<Missing> {
        missing(&self.cases, &self.template, answers, sources, reviewers)
    }

    /// Whether the findings hold against what the user asked about.
    pub fn status(&self, fail_on: &[FailOn]) -> Status {
        let fails = fail_on.iter().any(|fail_on| {
            self.findings.findings.iter().any(|finding| match fail_on {
                FailOn::Critical => finding.severity == Severity::Critical && finding.fail > 0,
                FailOn::Widespread => finding.prevalence == Some(Prevalence::Widespread),
                FailOn::Target => finding.target_status == Some(Verdict::NotMet),
            })
        });
        if fails {
            Status::DoesNotHold
        } else {
            Status::Holds
        }
    }
}

/// The level that the program itself gives an area; `None` when it gives none.
pub(super) fn program_level(findings: &Findings, area: &str) -> Option<u8> {
    let mut areas = findings.areas.iter();
    let conclusion = &areas.find(|found| found.area == area)?.conclusion;
    match &conclusion.set {
        Some(set) => set.program.level,
        None => conclusion.level,
    }
}

/// A command as the journal names it.
pub(super) fn with_only(command: &str, only: &[String]) -> String {
    only.iter().fold(command.to_owned(), |command, choice| {
        format!("{command} --only {choice}")
    })
}
