//! Codes of the review: A050 to A069.

explained! {
    A050 {
        about_da: "Der bedes om en gennemgang på skærmen, hvor der ingen terminal er.",
        why: {
            da: "Gennemgangen læser enkelte taster og tegner hele skærmen. I et script eller gennem et rør ville den vente på taster, der aldrig kommer.",
            en: "The review reads single keys and draws the whole screen. In a script or a pipe it would wait for keys that never come.",
        },
        mend: {
            da: "Kør den i et terminalvindue, eller brug sagsaudit review MAPPE --list og --set SAG KONTROLPUNKT SVAR.",
            en: "Run it in a terminal window, or use sagsaudit review FOLDER --list and --set CASE CRITERION ANSWER.",
        },
    }
    A051 {
        about_da: "En anden gennemgår har allerede svaret.",
        why: {
            da: "To svar på det samme er en fordel, når det er meningen, at to skal se sagen, og spildt arbejde, når det ikke er. Derfor spørges der, og det andet svar vises ikke.",
            en: "Two answers to the same question are a gain where two are meant to look at a case, and wasted work where they are not. So it is asked, and the other answer is not shown.",
        },
        mend: {
            da: "Gennemgå en anden sag, eller giv svaret med --second. Er de to svar forskellige, skal de afstemmes, før der kan konkluderes.",
            en: "Review another case, or give the answer with --second. Where the two differ they must be reconciled before anything can be concluded.",
        },
    }
    A052 {
        about_da: "Et svar står i en anden fil end den, gennemgangen skriver.",
        why: {
            da: "Svaret kom fra et tjekark eller en svarfil. Blev det ændret her, ville to filer sige hver sit om det samme.",
            en: "The answer came from a worksheet or an answer file. Changed here, two files would say different things of the same.",
        },
        mend: {
            da: "Ret svaret i filen, og læs den ind igen med sagsaudit score MAPPE --answers FIL.",
            en: "Change the answer in that file and read it again with sagsaudit score FOLDER --answers FILE.",
        },
    }
    A053 {
        about_da: "En gennemgår har intet navn, som svar kan gemmes under.",
        why: {
            da: "Hvert svar skal kunne føres tilbage til den, der gav det, og hver gennemgår har sin egen fil.",
            en: "Each answer must lead back to whoever gave it, and each reviewer has a file of their own.",
        },
        mend: {
            da: "Giv et navn eller initialer med --reviewer; højst 100 tegn, og intet CPR-nummer.",
            en: "Give a name or initials with --reviewer; 100 characters at most, and no CPR number.",
        },
    }
    A054 {
        about_da: "Andre ser på en sag, som en gennemgår vil besvare eller se.",
        why: {
            da: "Sagerne er fordelt i reviewers.csv. Et svar fra en, sagen ikke er givet til, ville stå ved siden af deres, som den er givet til.",
            en: "The cases are divided in reviewers.csv. An answer by somebody who was not given the case would stand beside those of the ones who were.",
        },
        mend: {
            da: "Angiv med --reviewer den, sagen er givet til, eller fordel sagerne på ny med `sheet --reviewer ... --reassign`.",
            en: "Name with --reviewer who was given the case, or divide the cases anew with `sheet --reviewer ... --reassign`.",
        },
    }
}
