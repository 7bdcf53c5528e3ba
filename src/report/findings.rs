//! The findings as tables and sentences.

use super::number::{Side, date, limit, percent};
use super::{Align, Block, Cell, Column, Table, Words};
use crate::findings::{AreaSummary, Finding, Findings, LimitMethod, Undecided, Verdict};
use crate::lang::{Lang, Message, Phrase, audit as say};
use crate::template::{Criterion, Template};

/// The findings of every area with its conclusion, and what the numbers can and cannot say.
pub fn findings(findings: &Findings, template: &Template, lang: Lang) -> Vec<Block> {
    let title = say::FINDINGS
        .with("title", &template.title)
        .with("version", &template.version);
    let judged = say::JUDGED.with("as_of", date(lang, findings.as_of));
    let mut blocks = vec![Block::Heading(title), Block::Paragraph(judged)];
    for area in &findings.areas {
        blocks.extend(in_area(findings, area, template, lang));
    }
    blocks.extend(what_it_says(findings, template, lang));
    blocks
}

fn in_area(findings: &Findings, area: &AreaSummary, template: &Template, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(area_heading(area))];
    let of_area: Vec<_> = findings
        .findings
        .iter()
        .filter(|finding| finding.area == area.area)
        .collect();
    for (norm, title) in [("law", &say::LAW), ("local", &say::LOCAL)] {
        let of_norm: Vec<_> = of_area
            .iter()
            .copied()
            .filter(|finding| finding.norm == norm)
            .collect();
        if !of_norm.is_empty() {
            blocks.push(Block::Table(table(
                Words::Message(title.message()),
                &of_norm,
                lang,
            )));
        }
    }
    blocks.extend(
        of_area
            .iter()
            .filter(|finding| !finding.failing.is_empty())
            .map(|finding| {
                let criterion = template
                    .criteria
                    .iter()
                    .find(|criterion| criterion.id == finding.criterion);
                Block::Point(failing(finding, criterion))
            }),
    );
    blocks.push(Block::Paragraph(cases(area)));
    blocks.push(Block::Paragraph(
        say::CONCLUSION.with("text", &area.conclusion.text),
    ));
    blocks
}

fn area_heading(area: &AreaSummary) -> Message {
    let heading = if area.drawn == area.population {
        &say::AREA_CENSUS
    } else {
        &say::AREA_SAMPLE
    };
    heading
        .with("area", &area.area)
        .with("drawn", area.drawn)
        .with("population", area.population)
}

/// One table of findings.
pub fn table(title: Words, findings: &[&Finding], lang: Lang) -> Table {
    let column = |key, title: &'static Phrase, align| Column {
        key,
        title: Words::Message(title.message()),
        align,
    };
    let mut table = Table::new(
        Some(title),
        vec![
            column("criterion", &say::CRITERION, Align::Left),
            column("severity", &say::SEVERITY, Align::Left),
            column("fail", &say::FAIL, Align::Right),
            column("interval", &say::INTERVAL, Align::Right),
            column("target_status", &say::TARGET, Align::Left),
            column("prevalence", &say::PREVALENCE, Align::Left),
            column("not_decided", &say::NOT_DECIDED, Align::Left),
        ],
    );
    for finding in findings {
        table.push(row(finding, lang));
    }
    table
}

fn row(finding: &Finding, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::Text(finding.criterion.clone()),
        text(severity(&finding.severity).message(), lang),
        fails(finding, lang),
        interval(finding, lang),
        target(finding, lang),
        finding
            .prevalence
            .as_deref()
            .map_or(Cell::NotApplicable, |name| {
                text(prevalence(name).message(), lang)
            }),
        not_decided(finding, lang),
    ]
}

fn text(message: Message, lang: Lang) -> Cell {
    Cell::Text(message.in_lang(lang))
}

fn fails(finding: &Finding, lang: Lang) -> Cell {
    let decided = finding.pass + finding.fail;
    match percent(lang, finding.fail, decided) {
        Some(percent) => text(
            say::FAILS
                .with("fail", finding.fail)
                .with("decided", decided)
                .with("percent", percent),
            lang,
        ),
        None => Cell::NotApplicable,
    }
}

/// The two-sided interval, rounded outward. With answers missing it says on how many cases it stands.
fn interval(finding: &Finding, lang: Lang) -> Cell {
    let (Some(lower), Some(upper)) = (finding.interval.lower, finding.interval.upper) else {
        return Cell::NotApplicable;
    };
    let decided = finding.pass + finding.fail;
    let limits = say::LIMITS
        .with("lower", limit(lang, lower, Side::Lower, decided))
        .with("upper", limit(lang, upper, Side::Upper, decided));
    if finding.pending > 0 {
        return text(
            say::LIMITS_ON
                .with("limits", limits)
                .with("cases", finding.limits_on),
            lang,
        );
    }
    match finding.interval.method {
        LimitMethod::Census => text(say::NO_SAMPLING_ERROR.message(), lang),
        _ => text(limits, lang),
    }
}

