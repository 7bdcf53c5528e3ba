//! Reports that are kept in an audit folder, and what is said of them when the folder tells something else.

use super::report::{ordinary, report};
use crate::harness::Workspace;

/// Takes another answer into the folder.
fn score_again(workspace: &Workspace, answer: &str) -> String {
    let case = &workspace.audit("audit").sampled()[5].1;
    workspace.write(
        "bo.csv",
        format!(
            "case_id,criterion,answer,comment,reviewer\n{case},FRIST,{answer},set i sagen,Bo\n"
        ),
    );
    let run = workspace.sagsaudit(&["score", "audit", "--answers", "bo.csv"]);
    run.prints_something().notes_something().check().stderr
}

#[test]
fn a_report_of_older_findings_is_named_until_it_is_made_again() {
    let workspace = ordinary();
    report(&workspace, &["-q"]).check();
    report(&workspace, &["-q", "--audience", "public"]).check();
    let told = score_again(&workspace, "no");
    assert!(told.contains("advarsel[C150]"), "{told}");
    assert!(told.contains("report-public.html, report.html"), "{told}");
    let verify = || {
        workspace
            .sagsaudit(&[
                "verify",
                "audit",
                "--extract",
                "udtraek.csv",
                "--lang",
                "en",
            ])
            .prints_something()
            .check()
            .stdout
    };
    let text = verify().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("tell something else: report-public.html, report.html"),
        "{text}"
    );
    report(&workspace, &["-q"]).check();
    report(&workspace, &["-q", "--audience", "public"]).check();
    assert!(!verify().contains("report.html"));
}

/// Findings that are what they were again are told by the report that told them.
#[test]
fn a_report_whose_findings_came_back_is_not_named() {
    let workspace = ordinary();
    score_again(&workspace, "yes");
    report(&workspace, &["-q"]).check();
    assert!(score_again(&workspace, "no").contains("C150"));
    assert!(!score_again(&workspace, "yes").contains("C150"));
}
