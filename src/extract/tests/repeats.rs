//! Rows with the same case id.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::case::look;

#[test]
fn rows_that_say_the_same_are_merged_and_counted() {
    let text = "id;o;x;y\n1;a;2;3\n2;a;2;3\n 1 ;a;2\u{a0};other\n1;a;2;3\n";
    let mut ask = Ask::id(&["id"]).area(&["o"]);
    ask.selection.kept = headers(&["x"]);
    let read = ask.read(text.as_bytes()).unwrap();
    let expected = Totals {
        rows_read: 4,
        cases: 2,
        rejected: 0,
        merged: 2,
    };
    assert_eq!(read.extracted.totals, expected);
    assert_eq!(
        read.cases.iter().map(|case| case.0).collect::<Vec<_>>(),
        [2, 3]
    );
}

#[test]
fn rows_that_differ_are_an_error_that_proposes_a_composite_id() {
    let text = "Sagsnummer;Ydelse;Note;Beløb\n\
        330-1;A;en lang note;1\n\
        330-2;A;note;1\n\
        330-1;B;en anden lang note;1\n\
        330-2;B;note;1\n\
        330-3;A;x;1\n";
    let complaint = Ask::id(&["sagsnummer"]).every().complaint(text.as_bytes());
    assert_eq!(code_and_line(&complaint), ("E017", 4));
    assert_eq!(
        said(&complaint),
        "rows with the same case id have different content (2 in all)\n\
         `330-1`: lines 2 and 4\n\
         `330-2`: lines 3 and 5\n\
         the rows differ in `Ydelse`, `Note`\n\
         a composite case id can tell them apart: --id \"Sagsnummer\" --id \"Ydelse\""
    );
    let composite = Ask::id(&["Sagsnummer", "Ydelse"]).every();
    assert_eq!(composite.read(text.as_bytes()).unwrap().cases.len(), 5);
}

#[test]
fn a_different_area_alone_is_a_difference() {
    let ask = Ask::id(&["id"]).area(&["o"]);
    let complaint = ask.complaint(b"id;o\n1;a\n1;b\n");
    assert_eq!(complaint.code.id, "E017");
    assert!(said(&complaint).contains("--id \"id\" --id \"o\""));
    // A shorter value tells the rows apart as well, but the area is what is meant.
    let complaint = ask.clone().every().complaint(b"id;o;x\n1;aa;1\n1;bb;2\n");
    assert!(said(&complaint).contains("--id \"id\" --id \"o\""));
}

#[test]
fn a_column_of_few_values_is_proposed_before_one_of_many() {
    let text = "id;dato;ydelse\n1;1;hjælp\n1;2;støtte\n2;3;hjælp\n2;4;støtte\n";
    let complaint = Ask::id(&["id"]).every().complaint(text.as_bytes());
    assert!(said(&complaint).contains("--id \"id\" --id \"ydelse\""));
}

#[test]
fn ids_are_compared_exactly() {
    // Case, composition, invisible characters and leading zeros make other ids.
    let read = whole("id;x\na;1\nA;1\n1;1\n01;1\ne\u{301};1\n\u{e9};1\n1\u{200b};1\n");
    assert_eq!(read.cases.len(), 7);
}

#[test]
fn parts_that_join_to_the_same_text_are_not_merged() {
    let text = b"a;b\nx / y;z\nx;y / z\n";
    let complaint = Ask::id(&["a", "b"]).complaint(text);
    assert_eq!(complaint.code.id, "E017");
    assert!(said(&complaint).contains("no other column"));
}

#[test]
fn many_repeated_ids_are_counted_and_the_first_are_shown() {
    let mut text = String::from("id;x\n");
    for number in 0..300 {
        text.push_str(&format!("{};{number}\n", number % 3));
    }
    let said = said(&Ask::id(&["id"]).every().complaint(text.as_bytes()));
    assert!(said.contains("(297 in all)"), "{said}");
    assert_eq!(said.matches(": lines ").count(), 5);
}