fn target(finding: &Finding, lang: Lang) -> Cell {
    let Some(status) = finding.target_status else {
        return Cell::NotApplicable;
    };
    let message = match (status, finding.further, finding.further_note) {
        (Verdict::Met, ..) => say::MET.message(),
        (Verdict::NotMet, ..) => say::NOT_MET.message(),
        (Verdict::NotConcluded, ..) => say::NOT_CONCLUDED
            .with("reviewed", finding.drawn - finding.pending)
            .with("drawn", finding.drawn),
        (Verdict::Undecided, Some(further), _) => say::UNDECIDED.with("further", further),
        (Verdict::Undecided, None, Some(Undecided::OnlyCensus)) => say::UNDECIDED_CENSUS.message(),
        (Verdict::Undecided, None, _) => say::UNDECIDED_MANY.message(),
    };
    text(message, lang)
}

/// The drawn cases that are neither pass nor fail, by why.
fn not_decided(finding: &Finding, lang: Lang) -> Cell {
    let parts = [
        (finding.not_applicable, &say::NOT_APPLICABLE),
        (finding.not_due, &say::NOT_DUE),
        (finding.undetermined, &say::UNDETERMINED),
        (finding.pending, &say::PENDING),
    ];
    let named: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, phrase)| phrase.with("count", count).in_lang(lang))
        .collect();
    if named.is_empty() {
        Cell::NotApplicable
    } else {
        Cell::Text(named.join(", "))
    }
}

fn severity(name: &str) -> &'static Phrase {
    match name {
        "critical" => &say::CRITICAL,
        "material" => &say::MATERIAL,
        _ => &say::FORMAL,
    }
}

fn prevalence(name: &str) -> &'static Phrase {
    match name {
        "widespread" => &say::WIDESPREAD,
        "several" => &say::SEVERAL,
        "single" => &say::SINGLE,
        _ => &say::NONE,
    }
}

/// Which cases fail a criterion, in the words of the template.
fn failing(finding: &Finding, criterion: Option<&Criterion>) -> Message {
    let sentence = criterion.map(|criterion| {
        if criterion.finding.is_empty() {
            criterion.question.clone()
        } else {
            criterion.finding.clone()
        }
    });
    let message = say::FAILING
        .with("criterion", &finding.criterion)
        .with("sentence", sentence.unwrap_or_default())
        .with("cases", finding.failing.join(", "));
    match finding.days_late {
        Some(days) => say::FAILING_LATE
            .with("failing", message)
            .with("median", days.median.to_string())
            .with("max", days.max.to_string()),
        None => message,
    }
}

fn cases(area: &AreaSummary) -> Message {
    let cases = &area.cases;
    let message = say::CASES_BY_SEVERITY
        .with("drawn", area.drawn)
        .with("without_errors", cases.without_errors)
        .with("formal", cases.formal)
        .with("material", cases.material)
        .with("critical", cases.critical);
    if area.not_found == 0 {
        return message;
    }
    say::WITH_NOT_FOUND
        .with("cases", message)
        .with("not_found", area.not_found)
}

/// What the sample can and cannot say.
fn what_it_says(findings: &Findings, template: &Template, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(say::WHAT_IT_SAYS.message())];
    for area in &findings.areas {
        blocks.extend(can_say(area, findings, template, lang).map(Block::Point));
    }
    let by_chance = lang.decimal(findings.expected_by_chance, 1);
    blocks.push(Block::Point(
        say::TESTED
            .with("tested", findings.tested)
            .with("expected", by_chance),
    ));
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

fn can_say(
    area: &AreaSummary,
    findings: &Findings,
    template: &Template,
    lang: Lang,
) -> Option<Message> {
    let power = area.power.as_ref()?;
    let confidence = findings.confidence.share().to_f64();
    let found: Vec<String> = power
        .found
        .iter()
        .map(|found| lang.decimal(100.0 * found.chance, 0))
        .collect();
    let rates: Vec<String> = power
        .found
        .iter()
        .map(|found| lang.decimal(100.0 * found.true_rate.to_f64(), 0))
        .collect();
    Some(
        say::CAN_SAY
            .with("area", &area.area)
            .with("drawn", area.drawn)
            .with("population", area.population)
            .with(
                "upper",
                limit(lang, power.upper_without_fails, Side::Upper, area.drawn),
            )
            .with("confidence", lang.decimal(100.0 * confidence, 0))
            .with("rates", rates.join("/"))
            .with(
                "tolerable",
                lang.decimal(100.0 * template.targets.tolerable.to_f64(), 0),
            )
            .with("found", found.join("/")),
    )
}
