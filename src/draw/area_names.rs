//! Area names: what a case system calls the areas in many ways, brought under one name each.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use crate::case::{Area, look};
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::{load, population as say};

/// An area and the names it has in extracts.
///
/// Its `id` is what stands in every file, so that audits of different periods can be compared whatever the extract calls
/// the area that month; the `title` is what a reader sees in headings. Besides the patterns, the id and the title match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaName {
    /// The name in all files.
    pub area: String,
    /// What it is called for a reader, where that is something else.
    pub title: Option<String>,
    /// Names in extracts. Case, white space and what nobody sees do not count, and `*` is any text, also none:
    /// `SEL § 107*`.
    #[serde(rename = "match")]
    pub patterns: Vec<String>,
}

impl AreaName {
    /// Whether an area of an extract is this one.
    ///
    /// ```
    /// # use sagsaudit::draw::AreaName;
    /// let name = AreaName { area: "sel-107".into(), title: None, patterns: vec!["SEL § 107*".into()] };
    /// assert!(name.is("sel  § 107 (midlertidigt)") && name.is("SEL-107"));
    /// assert!(!name.is("SEL § 108"));
    /// ```
    pub fn is(&self, name: &str) -> bool {
        let name = look(name);
        self.names().any(|pattern| fits(&name, &look(pattern)))
    }

    /// Id, title and patterns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [Some(&self.area), self.title.as_ref()]
            .into_iter()
            .flatten()
            .chain(&self.patterns)
            .map(String::as_str)
    }
}

/// Whether a text fits a pattern in which `*` is any text.
fn fits(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    rest.ends_with(last)
}

/// Area names at work: what was met in the extract, and what it was called.
#[derive(Debug)]
pub(super) struct Naming {
    names: Vec<AreaName>,
    /// By what stands in the extract.
    met: HashMap<Area, Met, FixedState>,
    /// The areas that those are, each once, in the order in which they were met.
    areas: Vec<Area>,
    numbers: BTreeMap<Area, AreaNumber>,
}

/// The number of an area among those that one [`Naming`] has met.
pub(super) type AreaNumber = usize;

#[derive(Debug)]
struct Met {
    /// The area as it may be shown.
    found: Area,
    number: AreaNumber,
    is_named: bool,
    cases: u64,
}

/// More areas than anyone can audit one by one; each is held in memory.
const MOST_AREAS: usize = 100_000;

