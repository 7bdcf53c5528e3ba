//! The findings in tables and sentences.

use super::Block;
use super::checks::checks;
use super::conclusion::{concluded, systematic};
use super::draw::avoided_in;
use super::extension;
use super::finding_table::finding_table;
use super::group_table::group_tables;
use super::number::{Side, decimal, estimate, limit, share};
use crate::findings::{
    AreaSummary, CasesBySeverity, Finding, Findings, LimitMethod, Power, Verdict,
};
use crate::lang::{
    Lang, Message, Phrase, audit as say, extension as extension_say, only, replacement, summary,
    whole,
};
use crate::stats::prevalence::Prevalence;
use crate::stats::share::{Confidence, Share};
use crate::template::{Criterion, Norm, Template};

/// Failing cases that are named on a screen; files have them all.
const MOST_NAMED: usize = 15;

/// The findings of every area with its conclusion, and what the numbers can and cannot say.
pub fn findings(findings: &Findings, template: &Template, lang: Lang) -> Vec<Block> {
    let checklist = say::CHECKLIST
        .with("title", &template.title)
        .with("id", &template.id)
        .with("version", &template.version);
    let judged = say::JUDGED.with("as_of", lang.date(findings.as_of));
    let mut blocks = vec![
        Block::Heading(say::FINDINGS.message()),
        Block::Paragraph(checklist),
        Block::Paragraph(judged),
    ];
    if !findings.only.is_empty() {
        let part = only::PART_ONLY.with("choices", findings.only.join(", "));
        blocks.push(Block::Paragraph(part));
    }
    blocks.extend(all_areas(findings, lang));
    for area in &findings.areas {
        blocks.extend(in_area(findings, area, template, lang));
    }
    blocks.extend(what_it_says(findings, template, lang));
    blocks
}

fn in_area(findings: &Findings, area: &AreaSummary, template: &Template, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(area_heading(area, template))];
    blocks.extend(avoided_in(&area.area, area.avoided, area.population).map(Block::Paragraph));
    blocks.extend(extension::cost(area, lang).map(Block::Paragraph));
    let of_area: Vec<_> = findings
        .findings
        .iter()
        .filter(|finding| finding.area == area.area)
        .collect();
    for (norm, title) in [(Norm::Law, &say::LAW), (Norm::Local, &say::LOCAL)] {
        let of_norm = of_area
            .iter()
            .copied()
            .filter(|finding| finding.norm == norm && !concerns_no_case(finding));
        let of_norm: Vec<_> = of_norm.collect();
        if !of_norm.is_empty() {
            blocks.push(Block::Table(finding_table(title, &of_norm, lang)));
        }
    }
    blocks.extend(methods(&of_area, findings.confidence, lang).map(Block::Paragraph));
    if !area.is_census() {
        blocks.extend(in_population(&of_area, lang).map(Block::Paragraph));
        let corrected = corrected(&of_area, findings.confidence, lang);
        blocks.extend(corrected.map(Block::Paragraph));
    }
    let elsewhere: Vec<&str> = of_area
        .iter()
        .filter(|finding| concerns_no_case(finding))
        .map(|finding| finding.criterion.as_str())
        .collect();
    if !elsewhere.is_empty() {
        let message = say::NOT_APPLICABLE_TO_ANY.with("drawn", area.drawn);
        blocks.push(Block::Paragraph(
            message.with("criteria", elsewhere.join(", ")),
        ));
    }
    let with_fails = of_area.iter().filter(|finding| !finding.failing.is_empty());
    blocks.extend(with_fails.map(|finding| {
        let criterion = template
            .criteria
            .iter()
            .find(|criterion| criterion.id == finding.criterion);
        Block::Point(failing(finding, criterion, lang))
    }));
    blocks.extend(checks(&of_area, lang));
    let together = group_tables(&findings.groups, Some(&area.area), lang);
    blocks.extend(together.into_iter().map(Block::Table));
    blocks.extend(systematic(&of_area));
    let counted = Counted {
        drawn: area.drawn,
        replaced: area.replaced,
        not_found: area.not_found,
    };
    blocks.push(Block::Paragraph(by_severity(&counted, &area.cases)));
    blocks.extend(concluded(area, lang));
    blocks
}

/// What was found in all areas together, a case counting once.
fn all_areas(findings: &Findings, lang: Lang) -> Vec<Block> {
    let tables = group_tables(&findings.groups, None, lang);
    if tables.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading(summary::ALL_AREAS.message());
    let tables = tables.into_iter().map(Block::Table);
    let explained = Block::Paragraph(summary::WEIGHTED.message());
    std::iter::once(heading)
        .chain(tables)
        .chain([explained])
        .chain(extension::first_looks(findings, lang).map(Block::Paragraph))
        .collect()
}

