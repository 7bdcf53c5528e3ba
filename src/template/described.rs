//! What a template says of the columns of an extract to somebody who looks at all of them.

use super::model::{Limit, Rule, Template};
use crate::extract::{Described, Mapping};

impl Template {
    /// The columns with their types, under every heading that the template or the user has for them, and the pairs of
    /// dates that its deadlines compare.
    pub fn described(&self, maps: &[Mapping]) -> Described {
        let mut described = Described {
            birth_dates: self.selection().birth_dates,
            ..Described::default()
        };
        let mut places = vec![None; self.columns.len()];
        for (position, place) in places.iter_mut().enumerate() {
            let Some(mut wanted) = self.want(position) else {
                continue;
            };
            let given = maps.iter().filter(|map| map.column == wanted.name);
            wanted.aliases.extend(given.map(|map| map.header.clone()));
            *place = Some(described.columns.len());
            described.columns.push(wanted);
        }
        let place = |position: usize| places.get(position).copied().flatten();
        let rules = self.criteria.iter().flat_map(|it| it.rules.all());
        for (from, to) in rules.filter_map(compared) {
            let pair = place(from).zip(place(to));
            described
                .pairs
                .extend(pair.filter(|pair| !described.pairs.contains(pair)));
        }
        described
    }
}

/// The columns between whose dates time should pass.
fn compared(rule: &Rule) -> Option<(usize, usize)> {
    let Rule::Deadline(deadline) = rule else {
        return None;
    };
    match deadline.limit {
        Limit::Within { from, .. } | Limit::Published { from, .. } => Some((from, deadline.to)),
        _ => None,
    }
}
