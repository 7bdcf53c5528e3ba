//! The commands that change a folder. A new one gets a line in [`CHANGES`].

use super::shim::shimmed;
use crate::harness::{Run, Workspace};

/// A command that makes or changes the folder `audit`.
pub(super) struct Change {
    pub name: &'static str,
    /// The commands before it, which go well.
    before: &'static [&'static [&'static str]],
    arguments: &'static [&'static str],
}

/// Stands for the first case of the sample.
const FIRST_CASE: &str = "@";

const DRAW: &[&str] = &[
    "draw",
    "sager.csv",
    "--template",
    "liste.toml",
    "--events",
    "samtaler=samtaler.csv",
    "--seed",
    "byråd 12. maj 2026",
    "-o",
    "audit",
];
const RUN: &[&str] = &[
    "run",
    "sager.csv",
    "--template",
    "liste.toml",
    "--events",
    "samtaler=samtaler.csv",
    "--seed",
    "byråd 12. maj 2026",
    "-o",
    "audit",
];
const RUN_EARLIER: &[&str] = &[
    "run",
    "sager.csv",
    "--template",
    "liste.toml",
    "--events",
    "samtaler=samtaler.csv",
    "--seed",
    "byråd 12. maj 2025",
    "-o",
    "sidste",
    "--as-of",
    "2026-09-30",
];

const CODES: &[&str] = &[
    "draw",
    "sager.csv",
    "--id",
    "sagsnr",
    "-o",
    "audit",
    "--pseudonymise",
    "--key",
    "noegle",
    "--seed",
    "byråd 12. maj 2026",
];
const SHEET: &[&str] = &["sheet", "audit", "--layout", "long", "--format", "csv"];
const CONCLUDE: &[&str] = &[
    "conclude",
    "audit",
    "--area",
    "Børn",
    "--level",
    "2",
    "--reason",
    "kendt fra sidste år",
];

/// Every command that changes a folder, or writes beside it and says so in its journal.
pub(super) const CHANGES: &[Change] = &[
    Change {
        name: "run",
        before: &[],
        arguments: RUN,
    },
    Change {
        name: "run --prior --avoid",
        before: &[RUN_EARLIER],
        arguments: &[
            "run",
            "sager.csv",
            "--template",
            "efter.toml",
            "--events",
            "samtaler=samtaler.csv",
            "--seed",
            "byråd 12. maj 2026",
            "-o",
            "audit",
            "--prior",
            "sidste",
            "--avoid",
            "sidste",
        ],
    },
    Change {
        name: "draw --redraw",
        before: &[RUN],
        arguments: &[
            "draw",
            "sager.csv",
            "--template",
            "liste.toml",
            "--events",
            "samtaler=samtaler.csv",
            "--seed",
            "en anden dag",
            "-o",
            "audit",
            "--redraw",
            "--reason",
            "forkert periode",
        ],
    },
    Change {
        name: "score",
        before: &[DRAW],
        arguments: &["score", "audit"],
    },
    Change {
        name: "score --answers",
        before: &[RUN],
        arguments: &["score", "audit", "--answers", "svar.csv"],
    },
    Change {
        name: "replace",
        before: &[RUN],
        arguments: &[
            "replace",
            "audit",
            FIRST_CASE,
            "--reason",
            "moved",
            "--note",
            "hører til Voksne",
        ],
    },
    Change {
        name: "extend",
        before: &[RUN],
        arguments: &[
            "extend",
            "audit",
            "--by",
            "1",
            "--reason",
            "to fejl",
            "--extract",
            "sager.csv",
            "--events",
            "samtaler=samtaler.csv",
        ],
    },
    Change {
        name: "extend from the reserves",
        before: &[RUN],
        arguments: &["extend", "audit", "--by", "1", "--reason", "to fejl"],
    },
    Change {
        name: "sheet",
        before: &[RUN],
        arguments: &[
            "sheet",
            "audit",
            "--reviewer",
            "Anna Ø",
            "--reviewer",
            "Bo",
            "--overlap",
            "1",
        ],
    },
    Change {
        name: "sheet --reassign",
        before: &[RUN, &["sheet", "audit", "--reviewer", "Anna"]],
        arguments: &[
            "sheet",
            "audit",
            "--reviewer",
            "Bo",
            "--format",
            "csv",
            "--reassign",
        ],
    },
    Change {
        name: "score --answers, a worksheet",
        before: &[RUN, SHEET],
        arguments: &["score", "audit", "--answers", "post/fra Anna/ark.csv"],
    },
    Change {
        name: "collect",
        before: &[RUN, SHEET],
        arguments: &["collect", "post", "--into", "audit"],
    },
    Change {
        name: "request",
        before: &[RUN],
        arguments: &["request", "audit", "-o", "liste.xlsx"],
    },
    Change {
        name: "request --read",
        before: &[RUN],
        arguments: &["request", "audit", "--read", "fundet.csv"],
    },
    Change {
        name: "hearing export",
        before: &[RUN],
        arguments: &["hearing", "export", "audit", "-o", "hoering.csv"],
    },
    Change {
        name: "hearing import",
        before: &[RUN],
        arguments: &["hearing", "import", "audit", "retur.csv"],
    },
    Change {
        name: "review --set",
        before: &[RUN],
        arguments: &["review", "audit", "--set", FIRST_CASE, "NOTAT", "ja"],
    },
    Change {
        name: "report",
        before: &[RUN],
        arguments: &["report", "audit"],
    },
    Change {
        name: "report, to a place of its own",
        before: &[RUN],
        arguments: &[
            "report",
            "audit",
            "--audience",
            "public",
            "-o",
            "rapport.docx",
            "--format",
            "docx",
        ],
    },
    Change {
        name: "draw --pseudonymise",
        before: &[],
        arguments: CODES,
    },
    Change {
        name: "population --failing",
        before: &[],
        arguments: &[
            "population",
            "sager.csv",
            "--template",
            "liste.toml",
            "--events",
            "samtaler=samtaler.csv",
            "--failing",
            "fejl.csv",
        ],
    },
    Change {
        name: "compare",
        before: &[],
        arguments: &["compare", "anna.csv", "bo.csv", "-o", "afstemt.csv"],
    },
    Change {
        name: "template new",
        before: &[],
        arguments: &["template", "new", "ny.toml", "--from", "sager.csv"],
    },
    Change {
        name: "report, anew as a workbook",
        before: &[RUN, &["report", "audit", "--format", "xlsx"], CONCLUDE],
        arguments: &["report", "audit", "--format", "xlsx"],
    },
    Change {
        name: "conclude",
        before: &[RUN],
        arguments: CONCLUDE,
    },
];

