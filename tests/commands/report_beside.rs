//! What a report tells beside the sample: what reviewers noticed, every case by its data, the audit before, and where the
//! audit stands among the kinds of supervision.

use super::report::{TEMPLATE, answers, drawn, ordinary, printed, report, rows, scored};
use crate::harness::Workspace;

/// Takes in what reviewers noticed, each in a line of the sheet for it: kind, area, case, words, name.
fn notice(workspace: &Workspace, noticed: &[[&str; 5]]) {
    workspace
        .sagsaudit(&["sheet", "audit", "--format", "csv"])
        .prints_something()
        .notes_something()
        .check();
    let sheet = workspace.text("audit/worksheet-observations.csv");
    let lines = sheet.lines().enumerate().map(|(place, line)| {
        let noticed = place.checked_sub(1).and_then(|place| noticed.get(place));
        let (key, rest) = line.split_once(';').unwrap();
        let key_end = rest.rsplit(';').next().unwrap();
        match noticed {
            None => line.to_owned(),
            Some(values) => format!("{key};{};{key_end}", values.join(";")),
        }
    });
    let text: Vec<String> = lines.collect();
    workspace.write("bemaerket.csv", text.join("\n"));
    workspace
        .sagsaudit(&["score", "audit", "--answers", "bemaerket.csv"])
        .prints_something()
        .notes_something()
        .check();
}

#[test]
fn praise_and_observations_stand_in_the_report_and_not_in_the_public_one() {
    let workspace = ordinary();
    let case = workspace.audit("audit").sampled()[0].1.clone();
    notice(
        &workspace,
        &[
            ["observation", "Ærø", "", "Journalen er langsom", "Bo"],
            ["praise", "", &case, "Forbilledlig høring", "Anna Holm"],
        ],
    );
    let text = printed(&workspace, &["--format", "md", "--per-case"]);
    let (_, noticed) = text.split_once("## Ros og iagttagelser").unwrap();
    assert!(noticed.contains("| iagttagelse | Ærø | – | Journalen er langsom | Bo |"));
    assert!(noticed.contains(&format!("| {case} | Forbilledlig høring | Anna Holm |")));
    let slips = text.split_once("## Sagssedler").unwrap().1;
    assert!(slips.contains("- ros: Forbilledlig høring"), "{slips}");
    let public = printed(&workspace, &["--format", "md", "--audience", "public"]);
    assert!(!public.contains("Forbilledlig") && !public.contains("langsom"));
    assert!(public.contains("| ros | under 5 |"), "{public}");
}

/// Remarks that were changed by hand are not told.
#[test]
fn observations_that_somebody_changed_are_refused() {
    let workspace = ordinary();
    notice(&workspace, &[["praise", "Ærø", "", "Godt", "Bo"]]);
    let kept = workspace.text("audit/observations.csv");
    workspace.write("audit/observations.csv", kept.replace("Godt", "Bedre"));
    report(&workspace, &["--format", "md"])
        .cannot_run(&["fejl[D010]", "observations.csv"])
        .check();
}

/// The data of all cases beside the sample, and corrected where the sample says how good the data is.
#[test]
fn every_case_by_its_data_stands_beside_the_sample() {
    let workspace = ordinary();
    let text = printed(&workspace, &["--format", "md"]).replace('\u{a0}', " ");
    assert!(
        text.contains("| FRIST | Er sagen afgjort inden 14 dage? | lovkrav | 14 af 15 (93 %) | 35 af 40 (88 %) | 0 |"),
        "{text}"
    );
    assert!(!text.contains("rettet opfyldelse"));
    let mut looked = String::from("case_id,criterion,answer,comment,reviewer\n");
    let audit = workspace.audit("audit");
    for row in audit.rows("assessments.csv") {
        if row["area"] == "Ærø" && row["criterion"] == "FRIST" {
            let answer = if row["outcome"] == "pass" {
                "yes"
            } else {
                "no"
            };
            looked.push_str(&format!(
                "{},FRIST,{answer},set i sagen,Bo\n",
                row["case_id"]
            ));
        }
    }
    workspace.write("bo.csv", looked);
    workspace
        .sagsaudit(&["score", "audit", "--answers", "bo.csv"])
        .prints_something()
        .notes_something()
        .check();
    let found = workspace.audit("audit").finding("Ærø", "FRIST");
    let rate = found["population"]["corrected"]["rate"].as_f64().unwrap();
    let text = printed(&workspace, &["--format", "md"]).replace('\u{a0}', " ");
    let shown = format!("{:.0} % (", 100.0 * (1.0 - rate));
    let line = text.lines().find(|line| line.contains("35 af 40")).unwrap();
    assert!(
        line.replace('\u{a0}', " ").contains(&shown),
        "{line}, not {shown}"
    );
    assert!(text.contains("rettet opfyldelse"));
    // One case that fails and was looked at is a small number.
    let public = printed(&workspace, &["--format", "md", "--audience", "public"]);
    assert!(!public.contains("rettet opfyldelse") && !public.contains("af\u{a0}40"));
}

#[test]
fn the_audit_before_stands_beside_each_criterion() {
    let workspace = ordinary();
    workspace
        .sagsaudit(&["run", "udtraek.csv", "--template", "tilsyn.toml"])
        .arguments(&[
            "-o",
            "foer",
            "--as-of",
            "2026-09-30",
            "--seed",
            "en anden startværdi",
        ])
        .prints_something()
        .notes_something()
        .check();
    let text = printed(&workspace, &["--format", "md", "--before", "foer"]);
    let text = text.replace('\u{a0}', " ");
    assert!(
        text.contains("| mål | sidst (30-09-2026) | ændring i procentpoint |"),
        "{text}"
    );
    // All twelve cases of the census are in both audits.
    let line = text
        .lines()
        .find(|line| line.starts_with("| FRIST |") && line.contains("11 af 12"));
    assert!(
        line.unwrap().contains("| 92 % | 0: uændret (eksakt) |"),
        "{line:?}"
    );
    let public = printed(
        &workspace,
        &["--format", "md", "--before", "foer", "--audience", "public"],
    );
    assert!(!public.contains("sidst (") && !public.contains("## Udvikling"));
}

/// The template says what kind of supervision it is; whatever the command line says of it overrules.
#[test]
fn the_supervision_of_the_template_is_overruled_by_options() {
    let kind = "[report]\nsupervision = \"practice\"\nexternal = true\n[targets]";
    let template = TEMPLATE.replace("[targets]", kind);
    let extract = format!("Sagsnr.;Ydelse;Modtaget;Afgjort\n{}", rows("Ærø", &[1; 20]));
    let workspace = Workspace::with(&[("udtraek.csv", &extract), ("tilsyn.toml", &template)]);
    drawn(&workspace);
    workspace.write("anna.csv", answers(&workspace, &[]));
    scored(&workspace);
    for (arguments, told) in [
        (
            &[][..],
            "under praksistilsyn. Den udføres af en ekstern part og forelægges politisk.",
        ),
        (
            &["--external=no"],
            "under praksistilsyn. Den udføres af kommunen selv og forelægges politisk.",
        ),
        (
            &["--supervision", "internal", "--political", "no"],
            "under internt tilsyn. Den udføres af en ekstern part og forelægges ikke politisk som enkeltsag.",
        ),
    ] {
        let arguments = [&["--format", "md"], arguments].concat();
        let text = printed(&workspace, &arguments);
        assert!(text.contains(told), "{arguments:?}: {text}");
    }
    report(&ordinary(), &["--political", "no"])
        .cannot_run(&["fejl[C005]", "--supervision"])
        .check();
}
