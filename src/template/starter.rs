//! The text of a new template: short, commented, valid, and without anything that `check` would remark on.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::model::{Named, Role};
use crate::case::ColumnType;
use crate::extract::{Recognised, excerpt, heading_key};
use crate::lang::{Lang, Message, starter as say};
use crate::rule;

/// A template that is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Starter<'a> {
    /// Its id, which is also the name of its file.
    pub id: &'a str,
    /// The language of its questions and comments.
    pub lang: Lang,
    /// The columns of an extract, with its name; without one the template has columns of its own.
    pub extract: Option<(&'a str, &'a [Recognised])>,
}

/// A column of the new template.
struct StartColumn {
    name: String,
    heading: String,
    kind: ColumnType,
    role: Option<Role>,
    /// Whether an example criterion uses it.
    is_used: bool,
}

impl Starter<'_> {
    /// The text of the file.
    pub fn text(&self) -> String {
        let mut columns = match self.extract {
            Some((_, recognised)) => self.of_extract(recognised),
            None => self.made_up(),
        };
        let criteria = self.criteria(&mut columns);
        let mut text = String::new();
        self.comment(&mut text, &say::HEAD.message());
        if let Some((extract, _)) = self.extract {
            self.comment(
                &mut text,
                &say::FROM_EXTRACT.with("extract", excerpt(extract)),
            );
        }
        text.push_str(&format!(
            "\n[template]\nid = {}\nversion = \"1\"\ntitle = {}\nlanguage = \"{}\"\n",
            quoted(self.id),
            quoted(&say::TITLE.with("id", self.id).in_lang(self.lang)),
            self.lang.code()
        ));
        text.push('\n');
        self.comment(&mut text, &say::SAMPLING.message());
        text.push_str("[sampling]\nper_area = 15\nreserve = 3\n\n");
        self.comment(&mut text, &say::TARGETS.message());
        text.push_str("[targets]\ncompliance = 0.90\n\n");
        self.comment(&mut text, &say::COLUMNS.message());
        self.columns(&columns, &mut text);
        text.push_str(&criteria);
        text
    }

    fn columns(&self, columns: &[StartColumn], text: &mut String) {
        let has = |role| columns.iter().any(|column| column.role == Some(role));
        if !has(Role::Area) {
            self.comment(text, &say::NO_AREA.message());
        }
        let (used, unused): (Vec<_>, Vec<_>) = columns
            .iter()
            .partition(|column| column.is_used || column.role.is_some());
        for column in used {
            text.push('\n');
            if self.extract.is_some() {
                match column.role {
                    Some(Role::Id) => self.comment(text, &say::GUESSED_ID.message()),
                    Some(Role::Area) => self.comment(text, &say::GUESSED_AREA.message()),
                    _ => {}
                }
            }
            text.push_str(&table(column));
        }
        text.push('\n');
        if !unused.is_empty() {
            self.comment(text, &say::UNUSED.message());
        }
        for column in unused {
            text.push_str("#\n");
            for line in table(column).lines() {
                text.push_str(&format!("# {line}\n"));
            }
        }
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
    }

    /// One criterion of each kind for which there are columns; the columns they use are marked.
    fn criteria(&self, columns: &mut [StartColumn]) -> String {
        let mut text = String::new();
        self.comment(&mut text, &say::CRITERIA.message());
        text.push('\n');
        let moments: Vec<usize> = places(columns, |column| {
            matches!(column.kind, ColumnType::Date | ColumnType::Datetime)
        });
        let mut more = String::new();
        let others = places(columns, |column| {
            !matches!(column.kind, ColumnType::Date | ColumnType::Datetime)
        });
        if let [from, to, ..] = moments.as_slice() {
            let names = [from, to].map(|place| mark(columns, *place));
            let [from, to] = &names;
            more = self.more(from, to, !others.is_empty());
            self.comment(&mut text, &say::DEADLINE_KIND.message());
            self.criterion(
                &mut text,
                "A-1",
                &say::DEADLINE_QUESTION.with("from", from).with("to", to),
            );
            text.push_str(&format!(
                "deadline = {{ from = \"{from}\", within = \"30 days\", to = \"{to}\" }}\n\n"
            ));
        }
        let asked = others
            .first()
            .or(moments.first().filter(|_| moments.len() == 1));
        if let Some(place) = asked {
            let name = mark(columns, *place);
            self.comment(&mut text, &say::PASS_IF_KIND.message());
            self.criterion(
                &mut text,
                "A-2",
                &say::PASS_IF_QUESTION.with("column", &name),
            );
            text.push_str(&format!("pass_if = \"{name} IS NOT NULL\"\n\n"));
        }
        self.comment(&mut text, &say::ANSWER_KIND.message());
        self.criterion(&mut text, "A-3", &say::ANSWER_QUESTION.message());
        let help = quoted(&say::ANSWER_HELP.message().in_lang(self.lang));
        text.push_str(&format!("help = {help}\nanswer = \"yes-no\"\n"));
        text.push_str(&more);
        text
    }

    /// A test of the first criteria, and what can be said of the population and of the cases that a criterion concerns.
    fn more(&self, from: &str, to: &str, has_second: bool) -> String {
        let second = if has_second { ", A-2 = \"fail\"" } else { "" };
        let mut text = String::from("\n");
        self.comment(&mut text, &say::TEST_KIND.message());
        let name = quoted(&say::TEST_NAME.message().in_lang(self.lang));
        text.push_str(&format!(
            "[[test]]\nname = {name}\ncase = {{ {from} = \"2026-03-02\", {to} = \"2026-04-07\" }}\n\
             expect = {{ A-1 = \"fail\"{second} }}\n\n"
        ));
        self.comment(&mut text, &say::APPLIES_KIND.message());
        text.push_str(&format!("# applies_if = \"{to} IS NOT NULL\"\n#\n"));
        self.comment(&mut text, &say::EXCLUDE_KIND.message());
        let reason = quoted(&say::EXCLUDE_REASON.message().in_lang(self.lang));
        text.push_str(&format!(
            "# [[exclude]]\n# reason = {reason}\n# where = \"{from} < '2026-01-01'\"\n"
        ));
        text
    }

    fn criterion(&self, text: &mut String, id: &str, question: &Message) {
        let question = quoted(&question.in_lang(self.lang));
        text.push_str(&format!(
            "[[criterion]]\nid = \"{id}\"\nquestion = {question}\nnorm = \"local\"\nseverity = \"material\"\n"
        ));
    }

    /// Columns that many case systems have.
    fn made_up(&self) -> Vec<StartColumn> {
        let column = |name: &'static crate::lang::Phrase, kind, role| StartColumn {
            name: name.text(self.lang).to_owned(),
            heading: String::new(),
            kind,
            role,
            is_used: false,
        };
        vec![
            column(&say::ID_COLUMN, ColumnType::Text, Some(Role::Id)),
            column(&say::AREA_COLUMN, ColumnType::Text, Some(Role::Area)),
            column(&say::FROM_COLUMN, ColumnType::Date, None),
            column(&say::TO_COLUMN, ColumnType::Date, None),
            column(&say::OUTCOME_COLUMN, ColumnType::Text, None),
        ]
    }

    /// The columns of an extract, with names that expressions can use. Of headings that are taken for the same one the
    /// first stays.
    fn of_extract(&self, recognised: &[Recognised]) -> Vec<StartColumn> {
        let id = position_of(recognised, &ID_WORDS).or((!recognised.is_empty()).then_some(0));
        let area = position_of(recognised, &AREA_WORDS).filter(|area| Some(*area) != id);
        let mut headings = BTreeSet::new();
        let mut names = BTreeSet::new();
        let mut columns = Vec::new();
        for (position, column) in recognised.iter().enumerate() {
            if !headings.insert(heading_key(&column.heading)) {
                continue;
            }
            let role = match position {
                at if Some(at) == id => Some(Role::Id),
                at if Some(at) == area => Some(Role::Area),
                _ => role_of(column),
            };
            columns.push(StartColumn {
                name: unique_name(&column.heading, position, &mut names),
                heading: column.heading.clone(),
                kind: kind_of(column, role),
                role,
                is_used: false,
            });
        }
        columns
    }

    /// Lines of a comment.
    fn comment(&self, text: &mut String, message: &Message) {
        for line in message.in_lang(self.lang).lines() {
            text.push_str(format!("# {line}").trim_end());
            text.push('\n');
        }
    }
}

