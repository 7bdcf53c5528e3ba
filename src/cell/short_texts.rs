//! Short texts that are met again and again, as areas and states of a case are, each with a number.

use fearless_simd::prelude::*;

use super::ShortText;

/// Short texts, numbered from zero in the order in which they came.
#[derive(Debug)]
pub struct ShortTexts {
    texts: Vec<ShortText>,
    /// One more than the number of a text, at the first free place from the one that its hash names on; zero where there is
    /// none. There are eight places for each text at least, a power of two: nearly every text is found at once.
    places: Vec<u32>,
}

/// How many places there are at first.
const FEW_PLACES: usize = 256;

impl Default for ShortTexts {
    fn default() -> Self {
        Self {
            texts: Vec::new(),
            places: vec![0; FEW_PLACES],
        }
    }
}

impl ShortTexts {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// The number of a text, if it has one.
    #[inline(always)]
    pub fn number<S: Simd>(&self, simd: S, text: &ShortText) -> Option<usize> {
        self.find(text.hash(), |known| known.is_same(simd, text))
    }

    /// The number of a text, which it has from now on.
    pub fn number_from_now_on(&mut self, text: ShortText) -> usize {
        if let Some(number) = self.find(text.hash(), |known| *known == text) {
            return number;
        }
        let number = self.texts.len();
        self.texts.push(text);
        if self.places.len() < 8 * self.texts.len() {
            self.places = vec![0; 2 * self.places.len()];
            (0..=number).for_each(|number| self.put(number));
        } else {
            self.put(number);
        }
        number
    }

    #[inline(always)]
    fn find(&self, hash: u64, is_it: impl Fn(&ShortText) -> bool) -> Option<usize> {
        for place in places_from(hash, self.places.len()) {
            let number = usize::try_from(*self.places.get(place)?).ok()?;
            let number = number.checked_sub(1)?;
            if is_it(self.texts.get(number)?) {
                return Some(number);
            }
        }
        None
    }

    /// Has the text of a number found.
    fn put(&mut self, number: usize) {
        let hash = self.texts.get(number).map_or(0, ShortText::hash);
        let mut places = places_from(hash, self.places.len());
        let free = places.find(|place| self.places.get(*place) == Some(&0));
        if let Some(place) = free.and_then(|place| self.places.get_mut(place)) {
            *place = u32::try_from(number + 1).unwrap_or_default();
        }
    }
}

/// Each of so many places, a power of two, from the one on that a hash names.
#[inline(always)]
fn places_from(hash: u64, count: usize) -> impl Iterator<Item = usize> {
    let [a, b, c, d, ..] = hash.to_le_bytes();
    let first = usize::try_from(u32::from_le_bytes([a, b, c, d])).unwrap_or_default();
    (first..first.saturating_add(count)).map(move |place| place & (count - 1))
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};
    use proptest::prelude::*;

    use super::*;

    fn number(texts: &ShortTexts, text: &str) -> Option<usize> {
        let text = ShortText::of(text.as_bytes()).unwrap();
        dispatch!(Level::new(), simd => texts.number(simd, &text))
    }

    proptest! {
        #[test]
        fn every_text_keeps_its_number(met in prop::collection::vec("[ab]{0,10}[a-z]{0,54}", 0..400)) {
            let mut texts = ShortTexts::default();
            let mut expected = Vec::<&String>::new();
            for text in &met {
                let known = expected.iter().position(|known| *known == text);
                prop_assert_eq!(number(&texts, text), known);
                let short = ShortText::of(text.as_bytes()).unwrap();
                prop_assert_eq!(texts.number_from_now_on(short), known.unwrap_or(expected.len()));
                if known.is_none() {
                    expected.push(text);
                }
                prop_assert_eq!(texts.count(), expected.len());
            }
            for (place, text) in expected.iter().enumerate() {
                prop_assert_eq!(number(&texts, text), Some(place));
            }
        }
    }

    #[test]
    fn texts_in_one_place_are_told_apart() {
        let mut texts = ShortTexts::default();
        texts.places.truncate(4);
        for (text, expected) in [("a", 0), ("b", 1), ("c", 2), ("a", 0), ("c", 2)] {
            let short = ShortText::of(text.as_bytes()).unwrap();
            assert_eq!(texts.number_from_now_on(short), expected);
            assert_eq!(number(&texts, text), Some(expected));
        }
    }
}
