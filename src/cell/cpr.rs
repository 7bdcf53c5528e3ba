//! CPR numbers: recognised by their form and their date, and masked.
//!
//! Ten digits, with or without a hyphen or a blank after the sixth, whose first six are a real date (the day may have 60
//! added, as in replacement numbers). Modulus 11 is no demand: since 2007 numbers are given out that fail it.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use super::{Signs, Word};

/// What stands for a masked CPR number.
const MASK: &str = "######-####";

/// The text with everything that looks like a CPR number masked, and how many there were.
///
/// ```
/// # use sagsaudit::cell::mask_cpr;
/// assert_eq!(mask_cpr("borger 010190-1234 ringede"), ("borger ######-#### ringede".into(), 1));
/// assert_eq!(mask_cpr("400812-1997"), ("400812-1997".into(), 0)); // no 40th of any month
/// ```
pub fn mask_cpr(text: &str) -> (Cow<'_, str>, u64) {
    let mut masked = String::new();
    let mut copied_to = 0;
    let mut found = 0;
    let mut at = 0;
    while let Some(length) = next_number(text, &mut at) {
        masked.push_str(text.get(copied_to..at).unwrap_or_default());
        masked.push_str(MASK);
        at += length;
        copied_to = at;
        found += 1;
    }
    if found == 0 {
        return (Cow::Borrowed(text), 0);
    }
    masked.push_str(text.get(copied_to..).unwrap_or_default());
    (Cow::Owned(masked), found)
}

/// The bytes of everything that looks like a CPR number, in order.
///
/// ```
/// # use sagsaudit::cell::find_cpr;
/// assert_eq!(find_cpr("x 010190-1234, 0101901234"), [2..13, 15..25]);
/// ```
pub fn find_cpr(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(length) = next_number(text, &mut at) {
        found.push(at..at + length);
        at += length;
    }
    found
}

/// Whether the whole text is a CPR number written with its hyphen or blank.
pub fn is_hyphenated_cpr(text: &str) -> bool {
    text.len() == 11 && number_length(text.as_bytes()) == Some(11)
}

/// Whether the whole text is ten digits of which the first six are a real date, as in a CPR number.
pub fn is_ten_digit_cpr(text: &str) -> bool {
    number_length(text.as_bytes()) == Some(10) && text.len() == 10
}

/// What a case id holds that has the form of a CPR number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CprForm {
    /// Ten digits as in one, whose first six are no date.
    WithoutDate,
    /// Ten digits as in one, that begin with a date.
    WithDate,
}

/// What a case id holds that has the form of a CPR number: anywhere with a hyphen or blank after the sixth digit, without
/// one at its beginning or end, since long numbers stand in the middle of many things.
///
/// ```
/// # use sagsaudit::cell::{CprForm, form_of_cpr};
/// assert_eq!(form_of_cpr("sag 010190-1234/2"), Some(CprForm::WithDate));
/// assert_eq!(form_of_cpr("0101901234/2"), Some(CprForm::WithDate));
/// assert_eq!(form_of_cpr("9999991234"), Some(CprForm::WithoutDate));
/// assert_eq!(form_of_cpr("330-2026-10432"), None);
/// assert_eq!(form_of_cpr("p/0101901234/x"), None);
/// ```
pub fn form_of_cpr(id: &str) -> Option<CprForm> {
    let id = id.as_bytes();
    let can_hold = Signs::of(id).is_none_or(|signs| cpr_starts(signs.digits()) != 0);
    can_hold.then(|| form_at_any_start(id)).flatten()
}

/// Where, among digits, as many stand in a row as a CPR number begins with; nearly no case id has any.
#[inline(always)]
pub fn cpr_starts<W: Word>(digits: W) -> W {
    let runs = |of: W, shift: u32| of & (of >> shift);
    let two = runs(digits, 1);
    let four = runs(two, 2);
    let six = four & (two >> 4);
    let ten = runs(four, 4) & (two >> 8);
    let ends = (six & !(digits >> 6)) | (ten & !(digits >> 10));
    ends & !(digits << 1)
}

fn form_at_any_start(bytes: &[u8]) -> Option<CprForm> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let are_digits = |from: usize, to: usize| (from..to).all(is_digit);
    let forms = (0..bytes.len()).filter_map(|start| {
        let separated = matches!(bytes.get(start + 6), Some(b'-' | b' '));
        let serial = start + 6 + usize::from(separated);
        let end = serial + 4;
        let has_form = !start.checked_sub(1).is_some_and(is_digit)
            && are_digits(start, start + 6)
            && are_digits(serial, end)
            && !is_digit(end);
        let counts = separated || start == 0 || end == bytes.len();
        let holds_date = || number_length(bytes.get(start..)?).map(|_| CprForm::WithDate);
        (has_form && counts).then(|| holds_date().unwrap_or(CprForm::WithoutDate))
    });
    forms.max_by_key(|form| *form == CprForm::WithDate)
}

