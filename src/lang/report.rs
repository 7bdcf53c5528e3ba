//! The few words that tables of any content need.

phrases! {
    /// A share with its counts where a percentage cannot be: none of none.
    COUNT_OF { da: "{count} af {of}", en: "{count} of {of}" }
    /// A share with its counts.
    SHARE_OF { da: "{count} af {of} ({percent})", en: "{count} of {of} ({percent})" }
    /// True in a cell.
    YES { da: "ja", en: "yes" }
    /// False in a cell.
    NO { da: "nej", en: "no" }
    /// A value that nobody knows.
    UNKNOWN { da: "ukendt", en: "unknown" }
    /// A value that cannot be.
    NOT_APPLICABLE { da: "–", en: "–" }
    /// A table without a row.
    NO_ROWS { da: "(ingen rækker)", en: "(no rows)" }
}
