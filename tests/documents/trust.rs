//! docs/trust.md: every test that it names is a test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{document, root};

/// The tests of a file, each by its path as `cargo test` prints it.
fn tests_of(file: &Path, module: &str, found: &mut BTreeSet<String>) {
    let code = fs::read_to_string(file).unwrap();
    let mut inner = module.to_owned();
    let mut is_test = false;
    for line in code.lines() {
        let code = line.trim_start();
        if line.starts_with("mod ") && line.ends_with('{') {
            let name = line.trim_start_matches("mod ").trim_end_matches(" {");
            inner = format!("{module}::{name}");
        }
        is_test |= code == "#[test]";
        if let Some(rest) = code.strip_prefix("fn ")
            && is_test
        {
            let name = rest.split(['(', '<']).next().unwrap();
            found.insert(
                format!("{inner}::{name}")
                    .trim_start_matches("::")
                    .to_owned(),
            );
            is_test = false;
        }
    }
}

fn walk(folder: &Path, module: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let below = format!("{module}::{stem}");
        if path.is_dir() {
            walk(&path, &below, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let of_folder = ["mod", "lib", "main"].contains(&stem.as_str());
            tests_of(&path, if of_folder { module } else { &below }, found);
        }
    }
}

#[test]
fn every_test_that_is_named_is_there() {
    let mut tests = BTreeSet::new();
    walk(&root().join("src"), "", &mut tests);
    walk(&root().join("tests"), "", &mut tests);
    assert!(tests.len() > 500, "{}", tests.len());
    let page = document("docs/trust.md");
    let named: Vec<&str> = page
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| code.contains("::"))
        .collect();
    assert!(named.len() > 40, "{named:?}");
    let missing: Vec<&str> = named
        .into_iter()
        .filter(|name| !tests.contains(*name))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A promise has its test in the same line.
#[test]
fn every_promise_names_what_proves_it() {
    let page = document("docs/trust.md");
    let promises = page.split("| promise | proved by |").skip(1);
    let mut count = 0;
    for table in promises {
        let rows = table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'));
        for row in rows {
            let proof = row.rsplit('|').nth(1).unwrap();
            assert!(proof.contains('`'), "nothing proves: {row}");
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}
