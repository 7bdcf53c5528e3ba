//! Two hundred CPR numbers and names, planted wherever somebody may put one: in headings, cells, broken rows, file names,
//! arguments, answers, checklists. All commands are run on them, also those that fail; the numbers come out nowhere, and
//! the names of what no checklist asks for neither.

use std::cell::Cell;

use super::KVALITET;
use crate::harness::{Workspace, said};

/// Gives out a new number, or name, of nobody at each planting.
#[derive(Default)]
struct Canaries {
    numbers: Cell<u32>,
    names: Cell<u32>,
}

/// The number of a planting: a day of 1950 to 1999, and four digits that no other has.
fn number(planted: u32) -> String {
    let (day, month) = (1 + planted % 28, 1 + planted % 12);
    let year = 50 + planted % 50;
    format!("{day:02}{month:02}{year}{:04}", 1000 + planted)
}

/// A name has no digits: what has some could be a case id.
fn name(planted: u32) -> String {
    let letter = |place: u32| char::from(b'a' + u8::try_from(place % 26).unwrap());
    format!("Kanarie{}{}sen", letter(planted / 26), letter(planted))
}

impl Canaries {
    /// With its hyphen, without, or with a blank: in turns.
    fn cpr(&self) -> String {
        let planted = self.numbers.get();
        self.numbers.set(planted + 1);
        let digits = number(planted);
        let separator = ["-", "", " "][planted as usize % 3];
        format!("{}{separator}{}", &digits[..6], &digits[6..])
    }

    fn name(&self) -> String {
        let planted = self.names.get();
        self.names.set(planted + 1);
        name(planted)
    }

    /// What stands in a text of the numbers that were given out, in any of the three forms.
    fn numbers_in(&self, text: &str) -> Vec<String> {
        let planted = (0..self.numbers.get()).map(number);
        let forms = planted.flat_map(|digits| {
            let separated = ["", "-", " "].into_iter();
            separated.map(move |between| format!("{}{between}{}", &digits[..6], &digits[6..]))
        });
        forms.filter(|number| text.contains(number)).collect()
    }

    /// What stands in a text of the names that were given out.
    fn names_in(&self, text: &str) -> Vec<String> {
        let planted = (0..self.names.get()).map(name);
        planted.filter(|name| text.contains(name)).collect()
    }
}

/// A table with a number in every column that a checklist reads, a name beside it in one that it does not, and rows
/// that are broken in every way.
fn extract(canaries: &Canaries) -> String {
    let mut text = format!(
        "Sagsnr.;Sagsområde;Modtaget;Afgjort;Udfald;Navn;{}\n",
        canaries.cpr()
    );
    for row in 0..40 {
        let mut fields = [
            format!("S-{row}"),
            "Børn".to_owned(),
            "05-01-2026".to_owned(),
            "10-01-2026".to_owned(),
            "bevilling".to_owned(),
        ];
        if row % 4 > 0 {
            fields[1 + row % 4] = canaries.cpr();
        } else if row % 8 == 0 {
            fields[1] = format!("Sag om {}", canaries.cpr());
        }
        let told = format!("{} {}", canaries.name(), canaries.cpr());
        text.push_str(&format!("{};{told};{}\n", fields.join(";"), canaries.cpr()));
    }
    // Out of joint, repeated, without id, and a sum.
    text.push_str(&format!("{};Børn\n", canaries.cpr()));
    text.push_str(&format!(
        "{};{};;;;;;;;;\n",
        canaries.name(),
        canaries.cpr()
    ));
    text.push_str(&format!(
        ";Børn;;;;{};{}\n",
        canaries.name(),
        canaries.cpr()
    ));
    text.push_str(&format!("I alt;;;;;{};\n", canaries.name()));
    text
}

