//! What is said of how the text of an extract becomes rows: encodings, headings, odd rows.

phrases! {
    /// The encoding was guessed.
    GUESSED {
        da: "filen er ikke UTF-8; den læses som {encoding}, hvor der her står `{word}`",
        en: "the file is not UTF-8; it is read as {encoding}, in which this says `{word}`",
    }
    /// UTF-16 told by its zeros.
    ZEROS {
        da: "filen har intet mærke (BOM), men hver anden byte er nul; den læses som {encoding}",
        en: "the file has no mark (BOM), but every second byte is zero; it is read as {encoding}",
    }
    /// No encoding makes words of the bytes.
    NO_ENCODING_FITS {
        da: "tegnsættet kan ikke afgøres: byte {byte} ({value}) er ikke UTF-8, og intet kendt tegnsæt gør filen til dansk",
        en: "the encoding cannot be told: byte {byte} ({value}) is not UTF-8, and no known encoding makes words of the file",
    }
    /// Two encodings do.
    TWO_ENCODINGS_FIT {
        da: "tegnsættet kan ikke afgøres: to læsninger af byte {byte} ({value}) passer næsten lige godt",
        en: "the encoding cannot be told: two readings of byte {byte} ({value}) fit almost equally well",
    }
    /// What a word says in an encoding.
    READS_AS { da: "læst som {encoding} står der `{word}`", en: "read as {encoding} it says `{word}`" }
    /// How to decide.
    NAME_ENCODING {
        da: "angiv det rigtige tegnsæt med --encoding, fx --encoding cp850",
        en: "name the right encoding with --encoding, such as --encoding cp850",
    }
    /// The headings could stand on several lines.
    HEADINGS_UNCLEAR {
        da: "det kan ikke afgøres, på hvilken linje overskrifterne står",
        en: "it cannot be told on which line the headings stand",
    }
    /// A line that may hold them.
    HEADINGS_PERHAPS {
        da: "står de på linje {line}, så skriv --skip {skip}",
        en: "if they stand on line {line}, write --skip {skip}",
    }
    /// How to say it.
    STATE_SKIP {
        da: "angiv antallet af linjer over overskrifterne med --skip",
        en: "name the number of lines above the headings with --skip",
    }
    /// How to say it when the program is wrong.
    SKIP_OTHERWISE {
        da: "står de et andet sted, så angiv antallet af linjer over dem med --skip",
        en: "if they stand elsewhere, name the number of lines above them with --skip",
    }
    /// Titles above the headings.
    TITLES_PASSED_OVER {
        da: "overskrifterne er taget fra linje {line}; {lines} linjer over dem er sprunget over",
        en: "the headings are taken from line {line}; {lines} lines above them were passed over",
    }
    /// The first headings.
    HEADINGS_BEGIN { da: "de begynder med {headings}", en: "they begin with {headings}" }
    /// All lines were passed over.
    NOTHING_BELOW {
        da: "de første {lines} linjer er sprunget over, og der er ingen rækker under dem",
        en: "the first {lines} lines were passed over, and there are no rows below them",
    }
    /// A heading that stands twice.
    HEADING_TWICE {
        da: "overskriften `{heading}` står flere gange, i kolonne {columns}",
        en: "the heading `{heading}` stands more than once, in columns {columns}",
    }
    /// A heading that may be none.
    HEADING_LIKE_A_VALUE {
        da: "overskriften `{heading}` ligner en værdi",
        en: "the heading `{heading}` looks like a value",
    }
    /// What to look for.
    MUST_HAVE_HEADINGS {
        da: "den første række skal indeholde overskrifter; mangler de, så sæt dem ind",
        en: "the first row must hold headings; if there are none, put them in",
    }
    /// A table that is too wide.
    TOO_MANY_COLUMNS {
        da: "dataudtrækket har {columns} kolonner; der læses højst {most}",
        en: "the extract has {columns} columns; at most {most} are read",
    }
    /// The delimiter changes.
    DELIMITER_CHANGES {
        da: "fra denne linje er felterne adskilt af `{after}`, før af `{before}`",
        en: "from this line on the fields are divided by `{after}`, before by `{before}`",
    }
    /// A second table.
    SECOND_TABLE {
        da: "efter en tom linje begynder her en anden tabel med {fields} felter i hver række; den første har {expected}",
        en: "after a blank line another table begins here with {fields} fields in each row; the first has {expected}",
    }
    /// What to do about it.
    ONE_TABLE_A_FILE {
        da: "gem hver tabel i sin egen fil, eller lav dataudtrækket igen",
        en: "save each table in a file of its own, or make the extract again",
    }
    /// Text encoded twice.
    DOUBLY_ENCODED {
        da: "{count} tegn er kodet to gange, så fx `å` er blevet til to tegn; de første på linje {lines}",
        en: "{count} characters were encoded twice, so that `å` for one became two; the first on lines {lines}",
    }
    /// How to repair it.
    REPAIR_DOUBLE_ENCODING {
        da: "de læses, som de står; --repair-double-encoding læser dem, som de var",
        en: "they are read as they stand; --repair-double-encoding reads them as they were",
    }
    /// Letters in several parts.
    DECOMPOSED {
        da: "{count} rækker har bogstaver, der er delt i grundbogstav og accent (NFD); de første på linje {lines}",
        en: "{count} rows have letters that are split into base letter and accent (NFD); the first on lines {lines}",
    }
    /// What it means.
    DECOMPOSED_IDS {
        da: "de læses, som de står: samme sagsnummer eller område skrevet på den anden måde er et andet",
        en: "they are read as they stand: the same case id or area written the other way is another one",
    }
    /// Rows with empty fields beyond the last column.
    EXTRA_FIELDS {
        da: "{count} rækker har tomme felter efter den sidste kolonne; de første på linje {lines}",
        en: "{count} rows have empty fields after the last column; the first on lines {lines}",
    }
    /// Quotes that were escaped with a backslash.
    BACKSLASHES {
        da: "{count} rækker har en omvendt skråstreg og et enligt anførselstegn i et felt; kun et dobbelt anførselstegn står for et. De første på linje {lines}",
        en: "{count} rows have a backslash and a lone quote in a field; only a doubled quote stands for one. The first on lines {lines}",
    }
    /// Fields that look like rows.
    SWALLOWED_ROWS {
        da: "{count} rækker har et felt med linjeskift og lige så mange skilletegn som hele rækker; et anførselstegn kan have slugt rækker. De første på linje {lines}",
        en: "{count} rows have a field with line breaks and as many delimiters as whole rows; a quote may have swallowed rows. The first on lines {lines}",
    }
    /// Control characters in a text.
    CONTROLS {
        da: "filen indeholder {count} styretegn, det første her ({value}); de læses, som de står",
        en: "the file holds {count} control characters, the first here ({value}); they are read as they stand",
    }
    /// A last row with a single value.
    LONELY_LAST_ROW {
        da: "den sidste række har kun én værdi; er den en sum eller et antal, så fjern den",
        en: "the last row holds a single value; if it is a total or a count, remove it",
    }
    /// The end mark of DOS.
    END_MARK {
        da: "filen slutter med DOS' slutmærke (byte 1A), som ikke regnes med",
        en: "the file ends with the end mark of DOS (byte 1A), which is left out",
    }
    /// A second row of headings.
    NAMES_TYPES { da: "rækken nævner kolonnernes typer", en: "the row names the types of the columns" }
    /// A row that sums up.
    IS_TOTAL { da: "rækken er en sum af de andre", en: "the row sums up the others" }
}
