//! Others at work in an audit folder, and work that was broken off.

use super::console::Console;
use super::surroundings::Surroundings;
use crate::diag::Failure;
use crate::folder::{Event, Folder, Note, Presence};
use crate::lang::{Lang, Message, at_work as say};

/// Enters in the journal what a review saved that was killed. Gives what is to be said of it.
pub(super) fn settle(
    folder: &Folder,
    surroundings: &Surroundings,
) -> Result<Vec<Message>, Failure> {
    let event = |note: &Note| Event {
        at: surroundings.stamp(),
        by: note.by.clone(),
        command: "review".to_owned(),
        reason: Some(say::BROKEN_OFF.text(Lang::En).to_owned()),
    };
    let settled = folder.settle(event)?.into_iter().map(|note| {
        say::SETTLED
            .with("by", &note.by)
            .with("since", note.since_in_words())
    });
    Ok(settled.collect())
}

/// The same, said at once.
pub(super) fn settle_and_say(
    folder: &Folder,
    console: &Console,
    surroundings: &Surroundings,
) -> Result<(), Failure> {
    let settled = settle(folder, surroundings)?;
    settled.iter().for_each(|message| console.note(message));
    Ok(())
}

/// Who else is at work in the folder on another file.
pub(super) fn others(folder: &Folder, file: &str) -> Result<Vec<Message>, Failure> {
    let others = folder.at_work()?.into_iter();
    let others = others.filter_map(|(note, presence)| {
        let phrase = match presence {
            Presence::AtWork => &say::ALSO_AT_WORK,
            Presence::Unknown => &say::PERHAPS_ALSO_AT_WORK,
            Presence::BrokenOff => return None,
        };
        let message = phrase
            .with("by", &note.by)
            .with("host", &note.host)
            .with("since", note.since_in_words());
        (note.file != file).then_some(message)
    });
    Ok(others.collect())
}
