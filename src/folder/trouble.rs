//! What the operating system refused, as a failure that a person can act on.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::diag::{Code, Diagnostic, Failure, Place, code};
use crate::lang::{Message, Phrase, folder as say};

/// A file or folder that cannot be written.
pub(super) fn unwritable(path: &Path, error: &Error) -> Failure {
    let help = if is_in_use(error) {
        Some(&say::IN_USE_HELP)
    } else {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some(&say::NO_SPACE_HELP),
            ErrorKind::PermissionDenied => Some(&say::DENIED_WRITE_HELP),
            ErrorKind::IsADirectory => Some(&say::IS_FOLDER_HELP),
            ErrorKind::NotFound | ErrorKind::NotADirectory => Some(&say::NO_PARENT_HELP),
            _ => None,
        }
    };
    let reason = match missing_parent(path, error) {
        Some(folder) => say::NO_PARENT.with("folder", folder),
        None => reason(error),
    };
    failure(&code::C002, &say::UNWRITABLE, path, reason, help)
}

/// A file or folder that cannot be read.
pub(super) fn unreadable(path: &Path, error: &Error) -> Failure {
    let help = match error.kind() {
        _ if is_in_use(error) => Some(&say::IN_USE_HELP),
        ErrorKind::PermissionDenied => Some(&say::DENIED_READ_HELP),
        _ => None,
    };
    failure(&code::C001, &say::UNREADABLE, path, reason(error), help)
}

/// A file or folder that is not there.
pub(super) fn missing(path: &Path) -> Failure {
    failure(
        &code::C001,
        &say::UNREADABLE,
        path,
        say::NOT_FOUND.message(),
        None,
    )
}

/// A file whose bytes are no text.
pub(super) fn no_text(path: &Path) -> Failure {
    failure(
        &code::C001,
        &say::UNREADABLE,
        path,
        say::NOT_TEXT.message(),
        None,
    )
}

/// A path that a device, pipe or socket has.
pub(super) fn no_regular_file(path: &Path) -> Failure {
    let reason = say::NOT_A_FILE.message();
    failure(
        &code::C002,
        &say::UNWRITABLE,
        path,
        reason,
        Some(&say::NOT_A_FILE_HELP),
    )
}

/// A failure after a change was decided: it says that the next command finishes it.
pub(super) fn unfinished(failure: &Failure) -> Failure {
    let diagnostics = failure
        .diagnostics()
        .iter()
        .cloned()
        .map(|diagnostic| diagnostic.help(say::UNFINISHED_HELP.message()))
        .collect();
    Failure::of(diagnostics).expect("a failure has a diagnostic")
}

fn failure(
    code: &'static Code,
    phrase: &'static Phrase,
    path: &Path,
    reason: Message,
    help: Option<&'static Phrase>,
) -> Failure {
    let shown = path.display().to_string();
    Diagnostic::new(
        code,
        phrase.with("path", shown.as_str()).with("reason", reason),
    )
    .at(Place::file(shown))
    .help_if(help.map(Phrase::message))
    .into()
}

/// The folder a file was to be written into, when it is that folder which is missing.
fn missing_parent(path: &Path, error: &Error) -> Option<String> {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())?;
    (error.kind() == ErrorKind::NotFound && !parent.is_dir()).then(|| parent.display().to_string())
}

/// The common reasons in our words, the others in those of the operating system.
fn reason(error: &Error) -> Message {
    if is_in_use(error) {
        return say::IN_USE.message();
    }
    match error.kind() {
        ErrorKind::StorageFull => say::NO_SPACE.message(),
        ErrorKind::QuotaExceeded => say::QUOTA.message(),
        ErrorKind::FileTooLarge => say::TOO_LARGE.message(),
        ErrorKind::PermissionDenied => say::DENIED.message(),
        ErrorKind::ReadOnlyFilesystem => say::READ_ONLY.message(),
        ErrorKind::NotFound => say::NOT_FOUND.message(),
        ErrorKind::IsADirectory => say::IS_FOLDER.message(),
        ErrorKind::NotADirectory => say::NOT_FOLDER.message(),
        ErrorKind::InvalidFilename => say::BAD_PATH.message(),
        _ => say::OTHER.with("error", error.to_string()),
    }
}

/// Windows' sharing and lock violations (errors 32 and 33), which have no kind of their own.
fn is_in_use(error: &Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}
