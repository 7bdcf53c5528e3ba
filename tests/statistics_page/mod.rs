//! `docs/statistics.md`: every worked example on it is computed again.
//!
//! Two kinds of examples are read from the page. A `console` block holds commands (`$ sagsaudit ...`) with what they
//! print. A row of a table whose first cell is a line of code (`name key=value ...`) holds the result in its second cell.

mod coverage;
mod extended;
mod worked;

use std::fs;
use std::path::Path;
use std::process::Command;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/statistics.md");
    fs::read_to_string(path).unwrap()
}

/// A command of the page and what it prints there.
struct Shown {
    command: String,
    output: String,
}

/// The commands of all `console` blocks.
fn commands(page: &str) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    let mut is_console = false;
    for line in page.lines() {
        match (is_console, line) {
            (false, "```console") => is_console = true,
            (true, "```") => is_console = false,
            (true, line) => match line.strip_prefix("$ ") {
                Some(command) => shown.push(Shown {
                    command: command.to_owned(),
                    output: String::new(),
                }),
                None => {
                    let last = shown.last_mut().expect("a command before its output");
                    last.output.push_str(line);
                    last.output.push('\n');
                }
            },
            (false, _) => {}
        }
    }
    assert!(!is_console, "a block is not closed");
    shown
}

#[test]
fn every_command_prints_what_the_page_shows() {
    let commands = commands(&page());
    assert!(commands.len() >= 5, "{} commands found", commands.len());
    for shown in commands {
        let mut words = shown.command.split_whitespace();
        assert_eq!(words.next(), Some("sagsaudit"), "{}", shown.command);
        let output = Command::new(env!("CARGO_BIN_EXE_sagsaudit"))
            .args(words)
            .env_clear()
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{}: {error}", shown.command);
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            printed.trim_end(),
            shown.output.trim_end(),
            "{}",
            shown.command
        );
        assert_eq!(error, "", "{}", shown.command);
        if !shown.command.contains("--format") {
            let widest = printed.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(80), "{}", shown.command);
        }
    }
}

#[test]
fn every_example_in_a_table_comes_out_as_the_page_says() {
    let examples = worked::examples(&page());
    assert!(examples.len() >= 75, "{} examples found", examples.len());
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| example.check().err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_example_that_is_wrong_is_found() {
    let page = "| `two-sided-cases N=10000 n=400 k=82 C=0.95` | 1673 2471 | |\n| `two-sided-rates n=15 k=0` | 0 0.218 |\n";
    let examples = worked::examples(page);
    assert_eq!(examples.len(), 2);
    assert!(examples[0].check().unwrap_err().contains("1673 2470"));
    assert!(examples[1].check().is_ok());
    assert!(
        worked::examples("| `no-such n=1` | 1 |\n")[0]
            .check()
            .is_err()
    );
}