impl Naming {
    pub fn new(names: Vec<AreaName>) -> Self {
        Self {
            names,
            met: HashMap::default(),
            areas: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The area that an area of the extract is; itself when nobody has named it.
    ///
    /// # Errors
    /// When two areas claim the name.
    pub fn of(&self, found: &Area) -> Result<Area, Failure> {
        Ok(self
            .name(found)?
            .map_or_else(|| found.clone(), |name| Area::named(name.area.as_str())))
    }

    /// As [`Naming::of`], for a case that is met; `masked` is how its area may be shown.
    ///
    /// # Errors
    /// When two areas claim the name, or there are more areas than can be.
    pub fn meet(
        &mut self,
        area: &Area,
        masked: impl FnOnce(&Area) -> Area,
    ) -> Result<AreaNumber, Failure> {
        if let Some(met) = self.met.get_mut(area) {
            met.cases += 1;
            return Ok(met.number);
        }
        let found = masked(area);
        let is_named = self.name(&found)?.is_some();
        let name = self.of(&found)?;
        let number = self.number_of(name);
        let met = Met {
            found,
            number,
            is_named,
            cases: 1,
        };
        self.met.insert(area.clone(), met);
        self.refuse_too_many()?;
        Ok(number)
    }

    /// The area of a number.
    pub fn area(&self, number: AreaNumber) -> &Area {
        self.areas.get(number).expect("numbers are those of areas")
    }

    fn number_of(&mut self, area: Area) -> AreaNumber {
        *self.numbers.entry(area).or_insert_with_key(|area| {
            self.areas.push(area.clone());
            self.areas.len() - 1
        })
    }

    fn refuse_too_many(&self) -> Result<(), Failure> {
        if self.met.len() <= MOST_AREAS {
            return Ok(());
        }
        let most = u64::try_from(MOST_AREAS).unwrap_or(u64::MAX);
        let message = load::TOO_MANY_AREAS.with("most", most);
        let diagnostic = Diagnostic::new(&code::E070, message);
        Err(diagnostic.help(load::NO_AREA_COLUMN.message()).into())
    }

    /// Takes in what another has met.
    ///
    /// # Errors
    /// When there are more areas than can be.
    pub fn merge(&mut self, other: Self) -> Result<(), Failure> {
        let areas = other.areas.into_iter();
        let numbers: Vec<_> = areas.map(|area| self.number_of(area)).collect();
        for (area, met) in other.met {
            match self.met.entry(area) {
                Entry::Occupied(mut known) => known.get_mut().cases += met.cases,
                Entry::Vacant(place) => {
                    let number = *numbers.get(met.number).expect("all were numbered above");
                    place.insert(Met { number, ..met });
                }
            }
        }
        self.refuse_too_many()
    }

    /// Sizes of areas by the names that the areas have here.
    ///
    /// # Errors
    /// When two sizes are given for one area, under two of its names.
    pub fn sizes(&self, by_area: &BTreeMap<Area, u64>) -> Result<BTreeMap<Area, u64>, Failure> {
        let mut named = BTreeMap::new();
        for (area, size) in by_area {
            let name = self.of(area)?;
            if named.insert(name.clone(), *size).is_some() {
                let message = say::SIZE_TWICE.with("area", name.as_str());
                return Err(Diagnostic::new(&code::D045, message).into());
            }
        }
        Ok(named)
    }

    fn name(&self, found: &Area) -> Result<Option<&AreaName>, Failure> {
        let mut fitting = self.names.iter().filter(|name| name.is(found.as_str()));
        match (fitting.next(), fitting.next()) {
            (first, None) => Ok(first),
            (Some(first), Some(second)) => {
                let message = say::AREA_CLAIMED_TWICE
                    .with("name", found.as_str())
                    .with("first", first.area.as_str())
                    .with("second", second.area.as_str());
                let diagnostic = Diagnostic::new(&code::D044, message);
                Err(diagnostic.help(say::NARROWER_PATTERN.message()).into())
            }
            (None, Some(_)) => Ok(None),
        }
    }

    /// The areas of the extract that nobody has named though others have a name, with their cases.
    pub fn unnamed(&self) -> Vec<(Area, u64)> {
        let mut unnamed: BTreeMap<&Area, u64> = BTreeMap::new();
        let met = self.met.values().filter(|met| !met.is_named);
        for met in met.filter(|_| !self.names.is_empty()) {
            *unnamed.entry(&met.found).or_default() += met.cases;
        }
        let unnamed = unnamed.into_iter();
        unnamed.map(|(area, cases)| (area.clone(), cases)).collect()
    }

    /// The names, for the draw record.
    pub fn names(&self) -> &[AreaName] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text() {
        for (text, pattern, expected) in [
            ("abc", "abc", true),
            ("abc", "ab", false),
            ("abc", "ab*", true),
            ("abc", "*", true),
            ("", "*", true),
            ("abc", "*c", true),
            ("abc", "a*c", true),
            ("abcbc", "a*bc", true),
            ("aba", "ab*ba", false),
            ("abc", "a*x*c", false),
            ("abc", "**b**", true),
        ] {
            assert_eq!(fits(text, pattern), expected, "{text} {pattern}");
        }
    }

    /// So many areas, each met once.
    fn met(numbers: std::ops::Range<usize>) -> Naming {
        let mut naming = Naming::new(Vec::new());
        for number in numbers {
            let area = Area::named(number.to_string());
            naming.meet(&area, Area::clone).unwrap();
        }
        naming
    }

    #[test]
    fn more_areas_than_can_be_are_refused_by_one_and_by_several_together() {
        let mut all = met(0..MOST_AREAS);
        let one = Area::named("0");
        all.meet(&one, Area::clone).unwrap();
        let another = Area::named("another");
        let refused = all.meet(&another, Area::clone).unwrap_err();
        assert_eq!(refused.diagnostics()[0].code.id, "E070");

        let mut half = met(0..MOST_AREAS / 2);
        half.merge(met(0..MOST_AREAS)).unwrap();
        let refused = half.merge(met(MOST_AREAS..MOST_AREAS + 1)).unwrap_err();
        assert_eq!(refused.diagnostics()[0].code.id, "E070");
    }
}
