//! Where an audit stands among the kinds of supervision of a municipality.

phrases! {
    /// Where the audit stands.
    SUPERVISION {
        da: "I det samlede tilsyn hører gennemgangen under {kind}. Den udføres {external} og forelægges {political}.",
        en: "Within supervision as a whole the audit belongs to {kind}. It is carried out {external} and is {political}.",
    }
    /// A kind of supervision.
    KIND_AUDIT { da: "revisionstilsyn", en: "supervision by auditors" }
    /// A kind of supervision.
    KIND_PRACTICE { da: "praksistilsyn", en: "supervision of practice" }
    /// A kind of supervision.
    KIND_OTHER { da: "øvrigt tilsyn", en: "other supervision" }
    /// A kind of supervision.
    KIND_INTERNAL { da: "internt tilsyn", en: "internal supervision" }
    /// Who carries it out.
    EXTERNAL { da: "af en ekstern part", en: "by an outside party" }
    /// Who carries it out.
    NOT_EXTERNAL { da: "af kommunen selv", en: "by the municipality itself" }
    /// Whether politicians see it.
    POLITICAL { da: "politisk", en: "presented to the politicians" }
    /// Whether politicians see it.
    NOT_POLITICAL { da: "ikke politisk som enkeltsag", en: "not presented to the politicians on its own" }
    /// A part of the whole without the whole, in a template.
    NO_KIND {
        da: "`{key}` siger noget om en art af tilsyn, men tjeklisten siger ikke hvilken; skriv supervision = \"audit\", \"practice\", \"other\" eller \"internal\"",
        en: "`{key}` says something of a kind of supervision, and the template does not say which; write supervision = \"audit\", \"practice\", \"other\" or \"internal\"",
    }
    /// A part of the whole without the whole, on the command line.
    NO_KIND_GIVEN {
        da: "--external og --political siger noget om en art af tilsyn, men hverken --supervision eller tjeklistens [report] siger hvilken",
        en: "--external and --political say something of a kind of supervision, and neither --supervision nor [report] of the template says which",
    }
}
