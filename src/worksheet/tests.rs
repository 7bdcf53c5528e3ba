//! Worksheets as spreadsheets and people leave them: never is an answer taken for another case.

use std::collections::BTreeMap;
use std::io::Cursor;

use proptest::prelude::*;

use super::*;
use crate::answers::{self, Answers, Reviewers};
use crate::assess::AssessedCase;
use crate::draw::{Sample, SampleRole};
use crate::example;
use crate::extract::{Grid, GridKind, Limits, cell_name, grids, read_table};
use crate::lang::Lang;
use crate::template::Template;

const CASES: [&str; 6] = ["=1+1", "0017", "S-2026 / 3", "MAR-24", "42", "Åse, nr. 7"];
const MANUAL: [&str; 2] = ["MAN-1", "MAN-2"];

fn template() -> Template {
    example::template(
        r#"
[scales.grad]
options = [
  { id = "god", label = "god", outcome = "pass", points = 1 },
  { id = "ringe", label = "ringe", outcome = "fail", points = 0 },
]
[columns.modtaget]
type = "date"
[columns.afgjort]
type = "date"
[columns.team]
type = "text"
role = "personal"
[[criterion]]
id = "AUTO-1"
question = "Er der afgjort i tide?"
deadline = { from = "modtaget", within = "7 days", to = "afgjort" }
[[criterion]]
id = "MAN-1"
question = "Er borgeren hørt?"
help = "Se efter et brev."
basis = "Forvaltningsloven § 19"
answer = "yes-no"
[[criterion]]
id = "MAN-2"
question = "Er sproget klart?"
applies_if = "team <> 'Øst'"
answer = "grad"
"#,
    )
}

fn sample() -> Sample {
    let rows: Vec<String> = CASES
        .iter()
        .enumerate()
        .map(|(number, case)| {
            let area = if number < 4 { "Børn" } else { "Voksne" };
            let team = if number % 2 == 0 { "Nord" } else { "Syd" };
            format!("{area}|{case}|2026-01-02|2026-01-05|{team}")
        })
        .chain(["Voksne|RESERVE|2026-01-02||Nord".to_owned()])
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut sample = example::sample(&["modtaget", "afgjort", "team"], &rows);
    sample.cases[6].role = SampleRole::Reserve;
    sample
}

/// An audit with these cases.
struct Audit {
    sample: Sample,
    template: Template,
    assessed: Vec<AssessedCase>,
    origin: Origin,
    reviewers: Reviewers,
}

impl Audit {
    fn new() -> Self {
        let (sample, template) = (sample(), template());
        let assessed = example::assessed(&sample, &template, &Answers::default(), "2026-02-01");
        Self {
            sample,
            template,
            assessed,
            origin: Origin::of("linje", "frø", None),
            reviewers: Reviewers::default(),
        }
    }

    fn facts(&self, lang: Lang) -> Facts<'_> {
        Facts {
            sample: &self.sample,
            template: &self.template,
            assessed: &self.assessed,
            events: &[],
            lang,
        }
    }

    fn worksheet(&self, layout: Layout, lang: Lang) -> Worksheet {
        let said = Answers::default();
        let wish = Wish {
            facts: self.facts(lang),
            origin: &self.origin,
            name: "anna",
            reviewer: Some("Anna"),
            cases: None,
            said: &said,
            layout,
        };
        wish.worksheet(&Beside {
            as_of: example::day("2026-02-01"),
            observations: &[],
            conclusions: Some(&[]),
        })
    }

    fn known(&self) -> Known<'_> {
        Known {
            origin: &self.origin,
            sample: &self.sample,
            template: &self.template,
            reviewers: &self.reviewers,
        }
    }

    /// What comes back, checked: or what is complained of, each with its place.
    fn read(&self, book: &Book) -> Result<(Answers, Returned), Vec<String>> {
        let told = |failure: crate::diag::Failure| {
            let diagnostics = failure.diagnostics().iter();
            let lines = diagnostics.map(|found| {
                let place = match &found.place {
                    crate::diag::Place::Line { line, column, .. } => {
                        column.clone().unwrap_or(line.to_string())
                    }
                    _ => String::new(),
                };
                let message = found.message.in_lang(Lang::Da);
                format!("{place} {} {message}", found.code.id)
            });
            lines.collect::<Vec<_>>()
        };
        let returned = read(book, &self.known()).map_err(told)?;
        let checked = answers::check("anna", &returned.rows, &self.sample, &self.template);
        Ok((checked.map_err(told)?.answers, returned))
    }
}

