//! The words and signs of an expression: their places in the text, the columns and functions they name, and the
//! constructs of SQL that are refused by name.
//!
//! Every word gets its meaning here. The parser behind sees names only as quoted identifiers, so that no column name
//! is ever taken for one of the thousand keywords it knows.

use std::ops::Range;

use chrono::NaiveDate;
use sqlparser::keywords::Keyword as SqlKeyword;
use sqlparser::tokenizer::{Token, Word};

use super::bare_date::{self, bare_date};
use super::columns::{Columns, Found, Origin};
use super::problem::{Problem, excerpt, refusal};
use super::raw::{Raw, split};
use super::words::{self, Function, Keyword, Refused};
use crate::case::ColumnType;
use crate::diag::{code, nearest};
use crate::lang::{Message, prior, rule as say};

/// The most characters an expression may have.
pub(super) const MOST_CHARACTERS: usize = 4_000;
/// The most words and signs an expression may have.
const MOST_TOKENS: usize = 500;

/// A word or sign with its meaning.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lexeme {
    pub(super) role: Role,
    /// What the parser is given.
    pub(super) token: Token,
    /// Its place in the text.
    pub(super) bytes: Range<usize>,
}

/// What a word or sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The name of a column.
    Column(usize, ColumnType),
    /// A name that means nothing; the problem has been noted.
    Stranger,
    /// The name of a function; `None` when there is none and the problem has been noted.
    Function(Option<Function>),
    /// A word of the language.
    Keyword(Keyword),
    /// `DATE` or `TIMESTAMP` before a text.
    TypeName,
    /// The unit of an interval.
    Unit,
    /// A number.
    Number,
    /// A text in single quotation marks.
    Text,
    /// `=`, `<>`, `<`, `<=`, `>` or `>=`.
    Comparison,
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `,`.
    Comma,
}

/// What was read.
pub(super) struct Lexed {
    /// The words and signs; what was refused is left out.
    pub(super) lexemes: Vec<Lexeme>,
    /// What is wrong with single words.
    pub(super) problems: Vec<Problem>,
    /// Whether the rest can be judged as a sentence.
    pub(super) sentence: Sentence,
}

/// Whether the words and signs make a sentence that can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sentence {
    /// All of them belong to the language.
    Whole,
    /// Some were refused, and what is left is no sentence.
    Torn,
}

/// The words and signs of `text`.
///
/// # Errors
/// When the text is too long, or breaks off within a word.
pub(super) fn read(text: &str, columns: &Columns) -> Result<Lexed, Problem> {
    check_length(text)?;
    let raw = split(text)?;
    if let Some(first_too_many) = raw.get(MOST_TOKENS) {
        let message = say::TOO_MANY_TOKENS.with("most", count(MOST_TOKENS));
        return Err(Problem::new(
            &code::T011,
            first_too_many.bytes.start..text.len(),
            message,
        ));
    }
    let mut reader = Reader {
        text,
        columns,
        raw: &raw,
        next: 0,
        lexed: Lexed {
            lexemes: Vec::with_capacity(raw.len()),
            problems: Vec::new(),
            sentence: Sentence::Whole,
        },
    };
    while reader.next < raw.len() {
        reader.read_one();
    }
    Ok(reader.lexed)
}

fn check_length(text: &str) -> Result<(), Problem> {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => Ok(()),
        Some((first_too_many, _)) => {
            let message = say::TOO_LONG.with("most", count(MOST_CHARACTERS));
            Err(Problem::new(
                &code::T011,
                first_too_many..text.len(),
                message,
            ))
        }
    }
}

/// A limit as a count for a message.
pub(super) fn count(limit: usize) -> u64 {
    u64::try_from(limit).expect("limits are small numbers")
}

/// The walk through the tokens.
struct Reader<'a> {
    text: &'a str,
    columns: &'a Columns,
    raw: &'a [Raw],
    next: usize,
    lexed: Lexed,
}

