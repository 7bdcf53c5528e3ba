//! A small picture in a cell, beside the numbers it shows. Writers that cannot draw leave its column out or write what it
//! has of words.

/// What is drawn. Shares are 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    /// A share with its interval and its target on a line from 0 to 100 %.
    Interval {
        /// The share.
        share: f64,
        /// The interval; `None` where there is none.
        limits: Option<(f64, f64)>,
        /// What the share should be at least.
        target: Option<f64>,
    },
    /// A mark for each of some numbers of days, on a line from 0 to the largest.
    Days {
        /// The numbers, sorted.
        days: Vec<i64>,
        /// Where the line ends.
        most: i64,
    },
    /// A share over time.
    Course {
        /// One for each time; `None` where there is none.
        shares: Vec<Option<f64>>,
        /// The top of the picture, above 0.
        highest: f64,
        /// The same as a line of characters.
        text: String,
    },
}

impl Plot {
    /// What stands in a text for it; empty where its column is left out.
    pub fn text(&self) -> &str {
        match self {
            Self::Interval { .. } | Self::Days { .. } => "",
            Self::Course { text, .. } => text,
        }
    }
}