/// Where the columns without a role stand of which `wanted` holds.
fn places(columns: &[StartColumn], wanted: impl Fn(&StartColumn) -> bool) -> Vec<usize> {
    let columns = columns.iter().enumerate();
    let wanted = columns.filter(|(_, column)| column.role.is_none() && wanted(column));
    wanted.map(|(place, _)| place).collect()
}

/// Marks a column as used and gives its name.
fn mark(columns: &mut [StartColumn], place: usize) -> String {
    let Some(column) = columns.get_mut(place) else {
        return String::new();
    };
    column.is_used = true;
    column.name.clone()
}

fn table(column: &StartColumn) -> String {
    let mut text = format!(
        "[columns.{}]\ntype = \"{}\"\n",
        column.name,
        column.kind.name()
    );
    if !column.heading.trim().is_empty() && column.heading != column.name {
        text.push_str(&format!("aliases = [{}]\n", quoted(&column.heading)));
    }
    if let Some(role) = column.role {
        if matches!(role, Role::Id | Role::Area) {
            text.push_str("required = true\n");
        }
        text.push_str(&format!("role = \"{}\"\n", role.name()));
    }
    text
}

/// A text as TOML's basic string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Words in the heading of a case id, the likeliest first.
const ID_WORDS: [&str; 9] = [
    "sagsnummer",
    "sagsnr",
    "sagsid",
    "caseid",
    "casenumber",
    "journalnr",
    "journalnummer",
    "sagid",
    "case",
];
/// Words in the heading of an area.
const AREA_WORDS: [&str; 8] = [
    "sagsområde",
    "ydelse",
    "område",
    "paragraf",
    "area",
    "benefit",
    "sagstype",
    "team",
];
/// Words in the heading of a citizen.
const PERSON_WORDS: [&str; 4] = ["cpr", "borger", "personnr", "citizen"];
/// Words in the heading of an employee.
const EMPLOYEE_WORDS: [&str; 3] = ["sagsbehandler", "medarbejder", "caseworker"];
/// Words in the heading of an amount.
const AMOUNT_WORDS: [&str; 3] = ["beløb", "belob", "amount"];
/// Words in the heading of what is a name though it looks like a number.
const CODE_WORDS: [&str; 6] = ["nr", "nummer", "kode", "code", "number", "id"];

