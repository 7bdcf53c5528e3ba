//! What keys do.

use proptest::prelude::*;

use super::*;
use crate::review::dialog::Dialog;
use crate::review::{Progress, Second, Standing};

const AFTER: &str = "anna,2026-11-02T09:14:00+01:00,,,";

#[test]
fn an_answer_that_stands_alone_is_saved_at_once() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    assert_eq!(press(&mut session, "j"), Effect::Save);
    assert_eq!(saved(&session), [format!("330-1001,MAN-1,yes,,,,,{AFTER}")]);
    assert_eq!(place(&session), "330-1001 MAN-1");
    assert_eq!(press(&mut session, "i"), Effect::Save);
    assert_eq!(
        saved(&session),
        [format!("330-1001,MAN-1,not_relevant,,,,,{AFTER}")]
    );
    // The same again is no change.
    assert_eq!(press(&mut session, "i"), Effect::Show);
}

#[test]
fn an_answer_that_needs_a_comment_is_not_stored_without() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    assert_eq!(press(&mut session, "n"), Effect::Show);
    assert_eq!(press(&mut session, "⏎"), Effect::Show);
    assert_eq!(press(&mut session, "⎋"), Effect::Show);
    assert!(saved(&session).is_empty());
    assert_eq!(press(&mut session, "nikke hørt, åh⌫⏎"), Effect::Save);
    assert_eq!(
        saved(&session),
        [format!("330-1001,MAN-1,no,,,,\"ikke hørt, å\",{AFTER}")]
    );
}

#[test]
fn english_and_own_scales_have_their_keys() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::En);
    press(&mut session, "y↓↓1");
    assert_eq!(place(&session), "330-1001 TRIN-1");
    press(&mut session, "2badly argued⏎");
    assert_eq!(
        saved(&session),
        [
            format!("330-1001,MAN-1,yes,,,,,{AFTER}"),
            format!("330-1001,TRIN-1,ringe,,,,badly argued,{AFTER}"),
        ]
    );
    press(&mut session, "j");
    assert_eq!(told(&session), "`j` is no key here; h shows the keys");
}

#[test]
fn cause_reason_and_amount_stand_beside_the_answer() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "nmangler⏎aarbejdsgang⏎gafslog⏎");
    press(&mut session, "o1.234⏎");
    // It could be two amounts: the dialog stays with what was typed.
    press(&mut session, "⌫⌫⌫⌫234,50⏎");
    assert_eq!(
        saved(&session),
        [format!(
            "330-1001,MAN-1,no,afslog,procedure,1234.50,mangler,{AFTER}"
        )]
    );
    // What is usually the cause has a number.
    press(
        &mut session,
        &format!("a{}2⏎", "⌫".repeat("arbejdsgang".len())),
    );
    assert_eq!(session.work.answer(0, 0).unwrap().cause, "knowledge");
    press(&mut session, &format!("a{}arbejdsgang⏎", "⌫".repeat(15)));
    // Another answer keeps what was said beside it.
    press(&mut session, "d");
    assert_eq!(
        saved(&session),
        [format!(
            "330-1001,MAN-1,partly,afslog,procedure,1234.50,mangler,{AFTER}"
        )]
    );
}

#[test]
fn the_next_unanswered_goes_through_all_cases_and_round() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    let mut places = vec![place(&session)];
    for _ in 0..8 {
        press(&mut session, "⏎");
        places.push(place(&session));
    }
    assert_eq!(
        places,
        [
            "330-1001 MAN-1",
            "330-1001 TRIN-1",
            "330-1001 MAN-2",
            "330-1002 MAN-1",
            "330-1002 TRIN-1",
            "330-2001 MAN-1",
            "330-2001 TRIN-1",
            "330-2001 MAN-2",
            "330-1001 MAN-1",
        ]
    );
    press(&mut session, "j⏎1⏎j⏎j⏎1⏎j⏎1⏎j⏎");
    assert_eq!(told(&session), "alt er besvaret");
    assert_eq!(saved(&session).len(), 8);
}

#[test]
fn coming_back_goes_on_where_answers_are_missing() {
    let stage = Stage::new().with(
        "review-anna.csv",
        "330-1001;MAN-1;ja;;anna\n330-1001;TRIN-1;god;;anna\n",
    );
    assert_eq!(place(&stage.session(Lang::Da)), "330-1001 MAN-2");
}

#[test]
fn an_automatic_outcome_is_overruled_with_a_reason_only() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "↓");
    assert_eq!(
        session.work.standing(0, 1),
        Standing::Decided(crate::assess::Outcome::Fail)
    );
    assert_eq!(press(&mut session, "j"), Effect::Show);
    assert_eq!(press(&mut session, "fristen var forlænget⏎"), Effect::Save);
    let assessment = session.work.assessment(0, 1).unwrap();
    assert_eq!(assessment.outcome, crate::assess::Outcome::Pass);
    assert_eq!(assessment.source, crate::assess::Source::Overruled);
    // It was not needed, so it is no progress.
    assert_eq!(session.work.progress(0), Progress { done: 0, needed: 3 });
}

