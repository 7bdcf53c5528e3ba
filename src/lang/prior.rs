//! What is said of the outcomes of an earlier audit.

phrases! {
    /// A `prior` that is no look-up.
    FORM {
        da: "`prior` skal have id'et på et kontrolpunkt som tekst: prior('SDP-01')",
        en: "`prior` takes the id of a criterion as a text: prior('SDP-01')",
    }
    /// A criterion that the template does not have.
    UNKNOWN_CRITERION {
        da: "tjeklisten har intet kontrolpunkt `{criterion}`, som `prior` spørger til; havde den forrige revision det heller ikke, er svaret altid tomt",
        en: "the template has no criterion `{criterion}` that `prior` asks for; if the earlier audit had none either, the answer is always empty",
    }
    /// A file that the program did not write.
    DAMAGED {
        da: "filen kan ikke læses som udfald af en tidligere revision; den er ændret eller beskadiget",
        en: "the file cannot be read as outcomes of an earlier audit; it was changed or damaged",
    }
    /// An earlier audit that was changed.
    ALTERED {
        da: "`{file}` i den tidligere revision er ændret, siden den blev skrevet",
        en: "`{file}` of the earlier audit was changed since it was written",
    }
    /// An earlier audit without assessments.
    NOT_SCORED {
        da: "den tidligere revision har ingen vurderinger (`assessments.csv`)",
        en: "the earlier audit has no assessments (`assessments.csv`)",
    }
    /// An earlier audit that nobody asks for.
    NOT_ASKED_FOR {
        da: "tjeklisten bruger ikke `prior`, så en tidligere revision har ingen betydning",
        en: "the template does not use `prior`, so that an earlier audit has no meaning",
    }
}
