//! Codes that begin with T, continued: areas and exclusions, the scale of conclusions, and events.

explained! {
    T040 {
        about_da: "To sagsområder har samme navn eller mønster.",
        why: {
            da: "En sag hører til ét område; intet ville sige, til hvilket.",
            en: "A case belongs to one area; nothing would say to which.",
        },
        mend: {
            da: "Lad navnet stå ved det ene område.",
            en: "Leave the name with one of the areas.",
        },
        wrong: "[[area]]\nid = \"sygedagpenge\"\nmatch = [\"SDP\"]\n\n[[area]]\nid = \"jobafklaring\"\nmatch = [\"sdp\"]",
        right: "[[area]]\nid = \"sygedagpenge\"\nmatch = [\"SDP\"]\n\n[[area]]\nid = \"jobafklaring\"\nmatch = [\"JAF\"]",
    }
    T041 {
        about_da: "To udelukkelser giver samme grund.",
        why: {
            da: "De tælles hver for sig, og læseren kan ikke se, hvilken der er hvilken.",
            en: "They are counted apart, and a reader cannot tell which is which.",
        },
        mend: {
            da: "Skriv, hvad der skiller dem, eller skriv dem som én betingelse med OR.",
            en: "Say what sets them apart, or write them as one condition with OR.",
        },
        wrong: "[[exclude]]\nreason = \"ikke til revision\"\nwhere = \"hastesag\"\n\n[[exclude]]\nreason = \"ikke til revision\"\nwhere = \"beloeb < 100\"",
        right: "[[exclude]]\nreason = \"hastesager\"\nwhere = \"hastesag\"\n\n[[exclude]]\nreason = \"bagatelbeløb\"\nwhere = \"beloeb < 100\"",
    }
    T050 {
        about_da: "En skala har intet sidste trin, der altid gælder.",
        why: {
            da: "Et sagsområde, som ingen af trinnenes betingelser passer på, ville stå uden konklusion.",
            en: "An area that meets none of the bands' conditions would be left without a conclusion.",
        },
        mend: {
            da: "Skriv til sidst et trin uden when.",
            en: "Write a last band without when.",
        },
        wrong: "[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }",
        right: "[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }\n\n[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"",
    }
    T051 {
        about_da: "Et trin i en skala bliver aldrig nået.",
        why: {
            da: "Trinnene prøves oppefra. Et trin uden when gælder altid, så dem under det kommer aldrig i brug.",
            en: "Bands are tried from the top. A band without when always holds, so those below it are never used.",
        },
        mend: {
            da: "Flyt trinnet uden when ned som det sidste.",
            en: "Move the band without when to the end.",
        },
        wrong: "[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"\n\n[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }",
        right: "[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }\n\n[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"",
    }
    T052 {
        about_da: "To trin i en skala har samme nummer.",
        why: {
            da: "Revisor sætter en konklusion ved trinnets nummer, og rapporter sammenlignes på det.",
            en: "An auditor sets a conclusion by the level's number, and reports are compared by it.",
        },
        mend: {
            da: "Giv hvert trin sit eget nummer fra 1 til 9.",
            en: "Give each band a level of its own, from 1 to 9.",
        },
        wrong: "[[rating.band]]\nlevel = 1\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }\n\n[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"",
        right: "[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }\n\n[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"",
    }
    T053 {
        about_da: "En sætning taler om systematiske fejl uden antal sager og grænse.",
        why: {
            da: "En stikprøve kan ikke udelukke fejl: 15 sager uden fejl passer med, at op mod hver femte sag er forkert. Det skal læseren vide.",
            en: "A sample cannot rule errors out: 15 cases without an error agree with up to one in five being wrong. The reader must know.",
        },
        mend: {
            da: "Skriv {drawn} og {upper} i sætningen, eller undlad ordet. Et trin, hvis betingelser alle kræver systematic = true, er fri for dette.",
            en: "Write {drawn} and {upper} into the sentence, or leave the word out. A band whose conditions all ask for systematic = true is exempt.",
        },
        wrong: "[[rating.band]]\nlevel = 1\nsentence = \"Ingen systematiske fejl.\"",
        right: "[[rating.band]]\nlevel = 1\nsentence = \"Ingen systematiske fejl i {drawn} sager; fejl kan findes i op til {upper}.\"",
    }
    T054 {
        about_da: "En sætning har et mærke, der ikke kendes.",
        why: {
            da: "Mærket ville blive stående i rapporten, hvor et tal skulle stå.",
            en: "The mark would be left in the report where a number should stand.",
        },
        mend: {
            da: "Brug {area}, {drawn}, {population} eller {upper}.",
            en: "Use {area}, {drawn}, {population} or {upper}.",
        },
        wrong: "[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning i {sager} sager.\"",
        right: "[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning i {drawn} sager.\"",
    }
    T055 {
        about_da: "En betingelse for et trin siger ingenting.",
        why: {
            da: "En tom betingelse ser ud som en grænse, men ville gælde, så snart der er én fejl, eller altid.",
            en: "An empty condition looks like a limit, but would hold as soon as there is one error, or always.",
        },
        mend: {
            da: "Skriv, hvad der skal være fundet, eller slet when, hvis trinnet altid skal gælde.",
            en: "Write what must have been found, or delete when, if the band is to hold always.",
        },
        wrong: "[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = {}\n\n[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"",
        right: "[[rating.band]]\nlevel = 3\nsentence = \"Flere fejl.\"\nwhen = { errors = 2 }\n\n[[rating.band]]\nlevel = 1\nsentence = \"Ingen fejl af betydning.\"",
    }
    T060 {
        about_da: "En regel eller en afledt kolonne nævner en hændelsestabel, eller en kolonne i den, som tjeklisten ikke har.",
        why: {
            da: "Uden tabellen kan kontrolpunktet ikke afgøres i nogen sag. Oftest er det en slåfejl.",
            en: "Without the table the criterion is undetermined in every case. Mostly it is a slip.",
        },
        mend: {
            da: "Skriv tabel og kolonne, som de står under [events], med punktum imellem.",
            en: "Write table and column as they stand below [events], with a point between.",
        },
        wrong: "[events.samtaler.dato]\ntype = \"date\"\n\n[events.samtaler.slags]\ntype = \"text\"\n\n[columns.foerste]\ntype = \"date\"\nderive = { events = \"samtale.dato\", take = \"first\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"foerste IS NOT NULL\"",
        right: "[events.samtaler.dato]\ntype = \"date\"\n\n[events.samtaler.slags]\ntype = \"text\"\n\n[columns.foerste]\ntype = \"date\"\nderive = { events = \"samtaler.dato\", take = \"first\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"foerste IS NOT NULL\"",
    }
    T061 {
        about_da: "En afledt kolonne har en nøgle, som den ikke kan have.",
        why: {
            da: "En afledt kolonne regnes ud og søges ikke i dataudtrækket. Nøglen ville ikke virke, selv om den ser sådan ud.",
            en: "A derived column is computed and not looked for in the extract. The key would do nothing, though it looks as if it did.",
        },
        mend: {
            da: "Slet nøglen. aliases, required og role hører til kolonner i dataudtrækket; by hører til first og last.",
            en: "Delete the key. aliases, required and role belong to columns of the extract; by belongs to first and last.",
        },
        wrong: "[events.samtaler.dato]\ntype = \"date\"\n\n[events.samtaler.slags]\ntype = \"text\"\n\n[columns.antal]\ntype = \"number\"\nrequired = true\nderive = { events = \"samtaler\", take = \"count\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"antal > 1\"",
        right: "[events.samtaler.dato]\ntype = \"date\"\n\n[events.samtaler.slags]\ntype = \"text\"\n\n[columns.antal]\ntype = \"number\"\nderive = { events = \"samtaler\", take = \"count\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"antal > 1\"",
    }
    T062 {
        about_da: "En afledt kolonne er af en anden type end de værdier, den får.",
        why: {
            da: "Et antal er et tal og en fødselsdato en dato. Med en anden type kan værdien ikke sammenlignes rigtigt.",
            en: "A count is a number and a date of birth a date. With another type the value cannot be compared rightly.",
        },
        mend: {
            da: "Skriv den type, som meddelelsen nævner.",
            en: "Write the type that the message names.",
        },
        wrong: "[events.samtaler.dato]\ntype = \"date\"\n\n[events.samtaler.slags]\ntype = \"text\"\n\n[columns.antal]\ntype = \"text\"\nderive = { events = \"samtaler\", take = \"count\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"antal IS NOT NULL\"",
        right: "[events.samtaler.dato]\ntype = \"date\"\n\n[events.samtaler.slags]\ntype = \"text\"\n\n[columns.antal]\ntype = \"number\"\nderive = { events = \"samtaler\", take = \"count\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"antal IS NOT NULL\"",
    }
    T063 {
        about_da: "Det fremgår ikke, i hvilken rækkefølge en hændelsestabels rækker skal tages.",
        why: {
            da: "Uden en dato er første og sidste blot rækkefølgen i filen, som kan være en anden næste gang.",
            en: "Without a date, first and last are merely the order of the file, which can be another next time.",
        },
        mend: {
            da: "Skriv by med den kolonne, der har datoen.",
            en: "Write by with the column that holds the date.",
        },
        wrong: "[events.opgaver.start]\ntype = \"date\"\n\n[events.opgaver.slut]\ntype = \"date\"\n\n[events.opgaver.hvem]\ntype = \"text\"\n\n[columns.hvem]\ntype = \"text\"\nderive = { events = \"opgaver.hvem\", take = \"last\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"hvem IS NOT NULL\"",
        right: "[events.opgaver.start]\ntype = \"date\"\n\n[events.opgaver.slut]\ntype = \"date\"\n\n[events.opgaver.hvem]\ntype = \"text\"\n\n[columns.hvem]\ntype = \"text\"\nderive = { events = \"opgaver.hvem\", take = \"last\", by = \"slut\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er det i orden?\"\npass_if = \"hvem IS NOT NULL\"",
    }
    T064 {
        about_da: "En fødselsdag i en regel kan ikke læses.",
        why: {
            da: "Uden kolonne og alder er der ingen dag at regne fristen fra.",
            en: "Without column and age there is no day to reckon the deadline from.",
        },
        mend: {
            da: "Skriv birthday(kolonne, år) med et helt antal år, højst 150.",
            en: "Write birthday(column, years) with a whole number of years, at most 150.",
        },
        wrong: "deadline = { before = \"birthday(modtaget)\", at_least = \"6 months\", to = \"afgjort\" }",
        right: "deadline = { before = \"birthday(modtaget, 18)\", at_least = \"6 months\", to = \"afgjort\" }",
    }
}
