//! The extract and the checklist of these tests. Case `S-0007` is number 7, and its number tells all about it.

use chrono::{Days, NaiveDate};

use crate::harness::Workspace;

/// How many cases there are: 40 in Børn, 20 in Voksne, 4 in Ældre.
pub(crate) const CASES: u64 = 64;

/// A checklist with a deadline, an expression, a manual criterion that depends on data, and one for every case.
pub(crate) const KVALITET: &str = r#"
[template]
id = "kvalitet"
version = "2026.1"
title = "Kvalitet i afgørelser"

[sampling]
per_area = 5
reserve = 2

[targets]
compliance = 0.90
confidence = 0.95
tolerable = 0.10

[columns.sagsnr]
type = "text"
required = true
role = "id"

[columns.omraade]
type = "text"
aliases = ["Sagsområde"]
role = "area"

[columns.modtaget]
type = "date"

[columns.afgjort]
type = "date"

[columns.udfald]
type = "text"

[[criterion]]
id = "FRIST"
question = "Er sagen afgjort inden 30 dage?"
finding = "Sagen er afgjort for sent."
severity = "formal"
deadline = { from = "modtaget", within = "30 days", to = "afgjort" }

[[criterion]]
id = "UDFALD"
question = "Er udfaldet registreret?"
pass_if = "udfald IN ('bevilling', 'afslag')"

[[criterion]]
id = "HOERT"
question = "Er borgeren hørt, inden der blev givet afslag?"
norm = "law"
basis = "Forvaltningsloven § 19"
severity = "critical"
applies_if = "udfald = 'afslag'"
help = "Se efter et partshøringsbrev."
answer = "yes-no"

[[criterion]]
id = "NOTAT"
question = "Er afgørelsen begrundet i journalen?"
help = "Se det notat, der hører til afgørelsen."
answer = "yes-no"
"#;

/// What is registered of a case.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case {
    pub(crate) number: u64,
}

/// All cases, in the order of the extract.
pub(crate) fn cases() -> impl Iterator<Item = Case> {
    (1..=CASES).map(|number| Case { number })
}

impl Case {
    /// The case of an id.
    pub(crate) fn of(id: &str) -> Self {
        let number = id.strip_prefix("S-").unwrap().parse().unwrap();
        Self { number }
    }

    pub(crate) fn id(self) -> String {
        format!("S-{:04}", self.number)
    }

    pub(crate) fn area(self) -> &'static str {
        match self.number {
            ..=40 => "Børn",
            41..=60 => "Voksne",
            _ => "Ældre",
        }
    }

    pub(crate) fn received(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(self.number)
    }

    /// Decided after 5 days, or after 60 (every fourth); every seventh is still open.
    pub(crate) fn decided(self) -> Option<NaiveDate> {
        let days = if self.number.is_multiple_of(4) { 60 } else { 5 };
        (!self.number.is_multiple_of(7)).then(|| self.received() + Days::new(days))
    }

    /// Every tenth has none; of the others every third is a refusal.
    pub(crate) fn result(self) -> &'static str {
        match self.number {
            number if number.is_multiple_of(10) => "",
            number if number.is_multiple_of(3) => "afslag",
            _ => "bevilling",
        }
    }

    /// What the criteria must come to without any answer, in the order of the checklist.
    pub(crate) fn outcomes(self) -> [&'static str; 4] {
        let in_time = self.decided().is_some() && !self.number.is_multiple_of(4);
        let (result, heard) = match self.result() {
            "" => ("undetermined", "undetermined"),
            "afslag" => ("pass", "pending"),
            _ => ("pass", "not_applicable"),
        };
        let deadline = if in_time { "pass" } else { "fail" };
        [deadline, result, heard, "pending"]
    }

    fn fields(self) -> [String; 6] {
        let day = |date: NaiveDate| date.format("%d-%m-%Y").to_string();
        [
            self.id(),
            self.area().to_owned(),
            day(self.received()),
            self.decided().map(day).unwrap_or_default(),
            self.result().to_owned(),
            format!("sagsbehandler {}", self.number % 5),
        ]
    }

    /// The case as a line of the extract.
    pub(crate) fn line(self, delimiter: &str) -> String {
        self.fields().join(delimiter)
    }
}

/// The headings of the extract.
pub(crate) const HEADINGS: [&str; 6] = [
    "Sagsnr.",
    "Sagsområde",
    "Modtaget",
    "Afgjort",
    "Udfald",
    "Sagsbehandler",
];

/// The extract as a Danish case system writes it: semicolons, day first.
pub(crate) fn extract() -> String {
    let mut lines = vec![HEADINGS.join(";")];
    lines.extend(cases().map(|case| case.line(";")));
    lines.push(String::new());
    lines.join("\n")
}

/// The draw of the extract into `audit`, without a checklist.
pub(crate) const DRAW: [&str; 8] = [
    "draw",
    "udtraek.csv",
    "--id",
    "Sagsnr.",
    "--area",
    "Sagsområde",
    "-o",
    "audit",
];

/// The audit of the extract by the checklist.
pub(crate) const RUN: [&str; 4] = ["run", "udtraek.csv", "--template", "kvalitet.toml"];

/// A folder with the extract and the checklist.
pub(crate) fn register() -> Workspace {
    Workspace::with(&[("udtraek.csv", &extract()), ("kvalitet.toml", KVALITET)])
}
