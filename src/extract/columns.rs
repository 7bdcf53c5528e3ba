//! The columns that are used, found among the headings of the extract.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::survey::{Header, Survey};
use crate::case::ColumnType;
use crate::cell::birth_date;
use crate::diag::{Code, Diagnostic, Failure, Place, code, nearest};
use crate::lang::{Message, extract as say};

/// Whether an extract must have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It is an error when the extract lacks it.
    Required,
    /// Without it, its values are empty.
    Optional,
}

/// A column that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its name: that of a template's column, or a heading.
    pub name: String,
    /// The type of its values.
    pub kind: ColumnType,
    /// Other headings under which it is known.
    pub aliases: Vec<String>,
    /// Whether the extract must have it.
    pub need: Need,
}

impl Wanted {
    /// A column of text that the user named by its heading.
    pub fn header(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: ColumnType::Text,
            aliases: Vec::new(),
            need: Need::Required,
        }
    }
}

/// The user's word for which heading a column has: `--map column="Heading"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The name of a wanted column.
    pub column: String,
    /// A heading of the extract.
    pub header: String,
}

/// Which columns are kept beside id and area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// Those that are wanted.
    #[default]
    Wanted,
    /// Those that are wanted, and after them every other column that is no part of id or area, under its heading.
    Every,
}

/// All that is asked of the columns of an extract.
///
/// A single name in `id` or `area` such as `Sagsnummer,Ydelse` stands for two columns when no heading is the whole of it,
/// but all its parts are headings.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// What names a case; always required.
    pub id: Vec<Wanted>,
    /// What a case is reported by; empty when there are no areas.
    pub area: Vec<Wanted>,
    /// What else is kept, in the order it is kept in.
    pub kept: Vec<Wanted>,
    /// What conditions on the population look at; it is not kept for that.
    pub conditions: Vec<Wanted>,
    /// What is added up, to be compared with the books; its values are numbers.
    pub summed: Vec<Wanted>,
    /// Which headings the user has given to columns.
    pub maps: Vec<Mapping>,
    /// Whether all other columns are kept too.
    pub keep: Keep,
    /// What stands before a column's name in the user's mapping: `samtaler.` for columns of that event table.
    pub map_prefix: String,
    /// The wanted columns whose cells hold CPR numbers, of which only the date of birth is taken. They are found by their
    /// aliases alone: a column of their own name would hold dates.
    pub birth_dates: Vec<String>,
}

/// A column that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name it was wanted by; of a column that was not wanted but kept, its heading.
    pub name: String,
    /// The type of its values.
    pub kind: ColumnType,
    /// Where it stands; `None` when the extract lacks it, and then its values are empty.
    pub found: Option<Found>,
    /// What is taken of its cells.
    pub taken: Taken,
}

/// What is taken of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// All of them.
    Whole,
    /// The date of birth that a CPR number holds, as an ISO date.
    BirthDate,
}

/// What stands for a cell that should hold a CPR number and does not; it is kept in no form, since it may be half of one.
const NO_NUMBER: &str = "?";

/// A column's place in the extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its position in a row, from 0.
    pub position: usize,
    /// Its heading.
    pub header: String,
}

impl Column {
    /// The column's value in a row, trimmed; empty when the extract lacks the column.
    pub(super) fn value<'r>(&self, fields: &'r csv::StringRecord) -> &'r str {
        self.found
            .as_ref()
            .and_then(|found| fields.get(found.position))
            .unwrap_or_default()
            .trim()
    }

    /// What is taken of the column's value in a row, trimmed; empty when the extract lacks the column.
    pub(super) fn taken<'r>(&self, fields: &'r csv::StringRecord) -> Cow<'r, str> {
        let value = self.value(fields);
        match self.taken {
            Taken::BirthDate if !value.is_empty() => match birth_date(value) {
                Some(date) => Cow::Owned(date.to_string()),
                None => Cow::Borrowed(NO_NUMBER),
            },
            Taken::Whole | Taken::BirthDate => Cow::Borrowed(value),
        }
    }

    /// The heading, or the name when there is none.
    pub fn heading(&self) -> &str {
        self.found
            .as_ref()
            .map_or(&self.name, |found| &found.header)
    }
}

/// The columns that are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// What names a case.
    pub id: Vec<Column>,
    /// What a case is reported by.
    pub area: Vec<Column>,
    /// What else is kept of a case.
    pub kept: Vec<Column>,
    /// What conditions look at.
    pub conditions: Vec<Column>,
    /// What is added up.
    pub summed: Vec<Column>,
}

