//! Extension: the next tickets of an area, after the sample was looked at; and the stopping rule that may have been stated
//! before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    AreaRecord, Draw, DrawRecord, DrawnCase, Sample, SampleRole, record_differences,
    sample_differences,
};
use crate::case::Area;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::{Message, Slot, extension as say};
use crate::stats::count::CountError;
use crate::stats::looks::Looks;
use crate::stats::share::{Confidence, Share};
use crate::stats::staged_risk::{Stage, StagedRisk};

/// Units to 1 in which the record has a risk: six decimals.
const RISK_UNITS: u64 = 1_000_000;

/// An extension of a sample that was drawn already. Fields are those of `draw.json`; who extended it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// When, with the offset from UTC.
    pub at: String,
    /// Why.
    pub reason: String,
    /// The areas, sorted by name.
    pub areas: Vec<ExtendedArea>,
}

/// The part of an extension in one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtendedArea {
    /// The area.
    pub area: String,
    /// Cases that were added to the sample.
    pub cases: u64,
}

/// The cases that extensions added to each area.
pub(super) fn extended(extensions: &[Extension]) -> BTreeMap<Area, u64> {
    let mut added = BTreeMap::new();
    for extended in extensions.iter().flat_map(|extension| &extension.areas) {
        *added.entry(Area::named(&extended.area)).or_insert(0) += extended.cases;
    }
    added
}

/// A stopping rule, stated before the draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopRule {
    /// The claim: the error rate is below this.
    pub tolerable: Share,
    /// The confidence of all stages together.
    pub confidence: Confidence,
    /// The stages, at least two.
    pub stages: Vec<Stage>,
}

impl StopRule {
    /// The risk that one of the stages accepts the claim in a population of this size when it just does not hold.
    ///
    /// # Errors
    /// When the population is too large for the statistics.
    pub fn risk(&self, population: u64) -> Result<StagedRisk, CountError> {
        let failing = self.tolerable.ceil_of(population);
        StagedRisk::of(population, failing, &self.stages)
    }

    /// How many stages there are.
    pub fn count(&self) -> u64 {
        u64::try_from(self.stages.len()).unwrap_or(u64::MAX)
    }

    /// Cases of the first stage.
    pub fn first_cases(&self) -> u64 {
        self.stages.first().map_or(0, |stage| stage.cases)
    }

    /// The risks of the areas, each with six decimals, rounded up.
    ///
    /// # Errors
    /// D081 when the risk is above what the confidence leaves in some area.
    pub(super) fn risks(&self, areas: &[(Area, u64)]) -> Result<Vec<String>, Failure> {
        let alpha = self.confidence.one_sided();
        let mut too_high = Vec::new();
        let mut risks = Vec::new();
        for (area, population) in areas {
            let risk = self.risk(*population).map_err(|error| {
                let message = say::RISK_NOT_KNOWN.with("error", error.to_string());
                Diagnostic::new(&code::D081, message)
            })?;
            let text = decimals(risk.units_up(RISK_UNITS));
            if risk.is_above(alpha) {
                let message = say::RISK_TOO_HIGH
                    .with("area", area.as_str())
                    .with("risk", Slot::Amount(text.clone()))
                    .with("alpha", Slot::Amount(alpha.to_string()))
                    .with("failing", self.tolerable.ceil_of(*population))
                    .with("population", *population);
                let diagnostic = Diagnostic::new(&code::D081, message);
                too_high.push(diagnostic.help(say::RISK_HELP.message()));
            }
            risks.push(text);
        }
        Failure::of(too_high).map_or(Ok(risks), Err)
    }
}

/// Units of a millionth as a decimal fraction.
fn decimals(units: u64) -> String {
    format!("{}.{:06}", units / RISK_UNITS, units % RISK_UNITS)
}

impl AreaRecord {
    /// Cases of the sample as it was first drawn, those with the lowest tickets.
    pub fn first_drawn(&self) -> u64 {
        self.requested.min(self.population)
    }

    /// Cases that are left to be drawn.
    pub fn undrawn(&self) -> u64 {
        self.population.saturating_sub(self.drawn)
    }
}

impl DrawRecord {
    /// How often the sample of an area is looked at.
    pub fn looks(&self, area: &AreaRecord) -> Looks {
        match &self.stop_rule {
            Some(rule) => Looks::Stages(rule.count()),
            None if area.extended > 0 => Looks::AnyTime,
            None => Looks::Once,
        }
    }

    /// How often the sample of an area was extended.
    pub fn extensions_of(&self, area: &AreaRecord) -> u64 {
        let areas = self.extensions.iter().map(|extension| &extension.areas);
        let naming = areas.filter(|areas| areas.iter().any(|extended| extended.area == area.area));
        u64::try_from(naming.count()).unwrap_or(u64::MAX)
    }

    /// The record with an extension, and the sample in which reserves have become cases of it.
    ///
    /// `None` when some area has fewer reserves than it is extended by.
    pub fn extended_by_reserves(
        &self,
        sample: &Sample,
        extension: &Extension,
    ) -> Option<(Self, Sample)> {
        let (mut record, mut sample) = (self.clone(), sample.clone());
        for extended in &extension.areas {
            let mut areas = record.areas.iter_mut();
            let area = areas.find(|area| area.area == extended.area)?;
            area.reserves = area.reserves.checked_sub(extended.cases)?;
            area.drawn += extended.cases;
            area.extended += extended.cases;
            area.census = area.avoided == 0 && area.drawn == area.population;
            let of_area = sample.cases.iter_mut();
            let of_area = of_area.filter(|case| case.area.as_str() == extended.area);
            let added =
                of_area.filter(|case| case.role == SampleRole::Reserve && case.order <= area.drawn);
            for case in added {
                case.role = SampleRole::Sample;
                area.last_ticket = Some(case.ticket.to_string());
            }
        }
        record.extensions.push(extension.clone());
        Some((record, sample))
    }

