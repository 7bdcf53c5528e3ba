//! The names of the files in an audit folder, and what a name may be.

use crate::cell;
use crate::diag::{Diagnostic, Failure, code};
use crate::lang::{Message, folder as say};

/// The draw record; a folder without it is no audit folder.
pub const DRAW: &str = "draw.json";
/// The drawn cases and the reserves.
pub const SAMPLE: &str = "sample.csv";
/// Rows of the extract that could not be used, without their content.
pub const REJECTS: &str = "rejects.csv";
/// The checklist used, includes resolved.
pub const TEMPLATE: &str = "template.toml";
/// How many cases of each area each criterion concerns, where data decides it for all of them.
pub const APPLICABLE: &str = "applicable.csv";
/// The cases of the population that could not be drawn because they were audited before.
pub const AVOIDED: &str = "avoided.csv";
/// What rules ask of an earlier audit: outcomes by case and criterion.
pub const PRIOR: &str = "prior.csv";
/// One row per case and criterion.
pub const ASSESSMENTS: &str = "assessments.csv";
/// The findings for programs.
pub const FINDINGS_JSON: &str = "findings.json";
/// The findings as a table.
pub const FINDINGS_CSV: &str = "findings.csv";
/// What the auditor decided on the conclusions.
pub const CONCLUSIONS: &str = "conclusions.csv";
/// What the department said of the findings, and the auditor's replies.
pub const HEARING: &str = "hearing.csv";
/// Who looks at which case, where the cases are divided.
pub const REVIEWERS: &str = "reviewers.csv";
/// What reviewers noticed beside the checklist.
pub const OBSERVATIONS: &str = "observations.csv";
/// The folder with what the reviewers answered.
pub const ANSWERS: &str = "answers";
/// The folder with the drawn cases' rows of event tables.
pub const EVENTS: &str = "events";
/// The hash-chained journal.
pub const JOURNAL: &str = "journal.jsonl";

/// The folders that an audit folder can have.
pub(super) const SUBFOLDERS: [&str; 2] = [ANSWERS, EVENTS];

/// Below the 255 bytes that file systems take, so that a temporary name beside it fits too.
const LONGEST: usize = 200;

/// Whether a name can be one of a file in an audit folder, on Windows as on Unix: `NAME`, `answers/NAME` or
/// `events/NAME`, where NAME has no separator, no control character and none of `<>:"\|?*`, does not begin or end with
/// a dot or a blank, is no device of Windows, and holds nothing that looks like a CPR number.
///
/// # Errors
/// D034 with the reason.
pub fn check(name: &str) -> Result<(), Failure> {
    let plain = match name.split_once('/') {
        Some((subfolder, plain)) if SUBFOLDERS.contains(&subfolder) => plain,
        Some(_) => return Err(refused(name, say::NAME_FOLDER.message())),
        None => name,
    };
    trouble_with(plain).map_or(Ok(()), |reason| Err(refused(name, reason)))
}

/// As [`check`], for names that a caller may write: the journal is not among them.
pub(super) fn check_writable(name: &str) -> Result<(), Failure> {
    if name.eq_ignore_ascii_case(JOURNAL) {
        return Err(refused(name, say::NAME_JOURNAL.message()));
    }
    check(name)
}

fn trouble_with(plain: &str) -> Option<Message> {
    if plain.is_empty() {
        return Some(say::NAME_EMPTY.message());
    }
    if plain.len() > LONGEST {
        let limit = u64::try_from(LONGEST).expect("a small number");
        return Some(say::NAME_LONG.with("limit", limit));
    }
    if let Some(character) = plain.chars().find(|character| is_refused(*character)) {
        return Some(say::NAME_CHARACTER.with("character", character.escape_default().to_string()));
    }
    if plain.starts_with(['.', ' ']) || plain.ends_with(['.', ' ']) {
        return Some(say::NAME_EDGE.message());
    }
    if is_device(plain) {
        return Some(say::NAME_RESERVED.message());
    }
    (cell::mask_cpr(plain).1 > 0).then(|| say::NAME_CPR.message())
}

fn is_refused(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*'
        )
}

/// Whether Windows takes the name for a device, whatever its extension.
fn is_device(plain: &str) -> bool {
    let stem = plain
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    let numbered = |rest: &str| {
        let mut digits = rest.chars();
        matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || ["COM", "LPT"]
        .iter()
        .any(|port| stem.strip_prefix(port).is_some_and(numbered))
}

fn refused(name: &str, reason: Message) -> Failure {
    let shown = cell::mask_cpr(name).0.into_owned();
    Diagnostic::new(
        &code::D034,
        say::BAD_NAME.with("name", shown).with("reason", reason),
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn names_of_an_audit_folder_are_taken() {
        let longest = "a".repeat(LONGEST);
        for name in [
            DRAW,
            SAMPLE,
            REJECTS,
            TEMPLATE,
            ASSESSMENTS,
            FINDINGS_JSON,
            FINDINGS_CSV,
            JOURNAL,
            "answers/Åse Ørsted.csv",
            "events/samtaler.csv",
            "console.csv",
            "com10.txt",
            "lpt",
            "a..b",
            &longest,
        ] {
            assert!(check(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn hostile_names_are_refused() {
        let too_long = "a".repeat(LONGEST + 1);
        for name in [
            "",
            ".",
            "..",
            "../x",
            "answers/..",
            "answers/../x",
            "answers/",
            "answers/a/b",
            "Answers/x",
            "/etc/passwd",
            "a/b",
            "a\\b",
            "C:x",
            "C:\\x",
            "a\0b",
            "a\nb",
            "a\u{85}b",
            "x*",
            "x?",
            "<x>",
            "a|b",
            "a\"b",
            ".hidden",
            ".pending",
            "answers/.lock",
            "x.",
            "x ",
            " x",
            "con",
            "NUL.txt",
            "Aux.tar.gz",
            "com1",
            "LPT9.csv",
            "COM¹",
            "con .txt",
            "conin$",
            "010190-1234.csv",
            "answers/0101901234.csv",
            &too_long,
        ] {
            assert!(check(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_journal_is_nobodys_to_write() {
        assert!(check_writable("Journal.jsonl").is_err());
        assert!(check_writable(SAMPLE).is_ok());
    }

    #[test]
    fn a_refusal_does_not_repeat_the_cpr_number() {
        let failure = check("010190-1234.csv").expect_err("it holds a number");
        let message = &failure.diagnostics()[0].message;
        assert_eq!(
            message.in_lang(Lang::Da),
            "`######-####.csv` kan ikke være navnet på en fil i en revisionsmappe: det indeholder noget, der ligner et \
             CPR-nummer"
        );
    }
}
