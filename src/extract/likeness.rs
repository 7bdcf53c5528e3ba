//! Which encoding of a byte a letter a text is in: the one that makes Danish words of it.
//!
//! All bytes beyond ASCII are counted together with what stands before and after each. Read in the right encoding they
//! are letters within words and signs between them; in a wrong one capitals stand within words, and signs within letters.
//! Only bytes that two encodings read differently tell them apart.

use super::encoding::Encoding;

/// What stands beside a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Lower,
    Upper,
    Digit,
    /// Another byte beyond ASCII, which may be anything.
    Beyond,
    /// A space, a sign, the end of a field.
    Other,
}

impl Beside {
    const ALL: [Self; 5] = [
        Self::Lower,
        Self::Upper,
        Self::Digit,
        Self::Beyond,
        Self::Other,
    ];

    fn of(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' => Self::Lower,
            b'A'..=b'Z' => Self::Upper,
            b'0'..=b'9' => Self::Digit,
            0x80.. => Self::Beyond,
            _ => Self::Other,
        }
    }

    fn place(self) -> u8 {
        match self {
            Self::Lower => 0,
            Self::Upper => 1,
            Self::Digit => 2,
            Self::Beyond => 3,
            Self::Other => 4,
        }
    }

    fn is_letter(self) -> bool {
        matches!(self, Self::Lower | Self::Upper | Self::Beyond)
    }
}

/// How many pairs of neighbours there are.
const NEIGHBOURS: usize = 25;
/// How many bytes are beyond ASCII.
const BEYOND_ASCII: usize = 128;

/// The bytes of a text beyond ASCII, counted by what stands beside them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Letters {
    counts: Vec<u64>,
    /// The place of what each byte is beside another: found by no comparison, since none of its outcomes is foreseeable.
    beside: [u8; 256],
}

impl Letters {
    pub(super) fn new() -> Self {
        let mut beside = [0; 256];
        for (place, byte) in beside.iter_mut().zip(0..=u8::MAX) {
            *place = Beside::of(byte).place();
        }
        Self {
            counts: vec![0; BEYOND_ASCII * NEIGHBOURS],
            beside,
        }
    }

    /// Counts a byte with the bytes that stand beside it; where there is none, any that is no letter and no digit.
    #[inline]
    pub(super) fn count(&mut self, byte: u8, before: u8, after: u8) {
        let beside = |byte: u8| self.beside.get(usize::from(byte)).copied().unwrap_or(0);
        let place = place(byte, beside(before), beside(after));
        if let Some(count) = self.counts.get_mut(place) {
            *count += 1;
        }
    }

    /// Takes in what another has counted.
    pub(super) fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
    }

    /// Everything counted: byte, neighbours, how often.
    fn all(&self) -> impl Iterator<Item = (u8, Beside, Beside, u64)> {
        (0x80..=u8::MAX).flat_map(move |byte| {
            Beside::ALL.into_iter().flat_map(move |before| {
                Beside::ALL.into_iter().filter_map(move |after| {
                    let count = self
                        .counts
                        .get(place(byte, before.place(), after.place()))
                        .copied()?;
                    (count > 0).then_some((byte, before, after, count))
                })
            })
        })
    }

    /// The encoding that makes words of the text, once all of it was seen.
    pub(super) fn encoding(&self) -> Result<Encoding, Doubt> {
        let total: u64 = self.all().map(|(.., count)| count).sum();
        // Of equals the first is taken: the most common of those that read the text alike.
        let best = Encoding::candidates()
            .reduce(|best, other| {
                if self.score(other) > self.score(best) {
                    other
                } else {
                    best
                }
            })
            .unwrap_or(Encoding::WINDOWS_1252);
        if self.score(best) < whole(total) {
            return Err(Doubt::NoWords);
        }
        let rival = Encoding::candidates().find(|other| self.is_close(best, *other));
        rival.map_or(Ok(best), |other| Err(Doubt::Two { best, other }))
    }

    fn score(&self, encoding: Encoding) -> i64 {
        self.all()
            .map(|(byte, before, after, count)| {
                likeness(encoding.char_of(byte), before, after) * whole(count)
            })
            .sum()
    }

    /// Whether another encoding reads some bytes differently, and almost as well.
    fn is_close(&self, best: Encoding, other: Encoding) -> bool {
        let mut lead = 0;
        let mut different = 0;
        for (byte, before, after, count) in self.all() {
            let (one, two) = (best.char_of(byte), other.char_of(byte));
            if one != two {
                different += whole(count);
                lead +=
                    (likeness(one, before, after) - likeness(two, before, after)) * whole(count);
            }
        }
        different > 0 && lead < different * CLEAR_LEAD
    }
}

