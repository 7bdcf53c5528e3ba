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
    A020 {
        about_da: "Listen over, hvem der gennemgår hvilken sag, kan ikke læses.",
        why: {
            da: "reviewers.csv siger, hvem der har hvilke sager, og hvilke to personer gennemgår. Uden den kan svar fra to ikke holdes op mod hinanden.",
            en: "reviewers.csv says who has which cases, and which of them two people look at. Without it the answers of two cannot be held against each other.",
        },
        mend: {
            da: "Ret den linje, der er nævnt, tilbage, eller fordel sagerne igen med `sagsaudit sheet --reviewer ... --reassign`.",
            en: "Put the line that is named back as it was, or divide the cases again with `sagsaudit sheet --reviewer ... --reassign`.",
        },
    }
    A021 {
        about_da: "Listen over iagttagelser kan ikke læses.",
        why: {
            da: "observations.csv har det, gennemgåerne skrev ud over svarene. Kan den ikke læses, ville det gå tabt.",
            en: "observations.csv has what reviewers wrote besides their answers. If it cannot be read, that would be lost.",
        },
        mend: {
            da: "Ret den linje, der er nævnt, tilbage: en kolonne mangler, eller en slags er ukendt.",
            en: "Put the line that is named back as it was: a column is missing, or a kind is unknown.",
        },
    }
    A022 {
        about_da: "Et arbejdsark hører til en anden revisionsmappe.",
        why: {
            da: "De samme sager kan være med i to revisioner. Svar fra den ene må ikke blive til svar i den anden, så hver række har en skjult nøgle, der siger, hvilken mappe den kommer fra.",
            en: "The same cases can be in two audits. Answers of one must not become answers of the other, so each row has a hidden key that says which folder it is from.",
        },
        mend: {
            da: "Angiv den mappe, som arket kommer fra. `sagsaudit collect MAPPE --into ... --into ...` finder selv den rette.",
            en: "Name the folder that the sheet is from. `sagsaudit collect FOLDER --into ... --into ...` finds the right one by itself.",
        },
    }
    A023 {
        about_da: "Et arbejdsark er fra før den seneste stikprøveudvælgelse, eller af en anden tjekliste.",
        why: {
            da: "Stikprøven eller spørgsmålene er ikke længere dem, der blev svaret på.",
            en: "The sample or the questions are no longer those that were answered.",
        },
        mend: {
            da: "Dan et nyt arbejdsark med `sagsaudit sheet`, og lad gennemgåeren overføre de svar, der stadig gælder.",
            en: "Make a new worksheet with `sagsaudit sheet`, and let the reviewer copy the answers that still hold.",
        },
    }
    A024 {
        about_da: "En række i et arbejdsark kan ikke genkendes, eller den kan høre til en anden sag.",
        why: {
            da: "Et svar på en forkert sag er værre end intet svar. Passer nøglen ikke til sagsnummeret ved siden af, er rækkerne blandet sammen, for eksempel fordi kun nogle af kolonnerne blev sorteret.",
            en: "An answer to the wrong case is worse than none. Where the key does not go with the case number beside it, rows have been mixed up, for example because only some columns were sorted.",
        },
        mend: {
            da: "Fortryd sorteringen, hvis det er muligt. Ellers tag rækkerne fra et nyt arbejdsark, og skriv svarene ind igen.",
            en: "Undo the sorting if possible. Otherwise take the rows from a new worksheet and write the answers again.",
        },
    }
    A025 {
        about_da: "Et sagsnummer i et arbejdsark er lavet om af et regneark.",
        why: {
            da: "Regneark laver tekster, der ligner datoer eller tal, om uden at spørge: 3-2026 bliver til marts 2026, og 0017 til 17. Så kan sagen ikke kendes igen.",
            en: "Spreadsheets turn texts that look like dates or numbers into such without asking: 3-2026 becomes March 2026, and 0017 becomes 17. The case cannot be known again then.",
        },
        mend: {
            da: "Tag rækken fra et nyt arbejdsark, eller skriv sagsnummeret igen i en celle, der er formateret som tekst. Brug xlsx frem for csv, når svarene skrives i et regneark.",
            en: "Take the row from a new worksheet, or write the case number again in a cell that is formatted as text. Use xlsx rather than csv where answers are written in a spreadsheet.",
        },
    }
    A026 {
        about_da: "Der er intet arbejdsark i en fil, eller overskrifterne kan ikke genkendes.",
        why: {
            da: "Kolonnerne kendes på det skjulte navn over hver overskrift, eller på overskriften selv. Mangler begge, eller står en kolonne to gange, kan ingen sige, hvad der er et svar på hvad.",
            en: "Columns are known by the hidden name above each heading, or by the heading itself. Where both are gone, or a column stands twice, nobody can say what answers what.",
        },
        mend: {
            da: "Sæt overskrifterne tilbage fra et nyt arbejdsark, eller fjern den kolonne, der blev kopieret.",
            en: "Put the headings back from a new worksheet, or remove the column that was copied.",
        },
    }
    A027 {
        about_da: "En celle i et arbejdsark viser en fejl i stedet for en værdi.",
        why: {
            da: "En formel i cellen kan ikke regnes ud, så det er ikke til at vide, hvad der skulle stå.",
            en: "A formula in the cell cannot be computed, so nobody knows what should stand there.",
        },
        mend: {
            da: "Skriv svaret i cellen i stedet for formlen.",
            en: "Write the answer in the cell instead of the formula.",
        },
    }
    A028 {
        about_da: "En konklusion på et arbejdsark mangler en begrundelse eller har et ukendt niveau.",
        why: {
            da: "Et niveau, som lederen sætter i stedet for programmets, står i rapporten med sin begrundelse.",
            en: "A level that the leader sets instead of the program's stands in the report with its reason.",
        },
        mend: {
            da: "Skriv en begrundelse, vælg et niveau på listen, eller lad niveauet stå tomt.",
            en: "Write a reason, choose a level from the list, or leave the level empty.",
        },
    }
    A029 {
        about_da: "To konklusioner på det samme sagsområde er forskellige.",
        why: {
            da: "Mappen har allerede et niveau for området, sat på et andet ark eller med `conclude`. Det nyeste er ikke nødvendigvis det, der gælder.",
            en: "The folder has a level for the area already, set on another sheet or with `conclude`. The newest is not necessarily the one that holds.",
        },
        mend: {
            da: "Sæt niveauet med `sagsaudit conclude`, eller lad arket gælde med `--prefer`.",
            en: "Set the level with `sagsaudit conclude`, or let the sheet hold with `--prefer`.",
        },
    }
    A030 {
        about_da: "Rækker i et arbejdsark havde mistet deres nøgler.",
        why: {
            da: "De er genkendt på sagsnummer og kontrolpunkt, som står uden tvivl. Men uden nøgle kan intet vise, at arket er af denne revision.",
            en: "They were told by case number and criterion, which leave no doubt. But without a key nothing shows that the sheet is of this audit.",
        },
        mend: {
            da: "Se efter, at det er det rigtige ark. Lad de skjulte kolonner med nøgler være næste gang.",
            en: "Make sure that it is the right sheet. Leave the hidden columns with keys next time.",
        },
    }
    A031 {
        about_da: "Svar er givet igen og er anderledes, end de var før.",
        why: {
            da: "En fil af samme navn, eller det samme arbejdsark, var læst ind før. De nye svar gælder; det, der er ændret eller væk, skal ikke forsvinde i stilhed.",
            en: "A file of the same name, or the same worksheet, was read before. The new answers hold; what has changed or is gone must not vanish in silence.",
        },
        mend: {
            da: "Er det en ældre kopi, så læs den nyeste ind igen.",
            en: "If it is an older copy, read the newest again.",
        },
    }
    A032 {
        about_da: "Sagerne kan ikke fordeles mellem gennemgåerne på denne måde.",
        why: {
            da: "Hver sag skal have en gennemgåer, som ikke holdes fra den, og to forskellige, hvis den skal gennemgås dobbelt.",
            en: "Each case needs a reviewer who is not kept from it, and two different ones if it is to be reviewed twice.",
        },
        mend: {
            da: "Ret listen over gennemgåere, tag flere med (`--reviewer`), eller vælg et mindre `--overlap`.",
            en: "Mend the list of reviewers, take in more of them (`--reviewer`), or choose a smaller `--overlap`.",
        },
    }
    A033 {
        about_da: "To kopier af det samme arbejdsark er forskellige.",
        why: {
            da: "Gennemgåere sender ark igen under nye navne, og den nyeste fil er ikke altid den, der er udfyldt længst.",
            en: "Reviewers send sheets again under new names, and the newest file is not always the one that is filled in furthest.",
        },
        mend: {
            da: "Spørg gennemgåeren, hvilken der gælder, og vælg den med `--prefer \"navn på filen\"`.",
            en: "Ask the reviewer which one holds, and choose it with `--prefer \"name of the file\"`.",
        },
    }
    A034 {
        about_da: "En iagttagelse er af en slags, der ikke findes.",
        why: {
            da: "Rapporten viser ros og iagttagelser hver for sig.",
            en: "The report shows praise and observations apart.",
        },
        mend: {
            da: "Vælg ros eller iagttagelse på listen, eller lad feltet stå tomt.",
            en: "Choose praise or observation from the list, or leave the cell empty.",
        },
    }
}
