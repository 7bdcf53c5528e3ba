//! `report`: one document on one or several audits, in every form, for the authority and for everybody.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};

use crate::harness::{Run, Workspace};

/// Three criteria that data decides and one for a reviewer, with a name that fills a line.
pub(super) const TEMPLATE: &str = r#"
[template]
id = "tilsyn"
version = "2026.1"
title = "Ledelsestilsyn"
[targets]
compliance = 0.9
[columns.sagsnr]
type = "text"
role = "id"
aliases = ["Sagsnr."]
[columns.ydelse]
type = "text"
role = "area"
aliases = ["Ydelse"]
[columns.modtaget]
type = "date"
[columns.afgjort]
type = "date"
[[exclude]]
reason = "modtaget før 2026"
where = "modtaget < DATE '2026-01-01'"
[[criterion]]
id = "FRIST"
question = "Er sagen afgjort inden 14 dage?"
finding = "Sagen er ikke afgjort inden fristen på 14 dage."
basis = "Retssikkerhedslovens § 3, stk. 2"
norm = "law"
severity = "critical"
dimension = "legal"
deadline = { from = "modtaget", within = "14 days", to = "afgjort" }
[[criterion]]
id = "NORM"
question = "Er sagen afgjort inden kommunens egen norm på 5 arbejdsdage, som er offentliggjort på hjemmesiden?"
severity = "material"
dimension = "administrative"
deadline = { from = "modtaget", within = "5 working days", to = "afgjort" }
[[criterion]]
id = "DATO"
question = "Er begge datoer registreret?"
severity = "formal"
dimension = "administrative"
pass_if = "modtaget IS NOT NULL AND afgjort IS NOT NULL"
[[criterion]]
id = "BREV"
question = "Kan borgeren forstå brevet?"
help = "Læs brevet."
basis = "God forvaltningsskik"
severity = "material"
dimension = "professional"
answer = "yes-no"
"#;

/// Cases of an area: each number is the days from 2 March 2026 until it was decided.
pub(super) fn rows(area: &str, days: &[i64]) -> String {
    let rows = days.iter().zip(1..).map(|(days, case)| {
        let received = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let decided = received + chrono::TimeDelta::days(*days);
        format!("{area}-{case:02};{area};{received};{decided}\n")
    });
    rows.collect()
}

/// The ordinary audit: a sampled area, one taken whole, and three excluded cases.
pub(super) fn ordinary() -> Workspace {
    let many: Vec<i64> = (0..40)
        .map(|case| [2, 3, 4, 5, 6, 9, 20][case % 7])
        .collect();
    let extract = [
        "Sagsnr.;Ydelse;Modtaget;Afgjort\n".to_owned(),
        rows("Ærø", &many),
        rows("Aabenraa", &[1, 1, 1, 1, 30, 1, 1, 1, 1, 1, 1, 1]),
        "x1;Ærø;2025-03-02;2025-03-03\nx2;Ærø;2025-03-02;2025-03-03\nx3;Ærø;2025-03-02;2025-03-03\n".to_owned(),
    ];
    let workspace = Workspace::with(&[
        ("udtraek.csv", &extract.concat()),
        ("tilsyn.toml", TEMPLATE),
    ]);
    drawn(&workspace);
    workspace.write("anna.csv", answers(&workspace, &["no", "partly"]));
    scored(&workspace);
    workspace
}

