//! Files of which only the beginning is looked at before their rows are.

use sha2::{Digest, Sha256};

use super::*;
use crate::cell::hex;

/// More rows than are looked at beforehand.
fn rows() -> String {
    let rows = (0..100_000).map(|number| format!("{number};x y z\n"));
    format!("id;x\n{}", rows.collect::<String>())
}

/// What comes of an extract whose size is known, and whether its rest had to be looked at on its own.
fn read(bytes: &[u8], size: usize) -> (Result<Survey, Failure>, bool) {
    read_as(None, bytes, size)
}

fn read_as(label: Option<&str>, bytes: &[u8], size: usize) -> (Result<Survey, Failure>, bool) {
    let open = || Ok(Bytes::stream(bytes));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let options = SurveyOptions {
        bytes: Some(u64::try_from(size).unwrap()),
        encoding: label.map(str::to_owned),
        threads: NonZeroUsize::new(3),
        ..SurveyOptions::default()
    };
    let part = Part::survey(source, Packing::None, &options).unwrap();
    assert_eq!(part.sha256(), None);
    let threads = NonZeroUsize::new(2).unwrap();
    let mut extract = Extract::of(vec![part]).unwrap().read_by(threads);
    let columns = Columns::find(&extract, &Ask::id(&["id"]).selection).unwrap();
    let seen = each_case(&extract, &columns, CprIds::Refuse, |_| Listed::default()).unwrap();
    let survey = |extract: &Extract| extract.parts()[0].survey.clone();
    match seen {
        Some(seen) => {
            assert_eq!(seen.visitor.cases.len(), 100_000);
            extract.settle(seen.files);
            (Ok(survey(&extract)), false)
        }
        None => match extract.look_at_rest() {
            Ok(was_unseen) => {
                assert!(was_unseen);
                (Ok(survey(&extract)), true)
            }
            Err(failure) => (Err(failure), true),
        },
    }
}

#[test]
fn what_goes_on_as_it_began_is_read_once() {
    let text = rows();
    let (survey, looked_again) = read(text.as_bytes(), text.len());
    let whole = whole(&text).survey;
    assert_eq!((survey.unwrap(), looked_again), (whole, false));
}

#[test]
fn what_goes_on_otherwise_is_looked_at_again() {
    let with = |odd: &[u8]| [rows().as_bytes(), odd].concat();
    let danish = with(b"100000;p\xE5 B\xF8rn og \xC6ldre\n");
    let (survey, looked_again) = read(&danish, danish.len());
    let survey = survey.unwrap();
    assert_eq!(
        (survey.encoding.name().as_str(), looked_again),
        ("windows-1252", true)
    );
    assert_eq!(survey.sha256, Some(hex(&Sha256::digest(&danish))));
    for (odd, code) in [(&b"100000;\x01\n"[..], Some("E056")), (b"\x1A", None)] {
        let text = with(odd);
        let (survey, looked_again) = read(&text, text.len());
        let first = survey.unwrap().remarks.first().map(|remark| remark.code.id);
        assert_eq!((first, looked_again), (code, true));
    }
    let text = with(b"100000;\0\n");
    let (survey, _) = read(&text, text.len());
    assert_eq!(survey.unwrap_err().diagnostics()[0].code.id, "E004");
}

