//! How the bytes of an extract become rows: what is said of it, kept in the record, and done again.

use crate::harness::Workspace;

const ROWS: &str = "Sagsnr;Område;Bemærkning\n1;Børn;på\n2;Ældre;Åben\n3;Børn;§ 11\n";

/// Draws from an extract, and makes sure that the draw can be made again; the lines of the sample without tickets.
#[track_caller]
fn draw(content: &[u8], flags: &[&str], noted: &[&str], recorded: &[&str]) -> Vec<String> {
    let workspace = Workspace::new();
    workspace.write("u.csv", content);
    let noted: Vec<&str> = noted.iter().copied().chain(["gemt"]).collect();
    workspace
        .sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "--area", "Område"])
        .arguments(&[
            "--all-columns",
            "--seed",
            "en lang nok tekst",
            "-o",
            "audit",
        ])
        .arguments(flags)
        .prints_something()
        .notes(&noted)
        .check();
    let record = workspace.text("audit/draw.json");
    for text in recorded {
        assert!(record.contains(text), "{text} in {record}");
    }
    workspace
        .sagsaudit(&["verify", "audit", "--extract", "u.csv"])
        .prints_all_of(&["ingen afvigelser"])
        .check();
    let sample = workspace.text("audit/sample.csv");
    let without_ticket = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        fields[3..].join(",")
    };
    let mut lines: Vec<_> = sample.lines().skip(1).map(without_ticket).collect();
    lines.sort();
    lines
}

fn drawn() -> Vec<String> {
    draw(
        ROWS.as_bytes(),
        &[],
        &[],
        &["\"skip\": 0", "\"repaired\": false"],
    )
}

#[test]
fn titles_above_the_headings_are_told_and_passed_over_again() {
    let text = format!("Udtræk fra systemet;;\nDato: 01-03-2026;;\n\n{ROWS}");
    let told = [
        "[E047]",
        "linje 4",
        "3 linjer",
        "u.csv:4",
        "`Sagsnr`, `Område`",
    ];
    assert_eq!(draw(text.as_bytes(), &[], &told, &["\"skip\": 3"]), drawn());
}

#[test]
fn lines_to_skip_can_be_named() {
    let text = format!(
        "Udtræk;1;2026\r\nfra \"systemet\r\n{}",
        ROWS.replace('\n', "\r\n")
    );
    assert_eq!(
        draw(text.as_bytes(), &["--skip", "2"], &[], &["\"skip\": 2"]),
        drawn()
    );
    let text = format!("sep=;\n\n{ROWS}");
    assert_eq!(draw(text.as_bytes(), &[], &[], &["\"skip\": 1"]), drawn());
    assert_eq!(
        draw(text.as_bytes(), &["--skip", "2"], &[], &["\"skip\": 2"]),
        drawn()
    );
}

#[test]
fn more_lines_to_skip_than_there_are() {
    let workspace = Workspace::with(&[("u.csv", ROWS)]);
    workspace
        .sagsaudit(&[
            "draw", "u.csv", "--id", "Sagsnr", "-o", "audit", "--skip", "9",
        ])
        .cannot_run(&["[E001]", "--> u.csv", "9 linjer"])
        .check_writes_nothing(&workspace);
}

#[test]
fn headings_that_cannot_be_found_are_asked_for() {
    let workspace = Workspace::with(&[("u.csv", "Udtræk\nSagsnr;Område\n1;A\n2;B\n")]);
    workspace
        .sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "-o", "audit"])
        .cannot_run(&["[E040]", "--> u.csv:1", "--skip 1"])
        .check_writes_nothing(&workspace);
}

#[test]
fn every_code_page_gives_the_same_sample() {
    let page = |bytes: [u8; 7]| -> Vec<u8> {
        let letters = ['æ', 'ø', 'å', 'Æ', 'Å', '§', '\u{0}'];
        let byte_of = |letter: char| match letters.iter().position(|other| *other == letter) {
            Some(place) => bytes[place],
            None => u8::try_from(letter).unwrap(),
        };
        ROWS.chars().map(byte_of).collect()
    };
    let cp850 = page([0x91, 0x9B, 0x86, 0x92, 0x8F, 0xF5, 0]);
    let mac = page([0xBE, 0xBF, 0x8C, 0xAE, 0x81, 0xA4, 0]);
    let windows = page([0xE6, 0xF8, 0xE5, 0xC6, 0xC5, 0xA7, 0]);
    for (bytes, name) in [
        (&cp850, "cp850"),
        (&mac, "macintosh"),
        (&windows, "windows-1252"),
    ] {
        let recorded = format!("\"encoding\": \"{name}\"");
        assert_eq!(
            draw(bytes, &[], &["[E046]", name, "`Område`"], &[&recorded]),
            drawn()
        );
        assert_eq!(
            draw(bytes, &["--encoding", name], &[], &[&recorded]),
            drawn()
        );
    }
    assert_eq!(
        draw(&cp850, &["--encoding", "IBM850"], &[], &["\"cp850\""]),
        drawn()
    );
}

