//! The extract as a case system writes it: semicolons, CR LF, day first, Danish headings, remarks in quotes.

use super::case::Case;
use super::choices::Choices;

const HEADINGS: [&str; 24] = [
    "Sagsnr.",
    "Ydelse",
    "Afdeling",
    "Sagsbehandler",
    "1. fraværsdag",
    "Ophørsdato",
    "Henvendelsesdato",
    "Overgangsdato",
    "1. opfølgning",
    "Kontakttype",
    "Begrundelse for kontaktform",
    "Journaliseret",
    "Fast track anmodet",
    "Kategori",
    "Lægeattest modtaget",
    "Oplysningsskema modtaget",
    "Revurderingsdato",
    "Forlængelse §",
    "Godkendt af",
    "Rehabteam dato",
    "Genforelagt rehabteam",
    "Tilbud fra",
    "Min Plan dato",
    "Bemærkninger",
];

/// The whole file. The rows stand in no order; two are repeated, and three are no cases.
pub fn text(cases: &[Case], spare: &[Case; 3]) -> String {
    let mut rows: Vec<(u64, Vec<String>)> = cases
        .iter()
        .map(|case| (place(case), fields(case)))
        .collect();
    rows.sort();
    let mut rows: Vec<Vec<String>> = rows.into_iter().map(|(_, row)| row).collect();
    repeat(&mut rows, 12, 61);
    repeat(&mut rows, 150, 201);
    let [too_short, too_long, without_id] = spare.each_ref().map(fields);
    rows.insert(
        100,
        too_short.into_iter().take(HEADINGS.len() - 1).collect(),
    );
    rows.insert(250, too_long.into_iter().chain([String::new()]).collect());
    rows.insert(
        300,
        [String::new()]
            .into_iter()
            .chain(without_id.into_iter().skip(1))
            .collect(),
    );
    let header = HEADINGS.map(str::to_owned).to_vec();
    [header].iter().chain(&rows).map(|row| line(row)).collect()
}

/// Where a case stands among the others.
fn place(case: &Case) -> u64 {
    Choices {
        case: case.id.clone(),
    }
    .number("place", u64::MAX)
}

/// Inserts a row once more, further down.
fn repeat(rows: &mut Vec<Vec<String>>, from: usize, to: usize) {
    let row = rows.get(from).expect("more rows than that").clone();
    rows.insert(to, row);
}

fn fields(case: &Case) -> Vec<String> {
    vec![
        case.id.clone(),
        case.area.name().to_owned(),
        case.unit.clone(),
        case.caseworker.clone(),
        case.first_absence.text(),
        case.ended.text(),
        case.applied.text(),
        case.transition.text(),
        case.follow_up.text(),
        case.contact.clone(),
        case.contact_reason.clone(),
        case.journalised.text(),
        case.fast_track.text(),
        case.category.clone(),
        case.certificate.text(),
        case.form.text(),
        case.reassessed.text(),
        case.extension.clone(),
        case.approved_by.clone(),
        case.team.text(),
        case.team_again.text(),
        case.measure.text(),
        case.plan.text(),
        case.remark.clone(),
    ]
}

fn line(row: &[String]) -> String {
    let written: Vec<String> = row.iter().map(|field| quoted_if_needed(field)).collect();
    written.join(";") + "\r\n"
}

fn quoted_if_needed(field: &str) -> String {
    if field.contains([';', '"', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
