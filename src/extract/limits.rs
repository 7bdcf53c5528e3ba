//! How large the parts of an extract may be. Whatever is beyond means that a quote was never closed or that the file is
//! no table; who knows better raises the limit.

const MEGABYTE: u64 = 1024 * 1024;

/// The largest parts of an extract that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest row, in bytes of UTF-8. A row is held in memory.
    pub row_bytes: u64,
    /// The longest field, in bytes of UTF-8.
    pub field_bytes: u64,
    /// The most columns.
    pub columns: u64,
}

impl Default for Limits {
    /// 16 MB a row, 1 MB a field, 1,024 columns.
    fn default() -> Self {
        Self {
            row_bytes: 16 * MEGABYTE,
            field_bytes: MEGABYTE,
            columns: 1024,
        }
    }
}

impl Limits {
    /// These limits in megabytes where they are given, else the default ones.
    ///
    /// ```
    /// # use sagsaudit::extract::Limits;
    /// let limits = Limits::of(None, Some(20), None);
    /// // A row is as long as its longest field at least.
    /// assert_eq!((limits.field_bytes, limits.row_bytes), (20 << 20, 20 << 20));
    /// ```
    pub fn of(row_mb: Option<u64>, field_mb: Option<u64>, columns: Option<u64>) -> Self {
        let default = Self::default();
        let bytes = |megabytes: u64| megabytes.saturating_mul(MEGABYTE);
        let field_bytes = field_mb.map_or(default.field_bytes, bytes);
        Self {
            row_bytes: row_mb.map_or(default.row_bytes, bytes).max(field_bytes),
            field_bytes,
            columns: columns.unwrap_or(default.columns),
        }
    }

    /// Limits that let everything through that a file of so many bytes of UTF-8 or any other encoding can hold: for one
    /// that was read before.
    pub fn of_known_file(bytes: u64) -> Self {
        let default = Self::default();
        // A byte of another encoding can become three of UTF-8.
        let most = bytes.saturating_mul(3);
        Self {
            row_bytes: default.row_bytes.max(most),
            field_bytes: default.field_bytes.max(most),
            columns: default.columns.max(most),
        }
    }

    /// Bytes as megabytes, for messages.
    pub(super) fn megabytes(bytes: u64) -> u64 {
        bytes / MEGABYTE
    }
}
