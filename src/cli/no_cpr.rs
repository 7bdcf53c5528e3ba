//! What the user names must not carry a CPR number where it is shown to everybody: seeds, folders, checklists.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::cell::mask_cpr;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::pseudonym as say;

/// Refuses a text that holds something that looks like a CPR number; `option` is where it was given.
pub(super) fn refuse_cpr(option: &'static str, text: &str) -> Result<(), Failure> {
    if mask_cpr(text).1 == 0 {
        return Ok(());
    }
    let message = say::CPR_IN_NAME.with("option", option);
    Err(Diagnostic::new(&code::C114, message).into())
}

/// Refuses a file or folder of such a name. What is above it was there before.
pub(super) fn refuse_cpr_in_name(option: &'static str, path: &Path) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default();
    refuse_cpr(option, &name.to_string_lossy())
}

/// Ends the program on arguments that cannot be understood; what is quoted of them is masked.
pub(super) fn end_on(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    let (masked, found) = mask_cpr(&text);
    // There is nowhere to complain if that is closed.
    let _ = if found == 0 {
        error.print()
    } else {
        write!(std::io::stderr().lock(), "{masked}")
    };
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}
