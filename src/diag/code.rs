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
    T010 Error "An expression cannot be read as one.";
    T011 Error "An expression is too long or nested too deep.";
    T012 Error "An expression names a column that the template does not have.";
    T013 Error "An expression calls a function that does not exist.";
    T014 Error "An expression uses a construct of SQL that is not allowed.";
    T015 Error "Types in an expression do not go together.";
    T016 Error "A function in an expression has the wrong number of arguments.";
    T017 Error "A literal in an expression cannot be read.";
    T018 Error "A comparison with NULL is always unknown.";
    T019 Error "An expression needs brackets, because it could be read in two ways.";
    T020 Error "A name in an expression fits several columns.";
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
