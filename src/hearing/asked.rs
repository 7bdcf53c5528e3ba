//! What the department is asked about: each finding with errors, then its failing cases.

use super::{Hearing, Remark, Subject};
use crate::assess::{AssessedCase, Outcome};
use crate::case::CaseId;
use crate::findings::Finding;
use crate::template::{Criterion, Severity, Template};

/// One line of what the department is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked<'a> {
    /// What it is about.
    pub subject: Subject,
    /// How bad the error is.
    pub severity: Severity,
    /// The sentence of the finding, or the question.
    pub sentence: &'a str,
    /// The legal basis; empty when the template names none.
    pub basis: &'a str,
    /// How many of the decided cases fail, in the line of a whole finding.
    pub fails: Option<(u64, u64)>,
    /// How late the case was, in days.
    pub days_late: Option<i64>,
    /// What the reviewer said of the case; empty when nothing was said.
    pub comment: &'a str,
    /// What the department has said already.
    pub said: Option<&'a Remark>,
}

/// What the department is asked about, in the order of the findings. What was remarked on before is among it, also where
/// the case does not fail any more.
pub fn asked<'a>(
    findings: &[Finding],
    cases: &'a [AssessedCase],
    template: &'a Template,
    hearing: &'a Hearing,
) -> Vec<Asked<'a>> {
    let lines = findings.iter().flat_map(|finding| {
        let criteria = template.criteria.iter().enumerate();
        let mut known = criteria.filter(|(_, criterion)| criterion.id == finding.criterion);
        let Some((position, criterion)) = known.next() else {
            return Vec::new();
        };
        of_finding(finding, criterion, position, cases, hearing)
    });
    lines.collect()
}

fn of_finding<'a>(
    finding: &Finding,
    criterion: &'a Criterion,
    position: usize,
    cases: &'a [AssessedCase],
    hearing: &'a Hearing,
) -> Vec<Asked<'a>> {
    let sentence = match criterion.finding.as_str() {
        "" => criterion.question.as_str(),
        sentence => sentence,
    };
    let line = |case: Option<CaseId>| {
        let subject = Subject {
            area: finding.area.clone(),
            criterion: finding.criterion.clone(),
            case,
        };
        Asked {
            said: hearing.remarks.get(&subject),
            subject,
            severity: finding.severity,
            sentence,
            basis: &criterion.basis,
            fails: None,
            days_late: None,
            comment: "",
        }
    };
    let whole = Asked {
        fails: Some((finding.fail, finding.decided())),
        ..line(None)
    };
    let of_area = cases
        .iter()
        .filter(|case| case.area.as_str() == finding.area);
    let of_cases = of_area.filter_map(|case| {
        let assessment = case.assessments.get(position)?;
        let asked = line(Some(case.id.clone()));
        let is_asked = assessment.outcome == Outcome::Fail || asked.said.is_some();
        let said = assessment.reviewed.as_ref();
        is_asked.then(|| Asked {
            days_late: assessment.days_late,
            comment: said.map_or("", |answer| &answer.comment),
            ..asked
        })
    });
    let of_cases: Vec<_> = of_cases.collect();
    if of_cases.is_empty() && whole.said.is_none() {
        return Vec::new();
    }
    std::iter::once(whole).chain(of_cases).collect()
}
