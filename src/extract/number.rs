//! Numbers as Danish case systems and spreadsheets write them.

use rust_decimal::Decimal;

/// What the values of a number column say of its decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalMark {
    /// No value has a mark that could be either.
    #[default]
    None,
    /// At least one value needs a decimal comma: `1.234,56`, `12,5`.
    Comma,
    /// Every value with a mark could be either, such as `1.234`; the Danish reading is taken, in which it is 1234.
    CommaAssumed,
    /// At least one value needs a decimal point, and none a comma.
    Point,
    /// Some values need a comma, others a point. Each is read by the mark it needs; one that could have either, such as
    /// `1.234`, is unreadable.
    Mixed,
}

impl DecimalMark {
    /// The number a text names, exactly; `None` when it names none or has more digits than can be kept (28).
    ///
    /// ```
    /// # use sagsaudit::extract::DecimalMark;
    /// let read = |text| DecimalMark::Comma.read(text).map(|number| number.to_string());
    /// assert_eq!(read("kr. 1.234,50").as_deref(), Some("1234.50"));
    /// assert_eq!(read("123,45-").as_deref(), Some("-123.45"));
    /// assert_eq!(read("12.50"), None);
    /// ```
    pub fn read(self, text: &str) -> Option<Decimal> {
        let both = BothMarks::read(text);
        match self {
            Self::None | Self::Comma | Self::CommaAssumed => both.comma,
            Self::Point => both.point,
            Self::Mixed => both.without_doubt(),
        }
    }

    /// The number that a text names without white space, sign and currency at its ends, as nearly all do; `None` leaves any
    /// other to [`DecimalMark::read`].
    pub fn read_plain(self, text: &[u8]) -> Option<Option<Decimal>> {
        is_plain(text).then(|| match self {
            Self::None | Self::Comma | Self::CommaAssumed => read_digits(text, b','),
            Self::Point => read_digits(text, b'.'),
            Self::Mixed => BothMarks::of_digits(text).without_doubt(),
        })
    }
}

/// A text read with a decimal comma and with a decimal point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct BothMarks {
    pub(super) comma: Option<Decimal>,
    pub(super) point: Option<Decimal>,
}

impl BothMarks {
    pub(super) fn read(text: &str) -> Self {
        if let Some(plain) = Self::of_plain(text.as_bytes()) {
            return plain;
        }
        let Some(Signed { negative, digits }) = Signed::read(text) else {
            return Self::default();
        };
        let signed = |number: Decimal| {
            if negative && !number.is_zero() {
                -number
            } else {
                number
            }
        };
        let Self { comma, point } = Self::of_digits(digits.as_bytes());
        Self {
            comma: comma.map(signed),
            point: point.map(signed),
        }
    }

    /// A text without white space, sign and currency at its ends, as nearly all numbers are; `None` of any other.
    #[inline]
    pub(super) fn of_plain(text: &[u8]) -> Option<Self> {
        is_plain(text).then(|| Self::of_digits(text))
    }

    fn of_digits(digits: &[u8]) -> Self {
        let comma = read_digits(digits, b',');
        let has_mark = digits.iter().any(|byte| matches!(byte, b',' | b'.'));
        Self {
            comma,
            point: if has_mark {
                read_digits(digits, b'.')
            } else {
                comma
            },
        }
    }

    /// The number, if only one reading is possible or both are the same.
    pub(super) fn without_doubt(self) -> Option<Decimal> {
        match (self.comma, self.point) {
            (Some(comma), Some(point)) => (comma == point).then_some(comma),
            (one, other) => one.or(other),
        }
    }
}

/// Whether a text begins and ends with digits.
fn is_plain(text: &[u8]) -> bool {
    matches!(text, [b'0'..=b'9', .., b'0'..=b'9'] | [b'0'..=b'9'])
}

/// A number without its sign and currency.
struct Signed<'a> {
    negative: bool,
    digits: &'a str,
}

impl<'a> Signed<'a> {
    /// Takes off one sign, before or behind, and one currency. Accountants' brackets are a minus.
    fn read(text: &'a str) -> Option<Self> {
        let mut digits = text.trim();
        let mut sign = None;
        let mut currency = false;
        if let Some(inner) = digits.strip_prefix('(') {
            digits = inner.strip_suffix(')')?.trim();
            sign = Some(true);
        }
        loop {
            if let Some(rest) = without_currency(digits).filter(|_| !currency) {
                currency = true;
                digits = rest.trim();
            } else if let Some((negative, rest)) = without_sign(digits).filter(|_| sign.is_none()) {
                sign = Some(negative);
                digits = rest.trim();
            } else {
                break;
            }
        }
        (!digits.is_empty()).then_some(Self {
            negative: sign.unwrap_or(false),
            digits,
        })
    }
}