impl Reader<'_> {
    /// Reads the next token, and those that belong to it.
    fn read_one(&mut self) {
        let Some(Raw { token, bytes }) = self.raw.get(self.next) else {
            return;
        };
        self.next += 1;
        let role = match token {
            Token::Word(word) => return self.read_word(word, bytes.clone()),
            Token::Number(_, is_long) => {
                if let Some((date, end)) = bare_date(self.text, bytes.start) {
                    return self.refuse_date(date, bytes.start..end);
                }
                if *is_long {
                    return self.refuse_sign(token, bytes.clone());
                }
                Role::Number
            }
            Token::SingleQuotedString(_) => Role::Text,
            Token::Eq | Token::Neq | Token::Lt | Token::LtEq | Token::Gt | Token::GtEq => {
                Role::Comparison
            }
            Token::Plus => Role::Plus,
            Token::Minus => Role::Minus,
            Token::LParen => Role::Open,
            Token::RParen => Role::Close,
            Token::Comma => Role::Comma,
            _ => return self.refuse_sign(token, bytes.clone()),
        };
        self.push(role, token.clone(), bytes.clone());
    }

    fn push(&mut self, role: Role, token: Token, bytes: Range<usize>) {
        self.lexed.lexemes.push(Lexeme { role, token, bytes });
    }

    /// The token after those read so far.
    fn peek(&self) -> Option<&Token> {
        self.raw.get(self.next).map(|raw| &raw.token)
    }

    fn read_word(&mut self, word: &Word, bytes: Range<usize>) {
        let name = word.value.as_str();
        if self.peek() == Some(&Token::Period) {
            return self.refuse_path(bytes);
        }
        let quoted = word.quote_style.is_some();
        if !quoted && is_type_name(name) && self.bare_date_follows() {
            return;
        }
        if !quoted && let Some(role) = self.special(name) {
            return self.push(role, Token::Word(word.clone()), bytes);
        }
        let refused = (!quoted).then(|| words::refused(name)).flatten();
        let called = self.peek() == Some(&Token::LParen);
        match refused {
            Some(refused) if refused == Refused::Clock || (called && refused.makes_a_value()) => {
                self.refuse_value(refusal(refused, name, bytes.clone()), name, bytes);
            }
            Some(refused) => self.refuse_word(refused, bytes),
            None if called => self.read_function(name, bytes),
            None => self.read_column(word, bytes),
        }
    }

    /// The role of a word that the language knows, in the place where it stands.
    fn special(&self, word: &str) -> Option<Role> {
        if let Some(keyword) = words::keyword(word) {
            return Some(Role::Keyword(keyword));
        }
        let before_text = matches!(self.peek(), Some(Token::SingleQuotedString(_)));
        if before_text && is_type_name(word) {
            return Some(Role::TypeName);
        }
        let after_interval = matches!(
            self.lexed.lexemes.as_slice(),
            [
                ..,
                Lexeme {
                    role: Role::Keyword(Keyword::Interval),
                    ..
                },
                Lexeme {
                    role: Role::Text | Role::Number,
                    ..
                }
            ]
        );
        (after_interval && is_unit(word)).then_some(Role::Unit)
    }

    /// A column, as a quoted identifier.
    fn read_column(&mut self, word: &Word, bytes: Range<usize>) {
        let role = match self.columns.find(&word.value) {
            Found::Column(index, kind) => Role::Column(index, kind),
            Found::Several(index) => {
                self.lexed
                    .problems
                    .push(ambiguous(word, self.columns.name(index), bytes.clone()));
                Role::Stranger
            }
            Found::Nothing => {
                self.lexed
                    .problems
                    .push(unknown_column(word, self.columns, bytes.clone()));
                Role::Stranger
            }
        };
        self.push(role, as_name(&word.value), bytes);
    }

    /// A function. What stands in the brackets of an unknown one is left alone: it may be of any grammar.
    fn read_function(&mut self, name: &str, bytes: Range<usize>) {
        if name.eq_ignore_ascii_case("prior") && self.columns.know_prior() {
            return self.read_prior(name, bytes);
        }
        let function = words::function(name);
        match (function, words::refused_function(name)) {
            (Some(_), _) => self.push(Role::Function(function), as_name(name), bytes),
            (None, Some(refused)) => {
                self.refuse_value(refusal(refused, name, bytes.clone()), name, bytes);
            }
            (None, None) => self.refuse_value(unknown_function(name, bytes.clone()), name, bytes),
        }
    }

    /// `prior('SDP-01')`: to everything behind, a column of text.
    fn read_prior(&mut self, name: &str, bytes: Range<usize>) {
        let inner = self.raw.get(self.next + 1..self.next + 3);
        let Some(
            [
                Raw {
                    token: Token::SingleQuotedString(criterion),
                    ..
                },
                Raw {
                    token: Token::RParen,
                    bytes: closing,
                },
            ],
        ) = inner.filter(|inner| !is_blank(inner))
        else {
            let problem = Problem::new(&code::T111, bytes.clone(), prior::FORM.message());
            return self.refuse_value(problem, name, bytes);
        };
        self.next += 3;
        let span = bytes.start..closing.end;
        if let Some(index) = self.columns.prior(criterion.trim()) {
            let shown = self.slice(&span).to_owned();
            self.push(Role::Column(index, ColumnType::Text), as_name(&shown), span);
        }
    }

    /// Notes the problem of something that stands for a value, and lets a name without meaning stand in its place.
    fn refuse_value(&mut self, problem: Problem, name: &str, bytes: Range<usize>) {
        self.lexed.problems.push(problem);
        self.push(Role::Stranger, as_name(name), bytes);
        self.skip_brackets();
    }

    /// Whether a date without quotation marks comes next.
    fn bare_date_follows(&self) -> bool {
        let next = self.raw.get(self.next);
        next.is_some_and(|raw| bare_date(self.text, raw.bytes.start).is_some())
    }

    /// Refuses a date without quotation marks as one value.
    fn refuse_date(&mut self, date: NaiveDate, bytes: Range<usize>) {
        while self
            .raw
            .get(self.next)
            .is_some_and(|raw| raw.bytes.start < bytes.end)
        {
            self.next += 1;
        }
        let written = self.slice(&bytes);
        let problem = bare_date::problem(written, date, bytes.clone());
        self.refuse_value(problem, &date.to_string(), bytes);
    }

    /// Passes over brackets with all they hold, if there are any here.
    fn skip_brackets(&mut self) {
        if self.peek() == Some(&Token::LParen) {
            self.next += 1;
            self.skip_to_closing_bracket();
            self.next += 1;
        }
    }

    /// Passes over what stands up to the closing bracket of the brackets we are in.
    fn skip_to_closing_bracket(&mut self) {
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            match token {
                Token::LParen => depth += 1,
                Token::RParen if depth == 0 => return,
                Token::RParen => depth -= 1,
                _ => {}
            }
            self.next += 1;
        }
    }

    /// Refuses a word, with the brackets that follow it, or all that follows if that is of a grammar of its own.
    fn refuse_word(&mut self, refused: Refused, bytes: Range<usize>) {
        self.lexed.sentence = Sentence::Torn;
        self.lexed
            .problems
            .push(refusal(refused, self.slice(&bytes), bytes));
        if self.peek() == Some(&Token::LParen) {
            self.skip_brackets();
        } else if refused.brings_own_grammar() {
            self.skip_to_closing_bracket();
        }
    }

    /// Refuses a sign, or a literal that is no plain text or number.
    fn refuse_sign(&mut self, token: &Token, bytes: Range<usize>) {
        self.lexed.sentence = Sentence::Torn;
        let refused = match token {
            Token::Whitespace(_) => Refused::Comment,
            Token::Placeholder(_) | Token::Question | Token::Colon | Token::AtSign => {
                Refused::Parameter
            }
            Token::DoubleColon => Refused::Cast,
            Token::Tilde
            | Token::TildeAsterisk
            | Token::ExclamationMarkTilde
            | Token::ExclamationMarkTildeAsterisk
            | Token::DoubleTilde
            | Token::DoubleTildeAsterisk
            | Token::ExclamationMarkDoubleTilde
            | Token::ExclamationMarkDoubleTildeAsterisk => Refused::Pattern,
            Token::Mul | Token::Div | Token::Mod | Token::Caret | Token::StringConcat => {
                Refused::Sign
            }
            Token::Number(..) => Refused::Literal,
            token if is_foreign_literal(token) => Refused::Literal,
            _ => Refused::Other,
        };
        let takes_a_word = matches!(token, Token::DoubleColon | Token::Colon | Token::AtSign);
        let mut span = bytes;
        if takes_a_word
            && let Some(Raw {
                token: Token::Word(_),
                bytes: word,
            }) = self.raw.get(self.next)
        {
            span.end = word.end;
            self.next += 1;
        }
        let problem = refusal(refused, self.slice(&span), span.clone());
        self.lexed.problems.push(problem.help_if(instead_of(token)));
    }

    /// Refuses `a.b` as one.
    fn refuse_path(&mut self, first: Range<usize>) {
        self.lexed.sentence = Sentence::Torn;
        let mut span = first;
        while let Some(Raw {
            token: Token::Period | Token::Word(_) | Token::Mul,
            bytes,
        }) = self.raw.get(self.next)
            && bytes.start == span.end
        {
            span.end = bytes.end;
            self.next += 1;
        }
        if self.peek() == Some(&Token::Period) {
            self.next += 1;
        }
        self.lexed
            .problems
            .push(refusal(Refused::Path, self.slice(&span), span.clone()));
    }

    fn slice(&self, bytes: &Range<usize>) -> &str {
        self.text.get(bytes.clone()).unwrap_or_default()
    }
}

