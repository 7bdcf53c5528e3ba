//! The criteria that are judged in a few cases at once: deadlines between columns of dates, conditions, and questions to a
//! reviewer. They are judged one after the other, and counted by what decided them.

use chrono::NaiveDate;
use fearless_simd::Level;

use super::case::Assessor;
use super::dependence::outcome_kept_from;
use super::failing::{Fail, FailingCases};
use super::few_columns::FewColumns;
use super::outcome::Outcome;
use super::outcomes::{FewOutcomes, OUTCOME_SETS, OutcomeSet};
use super::population::AreaTally;
use super::registered::Basis;
use super::swift::{
    BARE_VERDICTS, BareVerdict, BareVerdicts, Counted, DEADLINE_VERDICTS, DueAt, SwiftDeadline,
};
use crate::calendar::Day;
use crate::case::Area;
use crate::draw::EligibleCases;
use crate::extract::{CASES_AT_ONCE, DayCell};
use crate::rule::{Answer, Expression, FewCondition, TextQuestions};
use crate::stats::distribution::Distribution;
use crate::template::{Criterion, Rule, Rules, Version};

/// Such criteria at work.
pub(super) struct AtOnce<'a> {
    level: Level,
    /// Each behind the one that it depends on.
    criteria: Vec<SwiftCriterion>,
    columns: FewColumns<'a>,
    /// What bare verdicts come to.
    outcomes: [OutcomeSet; BARE_VERDICTS],
    /// How often each verdict was met and is still to be counted: area by area, criterion by criterion.
    met: Vec<[u32; BARE_VERDICTS]>,
    /// By how many days deadlines were missed, likewise.
    days_late: Vec<Distribution>,
    late: LateList,
}

/// A criterion that can be judged so.
struct SwiftCriterion {
    /// Its position in the template.
    position: usize,
    rule: SwiftRule,
    applies_if: Option<FewCondition>,
    depends_on: Option<DependsOn>,
}

/// What decides where it applies.
enum SwiftRule {
    Deadline {
        swift: SwiftDeadline,
        /// The places of start and event among the columns of dates.
        columns: [usize; 2],
    },
    Condition(FewCondition),
    Answer,
    /// The rule that was in force on the day in the column of dates at a place.
    InTime(usize, Vec<SwiftVersion>),
}

/// A rule, and the first and last day on which it was in force, by their numbers.
struct SwiftVersion {
    from: u32,
    until: u32,
    rule: SwiftRule,
}

/// What a rule leaves open in a few cases, a bit each.
#[derive(Default)]
struct LeftOpen {
    /// Those that are left to [`SwiftRule::by_itself`].
    left: u32,
    /// Those in which no rule was in force, or the data does not say which.
    not_in_force: u32,
}

/// On what it depends whether it applies.
struct DependsOn {
    /// The position of the other criterion.
    position: usize,
    /// The verdict by what the other one comes to; `None` where it applies.
    kept_from: [Option<BareVerdict>; OUTCOME_SETS],
}

/// By how many days a deadline was missed, to be counted in the distribution at a place: one of each criterion in each area.
///
/// The counters of all areas, criteria and days are more than the nearest memory holds. Counting many at once lets the
/// processor fetch many at once, instead of waiting for each.
#[derive(Debug, Clone, Copy)]
struct Late {
    distribution: usize,
    days: u32,
}

/// How many cases may wait to be counted: the counters in which they do are small, since there are many. In tests a few,
/// so that it happens.
pub(super) const MOST_NOTED: u32 = if cfg!(test) { 20 } else { u32::MAX - 1024 };

/// How many are counted at once.
const LATE_AT_ONCE: usize = 256;

/// The deadlines that were missed and are still to be counted.
struct LateList {
    room: [Late; LATE_AT_ONCE + CASES_AT_ONCE],
    noted: usize,
}

impl LateList {
    /// Notes a deadline if it was missed. It is written down in any case, since no one can foresee whether it was.
    #[inline(always)]
    fn note(&mut self, was_missed: bool, late: Late) {
        if let Some(next) = self.room.get_mut(self.noted) {
            *next = late;
        }
        self.noted += usize::from(was_missed);
    }

