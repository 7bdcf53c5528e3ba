//! Taking in what reviewers send back: answer files and worksheets, held against what the folder has already.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::files;
use super::scoring::program_level;
use super::stored::path_of;
use super::stored_answers;
use super::stored_audit::StoredAudit;
use super::target::FolderFile;
use crate::answers::{self, AnswerFile, Answers, Changes, ReadAnswers, Reviewers, csv_rows, merge};
use crate::diag::{Code, Diagnostic, Failure, Place, code};
use crate::extract::{Limits, excerpt, grids, read_table};
use crate::findings::{Decisions, SetLevel};
use crate::folder::{Folder, names};
use crate::lang::{Message, cli as say, worksheet as words};
use crate::worksheet::{
    self, AreaConclusion, Book, Field, Known, Observation, Origin, Returned, observations,
};

/// How much a worksheet may hold: it is read whole.
const LIMITS: Limits = Limits {
    row_megabytes: 16,
    field_megabytes: 1,
    workbook_megabytes: 64,
    unpacked_megabytes: 512,
    ratio: 200,
    columns: 16_384,
    sheets: 1_000,
};

/// An audit folder that answers come back to.
pub(super) struct Intake<'a> {
    folder: &'a Folder,
    audit: &'a StoredAudit,
    /// Who looks at which case.
    pub reviewers: Reviewers,
    /// The names of the folder and its draw in keys.
    pub origin: Origin,
    /// Now.
    at: String,
    /// Who concludes where a sheet does not say.
    user: String,
    /// What is done when a source says less or something else than before.
    on_changes: OnChanges,
}

/// What is done when a source says less or something else than it did before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnChanges {
    /// It holds, and the user is told: the file was named.
    Warn,
    /// It is refused unless it is preferred: the file was found.
    Refuse,
}

/// A file that was given, read but not yet held against others.
pub(super) struct Given {
    path: PathBuf,
    shown: String,
    is_worksheet: bool,
    /// Its answers, under the name they are kept by.
    read: ReadAnswers,
    observations: Vec<Observation>,
    conclusions: Vec<(AreaConclusion, Place)>,
    without_key: u64,
}

/// What was taken in.
pub(super) struct Taken {
    /// What counts.
    pub answers: Answers,
    /// The answers of each source, as they are kept.
    pub sources: Vec<Answers>,
    /// The names of the sources.
    pub names: Vec<String>,
    /// What the auditor decided, with what worksheets conclude.
    pub decisions: Decisions,
    /// The files of the folder that change.
    pub files: Vec<FolderFile>,
    /// What is to be said of it.
    pub warnings: Vec<Diagnostic>,
}

impl Given {
    /// What is said of it when it was filed.
    pub fn filed(&self) -> Message {
        match self.read.answers.choices() {
            0 => words::NOTHING_TO_FILE.with("file", &self.shown),
            answers => words::FILED
                .with("file", &self.shown)
                .with("answers", answers)
                .with("kept", stored_as(&self.read.name)),
        }
    }
}

/// A file as it is found: a workbook or a text of worksheets, or neither.
pub(super) fn book(path: &Path) -> Result<(Option<Book>, Vec<u8>), Failure> {
    let bytes = files::read(path)?;
    let shown = path.display().to_string();
    if let Some(sheets) = grids(&shown, &mut Cursor::new(&bytes), LIMITS)? {
        return Ok((Some(Book::of_workbook(&shown, sheets)), bytes));
    }
    let mut headings = answers::COLUMNS.to_vec();
    headings.extend([
        Field::Key.name(),
        Field::KeyEnd.name(),
        Field::Status.name(),
    ]);
    let Ok(table) = read_table(&shown, &bytes, &headings) else {
        return Ok((None, bytes));
    };
    let header = table.rows.first().map(|row| row.fields.as_slice());
    let has = |name: &str| header.is_some_and(|header| header.iter().any(|field| field == name));
    let is_answer_file = ["case_id", "criterion", "answer"].into_iter().all(has);
    let has_key = has(Field::Key.name()) || has(Field::KeyEnd.name());
    if is_answer_file && !has_key {
        return Ok((None, bytes));
    }
    Ok((Some(Book::of_text(&shown, &table)?), bytes))
}