/// By how much the best reading must lead, on average over the bytes that two read differently.
const CLEAR_LEAD: i64 = 1;

/// Why the encoding cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// No encoding makes words of it.
    NoWords,
    /// Two do, and not the same.
    Two {
        /// The better one.
        best: Encoding,
        /// The other one.
        other: Encoding,
    },
}

/// Where a byte is counted that stands between bytes of two kinds.
#[inline]
fn place(byte: u8, before: u8, after: u8) -> usize {
    let byte = usize::from(byte).saturating_sub(BEYOND_ASCII);
    let kinds = Beside::ALL.len();
    (byte * kinds + usize::from(before)) * kinds + usize::from(after)
}

/// A count as a number that can be weighed with negative ones.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 1000)
}

/// How much a character at its place looks like Danish: 4 for a Danish letter within a word, 2 for what Danes write
/// otherwise, 0 for what says nothing, less for what hardly occurs.
fn likeness(character: char, before: Beside, after: Beside) -> i64 {
    if character.is_control() || character == char::REPLACEMENT_CHARACTER {
        return -6;
    }
    if character.is_alphabetic() && !matches!(character, 'ª' | 'º' | 'ƒ' | 'µ') {
        return letter(character, before, after);
    }
    sign(character, before, after)
}

fn letter(character: char, before: Beside, after: Beside) -> i64 {
    let weight = match character {
        'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' => 4,
        'é' | 'è' | 'ê' | 'ë' | 'à' | 'ä' | 'ö' | 'ü' | 'ç' | 'ï' | 'ô' | 'ñ' | 'ß' | 'É' | 'Ä'
        | 'Ö' | 'Ü' => 2,
        'á' | 'í' | 'ó' | 'ú' | 'â' | 'î' | 'û' | 'Á' | 'È' | 'Ç' | 'Ñ' => 0,
        _ => -1,
    };
    let is_capital = character.is_uppercase();
    let is_within_small = is_capital
        && (before == Beside::Lower
            || (before == Beside::Other && after == Beside::Upper && weight == 0));
    if is_within_small || before == Beside::Digit || after == Beside::Digit {
        return -3;
    }
    if !is_capital && before == Beside::Upper && after == Beside::Upper {
        return -1;
    }
    // Danish words have no three such letters in a row, but those of Greek and Russian code pages have nothing else.
    if before == Beside::Beyond && after == Beside::Beyond {
        return weight.min(0);
    }
    let stands_alone = !before.is_letter() && !after.is_letter();
    if stands_alone && weight > 0 {
        weight / 2
    } else {
        weight
    }
}

