//! Whether the system asks the program to end while a review is on the screen: the window was closed, the computer is
//! shut down. The review then ends as if the reviewer had quit it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set by the system's signals as long as the program lives.
pub(super) struct AskedToEnd {
    is_asked: Arc<AtomicBool>,
}

impl AskedToEnd {
    /// Listens from now on. On Windows there is nothing to listen to: closing the window ends the program, and each
    /// answer was saved when it was given.
    pub fn listen() -> io::Result<Self> {
        let is_asked = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        for signal in [
            signal_hook::consts::SIGTERM,
            signal_hook::consts::SIGHUP,
            signal_hook::consts::SIGINT,
        ] {
            signal_hook::flag::register(signal, Arc::clone(&is_asked))?;
        }
        Ok(Self { is_asked })
    }

    pub fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::SeqCst)
    }
}
