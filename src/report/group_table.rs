//! The tables of criteria taken together, in which a case counts once.

use super::not_decided::{NotDecided, not_decided};
use super::number::{Side, estimate, limit, percent};
use super::{Align, Cell, Column, Table, Words};
use crate::findings::{GroupSummary, LimitMethod};
use crate::lang::{Lang, Message, Phrase, audit as words, summary as say};
use crate::template::{Dimension, Norm, Severity};

/// A group of fewer criteria says what the table of findings says.
const FEWEST_CRITERIA: u64 = 2;

/// The tables of one area, or with `None` of all areas: law and local norms apart, groups of at least two criteria.
pub(super) fn group_tables(groups: &[GroupSummary], area: Option<&str>, lang: Lang) -> Vec<Table> {
    let of_norm = |norm, title: &'static Phrase| {
        let rows = group_rows(groups, area, norm, lang);
        (!rows.is_empty()).then(|| table(title, rows))
    };
    let tables = [
        of_norm(Norm::Law, &say::LAW),
        of_norm(Norm::Local, &say::LOCAL),
    ];
    tables.into_iter().flatten().collect()
}

/// The rows of a norm in an area, or with `None` in all areas.
pub(super) fn group_rows(
    groups: &[GroupSummary],
    area: Option<&str>,
    norm: Norm,
    lang: Lang,
) -> Vec<Vec<Cell>> {
    let of_norm = groups
        .iter()
        .filter(|group| group.area.as_deref() == area && group.norm == norm)
        .filter(|group| group.criteria >= FEWEST_CRITERIA);
    of_norm.map(|group| row(group, lang)).collect()
}

fn table(title: &'static Phrase, rows: Vec<Vec<Cell>>) -> Table {
    let columns = vec![
        Column::new("group", &say::GROUP, Align::Left),
        Column::new("criteria", &say::CRITERIA, Align::Right),
        Column::new("fail", &words::FAIL, Align::Right),
        Column::new("rate", &words::RATE, Align::Right),
        Column::new("interval", &words::INTERVAL, Align::Right),
        Column::new("errors", &say::ERRORS, Align::Right),
        Column::new("not_decided", &words::NOT_DECIDED, Align::Left),
    ];
    let mut table = Table::new(Some(Words::Message(title.message())), columns);
    for row in rows {
        table.push(row);
    }
    table
}

fn row(group: &GroupSummary, lang: Lang) -> Vec<Cell> {
    let is_concluded = group.pending == 0;
    let decided = group.pass + group.fail;
    let fails = words::FAILS
        .with("fail", group.fail)
        .with("decided", decided);
    vec![
        Cell::Text(name(group).in_lang(lang)),
        Cell::Count(group.criteria),
        if decided == 0 || !is_concluded {
            Cell::NotApplicable
        } else {
            whole(&fails.in_lang(lang))
        },
        if is_concluded {
            rate(group, lang)
        } else {
            Cell::NotApplicable
        },
        interval(group, lang),
        Cell::Count(group.errors),
        not_decided(
            NotDecided {
                not_applicable: group.not_applicable,
                not_due: group.not_due,
                undetermined: group.undetermined,
                pending: group.pending,
            },
            lang,
        ),
    ]
}

fn name(group: &GroupSummary) -> Message {
    let phrase = match (group.severity, group.dimension) {
        (Some(Severity::Critical), _) => &words::CRITICAL,
        (Some(Severity::Material), _) => &words::MATERIAL,
        (Some(Severity::Formal), _) => &words::FORMAL,
        (None, Some(Dimension::Professional)) => &say::PROFESSIONAL,
        (None, Some(Dimension::Legal)) => &say::LEGAL,
        (None, Some(Dimension::Administrative)) => &say::ADMINISTRATIVE,
        (None, Some(Dimension::Ethical)) => &say::ETHICAL,
        (None, Some(Dimension::Financial)) => &say::FINANCIAL,
        (None, None) => &say::GROUP,
    };
    phrase.message()
}

fn whole(text: &str) -> Cell {
    Cell::Text(text.replace(' ', "\u{a0}"))
}

/// In one area the quotient; over all areas the estimate, which is no quotient of counts.
fn rate(group: &GroupSummary, lang: Lang) -> Cell {
    let decided = group.pass + group.fail;
    let shown = match (&group.area, group.rate) {
        (Some(_), _) => percent(lang, group.fail, decided),
        (None, Some(share)) => Some(estimate(lang, share, decided)),
        (None, None) => None,
    };
    shown.map_or(Cell::NotApplicable, |shown| whole(&shown))
}

fn interval(group: &GroupSummary, lang: Lang) -> Cell {
    let (Some(lower), Some(upper)) = (group.interval.lower, group.interval.upper) else {
        return Cell::NotApplicable;
    };
    if group.interval.method == LimitMethod::Census && group.undetermined == 0 {
        return Cell::Text(words::EXACT.text(lang).to_owned());
    }
    let decided = group.pass + group.fail;
    let limits = words::LIMITS
        .with("lower", limit(lang, lower, Side::Lower, decided))
        .with("upper", limit(lang, upper, Side::Upper, decided));
    whole(&limits.in_lang(lang))
}
