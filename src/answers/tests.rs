//! What reviewers write, rightly and wrongly.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::diag::{Diagnostic, Place};
use crate::draw::{Sample, SampleRole};
use crate::example;
use crate::lang::Lang;
use crate::template::{Scale, ScaleOption, Template};

const HEADER: &str = "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,\
                      corrected_column,corrected_value\n";
/// The same with the column that the program adds.
const KEPT: &str = "case_id,criterion,answer,reason_code,cause,amount,comment,reviewer,answered_at,\
                    corrected_column,corrected_value,set_aside\n";

fn template() -> Template {
    example::template(
        r#"
[columns.modtaget]
type = "date"
[columns.afgjort]
type = "date"
[[criterion]]
id = "MAN-1"
question = "Er borgeren hørt?"
answer = "yes-no"
[[criterion]]
id = "AUTO-1"
question = "Er der afgjort i tide?"
deadline = { from = "modtaget", within = "7 days", to = "afgjort" }
"#,
    )
}

/// An option of the built-in scale.
fn option(id: &str) -> Option<ScaleOption> {
    Scale::yes_no().option(id).cloned()
}

fn sample() -> Sample {
    let mut sample = example::sample(
        &["modtaget", "afgjort"],
        &[
            "A|1|2026-01-02|",
            "A|2|2026-01-02|",
            "B|3 / (tom)|2026-01-02|",
            "B|4||",
        ],
    );
    sample.cases[3].role = SampleRole::Reserve;
    sample
}

fn read_files(files: &[(&str, &[u8])]) -> Result<Answers, Vec<String>> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, bytes)| AnswerFile { name, bytes })
        .collect();
    read(&files, &sample(), &template())
        .map_err(|failure| failure.diagnostics().iter().map(line).collect())
}

fn read_text(text: &str) -> Result<Answers, Vec<String>> {
    read_files(&[("svar.csv", text.as_bytes())])
}

/// `LINE:COLUMN CODE message; help`.
fn line(diagnostic: &Diagnostic) -> String {
    let place = match &diagnostic.place {
        Place::Line { line, column, .. } => {
            format!("{line}:{}", column.as_deref().unwrap_or("-"))
        }
        _ => "-:-".to_owned(),
    };
    let mut said = diagnostic.message.in_lang(Lang::Da);
    for help in &diagnostic.help {
        said.push_str("; ");
        said.push_str(&help.in_lang(Lang::Da));
    }
    format!("{place} {} {said}", diagnostic.code.id)
}

fn problems(rows: &str) -> Vec<String> {
    read_text(&format!("{HEADER}{rows}")).expect_err("something is wrong")
}

fn answer(answers: &Answers, case: &str, criterion: &str) -> Answer {
    let id = CaseId::from_parts([case]).unwrap();
    answers.of(&id).unwrap().by_criterion[criterion].clone()
}

#[test]
fn every_column_is_kept() {
    let rows = "1,MAN-1,no,lovlig undtagelse,viden,1234.50,\"Ikke hørt,\nse bilag\",ABC,2026-11-02 09:14,,\n\
                2,AUTO-1,,,,,,,,afgjort,2026-01-09\n3 / (tom),,not_found,,,,Brændt,ABC,i går,,\n";
    let answers = read_text(&format!("{HEADER}{rows}")).unwrap();
    assert_eq!(answers.cases(), 3);
    assert_eq!(
        answer(&answers, "1", "MAN-1"),
        Answer {
            choice: option("no"),
            reason_code: "lovlig undtagelse".into(),
            cause: "knowledge".into(),
            amount: Some(Decimal::new(123_450, 2)),
            comment: "Ikke hørt,\nse bilag".into(),
            reviewer: "ABC".into(),
            answered_at: "2026-11-02 09:14".into(),
            correction: None,
            set_aside: String::new(),
        }
    );
    let corrected = answer(&answers, "2", "AUTO-1");
    assert_eq!(corrected.choice, None);
    let expected = Correction {
        column: "afgjort".into(),
        value: "2026-01-09".into(),
    };
    assert_eq!(corrected.correction, Some(expected));
    let missing = answers
        .of(&CaseId::from_parts(["3 / (tom)"]).unwrap())
        .unwrap();
    assert_eq!(missing.status, Some(CaseStatus::NotFound));
    assert_eq!(
        (
            missing.remark.comment.as_str(),
            missing.remark.reviewer.as_str()
        ),
        ("Brændt", "ABC")
    );
    let written = String::from_utf8(to_csv(&answers)).unwrap();
    assert_eq!(
        written,
        format!(
            "{KEPT}1,MAN-1,no,lovlig undtagelse,knowledge,1234.50,\"Ikke hørt,\nse bilag\",ABC,2026-11-02 09:14,,,\n\
             2,AUTO-1,,,,,,,,afgjort,2026-01-09,\n3 / (tom),,not_found,,,,Brændt,ABC,i går,,,\n"
        )
    );
}

