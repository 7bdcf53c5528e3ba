//! The tree of an expression, by the parser of `sqlparser`.

use sqlparser::ast::Expr;
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Span, Token, TokenWithSpan};

use super::tokens::Lexeme;

/// The tree. In its spans the column of each token is its index among `lexemes`, counted from 1, so that parts of the
/// tree lead back to the text.
///
/// # Errors
/// The index of the lexeme from which on there is no expression; `None` for the end.
pub(super) fn tree(lexemes: &[Lexeme]) -> Result<Expr, Option<usize>> {
    let tokens = lexemes
        .iter()
        .zip(1..)
        .map(|(lexeme, column)| TokenWithSpan {
            token: lexeme.token.clone(),
            span: Span::new(Location::new(1, column), Location::new(1, column + 1)),
        });
    let mut parser =
        Parser::new(&PostgreSqlDialect {}).with_tokens_with_locations(tokens.collect());
    let tree = parser.parse_expr().map_err(|error| place(&error))?;
    let rest = parser.peek_token();
    match rest.token {
        Token::EOF => Ok(tree),
        _ => Err(index(rest.span.start)),
    }
}

/// The index of the lexeme that begins at a location of the tree.
pub(super) fn index(location: Location) -> Option<usize> {
    usize::try_from(location.column).ok()?.checked_sub(1)
}

/// The parser gives its places as text: `... at Line: 1, Column: 7`.
fn place(error: &ParserError) -> Option<usize> {
    let text = error.to_string();
    let (_, column) = text.rsplit_once("Column: ")?;
    column.trim().parse::<usize>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::ColumnType;
    use crate::rule::columns::{Columns, Origin};
    use crate::rule::tokens;

    fn tree_of(text: &str) -> Result<String, Option<usize>> {
        let columns = Columns::new(
            Origin::Template,
            [("a", ColumnType::Bool), ("b", ColumnType::Bool)],
        );
        let lexed = tokens::read(text, &columns).expect("words");
        tree(&lexed.lexemes).map(|tree| tree.to_string())
    }

    #[test]
    fn what_is_no_expression_leads_back_to_its_lexeme() {
        assert_eq!(tree_of("a OR b"), Ok("\"a\" OR \"b\"".to_owned()));
        assert_eq!(tree_of("a b"), Err(Some(1)));
        assert_eq!(tree_of("a BETWEEN b OR b"), Err(Some(3)));
        assert_eq!(tree_of("a ="), Err(None));
    }
}