#[test]
fn a_corrected_value_lets_the_rule_run_again() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "↓e22026-01-08⏎");
    assert_eq!(
        saved(&session),
        ["330-1001,AUTO-1,,,,,,anna,2026-11-02T09:14:00+01:00,afgjort,2026-01-08,"]
    );
    let assessment = session.work.assessment(0, 1).unwrap();
    assert_eq!(assessment.outcome, crate::assess::Outcome::Pass);
    assert_eq!(assessment.source, crate::assess::Source::Corrected);
    // The same column from elsewhere is corrected where it was.
    press(&mut session, "↓e");
    let Some(Dialog::Choice(choice)) = &session.dialog else {
        panic!("a list of columns");
    };
    let afgjort = choice
        .values
        .iter()
        .position(|column| column == "afgjort")
        .unwrap();
    press(&mut session, &format!("{}⌫9⏎", afgjort + 1));
    assert_eq!(
        saved(&session),
        ["330-1001,AUTO-1,,,,,,anna,2026-11-02T09:14:00+01:00,afgjort,2026-01-09,"]
    );
}

#[test]
fn a_lawful_exception_asks_for_the_code_of_its_reason() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    assert_eq!(press(&mut session, "l"), Effect::Show);
    assert_eq!(press(&mut session, "⏎"), Effect::Show);
    assert!(saved(&session).is_empty());
    assert_eq!(press(&mut session, "citizen_declined⏎"), Effect::Save);
    assert_eq!(
        saved(&session),
        [format!(
            "330-1001,MAN-1,lawful_exception,citizen_declined,,,,{AFTER}"
        )]
    );
}

#[test]
fn a_value_that_its_column_cannot_hold_is_asked_for_again() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    assert_eq!(press(&mut session, "↓e2i går⏎"), Effect::Show);
    assert!(saved(&session).is_empty());
    let again = format!("{}2026-01-08⏎", "⌫".repeat("i går".chars().count()));
    assert_eq!(press(&mut session, &again), Effect::Save);
}

#[test]
fn a_case_that_cannot_be_found_needs_no_answers() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    assert_eq!(press(&mut session, "m2"), Effect::Save);
    assert_eq!(
        saved(&session),
        ["330-1001,,not_found,,,,,anna,2026-11-02T09:14:00+01:00,,,"]
    );
    assert_eq!(session.work.progress(0), Progress { done: 3, needed: 3 });
    press(&mut session, "⏎");
    assert_eq!(place(&session), "330-1002 MAN-1");
    press(&mut session, "u");
    assert!(saved(&session).is_empty());
}

#[test]
fn changes_are_taken_back_one_by_one_where_they_were_made() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "j→jx");
    assert_eq!(saved(&session), [format!("330-1001,MAN-1,yes,,,,,{AFTER}")]);
    press(&mut session, "←");
    assert_eq!(press(&mut session, "u"), Effect::Save);
    assert_eq!(place(&session), "330-1002 MAN-1");
    assert_eq!(saved(&session).len(), 2);
    press(&mut session, "uu");
    assert!(saved(&session).is_empty());
    assert_eq!(press(&mut session, "u"), Effect::Show);
    assert_eq!(told(&session), "der er intet at fortryde");
}

#[test]
fn what_could_not_be_saved_is_not_shown_as_saved() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "j");
    let failure = crate::diag::Diagnostic::new(
        &crate::diag::code::C002,
        crate::lang::folder::NO_SPACE.message(),
    );
    press(&mut session, "i");
    session.not_saved(&failure.clone().into());
    assert!(told(&session).starts_with("IKKE GEMT: "));
    assert_eq!(saved(&session), [format!("330-1001,MAN-1,yes,,,,,{AFTER}")]);
    // A change that was taken back comes again when that cannot be saved.
    press(&mut session, "u");
    session.not_saved(&failure.into());
    assert_eq!(saved(&session).len(), 1);
    press(&mut session, "u");
    assert!(saved(&session).is_empty());
}

#[test]
fn the_list_can_be_narrowed_to_what_is_open_or_flagged() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    assert_eq!(press(&mut session, "→↓f"), Effect::SaveFlags);
    press(&mut session, "←vv");
    assert_eq!(told(&session), "viser kun markerede");
    assert_eq!(session.listed(), [0, 1]);
    press(&mut session, "→");
    assert_eq!(place(&session), "330-1002 AUTO-1");
    assert_eq!(session.listed(), [1]);
    press(&mut session, "f↓");
    assert_eq!(place(&session), "330-1002 AUTO-1");
    press(&mut session, "vvj");
    assert_eq!(session.listed(), [0, 1, 2]);
}

