//! `template diff`: what changed between two editions of a checklist, and which cases of an extract flip.

use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::Status;
use super::console::Console;
use super::made::{Made, load};
use super::options::{DrawArgs, ExtractArgs, Format, iso_date};
use super::surroundings::Surroundings;
use super::target::Target;
use crate::answers::Answers;
use crate::assess::{AssessedCase, Basis, Edition, Flips, assess, flips};
use crate::diag::Failure;
use crate::draw::Draw;
use crate::report::template_diff::{Editions, blocks};
use crate::report::{json, write_csv};
use crate::stats::count::MAX_COUNT;
use crate::template::{Template, TemplateDiff};

/// Arguments of `template diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The earlier edition: a name or a path
    old: String,

    /// The later edition: a name or a path
    new: String,

    /// An extract whose cases are decided by both editions
    #[arg(long, value_name = "EXTRACT")]
    extract: Option<PathBuf>,

    /// Date against which open deadlines are judged; default: today
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = iso_date, requires = "extract")]
    as_of: Option<NaiveDate>,
}

/// `template diff --format json`.
#[derive(Serialize)]
struct DiffJson<'a> {
    schema: u32,
    id: &'a str,
    versions: [&'a str; 2],
    comparable: Vec<&'a str>,
    #[serde(flatten)]
    diff: &'a TemplateDiff,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cases: Option<&'a Flips>,
}

pub(super) fn run(
    args: &DiffArgs,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<Status> {
    let as_of = args.as_of.unwrap_or_else(|| surroundings.now.date_naive());
    let side = |name: &str| Side::read(name, args, as_of, console, surroundings);
    let (old, new) = (side(&args.old)?, side(&args.new)?);
    let diff = TemplateDiff::of(&old.template.text, &new.template.text);
    let cases = old.edition().zip(new.edition());
    let cases = cases.map(|(old, new)| flips(old, new));
    let editions = Editions {
        old: &old.template,
        new: &new.template,
        diff: &diff,
        cases: cases.as_ref().map(|cases| (as_of, cases)),
    };
    let mut text = Vec::new();
    match console.format {
        Format::Json => {
            let result = DiffJson {
                schema: 1,
                id: &editions.new.id,
                versions: [&editions.old.version, &editions.new.version],
                comparable: diff.comparable().collect(),
                diff: &diff,
                as_of: cases.as_ref().map(|_| as_of),
                cases: cases.as_ref(),
            };
            json::write(&result, &mut text)?;
        }
        Format::Csv => write_csv(&editions.criteria(), &mut text)?,
        Format::Table | Format::Md => {
            console.print_blocks(&blocks(&editions))?;
            return Ok(Status::Holds);
        }
    }
    console.print(&text)?;
    Ok(Status::Holds)
}

/// One edition, with every case of the extract decided by it.
struct Side {
    template: Template,
    /// `None` without an extract.
    cases: Option<Vec<AssessedCase>>,
}

impl Side {
    fn read(
        name: &str,
        args: &DiffArgs,
        as_of: NaiveDate,
        console: &Console,
        surroundings: &Surroundings,
    ) -> Result<Self, Failure> {
        let Some(extract) = &args.extract else {
            return Ok(Self {
                template: load(name, console)?,
                cases: None,
            });
        };
        let (extract, draw) = census(extract, as_of);
        let made = Made::new(
            &extract,
            &draw,
            Some(name),
            &Target::Nowhere,
            console,
            surroundings,
        )?;
        let template = made.template.expect("loaded above, since it was named");
        Ok(Self {
            cases: Some(decided(&made.draw, &template, as_of)),
            template,
        })
    }

    fn edition(&self) -> Option<Edition<'_>> {
        Some(Edition {
            template: &self.template,
            cases: self.cases.as_ref()?,
        })
    }
}

/// Every area is taken whole, so that the sample is the population.
fn census(extract: &Path, as_of: NaiveDate) -> (ExtractArgs, DrawArgs) {
    let extract = ExtractArgs {
        extract: vec![extract.to_owned()],
        no_file_hash: true,
        ..ExtractArgs::default()
    };
    let draw = DrawArgs {
        per_area: Some(MAX_COUNT),
        seed: Some("every case is taken".to_owned()),
        as_of: Some(as_of),
        ..DrawArgs::default()
    };
    (extract, draw)
}

fn decided(draw: &Draw, template: &Template, as_of: NaiveDate) -> Vec<AssessedCase> {
    let found = draw
        .columns
        .iter()
        .filter(|(column, _)| column.found.is_some());
    let formats: Vec<_> = found
        .map(|(column, scan)| (column.name.clone(), scan.format))
        .collect();
    let basis = Basis::new(template, &formats);
    assess(&draw.sample, &basis, template, &Answers::default(), as_of)
}
