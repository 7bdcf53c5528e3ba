//! The forms and languages of what is printed, and the keys of what is written.

use std::collections::BTreeSet;
use std::fmt;

use sagsaudit::draw::DrawRecord;
use sagsaudit::findings::Findings;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{RUN, register};
use crate::harness::{Run, Workspace, rows_of};

fn run(workspace: &Workspace) -> Run {
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--seed", "byråd 12. maj 2026", "--per-area", "10"])
        .prints_something()
}

fn draw(workspace: &Workspace, folder: &str) -> Run {
    workspace
        .sagsaudit(&[
            "draw",
            "udtraek.csv",
            "--template",
            "kvalitet.toml",
            "-o",
            folder,
        ])
        .arguments(&["--seed", "byråd 12. maj 2026"])
        .prints_something()
        .notes_something()
}

/// The keys of a JSON object in the order of the file; empty for anything else but a list, which has those of its first
/// element.
struct Keys(Vec<(String, Keys)>);

impl Keys {
    fn of(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap()
    }

    fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).collect()
    }

    fn below(&self, name: &str) -> &Keys {
        &self.0.iter().find(|(key, _)| key == name).unwrap().1
    }

    /// That the documented keys are there, in their order; others may stand between.
    #[track_caller]
    fn hold_in_order(&self, documented: &[&str]) {
        let mut names = self.names().into_iter();
        for key in documented {
            assert!(
                names.any(|name| name == *key),
                "`{key}` is missing or not in its place: {:?}",
                self.names()
            );
        }
    }
}

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Look;

        impl<'de> Visitor<'de> for Look {
            type Value = Keys;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("JSON")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    keys.push(entry);
                }
                Ok(Keys(keys))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Keys, A::Error> {
                let first = list.next_element()?;
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(first.unwrap_or(Keys(Vec::new())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Keys, E> {
                Ok(Keys(Vec::new()))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Keys, E> {
                Ok(Keys(Vec::new()))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Keys, E> {
                Ok(Keys(Vec::new()))
            }

            fn visit_str<E>(self, _: &str) -> Result<Keys, E> {
                Ok(Keys(Vec::new()))
            }

            fn visit_unit<E>(self) -> Result<Keys, E> {
                Ok(Keys(Vec::new()))
            }
        }

        deserializer.deserialize_any(Look)
    }
}

#[test]
fn the_draw_record_has_the_documented_keys() {
    let workspace = register();
    draw(&workspace, "audit").check();
    let json = workspace.audit("audit").bytes("draw.json");
    let keys = Keys::of(&json);
    keys.hold_in_order(&[
        "schema",
        "program",
        "algorithm",
        "seed",
        "seed_origin",
        "drawn_at",
        "as_of",
        "id",
        "area",
        "stratum",
        "exclusions",
        "extracts",
        "template",
        "areas",
        "totals",
    ]);
    keys.below("extracts").hold_in_order(&[
        "name",
        "bytes",
        "sha256",
        "encoding",
        "delimiter",
        "sheet",
        "rows",
    ]);
    keys.below("template")
        .hold_in_order(&["id", "version", "sha256"]);
    keys.below("areas").hold_in_order(&[
        "area",
        "population",
        "avoided",
        "requested",
        "drawn",
        "reserves",
        "census",
        "last_ticket",
    ]);
    keys.below("totals").hold_in_order(&[
        "rows_read",
        "population",
        "excluded",
        "avoided",
        "rejected",
        "merged",
    ]);
    let record: DrawRecord = serde_json::from_slice(&json).unwrap();
    assert_eq!(record.to_json(), json, "read back and written again");
}

#[test]
fn the_findings_have_the_documented_keys() {
    let workspace = register();
    let printed = run(&workspace).arguments(&["--format", "json"]).check();
    let keys = Keys::of(printed.stdout.as_bytes());
    keys.hold_in_order(&[
        "schema",
        "program",
        "template",
        "draw_sha256",
        "seed",
        "as_of",
        "confidence",
        "areas",
        "findings",
        "across",
        "tested",
        "expected_by_chance",
    ]);
    let areas = keys.below("areas");
    areas.hold_in_order(&[
        "area",
        "population",
        "drawn",
        "reviewed",
        "not_found",
        "cases",
        "score",
        "conclusion",
    ]);
    areas
        .below("cases")
        .hold_in_order(&["without_errors", "formal", "material", "critical"]);
    areas
        .below("conclusion")
        .hold_in_order(&["level", "text", "trigger", "set_by"]);
    let findings = keys.below("findings");
    findings.hold_in_order(&[
        "area",
        "criterion",
        "norm",
        "severity",
        "dimension",
        "drawn",
        "pass",
        "fail",
        "not_applicable",
        "not_due",
        "undetermined",
        "pending",
        "rate",
        "interval",
        "one_sided",
        "cases_in_area",
        "conservative_upper",
        "target",
        "target_status",
        "further",
        "prevalence",
        "days_late",
        "failing",
    ]);
    findings
        .below("interval")
        .hold_in_order(&["method", "confidence", "lower", "upper"]);
    findings
        .below("one_sided")
        .hold_in_order(&["lower", "upper"]);
    keys.below("across").hold_in_order(&[
        "criterion",
        "rate",
        "se",
        "interval",
        "areas_without_applicable",
        "general",
    ]);
    let findings: Findings = serde_json::from_str(&printed.stdout).unwrap();
    assert_eq!(
        String::from_utf8(sagsaudit::findings::to_json(&findings)).unwrap(),
        printed.stdout,
        "read back and written again"
    );
}

#[test]
fn tables_have_the_documented_columns() {
    let workspace = register();
    run(&workspace)
        .arguments(&["-o", "audit"])
        .notes_something()
        .check();
    let audit = workspace.audit("audit");
    let header = |name: &str| audit.text(name).lines().next().unwrap().to_owned();
    assert_eq!(
        header("sample.csv"),
        "order,role,ticket,area,case_id,modtaget,afgjort,udfald"
    );
    assert_eq!(
        header("assessments.csv"),
        "area,case_id,criterion,version,outcome,source,reason,points,due,days_late,open,rolled,answer,reason_code,\
         cause,amount,comment,reviewer,registered_outcome,corrected_column,registered_value,corrected_value"
    );
    assert_eq!(header("rejects.csv"), "file,line,column,reason,case_id");
    let findings = audit.json("findings.json");
    let rows = audit.rows("findings.csv");
    assert_eq!(rows.len(), findings["findings"].as_array().unwrap().len());
    for (row, finding) in rows.iter().zip(findings["findings"].as_array().unwrap()) {
        let shown = |value: &serde_json::Value| match value {
            serde_json::Value::Null => String::new(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        for name in [
            "area",
            "criterion",
            "norm",
            "drawn",
            "fail",
            "pending",
            "target_status",
            "prevalence",
        ] {
            assert_eq!(row[name], shown(&finding[name]), "{name}");
        }
        for name in ["rate", "target"] {
            let number = row[name].parse::<f64>().ok();
            assert_eq!(number, finding[name].as_f64(), "{name}");
        }
        for (name, outer, inner) in [
            ("interval_method", "interval", "method"),
            ("cases_in_area_upper", "cases_in_area", "upper"),
            ("days_late_max", "days_late", "max"),
        ] {
            assert_eq!(row[name], shown(&finding[outer][inner]), "{name}");
        }
        let failing: Vec<String> = finding["failing"]
            .as_array()
            .unwrap()
            .iter()
            .map(shown)
            .collect();
        assert_eq!(row["failing"], failing.join("|"));
    }
}

#[test]
fn what_is_printed_for_machines_is_what_is_kept() {
    let workspace = register();
    let json = run(&workspace)
        .arguments(&["--format", "json", "-o", "a"])
        .notes_something()
        .check();
    assert_eq!(json.stdout, workspace.text("a/findings.json"));
    let csv = run(&workspace)
        .arguments(&["--format", "csv", "-o", "b"])
        .notes_something()
        .check();
    assert_eq!(csv.stdout, workspace.text("b/findings.csv"));
    let json = draw(&workspace, "c")
        .arguments(&["--format", "json"])
        .check();
    assert_eq!(json.stdout, workspace.text("c/draw.json"));
    let csv = draw(&workspace, "d")
        .arguments(&["--format", "csv"])
        .check();
    let areas: Vec<String> = rows_of(csv.stdout.as_bytes())
        .iter()
        .map(|row| row["area"].clone())
        .collect();
    assert_eq!(areas, ["Børn", "Voksne", "Ældre"]);
    let json = workspace
        .sagsaudit(&["score", "c", "--format", "json"])
        .prints_something()
        .notes_something()
        .check();
    assert_eq!(json.stdout, workspace.text("c/findings.json"));
}

#[test]
fn markdown_has_tables() {
    let workspace = register();
    for run in [
        run(&workspace),
        draw(&workspace, "audit"),
        workspace
            .sagsaudit(&["score", "audit"])
            .prints_something()
            .notes_something(),
    ] {
        let printed = run.arguments(&["--format", "md"]).check();
        assert!(
            printed.stdout.contains("\n| ---")
                || printed.stdout.contains("\n|---")
                || printed.stdout.contains("\n| :"),
            "{}",
            printed.stdout
        );
    }
}

#[test]
fn quiet_says_nothing_beside_the_result() {
    let workspace = register();
    run(&workspace)
        .arguments(&["-q", "-o", "a", "--seed", "kort"])
        .exits(2)
        .notes_something()
        .prints("")
        .check();
    workspace
        .sagsaudit(&RUN)
        .arguments(&["--seed", "kort", "-q", "-o", "a"])
        .prints_something()
        .check();
    workspace
        .sagsaudit(&["score", "a", "-q"])
        .prints_something()
        .check();
    workspace
        .sagsaudit(&["verify", "a", "--extract", "udtraek.csv", "-q"])
        .prints_something()
        .check();
    workspace
        .sagsaudit(&["-q", "verify", "borte", "--extract", "udtraek.csv"])
        .cannot_run(&["[C001]"])
        .check();
}

#[test]
fn the_language_is_the_flags_then_the_systems_then_danish() {
    let workspace = register();
    let danish = run(&workspace).check().stdout;
    assert!(danish.contains("Stikprøve") && danish.contains("totalgennemgang"));
    let english = run(&workspace).arguments(&["--lang", "en"]).check().stdout;
    assert!(english.contains("census") && !english.contains("totalgennemgang"));
    let by_locale = |name: &str, value: &str| {
        run(&workspace)
            .without_env("LC_ALL")
            .env(name, value)
            .check()
            .stdout
    };
    assert!(by_locale("LC_ALL", "en_GB.UTF-8") == english);
    assert!(by_locale("LANG", "en_US.UTF-8") == english);
    assert!(by_locale("LANG", "da_DK.UTF-8") == danish);
    assert!(by_locale("LANG", "de_DE.UTF-8") == danish);
    assert!(
        run(&workspace)
            .env("LC_ALL", "en_GB.UTF-8")
            .arguments(&["--lang", "da"])
            .check()
            .stdout
            == danish
    );
}

/// What is kept does not depend on who reads the screen.
#[test]
fn files_are_the_same_in_both_languages() {
    let workspace = register();
    for lang in ["da", "en"] {
        run(&workspace)
            .arguments(&["--lang", lang, "-o", lang])
            .notes_something()
            .check();
    }
    let (da, en) = (workspace.audit("da"), workspace.audit("en"));
    for file in da.files() {
        assert!(da.bytes(&file) == en.bytes(&file), "{file}");
    }
}

#[test]
fn colour_is_shown_only_when_asked_for() {
    let workspace = register();
    let complaint = |arguments: &[&str], no_color: Option<&str>| {
        let run = workspace
            .sagsaudit(&["verify", "borte", "--extract", "x"])
            .arguments(arguments);
        let run = match no_color {
            Some(value) => run.env("NO_COLOR", value),
            None => run,
        };
        run.cannot_run(&["C001"]).check().stderr
    };
    let plain = complaint(&[], None);
    assert!(!plain.contains('\u{1b}'));
    assert!(complaint(&["--color", "always"], None).contains('\u{1b}'));
    assert_eq!(complaint(&["--color", "never"], None), plain);
    assert_eq!(complaint(&[], Some("1")), plain);
}

/// Escape sequences and control characters of an extract reach no screen.
#[test]
fn an_extract_cannot_steer_the_terminal() {
    let workspace = Workspace::with(&[(
        "u.csv",
        "Id;Omr;\u{1b}[31mNote\n1\u{1b}[2J;A\u{1b}]0;x\u{7}\u{202e};n\n2;B;n\n",
    )]);
    let draw = workspace.sagsaudit(&[
        "draw",
        "u.csv",
        "--id",
        "Id",
        "--area",
        "Omr",
        "--all-columns",
        "-o",
        "a",
    ]);
    let printed = draw.prints_something().notes_something().exits(0);
    for format in ["table", "md"] {
        let printed = workspace
            .sagsaudit(&[
                "draw",
                "u.csv",
                "--id",
                "Id",
                "--area",
                "Omr",
                "--all-columns",
                "-o",
                format,
            ])
            .arguments(&["--format", format])
            .prints_something()
            .notes_something()
            .check();
        assert!(
            !printed.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']),
            "{}",
            printed.stdout
        );
    }
    drop(printed);
    let named = workspace.sagsaudit(&["draw", "u.csv", "--id", "Nr", "--area", "Omr", "-o", "b"]);
    let printed = named.cannot_run(&["[E012]"]).check();
    assert!(!printed.stderr.contains('\u{1b}'), "{}", printed.stderr);
}

#[test]
fn help_and_version_are_there() {
    let workspace = Workspace::new();
    workspace
        .sagsaudit(&["--version"])
        .prints(concat!("sagsaudit ", env!("CARGO_PKG_VERSION"), "\n"))
        .check();
    let commands: BTreeSet<&str> = ["run", "draw", "verify", "score", "check"].into();
    let help = workspace
        .sagsaudit(&["--help"])
        .prints_something()
        .check()
        .stdout;
    for command in commands {
        assert!(
            help.contains(&format!("  {command} ")),
            "{command} in {help}"
        );
        workspace
            .sagsaudit(&[command, "--help"])
            .prints_all_of(&["--lang", "--format"])
            .check();
    }
}

/// The sample is exact, so that such a value stays; who draws is told.
#[test]
fn values_that_begin_like_formulas_are_told() {
    let workspace = Workspace::with(&[(
        "u.csv",
        "Id;Omr;Note;Tal\n1;A;=HYPERLINK(\"http://x\");-5\n2;A;@x;-12,50\n3;A;-2+cmd|' /C calc'!A0;+45 12 34 56 78\n4;=A;n;-\n",
    )]);
    let arguments = [
        "draw",
        "u.csv",
        "--id",
        "Id",
        "--area",
        "Omr",
        "--all-columns",
        "--lang",
        "en",
    ];
    workspace
        .sagsaudit(&arguments)
        .arguments(&["-o", "a"])
        .prints_something()
        .notes(&["[D123]", "4 value(s)", "as text"])
        .check();
    let rows = workspace.audit("a").rows("sample.csv");
    assert!(
        rows.iter()
            .any(|row| row["Note"] == "=HYPERLINK(\"http://x\")")
    );
}
