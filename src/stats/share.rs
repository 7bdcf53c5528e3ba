//! Shares as they are written in a template (0.95, 0.10), kept exactly, and the tail probability of a limit.
//!
//! A double cannot hold 0.95; 1 - 0.9 is 0.09999999999999998 and gives a wrong limit at a tie. So a share stays an
//! integer over a power of ten from the text to the comparison.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::count::to_float;

/// Decimals that a share may have.
pub const MAX_DECIMALS: u32 = 18;

/// Most stages of a stopping rule; the fraction of a tail still has room for them.
pub const MAX_STAGES: u64 = 9;

/// An exact decimal fraction from 0 to 1, both included, with at most 18 decimals.
///
/// ```
/// # use sagsaudit::stats::share::Share;
/// let target: Share = "0.90".parse().unwrap();
/// assert_eq!(target.to_string(), "0.9");
/// assert_eq!(target.complement().to_string(), "0.1");
/// assert!("0,9".parse::<Share>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    /// At most `10^decimals`; not a multiple of ten unless `decimals` is 0, so that equal shares are equal fields.
    numerator: u64,
    decimals: u32,
}

impl Share {
    /// Nothing: 0.
    pub const ZERO: Self = Self {
        numerator: 0,
        decimals: 0,
    };
    /// Everything: 1.
    pub const ONE: Self = Self {
        numerator: 1,
        decimals: 0,
    };

    /// The share `numerator / 10^decimals` in lowest decimal form.
    fn reduced(mut numerator: u64, mut decimals: u32) -> Self {
        while decimals > 0 && numerator.is_multiple_of(10) {
            numerator /= 10;
            decimals -= 1;
        }
        Self {
            numerator,
            decimals,
        }
    }

    /// The upper number of the fraction, over [`Share::denominator`].
    #[must_use]
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// The lower number of the fraction: a power of ten, at most 10^18.
    #[must_use]
    pub fn denominator(self) -> u64 {
        10_u64.pow(self.decimals)
    }

    /// One minus this share, exactly: the tolerated error rate of a target, the risk of a confidence.
    #[must_use]
    pub fn complement(self) -> Self {
        Self::reduced(self.denominator() - self.numerator, self.decimals)
    }

    /// The double nearest to the share, up to one rounding of each number of the fraction and one of the quotient.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        to_float(self.numerator) / to_float(self.denominator())
    }

    /// How this share compares with `cases` of `of`, exactly. `of` must not be 0.
    ///
    /// ```
    /// # use sagsaudit::stats::share::Share;
    /// # use std::cmp::Ordering;
    /// let tolerable: Share = "0.10".parse().unwrap();
    /// assert_eq!(tolerable.compare_to(3, 30), Ordering::Equal);
    /// assert_eq!(tolerable.compare_to(2, 15), Ordering::Less);
    /// ```
    #[must_use]
    pub fn compare_to(self, cases: u64, of: u64) -> Ordering {
        let share = u128::from(self.numerator) * u128::from(of);
        share.cmp(&(u128::from(cases) * u128::from(self.denominator())))
    }

    /// Largest number of cases that is not more than this share of `count`.
    #[must_use]
    pub fn floor_of(self, count: u64) -> u64 {
        self.quotient(count, 0)
    }

    /// Smallest number of cases that is not less than this share of `count`.
    #[must_use]
    pub fn ceil_of(self, count: u64) -> u64 {
        self.quotient(count, u128::from(self.denominator() - 1))
    }

    /// Largest number of cases of which this share, rounded up, is `cases`; 0 for no cases, and the largest number there
    /// is when the share is 0.
    #[must_use]
    pub fn largest_with_ceil(self, cases: u64) -> u64 {
        let product = u128::from(cases) * u128::from(self.denominator());
        let quotient = product.checked_div(u128::from(self.numerator));
        quotient.map_or(u64::MAX, |count| u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Number of cases nearest to this share of `count`; a half is rounded up.
    #[must_use]
    pub fn nearest_of(self, count: u64) -> u64 {
        self.quotient(count, u128::from(self.denominator() / 2))
    }

    /// `(share * count * denominator + add) / denominator`, rounded down; at most `count` as the share is at most 1.
    fn quotient(self, count: u64, add: u128) -> u64 {
        let product = u128::from(self.numerator) * u128::from(count) + add;
        u64::try_from(product / u128::from(self.denominator()))
            .expect("a share of a count is not above the count")
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare_to(other.numerator, other.denominator())
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decimals == 0 {
            return write!(f, "{}", self.numerator);
        }
        let width = usize::try_from(self.decimals).unwrap_or_default();
        write!(f, "0.{:0width$}", self.numerator)
    }
}

/// Text that is not a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareError {
    /// Something other than digits with at most one point; a sign, an exponent, a comma or a percent sign.
    NotDecimal(String),
    /// A number above 1.
    AboveOne(String),
    /// More than [`MAX_DECIMALS`] decimals.
    TooManyDecimals(String),
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotDecimal(text) => {
                write!(
                    f,
                    "`{text}` is not a share: write a number such as 0.95, with a point"
                )
            }
            Self::AboveOne(text) => {
                write!(f, "`{text}` is above 1: write 95 percent as 0.95")
            }
            Self::TooManyDecimals(text) => {
                write!(f, "`{text}` has more than {MAX_DECIMALS} decimals")
            }
        }
    }
}

