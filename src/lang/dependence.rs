//! What is said of criteria that depend on others: in a template, and of a case.

phrases! {
    /// A criterion that is not there.
    UNKNOWN_CRITERION {
        da: "tjeklisten har intet kontrolpunkt `{criterion}`",
        en: "the template has no criterion `{criterion}`",
    }
    /// The criterion that was probably meant.
    HAS_CRITERION { da: "den har `{criterion}`", en: "it has `{criterion}`" }
    /// Criteria that wait for each other.
    CIRCLE {
        da: "kontrolpunkterne afhænger af hinanden i ring: {criteria}",
        en: "the criteria depend on each other in a circle: {criteria}",
    }
    /// The other criterion came out otherwise.
    OTHER_OUTCOME {
        da: "gælder ikke, da {criterion} har udfaldet {outcome}",
        en: "does not apply, since {criterion} is {outcome}",
    }
    /// Nobody has answered the other criterion, or it is not due.
    WAITS { da: "venter på {criterion} ({outcome})", en: "waits for {criterion} ({outcome})" }
    /// The other criterion could not be decided.
    OTHER_UNDETERMINED { da: "{criterion} kunne ikke afgøres", en: "{criterion} is undetermined" }
    /// The other criterion failed only because the case could not be looked at.
    OTHER_UNSEEN {
        da: "{criterion} kunne ikke afgøres, da sagen ikke kunne ses",
        en: "{criterion} could not be decided, since the case could not be seen",
    }
}