pub(super) fn drawn(workspace: &Workspace) {
    workspace
        .sagsaudit(&["draw", "udtraek.csv", "--template", "tilsyn.toml"])
        .arguments(&["--per-area", "15", "--seed", "byråd 12. maj 2026"])
        .arguments(&["--as-of", "2026-10-31", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
}

pub(super) fn scored(workspace: &Workspace) {
    workspace
        .sagsaudit(&["score", "audit", "--answers", "anna.csv"])
        .prints_something()
        .notes_something()
        .check();
}

/// Answers to every case of the sample: first these, then yes.
pub(super) fn answers(workspace: &Workspace, first: &[&str]) -> String {
    let mut text = String::from("case_id,criterion,answer,cause,amount,comment,reviewer\n");
    let cases = workspace.audit("audit").sampled();
    for ((_, case), place) in cases.iter().zip(0..) {
        let row = match first.get(place) {
            Some(answer) => format!("{answer},arbejdsgang,1250.50,Brevet er på 9 sider,Anna Holm"),
            None => "yes,,,,Anna Holm".to_owned(),
        };
        text.push_str(&format!("{case},BREV,{row}\n"));
    }
    text
}

pub(super) fn report(workspace: &Workspace, arguments: &[&str]) -> Run {
    let run = workspace.sagsaudit(&["report", "audit"]);
    run.arguments(arguments)
}

/// What a report prints on standard output.
#[track_caller]
pub(super) fn printed(workspace: &Workspace, arguments: &[&str]) -> String {
    let run = report(workspace, arguments).arguments(&["-o", "-"]);
    run.prints_something().check().stdout
}

/// Holds a text against the file of `fixtures/report/paper`; `SAGSAUDIT_BLESS=1` writes it anew.
#[track_caller]
fn hold(name: &str, found: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/report/paper");
    let path = folder.join(name);
    if std::env::var_os("SAGSAUDIT_BLESS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == found,
        "{name} differs; SAGSAUDIT_BLESS=1 writes it anew.\n{found}"
    );
}

#[test]
fn the_ordinary_report_is_as_it_was_looked_at() {
    let workspace = ordinary();
    for (name, arguments) in [
        ("ordinary.da.md", &["--format", "md"][..]),
        ("ordinary.en.md", &["--format", "md", "--lang", "en"]),
        ("ordinary.da.html", &["--format", "html"]),
        ("ordinary.summary.txt", &["--format", "summary"]),
        (
            "ordinary.public.md",
            &["--format", "md", "--audience", "public"],
        ),
        ("ordinary.slips.md", &["--format", "md", "--per-case"]),
    ] {
        hold(name, &printed(&workspace, arguments));
    }
}

/// An audit in which nothing is wrong, of a whole area.
#[test]
fn a_report_without_findings_says_on_what_that_rests() {
    let extract = format!("Sagsnr.;Ydelse;Modtaget;Afgjort\n{}", rows("Ærø", &[1; 30]));
    let workspace = Workspace::with(&[("udtraek.csv", &extract), ("tilsyn.toml", TEMPLATE)]);
    drawn(&workspace);
    workspace.write("anna.csv", answers(&workspace, &[]));
    scored(&workspace);
    let text = printed(&workspace, &["--format", "md"]);
    hold("clean.da.md", &text);
    assert!(text.contains("Det udelukker ikke fejl i de øvrige"));
    assert!(text.contains("15 sager ud af 30"), "{text}");
}

/// Nothing can be decided, and the names fill more than a line.
#[test]
fn a_report_in_which_nothing_is_decided_concludes_nothing() {
    let area = "Arbejdsløshedsforsikringsadministrationens særlige kontor for Ærø, Øerne og Ålborg";
    let rows = (1..=20).map(|case| format!("{case};{area};ved ikke;2026-03-{case:02}\n"));
    let extract = format!(
        "Sagsnr.;Ydelse;Modtaget;Afgjort\n{}",
        rows.collect::<String>()
    );
    let workspace = Workspace::with(&[("udtraek.csv", &extract), ("tilsyn.toml", TEMPLATE)]);
    drawn(&workspace);
    workspace.write(
        "anna.csv",
        answers(&workspace, &[])
            .replace("yes", "cannot_judge")
            .replace(",,,,Anna", ",,,ulæseligt,Anna"),
    );
    scored(&workspace);
    let text = printed(&workspace, &["--format", "md"]);
    hold("undetermined.da.md", &text);
    assert!(text.contains("Datagrundlaget er utilstrækkeligt"), "{text}");
    assert!(!text.contains("ikke fundet fejl") && text.contains("Intet kontrolpunkt er afgjort"));
}

/// The workbook read again, cell by cell, against the findings.
#[test]
fn the_workbook_has_the_figures_of_the_findings() {
    let workspace = ordinary();
    report(&workspace, &["--format", "xlsx"])
        .notes(&["rapporten er skrevet: "])
        .check();
    let bytes = workspace.read("audit/report.xlsx");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.sheet_names();
    assert_eq!(
        sheets,
        [
            "Resumé",
            "Fund",
            "Frister",
            "Vurderinger",
            "Sager",
            "Metode"
        ]
    );
    let range = book.worksheet_range("Fund").unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    let heading = |name: &str| {
        let place = rows[0].iter().position(|cell| *cell == name);
        place.unwrap_or_else(|| panic!("no column {name}"))
    };
    let audit = workspace.audit("audit");
    assert_eq!(rows.len(), 9);
    for row in &rows[1..] {
        let text = |name| row[heading(name)].to_string();
        let finding = audit.finding(&text("sagsområde"), &text("nr."));
        for (name, key) in [
            ("stikprøve", "drawn"),
            ("opfyldt", "pass"),
            ("ikke opfyldt", "fail"),
            ("kan ikke afgøres", "undetermined"),
        ] {
            assert_eq!(
                row[heading(name)],
                Data::Float(finding[key].as_f64().unwrap())
            );
        }
        let rate = finding["rate"].as_f64().unwrap();
        let Data::Float(compliance) = row[heading("opfyldelse")] else {
            panic!("compliance is no number");
        };
        assert!((compliance - (1.0 - rate)).abs() < 1e-12);
        let upper = finding["interval"]["upper"].as_f64().unwrap();
        let Data::Float(lower) = row[heading("opfyldelse, nedre grænse")] else {
            panic!("a limit is no number");
        };
        assert!((lower - (1.0 - upper)).abs() < 1e-12);
    }
    let range = book.worksheet_range("Vurderinger").unwrap();
    let assessed: Vec<&[Data]> = range.rows().collect();
    assert_eq!(assessed.len(), 1 + 27 * 4);
    let dates = assessed.iter().flat_map(|row| row.iter());
    assert!(
        dates
            .filter(|cell| matches!(cell, Data::DateTime(_)))
            .count()
            > 27
    );
    // Made again, it is the same.
    let before = workspace.read("audit/report.xlsx");
    report(&workspace, &["--format", "xlsx", "-q"]).check();
    assert!(before == workspace.read("audit/report.xlsx"));
}

/// Every part of the Word document is well-formed XML with the texts in it.
#[test]
fn the_word_document_is_a_zip_of_well_formed_xml() {
    let workspace = ordinary();
    report(&workspace, &["--format", "docx", "-q"]).check();
    let bytes = workspace.read("audit/report.docx");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), 8);
    for place in 0..zip.len() {
        let mut text = String::new();
        zip.by_index(place)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(balanced(&text), Ok(()), "{text}");
        if text.contains("<w:document ") {
            assert!(text.contains("Sagen er ikke afgjort inden fristen"));
        }
    }
}

