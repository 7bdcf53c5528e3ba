//! What a template says about its calendar.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::MonthDay;

/// The choices of a template's `[calendar]`.
///
/// The default is that of a template which says nothing: an end on a closed day moves, whether Saturday is a hverdag is
/// left open, and 5 June, 24 and 31 December are closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What happens when a deadline ends on a day that is not open.
    pub roll: Roll,
    /// Whether Saturday is a hverdag.
    pub saturday: Saturday,
    /// Days that count as working days, but on which no deadline ends.
    pub closed: BTreeSet<MonthDay>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            roll: Roll::NextOpenDay,
            saturday: Saturday::Borderline,
            closed: BTreeSet::from([
                MonthDay::CONSTITUTION_DAY,
                MonthDay::CHRISTMAS_EVE,
                MonthDay::NEW_YEARS_EVE,
            ]),
        }
    }
}

/// What happens when a deadline ends on a Saturday, a Sunday, a public holiday or a closed day.
///
/// The rule of restaurationsloven § 36 a stk. 5 and forældelsesloven § 27 stk. 2 is written for the deadlines of
/// citizens; that it also holds for those of an authority is accepted practice, not law. Hence the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roll {
    /// It moves to the next day that is none of these.
    NextOpenDay,
    /// It stays.
    Keep,
}

/// Whether Saturday is a hverdag. No act says so in general, and acts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saturday {
    /// It is none.
    Closed,
    /// It is one.
    Open,
    /// Left open: where the two readings end on different days, both are given.
    Borderline,
}

impl Saturday {
    /// All choices, in the order they are listed to a user.
    pub const ALL: [Self; 3] = [Self::Closed, Self::Open, Self::Borderline];

    /// The name used in templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::Borderline => "borderline",
        }
    }
}

impl fmt::Display for Saturday {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Saturday {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.name() == name)
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_that_of_the_formats_page() {
        let calendar = Calendar::default();
        let closed: Vec<String> = calendar.closed.iter().map(ToString::to_string).collect();
        assert_eq!(closed, ["06-05", "12-24", "12-31"]);
        assert_eq!(calendar.roll, Roll::NextOpenDay);
        assert_eq!(calendar.saturday, Saturday::Borderline);
    }

    #[test]
    fn choices_are_read_by_their_names() {
        for choice in Saturday::ALL {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
        assert_eq!("Open".parse::<Saturday>(), Err(()));
    }
}
