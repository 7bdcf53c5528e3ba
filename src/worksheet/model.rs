//! A worksheet as plain data: sheets with columns and rows. It is built once, written as a workbook or as text, and its
//! columns tell the reader what comes back.

/// A worksheet for reviewers, or for the one who concludes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Its name in its keys, and of the answers that come back.
    pub name: String,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// The lists to choose from; cells name them by position.
    pub lists: Vec<Vec<String>>,
}

/// A sheet: lines of text, then perhaps a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub title: String,
    /// Lines above the table, the first of them a title.
    pub lines: Vec<String>,
    /// The columns of the table; none when there is only text.
    pub columns: Vec<Column>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// How many columns stay in view when the others move.
    pub frozen: u16,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds: `answer`, or `answer:SDP-01` where it is one criterion's.
    pub key: String,
    /// What a reader sees above it.
    pub heading: String,
    /// More about it, shown on demand; empty when there is nothing more.
    pub note: String,
    /// Its width in characters.
    pub width: u16,
    /// How it is shown.
    pub shown: Shown,
    /// Whether an empty cell is coloured until it is filled in.
    pub wanted: Wanted,
}

/// How a column is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Always.
    Open,
    /// When its group is unfolded.
    Folded,
    /// Never: for the program.
    Hidden,
}

/// When an empty cell stands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Never.
    No,
    /// As long as it is empty.
    Always,
    /// When the column with this key holds one of these texts.
    WithAny(String, Vec<String>),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// What the program says.
    Given(String),
    /// What the reviewer writes.
    Fill {
        /// What stands there already.
        text: String,
        /// The list it is chosen from, if it is.
        list: Option<usize>,
    },
}

impl Cell {
    /// What stands in it.
    pub fn text(&self) -> &str {
        match self {
            Self::Given(text) | Self::Fill { text, .. } => text,
        }
    }

    /// An empty cell for a text of the reviewer's own.
    pub fn blank() -> Self {
        Self::Fill {
            text: String::new(),
            list: None,
        }
    }
}

impl Sheet {
    /// The position of the column with a key.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

impl Worksheet {
    /// The position of a list among the worksheet's, where it is put if it is new.
    pub(super) fn list(&mut self, options: Vec<String>) -> usize {
        let known = self.lists.iter().position(|list| *list == options);
        known.unwrap_or_else(|| {
            self.lists.push(options);
            self.lists.len() - 1
        })
    }
}