fn without_sign(text: &str) -> Option<(bool, &str)> {
    let minus = ['-', '\u{2212}'];
    if let Some(rest) = text.strip_prefix('+') {
        return Some((false, rest));
    }
    text.strip_prefix(minus)
        .or_else(|| text.strip_suffix(minus))
        .map(|rest| (true, rest))
}

fn without_currency(text: &str) -> Option<&str> {
    ["kr.", "kr", "dkk"].into_iter().find_map(|name| {
        let is_name = |part: &str| part.eq_ignore_ascii_case(name);
        if let Some((start, rest)) = text.split_at_checked(name.len())
            && is_name(start)
        {
            return Some(rest);
        }
        let (rest, end) = text.split_at_checked(text.len().checked_sub(name.len())?)?;
        is_name(end).then_some(rest)
    })
}

/// A number of digits, groups of thousands and at most one decimal mark with digits behind it.
fn read_digits(text: &[u8], mark: u8) -> Option<Decimal> {
    let place = text.iter().position(|byte| *byte == mark);
    let (whole, fraction) = match place.and_then(|place| text.split_at_checked(place)) {
        Some((whole, fraction)) => (whole, fraction.get(1..)),
        None => (text, None),
    };
    let mut digits = Digits::default();
    if !whole.is_empty() || fraction.is_none() {
        digits.add_groups(whole, mark)?;
    }
    let fraction = fraction.unwrap_or_default();
    if place.is_some() {
        digits.add(fraction)?;
    }
    let scale = u32::try_from(fraction.len()).ok()?;
    Decimal::try_from_i128_with_scale(digits.number()?, scale).ok()
}

/// The digits of a number that were read so far.
#[derive(Default)]
struct Digits {
    /// What the last of them come to, and how many these are.
    last: u64,
    count: u32,
    /// What those before come to, of numbers with very many.
    before: u128,
}

impl Digits {
    /// So many digits fit into 64 bits.
    const AT_ONCE: u32 = 19;

    /// Adds the digits of a whole number. Thousands are groups of exactly three, all parted by the same mark, and the first
    /// group is not zero.
    fn add_groups(&mut self, whole: &[u8], mark: u8) -> Option<()> {
        let Some(place) = whole.iter().position(|byte| !byte.is_ascii_digit()) else {
            return self.add(whole);
        };
        let (first, mut rest) = whole.split_at_checked(place)?;
        let separator = separator_of_thousands(rest).filter(|separator| *separator != [mark])?;
        if !(1..=3).contains(&first.len()) || first.starts_with(b"0") {
            return None;
        }
        self.add(first)?;
        while !rest.is_empty() {
            let (group, behind) = rest.strip_prefix(separator)?.split_at_checked(3)?;
            self.add(group)?;
            rest = behind;
        }
        Some(())
    }

    /// Adds digits, one or more and nothing beside.
    fn add(&mut self, digits: &[u8]) -> Option<()> {
        if digits.is_empty() {
            return None;
        }
        for byte in digits {
            let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
            if self.count == Self::AT_ONCE {
                self.before = self.together()?;
                (self.last, self.count) = (0, 0);
            }
            self.last = self.last.wrapping_mul(10).wrapping_add(digit.into());
            self.count += 1;
        }
        Some(())
    }

    /// What all of them come to, as if no mark stood among them.
    fn number(&self) -> Option<i128> {
        match self.before {
            0 => Some(self.last.into()),
            _ => i128::try_from(self.together()?).ok(),
        }
    }

    fn together(&self) -> Option<u128> {
        let before = self.before.checked_mul(10_u128.pow(self.count))?;
        before.checked_add(self.last.into())
    }
}

/// What parts thousands: point and comma, blanks of all widths that do not break, and the apostrophes of Switzerland.
const SEPARATORS: [&str; 9] = [
    ".", ",", " ", "\u{a0}", "\u{2007}", "\u{2009}", "\u{202f}", "'", "\u{2019}",
];

