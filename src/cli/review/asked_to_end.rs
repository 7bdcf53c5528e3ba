//! Whether the system asks the program to end while a review is on the screen: the window was closed, the computer is
//! shut down; or the terminal is gone. The review then ends as if the reviewer had quit it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

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

    /// Waits until a key is pressed or patience ends, and says whether there is nobody to wait for any more.
    pub fn after(&self, patience: Duration) -> io::Result<bool> {
        let is_gone = terminal_is_gone_after(patience)?;
        Ok(is_gone || self.is_asked.load(Ordering::SeqCst))
    }
}

/// A program that outlives its terminal gets no signal where it has a session of its own, and reading from a terminal that
/// is gone comes to no end.
#[cfg(unix)]
fn terminal_is_gone_after(patience: Duration) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let terminal = io::stdin();
    let mut watched = [PollFd::new(&terminal, PollFlags::IN)];
    let patience = Timespec::try_from(patience).map_err(io::Error::other)?;
    match poll(&mut watched, Some(&patience)) {
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    Ok(watched.iter().any(|one| one.revents().intersects(gone)))
}

/// Here the window takes the program with it.
#[cfg(not(unix))]
fn terminal_is_gone_after(patience: Duration) -> io::Result<bool> {
    ratatui_crossterm::crossterm::event::poll(patience).map(|_| false)
}
