//! Codes that begin with E, continued: the lines and characters of an extract.

explained! {
    E040 {
        about_da: "Det kan ikke afgøres, på hvilken linje i et dataudtræk overskrifterne står.",
        why: {
            da: "Tages en forkert linje, bliver sager til overskrifter, eller kolonner får andre navne.",
            en: "If a wrong line is taken, cases become headings, or columns get other names.",
        },
        mend: {
            da: "Åbn filen, tæl linjerne over overskrifterne, og angiv tallet med --skip.",
            en: "Open the file, count the lines above the headings, and give the number with --skip.",
        },
    }
    E041 {
        about_da: "Under den første tabel i et dataudtræk følger en anden.",
        why: {
            da: "Den anden tabels rækker har andre kolonner og ville blive læst som sager med forkerte værdier.",
            en: "The rows of the second table have other columns and would be read as cases with wrong values.",
        },
        mend: {
            da: "Gem hver tabel i sin egen fil.",
            en: "Save each table in a file of its own.",
        },
    }
    E042 {
        about_da: "Skilletegnet i et dataudtræk skifter på en linje.",
        why: {
            da: "Filen er nok sat sammen af to eksporter. Den ene del ville blive læst forkert eller afvist.",
            en: "The file was probably put together from two exports. One part would be misread or rejected.",
        },
        mend: {
            da: "Lav dataudtrækket igen, eller del filen ved linjen og angiv begge dele.",
            en: "Make the extract again, or split the file at that line and name both parts.",
        },
    }
    E043 {
        about_da: "Et felt i et dataudtræk er for langt.",
        why: {
            da: "Så lange felter er som regel et anførselstegn, der ikke er lukket, så mange rækker bliver til ét felt.",
            en: "Fields so long mostly come from a quote that is not closed, so that many rows become one field.",
        },
        mend: {
            da: "Luk anførselstegnet. Er teksten virkelig så lang, så hæv grænsen med --max-field.",
            en: "Close the quote. If the text really is so long, raise the limit with --max-field.",
        },
    }
    E044 {
        about_da: "Et dataudtræk har for mange kolonner.",
        why: {
            da: "Det er oftest en forkert fil eller en tabel, der er vendt om, så sagerne står som kolonner.",
            en: "It is mostly a wrong file, or a table turned round, with the cases as columns.",
        },
        mend: {
            da: "Lav dataudtrækket med én række pr. sag, eller hæv grænsen med --max-columns.",
            en: "Make the extract with one row for each case, or raise the limit with --max-columns.",
        },
    }
    E046 {
        about_da: "Tegnsættet i et dataudtræk er gættet.",
        why: {
            da: "Filen siger det ikke selv. Er gættet forkert, bliver æ, ø og å til andre tegn, også i navne på sagsområder.",
            en: "The file does not say it itself. If the guess is wrong, æ, ø and å become other characters, also in names of areas.",
        },
        mend: {
            da: "Se, om ordet i meddelelsen er skrevet rigtigt. Er det ikke, så angiv tegnsættet med --encoding.",
            en: "See whether the word in the message is spelt right. If not, name the encoding with --encoding.",
        },
    }
    E047 {
        about_da: "Linjer over overskrifterne i et dataudtræk er sprunget over.",
        why: {
            da: "Var en af dem overskrifterne eller en sag, er tabellen læst forkert.",
            en: "If one of them held the headings or a case, the table is misread.",
        },
        mend: {
            da: "Se, om overskrifterne i meddelelsen er de rigtige. Er de ikke, så angiv antallet af linjer over dem med --skip.",
            en: "See whether the headings in the message are the right ones. If not, give the number of lines above them with --skip.",
        },
    }
    E048 {
        about_da: "Tekst i et dataudtræk er kodet to gange.",
        why: {
            da: "Ã¥ i stedet for å: navne bliver svære at læse, og samme sagsområde kan stå under to navne.",
            en: "Ã¥ instead of å: names become hard to read, and one area can stand under two names.",
        },
        mend: {
            da: "Lav dataudtrækket igen, eller brug --repair-double-encoding.",
            en: "Make the extract again, or use --repair-double-encoding.",
        },
    }
    E049 {
        about_da: "Bogstaver i et dataudtræk er delt i grundbogstav og accent.",
        why: {
            da: "De ser ens ud, men er to forskellige tekster: et sagsnummer skrevet på begge måder bliver til to sager.",
            en: "They look alike, but are two different texts: a case id written in both ways becomes two cases.",
        },
        mend: {
            da: "Lav dataudtrækket igen med hele bogstaver (Unicode NFC). Står alle navne på samme måde, kan det blive, som det er.",
            en: "Make the extract again with whole letters (Unicode NFC). If all names are written the same way, it can stay as it is.",
        },
    }
    E050 {
        about_da: "Et dataudtræk slutter med DOS' slutmærke.",
        why: {
            da: "Mærket regnes ikke med. Det viser, at filen kommer fra et ældre system, hvor tegnsættet ofte er et andet.",
            en: "The mark is left out. It shows that the file comes from an older system, whose encoding is often another.",
        },
        mend: {
            da: "Se, om æ, ø og å er rigtige; ellers angiv tegnsættet, fx --encoding cp850.",
            en: "See whether æ, ø and å are right; otherwise name the encoding, such as --encoding cp850.",
        },
    }
    E051 {
        about_da: "En overskrift i et dataudtræk står to gange.",
        why: {
            da: "En overskrift, der står to gange, siger ikke, hvilken kolonne der menes.",
            en: "A heading that stands twice does not tell which column is meant.",
        },
        mend: {
            da: "Giv den ene kolonne et andet navn i eksporten, hvis tjeklisten bruger den.",
            en: "Give one of the columns another name in the export, if the template uses it.",
        },
    }
    E052 {
        about_da: "En overskrift i et dataudtræk ligner en værdi.",
        why: {
            da: "Filen har måske ingen overskrifter. Så er den første sag taget for dem og kan aldrig udtages.",
            en: "The file may have no headings. Then the first case was taken for them and can never be drawn.",
        },
        mend: {
            da: "Er den første linje en sag, så sæt overskrifter ind over den.",
            en: "If the first line is a case, put headings in above it.",
        },
    }
    E053 {
        about_da: "Den sidste række i et dataudtræk har kun én værdi.",
        why: {
            da: "Det er ofte en sum eller et antal rækker, som ellers ville kunne udtages som en sag.",
            en: "It is often a total or a count of rows, which could otherwise be drawn as a case.",
        },
        mend: {
            da: "Er rækken ikke en sag, så slet den i filen.",
            en: "If the row is no case, delete it from the file.",
        },
    }
    E054 {
        about_da: "Rækker i et dataudtræk har flere felter end overskrifterne, alle tomme.",
        why: {
            da: "De tomme felter regnes ikke med. Er et skilletegn kommet ind midt i rækken, står værdierne dog én kolonne for langt til højre.",
            en: "The empty fields are left out. But if a delimiter got into the middle of the row, the values stand one column too far to the right.",
        },
        mend: {
            da: "Se på en af de nævnte linjer, om værdierne står under de rigtige overskrifter.",
            en: "Look at one of the lines named, whether the values stand below the right headings.",
        },
    }
    E055 {
        about_da: "Felter i et dataudtræk har en omvendt skråstreg, der måske skulle beskytte et anførselstegn.",
        why: {
            da: "Nogle systemer skriver \\\" for et anførselstegn i en tekst. Her er det kun \"\", der gælder, så feltet kan være sluttet for tidligt.",
            en: "Some systems write \\\" for a quote within a text. Only \"\" counts here, so the field may have ended too early.",
        },
        mend: {
            da: "Se på de nævnte linjer. Er felterne forkerte, så lav dataudtrækket igen med dobbelte anførselstegn.",
            en: "Look at the lines named. If the fields are wrong, make the extract again with doubled quotes.",
        },
    }
    E056 {
        about_da: "Et dataudtræk rummer styretegn.",
        why: {
            da: "Tegnene kan ikke ses. To sagsnumre kan se ens ud og være forskellige.",
            en: "The characters cannot be seen. Two case ids can look the same and differ.",
        },
        mend: {
            da: "De læses, som de står. Er der mange, er filen måske beskadiget: lav dataudtrækket igen.",
            en: "They are read as they stand. If there are many, the file may be damaged: make the extract again.",
        },
    }
    E057 {
        about_da: "Et felt i anførselstegn i et dataudtræk kan have slugt rækker.",
        why: {
            da: "Et anførselstegn, der lukkes for sent, gør flere sager til ét felt. De sager kan aldrig udtages.",
            en: "A quote that is closed too late makes one field of several cases. Those cases can never be drawn.",
        },
        mend: {
            da: "Se på de nævnte linjer, ret anførselstegnene, og sammenlign antallet af sager med fagsystemets.",
            en: "Look at the lines named, mend the quotes, and compare the number of cases with that of the case system.",
        },
    }
    E070 {
        about_da: "Et dataudtræk har flere sagsområder, end der kan føres tilsyn med.",
        why: {
            da: "Hvert sagsområde får sin egen stikprøve og holdes i hukommelsen. Over 100.000 betyder næsten altid, at områdets kolonne rummer sagsnumre, navne eller datoer.",
            en: "Each area gets a sample of its own and is held in memory. More than 100,000 nearly always mean that the area column holds case ids, names or dates.",
        },
        mend: {
            da: "Angiv en kolonne med få forskellige værdier med --area, eller saml værdierne i områder i skabelonen.",
            en: "Name a column with few different values with --area, or bring the values together as areas in the template.",
        },
    }
}
