//! `--events NAME=FILE`: the event tables of a template, from the files the user named or from an audit folder.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::extracts;
use super::options::ExtractArgs;
use super::stored::path_of;
use super::target::FolderFile;
use crate::diag::{Diagnostic, Failure, Place, code, nearest};
use crate::draw::{
    DrawRecord, EventExtract, EventRecord, EventTable, Privacy, Request, Sample, read_events,
};
use crate::extract::{Limits, NoRows, Selection, SurveyOptions, Wanted};
use crate::folder::{Folder, names};
use crate::lang::events as say;
use crate::template::{Role, Template};

/// The event tables of an audit, in the order of the template's; `None` for one that was not given.
#[derive(Debug, Default)]
pub(super) struct GivenEvents(pub Vec<Option<EventExtract>>);

impl GivenEvents {
    /// Reads the tables that the user named. Of those that are missing it is said what rests on them.
    pub fn read(
        args: &ExtractArgs,
        template: Option<&Template>,
        request: &Request,
        console: &Console,
    ) -> Result<Self, Failure> {
        let Some(template) = template else {
            return refuse_without_template(&args.events);
        };
        refuse_unknown(&args.events, template)?;
        let maps = args.reading.mappings();
        let id = id_of_events(&request.selection.id, template);
        let options = SurveyOptions {
            hash: super::made::file_hash(args),
            no_rows: NoRows::Allowed,
            limits: args.reading.limits.limits(),
            ..SurveyOptions::default()
        };
        let tables = template.events.iter().enumerate().map(|(position, table)| {
            names::check(&folder_name(&table.name))?;
            let Some((_, path)) = args.events.iter().find(|(name, _)| *name == table.name) else {
                say_missing(template, position, console);
                return Ok(None);
            };
            let selection = template.event_selection(position, &id, &maps);
            let wanted = Wanting {
                selection: &selection,
                privacy: Privacy {
                    cpr: request.cpr,
                    key: request.key.as_ref(),
                },
                sheet: None,
            };
            let given = read(&table.name, path, &options, &wanted)?;
            console.complain_of(&given.remarks);
            Ok(Some(given))
        });
        tables.collect::<Result<_, Failure>>().map(Self)
    }

    /// The tables for who looks cases up in them.
    pub fn tables(&self) -> Vec<Option<&EventTable>> {
        let tables = self.0.iter().map(Option::as_ref);
        tables
            .map(|given| given.map(|given| &given.table))
            .collect()
    }

    /// Notes how many rows of each table belong to no case of the population. That none does is more than a remark.
    pub fn note_unmatched(&mut self, unmatched: &[u64], console: &Console) {
        for (given, unmatched) in self.0.iter_mut().zip(unmatched) {
            let Some(given) = given else { continue };
            given.record.unmatched = *unmatched;
            if *unmatched == given.table.rows() && *unmatched > 0 {
                let message = say::NONE_MATCHES
                    .with("table", &given.record.name)
                    .with("id", given.record.id.join(" / "));
                let place = Place::file(&given.record.file);
                console.complain(&Diagnostic::new(&code::D073, message).at(place));
            }
        }
    }

    /// CPR numbers that are masked in the drawn cases' rows.
    pub fn masked(&self, sample: &Sample) -> u64 {
        let given = self.0.iter().flatten();
        given.map(|given| given.table.masked_of(sample)).sum()
    }

    /// What the draw record says of the tables.
    pub fn records(&self) -> Vec<EventRecord> {
        let given = self.0.iter().flatten();
        given.map(|given| given.record.clone()).collect()
    }

    /// The files with the drawn cases' rows.
    pub fn files(&self, sample: &Sample) -> Vec<FolderFile> {
        let given = self.0.iter().flatten();
        given
            .map(|given| {
                let name = folder_name(&given.record.name);
                (name, given.table.to_csv(sample))
            })
            .collect()
    }
}

/// Where the drawn cases' rows of a table stand in an audit folder.
pub(super) fn folder_name(table: &str) -> String {
    format!("{}/{table}.csv", names::EVENTS)
}

