//! Every code is explained, and the examples do what they are there for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{all, of};
use crate::assess;
use crate::diag::{Severity, SourceFile, code};
use crate::template;

/// What stands around a piece of a template: columns of every type, all of them used.
const TEMPLATE: &str = r#"
[template]
id = "eksempel"
version = "1"
title = "Eksempel"
"#;
const COLUMNS: &str = r#"
[columns.sagsnr]
type = "text"
role = "id"
[columns.modtaget]
type = "date"
[columns.afgjort]
type = "date"
[columns.status]
type = "text"
[columns.beloeb]
type = "number"
[columns.hastesag]
type = "bool"
"#;
const CRITERION: &str = r#"
[[criterion]]
id = "ANDET"
question = "Er kolonnerne udfyldt?"
pass_if = "modtaget IS NOT NULL AND afgjort IS NOT NULL AND status IS NOT NULL AND beloeb > 0 AND hastesag"
"#;

/// The whole template that a piece stands for.
fn whole(piece: &str) -> String {
    if piece.starts_with("[template]") {
        let criterion = if piece.contains("\"tom\"") {
            ""
        } else {
            CRITERION
        };
        return format!(
            "{piece}\n{}{criterion}",
            if criterion.is_empty() { "" } else { COLUMNS }
        );
    }
    if piece.starts_with('[') {
        return format!("{TEMPLATE}{COLUMNS}{CRITERION}\n{piece}\n");
    }
    let has = |key: &str| piece.lines().any(|line| line.starts_with(key));
    let id = if has("id =") { "" } else { "id = \"A-1\"\n" };
    let question = if has("question =") {
        ""
    } else {
        "question = \"Er det i orden?\"\n"
    };
    format!("{TEMPLATE}{COLUMNS}{CRITERION}\n[[criterion]]\n{id}{question}{piece}\n")
}

/// The codes that a template is complained of with, and those of them that are errors.
fn codes(piece: &str) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
    let source = SourceFile {
        name: "eksempel.toml".to_owned(),
        text: whole(piece),
    };
    let checked = template::read(&Arc::new(source));
    let mut diagnostics = checked.diagnostics;
    diagnostics.extend(checked.template.iter().flat_map(assess::failing_tests));
    let of = |only_errors: bool| {
        diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code)
            .filter(|code| !only_errors || code.severity == Severity::Error)
            .map(|code| code.id)
            .collect()
    };
    (of(false), of(true))
}

#[test]
fn every_code_is_explained_and_nothing_else() {
    let codes: Vec<&str> = code::ALL.iter().map(|code| code.id).collect();
    let missing: Vec<&&str> = codes.iter().filter(|code| of(code).is_none()).collect();
    assert!(missing.is_empty(), "no explanation of {missing:?}");
    let mut explained: Vec<&str> = all().map(|explanation| explanation.code).collect();
    explained.retain(|code| !codes.contains(code));
    assert!(explained.is_empty(), "there is no code {explained:?}");
}

#[test]
fn explanations_stand_in_order_and_once() {
    let explained: Vec<&str> = all().map(|explanation| explanation.code).collect();
    assert!(
        explained.is_sorted_by(|one, next| one < next),
        "{explained:?}"
    );
}

#[test]
fn explanations_are_sentences_in_both_languages() {
    for explanation in all() {
        let texts = [&explanation.why, &explanation.mend];
        let both = texts.into_iter().flat_map(|phrase| [phrase.da, phrase.en]);
        for text in both.chain([explanation.about_da]) {
            assert!(text.ends_with('.'), "{}: {text}", explanation.code);
            assert!(text.len() > 15, "{}: {text}", explanation.code);
        }
        assert_ne!(explanation.why.da, explanation.why.en);
    }
}

#[test]
fn wrong_examples_provoke_their_code_and_right_ones_are_right() {
    for explanation in all() {
        let Some(example) = explanation.example else {
            continue;
        };
        let (wrong, _) = codes(example.wrong);
        assert!(
            wrong.contains(explanation.code),
            "{}: the wrong example gives {wrong:?}",
            explanation.code
        );
        let (right, errors) = codes(example.right);
        assert!(
            !right.contains(explanation.code) && errors.is_empty(),
            "{}: the right example gives {right:?}",
            explanation.code
        );
    }
}

/// Those that cannot be shown in a few lines, or not at all with the names a template may have.
#[test]
fn templates_have_examples() {
    let without = all()
        .filter(|explanation| explanation.code.starts_with('T') && explanation.example.is_none());
    let without: Vec<&str> = without.map(|explanation| explanation.code).collect();
    assert_eq!(
        without,
        ["T011", "T020", "T036", "T072", "T074", "T112", "T113"]
    );
}
