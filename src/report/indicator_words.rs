//! How the figures of indicators are named and written for people.

use rust_decimal::Decimal;

use super::number::exact_percent;
use crate::lang::{Lang, Phrase, indicators as say};
use crate::template::{Aim, Figure};

/// What an indicator says of its cases.
pub(super) fn figure_name(figure: Figure) -> &'static Phrase {
    match figure {
        Figure::Share => &say::SHARE,
        Figure::Count => &say::COUNT,
        Figure::Median => &say::MEDIAN,
        Figure::Mean => &say::MEAN,
        Figure::Sum => &say::SUM,
        Figure::Min => &say::MIN,
        Figure::Max => &say::MAX,
        Figure::P10 => &say::P10,
        Figure::P25 => &say::P25,
        Figure::P75 => &say::P75,
        Figure::P90 => &say::P90,
        Figure::P95 => &say::P95,
        Figure::P99 => &say::P99,
    }
}

/// A figure that somebody wrote, with all its decimals.
pub(super) fn aim(lang: Lang, aim: Aim) -> String {
    match aim {
        Aim::Share(share) => exact_percent(lang, share),
        Aim::Number(number) => amount(lang, number),
    }
}

/// A number with all its decimals, thousands in groups: `12.345,5`.
pub(super) fn amount(lang: Lang, number: Decimal) -> String {
    let text = number.normalize().abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let grouped = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), |whole| lang.count(whole));
    let sign = if number.is_sign_negative() && !number.is_zero() {
        "-"
    } else {
        ""
    };
    let mark = match (fraction, lang) {
        ("", _) => "",
        (_, Lang::Da) => ",",
        (_, Lang::En) => ".",
    };
    format!("{sign}{grouped}{mark}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_decimals() {
        for (number, danish, english) in [
            (Decimal::new(437, 0), "437", "437"),
            (Decimal::new(-1_234_550, 2), "-12.345,5", "-12,345.5"),
            (Decimal::new(0, 1), "0", "0"),
        ] {
            assert_eq!(amount(Lang::Da, number), danish);
            assert_eq!(amount(Lang::En, number), english);
        }
    }
}
