//! What is said of what reviewers found where they looked at what data had decided.

phrases! {
    /// What comes of the checks of a criterion in an area.
    CHECKED { da: "{criterion}: {parts}.", en: "{criterion}: {parts}." }
    /// Cases that failed by the registered data.
    FAILS_LOOKED_AT {
        da: "af {count} sager, der ikke var opfyldt efter registreringen, og som er gennemgået, er {confirmed} bekræftet og {register} registreringsfejl",
        en: "of {count} cases that failed by the registered data and were looked at, {confirmed} are confirmed and {register} are register errors",
    }
    /// Cases that passed by the registered data, and fail.
    HIDDEN_ERRORS {
        da: "registreringen skjulte en fejl i {count} af {of} gennemgåede sager, der var opfyldt",
        en: "the register hid an error in {count} of {of} passes looked at",
    }
    /// Cases in which the reviewer decided otherwise.
    OVERRULED { da: "{count} afgjort anderledes end data siger", en: "{count} decided otherwise than the data says" }
    /// Fails by typing.
    INPUT_ERRORS { da: "{count} indtastningsfejl", en: "{count} typing errors" }
    /// Passes that are lawful exceptions.
    LAWFUL_EXCEPTIONS { da: "{count} lovlige undtagelser", en: "{count} lawful exceptions" }
    /// Answers that do not count.
    NOT_COUNTED {
        da: "{count} svar uden bemærkning tæller ikke, fordi kontrolpunktet efter data ikke gælder for sagen: {answers}",
        en: "{count} answers without a comment do not count, because by the data the criterion does not apply to the case: {answers}",
    }
    /// What can be done about them.
    MAKE_IT_COUNT {
        da: "skriv en bemærkning, hvis kontrolpunktet gælder alligevel, eller ret den forkerte oplysning (corrected_column)",
        en: "write a comment if the criterion applies all the same, or correct the wrong value (corrected_column)",
    }
    /// An answer.
    ANSWER { da: "{case} ({criterion})", en: "{case} ({criterion})" }
}
