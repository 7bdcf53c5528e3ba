//! A length of time as a template writes it: `7 days`, `6 hverdage`, `24 hours`.

use std::fmt;
use std::str::FromStr;

use crate::diag::nearest;
use crate::lang::{Message, Phrase, calendar as words};

/// The largest number a length of time may have: 27 years of days, more than a year of hours. No sum of a date of this
/// millennium and such a length leaves the range of dates.
pub const MAX_AMOUNT: u32 = 9_999;

/// A length of time: a whole number of a unit, at most [`MAX_AMOUNT`], and at least 1; `0 days` alone, the same day,
/// is a length too.
///
/// ```
/// # use sagsaudit::calendar::Within;
/// # use sagsaudit::lang::Lang;
/// let within: Within = "5 working days".parse().unwrap();
/// assert_eq!(within.to_string(), "5 working days");
/// assert_eq!(within.message().in_lang(Lang::Da), "5 arbejdsdage");
/// assert_eq!("7 dage".parse::<Within>().unwrap_err().meant, "7 days".parse().ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Within {
    amount: u32,
    unit: Unit,
}

/// What a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hours of the clock, by day and by night.
    Hours,
    /// Calendar days.
    Days,
    /// Seven calendar days each.
    Weeks,
    /// Calendar months, ending on the same day number or the month's last day.
    Months,
    /// Twelve calendar months each.
    Years,
    /// Arbejdsdage: Monday to Friday less public holidays.
    WorkingDays,
    /// Days less Sundays and public holidays; whether Saturday is one the template's calendar says.
    Hverdage,
}

impl Within {
    /// How many of the unit.
    pub fn amount(&self) -> u32 {
        self.amount
    }

    /// What is counted.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The length in words: `7 dage` or `7 days`.
    pub fn message(&self) -> Message {
        let [one, several] = self.unit.phrases();
        let phrase = if self.amount == 1 { one } else { several };
        phrase.with("count", u64::from(self.amount))
    }

    /// Nothing when this is 0 of a unit of which 0 means nothing.
    fn unless_empty(self) -> Option<Self> {
        (self.amount > 0 || self.unit == Unit::Days).then_some(self)
    }
}

/// The text that a template holds.
impl fmt::Display for Within {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, several] = self.unit.names();
        let name = if self.amount == 1 { one } else { several };
        write!(out, "{} {name}", self.amount)
    }
}

impl FromStr for Within {
    type Err = WithinError;

    fn from_str(text: &str) -> Result<Self, WithinError> {
        let error = |problem, meant| WithinError {
            text: text.to_owned(),
            problem,
            meant,
        };
        let Some((digits, unit)) = number_and_unit(text) else {
            return Err(error(WithinProblem::Form, None));
        };
        let Some(amount) = digits.parse().ok().filter(|amount| *amount <= MAX_AMOUNT) else {
            return Err(error(WithinProblem::TooLong, None));
        };
        let of = |unit| Self { amount, unit }.unless_empty();
        let name = unit.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(known) = Unit::named(&name) else {
            let meant = Unit::meant_by(&name).and_then(of);
            return Err(error(WithinProblem::UnknownUnit { unit: name }, meant));
        };
        if !unit.starts_with(char::is_whitespace) {
            return Err(error(WithinProblem::Form, of(known)));
        }
        let same_day = Self {
            amount: 0,
            unit: Unit::Days,
        };
        of(known).ok_or_else(|| error(WithinProblem::Zero, Some(same_day)))
    }
}

/// The digits at the start and the rest, which begins with a letter after its blanks.
fn number_and_unit(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let end = text.find(|character: char| !character.is_ascii_digit())?;
    let (digits, unit) = text.split_at(end);
    let is_word = unit.trim_start().starts_with(char::is_alphabetic);
    (!digits.is_empty() && is_word).then_some((digits, unit))
}

impl Unit {
    /// All units, in the order they are listed to a user.
    pub const ALL: [Self; 7] = [
        Self::Hours,
        Self::Days,
        Self::WorkingDays,
        Self::Hverdage,
        Self::Weeks,
        Self::Months,
        Self::Years,
    ];

