//! The findings as tables and sentences.

use super::number::{Side, date, limit, percent};
use super::{Align, Block, Cell, Column, Table, Words};
use crate::findings::{AreaSummary, Finding, Findings, LimitMethod, Undecided, Verdict};
use crate::lang::{Lang, Message, Phrase, audit as say};
use crate::stats::share::Share;
use crate::template::{Criterion, Template};

/// Failing cases that are named on a screen; files have them all.
const MOST_NAMED: usize = 15;

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

/// One table of findings. The column of targets is there when one of them has a target.
pub fn table(title: Words, findings: &[&Finding], lang: Lang) -> Table {
    let has_targets = findings.iter().any(|finding| finding.target.is_some());
    let column = |key, title: &'static Phrase, align| Column {
        key,
        title: Words::Message(title.message()),
        align,
    };
    let mut columns = vec![
        column("criterion", &say::CRITERION, Align::Left),
        column("severity", &say::SEVERITY, Align::Left),
        column("fail", &say::FAIL, Align::Right),
        column("rate", &say::RATE, Align::Right),
        column("interval", &say::INTERVAL, Align::Right),
        column("target_status", &say::TARGET, Align::Left),
        column("not_decided", &say::NOT_DECIDED, Align::Left),
    ];
    columns.retain(|column| has_targets || column.key != "target_status");
    let mut table = Table::new(Some(title), columns);
    for finding in findings {
        let mut row = vec![
            Cell::Text(finding.criterion.clone()),
            text(severity(&finding.severity).message(), lang),
            fails(finding, lang),
            rate(finding, lang),
            interval(finding, lang),
        ];
        if has_targets {
            row.push(target(finding, lang));
        }
        row.push(not_decided(finding, lang));
        table.push(row);
    }
    table
}

fn text(message: Message, lang: Lang) -> Cell {
    Cell::Text(message.in_lang(lang))
}

fn fails(finding: &Finding, lang: Lang) -> Cell {
    match finding.pass + finding.fail {
        0 => Cell::NotApplicable,
        decided => text(
            say::FAILS
                .with("fail", finding.fail)
                .with("decided", decided),
            lang,
        ),
    }
}

fn rate(finding: &Finding, lang: Lang) -> Cell {
    percent(lang, finding.fail, finding.pass + finding.fail).map_or(Cell::NotApplicable, Cell::Text)
}

/// The two-sided interval, rounded outward. With answers missing it says on how many cases it stands.
fn interval(finding: &Finding, lang: Lang) -> Cell {
    let (Some(lower), Some(upper)) = (finding.interval.lower, finding.interval.upper) else {
        return Cell::NotApplicable;
    };
    if finding.interval.method == LimitMethod::Census && lower == upper {
        return text(say::EXACT.message(), lang);
    }
    let decided = finding.pass + finding.fail;
    let limits = say::LIMITS
        .with("lower", limit(lang, lower, Side::Lower, decided))
        .with("upper", limit(lang, upper, Side::Upper, decided));
    match finding.pending {
        0 => text(limits, lang),
        _ => text(
            say::LIMITS_ON
                .with("limits", limits)
                .with("cases", finding.limits_on),
            lang,
        ),
    }
}

fn target(finding: &Finding, lang: Lang) -> Cell {
    let (Some(target), Some(status)) = (finding.target, finding.target_status) else {
        return Cell::NotApplicable;
    };
    let verdict = match (status, finding.further, finding.further_note) {
        (Verdict::Met, ..) => say::MET.message(),
        (Verdict::NotMet, ..) => say::NOT_MET.message(),
        (Verdict::NotConcluded, ..) => say::NOT_CONCLUDED
            .with("reviewed", finding.drawn - finding.pending)
            .with("drawn", finding.drawn),
        (Verdict::Undecided, Some(further), _) => say::UNDECIDED.with("further", further),
        (Verdict::Undecided, None, Some(Undecided::OnlyCensus)) => say::UNDECIDED_CENSUS.message(),
        (Verdict::Undecided, None, _) => say::UNDECIDED_MANY.message(),
    };
    let share = shortest_percent(target, lang);
    text(
        say::TARGET_AND_VERDICT
            .with("target", share)
            .with("verdict", verdict),
        lang,
    )
}

/// A target as the template wrote it, in per cent: 90 or 92.5.
fn shortest_percent(share: Share, lang: Lang) -> String {
    let percent = 100.0 * share.to_f64();
    let decimals = (0..6).find(|decimals| {
        let scale = 10_f64.powi(*decimals);
        ((percent * scale).round() / scale - percent).abs() < 1e-9
    });
    lang.decimal(percent, usize::try_from(decimals.unwrap_or(6)).unwrap_or(6))
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
            finding
                .prevalence
                .as_deref()
                .map_or(&say::NOT_KNOWN, prevalence),
        )
        .with("sentence", sentence.unwrap_or_default())
        .with("cases", cases);
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
