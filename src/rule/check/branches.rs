//! `CASE` and functions: parts whose results must be of one type.

use std::ops::Range;

use sqlparser::ast::{self, CaseWhen, Expr, FunctionArg, FunctionArgExpr, FunctionArguments};

use super::Checker;
use super::typed::{Type, Typed};
use crate::diag::code;
use crate::lang::rule as say;
use crate::rule::node::{Node, When};
use crate::rule::parse::index;
use crate::rule::problem::Problem;
use crate::rule::tokens::{Role, count};
use crate::rule::words::Function;

impl Checker<'_> {
    /// `CASE WHEN condition THEN ...`.
    pub(super) fn case(
        &mut self,
        at: Range<usize>,
        whens: &[CaseWhen],
        otherwise: Option<&Expr>,
    ) -> Typed {
        let mut conditions = Vec::with_capacity(whens.len());
        let mut results = Vec::with_capacity(whens.len() + 1);
        for when in whens {
            let condition = self.part(&when.condition);
            self.expect_condition(&condition);
            conditions.push(condition.node);
            results.push(self.part(&when.result));
        }
        let (kind, whens, otherwise) = self.case_results(at.start, conditions, results, otherwise);
        Typed::single(Node::Case { whens, otherwise }, kind, at)
    }

    /// `CASE operand WHEN value THEN ...`.
    pub(super) fn simple_case(
        &mut self,
        at: Range<usize>,
        operand: &Expr,
        whens: &[CaseWhen],
        otherwise: Option<&Expr>,
    ) -> Typed {
        let mut operand = self.part(operand);
        let mut candidates = Vec::with_capacity(whens.len());
        let mut results = Vec::with_capacity(whens.len() + 1);
        for when in whens {
            let mut candidate = self.part(&when.condition);
            if self.expect_no_null([&operand, &candidate], |_| None) {
                let candidate_at = candidate.at.clone();
                self.expect_comparable(&mut operand, &mut candidate, &candidate_at);
            }
            candidates.push(candidate.node);
            results.push(self.part(&when.result));
        }
        let (kind, whens, otherwise) = self.case_results(at.start, candidates, results, otherwise);
        let node = Node::SimpleCase {
            operand: Box::new(operand.node),
            whens,
            otherwise,
        };
        Typed::single(node, kind, at)
    }

    /// The branches with their results brought to one type. Without `ELSE` the last one is NULL.
    fn case_results(
        &mut self,
        case: usize,
        conditions: Vec<Node>,
        mut results: Vec<Typed>,
        otherwise: Option<&Expr>,
    ) -> (Type, Vec<When>, Box<Node>) {
        results.push(match otherwise {
            Some(otherwise) => self.part(otherwise),
            None => Typed::single(Node::Null, Type::Null, case..case + 1),
        });
        let kind = self.one_type("CASE", &mut results);
        let otherwise = results.pop().map_or(Node::Null, |last| last.node);
        let whens = conditions
            .into_iter()
            .zip(results)
            .map(|(condition, result)| When {
                condition,
                result: result.node,
            });
        (kind, whens.collect(), Box::new(otherwise))
    }

    /// The type that all results of `what` share; notes those that do not.
    fn one_type(&mut self, what: &str, results: &mut [Typed]) -> Type {
        let has_value =
            |kind: &Type| !matches!(kind, Type::Null | Type::Broken | Type::Interval(_));
        let kinds = || results.iter().map(|result| result.kind);
        let moment = kinds()
            .find(|kind| *kind == Type::Datetime)
            .or(kinds().find(|kind| kind.is_moment()));
        let common = moment.or(kinds().find(has_value)).unwrap_or(Type::Null);
        let first = results
            .iter()
            .find(|result| result.kind == common)
            .map(|result| self.shown(&result.at));
        let mut all_fit = true;
        for result in results {
            if let Type::Interval(_) = result.kind {
                self.interval_alone(result);
                all_fit = false;
                continue;
            }
            let mut model = Typed::single(Node::Null, common, result.at.clone());
            if self.fit(result, &mut model) {
                all_fit &= result.kind != Type::Broken;
                continue;
            }
            all_fit = false;
            let message = say::DIFFERENT_RESULTS
                .with("what", what)
                .with("one", first.clone().unwrap_or_default())
                .with("one_type", common.name())
                .with("other", self.shown(&result.at))
                .with("other_type", result.kind.name());
            self.mismatch(&result.at, message, None);
        }
        if all_fit { common } else { Type::Broken }
    }

    /// A function with its arguments.
    pub(super) fn function(&mut self, call: &ast::Function) -> Typed {
        let name = call
            .name
            .0
            .first()
            .and_then(|part| part.as_ident())
            .and_then(|name| index(name.span.start));
        let (Some(name), FunctionArguments::List(list)) = (name, &call.args) else {
            return self.foreign();
        };
        let mut arguments = Vec::with_capacity(list.args.len());
        for argument in &list.args {
            let FunctionArg::Unnamed(FunctionArgExpr::Expr(argument)) = argument else {
                return self.foreign();
            };
            arguments.push(self.part(argument));
        }
        let last = arguments.last().map_or(name + 2, |last| last.at.end);
        let at = name..last + 1;
        let Some(Role::Function(Some(function))) = self.lexemes.get(name).map(|lexeme| lexeme.role)
        else {
            return self.foreign();
        };
        if !self.expect_count(function, &at, arguments.len()) {
            return Typed::broken(at);
        }
        match function {
            Function::Coalesce => self.coalesce(arguments, at),
            Function::OfText(_) | Function::Workdays | Function::Birthday => {
                self.call(function, arguments, at)
            }
        }
    }

    /// Notes a wrong number of arguments.
    fn expect_count(&mut self, function: Function, at: &Range<usize>, met: usize) -> bool {
        let (least, most, phrase) = match function {
            Function::Coalesce => (2, usize::MAX, &say::AT_LEAST_TWO_ARGUMENTS),
            Function::OfText(_) => (1, 1, &say::ONE_ARGUMENT),
            Function::Workdays => (2, 2, &say::DATE_AND_NUMBER),
            Function::Birthday => (2, 2, &say::DATE_AND_YEARS),
        };
        if (least..=most).contains(&met) {
            return true;
        }
        let message = phrase
            .with("name", self.lexeme_text(at.start))
            .with("met", count(met));
        self.problems
            .push(Problem::new(&code::T016, self.bytes(at), message));
        false
    }

    fn coalesce(&mut self, mut arguments: Vec<Typed>, at: Range<usize>) -> Typed {
        let kind = self.one_type("COALESCE", &mut arguments);
        let parts = arguments
            .into_iter()
            .map(|argument| argument.node)
            .collect();
        Typed::single(Node::Coalesce(parts), kind, at)
    }

    /// A function whose arguments have fixed types.
    fn call(&mut self, function: Function, arguments: Vec<Typed>, at: Range<usize>) -> Typed {
        let name = self.lexeme_text(at.start).to_owned();
        let mut arguments = arguments.into_iter();
        let (first, second) = (arguments.next(), arguments.next());
        let (node, kind) = match (function, first, second) {
            (Function::OfText(function), Some(mut text), None) => {
                self.expect(&mut text, Type::Text, &name);
                (
                    Node::OfText(function, Box::new(text.node)),
                    text_result(function),
                )
            }
            (Function::Workdays, Some(mut date), Some(mut days)) => {
                self.expect(&mut date, Type::Date, &name);
                self.expect(&mut days, Type::Number, &name);
                self.expect_whole_days(&days);
                let (date, days) = (Box::new(date.node), Box::new(days.node));
                (Node::Workdays { date, days }, Type::Date)
            }
            (Function::Birthday, Some(mut born), Some(mut years)) => {
                self.expect(&mut born, Type::Date, &name);
                self.expect(&mut years, Type::Number, &name);
                self.expect_whole_years(&years);
                let (born, years) = (Box::new(born.node), Box::new(years.node));
                (Node::Birthday { born, years }, Type::Date)
            }
            _ => return self.foreign(),
        };
        Typed::single(node, kind, at)
    }
}

/// The type of what a function of a text gives.
fn text_result(function: crate::rule::node::TextFunction) -> Type {
    use crate::rule::node::TextFunction;
    match function {
        TextFunction::Length => Type::Number,
        TextFunction::Upper | TextFunction::Lower => Type::Text,
    }
}
