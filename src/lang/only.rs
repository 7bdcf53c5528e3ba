//! What is said of the part of a checklist that is chosen by `--only`.

phrases! {
    /// A choice that is none.
    BAD_FORM { da: "`--only {text}` kan ikke læses", en: "`--only {text}` cannot be read" }
    /// How to choose.
    FORMS {
        da: "skriv theme:TEMA, dimension:DIMENSION eller criterion:ID; `score --only all` tager hele tjeklisten",
        en: "write theme:THEME, dimension:DIMENSION or criterion:ID; `score --only all` takes the whole template",
    }
    /// A theme without criteria.
    NO_THEME { da: "ingen kontrolpunkter har temaet `{value}`", en: "no criterion has the theme `{value}`" }
    /// A dimension without criteria.
    NO_DIMENSION {
        da: "ingen kontrolpunkter har dimensionen `{value}`",
        en: "no criterion has the dimension `{value}`",
    }
    /// A criterion that is not there.
    NO_CRITERION { da: "tjeklisten har intet kontrolpunkt `{value}`", en: "the template has no criterion `{value}`" }
    /// The choice that was probably meant.
    NEAREST { da: "mente du `{choice}`?", en: "did you mean `{choice}`?" }
    /// What can be chosen.
    THERE { da: "tjeklisten har: {list}", en: "the template has: {list}" }
    /// Nothing can be chosen.
    NONE_THERE { da: "tjeklisten har ingen", en: "the template has none" }
    /// Said with the findings.
    PART_ONLY {
        da: "Kun en del af tjeklisten er med: {choices}.",
        en: "Only a part of the template is looked at: {choices}.",
    }
    /// A findings file that cannot tell which part was looked at.
    UNKNOWN_PART {
        da: "`findings.json` er ændret, så det ikke fremgår, hvilken del af tjeklisten revisionen omfatter",
        en: "`findings.json` was changed, so that it does not tell which part of the template the audit looks at",
    }
    /// How to go on.
    SAY_WHICH_PART {
        da: "angiv delen med `score --only`; `--only all` er hele tjeklisten",
        en: "name the part with `score --only`; `--only all` is the whole template",
    }
}
