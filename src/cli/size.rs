//! `size`: how many cases a sample needs, and what a sample of some size can and cannot say.

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use super::options::Format;
use super::quantity::Written;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::{Message, Phrase, size as say};
use crate::report::{self, json, write_csv};
use crate::stats::binomial::Trials;
use crate::stats::count::CountError;
use crate::stats::sample_says::SampleSays;
use crate::stats::sample_size::{Answer, Claim, Expected, Plan, Population};
use crate::stats::share::Confidence;
use crate::stats::stop_or_go::StopOrGo;

/// Arguments of `size`. They are read as texts, so that what was probably meant can be told.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(super) struct SizeArgs {
    /// Cases that are drawn from, or `infinite`; several make a table
    #[arg(long, value_name = "N", num_args = 1.., allow_negative_numbers = true)]
    population: Vec<String>,

    /// Plan: show that the error rate is below this; several make a table
    #[arg(long, value_name = "RATE", num_args = 1.., allow_negative_numbers = true)]
    tolerable: Vec<String>,

    /// Plan: show that this share of the cases is right, as a template's target
    #[arg(long, value_name = "SHARE", num_args = 1.., allow_negative_numbers = true)]
    target: Vec<String>,

    /// Plan: errors expected in the sample, a number (1) or a rate (0.01); default: 0
    #[arg(long, value_name = "K", allow_negative_numbers = true)]
    expected: Option<String>,

    /// Plan: see at least one error when so many cases have it
    #[arg(long, value_name = "CASES", num_args = 1.., allow_negative_numbers = true)]
    at_least: Vec<String>,

    /// Plan: a stop-or-go sample in so many stages, each with one error more
    #[arg(long, value_name = "J", allow_negative_numbers = true)]
    stages: Option<String>,

    /// Say what a sample of so many cases can and cannot say
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    sample: Option<String>,

    /// Errors found in the sample; default: 0
    #[arg(long, value_name = "K", allow_negative_numbers = true)]
    fails: Option<String>,

    /// Confidence, above 0 and below 1
    #[arg(
        long,
        value_name = "SHARE",
        default_value = "0.95",
        allow_negative_numbers = true
    )]
    confidence: String,
}

pub(super) fn run(args: &SizeArgs, console: &Console) -> Result<Status> {
    match Question::of(args)? {
        Question::Plans(plans) => print_plans(&plans, console)?,
        Question::Stages(first) => print_stages(first, console)?,
        Question::Sample(sample) => print_says(&sample, console)?,
    }
    Ok(Status::Holds)
}

/// What is asked.
enum Question {
    /// How many cases are needed, for each of these.
    Plans(Vec<Plan>),
    /// Which stages a stop-or-go sample has, of which this is the first.
    Stages(Plan),
    /// What a sample says.
    Sample(SampleOf),
}

/// A sample of a population.
struct SampleOf {
    population: Population,
    trials: Trials,
    confidence: Confidence,
}

impl Question {
    /// What the arguments ask, or everything that is wrong with them.
    fn of(args: &SizeArgs) -> Result<Self, Failure> {
        if let Some(failure) = Failure::of(contradictions(args)) {
            return Err(failure);
        }
        let mut refused = Refused::default();
        let confidence = refused.keep(written("--confidence", &args.confidence).confidence());
        let populations = if args.population.is_empty() {
            vec![Population::Infinite]
        } else {
            refused.keep_all("--population", &args.population, Written::population)
        };
        let question = match &args.sample {
            Some(sample) => {
                let trials = refused.trials(sample, args.fails.as_deref());
                refused.sample(&populations, trials, confidence)
            }
            None => {
                let claims = refused.claims(args);
                let expected = match &args.expected {
                    Some(expected) => refused.keep(written("--expected", expected).expected()),
                    None => Some(Expected::Fails(0)),
                };
                let stages = match &args.stages {
                    Some(stages) => refused.keep(written("--stages", stages).stages()),
                    None => Some(1),
                };
                refused.plans(&populations, &claims, expected, confidence, stages)
            }
        };
        match Failure::of(refused.diagnostics) {
            Some(failure) => Err(failure),
            None => Ok(question.expect("what cannot be asked has been refused")),
        }
    }
}

fn written<'a>(flag: &'static str, text: &'a str) -> Written<'a> {
    Written { flag, text }
}

/// What was wrong with values, while the rest is still read.
#[derive(Default)]
struct Refused {
    diagnostics: Vec<Diagnostic>,
}

impl Refused {
    fn keep<T>(&mut self, value: Result<T, Diagnostic>) -> Option<T> {
        value
            .map_err(|diagnostic| self.diagnostics.push(diagnostic))
            .ok()
    }

    fn keep_all<'a, T>(
        &mut self,
        flag: &'static str,
        texts: &'a [String],
        read: impl Fn(Written<'a>) -> Result<T, Diagnostic>,
    ) -> Vec<T> {
        let values = texts.iter().map(|text| read(written(flag, text)));
        values.filter_map(|value| self.keep(value)).collect()
    }

