//! Areas that are perhaps one area written in two ways.

use std::collections::BTreeMap;

use crate::case::look;

/// Most names of legal provisions with the same numbers that are compared with each other.
const MOST_COMPARED: usize = 50;

/// The name of an area with its cases.
type Counted = (String, u64);

/// An act by its name, and the area that names it.
type Act<'a> = (String, &'a Counted);

/// Two areas whose names are nearly the same, with their cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NearAreas {
    pub one: Counted,
    pub other: Counted,
}

/// The areas whose names differ only in case, blanks, punctuation and what nobody sees, and those that name the same
/// provision by an act and its abbreviation: `SEL § 107` and `Servicelovens § 107`. Each stands behind the first that it
/// is like, in the order of the names, which come sorted.
pub(super) fn near_areas(areas: &[Counted]) -> Vec<NearAreas> {
    let mut near = Vec::new();
    let mut spelt: BTreeMap<String, &Counted> = BTreeMap::new();
    let mut provisions: BTreeMap<Vec<String>, Vec<Act<'_>>> = BTreeMap::new();
    for area in areas {
        let letters = letters_and_digits(&area.0);
        if letters.is_empty() {
            continue;
        }
        let pair = |one: &Counted| NearAreas {
            one: one.clone(),
            other: area.clone(),
        };
        if let Some(one) = spelt.get(&letters) {
            near.push(pair(one));
            continue;
        }
        spelt.insert(letters, area);
        let Some((act, numbers)) = provision(&area.0) else {
            continue;
        };
        let same_numbers = provisions.entry(numbers).or_default();
        let alike = same_numbers
            .iter()
            .find(|(other, _)| is_short_for(&act, other));
        near.extend(alike.map(|(_, one)| pair(one)));
        if same_numbers.len() < MOST_COMPARED {
            same_numbers.push((act, area));
        }
    }
    near
}

fn letters_and_digits(name: &str) -> String {
    look(name)
        .chars()
        .filter(|it| it.is_alphanumeric())
        .collect()
}

/// The act and the numbers of a name such as `SEL § 107, stk. 1`: its first word and every number; `None` without a `§`.
fn provision(name: &str) -> Option<(String, Vec<String>)> {
    let (act, section) = look(name)
        .split_once('§')
        .map(|(act, section)| (act.trim().to_owned(), section.to_owned()))?;
    let numbers = section
        .split(|it: char| !it.is_alphanumeric())
        .filter(|word| word.len() == 1 || word.starts_with(|it: char| it.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    (!act.is_empty()).then_some((act, numbers))
}

/// Whether one of two names is an abbreviation of the other: its letters stand in the other in their order, the first of
/// them first.
fn is_short_for(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut letters = long.chars();
    let begins_alike = short.chars().next() == long.chars().next();
    begins_alike
        && short
            .chars()
            .filter(|it| it.is_alphanumeric())
            .all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> Vec<(String, String)> {
        let areas: Vec<_> = names.iter().map(|name| ((*name).to_owned(), 1)).collect();
        near_areas(&areas)
            .into_iter()
            .map(|near| (near.one.0, near.other.0))
            .collect()
    }

    #[test]
    fn near_twins_are_found() {
        for (one, other) in [
            ("SEL § 107", "Servicelovens § 107"),
            ("SEL §107", "SEL § 107"),
            ("Sygedagpenge", "SYGEDAGPENGE "),
            ("Barn-voksen", "Barn voksen"),
            ("Århus", "A\u{30a}rhus"),
        ] {
            assert_eq!(pairs(&[one, other]).len(), 1, "{one} {other}");
        }
    }

    #[test]
    fn different_areas_are_no_twins() {
        for (one, other) in [
            ("SEL § 107", "SEL § 108"),
            ("SEL § 107", "SEL § 107, stk. 2"),
            ("SUL § 107", "SEL § 107"),
            ("Team 1", "Tværteam 1"),
            ("§ 107", "SEL § 108"),
            ("§", "-"),
        ] {
            assert_eq!(pairs(&[one, other]), [], "{one} {other}");
        }
    }
}
