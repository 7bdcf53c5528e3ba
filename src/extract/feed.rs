//! The text of a file in blocks, as it lies in the file, one after the other, for whoever asks next.
//!
//! Whoever gets a block decodes it, so that nobody waits for another's decoding. What the beginning of the file says of
//! its encoding is held against all blocks meanwhile, where it rests on all bytes of the file.

use std::io::{self, Read};
use std::sync::Arc;

use super::abreast::GiveUp;
use super::decode::Decoder;
use super::encoding::Encoding;
use super::hashing::Hashing;
use super::part::Part;
use super::pieces::{Claim, Piece, Pieces};
use super::probe::{Probe, Told};
use super::source::{LineEnds, length};
use super::survey::FileHash;
use super::tally::Tally;
use super::transcode::Transcoder;
use super::units::{LinesAbove, Units};

/// How much is decoded at a time of what stands above the rows.
const BUFFER_BYTES: usize = 16 * 1024;

/// Hands out the blocks of the text below the header.
pub(super) struct Feed<'a> {
    pieces: Pieces<'a>,
    units: Units,
    encoding: Encoding,
    /// What is held against all bytes, and what was counted of those that all have seen who are done.
    foretold: Option<Told>,
    counted: Probe,
    /// The line on which the first block begins.
    first_line: u64,
    /// How many pieces stand above it.
    above: u64,
}

/// A piece of the text. It ends with a line end, as far as that can be told.
pub(super) struct Block {
    /// Its number, from 0.
    pub number: u64,
    pub is_last: bool,
    piece: Piece,
}

/// A block that is to be read by whoever has asked for it.
pub(super) struct UnreadBlock<'a> {
    claim: Claim<'a>,
    /// How many pieces stand above the first block.
    above: u64,
}

impl UnreadBlock<'_> {
    /// The block.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read(self) -> io::Result<Block> {
        let piece = self.claim.read()?;
        Ok(Block {
            number: piece.number - self.above,
            is_last: piece.is_last,
            piece,
        })
    }
}

/// Reads blocks: the text of each.
pub(super) struct Reader {
    transcoder: Transcoder,
    /// What is counted of them, if anything is to be.
    tally: Option<Tally>,
}

impl Reader {
    /// The text of a block.
    ///
    /// # Errors
    /// When there is something in it that means nothing in its encoding.
    pub(super) fn text<'t>(&'t mut self, block: &'t Block) -> Result<&'t [u8], GiveUp> {
        if let Some(tally) = &mut self.tally {
            tally.look(block.piece.stretch());
        }
        self.transcoder.text(block.piece.bytes()).ok_or(GiveUp)
    }
}

impl<'a> Feed<'a> {
    /// The text of a file below its header.
    ///
    /// # Errors
    /// When it cannot be read, or not in blocks.
    pub(super) fn open(
        part: &Part<'a>,
        block_bytes: usize,
        hash: FileHash,
    ) -> Result<Self, GiveUp> {
        let lines = lines_above(part)?;
        let encoding = part.survey.encoding;
        let bytes = part.source.opened().map_err(|_| GiveUp)?;
        let foretold = part.foretold();
        let evidence = foretold.and_then(|told| told.evidence);
        let mut feed = Self {
            pieces: Pieces::new(bytes, block_bytes, hash),
            units: encoding.form().units(),
            encoding,
            foretold,
            counted: Probe(Tally::counting_letters_from(evidence)),
            first_line: 1 + lines,
            above: 0,
        };
        feed.pass_over(lines).map_err(|_| GiveUp)?;
        Ok(feed)
    }

    /// The line on which the first block begins.
    pub(super) fn first_line(&self) -> u64 {
        self.first_line
    }

    /// How many bytes of the file were handed out so far.
    pub(super) fn handed_out(&self) -> u64 {
        self.pieces.handed_out()
    }

    /// Passes over so many lines at the start. They are hashed and counted too.
    fn pass_over(&mut self, lines: u64) -> io::Result<()> {
        let mut above = LinesAbove::new(self.units, lines);
        while !above.has_ended()
            && let Some(piece) = self.pieces.next(|text, at| above.end_of_piece(text, at))?
        {
            self.above += 1;
            if self.foretold.is_some() {
                self.counted.0.look(piece.stretch());
            }
            if let Some(hashing) = self.pieces.hashing() {
                hashing.help();
            }
        }
        Ok(())
    }

    /// Somebody who reads blocks.
    ///
    /// # Errors
    /// When the encoding cannot be read in blocks.
    pub(super) fn reader(&self) -> Result<Reader, GiveUp> {
        let evidence = |told: Told| Tally::counting_letters_from(told.evidence);
        Ok(Reader {
            transcoder: Transcoder::of(self.encoding).ok_or(GiveUp)?,
            tally: self.foretold.map(evidence),
        })
    }

    /// The next block; `None` when there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<UnreadBlock<'a>>> {
        let (units, above) = (self.units, self.above);
        let claim = self.pieces.claim(
            |text| units.end_of_lines(text),
            |text, at| units.end_of_block(text, at),
        )?;
        Ok(claim.map(|claim| UnreadBlock { claim, above }))
    }

    /// Takes in what somebody has counted who has read all of his blocks.
    pub(super) fn take_in(&mut self, reader: Reader) {
        if let Some(tally) = reader.tally {
            self.counted.0.merge(&tally);
        }
    }

    /// Whether the file, of which all was read, is as its beginning said.
    pub(super) fn is_as_foretold(&self) -> bool {
        self.foretold
            .is_none_or(|told| self.counted.bears_out(told))
    }

    /// Where the file is hashed, if it is: whoever takes blocks has to help.
    pub(super) fn hashing(&self) -> Option<Arc<Hashing>> {
        self.pieces.hashing()
    }
}

