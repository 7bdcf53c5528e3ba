//! From text to an expression that can be asked.

use std::fmt;
use std::thread;

use rust_decimal::Decimal;

use super::check::{self, Whole};
use super::columns::Columns;
use super::evaluate::{Cell, value};
use super::node::Node;
use super::parse;
use super::possible::{self, Possible};
use super::problem::{Problem, excerpt};
use super::shape;
use super::tokens::{self, Lexeme, Role, Sentence};
use super::why::{Answer, Truth, Why};
use crate::case::Reading;
use crate::diag::code;
use crate::lang::rule as say;

/// A checked boolean expression over the columns of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    text: String,
    root: Node,
    columns: Vec<usize>,
}

/// Reads and checks an expression.
///
/// ```
/// # use sagsaudit::{case::ColumnType, rule::{Columns, Origin, compile}};
/// let columns = Columns::new(Origin::Template, [("modtaget", ColumnType::Date), ("afgjort", ColumnType::Date)]);
/// let expression = compile("afgjort - modtaget <= 14", &columns).unwrap();
/// assert_eq!(expression.columns(), [1, 0]);
///
/// let problems = compile("afgjordt <= 'i dag'", &columns).unwrap_err();
/// assert_eq!((problems[0].code.id, problems[0].span.clone()), ("T012", 0..8));
/// ```
///
/// # Errors
/// Everything that is wrong with it and can be seen in one run, in the order of the text; at least one problem.
pub fn compile(text: &str, columns: &Columns) -> Result<Expression, Vec<Problem>> {
    compile_as(text, columns, Whole::Condition)
}

/// A checked expression over the columns of a row that is a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberExpression(Expression);

/// What an expression that is a number comes to in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The number.
    Is(Decimal),
    /// An empty cell leaves it open: SQL's NULL.
    Null,
    /// It needs a cell that cannot be read, or a calculation that has no result.
    Undetermined,
}

/// Reads and checks an expression that is a number.
///
/// ```
/// # use sagsaudit::{case::ColumnType, rule::{Columns, Origin, compile_number}};
/// let columns = Columns::new(Origin::Template, [("modtaget", ColumnType::Date), ("afgjort", ColumnType::Date)]);
/// assert!(compile_number("afgjort - modtaget", &columns).is_ok());
/// assert_eq!(compile_number("afgjort > modtaget", &columns).unwrap_err()[0].code.id, "T015");
/// ```
///
/// # Errors
/// As [`compile`].
pub fn compile_number(text: &str, columns: &Columns) -> Result<NumberExpression, Vec<Problem>> {
    compile_as(text, columns, Whole::Number).map(NumberExpression)
}

impl NumberExpression {
    /// The number in a row, whose cells stand in the order of the [`Columns`] it was compiled for.
    ///
    /// # Panics
    /// When the row is shorter than those columns.
    pub fn value(&self, row: &[Reading]) -> Number {
        match value(&self.0.root, row) {
            Cell::Number(number) => Number::Is(number),
            Cell::Null => Number::Null,
            _ => Number::Undetermined,
        }
    }

    /// The indices of the columns it names, in the order of the text, each once.
    pub fn columns(&self) -> &[usize] {
        self.0.columns()
    }

    /// The text as it was written.
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// See [`Expression::changed`].
    pub(super) fn changed(&self, change: impl FnOnce(&mut Node)) -> Self {
        Self(self.0.changed(change))
    }
}

fn compile_as(text: &str, columns: &Columns, whole: Whole) -> Result<Expression, Vec<Problem>> {
    let lexed = tokens::read(text, columns).map_err(|problem| vec![problem])?;
    let mut problems = lexed.problems;
    let mut root = Node::Null;
    if lexed.sentence == Sentence::Whole {
        match shape::check(text, &lexed.lexemes) {
            Err(problem) => problems.push(problem),
            Ok(()) => root = check_deep(text, &lexed.lexemes, whole, &mut problems),
        }
    }
    if !problems.is_empty() {
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        return Err(problems);
    }
    Ok(Expression {
        text: text.to_owned(),
        root,
        columns: named_columns(&lexed.lexemes),
    })
}

/// The indices of the columns that an expression names, in the order of the text, each once: what has to be read before
/// the types of the columns are known, and the expression can be compiled.
///
/// # Errors
/// Everything that is wrong with its words, of which unknown names are the most.
pub fn named_in(text: &str, columns: &Columns) -> Result<Vec<usize>, Vec<Problem>> {
    let lexed = tokens::read(text, columns).map_err(|problem| vec![problem])?;
    if lexed.problems.is_empty() {
        Ok(named_columns(&lexed.lexemes))
    } else {
        Err(lexed.problems)
    }
}