fn position_of(columns: &[Recognised], words: &[&str]) -> Option<usize> {
    let holds = |word: &str| {
        columns
            .iter()
            .position(|column| heading_key(&column.heading).contains(word) && !column.is_cpr)
    };
    words.iter().find_map(|word| holds(word))
}

fn role_of(column: &Recognised) -> Option<Role> {
    let key = heading_key(&column.heading);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if column.is_cpr || has(&PERSON_WORDS) {
        Some(Role::Person)
    } else if has(&EMPLOYEE_WORDS) {
        Some(Role::Personal)
    } else if has(&AMOUNT_WORDS) && column.kind == ColumnType::Number {
        Some(Role::Amount)
    } else {
        None
    }
}

/// The type; names stay text even when they are written in digits.
fn kind_of(column: &Recognised, role: Option<Role>) -> ColumnType {
    let key = heading_key(&column.heading);
    let is_code = CODE_WORDS.iter().any(|word| key.ends_with(word));
    match role {
        Some(Role::Amount) => ColumnType::Number,
        Some(_) => ColumnType::Text,
        None if is_code && column.kind == ColumnType::Number => ColumnType::Text,
        None => column.kind,
    }
}

/// A name for a heading: lower case, other characters as `_`, letters beyond a-z spelt with those, a number at the start
/// moved to the end.
fn unique_name(heading: &str, position: usize, taken: &mut BTreeSet<String>) -> String {
    let mut spelt = String::new();
    for character in heading.nfc().flat_map(char::to_lowercase) {
        match character {
            'æ' => spelt.push_str("ae"),
            'ø' => spelt.push_str("oe"),
            'å' => spelt.push_str("aa"),
            other => {
                let base = std::iter::once(other)
                    .nfd()
                    .find(|part| !is_combining_mark(*part));
                spelt.push(base.filter(char::is_ascii_alphanumeric).unwrap_or('_'));
            }
        }
    }
    let mut words: Vec<&str> = spelt.split('_').filter(|word| !word.is_empty()).collect();
    let numbers = words
        .iter()
        .take_while(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .count();
    words.rotate_left(numbers);
    let mut name: String = words.join("_").chars().take(40).collect();
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        name = format!("kolonne_{}", position + 1);
    }
    if rule::is_reserved(&name) {
        name.push('_');
    }
    let first = name.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{first}_{number}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::diag::SourceFile;
    use crate::template::read;

    fn recognised(heading: &str, kind: ColumnType) -> Recognised {
        Recognised {
            heading: heading.to_owned(),
            kind,
            has_values: true,
            is_cpr: false,
        }
    }

    /// What is said of a new template; nothing when it is as it should be.
    fn remarks(id: &str, lang: Lang, columns: Option<&[Recognised]>) -> String {
        let extract = columns.map(|columns| ("u.csv", columns));
        let text = Starter { id, lang, extract }.text();
        let source = SourceFile {
            name: format!("{id}.toml"),
            text: text.clone(),
        };
        let checked = read(&Arc::new(source));
        if checked.template.is_some() && checked.diagnostics.is_empty() {
            return String::new();
        }
        format!("{text}\n{:#?}", checked.diagnostics)
    }

    #[test]
    fn names_are_made_from_headings() {
        let mut taken = BTreeSet::new();
        for (heading, name) in [
            ("Sagsnr.", "sagsnr"),
            ("1. fraværsdag", "fravaersdag_1"),
            ("Første  fraværsdag", "foerste_fravaersdag"),
            ("Forlængelse §", "forlaengelse"),
            ("Order", "order_"),
            ("Café-Ö", "cafe_o"),
            ("Sagsnr", "sagsnr_2"),
            ("§§", "kolonne_1"),
            ("2026", "kolonne_1_2"),
        ] {
            assert_eq!(unique_name(heading, 0, &mut taken), name, "{heading}");
        }
    }

    #[test]
    fn id_area_and_roles_are_guessed() {
        let columns = [
            recognised("CPR-nr.", ColumnType::Text),
            recognised("Sagsnr.", ColumnType::Number),
            recognised("Ydelsestype", ColumnType::Text),
            recognised("Sagsbehandler", ColumnType::Text),
            recognised("Udbetalt beløb", ColumnType::Number),
            recognised("Postnummer", ColumnType::Number),
        ];
        let starter = Starter {
            id: "x",
            lang: Lang::Da,
            extract: None,
        };
        let found = starter.of_extract(&columns);
        let found: Vec<_> = found
            .iter()
            .map(|column| (column.name.as_str(), column.kind, column.role))
            .collect();
        assert_eq!(
            found,
            [
                ("cpr_nr", ColumnType::Text, Some(Role::Person)),
                ("sagsnr", ColumnType::Text, Some(Role::Id)),
                ("ydelsestype", ColumnType::Text, Some(Role::Area)),
                ("sagsbehandler", ColumnType::Text, Some(Role::Personal)),
                ("udbetalt_beloeb", ColumnType::Number, Some(Role::Amount)),
                ("postnummer", ColumnType::Text, None),
            ]
        );
    }

    #[test]
    fn nothing_is_said_of_a_new_template() {
        for lang in [Lang::Da, Lang::En] {
            assert_eq!(remarks("ny", lang, None), "");
            assert_eq!(remarks("ny \"prøve\"", lang, None), "");
            assert_eq!(remarks("ny", lang, Some(&[])), "");
            let blank = [recognised(" ", ColumnType::Text)];
            assert_eq!(remarks("ny", lang, Some(&blank)), "");
        }
    }

    #[test]
    fn what_is_commented_out_at_the_end_is_valid() {
        for lang in [Lang::Da, Lang::En] {
            let starter = Starter {
                id: "ny",
                lang,
                extract: None,
            };
            let text = starter.text();
            let uncommented = text
                .replace("# [[", "[[")
                .replace("# reason", "reason")
                .replace("# where", "where")
                .replacen("answer =", &condition_of(&text), 1);
            let source = SourceFile {
                name: "ny.toml".to_owned(),
                text: uncommented.clone(),
            };
            let checked = read(&Arc::new(source));
            assert!(checked.diagnostics.is_empty(), "{uncommented}");
            let template = checked.template.unwrap();
            assert_eq!(template.population().exclusions.len(), 1);
            assert!(
                template
                    .criteria
                    .iter()
                    .any(|criterion| criterion.applies_if.is_some())
            );
        }
    }

    /// The commented-out condition, to be put before an answer.
    fn condition_of(text: &str) -> String {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("# applies_if"));
        format!("applies_if{}\nanswer =", line.unwrap())
    }

    proptest! {
        #[test]
        fn nothing_is_said_of_one_made_from_any_headings(
            headings in prop::collection::vec("\\PC{0,12}|(Dato|Sagsnr|Ydelse|CPR|Order)[ ._]?", 0..8),
            kinds in prop::collection::vec(prop::sample::select(ColumnType::ALL.to_vec()), 8),
        ) {
            let columns: Vec<Recognised> = headings
                .iter()
                .zip(kinds)
                .map(|(heading, kind)| recognised(heading, kind))
                .collect();
            prop_assert_eq!(remarks("ny", Lang::Da, Some(&columns)), "");
        }
    }
}