/// Whether each element that is opened is closed in its turn.
fn balanced(xml: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1) {
        let (inside, _) = tag.split_once('>').ok_or("a tag is not closed")?;
        if inside.starts_with(['?', '!']) || inside.ends_with('/') {
            continue;
        }
        match inside.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(name) => return Err(format!("`{name}` was not open")),
            None => open.push(inside.split(' ').next().unwrap_or_default()),
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{open:?} are left open"))
    }
}

/// What stands in an extract becomes neither HTML nor Markdown nor a formula.
#[test]
fn hostile_names_stay_texts_in_every_form() {
    let hostile = "=HYPERLINK(\"\"http://x\"\")<script>alert(1)</script>|*x*";
    let area = format!("\"{hostile}\"");
    let rows = (1..=6).map(|case| format!("{case};{area};2026-03-02;2026-03-{:02}\n", case + 15));
    let extract = format!(
        "Sagsnr.;Ydelse;Modtaget;Afgjort\n{}",
        rows.collect::<String>()
    );
    let workspace = Workspace::with(&[("udtraek.csv", &extract), ("tilsyn.toml", TEMPLATE)]);
    drawn(&workspace);
    workspace.write(
        "anna.csv",
        answers(&workspace, &["no"]).replace("Brevet er", "=cmd|' /C calc'!A0 </td><img src=x>"),
    );
    scored(&workspace);
    let page = printed(&workspace, &["--format", "html", "--per-case"]);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert_eq!(page.matches("<script>").count(), 1, "the one that sorts");
    assert!(!page.contains("<img") && !page.contains("http://x\")<"));
    let text = printed(&workspace, &["--format", "md", "--per-case"]);
    let text = text.replace("\\<", ""); // escaped, as Markdown has it
    assert!(!text.contains("<script") && !text.contains("<img"));
    report(&workspace, &["--format", "xlsx", "-q"]).check();
    let bytes = workspace.read("audit/report.xlsx");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert!(!text.contains("<f>") && !text.contains("<hyperlink"));
    }
}

