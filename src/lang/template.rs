//! What is said of a template file.

phrases! {
    /// A syntax error of TOML; the detail is the reader's own, in English.
    NOT_TOML { da: "det er ikke gyldig TOML: {detail}", en: "this is not valid TOML: {detail}" }
    /// A table that must be there.
    MISSING_TABLE { da: "tabellen `{table}` mangler", en: "the table `{table}` is missing" }
    /// A key that must be there.
    MISSING_KEY { da: "nøglen `{key}` mangler", en: "the key `{key}` is missing" }
    /// A key that must say something.
    EMPTY_KEY { da: "nøglen `{key}` er tom", en: "the key `{key}` is empty" }
    /// A key that the table does not know.
    UNKNOWN_KEY { da: "ukendt nøgle `{key}`", en: "unknown key `{key}`" }
    /// The name that was probably meant.
    DID_YOU_MEAN { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// The keys that the table knows.
    KNOWN_KEYS { da: "her kan stå: {keys}", en: "known here: {keys}" }
    /// A value of the wrong type.
    WRONG_TYPE { da: "`{key}` skal være {wanted}, ikke {found}", en: "`{key}` must be {wanted}, not {found}" }
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
    TYPE_DATE { da: "en dato uden anførselstegn", en: "a date without quotes" }
    /// A type.
    TYPE_LIST { da: "en liste", en: "a list" }
    /// A type.
    TYPE_TABLE { da: "en tabel", en: "a table" }
    /// A type.
    TYPE_TABLES { da: "en liste af tabeller (`[[...]]`)", en: "an array of tables (`[[...]]`)" }
    /// A value that is not on its list.
    NOT_ALLOWED { da: "`{value}` er ikke en mulig værdi", en: "`{value}` is not a possible value" }
    /// The list of values.
    ALLOWED { da: "mulige værdier: {list}", en: "possible values: {list}" }
    /// A share that is none.
    NO_SHARE {
        da: "`{value}` er ikke en andel mellem 0 og 1 (højst 18 decimaler)",
        en: "`{value}` is not a share between 0 and 1 (at most 18 decimals)",
    }
    /// A confidence that is none.
    NO_CONFIDENCE {
        da: "`{value}` er ikke et konfidensniveau: fra 0.5 op til, men ikke lig 1",
        en: "`{value}` is not a confidence: from 0.5 up to, but not equal to 1",
    }
    /// No cases per area.
    NONE_PER_AREA { da: "der skal udtages mindst 1 sag pr. sagsområde", en: "at least 1 case per area must be drawn" }
    /// A weight that is none.
    BAD_WEIGHT {
        da: "vægten `{value}` skal være større end 0 og højst 1000",
        en: "the weight `{value}` must be above 0 and at most 1000",
    }
    /// Id and file name differ.
    ID_IS_NOT_FILE {
        da: "tjeklistens id `{id}` er ikke filens navn (`{file}`)",
        en: "the template's id `{id}` is not the file's name (`{file}`)",
    }
    /// A CPR number in the text.
    CPR_IN_TEMPLATE {
        da: "linjen indeholder noget, der ligner et CPR-nummer",
        en: "the line holds something that looks like a CPR number",
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
    /// How to mend a file that is no text.
    SAVE_AS_UTF8 { da: "gem tjeklisten som UTF-8", en: "save the template as UTF-8" }
    /// A column's name that expressions could not use.
    BAD_COLUMN_NAME {
        da: "`{name}` kan ikke være et kolonnenavn: små bogstaver, tal og `_`, først et bogstav",
        en: "`{name}` cannot be a column name: lower-case letters, digits and `_`, a letter first",
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
        da: "`{id}` kan ikke være et id: kun bogstaver, tal, `-` og `_`",
        en: "`{id}` cannot be an id: letters, digits, `-` and `_` only",
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
    SEVERAL_RULES { da: "kontrolpunktet har flere regler", en: "the criterion has several rules" }
    /// The rules there are.
    RULES {
        da: "skriv én af `deadline = {...}`, `pass_if = \"...\"` og `answer = \"yes-no\"`",
        en: "write one of `deadline = {...}`, `pass_if = \"...\"` and `answer = \"yes-no\"`",
    }
    /// A deadline that is neither of its forms.
    DEADLINE_FORMS {
        da: "en frist er enten from, within og to, eller by og to",
        en: "a deadline is either from, within and to, or by and to",
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
}
