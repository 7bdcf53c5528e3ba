//! What an expression can come to at all, whatever stands in a row: one that can never be true, or never be false, is
//! found before anybody audits with it.
//!
//! Every part that is compared (a column, a sum, the order of two columns) is replaced by an unknown, and the expression
//! is evaluated for values of the unknowns that stand for all values: each literal they are compared with, and one
//! between each two of them. Unknowns are taken to be independent of each other, so that more is thought possible than
//! is, and what is called impossible is impossible.

use chrono::{Days, NaiveDateTime, TimeDelta};
use rust_decimal::Decimal;

use super::evaluate::{Cell, value};
use super::node::{Comparison, Items, Node, When};
use crate::calendar::Moment;
use crate::case::{Reading, Value};

/// The answers that an expression can give beside "unknown".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Possible {
    /// Whether some row could make it true.
    pub holds: bool,
    /// Whether some row could make it false.
    pub fails: bool,
}

/// How many rows are tried for one expression, or for one part of it.
const MOST_TRIALS: usize = 4_096;

impl Possible {
    const BOTH: Self = Self {
        holds: true,
        fails: true,
    };
    const NEITHER: Self = Self {
        holds: false,
        fails: false,
    };

    /// What all of several conditions, which have no unknown in common, can come to.
    fn all(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(
            Self {
                holds: true,
                fails: false,
            },
            |so_far, part| Self {
                holds: so_far.holds && part.holds,
                fails: so_far.fails || part.fails,
            },
        )
    }

    fn negated(self) -> Self {
        Self {
            holds: self.fails,
            fails: self.holds,
        }
    }
}

/// What a checked condition can come to.
pub(super) fn possible(root: &Node) -> Possible {
    let mut unknowns = Unknowns::default();
    let rewritten = unknowns.condition(root);
    let values: Option<Vec<_>> = unknowns.0.iter().map(Unknown::values).collect();
    values.map_or(Possible::BOTH, |values| of(&rewritten, &values))
}

/// What a condition over unknowns can come to: by trying all of it where that is not too much, else part by part.
fn of(node: &Node, values: &[Vec<Reading>]) -> Possible {
    if let Some(possible) = by_trial(node, values) {
        return possible;
    }
    let groups = |parts: &[Node], join: fn(Vec<Node>) -> Node| {
        let groups = connected(parts).into_iter();
        groups
            .map(|group| match group.as_slice() {
                [only] => of(only, values),
                several => by_trial(&join(several.to_vec()), values).unwrap_or(Possible::BOTH),
            })
            .collect::<Vec<_>>()
    };
    match node {
        Node::And(parts) => Possible::all(groups(parts, Node::And).into_iter()),
        Node::Or(parts) => {
            let parts = groups(parts, Node::Or).into_iter();
            Possible::all(parts.map(Possible::negated)).negated()
        }
        Node::Not(part) => of(part, values).negated(),
        _ => Possible::BOTH,
    }
}

/// What comes out for all rows of the unknowns' values; `None` when there are too many.
fn by_trial(node: &Node, values: &[Vec<Reading>]) -> Option<Possible> {
    let needed = columns_of(node);
    let choices = || needed.iter().filter_map(|column| values.get(*column));
    let trials = choices().try_fold(1_usize, |product, choices| {
        product.checked_mul(choices.len())
    })?;
    if trials > MOST_TRIALS {
        return None;
    }
    let mut row = vec![Reading::Empty; values.len()];
    let mut possible = Possible::NEITHER;
    for trial in 0..trials {
        let mut rest = trial;
        for (column, choices) in needed.iter().zip(choices()) {
            if let (Some(cell), Some(choice)) =
                (row.get_mut(*column), choices.get(rest % choices.len()))
            {
                cell.clone_from(choice);
            }
            rest /= choices.len();
        }
        match value(node, &row) {
            Cell::Bool(true) => possible.holds = true,
            Cell::Bool(false) => possible.fails = true,
            _ => {}
        }
        if possible == Possible::BOTH {
            break;
        }
    }
    Some(possible)
}

