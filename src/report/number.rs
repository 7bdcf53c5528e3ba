//! How shares, limits, numbers and dates are written for people. Rounding happens here, once.

use crate::lang::{Lang, report as say};
use crate::stats::share::Share;

/// The end of an interval that a limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At least this much: rounded down.
    Lower,
    /// At most this much: rounded up.
    Upper,
}

/// How far a limit may be from a round number, relative to its distance from 0 and from 1, to be that number: the noise
/// of floating point, far below what statistics are good for.
const NOISE: f64 = 1e-9;

/// A percentage has no decimals below this many cases, where one case is more than one per cent.
const CASES_FOR_A_DECIMAL: u64 = 100;

/// A share with its counts: `3 af 15 (20 %)`; `0 af 0` has no percentage.
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::share};
/// assert_eq!(share(Lang::Da, 1_200, 3_600), "1.200 af 3.600 (33,3 %)");
/// assert_eq!(share(Lang::En, 3, 15), "3 of 15 (20%)");
/// ```
pub fn share(lang: Lang, count: u64, of: u64) -> String {
    let counts = |phrase: &'static crate::lang::Phrase| phrase.with("count", count).with("of", of);
    match percent(lang, count, of) {
        None => counts(&say::COUNT_OF).in_lang(lang),
        Some(percent) => counts(&say::SHARE_OF)
            .with("percent", percent)
            .in_lang(lang),
    }
}

/// A share in per cent, rounded to the nearest: without decimals below 100 cases, else with one. What is not none is
/// never written as 0, and what is not all never as 100 (`< 0,1 %`, `> 99,9 %`). `None` when there are no cases.
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::percent};
/// assert_eq!(percent(Lang::Da, 1, 15).unwrap(), "7 %");
/// assert_eq!(percent(Lang::Da, 2_999, 3_000).unwrap(), "> 99,9 %");
/// ```
pub fn percent(lang: Lang, count: u64, of: u64) -> Option<String> {
    let one_per_cent = if of < CASES_FOR_A_DECIMAL { 1 } else { 10 };
    in_per_cent(lang, count, of, one_per_cent)
}

/// A share in per cent, in parts of one per cent.
fn in_per_cent(lang: Lang, count: u64, of: u64, one_per_cent: u128) -> Option<String> {
    debug_assert!(count <= of, "{count} of {of}");
    let whole = 100 * one_per_cent;
    let (part, all) = (u128::from(count), u128::from(of));
    let units = (2 * part * whole + all).checked_div(2 * all)?;
    let written = |units: u128| in_units(lang, units, one_per_cent);
    Some(if units == 0 && count > 0 {
        format!("< {}", written(1))
    } else if units >= whole && count < of {
        format!("> {}", written(whole - 1))
    } else {
        written(units)
    })
}

/// A share in whole per cent, as complaint statistics are published: 24 of 129 are `19 %`. What is not none is never
/// written as 0, and what is not all never as 100. `None` when there are no cases.
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::whole_percent};
/// assert_eq!(whole_percent(Lang::Da, 19 + 5, 19 + 5 + 105).unwrap(), "19 %");
/// ```
pub fn whole_percent(lang: Lang, count: u64, of: u64) -> Option<String> {
    in_per_cent(lang, count, of, 1)
}

/// A percentage of so many units, `one_per_cent` of which are 1 %.
fn in_units(lang: Lang, units: u128, one_per_cent: u128) -> String {
    let (whole, rest) = (units / one_per_cent, units % one_per_cent);
    let mark = match lang {
        Lang::Da => ',',
        Lang::En => '.',
    };
    match one_per_cent {
        1 => with_sign(lang, &whole.to_string()),
        _ => with_sign(lang, &format!("{whole}{mark}{rest}")),
    }
}

/// An estimated share in per cent that is no quotient of counts, written as [`percent`] does. `share` is from 0 to 1,
/// `cases` how many cases it is a share of.
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::estimate};
/// assert_eq!(estimate(Lang::Da, 0.206_67, 200), "20,7 %");
/// assert_eq!(estimate(Lang::En, 0.001, 60), "< 1%");
/// ```
pub fn estimate(lang: Lang, share: f64, cases: u64) -> String {
    debug_assert!((0.0..=1.0).contains(&share), "{share} is no share");
    let (decimals, one_per_cent) = if cases < CASES_FOR_A_DECIMAL {
        (0, 1.0)
    } else {
        (1, 10.0)
    };
    let whole = 100.0 * one_per_cent;
    let units = (share * whole).round();
    let written = |units: f64| with_sign(lang, &lang.decimal(units / one_per_cent, decimals));
    if units < 1.0 && share > 0.0 {
        format!("< {}", written(1.0))
    } else if units >= whole && share < 1.0 - NOISE {
        format!("> {}", written(whole - 1.0))
    } else {
        written(units)
    }
}

