//! What is said of replacing drawn cases.

phrases! {
    /// A reason.
    OUT_OF_SCOPE { da: "uden for revisionens område", en: "out of scope" }
    /// A reason.
    MOVED { da: "hørte aldrig til sagsområdet i perioden", en: "never belonged to the area in the period" }
    /// A reason.
    DUPLICATE { da: "dublet af en anden sag", en: "a duplicate of another case" }
    /// The reason of every assessment of a replaced case.
    IS_REPLACED { da: "sagen er udskiftet", en: "the case was replaced" }
    /// What was done.
    REPLACED_BY {
        da: "{area}: sagen `{case}` er udskiftet ({reason}); i stedet udtages reservesagen `{successor}`. \
             Den udskiftede sag tæller fortsat som udtaget og som ikke relevant.",
        en: "{area}: the case `{case}` is replaced ({reason}); the reserve case `{successor}` is drawn instead. \
             The replaced case still counts as drawn, and as not applicable.",
    }
    /// What was done in an area that was drawn whole.
    REPLACED {
        da: "{area}: sagen `{case}` er udskiftet ({reason}). Sagsområdet er udtaget helt, så der er ingen anden sag at \
             udtage. Sagen tæller fortsat som udtaget og som ikke relevant.",
        en: "{area}: the case `{case}` is replaced ({reason}). The area is drawn whole, so there is no other case to \
             draw. The case still counts as drawn, and as not applicable.",
    }
    /// How many reserves an area has now.
    RESERVES_LEFT { da: "Reservesager tilbage i {area}: {reserves}.", en: "Reserve cases left in {area}: {reserves}." }
    /// What stands in the sentence on the cases of an area.
    WITH_REPLACED { da: "{cases} {replaced} udskiftet.", en: "{cases} {replaced} replaced." }
    /// A case that is not there.
    UNKNOWN { da: "revisionen har ingen sag `{case}`", en: "the audit has no case `{case}`" }
    /// The case that was perhaps meant.
    NEAREST { da: "stikprøven har `{case}`", en: "the sample has `{case}`" }
    /// A reserve.
    IS_RESERVE {
        da: "sagen `{case}` er en reservesag; ingen ser på den, før den udtages",
        en: "the case `{case}` is a reserve; nobody looks at it before it is drawn",
    }
    /// A case that was replaced before.
    ALREADY { da: "sagen `{case}` er allerede udskiftet", en: "the case `{case}` was replaced already" }
    /// No reserve.
    NO_RESERVE {
        da: "{area} har ingen reservesag tilbage, som kan udtages i stedet for `{case}`",
        en: "{area} has no reserve case left that could be drawn instead of `{case}`",
    }
    /// How to get more cases.
    EXTEND_FIRST {
        da: "udvid stikprøven i sagsområdet med de næste lodnumre (extend), og udskift så sagen; \
             udtag næste gang med flere reservesager (--reserve)",
        en: "extend the area's sample by the next tickets (extend), then replace the case; next time draw \
             more reserves (--reserve)",
    }
    /// A note that says nothing.
    NO_NOTE { da: "--note er tom; skriv, hvorfor sagen ikke tæller", en: "--note is empty; say why the case does not count" }
}
