//! The whole way, made twice under conditions that differ in everything the system decides: every file and everything
//! printed is the same, byte for byte. And who may read what is made.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{KVALITET, cases, extract};
use crate::harness::{NOW, Workspace, said};

/// What the system decides.
struct Conditions {
    language: &'static str,
    zone: &'static str,
    umask: &'static str,
    columns: &'static str,
    /// Whether the program may use a single processor only.
    is_single: bool,
    /// Whether the rows of the extract stand the other way round.
    is_reversed: bool,
    /// The folder in which the program is run, and the way from there to the files.
    folder: (&'static str, &'static str),
    temporary: &'static str,
}

const CONDITIONS: [Conditions; 4] = [
    Conditions {
        language: "C",
        zone: "UTC",
        umask: "022",
        columns: "80",
        is_single: false,
        is_reversed: false,
        folder: (".", ""),
        temporary: "",
    },
    Conditions {
        language: "tr_TR.UTF-8",
        zone: "Pacific/Auckland",
        umask: "000",
        columns: "40",
        is_single: true,
        is_reversed: true,
        folder: ("under/neden", "../../"),
        temporary: "under",
    },
    Conditions {
        language: "da_DK.ISO-8859-1",
        zone: "America/St_Johns",
        umask: "077",
        columns: "200",
        is_single: true,
        is_reversed: false,
        folder: (".", "./"),
        temporary: "",
    },
    Conditions {
        language: "ar_EG.UTF-8",
        zone: "nowhere/at all",
        umask: "002",
        columns: "",
        is_single: false,
        is_reversed: false,
        folder: ("under", "../"),
        temporary: ".",
    },
];

/// The way from extract to report. `@` stands before what is looked for from the folder the program is run in, `%` for the
/// first case of the audit, `!` for that of the later one.
const WAY: [&str; 43] = [
    "draw @u.csv --template @kvalitet.toml --seed revision-2026 -o @tegnet --share group",
    "run @u.csv --template @kvalitet.toml --seed revision-2026 -o @audit --all-columns",
    "run @u.csv --template @kvalitet.toml --seed revision-2027 -o @audit --redraw --reason periode",
    "run @u.csv --template @kvalitet.toml --seed x-og-et-andet -o @koder --pseudonymise --key @noegle",
    "review @audit --set % NOTAT nej --comment mangler",
    "score @audit --answers @svar.csv",
    "extend @audit --by 2 --reason flere --extract @u.csv",
    "extend @koder --by 2 --reason flere --extract @u.csv --key @noegle",
    "conclude @audit --area Børn --level 2 --reason kendt",
    "review @audit --list --format json",
    "sheet @audit --reviewer Anna --reviewer Bo --overlap 2",
    "sheet @audit --layout case",
    "sheet @audit --reassign --layout long --format csv",
    "collect @under/post --into @audit",
    "score @audit",
    "compare @svar.csv @bo.csv -o @ud-afstemning.csv",
    "request @audit -o @ud-liste.xlsx --due 2026-11-16",
    "request @audit -o @ud-liste.csv --csv-dialect excel-da",
    "request @audit --read @ud-liste.xlsx",
    "hearing export @audit -o @ud-hoering.xlsx --due 2026-12-01",
    "hearing export @audit -o @ud-hoering.csv",
    "hearing import @audit @under/retur.csv",
    "hearing show @audit --format json",
    "report @audit --per-case",
    "report @audit --format md",
    "report @audit --format docx",
    "report @audit --format xlsx",
    "report @audit --format summary",
    "report @audit --audience public -o @ud-offentlig.html",
    "report @audit --audience public --format docx -o @ud-offentlig.docx",
    "report @audit --audience public --format xlsx -o @ud-offentlig.xlsx",
    "population @u.csv --template @kvalitet.toml --as-of 2026-12-31 --failing @ud-fejl.csv",
    "population @u.csv --template @kvalitet.toml --as-of 2026-12-31 --format json",
    "run @u.csv --template @kvalitet.toml --seed efter-den-foerste -o @senere --avoid @audit --as-of 2026-12-31",
    "trend @audit @senere --format csv",
    "report @senere --format md --before @audit",
    "report @senere --format docx --before @audit",
    "verify @audit --extract @u.csv",
    "pseudonyms @koder --extract @u.csv --key @noegle",
    "replace @senere ! --reason moved --note flyttet",
    "inspect @u.csv --template @kvalitet.toml",
    "template new @ud-liste.toml --from @u.csv",
    "check @kvalitet.toml --extract @u.csv",
];

/// Standard output and standard error of each command, and the files that are there in the end.
type Made = (Vec<(Vec<u8>, Vec<u8>)>, BTreeMap<String, Vec<u8>>);

