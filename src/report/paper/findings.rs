//! Every finding with errors: in which cases, how common, why.

use super::cells::{self, left, right};
use super::{part, slips};
use crate::answers::Cause;
use crate::assess::{Assessment, Source};
use crate::dossier::{Audience, Audited, Class, Dossier, Figures, Line};
use crate::findings::Finding;
use crate::lang::{Lang, Message, dossier as say, dossier_tables as tables};
use crate::report::finding_table::severity;
use crate::report::findings::prevalence;
use crate::report::{Block, Cell, Table};
use crate::template::{Criterion, Norm};

pub(super) fn findings(dossier: &Dossier, lang: Lang) -> Vec<Block> {
    let is_internal = dossier.audience == Audience::Internal;
    let mut number = 0;
    let blocks = super::of_each(dossier, |audit| {
        let mut table = Table::new(None, columns(is_internal));
        for area in &audit.areas {
            for line in &area.lines {
                let Some(criterion) = audit.criterion(line).filter(|_| has_errors(line)) else {
                    continue;
                };
                number += 1;
                let found = Found {
                    criterion,
                    line,
                    lang,
                };
                let head = [Cell::Count(number), cells::text(&area.title)];
                let row = head.into_iter().chain(found.cells(is_internal));
                table.push(row.collect());
            }
        }
        let found = match table.rows() {
            [] => Block::Paragraph(none_found(audit)),
            _ => Block::Table(table),
        };
        let corrected = corrections(audit, lang).map(Block::Table);
        std::iter::once(found).chain(corrected).collect()
    });
    let not_told = (!is_internal).then(|| Block::Paragraph(say::FINDINGS_NOT_TOLD.message()));
    part(&say::FINDINGS, blocks.into_iter().chain(not_told).collect())
}

/// What reviewers put right: an error of the register is none of case work. Both values are kept, and the rule ran again.
fn corrections(audit: &Audited, lang: Lang) -> Option<Table> {
    let columns = vec![
        left("area", &tables::AREA),
        left("case", &tables::CASE),
        left("criterion", &tables::CRITERION),
        left("outcome", &tables::OUTCOME),
        left("source", &tables::SOURCE),
        left("corrected", &tables::CORRECTION),
        left("comment", &tables::COMMENT),
    ];
    let mut table = Table::new(Some(say::CORRECTIONS.message().into()), columns);
    for area in &audit.areas {
        for case in audit.cases_of(area) {
            let assessed = audit.template.criteria.iter().zip(&case.assessments);
            for (criterion, assessment) in assessed.filter(|(_, found)| is_put_right(found)) {
                table.push(vec![
                    cells::text(&area.title),
                    Cell::Text(case.id.to_string()),
                    cells::text(&criterion.id),
                    cells::word(
                        assessment.outcome.name(),
                        slips::outcome(assessment.outcome),
                    ),
                    cells::source(assessment.source),
                    corrected(assessment, lang),
                    cells::text(slips::comment(assessment)),
                ]);
            }
        }
    }
    (!table.rows().is_empty()).then_some(table)
}

fn is_put_right(assessment: &Assessment) -> bool {
    matches!(assessment.source, Source::Corrected | Source::Overruled)
}

fn corrected(assessment: &Assessment, lang: Lang) -> Cell {
    let answer = assessment.reviewed.as_ref();
    match answer.and_then(|answer| answer.correction.as_ref()) {
        None => Cell::NotApplicable,
        Some(correction) => {
            let message = say::CORRECTED_VALUE
                .with("column", &correction.column)
                .with("value", value_read(&correction.value, lang));
            Cell::Text(message.in_lang(lang))
        }
    }
}

/// A date as readers write it, anything else as it was written.
fn value_read(value: &str, lang: Lang) -> String {
    let date = value.parse::<chrono::NaiveDate>();
    date.map_or_else(|_| value.to_owned(), |date| lang.date(date))
}

/// That the table has no row, and what that means.
fn none_found(audit: &Audited) -> Message {
    let lines = || audit.areas.iter().flat_map(|area| &area.lines);
    let drawn: Option<u64> = audit.areas.iter().map(|area| area.drawn.exact()).sum();
    let Some(drawn) = drawn.filter(|_| lines().all(|line| line.finding().is_some())) else {
        return say::NONE_TOLD.message();
    };
    let mut findings = lines().filter_map(|line| line.finding());
    if !findings.any(|finding| finding.decided() > 0) {
        return say::NOTHING_DECIDED.message();
    }
    let phrase = match audit.areas.iter().all(|area| area.is_census) {
        true => &say::NO_FINDINGS_CENSUS,
        false => &say::NO_FINDINGS,
    };
    phrase.with("drawn", drawn)
}

