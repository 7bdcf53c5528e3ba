//! A report as an Excel workbook: real numbers and dates with formats, heads that stay, filters, a chart, and nothing that a
//! spreadsheet would execute.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartSolidFill, ChartType, Color, ConditionalFormatDataBar,
    ConditionalFormatText, ConditionalFormatTextRule, ConditionalFormatType, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::paper::Slips;
use super::paper::sheets::{Sheet, sheets};
use super::{Align, Cell, Table};
use crate::cell;
use crate::diag::{Diagnostic, Failure, code};
use crate::dossier::{Audience, Dossier};
use crate::lang::{Lang, audit as words, dossier as say, dossier_tables as tables};

/// Below this many cases a percentage has no decimals.
const CASES_FOR_A_DECIMAL: u64 = 100;

/// Widths of columns in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

/// Height of a line in points, and the lines of a row that are shown at most.
const LINE_HEIGHT: f64 = 15.0;
const MOST_LINES: usize = 25;

/// The bytes of the workbook.
///
/// # Errors
/// C106 when there are more rows than a sheet takes, or a text is longer than a cell takes.
pub fn workbook(dossier: &Dossier, slips: Slips, lang: Lang) -> Result<Vec<u8>, Failure> {
    make(dossier, slips, lang).map_err(|error| {
        let message = say::NO_WORKBOOK.with("error", error.to_string());
        Diagnostic::new(&code::C106, message).into()
    })
}

fn make(dossier: &Dossier, slips: Slips, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(dossier, lang)?);
    let looks = Looks::new();
    let sheets = sheets(dossier, slips, lang);
    for sheet in &sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet.name.text(lang))?;
        fill(worksheet, &sheet.table, &looks, lang)?;
        set_for_print(worksheet, dossier, lang)?;
        if std::ptr::eq(sheet.name, &tables::SHEET_FINDINGS) {
            mark_findings(worksheet, sheet, lang)?;
        }
        if std::ptr::eq(sheet.name, &tables::SHEET_SUMMARY) {
            draw_chart(worksheet, sheet, lang)?;
        }
    }
    workbook.save_to_buffer()
}

/// Title and time; the time is the date of judging, so that the same report has the same bytes.
fn properties(dossier: &Dossier, lang: Lang) -> Result<DocProperties, XlsxError> {
    let latest = dossier.audits.iter().map(|audit| audit.as_of).max();
    let made =
        ExcelDateTime::parse_from_str(&latest.map(|date| date.to_string()).unwrap_or_default())
            .or_else(|_| ExcelDateTime::from_ymd(2000, 1, 1))?;
    let titles = dossier.audits.iter();
    let titles: Vec<&str> = titles.map(|audit| audit.template.title.as_str()).collect();
    let mark = match dossier.audience {
        Audience::Internal => &say::INTERNAL_SHORT,
        Audience::Public => &say::PUBLIC_SHORT,
    };
    Ok(DocProperties::new()
        .set_title(titles.join(", "))
        .set_subject(mark.text(lang))
        .set_creation_datetime(&made))
}

/// The formats of cells.
struct Looks {
    head: Format,
    head_right: Format,
    text: Format,
    /// A text that a spreadsheet would take for a formula if it were typed.
    quoted: Format,
    count: Format,
    percent: Format,
    percent_decimal: Format,
    number: Format,
    date: Format,
    depths: [Format; 5],
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let head = cell()
            .set_bold()
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin)
            .set_background_color(Color::RGB(0x00E7_EEF5));
        let shade = |color| cell().set_background_color(Color::RGB(color));
        Self {
            head_right: head.clone().set_align(FormatAlign::Right),
            // Apart from the numbers that may stand at the end of the cell before.
            head: head.set_indent(1),
            text: cell().set_text_wrap().set_indent(1),
            quoted: cell().set_text_wrap().set_indent(1).set_quote_prefix(),
            count: cell().set_num_format("#,##0"),
            percent: cell().set_num_format("0%"),
            percent_decimal: cell().set_num_format("0.0%"),
            number: cell().set_num_format("#,##0.0"),
            date: cell()
                .set_num_format("dd-mm-yyyy")
                .set_align(FormatAlign::Left),
            depths: [
                0x00FF_FFFF,
                0x00FD_EED9,
                0x00F9_D3A4,
                0x00F0_A85C,
                0x00E5_8A3C,
            ]
            .map(shade),
        }
    }
}

