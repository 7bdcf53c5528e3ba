//! The parts of a Word document besides its text.

use super::{RELATIONS, WORDS, run};
use crate::lang::{Lang, dossier as say};
use crate::report::markup::Markup;
use crate::report::paper::Paper;

/// The beginning of the names of all kinds of relation and content.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

pub(super) fn content_types() -> String {
    let mut xml = Markup::xml();
    let space = format!("{PACKAGE}/content-types");
    xml.element("Types", &[("xmlns", &space)], |types| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        types.single(
            "Default",
            &[("Extension", "rels"), ("ContentType", relations)],
        );
        let kinds = [("document", "document.main"), ("styles", "styles")];
        let others = [("numbering", "numbering"), ("footer1", "footer")];
        for (name, kind) in kinds.into_iter().chain(others) {
            let name = format!("/word/{name}.xml");
            let kind = format!("{KIND}{kind}+xml");
            types.single("Override", &[("PartName", &name), ("ContentType", &kind)]);
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        let name = [("PartName", "/docProps/core.xml"), ("ContentType", core)];
        types.single("Override", &name);
    });
    xml.finish()
}

/// Relations: the id, the kind, and what it points to.
fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut xml = Markup::xml();
    let space = format!("{PACKAGE}/relationships");
    xml.element("Relationships", &[("xmlns", &space)], |inside| {
        for (id, kind, target) in all {
            let relation = [("Id", *id), ("Type", *kind), ("Target", *target)];
            inside.single("Relationship", &relation);
        }
    });
    xml.finish()
}

pub(super) fn package_relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let document = format!("{RELATIONS}/officeDocument");
    relations(&[
        ("rId1", &document, "word/document.xml"),
        ("rId2", &core, "docProps/core.xml"),
    ])
}

pub(super) fn document_relations() -> String {
    let [styles, numbering, footer] =
        ["styles", "numbering", "footer"].map(|kind| format!("{RELATIONS}/{kind}"));
    relations(&[
        ("rId1", &styles, "styles.xml"),
        ("rId2", &numbering, "numbering.xml"),
        ("rId3", &footer, "footer1.xml"),
    ])
}

/// Title and language; no author and no time.
pub(super) fn properties(title: &str, lang: Lang) -> String {
    let mut xml = Markup::xml();
    let core = format!("{PACKAGE}/metadata/core-properties");
    let spaces = [
        ("xmlns:cp", core.as_str()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &spaces, |inside| {
        inside.leaf("dc:title", &[], title);
        inside.leaf("dc:language", &[], lang.code());
    });
    xml.finish()
}

/// A style of paragraphs. Sizes are half points, distances twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    size: &'static str,
    before: &'static str,
    after: &'static str,
    is_bold: bool,
    color: Option<&'static str>,
    /// Whether it stays on the page of what follows.
    keeps_next: bool,
    outline: Option<&'static str>,
}

const PLAIN: Style = Style {
    id: "",
    name: "",
    size: "21",
    before: "0",
    after: "100",
    is_bold: false,
    color: None,
    keeps_next: false,
    outline: None,
};

/// The colour of headings.
const BLUE: Option<&str> = Some("1F4E79");

const STYLES: [Style; 9] = [
    Style {
        id: "Title",
        name: "Title",
        size: "36",
        is_bold: true,
        ..PLAIN
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        size: "28",
        before: "320",
        is_bold: true,
        color: BLUE,
        keeps_next: true,
        outline: Some("0"),
        ..PLAIN
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        size: "23",
        before: "220",
        is_bold: true,
        color: BLUE,
        keeps_next: true,
        outline: Some("1"),
        ..PLAIN
    },
    Style {
        id: "Caption",
        name: "caption",
        size: "20",
        before: "160",
        after: "60",
        is_bold: true,
        keeps_next: true,
        ..PLAIN
    },
    Style {
        id: "ListBullet",
        name: "List Bullet",
        after: "60",
        ..PLAIN
    },
    Style {
        id: "Mark",
        name: "Mark",
        is_bold: true,
        color: Some("A33A00"),
        ..PLAIN
    },
    Style {
        id: "Command",
        name: "Command",
        size: "17",
        ..PLAIN
    },
    Style {
        id: "Cell",
        name: "Cell",
        size: "18",
        before: "20",
        after: "20",
        ..PLAIN
    },
    Style {
        id: "SmallCell",
        name: "Small Cell",
        size: "14",
        before: "10",
        after: "10",
        ..PLAIN
    },
];

