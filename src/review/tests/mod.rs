//! Reviews by keys alone: what is stored, what is asked, where one stands, and what the screen shows.

mod keyed;
mod screens;

use super::{Effect, Flags, Given, Key, Session, Subject, Work};
use crate::answers::{self, Answers, Reviewers};
use crate::assess::Basis;
use crate::draw::{Sample, SampleRole};
use crate::example;
use crate::lang::{Lang, rating};
use crate::template::Template;

/// When everything happens.
const AT: &str = "2026-11-02T09:14:00+01:00";

const TEMPLATE: &str = r#"
description = "En lille tjekliste"
[columns.modtaget]
type = "date"
[columns.afgjort]
type = "date"
[columns.kanal]
type = "text"
[columns.sagsbehandler]
type = "text"
role = "personal"
[scales.trin]
options = [
    { id = "god", label = "god", outcome = "pass", points = 1 },
    { id = "ringe", label = "ringe", outcome = "fail", points = 0, comment = true },
]
[[criterion]]
id = "MAN-1"
question = "Er borgeren hørt, før afgørelsen blev truffet, og fremgår det af sagen?"
help = "Se notater, breve og samtaler. En partshøring er kun sket, når borgeren har fået oplysningerne forelagt og en frist for at svare."
basis = "Forvaltningslovens § 19"
severity = "critical"
answer = "yes-no"
[[criterion]]
id = "AUTO-1"
question = "Er der afgjort i tide?"
deadline = { from = "modtaget", within = "7 days", to = "afgjort" }
[[criterion]]
id = "TRIN-1"
question = "Hvordan er begrundelsen?"
answer = "trin"
[[criterion]]
id = "MAN-2"
question = "Er klagevejledningen med?"
applies_if = "kanal = 'brev'"
answer = "yes-no"
"#;

/// An audit that a session can stand on.
struct Stage {
    template: Template,
    sample: Sample,
    others: Vec<(String, Answers)>,
}

impl Stage {
    fn new() -> Self {
        let mut sample = example::sample(
            &["modtaget", "afgjort", "kanal", "sagsbehandler"],
            &[
                "Børn og unge|330-1001|2026-01-02|2026-01-20|brev|Åse Ørsted",
                "Børn og unge|330-1002|2026-01-02|2026-01-05|telefon|Åse Ørsted",
                "Ældre|330-2001|2026-01-02||brev|Bo",
                "Ældre|330-2002|2026-01-02|2026-01-05|brev|Bo",
            ],
        );
        if let Some(last) = sample.cases.last_mut() {
            last.role = SampleRole::Reserve;
        }
        Self {
            template: example::template(TEMPLATE),
            sample,
            others: Vec::new(),
        }
    }

    /// The same with the rows of another answer file.
    fn with(mut self, file: &str, rows: &str) -> Self {
        let text = format!("case_id;criterion;answer;comment;reviewer\n{rows}");
        let read = example::answers(&text, &self.sample, &self.template);
        self.others.push((format!("answers/{file}"), read));
        self
    }

    fn session(&self, lang: Lang) -> Session<'_> {
        let basis = Basis::new(
            &self.template,
            &example::formats(&self.template, &self.sample.columns),
        );
        let subject = Subject {
            sample: &self.sample,
            template: &self.template,
            criteria: (0..self.template.criteria.len()).collect(),
            basis,
            events: Vec::new(),
            as_of: example::day("2026-02-01"),
            reviewer: "anna".to_owned(),
            reviewers: Reviewers::default(),
            causes: vec![&rating::CAUSE_ENTRY, &rating::CAUSE_KNOWLEDGE],
        };
        let given = Given::sort(self.others.clone(), "answers/review-anna.csv", "anna");
        Session::new(Work::new(subject, given), Flags::default(), lang)
    }
}

/// Presses keys: letters as they stand, `⏎` for Enter, `⎋` for Escape, `↓`, `↑`, `→`, `←` for the arrows, `⌫` for
/// Backspace. Gives what the last was followed by.
fn press(session: &mut Session<'_>, keys: &str) -> Effect {
    let mut effect = Effect::Show;
    for key in keys.chars() {
        let key = match key {
            '⏎' => Key::Enter,
            '⎋' => Key::Escape,
            '↓' => Key::Down,
            '↑' => Key::Up,
            '→' => Key::Right,
            '←' => Key::Left,
            '⌫' => Key::Backspace,
            other => Key::Char(other),
        };
        effect = session.handle(&key, AT);
    }
    effect
}

/// The reviewer's answers as they would be saved, without the header.
fn saved(session: &Session<'_>) -> Vec<String> {
    let text = String::from_utf8(answers::to_csv(session.work.own())).expect("UTF-8");
    text.lines().skip(1).map(str::to_owned).collect()
}

/// Where a session stands: `330-1001 MAN-1`.
fn place(session: &Session<'_>) -> String {
    let case = &session.work.cases()[session.here.case].id;
    let criterion = &session.work.criterion(session.here.criterion).unwrap().id;
    format!("{case} {criterion}")
}

/// What was last said.
fn told(session: &Session<'_>) -> String {
    let message = session.message.as_ref();
    message
        .map(|message| message.in_lang(session.lang))
        .unwrap_or_default()
}