/// The tables that an audit folder holds, in the order of the template's.
pub(super) fn stored(
    folder: &Folder,
    record: &DrawRecord,
    template: &Template,
) -> Result<Vec<Option<EventTable>>, Failure> {
    let tables = template.events.iter().map(|table| {
        let recorded = record
            .events
            .iter()
            .find(|events| events.name == table.name);
        let Some(recorded) = recorded else {
            return Ok(None);
        };
        let name = folder_name(&table.name);
        let bytes = folder.read(&name)?;
        EventTable::from_csv(&bytes, recorded, &path_of(folder, &name)).map(Some)
    });
    tables.collect()
}

/// Reads an event table again as its record says.
pub(super) fn read_again(
    recorded: &EventRecord,
    path: &Path,
    wanted: &StoredAs<'_>,
) -> Result<EventExtract, Failure> {
    let selection = recorded.selection(wanted.record_file)?;
    let options = recorded.survey_options(wanted.limits);
    let wanted = Wanting {
        selection: &selection,
        privacy: wanted.privacy,
        sheet: recorded.sheet.clone(),
    };
    read(&recorded.name, path, &options, &wanted)
}

/// How a recorded event table is read again.
pub(super) struct StoredAs<'a> {
    /// What was done with what names persons.
    pub privacy: Privacy<'a>,
    /// The path of the record, for messages.
    pub record_file: &'a str,
    /// How large rows, fields and tables may be.
    pub limits: Limits,
}

/// What is asked of the file of an event table.
struct Wanting<'a> {
    selection: &'a Selection,
    privacy: Privacy<'a>,
    /// The sheet of a workbook; the only one with data when none is named.
    sheet: Option<String>,
}

fn read(
    name: &str,
    path: &Path,
    options: &SurveyOptions,
    wanted: &Wanting<'_>,
) -> Result<EventExtract, Failure> {
    extracts::with_one(path, wanted.sheet.clone(), options, |file| {
        let of_survey = file.parts().iter();
        let mut remarks: Vec<_> = of_survey
            .flat_map(|part| part.survey.remarks.clone())
            .collect();
        let mut given = read_events(name, file, wanted.selection, wanted.privacy)?;
        remarks.append(&mut given.remarks);
        Ok(EventExtract { remarks, ..given })
    })
}

/// What names a case in an event table: what names it in the extract, under any name that the template has for it.
fn id_of_events(id: &[Wanted], template: &Template) -> Vec<Wanted> {
    let of_template = template.with_role(Role::Id);
    let mut wanted = id.to_vec();
    if wanted.len() != of_template.len() {
        return wanted;
    }
    for (wanted, position) in wanted.iter_mut().zip(of_template) {
        if let Some(column) = template.columns.get(position) {
            wanted.aliases.push(column.name.clone());
            wanted.aliases.extend(column.aliases.iter().cloned());
        }
    }
    wanted
}

fn say_missing(template: &Template, position: usize, console: &Console) {
    let Some(table) = template.events.get(position) else {
        return;
    };
    let needing = template.criteria_that_need(&[position]);
    if needing.is_empty() {
        return;
    }
    let message = say::NOT_GIVEN
        .with("table", &table.name)
        .with("criteria", needing.join(", "));
    let diagnostic = Diagnostic::new(&code::D070, message);
    console.complain(&diagnostic.help(say::GIVE_IT.with("table", &table.name)));
}

fn refuse_without_template(given: &[(String, PathBuf)]) -> Result<GivenEvents, Failure> {
    if given.is_empty() {
        return Ok(GivenEvents::default());
    }
    Err(Diagnostic::new(&code::D071, say::NO_TEMPLATE.message()).into())
}

fn refuse_unknown(given: &[(String, PathBuf)], template: &Template) -> Result<(), Failure> {
    let names = || template.events.iter().map(|table| table.name.as_str());
    let unknown = given
        .iter()
        .filter(|(name, _)| names().all(|known| known != name));
    let diagnostics = unknown.map(|(name, _)| {
        let help = match nearest(name, names()) {
            Some(near) => Some(say::DID_YOU_MEAN.with("name", near)),
            None if template.events.is_empty() => None,
            None => Some(say::TABLES.with("names", names().collect::<Vec<_>>().join(", "))),
        };
        Diagnostic::new(&code::D071, say::NO_SUCH_TABLE.with("table", name)).help_if(help)
    });
    Failure::of(diagnostics.collect()).map_or(Ok(()), Err)
}
