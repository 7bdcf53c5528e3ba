//! Whether words and signs stand in an order that makes an expression.
//!
//! The parser behind would find out too, but says where only in prose, and takes an unfinished `CASE` for a column. Its
//! recursion also needs a bound before it starts: the nesting is counted here.

use std::ops::Range;

use super::problem::{Problem, excerpt};
use super::tokens::{Lexeme, Role, count};
use super::words::{Keyword, Refused};
use crate::diag::{Code, code};
use crate::lang::{Phrase, rule as say};

/// The deepest nesting of brackets, `CASE`, `NOT` and signs.
pub(super) const DEEPEST: usize = 30;

/// Checks the order.
///
/// # Errors
/// The first place that does not fit, or an expression that nests too deep.
pub(super) fn check(text: &str, lexemes: &[Lexeme]) -> Result<(), Problem> {
    let mut walk = Walk {
        text,
        lexemes,
        at: 0,
        expecting: Expecting::Condition,
        frames: vec![Frame::new(0, Kind::Whole)],
    };
    while walk.at < lexemes.len() {
        match walk.expecting {
            Expecting::Operator => walk.operator()?,
            Expecting::Condition | Expecting::Value => walk.operand()?,
        }
    }
    walk.end()
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expecting {
    /// An operand, which `NOT` may precede.
    Condition,
    /// An operand of something that binds closer than `NOT`.
    Value,
    /// An operator, or the end.
    Operator,
}

/// Something that is open.
struct Frame {
    /// The lexeme that opened it.
    opened: usize,
    kind: Kind,
    /// A `BETWEEN` that waits for its `AND`.
    between: Option<usize>,
    /// `NOT`s and signs before the operand that is being read.
    prefixes: usize,
}

impl Frame {
    fn new(opened: usize, kind: Kind) -> Self {
        Self {
            opened,
            kind,
            between: None,
            prefixes: 0,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The expression as a whole.
    Whole,
    /// Brackets around one expression.
    Group,
    /// Brackets around several: a list, or the arguments of a function.
    List,
    /// The part of a `CASE` that is being read.
    Case(Part),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Operand,
    When,
    Then,
    Else,
}

/// The walk through the lexemes.
struct Walk<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
    at: usize,
    expecting: Expecting,
    frames: Vec<Frame>,
}

impl Walk<'_> {
    fn role(&self, offset: usize) -> Option<Role> {
        self.lexemes.get(self.at + offset).map(|lexeme| lexeme.role)
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames
            .last_mut()
            .expect("the frame of the whole is never closed")
    }

    /// Passes over some lexemes.
    fn pass(&mut self, lexemes: usize, expecting: Expecting) {
        self.at += lexemes;
        self.expecting = expecting;
    }

    fn operand(&mut self) -> Result<(), Problem> {
        match (self.role(0), self.role(1)) {
            (Some(Role::Column(..) | Role::Stranger | Role::Number | Role::Text), _)
            | (Some(Role::Keyword(Keyword::Null | Keyword::True | Keyword::False)), _) => {
                self.pass(1, Expecting::Operator);
            }
            (Some(Role::TypeName), _) => self.pass(2, Expecting::Operator),
            (Some(Role::Keyword(Keyword::Interval)), Some(Role::Text)) => {
                let unit = usize::from(self.role(2) == Some(Role::Unit));
                self.pass(2 + unit, Expecting::Operator);
            }
            (Some(Role::Keyword(Keyword::Interval)), _) => {
                return Err(self.wrong(&code::T010, self.at, &say::INTERVAL_FORM));
            }
            (Some(Role::Function(_)), _) => {
                self.at += 1;
                self.open(Kind::List)?;
                if self.role(0) == Some(Role::Close) {
                    return self.close();
                }
            }
            (Some(Role::Open), _) => self.open(Kind::Group)?,
            (Some(Role::Keyword(Keyword::Case)), next) => {
                self.open(Kind::Case(Part::Operand))?;
                if next == Some(Role::Keyword(Keyword::When)) {
                    self.frame().kind = Kind::Case(Part::When);
                    self.pass(1, Expecting::Condition);
                }
            }
            (Some(Role::Keyword(Keyword::Not)), _) if self.expecting == Expecting::Value => {
                return Err(self.wrong(&code::T019, self.at, &say::NOT_NEEDS_BRACKETS));
            }
            (Some(Role::Keyword(Keyword::Not)), _) => self.prefix(Expecting::Condition)?,
            (Some(Role::Minus), _) => self.prefix(Expecting::Value)?,
            _ => return Err(self.unexpected(&say::EXPECTED_VALUE)),
        }
        Ok(())
    }

    /// Opens a bracket or a `CASE`.
    fn open(&mut self, kind: Kind) -> Result<(), Problem> {
        self.frames.push(Frame::new(self.at, kind));
        self.check_depth()?;
        self.pass(1, Expecting::Condition);
        Ok(())
    }

    /// Passes a `NOT` or a sign.
    fn prefix(&mut self, expecting: Expecting) -> Result<(), Problem> {
        self.frame().prefixes += 1;
        self.check_depth()?;
        self.pass(1, expecting);
        Ok(())
    }

    fn check_depth(&self) -> Result<(), Problem> {
        let depth = self.frames.len() - 1
            + self
                .frames
                .iter()
                .map(|frame| frame.prefixes)
                .sum::<usize>();
        if depth <= DEEPEST {
            return Ok(());
        }
        let message = say::TOO_DEEP.with("most", count(DEEPEST));
        Err(Problem::new(&code::T011, self.bytes(self.at), message))
    }

    fn operator(&mut self) -> Result<(), Problem> {
        self.frame().prefixes = 0;
        match (self.role(0), self.role(1), self.role(2)) {
            (Some(Role::Comparison | Role::Plus | Role::Minus), ..) => {
                self.pass(1, Expecting::Value)
            }
            (Some(Role::Keyword(Keyword::Like)), ..) => self.pass(1, Expecting::Value),
            (Some(Role::Keyword(Keyword::And)), ..) => {
                let ends_between = self.frame().between.take().is_some();
                self.pass(
                    1,
                    if ends_between {
                        Expecting::Value
                    } else {
                        Expecting::Condition
                    },
                );
            }
            (Some(Role::Keyword(Keyword::Or)), ..) => {
                self.no_open_between()?;
                self.pass(1, Expecting::Condition);
            }
            (Some(Role::Keyword(Keyword::Is)), first, second) => self.test(first, second)?,
            (Some(Role::Keyword(Keyword::Between)), ..) => {
                self.no_open_between()?;
                self.frame().between = Some(self.at);
                self.pass(1, Expecting::Value);
            }
            (Some(Role::Keyword(Keyword::In)), next, _) => {
                self.at += 1;
                if next != Some(Role::Open) {
                    return Err(self.unexpected(&say::EXPECTED_LIST));
                }
                self.open(Kind::List)?;
            }
            (
                Some(Role::Keyword(Keyword::Not)),
                Some(Role::Keyword(Keyword::In | Keyword::Between | Keyword::Like)),
                _,
            ) => self.pass(1, Expecting::Operator),
            (Some(Role::Close), ..) => self.close()?,
            (Some(Role::Comma), ..) => self.comma()?,
            (Some(Role::Keyword(Keyword::When)), ..) => self.part(Part::When)?,
            (Some(Role::Keyword(Keyword::Then)), ..) => self.part(Part::Then)?,
            (Some(Role::Keyword(Keyword::Else)), ..) => self.part(Part::Else)?,
            (Some(Role::Keyword(Keyword::End)), ..) => self.end_case()?,
            _ => return Err(self.unexpected(&say::EXPECTED_OPERATOR)),
        }
        Ok(())
    }

    /// Passes what follows `IS`.
    fn test(&mut self, first: Option<Role>, second: Option<Role>) -> Result<(), Problem> {
        let negations = usize::from(first == Some(Role::Keyword(Keyword::Not)));
        let tested = if negations == 1 { second } else { first };
        match tested {
            Some(Role::Keyword(Keyword::Null)) => {
                self.pass(2 + negations, Expecting::Operator);
                Ok(())
            }
            Some(Role::Keyword(Keyword::True | Keyword::False)) => {
                let span = self.bytes(self.at).start..self.bytes(self.at + 1 + negations).end;
                let message = say::NOT_ALLOWED
                    .with(
                        "what",
                        excerpt(self.text.get(span.clone()).unwrap_or_default()),
                    )
                    .with("reason", Refused::Test.reason());
                Err(Problem::new(&code::T014, span, message))
            }
            _ => {
                self.at += 1 + negations;
                Err(self.unexpected(&say::EXPECTED_NULL))
            }
        }
    }

    fn close(&mut self) -> Result<(), Problem> {
        self.no_open_between()?;
        match self.frame().kind {
            Kind::Whole => Err(self.wrong(&code::T010, self.at, &say::EXTRA_BRACKET)),
            Kind::Case(_) => {
                let case = self.frame().opened;
                Err(self.wrong(&code::T010, case, &say::CASE_WITHOUT_END))
            }
            Kind::Group | Kind::List => {
                self.frames.pop();
                self.pass(1, Expecting::Operator);
                Ok(())
            }
        }
    }

    fn comma(&mut self) -> Result<(), Problem> {
        self.no_open_between()?;
        if self.frame().kind == Kind::List {
            self.pass(1, Expecting::Condition);
            return Ok(());
        }
        let problem = self.unexpected(&say::EXPECTED_OPERATOR);
        if self.is_decimal_comma() {
            return Err(problem.help(say::DECIMAL_POINT.message()));
        }
        Err(problem)
    }

    /// Whether the comma here joins two numbers, as decimals are written in Danish.
    fn is_decimal_comma(&self) -> bool {
        let around = self
            .lexemes
            .get(self.at.saturating_sub(1)..self.at + 2)
            .unwrap_or_default();
        matches!(around, [one, comma, other]
            if one.role == Role::Number && other.role == Role::Number
                && one.bytes.end == comma.bytes.start && comma.bytes.end == other.bytes.start)
    }

    /// Passes the word that begins the next part of a `CASE`.
    fn part(&mut self, next: Part) -> Result<(), Problem> {
        let in_order = match self.case_part()? {
            Part::Operand | Part::Then if next == Part::When => true,
            Part::When => next == Part::Then,
            Part::Then => next == Part::Else,
            Part::Operand | Part::Else => false,
        };
        if !in_order {
            return Err(self.unexpected(&say::EXPECTED_CASE_PART));
        }
        self.frame().kind = Kind::Case(next);
        self.pass(1, Expecting::Condition);
        Ok(())
    }

    fn end_case(&mut self) -> Result<(), Problem> {
        match self.case_part()? {
            Part::Then | Part::Else => {
                self.frames.pop();
                self.pass(1, Expecting::Operator);
                Ok(())
            }
            Part::Operand | Part::When => Err(self.unexpected(&say::EXPECTED_CASE_PART)),
        }
    }

    /// The part of the innermost `CASE`, which the word here is to end.
    fn case_part(&mut self) -> Result<Part, Problem> {
        self.no_open_between()?;
        let in_a_case = self
            .frames
            .iter()
            .any(|frame| matches!(frame.kind, Kind::Case(_)));
        match self.frame().kind {
            Kind::Case(part) => Ok(part),
            Kind::Group | Kind::List if in_a_case => {
                let bracket = self.frame().opened;
                Err(self.wrong(&code::T010, bracket, &say::UNCLOSED_BRACKET))
            }
            _ => Err(self.unexpected(&say::OUTSIDE_CASE)),
        }
    }

    fn no_open_between(&mut self) -> Result<(), Problem> {
        match self.frame().between {
            None => Ok(()),
            Some(between) => Err(self.wrong(&code::T010, between, &say::BETWEEN_WITHOUT_AND)),
        }
    }

    /// The end of the text.
    fn end(&mut self) -> Result<(), Problem> {
        if self.lexemes.is_empty() {
            return Err(Problem::new(
                &code::T010,
                0..self.text.len(),
                say::EMPTY.message(),
            ));
        }
        if self.expecting != Expecting::Operator {
            return Err(self.unexpected(&say::EXPECTED_VALUE));
        }
        self.no_open_between()?;
        let opened = self.frame().opened;
        match self.frame().kind {
            Kind::Whole => Ok(()),
            Kind::Group | Kind::List => {
                Err(self.wrong(&code::T010, opened, &say::UNCLOSED_BRACKET))
            }
            Kind::Case(_) => Err(self.wrong(&code::T010, opened, &say::CASE_WITHOUT_END)),
        }
    }

    /// The bytes of a lexeme; the end of the last one beyond it.
    fn bytes(&self, lexeme: usize) -> Range<usize> {
        match (self.lexemes.get(lexeme), self.lexemes.last()) {
            (Some(lexeme), _) => lexeme.bytes.clone(),
            (None, Some(last)) => last.bytes.end..last.bytes.end,
            (None, None) => 0..0,
        }
    }

    fn wrong(&self, code: &'static Code, lexeme: usize, phrase: &'static Phrase) -> Problem {
        Problem::new(code, self.bytes(lexeme), phrase.message())
    }

    /// The lexeme here, or the end of the text, is not what has to come.
    fn unexpected(&self, expected: &'static Phrase) -> Problem {
        let span = self.bytes(self.at);
        let message = match self.text.get(span.clone()) {
            Some(found) if !found.is_empty() => say::UNEXPECTED
                .with("found", excerpt(found))
                .with("expected", expected),
            _ => say::ENDS_TOO_EARLY.with("expected", expected),
        };
        Problem::new(&code::T010, span, message)
    }
}
