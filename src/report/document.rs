//! A text for people: headings, paragraphs, commands and tables, written for a terminal or as Markdown.

use std::io::{self, Write};

use super::{Layout, Table, write_markdown, write_terminal};
use crate::cell;
use crate::lang::{Lang, Message};

/// One piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The heading of the whole text, or of a part of it that has headings of its own.
    Title(Message),
    /// A heading.
    Heading(Message),
    /// A heading below a heading.
    Subheading(Message),
    /// A paragraph.
    Paragraph(Message),
    /// A point of a list.
    Point(Message),
    /// Lines to be copied as they are: commands.
    Commands(Vec<String>),
    /// A table.
    Table(Table),
}

/// Writes blocks for a terminal, an empty line between any two but points of one list.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_blocks_terminal(
    blocks: &[Block],
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut after_point = false;
    for (position, block) in blocks.iter().enumerate() {
        let is_point = matches!(block, Block::Point(_));
        if position > 0 && !(after_point && is_point) {
            writeln!(out)?;
        }
        after_point = is_point;
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Subheading(text) => {
                let text = shown(text, layout.lang);
                writeln!(out, "{text}\n{}", "=".repeat(text.chars().count()))?;
            }
            Block::Paragraph(text) => {
                write_wrapped(&shown(text, layout.lang), "", layout.width, out)?
            }
            Block::Point(text) => {
                write_wrapped(&shown(text, layout.lang), "- ", layout.width, out)?
            }
            Block::Commands(lines) => {
                for line in lines {
                    writeln!(
                        out,
                        "{}",
                        format!("    {}", cell::printable(line)).trim_end()
                    )?;
                }
            }
            Block::Table(table) => write_terminal(&table.without_pictures(), layout, out)?,
        }
    }
    Ok(())
}

/// Writes blocks as Markdown.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_blocks_markdown(blocks: &[Block], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut after_point = false;
    for (position, block) in blocks.iter().enumerate() {
        let is_point = matches!(block, Block::Point(_));
        if position > 0 && !(after_point && is_point) {
            writeln!(out)?;
        }
        after_point = is_point;
        match block {
            Block::Title(text) => writeln!(out, "# {}", escaped(text, lang))?,
            Block::Heading(text) => writeln!(out, "## {}", escaped(text, lang))?,
            Block::Subheading(text) => writeln!(out, "### {}", escaped(text, lang))?,
            Block::Paragraph(text) => writeln!(out, "{}", escaped(text, lang))?,
            Block::Point(text) => writeln!(out, "- {}", escaped(text, lang))?,
            Block::Commands(lines) => {
                writeln!(out, "```")?;
                for line in lines {
                    writeln!(out, "{}", cell::printable(line))?;
                }
                writeln!(out, "```")?;
            }
            Block::Table(table) => write_markdown(&table.without_pictures(), lang, out)?,
        }
    }
    Ok(())
}

fn shown(text: &Message, lang: Lang) -> String {
    cell::printable(&text.in_lang(lang)).into_owned()
}

/// A text in which nothing is taken for a mark of Markdown or HTML, but what stands between single backticks is code.
fn escaped(text: &Message, lang: Lang) -> String {
    let text = shown(text, lang);
    let mut escaped = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find('`') {
        let (before, from_tick) = rest.split_at(start);
        escape_into(before, &mut escaped);
        let written = match code_span(from_tick) {
            Some(span) => {
                escaped.push_str(span);
                span
            }
            None => {
                let run = run_of_ticks(from_tick);
                escape_into(run, &mut escaped);
                run
            }
        };
        rest = from_tick.strip_prefix(written).unwrap_or_default();
    }
    escape_into(rest, &mut escaped);
    escaped
}

fn escape_into(text: &str, escaped: &mut String) {
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '<' | '>' | '#' | '[' | ']' | '|' | '&'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
}

