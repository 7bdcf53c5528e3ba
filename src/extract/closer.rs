//! Reading one row as the csv crate does, whatever its quotes.

use csv::StringRecord;

/// Reads rows that were found to hold anything out of the ordinary. Its memory is used again for the next row.
#[derive(Debug)]
pub(super) struct Closer {
    delimiter: char,
    field: String,
    record: StringRecord,
}

/// Where in a field a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// Behind a quote in quotes, which closes the field or is the first of two.
    AfterQuote,
}

impl Closer {
    pub(super) fn new(delimiter: u8) -> Self {
        Self {
            delimiter: char::from(delimiter),
            field: String::new(),
            record: StringRecord::new(),
        }
    }

    /// The fields of a row, which stands here without its line end.
    pub(super) fn read(&mut self, row: &str) -> &StringRecord {
        self.record.clear();
        self.field.clear();
        let mut state = State::Start;
        for character in row.chars() {
            state = match (state, character) {
                (State::Start, '"') => State::Quoted,
                (State::Quoted, '"') => State::AfterQuote,
                (State::AfterQuote, '"') => {
                    self.field.push('"');
                    State::Quoted
                }
                (State::Quoted, _) => {
                    self.field.push(character);
                    State::Quoted
                }
                (_, character) if character == self.delimiter => {
                    self.end_field();
                    State::Start
                }
                // What follows a closing quote goes on as if there were none.
                _ => {
                    self.field.push(character);
                    State::Plain
                }
            };
        }
        self.end_field();
        &self.record
    }

    fn end_field(&mut self) {
        self.record.push_field(&self.field);
        self.field.clear();
    }
}