fn workspace(conditions: &Conditions) -> Workspace {
    let mut lines: Vec<String> = extract().lines().map(str::to_owned).collect();
    if conditions.is_reversed {
        lines[1..].reverse();
    }
    let answers = cases().map(|case| format!("{},NOTAT,ja\n", case.id()));
    Workspace::with(&[
        ("u.csv", &(lines.join("\n") + "\n")),
        ("kvalitet.toml", KVALITET),
        ("alle-svar.csv", &answers.collect::<String>()),
        ("noegle", &format!("sagsaudit-key/1 {}\n", "07".repeat(32))),
        ("under/neden/x", ""),
    ])
}

/// The answers to the drawn cases, but not to the first, which is answered by `review`.
fn answer(workspace: &Workspace) {
    let drawn = workspace.audit("audit").sampled();
    let all = workspace.text("alle-svar.csv");
    let is_drawn = |line: &&str| {
        drawn
            .iter()
            .skip(1)
            .any(|(_, case)| line.starts_with(&format!("{case},")))
    };
    let kept: Vec<&str> = all.lines().filter(is_drawn).collect();
    workspace.write(
        "svar.csv",
        format!("case_id,criterion,answer\n{}\n", kept.join("\n")),
    );
    workspace.write(
        "bo.csv",
        format!(
            "case_id,criterion,answer\n{}\n",
            kept.join("\n").replacen(",ja", ",nej", 2)
        ),
    );
}

/// The worksheet comes back with an answer to each question, and the department disagrees about the first case.
fn send_back(workspace: &Workspace) {
    let sheet = workspace.text("audit/worksheet.csv");
    let (area, case) = first_case(workspace, "audit");
    let lines = sheet.split_inclusive('\n').map(|line| {
        if line.contains(&case) {
            line.to_owned()
        } else {
            line.replace("ikke gennemgået;;", "ikke gennemgået;ja;")
        }
    });
    workspace.write("under/post/fra Bo/ark.csv", lines.collect::<String>());
    let reply =
        format!("area,criterion,case_id,reply,comment\n{area},NOTAT,{case},disagree,se bilag\n");
    workspace.write("under/retur.csv", reply);
}

fn first_case(workspace: &Workspace, audit: &str) -> (String, String) {
    workspace.audit(audit).sampled().swap_remove(0)
}

fn make(conditions: &Conditions) -> (Workspace, Made) {
    let workspace = workspace(conditions);
    let (folder, way) = conditions.folder;
    let mut printed = Vec::new();
    for command in WAY {
        if command.starts_with("score") {
            answer(&workspace);
        }
        if command.starts_with("collect") {
            send_back(&workspace);
        }
        let arguments = command.split(' ').map(|argument| match argument {
            "%" => first_case(&workspace, "audit").1,
            "!" => first_case(&workspace, "senere").1,
            _ => argument.replace('@', way),
        });
        let on_one = "taskset -c \"$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')\"";
        let script = format!(
            "umask {}; exec {} \"$@\"",
            conditions.umask,
            if conditions.is_single { on_one } else { "" }
        );
        let output = Command::new("sh")
            .args(["-c", &script, "sh", env!("CARGO_BIN_EXE_sagsaudit")])
            .args(arguments)
            .args(["--lang", "da"])
            .current_dir(workspace.path(folder))
            .stdin(Stdio::null())
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("LC_ALL", conditions.language)
            .env("LANG", conditions.language)
            .env("TZ", conditions.zone)
            .env("COLUMNS", conditions.columns)
            .env("TMPDIR", workspace.path(conditions.temporary))
            .env("USER", "anna")
            .env("SOURCE_DATE_EPOCH", NOW)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{command}: {said}");
        // The way to the files is the user's, and shown as it was written.
        let plain = |bytes: &[u8]| -> Vec<u8> {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            let shown = WAY.iter().flat_map(|command| command.split(' '));
            let named = shown.filter_map(|argument| argument.strip_prefix('@'));
            let plain = named.fold(text, |text, name| {
                text.replace(&format!("{way}{name}"), name)
            });
            plain
                .split_whitespace()
                // A heading is underlined to its length, and the way is in it.
                .map(|word| {
                    if word.trim_matches('=').is_empty() {
                        "="
                    } else {
                        word
                    }
                })
                .collect::<Vec<_>>()
                .join(" ")
                .into_bytes()
        };
        printed.push((plain(&output.stdout), plain(&output.stderr)));
    }
    let mut files = workspace.contents();
    files.retain(|name, _| {
        name.starts_with("ud-") || name.contains('/') && !name.starts_with("under/")
    });
    (workspace, (printed, files))
}