impl<'a> Intake<'a> {
    /// Looks up what an audit folder knows of its reviewers.
    pub fn open(
        folder: &'a Folder,
        audit: &'a StoredAudit,
        (at, user): (String, &str),
        on_changes: OnChanges,
    ) -> Result<Self, Failure> {
        Ok(Self {
            reviewers: stored_answers::reviewers(folder)?,
            origin: stored_answers::origin(folder, audit.record())?,
            folder,
            audit,
            at,
            user: user.to_owned(),
            on_changes,
        })
    }

    /// Reads a file that was given.
    pub fn read(&self, path: &Path) -> Result<Given, Failure> {
        let (book, bytes) = book(path)?;
        let shown = path.display().to_string();
        let stem = path.file_stem().unwrap_or_default();
        let stem = stem.to_string_lossy().into_owned();
        let known = Known {
            origin: &self.origin,
            sample: &self.audit.sample,
            template: &self.audit.template,
            reviewers: &self.reviewers,
        };
        let returned = match &book {
            // A text without a worksheet is complained of as an answer file.
            Some(book) => match worksheet::read(book, &known) {
                Err(failure) if !book.is_workbook && is_no_worksheet(&failure) => None,
                returned => Some(returned?),
            },
            None => None,
        };
        let is_worksheet = returned.is_some();
        let returned = match returned {
            Some(returned) => returned,
            None => Returned {
                name: None,
                rows: csv_rows(&AnswerFile {
                    name: &shown,
                    bytes: &bytes,
                })?,
                observations: Vec::new(),
                conclusions: Vec::new(),
                without_key: 0,
            },
        };
        let name = returned.name.unwrap_or(stem);
        names::check(&stored_as(&name))?;
        let (sample, template) = (&self.audit.sample, &self.audit.template);
        Ok(Given {
            path: path.to_owned(),
            shown,
            is_worksheet,
            read: answers::check(&name, &returned.rows, sample, template)?,
            observations: returned.observations,
            conclusions: returned.conclusions,
            without_key: returned.without_key,
        })
    }

    /// Takes in what was given, beside what the folder has. A source that is given again takes the place of its earlier
    /// self.
    pub fn take(&self, given: Vec<Given>, prefer: Option<&str>) -> Result<Taken, Failure> {
        let mut warnings = Vec::new();
        let (given, preferred) = one_of_each(given, prefer)?;
        let replaced: Vec<&str> = given.iter().map(|given| given.read.name.as_str()).collect();
        let kept = stored_answers::kept(self.folder, self.audit, &replaced)?;
        let kept_count = kept.len();
        let mut sources = kept;
        for given in &given {
            sources.push(self.continued(given, preferred.as_deref(), &mut warnings)?);
        }
        let preferred = known_source(preferred, prefer, &sources)?;
        let merged = merge(&sources, &self.reviewers, preferred.as_deref())?;
        let decisions = self.decisions(&given, &merged.answers, preferred.as_deref())?;
        let mut files = Vec::new();
        let after = merged.sources.iter().zip(&sources).enumerate();
        for (position, (after, before)) in after {
            let is_changed = position >= kept_count || *after != before.answers;
            let is_sheet_alone = after.is_empty()
                && !self.folder.holds(&stored_as(&before.name))
                && given
                    .iter()
                    .any(|given| given.read.name == before.name && given.is_worksheet);
            if is_changed && !is_sheet_alone {
                files.push((stored_as(&before.name), answers::to_csv(after)));
            }
        }
        if decisions != self.audit.decisions {
            files.push((names::CONCLUSIONS.to_owned(), decisions.to_csv()));
        }
        files.extend(self.observations(&given)?);
        Ok(Taken {
            answers: merged.answers,
            sources: merged.sources,
            names: sources.into_iter().map(|source| source.name).collect(),
            decisions,
            files,
            warnings,
        })
    }

    /// The answers of a source beside what it said before.
    fn continued(
        &self,
        given: &Given,
        preferred: Option<&str>,
        warnings: &mut Vec<Diagnostic>,
    ) -> Result<ReadAnswers, Failure> {
        let mut read = given.read.clone();
        if given.without_key > 0 {
            let message = words::TOLD_WITHOUT_KEY.with("rows", given.without_key);
            warnings.push(Diagnostic::new(&code::A030, message).at(Place::file(&given.shown)));
        }
        let earlier = stored_answers::one(self.folder, self.audit, &read.name)?;
        let earlier = earlier.unwrap_or_default();
        // An answer file has the times that it has.
        let at = if given.is_worksheet { &self.at } else { "" };
        read.answers.continue_from(&earlier, at);
        let changes = read.answers.changes_since(&earlier);
        if !changes.is_none() {
            let is_preferred = preferred == Some(read.name.as_str());
            if self.on_changes == OnChanges::Refuse && !is_preferred {
                return Err(self.changed(&code::A033, given, changes).into());
            }
            warnings.push(self.changed(&code::A031, given, changes));
        }
        Ok(read)
    }

