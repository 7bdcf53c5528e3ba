//! The draw: which cases are looked at, decided by a seed and a hash that anyone can recompute.
//!
//! Each case has a [`Ticket`], the SHA-256 of seed and case id; in each area the cases with the lowest tickets are the
//! sample. So the order of rows, files and threads changes nothing, and a larger sample begins with the smaller one.

mod allocation;
mod area_names;
mod avoided;
mod control;
mod events;
mod exclusion;
mod extension;
mod found;
mod near_areas;
mod onlooker;
mod perform;
mod persons;
mod population;
mod pseudonym;
mod record;
mod replacement;
mod sample;
mod seed;
mod stratum;
mod ticket;
mod ticket_lanes;
mod verify;
mod warnings;

pub use allocation::{Allocation, AllocationMethod, TotalTooSmall};
pub use area_names::AreaName;
pub use avoided::AvoidedList;
pub use control::{Control, ControlOf, ROWS};
pub use events::{EventExtract, EventTable, Privacy, read_events};
pub use exclusion::{Answer, Exclusion, Vocabulary, WHERE, WHERE_UNKNOWN};
pub use extension::{ExtendedArea, Extension, StopRule};
pub use onlooker::{Eligible, EligibleCases, Onlooker, Shown};
pub use perform::{AbsentArea, Draw, Request, perform};
pub use persons::{PersonWatch, Persons};
pub use population::Population;
pub use pseudonym::{CaseNames, CodeKey, PseudonymRecord, decode};
pub use record::{
    ALGORITHM, AreaRecord, AvoidedRecord, ColumnRecord, ControlRecord, CprTreatment, DrawRecord,
    EventRecord, ExclusionRecord, ExtractRecord, TemplateRecord, Totals,
};
pub use replacement::{NotReplaced, Replacement, ReplacementReason, replace};
pub use sample::{DrawnCase, Sample, SampleRole};
pub use seed::{Seed, SeedError, SeedOrigin};
pub use stratum::{Drawn, Lottery, SampleSize, Sizes};
pub use ticket::Ticket;
pub use verify::{record_differences, sample_differences};
