//! The error rate across areas: a weighted estimate and its variance.
//!
//! Areas are sampled at different rates, so the pooled raw rate would say nothing.

use super::count::{CountError, check_sample, to_float};
use super::hypergeometric::Sample;

/// What was drawn in one area, where some drawn cases may be not applicable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaSample {
    /// Cases that could be drawn, N_h.
    pub population: u64,
    /// Cases drawn, d_h; above 0 when the population is.
    pub drawn: u64,
    /// Drawn cases that the criterion applies to, m_h.
    pub applicable: u64,
    /// Cases of these that fail, k_h.
    pub fails: u64,
}

/// An area whose number of applicable cases is known: these are its population, and all that is drawn is applicable.
impl From<Sample> for AreaSample {
    fn from(sample: Sample) -> Self {
        Self {
            population: sample.population,
            drawn: sample.sampled,
            applicable: sample.sampled,
            fails: sample.fails,
        }
    }
}

impl AreaSample {
    fn check(&self) -> Result<(), CountError> {
        check_sample(self.fails, self.applicable, self.drawn)?;
        check_drawn(self.drawn, self.population)
    }

    /// Cases that one drawn case stands for, N_h / d_h.
    fn weight(&self) -> f64 {
        to_float(self.population) / to_float(self.drawn)
    }

    pub(super) fn weighted_fails(&self) -> f64 {
        to_float(self.fails) * self.weight()
    }

    fn weighted_applicable(&self) -> f64 {
        to_float(self.applicable) * self.weight()
    }

    /// N_h^2 (1 - f_h) s_zh^2 / d_h with z = fail - rate * applicable for each drawn case; 0 for an area taken whole,
    /// none when a single case was drawn of several.
    fn variance_of_residuals(&self, rate: f64) -> Option<f64> {
        if self.drawn == self.population {
            return Some(0.0);
        }
        if self.drawn == 1 {
            return None;
        }
        let (drawn, fails) = (to_float(self.drawn), to_float(self.fails));
        let passes = to_float(self.applicable - self.fails);
        let squares = fails * (1.0 - rate).powi(2) + passes * rate.powi(2);
        let mean = (fails * (1.0 - rate) - passes * rate) / drawn;
        let spread = (squares - drawn * mean * mean).max(0.0) / (drawn - 1.0);
        let unseen = to_float(self.population - self.drawn);
        Some(to_float(self.population) * unseen * spread / drawn)
    }
}

/// That a part was drawn of every area that has cases.
pub(super) fn check_drawn(drawn: u64, population: u64) -> Result<(), CountError> {
    check_sample(0, drawn, population)?;
    if drawn == 0 && population > 0 {
        return Err(CountError::EmptySample);
    }
    Ok(())
}

/// The error rate across areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatioEstimate {
    /// Estimated fails over estimated applicable cases, a fraction of 1.
    pub rate: f64,
    /// Variance of the rate; none when some area had a single case drawn of several.
    pub variance: Option<f64>,
}

impl RatioEstimate {
    /// The square root of the variance.
    #[must_use]
    pub fn standard_error(&self) -> Option<f64> {
        self.variance.map(f64::sqrt)
    }
}

/// The error rate across areas, each drawn case standing for N_h / d_h cases: sum(N_h/d_h k_h) / sum(N_h/d_h m_h), a
/// combined ratio estimate, and its linearised variance with the finite population correction (Cochran 1977, 6.11).
///
/// None when no drawn case was applicable. When the number M_h of applicable cases is known in every area, pass these
/// as [`Sample`]s: the estimate is then sum(M_h p_h) / sum(M_h).
///
/// # Errors
/// When nothing was drawn of an area that has cases, or the counts cannot come from one sample.
///
/// The printed example of RAT-STATS:
///
/// ```
/// # use sagsaudit::stats::{hypergeometric::Sample, stratified::ratio_estimate};
/// let areas = [
///     Sample { population: 1000, sampled: 100, fails: 2 }.into(),
///     Sample { population: 1500, sampled: 100, fails: 6 }.into(),
/// ];
/// let estimate = ratio_estimate(&areas).unwrap().unwrap();
/// assert!((estimate.rate - 0.044).abs() < 1e-12);
/// assert!((estimate.standard_error().unwrap() - 0.01483).abs() < 1e-5);
/// ```
pub fn ratio_estimate(areas: &[AreaSample]) -> Result<Option<RatioEstimate>, CountError> {
    areas.iter().try_for_each(AreaSample::check)?;
    let with_cases = || areas.iter().filter(|area| area.population > 0);
    if with_cases().all(|area| area.applicable == 0) {
        return Ok(None);
    }
    let applicable: f64 = with_cases().map(AreaSample::weighted_applicable).sum();
    let rate = with_cases().map(AreaSample::weighted_fails).sum::<f64>() / applicable;
    let total: Option<f64> = with_cases()
        .map(|area| area.variance_of_residuals(rate))
        .sum();
    Ok(Some(RatioEstimate {
        rate,
        variance: total.map(|total| total / (applicable * applicable)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_that_were_not_drawn_are_errors() {
        let area = |population, sampled| Sample {
            population,
            sampled,
            fails: 0,
        };
        let areas = [area(10, 5), area(10, 0)].map(AreaSample::from);
        assert_eq!(ratio_estimate(&areas), Err(CountError::EmptySample));
    }

    #[test]
    fn cases_that_are_not_applicable_enter_with_a_residual_of_zero() {
        let area = |population, drawn, applicable, fails| AreaSample {
            population,
            drawn,
            applicable,
            fails,
        };
        let areas = [area(100, 10, 6, 2), area(40, 8, 8, 1), area(9, 9, 0, 0)];
        let estimate = ratio_estimate(&areas).unwrap().unwrap();
        // (20 + 5) / (60 + 40); residuals 0.75 and -0.25 where applicable.
        assert!((estimate.rate - 0.25).abs() < 1e-15);
        let spread = |values: &[f64]| {
            let count = to_float(u64::try_from(values.len()).unwrap());
            let mean = values.iter().sum::<f64>() / count;
            values
                .iter()
                .map(|value| (value - mean).powi(2))
                .sum::<f64>()
                / (count - 1.0)
        };
        let first = [0.75, 0.75, -0.25, -0.25, -0.25, -0.25, 0.0, 0.0, 0.0, 0.0];
        let second = [0.75, -0.25, -0.25, -0.25, -0.25, -0.25, -0.25, -0.25];
        let expected =
            (100.0 * 90.0 * spread(&first) / 10.0 + 40.0 * 32.0 * spread(&second) / 8.0) / 1e4;
        assert!((estimate.variance.unwrap() - expected).abs() < 1e-15);
        assert_eq!(ratio_estimate(&[area(9, 3, 0, 0)]), Ok(None));
    }
}
