//! What could not be read, and how a value of an extract may be shown.

use crate::cell::mask_cpr;

/// How many line numbers are kept.
const LINES_KEPT: usize = 5;
/// The longest value that is shown, in characters.
const LONGEST_SHOWN: usize = 40;

/// The values of a column that are no value of its type. They stay in the case and make what needs them undetermined.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quality {
    /// How many values could not be read.
    pub unreadable: u64,
    /// The physical lines of the first five, in file order.
    pub lines: Vec<u64>,
    /// The first of them, masked and cut as by [`excerpt`].
    pub example: Option<String>,
}

impl Quality {
    /// Adds what was counted on other lines of the same file.
    pub(super) fn merge(&mut self, other: Self) {
        let is_first = |line: &u64| self.lines.first().is_none_or(|first| line < first);
        if other.lines.first().is_some_and(is_first) {
            self.example = other.example;
        }
        self.unreadable += other.unreadable;
        merge_first(&mut self.lines, other.lines, LINES_KEPT);
    }

    /// Counts a value that was read into nothing.
    #[inline]
    pub(super) fn note<T: Copy>(&mut self, reading: Option<T>, text: &str, line: u64) {
        self.count(reading.is_none(), text.as_bytes(), line);
    }

    /// Counts a value if it could not be read.
    #[inline]
    pub(super) fn count(&mut self, is_unreadable: bool, text: &[u8], line: u64) {
        self.unreadable += u64::from(is_unreadable);
        if is_unreadable & self.keeps_more() {
            self.remember(text, line);
        }
    }

    /// Whether the lines of more values that cannot be read would be kept.
    #[inline]
    pub(super) fn keeps_more(&self) -> bool {
        self.lines.len() < LINES_KEPT
    }

    /// Counts values that could not be read, of which no line is to be kept.
    #[inline]
    pub(super) fn count_more(&mut self, unreadable: u32) {
        self.unreadable += u64::from(unreadable);
    }

    #[cold]
    fn remember(&mut self, text: &[u8], line: u64) {
        self.lines.push(line);
        let text = String::from_utf8_lossy(text);
        self.example.get_or_insert_with(|| excerpt(&text));
    }
}

/// Of the first lines that two have met, the first of all.
pub(super) fn merge_first(lines: &mut Vec<u64>, others: Vec<u64>, kept: usize) {
    lines.extend(others);
    lines.sort_unstable();
    lines.truncate(kept);
}

/// A value of an extract as it may stand in a message: CPR numbers masked, at most 40 characters.
///
/// ```
/// # use sagsaudit::extract::excerpt;
/// assert_eq!(excerpt("010190-1234 ringede"), "######-#### ringede");
/// assert_eq!(excerpt(&"x".repeat(50)).chars().count(), 40);
/// ```
pub fn excerpt(value: &str) -> String {
    let (masked, _) = mask_cpr(value.trim());
    if masked.chars().count() <= LONGEST_SHOWN {
        return masked.into_owned();
    }
    let mut shown: String = masked.chars().take(LONGEST_SHOWN - 1).collect();
    shown.push('…');
    shown
}
