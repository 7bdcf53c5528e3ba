//! Shares and numbers of cases on the command line: what can be meant by `3`, `3%`, `0,03` or `1.000`.
//!
//! A quantity is never guessed: what is not written as it should be is refused, with what was probably meant.

use rust_decimal::Decimal;

use crate::diag::{Diagnostic, code};
use crate::lang::{Message, Phrase, size as say};
use crate::stats::count::MAX_COUNT;
use crate::stats::sample_size::{Expected, Population};
use crate::stats::share::{Confidence, MAX_STAGES, Share};

/// An argument: the flag and what was written behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    /// Such as `--tolerable`.
    pub flag: &'static str,
    /// Its value as it was written.
    pub text: &'a str,
}

impl Written<'_> {
    /// A share above 0 and below 1.
    pub fn rate(self) -> Result<Share, Diagnostic> {
        self.share(|share| share > Share::ZERO && share < Share::ONE)
            .map_err(|meant| self.refuse_share(&say::BAD_RATE, "0.05", meant))
    }

    /// A share above 0, at most 1.
    pub fn target(self) -> Result<Share, Diagnostic> {
        self.share(|share| share > Share::ZERO)
            .map_err(|meant| self.refuse_share(&say::BAD_TARGET, "0.90", meant))
    }

    /// A share above 0 and below 1. Below a half it is allowed, but nobody meant it.
    pub fn confidence(self) -> Result<Confidence, Diagnostic> {
        let half: Share = "0.5".parse().expect("a literal share");
        self.share(|share| Confidence::try_from(share).is_ok())
            .and_then(|share| Confidence::try_from(share).map_err(|_| None))
            .map_err(|meant| {
                let meant = meant.filter(|share| *share >= half);
                self.refuse_share(&say::BAD_RATE, "0.95", meant)
            })
    }

    /// A number of cases from `least` to [`MAX_COUNT`].
    pub fn count(self, least: u64) -> Result<u64, Diagnostic> {
        self.whole_number(least)
            .ok_or_else(|| self.refuse_count(&say::BAD_COUNT, least))
    }

    /// A number of cases, or no end of them.
    pub fn population(self) -> Result<Population, Diagnostic> {
        if matches!(self.text, "infinite" | "uendelig") {
            return Ok(Population::Infinite);
        }
        self.whole_number(1)
            .map(Population::Cases)
            .ok_or_else(|| self.refuse_count(&say::BAD_POPULATION, 1))
    }

    /// A number of stages.
    pub fn stages(self) -> Result<u64, Diagnostic> {
        let number = self.whole_number(2).filter(|stages| *stages <= MAX_STAGES);
        number.ok_or_else(|| {
            let message = say::BAD_STAGES.with("text", self.text);
            refusal(message.with("flag", self.flag).with("most", MAX_STAGES))
        })
    }

    /// A whole number of errors, or a share of the sample below 1 that is written with a point.
    pub fn expected(self) -> Result<Expected, Diagnostic> {
        if let Some(fails) = self.whole_number(0) {
            return Ok(Expected::Fails(fails));
        }
        let is_count = self.text.bytes().all(|byte| byte.is_ascii_digit());
        let share = self.share(|share| share < Share::ONE && !is_count);
        share.map(Expected::Rate).map_err(|meant| {
            let message = say::BAD_EXPECTED
                .with("text", self.text)
                .with("flag", self.flag);
            refusal(message).help_if(meant.as_ref().map(did_you_mean))
        })
    }

    /// The share, if it is allowed; else the allowed one that was probably meant.
    fn share(self, is_allowed: impl Fn(Share) -> bool) -> Result<Share, Option<Share>> {
        match self.text.parse() {
            Ok(share) if is_allowed(share) => Ok(share),
            _ => Err(meant_share(self.text).filter(|share| is_allowed(*share))),
        }
    }

    fn whole_number(self, least: u64) -> Option<u64> {
        let is_number =
            !self.text.is_empty() && self.text.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_number.then(|| self.text.parse().ok())??;
        (least..=MAX_COUNT).contains(&number).then_some(number)
    }

    fn refuse_share(
        self,
        phrase: &'static Phrase,
        example: &str,
        meant: Option<Share>,
    ) -> Diagnostic {
        let message = phrase.with("text", self.text).with("flag", self.flag);
        refusal(message.with("example", example)).help_if(meant.as_ref().map(did_you_mean))
    }

    fn refuse_count(self, phrase: &'static Phrase, least: u64) -> Diagnostic {
        let message = phrase
            .with("text", self.text)
            .with("flag", self.flag)
            .with("least", least)
            .with("most", MAX_COUNT);
        let meant = meant_count(self.text).filter(|count| (least..=MAX_COUNT).contains(count));
        refusal(message).help_if(meant.as_ref().map(did_you_mean))
    }
}

