//! The table of the findings of one area, narrow enough for 80 columns.

use super::not_decided::{NotDecided, not_decided};
use super::number::{Side, exact_percent, limit, percent};
use super::{Align, Cell, Column, Table, Words};
use crate::findings::{Finding, LimitMethod, Undecided, Verdict};
use crate::lang::{Lang, Message, Phrase, audit as say};
use crate::stats::share::Share;
use crate::template::Severity;

/// A table of findings. The column of targets is there when one of them has a target; a target that all of them share
/// stands above it.
pub(super) fn finding_table(title: &'static Phrase, findings: &[&Finding], lang: Lang) -> Table {
    let targets = Targets::of(findings.iter().map(|finding| finding.target));
    let mut columns = vec![
        Column::new("criterion", say::CRITERION.message(), Align::Left),
        Column::new("severity", say::SEVERITY.message(), Align::Left),
        Column::new("fail", say::FAIL.message(), Align::Right),
        Column::new("rate", say::RATE.message(), Align::Right),
        Column::new("interval", say::INTERVAL.message(), Align::Right),
    ];
    columns.extend(targets.column(lang));
    columns.push(Column::new(
        "not_decided",
        say::NOT_DECIDED.message(),
        Align::Left,
    ));
    let mut table = Table::new(Some(Words::Message(title.message())), columns);
    for finding in findings {
        table.push(row(finding, targets, lang));
    }
    table
}

/// The targets of the findings of one table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Targets {
    None,
    Same(Share),
    Different,
}

impl Targets {
    pub(super) fn of(targets: impl Iterator<Item = Option<Share>>) -> Self {
        let mut all = targets.flatten();
        match all.next() {
            None => Self::None,
            Some(first) if all.all(|target| target == first) => Self::Same(first),
            Some(_) => Self::Different,
        }
    }

    /// The column, where there is any.
    pub(super) fn column(self, lang: Lang) -> Option<Column> {
        let title = match self {
            Self::None => return None,
            Self::Same(target) => say::TARGET_OF.with("target", exact_percent(lang, target)),
            Self::Different => say::TARGET.message(),
        };
        Some(Column::new("target_status", title, Align::Left))
    }
}

fn row(finding: &Finding, targets: Targets, lang: Lang) -> Vec<Cell> {
    let mut row = vec![
        Cell::Text(finding.criterion.clone()),
        Cell::Text(severity(finding.severity).text(lang).to_owned()),
        fails(finding, lang),
        rate(finding, lang),
        interval(finding, lang),
    ];
    if targets != Targets::None {
        row.push(target(finding, targets, lang));
    }
    row.push(not_decided(NotDecided::of(finding), lang));
    row
}

/// A cell that is not broken over two lines.
pub(super) fn whole(text: &str) -> Cell {
    Cell::Text(text.replace(' ', "\u{a0}"))
}

fn fails(finding: &Finding, lang: Lang) -> Cell {
    match finding.pass + finding.fail {
        0 => Cell::NotApplicable,
        decided => whole(
            &say::FAILS
                .with("fail", finding.fail)
                .with("decided", decided)
                .in_lang(lang),
        ),
    }
}

fn rate(finding: &Finding, lang: Lang) -> Cell {
    let percent = percent(lang, finding.fail, finding.pass + finding.fail);
    percent.map_or(Cell::NotApplicable, |percent| whole(&percent))
}

/// The two-sided interval, rounded outward. With answers missing it says on how many cases it stands.
fn interval(finding: &Finding, lang: Lang) -> Cell {
    let (Some(lower), Some(upper)) = (finding.interval.lower, finding.interval.upper) else {
        return Cell::NotApplicable;
    };
    if finding.interval.method == LimitMethod::Census && finding.undetermined == 0 {
        return Cell::Text(say::EXACT.text(lang).to_owned());
    }
    let decided = finding.pass + finding.fail;
    let limits = say::LIMITS
        .with("lower", limit(lang, lower, Side::Lower, decided))
        .with("upper", limit(lang, upper, Side::Upper, decided));
    let limits = limits.in_lang(lang).replace(' ', "\u{a0}");
    match finding.pending {
        0 => Cell::Text(limits),
        _ => Cell::Text(
            say::LIMITS_ON
                .with("limits", limits)
                .with("cases", finding.limits_on)
                .in_lang(lang),
        ),
    }
}

fn target(finding: &Finding, targets: Targets, lang: Lang) -> Cell {
    let (Some(target), Some(status)) = (finding.target, finding.target_status) else {
        return Cell::NotApplicable;
    };
    let verdict = verdict(finding, status);
    let message = match targets {
        Targets::Different => say::TARGET_AND_VERDICT
            .with("target", exact_percent(lang, target))
            .with("verdict", verdict),
        Targets::Same(_) | Targets::None => verdict,
    };
    Cell::Text(message.in_lang(lang))
}

/// Whether the target is met, and if that is undecided, how many more cases would decide.
pub(super) fn verdict(finding: &Finding, status: Verdict) -> Message {
    match (status, finding.further, finding.further_note) {
        (Verdict::Met, ..) => say::MET.message(),
        (Verdict::NotMet, ..) => say::NOT_MET.message(),
        (Verdict::NotConcluded, ..) => say::NOT_CONCLUDED.message(),
        (Verdict::Undecided, Some(further), _) => say::UNDECIDED.with("further", further),
        (Verdict::Undecided, None, Some(Undecided::OnlyCensus)) => say::UNDECIDED_CENSUS.message(),
        (Verdict::Undecided, None, _) => say::UNDECIDED_MANY.message(),
    }
}

/// Whether the target is met, where it is not told how many more cases would decide.
pub(super) fn plain_verdict(status: Option<Verdict>) -> Message {
    match status {
        Some(Verdict::Met) => say::MET.message(),
        Some(Verdict::NotMet) => say::NOT_MET.message(),
        Some(Verdict::Undecided) => say::UNDECIDED_PLAIN.message(),
        Some(Verdict::NotConcluded) => say::NOT_CONCLUDED.message(),
        None => crate::lang::dossier_tables::NOT_TOLD.message(),
    }
}

/// The word for a severity.
pub(super) fn severity(severity: Severity) -> &'static Phrase {
    match severity {
        Severity::Critical => &say::CRITICAL,
        Severity::Material => &say::MATERIAL,
        Severity::Formal => &say::FORMAL,
    }
}