#[test]
fn answers_are_read_by_name_and_by_danish_label() {
    let pairs = [
        ("yes", "ja"),
        ("partly", "Delvist"),
        ("no", "NEJ"),
        ("not_relevant", "ikke relevant"),
        ("cannot_judge", "kan ikke vurderes"),
    ];
    for (name, label) in pairs {
        for text in [name, label] {
            let answers = read_text(&format!("{HEADER}1,MAN-1, {text} ,,,,Ord,,,,\n")).unwrap();
            assert_eq!(
                answer(&answers, "1", "MAN-1").choice,
                option(name),
                "{text}"
            );
        }
    }
    let statuses = [
        ("reviewed", "Gennemgået", CaseStatus::Reviewed),
        (
            "not_found",
            "sagen kunne ikke fremskaffes",
            CaseStatus::NotFound,
        ),
        ("no_access", "ingen adgang", CaseStatus::NoAccess),
    ];
    for (name, label, status) in statuses {
        for text in [name, label] {
            let answers = read_text(&format!("{HEADER}1,,{text},,,,,,,,\n")).unwrap();
            let id = CaseId::from_parts(["1"]).unwrap();
            assert_eq!(answers.of(&id).unwrap().status, Some(status), "{text}");
        }
    }
}

#[test]
fn a_comment_is_needed_for_everything_but_yes_and_not_relevant_and_to_overrule() {
    for (criterion, answer, needs) in [
        ("MAN-1", "ja", false),
        ("MAN-1", "ikke relevant", false),
        ("MAN-1", "delvist", true),
        ("MAN-1", "nej", true),
        ("MAN-1", "kan ikke vurderes", true),
        ("AUTO-1", "ja", true),
        ("AUTO-1", "nej", true),
        ("AUTO-1", "ikke relevant", true),
        ("AUTO-1", "", false),
    ] {
        let without = read_text(&format!("{HEADER}1,{criterion},{answer},,,,,,,,\n"));
        let with = read_text(&format!("{HEADER}1,{criterion},{answer},,,,Fordi,,,,\n"));
        assert!(with.is_ok());
        let expected =
            format!("2:comment A004 svaret `{answer}` på {criterion} kræver en bemærkning");
        assert_eq!(without.err(), needs.then(|| vec![expected]));
    }
}

#[test]
fn everything_that_is_wrong_is_found_in_one_run() {
    let rows = "5,MAN-1,ja,,,,,,,,\n4,MAN-1,ja,,,,,,,,\n,MAN-1,ja,,,,,,,,\n1,MAN-2,ja,,,,,,,,\n\
                1,MAN-1,måske,,,tre,,,,lukket,x\n2,,væk,,,,,,,,\n2,MAN-1,nej,,,1.234.5,,,,,\n\
                2,AUTO-1,,,,,,,,,2026-01-09\n1,MAN-1\n010190-1234,MAN-1,ja,,,,,,,,\n";
    assert_eq!(
        problems(rows),
        [
            "2:case_id A002 sagen `5` er ikke i stikprøven",
            "3:case_id A002 sagen `4` er ikke i stikprøven",
            "4:case_id A002 sagen `` er ikke i stikprøven",
            "5:criterion A002 kontrolpunktet `MAN-2` er ikke i tjeklisten; tjeklisten har `MAN-1`",
            "6:answer A003 `måske` er ikke en mulig værdi her; mulige værdier: yes, partly, no, not_relevant, cannot_judge, lawful_exception",
            "6:corrected_column A003 `lukket` er ikke en mulig værdi her; mulige værdier: modtaget, afgjort",
            "6:amount A003 beløbet `tre` er ikke et tal; skriv beløbet uden tusindtalsskilletegn eller med ører, \
             for eksempel 1234 eller 1234,50",
            "7:answer A003 `væk` er ikke en mulig værdi her; mulige værdier: reviewed, not_found, no_access",
            "8:amount A003 beløbet `1.234.5` er ikke et tal; skriv beløbet uden tusindtalsskilletegn eller med ører, \
             for eksempel 1234 eller 1234,50",
            "9:corrected_column A003 der er en rettet værdi, men ingen `corrected_column`",
            "10:- A001 rækken har 2 felter, overskriften har 11",
            "11:case_id A002 sagen `######-####` er ikke i stikprøven",
        ]
    );
}

