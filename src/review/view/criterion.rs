//! The criterion at the right, with all that is to be known to answer it.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::style::Style;
use ratatui_core::text::{Line, Span};

use super::text::{self, Lines};
use super::{Screen, Tone};
use crate::answers::{Answer, Cause, ExceptionReason};
use crate::assess::{Assessment, Outcome};
use crate::lang::{Message, Phrase, review as say};
use crate::review::answering::status_words;
use crate::review::keys::answer_keys;
use crate::review::moves::Spot;
use crate::review::work::Standing;
use crate::template::Criterion;

/// Shows it. Gives how far it can be scrolled.
pub(super) fn draw(screen: &Screen<'_, '_>, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(criterion) = screen.session.work.criterion(screen.session.here.criterion) else {
        return 0;
    };
    let columns = usize::from(area.width);
    let title = screen.title(criterion);
    buffer.set_stringn(
        area.x,
        area.y,
        text::cut(&title, columns),
        columns,
        screen.look.style(Tone::Strong),
    );
    buffer.set_line(area.x, area.y + 1, &screen.strip(columns), area.width);
    let below = Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    };
    let lines = screen.about(criterion, area.width).lines;
    if text::rows(lines.len()) <= below.height {
        super::show(&lines, below, buffer);
        return 0;
    }
    // The last row says that there is more.
    let page = Rect {
        height: below.height.saturating_sub(1),
        ..below
    };
    let most = text::rows(lines.len()).saturating_sub(page.height);
    let scroll = screen.session.scroll.min(most);
    let rest = lines.get(usize::from(scroll)..).unwrap_or_default();
    super::show(rest, page, buffer);
    let phrase = match scroll {
        0 => &say::MORE,
        scroll if scroll == most => &say::MORE_ABOVE,
        _ => &say::MORE_BOTH,
    };
    screen.mark(phrase, page.bottom(), below, buffer);
    most
}

impl Screen<'_, '_> {
    /// Says at the right end of a line that there is more.
    fn mark(&self, phrase: &'static Phrase, y: u16, area: Rect, buffer: &mut Buffer) {
        let told = format!(" {} ", phrase.text(self.session.lang));
        let width = text::rows(text::width(&told));
        let x = area.right().saturating_sub(width);
        buffer.set_string(x, y, told, self.look.style(Tone::Chosen));
    }

    fn title(&self, criterion: &Criterion) -> String {
        let number = |position: usize| u64::try_from(position).unwrap_or(u64::MAX);
        let session = self.session;
        let case = session.work.cases().get(session.here.case);
        let title = say::CRITERION
            .with("id", &criterion.id)
            .with("number", number(session.here.criterion + 1))
            .with("of", number(session.work.criteria()))
            .in_lang(session.lang);
        let id = case.map_or("", |case| case.id.as_str());
        format!("{id} · {title}")
    }