fn refusal(message: Message) -> Diagnostic {
    Diagnostic::new(&code::C003, message)
}

fn did_you_mean(value: &impl ToString) -> Message {
    say::DID_YOU_MEAN.with("value", value.to_string())
}

/// The share that is probably meant: `0,03` with a decimal comma, `3%` and `3` in per cent.
fn meant_share(text: &str) -> Option<Share> {
    let text = text.trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    let number: Decimal = number.replace(',', ".").parse().ok()?;
    let is_percent = text.ends_with('%') || number >= Decimal::ONE;
    let share = if is_percent {
        number.checked_div(Decimal::ONE_HUNDRED)?
    } else {
        number
    };
    share.normalize().to_string().parse().ok()
}

/// The number that is probably meant: with marks between its thousands, `1.000`, `1,000` or `1 000`.
fn meant_count(text: &str) -> Option<u64> {
    let mut groups = text.trim().split(['.', ',', ' ', '\u{a0}']);
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    let is_number = (1..=3).contains(&first.len()) && is_digits(first);
    is_number.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn written(text: &str) -> Written<'_> {
        Written {
            flag: "--tolerable",
            text,
        }
    }

    /// The help of a refusal; empty when there is none.
    fn help<T: std::fmt::Debug>(result: Result<T, Diagnostic>) -> String {
        let refusal = result.unwrap_err();
        assert_eq!(refusal.code.id, "C003");
        let help: Vec<String> = refusal
            .help
            .iter()
            .map(|help| help.in_lang(Lang::En))
            .collect();
        help.join("\n")
    }

    #[test]
    fn per_cent_and_commas_are_refused_with_what_was_meant() {
        for (text, meant) in [
            ("3", "did you mean 0.03?"),
            ("3%", "did you mean 0.03?"),
            ("3,5 %", "did you mean 0.035?"),
            ("0,03", "did you mean 0.03?"),
            ("1", "did you mean 0.01?"),
            ("1.0", "did you mean 0.01?"),
            ("95", "did you mean 0.95?"),
            ("0", ""),
            ("100", ""),
            ("-0.1", ""),
            ("", ""),
            ("1e-2", "did you mean 0.01?"),
            ("99999999999999999999999999999999999999", ""),
            ("three", ""),
            ("0.0000000000000000001", ""),
        ] {
            assert_eq!(help(written(text).rate()), meant, "{text}");
        }
        assert_eq!(written("0.05").rate(), Ok("0.05".parse().unwrap()));
        assert_eq!(written("1").target(), Ok(Share::ONE));
        assert_eq!(help(written("90").target()), "did you mean 0.9?");
    }

    #[test]
    fn nobody_means_a_confidence_below_a_half() {
        assert_eq!(help(written("95").confidence()), "did you mean 0.95?");
        assert_eq!(help(written("95%").confidence()), "did you mean 0.95?");
        assert_eq!(help(written("1").confidence()), "");
        assert_eq!(help(written("0").confidence()), "");
        assert_eq!(help(written("5").confidence()), "");
        assert!(written("0.8").confidence().is_ok());
    }

    #[test]
    fn counts_have_no_marks_between_thousands() {
        for (text, meant) in [
            ("1.000", "did you mean 1000?"),
            ("1,000,000", "did you mean 1000000?"),
            ("12 500", "did you mean 12500?"),
            ("0", ""),
            ("1.5", ""),
            ("-3", ""),
            ("10000001", ""),
            ("99.999.999", ""),
            ("", ""),
            ("many", ""),
        ] {
            assert_eq!(help(written(text).population()), meant, "{text}");
        }
        assert_eq!(written("120").population(), Ok(Population::Cases(120)));
        assert_eq!(written("infinite").population(), Ok(Population::Infinite));
        assert_eq!(written("0").count(0), Ok(0));
        assert_eq!(help(written("0").count(1)), "");
    }

    #[test]
    fn whole_numbers_of_errors_and_shares_are_told_apart() {
        assert_eq!(written("1").expected(), Ok(Expected::Fails(1)));
        let rate = Expected::Rate("0.01".parse().unwrap());
        assert_eq!(written("0.01").expected(), Ok(rate));
        assert_eq!(help(written("1%").expected()), "did you mean 0.01?");
        assert_eq!(help(written("0,5").expected()), "did you mean 0.5?");
        assert_eq!(help(written("1.0").expected()), "did you mean 0.01?");
        assert_eq!(help(written("10000001").expected()), "");
    }
}
