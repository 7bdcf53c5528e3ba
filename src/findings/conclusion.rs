//! What the findings of an area add up to: a level of the template's scale, or that nothing can be concluded.
//!
//! The sentence speaks of the cases that were looked at, because a sample of 15 rarely supports one about the whole
//! area. Beside it stands what triggered it. The auditor can set another level; the program's own stays beside that.

use super::decisions::SetLevel;
use super::model::{
    Because, Conclusion, Finding, OwnConclusion, SetConclusion, TriggeredBy, Verdict,
};
use crate::lang::report::NOT_APPLICABLE;
use crate::lang::{Lang, Message, Phrase, rating as say};
use crate::stats::count::to_float;
use crate::stats::limit::Limit;
use crate::stats::prevalence::Prevalence;
use crate::template::{Band, Condition, Norm, Rating, Severity, Template};

/// From this many sampled cases on a percentage has a decimal.
const CASES_FOR_A_DECIMAL: u64 = 100;

/// An area, as far as its conclusion needs it.
pub(super) struct Concluded<'a> {
    pub area: &'a str,
    pub population: u64,
    pub drawn: u64,
    pub findings: &'a [Finding],
    /// The part of the checklist that they are of; empty for the whole.
    pub only: &'a [String],
}

impl Concluded<'_> {
    /// The conclusion on the area: the auditor's where there is one, else the program's.
    pub fn conclude(&self, template: &Template, set: Option<&SetLevel>) -> Conclusion {
        let (own, because) = self.own(template);
        let part = self.only.to_vec();
        let set = set.and_then(|set| Some((set, template.rating.band(set.level)?)));
        match set {
            None => Conclusion {
                level: own.level,
                text: own.text,
                trigger: own.trigger,
                set_by: None,
                title: own.title,
                because,
                set: None,
                part,
            },
            Some((set, band)) => Conclusion {
                level: Some(set.level),
                text: self.sentence(band, template.language),
                trigger: say::TRIGGER_SET.en.to_owned(),
                set_by: Some(set.by.clone()),
                title: band.title.clone(),
                because,
                set: Some(SetConclusion {
                    reason: set.reason.clone(),
                    at: set.at.clone(),
                    program: own,
                    program_level_then: set.program_level,
                }),
                part,
            },
        }
    }

    /// What the program concludes.
    fn own(&self, template: &Template) -> (OwnConclusion, Because) {
        let (because, band) = self.judge(&template.rating);
        let lang = template.language;
        let text = match (&because, band) {
            (_, Some(band)) => self.sentence(band, lang),
            (Because::Pending, None) => say::NOT_CONCLUDED.text(lang).to_owned(),
            (_, None) => say::NO_BASIS.text(lang).to_owned(),
        };
        let own = OwnConclusion {
            level: band.map(|band| band.level),
            title: band.map(|band| band.title.clone()).unwrap_or_default(),
            text,
            trigger: because.message().in_lang(Lang::En),
        };
        (own, because)
    }

    fn judge<'t>(&self, rating: &'t Rating) -> (Because, Option<&'t Band>) {
        if self.findings.iter().any(|finding| finding.pending > 0) {
            return (Because::Pending, None);
        }
        if self.drawn < rating.fewest_cases && self.drawn < self.population {
            let fewest = rating.fewest_cases;
            return (Because::FewCases { fewest }, None);
        }
        if self.is_basis_too_thin(rating) {
            let most = rating.most_undetermined;
            return (Because::Undetermined { most }, None);
        }
        let fitting = rating
            .bands
            .iter()
            .find_map(|band| Some((band, self.fits(band)?)));
        match fitting {
            Some((band, because)) => (because, Some(band)),
            None => (Because::Nothing, None),
        }
    }

    /// Why a band holds; `None` when it does not.
    fn fits(&self, band: &Band) -> Option<Because> {
        if band.when.is_empty() {
            return Some(Because::Nothing);
        }
        band.when.iter().find_map(|condition| self.meets(condition))
    }

    fn meets(&self, condition: &Condition) -> Option<Because> {
        let counted: Vec<&Finding> = self
            .findings
            .iter()
            .filter(|finding| meets_condition(finding, condition))
            .collect();
        let criteria = u64::try_from(counted.len()).unwrap_or(u64::MAX);
        let errors: u64 = counted.iter().map(|finding| finding.fail).sum();
        let holds = criteria >= condition.criteria && errors >= condition.errors;
        holds.then(|| Because::Found {
            condition: *condition,
            criteria: counted.into_iter().map(TriggeredBy::of).collect(),
        })
    }

    /// More undetermined than the template allows, or nothing decided at all.
    fn is_basis_too_thin(&self, rating: &Rating) -> bool {
        let decided: u64 = self.findings.iter().map(Finding::decided).sum();
        let undetermined: u64 = self
            .findings
            .iter()
            .map(|finding| finding.undetermined)
            .sum();
        let all = decided + undetermined;
        decided == 0
            || rating
                .most_undetermined
                .compare_to(undetermined, all)
                .is_lt()
    }

    /// The sentence with its marks filled in.
    fn sentence(&self, band: &Band, lang: Lang) -> String {
        let upper = self.highest_upper().map_or_else(
            || NOT_APPLICABLE.text(lang).to_owned(),
            |upper| percent_up(upper, self.drawn, lang),
        );
        // The area comes last, so that a mark in its name stays what it is.
        let values = [
            ("{drawn}", lang.count(self.drawn)),
            ("{population}", lang.count(self.population)),
            ("{upper}", upper),
            ("{area}", self.area.to_owned()),
        ];
        let fill = |sentence: String, (mark, value): (&str, String)| sentence.replace(mark, &value);
        values.into_iter().fold(band.sentence.clone(), fill)
    }

    /// The highest one-sided upper limit among the area's findings: no error is more common than this.
    fn highest_upper(&self) -> Option<f64> {
        let limits = self.findings.iter();
        limits
            .filter_map(|finding| finding.one_sided.upper)
            .max_by(f64::total_cmp)
    }
}