/// A draw of which the key is made as well: at random, so that no two are the same.
pub(super) const NEW_KEY: Change = Change {
    name: "draw --pseudonymise, with a new key",
    before: &[],
    arguments: &[
        "draw",
        "sager.csv",
        "--id",
        "sagsnr",
        "-o",
        "audit",
        "--pseudonymise",
    ],
};

/// The commands that only read. A new one gets a line here.
pub(super) const READERS: &[Change] = &[
    Change {
        name: "inspect",
        before: &[],
        arguments: &["inspect", "sager.csv", "--template", "liste.toml"],
    },
    Change {
        name: "population",
        before: &[],
        arguments: &[
            "population",
            "sager.csv",
            "--template",
            "liste.toml",
            "--events",
            "samtaler=samtaler.csv",
        ],
    },
    Change {
        name: "verify",
        before: &[RUN],
        arguments: &[
            "verify",
            "audit",
            "--extract",
            "sager.csv",
            "--events",
            "samtaler=samtaler.csv",
        ],
    },
    Change {
        name: "review --list",
        before: &[RUN],
        arguments: &["review", "audit", "--list"],
    },
    Change {
        name: "hearing show",
        before: &[RUN],
        arguments: &["hearing", "show", "audit"],
    },
    Change {
        name: "report to standard output",
        before: &[RUN],
        arguments: &["report", "audit", "--format", "md", "-o", "-"],
    },
    Change {
        name: "compare",
        before: &[],
        arguments: &["compare", "anna.csv", "bo.csv"],
    },
    Change {
        name: "pseudonyms",
        before: &[CODES],
        arguments: &[
            "pseudonyms",
            "audit",
            "--extract",
            "sager.csv",
            "--key",
            "noegle",
        ],
    },
    Change {
        name: "trend",
        before: &[RUN_EARLIER, RUN],
        arguments: &["trend", "sidste", "audit"],
    },
    Change {
        name: "check",
        before: &[],
        arguments: &["check", "liste.toml", "efter.toml"],
    },
    Change {
        name: "template show",
        before: &[],
        arguments: &["template", "show", "liste.toml"],
    },
    Change {
        name: "template diff",
        before: &[],
        arguments: &["template", "diff", "liste.toml", "efter.toml"],
    },
];

