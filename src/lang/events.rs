//! What is said of event tables and of the rules over them. The English words of reasons stand in `assessments.csv`.

phrases! {
    /// An `events/NAME.csv` that the program did not write.
    DAMAGED_EVENTS {
        da: "filen kan ikke læses som hændelser for de udtagne sager; den er ændret eller beskadiget",
        en: "the file cannot be read as events of the drawn cases; it was changed or damaged",
    }
    /// An event table of the template that was not given.
    NOT_GIVEN {
        da: "hændelsestabellen `{table}` er ikke givet; de kontrolpunkter, der bruger den, kan ikke afgøres: {criteria}",
        en: "the event table `{table}` was not given; the criteria that need it are undetermined: {criteria}",
    }
    /// How to give it.
    GIVE_IT { da: "giv den med `--events {table}=FIL`", en: "give it with `--events {table}=FILE`" }
    /// An event table that the template does not have.
    NO_SUCH_TABLE {
        da: "tjeklisten har ingen hændelsestabel `{table}`",
        en: "the template has no event table `{table}`",
    }
    /// An event table without a template.
    NO_TEMPLATE {
        da: "`--events` kræver en tjekliste (--template) med tabellens kolonner",
        en: "`--events` needs a template (--template) with the columns of the table",
    }
    /// The event tables there are.
    TABLES { da: "tjeklistens hændelsestabeller: {names}", en: "the template's event tables: {names}" }
    /// The event table that was probably meant.
    DID_YOU_MEAN { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// What was read of an event table.
    READ {
        da: "Hændelser `{table}`: {file}: {rows} rækker, {encoding}, skilletegn `{delimiter}`; sagsnummer i `{id}`. {hash}",
        en: "Events `{table}`: {file}: {rows} rows, {encoding}, delimiter `{delimiter}`; case id in `{id}`. {hash}",
    }
    /// Rows of cases that are not in the population.
    UNMATCHED {
        da: "{count} række(r) i `{table}` hører til sager, der ikke er blandt dem, der kan udtages",
        en: "{count} row(s) of `{table}` belong to cases that are not among those that can be drawn",
    }
    /// A table of which no row has a case.
    NONE_MATCHES {
        da: "ingen række i `{table}` hører til en sag, der kan udtages: er `{id}` sagsnummeret, skrevet som i dataudtrækket?",
        en: "no row of `{table}` belongs to a case that can be drawn: is `{id}` the case id, written as in the extract?",
    }
    /// Rows that name no case.
    REJECTED {
        da: "{count} række(r) i `{table}` kan ikke bruges og står i rejects.csv",
        en: "{count} row(s) of `{table}` cannot be used and stand in rejects.csv",
    }
    /// A table that verifying was not given.
    NOT_CHECKED {
        da: "Hændelserne `{table}` og de kontrolpunkter, der bruger dem, er ikke kontrolleret: giv tabellen med `--events {table}=FIL`.",
        en: "The events `{table}` and the criteria that need them were not checked: give the table with `--events {table}=FILE`.",
    }
    /// An event table whose file was called otherwise.
    OTHER_NAME {
        da: "Hændelserne `{table}` hed `{recorded}`, da der blev udtaget.",
        en: "The events `{table}` were called `{recorded}` when it was drawn.",
    }
    /// An event table that the draw did not have.
    NOT_RECORDED {
        da: "ved udtagningen var hændelsestabellen `{table}` ikke givet",
        en: "the event table `{table}` was not given when it was drawn",
    }
    /// A rule needs an event table that was not given.
    NO_TABLE {
        da: "hændelsestabellen `{table}` er ikke givet",
        en: "the event table `{table}` was not given",
    }
    /// A rule needs a column that the event table does not have.
    NO_COLUMN {
        da: "hændelsestabellen `{table}` har ingen kolonne `{column}`",
        en: "the event table `{table}` has no column `{column}`",
    }
    /// A row of an event table that a derived column needs cannot be read.
    UNREADABLE_ROW {
        da: "`{column}` kan ikke afgøres: en række i `{table}` kan ikke læses eller mangler sin dato",
        en: "`{column}` cannot be told: a row of `{table}` cannot be read or lacks its date",
    }
    /// A row of an event table that a rule needs cannot be read.
    UNREADABLE_EVENT {
        da: "en række i `{table}` kan ikke læses eller mangler sin dato",
        en: "a row of `{table}` cannot be read or lacks its date",
    }
    /// Events that followed each other too slowly, once.
    ONE_BREACH {
        da: "1 overskridelse, {days} dag(e) efter {due}",
        en: "1 breach, {days} day(s) after {due}",
    }
    /// Events that followed each other too slowly.
    BREACHES {
        da: "{count} overskridelser, den største {days} dag(e) efter {due}",
        en: "{count} breaches, the worst {days} day(s) after {due}",
    }
    /// A course that ended before anything was due.
    ENDED_BEFORE_DUE {
        da: "sluttede {until}, før den første hændelse skulle være der ({due})",
        en: "ended on {until}, before the first event was due ({due})",
    }
    /// Fewer events than asked for.
    TOO_FEW {
        da: "{count} af {at_least} til og med {due}",
        en: "{count} of {at_least} up to and including {due}",
    }
}
