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
const LONGEST: usize = 34;

pub(super) fn table(body: &mut Markup, table: &Table, lang: Lang) {
    if let Some(title) = &table.title {
        paragraph(body, Some("Caption"), &title.in_lang(lang));
    }
    let widths = widths(table, lang);
    body.element("w:tbl", &[], |inside| {
        about(inside);
        inside.element("w:tblGrid", &[], |grid| {
            for width in &widths {
                grid.single("w:gridCol", &[("w:w", width)]);
            }
        });
        let style = match table.columns().len() {
            many if many >= WIDE => "SmallCell",
            _ => "Cell",
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

fn about(inside: &mut Markup) {
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
            let margin = [("w:w", "57"), ("w:type", "dxa")];
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

/// Widths by what stands in the columns: at least the longest word, at most what a long text needs.
fn widths(table: &Table, lang: Lang) -> Vec<String> {
    let wanted: Vec<usize> = (0..table.columns().len())
        .map(|place| {
            let cells = table.rows().iter().filter_map(|row| row.get(place));
            let heading = table.columns().get(place);
            let heading = heading.map(|column| column.title.in_lang(lang));
            let texts = cells.map(|cell| cell.for_people(lang));
            let longest_word = |text: &String| {
                let words = text.split(' ').map(|word| word.chars().count());
                words.max().unwrap_or(0)
            };
            let wanted =
                texts.map(|text| longest_word(&text).max(text.chars().count().min(LONGEST)));
            let heading = heading.iter().map(longest_word).max().unwrap_or(0);
            wanted.max().unwrap_or(0).max(heading).min(2 * LONGEST) + 2
        })
        .collect();
    let all: usize = wanted.iter().sum::<usize>().max(1);
    let width = |wanted: &usize| (wanted * WIDTH / all).to_string();
    wanted.iter().map(width).collect()
}
