//! What a terminal shows while an extract is read.

phrases! {
    /// How far the reading is.
    READING {
        da: "{bar} {share}  {rows} rækker  {bytes} af {total} MB",
        en: "{bar} {share}  {rows} rows  {bytes} of {total} MB",
    }
    /// How far it is, where nobody knows how much there is.
    READING_UNKNOWN { da: "{rows} rækker  {bytes} MB læst", en: "{rows} rows  {bytes} MB read" }
    /// How much of standard input has come, before any row is looked at.
    ARRIVING { da: "{bytes} MB læst", en: "{bytes} MB read" }
}
