//! Tables: a caption, headings with their scope, and numbers that a script can sort by.

use super::draw;
use crate::lang::Lang;
use crate::report::markup::Markup;
use crate::report::{Align, Cell, Table};

/// From so many columns on a table is set smaller on paper.
const WIDE: usize = 8;

/// A table; `above` is the heading it stands under, for one without a title.
pub(super) fn table(section: &mut Markup, table: &Table, above: &str, lang: Lang) {
    let title = table.title.as_ref().map(|title| title.in_lang(lang));
    let label = title.as_deref().unwrap_or(above);
    let frame = [
        ("class", "frame"),
        ("role", "group"),
        ("tabindex", "0"),
        ("aria-label", label),
    ];
    let class = if table.columns().len() >= WIDE {
        "wide"
    } else {
        "narrow"
    };
    section.element("div", &frame, |frame| {
        frame.element("table", &[("class", class)], |inside| {
            let hidden = [("class", "for-ears")];
            let caption: &[(&str, &str)] = if title.is_some() { &[] } else { &hidden };
            inside.element("caption", caption, |caption| {
                caption.leaf("span", &[], label);
            });
            head(inside, table, lang);
            inside.element("tbody", &[], |body| {
                for row in table.rows() {
                    body.line();
                    body.element("tr", &[], |line| cells(line, table, row, lang));
                }
            });
        });
    });
}

fn head(inside: &mut Markup, table: &Table, lang: Lang) {
    inside.element("thead", &[], |head| {
        head.element("tr", &[], |line| {
            for column in table.columns() {
                let mut attributes = vec![("scope", "col")];
                attributes.extend(class(column.align).map(|class| ("class", class)));
                line.leaf("th", &attributes, &column.title.in_lang(lang));
            }
        });
    });
}

fn class(align: Align) -> Option<&'static str> {
    (align == Align::Right).then_some("number")
}

fn cells(line: &mut Markup, table: &Table, row: &[Cell], lang: Lang) {
    for (place, (cell, column)) in row.iter().zip(table.columns()).enumerate() {
        let is_first = place == 0;
        let classes: Vec<String> = class(column.align)
            .map(str::to_owned)
            .into_iter()
            .chain(shade(cell))
            .collect();
        let classes = classes.join(" ");
        let value = value(cell);
        let mut attributes: Vec<(&str, &str)> = Vec::new();
        if is_first {
            attributes.push(("scope", "row"));
        }
        if !classes.is_empty() {
            attributes.push(("class", &classes));
        }
        attributes.extend(value.as_deref().map(|value| ("data-value", value)));
        let tag = if is_first { "th" } else { "td" };
        line.element(tag, &attributes, |inside| match cell {
            Cell::Plot(plot) => draw::draw(inside, plot, lang),
            other => inside.text(&other.for_people(lang)),
        });
    }
}

fn shade(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Shaded { depth, .. } => Some(format!("depth-{depth}")),
        _ => None,
    }
}

/// What a cell is sorted by, where that is not its text.
fn value(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Count(count) => Some(count.to_string()),
        Cell::Date(date) => Some(date.format("%Y%m%d").to_string()),
        other => other.as_float().map(|number| number.to_string()),
    }
}
