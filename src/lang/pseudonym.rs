//! What is said of codes in the place of case ids, and of their key.

phrases! {
    /// A seed or a name with a number.
    CPR_IN_NAME {
        da: "{option} indeholder noget, der ligner et CPR-nummer; det ville blive gemt og vist til alle",
        en: "{option} holds something that looks like a CPR number; it would be kept and shown to everybody",
    }
    /// A new key was written.
    KEY_MADE {
        da: "nøglen til koderne er skrevet til {path}; gem den adskilt fra revisionsmappen: uden den kan lodtrækningen ikke gentages, og med den kan sagerne findes igen",
        en: "the key of the codes was written to {path}; keep it apart from the audit folder: without it the draw cannot be made again, and with it the cases can be found",
    }
    /// A key that was there is used.
    KEY_USED {
        da: "koderne er lavet med nøglen i {path}",
        en: "the codes were made with the key in {path}",
    }
    /// A file that holds no key.
    NO_KEY {
        da: "filen er ikke en nøgle til koder; en nøgle begynder med `sagsaudit-key/1`",
        en: "the file is no key of codes; a key begins with `sagsaudit-key/1`",
    }
    /// A key in the folder whose codes it opens.
    KEY_INSIDE {
        da: "nøglen må ikke stå i revisionsmappen: den ville følge med, hvor mappen kommer hen",
        en: "the key must not stand in the audit folder: it would go wherever the folder goes",
    }
    /// Codes without a folder.
    KEY_NOWHERE {
        da: "--pseudonymise uden -o MAPPE skal have en nøgle, der findes: --key FIL",
        en: "--pseudonymise without -o FOLDER needs a key that exists: --key FILE",
    }
    /// A key that is neither beside the folder nor named.
    KEY_NEEDED {
        da: "sagsnumrene i mappen er koder, og nøglen er ikke i {path}; angiv den med --key FIL",
        en: "the case ids of the folder are codes, and the key is not at {path}; name it with --key FILE",
    }
    /// The key of other codes.
    OTHER_KEY {
        da: "det er ikke den nøgle, som mappens koder er lavet med",
        en: "this is not the key that the codes of the folder were made with",
    }
    /// A key for a folder without codes.
    IDLE_KEY {
        da: "mappens sagsnumre er ikke koder, så --key har ingen betydning",
        en: "the case ids of the folder are no codes, so that --key has no meaning",
    }
    /// A folder without codes.
    NO_CODES {
        da: "mappens sagsnumre er ikke koder; der er intet at slå op",
        en: "the case ids of the folder are no codes; there is nothing to look up",
    }
    /// A redraw that would write ids.
    BARE_REDRAW {
        da: "sagsnumrene i mappen er koder; en ny lodtrækning uden --pseudonymise ville skrive de rigtige",
        en: "the case ids of the folder are codes; a new draw without --pseudonymise would write the real ones",
    }
    /// Values that begin like a formula.
    LIKE_FORMULAS {
        da: "{count} af stikprøvens værdier begynder som en formel (= + - @); de er gemt uændret",
        en: "{count} value(s) of the sample begin like a formula (= + - @); they are kept as they are",
    }
    /// How such a file is opened.
    OPEN_AS_TEXT {
        da: "åbn ikke sample.csv ved at dobbeltklikke: hent den ind i regnearket med alle kolonner som tekst",
        en: "do not open sample.csv by a double click: import it into the spreadsheet with all columns as text",
    }
    /// A record that is to be carried out with another key, or none.
    NOT_ITS_KEY {
        da: "sagsnumrene er koder, og nøglen er ikke den, de er lavet med; lodtrækningen ville give andre navne",
        en: "the case ids are codes, and the key is not the one they were made with; the draw would give other names",
    }
    /// An earlier audit whose cases have other names.
    OTHER_NAMES {
        da: "den tidligere revision kalder sagerne noget andet: kun den ene har koder, eller de er lavet med hver sin nøgle",
        en: "the earlier audit calls the cases otherwise: only one of the two has codes, or theirs are of different keys",
    }
    /// How two audits get the same codes.
    SAME_KEY {
        da: "brug --pseudonymise --key FIL med den nøgle, som den tidligere revision er lavet med",
        en: "use --pseudonymise --key FILE with the key of the earlier audit",
    }
    /// Codes whose cases the extract does not have.
    NOT_FOUND {
        da: "{count} af koderne er ingen af udtrækkets sager",
        en: "{count} of the codes are no case of the extract",
    }
    /// A list of codes would tell the department nothing.
    ONLY_CODES {
        da: "mappen har koder i stedet for sagsnumre, og en liste over koder siger ingen noget",
        en: "the folder has codes in the place of case ids, and a list of codes tells nobody anything",
    }
    /// How the list gets its ids.
    GIVE_EXTRACT {
        da: "angiv udtrækket, som stikprøven er udtaget af: --extract FIL; listen får de rigtige sagsnumre, mappen får dem ikke",
        en: "give the extract that the sample was drawn from: --extract FILE; the list gets the real case ids, the folder does not",
    }
    /// An extract that nothing is asked of.
    IDLE_EXTRACT {
        da: "mappens sagsnumre er ikke koder, så --extract har ingen betydning",
        en: "the case ids of the folder are no codes, so that --extract has no meaning",
    }
    /// How a code can be checked.
    HOW_CODED {
        da: "Sagsnumrene er koder: de første 20 cifre af HMAC-SHA-256 af sagsnummeret, i grupper på fire. Den, der har nøglen, kan efterprøve en kode:",
        en: "The case ids are codes: the first 20 digits of the HMAC-SHA-256 of the case id, in groups of four. Who has the key can check a code:",
    }
    /// How the cases behind the codes are found.
    HOW_DECODED {
        da: "Sagerne bag koderne finder du med: sagsaudit pseudonyms {folder} --extract UDTRÆK",
        en: "The cases behind the codes are found with: sagsaudit pseudonyms {folder} --extract EXTRACT",
    }
    /// The column of the place in the area.
    ORDER {
        da: "nr.",
        en: "no.",
    }
    /// The column of what a case was drawn as.
    ROLE {
        da: "udtaget som",
        en: "drawn as",
    }
    /// A case of the sample.
    SAMPLE {
        da: "stikprøve",
        en: "sample",
    }
    /// A reserve.
    RESERVE {
        da: "reserve",
        en: "reserve",
    }
    /// The column of areas.
    AREA {
        da: "sagsområde",
        en: "area",
    }
    /// The column of codes.
    CODE {
        da: "kode",
        en: "code",
    }
    /// The column of case ids.
    CASE_ID {
        da: "sagsnummer",
        en: "case id",
    }
}