/// A limit in per cent, rounded outward so that what is written is never tighter than what was computed. `share` is the
/// limit (0 to 1), `cases` how many cases it rests on: below 100 it has no decimals, else one.
///
/// No error among 15 cases allows an error share of 18.104 %, which is less than 19 %, but not less than 18 %:
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::{Side, limit}};
/// assert_eq!(limit(Lang::Da, 0.18104, Side::Upper, 15), "19 %");
/// assert_eq!(limit(Lang::Da, 0.18104, Side::Lower, 15), "18 %");
/// assert_eq!(limit(Lang::Da, 0.18104, Side::Upper, 400), "18,2 %");
/// ```
pub fn limit(lang: Lang, share: f64, side: Side, cases: u64) -> String {
    debug_assert!((0.0..=1.0).contains(&share), "{share} is no share");
    let (decimals, one_per_cent) = if cases < CASES_FOR_A_DECIMAL {
        (0, 1.0)
    } else {
        (1, 10.0)
    };
    let share = share.clamp(0.0, 1.0);
    let whole = 100.0 * one_per_cent;
    let units = share * whole;
    let near = units.round();
    let outward = match side {
        _ if (units - near).abs() <= NOISE * whole * share.min(1.0 - share) => near,
        Side::Lower => units.floor(),
        Side::Upper => units.ceil(),
    };
    with_sign(lang, &lang.decimal(outward / one_per_cent, decimals))
}

fn with_sign(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Da => format!("{number} %"),
        Lang::En => format!("{number}%"),
    }
}

/// A share that somebody wrote, in per cent with all its decimals: `5 %`, `92,5 %`.
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::exact_percent};
/// assert_eq!(exact_percent(Lang::Da, "0.925".parse().unwrap()), "92,5 %");
/// assert_eq!(exact_percent(Lang::En, "0.10".parse().unwrap()), "10%");
/// ```
pub fn exact_percent(lang: Lang, share: Share) -> String {
    let (hundredfold, of) = (
        100 * u128::from(share.numerator()),
        u128::from(share.denominator()),
    );
    let (whole, rest) = (hundredfold / of, hundredfold % of);
    if rest == 0 {
        return with_sign(lang, &whole.to_string());
    }
    let width = of.ilog10().try_into().unwrap_or(usize::MAX);
    let digits = format!("{rest:0width$}");
    let mark = match lang {
        Lang::Da => ',',
        Lang::En => '.',
    };
    with_sign(
        lang,
        &format!("{whole}{mark}{}", digits.trim_end_matches('0')),
    )
}

/// A number with so many decimals, rounded to the nearest; what rounds to 0 has no sign. `None` when it is no number
/// (the quotient of nothing and nothing).
///
/// ```
/// # use sagsaudit::{lang::Lang, report::number::decimal};
/// assert_eq!(decimal(Lang::Da, 12_345.678, 1).unwrap(), "12.345,7");
/// ```
pub fn decimal(lang: Lang, value: f64, decimals: usize) -> Option<String> {
    if !value.is_finite() {
        return None;
    }
    let written = lang.decimal(value.abs(), decimals);
    let is_zero = !written.contains(|digit: char| digit.is_ascii_digit() && digit != '0');
    let sign = if value < 0.0 && !is_zero { "-" } else { "" };
    let whole = written.split([',', '.']).next().unwrap_or_default();
    let fraction = written.strip_prefix(whole).unwrap_or_default();
    let grouped = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), |whole| lang.count(whole));
    Some(format!("{sign}{grouped}{fraction}"))
}

/// The quotient of two counts for machine files; `None` when there is nothing to divide by.
pub(super) fn ratio(count: u64, of: u64) -> Option<f64> {
    (of > 0).then(|| nearest_float(count) / nearest_float(of))
}

