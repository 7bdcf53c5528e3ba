//! Exclusions: which cases of an extract do not belong to the population, by conditions over its columns.
//!
//! A condition answers true, false, or that it cannot be decided because a cell is empty or unreadable. Each exclusion
//! says which answer it excludes, so that cases of which nothing is known are always counted under a name of their own.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record::ExclusionRecord;
use crate::case::{ColumnType, Reading};
use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, Place, SourceFile, code, nearest};
use crate::extract::{ColumnFormat, Extract, Mapping, Wanted, column_kinds};
use crate::lang::population as say;
use crate::rule::{self, Expression, Origin, Problem};

/// The name of an exclusion that the user gave as what is kept.
pub const WHERE: &str = "--where";
/// The name of the cases for which such a condition cannot be decided.
pub const WHERE_UNKNOWN: &str = "--where (unknown)";

/// Which answer of its condition excludes a case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The condition holds.
    #[default]
    True,
    /// It does not hold.
    False,
    /// It cannot be decided.
    Unknown,
}

/// Cases that are left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Why, in a few words.
    pub reason: String,
    /// The condition.
    pub condition: String,
    /// Which answer of the condition excludes.
    pub excludes: Answer,
}

impl Exclusion {
    /// Leaves out the cases of which a condition is true. One that cannot be decided stays in the population.
    pub fn of(reason: impl Into<String>, condition: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            condition: condition.into(),
            excludes: Answer::True,
        }
    }

    /// Keeps the cases of which a condition is true, as `WHERE` in SQL. What cannot be decided is left out as well, and
    /// counted apart.
    pub fn all_but(condition: &str) -> [Self; 2] {
        let leave_out = |reason: &str, excludes| Self {
            reason: reason.to_owned(),
            condition: condition.to_owned(),
            excludes,
        };
        [
            leave_out(WHERE, Answer::False),
            leave_out(WHERE_UNKNOWN, Answer::Unknown),
        ]
    }
}

/// The columns that conditions may name: those that are declared, and all other headings of the extract.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Columns with a name and a type of their own, as a template has them.
    pub declared: Vec<Wanted>,
    /// Columns with a name of their own whose headings differ from file to file; their types are found out.
    pub renamed: Vec<Wanted>,
    /// Types that the user has stated of headings; of the others they are found out.
    pub types: Vec<(String, ColumnType)>,
}

/// A column that conditions may name.
struct Known {
    wanted: Wanted,
    /// Whether it is no declared column, but one that goes by a heading.
    is_heading: bool,
    /// Whether its type has to be found out.
    untyped: bool,
}

/// Conditions that can be asked, and the columns they look at.
#[derive(Debug)]
pub(super) struct Conditions {
    /// The columns, in the order of the rows on which conditions are asked.
    pub columns: Vec<Wanted>,
    exclusions: Vec<(Exclusion, Expression)>,
}

impl Conditions {
    /// Reads conditions, and finds out the types of the columns they name.
    ///
    /// # Errors
    /// Everything that is wrong with them, with its place in the condition; a stated type of a column that is not there;
    /// and when the extract cannot be read.
    ///
    /// `None` when types have to be found out, which all rows tell, and more of the extract has to be looked at first.
    pub fn read(
        exclusions: &[Exclusion],
        vocabulary: &Vocabulary,
        source: &Extract,
        maps: &[Mapping],
    ) -> Result<Option<Self>, Failure> {
        let mut known = vocabulary.known(source)?;
        let names = names(&known);
        let mut used = BTreeSet::new();
        let mut problems = Vec::new();
        for exclusion in exclusions {
            match rule::named_in(&exclusion.condition, &names) {
                Ok(named) => used.extend(named),
                Err(found) => problems.extend(told(exclusion, found, None)),
            }
        }
        fail_on(problems)?;
        if has_untyped(&known, &used) {
            if source.has_unseen_rest() {
                return Ok(None);
            }
            find_types(&mut known, &used, source, maps)?;
        }
        let known: Vec<Known> = known
            .into_iter()
            .enumerate()
            .filter(|(index, _)| used.contains(index))
            .map(|(_, known)| known)
            .collect();
        Ok(Some(Self {
            exclusions: compiled(exclusions, &known)?,
            columns: known.into_iter().map(|known| known.wanted).collect(),
        }))
    }
}

