//! Encodings by name, and how that of an extract is known.

use super::code_page::CodePage;
use super::units::{ByteOrder, Units};

/// An encoding of the WHATWG set, or a code page of DOS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Web(&'static encoding_rs::Encoding),
    Dos(&'static CodePage),
}

/// What turns the bytes of an encoding into UTF-8, piece by piece.
pub(super) enum Converter {
    /// A decoder that drops the encoding's own byte order mark.
    Web(Box<encoding_rs::Decoder>),
    /// A table.
    Dos(&'static CodePage),
}

/// What a text in an encoding is made of, and so how much of it can be read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Bytes that are the text.
    Utf8,
    /// Letters of a byte, the first half of them ASCII.
    Letters,
    /// Units of two bytes.
    Utf16(ByteOrder),
    /// Letters of one or several bytes; no line end is part of one, so every line can be read by itself.
    Lines(&'static encoding_rs::Encoding),
    /// What stands before decides what bytes mean.
    Whole,
}

impl Form {
    /// Between what lines are told apart.
    pub(super) fn units(self) -> Units {
        match self {
            Self::Utf16(order) => Units::Pairs(order),
            Self::Utf8 | Self::Letters | Self::Lines(_) | Self::Whole => Units::Bytes,
        }
    }
}

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(Kind::Web(encoding_rs::UTF_8));
    /// UTF-16, low byte first.
    pub const UTF_16LE: Self = Self(Kind::Web(encoding_rs::UTF_16LE));
    /// UTF-16, high byte first.
    pub const UTF_16BE: Self = Self(Kind::Web(encoding_rs::UTF_16BE));
    /// The code page of western Windows; ISO 8859-1 is read by it, as browsers do.
    pub const WINDOWS_1252: Self = Self(Kind::Web(encoding_rs::WINDOWS_1252));
    /// ISO 8859-15, which has the euro sign in another place.
    pub const ISO_8859_15: Self = Self(Kind::Web(encoding_rs::ISO_8859_15));
    /// Mac Roman.
    pub const MACINTOSH: Self = Self(Kind::Web(encoding_rs::MACINTOSH));

    /// The encoding with a label such as `utf-8`, `latin1`, `macintosh` or `cp850`, in any case; `None` when there is
    /// none.
    ///
    /// ```
    /// # use sagsaudit::extract::Encoding;
    /// assert_eq!(Encoding::of_label("ISO-8859-1"), Some(Encoding::WINDOWS_1252));
    /// assert_eq!(Encoding::of_label("mac_roman"), Some(Encoding::MACINTOSH));
    /// assert_eq!(Encoding::of_label("IBM865").map(Encoding::name).as_deref(), Some("cp865"));
    /// assert_eq!(Encoding::of_label("cp9999"), None);
    /// ```
    pub fn of_label(label: &str) -> Option<Self> {
        let of_web = |label: &str| {
            encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()).map(Self::of_web)
        };
        let dos = || CodePage::of_label(label).map(|page| Self(Kind::Dos(page)));
        let mac = || {
            let name = label
                .trim()
                .to_ascii_lowercase()
                .replace(['-', '_', ' '], "");
            (name == "macroman").then_some(Self::MACINTOSH)
        };
        of_web(label).or_else(dos).or_else(mac)
    }

    /// An encoding of the WHATWG set.
    pub(super) fn of_web(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(Kind::Web(encoding))
    }

    /// What a file of which nothing is known but that it is not UTF-8 may be in: the encodings of a byte a letter that
    /// Danish systems write, the most common first.
    pub(super) fn candidates() -> impl Iterator<Item = Self> {
        let web = [Self::WINDOWS_1252, Self::ISO_8859_15, Self::MACINTOSH];
        let dos = CodePage::ALL.into_iter().map(|page| Self(Kind::Dos(page)));
        web.into_iter().chain(dos)
    }

    /// The name in `draw.json`: `utf-8`, `utf-16le`, `windows-1252`, `cp850`.
    pub fn name(self) -> String {
        match self.0 {
            Kind::Web(encoding) => encoding.name().to_ascii_lowercase(),
            Kind::Dos(page) => page.name.to_owned(),
        }
    }

    /// What a text in it is made of.
    pub(super) fn form(self) -> Form {
        match self.0 {
            Kind::Dos(_) => Form::Letters,
            Kind::Web(encoding) if encoding.is_single_byte() => Form::Letters,
            Kind::Web(encoding) if encoding == encoding_rs::UTF_8 => Form::Utf8,
            Kind::Web(encoding) if encoding == encoding_rs::UTF_16LE => {
                Form::Utf16(ByteOrder::LowFirst)
            }
            Kind::Web(encoding) if encoding == encoding_rs::UTF_16BE => {
                Form::Utf16(ByteOrder::HighFirst)
            }
            Kind::Web(encoding) if encoding == encoding_rs::ISO_2022_JP => Form::Whole,
            Kind::Web(encoding) => Form::Lines(encoding),
        }
    }

    /// What decodes a text from its start.
    pub(super) fn converter(self) -> Converter {
        match self.0 {
            Kind::Web(encoding) => {
                Converter::Web(Box::new(encoding.new_decoder_with_bom_removal()))
            }
            Kind::Dos(page) => Converter::Dos(page),
        }
    }

    /// What a byte stands for in an encoding of a byte a letter; a replacement character when it stands for nothing.
    pub(super) fn char_of(self, byte: u8) -> char {
        match self.0 {
            Kind::Web(encoding) => {
                let bytes = [byte];
                let (text, _) = encoding.decode_without_bom_handling(&bytes);
                text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            Kind::Dos(page) => page.char_of(byte),
        }
    }
}

/// How the encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EncodingBasis {
    /// The user said so.
    Stated,
    /// The file begins with a byte order mark.
    Mark,
    /// Every byte of the file fits, which no other encoding's text does by chance.
    Valid,
    /// There is no byte order mark, but every second byte is zero, as in UTF-16.
    Zeros,
    /// It is not UTF-8, and of the encodings of a byte a letter this one makes words of it.
    Guessed,
}
