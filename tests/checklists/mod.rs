//! The shipped checklists against the pages they rest on: what they cover, where the law changed, what their numbers are.

mod borders;
mod coverage;
mod law_page;

use sagsaudit::template::{Library, Rule, Shipped, Template, read_with, shipped_names};

/// A template that comes with the program.
pub(crate) fn shipped(name: &str) -> Template {
    let source = Shipped.file(&format!("{name}.toml")).unwrap();
    read_with(&source, &Shipped).template.unwrap()
}

fn all_shipped() -> impl Iterator<Item = Template> {
    shipped_names().map(shipped)
}

/// Whether a rule, or an earlier version of it, has a number: a deadline, an interval or a count.
fn has_number<'r>(mut rules: impl Iterator<Item = &'r Rule>) -> bool {
    rules.any(|rule| match rule {
        Rule::Deadline(_) | Rule::Interval(_) | Rule::Count(_) => true,
        Rule::PassIf(_) | Rule::Answer(_) => false,
    })
}