fn open(bytes: &[u8]) -> Book {
    let sheets = grids("anna.xlsx", &mut Cursor::new(bytes), Limits::default());
    Book::of_workbook("anna.xlsx", sheets.unwrap().expect("a workbook"))
}

/// A cell of a sheet that somebody fills in.
fn write(sheet: &mut Sheet, row: usize, column: &str, text: &str) {
    let position = sheet
        .position(column)
        .unwrap_or_else(|| panic!("no column {column}"));
    sheet.rows[row][position] = Cell::Given(text.to_owned());
}

/// The sheets with answers.
fn answer_sheets(worksheet: &mut Worksheet) -> impl Iterator<Item = &mut Sheet> {
    let sheets = worksheet.sheets.iter_mut();
    sheets.filter(|sheet| sheet.position("reviewer").is_some() && sheet.position("kind").is_none())
}

/// Fills in answers: each with a comment that names the case and the criterion it was given for.
fn fill_in(worksheet: &mut Worksheet, wanted: &BTreeMap<(usize, usize), usize>) {
    let labels = |criterion: usize| [["ja", "nej"], ["god", "ringe"]][criterion];
    for sheet in answer_sheets(worksheet) {
        for row in 0..sheet.rows.len() {
            let KeyCell::Key(key) = RowKey::read(sheet.rows[row][0].text()) else {
                panic!("every row has a key");
            };
            for ((case, criterion), option) in wanted {
                let (id, criterion_id) = (CASES[*case], MANUAL[*criterion]);
                let suffix = match &key.subject {
                    Subject::Case(of) if of == id => format!(":{criterion_id}"),
                    Subject::Criterion { criterion, case }
                        if case == id && criterion == criterion_id =>
                    {
                        String::new()
                    }
                    _ => continue,
                };
                if sheet.position(&format!("answer{suffix}")).is_none()
                    || sheet.position("status").is_none() != suffix.is_empty()
                {
                    continue;
                }
                let comment = format!("{id} {criterion_id}");
                write(
                    sheet,
                    row,
                    &format!("answer{suffix}"),
                    labels(*criterion)[*option],
                );
                write(sheet, row, &format!("comment{suffix}"), &comment);
            }
        }
    }
}

/// What was answered, by case and criterion, with the comment.
fn found(answers: &Answers) -> BTreeMap<(String, String), (String, String)> {
    let mut found = BTreeMap::new();
    for (case, said) in answers.iter() {
        for (criterion, answer) in &said.by_criterion {
            let choice = answer.choice.as_ref().map(|choice| choice.id.clone());
            let value = (choice.unwrap_or_default(), answer.comment.clone());
            found.insert((case.to_string(), criterion.clone()), value);
        }
    }
    found
}

fn expected(
    wanted: &BTreeMap<(usize, usize), usize>,
) -> BTreeMap<(String, String), (String, String)> {
    let ids = |criterion: usize| [["yes", "no"], ["god", "ringe"]][criterion];
    let each = wanted.iter().map(|((case, criterion), option)| {
        let (case, id) = (CASES[*case].to_owned(), MANUAL[*criterion].to_owned());
        let value = (ids(*criterion)[*option].to_owned(), format!("{case} {id}"));
        ((case, id), value)
    });
    each.collect()
}