impl std::error::Error for ShareError {}

impl FromStr for Share {
    type Err = ShareError;

    /// Reads `0.95`, `.5`, `0`, `1` or `1.00`; leading zeros and closing zeros do not matter.
    fn from_str(text: &str) -> Result<Self, ShareError> {
        let (whole, decimals) = match text.split_once('.') {
            Some((_, "")) => return Err(ShareError::NotDecimal(text.to_owned())),
            Some(parts) => parts,
            None if text.is_empty() => return Err(ShareError::NotDecimal(text.to_owned())),
            None => (text, ""),
        };
        if !whole
            .bytes()
            .chain(decimals.bytes())
            .all(|byte| byte.is_ascii_digit())
        {
            return Err(ShareError::NotDecimal(text.to_owned()));
        }
        let decimals = decimals.trim_end_matches('0');
        match (whole.trim_start_matches('0'), decimals) {
            ("", "") => Ok(Self::ZERO),
            ("", decimals) => {
                read_decimals(decimals).ok_or_else(|| ShareError::TooManyDecimals(text.to_owned()))
            }
            ("1", "") => Ok(Self::ONE),
            _ => Err(ShareError::AboveOne(text.to_owned())),
        }
    }
}

/// The share `0.decimals`; none when there are too many digits.
fn read_decimals(decimals: &str) -> Option<Share> {
    let count = u32::try_from(decimals.len()).ok()?;
    let numerator = decimals.parse().ok()?;
    (count <= MAX_DECIMALS).then(|| Share::reduced(numerator, count))
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_f64())
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

/// Reads a share from a number: through the shortest text of the double, which is what was written.
struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Share;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number from 0 to 1")
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Share, E> {
        number.to_string().parse().map_err(E::custom)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Share, E> {
        number.to_string().parse().map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Share, E> {
        number.to_string().parse().map_err(E::custom)
    }
}

/// A confidence: a share above 0 and below 1.
///
/// ```
/// # use sagsaudit::stats::share::Confidence;
/// let confidence: Confidence = "0.95".parse().unwrap();
/// assert_eq!(confidence.two_sided().to_string(), "0.025");
/// assert!("1".parse::<Confidence>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Confidence(Share);

impl Confidence {
    /// The confidence as a share.
    #[must_use]
    pub fn share(self) -> Share {
        self.0
    }

    /// The tail of a one-sided limit: alpha = 1 - confidence.
    #[must_use]
    pub fn one_sided(self) -> Tail {
        let alpha = self.0.complement();
        Tail {
            numerator: alpha.numerator(),
            denominator: alpha.denominator(),
        }
    }

    /// The tail of a one-sided limit in each of several stages that were stated before the draw: alpha / stages.
    ///
    /// `stages` is from 1 to [`MAX_STAGES`].
    #[must_use]
    pub fn one_sided_of(self, stages: u64) -> Tail {
        debug_assert!((1..=MAX_STAGES).contains(&stages), "{stages} stages");
        let tail = self.one_sided();
        Tail {
            denominator: tail.denominator * stages.clamp(1, MAX_STAGES),
            ..tail
        }
    }

    /// The tail on each side of a two-sided interval: alpha / 2.
    #[must_use]
    pub fn two_sided(self) -> Tail {
        self.two_sided_of(1)
    }

    /// The tail on each side of a two-sided interval in each of several stages: alpha / (2 stages).
    ///
    /// `stages` is from 1 to [`MAX_STAGES`], so that twice as many still fit.
    #[must_use]
    pub fn two_sided_of(self, stages: u64) -> Tail {
        let tail = self.one_sided_of(stages);
        Tail {
            denominator: 2 * tail.denominator,
            ..tail
        }
    }
}

/// Text that is not a confidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfidenceError {
    /// Not a share at all.
    Share(ShareError),
    /// 0 or 1: no limit can be had at the one, every count is possible at the other.
    Certain(Share),
}

