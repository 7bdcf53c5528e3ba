//! The population's rate, corrected by what was found in the sample.

use super::*;
use crate::assess::{Outcomes, Register};
use crate::findings::corrected::corrected;
use crate::stats::corrected::TwoPhase;
use crate::stats::hypergeometric::Sample;

/// An area of 60 cases: 20 fail by the data, 36 pass, and 4 are not applicable.
fn of_all() -> Outcomes {
    Outcomes {
        pass: 36,
        fail: 20,
        not_applicable: 4,
        ..Outcomes::default()
    }
}

fn area() -> AuditedArea {
    AuditedArea {
        area: "A".to_owned(),
        population: 60,
        avoided: 0,
        looks: Looks::Once,
        first: FirstLook {
            drawn: 9,
            extensions: 0,
        },
    }
}

/// Cases by what the data says of them, a letter each, and by what they come to; ` ` where nobody has looked.
fn sample(by_data: &str, after: &str) -> Vec<AssessedCase> {
    let outcomes = by_data.chars().zip(after.chars());
    let outcomes: String = outcomes
        .map(|(data, after)| if after == ' ' { data } else { after })
        .collect();
    let mut drawn = cases("A", &[&outcomes]);
    for (case, (data, after)) in drawn.iter_mut().zip(by_data.chars().zip(after.chars())) {
        case.assessments[0].register = (after != ' ').then(|| Register {
            outcome: outcome(data),
            corrected: Vec::new(),
        });
    }
    drawn
}

fn of(area: &AuditedArea, of_all: &Outcomes, sample: &[AssessedCase]) -> Option<Corrected> {
    let assessed = sample.iter().map(|case| (case, &case.assessments[0]));
    let assessed: Vec<_> = assessed.collect();
    corrected(area, of_all, &assessed, &example::template(THREE)).unwrap()
}

#[test]
fn the_sample_corrects_what_the_data_says_of_all() {
    let found = of(&area(), &of_all(), &sample("FFFpppppa", "FFpppppF ")).unwrap();
    let part = |population, sampled, fails| Sample {
        population,
        sampled,
        fails,
    };
    let two_phase = TwoPhase {
        fails: part(20, 3, 2),
        passes: part(36, 5, 1),
    };
    let expected = two_phase.corrected("0.95".parse().unwrap());
    let expected = expected.unwrap().unwrap();
    assert!((found.errors - expected.errors).abs() < 1e-12);
    let limits = (expected.limits.lower, expected.limits.upper);
    assert_eq!((found.lower, found.upper), limits);
    assert!((found.rate - found.errors / 56.0).abs() < 1e-12);
    assert!(
        (found.upper_rate * 56.0 - f64::from(u32::try_from(found.upper).unwrap())).abs() < 1e-9
    );
}

#[test]
fn what_was_left_unlooked_at_or_open_leaves_it_unknown() {
    for (by_data, after) in [
        ("FFFpppppa", "FFpppp F "),
        ("FFFpppppa", " Fpppppp "),
        ("FFFpppppa", "FFuppppp "),
        ("FFFpppppa", "FFppppp? "),
        ("ppppppppa", "pppppppp "),
        ("FFFFFFFFa", "FFFFFFFF "),
    ] {
        let found = of(&area(), &of_all(), &sample(by_data, after));
        assert_eq!(found, None, "{by_data} {after}");
    }
    // Cases that the data does not decide are in neither part, looked at or not.
    assert!(of(&area(), &of_all(), &sample("FFFpppuda", "FFFppp  a")).is_some());
}

#[test]
fn a_sample_that_is_not_simply_random_or_another_area_leaves_it_unknown() {
    let whole = sample("FFFpppppa", "FFpppppF ");
    for looks in [Looks::Stages(3), Looks::AnyTime] {
        let staged = AuditedArea { looks, ..area() };
        assert_eq!(of(&staged, &of_all(), &whole), None);
    }
    let mut replaced = whole.clone();
    replaced[8].role = SampleRole::Replaced;
    assert_eq!(of(&area(), &of_all(), &replaced), None);
    let another = AuditedArea {
        population: 61,
        ..area()
    };
    assert_eq!(of(&another, &of_all(), &whole), None);
    let waiting = Outcomes {
        pending: 1,
        not_applicable: 3,
        ..of_all()
    };
    assert_eq!(of(&area(), &waiting, &whole), None);
    let fewer_fails = Outcomes {
        fail: 2,
        pass: 54,
        ..of_all()
    };
    assert_eq!(of(&area(), &fewer_fails, &whole), None);
}