/// The sheets written anew, as another program would that keeps texts only.
fn saved_again(sheets: &[Grid]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for sheet in sheets {
        let out = workbook.add_worksheet();
        for row in &sheet.rows {
            for cell in &row.cells {
                let line = u32::try_from(row.line - 1).unwrap();
                let column = u16::try_from(cell.column).unwrap();
                match cell.kind {
                    GridKind::Number => {
                        out.write_number(line, column, cell.text.parse::<f64>().unwrap())
                    }
                    _ => out.write_string(line, column, &cell.text),
                }
                .unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn layouts() -> impl Strategy<Value = Layout> {
    prop::sample::select(vec![Layout::Matrix, Layout::Long, Layout::Case])
}

fn langs() -> impl Strategy<Value = Lang> {
    prop::sample::select(vec![Lang::Da, Lang::En])
}

fn some_answers() -> impl Strategy<Value = BTreeMap<(usize, usize), usize>> {
    prop::collection::btree_map((0..CASES.len(), 0..2_usize), 0..2_usize, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Rows are shuffled and deleted, columns moved, the program's names or the headings or one of the keys deleted, the
    /// workbook saved again by another program: what comes back is what was written, of the rows that are left.
    #[test]
    fn answers_come_back_to_their_cases_whatever_becomes_of_the_sheet(
        layout in layouts(),
        lang in langs(),
        wanted in some_answers(),
        shuffle in any::<u64>(),
        dropped in prop::collection::btree_set(0..CASES.len(), 0..3),
        lost in prop::sample::select(vec!["", "names", "headings", "key", "key_end", "both"]),
    ) {
        let audit = Audit::new();
        let mut worksheet = audit.worksheet(layout, lang);
        fill_in(&mut worksheet, &wanted);
        let book = open(&workbook(&worksheet, lang).unwrap());
        let mut sheets = book.sheets.clone();
        for sheet in &mut sheets {
            let (fixed, loose) = match layout {
                Layout::Case => (sheet.rows.len(), false),
                _ => (2, sheet.name.ends_with("Svar") || sheet.name.ends_with("Answers")),
            };
            if loose {
                let mut order = shuffle;
                let body = sheet.rows.split_off(fixed);
                let mut body: Vec<_> = body
                    .into_iter()
                    .filter(|row| !dropped.iter().any(|case| row.cells.iter().any(|cell| cell.text == CASES[*case])))
                    .collect();
                body.sort_by_cached_key(|row| {
                    order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(row.line);
                    order
                });
                sheet.rows.extend(body);
            }
            let head = sheet.rows.iter().position(|row| row.cells.iter().any(|cell| cell.text == "key"));
            if let Some(head) = head {
                let column_of = |name: &str| {
                    sheet.rows[head].cells.iter().find(|cell| cell.text == name).map(|cell| cell.column)
                };
                let gone: Vec<usize> = match lost {
                    "key" | "key_end" => column_of(lost).into_iter().collect(),
                    "both" => column_of("key").into_iter().chain(column_of("key_end")).collect(),
                    _ => Vec::new(),
                };
                match lost {
                    "names" => { sheet.rows.remove(head); }
                    "headings" => { sheet.rows.remove(head + 1); }
                    _ => {}
                }
                let width = 200;
                for row in &mut sheet.rows {
                    row.cells.retain(|cell| !gone.contains(&cell.column));
                    for cell in &mut row.cells {
                        cell.column = width - cell.column;
                    }
                    row.cells.sort_by_key(|cell| cell.column);
                }
            }
            for (row, line) in sheet.rows.iter_mut().zip(1..) {
                row.line = line;
            }
        }
        let (answers, returned) = audit.read(&open(&saved_again(&sheets))).unwrap();
        let mut left = wanted;
        if layout != Layout::Case {
            left.retain(|(case, _), _| !dropped.contains(case));
        }
        prop_assert_eq!(found(&answers), expected(&left));
        prop_assert_eq!(returned.without_key > 0, lost == "both" && !left.is_empty());
    }

    /// As text, through a program that quotes and divides differently.
    #[test]
    fn answers_come_back_from_text(
        layout in layouts(),
        lang in langs(),
        wanted in some_answers(),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
    ) {
        let audit = Audit::new();
        let mut worksheet = audit.worksheet(layout, lang);
        worksheet.sheets.retain(|sheet| sheet.position("reviewer").is_some() && sheet.position("kind").is_none());
        fill_in(&mut worksheet, &wanted);
        let bytes = text(&worksheet, lang);
        let table = read_table("anna.csv", &bytes, &["key", "case_id"]).unwrap();
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        for row in &table.rows {
            writer.write_record(&row.fields).unwrap();
        }
        let again = writer.into_inner().unwrap();
        for bytes in [bytes, again] {
            let table = read_table("anna.csv", &bytes, &["key", "case_id"]).unwrap();
            let (answers, _) = audit.read(&Book::of_text("anna.csv", &table).unwrap()).unwrap();
            prop_assert_eq!(found(&answers), expected(&wanted));
        }
    }

    /// When a part of the columns is sorted and the other is not, the sheet is refused.
    #[test]
    fn rows_that_were_torn_apart_are_refused(
        lang in langs(),
        at in 1..26_usize,
        (one, other) in (0..CASES.len(), 1..CASES.len()).prop_map(|(one, by)| (one, (one + by) % CASES.len())),
    ) {
        let audit = Audit::new();
        let mut worksheet = audit.worksheet(Layout::Matrix, lang);
        let all = (0..CASES.len()).map(|case| ((case, 0), 0)).collect();
        fill_in(&mut worksheet, &all);
        let sheet = answer_sheets(&mut worksheet).next().unwrap();
        let width = sheet.columns.len();
        prop_assume!(at < width);
        // The columns from `at` on change places between two rows.
        let (right, wrong) = (sheet.rows[one][at..].to_vec(), sheet.rows[other][at..].to_vec());
        sheet.rows[one].splice(at.., wrong);
        sheet.rows[other].splice(at.., right);
        let problems = audit.read(&open(&workbook(&worksheet, lang).unwrap())).unwrap_err();
        prop_assert!(problems.iter().all(|problem| problem.contains("A024")), "{:?}", problems);
    }

    #[test]
    fn no_texts_bring_it_down(cells in prop::collection::vec((0..12_usize, 1..9_u64, "(key|case_id|answer|criterion|sagsaudit1 .{0,20}|level|observation|ja|\\PC{0,9})"), 0..40)) {
        let audit = Audit::new();
        let mut rows: BTreeMap<u64, Vec<crate::extract::GridCell>> = BTreeMap::new();
        for (column, line, text) in cells {
            let cell = crate::extract::GridCell { column, text, kind: GridKind::Text };
            rows.entry(line).or_default().push(cell);
        }
        let rows = rows.into_iter().map(|(line, cells)| crate::extract::GridRow { line, cells });
        let grid = Grid { name: "x".into(), rows: rows.collect() };
        let _ = audit.read(&Book::of_workbook("x", vec![grid]));
    }
}

/// A worksheet filled in and changed by hand before it is read.
fn changed(
    layout: Layout,
    change: impl Fn(&mut Sheet),
) -> Result<(Answers, Returned), Vec<String>> {
    let audit = Audit::new();
    let mut worksheet = audit.worksheet(layout, Lang::Da);
    change(answer_sheets(&mut worksheet).next().unwrap());
    audit.read(&open(&workbook(&worksheet, Lang::Da).unwrap()))
}

#[test]
fn a_fresh_worksheet_says_nothing_and_holds_no_reserve_and_no_seed() {
    let audit = Audit::new();
    for layout in [Layout::Matrix, Layout::Long, Layout::Case] {
        for lang in [Lang::Da, Lang::En] {
            let worksheet = audit.worksheet(layout, lang);
            let bytes = workbook(&worksheet, lang).unwrap();
            assert_eq!(bytes, workbook(&worksheet, lang).unwrap(), "the same bytes");
            let book = open(&bytes);
            let (answers, returned) = audit.read(&book).unwrap();
            assert!(answers.is_empty() && returned.observations.is_empty());
            assert_eq!(returned.name.as_deref(), Some("anna"));
            let whole = format!("{book:?}");
            for hidden in ["RESERVE", "frø", "Nord", "Syd"] {
                assert!(!whole.contains(hidden), "{hidden} in {layout:?}");
            }
            for shown in [
                "Se efter et brev.",
                "Forvaltningsloven § 19",
                "modtaget = 2026-01-02",
            ] {
                assert!(whole.contains(shown), "no {shown} in {layout:?}");
            }
        }
    }
}

#[test]
fn everything_a_reviewer_can_write_comes_back() {
    let (answers, _) = changed(Layout::Matrix, |sheet| {
        for (column, text) in [
            ("status", "gennemgået"),
            ("case_comment", "Stor sag"),
            ("answer:MAN-1", "Nej"),
            ("comment:MAN-1", "Ingen høring, borger 010190-1234"),
            ("cause:MAN-1", "Arbejdsgang"),
            ("reason_code:MAN-1", "borgeren afslog"),
            ("amount:MAN-1", "1.234,50"),
            ("answer:AUTO-1", "ja"),
            ("comment:AUTO-1", "Fristen var aftalt"),
            ("corrected_column:AUTO-1", "afgjort"),
            ("corrected_value:AUTO-1", "2026-01-04"),
        ] {
            write(sheet, 0, column, text);
        }
    })
    .unwrap();
    let csv = String::from_utf8(answers::to_csv(&answers)).unwrap();
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "=1+1,,reviewed,,,,Stor sag,Anna,,,,",
            "=1+1,AUTO-1,yes,,,,Fristen var aftalt,Anna,,afgjort,2026-01-04,",
            "=1+1,MAN-1,no,citizen_declined,procedure,1234.50,\"Ingen høring, borger ######-####\",Anna,,,,",
        ]
    );
}

/// A change of a sheet, the column whose cell is named, and what is said of it.
type Wrong = (fn(&mut Sheet), &'static str, &'static str);

#[test]
fn what_does_not_fit_is_refused_with_its_cell() {
    let cases: [Wrong; 8] = [
        (
            |sheet| write(sheet, 1, "answer:MAN-1", "måske"),
            "answer:MAN-1",
            "A003 `måske` er ikke",
        ),
        (
            |sheet| write(sheet, 1, "answer:MAN-1", "nej"),
            "comment:MAN-1",
            "A004",
        ),
        (
            |sheet| write(sheet, 1, "case_id", "42"),
            "case_id",
            "A024 rækken hører til sagen `0017`, men her står `42`",
        ),
        (
            |sheet| write(sheet, 1, "key", "sagsaudit1 x"),
            "key",
            "A024 rækkens nøgle er ændret",
        ),
        (
            |sheet| sheet.rows[1][0] = sheet.rows[2][0].clone(),
            "key_end",
            "A024 rækkens to nøgler er ikke de samme",
        ),
        (
            |sheet| write(sheet, 1, "amount:MAN-1", "mange"),
            "amount:MAN-1",
            "A003 beløbet `mange` er ikke et tal",
        ),
        (
            |sheet| write(sheet, 1, "corrected_column:AUTO-1", "lukket"),
            "corrected_column:AUTO-1",
            "A003 `lukket`",
        ),
        (
            |sheet| sheet.columns[4].key = "status".into(),
            "",
            "A026 kolonnen `status` står to gange",
        ),
    ];
    for (change, column, told) in cases {
        let mut expected = String::new();
        let audit = Audit::new();
        let mut worksheet = audit.worksheet(Layout::Matrix, Lang::Da);
        let sheet = answer_sheets(&mut worksheet).next().unwrap();
        write(sheet, 1, "answer:MAN-1", "ja");
        if let Some(position) = sheet.position(column) {
            expected = cell_name(position, 4);
        }
        change(sheet);
        let bytes = workbook(&worksheet, Lang::Da).unwrap();
        let problems = audit.read(&open(&bytes)).expect_err(told);
        assert!(
            problems[0].starts_with(&expected) && problems[0].contains(told),
            "{told}: {problems:?}"
        );
    }
}

/// A row that was copied: what says the same is one, what differs is refused.
#[test]
fn a_row_that_stands_twice_may_not_contradict_itself() {
    let twice = |other: &str| {
        changed(Layout::Matrix, |sheet| {
            write(sheet, 1, "answer:MAN-1", "ja");
            let mut copy = sheet.rows[1].clone();
            let position = sheet.position("answer:MAN-1").unwrap();
            copy[position] = Cell::Given(other.to_owned());
            sheet.rows.push(copy);
        })
    };
    assert_eq!(twice("ja").unwrap().0.choices(), 1);
    assert_eq!(twice("").unwrap().0.choices(), 1);
    let problems = twice("ikke relevant").unwrap_err();
    assert!(problems[0].contains("A005"), "{problems:?}");
}

/// Text that a spreadsheet made a date or a number of is refused, whether there is a key or not.
#[test]
fn case_numbers_that_a_spreadsheet_changed_are_refused() {
    let audit = Audit::new();
    let mut worksheet = audit.worksheet(Layout::Long, Lang::Da);
    let all = (0..CASES.len()).map(|case| ((case, 0), 0)).collect();
    fill_in(&mut worksheet, &all);
    let book = open(&workbook(&worksheet, Lang::Da).unwrap());
    for (case, text, kind) in [
        ("0017", "17", GridKind::Number),
        ("MAR-24", "2024-03-01", GridKind::Moment),
        ("42", "42.5", GridKind::Number),
    ] {
        for has_keys in [true, false] {
            let mut changed = book.clone();
            for cell in changed
                .sheets
                .iter_mut()
                .flat_map(|sheet| &mut sheet.rows)
                .flat_map(|row| &mut row.cells)
            {
                if cell.text == case {
                    cell.text = text.into();
                    cell.kind = kind;
                } else if !has_keys && cell.text.starts_with("sagsaudit1") {
                    cell.text.clear();
                }
            }
            for row in changed.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
                row.cells.retain(|cell| !cell.text.is_empty());
            }
            let problems = audit.read(&changed).unwrap_err();
            let code = if has_keys { "A025" } else { "A024" };
            assert!(
                problems.iter().all(|problem| problem.contains(code)),
                "{problems:?}"
            );
            assert!(
                problems[0].starts_with('C'),
                "the cell of the case: {problems:?}"
            );
        }
    }
    // With its key, a number that is the same number is still the same case.
    let mut same = book.clone();
    for cell in same
        .sheets
        .iter_mut()
        .flat_map(|sheet| &mut sheet.rows)
        .flat_map(|row| &mut row.cells)
    {
        if cell.text == "42" {
            cell.kind = GridKind::Number;
        }
    }
    assert!(audit.read(&same).is_ok());
}

#[test]
fn worksheets_of_other_folders_and_earlier_draws_are_refused_by_name() {
    let audit = Audit::new();
    let worksheet = audit.worksheet(Layout::Matrix, Lang::Da);
    let book = open(&workbook(&worksheet, Lang::Da).unwrap());
    for (origin, code) in [
        (Origin::of("en anden linje", "frø", None), "A022"),
        (Origin::of("linje", "et andet frø", None), "A023"),
        (
            Origin::of("linje", "frø", Some("en anden tjekliste")),
            "A023",
        ),
    ] {
        let other = Audit {
            origin,
            ..Audit::new()
        };
        let problems = other.read(&book).unwrap_err();
        assert!(
            problems.len() == 1 && problems[0].contains(code),
            "{problems:?}"
        );
    }
}

#[test]
fn observations_and_conclusions_come_back() {
    let audit = Audit::new();
    let mut worksheet = audit.worksheet(Layout::Matrix, Lang::Da);
    for sheet in &mut worksheet.sheets {
        if sheet.position("observation").is_some() {
            write(sheet, 0, "kind", "Ros");
            write(sheet, 0, "case_id", "0017");
            write(sheet, 0, "observation", "Klart sprog, 010190-1234");
            write(sheet, 3, "observation", "Journalen er langsom");
        }
        if sheet.position("level").is_some() {
            write(sheet, 0, "level", "2");
            write(sheet, 0, "level_reason", "Som sidste år");
            write(sheet, 1, "overall", "Det går fremad");
        }
    }
    let (_, returned) = audit
        .read(&open(&workbook(&worksheet, Lang::Da).unwrap()))
        .unwrap();
    let told: Vec<_> = returned
        .observations
        .iter()
        .map(|one| {
            (
                one.kind.name(),
                one.area.as_str(),
                one.case_id.as_str(),
                one.text.as_str(),
                one.reviewer.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("praise", "Børn", "0017", "Klart sprog, ######-####", "Anna"),
            ("observation", "", "", "Journalen er langsom", "Anna"),
            ("assessment", "Voksne", "", "Det går fremad", ""),
        ]
    );
    let (conclusion, _) = &returned.conclusions[0];
    assert_eq!(
        (conclusion.area.as_str(), conclusion.level),
        ("Børn", Some(2))
    );
}

#[test]
fn levels_need_a_reason_and_must_be_on_the_scale() {
    let audit = Audit::new();
    for (level, reason, told) in [
        ("2", "", "E5 A028"),
        ("77", "Fordi", "D5 A028"),
        ("god", "Fordi", "D5 A028"),
    ] {
        let mut worksheet = audit.worksheet(Layout::Matrix, Lang::Da);
        for sheet in worksheet
            .sheets
            .iter_mut()
            .filter(|sheet| sheet.position("level").is_some())
        {
            write(sheet, 0, "level", level);
            write(sheet, 0, "level_reason", reason);
        }
        let problems = audit
            .read(&open(&workbook(&worksheet, Lang::Da).unwrap()))
            .unwrap_err();
        assert!(problems[0].starts_with(told), "{problems:?}");
    }
}

#[test]
fn a_remark_on_a_case_without_a_status_is_kept_as_an_observation() {
    let (answers, returned) = changed(Layout::Matrix, |sheet| {
        write(sheet, 1, "case_comment", "Mangler bilag")
    })
    .unwrap();
    assert!(answers.is_empty());
    assert_eq!(returned.observations[0].case_id, "0017");
}

/// A comment may begin with a dash; only in the column of answers does that say that there is nothing to answer.
#[test]
fn a_comment_may_begin_with_a_dash() {
    let (answers, _) = changed(Layout::Matrix, |sheet| {
        write(sheet, 1, "answer:MAN-1", "nej");
        write(sheet, 1, "comment:MAN-1", "— se bilag 2");
    })
    .unwrap();
    let csv = String::from_utf8(answers::to_csv(&answers)).unwrap();
    assert!(csv.contains("— se bilag 2"), "{csv}");
}

#[test]
fn a_workbook_that_could_not_be_read_again_is_not_written() {
    let audit = Audit::new();
    let mut worksheet = audit.worksheet(Layout::Case, Lang::Da);
    let sheet = worksheet.sheets[1].clone();
    worksheet.sheets.extend(std::iter::repeat_n(sheet, 600));
    let failure = workbook(&worksheet, Lang::Da).unwrap_err();
    assert!(failure.to_string().contains("C085"), "{failure}");
}

mod division {
    use super::*;
    use crate::draw::DrawnCase;

    fn people(names: &[&str]) -> Vec<Person> {
        let person = |name: &&str| Person {
            name: (*name).to_owned(),
            kept_from: Vec::new(),
        };
        names.iter().map(person).collect()
    }

    fn load(reviewers: &Reviewers, name: &str) -> usize {
        cases_of(reviewers, name).len()
    }

    proptest! {
        #[test]
        fn cases_are_divided_evenly_and_the_same_way_every_time(
            cases in prop::collection::vec(0..4_u8, 1..40),
            people_count in 1..6_usize,
            overlap in 0..40_u64,
        ) {
            let mut areas = cases;
            areas.sort_unstable();
            let rows: Vec<String> = areas.iter().enumerate().map(|(number, area)| format!("A{area}|{number}|")).collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let sample = example::sample(&["team"], &rows);
            let names = &["Anna", "Bo", "Carl", "Dina", "Eva"][..people_count];
            let people = people(names);
            let none = Reviewers::default();
            let division = Division { sample: &sample, people: &people, overlap, before: &none };
            let possible = overlap <= u64::try_from(rows.len()).unwrap() && (overlap == 0 || people_count > 1);
            let divided = divide(&division);
            prop_assert_eq!(divided.is_ok(), possible);
            let Ok(divided) = divided else { return Ok(()) };
            prop_assert_eq!(&divide(&division).unwrap(), &divided);
            prop_assert_eq!(divided.by_case.len(), rows.len());
            let shared = divided.by_case.values().filter(|by| by.second.is_some()).count();
            prop_assert_eq!(u64::try_from(shared).unwrap(), overlap);
            prop_assert!(divided.by_case.values().all(|by| by.second.as_ref() != Some(&by.reviewer)));
            let loads: Vec<usize> = names.iter().map(|name| load(&divided, name)).collect();
            prop_assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 2, "{:?}", loads);
            // Made again with what was recorded, nothing moves.
            let again = Division { before: &divided, ..division };
            prop_assert_eq!(&divide(&again).unwrap(), &divided);
        }
    }

    #[test]
    fn nobody_has_cases_of_his_own_team() {
        let audit = Audit::new();
        let mut people = people(&["Anna", "Bo"]);
        people[0].kept_from.push(KeptFrom {
            column: "team".into(),
            values: vec!["nord".into()],
        });
        let none = Reviewers::default();
        let division = Division {
            sample: &audit.sample,
            people: &people,
            overlap: 0,
            before: &none,
        };
        let divided = divide(&division).unwrap();
        let team = |case: &DrawnCase| case.kept[2].clone();
        for case in audit
            .sample
            .cases
            .iter()
            .filter(|case| case.role == SampleRole::Sample)
        {
            let by = divided.of(&case.id).unwrap();
            assert!(by.reviewer == "Bo" || team(case) != "Nord");
        }
        assert_eq!((load(&divided, "Anna"), load(&divided, "Bo")), (3, 3));
        let mut people = people.clone();
        people[1].kept_from.push(KeptFrom {
            column: "area".into(),
            values: vec!["Børn".into()],
        });
        let division = Division {
            people: &people,
            ..division
        };
        let failure = divide(&division).unwrap_err();
        assert!(
            failure.to_string().contains("2 cases can be taken by none"),
            "{failure}"
        );
    }

    #[test]
    fn what_cannot_be_divided_is_refused() {
        let audit = Audit::new();
        let none = Reviewers::default();
        for names in [
            &["Anna", "anna"][..],
            &["Anna", " "],
            &["010190-1234", "Bo"],
            &["A\nB", "Bo"],
        ] {
            let people = people(names);
            let division = Division {
                sample: &audit.sample,
                people: &people,
                overlap: 0,
                before: &none,
            };
            assert!(divide(&division).is_err(), "{names:?}");
        }
        let mut people = people(&["Anna"]);
        people[0].kept_from.push(KeptFrom {
            column: "hold".into(),
            values: Vec::new(),
        });
        let division = Division {
            sample: &audit.sample,
            people: &people,
            overlap: 0,
            before: &none,
        };
        assert!(
            divide(&division)
                .unwrap_err()
                .to_string()
                .contains("`hold`")
        );
    }
}