    fn changed(&self, code: &'static Code, given: &Given, changes: Changes) -> Diagnostic {
        let kept = stored_as(&given.read.name);
        let message = words::ANSWERS_CHANGED
            .with("file", path_of(self.folder, &kept))
            .with("changed", changes.changed)
            .with("gone", changes.gone);
        let diagnostic = Diagnostic::new(code, message).at(Place::file(&given.shown));
        let help = (*code == code::A033).then(|| words::PREFER_FILE.with("name", stem(given)));
        diagnostic.help_if(help)
    }

    /// What the auditor decided, with the conclusions of worksheets.
    fn decisions(
        &self,
        given: &[Given],
        answers: &Answers,
        preferred: Option<&str>,
    ) -> Result<Decisions, Failure> {
        let mut decisions = self.audit.decisions.clone();
        let mut before = None;
        for given in given {
            for (conclusion, place) in &given.conclusions {
                let Some(level) = conclusion.level else {
                    continue;
                };
                let known = decisions.levels.get(&conclusion.area);
                if let Some(known) = known {
                    if known.level == level && known.reason == conclusion.reason {
                        continue;
                    }
                    if preferred != Some(given.read.name.as_str()) {
                        return Err(two_levels(known, conclusion, place, given));
                    }
                }
                if before.is_none() {
                    before = Some(self.audit.score(answers, &self.audit.decisions)?);
                }
                let by = Some(conclusion.by.clone()).filter(|by| !by.is_empty());
                let set = SetLevel {
                    level,
                    reason: one_line(&conclusion.reason),
                    by: by.unwrap_or_else(|| self.user.clone()),
                    at: self.at.clone(),
                    program_level: before
                        .as_ref()
                        .and_then(|scored| program_level(&scored.findings, &conclusion.area)),
                };
                decisions.levels.insert(conclusion.area.clone(), set);
            }
        }
        Ok(decisions)
    }

    /// The list of observations, where worksheets change it: each worksheet's take the place of its earlier ones.
    fn observations(&self, given: &[Given]) -> Result<Option<FolderFile>, Failure> {
        let before = stored_answers::observations(self.folder)?;
        let sheets = || given.iter().filter(|given| given.is_worksheet);
        let is_replaced = |observation: &&Observation| {
            sheets().any(|given| given.read.name == observation.source)
        };
        let mut after: Vec<Observation> = before
            .iter()
            .filter(|observation| !is_replaced(observation))
            .cloned()
            .collect();
        for given in sheets() {
            for observation in &given.observations {
                let mut own = Observation {
                    source: given.read.name.clone(),
                    ..observation.clone()
                };
                let timeless = |one: &Observation| Observation {
                    noted_at: String::new(),
                    ..one.clone()
                };
                let same = before.iter().find(|before| timeless(before) == own);
                own.noted_at = same.map_or(&self.at, |same| &same.noted_at).clone();
                after.push(own);
            }
        }
        let bytes = observations::to_csv(&after);
        let is_changed = bytes != observations::to_csv(&before);
        Ok(is_changed.then(|| (names::OBSERVATIONS.to_owned(), bytes)))
    }
}

/// Whether nothing of a worksheet was found in a file.
pub(super) fn is_no_worksheet(failure: &Failure) -> bool {
    let found = failure.diagnostics();
    found
        .iter()
        .all(|found| found.message.phrase() == &words::NO_WORKSHEET)
}

/// The name of the file that a source's answers are kept in.
fn stored_as(name: &str) -> String {
    format!("{}/{name}.csv", names::ANSWERS)
}

