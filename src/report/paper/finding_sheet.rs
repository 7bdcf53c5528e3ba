//! The sheet of findings: each criterion in each area with all its numbers.

use super::before;
use super::cells::{self, left, right};
use super::sheets::lines;
use crate::dossier::{AreaPart, Audited, Dossier, Figures, Line};
use crate::findings::{Corrected, Finding, PopulationOutcomes, Verdict};
use crate::lang::{Lang, audit as words, beside, dossier_tables as say};
use crate::report::finding_table::severity;
use crate::report::findings::prevalence;
use crate::report::number::Side;
use crate::report::trend::verdict as change_verdict;
use crate::report::{Cell, Column};
use crate::template::{Criterion, Norm};
use crate::trend::Series;

/// What the sheet has beside the sample: columns that would be empty are left out.
#[derive(Clone, Copy)]
struct Beside {
    population: bool,
    corrected: bool,
    before: bool,
}

impl Beside {
    fn of(dossier: &Dossier) -> Self {
        let lines = || {
            let areas = dossier.audits.iter().flat_map(|audit| &audit.areas);
            areas.flat_map(|area| &area.lines)
        };
        let of_all = || lines().filter_map(|line| line.finding()?.population);
        let mut audits = dossier.audits.iter();
        Self {
            population: of_all().any(|of_all| of_all.rate.is_some()),
            corrected: of_all().any(|of_all| of_all.corrected.is_some()),
            before: audits.any(|audit| audit.development.is_some()),
        }
    }

    fn columns(self) -> Vec<Column> {
        let mut columns = Vec::new();
        if self.population {
            columns.push(right("population_compliance", &beside::ALL_COMPLIANCE));
        }
        if self.corrected {
            columns.extend([
                right("corrected", &beside::CORRECTED),
                right("corrected_lower", &beside::CORRECTED_LOWER),
                right("corrected_upper", &beside::CORRECTED_UPPER),
            ]);
        }
        if self.before {
            columns.extend([
                right("before", &beside::BEFORE_COMPLIANCE),
                right("change", &beside::CHANGE_POINTS),
                left("change_status", &beside::CHANGE_VERDICT),
            ]);
        }
        columns
    }

    fn cells(self, audit: &Audited, area: &AreaPart, line: &Line, lang: Lang) -> Vec<Cell> {
        let of_all = line.finding().and_then(|finding| finding.population);
        let mut cells = Vec::new();
        if self.population {
            cells.push(of_all.map_or(Cell::NotApplicable, compliance_of_all));
        }
        if self.corrected {
            cells.extend(corrected(of_all));
        }
        if self.before {
            cells.extend(since_before(audit.series(area, line), lang));
        }
        cells
    }
}

fn compliance_of_all(of_all: PopulationOutcomes) -> Cell {
    match of_all.rate {
        None => Cell::NotApplicable,
        Some(_) => Cell::Share {
            count: of_all.pass,
            of: of_all.pass + of_all.fail,
        },
    }
}

fn corrected(of_all: Option<PopulationOutcomes>) -> [Cell; 3] {
    let of = of_all.map_or(0, |of_all| of_all.pass + of_all.fail);
    let found = of_all.and_then(|of_all| of_all.corrected);
    let complying = |rate: fn(&Corrected) -> f64, side| match &found {
        None => Cell::NotApplicable,
        Some(found) => Cell::Limit {
            share: (1.0 - rate(found)).clamp(0.0, 1.0),
            side,
            cases: of,
        },
    };
    [
        complying(|found| found.rate, Side::Lower),
        complying(|found| found.upper_rate, Side::Lower),
        complying(|found| found.lower_rate, Side::Upper),
    ]
}

fn since_before(series: Option<&Series>, lang: Lang) -> [Cell; 3] {
    let Some(series) = series else {
        return [(); 3].map(|()| Cell::NotApplicable);
    };
    let compliance = match before::before(series) {
        Some((pass, decided)) if decided > 0 => Cell::Share {
            count: pass,
            of: decided,
        },
        _ => Cell::NotApplicable,
    };
    let difference = series.change.difference;
    let difference = difference.filter(|_| before::compares_all(series));
    let change = difference.map(|difference| Cell::Number {
        value: -100.0 * difference,
        decimals: 1,
    });
    let verdict = change_verdict(series.change.status).text(lang);
    [
        compliance,
        change.unwrap_or(Cell::NotApplicable),
        cells::text(verdict),
    ]
}

