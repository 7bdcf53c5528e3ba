//! Codes D120 to D122: codes in the place of case ids.

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
}
