//! Tables as Markdown (GitHub's pipe tables), for people.

use std::io::{self, Write};

use super::{Align, Table};
use crate::cell;
use crate::lang::{Lang, report as say};

/// Writes the table with its title as a bold line above it.
///
/// Nothing in a cell can become markup: whatever Markdown or HTML gives a meaning is escaped, and a line break within a
/// value becomes `<br>`.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_markdown(table: &Table, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if let Some(title) = &table.title {
        writeln!(out, "**{}**\n", escaped(&title.in_lang(lang)))?;
    }
    write_row(
        out,
        table
            .columns()
            .iter()
            .map(|column| column.title.in_lang(lang)),
    )?;
    for column in table.columns() {
        let rule = match column.align {
            Align::Left => "| --- ",
            Align::Right => "| ---: ",
        };
        out.write_all(rule.as_bytes())?;
    }
    out.write_all(b"|\n")?;
    for row in table.rows() {
        write_row(out, row.iter().map(|cell| cell.for_people(lang)))?;
    }
    if table.rows().is_empty() {
        writeln!(out, "\n{}", say::NO_ROWS.text(lang))?;
    }
    Ok(())
}

fn write_row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {} ", escaped(&cell))?;
    }
    out.write_all(b"|\n")
}

/// The text with every character escaped that could mean something.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for (position, line) in text.lines().enumerate() {
        if position > 0 {
            written.push_str("<br>");
        }
        for character in cell::printable(line).chars() {
            match character {
                '&' => written.push_str("&amp;"),
                '<' => written.push_str("&lt;"),
                '>' => written.push_str("&gt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                    written.extend(['\\', character])
                }
                other => written.push(other),
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_is_markup() {
        assert_eq!(
            escaped("a|b *c* _d_ `e` <script>&amp; [x](y) ~~z~~ \\ $m$"),
            r"a\|b \*c\* \_d\_ \`e\` &lt;script&gt;&amp;amp; \[x\](y) \~\~z\~\~ \\ \$m\$"
        );
        assert_eq!(
            escaped("one\r\ntwo\nthree\rfour\u{1b}"),
            "one<br>two<br>threefour\\\\u{1b}"
        );
    }
}