pub(super) fn columns(dossier: &Dossier) -> Vec<Column> {
    let mut columns = vec![
        left("area", &say::AREA),
        left("criterion", &say::CRITERION),
        left("question", &say::QUESTION),
        left("norm", &say::NORM),
        left("severity", &say::SEVERITY),
        right("drawn", &say::SAMPLE),
        right("pass", &say::PASS),
        right("fail", &say::FAIL),
        right("not_applicable", &say::NOT_APPLICABLE),
        right("not_due", &say::NOT_DUE),
        right("undetermined", &say::UNDETERMINED),
        right("pending", &say::PENDING),
        right("compliance", &say::COMPLIANCE),
        right("lower", &say::LOWER),
        right("upper", &say::UPPER),
        right("target", &say::TARGET),
        left("target_status", &say::TARGET_STATUS),
        left("extent", &say::EXTENT),
    ];
    columns.extend(Beside::of(dossier).columns());
    columns
}

pub(super) fn rows(dossier: &Dossier, audit: &Audited, lang: Lang) -> Vec<Vec<Cell>> {
    let beside = Beside::of(dossier);
    let row = |(area, line, criterion): (&AreaPart, &Line, &Criterion)| {
        let norm = match criterion.norm {
            Norm::Law => cells::word("law", &say::NORM_LAW),
            Norm::Local => cells::word("local", &say::NORM_LOCAL),
        };
        let mut row = vec![
            cells::text(&area.title),
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            norm,
            cells::text(severity(criterion.severity).text(lang)),
        ];
        row.extend(figures(line));
        row.extend(beside.cells(audit, area, line, lang));
        row
    };
    lines(audit).map(row).collect()
}

fn figures(line: &Line) -> [Cell; 13] {
    match &line.figures {
        Figures::Exact(finding) => exact(finding),
        Figures::Classes {
            fails,
            target_status,
            target,
        } => {
            let mut row = [(); 13].map(|()| cells::not_told());
            let [_, _, fail, .., share, status, _] = &mut row;
            *fail = fails.map_or_else(cells::not_told, cells::class_of);
            *share = target.map_or(Cell::NotApplicable, share_of);
            *status = target_status.map_or_else(cells::not_told, verdict);
            row
        }
    }
}

fn share_of(target: crate::stats::share::Share) -> Cell {
    Cell::Limit {
        share: target.to_f64(),
        side: Side::Lower,
        cases: 100,
    }
}

fn exact(finding: &Finding) -> [Cell; 13] {
    let decided = finding.decided();
    let limit = |limit: Option<f64>, side| match limit {
        None => Cell::NotApplicable,
        Some(share) => Cell::Limit {
            share,
            side,
            cases: decided,
        },
    };
    let limits = cells::limits(finding);
    let compliance = match decided {
        0 => Cell::NotApplicable,
        of => Cell::Share {
            count: finding.pass,
            of,
        },
    };
    [
        Cell::Count(finding.drawn),
        Cell::Count(finding.pass),
        Cell::Count(finding.fail),
        Cell::Count(finding.not_applicable),
        Cell::Count(finding.not_due),
        Cell::Count(finding.undetermined),
        Cell::Count(finding.pending),
        compliance,
        limit(limits.map(|(lower, _)| lower), Side::Lower),
        limit(limits.map(|(_, upper)| upper), Side::Upper),
        finding.target.map_or(Cell::NotApplicable, share_of),
        finding.target_status.map_or(Cell::NotApplicable, verdict),
        finding.prevalence.map_or(Cell::NotApplicable, |common| {
            cells::word("extent", prevalence(common))
        }),
    ]
}

fn verdict(status: Verdict) -> Cell {
    match status {
        Verdict::Met => cells::word("met", &words::MET),
        Verdict::NotMet => cells::word("not_met", &words::NOT_MET),
        Verdict::Undecided => cells::word("undecided", &words::UNDECIDED_PLAIN),
        Verdict::NotConcluded => cells::word("not_concluded", &words::NOT_CONCLUDED),
    }
}
