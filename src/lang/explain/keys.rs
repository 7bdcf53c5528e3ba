//! Codes C110 to C114: the key of the codes that stand for case ids, and CPR numbers in names.

explained! {
    C110 {
        about_da: "En fil er ikke en nøgle til koder.",
        why: {
            da: "Med en forkert fil ville alle koder blive andre, og ingen sag kunne genfindes.",
            en: "With a wrong file all codes would be others, and no case could be found again.",
        },
        mend: {
            da: "Angiv med --key den fil, som programmet skrev ved den første lodtrækning. Er den gået tabt, så træk lod igen med en ny nøgle.",
            en: "Name with --key the file that the program wrote at the first draw. If it is lost, draw again with a new key.",
        },
    }
    C111 {
        about_da: "Nøglen til koderne ville komme til at stå i revisionsmappen.",
        why: {
            da: "Koderne skjuler kun noget for den, der ikke har nøglen. I mappen ville den følge med alle kopier.",
            en: "The codes hide something only from who lacks the key. In the folder it would go along with every copy.",
        },
        mend: {
            da: "Skriv en sti uden for mappen efter --key, helst et sted, som færre har adgang til.",
            en: "Write a path outside the folder after --key, best in a place that fewer people can reach.",
        },
    }
    C112 {
        about_da: "Nøglen til koderne mangler.",
        why: {
            da: "Uden nøglen kan hverken koderne laves igen eller sagerne bag dem findes.",
            en: "Without the key neither can the codes be made again nor the cases behind them be found.",
        },
        mend: {
            da: "Angiv nøglen med --key FIL, eller læg den ved siden af mappen under navnet MAPPE.key.",
            en: "Name the key with --key FILE, or put it beside the folder under the name FOLDER.key.",
        },
    }
    C113 {
        about_da: "En nøgle er ikke den, som mappens koder er lavet med.",
        why: {
            da: "Hver nøgle giver sine egne koder; med en anden ville alle sager se ud til at mangle.",
            en: "Every key gives codes of its own; with another all cases would seem to be missing.",
        },
        mend: {
            da: "Find den nøgle, der hører til mappen. draw.json viser, hvilken det er: pseudonyms.key er ens for samme nøgle.",
            en: "Find the key that belongs to the folder. draw.json tells which: pseudonyms.key is the same for the same key.",
        },
    }
    C114 {
        about_da: "En startværdi eller et navn indeholder noget, der ligner et CPR-nummer.",
        why: {
            da: "Startværdien står i rapporten, og mapper og filer ses af alle, der kan se disken.",
            en: "The seed stands in the report, and folders and files are seen by everybody who sees the disk.",
        },
        mend: {
            da: "Vælg en anden tekst. En startværdi kan være dagsordenspunkt og dato, eller programmets egen tilfældige.",
            en: "Choose another text. A seed can be an item of an agenda and its date, or the program's own random one.",
        },
    }
    C115 {
        about_da: "En liste til forvaltningen kan ikke nævne sagerne.",
        why: {
            da: "Mappen har koder i stedet for sagsnumre. Forvaltningen kender kun sagsnumrene, og dem kan kun nøglen og udtrækket fortælle.",
            en: "The folder has codes in the place of case ids. The department knows the ids only, and nothing but the key and the extract tells them.",
        },
        mend: {
            da: "Angiv det udtræk, som stikprøven er udtaget af, med --extract FIL, og nøglen med --key FIL, hvis den ikke ligger ved siden af mappen.",
            en: "Give the extract that the sample was drawn from with --extract FILE, and the key with --key FILE unless it stands beside the folder.",
        },
    }
}
