//! The words of the language: its keywords and functions, and the words of SQL that it refuses by name.

use super::node::TextFunction;
use crate::lang::{Phrase, rule as say};

/// A function that an expression may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    /// The first value that is not NULL.
    Coalesce,
    /// A function of one text.
    OfText(TextFunction),
    /// A date some working days from another.
    Workdays,
    /// The day on which somebody comes of an age.
    Birthday,
}

/// The functions by name.
const FUNCTIONS: [(&str, Function); 6] = [
    ("birthday", Function::Birthday),
    ("coalesce", Function::Coalesce),
    ("length", Function::OfText(TextFunction::Length)),
    ("lower", Function::OfText(TextFunction::Lower)),
    ("upper", Function::OfText(TextFunction::Upper)),
    ("workdays", Function::Workdays),
];

/// The function of a name, in any case.
pub(super) fn function(name: &str) -> Option<Function> {
    let named = |(known, _): &&(&str, Function)| known.eq_ignore_ascii_case(name);
    FUNCTIONS.iter().find(named).map(|(_, function)| *function)
}

/// The names of all functions, sorted.
pub(super) fn function_names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().map(|(name, _)| *name)
}

/// A word with a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    And,
    Or,
    Not,
    Is,
    Null,
    True,
    False,
    In,
    Between,
    Like,
    Case,
    When,
    Then,
    Else,
    End,
    Interval,
}

/// The keywords as they are written.
const KEYWORDS: [(&str, Keyword); 16] = [
    ("AND", Keyword::And),
    ("OR", Keyword::Or),
    ("NOT", Keyword::Not),
    ("IS", Keyword::Is),
    ("NULL", Keyword::Null),
    ("TRUE", Keyword::True),
    ("FALSE", Keyword::False),
    ("IN", Keyword::In),
    ("BETWEEN", Keyword::Between),
    ("LIKE", Keyword::Like),
    ("CASE", Keyword::Case),
    ("WHEN", Keyword::When),
    ("THEN", Keyword::Then),
    ("ELSE", Keyword::Else),
    ("END", Keyword::End),
    ("INTERVAL", Keyword::Interval),
];

/// The keyword that an unquoted word is, in any case.
pub(super) fn keyword(word: &str) -> Option<Keyword> {
    let written = |(known, _): &&(&str, Keyword)| known.eq_ignore_ascii_case(word);
    KEYWORDS.iter().find(written).map(|(_, keyword)| *keyword)
}

/// What a refused word or sign stands for, with the reason it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Today, now: the answer would change from day to day.
    Clock,
    /// Another query, or a part of one.
    Query,
    /// A change of type.
    Cast,
    /// A value filled in from outside.
    Parameter,
    /// A remark.
    Comment,
    /// A figure over many rows.
    ManyRows,
    /// A pattern other than `LIKE`.
    Pattern,
    /// A test other than `IS NULL`.
    Test,
    /// A form of literal.
    Literal,
    /// A calculation other than plus and minus.
    Sign,
    /// A name with a point in it.
    Path,
    /// Everything else of SQL.
    Other,
}

impl Refused {
    /// Why it is refused, as the end of a sentence.
    pub(super) fn reason(self) -> &'static Phrase {
        match self {
            Self::Clock => &say::NO_CLOCK,
            Self::Query => &say::NO_QUERY,
            Self::Cast => &say::NO_CAST,
            Self::Parameter => &say::NO_PARAMETER,
            Self::Comment => &say::NO_COMMENT,
            Self::ManyRows => &say::NO_MANY_ROWS,
            Self::Pattern => &say::NO_PATTERN,
            Self::Test => &say::NO_TEST,
            Self::Literal => &say::NO_LITERAL,
            Self::Sign => &say::NO_SIGN,
            Self::Path => &say::NO_PATH,
            Self::Other => &say::NOT_IN_LANGUAGE,
        }
    }

    /// Whether foreign grammar follows: then the words after it are no columns, and nothing is said of them.
    pub(super) fn brings_own_grammar(self) -> bool {
        matches!(
            self,
            Self::Query | Self::Cast | Self::ManyRows | Self::Other
        )
    }

    /// Whether the word, with brackets behind it, stands for a value.
    pub(super) fn makes_a_value(self) -> bool {
        matches!(self, Self::Query | Self::Cast | Self::Other)
    }
}

