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
    let open = || Ok(boxed(bytes));
    let source = Source {
        name: "a.csv".into(),
        open: &open,
    };
    let options = SurveyOptions {
        bytes: Some(u64::try_from(size).unwrap()),
        ..SurveyOptions::default()
    };
    let part = Part::survey(source, Packing::None, &options).unwrap();
    assert_eq!(part.sha256(), None);
    let threads = NonZeroUsize::new(2).unwrap();
    let mut extract = Extract::of(vec![part]).unwrap().read_by(threads);
    let columns = Columns::find(&extract, &Ask::id(&["id"]).selection).unwrap();
    let seen = each_case(&extract, &columns, CprIds::Refuse, |_| Listed(Vec::new())).unwrap();
    let survey = |extract: &Extract| extract.parts()[0].survey.clone();
    match seen {
        Some(seen) => {
            assert_eq!(seen.visitor.0.len(), 100_000);
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
    let open = || Ok(boxed(text.as_bytes()));
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
