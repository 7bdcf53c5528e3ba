//! Drawing: of each area's cases, those with the lowest tickets.

use std::collections::BTreeMap;

use super::allocation::{Allocation, TotalTooSmall};
use super::ticket::TicketPress;
use super::{DrawnCase, SampleRole, Seed, Ticket};
use crate::case::{Area, CaseId, CaseName};
use crate::extract::CASES_AT_ONCE;

/// How many cases are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// Cases of the sample.
    pub sample: SampleSize,
    /// Reserve cases in each area, after the sample.
    pub reserve: u64,
    /// Cases by which the sample of an area was extended since: the reserves first, then the next tickets.
    pub extended: BTreeMap<Area, u64>,
    /// Cases of an area that were replaced since: each adds the next ticket.
    pub replaced: BTreeMap<Area, u64>,
}

/// How many cases of the sample are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SampleSize {
    /// So many in each area.
    PerArea {
        /// In an area without a size of its own, at least 1.
        per_area: u64,
        /// In named areas.
        by_area: BTreeMap<Area, u64>,
    },
    /// So many in all areas together.
    Total(Allocation),
}

impl Sizes {
    /// The same number in each area, and no reserves.
    pub fn per_area(per_area: u64) -> Self {
        Self {
            sample: SampleSize::PerArea {
                per_area,
                by_area: BTreeMap::new(),
            },
            reserve: 0,
            extended: BTreeMap::new(),
            replaced: BTreeMap::new(),
        }
    }

    /// What is wanted of an area besides the cases asked for first.
    fn wanted(&self, area: &Area, requested: u64) -> Wanted {
        let of_area = |counts: &BTreeMap<Area, u64>| counts.get(area).copied().unwrap_or(0);
        Wanted {
            requested,
            extended: of_area(&self.extended),
            replaced: of_area(&self.replaced),
            reserve: self.reserve,
        }
    }

    /// The most cases of the sample that an area can come to.
    fn most_in(&self, area: &Area) -> u64 {
        match &self.sample {
            SampleSize::PerArea { per_area, by_area } => {
                by_area.get(area).copied().unwrap_or(*per_area)
            }
            SampleSize::Total(allocation) => allocation.total,
        }
    }
}

/// A draw in the making: it sees each case of the population once, in any order, and keeps only the lowest tickets.
#[derive(Debug)]
pub struct Lottery {
    press: TicketPress,
    sizes: Sizes,
    strata: Vec<Stratum>,
    /// What every case is held against, apart from all else that is known of its stratum.
    gates: Vec<Gate>,
    /// The number of each area's stratum.
    numbers: BTreeMap<Area, StratumNumber>,
}

/// The number of an area in one [`Lottery`].
pub type StratumNumber = usize;

/// What lets a case into its stratum, and counts it.
#[derive(Debug, Clone, Copy)]
struct Gate {
    population: u64,
    /// Whether anything is drawn here; where not, cases are only counted.
    draws: bool,
    /// The highest first word of a ticket that may be kept.
    highest: u32,
}

/// What is known of one area so far.
#[derive(Debug)]
struct Stratum {
    avoided: u64,
    keep: usize,
    /// The cases with the lowest tickets, with their kept values, and some with higher ones. These are thrown out, all at once,
    /// before more memory is needed: nothing is looked at of a case that is kept but the end of this list.
    lowest: Vec<(Ticket, CaseId, Vec<String>)>,
}

/// The result of drawing in one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The area.
    pub area: Area,
    /// Cases that could be drawn.
    pub population: u64,
    /// Cases that could not, because they were audited before.
    pub avoided: u64,
    /// Cases asked for.
    pub requested: u64,
    /// Cases asked for later, when the sample was extended.
    pub extended: u64,
    /// The sample and then the reserves, by ascending ticket.
    pub cases: Vec<DrawnCase>,
}

