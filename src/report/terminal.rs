//! Tables on a terminal: as wide as it is and never wider, with words wrapped and numbers whole.
//!
//! When the columns do not fit even so, each row becomes a short list of `title  value` lines.

use std::io::{self, Write};

use comfy_table::{
    Cell as Drawn, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Drawing, TableStyle, Width,
};

use super::{Align, Cell, Table};
use crate::cell;
use crate::lang::{Lang, report as say};

/// Between two columns.
const GAP: u16 = 2;
/// Narrower than this no terminal is taken to be.
const NARROWEST: usize = 20;
/// A blank at which no line is broken. On the terminal it becomes a plain one.
const GLUE: char = '\u{a0}';
/// Words up to this width are kept whole; longer ones may be broken to save the table's shape.
const KEPT_WHOLE: u16 = 16;

/// For whom and where a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The language of the reader.
    pub lang: Lang,
    /// The width of the terminal in columns; 80 where there is none. Below 20 it is taken as 20.
    pub width: usize,
    /// How it looks.
    pub look: Look,
}

/// How a table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Letters, digits and hyphens: for files and pipes.
    Plain,
    /// With the light lines of a terminal.
    Terminal,
}

/// Writes the table with its title above it.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_terminal(table: &Table, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    let width = u16::try_from(layout.width.max(NARROWEST)).unwrap_or(u16::MAX);
    if let Some(title) = &table.title {
        let title = Grid::of_left(vec![vec![shown(&title.in_lang(layout.lang))]]);
        title.write(&[width], None, out)?;
        writeln!(out)?;
    }
    let grid = Grid::of_table(table, layout.lang);
    let unbreakable = unbreakable_widths(table, layout.lang);
    match column_widths(&grid, &unbreakable, width) {
        Some(widths) => grid.write(&widths, Some(layout.look), out)?,
        None => write_lists(grid, &unbreakable, width, out)?,
    }
    if table.rows().is_empty() {
        writeln!(out, "{}", say::NO_ROWS.text(layout.lang))?;
    }
    Ok(())
}

/// Texts in rows and columns.
struct Grid {
    aligns: Vec<Align>,
    /// Empty when there is no header.
    titles: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    fn of_table(table: &Table, lang: Lang) -> Self {
        let (columns, rows) = (table.columns().iter(), table.rows().iter());
        Self {
            aligns: columns.clone().map(|column| column.align).collect(),
            titles: columns
                .map(|column| shown(&column.title.in_lang(lang)))
                .collect(),
            rows: rows
                .map(|row| row.iter().map(|cell| shown_cell(cell, lang)).collect())
                .collect(),
        }
    }

    /// Rows without a header, all at the left.
    fn of_left(rows: Vec<Vec<String>>) -> Self {
        Self {
            aligns: vec![Align::Left; rows.first().map_or(0, Vec::len)],
            titles: Vec::new(),
            rows,
        }
    }

    /// Writes it with columns of exactly these widths, [`GAP`] between them, and a line below the header.
    fn write(self, widths: &[u16], line: Option<Look>, out: &mut dyn Write) -> io::Result<()> {
        let mut drawing = Drawing::new();
        drawing
            .load_style(
                TableStyle::new().header_separator(line.map_or(LineStyle::none(), below_header)),
            )
            .set_content_arrangement(ContentArrangement::Disabled)
            .add_rows(self.rows.into_iter().map(|row| drawn(&self.aligns, row)));
        if !self.titles.is_empty() {
            drawing.set_header(drawn(&self.aligns, self.titles));
        }
        for (column, (position, width)) in drawing.column_iter_mut().zip(widths.iter().enumerate())
        {
            let gap = if position + 1 == widths.len() { 0 } else { GAP };
            column.set_padding((0, gap));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(
                width.saturating_add(gap),
            )));
        }
        for line in drawing.lines() {
            writeln!(out, "{}", line.replace(GLUE, " ").trim_end())?;
        }
        Ok(())
    }
}

fn below_header(look: Look) -> LineStyle {
    LineStyle::none().fill(match look {
        Look::Plain => '-',
        Look::Terminal => '─',
    })
}

