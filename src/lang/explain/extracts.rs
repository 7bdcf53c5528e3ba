//! Codes that begin with E: extracts.

explained! {
    E001 {
        about_da: "Et dataudtræk har slet ingen rækker.",
        why: {
            da: "En tom fil er næsten altid en eksport, der gik galt.",
            en: "An empty file is almost always an export that went wrong.",
        },
        mend: {
            da: "Eksportér igen, og se, om filen har en størrelse.",
            en: "Export again, and see whether the file has a size.",
        },
    }
    E002 {
        about_da: "Et dataudtræk har overskrifter og ingen rækker under dem.",
        why: {
            da: "Eksportens filter ramte ingen sager; en revision af nul sager siger intet.",
            en: "The export's filter met no cases; an audit of no cases says nothing.",
        },
        mend: {
            da: "Se på eksportens periode og filter.",
            en: "Look at the export's period and filter.",
        },
    }
    E003 {
        about_da: "Et dataudtræk er en projektmappe eller et arkiv, ikke en CSV-fil.",
        why: {
            da: "Endelsen .csv gør ikke en Excel-fil til tekst.",
            en: "The ending .csv does not make a workbook a text.",
        },
        mend: {
            da: "Gem som CSV (UTF-8) fra Excel, eller pak arkivet ud.",
            en: "Save as CSV (UTF-8) from Excel, or unpack the archive.",
        },
    }
    E004 {
        about_da: "Et dataudtræk er ikke tekst: det har NUL eller styretegn.",
        why: {
            da: "Filen er i et andet format eller en anden tegnkodning, end den ser ud til, og værdierne ville blive læst forkert.",
            en: "The file has another format or encoding than it seems to, and its values would be misread.",
        },
        mend: {
            da: "Gem filen som UTF-8, eller nævn tegnkodningen med --encoding.",
            en: "Save the file as UTF-8, or name the encoding with --encoding.",
        },
    }
    E005 {
        about_da: "Et dataudtræk er UTF-8 de fleste steder, men i stykker nogle steder.",
        why: {
            da: "Filen er sat sammen af flere eller beskadiget; navne ville blive til volapyk.",
            en: "The file was put together from several, or was damaged; names would turn into gibberish.",
        },
        mend: {
            da: "Eksportér igen, eller nævn tegnkodningen med --encoding.",
            en: "Export again, or name the encoding with --encoding.",
        },
    }
    E006 {
        about_da: "Et dataudtræks tegnkodning kan ikke afgøres.",
        why: {
            da: "Et forkert gæt ændrer æ, ø og å i sagsområder og sagsnumre.",
            en: "A wrong guess would change letters in areas and case ids.",
        },
        mend: {
            da: "Nævn den med --encoding, eller gem filen som UTF-8.",
            en: "Name it with --encoding, or save the file as UTF-8.",
        },
    }
    E007 {
        about_da: "Der er bedt om en tegnkodning, som er ukendt.",
        why: {
            da: "Uden den kan filen ikke læses som ønsket.",
            en: "Without it the file cannot be read as wanted.",
        },
        mend: {
            da: "Brug fx utf-8, utf-16 eller windows-1252.",
            en: "Use for instance utf-8, utf-16 or windows-1252.",
        },
    }
    E008 {
        about_da: "Bytes i et dataudtræk har ingen betydning i dets tegnkodning.",
        why: {
            da: "Et tegn, der ikke kan læses, kunne være en del af et sagsnummer.",
            en: "A character that cannot be read could be part of a case id.",
        },
        mend: {
            da: "Nævn en anden tegnkodning med --encoding, eller eksportér igen.",
            en: "Name another encoding with --encoding, or export again.",
        },
    }
    E009 {
        about_da: "Et dataudtræks skilletegn kan ikke afgøres.",
        why: {
            da: "Med et forkert skilletegn er hele rækken én værdi.",
            en: "With a wrong delimiter the whole row is one value.",
        },
        mend: {
            da: "Skriv fx --delimiter ';' eller --delimiter tab.",
            en: "Write for instance --delimiter ';' or --delimiter tab.",
        },
    }
    E010 {
        about_da: "Et anførselstegn i et dataudtræk bliver aldrig lukket.",
        why: {
            da: "Resten af filen ville blive læst som én værdi, og sagerne i den ville mangle i populationen.",
            en: "The rest of the file would be read as one value, and its cases would be missing from the population.",
        },
        mend: {
            da: "Ret anførselstegnet på den linje, der er nævnt; et anførselstegn i en værdi skrives to gange.",
            en: "Mend the quote on the line that is named; a quote within a value is written twice.",
        },
    }
    E011 {
        about_da: "En række i et dataudtræk er for lang.",
        why: {
            da: "Så lange rækker skyldes et anførselstegn, der ikke er lukket, eller en fil, der ikke er en tabel.",
            en: "Rows this long come from a quote that was not closed, or from a file that is no table.",
        },
        mend: {
            da: "Se på den linje, der er nævnt.",
            en: "Look at the line that is named.",
        },
    }
    E012 {
        about_da: "Et dataudtræk mangler en påkrævet kolonne.",
        why: {
            da: "Uden den kan sagerne ikke navngives, fordeles eller vurderes.",
            en: "Without it cases cannot be named, divided or scored.",
        },
        mend: {
            da: "Få kolonnen med i eksporten, eller nævn dens overskrift med --map kolonne=\"Overskrift\" eller `aliases` i tjeklisten.",
            en: "Have the column exported, or name its heading with --map column=\"Heading\" or `aliases` in the template.",
        },
    }
    E013 {
        about_da: "Flere overskrifter i et dataudtræk passer på én kolonne.",
        why: {
            da: "Programmet vælger ikke på dine vegne mellem to kolonner, der kan rumme forskellige værdier.",
            en: "The program does not choose for you between two columns that may hold different values.",
        },
        mend: {
            da: "Giv overskrifterne forskellige navne, eller nævn den rigtige med --map.",
            en: "Give the headings different names, or name the right one with --map.",
        },
    }
    E014 {
        about_da: "--map peger på en kolonne eller overskrift, som ikke findes.",
        why: {
            da: "Kolonnen ville ellers stå tom i alle sager.",
            en: "The column would otherwise be empty in every case.",
        },
        mend: {
            da: "Sammenlign med overskrifterne, som meddelelsen viser.",
            en: "Compare with the headings that the message shows.",
        },
    }
    E015 {
        about_da: "De fleste rækker i et dataudtræk kan ikke læses som sager.",
        why: {
            da: "Filen bliver læst forkert, og en stikprøve af resten ville være skæv.",
            en: "The file is read in a wrong way, and a sample of the rest would be biased.",
        },
        mend: {
            da: "Se på skilletegnet og på de første afviste rækker.",
            en: "Look at the delimiter and at the first rejected rows.",
        },
    }
    E016 {
        about_da: "Sagsnumrene i et dataudtræk er CPR-numre.",
        why: {
            da: "Sagsnummeret står i alt, hvad der skrives. Et CPR-nummer kan desuden regnes ud af sit lodnummer på få minutter.",
            en: "The case id stands in everything that is written. A CPR number can moreover be worked out from its ticket in minutes.",
        },
        mend: {
            da: "Brug en anden kolonne som sagsnummer.",
            en: "Use another column as case id.",
        },
    }
    E017 {
        about_da: "Rækker med samme sagsnummer har forskelligt indhold.",
        why: {
            da: "En sag kan kun udtages én gang. Programmet vælger ikke, hvilken af rækkerne der er sagen.",
            en: "A case can be drawn once only. The program does not choose which of the rows is the case.",
        },
        mend: {
            da: "Brug et sammensat sagsnummer, fx --id Sagsnr --id Ydelse, eller lad eksporten give én række pr. sag.",
            en: "Use a composite id, such as --id Sagsnr --id Ydelse, or have one row exported for each case.",
        },
    }
    E018 {
        about_da: "Et dataudtræk blev ændret, mens det blev læst.",
        why: {
            da: "Filen læses flere gange, og tallene ville ikke passe sammen.",
            en: "The file is read more than once, and the numbers would not fit together.",
        },
        mend: {
            da: "Vent, til eksporten er færdig, og kør igen.",
            en: "Wait until the export is done, and run again.",
        },
    }
}