    /// Counts those that were noted.
    fn count(&mut self, distributions: &mut [Distribution]) {
        for late in self.room.get(..self.noted).unwrap_or_default() {
            if let Some(distribution) = distributions.get_mut(late.distribution) {
                distribution.add_whole(late.days.into());
            }
        }
        self.noted = 0;
    }
}

impl<'a> AtOnce<'a> {
    /// None.
    pub fn none(basis: &Basis<'_>, questions: &'a TextQuestions) -> Self {
        let mut outcomes = [OutcomeSet::default(); BARE_VERDICTS];
        for (outcome, verdict) in outcomes.iter_mut().zip(BareVerdict::all()) {
            *outcome = OutcomeSet::of(verdict.counted().outcome);
        }
        let none = Late {
            distribution: 0,
            days: 0,
        };
        Self {
            level: Level::new(),
            criteria: Vec::new(),
            columns: FewColumns::of(basis, questions),
            outcomes,
            met: Vec::new(),
            days_late: Vec::new(),
            late: LateList {
                room: [none; LATE_AT_ONCE + CASES_AT_ONCE],
                noted: 0,
            },
        }
    }

    /// Judges a criterion from now on, if it can be judged so; it is to come behind the one that it depends on.
    pub fn take_on(
        &mut self,
        position: usize,
        criterion: &Criterion,
        assessor: &Assessor<'_>,
    ) -> Option<()> {
        let basis = assessor.basis;
        let depends_on = match basis.depends_on(position) {
            Some(other) => Some(self.dependence(criterion, other)?),
            None => None,
        };
        let applies_if = match &criterion.applies_if {
            Some(condition) => Some(self.condition(condition, basis)?),
            None => None,
        };
        let rule = match &criterion.rules {
            Rules::Always(rule) => self.rule(rule, assessor)?,
            Rules::InTime(versions) => {
                let by = self.columns.place_of_days(versions.by, basis)?;
                let versions = versions.versions.iter();
                let versions = versions.map(|version| self.version(version, assessor));
                SwiftRule::InTime(by, versions.collect::<Option<_>>()?)
            }
        };
        self.criteria.push(SwiftCriterion {
            position,
            rule,
            applies_if,
            depends_on,
        });
        Some(())
    }

    fn version(&mut self, version: &Version, assessor: &Assessor<'_>) -> Option<SwiftVersion> {
        let number = |day: NaiveDate| u32::try_from(Day::from(day).number()).unwrap_or_default();
        Some(SwiftVersion {
            from: number(version.from),
            until: version.until.map_or(u32::MAX, number),
            rule: self.rule(&version.rule, assessor)?,
        })
    }

    fn rule(&mut self, rule: &Rule, assessor: &Assessor<'_>) -> Option<SwiftRule> {
        let basis = assessor.basis;
        match rule {
            Rule::Deadline(deadline) => {
                let swift = SwiftDeadline::of(deadline, assessor)?;
                let columns = swift.columns();
                let [start, event] =
                    columns.map(|column| self.columns.place_of_days(column, basis));
                Some(SwiftRule::Deadline {
                    swift,
                    columns: [start?, event?],
                })
            }
            Rule::PassIf(condition) => self.condition(condition, basis).map(SwiftRule::Condition),
            Rule::Answer(_) => Some(SwiftRule::Answer),
            Rule::Interval(_) | Rule::Count(_) => None,
        }
    }

    fn dependence(&self, criterion: &Criterion, other: usize) -> Option<DependsOn> {
        let wanted = &criterion.applies_when.as_ref()?.is;
        if !self.judges(other) {
            return None;
        }
        let mut kept_from = [None; OUTCOME_SETS];
        for (verdict, set) in kept_from.iter_mut().zip(OutcomeSet::all()) {
            let outcome = outcome_kept_from(wanted, set.together());
            *verdict = outcome.map(BareVerdict::kept_from);
        }
        Some(DependsOn {
            position: other,
            kept_from,
        })
    }

