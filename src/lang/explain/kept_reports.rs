//! Codes from C150 on: reports that are kept in an audit folder.

explained! {
    C150 {
        about_da: "En rapport i en revisionsmappe viser andre tal, end mappen nu har.",
        why: {
            da: "Fund, bemærkninger eller iagttagelser er ændret, siden rapporten blev lavet. Den ville fortælle det gamle videre.",
            en: "Findings, remarks or observations have changed since the report was made. It would go on telling the old ones.",
        },
        mend: {
            da: "Lav rapporten igen med de samme valg som før, eller slet den.",
            en: "Make the report again with the same options as before, or delete it.",
        },
    }
}
