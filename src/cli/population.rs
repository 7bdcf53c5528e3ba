//! What the population is, from the arguments of a command: what is left out, what was audited before, control totals.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

use super::files;
use super::key_file::refuse_other_codes;
use crate::case::ColumnType;
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{
    AvoidedList, CodeKey, Control, ControlOf, CprTreatment, Exclusion, Population, ROWS,
};
use crate::extract::{Need, Wanted, excerpt, read_amount};
use crate::folder::names;
use crate::lang::population as say;
use crate::template::{Role, Template};

/// What the population is.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct PopulationArgs {
    /// Keep only the cases of which this is true, such as "Lukket >= '2026-10-01'"; the others are counted apart, and so
    /// are those for which a value is missing. Several: all must hold. Names are the template's and the extract's columns;
    /// `Oprettet dato` is written oprettet_dato or "Oprettet dato"
    #[arg(long = "where", value_name = "SQL", help_heading = "Population")]
    pub keep: Vec<String>,

    /// Type of a column that --where uses (text, date, datetime, number, bool); default: told from its values
    #[arg(
        long = "type",
        value_name = "COLUMN=TYPE",
        requires = "keep",
        help_heading = "Population"
    )]
    pub types: Vec<String>,

    /// Do not draw the audited cases of an earlier audit: its folder or its sample.csv, or a CSV file with the column
    /// case_id
    #[arg(long, value_name = "SAMPLE", help_heading = "Population")]
    pub avoid: Vec<PathBuf>,

    /// Compare a total with the books: rows=4312, or the sum of a column such as "Beløb=12.345.678,90"
    #[arg(long, value_name = "COLUMN=NUMBER", help_heading = "Population")]
    pub reconcile: Vec<String>,

    /// Where the totals of --reconcile come from
    #[arg(
        long,
        value_name = "TEXT",
        requires = "reconcile",
        help_heading = "Population"
    )]
    pub source: Option<String>,
}

/// The population that the arguments and the template ask for: the template's exclusions come first.
pub(super) fn population(
    args: &PopulationArgs,
    template: Option<&Template>,
    cpr: CprTreatment,
    key: Option<&CodeKey>,
) -> Result<Population, Failure> {
    let mut population = template.map(Template::population).unwrap_or_default();
    if cpr == CprTreatment::Masked {
        args.keep
            .iter()
            .try_for_each(|condition| refuse_cpr("--where", condition))?;
        args.source
            .iter()
            .try_for_each(|source| refuse_cpr("--source", source))?;
    }
    let kept = args.keep.iter().flat_map(|keep| Exclusion::all_but(keep));
    population.exclusions.extend(kept);
    population.vocabulary.types = args
        .types
        .iter()
        .map(|text| stated_type(text))
        .collect::<Result<_, _>>()?;
    population.avoided = avoided_lists(&args.avoid, key)?;
    population.controls = args
        .reconcile
        .iter()
        .map(|text| {
            control(
                text,
                args.source.as_deref(),
                &population.vocabulary.declared,
                template,
            )
        })
        .collect::<Result<_, _>>()?;
    Ok(population)
}

/// `draw.json` holds no personal data, and the conditions stand in it.
fn refuse_cpr(option: &'static str, text: &str) -> Result<(), Failure> {
    if mask_cpr(text).1 == 0 {
        return Ok(());
    }
    let message = say::CPR_IN_CONDITION.with("option", option);
    let diagnostic = Diagnostic::new(&code::C015, message);
    Err(diagnostic.help(say::NAME_NO_PERSON.message()).into())
}

fn stated_type(text: &str) -> Result<(String, ColumnType), Failure> {
    let stated = text.rsplit_once('=').and_then(|(column, kind)| {
        let kind = ColumnType::from_str(kind.trim()).ok()?;
        Some((column.trim().to_owned(), kind))
    });
    let types: Vec<&str> = ColumnType::ALL.into_iter().map(ColumnType::name).collect();
    stated.ok_or_else(|| {
        let message = say::BAD_TYPE
            .with("text", excerpt(text))
            .with("types", types.join(", "));
        Diagnostic::new(&code::C016, message).into()
    })
}

/// The lists of audited cases at some paths, with the case ids that a draw with this key has.
pub(super) fn avoided_lists(
    paths: &[PathBuf],
    key: Option<&CodeKey>,
) -> Result<Vec<AvoidedList>, Failure> {
    let lists = paths.iter().map(|path| {
        let path = if path.is_dir() {
            path.join(names::SAMPLE)
        } else {
            path.clone()
        };
        let bytes = files::read(&path)?;
        let shown = path.display().to_string();
        let list = AvoidedList::read(&list_name(&path), &shown, &bytes)?;
        refuse_other_codes(&path, key)?;
        Ok(match key {
            Some(key) => list.coded(key),
            None => list,
        })
    });
    lists.collect()
}

/// The name of a list with that of its folder: the samples of all audits have the same name.
fn list_name(path: &Path) -> String {
    let name = |path: Option<&Path>| {
        let name = path.and_then(Path::file_name);
        name.map(|name| name.to_string_lossy().into_owned())
    };
    let file = name(Some(path)).unwrap_or_default();
    match name(path.parent()) {
        Some(folder) => format!("{folder}/{file}"),
        None => file,
    }
}

fn control(
    text: &str,
    source: Option<&str>,
    declared: &[Wanted],
    template: Option<&Template>,
) -> Result<Control, Failure> {
    let bad = || {
        let message = say::BAD_CONTROL.with("text", excerpt(text));
        Failure::from(Diagnostic::new(&code::C017, message))
    };
    let (of, stated) = text.rsplit_once('=').ok_or_else(bad)?;
    let of = of.trim();
    if of.is_empty() {
        return Err(bad());
    }
    let of = if of.eq_ignore_ascii_case(ROWS) {
        ControlOf::Rows
    } else {
        ControlOf::Sum(summed(of, declared, template)?)
    };
    Ok(Control {
        of,
        stated: read_amount(stated).ok_or_else(bad)?,
        source: source.unwrap_or_default().trim().to_owned(),
    })
}

/// The column that is added up: one of the template by its name or as its `amount`, else one of the extract.
fn summed(name: &str, declared: &[Wanted], template: Option<&Template>) -> Result<Wanted, Failure> {
    let of_role = || {
        let template = template.filter(|_| name == "amount")?;
        let positions = template.with_role(Role::Amount);
        let [position] = positions.as_slice() else {
            return None;
        };
        declared.get(*position)
    };
    let column = declared.iter().find(|column| column.name == name);
    let Some(column) = column.or_else(of_role) else {
        return Ok(Wanted {
            kind: ColumnType::Number,
            ..Wanted::header(name)
        });
    };
    if !matches!(column.kind, ColumnType::Number | ColumnType::Text) {
        let message = say::NOT_ADDABLE
            .with("column", column.name.as_str())
            .with("type", column.kind.name());
        return Err(Diagnostic::new(&code::C017, message).into());
    }
    Ok(Wanted {
        kind: ColumnType::Number,
        need: Need::Required,
        ..column.clone()
    })
}