    /// The words of a template: for one, and for several.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Hours => ["hour", "hours"],
            Self::Days => ["day", "days"],
            Self::Weeks => ["week", "weeks"],
            Self::Months => ["month", "months"],
            Self::Years => ["year", "years"],
            Self::WorkingDays => ["working day", "working days"],
            Self::Hverdage => ["hverdag", "hverdage"],
        }
    }

    fn phrases(self) -> [&'static Phrase; 2] {
        match self {
            Self::Hours => [&words::HOUR, &words::HOURS],
            Self::Days => [&words::DAY, &words::DAYS],
            Self::Weeks => [&words::WEEK, &words::WEEKS],
            Self::Months => [&words::MONTH, &words::MONTHS],
            Self::Years => [&words::YEAR, &words::YEARS],
            Self::WorkingDays => [&words::WORKING_DAY, &words::WORKING_DAYS],
            Self::Hverdage => [&words::HVERDAG, &words::HVERDAGE],
        }
    }

    /// The unit of exactly this name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|unit| unit.names().contains(&name))
    }

    /// The unit that a wrong name was probably meant to be: other case, Danish, another English word, or misspelt.
    fn meant_by(wrong: &str) -> Option<Self> {
        let wrong = wrong.to_lowercase();
        let by_synonym = match wrong.as_str() {
            "time" | "timer" => Some(Self::Hours),
            "dag" | "dage" | "kalenderdag" | "kalenderdage" | "calendar days" => Some(Self::Days),
            "uge" | "uger" => Some(Self::Weeks),
            "måned" | "måneder" => Some(Self::Months),
            "år" => Some(Self::Years),
            "arbejdsdag" | "arbejdsdage" | "workday" | "workdays" | "business days" => {
                Some(Self::WorkingDays)
            }
            _ => None,
        };
        by_synonym.or_else(|| {
            let names = Self::ALL.into_iter().flat_map(Self::names);
            nearest(&wrong, names).and_then(Self::named)
        })
    }
}

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithinError {
    /// The text as it was written.
    pub text: String,
    /// What is wrong with it.
    pub problem: WithinProblem,
    /// What was probably meant, where that can be told.
    pub meant: Option<Within>,
}

/// What is wrong with a length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WithinProblem {
    /// It is not a whole number, a blank and a unit.
    Form,
    /// The unit is not known.
    UnknownUnit {
        /// The unit as it was written.
        unit: String,
    },
    /// 0 of a unit other than days.
    Zero,
    /// The number is more than [`MAX_AMOUNT`].
    TooLong,
}

impl WithinError {
    /// What is wrong.
    pub fn message(&self) -> Message {
        match &self.problem {
            WithinProblem::Form => words::NO_LENGTH.with("text", &self.text),
            WithinProblem::UnknownUnit { unit } => words::UNKNOWN_UNIT
                .with("unit", unit)
                .with("text", &self.text),
            WithinProblem::Zero => words::ZERO_LENGTH.with("text", &self.text),
            WithinProblem::TooLong => words::TOO_LONG
                .with("text", &self.text)
                .with("max", u64::from(MAX_AMOUNT)),
        }
    }

    /// What to do: the length that was probably meant, else what is allowed.
    pub fn help(&self) -> Message {
        match self.meant {
            Some(meant) => words::DID_YOU_MEAN.with("text", meant.to_string()),
            None => words::ALLOWED_LENGTHS.with("units", unit_list()),
        }
    }
}

