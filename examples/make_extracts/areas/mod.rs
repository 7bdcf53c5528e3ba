//! The extracts, one file each.

mod alternative_modtagere;
mod botilbud;
mod god_sagsbehandling;
mod hjaelpemidler;
mod jobafklaring;
mod klagesager;
mod kontaktforloeb;
mod kontanthjaelp;
mod ledelsestilsyn;
mod overgang;
mod ressourceforloeb;
mod underretninger;

use chrono::NaiveDate;

use super::dates::date;
use super::extract::Extract;

/// The cases of 2018, judged by the rules of their time, and those of today.
const ERAS: [(NaiveDate, NaiveDate); 3] = [
    (date(2018, 1, 8), date(2019, 11, 29)),
    (date(2024, 1, 8), date(2025, 12, 19)),
    (date(2024, 1, 8), date(2026, 10, 2)),
];

/// All extracts but `sygedagpenge`.
pub const EXTRACTS: [&Extract; 12] = [
    &alternative_modtagere::EXTRACT,
    &botilbud::EXTRACT,
    &god_sagsbehandling::EXTRACT,
    &hjaelpemidler::EXTRACT,
    &jobafklaring::EXTRACT,
    &klagesager::EXTRACT,
    &kontaktforloeb::EXTRACT,
    &kontanthjaelp::EXTRACT,
    &ledelsestilsyn::EXTRACT,
    &overgang::EXTRACT,
    &ressourceforloeb::EXTRACT,
    &underretninger::EXTRACT,
];