#[test]
fn cases_and_texts_are_found() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "t2001⏎");
    assert_eq!(place(&session), "330-2001 MAN-1");
    press(&mut session, "t9⏎");
    assert_eq!(told(&session), "ingen sag med `9`");
    press(&mut session, "sTELEFON⏎");
    assert_eq!(place(&session), "330-1002 MAN-1");
    press(&mut session, "s⌫⌫⌫⌫⌫⌫⌫begrundelsen⏎");
    assert_eq!(place(&session), "330-1002 TRIN-1");
    // The same words again lead on.
    press(&mut session, "s⏎");
    assert_eq!(place(&session), "330-2001 TRIN-1");
    press(&mut session, "sxyz⏎");
    assert_eq!(told(&session), "`begrundelsenxyz` blev ikke fundet");
}

#[test]
fn another_reviewers_answer_is_not_shown_and_a_second_is_asked_for() {
    let stage = Stage::new().with("review-bo.csv", "330-1001;MAN-1;nej;intet;bo\n");
    let mut session = stage.session(Lang::Da);
    assert_eq!(place(&session), "330-1001 TRIN-1");
    press(&mut session, "↑↑");
    assert_eq!(session.work.standing(0, 0), Standing::AnsweredByOther);
    assert!(session.work.answer(0, 0).is_none());
    assert_eq!(session.work.others(0, 0), ["bo"]);
    assert_eq!(press(&mut session, "j⏎"), Effect::Show);
    assert!(saved(&session).is_empty());
    assert_eq!(press(&mut session, "jj"), Effect::Save);
    assert_eq!(saved(&session).len(), 1);
    assert_eq!(session.work.standing(0, 0), Standing::Answered);
    // The own answer can be changed without asking again.
    assert_eq!(press(&mut session, "i"), Effect::Save);
}

#[test]
fn a_second_answer_can_need_a_comment_too() {
    let stage = Stage::new().with("review-bo.csv", "330-1001;MAN-1;ja;;bo\n");
    let mut session = stage.session(Lang::Da);
    press(&mut session, "↑↑nj");
    assert_eq!(press(&mut session, "uenig⏎"), Effect::Save);
    assert_eq!(
        saved(&session),
        [format!("330-1001,MAN-1,no,,,,uenig,{AFTER}")]
    );
}

#[test]
fn own_answers_in_other_files_are_shown_and_not_changed() {
    let stage = Stage::new().with(
        "tjekark.csv",
        "330-1001;MAN-1;nej;intet;Anna\n330-1001;TRIN-1;god;;\n",
    );
    let mut session = stage.session(Lang::Da);
    assert_eq!(place(&session), "330-1001 MAN-2");
    press(&mut session, "↑");
    for keys in ["1", "x", "bhvad⏎", "↑↑j"] {
        assert_eq!(press(&mut session, keys), Effect::Show, "{keys}");
        assert!(
            told(&session).contains("answers/tjekark.csv"),
            "{keys}: {}",
            told(&session)
        );
    }
    assert!(saved(&session).is_empty());
    let failure = session.work.store(
        &session.work.written(0, 0).unwrap().with("answer", "ja"),
        Second::Wanted,
    );
    assert_eq!(failure.unwrap_err().diagnostics()[0].code.id, "A052");
}

#[test]
fn an_answer_where_the_criterion_does_not_apply_says_that_it_does_not_count() {
    let mut stage = Stage::new();
    stage.template = example::template(&format!(
        "{TEMPLATE}\n[[criterion]]\nid = \"DYB\"\nquestion = \"Og?\"\nanswer = \"yes-no\"\n\
         applies_when = {{ criterion = \"MAN-1\", is = [\"fail\"] }}\n"
    ));
    let mut session = stage.session(Lang::Da);
    press(&mut session, "j↓↓↓↓j");
    assert_eq!(place(&session), "330-1001 DYB");
    assert_eq!(
        told(&session),
        "gemt, men svaret tæller ikke: ikke relevant"
    );
}

#[test]
fn ctrl_c_leaves_at_once_and_stores_nothing_half() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "nhalv");
    assert_eq!(session.handle(&Key::Interrupt, AT), Effect::Quit);
    assert!(saved(&session).is_empty());
    assert_eq!(press(&mut stage.session(Lang::Da), "q"), Effect::Quit);
}

proptest! {
    /// No row of keys breaks the state, and whatever was to be saved can be read again.
    #[test]
    fn whatever_is_pressed_can_be_read_again(keys in "[jdnikbgaoemxufvsth?12⏎⏎⏎⎋↓↑→←⌫ ø;\",]{0,80}") {
        let stage = Stage::new().with("review-bo.csv", "330-1002;MAN-1;nej;intet;bo\n");
        let mut session = stage.session(Lang::Da);
        for key in keys.chars() {
            let before = saved(&session);
            let effect = press(&mut session, &key.to_string());
            prop_assert_eq!(effect == Effect::Save, saved(&session) != before);
        }
        let text = answers::to_csv(session.work.own());
        let read = example::answers(std::str::from_utf8(&text).unwrap(), &stage.sample, &stage.template);
        prop_assert_eq!(&read, session.work.own());
    }
}
