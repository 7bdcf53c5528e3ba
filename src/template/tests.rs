//! Templates that are wrong, and what is said of them; templates that are right, and of which nothing is said.

mod composed;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::calendar::{Calendar, Roll, Saturday};
use crate::diag::{self, Diagnostic, Place, SourceFile, Style, code, render};
use crate::golden;
use crate::lang::Lang;

/// The fixtures below a folder, as the command line looks below a template's own.
struct Fixtures<'a>(&'a Path);

impl Library for Fixtures<'_> {
    fn file(&self, path: &str) -> Result<Arc<SourceFile>, Unread> {
        let file = self.0.join(path);
        if !file.is_file() {
            return Err(Unread::Missing);
        }
        let text = String::from_utf8(golden::read(&file)).map_err(|_| Unread::NotText)?;
        let name = path.to_owned();
        Ok(Arc::new(SourceFile { name, text }))
    }
}

/// Reads bytes as the command line reads a file that stands alone.
fn checked(name: &str, bytes: Vec<u8>) -> Checked {
    checked_in(Path::new("no such folder"), name, bytes)
}

fn checked_in(folder: &Path, name: &str, bytes: Vec<u8>) -> Checked {
    let (text, broken) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => (String::new(), Some(error.utf8_error().valid_up_to())),
    };
    let source = Arc::new(SourceFile {
        name: name.to_owned(),
        text,
    });
    match broken {
        Some(byte) => not_utf8(&source, byte),
        None => read_with(&source, &Fixtures(folder)),
    }
}

/// A file with all that `check --stale 12` says of it on 2 November 2026, its tests included.
fn checked_file(path: &Path) -> Checked {
    let name = path.file_name().and_then(|name| name.to_str());
    let folder = path.parent().expect("a file is in a folder");
    let mut checked = checked_in(folder, name.expect("a name in UTF-8"), golden::read(path));
    // What stands beside `bad` is the earlier edition.
    let earlier = folder
        .join("earlier")
        .join(path.file_name().expect("a name"));
    if earlier.exists() {
        let name = name.expect("a name in UTF-8");
        let earlier = checked_in(folder, name, golden::read(&earlier)).template;
        let earlier = earlier.expect("a good earlier edition");
        let template = checked.template.take().expect("a good edition");
        let unstepped = without_version_step(&earlier, &template, &checked.source);
        checked.diagnostics.extend(unstepped);
    }
    let today = "2026-11-02".parse().expect("a date");
    if let Some(template) = checked.template.take() {
        let failing = crate::assess::failing_tests(&template);
        let is_dated = template.basis_checked.is_some()
            || template
                .criteria
                .iter()
                .any(|found| found.basis_checked.is_some());
        if is_dated {
            let stale = stale_bases(&template, "", today, 12);
            checked.diagnostics.extend(stale);
        }
        checked.template = failing.is_empty().then_some(template);
        checked.diagnostics.extend(failing);
    }
    checked
}

/// `LINE:COLUMN CODE «what is marked» message; help`, the line of a `.out` file. Before it stands the file, if it is one
/// that the template names.
fn line(diagnostic: &Diagnostic) -> String {
    let (place, marked) = match &diagnostic.place {
        Place::Span { source, bytes } => {
            let (line, column) = source.line_and_column(bytes.start);
            let marked = source
                .text
                .get(bytes.clone())
                .expect("a span of characters");
            let file = match source.name.rsplit_once('/') {
                Some(_) => format!("{}:", source.name),
                None => String::new(),
            };
            (format!("{file}{line}:{column}"), first_line(marked))
        }
        Place::Line { line, .. } => (format!("{line}:-"), String::new()),
        Place::File { .. } | Place::Nowhere => ("-:-".to_owned(), String::new()),
    };
    let mut said = diagnostic.message.in_lang(Lang::Da);
    for help in &diagnostic.help {
        said.push_str("; ");
        said.push_str(&help.in_lang(Lang::Da));
    }
    format!("{place} {} «{marked}» {said}\n", diagnostic.code.id)
}

/// The first line of what is marked, at most 40 characters of it.
fn first_line(marked: &str) -> String {
    let line = marked.lines().next().unwrap_or_default();
    let short: String = line.chars().take(40).collect();
    if short.len() == marked.len() {
        short
    } else {
        format!("{short}…")
    }
}

