//! Codes of several people in one folder: D090 to D094.

explained! {
    D090 {
        about_da: "En anden er i gang med de samme svar.",
        why: {
            da: "Skrev to på samme fil, ville den sidste slette den førstes svar. Låsen er styresystemets og slippes af sig selv, når programmet slutter, også hvis det bliver slået ned: den kan ikke blive hængende.",
            en: "If two wrote the same file the last would wipe out the answers of the first. The lock is the operating system's and goes when the program ends, also when it is killed: it cannot be left behind.",
        },
        mend: {
            da: "Vent, til gennemgangen er afsluttet, eller gennemgå under dit eget navn med --reviewer.",
            en: "Wait until that review has ended, or review under your own name with --reviewer.",
        },
    }
    D091 {
        about_da: "En anden er måske i gang med de samme svar; drevet har ingen låse.",
        why: {
            da: "Nogle netværksdrev har ingen låse. Så er sedlen om, hvem der begyndte og hvornår, det eneste at gå efter, og den bliver liggende, hvis programmet slås ned.",
            en: "Some network drives have no locks. Then the note of who began, and when, is all there is to go by, and it stays when the program is killed.",
        },
        mend: {
            da: "Spørg den, der er nævnt. Er der ingen i gang, så slet den fil, meddelelsen nævner; svarene bliver ikke rørt.",
            en: "Ask whoever is named. If nobody is at work, delete the file that the message names; the answers stay.",
        },
    }
    D092 {
        about_da: "Det, en gennemgang hviler på, blev ændret undervejs.",
        why: {
            da: "En anden kommando har ændret stikprøven, tjeklisten eller svarfilen. Et svar kunne lande på en sag, der ikke længere er i stikprøven, eller slette et andet.",
            en: "Another command has changed the sample, the checklist or the answer file. An answer could land on a case that is no longer in the sample, or wipe out another.",
        },
        mend: {
            da: "Afslut og begynd igen; alle svar før det seneste er gemt.",
            en: "Quit and begin again; all answers before the last are saved.",
        },
    }
}
