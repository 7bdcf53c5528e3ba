//! Values that are more than values somewhere: formulas of a spreadsheet, markup of a page, commands to a terminal. They
//! are planted wherever a text of somebody else's comes in, and looked for in the form in which they would act.

use super::KVALITET;
use crate::harness::{Workspace, said};

/// What acts where it is not taken for a text.
const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\"http://ond.dk\")",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1)",
    "\t=1+1",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik](http://ond.dk)",
    "![x](http://ond.dk/x.png)",
    "# Overskrift | `kode` | *stor*",
    "\u{1b}[31mrød\u{1b}]0;titel\u{7}",
    "\u{202e}bagvendt",
    "--><svg onload=alert(1)>",
    "\"><a href=\"http://ond.dk\">x</a>",
];

/// A hostile text as a field of a CSV file.
fn field(number: usize) -> String {
    let text = HOSTILE[number % HOSTILE.len()];
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// An extract, an answer file, lists: all with such texts.
fn planted() -> Workspace {
    let mut extract = "Sagsnr.;Sagsområde;Modtaget;Afgjort;Udfald;Sagsbehandler\n".to_owned();
    for row in 0..HOSTILE.len() * 2 {
        let area = if row % 3 == 0 {
            field(row / 3)
        } else {
            "Børn".to_owned()
        };
        let id = field(row).replace("\"\"", "'");
        let id = format!("{}{row}\"", &id[..id.len() - 1]);
        let (outcome, worker) = (field(row + 5), field(row + 9));
        extract.push_str(&format!(
            "{id};{area};05-01-2026;10-01-2026;{outcome};{worker}\n"
        ));
    }
    Workspace::with(&[("u.csv", &extract), ("kvalitet.toml", KVALITET)])
}

/// What comes back about the drawn cases.
fn send_back(workspace: &Workspace) {
    let drawn = workspace.audit("a").sampled();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut answers = "case_id,criterion,answer,comment,reviewer\n".to_owned();
    let mut replies = "area,criterion,case_id,reply,comment,evidence\n".to_owned();
    let mut found = "case_id,found,where,remark\n".to_owned();
    for (number, (area, case)) in drawn.iter().enumerate() {
        let (case, area) = (quoted(case), quoted(area));
        let (one, other) = (field(number), field(number + 7));
        answers.push_str(&format!("{case},NOTAT,nej,{one},Anna\n"));
        replies.push_str(&format!("{area},NOTAT,{case},disagree,{one},{other}\n"));
        found.push_str(&format!("{case},nej,{one},{other}\n"));
    }
    let actions = (0..HOSTILE.len()).map(|number| {
        let (one, other) = (field(number), field(number + 3));
        format!("{number},{one},{other},{one},2026-12-01,implemented\n")
    });
    let actions: String = actions.collect();
    workspace.write("svar.csv", answers);
    workspace.write("retur.csv", replies);
    workspace.write("fundet.csv", found);
    let header = "no,finding,action,owner,due,status\n";
    workspace.write("handlinger.csv", format!("{header}{actions}"));
}

/// `%` stands for the first case, `&` for one of the hostile texts.
const RUNS: &[&str] = &[
    "run u.csv --template kvalitet.toml -o a --seed revision-2026 -v",
    "inspect u.csv --template kvalitet.toml --view 30",
    "population u.csv --template kvalitet.toml",
    "population u.csv --template kvalitet.toml --format md",
    "score a --answers svar.csv",
    "score a --format md",
    "request a -o liste.xlsx",
    "request a -o ud-excel.csv --csv-dialect excel-da",
    "request a --read fundet.csv",
    "sheet a --format xlsx",
    "sheet a --format xlsx --layout case",
    "hearing export a -o hoering.xlsx",
    "hearing import a retur.csv",
    "hearing show a",
    "hearing show a --format md",
    "review a --list",
    "review a --list --format md",
    "review a --set % NOTAT nej --comment &",
    "conclude a --area Børn --level 2 --reason & --by &",
    "report a --format html --per-case --actions handlinger.csv",
    "report a --format md --per-case --actions handlinger.csv",
    "report a --format docx --per-case --actions handlinger.csv",
    "report a --format xlsx --actions handlinger.csv",
    "report a --format summary",
    "verify a --extract u.csv",
    "run & --template kvalitet.toml",
    "replace a & --reason moved --note x",
    "explain &",
];

/// What a terminal must not be sent: control characters but the end of a line, and what turns the direction of text.
fn steers_a_terminal(text: &str) -> bool {
    let turns = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    text.chars().any(|character| {
        character.is_control() && character != '\n'
            || turns.iter().any(|range| range.contains(&character))
    })
}

/// Markup of a page that is not the program's own.
fn acts_on_a_page(text: &str) -> bool {
    [
        "<script>alert",
        "<img src",
        "<svg onload",
        "<a href=\"http",
        "onerror=alert(1)>",
    ]
    .iter()
    .any(|markup| text.contains(markup))
}

/// A link or picture of Markdown that is not escaped.
fn acts_in_markdown(text: &str) -> bool {
    let mut unescaped = String::new();
    let mut is_escaped = false;
    for character in text.chars() {
        if is_escaped {
            is_escaped = false;
        } else if character == '\\' {
            is_escaped = true;
        } else {
            unescaped.push(character);
        }
    }
    acts_on_a_page(&unescaped) || unescaped.contains("](http")
}

fn hold_file(name: &str, bytes: &[u8]) {
    let text = said(bytes);
    if name.ends_with(".html") {
        assert!(
            !acts_on_a_page(&String::from_utf8_lossy(bytes)),
            "{name}: {text}"
        );
    } else if name.ends_with(".md") {
        assert!(
            !acts_in_markdown(&String::from_utf8_lossy(bytes)),
            "{name}: {text}"
        );
        assert!(
            !steers_a_terminal(&String::from_utf8_lossy(bytes)),
            "{name}"
        );
    } else if name.ends_with(".xlsx") {
        for formula in ["<f>", "<f ", "<hyperlink", "ddeLink", "externalReference"] {
            assert!(!text.contains(formula), "{name} has {formula}");
        }
    } else if name.ends_with(".docx") {
        for field in [
            "w:hyperlink",
            "HYPERLINK \"",
            "DDEAUTO",
            "<w:altChunk",
            "INCLUDE",
        ] {
            let own = text.replace("=HYPERLINK", "");
            assert!(!own.contains(field), "{name} has {field}");
        }
    } else if name == "ud-excel.csv" {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(b';').flexible(true).from_reader(bytes);
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{name}: {cell}"
                );
            }
        }
    }
}