    /// Everything in which a draw with one extension more departs from this one: nothing but the extension may differ.
    pub fn departures(&self, sample: &Sample, again: &Draw) -> Vec<Message> {
        let mut expected = self.clone();
        expected.extensions.clone_from(&again.record.extensions);
        for (area, now) in expected.areas.iter_mut().zip(&again.record.areas) {
            if area.area == now.area {
                area.drawn = now.drawn;
                area.extended = now.extended;
                area.reserves = now.reserves;
                area.census = now.census;
                area.last_ticket.clone_from(&now.last_ticket);
            }
        }
        let mut departures = record_differences(&expected, &again.record);
        departures.extend(sample_differences(
            sample,
            &as_far_as(&again.sample, sample),
        ));
        departures
    }
}

/// Of an extended sample, the cases that stood in it before, in their earlier roles.
fn as_far_as(extended: &Sample, before: &Sample) -> Sample {
    let place = |case: &DrawnCase| (case.area.clone(), case.order);
    let roles: BTreeMap<_, _> = before
        .cases
        .iter()
        .map(|case| (place(case), case.role))
        .collect();
    let cases = extended.cases.iter().filter_map(|case| {
        let role = *roles.get(&place(case))?;
        Some(DrawnCase {
            role,
            ..case.clone()
        })
    });
    Sample {
        columns: extended.columns.clone(),
        cases: cases.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{ReplacementReason, replace};

    #[test]
    fn a_risk_has_six_decimals() {
        assert_eq!(decimals(31_698), "0.031698");
        assert_eq!(decimals(1_000_000), "1.000000");
    }

    /// Of 15 cases 1.5 would be a tenth, so that with 2 the claim just does not hold. Of the 105 places that the two can
    /// have, 35 let no stage accept: both are among the first ten, and one at least among the first five.
    #[test]
    fn the_risk_is_that_of_the_fewest_fails_with_which_the_claim_does_not_hold() {
        let rule = StopRule {
            tolerable: "0.1".parse().unwrap(),
            confidence: "0.95".parse().unwrap(),
            stages: [(5, 0), (10, 1)]
                .map(|(cases, fails)| Stage { cases, fails })
                .to_vec(),
        };
        assert_eq!(rule.risk(15).unwrap().units_up(105), 70);
        assert_eq!(rule.risk(15).unwrap().units_up(RISK_UNITS), 666_667);
    }

    fn kept() -> (DrawRecord, Sample) {
        let record = include_bytes!("../../fixtures/readers/draw.json");
        let sample = include_bytes!("../../fixtures/readers/sample.csv");
        (
            DrawRecord::from_json(record, "draw.json").unwrap(),
            Sample::from_csv(sample, "sample.csv").unwrap(),
        )
    }

    fn one_more() -> Extension {
        Extension {
            at: String::new(),
            reason: String::new(),
            areas: vec![ExtendedArea {
                area: "Voksne".to_owned(),
                cases: 1,
            }],
        }
    }

    #[test]
    fn a_case_that_was_replaced_does_not_come_back() {
        let (record, mut sample) = kept();
        let mut of_area = sample.cases.iter_mut();
        let first = of_area.find(|case| case.area.as_str() == "Voksne").unwrap();
        first.role = SampleRole::Replaced;
        let (_, extended) = record.extended_by_reserves(&sample, &one_more()).unwrap();
        let of_area = extended.cases.iter();
        let of_area = of_area.filter(|case| case.area.as_str() == "Voksne");
        let roles: Vec<SampleRole> = of_area.map(|case| case.role).collect();
        let sampled = SampleRole::Sample;
        assert_eq!(roles, [SampleRole::Replaced, sampled, sampled]);
    }

    /// Where cases were left out because they were audited before, not all of the area was looked at.
    #[test]
    fn an_area_is_drawn_whole_only_if_nothing_of_it_was_avoided() {
        let (mut record, sample) = kept();
        let one_more = one_more();
        for (avoided, is_whole) in [(0, true), (2, false)] {
            let area = record.areas.iter_mut().find(|area| area.area == "Voksne");
            let area = area.unwrap();
            (area.avoided, area.population) = (avoided, area.drawn + 1);
            let (extended, drawn) = record.extended_by_reserves(&sample, &one_more).unwrap();
            let area = extended.areas.iter().find(|area| area.area == "Voksne");
            assert_eq!(area.unwrap().census, is_whole, "{avoided} avoided");
            let case = drawn
                .cases
                .iter()
                .find(|case| case.area.as_str() == "Voksne" && case.role == SampleRole::Sample);
            let (mut record, mut sample) = (record.clone(), sample.clone());
            let moved = ReplacementReason::Moved;
            replace(&mut record, &mut sample, &case.unwrap().id, moved).unwrap();
            let area = record.areas.iter().find(|area| area.area == "Voksne");
            assert_eq!(area.unwrap().census, is_whole, "{avoided} avoided");
        }
    }

    #[test]
    fn extensions_add_up_by_area() {
        let of = |area: &str, cases| ExtendedArea {
            area: area.to_owned(),
            cases,
        };
        let extension = |areas| Extension {
            at: String::new(),
            reason: String::new(),
            areas,
        };
        let added = extended(&[
            extension(vec![of("A", 5), of("B", 2)]),
            extension(vec![of("A", 1)]),
        ]);
        let added: Vec<_> = added.into_values().collect();
        assert_eq!(added, [6, 2]);
    }
}
