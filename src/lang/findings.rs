//! What findings and conclusions say. Triggers are written in English into `findings.json`.

use super::{Lang, Phrase};

phrases! {
    /// Level 1.
    LEVEL_1 {
        da: "I de gennemgåede sager administreres området i overensstemmelse med gældende regler. Der er ikke fundet fejl af betydning.",
        en: "In the cases examined the area is administered in accordance with the rules in force. No errors of importance were found.",
    }
    /// Level 2.
    LEVEL_2 {
        da: "I de gennemgåede sager administreres området generelt i overensstemmelse med gældende regler. Der er fundet enkelte fejl.",
        en: "In the cases examined the area is generally administered in accordance with the rules in force. Isolated errors were found.",
    }
    /// Level 3.
    LEVEL_3 {
        da: "I de gennemgåede sager administreres området i det væsentlige efter reglerne, men der er gentagne fejl, der kræver opfølgning.",
        en: "In the cases examined the area is in the main administered by the rules, but there are repeated errors that call for follow-up.",
    }
    /// Level 4.
    LEVEL_4 {
        da: "Der er væsentlige mangler i de gennemgåede sager.",
        en: "There are material shortcomings in the cases examined.",
    }
    /// Level 5.
    LEVEL_5 {
        da: "Der er alvorlige mangler i de gennemgåede sager, som kræver omgående handling.",
        en: "There are serious shortcomings in the cases examined that call for immediate action.",
    }
    /// Too much undetermined.
    NO_BASIS {
        da: "Datagrundlaget er utilstrækkeligt til en konklusion.",
        en: "The data is not sufficient for a conclusion.",
    }
    /// Answers are missing.
    NOT_CONCLUDED {
        da: "Området kan ikke konkluderes endnu: der er kontrolpunkter, som ikke er gennemgået.",
        en: "The area cannot be concluded yet: there are criteria that have not been reviewed.",
    }
    /// What led to a level.
    TRIGGER_PENDING { da: "kontrolpunkter er ikke gennemgået", en: "criteria are not reviewed" }
    /// What led to a level.
    TRIGGER_UNDETERMINED {
        da: "over 25 % kan ikke afgøres, eller intet er afgjort",
        en: "more than 25 % undetermined, or nothing decided",
    }
    /// What led to a level.
    TRIGGER_SEVERAL_CRITICAL { da: "flere kritiske fejl", en: "several critical errors" }
    /// What led to a level.
    TRIGGER_CRITICAL { da: "en kritisk fejl", en: "a critical error" }
    /// What led to a level.
    TRIGGER_WIDESPREAD { da: "en udbredt væsentlig fejl", en: "a widespread material error" }
    /// What led to a level.
    TRIGGER_SEVERAL_MATERIAL { da: "flere væsentlige fejl på et kontrolpunkt", en: "several material errors on one criterion" }
    /// What led to a level.
    TRIGGER_TARGET { da: "et mål er ikke opfyldt", en: "a target is not met" }
    /// What led to a level.
    TRIGGER_SINGLE_MATERIAL { da: "enkelte væsentlige fejl", en: "single material errors" }
    /// What led to a level.
    TRIGGER_NOTHING { da: "ingen væsentlige eller kritiske fejl", en: "no material or critical errors" }
}

/// The sentences a conclusion can be.
static CONCLUSIONS: [&Phrase; 7] = [&LEVEL_1, &LEVEL_2, &LEVEL_3, &LEVEL_4, &LEVEL_5, &NO_BASIS, &NOT_CONCLUDED];

/// A conclusion, which is kept in the language of its template, in the language of the reader. The words of an auditor
/// who set it himself stay as they are.
pub fn conclusion_in(text: &str, lang: Lang) -> &str {
    let known = CONCLUSIONS.iter().find(|phrase| phrase.da == text || phrase.en == text);
    known.map_or(text, |phrase| phrase.text(lang))
}
