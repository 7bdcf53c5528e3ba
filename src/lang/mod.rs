//! The words: everything a person reads, in Danish and English side by side.
//!
//! A [`Phrase`] holds both languages; a [`Message`] is a phrase with its values filled in, still in no language. Data
//! carries messages, and only the writer at the very end chooses the [`Lang`].

pub mod explain;
mod message;
#[macro_use]
mod phrase;
#[cfg(test)]
mod tests;

/// The topics, a file each; every phrase of every topic goes through the test of completeness.
macro_rules! topics {
    ($($topic:ident),* $(,)?) => {
        $( pub mod $topic; )*

        #[cfg(test)]
        fn all_phrases() -> Vec<(&'static str, &'static Phrase)> {
            [$($topic::ALL),*].concat()
        }
    };
}

topics!(
    answers,
    assess,
    at_work,
    audit,
    beside,
    calendar,
    case_tests,
    check,
    checklist,
    cli,
    comparison,
    compose,
    dependence,
    dossier,
    dossier_tables,
    draw,
    events,
    extension,
    extract,
    extract_text,
    folder,
    form,
    hearing,
    indicators,
    inspect,
    lints,
    load,
    observations,
    only,
    outdated,
    population,
    prior,
    progress,
    pseudonym,
    rating,
    replacement,
    report,
    review,
    request,
    reviewed,
    rule,
    scales,
    size,
    sources,
    starter,
    summary,
    supervision,
    template,
    template_diff,
    template_events,
    trend,
    whole,
    words,
    worksheet,
);

use chrono::NaiveDate;

pub use message::{Message, Slot};
pub use phrase::Phrase;

/// The language of what a person reads. Machine files (CSV, JSON) are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Danish, the default.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// The language a locale name such as `da_DK.UTF-8` or `en-GB` asks for; `None` when it is neither.
    ///
    /// ```
    /// # use sagsaudit::lang::Lang;
    /// assert_eq!(Lang::of_locale("en-GB"), Some(Lang::En));
    /// assert_eq!(Lang::of_locale("C.UTF-8"), None);
    /// ```
    pub fn of_locale(locale: &str) -> Option<Self> {
        match locale.split(['_', '-', '.', '@']).next()? {
            "da" => Some(Self::Da),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The two-letter code: `da` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// A whole number as readers of the language expect it: `12.345` in Danish, `12,345` in English.
    ///
    /// ```
    /// # use sagsaudit::lang::Lang;
    /// assert_eq!(Lang::Da.count(1_434), "1.434");
    /// ```
    pub fn count(self, number: u64) -> String {
        self.grouped(&number.to_string())
    }

    /// Digits in groups of three.
    fn grouped(self, digits: &str) -> String {
        let separator = match self {
            Self::Da => '.',
            Self::En => ',',
        };
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A date: `31-10-2026` in Danish, ISO in English, where day and month could be mistaken for each other.
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Self::Da => date.format("%d-%m-%Y").to_string(),
            Self::En => date.format("%Y-%m-%d").to_string(),
        }
    }

    /// An exact decimal such as `-12345.50` as readers of the language expect it: `-12.345,50` or `-12,345.50`. A text that
    /// is none stays as it is.
    ///
    /// ```
    /// # use sagsaudit::lang::Lang;
    /// assert_eq!(Lang::Da.amount("-12345.50"), "-12.345,50");
    /// ```
    pub fn amount(self, number: &str) -> String {
        let (sign, digits) = match number.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", number),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (digits, None),
        };
        if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return number.to_owned();
        }
        let mark = match self {
            Self::Da => ',',
            Self::En => '.',
        };
        let decimals = decimals.map(|decimals| format!("{mark}{decimals}"));
        format!(
            "{sign}{}{}",
            self.grouped(whole),
            decimals.unwrap_or_default()
        )
    }

    /// A number with a fixed count of decimals and the language's decimal mark: `18,1` or `18.1`.
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        match self {
            Self::Da => text.replace('.', ","),
            Self::En => text,
        }
    }
}