/// A folder full of them.
fn planted(canaries: &Canaries) -> Workspace {
    let row = |cells: [String; 8]| cells.join(",");
    let answers = format!(
        "case_id,criterion,answer,reason_code,cause,comment,reviewer,answered_at\n{}\n",
        row([
            "S-1".into(),
            "NOTAT".into(),
            "nej".into(),
            canaries.cpr(),
            canaries.cpr(),
            format!("ringede til {}", canaries.cpr()),
            canaries.cpr(),
            canaries.cpr(),
        ])
    );
    let of_bo = format!(
        "case_id,criterion,answer,comment,reviewer\nS-1,NOTAT,ja,{},{}\n",
        canaries.cpr(),
        canaries.cpr()
    );
    let wrong_answers = format!("case_id,criterion,answer\n{},NOTAT,ja\n", canaries.cpr());
    let wrong_template = KVALITET.replace(
        "pass_if = \"udfald IN",
        &format!(
            "# {}\npass_if = \"udfald_{} IN",
            canaries.cpr(),
            canaries.cpr()
        ),
    );
    let in_ids = format!(
        "Nr;Omr\nsag {} a;A\nsag {} b;A\n",
        canaries.cpr(),
        canaries.cpr()
    );
    let conflicting = format!(
        "Sagsnr.;Sagsområde;Modtaget;Afgjort;Udfald\n1;{0};;;x\n1;{0};;;{1}\n",
        canaries.cpr(),
        canaries.cpr()
    );
    let workspace = Workspace::with(&[
        ("u.csv", &extract(canaries)),
        ("kvalitet.toml", KVALITET),
        ("forkert.toml", &wrong_template),
        ("svar.csv", &answers),
        ("forkerte-svar.csv", &wrong_answers),
        ("uenig.csv", &conflicting),
        ("bo.csv", &of_bo),
        (
            "handlinger.csv",
            &format!(
                "no,finding,action,owner,due,status,reason,retest\n\
                 {},{},{},{},2026-12-01,implemented,{},{}\n",
                canaries.cpr(),
                canaries.cpr(),
                canaries.cpr(),
                canaries.cpr(),
                canaries.cpr(),
                canaries.cpr()
            ),
        ),
        (
            "forkerte-handlinger.csv",
            &format!(
                "no,finding,action,owner,due,status\n{},{},x,y,{},{}\n",
                canaries.cpr(),
                canaries.cpr(),
                canaries.cpr(),
                canaries.cpr()
            ),
        ),
        (
            "binaer.csv",
            &format!("Sagsnr.;x\n1;{}\0\n", canaries.cpr()),
        ),
        (
            "aaben.csv",
            &format!("Sagsnr.;x\n1;\"{}\n2;y\n", canaries.cpr()),
        ),
        (
            "uden.csv",
            &format!("{};Børn\n{};Børn\n", canaries.cpr(), canaries.cpr()),
        ),
        (
            "cpr.csv",
            &format!(
                "Nr;Omr\n{}\n",
                (0..4)
                    .map(|_| format!("{};A\n", canaries.cpr()))
                    .collect::<String>()
            ),
        ),
        ("i-id.csv", &in_ids),
        (
            "liste.csv",
            &format!("case_id,role\n1,{}\n", canaries.cpr()),
        ),
        (
            "kort.toml",
            &format!("[columns]\n\"{}\" = 7\n", canaries.cpr()),
        ),
        ("tmp/x", ""),
    ]);
    let named = format!("udtræk {}.csv", canaries.cpr());
    workspace.write(&named, extract(canaries));
    workspace
}

