//! What the indicators of a template come to over a population, and whether their targets are met.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::model::Verdict;
use super::sum_up::to_float_rate;
use crate::assess::{AreaTally, Figures, IndicatorTally};
use crate::case::Area;
use crate::template::{Aim, Direction, Figure, Indicator, Measure, Template};

/// An indicator over some cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndicatorFinding {
    /// The id of the indicator.
    pub indicator: String,
    /// What it is called.
    pub title: String,
    /// The area; `None` for all areas together.
    pub area: Option<String>,
    /// The column that it is given by; `None` for all its cases together.
    pub by: Option<String>,
    /// What that column says of the cases; `None` when it says nothing, or there is no column.
    pub group: Option<String>,
    /// What is said of the cases.
    pub take: Figure,
    /// Cases that it finds.
    pub count: u64,
    /// Cases among which it finds them; of values how many cases have one.
    pub of: u64,
    /// Cases that stand in neither number, because a value that cannot be read would tell.
    pub undetermined: u64,
    /// Cases that it finds and that have no value.
    pub without_value: u64,
    /// The share, count or value; `None` when there is none.
    pub value: Option<f64>,
    /// The same exactly; for people.
    #[serde(skip)]
    pub exact: Option<Decimal>,
    /// What is aimed at, of the whole alone.
    #[serde(serialize_with = "as_number")]
    pub target: Option<Aim>,
    /// What others have.
    #[serde(serialize_with = "as_number")]
    pub benchmark: Option<Aim>,
    /// Which way is better.
    pub direction: Option<Direction>,
    /// Whether the target is met; `undecided` when cases that could not be told could turn it.
    pub target_status: Option<Verdict>,
}

#[allow(
    clippy::ref_option,
    reason = "serde hands out a reference to the field"
)]
fn as_number<S: serde::Serializer>(aim: &Option<Aim>, out: S) -> Result<S::Ok, S::Error> {
    let number = aim.and_then(|aim| match aim {
        Aim::Share(share) => Some(share.to_f64()),
        Aim::Number(number) => number.to_f64(),
    });
    number.serialize(out)
}

/// The indicators of a template: each over all cases, then by its column, then by area where there are several.
pub(super) fn indicators(
    template: &Template,
    all: &AreaTally,
    areas: &[(Area, AreaTally)],
) -> Vec<IndicatorFinding> {
    let counted = template.indicators.iter().zip(&all.indicators).enumerate();
    let findings = counted.flat_map(|(position, (indicator, tally))| {
        let mut findings = vec![whole(indicator, tally)];
        findings.extend(by_group(template, indicator, tally));
        if areas.len() > 1 && !indicator.is_distribution() {
            let in_areas = areas.iter().filter_map(|(area, tally)| {
                let figures = &tally.indicators.get(position)?.whole;
                Some(IndicatorFinding {
                    area: Some(area.to_string()),
                    ..of_figures(indicator, figures)
                })
            });
            findings.extend(in_areas);
        }
        findings
    });
    findings.collect()
}

/// All its cases, with what is aimed at.
fn whole(indicator: &Indicator, tally: &IndicatorTally) -> IndicatorFinding {
    let target = indicator.target.zip(indicator.direction);
    let figures = of_figures(indicator, &tally.whole);
    IndicatorFinding {
        target: indicator.target,
        benchmark: indicator.benchmark,
        direction: indicator.direction,
        target_status: target.and_then(|(target, direction)| {
            let status = Status {
                indicator,
                figures: &tally.whole,
                direction,
            };
            status.of(target)
        }),
        value: figures.value.filter(|_| !indicator.is_distribution()),
        ..figures
    }
}

fn by_group(
    template: &Template,
    indicator: &Indicator,
    tally: &IndicatorTally,
) -> Vec<IndicatorFinding> {
    let column = indicator.by.and_then(|by| template.columns.get(by));
    let groups = tally
        .groups
        .iter()
        .map(|(group, figures)| IndicatorFinding {
            by: column.map(|column| column.name.clone()),
            group: group.clone(),
            ..of_group(indicator, figures, &tally.whole)
        });
    groups.collect()
}

/// A group; of a distribution its share of the whole.
fn of_group(indicator: &Indicator, figures: &Figures, whole: &Figures) -> IndicatorFinding {
    if !indicator.is_distribution() {
        return of_figures(indicator, figures);
    }
    let figures = Figures {
        of: whole.of,
        ..figures.clone()
    };
    of_figures(indicator, &figures)
}

fn of_figures(indicator: &Indicator, figures: &Figures) -> IndicatorFinding {
    let take = indicator.measure.figure();
    let exact = exact(take, figures);
    let value = match take {
        Figure::Share => to_float_rate(figures.found, figures.of),
        _ => exact.and_then(|exact| exact.to_f64()),
    };
    let of = match indicator.measure {
        Measure::Values { .. } => figures.of - figures.without_value,
        Measure::Share { .. } | Measure::Count => figures.of,
    };
    IndicatorFinding {
        indicator: indicator.id.clone(),
        title: indicator.title.clone(),
        area: None,
        by: None,
        group: None,
        take,
        count: figures.found,
        of,
        undetermined: figures.undetermined,
        without_value: figures.without_value,
        value,
        exact,
        target: None,
        benchmark: None,
        direction: None,
        target_status: None,
    }
}

/// A count or a value, exactly; `None` for a share, and where there is no value.
fn exact(take: Figure, figures: &Figures) -> Option<Decimal> {
    let values = &figures.values;
    match take {
        Figure::Share => None,
        Figure::Count => Some(Decimal::from(figures.found)),
        Figure::Median => values.median(),
        Figure::Mean => values.mean(),
        Figure::Sum => values.sum(),
        Figure::Min => values.min(),
        Figure::Max => values.max(),
        Figure::P10 => values.percentile(10),
        Figure::P25 => values.percentile(25),
        Figure::P75 => values.percentile(75),
        Figure::P90 => values.percentile(90),
        Figure::P95 => values.percentile(95),
        Figure::P99 => values.percentile(99),
    }
}

/// A figure against what is aimed at.
struct Status<'a> {
    indicator: &'a Indicator,
    figures: &'a Figures,
    direction: Direction,
}

impl Status<'_> {
    /// Whether the target is met; `None` when there is no figure.
    fn of(&self, target: Aim) -> Option<Verdict> {
        let undetermined = self.figures.undetermined;
        let (least, most) = match (target, self.indicator.measure.figure()) {
            (Aim::Share(target), _) => {
                let Figures { found, of, .. } = *self.figures;
                if of == 0 {
                    return None;
                }
                // An undetermined case may be found, may be counted without being found, or be out of both numbers.
                let against = |found: u64, of: u64| target.compare_to(found, of).reverse();
                let whole = of + undetermined;
                (against(found, whole), against(found + undetermined, whole))
            }
            (Aim::Number(target), Figure::Count) => {
                let against = |found: u64| Decimal::from(found).cmp(&target);
                let found = self.figures.found;
                (against(found), against(found + undetermined))
            }
            (Aim::Number(target), figure) => {
                let order = exact(figure, self.figures)?.cmp(&target);
                if undetermined > 0 {
                    return Some(Verdict::Undecided);
                }
                (order, order)
            }
        };
        let is_good = |order: Ordering| match self.direction {
            Direction::Lower => order.is_le(),
            Direction::Higher => order.is_ge(),
        };
        Some(match (is_good(least), is_good(most)) {
            (true, true) => Verdict::Met,
            (false, false) => Verdict::NotMet,
            _ => Verdict::Undecided,
        })
    }
}
