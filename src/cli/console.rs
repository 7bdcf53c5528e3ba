//! Printing: results to standard output, everything else to standard error.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use anyhow::{Context, Result};

use super::options::{ColorArg, Format, GlobalArgs};
use super::progress::{Drawing, Form, Progress, ProgressLine};
use super::surroundings::Surroundings;
use crate::cell::{mask_cpr, printable};
use crate::diag::{Diagnostic, Severity, Style, render};
use crate::lang::{Lang, Message, cli as say};
use crate::report::{Block, Layout, Look, write_blocks_markdown, write_blocks_terminal};

/// Width of what is no terminal.
const PLAIN_WIDTH: usize = 80;

/// How and in which language this run prints.
#[derive(Debug)]
pub(super) struct Console {
    /// The language of the reader.
    pub lang: Lang,
    /// The form of the result.
    pub format: Format,
    /// By how many threads extracts are read.
    pub threads: NonZeroUsize,
    layout: Layout,
    style: Style,
    quiet: bool,
    verbose: bool,
    /// What the progress of a long reading is shown on, and how; `None` where nobody would look at it.
    progress: ProgressLine,
    progress_form: Option<Form>,
}

/// Standard output could not be written to.
#[derive(Debug)]
struct OutputError(io::Error);

impl std::fmt::Display for OutputError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for OutputError {}

/// Whether the reader of standard output has gone, as `head` does: no error.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<OutputError>()
        .is_some_and(|OutputError(error)| error.kind() == io::ErrorKind::BrokenPipe)
}

impl Console {
    pub fn new(global: &GlobalArgs, surroundings: &Surroundings) -> Self {
        let lang = global
            .lang
            .map(Lang::from)
            .or(surroundings.locale)
            .unwrap_or_default();
        let coloured = match global.color {
            ColorArg::Auto => surroundings.shows_colour,
            ColorArg::Always => true,
            ColorArg::Never => false,
        };
        let look = if surroundings.width.is_some() {
            Look::Terminal
        } else {
            Look::Plain
        };
        let format = Format::named(&global.format);
        let is_for_machines = format == Format::Json && surroundings.width.is_none();
        let width = surroundings.message_width;
        let width = width.filter(|_| !global.quiet && !is_for_machines);
        Self {
            lang,
            format,
            threads: global.threads.unwrap_or(surroundings.threads),
            layout: Layout {
                lang,
                width: surroundings.width.unwrap_or(PLAIN_WIDTH),
                look,
            },
            style: if coloured {
                Style::Coloured
            } else {
                Style::Plain
            },
            quiet: global.quiet,
            verbose: global.verbose,
            progress: ProgressLine::default(),
            progress_form: width.map(|width| Form { lang, width }),
        }
    }

    /// Shows how far a reading is until what it gives is dropped, if it lasts and somebody looks.
    pub fn watch(&self, progress: &Arc<Progress>, rows: Arc<AtomicU64>) -> Option<Drawing> {
        let (line, progress) = (self.progress.clone(), Arc::clone(progress));
        let form = self.progress_form?;
        Some(Drawing::start(form, line, progress, rows))
    }

    /// Prints a text for people, in the form that was asked for.
    pub fn print_blocks(&self, blocks: &[Block]) -> Result<()> {
        let mut text = Vec::new();
        match self.format {
            Format::Md => write_blocks_markdown(blocks, self.lang, &mut text),
            Format::Table | Format::Csv | Format::Json => {
                write_blocks_terminal(blocks, self.layout, &mut text)
            }
        }
        .context("writing into memory")?;
        self.print(&text)
    }

    /// Prints the bytes of a result.
    pub fn print(&self, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)
            .and_then(|()| out.flush())
            .map_err(OutputError)?;
        Ok(())
    }

    /// Says something beside the result, unless `-q`.
    pub fn note(&self, message: &Message) {
        if !self.quiet {
            self.say(&printable(&message.in_lang(self.lang)));
        }
    }

    /// Says something that is of interest only with `-v`.
    pub fn detail(&self, message: &Message) {
        if self.verbose {
            self.say(&printable(&message.in_lang(self.lang)));
        }
    }

    /// Shows a diagnostic; warnings and hints not with `-q`.
    pub fn complain(&self, diagnostic: &Diagnostic) {
        if !self.quiet || diagnostic.code.severity == Severity::Error {
            self.say(&render(diagnostic, self.lang, self.style));
        }
    }

    /// Shows diagnostics, one after the other.
    pub fn complain_of(&self, diagnostics: &[Diagnostic]) {
        diagnostics
            .iter()
            .for_each(|diagnostic| self.complain(diagnostic));
    }

    /// Whether there are colours.
    pub fn is_coloured(&self) -> bool {
        matches!(self.style, Style::Coloured)
    }

    /// Whether only results and errors are printed.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Diagnostics as the result of a command.
    pub fn diagnostics<'d>(&self, diagnostics: impl Iterator<Item = &'d Diagnostic>) -> Vec<u8> {
        let mut text = String::new();
        for diagnostic in diagnostics {
            text.push_str(&render(diagnostic, self.lang, self.style));
            text.push_str("\n\n");
        }
        text.into_bytes()
    }

    /// Says that the result could not be written.
    pub fn complain_of_output(&self, error: &anyhow::Error) {
        let message = say::OUTPUT_FAILED.with("error", format!("{error:#}"));
        self.say(&printable(&message.in_lang(self.lang)));
    }

    /// A line on standard error, CPR numbers masked. There is nowhere to complain if that is closed.
    fn say(&self, line: &str) {
        self.progress.beside(|| {
            let _ = writeln!(io::stderr().lock(), "{}", mask_cpr(line).0);
        });
    }
}