/// Which of these a text begins with.
fn separator_of_thousands(text: &[u8]) -> Option<&'static [u8]> {
    let mut separators = SEPARATORS.iter().map(|separator| separator.as_bytes());
    separators.find(|separator| text.starts_with(separator))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn comma(text: &str) -> Option<String> {
        DecimalMark::Comma
            .read(text)
            .map(|number| number.to_string())
    }

    fn point(text: &str) -> Option<String> {
        DecimalMark::Point
            .read(text)
            .map(|number| number.to_string())
    }

    #[test]
    fn numbers_are_read_in_every_form() {
        for (text, expected) in [
            ("5", "5"),
            ("007", "7"),
            ("1234,56", "1234.56"),
            ("1.234,56", "1234.56"),
            ("1.234.567", "1234567"),
            ("1 234 567,8", "1234567.8"),
            ("1\u{a0}234,50", "1234.50"),
            ("1\u{2009}234", "1234"),
            ("1\u{202f}234", "1234"),
            ("1'234,5", "1234.5"),
            (",5", "0.5"),
            ("-5,00", "-5.00"),
            ("\u{2212}5", "-5"),
            ("+5", "5"),
            ("123,45-", "-123.45"),
            ("(1.234,56)", "-1234.56"),
            ("1.234,50 kr.", "1234.50"),
            ("1.234,50 kr", "1234.50"),
            ("KR 12", "12"),
            ("kr. -12,50", "-12.50"),
            ("-kr. 12,50", "-12.50"),
            ("DKK 12", "12"),
            ("12 dkk", "12"),
            ("-12,50 DKK", "-12.50"),
            ("-0,00", "0.00"),
        ] {
            assert_eq!(comma(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(point("1,234.56").as_deref(), Some("1234.56"));
        assert_eq!(point("1'234.5").as_deref(), Some("1234.5"));
        assert_eq!(point(".5").as_deref(), Some("0.5"));
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "",
            "-",
            "kr.",
            ",",
            "5,",
            "1,2,3",
            "1.23",
            "1.2345",
            "0.123",
            "1.234.56",
            "1 234.567",
            "--5",
            "-5-",
            "(-5)",
            "(5",
            "5)",
            "1E3",
            "5 %",
            "NaN",
            "½",
            "٥",
            "1..234",
            "1.234,5,6",
            "kr. 5 kr.",
            "12 EUR",
            "1_000",
            "0x10",
            "æ",
            "k",
            "1,-",
        ] {
            assert_eq!(comma(text), None, "{text}");
        }
    }

    #[test]
    fn more_digits_than_can_be_kept_are_unreadable() {
        assert!(comma(&"9".repeat(28)).is_some());
        assert_eq!(comma(&"9".repeat(30)), None);
        assert_eq!(comma(&format!("0,{}", "1".repeat(29))), None);
    }

    #[test]
    fn mixed_columns_read_only_what_is_beyond_doubt() {
        let read = |text| {
            DecimalMark::Mixed
                .read(text)
                .map(|number| number.to_string())
        };
        assert_eq!(read("12,5").as_deref(), Some("12.5"));
        assert_eq!(read("12.5").as_deref(), Some("12.5"));
        assert_eq!(read("1.234"), None);
        assert_eq!(read("5").as_deref(), Some("5"));
    }

    proptest! {
        #[test]
        fn numbers_are_read_back(mantissa in -(1_i128 << 95)..1 << 95, shift in 0_u32..96, decimals in 0_u32..10) {
            let number = Decimal::from_i128_with_scale(mantissa >> shift, decimals);
            let text = number.to_string();
            prop_assert_eq!(DecimalMark::Comma.read(&text.replace('.', ",")), Some(number));
            prop_assert_eq!(DecimalMark::Point.read(&text), Some(number));
        }

        #[test]
        fn what_is_plain_is_read_alike(text in "[0-9]{0,40}|[0-9., ]{0,12}|[0-9]{1,3}([.,][0-9]{3}){0,9}([.,][0-9]{0,30})?") {
            for mark in [DecimalMark::Comma, DecimalMark::Point, DecimalMark::Mixed] {
                let plain = mark.read_plain(text.as_bytes());
                prop_assert!(plain.is_none_or(|plain| plain == mark.read(&text)));
            }
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC*|[-0-9., kr'()+]{0,20}") {
            let _ = BothMarks::read(&text);
        }
    }
}
