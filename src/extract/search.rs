//! The search for columns among the headings of one file.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::columns::{
    Column, FileHeadings, Found, Mapping, Need, PartColumns, Selection, Taken, Wanted,
};
use super::survey::{Header, Survey};
use crate::diag::{Code, Diagnostic, Place, code, nearest};
use crate::lang::{Message, extract as say};

/// How many headings a message lists.
const HEADINGS_LISTED: usize = 20;

/// One search for columns, and what went wrong in it.
pub(super) struct Search<'a> {
    file: &'a str,
    header: &'a Header,
    maps: &'a [Mapping],
    map_prefix: &'a str,
    birth_dates: &'a [String],
    /// The columns whose mappings lead to a heading here or in another file.
    covered: &'a BTreeSet<&'a str>,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        survey: &'a Survey,
        selection: &'a Selection,
        covered: &'a BTreeSet<&'a str>,
    ) -> Self {
        Self {
            file: &survey.name,
            header: &survey.header,
            maps: &selection.maps,
            map_prefix: &selection.map_prefix,
            birth_dates: &selection.birth_dates,
            covered,
            problems: Vec::new(),
        }
    }

    /// The columns under the headings they had before.
    pub(super) fn again(&mut self, selection: &Selection, headings: &FileHeadings) -> PartColumns {
        let mut list = |wanted: &[Wanted], headings: &[Option<String>]| {
            let pairs = wanted.iter().zip(headings);
            pairs
                .filter_map(|(wanted, heading)| match heading {
                    Some(heading) => {
                        let found = self.column(&Wanted::header(heading), Need::Required)?;
                        Some(Column {
                            name: wanted.name.clone(),
                            kind: wanted.kind,
                            taken: self.taken_of(wanted),
                            ..found
                        })
                    }
                    None => Some(Column {
                        name: wanted.name.clone(),
                        kind: wanted.kind,
                        found: None,
                        taken: self.taken_of(wanted),
                    }),
                })
                .collect()
        };
        PartColumns {
            id: list(&selection.id, &headings.id),
            area: list(&selection.area, &headings.area),
            kept: list(&selection.kept, &headings.kept),
            conditions: list(&selection.conditions, &headings.conditions),
            summed: list(&selection.summed, &headings.summed),
        }
    }

    /// Two kept columns of one name could not be told apart in the sample, nor found again when the draw is re-performed.
    pub(super) fn check_names(&mut self, kept: &[Column]) {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for column in kept {
            let position = column.found.as_ref().map(|found| found.position);
            places.entry(&column.name).or_default().extend(position);
        }
        for (name, positions) in places {
            if positions.len() > 1 {
                let problem = self.ambiguous(&Wanted::header(name), &positions);
                self.problems.push(problem);
            }
        }
    }

    pub(super) fn all(&mut self, wanted: &[Wanted]) -> Vec<Column> {
        wanted
            .iter()
            .filter_map(|wanted| self.column(wanted, wanted.need))
            .collect()
    }

    /// A column that need not be there. One that two headings fit is not.
    pub(super) fn perhaps(&mut self, wanted: &Wanted) -> Column {
        self.column(wanted, Need::Optional)
            .unwrap_or_else(|| Column {
                name: wanted.name.clone(),
                kind: wanted.kind,
                found: None,
                taken: self.taken_of(wanted),
            })
    }

    /// The columns of a key, in which one name may list several headings.
    pub(super) fn key(&mut self, wanted: &[Wanted], need: Option<Need>) -> Vec<Column> {
        let mut columns = Vec::new();
        for wanted in wanted {
            let need = need.unwrap_or(wanted.need);
            match self.listed(wanted) {
                Some(parts) => columns.extend(
                    parts
                        .iter()
                        .filter_map(|part| self.column(&Wanted::header(*part), need)),
                ),
                None => columns.extend(self.column(wanted, need)),
            }
        }
        columns
    }

    /// The parts of a name that is no heading, but a list of headings with commas between.
    fn listed<'w>(&self, wanted: &'w Wanted) -> Option<Vec<&'w str>> {
        let is_mapped = self.maps.iter().any(|map| map.column == wanted.name);
        if is_mapped || !wanted.name.contains(',') || !self.fitting(&[&wanted.name]).is_empty() {
            return None;
        }
        let parts: Vec<&str> = wanted.name.split(',').map(str::trim).collect();
        parts
            .iter()
            .all(|part| !self.fitting(&[part]).is_empty())
            .then_some(parts)
    }

    /// The column as it is in the extract; `None` when there is a problem, which is then noted.
    fn column(&mut self, wanted: &Wanted, need: Need) -> Option<Column> {
        let mapped = self.maps.iter().find(|map| map.column == wanted.name);
        let mapped = mapped.filter(|_| self.is_mapped_here(&wanted.name));
        let taken = self.taken_of(wanted);
        let positions = match mapped {
            Some(_) => self.mapped(&wanted.name),
            None => {
                let own_name = (taken == Taken::Whole).then_some(wanted.name.as_str());
                let aliases = wanted.aliases.iter().map(String::as_str);
                let names: Vec<&str> = own_name.into_iter().chain(aliases).collect();
                self.exact_or_fitting(names.first().copied().unwrap_or_default(), &names)
            }
        };
        let found = match (positions.as_slice(), mapped) {
            ([position], _) => Some(self.found(*position)),
            ([], None) if need == Need::Optional => None,
            ([], None) => return self.problem(self.missing(wanted)),
            ([], Some(map)) => return self.problem(self.mapped_nowhere(map)),
            (several, _) => return self.problem(self.ambiguous(wanted, several)),
        };
        Some(Column {
            name: wanted.name.clone(),
            kind: wanted.kind,
            found,
            taken,
        })
    }

    /// What is taken of the cells of a column.
    fn taken_of(&self, wanted: &Wanted) -> Taken {
        match self.birth_dates.contains(&wanted.name) {
            true => Taken::BirthDate,
            false => Taken::Whole,
        }
    }

    /// Notes a problem once, though a column may be asked for twice: as an area, and because a rule looks at it.
    fn problem(&mut self, problem: Diagnostic) -> Option<Column> {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        None
    }

    /// Whether the mappings of a column decide in this file: not when they lead to headings of others only.
    fn is_mapped_here(&self, column: &str) -> bool {
        !self.mapped(column).is_empty() || !self.covered.contains(column)
    }

    /// The positions of the headings to which the mappings of a column lead.
    fn mapped(&self, column: &str) -> Vec<usize> {
        let maps = self.maps.iter().filter(|map| map.column == column);
        let mut positions: Vec<usize> = maps
            .flat_map(|map| self.exact_or_fitting(&map.header, &[&map.header]))
            .collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    fn found(&self, position: usize) -> Found {
        Found {
            position,
            header: self.header.names.get(position).cloned().unwrap_or_default(),
        }
    }

    /// The positions of the headings that are exactly a name, be it empty; else of those that fit one of several.
    pub(super) fn exact_or_fitting(&self, exact: &str, names: &[&str]) -> Vec<usize> {
        let found = self.matching(|heading| heading == exact);
        if found.is_empty() {
            self.fitting(names)
        } else {
            found
        }
    }

    /// The positions of the headings that fit any of the names, by the strictest comparison that finds one.
    fn fitting(&self, names: &[&str]) -> Vec<usize> {
        for fold in [str::to_owned, folded, bare] {
            let names: Vec<String> = names
                .iter()
                .map(|name| fold(name))
                .filter(|name| !name.is_empty())
                .collect();
            let found = self.matching(|heading| names.contains(&fold(heading)));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn matching(&self, fits: impl Fn(&str) -> bool) -> Vec<usize> {
        let headings = self.header.names.iter().enumerate();
        headings
            .filter(|(_, heading)| fits(heading))
            .map(|(position, _)| position)
            .collect()
    }

    fn missing(&self, wanted: &Wanted) -> Diagnostic {
        let aliases = (!wanted.aliases.is_empty())
            .then(|| say::ALSO_KNOWN_AS.with("names", quoted_list(&wanted.aliases)));
        self.at_header(
            &code::E012,
            say::COLUMN_MISSING.with("column", &wanted.name),
        )
        .help_if(self.nearest_heading(&wanted.name))
        .help_if(aliases)
        .help(self.headings())
        .help(say::USE_MAP.with("column", self.in_mapping(wanted)))
    }

    /// The column as a mapping names it.
    fn in_mapping(&self, wanted: &Wanted) -> String {
        format!("{}{}", self.map_prefix, wanted.name)
    }

    fn mapped_nowhere(&self, map: &Mapping) -> Diagnostic {
        let message = say::MAP_UNKNOWN_HEADING
            .with("heading", &map.header)
            .with("column", &map.column);
        self.at_header(&code::E014, message)
            .help_if(self.nearest_heading(&map.header))
            .help(self.headings())
    }

    fn ambiguous(&self, wanted: &Wanted, positions: &[usize]) -> Diagnostic {
        let places: Vec<String> = positions
            .iter()
            .map(|position| format!("`{}` ({})", self.found(*position).header, position + 1))
            .collect();
        let message = say::COLUMN_AMBIGUOUS
            .with("column", &wanted.name)
            .with("headings", places.join(", "));
        self.at_header(&code::E013, message)
            .help(say::RENAME_OR_MAP.with("column", self.in_mapping(wanted)))
    }

    fn at_header(&self, code: &'static Code, message: Message) -> Diagnostic {
        Diagnostic::new(code, message).at(Place::line(self.file, self.header.line))
    }

    fn nearest_heading(&self, name: &str) -> Option<Message> {
        nearest(name, self.header.names.iter().map(String::as_str)).map(did_you_mean)
    }

    fn headings(&self) -> Message {
        let listed = self.header.names.len().min(HEADINGS_LISTED);
        let shown = quoted_list(self.header.names.iter().take(listed));
        match self.header.names.len() - listed {
            0 => say::HEADINGS_ARE.with("headings", shown),
            more => say::HEADINGS_ARE_AND_MORE
                .with("headings", shown)
                .with("more", super::source::length(more)),
        }
    }
}

pub(super) fn did_you_mean(name: &str) -> Message {
    say::DID_YOU_MEAN.with("name", name)
}

fn quoted_list<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// What two headings have in common that are taken for the same one: case, white space and punctuation do not count.
///
/// ```
/// # use sagsaudit::extract::heading_key;
/// assert_eq!(heading_key("Sags-nr."), heading_key("SAGSNR"));
/// ```
pub fn heading_key(heading: &str) -> String {
    folded(heading)
}

/// A heading without what exports of one system differ in: case, white space, `_`, `-`, `.`, soft hyphens and other
/// invisible characters, and how letters are composed.
fn folded(heading: &str) -> String {
    composed_lower_case(heading)
        .chars()
        .filter(|character| !is_passed_over(*character))
        .collect()
}

/// The letters and digits of a heading.
fn bare(heading: &str) -> String {
    composed_lower_case(heading)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn composed_lower_case(text: &str) -> String {
    text.nfc()
        .collect::<String>()
        .to_lowercase()
        .nfc()
        .collect()
}

fn is_passed_over(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '_' | '-' | '.' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}
