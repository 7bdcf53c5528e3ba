//! What is said of the indicators of a template.

phrases! {
    /// An id that stands twice.
    DUPLICATE_INDICATOR {
        da: "en anden indikator har også id'et `{id}`",
        en: "another indicator has the id `{id}` too",
    }
    /// What a direction can be.
    DIRECTIONS {
        da: "skriv `direction = \"higher\"`, når en høj andel er god, og ellers `direction = \"lower\"`",
        en: "write `direction = \"higher\"` where a high share is good, and else `direction = \"lower\"`",
    }
    /// An indicator without a denominator.
    COUNTS_NOTHING {
        da: "`of` kan aldrig være sand, så indikatoren har ingen sager at dele med",
        en: "`of` can never be true, so that the indicator has no cases to divide by",
    }
    /// An indicator without a numerator.
    FINDS_NOTHING {
        da: "`where` kan aldrig være sand, så indikatoren er altid 0",
        en: "`where` can never be true, so that the indicator is always 0",
    }
    /// An indicator that looks for what it leaves out.
    CONTRADICTION {
        da: "`where` kan aldrig være sand for en sag, hvor `of` er det, så indikatoren er altid 0",
        en: "`where` can never be true of a case of which `of` is, so that the indicator is always 0",
    }
}
