//! The templates that come with the program.

/// Names and texts, sorted by name.
const SHIPPED: [(&str, &str); 1] = [(
    "sygedagpenge",
    include_str!("../../audit-templates/sygedagpenge.toml"),
)];

/// The text of a shipped template.
pub fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED
        .iter()
        .find(|(shipped, _)| *shipped == name)
        .map(|(_, text)| *text)
}

/// The names of the shipped templates, sorted.
pub fn shipped_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}