fn lines(checked: &Checked) -> String {
    checked.diagnostics.iter().map(line).collect()
}

fn good_files() -> Vec<std::path::PathBuf> {
    let folders = [
        "templates/ok",
        "templates/ok/parts",
        "../audit-templates",
        "../audit-templates/faelles",
    ];
    let files = folders.map(|folder| golden::files(&golden::fixture(folder), "toml"));
    files.concat()
}

fn bad_files() -> Vec<std::path::PathBuf> {
    golden::files(&golden::fixture("templates/bad"), "toml")
}

#[test]
fn bad_templates_are_complained_of_as_written_beside_them() {
    let differences: Vec<String> = bad_files()
        .iter()
        .filter_map(|path| {
            let checked = checked_file(path);
            assert!(
                !checked.diagnostics.is_empty(),
                "{} is silent",
                path.display()
            );
            golden::difference(&path.with_extension("out"), &lines(&checked))
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_out_file_belongs_to_a_template() {
    let named = |paths: Vec<std::path::PathBuf>| -> BTreeSet<_> {
        paths.iter().map(|path| path.with_extension("")).collect()
    };
    let outs = golden::files(&golden::fixture("templates/bad"), "out");
    assert_eq!(named(outs), named(bad_files()));
}

#[test]
fn every_code_of_templates_has_a_bad_template() {
    let met: BTreeSet<&str> = bad_files()
        .iter()
        .flat_map(|path| checked_file(path).diagnostics)
        .map(|diagnostic| diagnostic.code.id)
        .collect();
    let of_templates = code::ALL.iter().map(|code| code.id);
    let wanted: BTreeSet<&str> = of_templates.filter(|id| id.starts_with('T')).collect();
    assert_eq!(met, wanted);
}

#[test]
fn only_errors_cost_the_template() {
    for path in bad_files() {
        let checked = checked_file(&path);
        let is_error = |diagnostic: &Diagnostic| diagnostic.code.severity == diag::Severity::Error;
        let has_errors = checked.diagnostics.iter().any(is_error);
        let is_none = checked.template.is_none() && !checked.is_fragment;
        assert_eq!(
            is_none,
            has_errors && !checked.is_fragment,
            "{}",
            path.display()
        );
    }
}

#[test]
fn complaints_are_whole_sentences_in_both_languages() {
    for path in bad_files() {
        for diagnostic in checked_file(&path).diagnostics {
            let [da, en] = [Lang::Da, Lang::En].map(|lang| render(&diagnostic, lang, Style::Plain));
            assert_ne!(da, en);
            for said in [da, en] {
                let said = said.replace("{...}", "");
                let marks = [
                    "{key}", "{value}", "{name", "{file", "{line", "{col", "{count",
                ];
                assert!(!marks.iter().any(|mark| said.contains(mark)), "{said}");
            }
        }
    }
}

#[test]
fn nothing_is_said_of_good_templates() {
    for path in good_files() {
        let checked = checked_file(&path);
        assert_eq!(lines(&checked), "", "{}", path.display());
        let is_whole = checked.template.is_some();
        assert_ne!(is_whole, checked.is_fragment, "{}", path.display());
    }
}

#[test]
fn what_a_template_says_is_kept() {
    let path = golden::fixture("templates/ok/everything.toml");
    let template = checked_file(&path).template.unwrap();
    assert_eq!(template.authority, "Ingen");
    assert_eq!(
        template.sampling,
        Sampling {
            per_area: 12,
            reserve: 2
        }
    );
    let targets = &template.targets;
    assert_eq!(targets.compliance.unwrap().to_string(), "0.85");
    assert_eq!(targets.confidence.to_string(), "0.9");
    assert_eq!(targets.tolerable.to_string(), "0.05");
    assert_eq!(template.calendar.roll, Roll::Keep);
    assert_eq!(template.calendar.saturday, Saturday::Open);
    assert_eq!(template.calendar.closed.len(), 2);
    assert_eq!(template.with_role(Role::Personal), [3]);
    let first = &template.criteria[0];
    assert_eq!(first.norm, Norm::Law);
    assert_eq!(first.severity, Severity::Critical);
    assert_eq!(first.dimension, Some(Dimension::Legal));
    assert_eq!(first.weight.to_string(), "2.5");
    assert_eq!(template.target_of(first).unwrap().to_string(), "0.95");
    let dimensions: BTreeSet<_> = template
        .criteria
        .iter()
        .map(|criterion| criterion.dimension)
        .collect();
    assert_eq!(dimensions.len(), Dimension::NAMES.len());
    assert!(matches!(
        &template.criteria[1].rules,
        Rules::Always(Rule::Deadline(Deadline {
            limit: Limit::By { column: 5 },
            to: 6
        }))
    ));
    assert!(template.criteria[2].always_applies() && template.criteria[3].is_manual());
}

#[test]
fn what_a_template_does_not_say_has_its_default() {
    let path = golden::fixture("templates/ok/minimal.toml");
    let template = checked_file(&path).template.unwrap();
    assert_eq!(template.language, Lang::Da);
    assert_eq!(
        (template.sampling.per_area, template.sampling.reserve),
        (15, 0)
    );
    assert_eq!(template.targets.compliance, None);
    assert_eq!(template.targets.confidence.to_string(), "0.95");
    assert_eq!(template.targets.tolerable.to_string(), "0.1");
    assert_eq!(template.calendar, Calendar::default());
    let criterion = &template.criteria[0];
    assert_eq!(
        (criterion.norm, criterion.severity),
        (Norm::Local, Severity::Material)
    );
    assert_eq!(
        (criterion.weight, criterion.target),
        (rust_decimal::Decimal::ONE, None)
    );
    let digest = Sha256::digest(golden::read(&path));
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(template.sha256, hex);
}

#[test]
fn numbers_are_read_in_the_base_they_are_written_in() {
    let text = |per_area| {
        format!(
            "[template]\nid='x'\nversion='1'\ntitle='x'\n[sampling]\nper_area={per_area}\n\
                 [[criterion]]\nid='A'\nquestion='x'\nanswer='yes-no'\n"
        )
    };
    for (written, meant) in [
        ("0o17", 15),
        ("0x10", 16),
        ("0b11", 3),
        ("1_000", 1000),
        ("+7", 7),
    ] {
        let template = checked("x.toml", text(written).into_bytes())
            .template
            .unwrap();
        assert_eq!(template.sampling.per_area, meant, "{written}");
    }
}

/// Every one is read by hand and judged in [`super::read`] within a few seconds, in a build without optimisation.
#[test]
fn large_files_of_every_kind_end_quickly() {
    let of = |piece: &str| piece.repeat(999_000 / piece.len());
    let numbered = |piece: &dyn Fn(usize) -> String| -> String {
        let mut text = String::new();
        let mut number = 0;
        while text.len() < 990_000 {
            text.push_str(&piece(number));
            number += 1;
        }
        text
    };
    let files = [
        of("x"),
        of("= \" [ { \n"),
        of("[[criterion]]\nid = \"a\"\n"),
        of("[[criterion]]\n"),
        of("[template]\n"),
        of("a = 1\n"),
        of("["),
        of("{a="),
        of("a."),
        of("\"\"\"\n"),
        of("010190-1234 "),
        format!("a = [{}]", of("1,")),
        numbered(&|number| format!("a{number} = 1\n")),
        numbered(&|number| {
            format!(
                "[columns.c{number}]\ntype = \"dato\"\n[[criterion]]\npass_if = \"d{number}\"\n"
            )
        }),
    ];
    for text in files {
        let start = Instant::now();
        let beginning: String = text.chars().take(30).collect();
        let checked = checked("x.toml", text.into_bytes());
        assert!(checked.template.is_none());
        assert!(checked.diagnostics.len() <= 200, "{beginning}");
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{beginning}: {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let checked = checked("x.toml", "#".repeat(1_000_001).into_bytes());
    assert_eq!(
        lines(&checked),
        "-:- T036 «» filen er på 1.000.001 byte; en tjekliste kan højst være på 1.000.000\n"
    );
}

#[test]
fn more_criteria_than_can_be_checked_are_said_so_once() {
    let criterion =
        |number| format!("[[criterion]]\nid='{number}'\nquestion='x'\nanswer='yes-no'\n");
    let all: String = (0..1001).map(criterion).collect();
    let text = format!("[template]\nid='x'\nversion='1'\ntitle='x'\n{all}");
    assert_eq!(
        lines(&checked("x.toml", text.into_bytes())),
        "-:- T036 «» tjeklisten har 1.001 af tabellen `criterion`; den kan højst have 1.000\n"
    );
}

#[test]
fn beyond_two_hundred_complaints_are_counted() {
    let keys: String = (0..250).map(|number| format!("a{number} = 1\n")).collect();
    let checked = checked("x.toml", keys.into_bytes());
    assert_eq!(checked.diagnostics.len(), 200);
    // 250 unknown keys, no [template], no criteria.
    assert!(lines(&checked).ends_with("52 fejl mere er ikke vist\n"));
}

#[test]
fn no_cpr_number_is_repeated_anywhere() {
    let path = golden::fixture("templates/bad/cpr.toml");
    for diagnostic in checked_file(&path).diagnostics {
        let said = render(&diagnostic, Lang::Da, Style::Plain);
        assert!(!said.contains("1234") && !said.contains("1235"), "{said}");
    }
}

/// A good template with a piece taken out and another put in.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let good = golden::files(&golden::fixture("templates/ok"), "toml");
    mutation_of(good.iter().map(|path| golden::read(path)).collect())
}

/// The same of one of the good templates.
fn mutated_one(name: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    mutation_of(vec![golden::read(
        &golden::fixture("templates/ok").join(name),
    )])
}

fn mutation_of(good: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop_oneof![
        Just(String::new()),
        "[\\[\\]{}=\"',.#\n\r a-z0-9]{0,6}",
        Just("\"\"\"".to_owned()),
        Just("[[criterion]]\n".to_owned()),
        Just("\\u00e6".to_owned()),
        Just("9999-99-99".to_owned()),
        Just("æøå\u{feff}".to_owned()),
    ];
    let whole = prop::sample::select(good);
    let place = any::<prop::sample::Index>();
    (whole, place, 0..80_usize, pieces).prop_map(|(whole, place, removed, piece)| {
        let mut bytes = whole;
        let at = place.index(bytes.len());
        let end = (at + removed).min(bytes.len());
        bytes.splice(at..end, piece.into_bytes());
        bytes
    })
}

/// That what is said can be shown.
fn holds_together(checked: &Checked) {
    for diagnostic in &checked.diagnostics {
        line(diagnostic);
        render(diagnostic, Lang::Da, Style::Plain);
        render(diagnostic, Lang::En, Style::Coloured);
    }
    assert!(checked.template.is_some() || checked.is_fragment || !checked.diagnostics.is_empty());
    if let Some(template) = &checked.template {
        crate::assess::failing_tests(template);
    }
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        holds_together(&checked("x.toml", bytes));
    }

    #[test]
    fn no_text_brings_it_down(text in "([\\[\\]{}=\"'.,# a-z0-9_\\\\-]|\n|\r\n|\\PC){0,120}") {
        holds_together(&checked("x.toml", text.into_bytes()));
    }

    #[test]
    fn no_change_to_a_good_template_brings_it_down(bytes in mutated()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        prop_assert!(TemplateDiff::of(&text, &text).is_empty());
        holds_together(&checked("everything.toml", bytes));
    }

    #[test]
    fn no_change_to_a_template_of_several_files_brings_it_down(
        main in prop_oneof![mutated_one("extended.toml"), mutated_one("composed.toml")],
        base in mutated_one("composed.toml"),
        fragment in mutated_one("parts/god.toml"),
    ) {
        let folder = golden::fixture("templates/ok");
        holds_together(&checked_in(&folder, "extended.toml", main));
        let [base, fragment] = [base, fragment].map(|bytes| String::from_utf8(bytes).unwrap_or_default());
        let kolonner = golden::read(&folder.join("parts/kolonner.toml"));
        let extended = golden::read(&folder.join("extended.toml"));
        holds_together(&composed::checked_with(
            &String::from_utf8(extended).unwrap(),
            &[
                ("composed.toml", &base),
                ("parts/god.toml", &fragment),
                ("parts/kolonner.toml", &String::from_utf8(kolonner).unwrap()),
            ],
        ));
    }
}
