//! What the screen shows, held against golden files.

use ratatui_core::backend::TestBackend;
use ratatui_core::buffer::Cell;
use ratatui_core::terminal::Terminal;

use super::*;
use crate::golden;
use crate::review::view::{Look, draw};

/// The screen as text, each line without the blanks at its end.
fn screen(session: &mut Session<'_>, look: Look, (width, height): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut limit = 0;
    terminal
        .draw(|frame| limit = draw(session, look, frame))
        .unwrap();
    session.keep_scroll(limit);
    let buffer = terminal.backend().buffer();
    let rows = buffer.content().chunks(usize::from(width));
    let lines = rows.map(|row| {
        let line: String = row.iter().map(Cell::symbol).collect();
        format!("{}\n", line.trim_end())
    });
    lines.collect()
}

#[track_caller]
fn hold(name: &str, found: &str) {
    let path = golden::fixture("review").join(format!("{name}.txt"));
    if let Some(difference) = golden::difference(&path, found) {
        panic!("{difference}");
    }
}

#[test]
fn screens_are_as_they_were_looked_at() {
    let stage = Stage::new().with("review-bo.csv", "330-1002;MAN-1;nej;intet;bo\n");
    for (name, lang, size, keys) in [
        ("begin-80x24-da", Lang::Da, (80, 24), ""),
        ("begin-80x24-en", Lang::En, (80, 24), ""),
        ("answered-120x40-da", Lang::Da, (120, 40), "nintet notat⏎f"),
        ("overrule-80x24-da", Lang::Da, (80, 24), "↓jforlænget frist"),
        ("correct-80x24-en", Lang::En, (80, 24), "↓e"),
        ("corrected-80x24-da", Lang::Da, (80, 24), "↓e22026-01-08⏎"),
        ("own-scale-60x16-da", Lang::Da, (60, 16), "↓↓"),
        ("second-80x24-da", Lang::Da, (80, 24), "→↑↑j"),
        ("status-80x24-en", Lang::En, (80, 24), "m"),
        ("cause-80x24-da", Lang::Da, (80, 24), "a"),
        ("help-80x24-da", Lang::Da, (80, 24), "h"),
        ("help-120x40-en", Lang::En, (120, 40), "h"),
        ("too-small-40x10-da", Lang::Da, (40, 10), ""),
    ] {
        let mut session = stage.session(lang);
        press(&mut session, keys);
        hold(name, &screen(&mut session, Look::Plain, size));
    }
}

/// Without colours everything is still told apart by letters, bold and reversed.
#[test]
fn without_colour_there_is_none() {
    let stage = Stage::new();
    for look in [Look::Plain, Look::Coloured] {
        let mut session = stage.session(Lang::Da);
        press(&mut session, "nintet⏎↓");
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let drawn = terminal.draw(|frame| {
            draw(&session, look, frame);
        });
        drawn.unwrap();
        let cells = terminal.backend().buffer().content().iter();
        let coloured = cells
            .filter(|cell| cell.fg != ratatui_core::style::Color::Reset)
            .count();
        assert_eq!(coloured > 0, look == Look::Coloured);
    }
}

#[test]
fn long_texts_are_scrolled_to_their_end_and_no_further() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    let first = screen(&mut session, Look::Plain, (60, 16));
    assert!(first.contains("mere: PgDn") && !first.contains("kanal"));
    for _ in 0..50 {
        session.handle(&Key::PageDown, AT);
        screen(&mut session, Look::Plain, (60, 16));
    }
    let last = screen(&mut session, Look::Plain, (60, 16));
    assert!(
        last.contains("kanal: brev") && last.contains("mere: PgUp"),
        "{last}"
    );
    session.handle(&Key::PageUp, AT);
    session.handle(&Key::PageUp, AT);
    assert_ne!(screen(&mut session, Look::Plain, (60, 16)), last);
}

#[test]
fn nothing_about_an_employee_is_shown() {
    let stage = Stage::new();
    let mut session = stage.session(Lang::Da);
    let shown = screen(&mut session, Look::Plain, (120, 60));
    assert!(shown.contains("kanal") && !shown.contains("Ørsted"));
}

#[test]
fn what_commands_a_terminal_is_made_visible() {
    let mut stage = Stage::new();
    stage.sample.cases[0].kept[2] = "brev\u{1b}[2J\u{7}\u{202e}".to_owned();
    let mut session = stage.session(Lang::Da);
    press(&mut session, "b\u{1b}[31mrød\u{2066}⏎");
    let shown = screen(&mut session, Look::Plain, (120, 60));
    assert!(
        !shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{2066}']),
        "{shown}"
    );
}

#[test]
fn every_size_can_be_drawn_with_many_cases_and_criteria() {
    let mut stage = Stage::new();
    let many: String = (0..60)
        .map(|number| format!("[[criterion]]\nid = \"M-{number}\"\nquestion = \"Er {number} i orden?\"\nanswer = \"yes-no\"\n"))
        .collect();
    stage.template = example::template(&format!("{TEMPLATE}{many}"));
    let long = "x".repeat(300);
    let rows: Vec<String> = (0..200)
        .map(|case| format!("Område {}|{case} / {long}|2026-01-02||brev|B", case / 50))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    stage.sample = example::sample(&["modtaget", "afgjort", "kanal", "sagsbehandler"], &rows);
    let mut session = stage.session(Lang::Da);
    press(&mut session, "t150⏎nhov⏎");
    for dialog in ["", "h", "bæ", "e", "m", "s"] {
        press(&mut session, dialog);
        for size in [
            (1, 1),
            (20, 5),
            (60, 16),
            (61, 17),
            (80, 20),
            (80, 24),
            (120, 40),
            (300, 90),
        ] {
            screen(&mut session, Look::Coloured, size);
        }
        press(&mut session, "⎋");
    }
    assert!(screen(&mut session, Look::Plain, (80, 24)).contains(">150 / xxx"));
}