/// What comes back on the lists of the audit `a`, and on its worksheets: a number in every cell that somebody fills in.
fn send_back(canaries: &Canaries, workspace: &Workspace) {
    let cases = workspace.audit("a").sampled();
    let (area, case) = cases.first().expect("the sample has cases");
    let cpr = || canaries.cpr();
    workspace.write(
        "fundet.csv",
        format!(
            "case_id,found,where,date,remark\n{case},nej,{},2026-11-01,{}\n",
            cpr(),
            cpr()
        ),
    );
    workspace.write(
        "dato.csv",
        format!(
            "case_id,found,where,date,remark\n{case},{},,{},\n",
            cpr(),
            cpr()
        ),
    );
    workspace.write(
        "retur.csv",
        format!(
            "area,criterion,case_id,reply,comment,evidence,auditor_reply\n\
             {area},NOTAT,{case},disagree,{},{},{}\n{area},NOTAT,,disagree,{},,\n",
            cpr(),
            cpr(),
            cpr(),
            cpr()
        ),
    );
    let sheets = workspace.contents().into_iter();
    for (name, bytes) in sheets.filter(|(name, _)| name.starts_with("a/worksheet-")) {
        let text = String::from_utf8_lossy(&bytes);
        let filled = text.replace(
            "ikke gennemgået;;",
            &format!("ikke gennemgået;nej;{}", cpr()),
        );
        workspace.write(&format!("post/{}", &name[2..]), filled);
    }
}

fn is_sent_back(name: &str) -> bool {
    name.starts_with("post/") || ["fundet.csv", "dato.csv", "retur.csv"].contains(&name)
}

