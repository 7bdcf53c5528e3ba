//! The sheets of a workbook: the same figures with one value a cell.

use super::cells::{self, left, right};
use super::{Slips, appendix, finding_sheet, follow_up, method, observations, results, slips};
use crate::answers::Cause;
use crate::assess::{AssessedCase, Assessment};
use crate::dossier::{AreaPart, Audited, Dossier, Line};
use crate::lang::{Lang, Phrase, dossier_tables as say, observations as noted};
use crate::report::{Cell, Column, Table};
use crate::template::Criterion;

/// A sheet with its name.
pub(in crate::report) struct Sheet {
    pub name: &'static Phrase,
    pub table: Table,
}

/// The sheets, those without rows left out; the first is the summary.
pub(in crate::report) fn sheets(dossier: &Dossier, slips: Slips, lang: Lang) -> Vec<Sheet> {
    let sheet = |name, table| Sheet { name, table };
    let of_all = |columns: Vec<Column>, rows: &dyn Fn(&Audited) -> Vec<Vec<Cell>>| {
        // Which audit it is needs saying only where there are several.
        let is_one_of_several = dossier.audits.len() > 1;
        let first = is_one_of_several.then(|| left("checklist", &say::CHECKLIST));
        let mut table = Table::new(None, first.into_iter().chain(columns).collect());
        for audit in &dossier.audits {
            for row in rows(audit) {
                let first = is_one_of_several.then(|| cells::text(&audit.template.title));
                table.push(first.into_iter().chain(row).collect());
            }
        }
        table
    };
    let like = |table: &dyn Fn(&Audited) -> Table| {
        let columns = dossier.audits.first().map(table);
        let columns = columns.map(|table| table.columns().to_vec());
        of_all(columns.unwrap_or_default(), &|audit| {
            table(audit).rows().to_vec()
        })
    };
    let mut sheets = vec![
        sheet(
            &say::SHEET_SUMMARY,
            like(&|audit| results::overview(audit, lang)),
        ),
        sheet(
            &say::SHEET_FINDINGS,
            of_all(finding_sheet::columns(dossier), &|audit| {
                finding_sheet::rows(dossier, audit, lang)
            }),
        ),
        sheet(
            &say::SHEET_DEADLINES,
            of_all(deadline_columns(), &deadlines),
        ),
        sheet(
            &say::SHEET_ASSESSMENTS,
            of_all(assessment_columns(), &|audit| assessments(audit, lang)),
        ),
        sheet(
            &say::SHEET_CASES,
            like(&|audit| appendix::case_list(audit, lang)),
        ),
        sheet(&noted::SHEET, like(&observations::noticed)),
    ];
    if slips == Slips::PerCase {
        let slips = of_all(slip_columns(), &|audit| slip_rows(audit, lang));
        sheets.push(sheet(&say::SHEET_SLIPS, slips));
    }
    let actions = follow_up::actions(dossier);
    sheets.extend(actions.map(|table| sheet(&say::SHEET_FOLLOW_UP, table)));
    sheets.push(sheet(
        &say::SHEET_QUALITY,
        of_all(quality_columns(), &|audit| quality(audit, lang)),
    ));
    sheets.push(sheet(
        &say::SHEET_METHOD,
        of_all(vec![left("value", &say::VALUE)], &|audit| {
            let sentences = method::sentences(audit, lang);
            let cells = sentences.iter();
            cells
                .map(|said| vec![Cell::Text(said.in_lang(lang))])
                .collect()
        }),
    ));
    sheets.retain(|sheet| !sheet.table.rows().is_empty());
    sheets
}

fn slip_columns() -> Vec<Column> {
    let case = [left("area", &say::AREA), left("case", &say::CASE)];
    case.into_iter().chain(slips::columns()).collect()
}

/// What is to be looked at in each case; a case in which nothing is to be remarked has a line that says so.
fn slip_rows(audit: &Audited, lang: Lang) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for area in &audit.areas {
        for case in audit.cases_of(area) {
            let head = || [cells::text(&area.title), Cell::Text(case.id.to_string())];
            rows.extend(
                slips::rows(audit, case, lang)
                    .into_iter()
                    .map(|row| head().into_iter().chain(row).collect()),
            );
        }
    }
    rows
}

/// The lines of an audit, each with its area and its criterion.
pub(super) fn lines(audit: &Audited) -> impl Iterator<Item = (&AreaPart, &Line, &Criterion)> {
    audit.areas.iter().flat_map(move |area| {
        let lines = area.lines.iter();
        lines.filter_map(move |line| Some((area, line, audit.criterion(line)?)))
    })
}