    fn trials(&mut self, sample: &str, fails: Option<&str>) -> Option<Trials> {
        let sampled = self.keep(written("--sample", sample).count(1));
        let fails = match fails {
            Some(fails) => self.keep(written("--fails", fails).count(0)),
            None => Some(0),
        };
        let (sampled, fails) = (sampled?, fails?);
        if fails > sampled {
            let message = say::FAILS_ABOVE_SAMPLE
                .with("fails", fails)
                .with("sample", sampled);
            self.out_of_range(message, format!("--sample {fails} --fails {sampled}"));
        }
        Some(Trials { sampled, fails })
    }

    fn out_of_range(&mut self, message: Message, meant: String) {
        let help = say::DID_YOU_MEAN.with("value", meant);
        self.diagnostics
            .push(Diagnostic::new(&code::C003, message).help(help));
    }

    fn sample(
        &mut self,
        populations: &[Population],
        trials: Option<Trials>,
        confidence: Option<Confidence>,
    ) -> Option<Question> {
        let (population, trials, confidence) = (*populations.first()?, trials?, confidence?);
        if let Some(cases) = population.cases().filter(|cases| trials.sampled > *cases) {
            let message = say::SAMPLE_ABOVE_POPULATION
                .with("sample", trials.sampled)
                .with("population", cases);
            let meant = format!("--population {} --sample {cases}", trials.sampled);
            self.out_of_range(message, meant);
        }
        Some(Question::Sample(SampleOf {
            population,
            trials,
            confidence,
        }))
    }

    fn claims(&mut self, args: &SizeArgs) -> Vec<Claim> {
        let below = self.keep_all("--tolerable", &args.tolerable, Written::rate);
        let targets = self.keep_all("--target", &args.target, Written::target);
        let cases = self.keep_all("--at-least", &args.at_least, |text| text.count(1));
        let at_most = targets
            .into_iter()
            .map(|target| Claim::AtMost(target.complement()));
        below
            .into_iter()
            .map(Claim::Below)
            .chain(at_most)
            .chain(cases.into_iter().map(Claim::FewerThan))
            .collect()
    }

    /// Every claim for every population.
    fn plans(
        &mut self,
        populations: &[Population],
        claims: &[Claim],
        expected: Option<Expected>,
        confidence: Option<Confidence>,
        stages: Option<u64>,
    ) -> Option<Question> {
        for population in populations
            .iter()
            .filter_map(|population| population.cases())
        {
            self.counts_above(population, claims, expected);
        }
        let (expected, confidence, stages) = (expected?, confidence?, stages?);
        let plans = populations.iter().flat_map(|&population| {
            claims.iter().map(move |&claim| Plan {
                population,
                claim,
                expected,
                confidence,
                stages,
            })
        });
        let plans: Vec<Plan> = plans.collect();
        match stages {
            1 => Some(Question::Plans(plans)),
            _ => plans.first().copied().map(Question::Stages),
        }
    }

    /// Refuses more cases with an error than the population has.
    fn counts_above(&mut self, population: u64, claims: &[Claim], expected: Option<Expected>) {
        for claim in claims {
            if let Claim::FewerThan(cases) = *claim
                && cases > population
            {
                let message = say::ERRORS_ABOVE_POPULATION.with("cases", cases);
                let message = message.with("population", population);
                self.diagnostics.push(Diagnostic::new(&code::C003, message));
            }
        }
        if let Some(Expected::Fails(fails)) = expected
            && fails > population
        {
            let message = say::EXPECTED_ABOVE_POPULATION.with("expected", fails);
            let message = message.with("population", population);
            self.diagnostics.push(Diagnostic::new(&code::C003, message));
        }
    }
}

/// Arguments that cannot stand together, or not alone.
fn contradictions(args: &SizeArgs) -> Vec<Diagnostic> {
    let given = [
        ("--tolerable", !args.tolerable.is_empty()),
        ("--target", !args.target.is_empty()),
        ("--at-least", !args.at_least.is_empty()),
        ("--expected", args.expected.is_some()),
        ("--stages", args.stages.is_some()),
    ];
    let plans: Vec<&str> = given
        .into_iter()
        .filter_map(|(flag, is_given)| is_given.then_some(flag))
        .collect();
    let found = match &args.sample {
        Some(_) => contradictions_of_sample(args, &plans),
        None => contradictions_of_plan(args, &plans),
    };
    let diagnostic = |(message, help): (Message, Vec<Message>)| Diagnostic {
        help,
        ..Diagnostic::new(&code::C005, message)
    };
    found.into_iter().map(diagnostic).collect()
}

/// What is wrong, and what helps.
type Complaint = (Message, Vec<Message>);

