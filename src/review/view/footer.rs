//! What was last said, and what the keys do here.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::text::Line;

use super::text;
use super::{Screen, Tone, show};
use crate::lang::{Phrase, review as say};
use crate::review::keys::answer_keys;

/// Every command, the most used first.
pub(super) const COMMANDS: [&Phrase; 17] = [
    &say::KEY_NEXT,
    &say::KEY_CRITERION,
    &say::KEY_CASE,
    &say::KEY_COMMENT,
    &say::KEY_CAUSE,
    &say::KEY_REASON,
    &say::KEY_AMOUNT,
    &say::KEY_CORRECT,
    &say::KEY_STATUS,
    &say::KEY_CLEAR,
    &say::KEY_UNDO,
    &say::KEY_FLAG,
    &say::KEY_FILTER,
    &say::KEY_SEARCH,
    &say::KEY_JUMP,
    &say::KEY_HELP,
    &say::KEY_QUIT,
];
/// Where there is little room.
const FEW: [&Phrase; 4] = [
    &say::KEY_NEXT,
    &say::KEY_COMMENT,
    &say::KEY_HELP,
    &say::KEY_QUIT,
];
/// From this height on there is room for all commands.
const ROOMY: u16 = 20;
/// A message takes no more lines than this.
const MESSAGE: usize = 3;

/// The lines of the footer at this size of the screen.
pub(super) fn lines(screen: &Screen<'_, '_>, area: Rect) -> Vec<Line<'static>> {
    let width = usize::from(area.width).saturating_sub(2);
    let session = screen.session;
    let message = session.message.as_ref();
    let message = message
        .map(|message| message.in_lang(session.lang))
        .unwrap_or_default();
    let told = text::wrapped(&message, width).into_iter().take(MESSAGE);
    let mut lines: Vec<Line<'static>> = told
        .map(|line| Line::styled(format!(" {line}"), screen.look.style(Tone::Doubtful)))
        .collect();
    let criterion = session.work.criterion(session.here.criterion);
    let answers = criterion.map(|criterion| answer_keys(criterion.scale(), session.lang));
    let answers = answers.into_iter().flatten();
    let answers = answers.map(|(key, option)| format!("{key} {}", option.label(session.lang)));
    let here = session.here;
    let overrules = session
        .work
        .is_overruled_by_answer(here.case, here.criterion);
    let overrules = overrules.then(|| say::OVERRULE.text(session.lang).to_owned());
    let answers = overrules.into_iter().chain(answers);
    let commands: &[&Phrase] = if area.height < ROOMY { &FEW } else { &COMMANDS };
    let commands = commands
        .iter()
        .map(|phrase| phrase.text(session.lang).to_owned());
    let most = usize::from(area.height / 3);
    let strong = screen.look.style(Tone::Strong);
    let answers = packed(answers, width).into_iter().take(most);
    lines.extend(answers.map(|line| Line::styled(format!(" {line}"), strong)));
    let commands = packed(commands, width).into_iter();
    lines.extend(commands.map(|line| Line::from(format!(" {line}"))));
    lines
}

/// As many pieces on a line as there is room for.
pub(super) fn packed(pieces: impl Iterator<Item = String>, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = text::cut(&piece, width);
        match lines.last_mut() {
            Some(line) if text::width(line) + 2 + text::width(&piece) <= width => {
                line.push_str("  ");
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

/// Shows them below a line.
pub(super) fn draw(screen: &Screen<'_, '_>, lines: &[Line<'_>], area: Rect, buffer: &mut Buffer) {
    let rule = "─".repeat(usize::from(area.width));
    buffer.set_string(area.x, area.y, rule, screen.look.style(Tone::Faint));
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    show(lines, below, buffer);
}