#[test]
fn nothing_that_was_planted_acts_anywhere() {
    let workspace = planted();
    for (run, number) in RUNS.iter().zip(0..) {
        let arguments: Vec<String> = run
            .split(' ')
            .map(|argument| match argument {
                "%" => workspace.audit("a").sampled().swap_remove(0).1,
                "&" => HOSTILE[10 + number % 4].to_owned(),
                plain => plain.to_owned(),
            })
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = workspace.sagsaudit(&arguments).output();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        if !run.ends_with(" &") && !run.contains("replace") && !run.contains("run &") {
            assert!(output.status.success(), "{arguments:?}: {stderr}");
        }
        if *run == RUNS[0] {
            send_back(&workspace);
        }
        for (text, channel) in [(&stdout, "stdout"), (&stderr, "stderr")] {
            assert!(
                !steers_a_terminal(text),
                "{arguments:?} on {channel}: {text:?}"
            );
        }
        if run.contains("--format md") && !run.starts_with("report") {
            assert!(!acts_in_markdown(&stdout), "{arguments:?}: {stdout}");
        }
    }
    let contents = workspace.contents();
    for name in [
        "a/report.html",
        "a/report.md",
        "a/report.docx",
        "a/report.xlsx",
        "ud-excel.csv",
    ] {
        assert!(contents.contains_key(name), "{name} was to be made");
    }
    for (name, bytes) in contents {
        hold_file(&name, &bytes);
    }
}
