//! What is said of extracts that are larger than can be held.

phrases! {
    /// An area column with a value of its own in nearly every row.
    TOO_MANY_AREAS {
        da: "der er flere end {most} sagsområder",
        en: "there are more than {most} areas",
    }
    /// What is likely.
    NO_AREA_COLUMN {
        da: "hvert sagsområde får sin egen stikprøve: er det den rigtige kolonne, der er angivet med --area?",
        en: "each area gets a sample of its own: is it the right column that was named with --area?",
    }
}