    fn condition(&mut self, condition: &Expression, basis: &Basis<'_>) -> Option<FewCondition> {
        let kind = |column| self.columns.kind_of(column, basis);
        let few = FewCondition::of(condition, &kind)?;
        for column in condition.columns() {
            self.columns.read_too(*column, basis);
        }
        Some(few)
    }

    /// Whether a criterion is one of these.
    pub fn judges(&self, criterion: usize) -> bool {
        let mut criteria = self.criteria.iter();
        criteria.any(|known| known.position == criterion)
    }

    /// What every question to a text is answered in one of the cases that were judged last.
    pub fn text_answers(&self, place: usize) -> impl DoubleEndedIterator<Item = Answer> {
        self.columns.answers_of(place)
    }

    /// Judges a few cases, each in the area at a place, and counts what is not counted later: [`AtOnce::count`] is to be called
    /// at the end, and before as many as [`MOST_NOTED`] cases were judged. What they come to is put down by the positions of
    /// the criteria.
    pub fn judge(
        &mut self,
        cases: EligibleCases<'_>,
        areas_of: &[usize],
        areas: &mut [(Area, AreaTally)],
        outcomes: &mut [FewOutcomes],
    ) {
        let failed = OutcomeSet::of(Outcome::Fail);
        self.columns.read(cases);
        let criteria = self.criteria.len();
        self.met.resize(areas.len() * criteria, [0; BARE_VERDICTS]);
        self.days_late
            .resize_with(self.met.len(), Distribution::default);
        let mut bare = BareVerdicts::NONE;
        for (number, criterion) in self.criteria.iter_mut().enumerate() {
            let position = criterion.position;
            let left = criterion.judge(self.level, &self.columns, outcomes, &mut bare);
            let Some(outcomes) = outcomes.get_mut(position) else {
                continue;
            };
            let cases = areas_of.iter().zip(bare.iter()).enumerate();
            for ((place, (area, (verdict, late))), outcome) in cases.zip(outcomes) {
                if left >> place & 1 != 0 {
                    let judged = criterion.rule.by_itself(&self.columns, place);
                    *outcome = OutcomeSet::of(judged.outcome);
                    if let Some((_, area)) = areas.get_mut(*area)
                        && let Some(tally) = area.criteria.get_mut(position)
                    {
                        tally.count(&judged);
                    }
                    continue;
                }
                let counters = area * criteria + number;
                let met = self.met.get_mut(counters);
                if let Some(met) = met.and_then(|met| met.get_mut(verdict)) {
                    *met += 1;
                }
                *outcome = self.outcomes.get(verdict).copied().unwrap_or_default();
                let late = Late {
                    distribution: counters,
                    days: late,
                };
                let is_of_deadline = verdict < DEADLINE_VERDICTS;
                self.late.note(is_of_deadline & (*outcome == failed), late);
            }
            if self.late.noted >= LATE_AT_ONCE {
                self.late.count(&mut self.days_late);
            }
        }
    }

    /// Lists the fails of the cases that were judged last.
    pub fn list(
        &mut self,
        cases: EligibleCases<'_>,
        outcomes: &[FewOutcomes],
        is_listed: impl Fn(usize) -> bool,
        failing: &mut FailingCases<'_>,
    ) {
        for criterion in &mut self.criteria {
            let position = criterion.position;
            let Some(outcomes) = outcomes.get(position).filter(|_| is_listed(position)) else {
                continue;
            };
            let outcomes = outcomes.iter().enumerate();
            let fails = outcomes.filter(|(_, outcome)| outcome.together() == Outcome::Fail);
            for (place, _) in fails {
                let Some(case) = cases.get(place) else {
                    continue;
                };
                let judged = criterion.rule.by_itself(&self.columns, place);
                failing.add(&Fail {
                    area: case.area.as_str(),
                    id: case.id.as_str(),
                    criterion: position,
                    due: judged.due.map(DueAt::moment),
                    days_late: judged.days_late,
                    open: judged.open,
                });
            }
        }
    }

