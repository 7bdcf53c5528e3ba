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
    /// A figure.
    SHARE { da: "andel", en: "share" }
    /// A figure.
    COUNT { da: "antal", en: "count" }
    /// A figure.
    MEDIAN { da: "median", en: "median" }
    /// A figure.
    MEAN { da: "gennemsnit", en: "mean" }
    /// A figure.
    SUM { da: "sum", en: "sum" }
    /// A figure.
    MIN { da: "mindste", en: "smallest" }
    /// A figure.
    MAX { da: "største", en: "largest" }
    /// A figure.
    P10 { da: "10 %-fraktil", en: "10th percentile" }
    /// A figure.
    P25 { da: "25 %-fraktil", en: "25th percentile" }
    /// A figure.
    P75 { da: "75 %-fraktil", en: "75th percentile" }
    /// A figure.
    P90 { da: "90 %-fraktil", en: "90th percentile" }
    /// A figure.
    P95 { da: "95 %-fraktil", en: "95th percentile" }
    /// A figure.
    P99 { da: "99 %-fraktil", en: "99th percentile" }
    /// A value beside a figure that has none.
    VALUE_OF_NOTHING {
        da: "`value` hører til `take = \"median\"` og de andre tal for værdier, ikke til en andel eller et antal",
        en: "`value` belongs to `take = \"median\"` and the other figures of values, not to a share or a count",
    }
    /// A denominator beside a figure that has none.
    OF_WITHOUT_SHARE {
        da: "`of` hører til en andel; sager vælges med `where`",
        en: "`of` belongs to a share; cases are chosen with `where`",
    }
    /// What values can be.
    VALUES {
        da: "skriv fx `value = \"afgjort - modtaget\"`",
        en: "write for instance `value = \"decided - received\"`",
    }
    /// A column that nothing may be given by.
    NO_GROUPING {
        da: "der kan ikke opgøres efter `{column}`: kun kolonner med tekst eller ja/nej, som hverken er sag, person, medarbejder eller beløb",
        en: "nothing can be given by `{column}`: only columns of text or yes/no that are neither case, person, employee nor amount",
    }
    /// A target that is no number.
    NO_NUMBER { da: "`{value}` er ikke et tal", en: "`{value}` is no number" }
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
