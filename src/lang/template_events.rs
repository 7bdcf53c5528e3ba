//! What is said of the event tables of a template, and of what it takes from them.

phrases! {
    /// An event table without columns.
    NO_EVENT_COLUMNS {
        da: "hændelsestabellen `{table}` har ingen kolonner: skriv dem som `[events.{table}.kolonne]`",
        en: "the event table `{table}` has no columns: write them as `[events.{table}.column]`",
    }
    /// An event table's name that it cannot have.
    BAD_TABLE_NAME {
        da: "`{name}` kan ikke være navnet på en hændelsestabel: kun små bogstaver a-z, æ, ø og å, tal og `_`, og ikke et tal først",
        en: "`{name}` cannot be the name of an event table: lower-case letters a-z, æ, ø and å, digits and `_` only, no digit first",
    }
    /// An event table that the template does not have.
    UNKNOWN_EVENT_TABLE { da: "ukendt hændelsestabel `{table}`", en: "unknown event table `{table}`" }
    /// The event tables there are.
    EVENT_TABLES {
        da: "tjeklisten har hændelsestabellerne: {names}",
        en: "this template has the event tables: {names}",
    }
    /// A template without event tables.
    NO_EVENT_TABLES {
        da: "tjeklisten har ingen hændelsestabeller; de skrives `[events.samtaler.dato]`, en tabel pr. kolonne",
        en: "this template has no event tables; they are written `[events.interviews.date]`, a table for each column",
    }
    /// An event column that the table does not have.
    UNKNOWN_EVENT_COLUMN {
        da: "hændelsestabellen `{table}` har ingen kolonne `{column}`",
        en: "the event table `{table}` has no column `{column}`",
    }
    /// An event table where a column of it is needed.
    NO_EVENT_COLUMN {
        da: "her skal stå en kolonne i hændelsestabellen `{table}`, ikke tabellen alene",
        en: "a column of the event table `{table}` must stand here, not the table alone",
    }
    /// The columns of an event table.
    EVENT_COLUMNS { da: "kolonner i `{table}`: {names}", en: "columns of `{table}`: {names}" }
    /// A key that a derived column cannot have.
    NOT_FOR_DERIVED {
        da: "en afledt kolonne kan ikke have `{key}`",
        en: "a derived column cannot have `{key}`",
    }
    /// Why.
    NEVER_LOOKED_FOR {
        da: "en kolonne med `derive` regnes ud og søges aldrig i dataudtrækket",
        en: "a column with `derive` is computed and never looked for in the extract",
    }
    /// A CPR number and events at once.
    CPR_ALONE {
        da: "en fødselsdato af et CPR-nummer har ikke andet end `cpr`",
        en: "a date of birth out of a CPR number has nothing but `cpr`",
    }
    /// An order for what has none.
    BY_BESIDE_COUNT {
        da: "`by` hører til `first` og `last`; ved `count` tælles alle rækker",
        en: "`by` belongs to `first` and `last`; `count` takes all rows",
    }
    /// Rows that nothing puts in order.
    NO_ORDER {
        da: "`{column}` er ikke en dato, og hændelsestabellen `{table}` har ikke netop én datokolonne at ordne rækkerne efter",
        en: "`{column}` is no date, and the event table `{table}` has not exactly one date column to order its rows by",
    }
    /// How an order is given.
    WRITE_BY { da: "skriv `by = \"...\"` med en af: {names}", en: "write `by = \"...\"` with one of: {names}" }
    /// A derived column of another type than what it is taken from.
    OTHER_TYPE {
        da: "kolonnen er af typen {type}, men får værdier af typen {taken}",
        en: "the column is of type {type}, but gets values of type {taken}",
    }
    /// The type it must have.
    WRITE_TYPE { da: "skriv `type = \"{taken}\"`", en: "write `type = \"{taken}\"`" }
    /// A count that always holds.
    AT_LEAST_ONE { da: "`at_least` skal være mindst 1", en: "`at_least` must be at least 1" }
    /// A birthday that cannot be read.
    BAD_BIRTHDAY {
        da: "`{text}` er ikke en fødselsdag",
        en: "`{text}` is not a birthday",
    }
    /// How a birthday is written.
    WRITE_BIRTHDAY {
        da: "skriv fødselsdatoens kolonne og et helt antal år, højst {most}: `birthday(foedselsdato, 18)`",
        en: "write the column with the date of birth and a whole number of years, at most {most}: `birthday(date_of_birth, 18)`",
    }
}
