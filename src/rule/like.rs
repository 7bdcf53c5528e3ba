//! `LIKE`: `%` stands for any characters, `_` for one, everything else for itself, case minded.

use std::str::Chars;

/// Whether all of `text` fits `pattern`. No character escapes another.
///
/// On a mismatch the last `%` takes one character more; earlier ones need not be tried again, so the time is bounded
/// by the product of the lengths.
pub(super) fn fits(text: &str, pattern: &str) -> bool {
    let (mut text, mut pattern) = (text.chars(), pattern.chars());
    let mut retry: Option<(Chars<'_>, Chars<'_>)> = None;
    loop {
        let mut next_pattern = pattern.clone();
        match next_pattern.next() {
            Some('%') => {
                pattern = next_pattern;
                retry = Some((text.clone(), pattern.clone()));
                continue;
            }
            None if text.as_str().is_empty() => return true,
            Some(wanted) => match text.next() {
                Some(met) if wanted == '_' || wanted == met => {
                    pattern = next_pattern;
                    continue;
                }
                Some(_) => {}
                None => return false,
            },
            None => {}
        }
        let Some((from, after_percent)) = &mut retry else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        (text, pattern) = (from.clone(), after_percent.clone());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The definition, read off the standard: slow and plain.
    fn fits_by_definition(text: &[char], pattern: &[char]) -> bool {
        match pattern {
            [] => text.is_empty(),
            ['%', rest @ ..] => {
                (0..=text.len()).any(|taken| fits_by_definition(&text[taken..], rest))
            }
            ['_', rest @ ..] => !text.is_empty() && fits_by_definition(&text[1..], rest),
            [wanted, rest @ ..] => {
                text.first() == Some(wanted) && fits_by_definition(&text[1..], rest)
            }
        }
    }

    #[test]
    fn whole_characters_count() {
        assert!(fits("Sygedagpenge", "Syge%"));
        assert!(!fits("sygedagpenge", "Syge%"));
        assert!(fits("ærø", "_r_"));
        assert!(fits("", "%"));
        assert!(!fits("", "_"));
        assert!(fits(r"a\b", r"a\_"));
    }

    #[test]
    fn many_percents_end_quickly() {
        assert!(!fits(&"a".repeat(4000), &format!("{}b", "%a".repeat(1000))));
    }

    proptest! {
        #[test]
        fn it_is_the_definition(text in "[abæ%_]{0,8}", pattern in "[abæ%_]{0,8}") {
            let (characters, wanted): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
            prop_assert_eq!(fits(&text, &pattern), fits_by_definition(&characters, &wanted));
        }
    }
}