/// Arguments of runs, well and badly made. `#` stands for a number, `%` for the first case of the audit `a`.
const RUNS: &[&str] = &[
    "inspect u.csv",
    "inspect u.csv --template kvalitet.toml --view 50",
    "inspect uenig.csv --template kvalitet.toml",
    "inspect cpr.csv --id Nr",
    "run u.csv --template kvalitet.toml",
    "run u.csv --template kvalitet.toml -o a -v --seed revision",
    "run u.csv --template kvalitet.toml -o alt --all-columns --seed revision",
    "run u.csv --template kvalitet.toml -o a --redraw --reason # --seed revisionen",
    "run u.csv --template kvalitet.toml --seed #",
    "run u.csv --template kvalitet.toml --where udfald='#'",
    "run u.csv --template kvalitet.toml --where #",
    "run u.csv --template kvalitet.toml --area-size #=3",
    "run u.csv --template kvalitet.toml --only #",
    "run u.csv --template kvalitet.toml --map modtaget=#",
    "run u.csv --template kvalitet.toml --as-of #",
    "run u.csv --template kvalitet.toml --reconcile #=7",
    "run u.csv --template kvalitet.toml --reconcile rows=# --source #",
    "run u.csv --template kvalitet.toml --events #=u.csv",
    "run u.csv --template kvalitet.toml --avoid liste.csv",
    "run u.csv --template kvalitet.toml --prior #",
    "run u.csv --template kvalitet.toml --map-file kort.toml",
    "run u.csv --template kvalitet.toml --delimiter #",
    "run u.csv --template kvalitet.toml --encoding #",
    "run u.csv --template kvalitet.toml --id #",
    "run u.csv --template kvalitet.toml --area #",
    "run u.csv --template forkert.toml",
    "run u.csv --template #",
    "run # --template kvalitet.toml",
    "run u.csv --template kvalitet.toml -o #",
    "run u.csv --template kvalitet.toml --#",
    "run u.csv #",
    "#",
    "draw uenig.csv --template kvalitet.toml -o b",
    "draw binaer.csv --id Sagsnr. -o b",
    "draw aaben.csv --id Sagsnr. -o b",
    "draw uden.csv --id Nr -o b",
    "draw cpr.csv --id Nr -o b",
    "draw i-id.csv --id Nr -o b",
    "draw cpr.csv --id Nr --area Omr --pseudonymise -o b",
    "verify b --extract cpr.csv",
    "verify a --extract uenig.csv",
    "verify a --extract u.csv --avoid liste.csv",
    "verify # --extract u.csv",
    "score a --answers svar.csv",
    "score a --answers forkerte-svar.csv",
    "score a --answers #",
    "score a --only #",
    "replace a S-1 --reason moved --note #",
    "replace a S-0 --reason moved --note #",
    "replace a # --reason moved --note x",
    "population u.csv --template kvalitet.toml",
    "population u.csv --template kvalitet.toml --failing fejl.csv",
    "population u.csv --template kvalitet.toml --only #",
    "population uenig.csv --template kvalitet.toml --failing #",
    "review a --list",
    "review a --set % NOTAT nej --comment #",
    "review a --set % NOTAT #",
    "review a --set % # nej",
    "review a --set # NOTAT nej",
    "review a --set % NOTAT nej --cause #",
    "review a --set % NOTAT nej --reason #",
    "review a --set % NOTAT nej --amount #",
    "review a --set % NOTAT nej --correct udfald=#",
    "review a --set % NOTAT nej --reviewer #",
    "review a --status % #",
    "review a --list --case #",
    "sheet a --format xlsx",
    "sheet a --format xlsx --layout case",
    "sheet a --format csv --layout long --reviewer Anna --reviewer Bo --overlap 3",
    "sheet a --format csv --reviewer # --reassign",
    "sheet # --format csv",
    "collect post --into a",
    "collect post --into #",
    "collect # --into a",
    "compare svar.csv bo.csv -o afstemt.csv",
    "compare svar.csv forkerte-svar.csv",
    "compare svar.csv u.csv",
    "compare a --reviewer # --reviewer anna",
    "request a -o liste.xlsx",
    "request a -o ud.csv --csv-dialect excel-da",
    "request a --due #",
    "request a --read fundet.csv",
    "request a --read dato.csv",
    "request a --read u.csv",
    "request a --read #",
    "score a",
    "hearing export a",
    "hearing export a -o hoering.xlsx",
    "hearing export a --due #",
    "hearing import a retur.csv",
    "hearing import a u.csv",
    "hearing import a #",
    "hearing show a",
    "report a --format html --per-case",
    "report a --format md --per-case",
    "report a --format docx --per-case",
    "report a --format xlsx",
    "report a --format summary",
    "report a --format html --audience public -o offentlig.html",
    "report a --format md --audience public -o -",
    "report a --format docx --audience public -o offentlig.docx",
    "report a --format xlsx --audience public -o offentlig.xlsx",
    "report a --format md --actions handlinger.csv -o handlinger.md",
    "report a --format html --actions handlinger.csv -o handlinger.html",
    "report a --format docx --actions handlinger.csv -o handlinger.docx",
    "report a --format xlsx --actions handlinger.csv -o handlinger.xlsx",
    "report a --format md --actions forkerte-handlinger.csv",
    "report a --format md --actions u.csv",
    "report a --format md --before #",
    "report # --format md",
    "extend a --by 1 --reason #",
    "extend a --by 1 --area # --reason x",
    "extend a --by 30 --reason x --extract uenig.csv",
    "extend a --by 30 --reason x --extract u.csv",
    "conclude a --area Børn --level 2 --reason # --by #",
    "conclude a --area # --level 2 --reason x",
    "conclude a --area Børn --criterion # --systematic --cause procedure --reason x",
    "conclude a --area Børn --level # --reason x",
    "replace a % --reason moved --note #",
    "extend a --by 1 --reason flere",
    "trend a alt",
    "trend a #",
    "check kvalitet.toml forkert.toml",
    "check kvalitet.toml --extract u.csv",
    "check #",
    "template new # --from u.csv",
    "template new liste --from u.csv",
    "template new liste --from uden.csv",
    "template show #",
    "template diff kvalitet.toml forkert.toml",
    "explain #",
    "size --population #",
];

