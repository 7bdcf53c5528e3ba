//! The incomplete beta function, its inverse, and the quantiles of Student's t, for the interval across areas.
//!
//! Doubles throughout: that interval is approximate anyway. Relative error below 1e-9 for parameters up to 100,000.

use std::f64::consts::PI;

/// Terms of the asymptotic series of ln Gamma, the coefficients of 1/x, 1/x^3, ...: B_2k / (2k (2k - 1))
/// (Abramowitz and Stegun 6.1.41).
const STIRLING: [f64; 6] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360_360.0,
];

/// The natural logarithm of the gamma function, for `x` above 0.
///
/// Below 15 the recurrence Gamma(x + 1) = x Gamma(x) leads up to where the series is exact to 1e-17.
fn ln_gamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut product = 1.0;
    while shifted < 15.0 {
        product *= shifted;
        shifted += 1.0;
    }
    let inverse_square = 1.0 / (shifted * shifted);
    let series = STIRLING
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * inverse_square + coefficient);
    (shifted - 0.5) * shifted.ln() - shifted + 0.5 * (2.0 * PI).ln() + series / shifted
        - product.ln()
}

/// The regularised incomplete beta function I_x(a, b), the share of a Beta(a, b) below `x`; `a` and `b` above 0.
///
/// The continued fraction (Abramowitz and Stegun 26.5.8) converges fast below (a + 1) / (a + b + 2); above it, the
/// mirror 1 - I_{1-x}(b, a) is used.
pub(super) fn regularised_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let ln_beta = ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
    let factor = (a * x.ln() + b * (-x).ln_1p() - ln_beta).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        factor * beta_fraction(a, b, x) / a
    } else {
        1.0 - factor * beta_fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction of the incomplete beta function, from front to back by the method of Lentz as changed by
/// Thompson and Barnett (1986, Journal of Computational Physics 64).
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut numerator = 1.0;
    let mut denominator = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = denominator;
    let mut step = 0.0;
    // The number of terms needed grows with the root of the larger parameter.
    for _ in 0..100_000 {
        step += 1.0;
        let even = step * (b - step) * x / ((a + 2.0 * step - 1.0) * (a + 2.0 * step));
        let odd = -(a + step) * (a + b + step) * x / ((a + 2.0 * step) * (a + 2.0 * step + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            denominator = 1.0 / away_from_zero(1.0 + coefficient * denominator);
            numerator = away_from_zero(1.0 + coefficient / numerator);
            change = numerator * denominator;
            fraction *= change;
        }
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

/// `value`, or a tiny number of no consequence where it would be divided by 0.
fn away_from_zero(value: f64) -> f64 {
    if value.abs() < 1e-300 { 1e-300 } else { value }
}

/// The `x` at which I_x(a, b) reaches `share`, by bisection down to neighbouring doubles; `share` above 0 and below 1.
pub(super) fn beta_quantile(share: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if regularised_beta(a, b, middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The value that Student's t with `degrees` of freedom, at least 1, exceeds with the probability `tail`, below 1/2.
///
/// From P(|T| > t) = I_x(degrees / 2, 1/2) with x = degrees / (degrees + t^2) (Abramowitz and Stegun 26.7.1).
pub(super) fn t_quantile(tail: f64, degrees: f64) -> f64 {
    let x = beta_quantile(2.0 * tail, 0.5 * degrees, 0.5);
    (degrees * (1.0 - x) / x).sqrt()
}

/// The value that a standard normal variable exceeds with the probability `tail`, above 0 and below 1/2, by bisection
/// down to neighbouring doubles.
pub(super) fn normal_quantile(tail: f64) -> f64 {
    let (mut low, mut high) = (0.0, 40.0);
    loop {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            return middle;
        }
        if normal_tail(middle) > tail {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The probability that a standard normal variable exceeds `z`, at least 0.
///
/// Below 3 the series z + z^3/3 + z^5/(3 5) + ... of positive terms (Abramowitz and Stegun 26.2.11), above it the
/// continued fraction 1/(z + 1/(z + 2/(z + ...))) (26.2.14), from its hundredth part to the front.
fn normal_tail(z: f64) -> f64 {
    let density = (-0.5 * z * z).exp() / (2.0 * PI).sqrt();
    if z >= 3.0 {
        let fraction = (1..=100)
            .rev()
            .fold(z, |rest, part| z + f64::from(part) / rest);
        return density / fraction;
    }
    let (mut term, mut sum, mut odd) = (z, z, 1.0);
    while term > f64::EPSILON * f64::EPSILON * sum {
        odd += 2.0;
        term *= z * z / odd;
        sum += term;
    }
    0.5 - density * sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::binomial::{Trials, lower_limit, upper_limit};
    use crate::stats::count::to_float;
    use crate::stats::share::Confidence;

    fn assert_near(computed: f64, expected: f64) {
        assert!(
            (computed / expected - 1.0).abs() < 1e-10,
            "{computed} {expected}"
        );
    }

    #[test]
    fn gamma_of_halves_and_whole_numbers() {
        assert_near(ln_gamma(0.5), 0.5 * PI.ln());
        assert_near(ln_gamma(1.5), 0.5 * PI.ln() - 2.0_f64.ln());
        assert_near(ln_gamma(5.0), 24.0_f64.ln());
        assert_near(ln_gamma(21.0), 2_432_902_008_176_640_000.0_f64.ln());
    }

    #[test]
    fn beta_with_closed_forms() {
        for x in [1e-9, 0.01, 0.3, 0.5, 0.9, 0.999] {
            assert_near(regularised_beta(1.0, 1.0, x), x);
            assert_near(regularised_beta(3.5, 1.0, x), x.powf(3.5));
            assert_near(regularised_beta(0.5, 0.5, x), 2.0 / PI * x.sqrt().asin());
            assert_near(regularised_beta(2.0, 2.0, x), x * x * (3.0 - 2.0 * x));
        }
    }

    #[test]
    fn beta_quantiles_are_clopper_pearson_limits() {
        let tail = "0.95".parse::<Confidence>().unwrap().two_sided();
        for (sampled, fails) in [(15, 1), (15, 14), (400, 82), (5000, 1), (5000, 2500)] {
            let trials = Trials { sampled, fails };
            let (all, k) = (to_float(sampled), to_float(fails));
            let lower = beta_quantile(0.025, k, all - k + 1.0);
            let upper = 1.0 - beta_quantile(0.025, all - k, k + 1.0);
            assert_near(lower, lower_limit(trials, tail).unwrap());
            assert_near(upper, upper_limit(trials, tail).unwrap());
        }
    }

    #[test]
    fn normal_quantiles_of_tables() {
        // Wichura 1988, Applied Statistics 37, algorithm AS 241, and R's qnorm.
        for (tail, quantile) in [
            (0.25, 0.674_489_750_196_081_7),
            (0.05, 1.644_853_626_951_472_2),
            (0.025, 1.959_963_984_540_054),
            (0.005, 2.575_829_303_548_901),
            (0.001, 3.090_232_306_167_813_5),
            (1e-20, 9.262_340_089_798_409),
        ] {
            assert_near(normal_quantile(tail), quantile);
        }
        // Both forms agree where they meet.
        assert_near(normal_tail(3.0 - 1e-13), normal_tail(3.0));
    }

    #[test]
    fn t_quantiles_with_closed_forms() {
        for tail in [0.1, 0.05, 0.025, 0.005, 0.0005] {
            assert_near(t_quantile(tail, 1.0), 1.0 / (PI * tail).tan());
            let inner = 1.0 - 2.0 * tail;
            assert_near(
                t_quantile(tail, 2.0),
                inner * (2.0 / (1.0 - inner * inner)).sqrt(),
            );
        }
        // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
        for (degrees, printed) in [(10.0, 2.228), (42.0, 2.018), (100.0, 1.984)] {
            assert!((t_quantile(0.025, degrees) - printed).abs() < 0.0005);
        }
    }
}