impl Vocabulary {
    fn known(&self, source: &Extract) -> Result<Vec<Known>, Failure> {
        let is_declared = |heading: &str| {
            let lower_case = heading.to_lowercase();
            let mut names = self.declared.iter().map(|wanted| &wanted.name);
            names.any(|name| name.to_lowercase() == lower_case)
        };
        let declared = self.declared.iter().map(|wanted| Known {
            wanted: wanted.clone(),
            is_heading: false,
            untyped: false,
        });
        let headings = headings(source);
        let free = headings
            .iter()
            .filter(|heading| !is_declared(heading) && !self.is_renamed(heading));
        let renamed = self.renamed.iter().cloned();
        let free = renamed
            .chain(free.map(|heading| Wanted::header(*heading)))
            .map(|wanted| Known {
                wanted,
                is_heading: true,
                untyped: true,
            });
        let mut known: Vec<Known> = declared.chain(free).collect();
        for (heading, kind) in &self.types {
            let free = || known.iter().filter(|known| known.is_heading);
            let Some(position) = position_of(&known, heading) else {
                let near = nearest(heading, free().map(|known| known.wanted.name.as_str()));
                let message = say::NO_HEADING_TO_TYPE.with("heading", heading.as_str());
                let help = near.map(|near| say::HEADING_MEANT.with("heading", near));
                return Err(Diagnostic::new(&code::C016, message).help_if(help).into());
            };
            if let Some(known) = known.get_mut(position) {
                known.wanted.kind = *kind;
                known.untyped = false;
            }
        }
        Ok(known)
    }

    fn is_renamed(&self, heading: &str) -> bool {
        let mut names = self.renamed.iter().map(|wanted| &wanted.name);
        names.any(|name| name.to_lowercase() == heading.to_lowercase())
    }
}

/// The headings of all files. Those that stand twice in the first file stay twice, since what names one of them could
/// mean the other.
fn headings<'e>(source: &'e Extract) -> Vec<&'e str> {
    let mut headings: Vec<&'e str> = Vec::new();
    for part in source.parts() {
        let names = part.survey.header.names.iter().map(String::as_str);
        let new: Vec<_> = names
            .filter(|name| !name.is_empty() && !headings.contains(name))
            .collect();
        headings.extend(new);
    }
    headings
}

/// The heading of that name, else the one that differs only in case.
fn position_of(known: &[Known], heading: &str) -> Option<usize> {
    let find = |fits: &dyn Fn(&str) -> bool| {
        known
            .iter()
            .position(|known| known.is_heading && fits(&known.wanted.name))
    };
    let lower_case = heading.to_lowercase();
    find(&|name| name == heading).or_else(|| find(&|name| name.to_lowercase() == lower_case))
}

fn names(known: &[Known]) -> rule::Columns {
    let columns = known
        .iter()
        .map(|known| (known.wanted.name.clone(), known.wanted.kind));
    rule::Columns::new(Origin::Extract, columns)
}

/// Whether the type of any column that is used has to be found out.
fn has_untyped(known: &[Known], used: &BTreeSet<usize>) -> bool {
    let mut used = used.iter().filter_map(|used| known.get(*used));
    used.any(|known| known.untyped)
}

fn find_types(
    known: &mut [Known],
    used: &BTreeSet<usize>,
    source: &Extract,
    maps: &[Mapping],
) -> Result<(), Failure> {
    let untyped: Vec<&mut Known> = known
        .iter_mut()
        .enumerate()
        .filter(|(index, known)| known.untyped && used.contains(index))
        .map(|(_, known)| known)
        .collect();
    let columns: Vec<Wanted> = untyped.iter().map(|known| known.wanted.clone()).collect();
    let kinds = column_kinds(source, &columns, maps)?;
    for (known, kind) in untyped.into_iter().zip(kinds) {
        known.wanted.kind = kind;
    }
    Ok(())
}

fn compiled(
    exclusions: &[Exclusion],
    known: &[Known],
) -> Result<Vec<(Exclusion, Expression)>, Failure> {
    let names = names(known);
    let mut problems = Vec::new();
    let mut compiled = Vec::new();
    for exclusion in exclusions {
        match rule::compile(&exclusion.condition, &names) {
            Ok(expression) => compiled.push((exclusion.clone(), expression)),
            Err(found) => problems.extend(told(exclusion, found, Some(known))),
        }
    }
    fail_on(problems)?;
    Ok(compiled)
}

/// A condition that is asked for two answers is complained of once.
fn fail_on(problems: Vec<Diagnostic>) -> Result<(), Failure> {
    let mut different: Vec<Diagnostic> = Vec::new();
    for problem in problems {
        if !different.contains(&problem) {
            different.push(problem);
        }
    }
    Failure::of(different).map_or(Ok(()), Err)
}