fn contradictions_of_sample(args: &SizeArgs, plans: &[&str]) -> Vec<Complaint> {
    let mut found: Vec<Complaint> = plans
        .iter()
        .map(|flag| {
            let help = say::SAMPLE_OR_PLAN.with("other", *flag);
            (together("--sample", flag), vec![help])
        })
        .collect();
    let populations = args.population.len();
    if populations > 1 {
        let count = u64::try_from(populations).unwrap_or(u64::MAX);
        found.push((say::ONE_POPULATION.with("count", count), Vec::new()));
    }
    found
}

fn contradictions_of_plan(args: &SizeArgs, plans: &[&str]) -> Vec<Complaint> {
    let mut found = Vec::new();
    if args.fails.is_some() {
        let message = say::NEEDS.with("one", "--fails").with("other", "--sample");
        found.push((message, vec![say::FORM_SAMPLE.message()]));
    } else if !plans.iter().any(|flag| CLAIMS.contains(flag)) {
        found.push(nothing_asked());
    }
    if !args.at_least.is_empty() {
        found.extend(contradictions_of_discovery(args, plans));
        return found;
    }
    if plans.starts_with(&["--tolerable", "--target"]) {
        let help = say::TWO_RULES.message();
        found.push((together("--tolerable", "--target"), vec![help]));
    }
    if args.stages.is_some() {
        found.extend(contradictions_of_stages(args));
    }
    found
}

/// The flags that say what a plan is to show.
const CLAIMS: [&str; 3] = ["--tolerable", "--target", "--at-least"];

fn nothing_asked() -> Complaint {
    let forms = [&say::FORM_PLAN, &say::FORM_SAMPLE, &say::FORM_DISCOVERY];
    let help = forms.into_iter().map(Phrase::message).collect();
    (say::NOTHING_ASKED.message(), help)
}

fn contradictions_of_discovery(args: &SizeArgs, plans: &[&str]) -> Vec<Complaint> {
    let others = plans.iter().filter(|flag| **flag != "--at-least");
    let mut found: Vec<Complaint> = others
        .map(|flag| {
            let help = say::DISCOVERY_ALONE.message();
            (together("--at-least", flag), vec![help])
        })
        .collect();
    let is_infinite =
        |text: &String| written("--population", text).population() == Ok(Population::Infinite);
    if args.population.is_empty() || args.population.iter().any(is_infinite) {
        let message = say::NEEDS_POPULATION.with("one", "--at-least");
        found.push((message, vec![say::FORM_DISCOVERY.message()]));
    }
    found
}

fn contradictions_of_stages(args: &SizeArgs) -> Option<Complaint> {
    let rates = args.tolerable.len() + args.target.len();
    if args.population.len() > 1 || rates > 1 {
        return Some((say::ONE_PLAN.message(), Vec::new()));
    }
    let expected = written("--expected", args.expected.as_deref()?).expected();
    matches!(expected, Ok(Expected::Rate(_)))
        .then(|| (say::STAGES_NEED_NUMBER.message(), Vec::new()))
}

fn together(one: &str, other: &str) -> Message {
    say::NOT_TOGETHER.with("one", one).with("other", other)
}

fn print_plans(plans: &[Plan], console: &Console) -> Result<()> {
    let answered = plans.iter().map(|plan| Ok((*plan, plan.smallest()?)));
    let answered: Vec<(Plan, Answer)> = answered.collect::<Result<_, CountError>>()?;
    let mut text = Vec::new();
    match console.format {
        Format::Json => {
            let document = report::size::PlanJson::of(&answered);
            json::write(&document.expect("something is asked"), &mut text)?;
        }
        Format::Csv => write_csv(&report::size::plan_table(&answered), &mut text)?,
        Format::Table | Format::Md => {
            return console.print_blocks(&report::size::plan(&answered, console.lang));
        }
    }
    console.print(&text)
}

fn print_stages(first: Plan, console: &Console) -> Result<()> {
    let Some(stages) = StopOrGo::of(first)? else {
        let last = first.expected.of(0) + first.stages - 1;
        let message = say::NO_STAGES
            .with("stages", first.stages)
            .with("fails", last);
        let diagnostic = Diagnostic::new(&code::C003, message);
        return Err(Failure::from(diagnostic.help(say::FEWER_STAGES.message())).into());
    };
    let mut text = Vec::new();
    match console.format {
        Format::Json => json::write(&report::size::StagesJson::from(&stages), &mut text)?,
        Format::Csv => write_csv(&report::size::stages_table(&stages), &mut text)?,
        Format::Table | Format::Md => {
            return console.print_blocks(&report::size::stages(&stages, console.lang));
        }
    }
    console.print(&text)
}

fn print_says(sample: &SampleOf, console: &Console) -> Result<()> {
    let says = SampleSays::of(sample.population, sample.trials, sample.confidence)?;
    let mut text = Vec::new();
    match console.format {
        Format::Json => json::write(&report::size::SaysJson::from(&says), &mut text)?,
        Format::Csv => write_csv(&report::size::says_table(&says), &mut text)?,
        Format::Table | Format::Md => {
            return console.print_blocks(&report::size::says(&says, console.lang));
        }
    }
    console.print(&text)
}