fn deadline_columns() -> Vec<Column> {
    vec![
        left("area", &say::AREA),
        left("criterion", &say::CRITERION),
        left("question", &say::QUESTION),
        right("on_time", &say::ON_TIME),
        right("rolled", &say::ROLLED),
        right("late", &say::LATE),
        right("still_open", &say::STILL_OPEN),
        right("median", &say::MEDIAN_LATE),
        right("most", &say::MOST_LATE),
        right("undetermined", &say::UNDETERMINED),
    ]
}

fn deadlines(audit: &Audited) -> Vec<Vec<Cell>> {
    if audit.cases.is_empty() {
        return Vec::new();
    }
    let of_days = lines(audit).filter(|(_, line, _)| results::has_days(audit, line));
    let row = |(area, line, criterion): (&AreaPart, &Line, &Criterion)| {
        let finding = line.finding()?;
        let days = finding.days_late;
        Some(vec![
            cells::text(&area.title),
            cells::text(&criterion.id),
            cells::text(&criterion.question),
            Cell::Count(finding.pass),
            Cell::Count(line.rolled),
            Cell::Count(finding.fail),
            Cell::Count(line.still_open),
            days.map_or(Cell::NotApplicable, |days| Cell::Number {
                value: days.median,
                decimals: 1,
            }),
            days.map_or(Cell::NotApplicable, |days| whole_days(days.max)),
            Cell::Count(finding.undetermined),
        ])
    };
    of_days.filter_map(row).collect()
}

fn whole_days(days: i64) -> Cell {
    u64::try_from(days).map_or(Cell::NotApplicable, Cell::Count)
}

fn assessment_columns() -> Vec<Column> {
    vec![
        left("area", &say::AREA),
        left("case", &say::CASE),
        left("criterion", &say::CRITERION),
        left("outcome", &say::OUTCOME),
        left("why", &say::WHY),
        left("due", &say::DUE),
        right("days_late", &say::DAYS_LATE),
        left("source", &say::SOURCE),
        left("cause", &say::CAUSE),
        right("money", &say::MONEY),
        left("comment", &say::COMMENT),
        left("reviewer", &say::REVIEWER),
    ]
}

fn assessments(audit: &Audited, lang: Lang) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for area in &audit.areas {
        for case in audit.cases_of(area) {
            let assessed = audit.template.criteria.iter().zip(&case.assessments);
            rows.extend(assessed.map(|(criterion, assessment)| {
                assessed_row(area, case, criterion, assessment, lang)
            }));
        }
    }
    rows
}

fn assessed_row(
    area: &AreaPart,
    case: &AssessedCase,
    criterion: &Criterion,
    assessment: &Assessment,
    lang: Lang,
) -> Vec<Cell> {
    let answer = assessment.reviewed.as_ref();
    let said = |of: fn(&crate::answers::Answer) -> &String| {
        cells::text(answer.map_or("", |answer| of(answer).as_str()))
    };
    vec![
        cells::text(&area.title),
        Cell::Text(case.id.to_string()),
        cells::text(&criterion.id),
        cells::word(
            assessment.outcome.name(),
            slips::outcome(assessment.outcome),
        ),
        Cell::Text(slips::why(assessment, lang)),
        match &assessment.due {
            Some(due) => Cell::Date(due.date),
            None => Cell::NotApplicable,
        },
        assessment.days_late.map_or(Cell::NotApplicable, whole_days),
        cells::source(assessment.source),
        cells::text(&answer.map_or(String::new(), |answer| Cause::shown(&answer.cause, lang))),
        answer
            .and_then(|answer| answer.amount)
            .map_or(Cell::NotApplicable, |amount| {
                let value = rust_decimal::prelude::ToPrimitive::to_f64(&amount);
                Cell::Number {
                    value: value.unwrap_or(f64::NAN),
                    decimals: 2,
                }
            }),
        said(|answer| &answer.comment),
        said(|answer| &answer.reviewer),
    ]
}

fn quality_columns() -> Vec<Column> {
    vec![
        left("area", &say::AREA),
        left("criterion", &say::CRITERION),
        right("count", &say::COUNT),
        left("why", &say::WHY),
    ]
}

/// Why cases could not be decided.
fn quality(audit: &Audited, lang: Lang) -> Vec<Vec<Cell>> {
    let rows = lines(audit).flat_map(|(area, line, criterion)| {
        let reasons = line.undetermined.iter();
        reasons.map(move |(reason, count)| {
            vec![
                cells::text(&area.title),
                cells::text(&criterion.id),
                Cell::Count(*count),
                Cell::Text(reason.in_lang(lang)),
            ]
        })
    });
    rows.collect()
}
