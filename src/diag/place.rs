//! Where something is wrong.

use std::ops::Range;
use std::sync::Arc;

/// Where a diagnostic points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nothing in a file: a flag, or the work as a whole.
    Nowhere,
    /// A file or folder as a whole.
    File {
        /// Its path as the user wrote it.
        file: String,
    },
    /// A line of a table, perhaps one cell of it.
    Line {
        /// The file's path as the user wrote it.
        file: String,
        /// The physical line, counted from 1 with the header.
        line: u64,
        /// The header of the column.
        column: Option<String>,
    },
    /// A span in a text that the user wrote; the diagnostic shows it.
    Span {
        /// The text.
        source: Arc<SourceFile>,
        /// The bytes meant.
        bytes: Range<usize>,
    },
}

impl Place {
    /// A file or folder as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self::File { file: file.into() }
    }

    /// A line of a table, counted from 1.
    pub fn line(file: impl Into<String>, line: u64) -> Self {
        Self::Line {
            file: file.into(),
            line,
            column: None,
        }
    }
}

/// A text that the user wrote, with its name, for messages that show a line of it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user wrote it.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// Line and column of a byte offset, both counted from 1, the column in characters.
    ///
    /// ```
    /// # use sagsaudit::diag::SourceFile;
    /// let source = SourceFile { name: "a.toml".into(), text: "æ = 1\nø = 2\n".into() };
    /// assert_eq!(source.line_and_column(0), (1, 1));
    /// assert_eq!(source.line_and_column("æ = 1\nø ".len()), (2, 3));
    /// ```
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}
