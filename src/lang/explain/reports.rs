//! Codes from C100 on: reports.

explained! {
    C100 {
        about_da: "En revisionsmappe har ingen fund at rapportere.",
        why: {
            da: "En rapport skrives af fundene, og de findes først, når stikprøven er vurderet.",
            en: "A report is written from the findings, and these are there only when the sample was scored.",
        },
        mend: {
            da: "Kør sagsaudit score MAPPE og lav så rapporten.",
            en: "Run sagsaudit score FOLDER, then make the report.",
        },
    }
    C101 {
        about_da: "Fundene i en revisionsmappe er ikke dem, som dens svar og tjekliste giver.",
        why: {
            da: "Svar kan være lagt i mappen, efter at fundene blev skrevet, eller en anden version af programmet skrev dem. Rapporten ville vise andre tal end findings.json.",
            en: "Answers may have been put into the folder after the findings were written, or another version of the program wrote them. The report would show other figures than findings.json.",
        },
        mend: {
            da: "Kør sagsaudit score MAPPE igen; så er fund og rapport ens.",
            en: "Run sagsaudit score FOLDER again; then findings and report are the same.",
        },
    }
    C102 {
        about_da: "En liste over opfølgning kan ikke læses.",
        why: {
            da: "Et initiativ med en status, som ingen kender, ville se ud, som om der blev fulgt op.",
            en: "An action with a status that nobody knows would look as if it were followed up.",
        },
        mend: {
            da: "Ret linjen. Kolonnerne er nr, fund, handling, ansvarlig, frist, status, statusdato, begrundelse og gentest; fund og handling skal være der.",
            en: "Mend the line. The columns are no, finding, action, owner, due, status, status_date, reason and retest; finding and action must be there.",
        },
    }
    C103 {
        about_da: "En rapport til offentligheden indeholder noget, der ligner et CPR-nummer.",
        why: {
            da: "Det, der først er offentliggjort, kan ikke kaldes tilbage. Intet er skrevet.",
            en: "What was once published cannot be called back. Nothing was written.",
        },
        mend: {
            da: "Find teksten, hvor den kommer fra: tjeklisten, grunden til en udeladelse eller listen over opfølgning.",
            en: "Find the text where it comes from: the checklist, the reason of an exclusion or the list of actions.",
        },
    }
    C104 {
        about_da: "En tidligere revision har en anden tjekliste end de rapporterede, eller er ikke tidligere.",
        why: {
            da: "Udvikling kan kun vises mellem revisioner af det samme, den ene før den anden.",
            en: "A development can only be shown between audits of the same thing, one before the other.",
        },
        mend: {
            da: "Angiv med --before kun mapper med samme tjekliste og en tidligere dato.",
            en: "Name with --before only folders of the same checklist and an earlier date.",
        },
    }
    C105 {
        about_da: "En rapport indeholder noget, der ligner et CPR-nummer.",
        why: {
            da: "Sagsnumre på ti cifre kan ligne CPR-numre; det kan programmet ikke afgøre. Rapporten er intern og er skrevet.",
            en: "Case ids of ten digits can look like CPR numbers; the program cannot decide. The report is internal and was written.",
        },
        mend: {
            da: "Se efter på det sted, meddelelsen nævner, før rapporten sendes videre.",
            en: "Look at the place that the message names before the report is passed on.",
        },
    }
    C106 {
        about_da: "Regnearket til en rapport kan ikke laves.",
        why: {
            da: "Et regneark har en grænse for rækker (1.048.576) og for tegn i et felt (32.767).",
            en: "A workbook has a limit on rows (1,048,576) and on characters in a cell (32,767).",
        },
        mend: {
            da: "Vælg et andet format, eller brug assessments.csv og findings.csv i mappen.",
            en: "Choose another form, or use assessments.csv and findings.csv of the folder.",
        },
    }
}
