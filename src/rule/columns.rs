//! The columns that an expression may name.

use std::cell::RefCell;

use crate::case::ColumnType;

/// Where the columns come from; messages say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A template declares them.
    Template,
    /// They are the headers of an extract.
    Extract,
}

/// The columns that an expression may name, in the order of the rows it is evaluated on.
///
/// ```
/// # use sagsaudit::{case::ColumnType, rule::{Columns, Origin}};
/// let columns = Columns::new(Origin::Extract, [("Sagsnr.", ColumnType::Text), ("Modtaget", ColumnType::Date)]);
/// assert_eq!(columns.name(1), Some("Modtaget"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    origin: Origin,
    columns: Vec<Column>,
    /// How many columns stand behind these in a row, which expressions cannot name.
    hidden: usize,
    /// The criteria that `prior` was asked for, in the order they were met; `None` where there is no `prior`.
    priors: Option<RefCell<Vec<String>>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    name: String,
    lower_case: String,
    kind: ColumnType,
}

/// What a name in an expression leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The column with this index.
    Column(usize, ColumnType),
    /// Several columns whose names differ only in case; this is the index of the first.
    Several(usize),
    /// No column.
    Nothing,
}

impl Columns {
    /// The columns by name and type; the index of each is its place in a row.
    pub fn new<N: Into<String>>(
        origin: Origin,
        columns: impl IntoIterator<Item = (N, ColumnType)>,
    ) -> Self {
        let columns = columns.into_iter().map(|(name, kind)| {
            let name = name.into();
            let lower_case = name.to_lowercase();
            Column {
                name,
                lower_case,
                kind,
            }
        });
        Self {
            origin,
            columns: columns.collect(),
            hidden: 0,
            priors: None,
        }
    }

    /// With so many columns behind these in a row, which expressions cannot name.
    #[must_use]
    pub fn with_hidden(mut self, hidden: usize) -> Self {
        self.hidden = hidden;
        self
    }

    /// Lets expressions ask for the outcome of a criterion in the earlier audit of the same case: `prior('SDP-01')`.
    /// It reads as a column of text behind all others, one for each criterion that is asked for.
    #[must_use]
    pub fn with_prior(mut self) -> Self {
        self.priors = Some(RefCell::default());
        self
    }

    /// The criteria that the expressions compiled so far ask `prior` for, in the order of their columns.
    pub fn priors(&self) -> Vec<String> {
        self.priors
            .as_ref()
            .map(|priors| priors.borrow().clone())
            .unwrap_or_default()
    }

    /// The column of `prior('criterion')`; `None` where there is no `prior`.
    pub(super) fn prior(&self, criterion: &str) -> Option<usize> {
        let mut priors = self.priors.as_ref()?.borrow_mut();
        let known = priors.iter().position(|known| known == criterion);
        let position = known.unwrap_or_else(|| {
            priors.push(criterion.to_owned());
            priors.len() - 1
        });
        Some(self.columns.len() + self.hidden + position)
    }

    /// Whether expressions may ask for the earlier audit.
    pub(super) fn know_prior(&self) -> bool {
        self.priors.is_some()
    }

    /// Where the columns come from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The name of the column with an index.
    pub fn name(&self, index: usize) -> Option<&str> {
        self.columns.get(index).map(|column| column.name.as_str())
    }

    /// All names, in the order of the rows.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    /// The column of a name: the one spelt exactly so, else the only one that differs just in case; in an extract, else
    /// the only one that differs in blanks, `_`, `-` and `.` as well, since on many command lines a heading with blanks is
    /// hard to put in double quotes: `oprettet_dato` is `Oprettet dato`.
    pub(super) fn find(&self, name: &str) -> Found {
        let spelt_so = |(_, column): &(usize, &Column)| column.name == name;
        if let Some((index, column)) = self.columns.iter().enumerate().find(spelt_so) {
            return Found::Column(index, column.kind);
        }
        let lower_case = name.to_lowercase();
        let found = self.only(|column| column.lower_case == lower_case);
        if found != Found::Nothing || self.origin == Origin::Template {
            return found;
        }
        let bare = without_joints(&lower_case);
        self.only(|column| !bare.is_empty() && without_joints(&column.lower_case) == bare)
    }

    fn only(&self, fits: impl Fn(&Column) -> bool) -> Found {
        let mut alike = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| fits(column));
        match (alike.next(), alike.next()) {
            (None, _) => Found::Nothing,
            (Some((index, column)), None) => Found::Column(index, column.kind),
            (Some((index, _)), Some(_)) => Found::Several(index),
        }
    }
}

/// A heading without what stands between its words.
fn without_joints(heading: &str) -> String {
    heading
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '_' | '-' | '.'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exact_spelling_wins_and_case_matters_only_between_twins() {
        let columns = Columns::new(
            Origin::Extract,
            [
                ("Dato", ColumnType::Date),
                ("DATO", ColumnType::Text),
                ("Ærinde", ColumnType::Text),
            ],
        );
        assert_eq!(columns.find("DATO"), Found::Column(1, ColumnType::Text));
        assert_eq!(columns.find("dato"), Found::Several(0));
        assert_eq!(columns.find("ærinde"), Found::Column(2, ColumnType::Text));
        assert_eq!(columns.find("arinde"), Found::Nothing);
    }

    #[test]
    fn a_heading_can_be_named_without_its_blanks() {
        let names = ["Oprettet dato", "Sagsnr.", "sags-nr", "-"];
        let columns = |origin| Columns::new(origin, names.map(|name| (name, ColumnType::Date)));
        let extract = columns(Origin::Extract);
        assert_eq!(
            extract.find("oprettet_dato"),
            Found::Column(0, ColumnType::Date)
        );
        assert_eq!(extract.find("sagsnr"), Found::Several(1));
        assert_eq!(extract.find("_"), Found::Nothing);
        let template = columns(Origin::Template);
        assert_eq!(template.find("oprettet_dato"), Found::Nothing);
    }
}
