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
        about_da: "Et dataudtræk er en projektmappe, et arkiv eller en pakket fil af en slags, der ikke læses.",
        why: {
            da: "Det er indholdet, der afgør, hvad en fil er; endelsen .csv gør den ikke til tekst.",
            en: "The content decides what a file is; the ending .csv does not make it a text.",
        },
        mend: {
            da: "Gem som Excel-projektmappe (xlsx) eller CSV (UTF-8), eller pak arkivet ud.",
            en: "Save it as an Excel workbook (xlsx) or as CSV (UTF-8), or unpack the archive.",
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
            da: "Brug en anden kolonne som sagsnummer, eller skriv koder i stedet med --pseudonymise.",
            en: "Use another column as case id, or write codes instead with --pseudonymise.",
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
    E021 {
        about_da: "En projektmappe er låst med en adgangskode.",
        why: {
            da: "Indholdet er krypteret og kan ikke læses uden koden, som programmet ikke spørger om.",
            en: "Its content is encrypted and cannot be read without the password, which the program does not ask for.",
        },
        mend: {
            da: "Gem en kopi uden adgangskode et sikkert sted, og slet den bagefter.",
            en: "Save a copy without the password in a safe place, and delete it afterwards.",
        },
    }
    E022 {
        about_da: "Et dataudtræk overskrider en grænse for, hvad det må rumme.",
        why: {
            da: "En lille fil kan være lavet, så den fylder hele computeren, når den pakkes ud. Grænserne stopper det.",
            en: "A small file can be made to fill the whole computer when it is unpacked. The limits stop that.",
        },
        mend: {
            da: "Stoler du på filen, så hæv grænsen med det argument, som meddelelsen nævner. Ellers hent den igen.",
            en: "If you trust the file, raise the limit with the option that the message names. Otherwise fetch it again.",
        },
    }
    E023 {
        about_da: "Det kan ikke afgøres, hvilket ark i en projektmappe der menes, eller det findes ikke.",
        why: {
            da: "Et ark, der blev valgt af programmet, kunne være en oversigt eller sidste års sager.",
            en: "A sheet chosen by the program could be a summary or last year's cases.",
        },
        mend: {
            da: "Vælg arket med --sheet, navn eller nummer; meddelelsen viser, hvilke der er.",
            en: "Choose the sheet with --sheet, by name or number; the message lists them.",
        },
    }
    E024 {
        about_da: "En projektmappe er beskadiget.",
        why: {
            da: "Det, der kan læses, er måske ikke det hele, og sager ville mangle i populationen.",
            en: "What can be read may not be the whole, and cases would be missing from the population.",
        },
        mend: {
            da: "Åbn den i Excel, gem den på ny som xlsx, eller lav dataudtrækket igen.",
            en: "Open it in Excel, save it anew as xlsx, or make the extract again.",
        },
    }
    E025 {
        about_da: "Et sagsnummer i en projektmappe er et tal, som Excel har afrundet.",
        why: {
            da: "Excel husker 15 cifre og gør resten til nul. Nummeret er da et andet end sagens, og flere sager kan få det samme.",
            en: "Excel keeps 15 digits and turns the rest into zeros. The number is then not the case's, and several cases can get the same one.",
        },
        mend: {
            da: "Lav dataudtrækket igen med sagsnummeret som tekst; i den fil, der er, er cifrene tabt.",
            en: "Make the extract again with the case id as text; in the file at hand the digits are lost.",
        },
    }
    E026 {
        about_da: "Sagsnumrene i en projektmappe er tal, ikke tekst.",
        why: {
            da: "Et tal har ingen foranstillede nuller: 00417 er blevet til 417 og kan ikke slås op i fagsystemet.",
            en: "A number has no leading zeros: 00417 has become 417 and cannot be looked up in the case system.",
        },
        mend: {
            da: "Se efter, om sagsnumrene er, som de skal være. Mangler der nuller, så lav dataudtrækket igen med kolonnen som tekst.",
            en: "See whether the case ids are as they should be. If zeros are missing, make the extract again with the column as text.",
        },
    }
    E027 {
        about_da: "En fil i et dataudtræk er angivet to gange eller er en kopi af en anden.",
        why: {
            da: "Er det en slåfejl, mangler en anden fil i populationen, fx en måned.",
            en: "If it is a slip, another file is missing from the population, such as a month.",
        },
        mend: {
            da: "Angiv hver fil én gang. Skulle filerne være forskellige, er den ene eksporteret forkert.",
            en: "Name each file once. If the files should differ, one of them was exported wrongly.",
        },
    }
    E028 {
        about_da: "En fil i et dataudtræk mangler en kolonne, som andre har.",
        why: {
            da: "Kolonnen er tom i alle filens sager, og det, der bygger på den, kan ikke afgøres i dem.",
            en: "The column is empty in all cases of the file, and what rests on it cannot be decided in them.",
        },
        mend: {
            da: "Hedder kolonnen noget andet i filen, så skriv det med --map. Ellers lav filen igen med kolonnen.",
            en: "If the column is called something else in the file, say so with --map. Otherwise make the file again with the column.",
        },
    }
    E029 {
        about_da: "Filerne i et dataudtræk skriver en kolonne på måder, der modsiger hinanden.",
        why: {
            da: "03-04-2026 kan være 3. april i én fil og 4. marts i en anden. Hver fil læses efter sin egen skrivemåde, og den kan være bestemt af få rækker.",
            en: "03-04-2026 can be 3 April in one file and 4 March in another. Each file is read in its own way, which a few rows may have decided.",
        },
        mend: {
            da: "Slå nogle sager fra hver fil op i fagsystemet, og se, om værdierne passer. Gør de ikke, så eksportér filerne på samme måde.",
            en: "Look some cases of each file up in the case system, and see whether the values agree. If not, export the files in the same way.",
        },
    }
    E030 {
        about_da: "En pakket fil er beskadiget.",
        why: {
            da: "En fil, der er klippet over, mangler sine sidste sager.",
            en: "A file that was cut off lacks its last cases.",
        },
        mend: {
            da: "Hent eller kopiér gz-filen igen.",
            en: "Fetch or copy the gz file again.",
        },
    }
    E031 {
        about_da: "Filerne i et dataudtræk sætter sagsnummer eller sagsområde forskelligt sammen.",
        why: {
            da: "Samme sag ville få to numre, eller to sager ét, og kunne udtages to gange eller slet ikke.",
            en: "One case would get two ids, or two cases one, and could be drawn twice or not at all.",
        },
        mend: {
            da: "Angiv kolonnerne hver for sig med --id og --area, så de gælder alle filer.",
            en: "Name the columns one by one with --id and --area, so that they hold for all files.",
        },
    }
    E032 {
        about_da: "Celler i en projektmappe har fejl i stedet for værdier.",
        why: {
            da: "#REF! eller #N/A er en formel, der ikke virkede. Det, der bygger på cellen, kan ikke afgøres.",
            en: "#REF! or #N/A is a formula that did not work. What rests on the cell cannot be decided.",
        },
        mend: {
            da: "Ret formlerne, eller brug dataudtrækket fra fagsystemet, før nogen har arbejdet i det.",
            en: "Mend the formulas, or use the extract of the case system as it was before anybody worked in it.",
        },
    }
}
