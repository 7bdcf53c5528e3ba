//! What killed programs leave, and what is somebody's.

use std::fs::File;

use super::*;
use crate::folder::left_behind::beginning;

#[test]
fn what_nobody_makes_any_more_is_removed_and_all_else_stays() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("audit");
    let named = |of: &str, rest: &str| {
        let name = format!("{}{rest}", beginning(&place.path().join(of)));
        place.path().join(name)
    };
    let left = named("audit", "aaaaaa");
    fs::create_dir_all(left.join("answers")).unwrap();
    fs::write(left.join("answers/anna.csv"), "somebody's answers").unwrap();
    fs::write(named("audit", "aaaaaa.lock"), "").unwrap();
    fs::write(named("audit", "bbbbbb.tmp"), "half a file").unwrap();
    // Somebody is at work on these; nobody knows of the next; the last are of another place.
    let at_work = named("audit", "cccccc");
    fs::create_dir(&at_work).unwrap();
    let lock = File::create(named("audit", "cccccc.lock")).unwrap();
    lock.try_lock().unwrap();
    let without_lock = named("audit", "dddddd");
    fs::create_dir(&without_lock).unwrap();
    let other = named("other", "eeeeee.tmp");
    fs::write(&other, "").unwrap();
    create(&path).unwrap();
    let mut found: Vec<_> = fs::read_dir(place.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    let mut expected = [
        path,
        at_work,
        named("audit", "cccccc.lock"),
        without_lock,
        other,
    ];
    expected.sort();
    assert_eq!(found, expected);
}

/// A link in the place of what is left behind leads nowhere.
#[cfg(unix)]
#[test]
fn links_are_neither_followed_nor_removed() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("liste.csv");
    let mine = place.path().join("mine");
    fs::create_dir(&mine).unwrap();
    fs::write(mine.join("file"), "mine").unwrap();
    let link = place.path().join(format!("{}aaaaaa", beginning(&path)));
    std::os::unix::fs::symlink(&mine, &link).unwrap();
    fs::write(link.with_extension("lock"), "").unwrap();
    write_atomically(&path, |out| out.write_all(b"list")).unwrap();
    assert_eq!(fs::read(mine.join("file")).unwrap(), b"mine");
    assert!(link.is_symlink());
}
