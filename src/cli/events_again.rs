//! The event tables of a recorded draw, read again to verify it.

use std::path::PathBuf;

use super::again::Given;
use super::events::{StoredAs, folder_name, read_again};
use super::stored::{StoredDraw, path_of};
use super::target::FolderFile;
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::{DrawRecord, EventExtract, EventRecord, EventTable, Privacy, Sample};
use crate::folder::{Folder, names};
use crate::lang::{Message, cli, events as say};
use crate::template::Template;

/// The tables that were given for those of the record.
pub(super) struct EventsAgain {
    given: Vec<EventExtract>,
}

impl EventsAgain {
    /// Reads the given tables as their records say.
    pub fn read(
        folder: &Folder,
        stored: &StoredDraw<'_>,
        given: &[(String, PathBuf)],
        how: &Given<'_>,
    ) -> Result<Self, Failure> {
        super::made::refuse_twice("--events", given)?;
        let recorded = &stored.record.events;
        let draw_file = path_of(folder, names::DRAW);
        let tables = given.iter().map(|(name, path)| {
            let Some(recorded) = recorded.iter().find(|recorded| recorded.name == *name) else {
                let message = say::NOT_RECORDED.with("table", name);
                return Err(Diagnostic::new(&code::D071, message).into());
            };
            let stored_as = StoredAs {
                privacy: Privacy {
                    cpr: stored.record.cpr,
                    key: how.key,
                },
                record_file: &draw_file,
                limits: how.limits,
            };
            read_again(recorded, path, &stored_as)
        });
        Ok(Self {
            given: tables.collect::<Result<_, Failure>>()?,
        })
    }

    fn of(&self, name: &str) -> Option<&EventExtract> {
        self.given.iter().find(|given| given.record.name == name)
    }

    /// The tables in the order of the template's.
    pub fn tables(&self, template: &Template) -> Vec<Option<&EventTable>> {
        let tables = template.events.iter().map(|events| self.of(&events.name));
        tables
            .map(|given| given.map(|given| &given.table))
            .collect()
    }

    /// Notes how many rows of each table, in the order of the template's, belong to no case of the population.
    pub fn note_unmatched(&mut self, template: &Template, unmatched: &[u64]) {
        for (events, unmatched) in template.events.iter().zip(unmatched) {
            let mut given = self.given.iter_mut();
            if let Some(given) = given.find(|given| given.record.name == events.name) {
                given.record.unmatched = *unmatched;
            }
        }
    }

    /// The records as they are again; of a table that was not given it is taken as it is. A file may have been renamed.
    pub fn records(&self, recorded: &DrawRecord) -> Vec<EventRecord> {
        let records = recorded.events.iter().map(|before| {
            let now = self.of(&before.name).map_or(before, |given| &given.record);
            EventRecord {
                file: before.file.clone(),
                ..now.clone()
            }
        });
        records.collect()
    }

    /// What is good to know: tables that could not be checked, or are called otherwise now.
    pub fn remarks(&self, recorded: &DrawRecord) -> Vec<Message> {
        let remarks = recorded.events.iter().filter_map(|before| {
            let message = match self.of(&before.name) {
                None => &say::NOT_CHECKED,
                Some(given) if given.record.file != before.file => &say::OTHER_NAME,
                Some(_) => return None,
            };
            let message = message.with("recorded", &before.file);
            Some(message.with("table", &before.name))
        });
        remarks.collect()
    }

    /// The files with the drawn cases' rows of the given tables.
    pub fn files(&self, sample: &Sample) -> Vec<FolderFile> {
        let given = self.given.iter();
        given
            .map(|given| {
                let name = folder_name(&given.record.name);
                (name, given.table.to_csv(sample))
            })
            .collect()
    }

    /// The tables in the order of the template's, for who keeps them.
    pub fn owned_tables(&self, template: &Template) -> Vec<Option<EventTable>> {
        let tables = self.tables(template).into_iter();
        tables.map(Option::<&EventTable>::cloned).collect()
    }

    /// The folder's files that do not hold the drawn cases' rows of the given tables.
    pub fn altered(&self, folder: &Folder, sample: &Sample) -> Result<Vec<Message>, Failure> {
        let mut altered = Vec::new();
        for given in &self.given {
            let name = folder_name(&given.record.name);
            if !folder.holds(&name) || folder.read(&name)? != given.table.to_csv(sample) {
                altered.push(cli::ALTERED.with("file", name));
            }
        }
        Ok(altered)
    }

    /// The criteria whose numbers rest on recorded tables that were not given.
    pub fn unchecked<'t>(&self, recorded: &DrawRecord, template: &'t Template) -> Vec<&'t str> {
        let is_recorded = |name: &str| recorded.events.iter().any(|events| events.name == name);
        let tables = template.events.iter().enumerate();
        let missing = tables
            .filter(|(_, events)| is_recorded(&events.name) && self.of(&events.name).is_none());
        let missing: Vec<usize> = missing.map(|(position, _)| position).collect();
        template.criteria_that_need(&missing)
    }
}
