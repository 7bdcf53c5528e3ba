//! Conclusions on planted outcomes: by the built-in scale, by one of a template's own, and set by the auditor.

use super::*;

/// A criterion of each severity, each with a target of 90 %.
const BY_SEVERITY: &str = r#"
[targets]
compliance = 0.9
[[criterion]]
id = "F"
question = "x"
severity = "formal"
answer = "yes-no"
[[criterion]]
id = "M"
question = "x"
answer = "yes-no"
[[criterion]]
id = "C"
question = "x"
severity = "critical"
norm = "law"
basis = "§ 1"
answer = "yes-no"
"#;

/// A level and a systematic error.
pub(super) fn decided(area: &str, criterion: &str) -> Decisions {
    let level = SetLevel {
        level: 4,
        reason: "Fejlen er kendt fra sidste år".into(),
        by: "anna".into(),
        at: "2026-11-02T09:00:00+00:00".into(),
        program_level: None,
    };
    let systematic = Systematic {
        cause: Cause::Procedure,
        reason: "Posten åbnes kun om mandagen".into(),
        set_by: "anna".into(),
        set_at: "2026-11-02T09:00:00+00:00".into(),
    };
    let key = (area.to_owned(), criterion.to_owned());
    Decisions {
        levels: [(area.to_owned(), level)].into(),
        systematic: [(key, systematic)].into(),
    }
}

fn concluded(rating: &str, outcomes: [&str; 3]) -> Conclusion {
    let template = example::template(&format!("{BY_SEVERITY}{rating}"));
    let found = findings(&template, vec![("A", 96, cases("A", &outcomes))]);
    found.areas[0].conclusion.clone()
}

#[test]
fn the_built_in_scale_follows_from_what_was_found() {
    for (outcomes, level, trigger) in [
        (
            ["pppp", "pppp", "pppp"],
            Some(1),
            "none of the stricter bands holds",
        ),
        (
            ["pFpp", "pppp", "pppp"],
            Some(1),
            "none of the stricter bands holds",
        ),
        (
            ["pppp", "pFpp", "pppp"],
            Some(2),
            "at least 1 error(s) in criteria that are at least material (M: 1 of 4)",
        ),
        (
            ["pppp", "pFFp", "pppp"],
            Some(3),
            "several errors on one criterion in criteria that are at least material (M: 2 of 4)",
        ),
        (
            ["FFFF", "pppp", "pppp"],
            Some(3),
            "a target not met in criteria (F: 4 of 4)",
        ),
        (
            ["FFpp", "FFFF", "pppp"],
            Some(4),
            "a widespread error in criteria that are at least material (M: 4 of 4)",
        ),
        (
            ["pppp", "pppp", "pFpp"],
            Some(4),
            "at least 1 error(s) in critical criteria (C: 1 of 4)",
        ),
        (
            ["pppp", "pppp", "pFFp"],
            Some(5),
            "at least 2 error(s) in critical criteria (C: 2 of 4)",
        ),
        (["pppp", "pppp", "?FFp"], None, "criteria are not reviewed"),
        (
            ["pppp", "uuuu", "pppp"],
            None,
            "more than 25 % undetermined, or nothing decided",
        ),
        (
            ["pppp", "uuup", "pppp"],
            Some(1),
            "none of the stricter bands holds",
        ),
        (
            ["aaaa", "dddd", "aaaa"],
            None,
            "more than 25 % undetermined, or nothing decided",
        ),
    ] {
        let conclusion = concluded("", outcomes);
        let found = (conclusion.level, conclusion.trigger.as_str());
        assert_eq!(found, (level, trigger), "{outcomes:?}");
        assert_eq!((conclusion.set_by, conclusion.set), (None, None));
    }
    let text = concluded("", ["p", "p", "p"]).text;
    assert!(text.starts_with("I de gennemgåede sager"));
}

/// Nothing in the built-in scale says that errors are not systematic.
#[test]
fn the_built_in_scale_never_speaks_of_systematic_errors() {
    for lang in [crate::lang::Lang::Da, crate::lang::Lang::En] {
        for band in crate::template::Rating::standard(lang).bands {
            assert!(!band.sentence.to_lowercase().contains("systemati"));
        }
    }
}

