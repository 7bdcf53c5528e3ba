//! Makes a large synthetic extract for measurements: `make_extract ROWS [VARIANT] > FILE`.
//!
//! The same arguments give the same bytes. VARIANT is one of `plain`, `crlf`, `quote-all`, `windows-1252`, `utf-16`, and
//! tells how the same rows are written. There are 14 columns, 40 areas of unequal size and 98 municipalities; of the notes
//! 8 in 100 hold a delimiter, 4 doubled quotes and 1 a line break.
#![allow(
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a small program of its own"
)]

use std::io::{self, BufWriter, Write};

const HEADINGS: [&str; 14] = [
    "Sagsnr", "Område", "Kommune", "Modtaget", "Kvittering", "Opfølgning", "Opfølgningsfrist", "Journaliseret",
    "Afgjort", "Udfald", "Beløb", "Sagsbehandler", "Status", "Notat",
];
const AREAS: [&str; 10] = [
    "Sygedagpenge", "Kontanthjælp", "Førtidspension", "Servicelovens § 107", "Børn og unge § 50", "Boligstøtte",
    "Ældrehjælp", "Fleksjob", "Ressourceforløb", "Enkeltydelser",
];
const OUTCOMES: [&str; 4] = ["Bevilget", "Afslag", "Delvist", "Henlagt"];
const STATES: [&str; 3] = ["Åben", "Lukket", "Genoptaget"];
const NOTES: [&str; 5] = [
    "Borger har ringet og spurgt til sagen",
    "Lægeerklæring modtaget, videre til vurdering",
    "Partshøring sendt med frist på 14 dage",
    "",
    "Møde aftalt på jobcenteret om opfølgning",
];

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let place = self.below(u64::try_from(words.len()).expect("few words"));
        words[usize::try_from(place).expect("few words")]
    }
}

/// A date so many days after the first of January 2024, in months of 28 days, so that each is a date.
fn date(day: u64) -> String {
    let month = day / 28;
    format!("{:02}-{:02}-{}", day % 28 + 1, month % 12 + 1, 2024 + month / 12)
}

/// Empty once in so many times.
fn perhaps(random: &mut Random, once_in: u64, value: String) -> String {
    if random.below(once_in) == 0 { String::new() } else { value }
}

fn row(number: u64, random: &mut Random) -> [String; 14] {
    // The smaller of two numbers is small more often: areas of unequal size.
    let area = random.below(40).min(random.below(40)).min(random.below(40));
    let name = AREAS[usize::try_from(area % 10).expect("ten areas")];
    let received = random.below(600);
    let held = received + random.below(70);
    let logged = held + random.below(12);
    let decided = received + random.below(80);
    let note = random.of(&NOTES);
    let note = match random.below(100) {
        0..=7 => format!("{note}; se bilag {}", random.below(90)),
        8..=11 => format!("{note} \"haster\""),
        12 => format!("{note}\nefterskrift"),
        _ => note.to_owned(),
    };
    [
        format!("{}-2024-{:08}", 101 + random.below(98), number),
        if area < 10 { name.to_owned() } else { format!("{name} {}", area / 10 + 1) },
        format!("Kommune {:03}", 101 + random.below(98)),
        date(received),
        date(received + random.below(14)),
        perhaps(random, 12, date(held)),
        perhaps(random, 12, date(received + 56)),
        perhaps(random, 15, date(logged)),
        perhaps(random, 9, date(decided)),
        random.of(&OUTCOMES).to_owned(),
        format!("{}.{:03},{:02}", 1 + random.below(90), random.below(1000), random.below(100)),
        format!("sb{:04}", random.below(3000)),
        random.of(&STATES).to_owned(),
        note,
    ]
}

/// How rows are written.
struct Form {
    line_end: &'static str,
    quotes_all: bool,
    encoding: Encoding,
}

enum Encoding {
    Utf8,
    Windows1252,
    Utf16,
}

impl Form {
    fn named(name: &str) -> Self {
        let encoding = match name {
            "windows-1252" => Encoding::Windows1252,
            "utf-16" => Encoding::Utf16,
            _ => Encoding::Utf8,
        };
        Self {
            line_end: if name == "crlf" { "\r\n" } else { "\n" },
            quotes_all: name == "quote-all",
            encoding,
        }
    }

    fn write<'f>(&self, fields: impl Iterator<Item = &'f str>, out: &mut impl Write) -> io::Result<()> {
        let mut line = String::new();
        for (place, field) in fields.enumerate() {
            if place > 0 {
                line.push(';');
            }
            if self.quotes_all || field.contains([';', '"', '\n']) {
                line.push('"');
                line.push_str(&field.replace('"', "\"\""));
                line.push('"');
            } else {
                line.push_str(field);
            }
        }
        line.push_str(self.line_end);
        match self.encoding {
            Encoding::Utf8 => out.write_all(line.as_bytes()),
            // Every letter here is one of Latin-1 too.
            Encoding::Windows1252 => line
                .chars()
                .try_for_each(|letter| out.write_all(&[u8::try_from(letter).unwrap_or(b'?')])),
            Encoding::Utf16 => line
                .encode_utf16()
                .try_for_each(|unit| out.write_all(&unit.to_le_bytes())),
        }
    }
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(rows) = arguments.first().and_then(|rows| rows.parse::<u64>().ok()) else {
        eprintln!("make_extract ROWS [plain|crlf|quote-all|windows-1252|utf-16] > FILE");
        return Ok(());
    };
    let form = Form::named(arguments.get(1).map_or("plain", String::as_str));
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    if let Encoding::Utf16 = form.encoding {
        out.write_all(&[0xFF, 0xFE])?;
    }
    form.write(HEADINGS.into_iter(), &mut out)?;
    let mut random = Random(2026);
    for number in 1..=rows {
        let row = row(number, &mut random);
        form.write(row.iter().map(String::as_str), &mut out)?;
    }
    out.flush()
}
