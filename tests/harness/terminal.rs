//! A terminal that a test looks at.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

/// A terminal of 80 columns: a program writes to one side, a thread reads on the other all that it is shown.
pub(crate) struct Terminal {
    programs_side: File,
    shown: Arc<Mutex<Vec<u8>>>,
    reader: JoinHandle<()>,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let side = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&side).unwrap();
        unlockpt(&side).unwrap();
        let size = Winsize {
            ws_row: 24,
            ws_col: 80,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        let name = ptsname(&side, Vec::new()).unwrap();
        let programs_side = OpenOptions::new()
            .read(true)
            .write(true)
            .open(name.to_str().unwrap())
            .unwrap();
        tcsetwinsize(&programs_side, size).unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&shown);
        Self {
            programs_side,
            shown,
            reader: thread::spawn(move || read_all(side, &written)),
        }
    }

    /// The side that a program is given.
    pub(crate) fn programs_side(&self) -> File {
        self.programs_side.try_clone().unwrap()
    }

    /// What was shown so far.
    pub(crate) fn shown(&self) -> String {
        let shown = self.shown.lock().unwrap();
        String::from_utf8_lossy(&shown).into_owned()
    }

    /// Waits until a text was shown.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        let begun = Instant::now();
        while !self.shown().contains(text) {
            let waited = begun.elapsed();
            assert!(
                waited < Duration::from_secs(60),
                "no `{text}` in {:?}",
                self.shown()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// All that was shown, once the programs on it have ended.
    pub(crate) fn close(self) -> String {
        drop(self.programs_side);
        self.reader.join().unwrap();
        let shown = self.shown.lock().unwrap();
        String::from_utf8_lossy(&shown).into_owned()
    }
}

/// Reads until nobody can write any more, which some systems call an error.
fn read_all(side: OwnedFd, shown: &Mutex<Vec<u8>>) {
    let mut side = File::from(side);
    let mut some = [0; 1024];
    while let Ok(count @ 1..) = side.read(&mut some) {
        shown.lock().unwrap().extend_from_slice(&some[..count]);
    }
}