/// A count as the nearest float. Exact below 2^53, more cases than there are.
fn nearest_float(count: u64) -> f64 {
    let high = u32::try_from(count >> 32).expect("32 bits are left");
    let low = u32::try_from(count & u64::from(u32::MAX)).expect("32 bits are kept");
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Per cent as a number, from the text.
    fn read(text: &str) -> f64 {
        text.trim_end_matches(" %")
            .replace(',', ".")
            .parse()
            .unwrap()
    }

    #[test]
    fn percentages_have_decimals_from_a_hundred_cases_on() {
        assert_eq!(percent(Lang::Da, 33, 99).unwrap(), "33 %");
        assert_eq!(percent(Lang::Da, 33, 100).unwrap(), "33,0 %");
        assert_eq!(percent(Lang::En, 1, 3_000).unwrap(), "< 0.1%");
        assert_eq!(percent(Lang::Da, 1, 2_000).unwrap(), "0,1 %"); // 0.05 %, half is rounded up
        assert_eq!(percent(Lang::Da, 98, 99).unwrap(), "99 %");
        assert_eq!(percent(Lang::Da, 99, 99).unwrap(), "100 %");
        assert_eq!(percent(Lang::Da, 0, 7).unwrap(), "0 %");
        assert_eq!(percent(Lang::Da, 0, 0), None);
        assert_eq!(share(Lang::Da, 0, 0), "0 af 0");
        assert_eq!(percent(Lang::Da, u64::MAX, u64::MAX).unwrap(), "100,0 %");
    }

    #[test]
    fn limits_are_rounded_outward_but_round_ones_stay() {
        for (share, side, cases, expected) in [
            (0.18104, Side::Upper, 15, "19 %"),
            (0.18104, Side::Upper, 150, "18,2 %"),
            (0.0466, Side::Lower, 14, "4 %"),
            (0.5080, Side::Upper, 14, "51 %"),
            (0.2, Side::Upper, 15, "20 %"),
            (0.2 + 4e-16, Side::Upper, 15, "20 %"),
            (0.2 - 4e-16, Side::Lower, 15, "20 %"),
            (0.1 + 0.2, Side::Upper, 15, "30 %"), // 0.30000000000000004
            (1.0 - 0.9, Side::Lower, 15, "10 %"), // 0.09999999999999998
            (0.57, Side::Lower, 15, "57 %"),      // times 100 it is 56.99999999999999
            (0.2001, Side::Upper, 15, "21 %"),
            (0.0, Side::Lower, 15, "0 %"),
            (1.0, Side::Upper, 15, "100 %"),
            (1e-12, Side::Upper, 15, "1 %"),
            (1e-12, Side::Upper, 1_500, "0,1 %"),
            (1.0 - 1e-12, Side::Lower, 15, "99 %"),
            (1.0 - 1e-12, Side::Lower, 1_500, "99,9 %"),
            (0.999_999, Side::Upper, 15, "100 %"),
        ] {
            assert_eq!(
                limit(Lang::Da, share, side, cases),
                expected,
                "{share} {side:?} {cases}"
            );
        }
    }

    #[test]
    fn every_percentage_with_its_decimals_stays_itself() {
        for units in 0..=1_000_u32 {
            let share = f64::from(units) / 1_000.0;
            for side in [Side::Lower, Side::Upper] {
                let written = limit(Lang::Da, share, side, 1_000);
                assert_eq!(
                    written,
                    format!("{},{} %", units / 10, units % 10),
                    "{side:?}"
                );
            }
        }
    }

    #[test]
    fn shares_keep_every_decimal() {
        for (written, shown) in [
            ("0.05", "5 %"),
            ("0.005", "0,5 %"),
            ("0.0525", "5,25 %"),
            ("1", "100 %"),
            ("0.000000000000000001", "0,0000000000000001 %"),
        ] {
            assert_eq!(exact_percent(Lang::Da, written.parse().unwrap()), shown);
        }
    }

    #[test]
    fn numbers_that_round_to_nothing_have_no_sign() {
        assert_eq!(decimal(Lang::Da, -0.04, 1).unwrap(), "0,0");
        assert_eq!(decimal(Lang::Da, -0.06, 1).unwrap(), "-0,1");
        assert_eq!(decimal(Lang::En, 12.5, 0).unwrap(), "12"); // half to even, as the standard library rounds
        assert_eq!(decimal(Lang::Da, f64::NAN, 1), None);
        assert_eq!(decimal(Lang::En, -1_234.5, 1).unwrap(), "-1,234.5");
        assert_eq!(decimal(Lang::Da, 1e20, 0).unwrap(), "100000000000000000000"); // past what is grouped
    }

    #[test]
    fn ratios_are_those_of_the_counts() {
        assert_eq!(ratio(3, 14).unwrap().to_string(), "0.21428571428571427");
        assert_eq!(ratio(0, 0), None);
        assert_eq!(nearest_float(u64::MAX).to_string(), "18446744073709552000");
        assert_eq!(nearest_float((1 << 53) - 1).to_string(), "9007199254740991");
    }

    proptest! {
        #[test]
        fn limits_enclose_the_share(share in 0.0..=1.0_f64, cases in 1..1_000_u64) {
            let lower = read(&limit(Lang::Da, share, Side::Lower, cases));
            let upper = read(&limit(Lang::Da, share, Side::Upper, cases));
            let step = if cases < 100 { 1.0 } else { 0.1 };
            prop_assert!(lower <= share * 100.0 + 1e-7 && share * 100.0 <= upper + 1e-7);
            prop_assert!(upper - lower <= step + 1e-9);
            prop_assert!((0.0..=100.0).contains(&lower) && (0.0..=100.0).contains(&upper));
        }

        #[test]
        fn percentages_are_nearest(of in 1..5_000_u64, part in 0.0..=1.0_f64) {
            let count = (0..=of).min_by(|one, other| {
                let away = |count: &u64| (ratio(*count, of).unwrap() - part).abs();
                away(one).total_cmp(&away(other))
            }).unwrap();
            let written = percent(Lang::Da, count, of).unwrap();
            let step = if of < 100 { 1.0 } else { 0.1 };
            match written.strip_prefix(['<', '>']) {
                Some(_) => prop_assert!(count != 0 && count != of && of >= 100),
                None => prop_assert!((read(&written) - ratio(count, of).unwrap() * 100.0).abs() <= step / 2.0 + 1e-9),
            }
        }
    }
}