/// Reads a file of which the beginning is looked at first, and compares what is known of it then with what the look at
/// all bytes tells; says whether there had to be one.
fn read_like_whole(label: Option<&str>, bytes: &[u8]) -> bool {
    let (survey, looked_again) = read_as(label, bytes, bytes.len());
    let open = || Ok(Bytes::stream(OneByOne(bytes)));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let options = SurveyOptions {
        encoding: label.map(str::to_owned),
        ..SurveyOptions::default()
    };
    let whole = Part::survey(source, Packing::None, &options).map(|part| part.survey);
    assert_eq!(survey, whole, "{label:?}");
    looked_again
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

/// Letters in windows-1252, and the rows.
fn windows_1252() -> Vec<u8> {
    let text = rows()
        .replace("id;x\n", "id;på\n")
        .replace("1;x y z", "1;å ø’");
    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
}

#[test]
fn other_encodings_that_go_on_as_they_began_are_read_once() {
    let danish = rows()
        .replace("id;x\n", "id;på\n")
        .replace("1;x y z", "1;æ ø å€");
    let marked = format!("\u{feff}{danish}");
    for bytes in [
        utf_16(&marked, u16::to_le_bytes),
        utf_16(&marked, u16::to_be_bytes),
        utf_16(&danish, u16::to_le_bytes),
        utf_16(&danish, u16::to_be_bytes),
        windows_1252(),
    ] {
        assert!(!read_like_whole(None, &bytes));
    }
    assert!(!read_like_whole(Some("cp1252"), &windows_1252()));
    assert!(!read_like_whole(Some("cp865"), &windows_1252()));
    let chinese = encoding_rs::GB18030.encode(&danish).0;
    assert!(!read_like_whole(Some("gb18030"), &chinese));
    let unmarked = utf_16(&danish, u16::to_le_bytes);
    assert!(!read_like_whole(Some("utf-16le"), &unmarked));
    // What stands before decides what its bytes mean.
    assert!(read_like_whole(Some("iso-2022-jp"), rows().as_bytes()));
}

#[test]
fn other_encodings_that_go_on_otherwise_are_looked_at_again() {
    let with = |odd: &[u8]| [&windows_1252(), odd].concat();
    for odd in [
        // Most of it is UTF-8.
        "100000;på på på på\n".repeat(40_000).as_bytes(),
        // Most of it is Mac Roman, or makes no words.
        &b"100000;p\x8C b\xBFr\n".repeat(40_000),
        &b"100000;\xC9\xCD\xCD\xCD\xBB\n".repeat(40_000),
        b"100000;\x01\n",
        b"100000;\0\n",
        b"100000;\x1A",
    ] {
        assert!(read_like_whole(None, &with(odd)));
    }
    let marked = utf_16(&format!("\u{feff}{}", rows()), u16::to_le_bytes);
    for odd in [&b"1"[..], b"\x01\0", b"\0\0", b"\0\xD8"] {
        assert!(read_like_whole(None, &[&marked, odd].concat()));
    }
    let unmarked = utf_16(&rows(), u16::to_be_bytes);
    for odd in [b"\x01\0", b"\0\0"] {
        assert!(read_like_whole(None, &[&unmarked, &odd[..]].concat()));
    }
}

#[test]
fn letters_that_come_late_are_counted_from_the_first() {
    let rows = rows();
    let late = [
        rows.as_bytes(),
        // As many as are allowed by chance.
        "100000;É”\n".as_bytes(),
        &b"100000;p\xE5 B\xF8rn og \xC6ldre\n".repeat(20),
    ];
    assert!(read_like_whole(None, &late.concat()));
}

#[test]
fn a_file_that_grows_or_shrinks_meanwhile_is_refused() {
    let text = rows();
    for size in [text.len() - 10, text.len() + 10, text.len() * 2] {
        let (survey, looked_again) = read(text.as_bytes(), size);
        let failure = survey.unwrap_err();
        assert_eq!(
            (failure.diagnostics()[0].code.id, looked_again),
            ("E018", true)
        );
    }
}

#[test]
fn copies_are_found_though_only_their_beginnings_were_looked_at() {
    let text = rows();
    let open = || Ok(Bytes::stream(text.as_bytes()));
    let part = |name: &str| {
        let source = Source {
            name: name.into(),
            open: &open,
        };
        let options = SurveyOptions {
            bytes: Some(u64::try_from(text.len()).unwrap()),
            ..SurveyOptions::default()
        };
        Part::survey(source, Packing::None, &options).unwrap()
    };
    let failure = Extract::of(vec![part("a.csv"), part("b.csv")]).unwrap_err();
    assert_eq!(failure.diagnostics()[0].code.id, "E027");
}