#[test]
fn what_stands_twice_may_be_the_same_and_must_not_differ() {
    let row = "1,MAN-1,nej,,,,Ikke hørt,ABC,,,\n1,,reviewed,,,,,,,,\n1,AUTO-1,,,,,,,,afgjort,2026-01-09\n";
    let once = format!("{HEADER}{row}");
    let other = format!(
        "{HEADER}1,MAN-1,ja,,,,,,,,\n1,,not_found,,,,,,,,\n1,MAN-1,ja,,,,,,,afgjort,2026-01-10\n"
    );
    assert!(read_text(&format!("{HEADER}{row}{row}")).is_ok());
    assert!(read_files(&[("a.csv", once.as_bytes()), ("b.csv", once.as_bytes())]).is_ok());
    let within = read_files(&[("b.csv", other.as_bytes())]);
    assert_eq!(
        within.unwrap_err(),
        ["4:answer A005 sagen `1` er besvaret anderledes (MAN-1) i b.csv:2"]
    );
    let across = |rows: &str| {
        let other = format!("{HEADER}{rows}\n");
        let found = read_files(&[("a.csv", once.as_bytes()), ("b.csv", other.as_bytes())]);
        let found = found.unwrap_err();
        assert!(found[0].contains("`--prefer \"b.csv\"`"), "{found:?}");
        found[0].split(';').next().unwrap().to_owned()
    };
    assert_eq!(
        across("1,MAN-1,ja,,,,,,,,"),
        "2:answer A005 sagen `1` er besvaret anderledes (MAN-1) i a.csv:2"
    );
    assert_eq!(
        across("1,,not_found,,,,,,,,"),
        "2:answer A005 sagen `1` har en anden status i a.csv:3"
    );
    assert_eq!(
        across("1,MAN-1,,,,,,,,afgjort,2026-01-10"),
        "2:answer A005 sagen `1` er besvaret anderledes (MAN-1) i a.csv:2"
    );
    assert_eq!(
        across("1,AUTO-1,,,,,,,,afgjort,2026-01-10"),
        "2:answer A005 sagen `1` er besvaret anderledes (AUTO-1) i a.csv:4"
    );
}

#[test]
fn two_files_may_not_correct_one_register_differently_for_different_criteria() {
    let of = |rows: &str| format!("{HEADER}{rows}\n");
    let one = of("1,AUTO-1,,,,,,,,afgjort,2026-01-09");
    let other = of("1,MAN-1,ja,,,,,,,afgjort,2026-01-10");
    let found = read_files(&[("a.csv", one.as_bytes()), ("b.csv", other.as_bytes())]);
    let found = found.unwrap_err();
    assert!(
        found[0]
            .starts_with("2:answer A005 `afgjort` i sagen `1` er rettet til noget andet i a.csv:2"),
        "{found:?}"
    );
}

/// Who answered and when is no difference; the first that was read is kept.
#[test]
fn two_files_may_say_the_same_at_different_times() {
    let of = |by: &str| format!("{HEADER}1,MAN-1,nej,,,,Ikke hørt,{by},,,\n");
    let (one, other) = (of("ABC"), of("DEF"));
    let read = read_files(&[("a.csv", one.as_bytes()), ("b.csv", other.as_bytes())]).unwrap();
    assert_eq!(answer(&read, "1", "MAN-1").reviewer, "ABC");
}

#[test]
fn amounts_are_read_only_when_they_are_clear() {
    let of = |delimiter: &str, amount: &str| {
        let row = "1,MAN-1,ja,,,{},,,,,\n".replace(',', delimiter);
        let text = format!(
            "{}{}",
            HEADER.replace(',', delimiter),
            row.replace("{}", amount)
        );
        read_text(&text).map(|answers| answer(&answers, "1", "MAN-1").amount.unwrap().to_string())
    };
    for (delimiter, amount, meant) in [
        (",", "1234", "1234"),
        (",", "1234.5", "1234.5"),
        (",", "1.234", "1.234"),
        (",", "\"1234,50\"", "1234.50"),
        (",", "-7.25", "-7.25"),
        (";", "1234,50", "1234.50"),
        (";", "1.234,50", "1234.50"),
        (";", "1.234.567", "1234567"),
        (";", "1234.50", "1234.50"),
        ("\t", "12,5", "12.5"),
    ] {
        assert_eq!(
            of(delimiter, amount).as_deref(),
            Ok(meant),
            "{amount} in `{delimiter}`"
        );
    }
    for (delimiter, amount) in [(";", "1.234"), (";", "1,234"), (",", "\"1,234\"")] {
        let problems = of(delimiter, amount).unwrap_err();
        assert!(
            problems[0].contains("kan læses på to måder"),
            "{problems:?}"
        );
    }
}

