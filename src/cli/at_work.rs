//! Others at work in an audit folder, and work that was broken off.

use super::console::Console;
use super::surroundings::Surroundings;
use crate::diag::Failure;
use crate::folder::{Event, Folder, Note, Presence};
use crate::lang::{Lang, at_work as say};

/// Enters in the journal what a review saved that was killed, and says so.
pub(super) fn settle(
    folder: &Folder,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<(), Failure> {
    let event = |note: &Note| Event {
        at: surroundings.stamp(),
        by: note.by.clone(),
        command: "review".to_owned(),
        reason: Some(say::BROKEN_OFF.text(Lang::En).to_owned()),
    };
    for note in folder.settle(event)? {
        let message = say::SETTLED
            .with("by", &note.by)
            .with("since", note.since_in_words());
        console.note(&message);
    }
    Ok(())
}

/// Says who else is at work in the folder on another file.
pub(super) fn others(folder: &Folder, file: &str, console: &Console) -> Result<(), Failure> {
    for (note, presence) in folder.at_work()? {
        let phrase = match presence {
            Presence::AtWork => &say::ALSO_AT_WORK,
            Presence::Unknown => &say::PERHAPS_ALSO_AT_WORK,
            Presence::BrokenOff => continue,
        };
        if note.file != file {
            let message = phrase
                .with("by", &note.by)
                .with("host", &note.host)
                .with("since", note.since_in_words());
            console.note(&message);
        }
    }
    Ok(())
}
