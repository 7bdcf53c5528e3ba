//! Every command that the README shows is run, and what it shows of the output is held against what comes out.
//!
//! A command is a line beginning with `$ ` in a block fenced as `console`; the lines below it are its output, and a line of
//! three dots stands for lines left out. `$ cargo run --release -- ARGUMENTS` runs the program of these tests in the root
//! of the project; `$ cargo test` is what is going on already.

mod trust;

use std::path::{Path, PathBuf};

use crate::harness::Workspace;

const PROGRAM: &str = "cargo run --release -- ";
const LEFT_OUT: &str = "...";

/// A command with the output that is shown of it.
#[derive(Debug)]
struct Shown {
    command: String,
    output: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn document(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// The blocks of a document that are fenced with a language.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let opening = format!("\n```{language}\n");
    let fenced = text.split(opening.as_str()).skip(1);
    fenced
        .map(|rest| rest.split_once("\n```").expect("a fence is closed").0)
        .collect()
}

fn commands(text: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    for block in blocks(text, "console")
        .into_iter()
        .chain(blocks(text, "sh"))
    {
        for line in block.lines() {
            match (line.strip_prefix("$ "), found.last_mut()) {
                (Some(command), _) => found.push(Shown {
                    command: command.to_owned(),
                    output: Vec::new(),
                }),
                (None, Some(shown)) => shown.output.push(line.to_owned()),
                (None, None) => panic!("a block begins with a command, not with `{line}`"),
            }
        }
    }
    found
}

/// The words of a command as a shell takes them: blanks between, double or single quotes around.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for character in command.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, ' ') => words.push(String::new()),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether an output is what is shown, lines that are left out aside.
#[track_caller]
fn hold(shown: &[String], output: &str) {
    let lines: Vec<&str> = output.lines().collect();
    let mut at = 0;
    let mut parts = shown.split(|line| line == LEFT_OUT).peekable();
    let mut is_first = true;
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        let matches = |start: usize| {
            lines
                .get(start..start + part.len())
                .is_some_and(|found| found == part)
        };
        let found = match (is_first, is_last) {
            (true, true) => (matches(0) && lines.len() == part.len()).then_some(0),
            (true, false) => matches(0).then_some(0),
            (false, true) => lines
                .len()
                .checked_sub(part.len())
                .filter(|start| *start >= at && matches(*start)),
            (false, false) => (at..lines.len()).find(|start| matches(*start)),
        };
        let Some(start) = found else {
            panic!(
                "this is shown and does not come out (from line {at}):\n{}\n--- output\n{output}",
                part.join("\n")
            );
        };
        at = start + part.len();
        is_first = false;
    }
}

#[test]
fn the_commands_of_the_readme_do_what_it_shows() {
    let commands = commands(&document("README.md"));
    let mut run = 0;
    for shown in &commands {
        if shown.command == "cargo test" {
            continue;
        }
        let Some(arguments) = shown.command.strip_prefix(PROGRAM) else {
            panic!("`{}` is no command that is tested", shown.command);
        };
        let arguments = words(arguments);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let before = names(&root());
        let printed = Workspace::new()
            .sagsaudit(&arguments)
            .working_folder(&root())
            .prints_something()
            .notes_something()
            .check();
        hold(&shown.output, &printed.stdout);
        assert_eq!(
            names(&root()),
            before,
            "`{}` leaves files behind",
            shown.command
        );
        run += 1;
    }
    assert!(run > 0, "the README shows no command of the program");
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn the_checklist_of_the_readme_is_complete() {
    let readme = document("README.md");
    let checklists: Vec<&str> = blocks(&readme, "toml")
        .into_iter()
        .filter(|block| block.contains("[template]"))
        .collect();
    assert!(!checklists.is_empty(), "the README shows no checklist");
    for checklist in checklists {
        let id = checklist
            .split("id = \"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        let file = format!("{id}.toml");
        let workspace = Workspace::with(&[(&file, checklist)]);
        workspace.sagsaudit(&["check", &file, "-q"]).check();
    }
}

/// `SAGSAUDIT_BLESS=1 cargo test --test main documents` writes the page anew.
#[test]
fn the_page_of_checklists_shows_those_that_are_shipped() {
    let shown = Workspace::new()
        .sagsaudit(&["template", "show", "--all", "--format", "md"])
        .arguments(&["--lang", "da"])
        .prints_something()
        .check()
        .stdout;
    let page = "docs/tjeklister.md";
    if std::env::var_os("SAGSAUDIT_BLESS").is_some() {
        std::fs::write(root().join(page), &shown).unwrap();
    }
    assert!(
        document(page) == shown,
        "the shipped checklists have changed: SAGSAUDIT_BLESS=1 cargo test --test main documents writes {page} anew"
    );
}

/// A test that could not fail would hold nothing.
#[test]
fn what_is_shown_wrongly_is_found() {
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    hold(&lines("a\n...\nd"), "a\nb\nc\nd\n");
    hold(&lines("a\nb\n...\n"), "a\nb\nc\n");
    for (shown, output) in [
        ("a\nb", "a\n"),
        ("a", "a\nb\n"),
        ("a\n...\nc", "a\nb\nd\n"),
        ("b\n...\nc", "a\nb\nc\n"),
        ("a\n...\nb\n...\nc", "a\nc\nb\n"),
    ] {
        let shown = lines(shown);
        let output = output.to_owned();
        let quiet = std::panic::catch_unwind(move || hold(&shown, &output));
        assert!(quiet.is_err(), "a difference that is not seen");
    }
}
