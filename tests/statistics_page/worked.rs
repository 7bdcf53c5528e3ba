//! The examples in the tables of the page: `name key=value ...` in the first cell, the result in the second.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::str::FromStr;

use sagsaudit::stats::binomial::{self, Trials};
use sagsaudit::stats::control_chart::ControlLimits;
use sagsaudit::stats::corrected::TwoPhase;
use sagsaudit::stats::count::to_float;
use sagsaudit::stats::error_rate::{Applicable, ErrorRate, Observed};
use sagsaudit::stats::hypergeometric::{self, Sample};
use sagsaudit::stats::kappa::Agreement;
use sagsaudit::stats::korn_graubard::korn_graubard;
use sagsaudit::stats::limit::{CaseLimits, Limits};
use sagsaudit::stats::looks::{Looks, Rule};
use sagsaudit::stats::prevalence::{Chance, chance_of_widespread, prevalence};
use sagsaudit::stats::sample_size::{Answer, Claim, Expected, Plan, Population};
use sagsaudit::stats::share::{Confidence, Share};
use sagsaudit::stats::staged_risk::{Stage, StagedRisk};
use sagsaudit::stats::stop_or_go::StopOrGo;
use sagsaudit::stats::stratified::{AreaSample, ratio_estimate};
use sagsaudit::stats::target::{Further, further, target_status};
use sagsaudit::stats::two_proportions::{
    Groups, TestOfFamily, fewest_against_none, holm_tarone, wilson,
};

use super::coverage::{Drawn, coverage_korn_graubard, worst_korn_graubard};
use super::extended::ever_ruled_out;

/// One example.
pub(super) struct Example {
    name: String,
    arguments: BTreeMap<String, String>,
    line: String,
    result: String,
}

/// A value of a result: compared as a text, or as a number to the decimals that the page has.
enum Value {
    Text(String),
    Real(f64),
    /// A number of which the page has an outward rounding: down.
    Least(f64),
}

/// The examples of the page.
pub(super) fn examples(page: &str) -> Vec<Example> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| {
        let (code, rest) = row.split_once("` | ")?;
        let result = rest.split(" |").next()?.trim().to_owned();
        let mut words = code.split_whitespace();
        let name = words.next()?.to_owned();
        let pair = |word: &str| {
            let (key, value) = word.split_once('=')?;
            Some((key.to_owned(), value.to_owned()))
        };
        let arguments: Option<BTreeMap<_, _>> = words.map(pair).collect();
        Some(Example {
            name,
            arguments: arguments.filter(|arguments| !arguments.is_empty())?,
            line: code.to_owned(),
            result,
        })
    })
    .collect()
}

impl Example {
    /// That it comes out as the page says; else what does.
    pub(super) fn check(&self) -> Result<(), String> {
        let computed = self.computed()?;
        let stated: Vec<&str> = self.result.split_whitespace().collect();
        let agrees = stated.len() == computed.len()
            && stated
                .iter()
                .zip(&computed)
                .all(|(stated, value)| value.is(stated));
        if agrees {
            return Ok(());
        }
        let mut told = format!("`{}` is {}, but comes out as", self.line, self.result);
        for value in &computed {
            match value {
                Value::Text(text) => write!(told, " {text}").unwrap(),
                Value::Real(real) | Value::Least(real) => write!(told, " {real}").unwrap(),
            }
        }
        Err(told)
    }

