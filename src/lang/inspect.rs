//! What `inspect` says of an extract: how it was read, what it holds, what somebody should look at.

phrases! {
    /// A heading.
    READ { da: "Læst", en: "Read" }
    /// A file.
    FILE {
        da: "{name}: {rows} rækker, {columns} kolonner, {bytes} bytes",
        en: "{name}: {rows} rows, {columns} columns, {bytes} bytes",
    }
    /// The encoding of a file.
    ENCODING { da: "tegnsæt {encoding}: {basis}", en: "encoding {encoding}: {basis}" }
    /// How the encoding is known.
    STATED { da: "som oplyst med --encoding", en: "as stated by --encoding" }
    /// How the encoding is known.
    MARK { da: "filen siger det selv (BOM)", en: "the file says so itself (byte order mark)" }
    /// How the encoding is known.
    VALID { da: "hele filen er gyldig i det", en: "the whole file is valid in it" }
    /// How the encoding is known.
    ZEROS { da: "hver anden byte er nul", en: "every second byte is zero" }
    /// How the encoding is known.
    GUESSED {
        da: "gættet ud fra bogstaverne; ret det med --encoding, hvis æ, ø og å er forkerte nedenfor",
        en: "guessed from the letters; correct it by --encoding if letters are wrong below",
    }
    /// What stands between fields.
    DELIMITER { da: "felterne er adskilt af {delimiter}", en: "fields are separated by {delimiter}" }
    /// A tab.
    TAB { da: "tabulator", en: "tab" }
    /// The sheet of a workbook.
    SHEET { da: "projektmappe (XLSX), ark {sheet}", en: "workbook (XLSX), sheet {sheet}" }
    /// A packed file.
    GZIP { da: "pakket med gzip", en: "packed by gzip" }
    /// Where the headings stand.
    HEADER { da: "overskrifterne står i linje {line}", en: "the headings stand on line {line}" }
    /// Text that was repaired.
    REPAIRED { da: "dobbelt kodet tekst er rettet", en: "text that was encoded twice is repaired" }
    /// The hash.
    HASH { da: "SHA-256 {hash}", en: "SHA-256 {hash}" }
    /// A remark with its code.
    REMARK { da: "[{code}] {message}", en: "[{code}] {message}" }
    /// A heading.
    TOTALS { da: "Kontroltal", en: "Control totals" }
    /// Rows where no column names the case.
    ROWS_ONLY {
        da: "{rows} rækker; {rejected} af dem passer ikke i tabellen",
        en: "{rows} rows; {rejected} of them do not fit the table",
    }
    /// How cases are counted.
    NAME_THE_ID {
        da: "Sagerne er ikke talt: angiv med --id, hvilken kolonne der er sagsnummeret, og med --area, hvilken der er sagsområdet (eller brug --template).",
        en: "Cases are not counted: say by --id which column names a case, and by --area which is its area (or use --template).",
    }
    /// Cases that could not be counted.
    NOT_COUNTED {
        da: "Sagerne kan ikke tælles, og der kan ikke udtages sager, før dette er rettet:",
        en: "Cases cannot be counted, and none can be drawn, until this is mended:",
    }
    /// A heading.
    AREAS { da: "Sager i hvert sagsområde", en: "Cases of each area" }
    /// A column.
    AREA { da: "sagsområde", en: "area" }
    /// A column.
    CASES { da: "sager", en: "cases" }
    /// Persons with several cases.
    PERSONS {
        da: "Personer ({column}): {persons}. {several} af dem har flere sager, {cases} i alt og højst {most}; {without} sager er uden person.",
        en: "Persons ({column}): {persons}. {several} of them have several cases, {cases} in all and at most {most}; {without} cases have no person.",
    }
    /// A column of persons that is not there.
    NO_PERSON_COLUMN {
        da: "Dataudtrækket har ingen kolonne `{column}`, så personer med flere sager er ikke talt.",
        en: "The extract has no column `{column}`, so persons with several cases are not counted.",
    }
    /// Persons that need cases.
    PERSONS_NEED_CASES {
        da: "Personer med flere sager er ikke talt, fordi sagerne ikke er.",
        en: "Persons with several cases are not counted, since cases are not.",
    }
    /// A heading.
    WORTH_A_LOOK { da: "Bør ses efter", en: "Worth a look" }
    /// A heading.
    COLUMNS { da: "Kolonner", en: "Columns" }
    /// A column of the table.
    COLUMN { da: "kolonne", en: "column" }
    /// A column of the table.
    TYPE { da: "læses som", en: "read as" }
    /// A column of the table.
    FILLED { da: "udfyldt", en: "filled" }
    /// A column of the table.
    EMPTY { da: "tomme", en: "empty" }
    /// A column of the table.
    DIFFERENT { da: "forskellige", en: "different" }
    /// A column of the table.
    VALUES { da: "værdier", en: "values" }
    /// More different values than are counted.
    MANY { da: "over 100", en: "over 100" }
    /// A column without a heading.
    NO_HEADING { da: "(uden overskrift)", en: "(no heading)" }
    /// From least to most.
    RANGE { da: "{least} til {most}", en: "{least} to {most}" }
    /// Two things beside each other.
    BOTH { da: "{one}, {other}", en: "{one}, {other}" }
    /// A format.
    TEXT { da: "tekst", en: "text" }
    /// A format.
    BOOL { da: "ja/nej", en: "yes/no" }
    /// A format.
    DATE { da: "dato", en: "date" }
    /// A format.
    DATETIME { da: "dato og tid", en: "date and time" }
    /// A format.
    NUMBER { da: "tal", en: "number" }
    /// A detail of a format.
    OF_KIND { da: "{kind}, {detail}", en: "{kind}, {detail}" }
    /// A detail of a format.
    DAY_FIRST { da: "dag først", en: "day first" }
    /// A detail of a format.
    DAY_FIRST_ASSUMED { da: "dag først (antaget)", en: "day first (assumed)" }
    /// A detail of a format.
    MONTH_FIRST { da: "måned først", en: "month first" }
    /// A detail of a format.
    COMMA { da: "decimalkomma", en: "decimal comma" }
    /// A detail of a format.
    COMMA_ASSUMED { da: "decimalkomma (antaget)", en: "decimal comma (assumed)" }
    /// A detail of a format.
    POINT { da: "decimalpunktum", en: "decimal point" }
    /// A detail of a format.
    MIXED { da: "både komma og punktum", en: "both comma and point" }
    /// A heading.
    QUALITY { da: "Datakvalitet", en: "Data quality" }
    /// Nothing was found.
    NOTHING_FOUND {
        da: "Intet fundet: ingen ulæselige værdier, datoer efter {as_of}, umulige årstal, blandede formater, CPR-lignende værdier eller tabte bogstaver.",
        en: "Nothing found: no unreadable values, dates after {as_of}, impossible years, mixed formats, CPR-like values or lost letters.",
    }
    /// Values of another type.
    UNREADABLE {
        da: "`{column}`: {count} værdi(er) er ikke af typen {type}, fx `{example}` (linje {lines})",
        en: "`{column}`: {count} value(s) are not of the type {type}, such as `{example}` (line {lines})",
    }
    /// Dates to come.
    FUTURE {
        da: "`{column}`: {count} dato(er) efter {as_of}, fx `{example}` (linje {lines})",
        en: "`{column}`: {count} date(s) after {as_of}, such as `{example}` (line {lines})",
    }
    /// Years that cannot be.
    IMPOSSIBLE {
        da: "`{column}`: {count} dato(er) før 1900 eller efter 2100, fx `{example}` (linje {lines})",
        en: "`{column}`: {count} date(s) before 1900 or after 2100, such as `{example}` (line {lines})",
    }
    /// Dates in several ways.
    WRITTEN {
        da: "`{column}`: datoer er skrevet på flere måder; {count} som `{example}` (linje {lines})",
        en: "`{column}`: dates are written in several ways; {count} as `{example}` (line {lines})",
    }
    /// CPR numbers.
    CPR {
        da: "`{column}`: {count} værdi(er) med noget, der ligner et CPR-nummer (linje {lines})",
        en: "`{column}`: {count} value(s) with what looks like a CPR number (line {lines})",
    }
    /// Lost letters.
    LOST_LETTERS {
        da: "`{column}`: {count} værdi(er), hvor et bogstav er gået tabt, før filen kom hertil, fx `{example}` (linje {lines})",
        en: "`{column}`: {count} value(s) in which a letter was lost before the file came here, such as `{example}` (line {lines})",
    }
    /// Ends before starts.
    REVERSED {
        da: "`{column}`: {count} dato(er) ligger før `{start}`, fx {example} (linje {lines})",
        en: "`{column}`: {count} date(s) are before `{start}`, such as {example} (line {lines})",
    }
    /// More lines than are listed.
    AND_MORE { da: "{lines} …", en: "{lines} …" }
    /// A text as it is.
    PLAIN { da: "{text}", en: "{text}" }
    /// A heading.
    FIRST_ROWS { da: "De første rækker", en: "The first rows" }
    /// A row.
    ROW { da: "linje {line}", en: "line {line}" }
    /// A row of one of several files.
    ROW_OF { da: "{file} linje {line}", en: "{file} line {line}" }
    /// A field.
    FIELD { da: "{heading}: {value}", en: "{heading}: {value}" }
}
