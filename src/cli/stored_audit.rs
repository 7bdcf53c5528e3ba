//! What an audit folder holds that is scored, and writing back what came of it.

use std::str::FromStr;

use super::scoring::{Scored, Scoring};
use super::stored::{StoredDraw, kept_part, path_of};
use super::stored_answers;
use super::target::FolderFile;
use super::{events, prior};
use crate::answers::{Answers, Reviewers};
use crate::assess::{ApplicableCases, Basis, PriorOutcomes};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::draw::{DrawRecord, EventTable, Sample};
use crate::extract::ColumnFormat;
use crate::findings::{Cause, Decisions};
use crate::folder::{Event, Folder, names, sha256_hex};
use crate::lang::cli as say;
use crate::review::Subject;
use crate::template::{Only, Template};

/// What is scored of an audit folder.
pub(super) struct StoredAudit {
    /// The record of the draw.
    pub record: DrawRecord,
    draw_sha256: String,
    /// The drawn cases.
    pub sample: Sample,
    /// The checklist.
    pub template: Template,
    applicable: ApplicableCases,
    /// What the auditor decided.
    pub decisions: Decisions,
    /// What an earlier audit said of the cases.
    pub prior: PriorOutcomes,
    only: Only,
    events: Vec<Option<EventTable>>,
    folder: String,
}

/// A draw that was changed since, by a replacement or an extension.
pub(super) struct ChangedDraw {
    /// Its record.
    pub record: DrawRecord,
    /// Its cases.
    pub sample: Sample,
    /// The event tables of the template, where they were read again.
    pub events: Option<Vec<Option<EventTable>>>,
    /// What an earlier audit said of its cases, where it was looked up again.
    pub prior: Option<PriorOutcomes>,
}

impl StoredAudit {
    /// Reads what is scored, if nobody changed it after the draw.
    pub fn read(folder: &Folder) -> Result<Self, Failure> {
        refuse_altered(folder)?;
        let decisions = if folder.holds(names::CONCLUSIONS) {
            let bytes = folder.read(names::CONCLUSIONS)?;
            Decisions::from_csv(&bytes, &path_of(folder, names::CONCLUSIONS))?
        } else {
            Decisions::default()
        };
        let draw = StoredDraw::read(folder)?;
        let applicable = if folder.holds(names::APPLICABLE) {
            let bytes = folder.read(names::APPLICABLE)?;
            ApplicableCases::from_csv(&bytes, &path_of(folder, names::APPLICABLE))?
        } else {
            ApplicableCases::default()
        };
        let template = draw.template()?;
        Ok(Self {
            draw_sha256: sha256_hex(&draw.record_bytes),
            sample: draw.sample()?,
            events: events::stored(folder, &draw.record, &template)?,
            template,
            record: draw.record,
            applicable,
            decisions,
            prior: prior::kept(folder)?,
            only: Only::default(),
            folder: folder.path().display().to_string(),
        })
    }

    /// The audit with another draw.
    fn with_draw(self, draw: ChangedDraw) -> Self {
        Self {
            draw_sha256: sha256_hex(&draw.record.to_json()),
            record: draw.record,
            sample: draw.sample,
            events: draw.events.unwrap_or(self.events),
            prior: draw.prior.unwrap_or(self.prior),
            ..self
        }
    }

    /// The draw record.
    pub fn record(&self) -> &DrawRecord {
        &self.record
    }

    /// Chooses the part of the checklist that is looked at, as `--only` names it; `all` is the whole of it.
    pub fn look_at(&mut self, chosen: &[String]) -> Result<(), Failure> {
        self.only = match chosen {
            [all] if all == "all" => Only::default(),
            chosen => Only::of(chosen, &self.template)?,
        };
        Ok(())
    }

    /// Chooses the part that the folder was scored by before: the whole checklist where it was not.
    pub fn look_at_the_same(&mut self, folder: &Folder) -> Result<(), Failure> {
        if folder.holds(names::FINDINGS_JSON) {
            self.look_at(&kept_part(folder)?)?;
        }
        Ok(())
    }