/// The rates of the whole area, where the data of every case decides: they stand beside those of the sample.
fn in_population(of_area: &[&Finding], lang: Lang) -> Option<Message> {
    let rates = of_area.iter().filter_map(|finding| {
        let population = finding.population?;
        let decided = population.pass + population.fail;
        population.rate?;
        let rate = whole::RATE_OF_ALL
            .with("criterion", &finding.criterion)
            .with("share", share(lang, population.fail, decided));
        let rate = match population.undetermined {
            0 => rate,
            undetermined => whole::RATE_AND_OPEN
                .with("rate", rate)
                .with("undetermined", undetermined),
        };
        Some(rate.in_lang(lang))
    });
    let rates: Vec<String> = rates.collect();
    (!rates.is_empty()).then(|| whole::RATES_OF_ALL.with("rates", rates.join("; ")))
}

/// The same rates, corrected by what the sample showed of the data.
fn corrected(of_area: &[&Finding], confidence: Confidence, lang: Lang) -> Option<Message> {
    let rates = of_area.iter().filter_map(|finding| {
        let population = finding.population?;
        let found = population.corrected?;
        let of = population.pass + population.fail;
        let errors = whole::CORRECTED_ERRORS
            .with("criterion", &finding.criterion)
            .with("errors", decimal(lang, found.errors, 1)?)
            .with("of", of)
            .with("rate", estimate(lang, found.rate, of))
            .with("lower", found.lower)
            .with("lower_rate", limit(lang, found.lower_rate, Side::Lower, of))
            .with("upper", found.upper)
            .with("upper_rate", limit(lang, found.upper_rate, Side::Upper, of));
        Some(errors.in_lang(lang))
    });
    let rates: Vec<String> = rates.collect();
    let confidence = lang.decimal(100.0 * confidence.share().to_f64(), 0);
    (!rates.is_empty()).then(|| {
        whole::CORRECTED
            .with("confidence", confidence)
            .with("rates", rates.join("; "))
    })
}

/// By which method each interval was found.
pub(super) fn methods(of_area: &[&Finding], confidence: Confidence, lang: Lang) -> Option<Message> {
    let named = [
        (LimitMethod::Hypergeometric, &say::HYPERGEOMETRIC),
        (LimitMethod::ClopperPearson, &say::CLOPPER_PEARSON),
        (
            LimitMethod::AnyTimeHypergeometric,
            &extension_say::ANY_TIME_HYPERGEOMETRIC,
        ),
        (
            LimitMethod::AnyTimeBinomial,
            &extension_say::ANY_TIME_BINOMIAL,
        ),
        (LimitMethod::Census, &say::BY_CENSUS),
    ];
    let used = named.into_iter().filter_map(|(method, phrase)| {
        let by_method = of_area
            .iter()
            .filter(|finding| finding.interval.method == method);
        let criteria: Vec<&str> = by_method
            .map(|finding| finding.criterion.as_str())
            .collect();
        (!criteria.is_empty()).then(|| phrase.with("criteria", criteria.join(", ")).in_lang(lang))
    });
    let used: Vec<String> = used.collect();
    let confidence = lang.decimal(100.0 * confidence.share().to_f64(), 0);
    (!used.is_empty()).then(|| {
        say::METHODS
            .with("confidence", confidence)
            .with("methods", used.join("; "))
    })
}

/// Whether a criterion applies to no case that was drawn; it is named below the tables.
fn concerns_no_case(finding: &Finding) -> bool {
    finding.not_applicable == finding.drawn
}

fn area_heading(area: &AreaSummary, template: &Template) -> Message {
    let heading = if area.is_census() {
        &say::AREA_CENSUS
    } else {
        &say::AREA_SAMPLE
    };
    let name = match template.title_of(&area.area) {
        title if title == area.area => area.area.clone(),
        title => format!("{title} ({})", area.area),
    };
    heading
        .with("area", name)
        .with("drawn", area.drawn)
        .with("population", area.population)
}

/// The words for how common an error is.
pub(super) fn prevalence(prevalence: Prevalence) -> &'static Phrase {
    match prevalence {
        Prevalence::Widespread => &say::WIDESPREAD,
        Prevalence::Several => &say::SEVERAL,
        Prevalence::Single => &say::SINGLE,
        Prevalence::None => &say::NONE,
    }
}