impl Columns {
    /// Finds the wanted columns among the headings.
    ///
    /// A heading is found by the user's mapping, or else by the column's name, an alias, and then by either regardless of
    /// case, white space, `_`, `-`, `.`, invisible characters and Unicode composition, and at last of all punctuation.
    ///
    /// # Errors
    /// All at once: required columns that are missing, columns that two headings fit, mappings that lead nowhere.
    pub fn find(survey: &Survey, selection: &Selection) -> Result<Self, Failure> {
        let mut search = Search {
            file: &survey.name,
            header: &survey.header,
            maps: &selection.maps,
            map_prefix: &selection.map_prefix,
            birth_dates: &selection.birth_dates,
            problems: Vec::new(),
        };
        search.check_maps(selection);
        let id = search.key(&selection.id, Some(Need::Required));
        let area = search.key(&selection.area, None);
        let mut kept = search.all(&selection.kept);
        let conditions = search.all(&selection.conditions);
        let summed = search.all(&selection.summed);
        if selection.keep == Keep::Every {
            let others = others(&survey.header, &[&id, &area, &kept]);
            kept.extend(others);
            search.check_names(&kept);
        }
        match Failure::of(search.problems) {
            Some(failure) => Err(failure),
            None => Ok(Self {
                id,
                area,
                kept,
                conditions,
                summed,
            }),
        }
    }
}

/// The columns that are not used yet.
fn others(header: &Header, used: &[&Vec<Column>]) -> Vec<Column> {
    let used: Vec<usize> = used
        .iter()
        .flat_map(|columns| columns.iter())
        .filter_map(|column| column.found.as_ref())
        .map(|found| found.position)
        .collect();
    header
        .names
        .iter()
        .enumerate()
        .filter(|(position, _)| !used.contains(position))
        .map(|(position, name)| Column {
            name: name.clone(),
            kind: ColumnType::Text,
            found: Some(Found {
                position,
                header: name.clone(),
            }),
            taken: Taken::Whole,
        })
        .collect()
}

/// How many headings a message lists.
const HEADINGS_LISTED: usize = 20;

/// One search for columns, and what went wrong in it.
struct Search<'a> {
    file: &'a str,
    header: &'a Header,
    maps: &'a [Mapping],
    map_prefix: &'a str,
    birth_dates: &'a [String],
    problems: Vec<Diagnostic>,
}

impl Search<'_> {
    /// Mappings of columns that nobody wants are slips of the pen.
    fn check_maps(&mut self, selection: &Selection) {
        let wanted = || {
            let lists = [
                &selection.id,
                &selection.area,
                &selection.kept,
                &selection.conditions,
                &selection.summed,
            ];
            lists
                .into_iter()
                .flatten()
                .map(|wanted| wanted.name.as_str())
        };
        for map in self.maps {
            if !wanted().any(|name| name == map.column) {
                let message = say::MAP_UNKNOWN_COLUMN.with("column", &map.column);
                let help = nearest(&map.column, wanted()).map(did_you_mean);
                self.problems
                    .push(Diagnostic::new(&code::E014, message).help_if(help));
            }
        }
    }

    /// Two kept columns of one name could not be told apart in the sample, nor found again when the draw is re-performed.
    fn check_names(&mut self, kept: &[Column]) {
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

    fn all(&mut self, wanted: &[Wanted]) -> Vec<Column> {
        wanted
            .iter()
            .filter_map(|wanted| self.column(wanted, wanted.need))
            .collect()
    }

    /// The columns of a key, in which one name may list several headings.
    fn key(&mut self, wanted: &[Wanted], need: Option<Need>) -> Vec<Column> {
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
        let taken = match self.birth_dates.contains(&wanted.name) {
            true => Taken::BirthDate,
            false => Taken::Whole,
        };
        let positions = match mapped {
            Some(map) => self.exact_or_fitting(&map.header, &[&map.header]),
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

    /// Notes a problem once, though a column may be asked for twice: as an area, and because a rule looks at it.
    fn problem(&mut self, problem: Diagnostic) -> Option<Column> {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        None
    }

    fn found(&self, position: usize) -> Found {
        Found {
            position,
            header: self.header.names.get(position).cloned().unwrap_or_default(),
        }
    }

    /// The positions of the headings that are exactly a name, be it empty; else of those that fit one of several.
    fn exact_or_fitting(&self, exact: &str, names: &[&str]) -> Vec<usize> {
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

fn did_you_mean(name: &str) -> Message {
    say::DID_YOU_MEAN.with("name", name)
}

fn quoted_list<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
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