/// The parts put together that have an unknown in common, directly or through others.
fn connected(parts: &[Node]) -> Vec<Vec<Node>> {
    let mut groups: Vec<(Vec<usize>, Vec<Node>)> = Vec::new();
    for part in parts {
        let mut columns = columns_of(part);
        let mut members = Vec::new();
        let (joined, apart): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|(of_group, _)| of_group.iter().any(|column| columns.contains(column)));
        groups = apart;
        for (of_group, of_members) in joined {
            columns.extend(of_group);
            members.extend(of_members);
        }
        members.push(part.clone());
        groups.push((columns, members));
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

/// The columns that a node names, each once.
fn columns_of(node: &Node) -> Vec<usize> {
    let mut columns = Vec::new();
    collect_columns(node, &mut columns);
    columns.sort_unstable();
    columns.dedup();
    columns
}

fn collect_columns(node: &Node, columns: &mut Vec<usize>) {
    if let Node::Column(index) = node {
        columns.push(*index);
    }
    for_each_child(node, &mut |part| collect_columns(part, columns));
}

/// Calls `visit` for every part of a node, whether or not its value is always needed.
fn for_each_child(node: &Node, visit: &mut impl FnMut(&Node)) {
    let mut branches = |whens: &[When], otherwise: &Node| {
        for When { condition, result } in whens {
            visit(condition);
            visit(result);
        }
        visit(otherwise);
    };
    match node {
        Node::Case { whens, otherwise } => branches(whens, otherwise),
        Node::SimpleCase {
            operand,
            whens,
            otherwise,
        } => {
            branches(whens, otherwise);
            visit(operand);
        }
        Node::Coalesce(parts) => parts.iter().for_each(visit),
        _ => node.for_each_part(visit),
    }
}

fn is_constant(node: &Node) -> bool {
    columns_of(node).is_empty()
}

/// Whether a column is compared with the empty text anywhere in an expression.
pub(super) fn compares_with_empty_text(node: &Node) -> bool {
    let is_empty =
        |node: &Node| matches!(node, Node::Constant(Value::Text(text)) if text.is_empty());
    let is_column = |node: &Node| matches!(node, Node::Column(_));
    let here = match node {
        Node::Compare { left, right, .. } => {
            is_column(left) && is_empty(right) || is_column(right) && is_empty(left)
        }
        Node::In { operand, list } => {
            let has_empty =
                matches!(&list.items, Items::Texts(texts) if texts.iter().any(String::is_empty));
            is_column(operand) && has_empty
        }
        _ => false,
    };
    let mut found = here;
    for_each_child(node, &mut |part| {
        found = found || compares_with_empty_text(part)
    });
    found
}

/// What an unknown stands for.
#[derive(Debug, PartialEq)]
enum Subject {
    /// The value of a part.
    Value(Node),
    /// How two parts compare: below 0, 0 or above.
    Order(Node, Node),
}

/// Something of which it is not known what it will be in a row.
#[derive(Debug)]
struct Unknown {
    subject: Subject,
    /// The literals that it is compared with.
    literals: Vec<Value>,
}

/// The unknowns of one expression; each is the column of its position in the rows that are tried.
#[derive(Debug, Default)]
struct Unknowns(Vec<Unknown>);

impl Unknowns {
    /// The condition with everything that is compared replaced by unknowns.
    fn condition(&mut self, node: &Node) -> Node {
        if is_constant(node) {
            return node.clone();
        }
        match node {
            Node::And(parts) => Node::And(self.conditions(parts)),
            Node::Or(parts) => Node::Or(self.conditions(parts)),
            Node::Coalesce(parts) => Node::Coalesce(self.conditions(parts)),
            Node::Not(part) => Node::Not(Box::new(self.condition(part))),
            Node::Compare { left, how, right } => self.compared(left, *how, right),
            Node::Between { operand, low, high } => Node::And(vec![
                self.compared(operand, Comparison::GreaterOrEqual, low),
                self.compared(operand, Comparison::LessOrEqual, high),
            ]),
            Node::In { operand, list } => Node::In {
                operand: Box::new(self.unknown(operand, literals(&list.items))),
                list: list.clone(),
            },
            Node::IsNull(part) if part.is_condition() => {
                Node::IsNull(Box::new(self.condition(part)))
            }
            Node::IsNull(part) => Node::IsNull(Box::new(self.unknown(part, Vec::new()))),
            Node::Case { whens, otherwise } => {
                let whens = whens.iter().map(|when| When {
                    condition: self.condition(&when.condition),
                    result: self.condition(&when.result),
                });
                Node::Case {
                    whens: whens.collect(),
                    otherwise: Box::new(self.condition(otherwise)),
                }
            }
            Node::SimpleCase {
                operand,
                whens,
                otherwise,
            } => {
                let whens = whens.iter().map(|when| When {
                    condition: self.compared(operand, Comparison::Equal, &when.condition),
                    result: self.condition(&when.result),
                });
                Node::Case {
                    whens: whens.collect(),
                    otherwise: Box::new(self.condition(otherwise)),
                }
            }
            yes_or_no => self.unknown(yes_or_no, vec![Value::Bool(true)]),
        }
    }

    fn conditions(&mut self, nodes: &[Node]) -> Vec<Node> {
        nodes.iter().map(|node| self.condition(node)).collect()
    }

    fn compared(&mut self, left: &Node, how: Comparison, right: &Node) -> Node {
        let (left, right) = match (is_constant(left), is_constant(right)) {
            (true, true) => (left.clone(), right.clone()),
            (false, true) => (self.unknown(left, literal(right)), right.clone()),
            (true, false) => (left.clone(), self.unknown(right, literal(left))),
            (false, false) => return self.order(left, how, right),
        };
        Node::Compare {
            left: Box::new(left),
            how,
            right: Box::new(right),
        }
    }

    /// The comparison of two unknown parts, asked of their order.
    fn order(&mut self, left: &Node, how: Comparison, right: &Node) -> Node {
        let turned = Subject::Order(right.clone(), left.clone());
        let is_turned = left != right && self.0.iter().any(|known| known.subject == turned);
        let (subject, how) = if is_turned {
            (turned, reversed(how))
        } else {
            (Subject::Order(left.clone(), right.clone()), how)
        };
        Node::Compare {
            left: Box::new(self.of_subject(subject, Vec::new())),
            how,
            right: Box::new(Node::Constant(Value::Number(Decimal::ZERO))),
        }
    }

    fn unknown(&mut self, node: &Node, literals: Vec<Value>) -> Node {
        self.of_subject(Subject::Value(node.clone()), literals)
    }

    fn of_subject(&mut self, subject: Subject, literals: Vec<Value>) -> Node {
        let known = self.0.iter().position(|known| known.subject == subject);
        let index = known.unwrap_or(self.0.len());
        match self.0.get_mut(index) {
            Some(known) => known.literals.extend(literals),
            None => self.0.push(Unknown { subject, literals }),
        }
        Node::Column(index)
    }
}

fn reversed(how: Comparison) -> Comparison {
    match how {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        Comparison::Equal | Comparison::NotEqual => how,
    }
}

/// The value of a part without columns, if it has one.
fn literal(node: &Node) -> Vec<Value> {
    let literal = match value(node, &[]) {
        Cell::Bool(holds) => Some(Value::Bool(holds)),
        Cell::Number(number) => Some(Value::Number(number)),
        Cell::Text(text) => Some(Value::Text(text.into_owned())),
        Cell::Moment(moment) => Some(Value::Moment(moment)),
        Cell::Null | Cell::Undetermined => None,
    };
    literal.into_iter().collect()
}

fn literals(items: &Items) -> Vec<Value> {
    match items {
        Items::Texts(texts) => texts.iter().cloned().map(Value::Text).collect(),
        Items::Numbers(numbers) => numbers.iter().copied().map(Value::Number).collect(),
        Items::Moments(moments) => moments.iter().copied().map(Value::Moment).collect(),
        Items::Bools(bools) => bools.iter().copied().map(Value::Bool).collect(),
    }
}

impl Unknown {
    /// Readings that stand for all readings it could have; `None` when they cannot be told.
    fn values(&self) -> Option<Vec<Reading>> {
        let number = |number: i64| Value::Number(Decimal::from(number));
        let values = match &self.subject {
            Subject::Order(left, right) if left == right => vec![number(0)],
            Subject::Order(..) => vec![number(-1), number(0), number(1)],
            Subject::Value(_) => among(&self.literals)?,
        };
        let readings = values.into_iter().map(Reading::Value);
        Some(
            readings
                .chain([Reading::Empty, Reading::Unreadable])
                .collect(),
        )
    }
}

/// The literals, and a value in every gap between, before and after them; any value where there are none.
fn among(literals: &[Value]) -> Option<Vec<Value>> {
    let (mut texts, mut numbers, mut moments) = (Vec::new(), Vec::new(), Vec::new());
    for literal in literals {
        match literal {
            Value::Text(text) => texts.push(text.clone()),
            Value::Number(number) => numbers.push(*number),
            Value::Moment(moment) => moments.push(*moment),
            Value::Bool(_) => return Some(vec![Value::Bool(true), Value::Bool(false)]),
        }
    }
    let have_times = moments.iter().any(|moment| moment.time.is_some());
    match (moments.is_empty(), numbers.is_empty()) {
        (false, _) if have_times => among_times(&moments),
        (false, _) => among_dates(&moments),
        (true, false) => among_numbers(numbers),
        (true, true) => Some(among_texts(texts)),
    }
}

/// A text followed by NUL is the next one in order, so that nothing lies between the two.
fn among_texts(texts: Vec<String>) -> Vec<Value> {
    let mut values = vec![String::new()];
    for text in texts {
        values.push(format!("{text}\0"));
        values.push(text);
    }
    values.sort_unstable();
    values.dedup();
    values.into_iter().map(Value::Text).collect()
}

fn among_numbers(mut numbers: Vec<Decimal>) -> Option<Vec<Value>> {
    numbers.sort_unstable();
    numbers.dedup();
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let below = first.checked_sub(Decimal::ONE)?;
    let above = last.checked_add(Decimal::ONE)?;
    if below >= first || above <= last {
        return None;
    }
    let mut values = vec![below, above];
    for (one, other) in numbers.iter().zip(numbers.iter().skip(1)) {
        let half = other.checked_sub(*one)?.checked_div(Decimal::TWO)?;
        let middle = one.checked_add(half)?;
        if middle <= *one || middle >= *other {
            return None;
        }
        values.push(middle);
    }
    values.extend(numbers);
    Some(values.into_iter().map(Value::Number).collect())
}

/// Beside dates without a time every moment counts by its date alone.
fn among_dates(moments: &[Moment]) -> Option<Vec<Value>> {
    let mut dates = Vec::new();
    for moment in moments {
        let date = moment.date;
        dates.extend([date, date.pred_opt()?, date.succ_opt()?]);
    }
    dates.sort_unstable();
    dates.dedup();
    let moments = dates.into_iter().map(Moment::on);
    Some(moments.map(Value::Moment).collect())
}

/// Beside times of day: moments without a time by their date, those with one around every point where an answer can
/// change. Offsets from UTC are left aside: with them in a literal nothing is told.
fn among_times(moments: &[Moment]) -> Option<Vec<Value>> {
    let mut values = among_dates(moments)?;
    for moment in moments {
        if moment.offset.is_some() {
            return None;
        }
        let day = moment.date.and_time(chrono::NaiveTime::MIN);
        let next_day = day.checked_add_days(Days::new(1))?;
        for point in [Some(day), Some(next_day), moment.clock()]
            .into_iter()
            .flatten()
        {
            values.extend(around(point)?.map(|clock| Value::Moment(Moment::at(clock))));
        }
    }
    Some(values)
}

fn around(point: NaiveDateTime) -> Option<[NaiveDateTime; 3]> {
    let tick = TimeDelta::nanoseconds(1);
    Some([
        point.checked_sub_signed(tick)?,
        point,
        point.checked_add_signed(tick)?,
    ])
}
