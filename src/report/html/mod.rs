//! A report as one HTML file: no network, nothing that needs a script, good on a telephone, a screen and A4.
//!
//! The one small script sorts tables where scripts run; the policy in the head lets no other one run, whatever stood in an
//! extract, and lets nothing be fetched.

mod draw;
mod table;

use super::Block;
use super::markup::Markup;
use super::paper::Paper;
use crate::lang::{Lang, Message, dossier as say};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("sort.js");

/// The characters of a title that are shown of it outside the page.
const LONGEST_TITLE: usize = 70;

/// Only the script with this hash runs (Content Security Policy Level 3, section 8.3), and nothing is loaded.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
     script-src 'sha256-I8X/hc0nwlbSz/ZvQctC3i9TjLqIK49BkVWppdX31mA='; base-uri 'none'; form-action 'none'";

/// The bytes of the file.
pub fn html(paper: &Paper, lang: Lang) -> Vec<u8> {
    let mut page = Markup::html();
    let title = paper.title.in_lang(lang);
    page.element("html", &[("lang", lang.code())], |page| {
        page.line();
        page.element("head", &[], |head| {
            head.single("meta", &[("charset", "utf-8")]);
            head.single(
                "meta",
                &[
                    ("http-equiv", "Content-Security-Policy"),
                    ("content", POLICY),
                ],
            );
            let viewport = "width=device-width, initial-scale=1";
            head.single("meta", &[("name", "viewport"), ("content", viewport)]);
            head.single(
                "meta",
                &[("name", "color-scheme"), ("content", "light dark")],
            );
            head.leaf("title", &[], &shortened(&title));
            head.line();
            head.raw("style", STYLE);
        });
        page.line();
        page.element("body", &[], |body| {
            body.element("header", &[], |header| {
                header.leaf("h1", &[], &title);
                header.leaf("p", &[("class", "mark")], &paper.mark.in_lang(lang));
            });
            let parts = parts(&paper.blocks);
            contents(body, &parts, lang);
            body.element("main", &[], |main| {
                for (number, part) in parts.iter().enumerate() {
                    section(main, number, part, lang);
                }
            });
            body.element("footer", &[], |footer| {
                let foot = paper.foot.in_lang(lang);
                footer.leaf("p", &[], &format!("{title} · {foot}"));
            });
            body.raw("script", SCRIPT);
        });
    });
    page.line();
    page.finish().into_bytes()
}

/// A title as tabs and search results show it.
fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST_TITLE {
        return title.to_owned();
    }
    let kept: String = title.chars().take(LONGEST_TITLE - 1).collect();
    format!("{}…", kept.trim_end())
}

/// A heading with what stands below it.
struct Part<'a> {
    heading: &'a Message,
    blocks: &'a [Block],
}

fn parts(blocks: &[Block]) -> Vec<Part<'_>> {
    let mut rest = blocks;
    let mut parts = Vec::new();
    while let [Block::Heading(heading), below @ ..] = rest {
        let is_heading = |block: &Block| matches!(block, Block::Heading(_));
        let end = below.iter().position(is_heading).unwrap_or(below.len());
        let (blocks, behind) = below.split_at(end);
        parts.push(Part { heading, blocks });
        rest = behind;
    }
    parts
}

fn contents(body: &mut Markup, parts: &[Part<'_>], lang: Lang) {
    let label = say::CONTENTS.text(lang);
    body.element("nav", &[("aria-label", label)], |nav| {
        nav.element("ol", &[], |list| {
            for (number, part) in parts.iter().enumerate() {
                list.element("li", &[], |item| {
                    let target = format!("#{}", id(number));
                    item.leaf("a", &[("href", &target)], &part.heading.in_lang(lang));
                });
            }
        });
    });
    body.line();
}

fn id(number: usize) -> String {
    format!("part-{}", number + 1)
}

fn section(main: &mut Markup, number: usize, part: &Part<'_>, lang: Lang) {
    let id = id(number);
    main.element("section", &[("aria-labelledby", &id)], |section| {
        let heading = part.heading.in_lang(lang);
        section.leaf("h2", &[("id", &id)], &heading);
        let mut above = heading;
        let mut rest = part.blocks;
        while let [first, behind @ ..] = rest {
            section.line();
            if matches!(first, Block::Point(_)) {
                rest = list(section, rest, lang);
                continue;
            }
            if let Block::Heading(text) | Block::Subheading(text) = first {
                above = text.in_lang(lang);
            }
            block(section, first, &above, lang);
            rest = behind;
        }
    });
    main.line();
}

/// The points that the blocks begin with, as one list. What follows them is given back.
fn list<'b>(section: &mut Markup, blocks: &'b [Block], lang: Lang) -> &'b [Block] {
    let is_point = |block: &Block| matches!(block, Block::Point(_));
    let end = blocks.iter().position(|block| !is_point(block));
    let (points, behind) = blocks.split_at(end.unwrap_or(blocks.len()));
    section.element("ul", &[], |list| {
        for point in points {
            if let Block::Point(text) = point {
                list.leaf("li", &[], &text.in_lang(lang));
            }
        }
    });
    behind
}

fn block(section: &mut Markup, block: &Block, above: &str, lang: Lang) {
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Subheading(text) => {
            section.leaf("h3", &[], &text.in_lang(lang));
        }
        Block::Paragraph(text) | Block::Point(text) => {
            section.leaf("p", &[], &text.in_lang(lang));
        }
        Block::Commands(lines) => section.element("pre", &[("tabindex", "0")], |pre| {
            for line in lines {
                pre.text(line);
                pre.line();
            }
        }),
        Block::Table(table) => table::table(section, table, above, lang),
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// RFC 4648, section 4.
    fn base64(bytes: &[u8]) -> String {
        const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let mut bits = 0_usize;
            for place in 0..3 {
                bits = bits << 8 | usize::from(chunk.get(place).copied().unwrap_or(0));
            }
            for place in 0..4 {
                let digit = bits >> (18 - 6 * place) & 63;
                text.push(if place <= chunk.len() {
                    char::from(DIGITS[digit])
                } else {
                    '='
                });
            }
        }
        text
    }

    #[test]
    fn the_policy_lets_this_script_run_and_no_other() {
        assert_eq!(base64(b"fooba"), "Zm9vYmE="); // RFC 4648, section 10
        let hash = base64(&Sha256::digest(SCRIPT));
        assert!(POLICY.contains(&format!("'sha256-{hash}'")), "{hash}");
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("http") && !text.contains("@import") && !text.contains("url("));
        }
    }
}
