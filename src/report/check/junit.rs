//! The XML of JUnit, which most CI servers show: a test case for each file.

use std::io::{self, Write};

use super::located::Located;
use super::{Checked, harmless, shown};
use crate::diag::Diagnostic;
use crate::lang::Lang;

/// Writes a test case for each file. What the check fails for is the case's failure, all else stands in its output.
///
/// # Errors
/// What writing to `out` gives.
pub fn write_junit(checked: &Checked<'_>, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let cases: Vec<Case<'_>> = cases(checked);
    let failures = cases.iter().filter(|case| !case.failures.is_empty());
    let counts = format!(
        "tests=\"{}\" failures=\"{}\"",
        cases.len(),
        failures.count()
    );
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"sagsaudit check\" {counts}>")?;
    writeln!(
        out,
        "  <testsuite name=\"sagsaudit check\" {counts} errors=\"0\" skipped=\"0\">"
    )?;
    for case in &cases {
        case.write(lang, out)?;
    }
    writeln!(out, "  </testsuite>")?;
    writeln!(out, "</testsuites>")
}

/// A file with what is said of it.
struct Case<'a> {
    file: String,
    failures: Vec<&'a Diagnostic>,
    others: Vec<&'a Diagnostic>,
}

fn cases<'a>(checked: &Checked<'a>) -> Vec<Case<'a>> {
    let mut files: Vec<String> = checked.files.iter().map(|file| harmless(file)).collect();
    let of = |diagnostic: &Diagnostic| Located::of(&diagnostic.place).file.unwrap_or_default();
    for diagnostic in checked.diagnostics {
        let file = of(diagnostic);
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
        .into_iter()
        .map(|file| {
            let about = checked.diagnostics.iter();
            let (failures, others) = about
                .filter(|diagnostic| of(diagnostic) == file)
                .partition(|diagnostic| checked.is_failure(diagnostic));
            Case {
                file,
                failures,
                others,
            }
        })
        .collect()
}

impl Case<'_> {
    fn write(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let file = escaped(&self.file);
        write!(
            out,
            "    <testcase classname=\"sagsaudit.check\" name=\"{file}\" file=\"{file}\""
        )?;
        if self.failures.is_empty() && self.others.is_empty() {
            return writeln!(out, "/>");
        }
        writeln!(out, ">")?;
        if let Some(first) = self.failures.first() {
            let message = format!("{}: {}", first.code.id, shown(&first.message, lang));
            writeln!(
                out,
                "      <failure type=\"{}\" message=\"{}\">{}</failure>",
                first.code.id,
                escaped(&message),
                escaped(&lines(&self.failures, lang))
            )?;
        }
        if !self.others.is_empty() {
            let text = escaped(&lines(&self.others, lang));
            writeln!(out, "      <system-out>{text}</system-out>")?;
        }
        writeln!(out, "    </testcase>")
    }
}

/// `LINE:COLUMN CODE message`, one a line, with the help below.
fn lines(diagnostics: &[&Diagnostic], lang: Lang) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let located = Located::of(&diagnostic.place);
        if let Some(start) = located.start {
            text.push_str(&start.line.to_string());
            let column = start.column.map(|column| format!(":{column}"));
            text.push_str(&column.unwrap_or_default());
            text.push(' ');
        }
        text.push_str(diagnostic.code.id);
        text.push(' ');
        text.push_str(&shown(&diagnostic.message, lang));
        text.push('\n');
        for help in &diagnostic.help {
            text.push_str("    ");
            text.push_str(&shown(help, lang));
            text.push('\n');
        }
    }
    text
}

/// A text as XML may hold it; what XML cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            '\n' => escaped.push('\n'),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}