fn fill(sheet: &mut Worksheet, table: &Table, looks: &Looks, lang: Lang) -> Result<(), XlsxError> {
    let widths: Vec<usize> = (0..table.columns().len())
        .map(|place| width(table, place, lang))
        .collect();
    let headings = table.columns().iter();
    let headings: Vec<String> = headings.map(|column| column.title.in_lang(lang)).collect();
    sheet.set_row_height(0, height(&headings, &widths))?;
    for ((place, column), (heading, width)) in (0_u16..)
        .zip(table.columns())
        .zip(headings.iter().zip(&widths))
    {
        let look = match column.align {
            Align::Left => &looks.head,
            Align::Right => &looks.head_right,
        };
        sheet.write_string_with_format(0, place, heading, look)?;
        sheet.set_column_width(place, float(*width + 2))?;
    }
    for (line, row) in (1_u32..).zip(table.rows()) {
        for (place, cell) in (0_u16..).zip(row) {
            write(sheet, (line, place), cell, looks, lang)?;
        }
        let texts: Vec<String> = row.iter().map(|cell| cell.for_people(lang)).collect();
        sheet.set_row_height(line, height(&texts, &widths))?;
    }
    let last = u32::try_from(table.rows().len()).unwrap_or(u32::MAX);
    let width = u16::try_from(table.columns().len()).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last, width.saturating_sub(1))?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// The width of a column in characters: its longest text, and every word of its heading with the button of the filter.
fn width(table: &Table, place: usize, lang: Lang) -> usize {
    let cells = table.rows().iter().filter_map(|row| row.get(place));
    let longest = cells
        .map(|cell| cell.for_people(lang).chars().count())
        .max();
    let heading = table.columns().get(place);
    let heading = heading
        .map(|column| column.title.in_lang(lang))
        .unwrap_or_default();
    let words = heading.split(' ').map(|word| word.chars().count() + 3);
    let wanted = longest.max(words.max()).unwrap_or(0);
    wanted.clamp(NARROWEST, WIDEST)
}

/// The height of a row in points, with room for all lines of its texts: not every program finds it by itself.
fn height(texts: &[String], widths: &[usize]) -> f64 {
    let lines = texts.iter().zip(widths).map(|(text, width)| {
        // Words are not broken, which leaves some of each line empty.
        match text.chars().count() {
            fitting if fitting <= *width => 1,
            wanted => (wanted * 9 / 8).div_ceil((*width).max(1)),
        }
    });
    let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
    LINE_HEIGHT * float(lines)
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn write(
    sheet: &mut Worksheet,
    (line, place): (u32, u16),
    cell: &Cell,
    looks: &Looks,
    lang: Lang,
) -> Result<(), XlsxError> {
    let text = || cell.for_people(lang);
    match cell {
        Cell::Count(count) => match u32::try_from(*count) {
            Ok(count) => sheet.write_number_with_format(line, place, count, &looks.count)?,
            Err(_) => sheet.write_string_with_format(line, place, text(), &looks.text)?,
        },
        Cell::Share { of: cases, .. } | Cell::Limit { cases, .. } => {
            let is_rough = matches!(cell, Cell::Share { .. }) && *cases < CASES_FOR_A_DECIMAL;
            let look = if is_rough {
                &looks.percent
            } else {
                &looks.percent_decimal
            };
            match cell.as_float() {
                Some(share) => sheet.write_number_with_format(line, place, share, look)?,
                None => sheet,
            }
        }
        Cell::Number { .. } => match cell.as_float() {
            Some(number) => sheet.write_number_with_format(line, place, number, &looks.number)?,
            None => sheet,
        },
        Cell::Date(date) => write_date(sheet, (line, place), *date, looks)?,
        Cell::Shaded { depth, .. } => {
            let look = looks.depths.get(usize::from(*depth)).unwrap_or(&looks.text);
            sheet.write_string_with_format(line, place, text(), look)?
        }
        Cell::NotApplicable | Cell::Unknown | Cell::Plot(_) => sheet,
        Cell::Text(_) | Cell::Word { .. } | Cell::Bool(_) => {
            let text = cell::printable(&text()).into_owned();
            let look = match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                true => &looks.quoted,
                false => &looks.text,
            };
            sheet.write_string_with_format(line, place, text, look)?
        }
    };
    Ok(())
}

