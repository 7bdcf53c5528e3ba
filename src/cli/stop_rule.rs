//! `--stop-rule 34:0,48:1,60:2 --tolerable 0.10`: a stopping rule, stated before the draw.

use super::options::DrawArgs;
use super::quantity::Written;
use crate::diag::{Diagnostic, Failure, code};
use crate::draw::StopRule;
use crate::lang::extension as say;
use crate::stats::share::{Confidence, MAX_STAGES};
use crate::stats::staged_risk::Stage;
use crate::template::Template;

/// The confidence of a draw without a template.
const CONFIDENCE: &str = "0.95";

/// The stopping rule that the arguments state, at the confidence of the template.
pub(super) fn stated(
    draw: &DrawArgs,
    template: Option<&Template>,
) -> Result<Option<StopRule>, Failure> {
    let (Some(stages), Some(tolerable)) = (&draw.stop_rule, &draw.tolerable) else {
        return Ok(None);
    };
    let tolerable = Written {
        flag: "--tolerable",
        text: tolerable,
    };
    let confidence = template.map_or_else(
        || CONFIDENCE.parse().expect("a literal confidence"),
        |template| template.targets.confidence,
    );
    rule(stages, tolerable, confidence).map(Some)
}

fn rule(text: &str, tolerable: Written<'_>, confidence: Confidence) -> Result<StopRule, Failure> {
    let stages = stages(text).ok_or_else(|| {
        let message = say::BAD_STAGES
            .with("text", crate::extract::excerpt(text))
            .with("most", MAX_STAGES);
        Diagnostic::new(&code::D080, message).help(say::STAGES_EXAMPLE.message())
    })?;
    Ok(StopRule {
        tolerable: tolerable.rate()?,
        confidence,
        stages,
    })
}

/// Stages with more cases in each, no fewer errors, and fewer errors than cases.
fn stages(text: &str) -> Option<Vec<Stage>> {
    let stages: Vec<Stage> = text.split(',').map(stage).collect::<Option<_>>()?;
    let count = u64::try_from(stages.len()).ok()?;
    let grow = stages
        .windows(2)
        .all(|pair| matches!(pair, [before, after] if before.cases < after.cases && before.fails <= after.fails));
    let possible = stages.iter().all(|stage| stage.fails < stage.cases);
    ((2..=MAX_STAGES).contains(&count) && grow && possible).then_some(stages)
}

fn stage(text: &str) -> Option<Stage> {
    let (cases, fails) = text.split_once(':')?;
    let number = |text: &str| {
        let written = Written {
            flag: "--stop-rule",
            text: text.trim(),
        };
        written.count(0).ok()
    };
    Some(Stage {
        cases: number(cases)?,
        fails: number(fails)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_grow() {
        let of = |text| {
            stages(text).map(|stages| {
                let pairs = stages.iter().map(|stage| (stage.cases, stage.fails));
                pairs.collect::<Vec<_>>()
            })
        };
        assert_eq!(of("34:0, 48:1,60:2"), Some(vec![(34, 0), (48, 1), (60, 2)]));
        for refused in [
            "",
            "34",
            "34:0",
            "34:0,34:1",
            "34:0,30:1",
            "34:1,48:0",
            "34:34,48:40",
            "0:0,5:1",
            "a:0,b:1",
            "34:0,48:1,",
            "34:-1,48:1",
            "1:0,2:0,3:0,4:0,5:0,6:0,7:0,8:0,9:0,10:0",
            "34:0;48:1",
            "99999999:0,999999999:1",
        ] {
            assert_eq!(of(refused), None, "{refused}");
        }
    }
}