impl Lottery {
    /// A draw that has seen no case yet.
    pub fn new(seed: &Seed, sizes: Sizes) -> Self {
        Self {
            press: TicketPress::new(seed),
            sizes,
            strata: Vec::new(),
            gates: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The number of an area, by which its cases take part.
    pub fn number_of(&mut self, area: &Area) -> StratumNumber {
        if let Some(number) = self.numbers.get(area) {
            return *number;
        }
        let number = self.strata.len();
        let wanted = self.sizes.wanted(area, self.sizes.most_in(area));
        let stratum = Stratum::new(wanted);
        self.gates.push(Gate {
            population: 0,
            draws: stratum.keep > 0,
            highest: u32::MAX,
        });
        self.strata.push(stratum);
        self.numbers.insert(area.clone(), number);
        number
    }

    /// Lets a case of the population take part. `kept` gives its kept values, and is asked only when the case is among
    /// the lowest tickets so far.
    pub fn enter(&mut self, area: StratumNumber, id: &CaseId, kept: impl Fn() -> Vec<String>) {
        self.enter_all(&[area], &[id.into()], |_| kept());
    }

    /// Lets at most [`CASES_AT_ONCE`] cases take part, each in its area; `kept` gives the kept values of the one at a place.
    pub(super) fn enter_all(
        &mut self,
        areas: &[StratumNumber],
        ids: &[CaseName<'_>],
        kept: impl Fn(usize) -> Vec<String>,
    ) {
        let mut highest = [0; CASES_AT_ONCE];
        let mut any_draws = false;
        for (area, highest) in areas.iter().zip(&mut highest) {
            let gate = self.gates.get_mut(*area).expect(NUMBERED);
            gate.population += 1;
            any_draws |= gate.draws;
            *highest = gate.highest;
        }
        if !any_draws {
            return;
        }
        let tickets = self.press.tickets(ids);
        let may_be_kept = tickets.not_above(&highest);
        for (place, (area, id)) in areas.iter().zip(ids).enumerate() {
            if may_be_kept & (1 << place) != 0 {
                self.keep(*area, (tickets.get(place), id.to_id(), kept(place)));
            }
        }
    }

    /// Keeps a case of an area, unless it is over those that are kept there.
    fn keep(&mut self, area: StratumNumber, case: (Ticket, CaseId, Vec<String>)) {
        if let Some(highest) = self.stratum(area).keep(case)
            && let Some(gate) = self.gates.get_mut(area)
        {
            gate.highest = highest.first_word();
        }
    }

    /// Counts a case that cannot be drawn because it was audited before. Its area is there even if no other case is.
    pub fn avoid(&mut self, area: StratumNumber) {
        self.stratum(area).avoided += 1;
    }

    fn stratum(&mut self, area: StratumNumber) -> &mut Stratum {
        let stratum = self.strata.get_mut(area);
        stratum.expect(NUMBERED)
    }

    /// Takes in what another has seen of the same draw.
    pub fn merge(&mut self, other: Self) {
        let mut strata: Vec<_> = other.strata.into_iter().map(Some).collect();
        for (area, number) in other.numbers {
            let theirs = strata.get_mut(number).and_then(Option::take);
            let gate = other.gates.get(number);
            let number = self.number_of(&area);
            let theirs = theirs.expect("every number has one stratum");
            self.stratum(number).avoided += theirs.avoided;
            if let (Some(ours), Some(theirs)) = (self.gates.get_mut(number), gate) {
                ours.population += theirs.population;
            }
            for case in theirs.lowest {
                self.keep(number, case);
            }
        }
    }

    /// Ends the draw: the areas by name.
    ///
    /// # Errors
    /// When a total is asked for that is smaller than the fewest cases of all areas.
    pub fn draw(self) -> Result<Vec<Drawn>, TotalTooSmall> {
        let requested = match &self.sizes.sample {
            SampleSize::PerArea { .. } => {
                let areas = self.numbers.keys();
                areas
                    .map(|area| (area.clone(), self.sizes.most_in(area)))
                    .collect()
            }
            SampleSize::Total(allocation) => {
                let populations = self.by_area();
                let populations = populations.map(|(area, gate)| (area.clone(), gate.population));
                allocation.divide(&populations.collect())?
            }
        };
        let sizes = self.sizes;
        let gates = self.gates;
        let mut strata: Vec<_> = self.strata.into_iter().map(Some).collect();
        let drawn = self.numbers.into_iter().filter_map(|(area, number)| {
            let stratum = strata.get_mut(number).and_then(Option::take)?;
            let requested = requested.get(&area).copied().unwrap_or(0);
            let wanted = sizes.wanted(&area, requested);
            let population = gates.get(number)?.population;
            Some(stratum.drawn(area, population, wanted))
        });
        Ok(drawn.collect())
    }

    fn by_area(&self) -> impl Iterator<Item = (&Area, &Gate)> {
        let numbers = self.numbers.iter();
        numbers.filter_map(|(area, number)| Some((area, self.gates.get(*number)?)))
    }
}

const NUMBERED: &str = "numbers are those of areas that were numbered";

impl Stratum {
    fn new(wanted: Wanted) -> Self {
        Self {
            avoided: 0,
            keep: wanted.places(),
            lowest: Vec::new(),
        }
    }

    /// Keeps a case. Where others were thrown out because of it, the highest ticket that is left comes back: none above it
    /// is to be kept.
    fn keep(&mut self, case: (Ticket, CaseId, Vec<String>)) -> Option<Ticket> {
        let is_full = self.lowest.len() == self.lowest.capacity();
        let are_enough = self.lowest.len() / 3 >= self.keep.div_ceil(2);
        let mut highest = None;
        if is_full && are_enough {
            let last = self.keep.checked_sub(1)?;
            let (_, (ticket, _, _), _) = self.lowest.select_nth_unstable(last);
            highest = Some(*ticket);
            self.lowest.truncate(self.keep);
        }
        self.lowest.push(case);
        highest
    }

    fn drawn(mut self, area: Area, population: u64, wanted: Wanted) -> Drawn {
        let sampled = wanted.sampled();
        self.lowest.sort_unstable();
        let cases = self.lowest.into_iter();
        let cases = cases
            .take(wanted.places())
            .zip(1..)
            .map(|((ticket, id, kept), order)| {
                let role = if order <= sampled {
                    SampleRole::Sample
                } else {
                    SampleRole::Reserve
                };
                DrawnCase {
                    order,
                    role,
                    ticket,
                    area: area.clone(),
                    id,
                    kept,
                }
            });
        let cases = cases.collect();
        Drawn {
            area,
            population,
            avoided: self.avoided,
            requested: wanted.requested,
            extended: wanted.extended,
            cases,
        }
    }
}

/// The cases that are wanted of an area.
#[derive(Clone, Copy)]
struct Wanted {
    requested: u64,
    extended: u64,
    replaced: u64,
    reserve: u64,
}

impl Wanted {
    /// Cases of the sample, replaced ones included.
    fn sampled(self) -> u64 {
        self.requested.saturating_add(self.added())
    }

    fn added(self) -> u64 {
        self.extended.saturating_add(self.replaced)
    }

    /// Cases of the sample and reserves, as a number of cases in memory. What is added takes the reserves first.
    fn places(self) -> usize {
        let after_first = self.reserve.max(self.added());
        usize::try_from(self.requested.saturating_add(after_first)).unwrap_or(usize::MAX)
    }
}

impl Drawn {
    /// Cases of the sample, replaced ones included, without the reserves.
    pub fn sampled(&self) -> u64 {
        self.count(SampleRole::is_draw)
    }

    /// Reserve cases.
    pub fn reserves(&self) -> u64 {
        self.count(|role| role == SampleRole::Reserve)
    }

    /// Whether the area was taken whole: every case of it, none of them left out because it was audited before.
    pub fn is_census(&self) -> bool {
        self.avoided == 0 && self.sampled() == self.population
    }

    /// The highest ticket of the sample.
    pub fn last_ticket(&self) -> Option<Ticket> {
        self.cases
            .iter()
            .rfind(|case| case.role.is_draw())
            .map(|case| case.ticket)
    }

    fn count(&self, wanted: impl Fn(SampleRole) -> bool) -> u64 {
        self.cases
            .iter()
            .map(|case| u64::from(wanted(case.role)))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::*;

    fn draw(cases: &[(String, String)], per_area: u64, reserve: u64) -> Vec<Drawn> {
        let sizes = Sizes {
            reserve,
            ..Sizes::per_area(per_area)
        };
        draw_by(cases, sizes)
    }

    fn draw_by(cases: &[(String, String)], sizes: Sizes) -> Vec<Drawn> {
        let mut lottery = Lottery::new(&Seed::typed("properties").unwrap(), sizes);
        for (area, id) in cases {
            let id = CaseId::from_parts([id.as_str()]).unwrap();
            let area = lottery.number_of(&Area::from_parts([area.as_str()]));
            lottery.enter(area, &id, || vec![format!("kept of {id}")]);
        }
        lottery.draw().unwrap()
    }

    /// Areas and case ids, each id once.
    fn populations() -> impl Strategy<Value = Vec<(String, String)>> {
        prop::collection::btree_map("[0-9]{1,4}", "[ABC]", 0..120)
            .prop_map(|cases| cases.into_iter().map(|(id, area)| (area, id)).collect())
    }

    fn sample_of(drawn: &[Drawn], area: &str) -> Vec<String> {
        let of_area = drawn
            .iter()
            .filter(|drawn| drawn.area.as_str() == area)
            .flat_map(|drawn| &drawn.cases);
        of_area
            .filter(|case| case.role == SampleRole::Sample)
            .map(|case| case.id.as_str().to_owned())
            .collect()
    }

    proptest! {
        #[test]
        fn row_order_changes_nothing(cases in populations(), order in any::<[u8; 8]>()) {
            let mut shuffled = cases.clone();
            shuffled.sort_by_key(|(_, id)| Sha256::digest([id.as_bytes(), &order].concat()).to_vec());
            prop_assert_eq!(draw(&cases, 5, 2), draw(&shuffled, 5, 2));
        }

        #[test]
        fn it_is_sorting_by_ticket(cases in populations()) {
            let seed = Seed::typed("properties").unwrap();
            for drawn in draw(&cases, 5, 2) {
                let in_area = cases.iter().filter(|(area, _)| area == drawn.area.as_str());
                let mut sorted: Vec<_> = in_area
                    .map(|(_, id)| CaseId::from_parts([id.as_str()]).unwrap())
                    .map(|id| (Ticket::of(&seed, &id), id))
                    .collect();
                sorted.sort();
                prop_assert_eq!(drawn.population, u64::try_from(sorted.len()).unwrap());
                sorted.truncate(7);
                let got: Vec<_> = drawn.cases.iter().map(|case| (case.ticket, case.id.clone())).collect();
                prop_assert_eq!(got, sorted);
                for (case, order) in drawn.cases.iter().zip(1..) {
                    prop_assert_eq!(case.order, order);
                    prop_assert_eq!(case.role == SampleRole::Sample, order <= 5);
                    prop_assert_eq!(&case.kept, &[format!("kept of {}", case.id)]);
                }
            }
        }

        #[test]
        fn a_larger_sample_begins_with_the_smaller(cases in populations(), small in 1_u64..8, more in 0_u64..20) {
            let (small_draw, large_draw) = (draw(&cases, small, 0), draw(&cases, small + more, 0));
            for area in ["A", "B", "C"] {
                prop_assert!(sample_of(&large_draw, area).starts_with(&sample_of(&small_draw, area)));
            }
        }

        #[test]
        fn strata_are_independent(cases in populations()) {
            let only_a: Vec<_> = cases.iter().filter(|(area, _)| area == "A").cloned().collect();
            prop_assert_eq!(sample_of(&draw(&cases, 4, 1), "A"), sample_of(&draw(&only_a, 4, 1), "A"));
        }

        #[test]
        fn shards_merge_to_the_draw_of_their_union(cases in populations(), parts in 1_usize..5) {
            let whole = draw(&cases, 6, 0);
            let mut merged: Vec<(String, String)> = Vec::new();
            for part in 0..parts {
                let shard: Vec<_> = cases.iter().skip(part).step_by(parts).cloned().collect();
                for case in draw(&shard, 6, 0).into_iter().flat_map(|drawn| drawn.cases) {
                    merged.push((case.area.as_str().to_owned(), case.id.as_str().to_owned()));
                }
            }
            for area in ["A", "B", "C"] {
                prop_assert_eq!(sample_of(&draw(&merged, 6, 0), area), sample_of(&whole, area));
            }
        }

        #[test]
        fn adding_a_case_changes_only_what_it_must(cases in populations(), id in "x[0-9]{1,4}") {
            let mut more = cases.clone();
            more.push(("A".to_owned(), id.clone()));
            let (before, after) = (draw(&cases, 4, 0), draw(&more, 4, 0));
            let before_a: BTreeSet<_> = sample_of(&before, "A").into_iter().collect();
            for drawn in sample_of(&after, "A") {
                prop_assert!(before_a.contains(&drawn) || drawn == id);
            }
            prop_assert_eq!(sample_of(&before, "B"), sample_of(&after, "B"));
        }
    }

    #[test]
    fn what_may_be_kept_is_let_through_and_little_else_is_held() {
        let mut lottery = Lottery::new(&Seed::typed("s").unwrap(), Sizes::per_area(2));
        let area = lottery.number_of(&Area::named("A"));
        assert_eq!(lottery.gates[area].highest, u32::MAX);
        for number in 0..1_000 {
            let id = CaseId::from_parts([number.to_string().as_str()]).unwrap();
            lottery.enter(area, &id, Vec::new);
        }
        let (gate, stratum) = (lottery.gates[area], &mut lottery.strata[area]);
        stratum.lowest.sort_unstable();
        let needed = stratum.lowest[1].0.first_word();
        assert!((needed..u32::MAX / 50).contains(&gate.highest), "{gate:?}");
        assert!(stratum.lowest.len() <= 4);
        assert_eq!(gate.population, 1_000);
    }

    #[test]
    fn an_area_no_larger_than_asked_is_taken_whole() {
        let cases: Vec<_> = ["1", "2", "3"]
            .map(|id| ("A".to_owned(), id.to_owned()))
            .into();
        let drawn = &draw(&cases, 15, 3)[0];
        assert!(drawn.is_census());
        assert_eq!(
            (drawn.sampled(), drawn.reserves(), drawn.requested),
            (3, 0, 15)
        );
        assert_eq!(drawn.last_ticket(), Some(drawn.cases[2].ticket));
        assert!(!draw(&cases, 2, 1)[0].is_census());
    }

    #[test]
    fn a_named_area_can_have_its_own_size() {
        let by_area = [(Area::named("B"), 1)].into();
        let sizes = Sizes {
            sample: SampleSize::PerArea {
                per_area: 2,
                by_area,
            },
            ..Sizes::per_area(2)
        };
        assert_eq!(
            (
                sizes.most_in(&Area::named("A")),
                sizes.most_in(&Area::named("B"))
            ),
            (2, 1)
        );
    }

    #[test]
    fn a_total_is_divided_and_draws_the_same_lowest_tickets() {
        let cases: Vec<_> = (0..90)
            .map(|number| (["A", "A", "B"][number % 3].to_owned(), number.to_string()))
            .collect();
        let total = Sizes {
            sample: SampleSize::Total(Allocation {
                total: 12,
                method: super::super::AllocationMethod::Proportional,
                min_per_area: 2,
            }),
            reserve: 1,
            extended: BTreeMap::new(),
            replaced: BTreeMap::new(),
        };
        let divided = draw_by(&cases, total);
        assert_eq!(
            (divided[0].requested, divided[0].cases.len()),
            (8, 9),
            "8 and a reserve"
        );
        assert_eq!((divided[1].requested, divided[1].cases.len()), (4, 5));
        assert_eq!(
            sample_of(&divided, "A"),
            sample_of(&draw(&cases, 8, 1), "A")
        );
        assert_eq!(
            sample_of(&divided, "B"),
            sample_of(&draw(&cases, 4, 1), "B")
        );
    }

    #[test]
    fn an_extension_takes_reserves_first_and_then_the_next_tickets() {
        let cases: Vec<_> = (0..40)
            .map(|number| ("A".to_owned(), number.to_string()))
            .collect();
        let extended = |by| {
            let sizes = Sizes {
                reserve: 3,
                extended: [(Area::named("A"), by)].into(),
                ..Sizes::per_area(5)
            };
            draw_by(&cases, sizes).remove(0)
        };
        for (by, sampled, reserves) in [(0, 5, 3), (2, 7, 1), (3, 8, 0), (10, 15, 0), (35, 40, 0)] {
            let drawn = extended(by);
            assert_eq!((drawn.sampled(), drawn.reserves()), (sampled, reserves));
            let whole = draw(&cases, sampled, 0);
            assert_eq!(sample_of(&[drawn], "A"), sample_of(&whole, "A"));
        }
        assert!(extended(35).is_census());
    }

    /// Each case of a population is drawn equally often: chi-square over 4,000 seeds, 5 of 20 cases.
    #[test]
    fn every_case_has_the_same_chance() {
        let mut drawn_times = BTreeMap::new();
        for number in 0..4000 {
            let seed = Seed::typed(format!("seed {number}")).unwrap();
            let sizes = Sizes::per_area(5);
            let mut lottery = Lottery::new(&seed, sizes);
            for case in 0..20 {
                let id = CaseId::from_parts([format!("case {case}").as_str()]).unwrap();
                let area = lottery.number_of(&Area::named("A"));
                lottery.enter(area, &id, Vec::new);
            }
            for case in lottery.draw().unwrap().remove(0).cases {
                *drawn_times.entry(case.id).or_insert(0_u32) += 1;
            }
        }
        let expected = 1000.0;
        let chi_square: f64 = drawn_times
            .values()
            .map(|times| (f64::from(*times) - expected).powi(2) / (expected * 0.75))
            .sum();
        // 20 cases of which the counts add up to a constant: 19 degrees of freedom, 99.9 % point 43.8.
        assert!(
            drawn_times.len() == 20 && chi_square * 19.0 / 20.0 < 43.8,
            "chi-square {chi_square}"
        );
    }
}
