//! What is said of where an extract comes from: workbooks, packed files, several files.

phrases! {
    /// A limit that was passed.
    LIMIT_PASSED {
        da: "filen overskrider en grænse: {what} er {value}, og grænsen er {limit}",
        en: "the file passes a limit: {what} is {value}, and the limit is {limit}",
    }
    /// How to raise it.
    RAISE_LIMIT {
        da: "stoler du på filen, så hæv grænsen med {flag}",
        en: "if you trust the file, raise the limit with {flag}",
    }
    /// Limited: the size of a workbook.
    LIMIT_WORKBOOK { da: "projektmappens størrelse i MB", en: "the size of the workbook in MB" }
    /// Limited: what a file unpacks to.
    LIMIT_UNPACKED { da: "det udpakkede indhold i MB", en: "the unpacked content in MB" }
    /// Limited: how many times larger a file becomes.
    LIMIT_RATIO {
        da: "det udpakkede indhold i forhold til filen (gange)",
        en: "the unpacked content compared with the file (times)",
    }
    /// Limited: columns.
    LIMIT_COLUMNS { da: "kolonnens nummer", en: "the number of the column" }
    /// Limited: rows.
    LIMIT_ROWS { da: "rækkens nummer", en: "the number of the row" }
    /// Limited: sheets.
    LIMIT_SHEETS { da: "antallet af ark", en: "the count of sheets" }
    /// Limited: text of a cell.
    LIMIT_CELL { da: "tegn i cellen", en: "characters in the cell" }
    /// Limited: text of a row.
    LIMIT_ROW_BYTES { da: "rækkens længde i byte", en: "the length of the row in bytes" }
    /// Limited: files in the archive.
    LIMIT_PARTS { da: "antallet af dele i projektmappen", en: "the count of parts of the workbook" }
    /// Limited: a piece of XML.
    LIMIT_PIECE { da: "en tekst eller et mærke i byte", en: "a text or a tag in bytes" }
    /// Limited: tables that are held in memory.
    LIMIT_TABLES { da: "en tabel over tekster eller formater i MB", en: "a table of texts or formats in MB" }
    /// Limited: their entries.
    LIMIT_TABLE_ENTRIES {
        da: "antallet af mærker i en tabel over tekster eller formater",
        en: "the count of tags in a table of texts or formats",
    }
    /// Limited: names.
    LIMIT_DEFINED_NAMES { da: "antallet af navngivne områder", en: "the count of named ranges" }
    /// A damaged workbook.
    WORKBOOK_DAMAGED {
        da: "projektmappen er beskadiget eller ikke efter reglerne: {detail}",
        en: "the workbook is damaged or against the rules: {detail}",
    }
    /// What to do about it.
    SAVE_IN_EXCEL {
        da: "åbn den i Excel, gem den på ny som xlsx, og prøv igen",
        en: "open it in Excel, save it anew as xlsx, and try again",
    }
    /// A workbook without sheets.
    NO_SHEET { da: "den har ingen ark", en: "it has no sheets" }
    /// Rows that go backwards.
    ROWS_OUT_OF_ORDER { da: "rækkerne står ikke i orden", en: "the rows are not in order" }
    /// A workbook with a password.
    LOCKED { da: "projektmappen er låst med en adgangskode", en: "the workbook is locked with a password" }
    /// What to do about it.
    UNLOCK {
        da: "gem en kopi uden adgangskode et sikkert sted, og slet den igen bagefter",
        en: "save a copy without the password in a safe place, and delete it afterwards",
    }
    /// An older Excel.
    XLS {
        da: "filen er en ældre Excel-projektmappe (xls) eller en anden sammensat fil, som ikke læses",
        en: "the file is an older Excel workbook (xls) or another compound file, which is not read",
    }
    /// Binary Excel.
    XLSB {
        da: "filen er en binær Excel-projektmappe (xlsb), som ikke læses",
        en: "the file is a binary Excel workbook (xlsb), which is not read",
    }
    /// OpenDocument.
    ODS {
        da: "filen er et OpenDocument-regneark (ods), som ikke læses",
        en: "the file is an OpenDocument sheet (ods), which is not read",
    }
    /// What to do with a workbook of another kind.
    SAVE_AS_XLSX { da: "gem den som Excel-projektmappe (xlsx)", en: "save it as an Excel workbook (xlsx)" }
    /// A zip archive.
    ZIP { da: "filen er et zip-arkiv, som ikke læses", en: "the file is a zip archive, which is not read" }
    /// Zstandard.
    ZSTD { da: "filen er pakket med zstd, som ikke læses", en: "the file is packed with zstd, which is not read" }
    /// xz.
    XZ { da: "filen er pakket med xz, som ikke læses", en: "the file is packed with xz, which is not read" }
    /// bzip2.
    BZIP2 { da: "filen er pakket med bzip2, som ikke læses", en: "the file is packed with bzip2, which is not read" }
    /// 7-Zip.
    SEVEN_ZIP { da: "filen er et 7z-arkiv, som ikke læses", en: "the file is a 7z archive, which is not read" }
    /// RAR.
    RAR { da: "filen er et rar-arkiv, som ikke læses", en: "the file is a rar archive, which is not read" }
    /// What to do with packed files.
    UNPACK_FIRST {
        da: "pak den ud, og angiv de udpakkede filer (csv, xlsx eller gz)",
        en: "unpack it, and name the files that were in it (csv, xlsx or gz)",
    }
    /// A damaged gz file.
    GZIP_DAMAGED {
        da: "gz-filen er beskadiget eller klippet over",
        en: "the gz file is damaged or cut off",
    }
    /// What to do with damaged files.
    COPY_AGAIN { da: "hent eller kopiér den igen", en: "fetch or copy it again" }
    /// A sheet that is not there.
    NO_SUCH_SHEET { da: "projektmappen har ikke arket `{sheet}`", en: "the workbook has no sheet `{sheet}`" }
    /// The sheet that was probably meant.
    NEAREST_SHEET { da: "mente du `{sheet}`?", en: "did you mean `{sheet}`?" }
    /// The sheets.
    SHEETS_ARE { da: "arkene er {sheets}", en: "the sheets are {sheets}" }
    /// Several sheets hold data.
    WHICH_SHEET {
        da: "projektmappen har data på {count} ark",
        en: "the workbook has data on {count} sheets",
    }
    /// How to choose one.
    NAME_SHEET {
        da: "vælg et med --sheet NAVN eller --sheet NUMMER",
        en: "choose one with --sheet NAME or --sheet NUMBER",
    }
    /// `--sheet` without a workbook.
    SHEET_WITHOUT_WORKBOOK {
        da: "--sheet er givet, men ingen af filerne er en projektmappe",
        en: "--sheet was given, but none of the files is a workbook",
    }
    /// A temporary file that cannot be written.
    CANNOT_SPOOL {
        da: "en midlertidig fil kunne ikke skrives: {error}",
        en: "a temporary file could not be written: {error}",
    }
    /// Case ids in numeric cells.
    NUMERIC_IDS {
        da: "{count} sagsnumre i kolonnen `{column}` er tal i projektmappen, ikke tekst: foranstillede nuller kan være tabt",
        en: "{count} case ids in the column `{column}` are numbers in the workbook, not text: leading zeros may be lost",
    }
    /// Where they stand.
    FIRST_CELLS { da: "de første er {cells}", en: "the first are {cells}" }
    /// Case ids that Excel has rounded.
    ROUNDED_ID {
        da: "sagsnummeret er et tal på mere end 15 cifre, og Excel har ændret de sidste til nul",
        en: "the case id is a number of more than 15 digits, and Excel has turned the last ones into zeros",
    }
    /// What to do about it.
    EXPORT_AS_TEXT {
        da: "lav dataudtrækket igen med sagsnummeret som tekst",
        en: "make the extract again with the case id as text",
    }
    /// Cells with errors.
    ERROR_CELLS {
        da: "{count} celler indeholder en fejl som #REF! og kan ikke læses: {cells}",
        en: "{count} cells hold an error such as #REF! and cannot be read: {cells}",
    }
    /// A case id that is an error.
    ID_IS_ERROR { da: "sagsnummeret er en fejl fra regnearket", en: "the case id is an error of the sheet" }
    /// One file named twice.
    SAME_FILE {
        da: "filen er angivet to gange, eller er en kopi af `{other}`",
        en: "the file is named twice, or is a copy of `{other}`",
    }
    /// What to do about it.
    NAME_ONCE {
        da: "angiv hver fil én gang; er det forskellige udtræk, så er det ene forkert",
        en: "name each file once; if these are to be different extracts, one of them is wrong",
    }
    /// A column that some files lack.
    MISSING_IN_FILE {
        da: "filen har ikke kolonnen `{column}`, som andre har: den er tom for filens {rows} rækker",
        en: "the file has no column `{column}`, which others have: it is empty for the {rows} rows of the file",
    }
    /// A column written differently in different files.
    FORMATS_DIFFER {
        da: "filerne skriver kolonnen `{column}` forskelligt; i stikprøven står værdierne ens (dato som åååå-mm-dd, tal med punktum)",
        en: "the files write the column `{column}` differently; the sample has all its values in one form (dates as yyyy-mm-dd, numbers with a point)",
    }
    /// How one file writes it.
    FORMAT_IN_FILE { da: "{file}: {format}", en: "{file}: {format}" }
    /// Files of which the keys are put together differently.
    OTHER_KEY {
        da: "sagsnummer eller sagsområde er sat sammen af andre kolonner end i `{other}`",
        en: "case id or area is put together from other columns than in `{other}`",
    }
    /// What to do about it.
    NAME_KEY_COLUMNS {
        da: "angiv kolonnerne hver for sig med --id og --area",
        en: "name the columns one by one with --id and --area",
    }
    /// A pattern without a match.
    NO_MATCH { da: "ingen fil passer til mønsteret", en: "no file matches the pattern" }
    /// A pattern that is none.
    BAD_PATTERN { da: "mønsteret kan ikke læses: {error}", en: "the pattern cannot be read: {error}" }
    /// Standard input, as it is named.
    STANDARD_INPUT { da: "(standard input)", en: "(standard input)" }
    /// Standard input named twice.
    INPUT_TWICE {
        da: "standard input (-) kan kun læses én gang",
        en: "standard input (-) can be read once only",
    }
    /// A mapping file that cannot be read.
    BAD_MAP_FILE {
        da: "filen kan ikke læses som kolonnekort: {detail}",
        en: "the file cannot be read as a map of columns: {detail}",
    }
    /// What a mapping file looks like.
    MAP_FILE_FORM {
        da: "skriv [columns] og derunder fx adresse = [\"Property Address\", \"ADDRESS\"]",
        en: "write [columns] and below it, for example, address = [\"Property Address\", \"ADDRESS\"]",
    }
    /// A rejected row of one of several files.
    REJECTED_IN_FILE { da: "{file} linje {line}: {reason}", en: "{file} line {line}: {reason}" }
    /// A file of the extract that is a workbook.
    EXTRACT_SHEET {
        da: "{name}, ark `{sheet}`: {rows} rækker. Sagsnummer: {id}. Sagsområde: {area}. {hash}",
        en: "{name}, sheet `{sheet}`: {rows} rows. Case id: {id}. Area: {area}. {hash}",
    }
    /// Two rows of one case in two files.
    PAIR_OF_FILES {
        da: "`{id}`: {first_file} linje {first} og {second_file} linje {second}",
        en: "`{id}`: {first_file} line {first} and {second_file} line {second}",
    }
    /// Files that were recorded and not given again.
    OTHER_COUNT {
        da: "udvælgelsen blev gjort af {recorded} fil(er), og der er angivet {given}",
        en: "the draw was made from {recorded} file(s), and {given} are given",
    }
}