/// A date as Excel counts them, from 1900 on; an earlier one as a text.
fn write_date<'s>(
    sheet: &'s mut Worksheet,
    (line, place): (u32, u16),
    date: NaiveDate,
    looks: &Looks,
) -> Result<&'s mut Worksheet, XlsxError> {
    match ExcelDateTime::parse_from_str(&date.to_string()) {
        Ok(day) => sheet.write_datetime_with_format(line, place, &day, &looks.date),
        Err(_) => sheet.write_string_with_format(line, place, date.to_string(), &looks.text),
    }
}

fn set_for_print(sheet: &mut Worksheet, dossier: &Dossier, lang: Lang) -> Result<(), XlsxError> {
    let mark = match dossier.audience {
        Audience::Internal => &say::INTERNAL_SHORT,
        Audience::Public => &say::PUBLIC_SHORT,
    };
    let mark = mark.text(lang);
    sheet.set_landscape();
    sheet.set_paper_size(9); // A4
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L{mark}&R&P / &N"));
    Ok(())
}

/// Targets that are not met stand out, and compliance has a bar.
fn mark_findings(worksheet: &mut Worksheet, sheet: &Sheet, lang: Lang) -> Result<(), XlsxError> {
    let Some(last) = u32::try_from(sheet.table.rows().len()).ok() else {
        return Ok(());
    };
    let place = |key: &str| {
        let columns = sheet.table.columns().iter();
        let place = columns
            .map(|column| column.key)
            .position(|name| name == key);
        place.and_then(|place| u16::try_from(place).ok())
    };
    if let Some(status) = place("target_status") {
        let colors = [(&words::NOT_MET, 0x00F9_D3A4), (&words::MET, 0x00DD_EEDD)];
        for (phrase, color) in colors {
            let text = phrase.text(lang).to_owned();
            // `opfyldt` also ends `ikke opfyldt`.
            let rule = ConditionalFormatTextRule::BeginsWith(text);
            let mark = ConditionalFormatText::new()
                .set_rule(rule)
                .set_format(Format::new().set_background_color(Color::RGB(color)));
            worksheet.add_conditional_format(1, status, last, status, &mark)?;
        }
    }
    if let Some(compliance) = place("compliance") {
        let bar = ConditionalFormatDataBar::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_maximum(ConditionalFormatType::Number, 1)
            .set_fill_color(Color::RGB(0x009C_C7EE))
            .set_solid_fill(true);
        worksheet.add_conditional_format(1, compliance, last, compliance, &bar)?;
    }
    Ok(())
}

/// Cases by their worst error, a bar for each area; none where numbers are not told.
fn draw_chart(worksheet: &mut Worksheet, sheet: &Sheet, lang: Lang) -> Result<(), XlsxError> {
    let table = &sheet.table;
    let name = sheet.name.text(lang);
    let columns = table.columns().iter().map(|column| column.key);
    let columns: Vec<&str> = columns.collect();
    let place = |key: &str| {
        let place = columns.iter().position(|name| *name == key)?;
        u16::try_from(place).ok()
    };
    let (Some(area), Ok(last)) = (place("area"), u32::try_from(table.rows().len())) else {
        return Ok(());
    };
    let mut chart = Chart::new(ChartType::BarStacked);
    chart.title().set_name(tables::CHART.text(lang));
    let series = [
        ("without_errors", 0x0089_B38A),
        ("formal", 0x00D9_D9C3),
        ("material", 0x00F0_A85C),
        ("critical", 0x00A8_430B),
        ("not_decided", 0x00BF_BFBF),
    ];
    for (key, color) in series {
        let Some(place) = place(key) else { continue };
        let cells = table.rows().iter();
        let mut cells = cells.filter_map(|row| row.get(usize::from(place)));
        if cells.any(|cell| !matches!(cell, Cell::Count(_))) {
            return Ok(());
        }
        chart
            .add_series()
            .set_name((name, 0, place))
            .set_categories((name, 1, area, last, area))
            .set_values((name, 1, place, last, place))
            .set_format(
                ChartFormat::new()
                    .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(color))),
            );
    }
    // The first area stands at the top, as in the table.
    chart.y_axis().set_reverse();
    chart.set_width(760).set_height(180 + 22 * last.min(60));
    worksheet.insert_chart(last + 3, 0, &chart)?;
    Ok(())
}