/// Room for the recursion of the parser, which takes up to 50 kB of stack a level where it is not optimised. Only what
/// is used of it takes memory.
const STACK_BYTES: usize = 64 << 20;

thread_local! {
    /// Whether this thread has [`STACK_BYTES`].
    static HAS_ROOM: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Does some work on a thread with room for expressions of any depth that is allowed: who compiles many of them makes one
/// thread for all. A main thread on Windows has 1 MB.
pub fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    if HAS_ROOM.get() {
        return work();
    }
    thread::scope(|scope| {
        let work = || {
            HAS_ROOM.set(true);
            work()
        };
        thread::Builder::new()
            .name("expressions".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)
            .expect("the system has room for one thread more")
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// Parses and checks where there is room, so that the depth that is allowed does not hang on the caller's stack.
fn check_deep(text: &str, lexemes: &[Lexeme], whole: Whole, problems: &mut Vec<Problem>) -> Node {
    with_room(|| parse_and_check(text, lexemes, whole, problems))
}

fn parse_and_check(
    text: &str,
    lexemes: &[Lexeme],
    whole: Whole,
    problems: &mut Vec<Problem>,
) -> Node {
    match parse::tree(lexemes) {
        Ok(tree) => check::whole(text, lexemes, &tree, whole, problems),
        Err(stray) => {
            problems.push(stray_rest(text, lexemes, stray));
            Node::Null
        }
    }
}

/// The problem of a rest that the parser left or refused.
fn stray_rest(text: &str, lexemes: &[Lexeme], stray: Option<usize>) -> Problem {
    let end = lexemes.last().map_or(text.len(), |last| last.bytes.end);
    let span = stray
        .and_then(|stray| lexemes.get(stray))
        .map_or(end..end, |stray| stray.bytes.clone());
    let message = match text.get(span.clone()) {
        Some(found) if !found.is_empty() => say::UNEXPECTED
            .with("found", excerpt(found))
            .with("expected", &say::EXPECTED_OPERATOR),
        _ => say::ENDS_TOO_EARLY.with("expected", &say::EXPECTED_VALUE),
    };
    Problem::new(&code::T010, span, message)
}

/// The columns that are named, in order of their first place, each once.
fn named_columns(lexemes: &[Lexeme]) -> Vec<usize> {
    let mut named = Vec::new();
    for lexeme in lexemes {
        if let Role::Column(index, _) = lexeme.role
            && !named.contains(&index)
        {
            named.push(index);
        }
    }
    named
}

impl Expression {
    /// What the expression says of a row, whose cells stand in the order of the [`Columns`] it was compiled for.
    ///
    /// # Panics
    /// When the row is shorter than those columns.
    pub fn evaluate(&self, row: &[Reading]) -> Truth {
        match self.answer(row) {
            Answer::True => Truth::True,
            Answer::False => Truth::False,
            Answer::Null | Answer::Undetermined => Truth::Unknown(self.why(row)),
        }
    }

    /// The same in one word, for whoever does not ask why.
    ///
    /// # Panics
    /// When the row is shorter than those columns.
    pub fn answer(&self, row: &[Reading]) -> Answer {
        Answer::of(&value(&self.root, row))
    }

    /// Why it has no answer in a row; to be asked only where it has none.
    ///
    /// # Panics
    /// When the row is shorter than those columns.
    pub fn why(&self, row: &[Reading]) -> Why {
        Why::of(&self.root, &self.columns, row)
    }

    /// What it can come to at all, whatever stands in a row. An answer that is not possible cannot come out; one that is
    /// called possible may still be out of reach.
    ///
    /// ```
    /// # use sagsaudit::{case::ColumnType, rule::{Columns, Origin, compile}};
    /// let columns = Columns::new(Origin::Template, [("status", ColumnType::Text)]);
    /// let always = compile("status <> 'lukket' OR status <> 'afgjort'", &columns).unwrap();
    /// assert!(!always.possible().fails);
    /// ```
    pub fn possible(&self) -> Possible {
        possible::possible(&self.root)
    }

    /// Whether it asks if a column is, or is not, the empty text: a question that an empty cell, which is NULL, leaves
    /// without an answer.
    pub fn compares_with_empty_text(&self) -> bool {
        possible::compares_with_empty_text(&self.root)
    }

    /// The indices of the columns it names, in the order of the text, each once.
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// The text as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is made of.
    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// One with other parts, and the columns that these name.
    pub(super) fn changed(&self, change: impl FnOnce(&mut Node)) -> Self {
        let mut root = self.root.clone();
        change(&mut root);
        let mut columns = Vec::new();
        root.each_column(&mut |column| {
            if !columns.contains(column) {
                columns.push(*column);
            }
        });
        Self {
            text: self.text.clone(),
            root,
            columns,
        }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}