#[test]
fn the_whole_way_gives_the_same_bytes_under_all_conditions() {
    let (_, expected) = make(&CONDITIONS[0]);
    assert!(expected.1.len() > 40, "{:?}", expected.1.keys());
    for conditions in &CONDITIONS[1..] {
        let (_, made) = make(conditions);
        let what = format!("{}, {}", conditions.language, conditions.zone);
        for ((printed, before), command) in made.0.iter().zip(&expected.0).zip(WAY) {
            if conditions.is_reversed && command.starts_with("inspect") {
                // It shows the first values that the extract holds.
                continue;
            }
            hold_same(&format!("{what}: {command}"), &printed.0, &before.0);
            hold_same(&format!("{what}: {command}"), &printed.1, &before.1);
        }
        assert!(made.1.keys().eq(expected.1.keys()), "{what}");
        for (name, bytes) in &made.1 {
            let before = &expected.1[name];
            if conditions.is_reversed {
                // Other rows are another file, which has another hash; nothing else may differ.
                hold_same(&format!("{what}: {name}"), bytes, before);
            } else {
                assert!(bytes == before, "{what}: {name}");
            }
        }
    }
}

/// Holds that two files say the same, but for hashes.
#[track_caller]
fn hold_same(what: &str, found: &[u8], expected: &[u8]) {
    let (found, expected) = (said(found), said(expected));
    let (found, expected) = (without_hashes(&found), without_hashes(&expected));
    let mut differing = found.lines().zip(expected.lines());
    if let Some((found, expected)) = differing.find(|(found, expected)| found != expected) {
        let same = found.chars().zip(expected.chars());
        let same = same.take_while(|(one, other)| one == other).count();
        let around = |line: &str| {
            let from = same.saturating_sub(60);
            line.chars().skip(from).take(200).collect::<String>()
        };
        panic!("{what}:\n{}\n{}", around(found), around(expected));
    }
    assert_eq!(found.len(), expected.len(), "{what}");
}

/// A text with `…` in the place of each SHA-256, and of the beginnings of some that the keys of a worksheet have.
fn without_hashes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest
            .find(|character: char| !character.is_ascii_hexdigit())
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(digits);
        plain.push_str(if [64, 16, 8].contains(&word.len()) {
            "…"
        } else {
            word
        });
        let between = after
            .find(|character: char| character.is_ascii_hexdigit())
            .unwrap_or(after.len());
        plain.push_str(&after[..between]);
        rest = &after[between..];
    }
    plain
}

#[test]
fn every_command_is_on_the_way() {
    for command in Workspace::new().commands() {
        let mut on_the_way = WAY.iter().map(|run| run.split(' ').next().unwrap());
        let needs_no_file = ["explain", "size"].contains(&command.as_str());
        assert!(
            needs_no_file || on_the_way.any(|run| run == command),
            "{command}"
        );
    }
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

/// Whatever the umask: what is made is the user's alone, or the group's where it was asked for.
#[test]
fn what_is_made_is_private_or_the_groups_whatever_the_umask() {
    for conditions in &CONDITIONS {
        let (workspace, (_, files)) = make(conditions);
        // A template is no secret, and gets the usual rights.
        for name in files.keys().filter(|name| !name.ends_with("liste.toml")) {
            let is_shared = name.starts_with("tegnet/");
            let expected = match (name.ends_with('/'), is_shared) {
                (true, false) => 0o700,
                (true, true) => 0o770,
                (false, false) => 0o600,
                (false, true) => 0o660,
            };
            let found = mode(&workspace.path(name));
            assert_eq!(found, expected, "{name} under umask {}", conditions.umask);
        }
        assert_eq!(
            files
                .keys()
                .filter(|name| name.starts_with("tegnet/"))
                .count(),
            7
        );
    }
}

/// What others add to a shared folder is the group's too.
#[test]
fn a_shared_folder_stays_shared() {
    let workspace = Workspace::with(&[("u.csv", &extract()), ("kvalitet.toml", KVALITET)]);
    let run = ["run", "u.csv", "--template", "kvalitet.toml", "-o", "audit"];
    workspace
        .sagsaudit(&run)
        .arguments(&["--share", "group"])
        .prints_something()
        .notes_something()
        .check();
    workspace
        .sagsaudit(&["score", "audit"])
        .prints_something()
        .notes_something()
        .check();
    for name in workspace.audit("audit").files() {
        assert_eq!(
            mode(&workspace.path(&format!("audit/{name}"))),
            0o660,
            "{name}"
        );
    }
    for wrong in [
        &["--share", "alle"][..],
        &["--share", "group", "--redraw", "--reason", "x"],
    ] {
        workspace
            .sagsaudit(&run)
            .arguments(wrong)
            .cannot_run(&["--share"])
            .check_writes_nothing(&workspace);
    }
}
