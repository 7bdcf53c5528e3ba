//! Tables of a Word document.

use super::paragraph;
use crate::lang::Lang;
use crate::report::markup::Markup;
use crate::report::{Align, Cell, Table};

/// Width between the margins in twentieths of a point.
const WIDTH: usize = 9638;

/// From so many columns on a table is set smaller.
const WIDE: usize = 7;

/// A text longer than this asks for no more width.
const LONGEST: usize = 60;

/// Width of a character in twentieths of a point, roughly, in the two sizes of cells.
const SMALL_CHARACTER: usize = 76;
const CHARACTER: usize = 100;

/// The margins of a cell at each side, in twentieths of a point, in the two sizes of cells.
const SMALL_MARGIN: usize = 50;
const MARGIN: usize = 80;

pub(super) fn table(body: &mut Markup, table: &Table, lang: Lang) {
    if let Some(title) = &table.title {
        paragraph(body, Some("Caption"), &title.in_lang(lang));
    }
    let widths = widths(table, lang);
    body.element("w:tbl", &[], |inside| {
        about(inside, margin(table));
        inside.element("w:tblGrid", &[], |grid| {
            for width in &widths {
                grid.single("w:gridCol", &[("w:w", width)]);
            }
        });
        let style = match is_wide(table) {
            true => "SmallCell",
            false => "Cell",
        };
        let line = |inside: &mut Markup, cells: Vec<Shown>, is_head| {
            row(inside, &cells, &widths, Row { style, is_head });
        };
        let headings = table.columns().iter().map(|column| Shown {
            text: column.title.in_lang(lang),
            align: column.align,
            ground: None,
        });
        line(inside, headings.collect(), true);
        for cells in table.rows() {
            let cells = cells.iter().zip(table.columns());
            let cells = cells.map(|(cell, column)| Shown {
                text: cell.for_people(lang),
                align: column.align,
                ground: ground(cell),
            });
            line(inside, cells.collect(), false);
        }
    });
    // Two tables without a paragraph between them would become one.
    paragraph(body, None, "");
}

fn is_wide(table: &Table) -> bool {
    table.columns().len() >= WIDE
}

fn margin(table: &Table) -> usize {
    if is_wide(table) { SMALL_MARGIN } else { MARGIN }
}

fn about(inside: &mut Markup, margin: usize) {
    inside.element("w:tblPr", &[], |about| {
        let whole = [("w:w", "5000"), ("w:type", "pct")];
        about.single("w:tblW", &whole);
        about.element("w:tblBorders", &[], |borders| {
            let line = [
                ("w:val", "single"),
                ("w:sz", "4"),
                ("w:space", "0"),
                ("w:color", "A6A6A6"),
            ];
            for side in ["w:top", "w:bottom", "w:insideH"] {
                borders.single(side, &line);
            }
        });
        about.element("w:tblCellMar", &[], |margins| {
            let margin = margin.to_string();
            let margin = [("w:w", margin.as_str()), ("w:type", "dxa")];
            for side in ["w:left", "w:right"] {
                margins.single(side, &margin);
            }
        });
    });
}

struct Shown {
    text: String,
    align: Align,
    ground: Option<&'static str>,
}

#[derive(Clone, Copy)]
struct Row {
    style: &'static str,
    is_head: bool,
}

fn row(inside: &mut Markup, cells: &[Shown], widths: &[String], row: Row) {
    inside.element("w:tr", &[], |line| {
        line.element("w:trPr", &[], |about| {
            about.single("w:cantSplit", &[]);
            if row.is_head {
                about.single("w:tblHeader", &[]);
            }
        });
        for (cell, width) in cells.iter().zip(widths) {
            line.element("w:tc", &[], |place| {
                place.element("w:tcPr", &[], |about| {
                    about.single("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
                    if let Some(ground) = cell.ground {
                        let shade = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)];
                        about.single("w:shd", &shade);
                    }
                });
                content(place, cell, row);
            });
        }
    });
}