#[test]
fn the_public_edition_has_no_case_and_no_person() {
    let workspace = ordinary();
    let cases = workspace.audit("audit").sampled();
    for form in ["md", "html"] {
        let text = printed(&workspace, &["--format", form, "--audience", "public"]);
        assert!(!text.contains("ikke fundet fejl") && text.contains("Om der er fejl"));
        for (_, case) in &cases {
            assert!(!text.contains(case.as_str()), "{form} has {case}");
        }
        for secret in [
            "Anna Holm",
            "9 sider",
            "byråd 12. maj",
            "1.250,50",
            "udtraek.csv",
        ] {
            assert!(!text.contains(secret), "{form} has {secret}");
        }
    }
    report(&workspace, &["--audience", "public", "--per-case"])
        .cannot_run(&["fejl[C005]: sagssedler"])
        .check_writes_nothing_but_lock(&workspace);
}

/// Numbers that the user asked to keep stand in the folder; they do not leave it unseen.
#[test]
fn a_cpr_number_stops_the_public_edition_and_is_warned_of_in_the_internal_one() {
    let rows = rows("Sag 0202911234", &[1; 20]);
    let extract = format!("Sagsnr.;Ydelse;Modtaget;Afgjort\n{rows}");
    let workspace = Workspace::with(&[("udtraek.csv", &extract), ("tilsyn.toml", TEMPLATE)]);
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", "tilsyn.toml"])
        .arguments(&["--keep-cpr", "--seed", "byråd 12. maj 2026", "-o", "audit"])
        .prints_something()
        .notes_something()
        .check();
    for form in ["html", "summary"] {
        report(&workspace, &["--audience", "public", "--format", form])
            .cannot_run(&["fejl[C103]", "######-####"])
            .check_writes_nothing_but_lock(&workspace);
    }
    let printed = report(&workspace, &[])
        .notes(&["advarsel[C105]", "######-####", "rapporten er skrevet"])
        .check();
    assert!(!printed.stderr.contains("0202911234"));
}

#[test]
fn what_does_not_go_together_is_refused() {
    let workspace = ordinary();
    for (arguments, told) in [
        (
            &["--format", "csv"][..],
            "fejl[C003]: en rapport har ikke formatet `csv`",
        ),
        (&["--per-case", "--format", "summary"], "fejl[C005]"),
        (&["audit", "--format", "md"], "fejl[C005]"),
        (&["--before", "audit"], "fejl[C104]"),
        (&["--actions", "mangler.csv"], "fejl[C001]"),
        (&["--external"], "--supervision"),
    ] {
        report(&workspace, arguments).cannot_run(&[told]).check();
    }
    workspace.write(
        "actions.csv",
        "nr;fund;handling;frist;status\n1;F;;31-02-2026;nok\n2;F;x;;sat i bero\n",
    );
    let told = [
        "fejl[C102]",
        "`31-02-2026` er ingen dato",
        "actions.csv:2",
        "`nok` er ingen status",
        "siger ikke, hvad der gøres",
        "actions.csv:3",
        "begrundelse",
    ];
    let run = report(&workspace, &["--actions", "actions.csv"]);
    let printed = run.exits(2).notes_something().check();
    for part in told {
        assert!(printed.stderr.contains(part), "{part}: {}", printed.stderr);
    }
}

#[test]
fn a_report_shows_the_figures_of_the_folder_or_none() {
    let workspace = ordinary();
    // An answer that nobody has scored yet.
    workspace.write("audit/answers/bo.csv", "case_id,criterion,answer,comment\n");
    report(&workspace, &["--format", "summary"])
        .prints_something()
        .check();
    let case = &workspace.audit("audit").sampled()[5].1;
    workspace.write(
        "audit/answers/bo.csv",
        format!("case_id,criterion,answer,comment\n{case},FRIST,no,x\n"),
    );
    report(&workspace, &["--format", "summary"])
        .cannot_run(&["fejl[C101]", "sagsaudit score audit"])
        .check();
    let fresh = Workspace::with(&[
        (
            "udtraek.csv",
            &format!("Sagsnr.;Ydelse;Modtaget;Afgjort\n{}", rows("A", &[1; 5])),
        ),
        ("tilsyn.toml", TEMPLATE),
    ]);
    drawn(&fresh);
    report(&fresh, &[])
        .cannot_run(&["fejl[C100]", "sagsaudit score audit"])
        .check();
}

