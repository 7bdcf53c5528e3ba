//! Text that was encoded twice: UTF-8 read as windows-1252 and written as UTF-8 again, so that `å` became `Ã¥`.
//!
//! Files are often mixed, so each sequence is judged by itself: a letter that begins a character of UTF-8, followed by as
//! many as that character needs, all of which have a byte in windows-1252 (or are the control characters that stand for
//! bytes which windows-1252 lacks).

/// What the bytes 80 to 9F stand for in windows-1252; those it lacks stand for themselves.
const WINDOWS_80: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// How many characters of a text were made of one.
pub(super) fn doubly_encoded(text: &str) -> u64 {
    let mut count = 0;
    let mut rest = text;
    while let Some(found) = first(rest) {
        count += 1;
        rest = found.after;
    }
    count
}

/// The text as it was before it was encoded the second time; `None` when it was not.
pub(super) fn repaired(text: &str) -> Option<String> {
    let mut found = first(text)?;
    let mut mended = String::with_capacity(text.len());
    loop {
        mended.push_str(found.before);
        mended.push(found.character);
        let rest = found.after;
        let Some(next) = first(rest) else {
            mended.push_str(rest);
            return Some(mended);
        };
        found = next;
    }
}

/// A character that became several, and what stands around it.
struct Found<'t> {
    before: &'t str,
    character: char,
    after: &'t str,
}

fn first(text: &str) -> Option<Found<'_>> {
    // Every sequence begins with one of `Â Ã Ä Å â`, which are these two bytes.
    let mut leads = memchr::memchr_iter(0xC3, text.as_bytes());
    leads.find_map(|place| {
        let (before, rest) = text.split_at_checked(place)?;
        let is_lead = matches!(rest.as_bytes().get(1), Some(0x82..=0x85 | 0xA2));
        let (character, length) = is_lead.then(|| sequence(rest)).flatten()?;
        Some(Found {
            before,
            character,
            after: rest.get(length..)?,
        })
    })
}

/// The character that the beginning of a text was made of, and how many bytes of the text that beginning has.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut characters = text.chars();
    let lead = characters.next()?;
    let more = match lead {
        'Â' | 'Ã' | 'Ä' | 'Å' => 1,
        'â' => 2,
        _ => return None,
    };
    let mut bytes = [u8::try_from(u32::from(lead)).ok()?, 0, 0];
    let mut length = lead.len_utf8();
    for place in bytes.iter_mut().skip(1).take(more) {
        let next = characters.next()?;
        // After the Danish `Å`, and the Swedish `Ä`, these are punctuation.
        if matches!(lead, 'Ä' | 'Å') && is_punctuation(next) {
            return None;
        }
        *place = byte_of(next)?;
        length += next.len_utf8();
    }
    let whole = std::str::from_utf8(bytes.get(..=more)?).ok()?;
    let character = whole.chars().next()?;
    let is_plausible = match lead {
        'â' => ('\u{2000}'..='\u{22FF}').contains(&character),
        _ => !character.is_control(),
    };
    is_plausible.then_some((character, length))
}

/// The byte of windows-1252 that a character is written with.
fn byte_of(character: char) -> Option<u8> {
    if let Some(place) = WINDOWS_80.iter().position(|other| *other == character) {
        return u8::try_from(place + 0x80).ok();
    }
    u8::try_from(u32::from(character))
        .ok()
        .filter(|byte| *byte >= 0x80)
}

fn is_punctuation(character: char) -> bool {
    matches!(
        character,
        '…' | '‘' | '’' | '“' | '”' | '•' | '–' | '—' | '‹' | '›' | '«' | '»' | '\u{a0}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// UTF-8 read as windows-1252.
    fn encoded_again(text: &str) -> String {
        text.bytes()
            .map(|byte| match byte {
                0x80..=0x9F => WINDOWS_80[usize::from(byte) - 0x80],
                other => char::from(other),
            })
            .collect()
    }

    #[test]
    fn danish_and_its_neighbours_are_repaired() {
        for text in [
            "Børn på Ærø",
            "Åse – “x” 500 €",
            "½ måned, café",
            "Çelik Şahin š",
        ] {
            let twice = encoded_again(text);
            assert_ne!(twice, text);
            assert_eq!(repaired(&twice).as_deref(), Some(text), "{twice}");
            let expected = text
                .chars()
                .filter(|character| !character.is_ascii())
                .count();
            assert_eq!(doubly_encoded(&twice), u64::try_from(expected).unwrap());
        }
    }

    #[test]
    fn a_mixed_text_is_repaired_where_it_is_broken() {
        assert_eq!(repaired("BÃ¸rn på Ærø").as_deref(), Some("Børn på Ærø"));
    }

    #[test]
    fn whole_text_is_left_alone() {
        for text in [
            "Blå “Å” – Å’s",
            "CHÂTEAU, PÃO",
            "Ärzte à 5 €, Å…",
            "São Tomé",
            "plain",
            "",
            "Ã",
            "â€",
        ] {
            assert_eq!(repaired(text), None, "{text}");
            assert_eq!(doubly_encoded(text), 0, "{text}");
        }
    }

    proptest! {
        #[test]
        fn danish_text_survives_the_way_there_and_back(text in "[a-zæøåÆØÅé0-9 .,;–”]{0,30}") {
            prop_assert_eq!(repaired(&text), None);
            let twice = encoded_again(&text);
            prop_assert_eq!(repaired(&twice).unwrap_or(twice), text);
        }
    }
}
