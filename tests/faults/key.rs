//! Codes whose key was lost can never be opened: a folder of codes is nowhere without its key, whenever the program is
//! killed or the disk is full.

use super::commands::NEW_KEY;
use super::shim::{How, fail_at, steps_of};
use super::state::{State, hold_whole};
use super::{FULL_DISK, told};

#[test]
fn a_folder_of_codes_is_never_without_its_key() {
    let full = How::Error {
        errno: FULL_DISK,
        lasts: true,
    };
    for how in [How::Kill, How::Tear, full] {
        let prepared = NEW_KEY.prepare();
        let steps = steps_of(NEW_KEY.run(&prepared.copy()), how);
        for number in 1..=steps.len() {
            let workspace = prepared.copy();
            fail_at(NEW_KEY.run(&workspace), number, how);
            let has_folder = workspace.path("audit").exists();
            let has_key = workspace.path("audit.key").exists();
            assert!(has_key || !has_folder, "{how:?} at step {number}");
            let next = NEW_KEY.run(&workspace).output();
            let what = format!("{how:?} at step {number}, then: {}", told(&next));
            assert_eq!(next.status.success(), !has_folder, "{what}");
            hold_whole(&what, &State::of(&workspace));
        }
    }
}
