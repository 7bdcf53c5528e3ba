//! A report as a Word document: headings, lists, tables with captions and repeated heads, page numbers. A clerk can paste
//! its parts into the committee system.
//!
//! A .docx is a zip of XML (ECMA-376, part 1). What is written here is the little of it that Word and LibreOffice need.

mod parts;
mod table;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Block;
use super::markup::Markup;
use super::paper::Paper;
use crate::lang::Lang;

/// The namespace of the words of a document.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of what points to other parts.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The bytes of the document.
pub fn docx(paper: &Paper, lang: Lang) -> Vec<u8> {
    let title = paper.title.in_lang(lang);
    let files = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relations()),
        ("docProps/core.xml", parts::properties(&title, lang)),
        ("word/document.xml", document(paper, lang)),
        ("word/styles.xml", parts::styles(lang)),
        ("word/numbering.xml", parts::numbering()),
        ("word/footer1.xml", parts::footer(paper, lang)),
        ("word/_rels/document.xml.rels", parts::document_relations()),
    ];
    packed(&files).expect("a zip of a few texts is written into memory without fail")
}

fn packed(files: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in files {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn document(paper: &Paper, lang: Lang) -> String {
    let mut xml = Markup::xml();
    let spaces = [("xmlns:w", WORDS), ("xmlns:r", RELATIONS)];
    xml.element("w:document", &spaces, |document| {
        document.element("w:body", &[], |body| {
            paragraph(body, Some("Title"), &paper.title.in_lang(lang));
            paragraph(body, Some("Mark"), &paper.mark.in_lang(lang));
            for block in &paper.blocks {
                write(body, block, lang);
            }
            section(body);
        });
    });
    xml.finish()
}

fn write(body: &mut Markup, block: &Block, lang: Lang) {
    let (style, text) = match block {
        Block::Title(text) => ("Title", text),
        Block::Heading(text) => ("Heading1", text),
        Block::Subheading(text) => ("Heading2", text),
        Block::Paragraph(text) => return paragraph(body, None, &text.in_lang(lang)),
        Block::Point(text) => ("ListBullet", text),
        Block::Commands(lines) => {
            for line in lines {
                paragraph(body, Some("Command"), line);
            }
            return;
        }
        Block::Table(table) => return table::table(body, &table.without_pictures(), lang),
    };
    paragraph(body, Some(style), &text.in_lang(lang));
}

/// A paragraph in a style of [`parts::styles`].
fn paragraph(body: &mut Markup, style: Option<&str>, text: &str) {
    body.element("w:p", &[], |paragraph| {
        if let Some(style) = style {
            paragraph.element("w:pPr", &[], |about| {
                about.single("w:pStyle", &[("w:val", style)]);
            });
        }
        run(paragraph, text);
    });
}

fn run(paragraph: &mut Markup, text: &str) {
    paragraph.element("w:r", &[], |run| {
        run.leaf("w:t", &[("xml:space", "preserve")], text);
    });
}

/// A4 with margins of 2 cm, and the foot of each page. Lengths are twentieths of a point.
fn section(body: &mut Markup) {
    body.element("w:sectPr", &[], |section| {
        let foot = [("w:type", "default"), ("r:id", "rId3")];
        section.single("w:footerReference", &foot);
        section.single("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "1134"),
            ("w:right", "1134"),
            ("w:bottom", "1134"),
            ("w:left", "1134"),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ];
        section.single("w:pgMar", &margins);
    });
}
