//! Conclusions: the built-in scale, what triggered a step of it, what the auditor decides, and what can be wrong with
//! `[rating]`. Triggers are written in English into `findings.json`.

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
    /// Level 1 in a table.
    TITLE_1 { da: "i orden", en: "in order" }
    /// Level 2 in a table.
    TITLE_2 { da: "enkelte fejl", en: "isolated errors" }
    /// Level 3 in a table.
    TITLE_3 { da: "gentagne fejl", en: "repeated errors" }
    /// Level 4 in a table.
    TITLE_4 { da: "væsentlige mangler", en: "material shortcomings" }
    /// Level 5 in a table.
    TITLE_5 { da: "alvorlige mangler", en: "serious shortcomings" }
    /// Too little to conclude on.
    NO_BASIS {
        da: "Datagrundlaget er utilstrækkeligt til en konklusion.",
        en: "The data is not sufficient for a conclusion.",
    }
    /// Answers are missing.
    NOT_CONCLUDED {
        da: "Området kan ikke konkluderes endnu: der er kontrolpunkter, som ikke er gennemgået.",
        en: "The area cannot be concluded yet: there are criteria that have not been reviewed.",
    }
    /// A trigger.
    TRIGGER_PENDING { da: "kontrolpunkter er ikke gennemgået", en: "criteria are not reviewed" }
    /// A trigger.
    TRIGGER_UNDETERMINED {
        da: "over {most} % kan ikke afgøres, eller intet er afgjort",
        en: "more than {most} % undetermined, or nothing decided",
    }
    /// A trigger.
    TRIGGER_FEW_CASES { da: "færre end {fewest} sager", en: "fewer than {fewest} cases" }
    /// A trigger.
    TRIGGER_NOTHING {
        da: "ingen af de strengere trin holder",
        en: "none of the stricter bands holds",
    }
    /// A trigger: what was found, among which criteria, and where.
    TRIGGER { da: "{what} i {where} ({found})", en: "{what} in {where} ({found})" }
    /// A trigger: the auditor's decision.
    TRIGGER_SET { da: "sat af revisor", en: "set by the auditor" }
    /// What was found.
    ERRORS { da: "mindst {errors} fejl", en: "at least {errors} error(s)" }
    /// What was found.
    IN_CRITERIA { da: "fejl i mindst {criteria} kontrolpunkter", en: "errors in at least {criteria} criteria" }
    /// What was found.
    SEVERAL { da: "flere fejl på ét kontrolpunkt", en: "several errors on one criterion" }
    /// What was found.
    WIDESPREAD { da: "udbredt fejl", en: "a widespread error" }
    /// What was found.
    TARGET_NOT_MET { da: "mål ikke opfyldt", en: "a target not met" }
    /// What was found.
    SYSTEMATIC { da: "systematisk fejl", en: "a systematic error" }
    /// Two things that were found of the same criteria.
    BOTH { da: "{one} og {other}", en: "{one} and {other}" }
    /// Among which criteria.
    WHERE_FORMAL { da: "kontrolpunkter", en: "criteria" }
    /// Among which criteria.
    WHERE_MATERIAL { da: "mindst væsentlige kontrolpunkter", en: "criteria that are at least material" }
    /// Among which criteria.
    WHERE_CRITICAL { da: "kritiske kontrolpunkter", en: "critical criteria" }
    /// Among which criteria.
    WHERE_LAW { da: "{where} om lovkrav", en: "{where} of law" }
    /// Among which criteria.
    WHERE_LOCAL { da: "{where} om lokale normer", en: "{where} of local norms" }
    /// A criterion with its errors.
    FOUND { da: "{criterion}: {fail} af {decided}", en: "{criterion}: {fail} of {decided}" }

    /// One criterion after the other.
    JOINED { da: "{one}, {other}", en: "{one}, {other}" }
    /// The conclusion on an area, with its level.
    CONCLUSION { da: "Konklusion, trin {level}: {text} Udløst af: {trigger}.", en: "Conclusion, level {level}: {text} Triggered by: {trigger}." }
    /// The conclusion on an area that has none.
    CONCLUSION_NONE { da: "Konklusion: {text}", en: "Conclusion: {text}" }
    /// A conclusion that rests on a part of the checklist.
    RESTS_ON_PART {
        da: "Konklusionen bygger kun på en del af tjeklisten: {choices}.",
        en: "The conclusion rests on a part of the template only: {choices}.",
    }
    /// A conclusion that the auditor set.
    CONCLUSION_SET {
        da: "Konklusion, trin {level}: {text} Sat af {by}: {reason}",
        en: "Conclusion, level {level}: {text} Set by {by}: {reason}",
    }
    /// What the program says beside a conclusion that the auditor set.
    PROGRAM_SAYS {
        da: "Programmets eget trin: {level}. {text} Udløst af: {trigger}.",
        en: "The program's own level: {level}. {text} Triggered by: {trigger}.",
    }
    /// What the program says where it says nothing.
    PROGRAM_SAYS_NONE {
        da: "Programmets eget: {text}",
        en: "The program's own: {text}",
    }
    /// The findings are others than those on which the auditor decided.
    PROGRAM_SAID_OTHER {
        da: "Da trinnet blev sat, var programmets eget: {level}. Fundene er ændret siden: se, om det stadig holder.",
        en: "When the level was set, the program's own was: {level}. The findings have changed since: see whether it still holds.",
    }
    /// A level.
    LEVEL { da: "{level}", en: "{level}" }
    /// No level.
    NO_LEVEL { da: "intet", en: "none" }
    /// An error the auditor calls systematic.
    IS_SYSTEMATIC {
        da: "{criterion} er systematisk, fælles årsag: {cause}. Sat af {by}: {reason}",
        en: "{criterion} is systematic, common cause: {cause}. Set by {by}: {reason}",
    }
    /// Errors that might be systematic.
    MAY_BE_SYSTEMATIC {
        da: "Udbredte fejl kan være systematiske: {criteria}. Det afgøres af revisor, når den fælles årsag er fundet (sagsaudit conclude --systematic).",
        en: "Widespread errors may be systematic: {criteria}. The auditor decides, when the common cause is found (sagsaudit conclude --systematic).",
    }
    /// A cause.
    CAUSE_ENTRY { da: "indtastning", en: "data entry" }
    /// A cause.
    CAUSE_KNOWLEDGE { da: "manglende viden", en: "lack of knowledge" }
    /// A cause.
    CAUSE_PROCEDURE { da: "arbejdsgang", en: "procedure" }
    /// A cause.
    CAUSE_SYSTEM { da: "system", en: "system" }
    /// A cause.
    CAUSE_RESOURCES { da: "ressourcer", en: "resources" }
    /// A cause.
    CAUSE_CITIZEN { da: "borgerforhold", en: "circumstances of the citizen" }

    /// A decision that was kept.
    LEVEL_IS_SET { da: "{area}: trin {level} er sat", en: "{area}: level {level} is set" }
    /// A decision that was kept.
    SYSTEMATIC_IS_SET { da: "{area}, {criterion}: systematisk er sat", en: "{area}, {criterion}: systematic is set" }
    /// A decision that was withdrawn.
    IS_WITHDRAWN { da: "{area}: afgørelsen er trukket tilbage", en: "{area}: the decision is withdrawn" }
    /// A file of decisions that was damaged.
    DAMAGED { da: "filen med revisors afgørelser kan ikke læses: {detail}", en: "the file with the auditor's decisions cannot be read: {detail}" }
    /// No such area.
    NO_SUCH_AREA { da: "revisionen har intet sagsområde `{area}`", en: "the audit has no area `{area}`" }
    /// The areas there are.
    AREAS { da: "sagsområder: {areas}", en: "areas: {areas}" }
    /// No such criterion.
    NO_SUCH_CRITERION { da: "tjeklisten har intet kontrolpunkt `{criterion}`", en: "the template has no criterion `{criterion}`" }
    /// The nearest name.
    NEAREST { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// No such level.
    NO_SUCH_LEVEL { da: "tjeklistens skala har intet trin {level}", en: "the template's scale has no level {level}" }
    /// The levels there are.
    LEVELS { da: "trin: {levels}", en: "levels: {levels}" }
    /// Systematic, but nothing found.
    NO_ERRORS_THERE {
        da: "{criterion} har ingen fejl i {area}: der er ikke noget, der kan være systematisk",
        en: "{criterion} has no errors in {area}: nothing can be systematic",
    }
    /// Nothing to withdraw.
    NOTHING_SET { da: "her er ingen afgørelse at trække tilbage", en: "there is no decision to withdraw here" }
    /// An empty reason.
    NO_REASON { da: "skriv en begrundelse med --reason", en: "write a reason with --reason" }
    /// No such cause.
    NO_SUCH_CAUSE { da: "`{cause}` er ingen af årsagerne", en: "`{cause}` is none of the causes" }
    /// The causes there are.
    CAUSES { da: "årsager: {causes}", en: "causes: {causes}" }
    /// Decisions that would be lost.
    HAS_DECISIONS {
        da: "mappen indeholder revisors afgørelser om konklusionerne; en ny udvælgelse ville gøre dem ugyldige",
        en: "the folder holds the auditor's decisions on the conclusions; a new draw would make them void",
    }

    /// A scale without an end.
    NO_LAST_BAND {
        da: "det sidste trin skal altid holde, ellers kan et sagsområde stå uden konklusion",
        en: "the last band must always hold, or an area could be left without a conclusion",
    }
    /// What to do about it.
    NO_LAST_BAND_HELP {
        da: "lad det sidste trin være uden `when`",
        en: "leave out `when` in the last band",
    }
    /// A band that is never reached.
    NOT_REACHED {
        da: "trinnet nås aldrig: et trin over det har ingen `when` og holder altid",
        en: "the band is never reached: one above it has no `when` and always holds",
    }
    /// Two bands of a level.
    SAME_LEVEL {
        da: "trin {level} står to gange; flere betingelser skrives som en liste: when = [{...}, {...}]",
        en: "level {level} stands twice; several conditions are written as a list: when = [{...}, {...}]",
    }
    /// A level out of range.
    BAD_LEVEL { da: "trin {level} kan ikke bruges: 1 til {highest}", en: "level {level} cannot be used: 1 to {highest}" }
    /// A number that must be at least 1.
    AT_LEAST_ONE { da: "tallet skal være mindst 1", en: "the number must be at least 1" }
    /// An unknown mark.
    UNKNOWN_MARK { da: "`{mark}` kan ikke udfyldes", en: "`{mark}` cannot be filled in" }
    /// The marks there are.
    KNOWN_MARKS { da: "der kan stå: {marks}", en: "there can be: {marks}" }
    /// A sentence that claims too much.
    SYSTEMATIC_WITHOUT_LIMIT {
        da: "sætningen taler om systematiske fejl uden at sige, hvor mange sager den bygger på, og hvor udbredt en fejl stadig kan være",
        en: "the sentence speaks of systematic errors without saying on how many cases it rests, and how common an error can still be",
    }
    /// What to do about it.
    SYSTEMATIC_HELP {
        da: "skriv {drawn} og {upper} i sætningen: 15 sager uden fejl udelukker kun, at over 18 % har den",
        en: "write {drawn} and {upper} in the sentence: 15 cases without an error only rule out that more than 18 % have it",
    }
    /// A condition without content.
    EMPTY_CONDITION {
        da: "betingelsen siger ikke noget; et trin, der altid holder, er uden `when`",
        en: "the condition says nothing; a band that always holds has no `when`",
    }
}

/// The sentences and titles of the built-in scale, in either language.
static BUILT_IN: [&Phrase; 12] = [
    &LEVEL_1, &LEVEL_2, &LEVEL_3, &LEVEL_4, &LEVEL_5, &NO_BASIS, &NOT_CONCLUDED, &TITLE_1, &TITLE_2, &TITLE_3, &TITLE_4,
    &TITLE_5,
];

/// A conclusion, which is kept in the language of its template, in the language of the reader. The words of a template
/// with a scale of its own stay as they are.
pub fn conclusion_in(text: &str, lang: Lang) -> &str {
    let known = BUILT_IN.iter().find(|phrase| phrase.da == text || phrase.en == text);
    known.map_or(text, |phrase| phrase.text(lang))
}