/// More rows than are looked at before the encoding is told, in windows-1252.
fn large_in_windows_1252() -> (String, Vec<u8>) {
    let more = (10..70_000).map(|number| format!("{number};Børn;blåt æble\n"));
    let text = format!("{ROWS}{}", more.collect::<String>());
    // Its letters have the same numbers.
    let bytes = text.chars().map(|letter| u8::try_from(letter).unwrap());
    let bytes = bytes.collect();
    (text, bytes)
}

#[test]
fn large_files_in_every_encoding_give_the_same_sample() {
    let (text, windows) = large_in_windows_1252();
    let expected = draw(text.as_bytes(), &[], &[], &["\"utf-8\""]);
    let told = ["[E046]", "windows-1252", "`Område`"];
    let recorded = ["\"encoding\": \"windows-1252\""];
    assert_eq!(draw(&windows, &[], &told, &recorded), expected);
    let marked = format!("\u{feff}{text}");
    let utf_16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(draw(&utf_16, &[], &[], &["\"utf-16le\""]), expected);
    let told = ["[E046]", "utf-16le"];
    assert_eq!(draw(&utf_16[2..], &[], &told, &["\"utf-16le\""]), expected);
}

#[test]
fn a_guess_that_the_rest_of_a_large_file_overturns_is_no_word_to_begin_with() {
    let (text, windows) = large_in_windows_1252();
    let workspace = Workspace::new();
    workspace.write("u.csv", [&windows, text.as_bytes()].concat());
    let printed = workspace
        .sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "-o", "audit"])
        .cannot_run(&["[E005]", "--> u.csv:1"])
        .check_writes_nothing(&workspace);
    assert!(!printed.stderr.contains("E046"), "{}", printed.stderr);
}

#[test]
fn text_encoded_twice_is_told_and_repaired_on_request() {
    let twice: String = ROWS.bytes().map(char::from).collect();
    let text = twice.replace("BÃ¸rn", "Børn");
    let told = ["[E048]", "linje 1, 2, 3, 4", "--repair-double-encoding"];
    // The second area of this file is not what it was.
    let kept = Workspace::new();
    kept.write("u.csv", &text);
    kept.sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "-o", "audit"])
        .prints_something()
        .notes(&told)
        .check();
    let flags = ["--repair-double-encoding"];
    assert_eq!(
        draw(text.as_bytes(), &flags, &[], &["\"repaired\": true"]),
        drawn()
    );
}

#[test]
fn limits_are_raised_by_the_flags_that_messages_name() {
    let wide: Vec<String> = (0..1500).map(|number| format!("k{number}")).collect();
    let values = vec!["1"; 1500].join(";");
    let long = "x".repeat(2 << 20);
    let table = format!("Sagsnr;Område;{}\n1;A;{values}\n", wide.join(";"));
    let field = format!("Sagsnr;Område;x\n1;A;{long}\n");
    for (text, code, flag, value) in [
        (&table, "[E044]", "--max-columns", "2000"),
        (&field, "[E043]", "--max-field", "3"),
    ] {
        let workspace = Workspace::with(&[("u.csv", text)]);
        workspace
            .sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "-o", "audit"])
            .cannot_run(&[code, "--> u.csv:", flag])
            .check_writes_nothing(&workspace);
        draw(text.as_bytes(), &[flag, value], &[], &[]);
    }
}

#[test]
fn totals_and_rows_of_types_are_no_cases() {
    let text = ROWS.replace("\n1;", "\n(tekst);(tekst);(tekst)\n1;") + "I alt:;;3\n";
    let workspace = Workspace::new();
    workspace.write("u.csv", text);
    workspace
        .sagsaudit(&["draw", "u.csv", "--id", "Sagsnr", "-o", "audit"])
        .prints_all_of(&["linje 2", "typer", "linje 6", "sum"])
        .notes_something()
        .check();
    let rejects = workspace.audit("audit").rows("rejects.csv");
    let told: Vec<_> = rejects
        .iter()
        .map(|row| (row["line"].as_str(), row["reason"].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("2", "the row names the types of the columns"),
            ("6", "the row sums up the others"),
        ]
    );
}
