//! `--only`: the part of a checklist that an audit looks at, chosen by theme, dimension or criterion.

use std::fmt;

use super::model::{Criterion, Named, Template};
use crate::diag::{Diagnostic, Failure, code, nearest};
use crate::extract::excerpt;
use crate::lang::only as say;

/// What was chosen; a criterion is looked at when any of it fits. Empty: the whole checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only(Vec<Facet>);

/// `theme:X`, `dimension:X` or `criterion:X`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Facet {
    kind: Kind,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Theme,
    Dimension,
    Criterion,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Theme, Self::Dimension, Self::Criterion];

    fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Dimension => "dimension",
            Self::Criterion => "criterion",
        }
    }

    /// What a criterion has of this kind.
    fn of(self, criterion: &Criterion) -> Option<&str> {
        match self {
            Self::Theme => criterion.theme.as_deref(),
            Self::Dimension => criterion.dimension.map(Named::name),
            Self::Criterion => Some(&criterion.id),
        }
    }
}

impl Only {
    /// Reads what a user chose.
    ///
    /// ```
    /// # use sagsaudit::template::{Library, Only, Shipped, read_with};
    /// let source = Shipped.file("sygedagpenge.toml").unwrap();
    /// let template = read_with(&source, &Shipped).template.unwrap();
    /// let only = Only::of(&["criterion:SDP-01".into()], &template).unwrap();
    /// assert_eq!(only.positions(&template), [0]);
    /// assert!(Only::of(&["criterion:SDP-1".into()], &template).is_err());
    /// ```
    ///
    /// # Errors
    /// C003 for each choice that has no known kind, or that no criterion of the template fits.
    pub fn of(written: &[String], template: &Template) -> Result<Self, Failure> {
        let mut facets: Vec<Facet> = Vec::new();
        let mut problems = Vec::new();
        for text in written {
            match facet(text, template) {
                Ok(facet) if facets.contains(&facet) => {}
                Ok(facet) => facets.push(facet),
                Err(problem) => problems.push(problem),
            }
        }
        Failure::of(problems).map_or(Ok(Self(facets)), Err)
    }

    /// Whether nothing was chosen, and so the whole checklist is looked at.
    pub fn is_everything(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a criterion is looked at.
    pub fn holds(&self, criterion: &Criterion) -> bool {
        self.is_everything()
            || self
                .0
                .iter()
                .any(|facet| facet.kind.of(criterion) == Some(&facet.value))
    }

    /// The positions of the criteria that are looked at, in the order of the template.
    pub fn positions(&self, template: &Template) -> Vec<usize> {
        let criteria = template.criteria.iter().enumerate();
        criteria
            .filter(|(_, criterion)| self.holds(criterion))
            .map(|(position, _)| position)
            .collect()
    }

    /// A template with the criteria that are looked at. It is for summing up and showing what was assessed by the whole
    /// template: a criterion may depend on one that is left out.
    pub fn part_of(&self, template: &Template) -> Template {
        let mut part = template.clone();
        if !self.is_everything() {
            part.criteria.retain(|criterion| self.holds(criterion));
            part.tests.clear();
        }
        part
    }

    /// What was chosen, as it is written on the command line.
    pub fn written(&self) -> Vec<String> {
        self.0.iter().map(Facet::to_string).collect()
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.kind.name(), self.value)
    }
}

fn facet(text: &str, template: &Template) -> Result<Facet, Diagnostic> {
    let (kind, value) = text.split_once(':').unwrap_or((text, ""));
    let (kind, value) = (kind.trim(), value.trim());
    let known = Kind::ALL.into_iter().find(|known| known.name() == kind);
    let Some(kind) = known.filter(|_| !value.is_empty()) else {
        let message = say::BAD_FORM.with("text", excerpt(text));
        return Err(Diagnostic::new(&code::C003, message).help(say::FORMS.message()));
    };
    let mut there: Vec<&str> = template
        .criteria
        .iter()
        .filter_map(|criterion| kind.of(criterion))
        .collect();
    if there.contains(&value) {
        return Ok(Facet {
            kind,
            value: value.to_owned(),
        });
    }
    there.sort_unstable();
    there.dedup();
    let phrase = match kind {
        Kind::Theme => &say::NO_THEME,
        Kind::Dimension => &say::NO_DIMENSION,
        Kind::Criterion => &say::NO_CRITERION,
    };
    let help = match nearest(value, there.iter().copied()) {
        Some(near) => say::NEAREST.with("choice", format!("{}:{near}", kind.name())),
        None if there.is_empty() => say::NONE_THERE.message(),
        None => say::THERE.with("list", there.join(", ")),
    };
    Err(Diagnostic::new(&code::C003, phrase.with("value", excerpt(value))).help(help))
}