/// The runs that must go well in the form for people, so that there is something of theirs to look into. The others may
/// stop early: what they say of that is looked into too.
const WELL: &[&str] = &[
    "run u.csv --template kvalitet.toml -o a -v --seed revision",
    "population u.csv --template kvalitet.toml --failing fejl.csv",
    "review a --set % NOTAT nej --comment #",
    "collect post --into a",
    "compare svar.csv bo.csv -o afstemt.csv",
    "request a -o liste.xlsx",
    "request a --read fundet.csv",
    "hearing import a retur.csv",
    "hearing show a",
    "report a --format html --per-case",
    "report a --format md --actions handlinger.csv -o handlinger.md",
    "extend a --by 1 --reason #",
    "replace a % --reason moved --note #",
    "template new liste --from u.csv",
];

/// Files that the runs must have made, so that there was something to look into.
const MADE: [&str; 16] = [
    "a/answers/review-######-####.csv",
    "a/hearing.csv",
    "a/worksheet.xlsx",
    "a/worksheet-Anna.csv",
    "a/report.html",
    "a/report.md",
    "a/report.docx",
    "afstemt.csv",
    "fejl.csv",
    "handlinger.md",
    "handlinger.xlsx",
    "hoering.xlsx",
    "liste.xlsx",
    "offentlig.html",
    "offentlig.docx",
    "offentlig.xlsx",
];

#[test]
fn two_hundred_numbers_and_names_come_out_nowhere() {
    let canaries = Canaries::default();
    let workspace = planted(&canaries);
    let before = workspace.contents();
    let named = before
        .keys()
        .find(|name| name.starts_with("udtræk"))
        .unwrap();
    let on_named = format!("run|{named}|--template|kvalitet.toml|-o|c");
    let runs = RUNS.iter().map(|run| run.replace(' ', "|"));
    let runs: Vec<String> = runs.chain([on_named]).collect();
    let mut found = Vec::new();
    for (run, form) in runs.iter().zip(["csv", "json", "md"].into_iter().cycle()) {
        for format in ["table", form] {
            let arguments: Vec<String> = run
                .split('|')
                .map(|argument| match argument {
                    "%" => workspace.audit("a").sampled().swap_remove(0).1,
                    _ => argument.replace('#', &canaries.cpr()),
                })
                .collect();
            let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            if arguments.starts_with(&["collect"]) {
                send_back(&canaries, &workspace);
            }
            if !arguments.contains(&"check") && !arguments.contains(&"--format") {
                arguments.extend(["--format", format]);
            }
            let output = workspace
                .sagsaudit(&arguments)
                .env("USER", canaries.cpr())
                .env("TMPDIR", workspace.path("tmp"))
                .output();
            let what = format!("{arguments:?}");
            if format == "table" && WELL.iter().any(|well| well.replace(' ', "|") == *run) {
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{what}: {said}");
            }
            assert!(matches!(output.status.code(), Some(0..=2)), "{what}");
            for printed in [&output.stdout, &output.stderr] {
                let text = String::from_utf8_lossy(printed);
                let mut leaked = canaries.numbers_in(&text);
                // It is there to show what an extract holds, on the screen of who has it.
                if !what.contains("inspect") {
                    leaked.extend(canaries.names_in(&text));
                }
                if !leaked.is_empty() {
                    found.push(format!("{what} prints {leaked:?}:\n{text}"));
                }
            }
        }
    }
    assert!(canaries.numbers.get() > 200 && canaries.names.get() > 40);
    for name in MADE {
        assert!(workspace.path(name).exists(), "{name} was to be made");
    }
    let mut made = 0;
    for (name, bytes) in workspace.contents() {
        if before.contains_key(&name) || is_sent_back(&name) {
            continue;
        }
        let mut leaked = canaries.numbers_in(&name);
        let text = said(&bytes);
        leaked.extend(canaries.numbers_in(&text));
        // It was asked for all columns.
        if !name.starts_with("alt/") {
            leaked.extend(canaries.names_in(&text));
        }
        if !leaked.is_empty() {
            found.push(format!("{name} holds {leaked:?}:\n{text}"));
        }
        made += 1;
    }
    assert!(made > 30, "{made} files");
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found.join("\n\n")
    );
}
