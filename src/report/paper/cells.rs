//! Cells and columns that several tables of a report share.

use crate::dossier::{Class, Figures, Line, Number};
use crate::findings::{Finding, LimitMethod};
use crate::lang::{Lang, Message, Phrase, audit, dossier_tables as say};
use crate::report::finding_table::{self, whole};
use crate::report::number::{Side, exact_percent, limit, percent};
use crate::report::{Align, Cell, Column, Plot, Words};

pub(super) fn left(key: &'static str, title: &'static Phrase) -> Column {
    column(key, title.message(), Align::Left)
}

pub(super) fn right(key: &'static str, title: &'static Phrase) -> Column {
    column(key, title.message(), Align::Right)
}

pub(super) fn column(key: &'static str, title: Message, align: Align) -> Column {
    Column {
        key,
        title: Words::Message(title),
        align,
    }
}

pub(super) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

pub(super) fn word(id: &'static str, phrase: &'static Phrase) -> Cell {
    Cell::Word {
        id,
        words: phrase.message(),
    }
}

pub(super) fn number(number: Number) -> Cell {
    match number {
        Number::Exact(count) => Cell::Count(count),
        Number::Within(class) => class_of(class),
    }
}

pub(super) fn class_of(class: Class) -> Cell {
    match class {
        Class::UnderFive => word("under_5", &say::UNDER_FIVE),
        Class::FiveOrMore => word("5_or_more", &say::FIVE_OR_MORE),
    }
}

pub(super) fn not_told() -> Cell {
    word("not_shown", &say::NOT_TOLD)
}

/// Compliance in per cent.
pub(super) fn compliance(finding: &Finding, lang: Lang) -> Cell {
    let percent = percent(lang, finding.pass, finding.decided());
    percent.map_or(Cell::NotApplicable, |percent| whole(&percent))
}

/// The limits of the compliance, 0 to 1.
pub(super) fn limits(finding: &Finding) -> Option<(f64, f64)> {
    Some((1.0 - finding.interval.upper?, 1.0 - finding.interval.lower?))
}

/// The two-sided interval of the compliance, rounded outward.
pub(super) fn interval(finding: &Finding, lang: Lang) -> Cell {
    let Some((lower, upper)) = limits(finding) else {
        return Cell::NotApplicable;
    };
    if finding.interval.method == LimitMethod::Census && finding.undetermined == 0 {
        return word("exact", &audit::EXACT);
    }
    let decided = finding.decided();
    let limits = audit::LIMITS
        .with("lower", limit(lang, lower, Side::Lower, decided))
        .with("upper", limit(lang, upper, Side::Upper, decided));
    let limits = limits.in_lang(lang).replace(' ', "\u{a0}");
    match finding.pending {
        0 => Cell::Text(limits),
        _ => {
            let message = audit::LIMITS_ON
                .with("limits", limits)
                .with("cases", finding.limits_on);
            Cell::Text(message.in_lang(lang))
        }
    }
}

/// The compliance, its interval and its target as a picture.
pub(super) fn plot(finding: &Finding) -> Cell {
    match finding.rate {
        None => Cell::NotApplicable,
        Some(rate) => Cell::Plot(Plot::Interval {
            share: 1.0 - rate,
            limits: limits(finding),
            target: finding.target.map(crate::stats::share::Share::to_f64),
        }),
    }
}

/// The target and whether it is met.
pub(super) fn target(line: &Line, lang: Lang) -> Cell {
    let (target, verdict) = match &line.figures {
        Figures::Exact(finding) => (
            finding.target,
            finding
                .target_status
                .map(|status| finding_table::verdict(finding, status)),
        ),
        Figures::Classes {
            target,
            target_status,
            ..
        } => (*target, Some(finding_table::plain_verdict(*target_status))),
    };
    match (target, verdict) {
        (Some(target), Some(verdict)) => {
            let message = audit::TARGET_AND_VERDICT
                .with("target", exact_percent(lang, target))
                .with("verdict", verdict);
            Cell::Text(message.in_lang(lang))
        }
        _ => Cell::NotApplicable,
    }
}

/// How many cases pass, of those decided.
pub(super) fn passes(finding: &Finding, lang: Lang) -> Cell {
    match finding.decided() {
        0 => Cell::NotApplicable,
        decided => {
            let counts = audit::FAILS
                .with("fail", finding.pass)
                .with("decided", decided);
            Cell::Text(counts.in_lang(lang))
        }
    }
}

/// How many cases fail, and how many of them partly.
pub(super) fn fails(line: &Line, lang: Lang) -> Cell {
    match &line.figures {
        Figures::Classes { fails, .. } => fails.map_or_else(not_told, class_of),
        Figures::Exact(finding) if finding.decided() == 0 => Cell::NotApplicable,
        Figures::Exact(finding) if line.partly > 0 => {
            let message = say::FAIL_PARTLY
                .with("fail", finding.fail)
                .with("partly", line.partly);
            Cell::Text(message.in_lang(lang))
        }
        Figures::Exact(finding) => Cell::Count(finding.fail),
    }
}
