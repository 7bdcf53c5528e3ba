//! Area names: what a case system calls the areas in many ways, brought under one name each.

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
    /// Of each area of the extract, how many cases of the population it has, and which area it is.
    met: Vec<Met>,
    /// What each of them is called.
    texts: Vec<MetText>,
    /// The number of each by what stands in the extract.
    by_text: HashMap<Area, MetNumber, FixedState>,
    /// The areas that those are, each once, in the order in which they were met.
    areas: Vec<Area>,
    numbers: BTreeMap<Area, AreaNumber>,
}

/// The number of an area among those that one [`Naming`] has met.
pub(super) type AreaNumber = usize;

/// The number of what stands in the extract for an area.
pub(super) type MetNumber = usize;

#[derive(Debug, Clone, Copy, Default)]
struct Met {
    cases: u64,
    /// `None` before its first case.
    area: Option<AreaNumber>,
}

#[derive(Debug)]
struct MetText {
    /// As it stands in the extract.
    text: Area,
    /// As it may be shown; `None` before its first case.
    shown: Option<Area>,
    is_named: bool,
}

/// More areas than anyone can audit one by one; each is held in memory.
const MOST_AREAS: usize = 100_000;

impl Naming {
    pub fn new(names: Vec<AreaName>) -> Self {
        Self {
            names,
            met: Vec::new(),
            texts: Vec::new(),
            by_text: HashMap::default(),
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

    /// The number of what stands in the extract for an area.
    ///
    /// # Errors
    /// When there are more areas than can be.
    pub fn meet(&mut self, area: &Area) -> Result<MetNumber, Failure> {
        if let Some(number) = self.by_text.get(area) {
            return Ok(*number);
        }
        let number = self.met.len();
        if number == MOST_AREAS {
            return Err(too_many_areas());
        }
        self.met.push(Met::default());
        self.texts.push(MetText {
            text: area.clone(),
            shown: None,
            is_named: false,
        });
        self.by_text.insert(area.clone(), number);
        Ok(number)
    }

    /// Counts a case of the population, and says which area it is in; `masked` is how that may be shown.
    ///
    /// # Errors
    /// When two areas claim the name.
    #[inline]
    pub fn count(
        &mut self,
        number: MetNumber,
        masked: impl FnOnce(&Area) -> Area,
    ) -> Result<AreaNumber, Failure> {
        let met = self.met.get_mut(number).expect(MET);
        met.cases += 1;
        match met.area {
            Some(area) => Ok(area),
            None => self.name_met(number, masked),
        }
    }

    fn name_met(
        &mut self,
        number: MetNumber,
        masked: impl FnOnce(&Area) -> Area,
    ) -> Result<AreaNumber, Failure> {
        let shown = masked(&self.texts.get(number).expect(MET).text);
        let is_named = self.name(&shown)?.is_some();
        let area = self.of(&shown)?;
        let area = self.number_of(area);
        let text = self.texts.get_mut(number).expect(MET);
        (text.shown, text.is_named) = (Some(shown), is_named);
        self.met.get_mut(number).expect(MET).area = Some(area);
        Ok(area)
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

    /// Takes in what another has met.
    ///
    /// # Errors
    /// When there are more areas than can be.
    pub fn merge(&mut self, other: Self) -> Result<(), Failure> {
        let areas = other.areas.into_iter();
        let numbers: Vec<_> = areas.map(|area| self.number_of(area)).collect();
        for (met, text) in other.met.into_iter().zip(other.texts) {
            let number = self.meet(&text.text)?;
            let ours = self.met.get_mut(number).expect(MET);
            ours.cases += met.cases;
            if ours.area.is_none() {
                ours.area = met.area.and_then(|area| numbers.get(area).copied());
                *self.texts.get_mut(number).expect(MET) = text;
            }
        }
        Ok(())
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

    /// The areas that were met, each at the place of its number.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The areas of the extract that nobody has named though others have a name, with their cases.
    pub fn unnamed(&self) -> Vec<(Area, u64)> {
        let mut unnamed: BTreeMap<&Area, u64> = BTreeMap::new();
        let met = self.met.iter().zip(&self.texts);
        let met = met.filter(|(_, text)| !text.is_named && !self.names.is_empty());
        for (met, text) in met {
            if let Some(shown) = &text.shown {
                *unnamed.entry(shown).or_default() += met.cases;
            }
        }
        let unnamed = unnamed.into_iter();
        unnamed.map(|(area, cases)| (area.clone(), cases)).collect()
    }

    /// The names, for the draw record.
    pub fn names(&self) -> &[AreaName] {
        &self.names
    }
}

const MET: &str = "numbers are those of areas that were met";

fn too_many_areas() -> Failure {
    let most = u64::try_from(MOST_AREAS).unwrap_or(u64::MAX);
    let message = load::TOO_MANY_AREAS.with("most", most);
    let diagnostic = Diagnostic::new(&code::E070, message);
    diagnostic.help(load::NO_AREA_COLUMN.message()).into()
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
            let met = naming.meet(&area).unwrap();
            naming.count(met, Area::clone).unwrap();
        }
        naming
    }

    #[test]
    fn more_areas_than_can_be_are_refused_by_one_and_by_several_together() {
        let mut all = met(0..MOST_AREAS);
        let one = Area::named("0");
        all.meet(&one).unwrap();
        let another = Area::named("another");
        let refused = all.meet(&another).unwrap_err();
        assert_eq!(refused.diagnostics()[0].code.id, "E070");

        let mut half = met(0..MOST_AREAS / 2);
        half.merge(met(0..MOST_AREAS)).unwrap();
        let refused = half.merge(met(MOST_AREAS..MOST_AREAS + 1)).unwrap_err();
        assert_eq!(refused.diagnostics()[0].code.id, "E070");
    }
}
