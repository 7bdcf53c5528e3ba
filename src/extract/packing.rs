//! What a file is packed in, told by its first bytes and never by its name.

use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};

use super::gzip;
use super::limits::{Limits, Passed};
use super::source::{length, read_some};
use super::survey::FileHash;
use super::workbook::{self, ArchiveKind, Grid, SheetFacts, SheetRequest, Unfit};
use crate::cell::hex;
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::lang::{Phrase, sources as say};

/// Bytes that can be read from any place.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// Makes an empty temporary file.
pub type Spool<'a> = dyn FnMut() -> io::Result<Box<dyn Write>> + 'a;

/// What the user has said of packed files.
#[derive(Debug, Clone, Default)]
pub struct UnpackOptions {
    /// Whether the hashes of packed files are computed.
    pub hash: FileHash,
    /// The sheet of a workbook: its name, or its number from 1.
    pub sheet: Option<String>,
    /// How much a packed file may hold.
    pub limits: Limits,
}

/// What a file is packed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packing {
    /// Nothing: its bytes are a text.
    None,
    /// gzip.
    Gzip(FileFacts),
    /// A workbook, of which one sheet was written out as rows.
    Sheet(FileFacts, SheetFacts),
}

/// A packed file as it lies on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFacts {
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes; `None` when it was not asked for.
    pub sha256: Option<String>,
}

/// Looks at a file and, if it is a workbook, writes the rows of its sheet to what `spool` makes, which is then to be read
/// in its place.
///
/// # Errors
/// When the file cannot be read, is packed in a way that is not read, is damaged, or holds more than it may.
pub fn unpack(
    name: &str,
    bytes: &mut dyn ReadSeek,
    options: &UnpackOptions,
    spool: &mut Spool<'_>,
) -> Result<Packing, Failure> {
    let mut file = PackedFile {
        name,
        bytes,
        options,
    };
    match file.magic()? {
        Magic::Text => Ok(Packing::None),
        Magic::Gzip => file.facts().map(Packing::Gzip),
        Magic::Zip => file.sheet(spool),
        Magic::Compound => Err(file.compound()?),
        Magic::Refused(kind) => Err(file.refused(kind)),
    }
}

/// All sheets of a workbook, held in memory; `None` when the file is no workbook but may be a text.
///
/// # Errors
/// When the file cannot be read, is packed in a way that is not read, is damaged, or holds more than it may.
pub fn grids(
    name: &str,
    bytes: &mut dyn ReadSeek,
    limits: Limits,
) -> Result<Option<Vec<Grid>>, Failure> {
    let options = UnpackOptions {
        hash: FileHash::Skip,
        sheet: None,
        limits,
    };
    let mut file = PackedFile {
        name,
        bytes,
        options: &options,
    };
    match file.magic()? {
        // A text that is packed is found to be none.
        Magic::Text | Magic::Gzip => Ok(None),
        Magic::Zip => {
            let request = SheetRequest {
                file: name,
                bytes: file.workbook_bytes()?,
                sheet: None,
                limits,
            };
            workbook::grids(&request, &mut *file.bytes).map(Some)
        }
        Magic::Compound => Err(file.compound()?),
        Magic::Refused(kind) => Err(file.refused(kind)),
    }
}

/// SHA-256 of all bytes, in lower-case hex.
///
/// # Errors
/// When they cannot be read.
pub fn sha256(bytes: &mut impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = read_some(bytes, &mut buffer)?;
        if count == 0 {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(buffer.get(..count).unwrap_or_default());
    }
}

/// The text that is packed in a `.gz` file of so many bytes.
pub fn gunzip<'a>(
    bytes: impl Read + Send + 'a,
    facts: &FileFacts,
    limits: Limits,
) -> Box<dyn Read + Send + 'a> {
    let buffered = BufReader::with_capacity(64 * 1024, bytes);
    Box::new(gzip::Unpacked::new(buffered, facts.bytes, limits))
}

/// A workbook that only opens with a password.
pub(super) fn locked(place: Place) -> Failure {
    Diagnostic::new(&code::E021, say::LOCKED.message())
        .at(place)
        .help(say::UNLOCK.message())
        .into()
}

/// What the first bytes of a file say.
enum Magic {
    Text,
    Gzip,
    Zip,
    /// The container of older Excel, and of locked workbooks.
    Compound,
    /// A packing that is not read.
    Refused(&'static Phrase),
}

impl Magic {
    fn of(head: &[u8]) -> Self {
        match head {
            [0x1F, 0x8B, 8, ..] => Self::Gzip,
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Self::Zip,
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Self::Compound,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Self::Refused(&say::ZSTD),
            [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Self::Refused(&say::XZ),
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..] => Self::Refused(&say::BZIP2),
            [b'7', b'z', 0xBC, 0xAF, ..] => Self::Refused(&say::SEVEN_ZIP),
            [b'R', b'a', b'r', b'!', 0x1A, 7, ..] => Self::Refused(&say::RAR),
            _ => Self::Text,
        }
    }
}

struct PackedFile<'a> {
    name: &'a str,
    bytes: &'a mut dyn ReadSeek,
    options: &'a UnpackOptions,
}

