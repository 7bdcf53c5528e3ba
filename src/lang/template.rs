//! What is said of a template file.

phrases! {
    /// A syntax error of TOML; the detail is the reader's own, in English.
    NOT_TOML { da: "det er ikke gyldig TOML: {detail}", en: "this is not valid TOML: {detail}" }
    /// A key that stands twice.
    DUPLICATE_KEY { da: "`{written}` står her for anden gang", en: "`{written}` stands here for the second time" }
    /// A text without its quotes.
    UNQUOTED_TEXT { da: "en tekst skal stå i anførselstegn", en: "a text must stand in quotes" }
    /// A text without its closing quote.
    OPEN_TEXT { da: "teksten mangler sit afsluttende anførselstegn", en: "the text lacks its closing quote" }
    /// A line without an equals sign.
    NO_EQUALS_SIGN { da: "der mangler et lighedstegn", en: "an equals sign is missing" }
    /// Two values without a comma between them.
    NO_COMMA { da: "der mangler et komma før dette", en: "a comma is missing before this" }
    /// Something after the value of a key.
    REST_OF_LINE { da: "her skulle linjen være slut", en: "the line should end here" }
    /// A key without a value.
    NO_VALUE { da: "værdien mangler", en: "the value is missing" }
    /// A list without its end.
    OPEN_LIST { da: "listen mangler sin afsluttende `]`", en: "the list lacks its closing `]`" }
    /// An inline table without its end.
    OPEN_TABLE { da: "tabellen mangler sin afsluttende `}`", en: "the table lacks its closing `}`" }
    /// A table's header without its end.
    OPEN_HEADER { da: "overskriften mangler sin afsluttende parentes", en: "the header lacks its closing bracket" }
    /// A number written the Danish way.
    DECIMAL_POINT { da: "decimaltal skrives med punktum: 0.9", en: "decimals are written with a point: 0.9" }
    /// More complaints than are shown.
    MORE_COMPLAINTS { da: "{count} fejl mere er ikke vist", en: "{count} more are not shown" }
    /// A table that must be there.
    MISSING_TABLE { da: "tabellen `{table}` mangler", en: "the table `{table}` is missing" }
    /// A key that must be there.
    MISSING_KEY { da: "nøglen `{key}` mangler", en: "the key `{key}` is missing" }
    /// A key that must say something.
    EMPTY_KEY { da: "nøglen `{key}` er tom", en: "the key `{key}` is empty" }
    /// A list of texts of which one says nothing.
    EMPTY_ITEM { da: "en tekst i listen `{key}` er tom", en: "a text of the list `{key}` is empty" }
    /// A key that the table does not know.
    UNKNOWN_KEY { da: "ukendt nøgle `{key}`", en: "unknown key `{key}`" }
    /// A table that there is not.
    UNKNOWN_TABLE { da: "ukendt tabel `{key}`", en: "unknown table `{key}`" }
    /// The name that was probably meant.
    DID_YOU_MEAN { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// The keys that the table knows.
    KNOWN_KEYS { da: "her kan stå: {keys}", en: "known here: {keys}" }
    /// A value of the wrong type.
    WRONG_TYPE { da: "`{key}` skal være {wanted}, ikke {found}", en: "`{key}` must be {wanted}, not {found}" }
    /// A value of the wrong type in a list of texts.
    WRONG_ITEM {
        da: "alt i listen `{key}` skal være tekster i anførselstegn, ikke {found}",
        en: "all in the list `{key}` must be texts in quotes, not {found}",
    }
    /// A value that should be a text.
    PUT_IN_QUOTES { da: "skriv \"{value}\"", en: "write \"{value}\"" }
    /// A value that was met.
    FOUND_TEXT { da: "teksten `{value}`", en: "the text `{value}`" }
    /// A value that was met.
    FOUND_NUMBER { da: "tallet `{value}`", en: "the number `{value}`" }
    /// A value that was met.
    FOUND_BOOL { da: "`{value}`", en: "`{value}`" }
    /// A value that was met.
    FOUND_DATE { da: "`{value}` uden anførselstegn", en: "`{value}` without quotes" }
    /// A type.
    TYPE_TEXT { da: "en tekst i anførselstegn", en: "a text in quotes" }
    /// A type.
    TYPE_TEXTS { da: "en liste af tekster", en: "a list of texts" }
    /// A type.
    TYPE_BOOL { da: "true eller false", en: "true or false" }
    /// A type.
    TYPE_NUMBER { da: "et tal", en: "a number" }
    /// A type.
    TYPE_WHOLE_NUMBER { da: "et helt tal, 0 eller derover", en: "a whole number, 0 or above" }
    /// A type.
    TYPE_LIST { da: "en liste", en: "a list" }
    /// A type.
    TYPE_TABLE { da: "en tabel", en: "a table" }
    /// A type.
    TYPE_TABLES { da: "en liste af tabeller (`[[...]]`)", en: "an array of tables (`[[...]]`)" }
    /// A header with too few brackets.
    SINGLE_BRACKETS { da: "`{header}` kan kun stå én gang", en: "`{header}` can stand only once" }
    /// The header that can stand several times.
    DOUBLE_BRACKETS {
        da: "skriv [{header}] med to klammer, hver gang der er en ny",
        en: "write [{header}] with two brackets, each time there is a new one",
    }
    /// A value that is not on its list.
    NOT_ALLOWED { da: "`{value}` er ikke en mulig værdi", en: "`{value}` is not a possible value" }
    /// The list of values.
    ALLOWED { da: "mulige værdier: {list}", en: "possible values: {list}" }
    /// A share that is none.
    NO_SHARE { da: "`{value}` er ikke en andel mellem 0 og 1", en: "`{value}` is not a share between 0 and 1" }
    /// A share with too many decimals.
    TOO_MANY_DECIMALS { da: "`{value}` har mere end 18 decimaler", en: "`{value}` has more than 18 decimals" }
    /// How shares are written.
    WRITE_SHARE { da: "90 % skrives 0.90", en: "90 % is written 0.90" }
    /// A confidence that is none.
    NO_CONFIDENCE {
        da: "`{value}` er ikke et konfidensniveau: fra 0.5 op til, men ikke lig 1",
        en: "`{value}` is not a confidence: from 0.5 up to, but not equal to 1",
    }
    /// How confidences are written.
    WRITE_CONFIDENCE { da: "95 % skrives 0.95", en: "95 % is written 0.95" }
    /// No cases per area.
    NONE_PER_AREA { da: "der skal udtages mindst 1 sag pr. sagsområde", en: "at least 1 case per area must be drawn" }
    /// More cases than any area has.
    TOO_MANY_CASES { da: "`{value}` er flere end {most} sager", en: "`{value}` is more than {most} cases" }
    /// A weight that is none.
    BAD_WEIGHT {
        da: "vægten `{value}` skal være et decimaltal fra 0.001 til 1000",
        en: "the weight `{value}` must be a decimal number from 0.001 to 1000",
    }
    /// Id and file name differ.
    ID_IS_NOT_FILE {
        da: "tjeklistens id `{id}` er ikke filens navn (`{file}`)",
        en: "the template's id `{id}` is not the file's name (`{file}`)",
    }
    /// A CPR number in the text.
    CPR_IN_TEMPLATE {
        da: "her står noget, der ligner et CPR-nummer (skjult)",
        en: "this looks like a CPR number (masked)",
    }
    /// A file beyond the limit.
    TOO_LARGE {
        da: "filen er på {bytes} byte; en tjekliste kan højst være på 1.000.000",
        en: "the file has {bytes} bytes; a template can have at most 1,000,000",
    }
    /// A file that is no text.
    NOT_UTF8 {
        da: "filen er ikke UTF-8-tekst (fra byte {byte})",
        en: "the file is not UTF-8 text (from byte {byte})",
    }
    /// More tables of a kind than any checklist has.
    TOO_MANY_TABLES {
        da: "tjeklisten har {count} af tabellen `{table}`; den kan højst have {most}",
        en: "the template has {count} of the table `{table}`; it can have at most {most}",
    }
    /// How to mend a file that is no text.
    SAVE_AS_UTF8 { da: "gem tjeklisten som UTF-8", en: "save the template as UTF-8" }
    /// A column's name that expressions could not use.
    BAD_COLUMN_NAME {
        da: "`{name}` kan ikke være et kolonnenavn: kun små bogstaver a-z, æ, ø og å, tal og `_`, og ikke et tal først",
        en: "`{name}` cannot be a column name: lower-case letters a-z, æ, ø and å, digits and `_` only, no digit first",
    }
    /// A column's name that SQL keeps for itself.
    RESERVED_COLUMN_NAME {
        da: "`{name}` er et ord i udtrykssproget og kan ikke være et kolonnenavn",
        en: "`{name}` is a word of the expression language and cannot be a column name",
    }
    /// A template without criteria.
    NO_CRITERIA {
        da: "tjeklisten har ingen kontrolpunkter (`[[criterion]]`)",
        en: "the template has no criteria (`[[criterion]]`)",
    }
    /// An id that is none.
    BAD_ID {
        da: "`{id}` kan ikke være et id: kun bogstaverne a-z, æ, ø og å, tal, `-` og `_`",
        en: "`{id}` cannot be an id: the letters a-z, æ, ø and å, digits, `-` and `_` only",
    }
    /// An id that stands twice.
    DUPLICATE_ID { da: "id'et `{id}` er allerede brugt i linje {line}", en: "the id `{id}` is used already in line {line}" }
    /// A demand of law without its source.
    LAW_WITHOUT_BASIS {
        da: "et lovkrav uden `basis`: skriv loven og paragraffen",
        en: "a demand of law without `basis`: name the act and the section",
    }
    /// A criterion that nothing decides.
    NO_RULE { da: "kontrolpunktet har ingen regel", en: "the criterion has no rule" }
    /// A criterion that is decided twice.
    SEVERAL_RULES {
        da: "kontrolpunktet har flere regler: {keys}",
        en: "the criterion has several rules: {keys}",
    }
    /// The rules there are.
    RULES {
        da: "skriv én af `deadline = {...}`, `interval = {...}`, `count = {...}`, `pass_if = \"...\"` og `answer = \"yes-no\"`",
        en: "write one of `deadline = {...}`, `interval = {...}`, `count = {...}`, `pass_if = \"...\"` and `answer = \"yes-no\"`",
    }
    /// A deadline with `from` and no `within`, or the other way round.
    DEADLINE_INCOMPLETE { da: "fristen mangler `{key}`", en: "the deadline lacks `{key}`" }
    /// A deadline without an end.
    DEADLINE_OPEN { da: "fristen siger ikke, hvornår den udløber", en: "the deadline does not say when it is due" }
    /// A deadline that has two of its forms.
    DEADLINE_MIXED {
        da: "fristen siger både `{one}` og `{key}`",
        en: "the deadline says both `{one}` and `{key}`",
    }
    /// The forms.
    DEADLINE_FORMS {
        da: "en frist er enten `from`, `within` og `to`, eller `by` og `to`, eller `before`, `at_least` og `to`",
        en: "a deadline is either `from`, `within` and `to`, or `by` and `to`, or `before`, `at_least` and `to`",
    }
    /// A column that the template does not have.
    UNKNOWN_COLUMN { da: "ukendt kolonne `{column}`", en: "unknown column `{column}`" }
    /// A column that the template has.
    HAS_COLUMN { da: "tjeklisten har kolonnen `{column}`", en: "this template has the column `{column}`" }
    /// A column of a deadline that holds no dates.
    NO_DATE_COLUMN {
        da: "`{column}` er af typen {type}; en frist regnes mellem datoer",
        en: "`{column}` is of type {type}; a deadline runs between dates",
    }
    /// The columns that hold dates.
    DATE_COLUMNS { da: "kolonner med datoer: {names}", en: "columns with dates: {names}" }
}
