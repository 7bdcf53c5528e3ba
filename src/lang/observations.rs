//! What reviewers noticed beside the checklist, in a report.

phrases! {
    /// A heading.
    OBSERVATIONS { da: "Ros og iagttagelser", en: "Praise and observations" }
    /// A sheet.
    SHEET { da: "Iagttagelser", en: "Observations" }
    /// A column.
    KIND { da: "art", en: "kind" }
    /// A column.
    AREA { da: "sagsområde", en: "area" }
    /// A column.
    CASE { da: "sagsnr.", en: "case" }
    /// A column.
    TEXT { da: "iagttaget", en: "noticed" }
    /// A column.
    REVIEWER { da: "gennemgået af", en: "reviewer" }
    /// A column.
    COUNT { da: "antal", en: "number" }
    /// Something noticed in a case.
    ON_SLIP { da: "{kind}: {text}", en: "{kind}: {text}" }
    /// What is left out.
    NOT_TOLD {
        da: "Hvad der er iagttaget, vises ikke, da det kan handle om enkelte sager.",
        en: "What was noticed is not shown, since it may be about single cases.",
    }
}
