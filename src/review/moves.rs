//! Where a review stands, and how it gets elsewhere.

use super::session::{Filter, Session};
use super::work::Standing;
use crate::lang::review as say;

/// A criterion in a case, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub case: usize,
    pub criterion: usize,
}

impl Session<'_> {
    /// Every spot once, beginning behind `here` and ending with it.
    fn spots_after(&self, here: Spot) -> impl Iterator<Item = Spot> {
        let width = self.work.criteria().max(1);
        let all = self.work.cases().len() * width;
        let first = here.case * width + here.criterion + 1;
        (0..all).map(move |step| {
            let number = (first + step) % all;
            Spot {
                case: number / width,
                criterion: number % width,
            }
        })
    }

    /// The first criterion that waits for an answer, from the beginning.
    pub(super) fn first_open(&self) -> Option<Spot> {
        let last = Spot {
            case: self.work.cases().len().saturating_sub(1),
            criterion: self.work.criteria().saturating_sub(1),
        };
        self.next_where(last, Self::is_open)
    }

    pub(super) fn is_open(&self, spot: Spot) -> bool {
        self.work.standing(spot.case, spot.criterion) == Standing::Open
    }

    pub(super) fn is_flagged(&self, spot: Spot) -> bool {
        let case = self.work.cases().get(spot.case);
        let criterion = self.work.criterion(spot.criterion);
        case.zip(criterion)
            .is_some_and(|(case, criterion)| self.flags.has(&case.id, &criterion.id))
    }

    fn next_where(&self, from: Spot, wanted: impl Fn(&Self, Spot) -> bool) -> Option<Spot> {
        self.spots_after(from).find(|spot| wanted(self, *spot))
    }

    /// Whether a spot is looked at under the filter.
    pub(super) fn passes(&self, spot: Spot) -> bool {
        match self.filter {
            Filter::All => true,
            Filter::Open => self.is_open(spot),
            Filter::Flagged => self.is_flagged(spot),
        }
    }

    /// The cases that are listed: those with something that passes the filter, and the one that is open.
    pub(super) fn listed(&self) -> Vec<usize> {
        let cases = 0..self.work.cases().len();
        let has_any = |case: usize| {
            (0..self.work.criteria()).any(|criterion| self.passes(Spot { case, criterion }))
        };
        cases
            .filter(|case| *case == self.here.case || has_any(*case))
            .collect()
    }

    pub(super) fn go(&mut self, spot: Spot) {
        self.here = spot;
        self.scroll = 0;
        self.message = None;
    }

    pub(super) fn go_to_next_open(&mut self) {
        match self.next_where(self.here, Self::is_open) {
            Some(spot) => self.go(spot),
            None => self.message = Some(say::ALL_ANSWERED.message()),
        }
    }

    /// The criterion before or behind in the same case, under the filter.
    pub(super) fn go_to_criterion(&mut self, forward: bool) {
        let case = self.here.case;
        let passing = |criterion: &usize| {
            self.passes(Spot {
                case,
                criterion: *criterion,
            })
        };
        let found = if forward {
            (self.here.criterion + 1..self.work.criteria()).find(passing)
        } else {
            (0..self.here.criterion).rev().find(passing)
        };
        if let Some(criterion) = found {
            self.go(Spot { case, criterion });
        }
    }

    /// The case before or behind in the list, at its first criterion that passes the filter.
    pub(super) fn go_to_case(&mut self, forward: bool) {
        let listed = self.listed();
        let found = if forward {
            listed.into_iter().find(|case| *case > self.here.case)
        } else {
            listed.into_iter().rev().find(|case| *case < self.here.case)
        };
        if let Some(case) = found {
            self.go_into(case);
        }
    }

    /// Goes into a case: to what is open in it, else to its first criterion.
    fn go_into(&mut self, case: usize) {
        let spots = (0..self.work.criteria()).map(|criterion| Spot { case, criterion });
        let passing: Vec<Spot> = spots.filter(|spot| self.passes(*spot)).collect();
        let open = passing.iter().find(|spot| self.is_open(**spot));
        let first = Spot { case, criterion: 0 };
        let spot = open.or(passing.first()).copied().unwrap_or(first);
        self.go(spot);
    }

    /// The case of an id, else the next one with that text in its id.
    pub(super) fn jump(&mut self, text: &str) {
        let wanted = text.trim().to_lowercase();
        let ids = self
            .work
            .cases()
            .iter()
            .map(|case| case.id.as_str().to_lowercase());
        let ids: Vec<String> = ids.collect();
        let exact = ids.iter().position(|id| *id == wanted);
        let behind = (self.here.case + 1..ids.len()).chain(0..=self.here.case);
        let found = exact.or_else(|| {
            let mut behind = behind;
            behind.find(|case| ids.get(*case).is_some_and(|id| id.contains(&wanted)))
        });
        match found {
            Some(case) => self.go_into(case),
            None => self.message = Some(say::NO_SUCH_CASE.with("text", text.trim())),
        }
    }

    /// The next spot whose case, values, question or comment has the text.
    pub(super) fn search(&mut self, text: &str) {
        let wanted = text.trim().to_lowercase();
        self.searched = text.to_owned();
        let found = self.next_where(self.here, |session, spot| session.holds(spot, &wanted));
        match found {
            Some(spot) => self.go(spot),
            None => self.message = Some(say::NOT_FOUND.with("text", text.trim())),
        }
    }

    /// A text about the case counts once, at its first criterion.
    fn holds(&self, spot: Spot, wanted: &str) -> bool {
        let has = |text: &str| text.to_lowercase().contains(wanted);
        let of_case = self.work.cases().get(spot.case).is_some_and(|case| {
            has(case.id.as_str())
                || has(case.area.as_str())
                || case.kept.iter().any(|value| has(value))
        });
        let of_criterion = self
            .work
            .criterion(spot.criterion)
            .is_some_and(|criterion| has(&criterion.id) || has(&criterion.question));
        let answer = self.work.answer(spot.case, spot.criterion);
        let of_answer = answer.is_some_and(|answer| {
            [&answer.comment, &answer.cause, &answer.reason_code]
                .into_iter()
                .any(|text| has(text))
        });
        (spot.criterion == 0 && of_case) || of_criterion || of_answer
    }
}