/// Reserved words of SQL that the language does not have.
const REFUSED: [(Refused, &[&str]); 7] = [
    (
        Refused::Clock,
        &[
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "LOCALTIME",
            "LOCALTIMESTAMP",
        ],
    ),
    (
        Refused::Query,
        &[
            "ALL",
            "ANY",
            "AS",
            "ASC",
            "DESC",
            "DISTINCT",
            "EXCEPT",
            "EXISTS",
            "FETCH",
            "FOR",
            "FROM",
            "GROUP",
            "HAVING",
            "INTERSECT",
            "INTO",
            "JOIN",
            "LATERAL",
            "LIMIT",
            "OFFSET",
            "ON",
            "ORDER",
            "SELECT",
            "SOME",
            "TABLE",
            "UNION",
            "USING",
            "VALUES",
            "WHERE",
            "WITH",
        ],
    ),
    (Refused::Cast, &["CAST", "SAFE_CAST", "TRY_CAST"]),
    (
        Refused::ManyRows,
        &["FILTER", "OVER", "PARTITION", "WINDOW", "WITHIN"],
    ),
    (
        Refused::Pattern,
        &["ESCAPE", "GLOB", "ILIKE", "REGEXP", "RLIKE", "SIMILAR"],
    ),
    (
        Refused::Test,
        &[
            "ASYMMETRIC",
            "ISNULL",
            "NOTNULL",
            "OVERLAPS",
            "SYMMETRIC",
            "UNKNOWN",
        ],
    ),
    (
        Refused::Other,
        &[
            "ALTER",
            "ANALYZE",
            "ARRAY",
            "AUTHORIZATION",
            "BINARY",
            "BOTH",
            "CHECK",
            "COLLATE",
            "COLUMN",
            "CONSTRAINT",
            "CREATE",
            "CROSS",
            "CURRENT_CATALOG",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_USER",
            "DEFAULT",
            "DEFERRABLE",
            "DELETE",
            "DO",
            "DROP",
            "FOREIGN",
            "FULL",
            "GRANT",
            "INITIALLY",
            "INNER",
            "INSERT",
            "LEADING",
            "LEFT",
            "NATURAL",
            "ONLY",
            "OUTER",
            "PRIMARY",
            "REFERENCES",
            "RETURNING",
            "REVOKE",
            "RIGHT",
            "ROW",
            "SESSION_USER",
            "TO",
            "TRAILING",
            "TRUNCATE",
            "UNIQUE",
            "UPDATE",
            "USER",
            "VARIADIC",
            "XOR",
        ],
    ),
];

/// What an unquoted word stands for when it is a word of SQL that the language refuses.
pub(super) fn refused(word: &str) -> Option<Refused> {
    lookup(&REFUSED, word)
}

/// Functions of SQL that are refused with a reason of their own.
const REFUSED_FUNCTIONS: [(Refused, &[&str]); 4] = [
    (
        Refused::Clock,
        &[
            "CLOCK_TIMESTAMP",
            "CURDATE",
            "CURTIME",
            "GETDATE",
            "JULIANDAY",
            "NOW",
            "STATEMENT_TIMESTAMP",
            "STRFTIME",
            "SYSDATE",
            "TIMEOFDAY",
            "TODAY",
            "TRANSACTION_TIMESTAMP",
            "UNIXEPOCH",
        ],
    ),
    (
        Refused::Cast,
        &[
            "CONVERT",
            "TRY_CONVERT",
            "TO_CHAR",
            "TO_DATE",
            "TO_NUMBER",
            "TO_TIMESTAMP",
        ],
    ),
    (
        Refused::ManyRows,
        &[
            "ARRAY_AGG",
            "AVG",
            "BOOL_AND",
            "BOOL_OR",
            "COUNT",
            "DENSE_RANK",
            "EVERY",
            "FIRST_VALUE",
            "GROUP_CONCAT",
            "LAG",
            "LAST_VALUE",
            "LEAD",
            "MAX",
            "MEDIAN",
            "MIN",
            "NTILE",
            "RANK",
            "ROW_NUMBER",
            "STDDEV",
            "STRING_AGG",
            "SUM",
            "VARIANCE",
        ],
    ),
    (Refused::Query, &["UNNEST"]),
];

/// What a function name stands for when it is refused with a reason of its own.
pub(super) fn refused_function(name: &str) -> Option<Refused> {
    lookup(&REFUSED_FUNCTIONS, name)
}

fn lookup(table: &[(Refused, &[&str])], word: &str) -> Option<Refused> {
    let holds = |(_, words): &&(Refused, &[&str])| {
        words.iter().any(|known| known.eq_ignore_ascii_case(word))
    };
    table.iter().find(holds).map(|(refused, _)| *refused)
}

/// Whether a word has a meaning in SQL that keeps it from naming a column without quotation marks, in any case.
///
/// ```
/// # use sagsaudit::rule::is_reserved;
/// assert!(is_reserved("order") && is_reserved("NULL"));
/// assert!(!is_reserved("dato") && !is_reserved("date"));
/// ```
pub fn is_reserved(word: &str) -> bool {
    keyword(word).is_some() || refused(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_in_one_list() {
        let mut seen = std::collections::BTreeSet::new();
        let keywords = KEYWORDS.iter().map(|(word, _)| *word);
        let refused = REFUSED.iter().flat_map(|(_, words)| words.iter().copied());
        let functions = REFUSED_FUNCTIONS
            .iter()
            .flat_map(|(_, words)| words.iter().copied());
        for word in keywords.chain(refused).chain(functions) {
            assert_eq!(word, word.to_ascii_uppercase());
            assert!(seen.insert(word), "{word} stands twice");
        }
    }
}
