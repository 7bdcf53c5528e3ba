//! `.gz` files: read as what is packed in them, within limits.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

use super::limits::{Limits, Unpacking};
use super::source::{length, read_some};

/// Reads what is packed in a `.gz` file, of one member or several.
///
/// What cannot be unpacked, or unpacks to more than it may, ends in an error that [`Unpacking`] names.
pub(super) struct Unpacked<R> {
    decoder: MultiGzDecoder<R>,
    packed: u64,
    unpacked: u64,
    limits: Limits,
}

impl<R: Read> Unpacked<R> {
    /// Unpacks a file of so many bytes.
    pub(super) fn new(bytes: R, packed: u64, limits: Limits) -> Self {
        Self {
            decoder: MultiGzDecoder::new(bytes),
            packed,
            unpacked: 0,
            limits,
        }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count =
            read_some(&mut self.decoder, buffer).map_err(|error| match error.raw_os_error() {
                // The disk's own complaint, not one of the packing.
                Some(_) => error,
                None => io::Error::other(Unpacking::Damaged),
            })?;
        self.unpacked += length(count);
        self.limits
            .check_unpacked(self.packed, self.unpacked)
            .map_err(|passed| io::Error::other(Unpacking::Passed(passed)))?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let limits = Limits::default();
        Unpacked::new(bytes, length(bytes.len()), limits).read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn members_are_read_one_after_the_other() {
        let both = [packed(b"id;x\n"), packed(b"1;2\n")].concat();
        assert_eq!(read(&both).unwrap(), b"id;x\n1;2\n");
    }

    #[test]
    fn a_cut_at_any_byte_is_damage() {
        let whole = packed(b"id;x\n1;2\n");
        for end in 1..whole.len() {
            let error = read(&whole[..end]).expect_err("a cut file");
            assert!(matches!(Unpacking::of(&error), Some(Unpacking::Damaged)));
        }
    }

    #[test]
    fn a_bomb_is_stopped_on_the_way() {
        let bomb = packed(&vec![b'0'; 12 * 1024 * 1024]);
        assert!(bomb.len() < 20_000);
        let error = read(&bomb).expect_err("a bomb");
        assert!(matches!(Unpacking::of(&error), Some(Unpacking::Passed(_))));
    }
}
