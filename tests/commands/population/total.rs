//! A total that is divided among the areas.

use serde_json::json;

use super::{draw, run, verifies};
use crate::harness::{Audit, Workspace};

/// 90 cases of A, 9 of B, 1 of C.
fn uneven() -> Workspace {
    let area = |number: u32| match number {
        ..=90 => "A",
        91..=99 => "B",
        _ => "C",
    };
    let rows: String = (1..=100)
        .map(|number| format!("{number};{}\n", area(number)))
        .collect();
    Workspace::with(&[("udtraek.csv", &format!("Sagsnr;Ydelse\n{rows}"))])
}

fn drawn(audit: &Audit) -> Vec<u64> {
    let record = audit.json("draw.json");
    let areas = record["areas"].as_array().unwrap().iter();
    areas.map(|area| area["drawn"].as_u64().unwrap()).collect()
}

#[test]
fn a_total_is_divided_by_size_or_equally() {
    let workspace = uneven();
    for (into, arguments, expected) in [
        ("a", &["--total", "20"][..], [17, 2, 1]),
        ("b", &["--total", "20", "--allocate", "equal"], [10, 9, 1]),
        ("c", &["--total", "20", "--min-per-area", "5"], [14, 5, 1]),
        ("d", &["--total", "20", "--min-per-area", "0"], [18, 2, 0]),
        ("e", &["--total", "500", "--reserve", "3"], [90, 9, 1]),
    ] {
        draw(&workspace, into, arguments);
        assert_eq!(drawn(&workspace.audit(into)), expected, "{arguments:?}");
        verifies(&workspace, into, &[]);
    }
    let record = workspace.audit("c").json("draw.json");
    assert_eq!(
        record["allocation"],
        json!({ "total": 20, "method": "proportional", "min_per_area": 5 })
    );
    assert_eq!(record["per_area"], json!(null));
    // The larger draw begins with the smaller one.
    let sampled = |into: &str| workspace.audit(into).sampled();
    assert!(sampled("c").iter().all(|case| sampled("e").contains(case)));
}

#[test]
fn a_total_that_cannot_be_divided_is_refused() {
    let workspace = uneven();
    for (arguments, told) in [
        (&["--total", "4"][..], &["D051", "at least 5"][..]),
        (&["--total", "0"], &["--total"]),
        (&["--total", "9", "--per-area", "3"], &["--per-area"]),
        (&["--total", "9", "--area-size", "A=3"], &["--area-size"]),
        (&["--allocate", "equal"], &["--total"]),
        (&["--min-per-area", "3"], &["--total"]),
    ] {
        run(&workspace, "draw", "audit", arguments)
            .cannot_run(told)
            .check();
    }
}

#[test]
fn a_total_counts_the_cases_that_can_be_drawn() {
    let workspace = uneven();
    draw(&workspace, "foerste", &["--per-area", "40"]);
    let arguments = ["--total", "20", "--avoid", "foerste"];
    draw(&workspace, "anden", &arguments);
    assert_eq!(drawn(&workspace.audit("anden")), [20, 0, 0]);
    verifies(&workspace, "anden", &[]);
}
