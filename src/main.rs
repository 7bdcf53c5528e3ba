//! The program `sagsaudit`: hands over to the library's command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    sagsaudit::cli::main()
}
