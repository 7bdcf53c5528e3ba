//! Whatever a file holds, the program ends soon, in bounded memory, with status 0 or 2.

use std::process::Command;
use std::time::{Duration, Instant};

use super::{files, read};
use crate::data::shared_folder;
use crate::harness::Workspace;
use sagsaudit::extract::SurveyOptions;

/// A draw from a file in 2 GB of address space and 20 seconds; the exit status and what was said on standard error.
fn bounded_draw(workspace: &Workspace, file: &str, id: &str, output: &str) -> (i32, String) {
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 2000000; exec timeout 20 \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_sagsaudit"))
        .args(["draw", file, "--id", id, "-o", output, "--lang", "en"])
        .current_dir(workspace.path(""))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap_or(-1), said)
}

#[test]
fn every_file_ends_in_bounded_time_and_memory() {
    let Some(folder) = shared_folder("csv-torture") else {
        return;
    };
    let workspace = Workspace::new();
    for (number, (name, path)) in files(&folder).into_iter().enumerate() {
        let heading = match read(&path, &SurveyOptions::default()) {
            Ok(whole) => whole.survey.header.names[0].clone(),
            Err(_) => "id".to_owned(),
        };
        let file = path.to_str().unwrap();
        let (status, said) = bounded_draw(&workspace, file, &heading, &format!("{number}"));
        assert!(matches!(status, 0 | 2), "{name}: {status} {said}");
        assert!(!said.contains("panicked"), "{name}: {said}");
    }
}

#[test]
fn a_quote_that_swallows_a_large_file_stops_at_the_limit() {
    let workspace = Workspace::new();
    let row = "24/000123;Børn og Unge;ok;1.234,50\n";
    let rows = row.repeat(17 * 1024 * 1024 / row.len());
    workspace.write("a.csv", format!("id;omr;a;b\n\"1;x;y;z\n{rows}"));
    let begun = Instant::now();
    let (status, said) = bounded_draw(&workspace, "a.csv", "id", "audit");
    assert_eq!(status, 2, "{said}");
    assert!(
        said.contains("[E011]") && said.contains("a.csv:2"),
        "{said}"
    );
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn one_huge_line_is_refused_with_the_flag_that_raises_the_limit() {
    let workspace = Workspace::new();
    workspace.write("lang.csv", format!("id;x\n1;{}\n", "x".repeat(17 << 20)));
    let (status, said) = bounded_draw(&workspace, "lang.csv", "id", "audit");
    assert_eq!(status, 2, "{said}");
    assert!(
        said.contains("[E011]") && said.contains("lang.csv:2") && said.contains("--max-row"),
        "{said}"
    );
    workspace.write("bred.csv", format!("{}\n1\n", "x;".repeat(300_000)));
    let (status, said) = bounded_draw(&workspace, "bred.csv", "x", "audit");
    assert_eq!(status, 2, "{said}");
    assert!(
        said.contains("[E044]") && said.contains("bred.csv:1") && said.contains("--max-columns"),
        "{said}"
    );
}
