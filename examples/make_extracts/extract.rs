//! The files of an extract, written as a case system writes them: semicolons, CR LF, days first, Danish headings.

use encoding_rs::WINDOWS_1252;

use super::case::{Area, Case};

/// How the text becomes bytes.
#[derive(Clone, Copy)]
pub enum Encoding {
    Windows1252,
    /// UTF-8 with a byte order mark.
    Utf8,
}

/// An extract for a template, and how its cases are made.
pub struct Extract {
    /// The template.
    pub name: &'static str,
    pub encoding: Encoding,
    /// The headings; the first is the id's, the second the area's.
    pub headings: &'static [&'static str],
    /// The criteria that data decides, in the order of the template.
    pub criteria: &'static [&'static str],
    pub areas: &'static [Area],
    /// Fills the row of a case, and says what must be found in it.
    pub fill: fn(&mut Case),
    /// Whether a table of conversations stands beside it.
    pub has_conversations: bool,
}

const REMARKS: [&str; 3] = [
    "Ringet to gange – intet svar; prøver igen",
    "Se \"notat\" af samme dag",
    "Flyttet\nNy tid aftalt",
];

impl Extract {
    /// The files by name: the extract, its conversations, and what must be found.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let cases = self.cases();
        let name = self.name;
        let mut files = vec![
            (format!("{name}.csv"), self.bytes(&self.rows(&cases))),
            (format!("{name}.planted.csv"), self.planted(&cases).into()),
        ];
        if self.has_conversations {
            let rows = self.bytes(&conversations(&cases));
            files.push((format!("{name}.samtaler.csv"), rows));
        }
        files
    }

    /// The cases by id, which is in no order of area or number.
    fn cases(&self) -> Vec<Case> {
        let areas = self.areas.iter();
        let each = areas.flat_map(|area| (0..area.cases).map(move |number| (area, number)));
        let mut cases: Vec<Case> = (0..)
            .zip(each)
            .map(|(place, (area, number))| {
                let mut case = Case::new(self.name, area, number, place);
                (self.fill)(&mut case);
                case
            })
            .collect();
        cases.sort_by(|one, other| one.id.cmp(&other.id));
        cases
    }

    fn rows(&self, cases: &[Case]) -> String {
        let header = self.headings.iter().copied().chain(["Bemærkninger"]);
        let mut text = line(header);
        for case in cases {
            for heading in case.headings() {
                assert!(self.headings.contains(&heading), "the column `{heading}`");
            }
            let remark = match case.happens("remark", 8) {
                true => case.one_of("which remark", &REMARKS),
                false => "",
            };
            let cells = self
                .headings
                .iter()
                .skip(2)
                .map(|heading| case.cell(heading));
            let keys = [case.id.as_str(), case.area.name];
            text += &line(keys.into_iter().chain(cells).chain([remark]));
        }
        text
    }

    fn planted(&self, cases: &[Case]) -> String {
        let mut text = "case_id,criterion,outcome\n".to_owned();
        for case in cases {
            assert_eq!(case.outcomes(), self.criteria.len(), "{}", case.id);
            for criterion in self.criteria {
                let outcome = case.outcome(criterion).name();
                text += &format!("{},{criterion},{outcome}\n", case.id);
            }
        }
        text
    }

    fn bytes(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            Encoding::Windows1252 => {
                let (bytes, _, has_unmappable) = WINDOWS_1252.encode(text);
                assert!(!has_unmappable, "windows-1252 has every character");
                bytes.into_owned()
            }
            Encoding::Utf8 => format!("\u{feff}{text}").into_bytes(),
        }
    }
}

/// The table of conversations: one row each, with the number of its case.
fn conversations(cases: &[Case]) -> String {
    let mut text = line(["Sagsnr.", "Samtaledato", "Kontaktform"].into_iter());
    for case in cases {
        for (number, held) in case.conversations.iter().enumerate() {
            let day = held.map_or("ukendt".to_owned(), |day| {
                day.format("%d-%m-%Y").to_string()
            });
            let form = case.one_of(&format!("form {number}"), &["Personlig", "Telefon"]);
            text += &line([case.id.as_str(), &day, form].into_iter());
        }
    }
    text
}

fn line<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    let written: Vec<String> = cells.map(quoted_if_needed).collect();
    written.join(";") + "\r\n"
}

fn quoted_if_needed(field: &str) -> String {
    if field.contains([';', '"', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
