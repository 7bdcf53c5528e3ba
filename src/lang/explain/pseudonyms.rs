//! Codes D120 to D123: codes in the place of case ids, and values that begin like a formula.

explained! {
    D120 {
        about_da: "En tidligere revision kalder sagerne noget andet.",
        why: {
            da: "Ingen af sagerne ville blive genkendt, og det ville se ud, som om de var nye.",
            en: "None of the cases would be recognised, and they would seem to be new.",
        },
        mend: {
            da: "Brug samme nøgle i begge: --pseudonymise --key FIL. En tidligere revision uden koder kan ikke bruges til en med koder.",
            en: "Use the same key in both: --pseudonymise --key FILE. An earlier audit without codes cannot be used for one with codes.",
        },
    }
    D121 {
        about_da: "En ny lodtrækning ville skrive sagsnumre, hvor der var koder.",
        why: {
            da: "Mappen er lavet til at kunne gives videre uden sagsnumre.",
            en: "The folder was made to be passed on without case ids.",
        },
        mend: {
            da: "Tilføj --pseudonymise, eller træk lod i en ny mappe.",
            en: "Add --pseudonymise, or draw into a new folder.",
        },
    }
    D122 {
        about_da: "En lodtrækning med koder skal gentages uden deres nøgle.",
        why: {
            da: "Uden nøglen ville de rigtige sagsnumre blive skrevet, eller helt andre koder.",
            en: "Without the key the real case ids would be written, or quite other codes.",
        },
        mend: {
            da: "Angiv mappens egen nøgle med --key FIL.",
            en: "Name the folder's own key with --key FILE.",
        },
    }
    D123 {
        about_da: "Værdier i en stikprøve begynder som en formel.",
        why: {
            da: "Et regneark, der åbner filen direkte, regner sådan en værdi ud. Den kan hente noget fra nettet eller sende noget ud.",
            en: "A spreadsheet that opens the file directly works such a value out. It can fetch something from the net, or send something out.",
        },
        mend: {
            da: "Hent filen ind med alle kolonner som tekst. Programmet ændrer ikke værdierne, for stikprøven skal kunne genskabes nøjagtigt.",
            en: "Import the file with all columns as text. The program does not change the values, since the sample must be made again exactly.",
        },
    }
}