#[test]
fn ids_in_the_message_are_masked() {
    let ask = Ask {
        allow_cpr: true,
        ..Ask::id(&["id"]).every()
    };
    let complaint = ask.complaint(b"id;x\n010190-1234;1\n010190-1234;2\n");
    assert!(said(&complaint).contains("`######-####`: lines 2 and 3"));
}

/// What a reader makes of rows who holds all of them: totals, ids that look alike, and rows that differ.
#[derive(Debug, PartialEq, Default)]
struct Naive {
    totals: Totals,
    alike: AlikeIds,
    different: u64,
}

impl Naive {
    fn of(files: &[Vec<(String, char)>]) -> Self {
        let mut found = Self::default();
        let mut cases = BTreeMap::new();
        let mut looks = BTreeMap::new();
        for (part, rows) in files.iter().enumerate() {
            for ((id, content), line) in rows.iter().zip(2..) {
                let at = At { part, line };
                found.totals.rows_read += 1;
                match cases.get(id) {
                    Some(first) if first == content => found.totals.merged += 1,
                    Some(_) => found.different += 1,
                    None => {
                        cases.insert(id.clone(), *content);
                        found.totals.cases += 1;
                        let first = *looks.entry(look(id)).or_insert(at);
                        if first != at {
                            found.alike.ids += 1;
                            found.alike.places.push((first, at));
                        }
                    }
                }
            }
        }
        found.alike.places.truncate(5);
        found
    }
}

/// Reads files of rows by several threads in small blocks.
fn seen_abreast(files: &[Vec<(String, char)>]) -> Result<(Totals, AlikeIds, usize), Failure> {
    let texts: Vec<_> = files
        .iter()
        .map(|rows| {
            let rows = rows.iter().map(|(id, content)| format!("{id};{content}\n"));
            format!("id;x\n{}", rows.collect::<String>())
        })
        .collect();
    let openers: Vec<_> = texts
        .iter()
        .map(|text| || Ok(Bytes::stream(Unhurried(text.as_bytes()))))
        .collect();
    let sources = openers.iter().enumerate().map(|(number, open)| Source {
        name: format!("{number}.csv"),
        open,
    });
    let options = SurveyOptions {
        hash: FileHash::Skip,
        delimiter: ";".parse().ok(),
        ..SurveyOptions::default()
    };
    let parts = sources.map(|source| Part::survey(source, Packing::None, &options));
    let extract = Extract::as_recorded(parts.collect::<Result<_, _>>()?);
    let extract = extract
        .read_by(NonZeroUsize::new(2).unwrap())
        .in_blocks_of(9);
    let columns = Columns::find(&extract, &Ask::id(&["id"]).every().selection)?;
    let seen = each_case(&extract, &columns, CprIds::Allow, |_| Listed::default())?;
    let seen = seen.expect("all was looked at");
    let extracted = seen.extracted;
    Ok((extracted.totals, extracted.alike, seen.visitor.cases.len()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    /// Ids that look alike, and ids whose fingerprints are equal by chance (`[` and `{`), in several files.
    #[test]
    fn repeats_are_what_one_finds_who_holds_all_rows(
        files in prop::collection::vec(prop::collection::vec(("[aA\\[{]{1,2}|\u{e9}|e\u{301}", "[xy]"), 1..12), 1..4),
        differ in any::<bool>(),
    ) {
        let row = |(id, content): (String, String)| {
            let content = content.chars().next().filter(|_| differ).unwrap_or('x');
            (id, content)
        };
        let files: Vec<Vec<_>> = files.into_iter().map(|rows| rows.into_iter().map(row).collect()).collect();
        let expected = Naive::of(&files);
        match seen_abreast(&files) {
            Ok((totals, alike, shown)) => {
                prop_assert_eq!(u64::try_from(shown).unwrap(), totals.cases);
                prop_assert_eq!(Naive { totals, alike, different: 0 }, expected);
            }
            Err(failure) => {
                let said = said(&failure.diagnostics()[0]);
                let told = format!("({} in all)", expected.different);
                prop_assert!(expected.different > 0 && said.contains(&told), "{}", said);
            }
        }
    }
}