#[test]
fn files_from_a_spreadsheet_are_read() {
    let rows = format!("{HEADER}1,MAN-1,nej,,,,Ærø,,,,\n");
    let semicolons = rows.replace(',', ";").replace('\n', "\r\n") + ";;;;;;;;;;\r\n\r\n";
    let mut with_mark = b"\xef\xbb\xbf".to_vec();
    with_mark.extend(semicolons.as_bytes());
    let western: Vec<u8> = semicolons
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let utf_16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(rows.chars())
        .flat_map(|letter| u16::try_from(u32::from(letter)).unwrap().to_le_bytes())
        .collect();
    for bytes in [
        semicolons.into_bytes(),
        with_mark,
        western,
        utf_16,
        rows.into_bytes(),
    ] {
        let answers = read_files(&[("svar.csv", &bytes)]).unwrap();
        assert_eq!(answer(&answers, "1", "MAN-1").comment, "Ærø");
    }
}

#[test]
fn columns_may_stand_in_any_order_and_others_beside_them() {
    let text = "spørgsmål,answer,criterion,case_id\n\"Er borgeren; hørt?\",ja,MAN-1,1\n";
    let answers = read_text(text).unwrap();
    assert_eq!(answer(&answers, "1", "MAN-1").choice, option("yes"));
}

#[test]
fn lines_are_those_of_an_editor() {
    for end in ["\n", "\r\n"] {
        let text = format!(
            "{HEADER}1,MAN-1,nej,,,,\"to\nlinjer\",,,,\n\n2,MAN-1,x,,,,,,,,\n2,MAN-1,y,,,,,,,,\n"
        );
        let found = read_text(&text.replace('\n', end)).unwrap_err();
        let lines: Vec<_> = found
            .iter()
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(lines, ["5:answer", "6:answer"], "{end:?}");
    }
}

#[test]
fn what_is_no_answer_file_is_refused_with_what_to_do() {
    for (bytes, said) in [
        (
            &b""[..],
            "1:- A001 det er ikke en svarfil: kolonnerne case_id, criterion, answer mangler",
        ),
        (
            b"\r\n\r\nid;svar\r\n",
            "3:- A001 det er ikke en svarfil: kolonnerne case_id, criterion, answer mangler",
        ),
        (
            b"case_id,answer\n1,ja\n",
            "1:- A001 det er ikke en svarfil: kolonnerne criterion mangler",
        ),
        (
            b"PK\x03\x04xxxx",
            "-:- A001 filen er en Excel-projektmappe (xlsx) eller et andet zip-arkiv, ikke en CSV-fil; \
                             gem svarene som \"CSV UTF-8\"",
        ),
        (
            b"case_id,criterion,answer\n1,\"MAN-1,ja\n",
            "2:- A001 felt 2 begynder her med et anførselstegn, der aldrig lukkes; \
                             luk feltet med et anførselstegn, eller skriv anførselstegn inde i et felt dobbelt",
        ),
        (
            b"case_id,criterion,answer\n1,\x00,ja\n",
            "2:- A001 byte 28 er 00, som ingen tekst indeholder; gem svarene som \"CSV UTF-8\"",
        ),
    ] {
        assert_eq!(
            read_files(&[("svar.csv", bytes)]),
            Err(vec![said.to_owned()])
        );
    }
}

#[test]
fn a_sheet_that_is_not_filled_in_says_nothing_and_a_lone_remark_is_kept() {
    let answers = read_text(&format!("{HEADER}1,MAN-1,,,,,,ABC,2026-11-02,,\n")).unwrap();
    assert_eq!(answers, Answers::default());
    assert_eq!(String::from_utf8(to_csv(&answers)).unwrap(), KEPT);
    let answers = read_text(&format!("{HEADER}1,MAN-1,,,,,Venter på bilag,,,,\n")).unwrap();
    let remark = answer(&answers, "1", "MAN-1");
    assert_eq!(
        (remark.choice, remark.comment.as_str()),
        (None, "Venter på bilag")
    );
}