/// The report is kept in the folder once, and the journal says so; making it again changes nothing.
#[test]
fn a_report_is_kept_with_its_hash() {
    let workspace = ordinary();
    report(&workspace, &[])
        .notes(&["audit", "report.html"])
        .check();
    let journal = workspace.audit("audit").journal();
    let last = journal.last().unwrap();
    assert_eq!(last["command"], "report report.html");
    report(&workspace, &["-q"]).check_writes_nothing(&workspace);
    report(&workspace, &["--format", "md", "-q"]).check();
    report(&workspace, &["-q"]).check_writes_nothing(&workspace);
}

#[test]
fn several_audits_are_one_document_and_earlier_ones_show_the_development() {
    let workspace = ordinary();
    for (folder, as_of) in [("foer", "2026-09-30"), ("efter", "2026-11-30")] {
        workspace
            .sagsaudit(&[
                "run",
                "udtraek.csv",
                "--template",
                "tilsyn.toml",
                "-o",
                folder,
            ])
            .arguments(&["--as-of", as_of, "--seed", &format!("startværdi {as_of}")])
            .prints_something()
            .notes_something()
            .check();
    }
    let text = printed(&workspace, &["efter", "--format", "md"]);
    assert!(
        text.starts_with("# Sagsgennemgange: 2 revisioner\n"),
        "{text}"
    );
    assert!(text.contains("### Ledelsestilsyn (tilsyn 2026.1), pr. 31-10-2026"));
    let text = printed(&workspace, &["--before", "foer", "--format", "md"]);
    let (_, development) = text.split_once("## Udvikling").unwrap();
    assert!(
        development.contains("| 30-09-2026 | 31-10-2026 |"),
        "{text}"
    );
    let text = printed(
        &workspace,
        &["--supervision", "audit", "--external", "--format", "md"],
    );
    assert!(text.contains("hører gennemgangen under revisionstilsyn. Den udføres af en ekstern part og forelægges politisk."));
}

/// A wrong register is no wrong case work: it is told apart, with the value that was put right.
#[test]
fn what_reviewers_put_right_has_a_table_of_its_own() {
    let workspace = ordinary();
    let fails = workspace.audit("audit").finding("Aabenraa", "FRIST")["failing"][0].clone();
    let case = fails.as_str().unwrap();
    let header = "case_id,criterion,answer,comment,reviewer,corrected_column,corrected_value\n";
    let row = format!("{case},FRIST,,forkert dato,Bo,afgjort,2026-03-10\n");
    workspace.write("bo.csv", format!("{header}{row}"));
    workspace
        .sagsaudit(&["score", "audit", "--answers", "bo.csv"])
        .prints_something()
        .notes_something()
        .check();
    let text = printed(&workspace, &["--format", "md"]);
    let (_, corrected) = text.split_once("**Rettede registreringer").unwrap();
    let row = format!(
        "| Aabenraa | {case} | FRIST | opfyldt | rettet registrering | afgjort: 10-03-2026 | forkert dato |"
    );
    assert!(corrected.contains(&row), "{corrected}");
    let public = printed(&workspace, &["--format", "md", "--audience", "public"]);
    assert!(!public.contains("forkert dato") && !public.contains("Rettede"));
}

#[test]
fn actions_are_read_with_danish_headings_and_dates() {
    let workspace = ordinary();
    workspace.write(
        "audit/actions.csv",
        "Nr;Fund;Handling;Ansvarlig;Frist;Status;Statusdato;Begrundelse\n\
         1;FRIST;Ny arbejdsgang;Team Nord;1.12.2026;Implementeret;02-11-2026;\n\
         2;NORM;Kursus for 010190-1234;Team Syd;2026-12-24;sat i bero;;nyt system\n",
    );
    let text = printed(&workspace, &["--format", "md"]);
    for part in [
        "Opfølgning: 2 initiativer, heraf 1 implementeret eller lukket.",
        "| 1 | FRIST | Ny arbejdsgang | Team Nord | 01-12-2026 | implementeret | 02-11-2026 |",
        "Kursus for ######-####",
        "24-12-2026",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let public = printed(&workspace, &["--format", "md", "--audience", "public"]);
    assert!(public.contains("Ny arbejdsgang") && !public.contains("Team Nord"));
}
