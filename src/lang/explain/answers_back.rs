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
    A072 {
        about_da: "En rettet værdi kan ikke læses som den type, kolonnen har.",
        why: {
            da: "Reglen køres igen med den rettede værdi. Kan den ikke læses, ville kontrolpunktet blive uafgjort, og gennemgåerens arbejde gå tabt.",
            en: "The rule runs again with the corrected value. If it cannot be read, the criterion would become undetermined, and the reviewer's work would be lost.",
        },
        mend: {
            da: "Skriv en dato som 2026-11-16 eller 16-11-2026 og et tal som 1234,50. Lad feltet være tomt, hvis registreringen burde være tom.",
            en: "Write a date as 2026-11-16 or 16-11-2026 and a number as 1234.50. Leave the field empty if the register should be empty.",
        },
    }
    A073 {
        about_da: "En lovlig undtagelse mangler en begrundelseskode.",
        why: {
            da: "En lovlig undtagelse tæller som opfyldt. Uden en grund kan ingen se, om undtagelsen var lovlig.",
            en: "A lawful exception counts as a pass. Without a reason nobody can see whether the exception was lawful.",
        },
        mend: {
            da: "Skriv grunden i reason_code, for eksempel citizen_declined (borgeren afslog), citizen_absent (borgeren udeblev), citizen_ill (borgeren var syg) eller other_authority.",
            en: "Write the reason in reason_code, for example citizen_declined, citizen_absent, citizen_ill or other_authority.",
        },
    }
    A074 {
        about_da: "Svar tæller ikke, fordi spørgsmålet efter data ikke vedrører sagen.",
        why: {
            da: "Svaret er givet til et kontrolpunkt, som efter de registrerede oplysninger ikke gælder for sagen. Oftest er en kolonne udfyldt fra ende til anden.",
            en: "The criterion that was answered does not apply to the case by the registered data. Mostly a column was filled in from top to bottom.",
        },
        mend: {
            da: "Svar ikke relevant, eller lad feltet stå tomt. Gælder kontrolpunktet alligevel, så ret den forkerte oplysning (corrected_column, corrected_value), eller skriv en bemærkning, så gælder svaret.",
            en: "Answer not_relevant, or leave the field empty. If the criterion does apply, correct the wrong value (corrected_column, corrected_value), or write a comment, and the answer counts.",
        },
    }
    A075 {
        about_da: "To gennemgåere har ikke besvaret noget spørgsmål i fællesskab.",
        why: {
            da: "Enighed kan kun måles på sager, som begge har gennemgået. Ofte er sagsnumrene skrevet forskelligt, eller de to har fået hver deres sager.",
            en: "Agreement can only be measured on cases that both have looked at. Often the case ids are written differently, or each of the two was given cases of their own.",
        },
        mend: {
            da: "Lad de to gennemgå nogle af de samme sager, og sammenlign så deres svar.",
            en: "Let the two look at some of the same cases, then compare their answers.",
        },
    }
    A080 {
        about_da: "En fil indeholder ingen høringssvar, eller en række i den kan ikke læses.",
        why: {
            da: "Forvaltningens bemærkninger trykkes i rapporten. De skal stå ved det fund og den sag, de er givet til.",
            en: "The department's remarks are printed in the report. They must stand with the finding and the case that they are about.",
        },
        mend: {
            da: "Brug listen fra sagsaudit hearing export, og behold overskrifterne Sagsområde, Kontrolpunkt, Sag og Svar. Ret ikke i hearing.csv med hånden.",
            en: "Use the list made by sagsaudit hearing export, and keep the headings Area, Criterion, Case and Reply. Do not edit hearing.csv by hand.",
        },
    }
    A081 {
        about_da: "Et høringssvar mangler eller er ikke muligt.",
        why: {
            da: "En bemærkning uden svar siger ikke, om fundet er anerkendt, og en uenighed uden bemærkning kan revisor ikke svare på.",
            en: "A remark without a reply does not say whether the finding is accepted, and the auditor cannot reply to a disagreement without a remark.",
        },
        mend: {
            da: "Skriv enig, delvist enig eller uenig under Svar, og en bemærkning, hvis I ikke er enige.",
            en: "Write agree, partly agree or disagree under Reply, and a remark unless you agree.",
        },
    }
}