    /// The findings, with what the auditor decided.
    pub fn score(&self, answers: &Answers, decisions: &Decisions) -> Result<Scored, Failure> {
        let areas: Vec<&str> = self
            .record
            .areas
            .iter()
            .map(|area| area.area.as_str())
            .collect();
        decisions.check(&areas, &self.template)?;
        Scored::new(&self.scoring()?, &self.template, answers, decisions)
    }

    /// The audit as a reviewer goes through it.
    pub fn subject(&self, reviewer: &str, reviewers: Reviewers) -> Result<Subject<'_>, Failure> {
        let scoring = self.scoring()?;
        let basis = Basis::new(&self.template, &scoring.formats)
            .with_events(&scoring.events)
            .with_prior(&self.prior);
        Ok(Subject {
            sample: &self.sample,
            template: &self.template,
            criteria: self.only.positions(&self.template),
            basis,
            events: scoring.events,
            as_of: self.record.as_of,
            reviewer: reviewer.to_owned(),
            reviewers,
            causes: Cause::ALL.map(Cause::words).to_vec(),
        })
    }

    /// The event tables in the order of the checklist's.
    pub fn events(&self) -> Vec<Option<&EventTable>> {
        self.events.iter().map(Option::as_ref).collect()
    }

    fn scoring(&self) -> Result<Scoring<'_>, Failure> {
        let present = self
            .record
            .columns
            .iter()
            .filter(|column| column.header.is_some());
        let formats: Option<Vec<_>> = present
            .map(|column| {
                Some((
                    column.name.clone(),
                    ColumnFormat::from_str(&column.format).ok()?,
                ))
            })
            .collect();
        let matching = formats.filter(|formats| {
            formats
                .iter()
                .map(|(name, _)| name)
                .eq(&self.sample.columns)
        });
        match matching {
            Some(formats) => Ok(Scoring {
                record: &self.record,
                draw_sha256: self.draw_sha256.clone(),
                sample: &self.sample,
                formats,
                applicable: &self.applicable,
                only: self.only.clone(),
                prior: &self.prior,
                events: self.events(),
            }),
            None => Err(Diagnostic::new(&code::D005, say::NOT_ITS_SAMPLE.message())
                .at(Place::file(&self.folder))
                .into()),
        }
    }
}

/// The findings of a changed draw, with the answers and decisions that the folder holds.
pub(super) fn findings_again(
    folder: &Folder,
    draw: ChangedDraw,
) -> Result<Vec<FolderFile>, Failure> {
    let mut audit = StoredAudit::read(folder)?;
    audit.look_at_the_same(folder)?;
    let audit = audit.with_draw(draw);
    let answers = stored_answers::answers(folder, &audit)?;
    Ok(audit.score(&answers, &audit.decisions)?.files())
}

/// A public finding does not rest on a sample or a checklist that somebody changed after the draw.
pub(super) fn refuse_altered(folder: &Folder) -> Result<(), Failure> {
    let recorded = [
        names::DRAW,
        names::SAMPLE,
        names::TEMPLATE,
        names::APPLICABLE,
        names::CONCLUSIONS,
        names::REVIEWERS,
        names::AVOIDED,
        names::PRIOR,
        names::HEARING,
    ];
    let altered = folder.altered()?.into_iter().filter(|name| {
        let is_of_events = name
            .strip_prefix(names::EVENTS)
            .is_some_and(|rest| rest.starts_with('/'));
        is_of_events || recorded.contains(&name.as_str())
    });
    let diagnostics = altered.map(|name| {
        Diagnostic::new(&code::D010, say::ALTERED.with("file", &name))
            .at(Place::file(path_of(folder, &name)))
            .help(say::ALTERED_HELP.message())
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}

/// Writes files into the folder, all or none, and enters the event in the journal.
pub(super) fn save(folder: &Folder, files: &[FolderFile], event: &Event) -> Result<(), Failure> {
    let mut change = folder.change()?;
    for (name, bytes) in files {
        change.write(name, |out| out.write_all(bytes))?;
    }
    change.commit(event)
}