    fn computed(&self) -> Result<Vec<Value>, String> {
        let values = match self.name.as_str() {
            "two-sided-cases" => self.two_sided_cases(),
            "one-sided-upper-cases" => {
                let tail = self.confidence().one_sided();
                vec![count(
                    hypergeometric::upper_count(self.sample(), tail).unwrap(),
                )]
            }
            "two-sided-rates" => rates(self.error_rate().interval.unwrap()),
            "one-sided-rates" => rates(self.error_rate().one_sided.unwrap()),
            "one-sided-upper-percent-up" => self.upper_percent(),
            "rates-unknown-applicable" => rates(self.observed_rate().interval.unwrap()),
            "cases-in-area" => {
                let CaseLimits { lower, upper } = self.observed_rate().cases.unwrap();
                vec![count(lower), count(upper)]
            }
            "conservative-upper" => {
                let upper = self.observed_rate().conservative_upper.unwrap();
                vec![Value::Real(upper.to_f64())]
            }
            "target-status" => {
                let status = target_status(&self.observed(), self.get("target"), self.rule());
                vec![text(&status.unwrap().unwrap())]
            }
            "further" => self.further(),
            "prevalence" => {
                let found = prevalence(&self.observed(), self.get("tolerable"), self.rule());
                vec![text(&found.unwrap())]
            }
            "chance-of-widespread" => vec![Value::Real(self.chance_of_widespread())],
            "sample-size" => self.sample_size(),
            "staged-risk" => {
                let plan = StopOrGo::of(self.plan()).unwrap().unwrap();
                vec![Value::Real(plan.risk)]
            }
            "stated-risk" => vec![Value::Real(self.stated_risk())],
            "ever-ruled-out" => self.ever_ruled_out(),
            "interval" => rates(self.observed_rate().interval.unwrap()),
            "risk" => self.risk(),
            "across" => self.across(),
            "korn-graubard" => self.korn_graubard(),
            "kappa" => self.kappa(),
            "corrected" => self.corrected(),
            "fisher" => vec![Value::Real(self.groups().fisher().unwrap().two_sided)],
            "smallest-p" => vec![Value::Real(self.groups().smallest_p().unwrap())],
            "newcombe" => {
                let limits = self.groups().newcombe(self.confidence()).unwrap();
                vec![Value::Real(limits.lower), Value::Real(limits.upper)]
            }
            "wilson" => {
                let limits = wilson(self.trials("k", "n"), self.confidence()).unwrap();
                vec![Value::Real(limits.lower), Value::Real(limits.upper)]
            }
            "holm-tarone" => self.holm_tarone(),
            "fewest-against-none" => {
                let alpha = self.confidence().one_sided();
                let fewest = fewest_against_none(self.get("n1"), self.get("n2"), alpha);
                vec![or_dash(fewest.unwrap(), "none")]
            }
            "control-limits" => {
                let limits = ControlLimits::of(self.get("n"), self.trials("k", "m")).unwrap();
                vec![or_dash(limits.lower, "-"), count(limits.upper)]
            }
            "worst-coverage" => {
                let grid: String = self.get("grid");
                vec![Value::Least(worst_korn_graubard(&grid, self.confidence()))]
            }
            "coverage" => self.coverage(),
            unknown => return Err(format!("nothing is called `{unknown}`")),
        };
        Ok(values)
    }

    /// Answers given alike, answers, and kappa of a table `20:5,10:15`.
    fn kappa(&self) -> Vec<Value> {
        let table: String = self.get("table");
        let row = |row: &str| -> Vec<u64> {
            row.split(':').map(|count| count.parse().unwrap()).collect()
        };
        let shown = Agreement::of(&table.split(',').map(row).collect::<Vec<_>>()).unwrap();
        let kappa = shown.kappa.map(|kappa| kappa.to_string());
        vec![
            count(shown.agreed),
            count(shown.cases),
            Value::Text(kappa.unwrap_or_else(|| "undefined".to_owned())),
        ]
    }

    fn get<T: FromStr>(&self, key: &str) -> T {
        let value = self.arguments.get(key).unwrap_or_else(|| {
            panic!("`{}` has no {key}", self.line);
        });
        let parsed = value.parse().ok();
        parsed.unwrap_or_else(|| panic!("`{}`: {key} cannot be read", self.line))
    }

    fn get_or<T: FromStr>(&self, key: &str, default: T) -> T {
        if self.arguments.contains_key(key) {
            self.get(key)
        } else {
            default
        }
    }

    /// `C`, or 0.95.
    fn confidence(&self) -> Confidence {
        self.get_or("C", "0.95".parse().unwrap())
    }

    /// `looks`: `any-time`, or a number of stages; once without it.
    fn rule(&self) -> Rule {
        let looks = match self.arguments.get("looks").map(String::as_str) {
            None => Looks::Once,
            Some("any-time") => Looks::AnyTime,
            Some(_) => Looks::Stages(self.get("looks")),
        };
        Rule {
            confidence: self.confidence(),
            looks,
        }
    }

    /// The risk of `stages` such as `34:0,48:1`, in six decimals, rounded up.
    fn stated_risk(&self) -> f64 {
        let stages: String = self.get("stages");
        let stage = |text: &str| {
            let (cases, fails) = text.split_once(':').unwrap();
            Stage {
                cases: cases.parse().unwrap(),
                fails: fails.parse().unwrap(),
            }
        };
        let stages: Vec<Stage> = stages.split(',').map(stage).collect();
        let population = self.get("N");
        let failing = self.get::<Share>("tolerable").ceil_of(population);
        let risk = StagedRisk::of(population, failing, &stages).unwrap();
        to_float(risk.units_up(1_000_000)) / 1e6
    }

    fn sample(&self) -> Sample {
        Sample {
            population: self.get("N"),
            sampled: self.get("n"),
            fails: self.get("k"),
        }
    }

    fn trials(&self, fails: &str, sampled: &str) -> Trials {
        Trials {
            sampled: self.get(sampled),
            fails: self.get(fails),
        }
    }

