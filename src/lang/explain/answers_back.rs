//! Codes that begin with A: what comes back from departments and reviewers.

explained! {
    A070 {
        about_da: "En fil er ikke en liste over stikprøvens sager, eller en række i den kan ikke læses.",
        why: {
            da: "En sag, der ikke kan fremskaffes, tæller som en afvigelse. Derfor skal det stå fast, hvilken sag hver række taler om.",
            en: "A case that cannot be produced counts as a deviation. So it must be certain which case each row speaks of.",
        },
        mend: {
            da: "Brug listen fra sagsaudit request, og behold overskrifterne Sag og Fundet. Hver række skal have lige så mange felter som overskriften.",
            en: "Use the list made by sagsaudit request, and keep the headings Case and Found. Every row has as many fields as the header.",
        },
    }
    A071 {
        about_da: "En liste over stikprøvens sager har en angivelse, der ikke er mulig.",
        why: {
            da: "Kun et klart svar kan tælle: en afvigelse må ikke bero på et gæt.",
            en: "Only a clear answer can count: a deviation must not rest on a guess.",
        },
        mend: {
            da: "Skriv ja, nej eller ingen adgang under Fundet, og en dato som 16-11-2026 under Dato. Andre oplysninger skrives under Hvor og Bemærkning.",
            en: "Write yes, no or no access under Found, and a date such as 2026-11-16 under Date. Whatever else there is to say goes under Where and Remark.",
        },
    }
}