/// Problems of a condition with their places in it.
fn told(exclusion: &Exclusion, problems: Vec<Problem>, known: Option<&[Known]>) -> Vec<Diagnostic> {
    let name = match exclusion.excludes {
        Answer::Unknown => WHERE,
        Answer::True | Answer::False => &exclusion.reason,
    };
    let source = Arc::new(SourceFile {
        name: mask_cpr(name).0.into_owned(),
        text: exclusion.condition.clone(),
    });
    let told = problems.into_iter().map(|problem| {
        let place = Place::Span {
            source: Arc::clone(&source),
            bytes: problem.span,
        };
        let types = known
            .filter(|_| problem.code == &code::T015)
            .and_then(types_found);
        Diagnostic::new(problem.code, problem.message)
            .at(place)
            .help_if(problem.help)
            .help_if(types)
    });
    told.collect()
}

/// The types that were found out, which the user can correct.
fn types_found(known: &[Known]) -> Option<crate::lang::Message> {
    let found: Vec<String> = known
        .iter()
        .filter(|known| known.untyped)
        .map(|known| format!("`{}` {}", known.wanted.name, known.wanted.kind))
        .collect();
    (!found.is_empty()).then(|| say::TYPES_FOUND.with("types", found.join(", ")))
}

/// The exclusions at work: how often each was met.
#[derive(Debug)]
pub(super) struct Sieve {
    /// How the columns of the conditions are read.
    formats: Vec<ColumnFormat>,
    /// What they hold in one case, and the memory of texts that stood there before.
    row: Vec<Reading>,
    spare: Vec<String>,
    exclusions: Vec<Counted>,
}

#[derive(Debug)]
struct Counted {
    exclusion: Exclusion,
    expression: Expression,
    /// What the condition said of the case that was asked last.
    answer: Answer,
    cases: u64,
    undecided: u64,
}

impl Sieve {
    /// A sieve that has seen no case; the formats are those of the columns of the conditions.
    pub fn new(conditions: &Conditions, formats: &[ColumnFormat]) -> Self {
        let exclusions = conditions.exclusions.iter();
        let exclusions = exclusions.map(|(exclusion, expression)| Counted {
            exclusion: exclusion.clone(),
            expression: expression.clone(),
            answer: Answer::Unknown,
            cases: 0,
            undecided: 0,
        });
        Self {
            formats: formats.to_vec(),
            row: vec![Reading::Unreadable; formats.len()],
            spare: Vec::new(),
            exclusions: exclusions.collect(),
        }
    }

    /// Whether nothing is left out.
    #[inline]
    pub fn takes_nothing(&self) -> bool {
        self.exclusions.is_empty()
    }

    /// Whether a case with these values is left out; it is counted for the first exclusion that takes it. Where a file
    /// lacks a column, nothing is decided on it.
    pub fn takes<'v>(&mut self, values: impl Iterator<Item = Option<Cow<'v, str>>>) -> bool {
        for ((format, reading), value) in self.formats.iter().zip(&mut self.row).zip(values) {
            match value {
                Some(value) => format.read_into(&value, reading, &mut self.spare),
                None => *reading = Reading::Unreadable,
            }
        }
        for counted in &mut self.exclusions {
            counted.answer = match counted.expression.answer(&self.row) {
                rule::Answer::True => Answer::True,
                rule::Answer::False => Answer::False,
                rule::Answer::Null | rule::Answer::Undetermined => Answer::Unknown,
            };
            if counted.answer == counted.exclusion.excludes {
                counted.cases += 1;
                return true;
            }
        }
        for counted in &mut self.exclusions {
            let is_undecided = counted.answer == Answer::Unknown;
            counted.undecided +=
                u64::from(is_undecided && counted.exclusion.excludes == Answer::True);
        }
        false
    }

    /// Adds what another has counted of the same exclusions.
    pub fn merge(&mut self, other: &Self) {
        for (counted, other) in self.exclusions.iter_mut().zip(&other.exclusions) {
            counted.cases += other.cases;
            counted.undecided += other.undecided;
        }
    }

    /// What was left out.
    pub fn record(&self) -> Vec<ExclusionRecord> {
        let records = self.exclusions.iter().map(|counted| ExclusionRecord {
            reason: counted.exclusion.reason.clone(),
            condition: counted.exclusion.condition.clone(),
            cases: counted.cases,
            excludes: counted.exclusion.excludes,
            undecided: counted.undecided,
        });
        records.collect()
    }
}