    fn groups(&self) -> Groups {
        Groups {
            first: self.trials("k1", "n1"),
            second: self.trials("k2", "n2"),
        }
    }

    fn two_sided_cases(&self) -> Vec<Value> {
        let (sample, tail) = (self.sample(), self.confidence().two_sided());
        let lower = hypergeometric::lower_count(sample, tail).unwrap();
        let upper = hypergeometric::upper_count(sample, tail).unwrap();
        vec![count(lower), count(upper)]
    }

    /// `n` and `k` alone: a population so large that nothing is cut.
    fn error_rate(&self) -> ErrorRate {
        let trials = self.trials("k", "n");
        let observed = Observed {
            drawn: trials.sampled,
            passes: trials.sampled - trials.fails,
            fails: trials.fails,
            undetermined: 0,
            applicable: Applicable::Unknown { undrawn: 9_000_000 },
        };
        ErrorRate::of(&observed, self.confidence()).unwrap()
    }

    fn upper_percent(&self) -> Vec<Value> {
        let tail = self.confidence().one_sided();
        let upper = binomial::upper_limit(self.trials("k", "n"), tail).unwrap();
        let tenths = sagsaudit::stats::limit::Limit::Real(upper).units_up(1000);
        vec![Value::Text(format!("{}.{}", tenths / 10, tenths % 10))]
    }

    /// `N` cases, `d` drawn (`m` without it), `m` decided, `k` of them fail, `u` undetermined; `M` applicable when known.
    fn observed(&self) -> Observed {
        let (decided, fails): (u64, u64) = (self.get("m"), self.get("k"));
        let undetermined = self.get_or("u", 0);
        let drawn = self.get_or("d", decided + undetermined);
        Observed {
            drawn,
            passes: decided - fails,
            fails,
            undetermined,
            applicable: if self.arguments.contains_key("M") {
                Applicable::Known {
                    population: self.get("M"),
                }
            } else {
                Applicable::Unknown {
                    undrawn: self.get::<u64>("N") - drawn,
                }
            },
        }
    }

    fn observed_rate(&self) -> ErrorRate {
        ErrorRate::of(&self.observed(), self.rule()).unwrap()
    }

    fn further(&self) -> Vec<Value> {
        let found = further(&self.observed(), self.get("target"), self.rule());
        vec![Value::Text(match found.unwrap().unwrap() {
            Further::Decided => "decided".to_owned(),
            Further::Cases(cases) => cases.to_string(),
            Further::OnlyCensus => "only_census".to_owned(),
            Further::MoreThan(cases) => format!(">{cases}"),
        })]
    }

    fn chance_of_widespread(&self) -> f64 {
        let chance = chance_of_widespread(Chance {
            sampled: self.get("m"),
            applicable: Applicable::Known {
                population: self.get("M"),
            },
            rule: self.rule(),
            tolerable: self.get("tolerable"),
            true_rate: self.get("true"),
        });
        chance.unwrap()
    }

    fn plan(&self) -> Plan {
        let rate = |key: &str| -> Option<Share> { Some(self.arguments.get(key)?.parse().unwrap()) };
        let claim = match (rate("tolerable"), rate("target")) {
            (Some(rate), _) => Claim::Below(rate),
            (None, Some(target)) => Claim::AtMost(target.complement()),
            (None, None) => Claim::FewerThan(self.get("at-least")),
        };
        let population = match self.arguments.get("N") {
            Some(cases) => Population::Cases(cases.parse().unwrap()),
            None => Population::Infinite,
        };
        let expected = match rate("expected-rate") {
            Some(rate) => Expected::Rate(rate),
            None => Expected::Fails(self.get_or("k", 0)),
        };
        Plan {
            population,
            claim,
            expected,
            confidence: self.confidence(),
            stages: self.get_or("stages", 1),
        }
    }

    /// How often the truth `K` of `N` is ever ruled out when somebody looks after each of the sizes `looks-at`.
    fn ever_ruled_out(&self) -> Vec<Value> {
        let sizes: String = self.get("looks-at");
        let sizes: Vec<u64> = sizes.split(',').map(|size| size.parse().unwrap()).collect();
        let truth = (self.get("N"), self.get("K"));
        vec![Value::Real(ever_ruled_out(truth, &sizes, self.rule()))]
    }

    /// `fails` and `passes` by the data as `N:n:k`: all, looked at, errors.
    fn corrected(&self) -> Vec<Value> {
        let part = |key: &str| {
            let all: String = self.get(key);
            let numbers: Vec<u64> = all.split(':').map(|part| part.parse().unwrap()).collect();
            Sample {
                population: numbers[0],
                sampled: numbers[1],
                fails: numbers[2],
            }
        };
        let two_phase = TwoPhase {
            fails: part("fails"),
            passes: part("passes"),
        };
        match two_phase.corrected(self.confidence()).unwrap() {
            None => vec![Value::Text("none".to_owned())],
            Some(found) => vec![
                Value::Real(found.errors),
                count(found.limits.lower),
                count(found.limits.upper),
            ],
        }
    }

