//! Codes that begin with D: draws and audit folders.

explained! {
    D001 {
        about_da: "En startværdi er tom eller har et linjeskift.",
        why: {
            da: "Enhver skal kunne skrive startværdien af og gøre udvælgelsen efter.",
            en: "Anyone must be able to copy the seed and make the draw again.",
        },
        mend: {
            da: "Skriv en tekst på én linje, eller lad programmet lave startværdien.",
            en: "Write a text on one line, or let the program make the seed.",
        },
    }
    D002 {
        about_da: "Et sagsområde, som har fået sin egen størrelse, har ingen sager.",
        why: {
            da: "Navnet er nok stavet anderledes i dataudtrækket, og så ville området få den almindelige størrelse.",
            en: "The name is probably spelt otherwise in the extract, and the area would then get the usual size.",
        },
        mend: {
            da: "Brug navnet, som det står i dataudtrækket; meddelelsen nævner det nærmeste.",
            en: "Use the name as it stands in the extract; the message names the nearest.",
        },
    }
    D003 {
        about_da: "En startværdi kan gættes eller er brugt før.",
        why: {
            da: "Den, der kender startværdien på forhånd, kan regne ud, hvilke sager der bliver udtaget. Samme startværdi igen udtager de samme sager.",
            en: "Whoever knows the seed beforehand can work out which cases will be drawn. The same seed again draws the same cases.",
        },
        mend: {
            da: "Udelad --seed, så laver programmet en, som ingen kan gætte.",
            en: "Leave --seed out, and the program makes one that nobody can guess.",
        },
    }
    D004 {
        about_da: "En udvælgelses protokol kan ikke læses, eller metoden er ukendt for denne udgave.",
        why: {
            da: "Uden draw.json kan ingen vise, at stikprøven er tilfældig.",
            en: "Without draw.json nobody can show that the sample is random.",
        },
        mend: {
            da: "Hent draw.json fra en sikkerhedskopi, eller brug en nyere udgave af programmet.",
            en: "Take draw.json from a backup, or use a newer version of the program.",
        },
    }
    D005 {
        about_da: "En stikprøvefil er ændret eller beskadiget.",
        why: {
            da: "Sager, der er kommet til eller faldet fra efter udvælgelsen, gør stikprøven værdiløs.",
            en: "Cases added or removed after the draw make the sample worthless.",
        },
        mend: {
            da: "Hent sample.csv fra en sikkerhedskopi; en sag, der skal ud, erstattes med en reservesag.",
            en: "Take sample.csv from a backup; a case that must go is replaced by a reserve.",
        },
    }
    D006 {
        about_da: "Et dataudtræk har ingen sager at udtage.",
        why: {
            da: "Alle rækker er afvist eller udelukket; det skyldes som regel en forkert kolonne eller betingelse.",
            en: "All rows were rejected or excluded, mostly because of a wrong column or condition.",
        },
        mend: {
            da: "Se i kontroltallene, hvor rækkerne blev af.",
            en: "The control totals say where the rows went.",
        },
    }
    D007 {
        about_da: "En mappe rummer arbejde, som en ny udvælgelse ville gøre ugyldigt.",
        why: {
            da: "Svar hører til de sager, der blev gennemgået. En ny stikprøve har andre sager.",
            en: "Answers belong to the cases that were reviewed. A new sample has other cases.",
        },
        mend: {
            da: "Udtag i en ny mappe med -o.",
            en: "Draw into a new folder with -o.",
        },
    }
    D008 {
        about_da: "Et sagsområde har flere sager, end statistikken kan regne på.",
        why: {
            da: "Grænserne regnes eksakt, og de eksakte tal har et loft.",
            en: "Limits are computed exactly, and the exact numbers have a ceiling.",
        },
        mend: {
            da: "Del sagsområdet op, fx efter team eller måned.",
            en: "Divide the area, for instance by team or month.",
        },
    }
    D009 {
        about_da: "En revisionsmappe har ingen tjekliste.",
        why: {
            da: "Uden template.toml kan sagerne ikke vurderes.",
            en: "Without template.toml the cases cannot be scored.",
        },
        mend: {
            da: "Udtag igen med --template.",
            en: "Draw again with --template.",
        },
    }
    D010 {
        about_da: "En fil i en revisionsmappe er ændret, siden den blev skrevet.",
        why: {
            da: "Journalen husker hver fils SHA-256. En ændring uden om programmet kan ikke forklares bagefter.",
            en: "The journal remembers the SHA-256 of every file. A change behind the program's back cannot be explained later.",
        },
        mend: {
            da: "Hent filen fra en sikkerhedskopi, eller gør arbejdet om med programmet.",
            en: "Take the file from a backup, or do the work again with the program.",
        },
    }
    D030 {
        about_da: "En ny revisionsmappe ville stå, hvor der allerede er noget.",
        why: {
            da: "Et andet arbejde må ikke blive blandet ind i revisionen eller overskrevet.",
            en: "Other work must be neither mixed into the audit nor overwritten.",
        },
        mend: {
            da: "Giv -o et navn, der ikke findes endnu.",
            en: "Give -o a name that does not exist yet.",
        },
    }
    D031 {
        about_da: "En mappe er ikke en revisionsmappe.",
        why: {
            da: "En revisionsmappe kendes på sin journal.",
            en: "An audit folder is known by its journal.",
        },
        mend: {
            da: "Se efter slåfejl i stien, og at mappen er blevet til med draw eller run -o.",
            en: "Look for slips in the path, and that the folder was made by draw or run -o.",
        },
    }
    D032 {
        about_da: "En anden kommando er ved at ændre revisionsmappen.",
        why: {
            da: "To ændringer på én gang kunne gøre mappen selvmodsigende.",
            en: "Two changes at once could make the folder contradict itself.",
        },
        mend: {
            da: "Vent, til den anden er færdig, og kør igen.",
            en: "Wait until the other one is done, and run again.",
        },
    }
    D033 {
        about_da: "En revisionsmappes journal mangler eller er brudt.",
        why: {
            da: "Journalen er kædet sammen med hashværdier; et brud betyder, at nogen har rettet i den, eller at en linje er tabt.",
            en: "The journal is chained with hashes; a break means that somebody changed it, or that a line was lost.",
        },
        mend: {
            da: "Hent journal.jsonl fra en sikkerhedskopi.",
            en: "Take journal.jsonl from a backup.",
        },
    }
    D034 {
        about_da: "En fil kan ikke have dette navn i en revisionsmappe.",
        why: {
            da: "Navnet skal kunne bruges på alle systemer og må ikke pege ud af mappen.",
            en: "The name must work on every system and must not point out of the folder.",
        },
        mend: {
            da: "Brug bogstaver, tal, - og _ i filnavnet.",
            en: "Use letters, digits, - and _ in the file name.",
        },
    }
    D035 {
        about_da: "Revisionsmappen blev ændret, mens en kommando arbejdede.",
        why: {
            da: "Resultatet kunne bygge på noget, der ikke længere står der.",
            en: "The result could rest on something that is no longer there.",
        },
        mend: {
            da: "Kør kommandoen igen.",
            en: "Run the command again.",
        },
    }
    D043 {
        about_da: "En liste over sager, der er revideret før, kan ikke læses.",
        why: {
            da: "Uden listen kunne de samme sager blive udtaget igen, uden at nogen så det.",
            en: "Without the list the same cases could be drawn again, and nobody would notice.",
        },
        mend: {
            da: "Giv en revisionsmappe, dens sample.csv eller en fil med et sagsnummer på hver linje.",
            en: "Give an audit folder, its sample.csv, or a file with a case id on each line.",
        },
    }
    D044 {
        about_da: "Et sagsområde i dataudtrækket passer på to områder i tjeklisten.",
        why: {
            da: "Sagerne hører til ét område; i det forkerte ville både antal og fund være forkerte.",
            en: "Cases belong to one area; in the wrong one both counts and findings would be wrong.",
        },
        mend: {
            da: "Gør mønstrene under match i [[area]] snævrere, så kun ét passer.",
            en: "Make the patterns under match in [[area]] narrower, so that only one fits.",
        },
    }
    D045 {
        about_da: "Et sagsområde har fået to størrelser under to navne.",
        why: {
            da: "Programmet kan ikke vide, hvilken af dem der er ment.",
            en: "The program cannot know which of them is meant.",
        },
        mend: {
            da: "Nævn området én gang, med det navn tjeklisten giver det.",
            en: "Name the area once, by the name that the template gives it.",
        },
    }
    D046 {
        about_da: "Om nogle sager hører til populationen, kan ikke afgøres.",
        why: {
            da: "De bliver i populationen, så ingen sag forsvinder, fordi en celle er tom. Er de mange, passer betingelsen ikke til data.",
            en: "They stay in the population, so that no case is lost for an empty cell. If they are many, the condition does not fit the data.",
        },
        mend: {
            da: "Ret værdierne i kilden, eller sig i betingelsen, hvad der gælder for tomme celler: IS NULL.",
            en: "Mend the values at their source, or let the condition say what holds for empty cells: IS NULL.",
        },
    }
    D047 {
        about_da: "Ingen sag fra en tidligere revision er i populationen.",
        why: {
            da: "Det er muligt, men oftest er sagsnumrene skrevet på en anden måde, og så udtages de samme sager igen.",
            en: "It is possible, but mostly the case ids are written in another way, and the same cases are drawn again.",
        },
        mend: {
            da: "Sammenlign sagsnumrene i de to filer: foranstillede nuller, bindestreger, en anden kolonne.",
            en: "Compare the case ids of the two files: leading zeros, hyphens, another column.",
        },
    }
    D048 {
        about_da: "Sagsområder har navne, der næsten er ens.",
        why: {
            da: "De bliver trukket hver for sig. Er det samme område skrevet på to måder, får det to stikprøver.",
            en: "They are drawn from apart. If it is one area written in two ways, it gets two samples.",
        },
        mend: {
            da: "Ret navnene i kilden, eller saml dem med [[area]] og match i tjeklisten.",
            en: "Mend the names at their source, or join them with [[area]] and match in the template.",
        },
    }
    D049 {
        about_da: "Sagsnumre har tegn, som ingen kan se.",
        why: {
            da: "Et usynligt tegn gør, at den samme sag hedder noget forskelligt i to filer og ikke kan findes igen.",
            en: "Because of an invisible character one case has two names in two files, and cannot be found again.",
        },
        mend: {
            da: "Fjern tegnene i kilden; meddelelsen siger, hvilke sager det er.",
            en: "Remove the characters at their source; the message says which cases they are.",
        },
    }
    D050 {
        about_da: "Sagsnumre er ens på nær det, som ingen ser, eller som intet betyder.",
        why: {
            da: "Er de den samme sag, kan den blive udtaget to gange og tæller dobbelt i populationen.",
            en: "If they are one case, it can be drawn twice, and counts twice in the population.",
        },
        mend: {
            da: "Se på de sager, som meddelelsen nævner, og ret dem i kilden, hvis de er den samme.",
            en: "Look at the cases that the message names, and mend them at their source if they are one.",
        },
    }
    D051 {
        about_da: "Et samlet antal er for lille til det mindste antal sager i hvert sagsområde.",
        why: {
            da: "Hvert område skal have sit mindste antal, for at der kan siges noget om det.",
            en: "Every area needs its fewest cases, or nothing can be said of it.",
        },
        mend: {
            da: "Skriv et større samlet antal, eller gør det mindste antal for hvert område lavere.",
            en: "Write a larger total, or lower the fewest cases of an area.",
        },
    }
    D070 {
        about_da: "En af tjeklistens hændelsestabeller er ikke givet.",
        why: {
            da: "De kontrolpunkter, der bruger tabellen, kan ikke afgøres i nogen sag.",
            en: "The criteria that use the table are undetermined in every case.",
        },
        mend: {
            da: "Giv tabellen med --events NAVN=FIL, når stikprøven udtages.",
            en: "Give the table with --events NAME=FILE when the sample is drawn.",
        },
    }
    D071 {
        about_da: "Der er givet en hændelsestabel, som tjeklisten ikke har.",
        why: {
            da: "Ingen kontrolpunkter ville bruge den. Oftest er navnet skrevet forkert, og så mangler den rigtige.",
            en: "No criterion would use it. Mostly the name is misspelt, and then the right one is missing.",
        },
        mend: {
            da: "Brug et navn fra tjeklistens [events]. Uden --template kan der ikke gives hændelser. Ved verify gives kun de tabeller, der blev givet ved udvælgelsen.",
            en: "Use a name from the template's [events]. Without --template no events can be given. To verify, give only the tables that were given when it was drawn.",
        },
    }
    D072 {
        about_da: "En fil med hændelser i en revisionsmappe er ændret eller beskadiget.",
        why: {
            da: "Kontrolpunkterne afgøres af hændelserne; ændrede hændelser giver andre fund end dem, udvælgelsen står inde for.",
            en: "The criteria are decided by the events; changed events give other findings than those that the draw vouches for.",
        },
        mend: {
            da: "Hent filen i events/ fra en sikkerhedskopi.",
            en: "Take the file in events/ from a backup.",
        },
    }
    D073 {
        about_da: "Ingen række i en hændelsestabel hører til en sag, der kan udtages.",
        why: {
            da: "Så ser det ud, som om der intet er sket i nogen sag. Oftest er sagsnumrene skrevet på en anden måde end i dataudtrækket.",
            en: "It then looks as if nothing had happened in any case. Mostly the case ids are written otherwise than in the extract.",
        },
        mend: {
            da: "Sammenlign sagsnumrene i de to filer: foranstillede nuller, bindestreger og mellemrum. Se også efter, om kolonnen er den rigtige.",
            en: "Compare the case ids in both files: leading zeros, hyphens and blanks. See also whether it is the right column.",
        },
    }
    D111 {
        about_da: "En kolonne, som en indikator fordeles på, har for mange forskellige værdier.",
        why: {
            da: "En fordeling på mere end tusind værdier siger intet, og oftest er det den forkerte kolonne: et nummer, et navn eller en fri tekst.",
            en: "A table of more than a thousand values says nothing, and mostly it is the wrong column: a number, a name or free text.",
        },
        mend: {
            da: "Skriv en kolonne med få værdier efter `by`, såsom type eller årsag. Se med `inspect`, hvad kolonnerne indeholder.",
            en: "Name a column with few values after `by`, such as type or cause. See with `inspect` what the columns hold.",
        },
    }
}
