//! Both languages are complete, and values land where they belong.

use super::{Lang, all_phrases};

mod sample {
    phrases! {
        /// For the tests of the mechanism.
        GREETING { da: "{name} har {cases} sager", en: "{name} has {cases} cases" }
    }
}

/// The `{name}` marks of a text, sorted.
fn marks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .map(|part| part.split_once('}').expect("a closed mark").0)
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn both_languages_say_the_same_of_the_same_values() {
    for (name, phrase) in all_phrases().into_iter().chain(sample::ALL.iter().copied()) {
        assert!(
            !phrase.da.trim().is_empty() && !phrase.en.trim().is_empty(),
            "{name} lacks a language"
        );
        assert_eq!(
            marks(phrase.da),
            marks(phrase.en),
            "{name} has different marks in its languages"
        );
    }
}

#[test]
fn values_fill_their_marks_and_are_not_read_again() {
    let message = sample::GREETING.with("name", "{cases}").with("cases", 1434);
    assert_eq!(message.in_lang(Lang::Da), "{cases} har 1.434 sager");
    assert_eq!(message.in_lang(Lang::En), "{cases} has 1,434 cases");
}

#[test]
fn a_forgotten_value_shows() {
    assert_eq!(
        sample::GREETING.message().in_lang(Lang::En),
        "{name} has {cases} cases"
    );
}

#[test]
fn numbers_are_written_as_readers_expect() {
    assert_eq!(Lang::Da.count(0), "0");
    assert_eq!(Lang::Da.count(999), "999");
    assert_eq!(Lang::En.count(1_000_000), "1,000,000");
    assert_eq!(Lang::Da.decimal(18.104, 1), "18,1");
}
