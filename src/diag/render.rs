//! Diagnostics as text, in the look of a compiler.

use annotate_snippets::renderer::{AnsiColor, Effects};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};
use crate::cell;
use crate::lang::{Lang, words};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Characters only.
    Plain,
    /// With the colours of a terminal.
    Coloured,
}

/// One diagnostic as the lines a person reads, without a last line break. CPR numbers are masked, also those in paths and
/// in the lines of a file that are shown.
pub fn render(diagnostic: &Diagnostic, lang: Lang, style: Style) -> String {
    let title = cell::printable(&diagnostic.message.in_lang(lang)).into_owned();
    let level = level(diagnostic.code.severity, lang);
    let mut group = level
        .primary_title(title)
        .id(diagnostic.code.id)
        .element_of(&diagnostic.place);
    for help in &diagnostic.help {
        let help = cell::printable(&help.in_lang(lang)).into_owned();
        group = group.element(Level::HELP.with_name(words::HELP.text(lang)).message(help));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => {
            Renderer::styled().help(AnsiColor::Cyan.on_default().effects(Effects::BOLD))
        }
    };
    cell::mask_cpr(&renderer.render(&[group])).0.into_owned()
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(words::ERROR.text(lang)),
        Severity::Warning => Level::WARNING.with_name(words::WARNING.text(lang)),
        Severity::Hint => Level::NOTE.with_name(words::HINT.text(lang)),
    }
}

/// Titles become groups that show their place.
trait ElementOf<'a> {
    fn element_of(self, place: &'a Place) -> Group<'a>;
}

impl<'a> ElementOf<'a> for annotate_snippets::Title<'a> {
    fn element_of(self, place: &'a Place) -> Group<'a> {
        let group = Group::with_title(self);
        match place {
            Place::Nowhere => group,
            Place::File { file } => group.element(Origin::path(cell::printable(file))),
            Place::Line { file, line, column } => {
                let file = cell::printable(file);
                let origin = match column {
                    Some(column) => format!("{file}:{line} [{}]", cell::printable(column)),
                    None => format!("{file}:{line}"),
                };
                group.element(Origin::path(origin))
            }
            Place::Span { source, bytes } => group.element(
                Snippet::source(source.text.as_str())
                    .path(cell::printable(&source.name))
                    .annotation(AnnotationKind::Primary.span(bytes.clone())),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{SourceFile, code};

    fn shown(place: Place) -> String {
        let message = words::ERROR.message();
        render(
            &Diagnostic::new(&code::C001, message.clone())
                .at(place)
                .help(message),
            Lang::En,
            Style::Plain,
        )
    }

    #[test]
    fn a_span_is_shown_in_its_line() {
        let source = Arc::new(SourceFile {
            name: "a.toml".into(),
            text: "one = 1\ntwo = \"x y\"\n".into(),
        });
        let expected = "\
error[C001]: error
 --> a.toml:2:8
  |
2 | two = \"x y\"
  |        ^
  |
  = help: error";
        assert_eq!(
            shown(Place::Span {
                source,
                bytes: 15..16
            }),
            expected
        );
    }

    /// Files that come by mail have names that their sender chose.
    #[test]
    fn a_path_moves_no_cursor() {
        let name = "a\u{1b}[2J\u{202e}b\nc.toml";
        let source = Arc::new(SourceFile {
            name: name.into(),
            text: "one = 1\n".into(),
        });
        let bytes = 0..3;
        for place in [
            Place::file(name),
            Place::line(name, 1),
            Place::Span { source, bytes },
        ] {
            let shown = shown(place);
            let acts = |character: char| "\u{1b}\u{202e}".contains(character);
            assert!(
                !shown.contains(acts) && !shown.contains("b\nc"),
                "{shown:?}"
            );
        }
    }

    #[test]
    fn a_line_of_a_table_names_its_column() {
        let place = Place::Line {
            file: "a.csv".into(),
            line: 3,
            column: Some("Dato".into()),
        };
        assert_eq!(
            shown(place),
            "error[C001]: error\n--> a.csv:3 [Dato]\n = help: error"
        );
    }
}
