//! Who looks at the cases of an extract.

use super::batch::Cases;
use crate::case::Area;
use crate::diag::Failure;

/// Somebody who looks at the cases of an extract. There may be several, each of whom sees some of them, in any order; what
/// comes of all of them may not depend on who saw which.
pub trait Visitor: Send {
    /// A number for an area, by which its cases are shown to this visitor. It may be asked for one area more than once.
    ///
    /// # Errors
    /// When there can be no such area; the extract is refused because of it.
    fn area(&mut self, area: &Area) -> Result<usize, Failure>;

    /// Looks at a few cases.
    ///
    /// # Errors
    /// When one of them cannot be; the extract is refused because of it.
    fn cases(&mut self, cases: Cases<'_>) -> Result<(), Failure>;

    /// Takes in what another has seen.
    ///
    /// # Errors
    /// When the two together cannot be; the extract is refused because of it.
    fn merge(&mut self, other: Self) -> Result<(), Failure>;
}

/// Nobody.
impl Visitor for () {
    fn area(&mut self, _: &Area) -> Result<usize, Failure> {
        Ok(0)
    }

    fn cases(&mut self, _: Cases<'_>) -> Result<(), Failure> {
        Ok(())
    }

    fn merge(&mut self, (): Self) -> Result<(), Failure> {
        Ok(())
    }
}