fn sign(character: char, before: Beside, after: Beside) -> i64 {
    let is_within_word = before.is_letter() && after.is_letter();
    match character {
        '’' | '´' => {
            if before.is_letter() {
                2
            } else {
                0
            }
        }
        '‘' | '“' | '”' | '„' | '«' | '»' | '–' | '—' | '…' | '\u{a0}' => {
            if is_within_word {
                0
            } else {
                2
            }
        }
        '€' | '£' | '§' | '½' | '¼' | '¾' | '°' | '²' | '³' | '•' | '·' => {
            if is_within_word || before == Beside::Lower {
                -2
            } else {
                2
            }
        }
        'µ' => {
            if after == Beside::Lower && !before.is_letter() {
                1
            } else {
                -2
            }
        }
        '®' | '©' | '™' | '±' | '×' | '\u{ad}' => {
            if is_within_word {
                -2
            } else {
                1
            }
        }
        '¨' | '¤' | '¦' | '¬' | '¯' | '¸' | '¢' | '¥' | '¶' | '¡' | '¿' | '†' | '‡' | 'ƒ' | '‚'
        | 'ˆ' | '˜' | '‰' | '‹' | '›' | 'ª' | 'º' => {
            if is_within_word {
                -3
            } else {
                -1
            }
        }
        // Frames, blocks and mathematics.
        _ => -3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Result<Encoding, Doubt> {
        let mut letters = Letters::new();
        for (at, byte) in bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| !byte.is_ascii())
        {
            let beside =
                |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
            letters.count(*byte, beside(at.checked_sub(1)), beside(Some(at + 1)));
        }
        letters.encoding()
    }

    /// A text in an encoding; letters that it lacks are a mistake of the test.
    fn written(text: &str, encoding: Encoding) -> Vec<u8> {
        let byte_of = |wanted: char| {
            let found = (0..=u8::MAX).find(|byte| encoding.char_of(*byte) == wanted);
            found.unwrap_or_else(|| panic!("no {wanted} in {}", encoding.name()))
        };
        text.chars().map(byte_of).collect()
    }

    #[test]
    fn danish_text_is_told_in_every_candidate() {
        for text in [
            "Børn og Unge;Åse Ærø;på;kræver;ØST",
            "Område",
            "BØRNE- OG UNGEOMRÅDET",
            "Søren Dåb",
            "café og façade",
            "ældre",
            "Åben",
        ] {
            for encoding in Encoding::candidates() {
                // The American code page has no `ø`.
                if encoding.name() == "cp437" && text.to_lowercase().contains('ø') {
                    continue;
                }
                let bytes = written(text, encoding);
                let told = of(&bytes).unwrap_or_else(|doubt| panic!("{text}: {doubt:?}"));
                let read: String = bytes.iter().map(|byte| told.char_of(*byte)).collect();
                assert_eq!(read, text, "{} told as {}", encoding.name(), told.name());
            }
        }
    }

    #[test]
    fn little_text_is_asked_about_rather_than_misread() {
        for text in [
            "the applicant’s house, don’t",
            "“House” and land",
            "10\u{a0}000",
            "£500, § 11",
            "2016 – 2017",
            "1½ måned",
            "20°C",
            "• punkt",
            "José García, Jónsson, Müller",
            "Jónsson",
            "500 €",
        ] {
            for encoding in Encoding::candidates() {
                let has = |letter: char| (0..=u8::MAX).any(|byte| encoding.char_of(byte) == letter);
                if !text.chars().all(has) {
                    continue;
                }
                let bytes = written(text, encoding);
                let Ok(told) = of(&bytes) else {
                    continue;
                };
                let read: String = bytes.iter().map(|byte| told.char_of(*byte)).collect();
                assert_eq!(read, text, "{} told as {}", encoding.name(), told.name());
            }
        }
    }

    #[test]
    fn what_makes_no_words_is_in_doubt() {
        // Russian in windows-1251, and frames of DOS.
        let russian = "Äåëî î ñòðîèòåëüñòâå";
        assert_eq!(of(&written(russian, Encoding::WINDOWS_1252)).ok(), None);
        assert_eq!(of(b"\xC9\xCD\xCD\xCD\xBB").ok(), None);
    }

    #[test]
    fn a_capital_within_a_word_speaks_against_a_reading() {
        // `ç` in code page 850 is `á` in Mac Roman, which could be; but `é` is `Ç` there.
        assert_eq!(
            of(b"fa\x87ade caf\x82").map(Encoding::name).as_deref(),
            Ok("cp850")
        );
    }

    #[test]
    fn the_euro_sign_tells_iso_8859_15() {
        let bytes = written("på 500 € ", Encoding::ISO_8859_15);
        assert_eq!(of(&bytes), Ok(Encoding::ISO_8859_15));
    }
}
