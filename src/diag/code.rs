//! The stable codes of diagnostics. A code once released keeps its meaning for ever.
//!
//! The letter tells the subject: C command line and files, E extract, D draw and audit folder, T template, A answers.

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It must be mended before the work can go on, or be trusted.
    Error,
    /// The work goes on; someone should look.
    Warning,
    /// Good to know.
    Hint,
}

/// A stable code, such as `T012`.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Letter and three digits.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What the code stands for, in English, for the list of codes.
    pub about: &'static str,
}

/// Defines codes as constants named by their id, and `ALL`, the list of them.
macro_rules! codes {
    ($( $id:ident $severity:ident $about:literal; )*) => {
        $( #[doc = $about] pub static $id: Code = Code {
            id: stringify!($id), severity: Severity::$severity, about: $about,
        }; )*

        /// Every code, in the order of the list.
        pub static ALL: &[&Code] = &[$( &$id ),*];
    };
}

codes! {
    C001 Error "A file or folder cannot be read.";
    C002 Error "A file cannot be written.";
    C003 Error "An argument has a value that cannot be used.";
    E001 Error "An extract has no rows at all.";
    E002 Error "An extract has a header and no rows below it.";
    E003 Error "An extract is a workbook or an archive, not a CSV file.";
    E004 Error "An extract is no text: it holds NUL or control characters.";
    E005 Error "An extract is UTF-8 in most places, but broken in some.";
    E006 Error "The encoding of an extract cannot be told.";
    E007 Error "An encoding that was asked for is unknown.";
    E008 Error "Bytes of an extract have no meaning in its encoding.";
    E009 Error "The delimiter of an extract cannot be told.";
    E010 Error "A quote in an extract is never closed.";
    E011 Error "A row of an extract is too long.";
    E012 Error "An extract lacks a required column.";
    E013 Error "Several headings of an extract fit one column.";
    E014 Error "A mapping of a column to a heading names one that is not there.";
    E015 Error "Most rows of an extract cannot be read as cases.";
    E016 Error "The case ids of an extract are CPR numbers.";
    E017 Error "Rows with the same case id have different content.";
    E018 Error "An extract was changed while it was read.";
    T012 Error "An expression names a column that the template does not have.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_within_their_letter_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for code in ALL {
            assert!(seen.insert(code.id), "{} stands twice", code.id);
            assert!(
                code.id.len() == 4 && code.id[1..].chars().all(|digit| digit.is_ascii_digit()),
                "{}",
                code.id
            );
        }
    }
}
