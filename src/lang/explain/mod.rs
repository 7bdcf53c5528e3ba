//! What stands behind each code of a diagnostic: why it matters and how it is mended, with examples. One file a letter, two
//! for E and three for T.
//!
//! A code without an explanation fails a test, and so does an example that does not provoke its code.

use super::Phrase;

/// Defines the explanations of one letter, as the list `ALL`.
macro_rules! explained {
    ($( $code:ident {
        about_da: $about:expr,
        why: { da: $why_da:expr, en: $why_en:expr $(,)? },
        mend: { da: $mend_da:expr, en: $mend_en:expr $(,)? },
        $( wrong: $wrong:expr, right: $right:expr $(,)? )?
    } )*) => {
        pub(super) static ALL: &[$crate::lang::explain::Explanation] = &[$(
            $crate::lang::explain::Explanation {
                code: stringify!($code),
                about_da: $about,
                why: $crate::lang::Phrase { da: $why_da, en: $why_en },
                mend: $crate::lang::Phrase { da: $mend_da, en: $mend_en },
                example: {
                    let example: &[$crate::lang::explain::Example] =
                        &[$( $crate::lang::explain::Example { wrong: $wrong, right: $right } )?];
                    example.first()
                },
            }
        ),*];
    };
}

#[cfg(test)]
mod tests;

mod answers;
mod answers_back;
mod at_work;
mod command_line;
mod drawn_cases;
mod draws;
mod extract_texts;
mod extracts;
mod kept_reports;
mod keys;
mod populations;
mod pseudonyms;
mod reports;
mod reviews;
mod template_areas;
mod template_parts;
mod templates;

/// What is to be said of a code.
#[derive(Debug)]
pub struct Explanation {
    /// The code, such as `T012`.
    pub code: &'static str,
    /// What the code stands for, in Danish; in English the list of codes says it.
    pub about_da: &'static str,
    /// Why it matters.
    pub why: Phrase,
    /// How it is mended.
    pub mend: Phrase,
    /// Something that provokes it, and the same mended.
    pub example: Option<&'static Example>,
}

/// A piece of a template. One that does not begin with a table stands in a `[[criterion]]`.
#[derive(Debug)]
pub struct Example {
    /// What provokes the code.
    pub wrong: &'static str,
    /// The same mended.
    pub right: &'static str,
}

/// All explanations, by letter and number.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    [
        answers::ALL,
        reviews::ALL,
        answers_back::ALL,
        command_line::ALL,
        reports::ALL,
        keys::ALL,
        kept_reports::ALL,
        draws::ALL,
        at_work::ALL,
        drawn_cases::ALL,
        populations::ALL,
        pseudonyms::ALL,
        extracts::ALL,
        extract_texts::ALL,
        templates::ALL,
        template_areas::ALL,
        template_parts::ALL,
    ]
    .into_iter()
    .flatten()
}

/// The explanation of a code.
pub fn of(code: &str) -> Option<&'static Explanation> {
    all().find(|explanation| explanation.code == code)
}