fn content(place: &mut Markup, cell: &Shown, row: Row) {
    place.element("w:p", &[], |paragraph| {
        paragraph.element("w:pPr", &[], |about| {
            about.single("w:pStyle", &[("w:val", row.style)]);
            if row.is_head {
                about.single("w:keepNext", &[]);
            }
            if cell.align == Align::Right {
                about.single("w:jc", &[("w:val", "right")]);
            }
        });
        paragraph.element("w:r", &[], |run| {
            if row.is_head {
                run.element("w:rPr", &[], |about| about.single("w:b", &[]));
            }
            run.leaf("w:t", &[("xml:space", "preserve")], &cell.text);
        });
    });
}

/// The ground of a shaded cell; the deepest is one on which black can still be read.
fn ground(cell: &Cell) -> Option<&'static str> {
    match cell {
        Cell::Shaded { depth: 0, .. } => None,
        Cell::Shaded { depth: 1, .. } => Some("FDEED9"),
        Cell::Shaded { depth: 2, .. } => Some("F9D3A4"),
        Cell::Shaded { depth: 3, .. } => Some("F0A85C"),
        Cell::Shaded { .. } => Some("E58A3C"),
        _ => None,
    }
}

/// Widths by what stands in the columns: first the longest word of each, then what is left by what else its texts ask for.
fn widths(table: &Table, lang: Lang) -> Vec<String> {
    let columns: Vec<Column> = (0..table.columns().len())
        .map(|place| Column::of(table, place, lang))
        .collect();
    let character = match is_wide(table) {
        true => SMALL_CHARACTER,
        false => CHARACTER,
    };
    let least = |column: &Column| 2 * margin(table) + column.least * character / TENTHS;
    let all_least: usize = columns.iter().map(least).sum();
    let more: usize = columns.iter().map(|column| column.more).sum();
    let left = WIDTH.saturating_sub(all_least);
    let share =
        |column: &Column| least(column) + (left * column.more).checked_div(more).unwrap_or(0);
    let asked: usize = columns.iter().map(share).sum::<usize>().max(1);
    let width = |column: &Column| (share(column) * WIDTH / asked).to_string();
    columns.iter().map(width).collect()
}

/// Widths of texts are in tenths of an ordinary character.
const TENTHS: usize = 10;

/// How wide a character is, roughly.
fn wide(character: char) -> usize {
    match character {
        'm' | 'w' | 'M' | 'W' | 'Æ' | '%' => 16,
        capital if capital.is_uppercase() => 14,
        'i' | 'j' | 'l' | 'f' | 't' | 'r' | '.' | ',' | ':' | ';' | '-' | '(' | ')' | '\u{a0}' => 7,
        _ => TENTHS,
    }
}

/// What a column asks for, in tenths of a character.
struct Column {
    /// For its longest word.
    least: usize,
    /// Beyond that, for its longest text.
    more: usize,
}

impl Column {
    fn of(table: &Table, place: usize, lang: Lang) -> Self {
        let length = |text: &str| text.chars().map(wide).sum::<usize>();
        let word = |text: &String| text.split(' ').map(length).max().unwrap_or(0);
        let cells = table.rows().iter().filter_map(|row| row.get(place));
        let cells: Vec<String> = cells.map(|cell| cell.for_people(lang)).collect();
        let heading = table.columns().get(place);
        let heading = heading.map(|column| column.title.in_lang(lang));
        // Headings are bold.
        let heading = heading.map_or(0, |heading| word(&heading) * 12 / 10);
        let least = cells.iter().map(word).max().unwrap_or(0).max(heading);
        let least = least.min(LONGEST * TENTHS / 2);
        let longest = cells.iter().map(|text| length(text)).max().unwrap_or(0);
        Self {
            least,
            more: longest.min(LONGEST * TENTHS).saturating_sub(least),
        }
    }
}
