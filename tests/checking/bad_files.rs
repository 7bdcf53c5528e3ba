//! Files that are no templates, however they came to have that name: a diagnostic, in bounded time and memory.

use std::time::{Duration, Instant};

use super::GOOD;
use crate::harness::Workspace;

/// That a file is complained of with a code, within a few seconds, and shows nothing that a terminal would obey.
#[track_caller]
fn complained_of(bytes: impl AsRef<[u8]>, code: &str) -> String {
    let workspace = Workspace::new();
    workspace.write("god.toml", bytes);
    let start = Instant::now();
    let printed = workspace
        .sagsaudit(&["check", "god.toml"])
        .exits(1)
        .prints_all_of(&[code])
        .notes_something()
        .check_writes_nothing(&workspace);
    assert!(start.elapsed() < Duration::from_secs(20), "{code}");
    assert!(!printed.stdout.contains('\u{1b}') && !printed.stdout.contains('\0'));
    assert!(
        printed.stdout.len() < 200_000,
        "{} bytes",
        printed.stdout.len()
    );
    printed.stdout
}

fn with_expression(expression: &str) -> String {
    let criterion =
        format!("[[criterion]]\nid = \"B\"\nquestion = \"x\"\npass_if = \"{expression}\"\n");
    format!("{GOOD}\n[columns.a]\ntype = \"number\"\n{criterion}")
}

#[test]
fn ten_megabytes() {
    let shown = complained_of("# en linje\n".repeat(1_000_000), "[T036]");
    assert!(shown.contains("11.000.000"), "{shown}");
    complained_of(vec![b'['; 10_000_000], "[T036]");
}

#[test]
fn deeply_nested_tables() {
    complained_of(
        format!("{GOOD}a = {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        "[T001]",
    );
    complained_of(format!("{GOOD}a = {}", "{a=".repeat(100_000)), "[T001]");
    let keys = vec!["a"; 100_000].join(".");
    complained_of(format!("{GOOD}{keys} = 1\n"), "[T0");
    complained_of(format!("[{keys}]\nb = 1\n"), "[T0");
}

#[test]
fn an_expression_of_a_hundred_thousand_characters() {
    complained_of(
        with_expression(&format!("{}a > 1", "a > 1 OR ".repeat(11_000))),
        "[T011]",
    );
    complained_of(with_expression(&"(".repeat(100_000)), "[T011]");
    complained_of(with_expression(&"NOT ".repeat(25_000)), "[T011]");
    complained_of(
        with_expression(&format!("a > {}", "9".repeat(100_000))),
        "[T011]",
    );
    complained_of(with_expression(&"-".repeat(3_000)), "[T0");
}

/// As much of an expression as is allowed, with as many columns as fit in it: nothing is said, and soon.
#[test]
fn the_largest_expression_is_looked_through_quickly() {
    let names: Vec<String> = (0..120).map(|number| format!("c{number}")).collect();
    let columns: String = names
        .iter()
        .map(|name| format!("[columns.{name}]\ntype = \"number\"\n"))
        .collect();
    let parts: Vec<String> = names
        .iter()
        .map(|name| format!("({name} > 1 OR {name} IN (0,-1))"))
        .collect();
    let criterion = format!(
        "[[criterion]]\nid = \"B\"\nquestion = \"x\"\npass_if = \"{}\"\n",
        parts
            .iter()
            .take(25)
            .cloned()
            .collect::<Vec<_>>()
            .join(" AND ")
    );
    let used: String = names
        .iter()
        .enumerate()
        .map(|(number, name)| format!("[[criterion]]\nid = \"C{number}\"\nquestion = \"{name}\"\npass_if = \"{name} > 0\"\n"))
        .collect();
    let workspace = Workspace::with(&[("god.toml", &format!("{GOOD}{columns}{criterion}{used}"))]);
    let start = Instant::now();
    workspace
        .sagsaudit(&["check", "god.toml", "--deny", "hints"])
        .notes_something()
        .check();
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn binary_files_and_other_encodings() {
    let binary: Vec<u8> = (0..100_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    complained_of(binary, "[T036]");
    complained_of(b"PK\x03\x04\x00\x00 \x1b[2J", "[T0");
    // Latin letters have the same numbers in windows-1252 as in Unicode.
    let windows_1252 = GOOD.chars().map(|letter| u32::from(letter) as u8);
    complained_of(windows_1252.collect::<Vec<u8>>(), "[T036]");
    let utf_16: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    complained_of(utf_16, "[T0");
    complained_of("", "[T004]");
}
