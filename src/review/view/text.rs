//! Fitting texts into columns of the terminal.

use ratatui_core::style::Style;
use ratatui_core::text::{Line, Span};

use crate::cell;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// A number of lines as rows of a terminal.
pub(super) fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// A text as it can be shown: what would command the terminal is made visible.
pub(super) fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    cell::printable(&line).into_owned()
}

/// A text in lines of at most so many columns, broken at blanks, and within words that are longer.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in shown(text).split(' ') {
        let needed = width(&line) + usize::from(!line.is_empty()) + width(word);
        if needed > columns && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            line.push(character);
            if width(&line) > columns {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(character);
            }
        }
    }
    lines.push(line);
    lines
}

/// A text cut to so many columns, with a mark where something is missing.
pub(super) fn cut(text: &str, columns: usize) -> String {
    let text = shown(text);
    if width(&text) <= columns {
        return text;
    }
    let mut cut = String::new();
    for character in text.chars() {
        if width(&cut) + width(&character.to_string()) >= columns {
            break;
        }
        cut.push(character);
    }
    cut.push('…');
    cut
}

/// Two texts on one line, one at each end; the first is cut when there is no room for both.
pub(super) fn apart(left: &str, right: &str, columns: usize) -> String {
    let right = cut(right, columns.saturating_sub(2));
    let room = columns.saturating_sub(width(&right) + 3);
    let left = cut(left, room);
    let gap = columns.saturating_sub(width(&left) + width(&right) + 2);
    format!(" {left}{}{right} ", " ".repeat(gap))
}

/// Lines of a given width, put together from headed pieces.
pub(super) struct Lines {
    width: usize,
    pub lines: Vec<Line<'static>>,
}

impl Lines {
    pub fn new(width: u16) -> Self {
        Self {
            width: usize::from(width),
            lines: Vec::new(),
        }
    }

    /// An empty line between two pieces.
    pub fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
    }

    pub fn text(&mut self, text: &str, style: Style) {
        let lines = wrapped(text, self.width);
        let styled = lines.into_iter().map(|line| Line::styled(line, style));
        self.lines.extend(styled);
    }

    /// `label: text`, the text indented where it goes on.
    pub fn field(&mut self, label: &str, text: &str, styles: (Style, Style)) {
        let (of_label, of_text) = styles;
        let label = format!("{}:", shown(label));
        let indent = 2;
        let first = self.width.saturating_sub(width(&label) + 1);
        let text = shown(text);
        let head = wrapped(&text, first.max(1)).into_iter().next();
        let head = head.filter(|_| first > 8).unwrap_or_default();
        let rest = text.strip_prefix(&head).unwrap_or_default().trim_start();
        self.lines.push(Line::from(vec![
            Span::styled(label, of_label),
            Span::raw(" "),
            Span::styled(head.clone(), of_text),
        ]));
        if rest.is_empty() {
            return;
        }
        for line in wrapped(rest, self.width.saturating_sub(indent)) {
            let line = format!("{}{line}", " ".repeat(indent));
            self.lines.push(Line::styled(line, of_text));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrapped("er der fulgt op", 8), ["er der", "fulgt op"]);
        assert_eq!(
            wrapped("sagsbehandlingsfrist er", 8),
            ["sagsbeha", "ndlingsf", "rist er"]
        );
        assert_eq!(wrapped("", 8), [""]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("330-2026-10432", 8), "330-202…");
        assert_eq!(cut("kort", 8), "kort");
        assert_eq!(apart("Sygedagpenge", "3 af 9", 14), " Syge… 3 af 9 ");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_no_letter_lost(text in "[ a-zæøå\u{4e2d}]{0,60}", columns in 2_usize..20) {
            let lines = wrapped(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns));
            let letters = |text: &str| text.chars().filter(|one| *one != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