#[test]
fn cpr_numbers_are_masked_in_what_is_kept() {
    let answers = read_text(&format!(
        "{HEADER}1,MAN-1,ja,,,,Talt med 010190-1234,0101901234,,,\n"
    ))
    .unwrap();
    let kept = answer(&answers, "1", "MAN-1");
    assert_eq!(
        (kept.comment.as_str(), kept.reviewer.as_str()),
        ("Talt med ######-####", "######-####")
    );
}

/// What several sources say of case 1, which Anna and Bo look at; what is complained of otherwise.
fn merged(prefer: Option<&str>, sources: &[(&str, &str)]) -> Result<Merged, String> {
    let (sample, template) = (sample(), template());
    let read = sources.iter().map(|(name, rows)| {
        let text = format!("{KEPT}{rows}");
        let rows = csv_rows(&AnswerFile {
            name,
            bytes: text.as_bytes(),
        })
        .unwrap();
        check(name, &rows, &sample, &template).unwrap()
    });
    let two = ReviewedBy {
        reviewer: "Anna".into(),
        second: Some("Bo".into()),
    };
    let case = CaseId::from_parts(["1"]).unwrap();
    let reviewers = Reviewers {
        by_case: BTreeMap::from([(case, two)]),
    };
    merge(&read.collect::<Vec<_>>(), &reviewers, prefer).map_err(|failure| failure.to_string())
}

const NO: &str = "1,MAN-1,nej,,,,Ikke hørt,Anna,,,,\n";
const ALSO_NO: &str = "1,MAN-1,nej,,viden,,Fandt intet brev,bo,,,,\n";
const YES: &str = "1,MAN-1,ja,,,,,Bo,,,,\n";

#[test]
fn two_reviewers_agree_when_they_choose_the_same() {
    for sources in [[("a", NO), ("b", ALSO_NO)], [("b", ALSO_NO), ("a", NO)]] {
        let merged = merged(None, &sources).unwrap();
        let answer = answer(&merged.answers, "1", "MAN-1");
        assert_eq!(
            answer.comment, "Ikke hørt",
            "the first reviewer's words stand"
        );
    }
    let remark = "1,MAN-1,,,,,Venter på bilag,Anna,,,,\n";
    let merged = merged(None, &[("a", remark), ("b", YES)]).unwrap();
    assert_eq!(answer(&merged.answers, "1", "MAN-1").choice, option("yes"));
}

#[test]
fn two_reviewers_who_differ_leave_it_open_and_anybody_else_contradicts() {
    let open = merged(None, &[("a", NO), ("b", YES)]).unwrap();
    let case = CaseId::from_parts(["1"]).unwrap();
    let said = open.answers.of(&case).unwrap();
    assert!(said.disputed.contains("MAN-1") && said.by_criterion.is_empty());
    for other in [
        "1,MAN-1,ja,,,,,Chefen,,,,\n",
        "1,MAN-1,ja,,,,,,,,,\n",
        "1,MAN-1,ja,,,,,Anna,,,,\n",
    ] {
        assert!(
            merged(None, &[("a", NO), ("c", other)])
                .unwrap_err()
                .contains("A005")
        );
    }
    let (one, other) = ("2,MAN-1,nej,,,,x,Anna,,,,\n", "2,MAN-1,ja,,,,,Bo,,,,\n");
    assert!(
        merged(None, &[("a", one), ("b", other)])
            .unwrap_err()
            .contains("A005")
    );
}

#[test]
fn what_is_preferred_counts_and_the_others_are_kept_with_a_mark() {
    let settled = "1,MAN-1,ikke relevant,,,,,Chefen,,,,\n1,,not_found,,,,,,,,,\n";
    let reviewed = format!("{NO}1,,reviewed,,,,,Anna,,,,\n");
    let sources = [("a", reviewed.as_str()), ("b", YES), ("c", settled)];
    assert!(merged(None, &sources).is_err());
    let settled = merged(Some("c"), &sources).unwrap();
    assert_eq!(
        answer(&settled.answers, "1", "MAN-1").choice,
        option("not_relevant")
    );
    let kept: Vec<String> = settled
        .sources
        .iter()
        .map(|source| String::from_utf8(to_csv(source)).unwrap())
        .collect();
    assert_eq!(
        kept[0].lines().skip(1).collect::<Vec<_>>(),
        [
            "1,,reviewed,,,,,Anna,,,,c",
            "1,MAN-1,no,,,,Ikke hørt,Anna,,,,c"
        ]
    );
    assert!(kept[1].contains("1,MAN-1,yes,,,,,Bo,,,,c") && !kept[2].contains(",c\n"));
    // Read again, the marks hold without being asked for.
    let again: Vec<String> = kept
        .iter()
        .map(|text| text.split_once('\n').unwrap().1.to_owned())
        .collect();
    let again = merged(
        None,
        &[("a", &again[0]), ("b", &again[1]), ("c", &again[2])],
    )
    .unwrap();
    assert_eq!(again.answers, settled.answers);
}

