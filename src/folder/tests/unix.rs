//! Rights, links and devices.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn files_are_private_or_the_groups() {
    let place = tempfile::tempdir().unwrap();
    for (access, of_folders, of_files) in [
        (Access::Private, 0o700, 0o600),
        (Access::Group, 0o770, 0o660),
    ] {
        let path = place.path().join(format!("{access:?}"));
        let mut new = Folder::create(&path, access).unwrap();
        new.write(names::DRAW, |out| out.write_all(b"draw"))
            .unwrap();
        new.write("answers/anna.csv", |out| out.write_all(b"answers"))
            .unwrap();
        redraw(&new.commit(&event("draw")).unwrap()).unwrap();
        for folder in ["", "answers", "events"] {
            assert_eq!(mode(&path.join(folder)), of_folders, "{access:?} {folder}");
        }
        for file in [
            names::DRAW,
            names::JOURNAL,
            "answers/anna.csv",
            "events/samtaler.csv",
            ".lock",
        ] {
            assert_eq!(mode(&path.join(file)), of_files, "{access:?} {file}");
        }
    }
    let single = place.path().join("single.csv");
    write_atomically(&single, |_| Ok(())).unwrap();
    assert_eq!(mode(&single), 0o600);
}

#[test]
fn a_link_is_followed_and_a_device_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let (real, link) = (place.path().join("real"), place.path().join("link"));
    fs::write(&real, "old").unwrap();
    symlink("real", &link).unwrap();
    write_atomically(&link, |out| out.write_all(b"new")).unwrap();
    assert!(link.is_symlink() && fs::read_to_string(&real).unwrap() == "new");
    symlink("nowhere", place.path().join("dangling")).unwrap();
    for path in [place.path().join("dangling"), "/dev/null".into()] {
        assert!(said(write_atomically(&path, |_| Ok(()))).contains("it is not a regular file"));
    }
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    assert_eq!(code_of(create(&place.path().join("dangling"))), "D030");
}

/// The device that is always full gives the error of a real full disk.
#[test]
fn a_full_disk_is_told_as_such() {
    let Ok(mut full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        return;
    };
    let place = tempfile::tempdir().unwrap();
    let told = said(write_atomically(&place.path().join("x.csv"), |_| {
        full.write_all(b"x")
    }));
    assert!(told.contains("no space is left on the disk"), "{told}");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn a_pipe_in_the_folder_is_not_waited_for() {
    let place = tempfile::tempdir().unwrap();
    let folder = create(&place.path().join("audit")).unwrap();
    fs::remove_file(folder.path().join(names::SAMPLE)).unwrap();
    symlink("/dev/zero", folder.path().join(names::SAMPLE)).unwrap();
    assert_eq!(code_of(folder.read(names::SAMPLE)), "C001");
}
