//! Holds the direction of dependencies: who may use whom, who may open files, how long a file may grow.

mod dependencies;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it uses itself. They may depend downwards only:
///
///     cli > report > dossier > review > plan > folder > trend > findings > worksheet > assess > answers > template > draw > rule > extract
///         > case, calendar, stats, diag, lang, cell
///
/// A use that is not in the table is an error, and so is an entry that nothing needs: the table stays true. A new entry
/// is a decision; the commit says why.
const USES: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "answers",
            "assess",
            "case",
            "cell",
            "diag",
            "dossier",
            "draw",
            "extract",
            "findings",
            "folder",
            "hearing",
            "lang",
            "report",
            "review",
            "stats",
            "template",
            "trend",
            "worksheet",
        ],
    ),
    (
        "report",
        &[
            "answers",
            "assess",
            "case",
            "cell",
            "diag",
            "dossier",
            "draw",
            "extract",
            "findings",
            "hearing",
            "lang",
            "review",
            "stats",
            "template",
            "trend",
            "worksheet",
        ],
    ),
    (
        "dossier",
        &[
            "answers",
            "assess",
            "cell",
            "diag",
            "draw",
            "extract",
            "findings",
            "folder",
            "hearing",
            "lang",
            "stats",
            "template",
            "trend",
            "worksheet",
        ],
    ),
    (
        "review",
        &[
            "answers", "assess", "case", "cell", "diag", "draw", "lang", "template",
        ],
    ),
    (
        "hearing",
        &[
            "answers", "assess", "case", "cell", "diag", "draw", "extract", "findings", "lang",
            "template",
        ],
    ),
    ("folder", &["cell", "diag", "lang"]),
    ("trend", &["diag", "findings", "lang", "stats", "template"]),
    (
        "findings",
        &[
            "answers", "assess", "case", "cell", "diag", "draw", "lang", "stats", "template",
        ],
    ),
    (
        "worksheet",
        &[
            "answers", "assess", "case", "cell", "diag", "draw", "extract", "lang", "template",
        ],
    ),
    (
        "assess",
        &[
            "answers", "calendar", "case", "cell", "diag", "draw", "extract", "lang", "rule",
            "stats", "template",
        ],
    ),
    (
        "answers",
        &[
            "case", "cell", "diag", "draw", "extract", "lang", "stats", "template",
        ],
    ),
    (
        "template",
        &[
            "calendar", "case", "cell", "diag", "draw", "extract", "lang", "rule", "stats",
        ],
    ),
    (
        "draw",
        &["case", "cell", "diag", "extract", "lang", "rule", "stats"],
    ),
    ("rule", &["calendar", "case", "diag", "lang"]),
    ("extract", &["calendar", "case", "cell", "diag", "lang"]),
    ("case", &["calendar"]),
    ("calendar", &["diag", "lang"]),
    ("diag", &["cell", "lang"]),
    ("stats", &[]),
    ("lang", &[]),
    ("cell", &[]),
];

/// A source file, without its comments, split into the program and its tests.
struct Source {
    path: PathBuf,
    module: String,
    program: String,
    tests: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| source(&root, &path))
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// `None` for `main.rs` and `lib.rs`, which are no module.
fn source(root: &Path, path: &Path) -> Option<Source> {
    let relative = path.strip_prefix(root).unwrap();
    let mut parts = relative.iter().map(|part| part.to_str().unwrap());
    let module = parts.next()?.to_owned();
    if module.ends_with(".rs") {
        return None;
    }
    let is_tests = parts.any(|part| is_declared_for_tests(root, &module, part));
    let text = fs::read_to_string(path).unwrap();
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let (program, tests) = match code.split_once("#[cfg(test)]\nmod tests {") {
        _ if is_tests => ("", code.as_str()),
        Some((program, tests)) => (program, tests),
        None => (code.as_str(), ""),
    };
    Some(Source {
        path: relative.to_owned(),
        module,
        program: program.to_owned(),
        tests: tests.to_owned(),
    })
}

/// Whether a file or folder of a module is there for tests only: its `mod.rs` says so.
fn is_declared_for_tests(root: &Path, module: &str, part: &str) -> bool {
    let declarations = fs::read_to_string(root.join(module).join("mod.rs")).unwrap();
    let name = part.strip_suffix(".rs").unwrap_or(part);
    declarations.contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// The modules that a text names as `crate::MODULE`, other than its own.
fn uses(text: &str, own: &str) -> BTreeSet<String> {
    let mentions = text.split("crate::").skip(1).map(|rest| {
        assert!(
            !rest.starts_with('{'),
            "write one `use crate::` for each module"
        );
        rest.split(|character: char| !character.is_ascii_lowercase())
            .next()
            .unwrap()
            .to_owned()
    });
    mentions
        .filter(|module| module != own && !module.is_empty())
        .collect()
}

#[test]
fn modules_use_what_the_table_says_and_nothing_else() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources() {
        let used = uses(&source.program, &source.module);
        found.entry(source.module).or_default().extend(used);
    }
    let table: BTreeMap<String, BTreeSet<String>> = USES
        .iter()
        .map(|(module, used)| {
            let used = used.iter().map(|used| (*used).to_owned());
            ((*module).to_owned(), used.collect())
        })
        .collect();
    let modules =
        |map: &BTreeMap<String, BTreeSet<String>>| map.keys().cloned().collect::<Vec<_>>();
    assert_eq!(modules(&found), modules(&table), "the modules of the table");
    for (module, used) in &found {
        assert_eq!(
            used, &table[module],
            "what `{module}` uses, and what the table says"
        );
    }
}

#[test]
fn the_table_points_down_only() {
    let position = |module: &str| USES.iter().position(|(name, _)| *name == module);
    for (module, used) in USES {
        for below in *used {
            assert!(
                position(module) < position(below),
                "{module} stands above {below}"
            );
        }
    }
}

#[test]
fn tests_in_modules_may_use_all_but_the_command_line() {
    for source in sources() {
        let used = uses(&source.tests, &source.module);
        assert!(!used.contains("cli"), "{}", source.path.display());
    }
}

#[test]
fn only_cli_and_folder_open_files() {
    for source in sources() {
        let opens = ["std::fs", "File::open", "File::create", "fs::read"]
            .iter()
            .any(|opening| source.program.contains(opening));
        let may = ["cli", "folder"].contains(&source.module.as_str());
        assert!(may || !opens, "{} opens files", source.path.display());
    }
}

#[test]
fn only_cli_looks_at_the_world() {
    for source in sources() {
        let looks = [
            "std::env",
            "Local::now",
            "Utc::now",
            "SystemTime",
            "process::exit",
            "stdout()",
            "stderr()",
            "println!",
        ]
        .iter()
        .any(|look| source.program.contains(look));
        assert!(
            source.module == "cli" || !looks,
            "{} looks at clock, environment or terminal",
            source.path.display()
        );
    }
}

/// Past 500 lines a file holds two ideas. It is said, not forbidden.
#[test]
fn long_files_are_named() {
    for source in sources() {
        let lines = source.program.lines().count();
        if lines > 500 {
            eprintln!(
                "{} has {lines} lines without its tests",
                source.path.display()
            );
        }
    }
}
