//! HTML and XML that are well-formed and escaped by construction: texts and attributes go in as values, never as markup.

use crate::cell;

/// A text of elements that grows at its end.
pub(super) struct Markup {
    text: String,
    /// What stands before the `>` of an element that has nothing inside.
    end_of_single: &'static str,
}

/// Attributes of an element.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    pub fn html() -> Self {
        Self {
            text: String::from("<!DOCTYPE html>\n"),
            end_of_single: "",
        }
    }

    pub fn xml() -> Self {
        Self {
            text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"),
            end_of_single: "/",
        }
    }

    /// An element with what stands inside it.
    pub fn element(
        &mut self,
        tag: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes, "");
        inside(self);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    /// An element with a text in it.
    pub fn leaf(&mut self, tag: &str, attributes: Attributes<'_>, text: &str) {
        self.element(tag, attributes, |inside| inside.text(text));
    }

    /// An element with nothing inside.
    pub fn single(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.open(tag, attributes, self.end_of_single);
    }

    /// A text. Control characters stand as their escapes, line breaks as blanks.
    pub fn text(&mut self, text: &str) {
        escape_into(&cell::printable(text), &mut self.text);
    }

    /// A line break between elements, for those who read the source.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// A style sheet or a script of the program, as it is.
    pub fn raw(&mut self, tag: &str, text: &'static str) {
        self.open(tag, &[], "");
        self.text.push_str(text);
        self.text.push_str("</");
        self.text.push_str(tag);
        self.text.push('>');
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn open(&mut self, tag: &str, attributes: Attributes<'_>, end: &str) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape_into(&cell::printable(value), &mut self.text);
            self.text.push('"');
        }
        self.text.push_str(end);
        self.text.push('>');
    }
}

fn escape_into(text: &str, escaped: &mut String) {
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // No characters of XML, though of Unicode.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_goes_in_is_markup() {
        let mut xml = Markup::xml();
        xml.element("a", &[("b", "\"><c d='")], |inside| {
            inside.text("</a><script>&amp;\u{1b}\u{0}");
            inside.single("e", &[]);
        });
        let text = xml.finish();
        let (_, body) = text.split_once('\n').unwrap();
        assert_eq!(
            body,
            "<a b=\"&quot;&gt;&lt;c d=&#39;\">&lt;/a&gt;&lt;script&gt;&amp;amp;\\u{1b}\\u{0}<e/></a>"
        );
    }
}
