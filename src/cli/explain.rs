//! `explain`: what stands behind the code of a diagnostic.

use anyhow::Result;
use clap::Args;

use super::Status;
use super::console::Console;
use crate::diag::{Code, Diagnostic, Failure, Severity, code, nearest};
use crate::lang::explain::{self, Explanation};
use crate::lang::{Lang, Phrase, check as say, words};
use crate::report::Block;

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A code, such as T012; without one all codes are listed
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

pub(super) fn run(args: &ExplainArgs, console: &Console) -> Result<Status> {
    if args.codes.is_empty() {
        console.print_blocks(&list(console.lang))?;
        return Ok(Status::Holds);
    }
    let codes: Result<Vec<_>, Failure> = args.codes.iter().map(|name| code_named(name)).collect();
    let blocks: Vec<Block> = codes?
        .into_iter()
        .flat_map(|code| explained(code, console.lang))
        .collect();
    console.print_blocks(&blocks)?;
    Ok(Status::Holds)
}

/// The code of a name, in any case.
///
/// # Errors
/// When there is none; the nearest is named.
pub(super) fn code_named(name: &str) -> Result<&'static Code, Failure> {
    let wanted = name.trim().to_uppercase();
    let digits = wanted
        .get(1..)
        .and_then(|digits| digits.parse::<u16>().ok());
    let wanted = match (wanted.get(..1), digits) {
        (Some(letter), Some(number)) => format!("{letter}{number:03}"),
        _ => wanted,
    };
    let named = code::ALL.iter().find(|code| code.id == wanted).copied();
    named.ok_or_else(|| {
        let near = nearest(&wanted, code::ALL.iter().map(|code| code.id));
        let message = say::UNKNOWN_CODE.with("code", crate::extract::excerpt(name));
        Diagnostic::new(&code::C022, message)
            .help_if(near.map(|near| say::NEAREST_CODE.with("code", near)))
            .help(say::LIST_CODES.message())
            .into()
    })
}

/// The letters, in the order of the list.
const LETTERS: [(char, &Phrase); 5] = [
    ('A', &say::LETTER_A),
    ('C', &say::LETTER_C),
    ('D', &say::LETTER_D),
    ('E', &say::LETTER_E),
    ('T', &say::LETTER_T),
];

fn list(lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (letter, title) in LETTERS {
        blocks.push(Block::Heading(title.message()));
        let codes = code::ALL.iter().filter(|code| code.id.starts_with(letter));
        blocks.extend(codes.map(|code| {
            let line = say::CODE_LINE.with("code", code.id);
            Block::Point(line.with("about", about(code, lang)))
        }));
    }
    blocks
}

fn explained(code: &'static Code, lang: Lang) -> Vec<Block> {
    let severity = match code.severity {
        Severity::Error => &words::ERROR,
        Severity::Warning => &words::WARNING,
        Severity::Hint => &words::HINT,
    };
    let title = say::CODE_TITLE
        .with("code", code.id)
        .with("severity", severity)
        .with("about", about(code, lang));
    let mut blocks = vec![Block::Heading(title)];
    if let Some(explanation) = explain::of(code.id) {
        let (why, mend) = (&explanation.why, &explanation.mend);
        blocks.push(Block::Paragraph(say::WHY.with("text", why)));
        blocks.push(Block::Paragraph(say::MEND.with("text", mend)));
        blocks.extend(example(explanation));
    }
    blocks
}

fn example(explanation: &Explanation) -> Vec<Block> {
    let Some(example) = explanation.example else {
        return Vec::new();
    };
    let lines = |text: &str| Block::Commands(text.lines().map(str::to_owned).collect());
    vec![
        Block::Paragraph(say::WRONG.message()),
        lines(example.wrong),
        Block::Paragraph(say::RIGHT.message()),
        lines(example.right),
    ]
}

fn about(code: &Code, lang: Lang) -> String {
    let danish = explain::of(code.id).map(|explanation| explanation.about_da);
    match (lang, danish) {
        (Lang::Da, Some(danish)) => danish.to_owned(),
        _ => code.about.to_owned(),
    }
}
