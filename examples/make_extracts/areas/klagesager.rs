//! Complaints. KLA-09 needs the municipality's own deadlines, which the template does not have as it is shipped.

use chrono::NaiveDate;

use super::super::case::{Area, Case, Outcome};
use super::super::dates::{AS_OF, date, days_after};
use super::super::duty::{Duty, Span};
use super::super::extract::{Encoding, Extract};

use Outcome::{Fail, NotApplicable, Pass, Undetermined};

pub const EXTRACT: Extract = Extract {
    name: "klagesager",
    encoding: Encoding::Utf8,
    headings: &[
        "Sagsnr.",
        "Afdeling",
        "Klagetype",
        "Afgørelse modtaget",
        "Klage modtaget",
        "Kvitteringsbrev",
        "Forsinkelse vurderet",
        "Udvalgsafgørelse",
        "Resultat af genvurdering",
        "Genvurderingsdato",
        "Borgerens svar",
        "Sendt til Ankestyrelsen",
        "Svardato",
        "Ankestyrelsens afgørelse",
        "Ankestyrelsens afgørelse modtaget",
    ],
    criteria: &[
        "KLA-01a", "KLA-02", "KLA-03", "KLA-04", "KLA-05", "KLA-05b", "KLA-07", "KLA-09", "KLA-11",
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
            errors: 25,
        },
        Area {
            name: "Jobcenter",
            cases: 50,
            errors: 5,
        },
    ],
    fill,
    has_conversations: false,
};

/// Complaints of 2018, the year in which cases sent back got a deadline, and those of today.
const ERAS: [(NaiveDate, NaiveDate); 2] = [
    (date(2018, 1, 8), date(2018, 12, 20)),
    (date(2024, 1, 8), date(2026, 10, 16)),
];

fn fill(case: &mut Case) {
    let received = case.start("received", &[], &ERAS);
    case.write_date("Klage modtaget", received);
    acknowledged(case, received);
    if case.errs("KLA-01a") {
        case.write("Klagetype", "Andet");
        case.plant("KLA-01a", Fail);
        plant(
            case,
            &[
                "KLA-03", "KLA-04", "KLA-05", "KLA-05b", "KLA-07", "KLA-09", "KLA-11",
            ],
        );
    } else if case.happens("formal", 35) {
        case.write("Klagetype", "Formalitetsklage");
        case.plant("KLA-01a", Pass);
        answered(case, received);
        plant(
            case,
            &["KLA-03", "KLA-04", "KLA-05", "KLA-05b", "KLA-09", "KLA-11"],
        );
    } else {
        case.write("Klagetype", "Realitetsklage");
        case.plant("KLA-01a", Pass);
        late(case, received);
        reconsidered(case, received);
        appeal(case, received);
        plant(case, &["KLA-07"]);
    }
}

fn plant(case: &mut Case, not_applicable: &[&'static str]) {
    for criterion in not_applicable {
        case.plant(criterion, NotApplicable);
    }
}

fn duty(criterion: &'static str, within: Span, done: &'static str, last_days: u64) -> Duty {
    Duty {
        criterion,
        within,
        done,
        last_days,
    }
}

fn acknowledged(case: &mut Case, received: NaiveDate) {
    duty("KLA-02", Span::WorkingDays(8), "Kvitteringsbrev", 9).decide(case, received);
}

fn answered(case: &mut Case, received: NaiveDate) {
    duty("KLA-07", Span::WorkingDays(20), "Svardato", 25).decide(case, received);
}

/// Most complaints come in time; of the others it must be said whether they are heard.
fn late(case: &mut Case, received: NaiveDate) {
    let is_late = case.happens("late", 30);
    let days = if is_late { 45 } else { case.choose("days", 26) };
    case.write_date("Afgørelse modtaget", received - chrono::Days::new(days));
    let (is_judged, outcome) = match (is_late, case.errs("KLA-03")) {
        (false, _) => ("", NotApplicable),
        (true, true) => ("Nej", Fail),
        (true, false) => ("Ja", Pass),
    };
    case.write("Forsinkelse vurderet", is_judged);
    case.plant("KLA-03", outcome);
}

/// Decisions of the committee are not reconsidered; what is upheld goes on within the same 4 weeks.
fn reconsidered(case: &mut Case, received: NaiveDate) {
    if case.happens("committee", 8) {
        case.write("Udvalgsafgørelse", "Ja");
        return plant(case, &["KLA-04", "KLA-05", "KLA-05b"]);
    }
    let done = duty("KLA-04", Span::Days(28), "Genvurderingsdato", 20).decide(case, received);
    let is_unreadable = case.cell("Genvurderingsdato") == "ukendt";
    match case.choose("result", 10) {
        _ if done.is_none() && !is_unreadable => plant(case, &["KLA-05", "KLA-05b"]),
        0..=2 => {
            case.write("Resultat af genvurdering", "Medhold");
            plant(case, &["KLA-05", "KLA-05b"]);
        }
        3..=4 => {
            case.write("Resultat af genvurdering", "Delvis medhold");
            case.plant("KLA-05", NotApplicable);
            let answered = days_after(done.unwrap_or(received), 10);
            if answered > AS_OF {
                return case.plant("KLA-05b", NotApplicable);
            }
            case.write_date("Borgerens svar", answered);
            duty("KLA-05b", Span::Days(14), "Sendt til Ankestyrelsen", 12).decide(case, answered);
        }
        _ => {
            case.write("Resultat af genvurdering", "Fastholdt");
            case.plant("KLA-05b", NotApplicable);
            duty("KLA-05", Span::Days(28), "Sendt til Ankestyrelsen", 20).decide(case, received);
        }
    }
}

/// What the appeals board said of the older complaints, and when. The first cases come back on the days around July 2018.
fn appeal(case: &mut Case, received: NaiveDate) {
    let decided = match case.number {
        0..=7 => date(2018, 6, 30),
        8..=15 => date(2018, 7, 1),
        _ => days_after(received, 180),
    };
    if decided > AS_OF || case.happens("no appeal", 40) {
        return plant(case, &["KLA-09", "KLA-11"]);
    }
    let outcome = if case.errs("KLA-11") { Fail } else { Pass };
    case.plant("KLA-11", outcome);
    let said = match outcome {
        Fail => "Vundet",
        _ => case.one_of(
            "said",
            &["Stadfæstet", "Stadfæstet", "Ændret", "Hjemvist", "Afvist"],
        ),
    };
    case.write("Ankestyrelsens afgørelse", said);
    case.write_date("Ankestyrelsens afgørelse modtaget", decided);
    let has_deadline = said == "Hjemvist" && decided >= date(2018, 7, 1);
    case.plant(
        "KLA-09",
        if has_deadline {
            Undetermined
        } else {
            NotApplicable
        },
    );
}