/// The units in back-ticks, for a message.
fn unit_list() -> String {
    Unit::ALL
        .map(|unit| {
            let [_, several] = unit.names();
            format!("`{several}`")
        })
        .join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::Lang;

    fn error(text: &str) -> WithinError {
        text.parse::<Within>().unwrap_err()
    }

    #[test]
    fn every_unit_is_read_written_and_said() {
        let lengths = [
            ("1 hour", "1 time", "1 hour"),
            ("24 hours", "24 timer", "24 hours"),
            ("0 days", "0 dage", "0 days"),
            ("1 day", "1 dag", "1 day"),
            ("7 days", "7 dage", "7 days"),
            ("1 week", "1 uge", "1 week"),
            ("4 weeks", "4 uger", "4 weeks"),
            ("1 month", "1 måned", "1 month"),
            ("3 months", "3 måneder", "3 months"),
            ("1 year", "1 år", "1 year"),
            ("5 years", "5 år", "5 years"),
            ("1 working day", "1 arbejdsdag", "1 working day"),
            ("5 working days", "5 arbejdsdage", "5 working days"),
            ("1 hverdag", "1 hverdag", "1 hverdag"),
            ("6 hverdage", "6 hverdage", "6 hverdage"),
            ("9999 days", "9.999 dage", "9,999 days"),
        ];
        for (text, da, en) in lengths {
            let within: Within = text.parse().unwrap();
            assert_eq!(within.to_string(), text);
            assert_eq!(within.message().in_lang(Lang::Da), da);
            assert_eq!(within.message().in_lang(Lang::En), en);
        }
    }

    #[test]
    fn blanks_and_number_agreement_are_no_matter() {
        for (text, canonical) in [
            (" 7  days ", "7 days"),
            ("1 days", "1 day"),
            ("5 working\tday", "5 working days"),
        ] {
            assert_eq!(text.parse::<Within>().unwrap().to_string(), canonical);
        }
    }

    #[test]
    fn what_was_meant_is_named() {
        for (text, meant) in [
            ("7 dage", "7 days"),
            ("7 Days", "7 days"),
            ("7days", "7 days"),
            ("7dage", "7 days"),
            ("1 dag", "1 day"),
            ("24 timer", "24 hours"),
            ("1 time", "1 hour"),
            ("4 uger", "4 weeks"),
            ("3 MÅNEDER", "3 months"),
            ("2 år", "2 years"),
            ("5 arbejdsdage", "5 working days"),
            ("5 workingdays", "5 working days"),
            ("5 workdays", "5 working days"),
            ("6 hverdagene", "6 hverdage"),
            ("4 wekes", "4 weeks"),
            ("0 weeks", "0 days"),
        ] {
            let help = error(text).help().in_lang(Lang::En);
            assert_eq!(help, format!("did you mean `{meant}`?"), "`{text}`");
        }
    }

    #[test]
    fn what_is_no_length_is_told_apart() {
        for text in [
            "",
            " ",
            "7",
            "days",
            "seven days",
            "7.5 days",
            "7,5 dage",
            "-3 days",
            "+3 days",
            "7 8",
            "٧ days",
            "7 .",
            "1_000 days",
        ] {
            assert_eq!(error(text).problem, WithinProblem::Form, "`{text}`");
        }
        for text in ["10000 days", "99999999999999999999 hours", "10000 dage"] {
            assert_eq!(error(text).problem, WithinProblem::TooLong, "`{text}`");
        }
        for text in ["0 hours", "0 working days", "00 months"] {
            assert_eq!(error(text).problem, WithinProblem::Zero, "`{text}`");
        }
        let unknown = error("7 parsecs");
        assert_eq!(
            unknown.problem,
            WithinProblem::UnknownUnit {
                unit: "parsecs".to_owned()
            }
        );
        assert_eq!(unknown.meant, None);
    }

    #[test]
    fn messages_name_the_text_and_what_is_allowed() {
        let unknown = error("7 parsecs");
        assert_eq!(
            unknown.message().in_lang(Lang::Da),
            "ukendt enhed `parsecs` i `7 parsecs`"
        );
        assert_eq!(
            unknown.help().in_lang(Lang::En),
            "write a whole number and one of the units `hours`, `days`, `working days`, `hverdage`, `weeks`, \
             `months`, `years`, for example `5 working days`"
        );
        assert_eq!(
            error("10000 days").message().in_lang(Lang::Da),
            "`10000 days` er for langt: tallet må højst være 9.999"
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            if let Err(error) = text.parse::<Within>() {
                error.message().in_lang(Lang::Da);
                error.help().in_lang(Lang::En);
            }
        }

        #[test]
        fn numbers_with_words_are_read_or_explained(text in "[0-9]{0,6} ?(days?|dage|hverdag|work.{0,5}|.{0,8})") {
            match text.parse::<Within>() {
                Ok(within) => prop_assert_eq!(within.to_string().parse(), Ok(within)),
                Err(error) => if let Some(meant) = error.meant {
                    prop_assert_eq!(meant.to_string().parse(), Ok(meant));
                },
            }
        }
    }
}
