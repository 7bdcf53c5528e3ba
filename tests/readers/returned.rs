//! What comes back from others, and what they hand in: whatever its bytes, the command ends with an answer or a refusal,
//! and a refusal changes nothing.

use proptest::prelude::*;

use super::changed::{self, Change, change};
use crate::commands::{KVALITET, cases, extract};
use crate::harness::Workspace;

/// A command and the file among its arguments that is changed.
struct Taken {
    arguments: &'static [&'static str],
    file: &'static str,
}

const LISTS: [Taken; 12] = [
    Taken {
        arguments: &["score", "audit", "--answers", "svar.csv"],
        file: "svar.csv",
    },
    Taken {
        arguments: &["score", "audit", "--answers", "audit/worksheet.csv"],
        file: "audit/worksheet.csv",
    },
    Taken {
        arguments: &["score", "audit", "--answers", "ark.xlsx"],
        file: "ark.xlsx",
    },
    Taken {
        arguments: &["request", "audit", "--read", "liste.csv"],
        file: "liste.csv",
    },
    Taken {
        arguments: &["request", "audit", "--read", "liste.xlsx"],
        file: "liste.xlsx",
    },
    Taken {
        arguments: &["hearing", "import", "audit", "hoering.csv"],
        file: "hoering.csv",
    },
    Taken {
        arguments: &["hearing", "import", "audit", "hoering.xlsx"],
        file: "hoering.xlsx",
    },
    Taken {
        arguments: &["population", "u.csv", "--template", "kvalitet.toml"],
        file: "u.csv",
    },
    Taken {
        arguments: &["check", "kvalitet.toml"],
        file: "kvalitet.toml",
    },
    Taken {
        arguments: &[
            "draw",
            "u.csv",
            "--id",
            "Sagsnr.",
            "--pseudonymise",
            "--key",
            "noegle",
            "-o",
            "ny",
        ],
        file: "noegle",
    },
    Taken {
        arguments: &[
            "run",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "--seed",
            "en anden dag",
            "--avoid",
            "audit/sample.csv",
            "-o",
            "ny",
        ],
        file: "audit/sample.csv",
    },
    Taken {
        arguments: &[
            "population",
            "u.csv",
            "--template",
            "kvalitet.toml",
            "--map-file",
            "kort.toml",
        ],
        file: "kort.toml",
    },
];

/// An audit with all its lists out.
fn workspace() -> Workspace {
    let answers = cases().map(|case| format!("{},NOTAT,ja\n", case.id()));
    let workspace = Workspace::with(&[
        ("u.csv", &extract()),
        ("kvalitet.toml", KVALITET),
        ("noegle", &format!("sagsaudit-key/1 {}\n", "07".repeat(32))),
        ("kort.toml", "[columns]\nmodtaget = \"Modtaget\"\n"),
    ]);
    let run = |arguments: &[&str]| {
        let output = workspace.sagsaudit(arguments).output();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
    };
    run(&[
        "run",
        "u.csv",
        "--template",
        "kvalitet.toml",
        "-o",
        "audit",
        "--seed",
        "revision-2026",
    ]);
    let drawn = workspace.audit("audit").sampled();
    let of_drawn = answers.filter(|line| {
        let drawn = &mut drawn.iter();
        drawn.any(|(_, case)| line.starts_with(&format!("{case},")))
    });
    let svar = format!("case_id,criterion,answer\n{}", of_drawn.collect::<String>());
    workspace.write("svar.csv", svar);
    run(&["sheet", "audit", "--layout", "long", "--format", "csv"]);
    run(&["sheet", "audit", "--format", "xlsx"]);
    workspace.write("ark.xlsx", workspace.read("audit/worksheet.xlsx"));
    run(&["request", "audit", "-o", "liste.csv"]);
    run(&["request", "audit", "-o", "liste.xlsx"]);
    run(&["hearing", "export", "audit", "-o", "hoering.csv"]);
    run(&["hearing", "export", "audit", "-o", "hoering.xlsx"]);
    workspace
}

/// Otherwise there would be nothing to change.
#[test]
fn the_lists_go_well_as_they_are() {
    let prepared = workspace();
    for taken in &LISTS {
        let workspace = prepared.copy();
        let output = workspace.sagsaudit(taken.arguments).output();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{:?}: {said}", taken.arguments);
    }
}

proptest! {
    #![proptest_config(changed::config("returned"))]

    #[test]
    fn no_list_that_comes_back_brings_a_command_down(
        changes in prop::collection::vec(prop::collection::vec(any::<Change>(), 1..5), LISTS.len()),
    ) {
        thread_local! {
            static PREPARED: Workspace = workspace();
        }
        for (taken, changes) in LISTS.iter().zip(changes) {
            let workspace = PREPARED.with(Workspace::copy);
            workspace.write(taken.file, change(&workspace.read(taken.file), &changes));
            let before = workspace.contents();
            let output = workspace.sagsaudit(taken.arguments).output();
            let said = String::from_utf8_lossy(&output.stderr);
            let status = output.status.code();
            prop_assert!(matches!(status, Some(0..=2)), "{:?}: {said}", taken.arguments);
            if status == Some(2) {
                prop_assert!(!said.is_empty(), "{:?}", taken.arguments);
                let mut after = workspace.contents();
                after.retain(|name, _| !name.ends_with(".lock"));
                let mut before = before;
                before.retain(|name, _| !name.ends_with(".lock"));
                prop_assert!(after == before, "{:?} has changed something: {said}", taken.arguments);
            }
        }
    }
}