    fn sample_size(&self) -> Vec<Value> {
        match self.plan().smallest().unwrap() {
            Answer::Smallest(planned) => vec![count(planned.sampled)],
            Answer::Never => vec![Value::Text("none".to_owned())],
            Answer::MoreThan(most) => vec![Value::Text(format!(">{most}"))],
        }
    }

    /// The chance of at most k errors among n when the rate is just tolerable.
    fn risk(&self) -> Vec<Value> {
        let risk = binomial::at_most(self.trials("k", "n"), self.get("tolerable"));
        vec![Value::Real(risk.unwrap())]
    }

    /// Areas as `N:d:m:k` or `N:n:k`, joined by commas.
    fn areas<T>(&self, read: impl Fn(&[u64]) -> T) -> Vec<T> {
        let all: String = self.get("areas");
        let numbers = |area: &str| -> Vec<u64> {
            area.split(':')
                .map(|number| number.parse().unwrap())
                .collect()
        };
        all.split(',').map(|area| read(&numbers(area))).collect()
    }

    fn across(&self) -> Vec<Value> {
        let areas = self.areas(|numbers| AreaSample {
            population: numbers[0],
            drawn: numbers[1],
            applicable: numbers[2],
            fails: numbers[3],
        });
        let estimate = ratio_estimate(&areas).unwrap().unwrap();
        let error = estimate.standard_error().unwrap();
        vec![Value::Real(estimate.rate), Value::Real(error)]
    }

    fn korn_graubard(&self) -> Vec<Value> {
        let areas = self.areas(|numbers| Sample {
            population: numbers[0],
            sampled: numbers[1],
            fails: numbers[2],
        });
        let shown = korn_graubard(&areas, self.confidence()).unwrap().unwrap();
        let Limits { lower, upper } = shown.limits;
        vec![
            Value::Real(lower.to_f64()),
            Value::Real(upper.to_f64()),
            count(shown.cases.lower),
            count(shown.cases.upper),
        ]
    }

    /// Areas as `N:n:K`, joined by commas.
    fn coverage(&self) -> Vec<Value> {
        let (design, failing): (Vec<Drawn>, Vec<u64>) = self
            .areas(|numbers| {
                let drawn = Drawn {
                    population: numbers[0],
                    sampled: numbers[1],
                };
                (drawn, numbers[2])
            })
            .into_iter()
            .unzip();
        let coverage = coverage_korn_graubard(&design, &failing, self.confidence());
        vec![Value::Least(coverage)]
    }

    /// Tests as `p/smallest_p`, joined by commas.
    fn holm_tarone(&self) -> Vec<Value> {
        let all: String = self.get("tests");
        let family: Vec<TestOfFamily> = all
            .split(',')
            .map(|test| {
                let (p, smallest_p) = test.split_once('/').unwrap();
                TestOfFamily {
                    p: p.parse().unwrap(),
                    smallest_p: smallest_p.parse().unwrap(),
                }
            })
            .collect();
        let corrected = holm_tarone(&family, self.confidence().one_sided());
        let shown = |p: Option<f64>| p.map_or(Value::Text("-".to_owned()), Value::Real);
        corrected.into_iter().map(shown).collect()
    }
}

impl Value {
    /// Whether it is what the page states, rounded to as many decimals.
    fn is(&self, stated: &str) -> bool {
        let decimals = stated
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        let number: Option<f64> = stated.parse().ok();
        let unit = 10_f64.powi(-i32::try_from(decimals).unwrap());
        match self {
            Self::Text(text) => text == stated,
            Self::Real(real) => {
                number.is_some_and(|number| (number - real).abs() <= unit * (0.5 + 1e-6))
            }
            Self::Least(_) if decimals < 3 => false,
            Self::Least(real) => {
                number.is_some_and(|number| number <= real + 1e-12 && real - number < unit)
            }
        }
    }
}

fn count(count: u64) -> Value {
    Value::Text(count.to_string())
}

fn or_dash(found: Option<u64>, none: &str) -> Value {
    found.map_or_else(|| Value::Text(none.to_owned()), count)
}

fn rates(limits: Limits) -> Vec<Value> {
    vec![
        Value::Real(limits.lower.to_f64()),
        Value::Real(limits.upper.to_f64()),
    ]
}

/// A word of the JSON files.
fn text(word: &impl serde::Serialize) -> Value {
    let word = serde_json::to_value(word).unwrap();
    Value::Text(word.as_str().unwrap().to_owned())
}