fn stem(given: &Given) -> String {
    let stem = given.path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Whether a file is meant by a name: its source's, its own without or with its ending, or its path.
fn is_meant(given: &Given, name: &str) -> bool {
    let file = given.path.file_name().map(|file| file.to_string_lossy());
    given.read.name == name
        || stem(given) == name
        || given.shown == name
        || file.is_some_and(|file| file == name)
}

/// Each source once. Copies that say the same are one; of others the preferred one is taken, whose source is named.
fn one_of_each(
    given: Vec<Given>,
    prefer: Option<&str>,
) -> Result<(Vec<Given>, Option<String>), Failure> {
    let mut one: Vec<Given> = Vec::new();
    let mut preferred = None;
    for given in given {
        let is_preferred = prefer.is_some_and(|prefer| is_meant(&given, prefer));
        if is_preferred {
            preferred = Some(given.read.name.clone());
        }
        let earlier = one
            .iter_mut()
            .find(|earlier| earlier.read.name == given.read.name);
        match earlier {
            None => one.push(given),
            Some(earlier) if given.is_worksheet && earlier.is_worksheet => {
                let earlier_is_preferred =
                    prefer.is_some_and(|prefer| is_its_file(earlier, prefer));
                if says_the_same(earlier, &given) || earlier_is_preferred {
                    continue;
                }
                if prefer.is_some_and(|prefer| is_its_file(&given, prefer)) {
                    *earlier = given;
                } else {
                    return Err(two_copies(earlier, &given));
                }
            }
            Some(earlier) => return Err(same_name(earlier, &given)),
        }
    }
    Ok((one, preferred))
}

/// Whether a name is the file's own, and not only that of its source, which its copies share.
fn is_its_file(given: &Given, name: &str) -> bool {
    is_meant(given, name) && (stem(given) == name || given.read.name != name)
}

fn says_the_same(one: &Given, other: &Given) -> bool {
    let has_changed = |one: &Given, other: &Given| {
        let changes = one.read.answers.changes_since(&other.read.answers);
        !changes.is_none()
    };
    let levels = |given: &Given| -> Vec<AreaConclusion> {
        let conclusions = given.conclusions.iter();
        conclusions
            .map(|(conclusion, _)| conclusion.clone())
            .collect()
    };
    !has_changed(one, other)
        && !has_changed(other, one)
        && one.observations == other.observations
        && levels(one) == levels(other)
}

fn two_copies(one: &Given, other: &Given) -> Failure {
    let message = words::TWO_COPIES
        .with("name", excerpt(&one.read.name))
        .with("other", &one.shown);
    let help = words::PREFER_ONE
        .with("one", stem(one))
        .with("other", stem(other));
    let diagnostic = Diagnostic::new(&code::A033, message).at(Place::file(&other.shown));
    diagnostic.help(help).into()
}

fn same_name(one: &Given, other: &Given) -> Failure {
    let message = say::SAME_ANSWER_FILE.with("other", &one.shown);
    let diagnostic = Diagnostic::new(&code::C003, message).at(Place::file(&other.shown));
    diagnostic.help(say::SAME_ANSWER_FILE_HELP.message()).into()
}

/// The source that is preferred: a given one, or one of the folder's own.
fn known_source(
    preferred: Option<String>,
    prefer: Option<&str>,
    sources: &[ReadAnswers],
) -> Result<Option<String>, Failure> {
    let Some(prefer) = prefer else {
        return Ok(None);
    };
    let plain = prefer.strip_suffix(".csv").unwrap_or(prefer);
    let plain = plain.strip_prefix("answers/").unwrap_or(plain);
    let own = || sources.iter().find(|source| source.name == plain);
    if let Some(found) = preferred.or_else(|| own().map(|source| source.name.clone())) {
        return Ok(Some(found));
    }
    let known: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let message: Message = words::NO_SUCH_SOURCE.with("name", excerpt(prefer));
    let help = words::SOURCES_ARE.with("names", known.join(", "));
    Err(Diagnostic::new(&code::C003, message).help(help).into())
}

fn two_levels(
    known: &SetLevel,
    conclusion: &AreaConclusion,
    place: &Place,
    given: &Given,
) -> Failure {
    let message = words::TWO_LEVELS
        .with("area", excerpt(&conclusion.area))
        .with("level", known.level.to_string())
        .with("by", &known.by);
    let help = words::PREFER_OR_CONCLUDE.with("name", stem(given));
    Diagnostic::new(&code::A029, message)
        .at(place.clone())
        .help(help)
        .into()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