fn words() -> impl Strategy<Value = String> {
    "([a-zæøå0-9;,\"| ]|\n|\r\n|\u{a0}|\\PC){0,12}"
}

prop_compose! {
    fn any_answer()(
        choice in prop::option::of(prop::sample::select(Scale::yes_no().options.clone())),
        texts in prop::array::uniform5(words()),
        amount in prop::option::of((any::<i64>(), 0_u32..6)),
        correction in prop::option::of((
            prop::sample::select(vec!["modtaget", "afgjort"]),
            prop::sample::select(vec!["", "2026-01-09", "31-01-2026"]),
        )),
    ) -> [String; 11] {
        let [reason_code, cause, comment, reviewer, answered_at] = texts;
        let is_exception = choice.as_ref().is_some_and(|choice: &ScaleOption| choice.needs_reason);
        let reason_code = if is_exception { format!("R{reason_code}") } else { reason_code };
        let (column, value) = correction.unwrap_or_default();
        [
            String::new(),
            String::new(),
            choice.map(|choice| choice.id).unwrap_or_default(),
            reason_code,
            cause,
            amount.map(|(digits, scale)| Decimal::new(digits, scale).to_string()).unwrap_or_default(),
            format!("Fordi {comment}"),
            reviewer,
            answered_at,
            column.to_owned(),
            value.to_owned(),
        ]
    }
}

fn file_of(rows: &[[String; 11]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&COLUMNS[..11]).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        mut answers in prop::collection::vec(any_answer(), 2),
        status in prop::sample::select(CaseStatus::ALL.to_vec()),
    ) {
        for (answer, criterion) in answers.iter_mut().zip(["MAN-1", "AUTO-1"]) {
            answer[0] = "2".to_owned();
            answer[1] = criterion.to_owned();
        }
        answers[1][9].clear();
        answers[1][10].clear();
        let mut status_row = answers[0].clone();
        status_row[1].clear();
        status_row[2] = status.name().to_owned();
        answers.push(status_row);
        let once = read_files(&[("svar.csv", &file_of(&answers))]).unwrap();
        let written = to_csv(&once);
        prop_assert_eq!(read_files(&[("svar.csv", &written)]), Ok(once.clone()));
        prop_assert_eq!(to_csv(&read_files(&[("svar.csv", &written)]).unwrap()), written);
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..80), below in "[^\0]{0,80}") {
        let _ = read_files(&[("svar.csv", &bytes)]);
        let _ = read_text(&format!("{HEADER}{below}"));
    }
}

#[test]
fn a_corrected_value_must_be_one_of_its_column() {
    for (value, can_be) in [
        ("2026-01-09", true),
        ("09-01-2026", true),
        ("9.1.2026", true),
        ("", true),
        ("i går", false),
        ("2026-02-30", false),
    ] {
        let found = read_text(&format!("{HEADER}1,AUTO-1,,,,,,,,afgjort,{value}\n"));
        let expected = format!(
            "2:corrected_value A072 `{value}` er ikke en dato, som kolonnen `afgjort` kræver; skriv en dato som \
             2026-11-16 eller 16-11-2026, et tal som 1234,50, og ja eller nej; tomt, hvis feltet skal være tomt"
        );
        assert_eq!(found.err(), (!can_be).then(|| vec![expected]), "{value}");
    }
}

#[test]
fn a_lawful_exception_needs_its_reason_and_no_more() {
    for criterion in ["MAN-1", "AUTO-1"] {
        for (reason, comment, can_be) in [("citizen_ill", "", true), ("", "Syg", false)] {
            let found = read_text(&format!(
                "{HEADER}1,{criterion},Lovlig undtagelse,{reason},,,{comment},,,,\n"
            ));
            assert_eq!(found.is_ok(), can_be, "{criterion} {reason}");
            if let Err(problems) = found {
                let start =
                    format!("2:reason_code A073 svaret `Lovlig undtagelse` på {criterion} kræver");
                assert!(problems[0].starts_with(&start), "{problems:?}");
            }
        }
    }
}