pub(super) fn styles(lang: Lang) -> String {
    let mut xml = Markup::xml();
    xml.element("w:styles", &[("xmlns:w", WORDS)], |styles| {
        styles.element("w:docDefaults", &[], |defaults| {
            defaults.element("w:rPrDefault", &[], |run| {
                run.element("w:rPr", &[], |about| {
                    let fonts = [
                        ("w:ascii", "Arial"),
                        ("w:hAnsi", "Arial"),
                        ("w:cs", "Arial"),
                    ];
                    about.single("w:rFonts", &fonts);
                    about.single("w:sz", &[("w:val", PLAIN.size)]);
                    let code = match lang {
                        Lang::Da => "da-DK",
                        Lang::En => "en-GB",
                    };
                    about.single("w:lang", &[("w:val", code)]);
                });
            });
        });
        let normal = [
            ("w:type", "paragraph"),
            ("w:default", "1"),
            ("w:styleId", "Normal"),
        ];
        styles.element("w:style", &normal, |style| {
            style.single("w:name", &[("w:val", "Normal")]);
            style.element("w:pPr", &[], |about| spacing(about, &PLAIN));
        });
        for style in &STYLES {
            write_style(styles, style);
        }
    });
    xml.finish()
}

fn spacing(about: &mut Markup, style: &Style) {
    let distances = [("w:before", style.before), ("w:after", style.after)];
    about.single("w:spacing", &distances);
}

fn write_style(styles: &mut Markup, style: &Style) {
    let head = [("w:type", "paragraph"), ("w:styleId", style.id)];
    styles.element("w:style", &head, |inside| {
        inside.single("w:name", &[("w:val", style.name)]);
        inside.single("w:basedOn", &[("w:val", "Normal")]);
        inside.single("w:qFormat", &[]);
        inside.element("w:pPr", &[], |about| {
            if style.keeps_next {
                about.single("w:keepNext", &[]);
            }
            if style.id == "ListBullet" {
                about.element("w:numPr", &[], |number| {
                    number.single("w:numId", &[("w:val", "1")]);
                });
            }
            spacing(about, style);
            if let Some(outline) = style.outline {
                about.single("w:outlineLvl", &[("w:val", outline)]);
            }
        });
        inside.element("w:rPr", &[], |about| {
            if style.is_bold {
                about.single("w:b", &[]);
            }
            if let Some(color) = style.color {
                about.single("w:color", &[("w:val", color)]);
            }
            about.single("w:sz", &[("w:val", style.size)]);
        });
    });
}

/// The bullets of lists.
pub(super) fn numbering() -> String {
    let mut xml = Markup::xml();
    xml.element("w:numbering", &[("xmlns:w", WORDS)], |numbering| {
        let list = [("w:abstractNumId", "0")];
        numbering.element("w:abstractNum", &list, |list| {
            list.element("w:lvl", &[("w:ilvl", "0")], |level| {
                level.single("w:start", &[("w:val", "1")]);
                level.single("w:numFmt", &[("w:val", "bullet")]);
                level.single("w:lvlText", &[("w:val", "•")]);
                level.single("w:lvlJc", &[("w:val", "left")]);
                level.element("w:pPr", &[], |about| {
                    about.single("w:ind", &[("w:left", "360"), ("w:hanging", "260")]);
                });
            });
        });
        numbering.element("w:num", &[("w:numId", "1")], |number| {
            number.single("w:abstractNumId", &[("w:val", "0")]);
        });
    });
    xml.finish()
}

/// The foot of each page: what the document is, who may read it, and the page.
pub(super) fn footer(paper: &Paper, lang: Lang) -> String {
    let mut xml = Markup::xml();
    xml.element("w:ftr", &[("xmlns:w", WORDS)], |foot| {
        foot.element("w:p", &[], |paragraph| {
            paragraph.element("w:pPr", &[], |about| {
                about.single("w:pStyle", &[("w:val", "Cell")]);
            });
            let title = paper.title.in_lang(lang);
            let mark = paper.foot.in_lang(lang);
            let page = say::PAGE.text(lang);
            run(paragraph, &format!("{title} · {mark} · {page} "));
            field(paragraph, "PAGE");
            run(paragraph, " / ");
            field(paragraph, "NUMPAGES");
        });
    });
    xml.finish()
}

fn field(paragraph: &mut Markup, name: &str) {
    paragraph.element("w:fldSimple", &[("w:instr", name)], |field| run(field, "1"));
}
