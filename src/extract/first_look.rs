//! The look at the bytes of a file before its rows: at its beginning, and where that does not tell how the rest is to be
//! read at all of them, by several threads.

use std::io;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::abreast::joined;
use super::encoding::Encoding;
use super::pieces::{PIECE_BYTES, Pieces, between_characters};
use super::probe::{Probe, Told};
use super::source::Source;
use super::survey::{FileHash, SurveyOptions};
use super::tally::Tally;
use crate::cell::hex;
use crate::diag::Failure;

/// So many pieces of a file are looked at before its rows are.
const BEGINNING: usize = 4;

/// What was seen.
pub(super) struct FirstLook {
    pub probe: Probe,
    pub sha256: Option<String>,
    /// What the beginning says of all of it, where the rest is not looked at yet.
    pub foretold: Option<Foretold>,
}

/// What the beginning of a file says of all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Foretold {
    pub told: Told,
    /// How many bytes the file has.
    pub bytes: u64,
}

/// Looks at the beginning of a file, and at the rest if it has to be.
///
/// # Errors
/// When it cannot be read.
pub(super) fn first_look(
    source: &Source,
    options: &SurveyOptions,
    stated: Option<Encoding>,
) -> Result<FirstLook, Failure> {
    let cannot_read = |error: io::Error| source.cannot_read(&error);
    let mut pieces = Pieces::new(source.opened()?, PIECE_BYTES, options.hash);
    let mut tally = Tally::new();
    let is_whole = look_at_beginning(&mut pieces, &mut tally).map_err(cannot_read)?;
    let mut probe = Probe(tally);
    if !is_whole
        && let Some(bytes) = options.bytes
        && bytes > probe.total()
        && let Some(told) = probe.foretells(stated, bytes)
    {
        return Ok(FirstLook {
            probe,
            sha256: None,
            foretold: Some(Foretold { told, bytes }),
        });
    }
    let threads = match options.threads {
        Some(threads) if !is_whole => threads.get(),
        _ => 1,
    };
    let letters_from = probe.0.first_stray;
    let (rest, hash) = look_abreast(pieces, threads, letters_from).map_err(cannot_read)?;
    probe.0.merge(&rest);
    // Nobody knew from where on letters are to be counted, which tell the encoding if nobody has stated it.
    if let (None, None, Some(first)) = (stated, letters_from, probe.0.first_stray) {
        let again = Pieces::new(source.opened()?, PIECE_BYTES, FileHash::Skip);
        let (all, _) = look_abreast(again, threads, Some(first)).map_err(cannot_read)?;
        probe = Probe(all);
    }
    Ok(FirstLook {
        probe,
        sha256: hash.map(|hash| hex(&hash.finalize())),
        foretold: None,
    })
}

/// Looks at the pieces of the beginning, and says whether they are all.
fn look_at_beginning(pieces: &mut Pieces<'_>, tally: &mut Tally) -> io::Result<bool> {
    for _ in 0..BEGINNING {
        let Some(piece) = pieces.next(between_characters)? else {
            return Ok(true);
        };
        tally.look(piece.stretch());
        if let Some(hashing) = pieces.hashing() {
            hashing.help();
        }
    }
    Ok(false)
}

/// Looks at all pieces that are left, with so many threads.
fn look_abreast(
    pieces: Pieces<'_>,
    threads: usize,
    letters_from: Option<u64>,
) -> io::Result<(Tally, Option<Sha256>)> {
    let hashing = pieces.hashing();
    let pieces = Mutex::new(pieces);
    let next = || {
        let pieces = pieces.lock();
        let mut pieces = pieces.unwrap_or_else(PoisonError::into_inner);
        pieces.next(between_characters)
    };
    let work = || -> io::Result<Tally> {
        let mut tally = Tally::counting_letters_from(letters_from);
        while let Some(piece) = next()? {
            tally.look(piece.stretch());
            if let Some(hashing) = &hashing {
                hashing.help();
            }
        }
        Ok(tally)
    };
    let tally = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut tally = work();
        for helper in helpers {
            let other = joined(helper);
            tally = tally.and_then(|mut tally| {
                tally.merge(&other?);
                Ok(tally)
            });
        }
        tally
    })?;
    Ok((tally, hashing.map(|hashing| hashing.finish())))
}