/// The date of birth that a CPR number holds, where the whole text is one. The seventh digit tells the century; replacement
/// numbers have 60 added to the day.
///
/// ```
/// # use sagsaudit::cell::birth_date;
/// let born = |number| birth_date(number).map(|date| date.to_string());
/// assert_eq!(born("010190-1234").as_deref(), Some("1990-01-01"));
/// assert_eq!(born("0101904234").as_deref(), Some("1990-01-01"));
/// assert_eq!(born("010112-4234").as_deref(), Some("2012-01-01"));
/// assert_eq!(born("ukendt"), None);
/// ```
pub fn birth_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if number_length(bytes) != Some(bytes.len()) {
        return None;
    }
    let serial_start = if bytes.len() == 10 { 6 } else { 7 };
    date_of(bytes.first_chunk()?, *bytes.get(serial_start)?)
}

/// Moves `at` to the next CPR number and gives its length in bytes; `None` when there is no more.
fn next_number(text: &str, at: &mut usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(rest) = bytes.get(*at..).filter(|rest| rest.len() >= 10) {
        let after_a_digit = *at > 0 && bytes.get(*at - 1).is_some_and(u8::is_ascii_digit);
        if !after_a_digit
            && let Some(length) = number_length(rest)
            && !rest.get(length).is_some_and(u8::is_ascii_digit)
        {
            return Some(length);
        }
        *at += 1;
    }
    None
}

/// How many bytes a CPR number at the very start takes: 10 or 11.
fn number_length(bytes: &[u8]) -> Option<usize> {
    let date: &[u8; 6] = bytes.first_chunk()?;
    let separator = matches!(bytes.get(6), Some(b'-' | b' '));
    let serial_start = if separator { 7 } else { 6 };
    let serial = bytes.get(serial_start..serial_start + 4)?;
    let digits = date.iter().chain(serial).all(u8::is_ascii_digit);
    (digits && date_of(date, *serial.first()?).is_some()).then_some(serial_start + 4)
}

/// The day that `DDMMYY` names, the century being told by the seventh digit.
fn date_of(date: &[u8; 6], seventh: u8) -> Option<NaiveDate> {
    let [day, month, year] = [&date[..2], &date[2..4], &date[4..]].map(two_digits);
    let day = if day > 60 { day - 60 } else { day };
    let century = match (seventh, year) {
        (b'4' | b'9', 0..=36) | (b'5'..=b'8', 0..=57) => 2000,
        (b'5'..=b'8', _) => 1800,
        _ => 1900,
    };
    NaiveDate::from_ymd_opt(century + i32::from(year), u32::from(month), u32::from(day))
}

fn two_digits(pair: &[u8]) -> u8 {
    pair.iter()
        .fold(0, |number, digit| number * 10 + (digit - b'0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_found_in_every_form() {
        for text in [
            "0101901234",
            "010190-1234",
            "010190 1234",
            "(010190-1234)",
            "x0101901234y",
            "610190-1234",
        ] {
            assert_eq!(mask_cpr(text).1, 1, "{text}");
        }
        assert_eq!(
            mask_cpr("010190-1234,020290-1234").0,
            "######-####,######-####"
        );
    }

    #[test]
    fn false_friends_stay() {
        for text in [
            "400812-1997",
            "311190-1234x".replace("1190", "1390").as_str(),
            "5701010190123",
            "290201-1234",
            "12345678",
        ] {
            assert_eq!(mask_cpr(text).1, 0, "{text}");
        }
    }

    #[test]
    fn the_seventh_digit_tells_the_century_of_a_leap_day() {
        assert_eq!(mask_cpr("290200-4123").1, 1); // 2000 had a 29 February
        assert_eq!(mask_cpr("290200-1123").1, 0); // 1900 had none
    }

    /// The table of the CPR office: ranges of the seventh digit and the year, by century.
    #[test]
    fn the_seventh_digit_and_the_year_tell_the_century() {
        for (seventh, year, born) in [
            ('0', "00", "1900"),
            ('3', "99", "1999"),
            ('4', "36", "2036"),
            ('4', "37", "1937"),
            ('9', "36", "2036"),
            ('9', "37", "1937"),
            ('5', "57", "2057"),
            ('8', "57", "2057"),
            ('5', "58", "1858"),
            ('8', "99", "1899"),
        ] {
            let number = format!("0203{year}-{seventh}234");
            let date = birth_date(&number).map(|date| date.to_string());
            assert_eq!(date, Some(format!("{born}-03-02")), "{number}");
        }
        let replacement = birth_date("620390-1234").map(|date| date.to_string());
        assert_eq!(replacement.as_deref(), Some("1990-03-02"));
        for none in [
            "",
            "310290-1234",
            "010190-1234 ",
            "x010190-1234",
            "01-01-1990",
            "101901234",
        ] {
            assert_eq!(birth_date(none), None, "{none}");
        }
    }

    #[test]
    fn whole_values_are_told_apart() {
        assert!(is_hyphenated_cpr("010190-1234") && !is_hyphenated_cpr("0101901234"));
        assert!(is_ten_digit_cpr("0101901234") && !is_ten_digit_cpr("01019012345"));
    }

    proptest! {
        #[test]
        fn runs_of_digits_rule_out_no_form(id in "(010190|9|123456|[0-9]{4}|-| |x|ø){0,9}") {
            prop_assert_eq!(form_of_cpr(&id), form_at_any_start(id.as_bytes()));
        }
    }
}
