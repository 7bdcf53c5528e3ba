//! What is said of extracts.

phrases! {
    /// The operating system's complaint.
    CANNOT_READ { da: "dataudtrækket kan ikke læses: {error}", en: "the extract cannot be read: {error}" }
    /// No row at all.
    EMPTY_FILE { da: "dataudtrækket er tomt", en: "the extract is empty" }
    /// Nothing below the header.
    HEADER_ONLY {
        da: "dataudtrækket har overskrifter, men ingen rækker under dem",
        en: "the extract has a header, but no rows below it",
    }
    /// A zip archive.
    ZIP {
        da: "filen er en Excel-projektmappe (xlsx) eller et andet zip-arkiv, ikke en CSV-fil",
        en: "the file is an Excel workbook (xlsx) or another zip archive, not a CSV file",
    }
    /// A compound file.
    COMPOUND_FILE {
        da: "filen er en ældre Excel-projektmappe (xls) eller en anden sammensat fil, ikke en CSV-fil",
        en: "the file is an older Excel workbook (xls) or another compound file, not a CSV file",
    }
    /// What to do with files that are no usable CSV.
    SAVE_AS_UTF_8 {
        da: "gem den som \"CSV UTF-8\" og prøv igen",
        en: "save it as \"CSV UTF-8\" and try again",
    }
    /// UTF-32.
    UTF_32 { da: "filen er i UTF-32, som ikke læses", en: "the file is in UTF-32, which is not read" }
    /// A NUL among the bytes.
    NUL_BYTE {
        da: "byte {byte} er {value}, som ingen tekst indeholder",
        en: "byte {byte} is {value}, which no text holds",
    }
    /// Where NUL bytes come from.
    NUL_MEANS_DAMAGE {
        da: "filen kan være beskadiget eller fyldt op med nul-byte efter en afbrudt kopiering",
        en: "the file may be damaged, or padded with zero bytes after a copy that was cut off",
    }
    /// A NUL in decoded text.
    NUL { da: "teksten indeholder tegnet NUL", en: "the text holds the character NUL" }
    /// A control character among bytes that are not UTF-8.
    CONTROL_BYTE {
        da: "filen er ikke tekst: byte {byte} er styretegnet {value}",
        en: "the file is no text: byte {byte} is the control character {value}",
    }
    /// UTF-8 with breaks in it.
    BROKEN_UTF_8 {
        da: "filen er UTF-8, men ikke det hele: byte {byte} ({value}) hører ikke til noget tegn",
        en: "the file is UTF-8, but not all of it: byte {byte} ({value}) belongs to no character",
    }
    /// What to do with a mixed file.
    EXPORT_AGAIN {
        da: "filen kan være klippet over eller sat sammen af flere; lav dataudtrækket igen",
        en: "the file may have been cut off or put together from several; make the extract again",
    }
    /// Bytes that the stated encoding gives no meaning.
    MALFORMED {
        da: "byte {byte} er ikke et tegn i filens tegnsæt",
        en: "byte {byte} is no character in the file's encoding",
    }
    /// How to say the encoding.
    STATE_ENCODING {
        da: "er det et andet tegnsæt, så angiv det med --encoding",
        en: "if it is another encoding, name it with --encoding",
    }
    /// An encoding nobody knows.
    UNKNOWN_ENCODING { da: "tegnsættet `{label}` kendes ikke", en: "the encoding `{label}` is unknown" }
    /// Encodings that are known.
    ENCODING_EXAMPLES {
        da: "kendte tegnsæt er fx utf-8, windows-1252, iso-8859-15, utf-16le, macintosh, cp850 og cp865",
        en: "known encodings are utf-8, windows-1252, iso-8859-15, utf-16le, macintosh, cp850, cp865 and others",
    }
    /// Two delimiters that fit equally well.
    DELIMITER_TIE {
        da: "skilletegnet kan ikke afgøres: `{one}` og `{other}` passer lige godt",
        en: "the delimiter cannot be told: `{one}` and `{other}` fit equally well",
    }
    /// How to say the delimiter.
    STATE_DELIMITER { da: "angiv det med --delimiter", en: "name it with --delimiter" }
    /// A quote that swallowed the rest of the file.
    OPEN_QUOTE {
        da: "felt {field} begynder her med et anførselstegn, der aldrig lukkes",
        en: "field {field} begins here with a quote that is never closed",
    }
    /// How to mend it.
    CLOSE_QUOTE {
        da: "luk feltet med et anførselstegn, eller skriv anførselstegn inde i et felt dobbelt",
        en: "close the field with a quote, or double the quotes that stand inside a field",
    }
    /// A row that is too long.
    ROW_TOO_LONG {
        da: "rækken, der begynder her, er længere end {megabytes} MB",
        en: "the row that begins here is longer than {megabytes} MB",
    }
    /// Why a row is too long.
    LOOK_FOR_QUOTE {
        da: "se efter et anførselstegn, der åbnes i rækken og ikke lukkes",
        en: "look for a quote that opens in the row and is not closed",
    }
    /// A field that is too long.
    FIELD_TOO_LONG {
        da: "felt {field} i rækken, der begynder her, er længere end {megabytes} MB",
        en: "field {field} of the row that begins here is longer than {megabytes} MB",
    }
    /// How to raise a limit.
    RAISE_LIMIT {
        da: "skal det være sådan, så hæv grænsen med {option}",
        en: "if it is meant to be so, raise the limit with {option}",
    }
    /// Where the trouble may have begun.
    TROUBLE_BEGINS {
        da: "fejlen kan begynde på linje {line}, den første med et forkert antal felter",
        en: "the trouble may begin on line {line}, the first with a wrong number of fields",
    }
    /// The file is not what it was.
    CHANGED {
        da: "filen blev ændret, mens den blev læst",
        en: "the file was changed while it was read",
    }
    /// What to do about it.
    COPY_FIRST {
        da: "tag en kopi, som ingen skriver i, og prøv igen",
        en: "take a copy that nobody writes to, and try again",
    }
    /// A required column that is not there.
    COLUMN_MISSING {
        da: "dataudtrækket har ikke kolonnen `{column}`",
        en: "the extract has no column `{column}`",
    }
    /// Its aliases.
    ALSO_KNOWN_AS { da: "den kan også hedde {names}", en: "it may also be called {names}" }
    /// The headings.
    HEADINGS_ARE { da: "overskrifterne er {headings}", en: "the headings are {headings}" }
    /// The first headings of many.
    HEADINGS_ARE_AND_MORE {
        da: "overskrifterne er {headings} og {more} til",
        en: "the headings are {headings} and {more} more",
    }
    /// How to name the heading of a column.
    USE_MAP {
        da: "hedder den noget andet, så skriv --map \"{column}=OVERSKRIFT\"",
        en: "if it is called something else, write --map \"{column}=HEADING\"",
    }
    /// The nearest name.
    DID_YOU_MEAN { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// Several headings fit.
    COLUMN_AMBIGUOUS {
        da: "flere overskrifter passer til kolonnen `{column}`: {headings}",
        en: "several headings fit the column `{column}`: {headings}",
    }
    /// What to do about it.
    RENAME_OR_MAP {
        da: "vælg en af dem med --map \"{column}=OVERSKRIFT\"; hedder de det samme, så omdøb den ene",
        en: "choose one with --map \"{column}=HEADING\"; if they are the same, rename one of them",
    }
    /// A mapping of no column.
    MAP_UNKNOWN_COLUMN {
        da: "--map nævner kolonnen `{column}`, som ingen spørger efter",
        en: "--map names the column `{column}`, which nobody asks for",
    }
    /// A mapping to no heading.
    MAP_UNKNOWN_HEADING {
        da: "--map giver kolonnen `{column}` overskriften `{heading}`, som dataudtrækket ikke har",
        en: "--map gives the column `{column}` the heading `{heading}`, which the extract does not have",
    }
    /// A row of the wrong width.
    WRONG_FIELD_COUNT {
        da: "forkert antal felter: {found}, i overskrifterne {expected}",
        en: "wrong number of fields: {found}, in the header {expected}",
    }
    /// A row without an id.
    NO_CASE_ID { da: "rækken har ikke noget sagsnummer", en: "the row has no case id" }
    /// The header once more.
    HEADER_AGAIN { da: "rækken gentager overskrifterne", en: "the row repeats the header" }
    /// Most rows are no cases.
    TOO_MANY_REJECTS {
        da: "{rejected} af {rows} rækker kan ikke læses som sager",
        en: "{rejected} of {rows} rows cannot be read as cases",
    }
    /// One of them.
    REJECTED_LINE { da: "linje {line}: {reason}", en: "line {line}: {reason}" }
    /// What a row should be.
    ROWS_EXPECTED {
        da: "ventet er {fields} felter i hver række med `{delimiter}` imellem og et sagsnummer",
        en: "expected are {fields} fields in each row with `{delimiter}` between, and a case id",
    }
    /// CPR numbers as case ids.
    CPR_IDS {
        da: "sagsnumrene i kolonnen `{column}` ligner CPR-numre",
        en: "the case ids in the column `{column}` look like CPR numbers",
    }
    /// What to do about it.
    CHOOSE_OTHER_ID {
        da: "vælg en anden kolonne med --id, fx sagens journalnummer, eller skriv koder i stedet med --pseudonymise",
        en: "choose another column with --id, such as the number of the case file, or write codes instead with --pseudonymise",
    }
    /// Rows that disagree about a case.
    IDS_REPEATED {
        da: "rækker med samme sagsnummer har forskelligt indhold ({rows} i alt)",
        en: "rows with the same case id have different content ({rows} in all)",
    }
    /// Two such rows.
    PAIR_OF_LINES { da: "`{id}`: linje {first} og {second}", en: "`{id}`: lines {first} and {second}" }
    /// The columns that tell them apart.
    ROWS_DIFFER_IN { da: "rækkerne er forskellige i {columns}", en: "the rows differ in {columns}" }
    /// A composite id.
    COMPOSITE_ID {
        da: "et sammensat sagsnummer kan skelne dem: {flags}",
        en: "a composite case id can tell them apart: {flags}",
    }
    /// No column tells them apart.
    NO_COLUMN_TELLS_APART {
        da: "ingen anden kolonne med sin egen overskrift kan skelne dem",
        en: "no other column with a heading of its own can tell them apart",
    }
}