const LISTE: &str = r#"
[template]
id = "liste"
version = "1"
title = "Samtaler"

[sampling]
per_area = 2
reserve = 1

[columns.sagsnr]
type = "text"
role = "id"

[columns.omraade]
type = "text"
role = "area"

[columns.modtaget]
type = "date"

[events.samtaler.dato]
type = "date"

[[criterion]]
id = "FIRE"
question = "Er der holdt en samtale det første halve år?"
count = { events = "samtaler.dato", from = "modtaget", within = "6 months", at_least = 1 }

[[criterion]]
id = "NOTAT"
question = "Er der et notat?"
answer = "yes-no"
"#;

const AFTER: &str = r#"
[[criterion]]
id = "IGEN"
question = "Er fejlen rettet?"
applies_if = "COALESCE(prior('FIRE'), 'pass') = 'fail'"
answer = "yes-no"
"#;

const SAGER: &str = "\
sagsnr;omraade;modtaget
S-1;Børn;02-03-2026
S-2;Børn;03-03-2026
S-3;Børn;04-03-2026
S-4;Børn;05-03-2026
S-5;Voksne;06-03-2026
S-6;Voksne;07-03-2026
S-7;Voksne;08-03-2026
;Voksne;08-03-2026
";

const SAMTALER: &str =
    "sagsnr;dato\nS-1;20-03-2026\nS-2;21-03-2026\nS-5;22-03-2026\nS-6;23-03-2026\n";

/// An answer for every case, so that the drawn ones have some.
fn answers() -> String {
    let rows = (1..=7).map(|number| format!("S-{number},NOTAT,ja\n"));
    format!("case_id,criterion,answer\n{}", rows.collect::<String>())
}

impl Change {
    /// A folder in which the commands before it have been run.
    pub fn prepare(&self) -> Workspace {
        let workspace = Workspace::with(&[
            ("sager.csv", SAGER),
            ("samtaler.csv", SAMTALER),
            ("liste.toml", LISTE),
            ("efter.toml", &format!("{LISTE}{AFTER}")),
        ]);
        let key = format!("sagsaudit-key/1 {}\n", "07".repeat(32));
        let settled = answers().replace("S-3,NOTAT,ja", "S-3,NOTAT,nej");
        workspace.write("noegle", key);
        workspace.write("anna.csv", answers());
        workspace.write("bo.csv", settled);
        for arguments in self.before {
            let run = shimmed(workspace.sagsaudit(arguments));
            run.prints_something().notes_something().check();
        }
        let sampled: Vec<String> = if workspace.path("audit").exists() {
            let sampled = workspace.audit("audit").sampled().into_iter();
            sampled.map(|(_, case)| case).collect()
        } else {
            Vec::new()
        };
        let header_or_drawn = |line: &&str| {
            line.starts_with("case_id")
                || sampled
                    .iter()
                    .any(|case| line.starts_with(&format!("{case},")))
        };
        let answers: Vec<String> = answers()
            .lines()
            .filter(header_or_drawn)
            .map(str::to_owned)
            .collect();
        workspace.write("svar.csv", answers.join("\n"));
        if workspace.path("audit/worksheet.csv").exists() {
            let sheet = workspace.text("audit/worksheet.csv");
            let filled = sheet.replace("ikke gennemgået;;", "ikke gennemgået;ja;");
            assert!(filled != sheet, "{sheet}");
            workspace.write("post/fra Anna/ark.csv", filled);
        }
        if let Some(case) = sampled.first() {
            workspace.write("fundet.csv", format!("case_id,found\n{case},nej\n"));
            let reply = "area,criterion,case_id,reply,comment\nVoksne,FIRE,,disagree,ringet\n";
            workspace.write("retur.csv", reply);
        }
        workspace
    }

    /// The command that it runs.
    pub fn command(&self) -> &str {
        self.arguments[0]
    }

    /// Whether the journal tells of it in other words when it was broken off: what was answered is entered later.
    pub fn is_entered_later(&self) -> bool {
        self.arguments.contains(&"--set")
    }

    /// The command.
    pub fn run(&self, workspace: &Workspace) -> Run {
        let first = || workspace.audit("audit").rows("sample.csv").swap_remove(0);
        let arguments = self.arguments.iter().map(|argument| match *argument {
            FIRST_CASE => first()["case_id"].clone(),
            plain => plain.to_owned(),
        });
        let arguments: Vec<String> = arguments.collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        shimmed(workspace.sagsaudit(&arguments))
    }
}