fn drawn(aligns: &[Align], texts: Vec<String>) -> Vec<Drawn> {
    let cells = texts.into_iter().zip(aligns);
    cells
        .map(|(text, align)| {
            Drawn::new_owned(text).set_alignment(match align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            })
        })
        .collect()
}

/// How wide each column is; `None` when `width` cannot hold them all.
///
/// Each gets what keeps its numbers and its words whole; what is left over goes, one by one, to the narrowest that want
/// more.
fn column_widths(grid: &Grid, unbreakable: &[u16], width: u16) -> Option<Vec<u16>> {
    let titles = grid.titles.iter().map(|title| by_word(title)).collect();
    let rows = grid
        .rows
        .iter()
        .map(|row| row.iter().map(|text| by_word(text)).collect());
    let mut widths: Vec<u16> = widest(titles, rows.collect())
        .into_iter()
        .zip(unbreakable)
        .map(|(word, unbreakable)| word.min(KEPT_WHOLE).max(*unbreakable))
        .collect();
    let wanted = widest(grid.titles.clone(), grid.rows.clone());
    let gaps = u16::try_from(widths.len().saturating_sub(1))
        .ok()?
        .checked_mul(GAP)?;
    let taken = widths
        .iter()
        .try_fold(gaps, |sum, one| sum.checked_add(*one))?;
    for _ in 0..width.checked_sub(taken)? {
        let wanting = widths
            .iter_mut()
            .zip(&wanted)
            .filter(|(has, wants)| **has < **wants);
        match wanting.min_by_key(|(has, _)| **has) {
            Some((has, _)) => *has += 1,
            None => break,
        }
    }
    Some(widths)
}

/// Writes each row as lines of a title and a value. The titles have at most half of the width, and less where a number
/// would be broken for them.
fn write_lists(grid: Grid, unbreakable: &[u16], width: u16, out: &mut dyn Write) -> io::Result<()> {
    let room = width - GAP;
    let titles = widest(
        Vec::new(),
        grid.titles
            .iter()
            .map(|title| vec![title.clone()])
            .collect(),
    );
    let longest_value = unbreakable.iter().copied().max().unwrap_or_default();
    let most = room.saturating_sub(longest_value).clamp(room / 4, room / 2);
    let titles = titles.into_iter().max().unwrap_or_default().min(most);
    for (position, row) in grid.rows.into_iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        let lines = grid.titles.iter().cloned().zip(row);
        let list = Grid::of_left(lines.map(|(title, value)| vec![title, value]).collect());
        list.write(&[titles, room - titles], None, out)?;
    }
    Ok(())
}

/// The widest part of a value in each column that must not be broken.
fn unbreakable_widths(table: &Table, lang: Lang) -> Vec<u16> {
    let whole = |cell: &Cell| match cell.is_prose() {
        true => String::new(),
        false => by_word(&shown_cell(cell, lang)),
    };
    let rows = table
        .rows()
        .iter()
        .map(|row| row.iter().map(whole).collect());
    widest(vec![String::new(); table.columns().len()], rows.collect())
}

/// The words below each other.
fn by_word(text: &str) -> String {
    text.replace(' ', "\n")
}

/// The width of the widest line in each column, at least 1.
fn widest(titles: Vec<String>, rows: Vec<Vec<String>>) -> Vec<u16> {
    let mut drawing = Drawing::new();
    drawing.set_header(titles).add_rows(rows);
    drawing.column_max_content_widths()
}

/// The text on one line, fit for a terminal.
fn shown(text: &str) -> String {
    cell::printable(text).into_owned()
}

/// A value on one line. Half a number would be another number, so only prose is broken anywhere, and other values before
/// their parenthesis at most: `3 of 15`, `(20%)`.
fn shown_cell(cell: &Cell, lang: Lang) -> String {
    let text = shown(&cell.for_people(lang));
    match cell.is_prose() {
        true => text,
        false => text.replace(' ', "\u{a0}").replace("\u{a0}(", " ("),
    }
}