/// How many lines stand above the rows.
fn lines_above(part: &Part<'_>) -> Result<u64, GiveUp> {
    let above = part.rows().map_err(|_| GiveUp)?.text_above();
    let bytes = part.source.bytes().map_err(|_| GiveUp)?;
    let mut decoder = Decoder::new(bytes, part.survey.encoding);
    let mut buffer = vec![0; BUFFER_BYTES];
    let mut lines = LineEnds::default();
    let mut left = above;
    let mut last = 0;
    while left > 0 {
        let count = decoder.read(&mut buffer).map_err(|_| GiveUp)?;
        let here = usize::try_from(left).unwrap_or(usize::MAX).min(count);
        let text = buffer.get(..here).unwrap_or_default();
        // They end with the file, and there are no rows.
        last = *text.last().ok_or(GiveUp)?;
        lines.feed(text);
        left -= length(here);
    }
    match last {
        b'\n' | b'\r' => Ok(lines.count),
        _ => Err(GiveUp),
    }
}

#[cfg(test)]
mod tests {
    use sha2::Digest;

    use super::super::encoding::Form;
    use super::super::packing::Packing;
    use super::super::source::{Bytes, Open, Source};
    use super::super::survey::SurveyOptions;
    use super::super::tests::InPlaces;
    use super::super::units::ByteOrder;
    use super::*;

    const HEADING: &str = "id;Område;\"Note\r\nto\"\r\n";
    const ROWS: &str = "\n1;Nørre Å;\"æ; ø\"\r\n2;Øst;é\r3;Vest;\"på\n\r\nto\"\n\n4;;ååååååååååååååååååååååååååå\r\n5;x;";

    /// The text in an encoding, whose letters it has.
    fn written(text: &str, encoding: Encoding) -> Vec<u8> {
        let units = || text.encode_utf16();
        match encoding.form() {
            Form::Utf8 => text.as_bytes().to_vec(),
            Form::Utf16(ByteOrder::LowFirst) => units().flat_map(u16::to_le_bytes).collect(),
            Form::Utf16(ByteOrder::HighFirst) => units().flat_map(u16::to_be_bytes).collect(),
            Form::Letters => {
                let byte = |wanted| (0..=u8::MAX).find(|byte| encoding.char_of(*byte) == wanted);
                text.chars().map(|letter| byte(letter).unwrap()).collect()
            }
            Form::Lines(encoding) => encoding.encode(text).0.into_owned(),
            Form::Whole => unreachable!("it is not read in blocks"),
        }
    }

    /// The text of all blocks, and how many there are.
    fn read<'b>(
        bytes: &[u8],
        label: &str,
        block_bytes: usize,
        open: &'b Open<'b>,
    ) -> (String, usize) {
        let source = Source {
            name: "a.csv".into(),
            open,
        };
        let options = SurveyOptions {
            encoding: Some(label.to_owned()),
            ..SurveyOptions::default()
        };
        let part = Part::survey(source, Packing::None, &options).unwrap();
        let mut feed = Feed::open(&part, block_bytes, FileHash::Sha256).unwrap();
        assert_eq!(feed.first_line(), 3);
        let mut reader = feed.reader().unwrap();
        let mut text = Vec::new();
        let mut blocks = 0;
        while let Some(unread) = feed.next().unwrap() {
            let block = unread.read().unwrap();
            text.extend_from_slice(reader.text(&block).expect(label));
            assert_eq!(block.number, length(blocks));
            blocks += 1;
        }
        assert_eq!(feed.handed_out(), length(bytes.len()));
        let hash = feed.hashing().unwrap().finish();
        assert_eq!(part.survey.sha256, Some(crate::cell::hex(&hash.finalize())));
        (String::from_utf8(text).unwrap(), blocks)
    }

    #[test]
    fn the_blocks_are_the_text_below_the_header_in_every_encoding() {
        for label in [
            "utf-8",
            "utf-16le",
            "utf-16be",
            "windows-1252",
            "iso-8859-15",
            "macintosh",
            "cp850",
            "cp865",
            "gb18030",
        ] {
            let encoding = Encoding::of_label(label).unwrap();
            let more = match encoding.form() {
                Form::Utf16(_) => "\u{1F600}\u{0A0A}".repeat(20),
                _ => String::new(),
            };
            let rows = format!("{}{more}", ROWS.repeat(3));
            for mark in ["", "\u{feff}"] {
                if !mark.is_empty() && !matches!(encoding.form(), Form::Utf8 | Form::Utf16(_)) {
                    continue;
                }
                let bytes = written(&format!("{mark}{HEADING}{rows}"), encoding);
                for block_bytes in [1, 9, 16, 200, 10_000] {
                    // Letters of several bytes may be divided where there is no line end.
                    if matches!(encoding.form(), Form::Lines(_)) && block_bytes < 200 {
                        continue;
                    }
                    let openers: [&Open<'_>; 2] =
                        [&|| Ok(Bytes::stream(bytes.as_slice())), &|| {
                            Ok(Bytes::places(InPlaces(&bytes)))
                        }];
                    for open in openers {
                        let (text, blocks) = read(&bytes, label, block_bytes, open);
                        assert_eq!(text, rows, "{label} {block_bytes}");
                        assert_eq!(blocks > 1, block_bytes < 1000, "{label} {block_bytes}");
                    }
                }
            }
        }
    }
}
