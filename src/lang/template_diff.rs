//! What is said of two editions of a template, and of legal bases that are old.

phrases! {
    /// The heading.
    HEADING { da: "{id}: fra version {old} til version {new}", en: "{id}: from version {old} to version {new}" }
    /// Nothing changed.
    NO_CHANGE { da: "De to udgaver siger det samme.", en: "The two editions say the same." }
    /// What stays comparable.
    COMPARABLE {
        da: "{comparable} af {all} kontrolpunkter kan sammenlignes på tværs af udgaverne.",
        en: "{comparable} of {all} criteria can be compared across the editions.",
    }
    /// The table of criteria.
    CRITERIA { da: "Kontrolpunkter, der er ændret", en: "Criteria that changed" }
    /// A column's title.
    CRITERION { da: "kontrolpunkt", en: "criterion" }
    /// A column's title.
    STATE { da: "hvad", en: "what" }
    /// A column's title.
    WORDING { da: "ordlyd", en: "wording" }
    /// A column's title.
    RULE { da: "regel", en: "rule" }
    /// A column's title.
    NORM { da: "norm", en: "norm" }
    /// A column's title.
    THROUGH { da: "gennem", en: "through" }
    /// A column's title.
    IS_COMPARABLE { da: "kan sammenlignes", en: "comparable" }
    /// A new criterion.
    ADDED { da: "nyt", en: "added" }
    /// A criterion that is gone.
    REMOVED { da: "udgået", en: "removed" }
    /// A criterion that changed.
    CHANGED { da: "ændret", en: "changed" }
    /// A criterion that did not change itself.
    SAME { da: "uændret", en: "same" }
    /// A key whose value changed.
    KEY_CHANGED { da: "{key}: fra {before} til {after}", en: "{key}: from {before} to {after}" }
    /// A key that is new.
    KEY_ADDED { da: "{key}: nyt, {after}", en: "{key}: new, {after}" }
    /// A key that is gone.
    KEY_REMOVED { da: "{key}: udgået, var {before}", en: "{key}: gone, was {before}" }
    /// The table of cases.
    FLIPS {
        da: "Sager, der får et andet udfald (dataene alene, {as_of})",
        en: "Cases with another outcome (by the data alone, {as_of})",
    }
    /// A column's title.
    BEFORE { da: "før", en: "before" }
    /// A column's title.
    AFTER { da: "efter", en: "after" }
    /// A column's title.
    CASES { da: "sager", en: "cases" }
    /// A column's title.
    FIRST { da: "de første", en: "the first" }
    /// How many cases were compared.
    COMPARED {
        da: "{compared} sager er afgjort efter begge udgaver; {before} kun efter den gamle, {after} kun efter den nye.",
        en: "{compared} cases were decided by both editions; {before} by the old one only, {after} by the new one only.",
    }
    /// No case comes out differently.
    NO_FLIPS { da: "Ingen sag får et andet udfald.", en: "No case has another outcome." }
    /// A template that changed without a new version.
    NO_VERSION_STEP {
        da: "tjeklisten er ændret, men versionen er stadig `{version}`",
        en: "the template has changed, but the version is still `{version}`",
    }
    /// What changed.
    WHAT_CHANGED { da: "ændret: {list}", en: "changed: {list}" }
    /// Earlier editions of other templates.
    NO_EARLIER_EDITION {
        da: "her er ingen tidligere udgave af de tjeklister, der kontrolleres (her er: {ids})",
        en: "there is no earlier edition of the templates that are checked (there is: {ids})",
    }
    /// How to go on.
    STEP_VERSION { da: "giv den en ny version", en: "give it a new version" }
    /// A legal basis that nobody has looked at for long.
    STALE_BASIS {
        da: "retsgrundlaget for {criteria} er sidst efterset {date}, for over {months} måneder siden",
        en: "the legal basis of {criteria} was last checked on {date}, more than {months} months ago",
    }
    /// Legal bases of which nobody has said when they were looked at.
    NEVER_CHECKED {
        da: "det er ikke oplyst, hvornår retsgrundlaget for {criteria} er efterset",
        en: "it is not said when the legal basis of {criteria} was checked",
    }
    /// How to say it.
    SAY_WHEN {
        da: "skriv `basis_checked = 2026-05-01` under [template] eller i kontrolpunktet, når retsgrundlaget er efterset",
        en: "write `basis_checked = 2026-05-01` in [template] or in the criterion once the legal basis is checked",
    }
}