/// A limit in per cent, rounded up.
fn percent_up(limit: f64, cases: u64, lang: Lang) -> String {
    let (units, decimals) = if cases < CASES_FOR_A_DECIMAL {
        (100, 0)
    } else {
        (1000, 1)
    };
    let up = to_float(Limit::Real(limit).units_up(units));
    let number = lang.decimal(if decimals == 0 { up } else { up / 10.0 }, decimals);
    match lang {
        Lang::Da => format!("{number} %"),
        Lang::En => format!("{number}%"),
    }
}

/// Whether a finding is one of those that a condition speaks of.
pub fn meets_condition(finding: &Finding, condition: &Condition) -> bool {
    let common = |least: Prevalence| finding.prevalence.is_some_and(|found| found >= least);
    finding.fail > 0
        && finding.severity >= condition.severity
        && condition.norm.is_none_or(|norm| finding.norm == norm)
        && condition.prevalence.is_none_or(common)
        && (!condition.target_not_met || finding.target_status == Some(Verdict::NotMet))
        && (!condition.systematic || finding.systematic.is_some())
}

impl Because {
    /// The trigger in words.
    pub fn message(&self) -> Message {
        match self {
            Self::Pending => say::TRIGGER_PENDING.message(),
            Self::Undetermined { most } => {
                let most = 100.0 * most.to_f64();
                say::TRIGGER_UNDETERMINED.with("most", most.to_string())
            }
            Self::FewCases { fewest } => say::TRIGGER_FEW_CASES.with("fewest", *fewest),
            Self::Nothing => say::TRIGGER_NOTHING.message(),
            Self::Found {
                condition,
                criteria,
            } => say::TRIGGER
                .with("what", what(condition))
                .with("where", place(condition))
                .with("found", listed(criteria)),
        }
    }
}

fn what(condition: &Condition) -> Message {
    let common = condition
        .prevalence
        .and_then(|prevalence| match prevalence {
            Prevalence::Widespread => Some(&say::WIDESPREAD),
            Prevalence::Several => Some(&say::SEVERAL),
            Prevalence::Single | Prevalence::None => None,
        });
    let target = condition.target_not_met.then_some(&say::TARGET_NOT_MET);
    let systematic = condition.systematic.then_some(&say::SYSTEMATIC);
    let named = [common, target, systematic].into_iter().flatten();
    let mut parts: Vec<Message> = named
        .map(|phrase: &'static Phrase| phrase.message())
        .collect();
    if condition.criteria > 1 {
        parts.push(say::IN_CRITERIA.with("criteria", condition.criteria));
    }
    if condition.errors > 1 || parts.is_empty() {
        parts.push(say::ERRORS.with("errors", condition.errors));
    }
    let both = |one: Message, other| say::BOTH.with("one", one).with("other", other);
    parts
        .into_iter()
        .reduce(both)
        .expect("the number of errors is named where nothing else is")
}

fn place(condition: &Condition) -> Message {
    let place = match condition.severity {
        Severity::Formal => say::WHERE_FORMAL.message(),
        Severity::Material => say::WHERE_MATERIAL.message(),
        Severity::Critical => say::WHERE_CRITICAL.message(),
    };
    match condition.norm {
        None => place,
        Some(Norm::Law) => say::WHERE_LAW.with("where", place),
        Some(Norm::Local) => say::WHERE_LOCAL.with("where", place),
    }
}

/// The criteria behind a trigger, each with its errors.
fn listed(criteria: &[TriggeredBy]) -> Message {
    let each = criteria.iter().map(|found| {
        say::FOUND
            .with("criterion", &found.criterion)
            .with("fail", found.fail)
            .with("decided", found.decided)
    });
    let join = |one: Message, other| say::JOINED.with("one", one).with("other", other);
    each.reduce(join)
        .expect("a condition that holds has a criterion")
}