    /// Counts all that is still to be counted.
    pub fn count(&mut self, areas: &mut [(Area, AreaTally)]) {
        self.late.count(&mut self.days_late);
        let criteria = self.criteria.len().max(1);
        let met = self.met.chunks_mut(criteria);
        let counters = met.zip(self.days_late.chunks_mut(criteria));
        for ((_, tally), (met, days_late)) in areas.iter_mut().zip(counters) {
            let counters = met.iter_mut().zip(days_late);
            for (criterion, (met, days_late)) in self.criteria.iter().zip(counters) {
                let met = std::mem::replace(met, [0; BARE_VERDICTS]);
                if let Some(tally) = tally.criteria.get_mut(criterion.position) {
                    tally.days_late.merge(&std::mem::take(days_late));
                    for (verdict, cases) in BareVerdict::all().zip(met) {
                        tally.add(&verdict.counted(), cases.into());
                    }
                }
            }
        }
    }
}

impl SwiftCriterion {
    /// Judges a few cases, of which the criteria before it have these outcomes; those that are left to
    /// [`SwiftRule::by_itself`], a bit each.
    #[inline]
    fn judge(
        &mut self,
        level: Level,
        columns: &FewColumns<'_>,
        outcomes: &[FewOutcomes],
        bare: &mut BareVerdicts,
    ) -> u32 {
        let LeftOpen {
            mut left,
            not_in_force,
        } = self.rule.judge(level, columns, bare);
        if let Some(condition) = &mut self.applies_if {
            left &= bare.only_if(condition.answers(columns), not_in_force);
        }
        if let Some(depends_on) = &self.depends_on
            && let Some(others) = outcomes.get(depends_on.position)
        {
            left &= bare.unless(|place| {
                let other = others.get(place)?.place();
                *depends_on.kept_from.get(other)?
            });
        }
        left
    }
}

impl SwiftRule {
    #[inline]
    fn judge(
        &mut self,
        level: Level,
        columns: &FewColumns<'_>,
        bare: &mut BareVerdicts,
    ) -> LeftOpen {
        let mut open = LeftOpen::default();
        match self {
            Self::Deadline {
                swift,
                columns: places,
            } => {
                if let Some(days) = columns.days_at(*places) {
                    open.left = swift.bare(level, days, bare);
                }
            }
            Self::Condition(condition) => bare.be_answers(condition.answers(columns)),
            Self::Answer => bare.be(BareVerdict::WAITS),
            Self::InTime(by, versions) => {
                let Some([days, _]) = columns.days_at([*by; 2]) else {
                    return open;
                };
                bare.be(BareVerdict::OUT);
                bare.put(BareVerdict::OPEN, days.empty() | days.unreadable());
                open.not_in_force = u32::MAX;
                for version in versions {
                    let mut own = BareVerdicts::NONE;
                    let in_force = days.between(version.from, version.until);
                    let own_open = version.rule.judge(level, columns, &mut own);
                    bare.take(&own, in_force);
                    open.left |= own_open.left & in_force;
                    open.not_in_force &= !in_force;
                }
            }
        }
        open
    }

    /// What is said of a case that it concerns and of which more is asked than a bare verdict.
    fn by_itself(&mut self, columns: &FewColumns<'_>, place: usize) -> Counted {
        match self {
            Self::Deadline {
                swift,
                columns: places,
            } => {
                let days = columns.days_at(*places);
                let days = days.map(|days| days.map(|days| days.get(place)));
                swift.judge(days.unwrap_or([DayCell::Unreadable; 2]))
            }
            Self::InTime(by, versions) => {
                let days = columns.days_at([*by; 2]);
                let in_force = versions.iter_mut().find(|version| {
                    days.is_some_and(|[days, _]| {
                        days.between(version.from, version.until) >> place & 1 != 0
                    })
                });
                match in_force {
                    Some(version) => version.rule.by_itself(columns, place),
                    None => BareVerdict::OUT.counted(),
                }
            }
            Self::Condition(_) | Self::Answer => BareVerdict::FAILS.counted(),
        }
    }
}
