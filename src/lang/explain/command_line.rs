//! Codes that begin with C: command line and files.

explained! {
    C001 {
        about_da: "En fil eller mappe kan ikke læses.",
        why: {
            da: "Uden filen kan arbejdet ikke begynde. Intet er ændret.",
            en: "Without the file the work cannot begin. Nothing was changed.",
        },
        mend: {
            da: "Se efter slåfejl i stien, om filen er en almindelig fil, og om du må læse den.",
            en: "Look for slips in the path, whether it is a regular file, and whether you may read it.",
        },
    }
    C002 {
        about_da: "En fil kan ikke skrives.",
        why: {
            da: "En fil skrives helt eller slet ikke, så den gamle fil står der endnu.",
            en: "A file is written whole or not at all, so the old file is still there.",
        },
        mend: {
            da: "Se efter, om disken er fuld, om mappen findes, og om du må skrive i den.",
            en: "See whether the disk is full, whether the folder exists, and whether you may write to it.",
        },
    }
    C003 {
        about_da: "Et argument har en værdi, der ikke kan bruges.",
        why: {
            da: "Hellere stoppe end at gætte, hvad der var ment.",
            en: "Better to stop than to guess what was meant.",
        },
        mend: {
            da: "Skriv --help efter kommandoen for at se, hvad argumentet kan være.",
            en: "Write --help after the command to see what the argument can be.",
        },
    }
    C004 {
        about_da: "Der er bedt om en tjekliste, som ikke findes.",
        why: {
            da: "En kontrol uden tjekliste ville se ud, som om alt var i orden.",
            en: "A check of no template would look as if all were well.",
        },
        mend: {
            da: "Skriv stien til en .toml-fil eller navnet på en medfølgende tjekliste; sagsaudit template list viser dem.",
            en: "Write the path of a .toml file or the name of a template that comes with the program; sagsaudit template list shows them.",
        },
    }
    C005 {
        about_da: "Argumenter modsiger hinanden, eller der mangler et.",
        why: {
            da: "Programmet kan ikke vide, hvilket af dem der er ment.",
            en: "The program cannot know which of them is meant.",
        },
        mend: {
            da: "Skriv det, som meddelelsen beder om; --help viser alle argumenter.",
            en: "Write what the message asks for; --help shows all arguments.",
        },
    }
    C010 {
        about_da: "Et mønster for filer passer på ingen eller er ikke et mønster.",
        why: {
            da: "En population, der mangler en fil, mangler sager, som aldrig kan udtages.",
            en: "A population that lacks a file lacks cases, which can then never be drawn.",
        },
        mend: {
            da: "Se efter slåfejl i mappe og endelse. * står for flere tegn, ? for ét, [ab] for a eller b.",
            en: "Look for slips in folder and ending. * stands for any characters, ? for one, [ab] for a or b.",
        },
    }
    C011 {
        about_da: "En fil, der forbinder kolonner med overskrifter, kan ikke læses.",
        why: {
            da: "Uden den ved programmet ikke, hvilken overskrift en kolonne har, og kolonnen ville stå tom.",
            en: "Without it the program does not know which heading a column has, and the column would be empty.",
        },
        mend: {
            da: "Filen er TOML i UTF-8: skriv [columns] og derunder adresse = [\"Property Address\", \"ADDRESS\"].",
            en: "The file is TOML in UTF-8: write [columns] and below it adresse = [\"Property Address\", \"ADDRESS\"].",
        },
    }
    C012 {
        about_da: "En midlertidig fil kan ikke skrives.",
        why: {
            da: "Regneark og standard input læses flere gange og lægges imens i en midlertidig fil. Er disken fuld, kan de ikke læses.",
            en: "Workbooks and standard input are read more than once and are put into a temporary file meanwhile. If the disk is full, they cannot be read.",
        },
        mend: {
            da: "Skaf plads på disken, eller lad TMPDIR (i Windows TMP) pege på en mappe, som må rumme personoplysninger.",
            en: "Make room on the disk, or let TMPDIR (in Windows TMP) name a folder that may hold personal data.",
        },
    }
    C015 {
        about_da: "En betingelse rummer noget, der ligner et CPR-nummer.",
        why: {
            da: "Betingelser bliver gemt i revisionsmappen og vist i rapporten, som flere læser end dem, der må se nummeret.",
            en: "Conditions are kept in the audit folder and shown in the report, which more people read than may see the number.",
        },
        mend: {
            da: "Vælg sagerne efter sagsnummer eller en anden kolonne, der ikke er et CPR-nummer.",
            en: "Choose the cases by case number or another column that is no CPR number.",
        },
    }
    C016 {
        about_da: "Der er angivet en type for en kolonne, som ikke findes.",
        why: {
            da: "En slåfejl ville ellers betyde, at kolonnen blev læst som noget andet, og betingelsen gjaldt andre sager.",
            en: "A slip would otherwise mean that the column was read as something else, and the condition held of other cases.",
        },
        mend: {
            da: "Skriv overskriften, som den står i dataudtrækket; meddelelsen nævner den nærmeste.",
            en: "Write the heading as it stands in the extract; the message gives the nearest one.",
        },
    }
    C017 {
        about_da: "En kontrolsum kan ikke læses eller er af noget, der ikke kan lægges sammen.",
        why: {
            da: "En kontrolsum viser, at dataudtrækket er helt. En, der kun er læst halvt, viser ingenting.",
            en: "A control total shows that the extract is whole. One that is read by half shows nothing.",
        },
        mend: {
            da: "Skriv antallet eller beløbet som i kildesystemet, og nævn en kolonne med tal.",
            en: "Write the number or amount as the source system gives it, and name a column of numbers.",
        },
    }
    C020 {
        about_da: "Tjeklisten bruger en kolonne, som dataudtrækket ikke har.",
        why: {
            da: "Det, der bygger på kolonnen, kan ikke afgøres i en eneste sag, og det opdages ellers først, når stikprøven er udtaget.",
            en: "What rests on the column cannot be decided in a single case, and that would be noticed only after the draw.",
        },
        mend: {
            da: "Få kolonnen med i dataudtrækket, skriv overskriften som alias (`aliases`) i tjeklisten, eller brug --map ved udvælgelsen.",
            en: "Have the column exported, write its heading as an alias (`aliases`) in the template, or use --map when drawing.",
        },
    }
    C021 {
        about_da: "Dataudtrækket har værdier, som kolonnens type ikke kan læse.",
        why: {
            da: "Det, der bygger på sådan en værdi, kan ikke afgøres. Er det mange, er typen måske forkert.",
            en: "What rests on such a value cannot be decided. If there are many, the type may be wrong.",
        },
        mend: {
            da: "Ret værdierne i kilden, eller ret kolonnens `type` i tjeklisten.",
            en: "Mend the values at their source, or the column's `type` in the template.",
        },
    }
    C022 {
        about_da: "Der er spurgt om en kode, som ikke findes.",
        why: {
            da: "Koder er et bogstav og tre cifre; en kode beholder sin betydning for altid.",
            en: "Codes are a letter and three digits; a code keeps its meaning for ever.",
        },
        mend: {
            da: "sagsaudit explain uden argument viser alle koder.",
            en: "sagsaudit explain without an argument lists all codes.",
        },
    }
    C023 {
        about_da: "En ny tjekliste ville overskrive en fil.",
        why: {
            da: "Den gamle fil kan være resultatet af meget arbejde, og den kan ikke genskabes.",
            en: "The old file may be the result of much work, and it could not be brought back.",
        },
        mend: {
            da: "Giv den nye tjekliste et andet navn, eller flyt den gamle fil.",
            en: "Give the new template another name, or move the old file.",
        },
    }
    C025 {
        about_da: "En sammenligning over tid kræver mindst to revisioner.",
        why: {
            da: "Én revision viser et niveau, ikke en udvikling.",
            en: "One audit shows a level, not a development.",
        },
        mend: {
            da: "Angiv mindst to revisionsmapper eller findings.json, hver fra sin revision.",
            en: "Name at least two audit folders or findings.json, each of an audit of its own.",
        },
    }
    C026 {
        about_da: "Fund er efter en anden tjekliste end de andre.",
        why: {
            da: "Kontrolpunkter i to tjeklister måler ikke det samme, selv om de har samme id.",
            en: "Criteria of two templates do not measure the same, even if they have the same id.",
        },
        mend: {
            da: "Sammenlign revisioner efter samme tjekliste; dens version må gerne være en anden.",
            en: "Compare audits by one template; its version may differ.",
        },
    }
    C027 {
        about_da: "To revisioner er bedømt pr. samme dato.",
        why: {
            da: "Programmet kan ikke vide, hvilken der kom først. Er det samme revision to gange, er der ingen udvikling at vise.",
            en: "The program cannot know which came first. If it is one audit twice, there is no development to show.",
        },
        mend: {
            da: "Fjern den ene. Er det to revisioner, så giv den ene en anden --as-of, når den udtages.",
            en: "Leave one out. If they are two audits, give one another --as-of when it is drawn.",
        },
    }
    C028 {
        about_da: "En fil har ingen fund, eller fund i en form, som denne udgave ikke kender.",
        why: {
            da: "Tal, der læses efter en forkert form, kan ende ved det forkerte kontrolpunkt.",
            en: "Numbers read by a wrong form can end up with the wrong criterion.",
        },
        mend: {
            da: "Lav fundene igen med sagsaudit score, eller brug den udgave af programmet, der skrev filen.",
            en: "Make the findings again with sagsaudit score, or use the version of the program that wrote the file.",
        },
    }
    C085 {
        about_da: "Et arbejdsark kan ikke skrives som projektmappe.",
        why: {
            da: "En projektmappe har grænser: 32.767 tegn i en celle, 16.384 kolonner, og et ark pr. sag bliver mange.",
            en: "A workbook has limits: 32,767 characters in a cell, 16,384 columns, and a sheet for each case comes to many.",
        },
        mend: {
            da: "Del sagerne mellem flere gennemgåere, eller vælg `--layout long` eller `--format csv`.",
            en: "Divide the cases among several reviewers, or choose `--layout long` or `--format csv`.",
        },
    }
    C086 {
        about_da: "Et arbejdsark ville blive skrevet oven i et, der er udfyldt.",
        why: {
            da: "Arket i revisionsmappen er ændret, siden det blev dannet: nogen har skrevet i det. De svar må ikke gå tabt.",
            en: "The worksheet in the audit folder has changed since it was made: somebody has written in it. Those answers must not be lost.",
        },
        mend: {
            da: "Læs svarene ind først (`sagsaudit score MAPPE --answers FIL`), og flyt eller omdøb derefter filen.",
            en: "Read the answers first (`sagsaudit score FOLDER --answers FILE`), then move or rename the file.",
        },
    }
    C087 {
        about_da: "Der er intet arbejdsark i en mappe, der blev gennemsøgt.",
        why: {
            da: "Arbejdsark kendes på de skjulte nøgler i deres rækker, ikke på filens navn. Ingen fil i mappen har nøgler af de revisionsmapper, der er angivet.",
            en: "Worksheets are known by the hidden keys of their rows, not by the names of their files. No file in the folder has keys of the audit folders that were named.",
        },
        mend: {
            da: "Se efter, at filerne er xlsx eller csv, og at `--into` nævner den mappe, de kommer fra. Et ark uden nøgler kan læses med `sagsaudit score MAPPE --answers FIL`.",
            en: "Make sure that the files are xlsx or csv and that `--into` names the folder they come from. A sheet without keys can be read with `sagsaudit score FOLDER --answers FILE`.",
        },
    }
    C088 {
        about_da: "Sagerne er allerede fordelt mellem andre gennemgåere.",
        why: {
            da: "Arkene er måske sendt ud. En ny fordeling i stilhed ville give to personer de samme sager.",
            en: "The worksheets may have been sent out. To divide again in silence would give two people the same cases.",
        },
        mend: {
            da: "Kør `sagsaudit sheet MAPPE` uden navne for at danne de samme ark igen, eller fordel på ny med `--reassign`.",
            en: "Run `sagsaudit sheet FOLDER` without names to make the same worksheets again, or divide anew with `--reassign`.",
        },
    }
    C090 {
        about_da: "En liste kan ikke skrives i denne form eller til dette sted.",
        why: {
            da: "Afdelingen skal kunne åbne listen, og revisionsmappen må kun indeholde revisionens egne filer.",
            en: "The department must be able to open the list, and an audit folder holds the audit's own files only.",
        },
        mend: {
            da: "Vælg et filnavn, der ender på .csv eller .xlsx, uden for revisionsmappen.",
            en: "Choose a file name that ends with .csv or .xlsx, outside the audit folder.",
        },
    }
}
