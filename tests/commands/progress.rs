//! How far a reading is, on a terminal. Standard input that pauses makes the reading last as long as a test wants.

use std::io::{Read, Write};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::harness::{Terminal, Workspace};

/// The line emptied.
const CLEAR: &str = "\r\u{1b}[2K";

const BEGINNING: &str = "Sagsnr;Omr\n1;A\n2;B\n";
const REST: &str = "3;A\n4;B\n";

/// Draws from standard input, which pauses until `pause` is over; gives what the terminal was shown and what was printed.
fn drawn(arguments: &[&str], pause: impl FnOnce(&Terminal)) -> (String, String) {
    let workspace = Workspace::new();
    let terminal = Terminal::new();
    let run = workspace.sagsaudit(&[
        "draw",
        "-",
        "--id",
        "Sagsnr",
        "--area",
        "Omr",
        "--seed",
        "en lang nok seed",
        "-o",
        "audit",
    ]);
    let mut running = run
        .arguments(arguments)
        .env("TERM", "xterm")
        .stdout_to(Stdio::piped())
        .stderr_to(terminal.programs_side())
        .start();
    let mut input = running.stdin.take().unwrap();
    input.write_all(BEGINNING.as_bytes()).unwrap();
    pause(&terminal);
    input.write_all(REST.as_bytes()).unwrap();
    drop(input);
    let mut printed = String::new();
    let mut output = running.stdout.take().unwrap();
    output.read_to_string(&mut printed).unwrap();
    assert!(running.wait().unwrap().success(), "{}", terminal.shown());
    assert!(workspace.path("audit/draw.json").exists());
    (terminal.close(), printed)
}

#[test]
fn a_reading_that_lasts_shows_how_far_it_is_and_clears_it_away() {
    for (lang, bar, end) in [
        ("da", "0 MB læst", "gemt i audit"),
        ("en", "0 MB read", "saved in audit"),
    ] {
        let (shown, printed) = drawn(&["--lang", lang], |terminal| terminal.wait_for(bar));
        let (_, after) = shown.rsplit_once(bar).unwrap();
        let told = after.strip_prefix(CLEAR);
        let told = told.unwrap_or_else(|| panic!("the bar is not cleared: {shown:?}"));
        assert!(told.contains(end), "{shown:?}");
        assert!(!printed.contains(bar) && !printed.contains('\u{1b}'));
    }
}

#[test]
fn nothing_is_shown_to_who_wants_nothing() {
    let longer_than_a_bar_waits = Duration::from_millis(1_500);
    let (shown, _) = drawn(&["-q", "--lang", "en"], |_| {
        thread::sleep(longer_than_a_bar_waits);
    });
    assert_eq!(shown, "");
}
