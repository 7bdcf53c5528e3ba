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
    D030 Error "A new audit folder would stand where something is already.";
    D031 Error "A folder is no audit folder.";
    D032 Error "Another command is changing the audit folder.";
    D033 Error "The journal of an audit folder is missing or broken.";
    D034 Error "A file cannot have this name in an audit folder.";
    D035 Error "The audit folder was changed while a command was at work.";
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