/// Which cases fail a criterion, in the words of the template.
fn failing(finding: &Finding, criterion: Option<&Criterion>, lang: Lang) -> Message {
    let sentence = criterion.map(|criterion| {
        if criterion.finding.is_empty() {
            criterion.question.clone()
        } else {
            criterion.finding.clone()
        }
    });
    let shown = finding
        .failing
        .iter()
        .take(MOST_NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let cases = match finding
        .failing
        .len()
        .checked_sub(MOST_NAMED)
        .and_then(|more| u64::try_from(more).ok())
    {
        None | Some(0) => say::CASES_NAMED.with("cases", shown),
        Some(more) => say::CASES_NAMED_AND_MORE
            .with("cases", shown)
            .with("more", more),
    };
    let message = say::FAILING
        .with("criterion", &finding.criterion)
        .with(
            "prevalence",
            finding.prevalence.map_or(&say::NOT_KNOWN, prevalence),
        )
        .with("sentence", sentence.unwrap_or_default())
        .with("cases", cases);
    match finding.days_late {
        Some(days) => say::FAILING_LATE
            .with("failing", message)
            .with(
                "median",
                decimal(lang, days.median, usize::from(days.median.fract() > 0.0))
                    .unwrap_or_default(),
            )
            .with("max", days.max.to_string()),
        None => message,
    }
}

/// The cases of a sample.
pub(super) struct Counted {
    /// All that were drawn.
    pub drawn: u64,
    /// Of these, those that were replaced.
    pub replaced: u64,
    /// Those that could not be produced or opened.
    pub not_found: u64,
}

/// Cases of a sample by their worst error.
pub(super) fn by_severity(counted: &Counted, cases: &CasesBySeverity) -> Message {
    let mut message = say::CASES_BY_SEVERITY
        .with("drawn", counted.drawn - counted.replaced)
        .with("without_errors", cases.without_errors)
        .with("formal", cases.formal)
        .with("material", cases.material)
        .with("critical", cases.critical);
    if cases.not_decided > 0 {
        message = say::WITH_NOT_DECIDED
            .with("cases", message)
            .with("not_decided", cases.not_decided);
    }
    if counted.replaced > 0 {
        message = replacement::WITH_REPLACED
            .with("cases", message)
            .with("replaced", counted.replaced);
    }
    if counted.not_found > 0 {
        message = say::WITH_NOT_FOUND
            .with("cases", message)
            .with("not_found", counted.not_found);
    }
    message
}

/// What the sample can and cannot say.
fn what_it_says(findings: &Findings, template: &Template, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say::WHAT_IT_SAYS.message())];
    for area in &findings.areas {
        let sampled = Sampled {
            area: &area.area,
            drawn: area.drawn,
            population: area.population,
            confidence: findings.confidence,
            tolerable: template.targets.tolerable,
        };
        let said = area.power.as_ref();
        let said = said.map(|power| can_say(&sampled, power, lang));
        blocks.extend(said.map(Block::Point));
    }
    let by_chance = lang.decimal(findings.expected_by_chance, 1);
    blocks.push(Block::Point(
        say::TESTED
            .with("tested", findings.tested)
            .with("expected", by_chance),
    ));
    let undecided = |finding: &Finding| finding.target_status == Some(Verdict::Undecided);
    if findings.findings.iter().any(undecided) {
        blocks.push(Block::Point(say::UNDECIDED_MEANS.message()));
    }
    if findings
        .findings
        .iter()
        .any(|finding| finding.undetermined > 0)
    {
        blocks.push(Block::Point(say::UNDETERMINED_STAND.message()));
    }
    blocks.push(Block::Point(say::PURPOSE.message()));
    blocks
}

/// A sample of an area, as far as what it can say depends on it.
pub(super) struct Sampled<'a> {
    pub area: &'a str,
    pub drawn: u64,
    pub population: u64,
    pub confidence: Confidence,
    pub tolerable: Share,
}

/// What one area's sample can say.
pub(super) fn can_say(sampled: &Sampled<'_>, power: &Power, lang: Lang) -> Message {
    let found = power.found.iter();
    let found = found.map(|found| lang.decimal(100.0 * found.chance, 0));
    let rates = power.found.iter();
    let rates = rates.map(|found| lang.decimal(100.0 * found.true_rate.to_f64(), 0));
    let percent = |share: Share| lang.decimal(100.0 * share.to_f64(), 0);
    say::CAN_SAY
        .with("area", sampled.area)
        .with("drawn", sampled.drawn)
        .with("population", sampled.population)
        .with(
            "upper",
            limit(lang, power.upper_without_fails, Side::Upper, sampled.drawn),
        )
        .with("confidence", percent(sampled.confidence.share()))
        .with("rates", rates.collect::<Vec<_>>().join("/"))
        .with("tolerable", percent(sampled.tolerable))
        .with("found", found.collect::<Vec<_>>().join("/"))
}