    /// One mark for each criterion of the case, this one's reversed.
    fn strip(&self, columns: usize) -> Line<'static> {
        let here = self.session.here;
        let first = here.criterion.saturating_sub(columns / 2);
        let most = self.session.work.criteria().saturating_sub(columns);
        let marks = (0..self.session.work.criteria())
            .skip(first.min(most))
            .take(columns);
        let spans = marks.map(|criterion| {
            let spot = Spot { criterion, ..here };
            let (mark, tone) = self.mark_of(spot);
            let tone = if criterion == here.criterion {
                Tone::Chosen
            } else {
                tone
            };
            Span::styled(mark.to_string(), self.look.style(tone))
        });
        Line::from_iter(spans)
    }

    fn mark_of(&self, spot: Spot) -> (char, Tone) {
        if self.session.is_flagged(spot) {
            return ('!', Tone::Doubtful);
        }
        let work = &self.session.work;
        match work.standing(spot.case, spot.criterion) {
            Standing::Open => ('·', Tone::Strong),
            Standing::AnsweredByOther => ('*', Tone::Faint),
            Standing::Answered => self.key_of(spot),
            Standing::Decided(outcome) => match outcome {
                Outcome::Pass => ('+', Tone::Good),
                Outcome::Fail => ('-', Tone::Bad),
                Outcome::NotApplicable => ('/', Tone::Faint),
                Outcome::NotDue => ('~', Tone::Faint),
                Outcome::Undetermined | Outcome::Pending => ('?', Tone::Doubtful),
            },
        }
    }

    /// The key of the answer that was given.
    fn key_of(&self, spot: Spot) -> (char, Tone) {
        let work = &self.session.work;
        let criterion = work.criterion(spot.criterion);
        let answer = work.answer(spot.case, spot.criterion);
        let choice = answer.and_then(|answer| answer.choice.as_ref());
        let key = criterion.zip(choice).and_then(|(criterion, choice)| {
            let keys = answer_keys(criterion.scale(), self.session.lang);
            let found = keys.into_iter().find(|(_, option)| option.id == choice.id);
            found.map(|(key, _)| key)
        });
        let outcome = choice.map(|choice| choice.outcome);
        (key.unwrap_or('='), tone_of(outcome))
    }

    /// Everything that is to be known, top to bottom by how often it is needed.
    fn about(&self, criterion: &Criterion, width: u16) -> Lines {
        let mut lines = Lines::new(width);
        lines.text(&criterion.question, self.look.style(Tone::Strong));
        lines.gap();
        self.standing(criterion, &mut lines);
        self.decided_on(&mut lines);
        self.explained(criterion, &mut lines);
        self.case(&mut lines);
        lines
    }

    fn styles(&self) -> (Style, Style) {
        (self.look.style(Tone::Faint), self.look.style(Tone::Plain))
    }

    fn field(&self, label: &'static Phrase, text: &str, tone: Tone, lines: &mut Lines) {
        let styles = (self.look.style(Tone::Faint), self.look.style(tone));
        lines.field(label.text(self.session.lang), text, styles);
    }

    fn told(&self, message: &Message) -> String {
        message.in_lang(self.session.lang)
    }

    /// What was answered, or decided.
    fn standing(&self, criterion: &Criterion, lines: &mut Lines) {
        let session = self.session;
        let here = session.here;
        let work = &session.work;
        let Some(assessment) = work.assessment(here.case, here.criterion) else {
            return;
        };
        if session.is_flagged(here) {
            lines.text(
                say::IS_FLAGGED.text(session.lang),
                self.look.style(Tone::Doubtful),
            );
        }
        if let Some(status) = work.status(here.case) {
            self.field(
                &say::STATUS,
                status_words(status).text(session.lang),
                Tone::Strong,
                lines,
            );
        }
        let answer = assessment.reviewed.as_ref();
        let choice = answer.and_then(|answer| answer.choice.as_ref());
        match (work.standing(here.case, here.criterion), choice) {
            (_, Some(choice)) => {
                let tone = tone_of(Some(choice.outcome));
                self.field(&say::ANSWER, choice.label(session.lang), tone, lines);
            }
            (Standing::Open, None) => {
                self.field(
                    &say::ANSWER,
                    say::UNANSWERED.text(session.lang),
                    Tone::Strong,
                    lines,
                );
            }
            _ => {}
        }
        let others = work.others(here.case, here.criterion);
        if !others.is_empty() {
            let by = say::ANSWERED_BY.with("by", others.join(", "));
            lines.text(&self.told(&by), self.look.style(Tone::Doubtful));
        }
        if let Some(answer) = answer {
            self.beside(answer, lines);
        }
        if let Some(file) = work.file_of(here.case, here.criterion) {
            lines.text(
                &self.told(&say::ELSEWHERE.with("file", file)),
                self.look.style(Tone::Faint),
            );
        }
        if assessment.outcome != Outcome::Pending {
            let label = if choice.is_some() || criterion.is_manual() {
                &say::OUTCOME
            } else {
                &say::AUTOMATIC
            };
            self.field(
                label,
                &self.outcome(assessment),
                tone_of(Some(assessment.outcome)),
                lines,
            );
        }
    }

    fn outcome(&self, found: &Assessment) -> String {
        let mut told = found.outcome.in_words().message();
        if let Some(days) = found.days_late.and_then(|days| u64::try_from(days).ok()) {
            told = say::DAYS_LATE.with("outcome", told).with("days", days);
        }
        if let Some(due) = &found.due {
            let due = match due.time {
                None => say::ON_DAY.with("day", due.date),
                Some(_) => say::AT_TIME.with("time", due.to_string()),
            };
            told = say::DUE.with("outcome", told).with("due", due);
        }
        if let Some(reason) = &found.reason {
            told = say::OUTCOME_REASON
                .with("outcome", told)
                .with("reason", reason.clone());
        }
        self.told(&told)
    }

    /// What was said beside the answer.
    fn beside(&self, answer: &Answer, lines: &mut Lines) {
        let amount = answer
            .amount
            .map(|amount| self.session.lang.amount(&amount.to_string()));
        let correction = answer.correction.as_ref();
        let correction =
            correction.map(|one| format!("{} = {}", one.column, self.or_empty(&one.value)));
        let lang = self.session.lang;
        let fields = [
            (&say::COMMENT, Some(answer.comment.clone())),
            (
                &say::REASON,
                Some(ExceptionReason::shown(&answer.reason_code, lang)),
            ),
            (&say::CAUSE, Some(Cause::shown(&answer.cause, lang))),
            (&say::AMOUNT, amount),
            (&say::CORRECTED, correction),
        ];
        for (label, text) in fields {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                self.field(label, &text, Tone::Plain, lines);
            }
        }
    }

    fn or_empty<'t>(&self, text: &'t str) -> &'t str {
        match text {
            "" => say::EMPTY.text(self.session.lang),
            text => text,
        }
    }

    /// A registered value, with the right one where it was corrected.
    fn value(&self, column: &str, value: &str, lines: &mut Lines) {
        let corrections = self.session.work.corrections(self.session.here.case);
        let right = corrections
            .iter()
            .find(|(corrected, _)| *corrected == column);
        let value = self.or_empty(value);
        let text = match right {
            Some((_, right)) => self.told(
                &say::VALUE_CORRECTED
                    .with("value", value)
                    .with("right", self.or_empty(right)),
            ),
            None => value.to_owned(),
        };
        lines.field(column, &text, self.styles());
    }

    fn decided_on(&self, lines: &mut Lines) {
        let here = self.session.here;
        let (decides, _) = self.session.work.values(here.case, here.criterion);
        if decides.is_empty() {
            return;
        }
        self.heading(say::DECIDED_ON.text(self.session.lang), lines);
        for (column, value) in decides {
            self.value(column, value, lines);
        }
    }

    fn heading(&self, text: &str, lines: &mut Lines) {
        lines.gap();
        lines.text(text, self.look.style(Tone::Strong));
    }

    fn explained(&self, criterion: &Criterion, lines: &mut Lines) {
        let template = self.session.work.subject.template;
        let has_any = !criterion.help.is_empty() || !criterion.basis.is_empty();
        if has_any || !criterion.is_manual() {
            lines.gap();
        }
        for (label, text) in [
            (&say::HELP, &criterion.help),
            (&say::BASIS, &criterion.basis),
        ] {
            if !text.is_empty() {
                self.field(label, text, Tone::Plain, lines);
            }
        }
        if !criterion.is_manual() {
            for sentence in template.rules_in_words(criterion) {
                lines.text(&self.told(&sentence), self.look.style(Tone::Plain));
            }
        }
        for sentence in template.conditions_in_words(criterion) {
            lines.text(&self.told(&sentence), self.look.style(Tone::Plain));
        }
    }

    /// What else is kept of the case, and its events.
    fn case(&self, lines: &mut Lines) {
        let here = self.session.here;
        let (_, others) = self.session.work.values(here.case, here.criterion);
        if !others.is_empty() {
            self.heading(say::VALUES.text(self.session.lang), lines);
        }
        let corrections = self.session.work.corrections(here.case);
        let is_blank = |(column, value): &(&str, &str)| {
            value.is_empty() && corrections.iter().all(|(corrected, _)| corrected != column)
        };
        let (blank, filled): (Vec<_>, Vec<_>) = others.into_iter().partition(is_blank);
        for (column, value) in filled {
            self.value(column, value, lines);
        }
        if !blank.is_empty() {
            let names: Vec<&str> = blank.into_iter().map(|(column, _)| column).collect();
            let label = say::BLANK.text(self.session.lang);
            lines.field(label, &names.join(", "), self.styles());
        }
        self.events(lines);
    }

    fn events(&self, lines: &mut Lines) {
        let subject = &self.session.work.subject;
        let Some(case) = self.session.work.cases().get(self.session.here.case) else {
            return;
        };
        let given = subject.template.events.iter().zip(&subject.events);
        for (events, table) in given {
            let Some(table) = table else { continue };
            self.heading(&self.told(&say::EVENTS.with("table", &events.name)), lines);
            if table.count_of(&case.id) == 0 {
                lines.text(
                    say::NO_EVENTS.text(self.session.lang),
                    self.look.style(Tone::Plain),
                );
            }
            for row in table.rows_of(&case.id) {
                let names = table.columns().iter().enumerate();
                let cells = names.map(|(column, (name, _))| {
                    format!("{name} {}", self.or_empty(table.value(row, column)))
                });
                let cells = cells.collect::<Vec<_>>().join(" · ");
                lines.text(&cells, self.look.style(Tone::Plain));
            }
        }
    }
}

fn tone_of(outcome: Option<Outcome>) -> Tone {
    match outcome {
        Some(Outcome::Pass) => Tone::Good,
        Some(Outcome::Fail) => Tone::Bad,
        Some(Outcome::Undetermined | Outcome::Pending) => Tone::Doubtful,
        Some(Outcome::NotApplicable | Outcome::NotDue) | None => Tone::Plain,
    }
}