/// The code that a text begins with, with its backticks, if it does. As Markdown has it, only a backtick that stands alone
/// ends what one began, and nothing in between means anything.
fn code_span(text: &str) -> Option<&str> {
    if run_of_ticks(text) != "`" {
        return None;
    }
    let mut end = 1;
    loop {
        end += text.get(end..)?.find('`')?;
        let run = run_of_ticks(text.get(end..)?).len();
        end += run;
        if run == 1 {
            return text.get(..end);
        }
    }
}

/// The backticks that a text begins with.
fn run_of_ticks(text: &str) -> &str {
    let end = text.find(|character| character != '`');
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Words in lines of at most `width` characters; a longer word has a line of its own. The mark stands before the first
/// line, blanks before the others.
fn write_wrapped(text: &str, mark: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut line = mark.to_owned();
    let mut line_width = mark.chars().count();
    let indent = " ".repeat(line_width);
    let mut has_words = false;
    for word in text.split_whitespace() {
        let word_width = word.chars().count();
        if has_words && line_width + 1 + word_width > width {
            writeln!(out, "{line}")?;
            line.clone_from(&indent);
            line_width = indent.len();
            has_words = false;
        }
        if has_words {
            line.push(' ');
            line_width += 1;
        }
        line.push_str(word);
        line_width += word_width;
        has_words = true;
    }
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Phrase;
    use crate::report::Look;

    /// A text for these tests.
    static TEXT: Phrase = Phrase {
        da: "{text}",
        en: "{text}",
    };

    fn terminal(blocks: &[Block], width: usize) -> String {
        let mut out = Vec::new();
        let layout = Layout {
            lang: Lang::Da,
            width,
            look: Look::Plain,
        };
        write_blocks_terminal(blocks, layout, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn paragraphs_and_points_are_wrapped_and_commands_are_not() {
        let text = || TEXT.with("text", "en to tre fire fem");
        let blocks = [
            Block::Heading(TEXT.with("text", "Ærø")),
            Block::Paragraph(text()),
            Block::Point(text()),
            Block::Point(TEXT.with("text", "kort")),
            Block::Commands(vec!["printf '%s:%s' seed id".into()]),
        ];
        let expected = "\
Ærø
===

en to tre
fire fem

- en to
  tre fire
  fem
- kort

    printf '%s:%s' seed id
";
        assert_eq!(terminal(&blocks, 10), expected);
    }

    #[test]
    fn what_stands_in_an_extract_is_no_markdown_and_moves_no_cursor() {
        let mut out = Vec::new();
        let block = Block::Paragraph(TEXT.with("text", "a_b <img> \u{1b}[2J"));
        write_blocks_markdown(std::slice::from_ref(&block), Lang::En, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "a\\_b \\<img\\> \\\\u{1b}\\[2J\n"
        );
        assert_eq!(terminal(&[block], 80), "a_b <img> \\u{1b}[2J\n");
    }

    #[test]
    fn code_is_written_as_it_is_and_a_lone_backtick_begins_none() {
        for (text, expected) in [
            ("`a <= b_c` og <b>", "`a <= b_c` og \\<b\\>"),
            ("x `a`<i>`b`", "x `a`\\<i\\>`b`"),
            ("et ` <b> alene", "et \\` \\<b\\> alene"),
            ("``<b>`` `c` ``", "\\`\\`\\<b\\>\\`\\` `c` \\`\\`"),
            ("`<a``b>` `", "`<a``b>` \\`"),
            ("` ``<b>", "\\` \\`\\`\\<b\\>"),
            ("\\`a`", "\\\\`a`"),
            ("`a_b` `c|d` `<b>", "`a_b` `c|d` \\`\\<b\\>"),
        ] {
            let mut out = Vec::new();
            let block = Block::Paragraph(TEXT.with("text", text));
            write_blocks_markdown(&[block], Lang::En, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), format!("{expected}\n"));
        }
    }
}
