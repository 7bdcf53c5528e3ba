//! Codes that begin with A: answers.

explained! {
    A001 {
        about_da: "En fil er ikke en svarfil, eller en række i den kan ikke læses.",
        why: {
            da: "Et svar, der ikke kan læses, ville mangle i opgørelsen, uden at nogen så det. Derfor tages enten hele filen eller ingenting.",
            en: "An answer that cannot be read would be missing from the findings without anybody noticing. So a file is taken whole or not at all.",
        },
        mend: {
            da: "En svarfil er en CSV-fil med mindst kolonnerne case_id, criterion og answer. Ret den linje, der er nævnt, og kør igen.",
            en: "An answer file is a CSV file with at least the columns case_id, criterion and answer. Mend the line that is named and run again.",
        },
    }
    A002 {
        about_da: "Et svar handler om en sag eller et kontrolpunkt, som revisionen ikke har.",
        why: {
            da: "Det er som regel en slåfejl, eller filen hører til en anden revision. Svaret kan ikke tælles med, og den sag, det var ment til, ville stå som ikke gennemgået.",
            en: "It is mostly a slip of the pen, or the file belongs to another audit. The answer cannot be counted, and the case it was meant for would stand as not reviewed.",
        },
        mend: {
            da: "Sammenlign sagsnummeret med sample.csv og kontrolpunktets id med tjeklisten.",
            en: "Compare the case id with sample.csv and the criterion's id with the template.",
        },
    }
    A003 {
        about_da: "Et svar, en sagsstatus, et beløb eller en rettet kolonne er ikke mulig.",
        why: {
            da: "Kun faste svar kan tælles. Et svar, der ligner, ville blive gættet på, og et gæt hører ikke til i en revision.",
            en: "Only fixed answers can be counted. A similar one would have to be guessed at, and a guess has no place in an audit.",
        },
        mend: {
            da: "Brug ja, delvist, nej, ikke relevant eller kan ikke vurderes; en sags status er reviewed, not_found eller no_access.",
            en: "Use yes, partly, no, not_relevant or cannot_judge; the status of a case is reviewed, not_found or no_access.",
        },
    }
    A004 {
        about_da: "Et svar mangler en kommentar.",
        why: {
            da: "Den, der læser fundet, skal kunne se, hvad gennemgåeren så. Uden begrundelse kan afdelingen hverken svare på det eller rette op.",
            en: "Whoever reads the finding must be able to see what the reviewer saw. Without a reason the department can neither answer nor put it right.",
        },
        mend: {
            da: "Skriv en kommentar ved alle svar undtagen ja og ikke relevant.",
            en: "Write a comment with every answer but yes and not_relevant.",
        },
    }
    A005 {
        about_da: "To svar på det samme spørgsmål er forskellige.",
        why: {
            da: "Programmet kan ikke vide, hvilket der gælder, og det sidste er ikke nødvendigvis det rigtige.",
            en: "The program cannot know which of them holds, and the latest is not necessarily the right one.",
        },
        mend: {
            da: "Lad gennemgåerne blive enige, og slet den ene række.",
            en: "Let the reviewers agree, and delete one of the rows.",
        },
    }
    A010 {
        about_da: "Filen med revisors afgørelser kan ikke læses.",
        why: {
            da: "Afgørelserne ændrer konklusionerne. Læst halvt ville nogle af dem mangle i rapporten, uden at nogen så det.",
            en: "The decisions change the conclusions. Read by half, some of them would be missing from the report without anybody noticing.",
        },
        mend: {
            da: "Ret ikke i conclusions.csv med hånden: hent den fra en sikkerhedskopi, og brug sagsaudit conclude.",
            en: "Do not edit conclusions.csv by hand: take it from a backup, and use sagsaudit conclude.",
        },
    }
    A011 {
        about_da: "En afgørelse handler om et sagsområde eller et kontrolpunkt, som revisionen ikke har.",
        why: {
            da: "Den ville ikke ændre noget, og revisor ville tro, at den gjaldt.",
            en: "It would change nothing, and the auditor would believe that it held.",
        },
        mend: {
            da: "Skriv sagsområdet eller kontrolpunktets id, som det står i fundene; meddelelsen nævner det nærmeste.",
            en: "Write the area or the criterion's id as it stands in the findings; the message gives the nearest one.",
        },
    }
    A012 {
        about_da: "En konklusion har et trin, som tjeklistens skala ikke har.",
        why: {
            da: "Hvert trin har en sætning i tjeklisten; et trin uden sætning siger ikke læseren noget.",
            en: "Each level has a sentence in the template; a level without one tells the reader nothing.",
        },
        mend: {
            da: "Vælg et af de trin, som meddelelsen nævner, eller tilføj trinnet i tjeklistens [rating].",
            en: "Choose one of the levels that the message names, or add the level to the template's [rating].",
        },
    }
    A013 {
        about_da: "En fejl kaldes systematisk, men er ikke fundet.",
        why: {
            da: "Systematisk betyder, at fundne fejl har en fælles årsag. Uden en fejl i området er der intet at begrunde det med.",
            en: "Systematic means that errors found have a common cause. Without an error in the area nothing can bear it out.",
        },
        mend: {
            da: "Se efter, om sagsområdet og kontrolpunktet er de rigtige, og om alle svar er læst ind.",
            en: "See whether area and criterion are the right ones, and whether all answers were taken in.",
        },
    }
    A014 {
        about_da: "Der er ingen afgørelse at trække tilbage.",
        why: {
            da: "Der er ikke truffet nogen afgørelse her, eller den er trukket tilbage. Den, der ønskes væk, gælder måske stadig et andet sted.",
            en: "No decision was made here, or it was withdrawn. The one that should go may still hold elsewhere.",
        },
        mend: {
            da: "Se i conclusions.csv, hvad der er afgjort. Skriv --criterion for en systematisk fejl; uden den trækkes trinnet tilbage.",
            en: "See in conclusions.csv what was decided. Write --criterion for a systematic error; without it the level is withdrawn.",
        },
    }
}
