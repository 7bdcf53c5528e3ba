//! Encodings, delimiters, and files that are no text.

use super::*;

const TEXT: &str = "id;Område;Bemærkning\r\n1;Nørre Å;\"æ; ø\"\r\n2;Øst;é – “x”\r\n";

fn utf_16(text: &str, to_bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(to_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn every_encoding_gives_the_same_cases() {
    let expected = whole(TEXT).cases;
    for (bytes, name, basis) in [
        (TEXT.as_bytes().to_vec(), "utf-8", EncodingBasis::Valid),
        (
            [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(),
            "utf-8",
            EncodingBasis::Mark,
        ),
        (
            utf_16(TEXT, u16::to_le_bytes),
            "utf-16le",
            EncodingBasis::Mark,
        ),
        (
            utf_16(TEXT, u16::to_be_bytes),
            "utf-16be",
            EncodingBasis::Mark,
        ),
        (
            TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16le",
            EncodingBasis::Zeros,
        ),
        (
            TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            "utf-16be",
            EncodingBasis::Zeros,
        ),
        (windows_1252(TEXT), "windows-1252", EncodingBasis::Guessed),
    ] {
        let read = whole(&bytes);
        assert_eq!(read.cases, expected, "{name}");
        assert_eq!(read.survey.encoding.name(), name);
        assert_eq!(read.survey.encoding_basis, basis);
        assert_eq!(read.survey.header.names, ["id", "Område", "Bemærkning"]);
        assert_eq!(read.survey.delimiter.to_string(), ";");
        assert_eq!(read.survey.bytes, u64::try_from(bytes.len()).unwrap());
    }
}

#[test]
fn code_pages_of_dos_give_the_same_cases() {
    let text = TEXT.replace(['–', '“', '”'], "\u{a0}");
    let expected = whole(&text).cases;
    for (label, letters) in [
        // Å, å, Ø, ø, é, æ and a space that does not break.
        ("cp850", [0x8F, 0x86, 0x9D, 0x9B, 0x82, 0x91, 0xFF]),
        ("cp865", [0x8F, 0x86, 0x9D, 0x9B, 0x82, 0x91, 0xFF]),
    ] {
        let byte = |letter: char| match "ÅåØøéæ\u{a0}".chars().position(|other| other == letter)
        {
            Some(place) => letters[place],
            None => u8::try_from(letter).unwrap(),
        };
        let mut ask = Ask::id(&["id"]).every();
        ask.options.encoding = Some(label.into());
        let bytes: Vec<u8> = text.chars().map(byte).collect();
        let read = ask.read(&bytes).unwrap();
        assert_eq!(read.cases, expected, "{label}");
        assert_eq!(read.survey.encoding.name(), label);
    }
}

#[test]
fn an_encoding_can_be_stated() {
    let stated = |label: &str, bytes: &[u8]| {
        let mut ask = Ask::id(&["id"]).every();
        ask.options.encoding = Some(label.into());
        ask.read(bytes)
    };
    let mac = encoding_rs::MACINTOSH.encode("id;x\n1;æøå\n").0;
    let read = stated("Macintosh", &mac).unwrap();
    assert_eq!(read.cases[0].3, ["æøå"]);
    assert_eq!(read.survey.encoding.name(), "macintosh");
    assert_eq!(read.survey.encoding_basis, EncodingBasis::Stated);
    let unmarked: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        stated("utf-16le", &unmarked).unwrap().cases,
        whole(TEXT).cases
    );
    let code = |result: Result<Whole, Failure>| {
        code_and_line(&result.unwrap_err().diagnostics()[0].clone())
    };
    assert_eq!(code(stated("cp9999", TEXT.as_bytes())), ("E007", 0));
    assert_eq!(code(stated("utf-8", &windows_1252(TEXT))), ("E008", 1));
    assert_eq!(code(stated("utf-8", b"id;x\n1;\0\n")), ("E004", 2));
    assert_eq!(code(stated("utf-8", b"PK\x03\x04")), ("E003", 0));
}

#[test]
fn broken_utf_8_is_refused_with_its_place() {
    let ask = Ask::id(&["id"]);
    let mut mixed = "id;x\r\n1;æøå\r\n2;æ\r\n3;".as_bytes().to_vec();
    let offset = mixed.len();
    mixed.extend(b"\xE6\r\n");
    let complaint = ask.complaint(&mixed);
    assert_eq!(code_and_line(&complaint), ("E005", 4));
    assert!(said(&complaint).contains(&format!("byte {} (E6)", offset + 1)));

    // Half of the letters in each encoding is no windows-1252 either.
    assert_eq!(
        code_and_line(&ask.complaint(b"id;x\n1;\xC3\xA6\n2;\xE6\n")),
        ("E005", 3)
    );
    // The file ends within a letter.
    assert_eq!(
        code_and_line(&ask.complaint(b"id;x\n1;\xC3\xA6\n2;\xC3")),
        ("E005", 3)
    );
    assert_eq!(
        code_and_line(&ask.complaint(b"\xEF\xBB\xBFid;x\n1;\xE6\n")),
        ("E005", 2)
    );
    assert_eq!(
        code_and_line(&ask.complaint(b"\xE6;id\n1;\xC3\xA6")),
        ("E005", 1)
    );
}

#[test]
fn malformed_utf_16_is_refused_with_its_place() {
    let mut bytes = utf_16("id;x\r\n1;æ\r\n2;", u16::to_le_bytes);
    let offset = bytes.len();
    bytes.extend([0x00, 0xD8, b';', 0]);
    let complaint = Ask::id(&["id"]).complaint(&bytes);
    assert_eq!(code_and_line(&complaint), ("E008", 3));
    assert!(
        said(&complaint).contains(&format!("byte {} ", offset + 1)),
        "{}",
        said(&complaint)
    );
    let mut odd = utf_16("id;x\n1;2", u16::to_be_bytes);
    odd.push(0);
    assert_eq!(
        code_and_line(&Ask::id(&["id"]).complaint(&odd)),
        ("E008", 2)
    );
}

#[test]
fn what_is_no_text_is_refused() {
    let ask = Ask::id(&["id"]);
    for (bytes, expected) in [
        (&b"id;x\n1;\0\n"[..], ("E004", 2)),
        (b"i\0d\0;\0x\0\n\0", ("E002", 1)),
        (b"i\0d\0;\0x\0\n\0\0\0", ("E004", 1)),
        (b"\xFF\xFE\0\0i\0\0\0", ("E004", 0)),
        (b"\0\0\xFE\xFF\0\0\0i", ("E004", 0)),
        (b"id;x\n1;\xE6\n2;\x01\n", ("E004", 3)),
        (b"id;x\n1;\xE6\x1A\n2;3\n", ("E004", 2)),
        (b"id;x\n1;\xE6\n2;\x81\n", ("E006", 2)),
        (b"PK\x03\x04\x14\0", ("E003", 0)),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", ("E003", 0)),
        (b"", ("E001", 0)),
        (b"\xEF\xBB\xBF", ("E001", 0)),
        (b"\r\n\n", ("E001", 0)),
        (b"id;x", ("E002", 1)),
        (b"\nid;x\n\n;\n", ("E002", 2)),
    ] {
        assert_eq!(code_and_line(&ask.complaint(bytes)), expected, "{bytes:?}");
    }
}

#[test]
fn a_heading_that_begins_like_an_archive_is_read() {
    assert_eq!(
        Ask::id(&["PK"]).read(b"PK;x\n1;2\n").unwrap().cases.len(),
        1
    );
}

#[test]
fn letters_of_dos_and_mac_are_not_taken_for_windows() {
    let ask = Ask::id(&["id"]).every();
    for (bytes, encoding) in [
        (&b"id;Omr\x86de\n1;b\x9Br\n"[..], "cp850"),
        (b"id;Omr\x8Cde\n1;b\xBFr\n", "macintosh"),
        (b"id;Omr\xE5de\n1;b\xF8r\n", "windows-1252"),
    ] {
        let read = ask.read(bytes).unwrap();
        assert_eq!(read.survey.encoding.name(), encoding);
        assert_eq!(read.survey.header.names, ["id", "Område"]);
        assert_eq!(read.cases[0].3, ["bør"]);
        let told = said(&read.survey.remarks[0]);
        assert!(
            told.contains(encoding) && told.contains("`Område`"),
            "{told}"
        );
    }
    // A few such signs among many letters are just signs.
    assert!(ask.read(b"id;x\n1;\xE6\xF8\xE5\xE6 \x86\n").is_ok());
}

#[test]
fn an_end_mark_of_dos_is_no_row() {
    for text in ["id;x\r\n1;2\r\n\u{1a}", "id;x\r\n1;2\u{1a}"] {
        let read = whole(text);
        assert_eq!((read.cases.len(), read.scan.rejected), (1, 0));
        assert_eq!(read.cases[0].3, ["2"]);
    }
    assert_eq!(whole(b"id;x\n1;\xE6\n\x1A").cases.len(), 1);
    assert_eq!(whole("id;x\n1;a\u{1a}b\n").cases[0].3, ["a\u{1a}b"]);
}

#[test]
fn delimiters_are_recognised() {
    for (text, expected) in [
        ("id;x\n1;2,5\n", ';'),
        ("id,x\n1,2;5\n", ','),
        ("id\tx\n1\t2\n", '\t'),
        ("id|x\n1|2\n", '|'),
        ("id;\"a,b,c\";d\n1;\"2;2;2\";3\n", ';'),
        // A heading and amounts with commas, and one row that lacks a field.
        (
            "id;a;b;c;Beløb, kr.\n1;2;3;4;5,00\n1;2;3;5,00\n2;2;3;4;5,00\n",
            ';',
        ),
        ("id\n1\n2\n", ';'),
        // One column: any delimiter does that stands in no value.
        ("id\n1,5\n2;5\n3;5\n", '\t'),
    ] {
        assert_eq!(whole(text).survey.delimiter.character(), expected, "{text}");
    }
}

#[test]
fn a_delimiter_that_cannot_be_told_is_asked_for() {
    let text = b"a,b;id\n1,2;3\n";
    assert_eq!(Ask::id(&["id"]).complaint(text).code.id, "E009");
    let mut ask = Ask::id(&["id"]);
    ask.options.delimiter = Some(Delimiter::SEMICOLON);
    assert_eq!(ask.read(text).unwrap().cases[0].1, "3");
}

#[test]
fn a_stated_delimiter_is_taken() {
    let mut ask = Ask::id(&["id"]);
    ask.options.delimiter = "^".parse().ok();
    assert_eq!(ask.read(b"id^x\n1;2^3\n").unwrap().cases[0].1, "1;2");
    assert_eq!("tab".parse(), Ok(Delimiter::TAB));
    assert_eq!("\t".parse(), Ok(Delimiter::TAB));
    for text in ["", "\"", "\n", "\r", ";;", "æ", "\0"] {
        assert_eq!(text.parse::<Delimiter>(), Err(()), "{text:?}");
    }
}

#[test]
fn the_line_with_which_excel_names_the_delimiter_is_no_header() {
    for text in [
        "sep=,\r\nid,x\r\n1,2\r\n",
        "\"sep=,\"\nid,x\n1,2\n",
        "\u{feff}SEP=,\rid,x\r1,2",
    ] {
        let read = whole(text);
        assert_eq!(
            (read.survey.header.line, read.cases[0].0),
            (2, 3),
            "{text:?}"
        );
        assert_eq!(read.survey.delimiter, Delimiter::COMMA);
    }
    assert_eq!(whole("sep=^\nid^x\n1^2\n").cases[0].3, ["2"]);
    assert_eq!(Ask::id(&["id"]).complaint(b"sep=;\n").code.id, "E001");
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    // printf 'id;x\n1;2\n' | sha256sum
    let hash = "e6b992881755ae1e4cb01e8996fd3662575f1c05bdb0a4ce7d4e6692268e53ad";
    let read = whole("id;x\n1;2\n");
    assert_eq!(read.survey.sha256.as_deref(), Some(hash));
    let mut ask = Ask::id(&["id"]);
    ask.options.hash = FileHash::Skip;
    assert_eq!(ask.read(b"id;x\n1;2\n").unwrap().survey.sha256, None);
}