impl fmt::Display for ConfidenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(error) => error.fmt(f),
            Self::Certain(share) => {
                write!(
                    f,
                    "`{share}` is not a confidence: it must be above 0 and below 1"
                )
            }
        }
    }
}

impl std::error::Error for ConfidenceError {}

impl TryFrom<Share> for Confidence {
    type Error = ConfidenceError;

    fn try_from(share: Share) -> Result<Self, ConfidenceError> {
        if share == Share::ZERO || share == Share::ONE {
            return Err(ConfidenceError::Certain(share));
        }
        Ok(Self(share))
    }
}

impl FromStr for Confidence {
    type Err = ConfidenceError;

    fn from_str(text: &str) -> Result<Self, ConfidenceError> {
        let share: Share = text.parse().map_err(ConfidenceError::Share)?;
        share.try_into()
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Share::deserialize(deserializer)?
            .try_into()
            .map_err(D::Error::custom)
    }
}

/// The probability left outside one limit, an exact fraction above 0 and below 1: alpha for a one-sided limit,
/// alpha / 2 for each limit of a two-sided interval. Made by [`Confidence`] only, so that the two cannot be mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tail {
    numerator: u64,
    denominator: u64,
}

impl Tail {
    /// The upper number of the fraction, over [`Tail::denominator`].
    #[must_use]
    pub fn numerator(self) -> u64 {
        self.numerator
    }

    /// The lower number of the fraction: a power of ten, or a few times one.
    #[must_use]
    pub fn denominator(self) -> u64 {
        self.denominator
    }

    /// The tail as a double, with at most three roundings.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        to_float(self.numerator) / to_float(self.denominator)
    }
}

impl fmt::Display for Tail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_f64().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_writes_the_shortest_form() {
        for (text, shown) in [
            ("0.95", "0.95"),
            (".5", "0.5"),
            ("1", "1"),
            ("1.000", "1"),
            ("00.10", "0.1"),
            ("0", "0"),
            ("0.0", "0"),
            ("0.05", "0.05"),
            ("0.000000000000000001", "0.000000000000000001"),
            ("0.10000000000000000000000", "0.1"),
        ] {
            assert_eq!(share(text).to_string(), shown);
        }
    }

    #[test]
    fn refuses_what_is_not_a_share() {
        for text in [
            "", ".", "1.", "-0.1", "+0.1", "0,95", "95%", "1e-2", "a", "0.1.2", " 0.1",
        ] {
            assert_eq!(
                text.parse::<Share>(),
                Err(ShareError::NotDecimal(text.into()))
            );
        }
        for text in ["1.01", "95", "10", "11.0", "99999999999999999999"] {
            assert_eq!(
                text.parse::<Share>(),
                Err(ShareError::AboveOne(text.into()))
            );
        }
        let long = "0.0000000000000000001";
        assert_eq!(
            long.parse::<Share>(),
            Err(ShareError::TooManyDecimals(long.into()))
        );
    }

    #[test]
    fn compares_and_rounds_exactly() {
        assert!(share("0.1") < share("0.100000000000000001"));
        assert_eq!(share("0.9").complement(), share("0.1"));
        assert_eq!(share("0.1").floor_of(29), 2);
        assert_eq!((share("0.1").ceil_of(29), share("0.1").ceil_of(30)), (3, 3));
        assert_eq!(share("0.035").ceil_of(400), 14);
        assert_eq!(share("0.035").largest_with_ceil(14), 400);
        assert_eq!(share("0.3").largest_with_ceil(2), 6);
        assert_eq!(share("0.1").nearest_of(25), 3);
        assert_eq!(share("0.1").nearest_of(24), 2);
        assert_eq!(Share::ONE.floor_of(u64::MAX), u64::MAX);
    }

    #[test]
    fn json_keeps_the_number() {
        for text in ["0.95", "0.1", "0.000000000000000001", "0.123456789012345"] {
            let json = serde_json::to_string(&share(text)).unwrap();
            assert_eq!(serde_json::from_str::<Share>(&json).unwrap(), share(text));
        }
        assert_eq!(serde_json::from_str::<Share>("1").unwrap(), Share::ONE);
        assert!(serde_json::from_str::<Share>("-1").is_err());
        assert!(serde_json::from_str::<Share>("\"0.5\"").is_err());
        assert!(serde_json::from_str::<Confidence>("1.0").is_err());
    }
}