fn columns(is_internal: bool) -> Vec<crate::report::Column> {
    let mut columns = vec![
        right("no", &tables::CRITERION),
        left("area", &tables::AREA),
        left("finding", &tables::FINDING),
        right("cases", &tables::CASES),
        left("severity", &tables::SEVERITY),
        left("norm", &tables::NORM),
    ];
    if is_internal {
        columns.extend([
            left("extent", &tables::EXTENT),
            left("cause", &tables::CAUSE),
            left("basis", &tables::BASIS),
            left("case_ids", &tables::CASE_IDS),
        ]);
    } else {
        columns.push(left("basis", &tables::BASIS));
    }
    columns
}

/// Whether there is something to tell: an error, or a class that does not leave them out.
fn has_errors(line: &Line) -> bool {
    match &line.figures {
        Figures::Exact(finding) => finding.fail > 0,
        Figures::Classes { fails, .. } => *fails == Some(Class::FiveOrMore),
    }
}

struct Found<'a> {
    criterion: &'a Criterion,
    line: &'a Line,
    lang: Lang,
}

impl Found<'_> {
    fn cells(&self, is_internal: bool) -> Vec<Cell> {
        let criterion = self.criterion;
        let norm = match criterion.norm {
            Norm::Law => cells::word("law", &tables::NORM_LAW),
            Norm::Local => cells::word("local", &tables::NORM_LOCAL),
        };
        let severity = severity(criterion.severity).text(self.lang);
        let mut row = vec![
            Cell::Text(format!("{}: {}", criterion.id, sentence(criterion))),
            self.count(),
            cells::text(severity),
            norm,
        ];
        if let Some(finding) = self.line.finding().filter(|_| is_internal) {
            row.extend([self.extent(finding), self.cause(finding)]);
            row.push(cells::text(&criterion.basis));
            row.push(Cell::Text(finding.failing.join(", ")));
        } else {
            row.push(cells::text(&criterion.basis));
        }
        row
    }

    fn count(&self) -> Cell {
        match self.line.finding() {
            Some(finding) => {
                let counts = crate::lang::audit::FAILS
                    .with("fail", finding.fail)
                    .with("decided", finding.decided());
                Cell::Text(counts.in_lang(self.lang))
            }
            None => cells::fails(self.line, self.lang),
        }
    }

    /// How common the error is, and what the auditor calls it.
    fn extent(&self, finding: &Finding) -> Cell {
        let unknown = &crate::lang::audit::NOT_KNOWN;
        let words = finding.prevalence.map_or(unknown, prevalence);
        let mut parts = vec![words.text(self.lang).to_owned()];
        if let Some(systematic) = &finding.systematic {
            let said = say::SYSTEMATIC.with("cause", systematic.cause.words());
            parts.push(said.in_lang(self.lang));
        }
        Cell::Text(parts.join("; "))
    }

    /// Causes that reviewers named, and money.
    fn cause(&self, finding: &Finding) -> Cell {
        let systematic = finding.systematic.as_ref();
        let mut parts: Vec<Message> = self
            .line
            .causes
            .iter()
            .map(|(cause, count)| {
                say::CAUSE_COUNTED
                    .with("cause", Cause::shown(cause, self.lang))
                    .with("count", *count)
            })
            .collect();
        parts.extend(
            systematic
                .filter(|_| self.line.causes.is_empty())
                .map(|systematic| systematic.cause.words().message()),
        );
        parts.extend(self.line.amount.map(|amount| {
            let amount = crate::lang::Slot::Amount(amount.to_string());
            say::AMOUNT.with("amount", amount)
        }));
        let parts = parts.iter().map(|part| part.in_lang(self.lang));
        let said = parts.collect::<Vec<_>>().join("; ");
        if said.is_empty() {
            return Cell::NotApplicable;
        }
        Cell::Text(said)
    }
}

/// The sentence of a criterion for a case that fails; its question where it has none.
fn sentence(criterion: &Criterion) -> &str {
    if criterion.finding.is_empty() {
        &criterion.question
    } else {
        &criterion.finding
    }
}
