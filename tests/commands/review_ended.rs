//! A review on the screen that the system asks to end: the terminal is left as it was, and what was answered is entered.
//! A terminal is made by `script`, which most systems have; where it is missing, the test says so.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::review::audited;
use crate::harness::{NOW, Workspace};

/// The terminal's second screen, and the way back from it.
const ENTERED: &str = "\u{1b}[?1049h";
const LEFT: &str = "\u{1b}[?1049l";

/// What the program asks of the terminal, and what one answers.
const WHERE_IS_THE_CURSOR: &str = "\u{1b}[6n";
const AT_THE_TOP: &[u8] = b"\x1b[1;1R";

fn wait_for(what: &str, mut is_there: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_there() {
        assert!(begun.elapsed() < Duration::from_secs(30), "no {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn text(path: &Path) -> String {
    fs::read(path).map_or_else(
        |_| String::new(),
        |bytes| String::from_utf8_lossy(&bytes).into_owned(),
    )
}

/// Ends a review by a signal after an answer was given to its first question; gives what the terminal was then like.
fn ended_by(signal: &str, workspace: &Workspace) -> String {
    let shown = workspace.path("shown");
    let inner = format!(
        "stty rows 40 columns 100; sh -c 'echo $$ > pid; exec \"{}\" review audit --reviewer anna --lang en -q'; \
         echo $? > status; stty -a > stty",
        env!("CARGO_BIN_EXE_sagsaudit")
    );
    let mut running = Command::new("script")
        .args(["-qfec", &inner])
        .arg(&shown)
        .current_dir(workspace.path(""))
        .env("TERM", "xterm")
        .env("SHELL", "/bin/sh")
        .env("SOURCE_DATE_EPOCH", NOW)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut keys = running.stdin.take().unwrap();
    wait_for("screen", || text(&shown).contains(WHERE_IS_THE_CURSOR));
    keys.write_all(AT_THE_TOP).unwrap();
    let answers = workspace.path("audit/answers/review-anna.csv");
    // Yes, to the first question.
    keys.write_all(b"y").unwrap();
    wait_for("answer", || answers.exists());
    let pid = workspace.text("pid");
    let sent = Command::new("kill").args([signal, pid.trim()]).status();
    assert!(sent.unwrap().success());
    wait_for("end", || workspace.path("stty").exists());
    drop(keys);
    running.wait().unwrap();
    text(&shown)
}

#[test]
fn a_review_that_the_system_ends_leaves_the_terminal_as_it_was() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `script` to make a terminal with");
        return;
    }
    for signal in ["-TERM", "-HUP"] {
        let workspace = audited();
        let shown = ended_by(signal, &workspace);
        let after = shown.rsplit(ENTERED).next().unwrap();
        assert!(after.contains(LEFT), "{signal}: {after:?}");
        let state = workspace.text("stty");
        let words: Vec<&str> = state.split([' ', ';', '\n']).collect();
        for word in ["icanon", "echo", "isig"] {
            assert!(words.contains(&word), "{signal}: {state}");
        }
        assert_eq!(workspace.text("status").trim(), "0", "{signal}");
        let last = workspace.audit("audit").journal().pop().unwrap();
        assert_eq!(last["command"], "review --reviewer anna", "{signal}");
    }
}

/// A terminal that goes without a signal, as one does whose program was killed, leaves no review behind that waits for it.
#[cfg(target_os = "linux")]
#[test]
fn a_review_whose_terminal_is_gone_ends() {
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: there is no `script` to make a terminal with");
        return;
    }
    let workspace = audited();
    let shown = workspace.path("shown");
    let inner = format!(
        "stty rows 40 columns 100; setsid --wait sh -c 'echo $$ > pid; exec \"{}\" review audit --reviewer anna --lang en -q'; true",
        env!("CARGO_BIN_EXE_sagsaudit")
    );
    let mut running = Command::new("script")
        .args(["-qfec", &inner])
        .arg(&shown)
        .current_dir(workspace.path(""))
        .env("TERM", "xterm")
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut keys = running.stdin.take().unwrap();
    wait_for("screen", || text(&shown).contains(WHERE_IS_THE_CURSOR));
    keys.write_all(AT_THE_TOP).unwrap();
    keys.write_all(b"y").unwrap();
    wait_for("answer", || {
        workspace.path("audit/answers/review-anna.csv").exists()
    });
    let pid = workspace.text("pid");
    running.kill().unwrap();
    running.wait().unwrap();
    let process = format!("/proc/{}", pid.trim());
    let is_over = || {
        let state = fs::read_to_string(format!("{process}/stat")).unwrap_or_default();
        state.is_empty() || state.contains(") Z ")
    };
    wait_for("end", is_over);
}
