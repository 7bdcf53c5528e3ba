//! The draw: which cases are looked at, decided by a seed and a hash that anyone can recompute.
//!
//! Each case has a [`Ticket`], the SHA-256 of seed and case id; in each area the cases with the lowest tickets are the
//! sample. So the order of rows, files and threads changes nothing, and a larger sample begins with the smaller one.

mod events;
mod perform;
mod record;
mod sample;
mod seed;
mod stratum;
mod ticket;
mod verify;

pub use events::{EventExtract, EventTable, read_events};
pub use perform::{AbsentArea, Draw, Onlooker, Request, perform};
pub use record::{
    ALGORITHM, AreaRecord, ColumnRecord, CprTreatment, DrawRecord, EventRecord, ExclusionRecord,
    ExtractRecord, TemplateRecord, Totals,
};
pub use sample::{DrawnCase, Sample, SampleRole};
pub use seed::{Seed, SeedError, SeedOrigin};
pub use stratum::{Drawn, Lottery, Sizes};
pub use ticket::Ticket;
pub use verify::{record_differences, sample_differences};