const OWN: &str = r#"
[rating]
most_undetermined = 0
fewest_cases = 4
[[rating.band]]
level = 9
title = "lov"
sentence = "Lovbrud i {area}."
when = { norm = "law" }
[[rating.band]]
level = 7
sentence = "Fejl i to."
when = { criteria = 2, errors = 3 }
[[rating.band]]
level = 6
sentence = "Systematisk."
when = { systematic = true }
[[rating.band]]
level = 1
sentence = "Ingen systematiske fejl i {drawn} af {population} sager; ingen er over {upper}."
"#;

#[test]
fn a_scale_of_its_own_is_tried_from_the_top() {
    for (outcomes, level, text) in [
        (["FFFF", "FFFF", "pFpp"], Some(9), "Lovbrud i A."),
        (["FFpp", "Fppp", "pppp"], Some(7), "Fejl i to."),
        // With 4 of 96 cases an error found in none of them can still be in 50 of 96.
        (
            ["pppp", "pppp", "pppp"],
            Some(1),
            "Ingen systematiske fejl i 4 af 96 sager; ingen er over 53 %.",
        ),
        (
            ["FFpp", "pppp", "pppp"],
            Some(1),
            "Ingen systematiske fejl i 4 af 96 sager; ingen er over 91 %.",
        ),
        (
            ["upppp", "ppppp", "ppppp"],
            None,
            "Datagrundlaget er utilstrækkeligt til en konklusion.",
        ),
        (
            ["ppp", "ppp", "ppp"],
            None,
            "Datagrundlaget er utilstrækkeligt til en konklusion.",
        ),
    ] {
        let conclusion = concluded(OWN, outcomes);
        let found = (conclusion.level, conclusion.text.as_str());
        assert_eq!(found, (level, text), "{outcomes:?}");
    }
}

#[test]
fn triggers_are_put_together_in_both_languages() {
    let because = concluded(OWN, ["FFpp", "Fppp", "pppp"]).because;
    let [da, en] =
        [crate::lang::Lang::Da, crate::lang::Lang::En].map(|lang| because.message().in_lang(lang));
    assert_eq!(
        da,
        "fejl i mindst 2 kontrolpunkter og mindst 3 fejl i kontrolpunkter (F: 2 af 4, M: 1 af 4)"
    );
    assert_eq!(
        en,
        "errors in at least 2 criteria and at least 3 error(s) in criteria (F: 2 of 4, M: 1 of 4)"
    );
}

#[test]
fn what_the_auditor_sets_stands_beside_what_the_program_says() {
    let template = example::template(BY_SEVERITY);
    let areas = || vec![("A", 96, cases("A", &["pppp", "pFpp", "pppp"]))];
    let found = with_decisions(&template, areas(), "", &decided("A", "M"));
    let conclusion = &found.areas[0].conclusion;
    // What is called systematic weighs: a systematic material error is level 4 for the program, too.
    let set = conclusion.set.as_ref().unwrap();
    assert_eq!((conclusion.level, set.program.level), (Some(4), Some(4)));
    assert_eq!(conclusion.trigger, "set by the auditor");
    assert_eq!(conclusion.set_by.as_deref(), Some("anna"));
    assert_eq!(
        set.program.trigger,
        "a systematic error in criteria that are at least material (M: 1 of 4)"
    );
    assert_eq!(set.program_level_then, None);
    let systematic = found.findings[1].systematic.as_ref().unwrap();
    assert_eq!(systematic.cause, Cause::Procedure);
    assert_eq!(found.findings[0].systematic, None);
}

/// An error that is gone is not systematic any more.
#[test]
fn nothing_is_systematic_that_was_not_found() {
    let template = example::template(BY_SEVERITY);
    let areas = vec![("A", 96, cases("A", &["pppp", "pppp", "pppp"]))];
    let found = with_decisions(&template, areas, "", &decided("A", "M"));
    assert_eq!(found.findings[1].systematic, None);
    assert_eq!(
        found.areas[0]
            .conclusion
            .set
            .as_ref()
            .unwrap()
            .program
            .level,
        Some(1)
    );
}

#[test]
fn a_mark_in_the_name_of_an_area_is_not_filled_in() {
    let template = example::template(&format!("{BY_SEVERITY}{OWN}"));
    let name = "{drawn} {area}";
    let found = findings(
        &template,
        vec![(name, 96, cases(name, &["pppp", "pppp", "Fppp"]))],
    );
    assert_eq!(found.areas[0].conclusion.text, "Lovbrud i {drawn} {area}.");
}
