//! Lets the next steps on the disk fail, in this thread only.

use std::cell::Cell;
use std::io;

/// What happens at the chosen step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::folder) enum Fault {
    /// That step fails, later ones work: the disk was full for a moment.
    Once,
    /// That step and all after it fail, cleaning up too: the program was killed.
    ForEver,
}

thread_local! {
    static STEPS_LEFT: Cell<Option<(u32, Fault)>> = const { Cell::new(None) };
    static CAME: Cell<bool> = const { Cell::new(false) };
}

/// Makes the step after `steps` others fail while `work` runs. Tells whether it came to that.
pub(in crate::folder) fn during<T>(
    steps: u32,
    fault: Fault,
    work: impl FnOnce() -> T,
) -> (T, bool) {
    STEPS_LEFT.set(Some((steps, fault)));
    CAME.set(false);
    let result = work();
    STEPS_LEFT.set(None);
    (result, CAME.get())
}

/// One step on the disk.
pub(in crate::folder) fn strike() -> io::Result<()> {
    match STEPS_LEFT.get() {
        None => return Ok(()),
        Some((0, Fault::ForEver)) => {}
        Some((0, Fault::Once)) => STEPS_LEFT.set(None),
        Some((left, fault)) => {
            STEPS_LEFT.set(Some((left - 1, fault)));
            return Ok(());
        }
    }
    CAME.set(true);
    Err(io::ErrorKind::StorageFull.into())
}