impl PackedFile<'_> {
    fn place(&self) -> Place {
        Place::file(self.name)
    }

    fn cannot_read(&self, error: &io::Error) -> Failure {
        super::source::cannot_read(error, self.place())
    }

    fn rewind(&mut self) -> Result<(), Failure> {
        match self.bytes.seek(SeekFrom::Start(0)) {
            Ok(_) => Ok(()),
            Err(error) => Err(self.cannot_read(&error)),
        }
    }

    fn magic(&mut self) -> Result<Magic, Failure> {
        let mut head = Vec::new();
        let read = (&mut *self.bytes).take(8).read_to_end(&mut head);
        read.map_err(|error| self.cannot_read(&error))?;
        self.rewind()?;
        Ok(Magic::of(&head))
    }

    /// Size and hash, from the first byte to the last; the file stands at its start again.
    fn facts(&mut self) -> Result<FileFacts, Failure> {
        let mut hasher = Sha256::new();
        let mut bytes = 0;
        self.each_piece(|piece| {
            bytes += length(piece.len());
            hasher.update(piece);
        })?;
        let sha256 = match self.options.hash {
            FileHash::Sha256 => Some(hex(&hasher.finalize())),
            FileHash::Skip => None,
        };
        Ok(FileFacts { bytes, sha256 })
    }

    fn each_piece(&mut self, mut look: impl FnMut(&[u8])) -> Result<(), Failure> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = read_some(&mut self.bytes, &mut buffer)
                .map_err(|error| self.cannot_read(&error))?;
            if count == 0 {
                return self.rewind();
            }
            look(buffer.get(..count).unwrap_or_default());
        }
    }

    fn size(&mut self) -> Result<u64, Failure> {
        let end = self.bytes.seek(SeekFrom::End(0));
        let bytes = end.map_err(|error| self.cannot_read(&error))?;
        self.rewind()?;
        Ok(bytes)
    }

    /// The size of a workbook, which is of a kind that is read.
    fn workbook_bytes(&mut self) -> Result<u64, Failure> {
        let limits = self.options.limits;
        let bytes = self.size()?;
        let over = |passed: Passed| Failure::from(passed.diagnostic(self.place()));
        limits.check_workbook(bytes).map_err(over)?;
        let kind = workbook::kind_of(&mut *self.bytes);
        self.rewind()?;
        match kind {
            Ok(ArchiveKind::Xlsx) => {}
            Ok(ArchiveKind::Xlsb) => return Err(self.refused(&say::XLSB)),
            Ok(ArchiveKind::Ods) => return Err(self.refused(&say::ODS)),
            Ok(ArchiveKind::Other) => return Err(self.refused(&say::ZIP)),
            Err(Unfit::Locked) => return Err(locked(self.place())),
            Err(Unfit::Passed(passed)) => return Err(passed.diagnostic(self.place()).into()),
            Err(Unfit::Damaged(detail)) => {
                let message = say::WORKBOOK_DAMAGED.with("detail", detail);
                let diagnostic = Diagnostic::new(&code::E024, message).at(self.place());
                return Err(diagnostic.help(say::COPY_AGAIN.message()).into());
            }
        }
        Ok(bytes)
    }

    fn sheet(&mut self, spool: &mut Spool<'_>) -> Result<Packing, Failure> {
        let bytes = self.workbook_bytes()?;
        let facts = self.facts()?;
        let request = SheetRequest {
            file: self.name,
            bytes,
            sheet: self.options.sheet.as_deref(),
            limits: self.options.limits,
        };
        let out = spool().map_err(|error| {
            let message = say::CANNOT_SPOOL.with("error", error.to_string());
            Diagnostic::new(&code::C012, message).at(self.place())
        })?;
        let sheet = workbook::convert(&request, &mut *self.bytes, out)?;
        Ok(Packing::Sheet(facts, sheet))
    }

    /// A locked workbook of any age, or one of an old Excel: both come in the same container.
    fn compound(&mut self) -> Result<Failure, Failure> {
        let name: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        let mut is_locked = false;
        let mut before = Vec::new();
        self.each_piece(|piece| {
            before.extend_from_slice(piece);
            is_locked |= before.windows(name.len()).any(|window| window == name);
            before.drain(..before.len().saturating_sub(name.len()));
        })?;
        Ok(if is_locked {
            locked(self.place())
        } else {
            self.refused(&say::XLS)
        })
    }

    fn refused(&self, kind: &'static Phrase) -> Failure {
        let is_sheet = [&say::XLS, &say::XLSB, &say::ODS]
            .into_iter()
            .any(|sheet| std::ptr::eq(sheet, kind));
        let help = if is_sheet {
            &say::SAVE_AS_XLSX
        } else {
            &say::UNPACK_FIRST
        };
        Diagnostic::new(&code::E003, kind.message())
            .at(self.place())
            .help(help.message())
            .into()
    }
}
