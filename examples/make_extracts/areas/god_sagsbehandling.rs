//! What holds of every case: records, answers, decisions, contact.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{AS_OF, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

use super::ERAS;

pub const EXTRACT: Extract = Extract {
    name: "god-sagsbehandling",
    encoding: Encoding::Windows1252,
    headings: &[
        "Sagsnr.",
        "Sagsområde",
        "Dokumentdato",
        "Journaliseret",
        "Samtaledato",
        "Notatdato",
        "Antal sms",
        "Antal sms journaliseret",
        "Henvendelsesdato",
        "Kvittering sendt",
        "Besked lagt",
        "Ringet tilbage",
        "Ansøgningsdato",
        "Afgørelsesdato",
        "Udfald",
        "Klagevejledning givet",
        "Forsendelsesmåde",
        "Ny sagsbehandler fra",
        "Orienteret om skift",
        "Lovgrundlag",
        "Sagsstatus",
    ],
    criteria: &[
        "GOD-02", "GOD-04", "GOD-05a", "GOD-06", "GOD-07", "GOD-08", "GOD-09", "GOD-13a",
        "GOD-16a", "GOD-17", "GOD-20a",
    ],
    areas: &[
        Area {
            name: "Handicap",
            cases: 90,
            errors: 10,
        },
        Area {
            name: "Børn og unge",
            cases: 70,
            errors: 20,
        },
        Area {
            name: "Pleje",
            cases: 40,
            errors: 3,
        },
    ],
    fill,
    has_conversations: false,
};

fn fill(case: &mut Case) {
    let began = case.start("began", &[], &ERAS);
    let days = |criterion, heading, count, done, last_days| Timed {
        heading,
        duty: Duty {
            criterion,
            within: Span::WorkingDays(count),
            done,
            last_days,
        },
    };
    days("GOD-02", "Dokumentdato", 7, "Journaliseret", 8).happen(case, began);
    days("GOD-04", "Samtaledato", 3, "Notatdato", 4).happen(case, began);
    days("GOD-06", "Henvendelsesdato", 8, "Kvittering sendt", 9).happen(case, began);
    days("GOD-07", "Besked lagt", 2, "Ringet tilbage", 3).happen(case, began);
    days(
        "GOD-17",
        "Ny sagsbehandler fra",
        10,
        "Orienteret om skift",
        12,
    )
    .happen(case, began);
    messages(case);
    decision(case, began);
    sending(case);
    registration(case);
}

/// A duty that some cases have, since a day after the case began.
struct Timed {
    heading: &'static str,
    duty: Duty,
}

impl Timed {
    fn happen(&self, case: &mut Case, began: NaiveDate) {
        let from = days_after(began, case.choose(self.heading, 60));
        if from > AS_OF || case.happens(&format!("no {}", self.heading), 30) {
            return case.plant(self.duty.criterion, Outcome::NotApplicable);
        }
        case.write_date(self.heading, from);
        self.duty.decide(case, from);
    }
}

fn messages(case: &mut Case) {
    let (sent, kept, outcome) = if case.happens("no messages", 50) {
        ("0", "", Outcome::NotApplicable)
    } else if case.happens("unknown messages", 4) {
        ("", "", Outcome::Undetermined)
    } else if case.errs("GOD-05a") {
        ("4", "3", Outcome::Fail)
    } else {
        ("4", "4", Outcome::Pass)
    };
    case.write("Antal sms", sent);
    case.write("Antal sms journaliseret", kept);
    case.plant("GOD-05a", outcome);
}

/// The municipality's own deadlines are not in the template as it is shipped, so that GOD-08 and GOD-09 are left open.
fn decision(case: &mut Case, began: NaiveDate) {
    let has_application = case.happens("application", 60);
    let outcome = match has_application {
        true => Outcome::Undetermined,
        false => Outcome::NotApplicable,
    };
    case.plant("GOD-08", outcome);
    case.plant("GOD-09", outcome);
    if has_application {
        case.write_date("Ansøgningsdato", began);
    }
    let decided = days_after(began, 20 + case.choose("decided", 60));
    if !has_application || decided > AS_OF {
        return case.plant("GOD-13a", Outcome::NotApplicable);
    }
    case.write_date("Afgørelsesdato", decided);
    let (result, guidance, outcome) = if case.happens("granted", 50) {
        ("Bevilling", "", Outcome::NotApplicable)
    } else if case.errs("GOD-13a") {
        ("Afslag", "Nej", Outcome::Fail)
    } else {
        ("Delvis", "Ja", Outcome::Pass)
    };
    case.write("Udfald", result);
    case.write("Klagevejledning givet", guidance);
    case.plant("GOD-13a", outcome);
}

fn sending(case: &mut Case) {
    let (channel, outcome) = if case.happens("nothing sent", 40) {
        ("", Outcome::NotApplicable)
    } else if case.errs("GOD-16a") {
        ("E-mail", Outcome::Fail)
    } else {
        ("Digital Post", Outcome::Pass)
    };
    case.write("Forsendelsesmåde", channel);
    case.plant("GOD-16a", outcome);
}

fn registration(case: &mut Case) {
    case.write("Lovgrundlag", "SEL § 85");
    case.filled("GOD-20a", "Sagsstatus", "Aktiv");
}
