//! Tables: a caption, headings with their scope, and numbers that a script can sort by.

use super::draw;
use crate::lang::Lang;
use crate::report::markup::Markup;
use crate::report::{Align, Cell, Table};

/// From so many columns on a table is set smaller on paper.
const WIDE: usize = 8;

/// An id or a number of so many characters at most stays on one line.
const LONGEST_UNBROKEN: usize = 16;

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
    if let Some(legend) = &table.legend {
        section.leaf("p", &[("class", "legend")], &legend.in_lang(lang));
    }
}

fn head(inside: &mut Markup, table: &Table, lang: Lang) {
    inside.element("thead", &[], |head| {
        head.element("tr", &[], |line| {
            for column in table.columns() {
                let mut attributes = vec![("scope", "col")];
                attributes.extend(class(column.align).map(|class| ("class", class)));
                let title = column.title.in_lang(lang);
                line.element("th", &attributes, |heading| in_words(heading, &title));
            }
        });
    });
}

/// A heading, in which a date is not broken at its hyphens.
fn in_words(heading: &mut Markup, title: &str) {
    let is_date = |word: &str| word.contains('-') && word.contains(|it: char| it.is_ascii_digit());
    if !title.split(' ').any(is_date) {
        return heading.text(title);
    }
    for (place, word) in title.split(' ').enumerate() {
        if place > 0 {
            heading.text(" ");
        }
        if is_date(word) {
            heading.leaf("span", &[("class", "short")], word);
        } else {
            heading.text(word);
        }
    }
}

fn class(align: Align) -> Option<&'static str> {
    (align == Align::Right).then_some("number")
}

fn cells(line: &mut Markup, table: &Table, row: &[Cell], lang: Lang) {
    for (place, (cell, column)) in row.iter().zip(table.columns()).enumerate() {
        let is_first = place == 0;
        let is_kept_whole = is_first || column.align == Align::Right;
        let classes: Vec<String> = class(column.align)
            .map(str::to_owned)
            .into_iter()
            .chain(shade(cell))
            .chain((column.key == "question").then(|| "question".to_owned()))
            .chain((is_kept_whole && is_short(cell, lang)).then(|| "short".to_owned()))
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

/// Whether a text is so short that breaking it would only make it hard to read.
fn is_short(cell: &Cell, lang: Lang) -> bool {
    cell.for_people(lang).chars().count() <= LONGEST_UNBROKEN
}

/// What a cell is sorted by, where that is not its text.
fn value(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Count(count) => Some(count.to_string()),
        Cell::Date(date) => Some(date.format("%Y%m%d").to_string()),
        other => other.as_float().map(|number| number.to_string()),
    }
}