/// Whether a word before a text makes it a date or a time.
fn is_type_name(word: &str) -> bool {
    ["DATE", "TIMESTAMP"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether brackets begin with a text that says nothing.
fn is_blank(inner: &[Raw]) -> bool {
    matches!(inner, [Raw { token: Token::SingleQuotedString(text), .. }, ..] if text.trim().is_empty())
}

/// A name as the parser is to see it.
fn as_name(name: &str) -> Token {
    Token::Word(Word {
        value: name.to_owned(),
        quote_style: Some('"'),
        keyword: SqlKeyword::NoKeyword,
    })
}

/// Whether a word after an interval is a unit of time, among them those that are refused later.
fn is_unit(word: &str) -> bool {
    ["YEAR", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND"]
        .iter()
        .any(|unit| {
            let singular = word
                .get(..unit.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(unit));
            singular && matches!(word.get(unit.len()..), Some("" | "S" | "s"))
        })
}

fn is_foreign_literal(token: &Token) -> bool {
    matches!(
        token,
        Token::DollarQuotedString(_)
            | Token::NationalStringLiteral(_)
            | Token::EscapedStringLiteral(_)
            | Token::UnicodeStringLiteral(_)
            | Token::HexStringLiteral(_)
            | Token::SingleQuotedByteStringLiteral(_)
            | Token::DoubleQuotedByteStringLiteral(_)
            | Token::SingleQuotedRawStringLiteral(_)
            | Token::DoubleQuotedRawStringLiteral(_)
            | Token::DoubleQuotedString(_)
    )
}

/// What to write instead of a sign of another language.
fn instead_of(token: &Token) -> Option<Message> {
    let sign = match token {
        Token::DoubleEq => "=",
        Token::Overlap => "AND",
        Token::RArrow => ">=",
        Token::ExclamationMark => "NOT",
        _ => return None,
    };
    Some(say::WRITE.with("what", sign))
}

fn unknown_function(name: &str, span: Range<usize>) -> Problem {
    let message = say::UNKNOWN_FUNCTION.with("name", excerpt(name));
    let help = match nearest(name, words::function_names()) {
        Some(near) => say::NEAREST_FUNCTION.with("name", near),
        None => say::FUNCTIONS.with("names", list(words::function_names())),
    };
    Problem::new(&code::T013, span, message).help(help)
}

/// Names in back-ticks, with commas between.
fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn ambiguous(word: &Word, first: Option<&str>, span: Range<usize>) -> Problem {
    let message = say::AMBIGUOUS_COLUMN.with("name", excerpt(&word.value));
    let example = first.unwrap_or_default().replace('"', "\"\"");
    Problem::new(&code::T020, span, message).help(say::QUOTE_IT.with("name", example))
}

/// The problem of a name that no column has: a slip of the finger, text in the wrong quotation marks, or a blank that
/// is none.
fn unknown_column(word: &Word, columns: &Columns, span: Range<usize>) -> Problem {
    let message = say::UNKNOWN_COLUMN.with("name", excerpt(&word.value));
    let has = |wanted: fn(char) -> bool| word.value.contains(wanted);
    let help = if word.quote_style.is_none() && has(is_invisible) {
        Some(say::INVISIBLE.message())
    } else if has(|it| "’‘‚‛“”„«»´".contains(it)) {
        Some(say::NAMES_AND_TEXTS.message())
    } else if let Some(near) = nearest(&word.value, columns.names()) {
        Some(match columns.origin() {
            Origin::Template => say::TEMPLATE_HAS_COLUMN.with("name", near),
            Origin::Extract => say::EXTRACT_HAS_COLUMN.with("name", near),
        })
    } else {
        word.quote_style.map(|_| say::NAMES_AND_TEXTS.message())
    };
    Problem::new(&code::T012, span, message).help_if(help)
}

/// Blanks that do not end a word, and characters without width.
fn is_invisible(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}')
}
