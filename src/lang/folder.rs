//! What the audit folder says: why a file or folder cannot be read, written or trusted.

phrases! {
    /// A file cannot be written.
    UNWRITABLE { da: "`{path}` kan ikke skrives: {reason}", en: "`{path}` cannot be written: {reason}" }
    /// A file cannot be read.
    UNREADABLE { da: "`{path}` kan ikke læses: {reason}", en: "`{path}` cannot be read: {reason}" }
    /// The disk is full.
    NO_SPACE { da: "der er ikke mere plads på disken", en: "no space is left on the disk" }
    /// What to do about it.
    NO_SPACE_HELP {
        da: "frigør plads, og kør kommandoen igen",
        en: "free some space and run the command again",
    }
    /// The user's share of the disk is used up.
    QUOTA { da: "din plads på drevet er brugt op", en: "your share of the drive is used up" }
    /// A limit of the drive or of the user.
    TOO_LARGE { da: "filen er større, end drevet eller din konto tillader", en: "the file is larger than the drive or your account allows" }
    /// The rights are missing.
    DENIED { da: "adgang nægtet", en: "permission denied" }
    /// What to do about it when writing.
    DENIED_WRITE_HELP {
        da: "luk filen, hvis den er åben i et andet program, eller vælg en mappe, du må skrive i",
        en: "close the file if another program has it open, or choose a folder that you may write to",
    }
    /// What to do about it when reading.
    DENIED_READ_HELP {
        da: "bed den, der ejer filen eller mappen, om læseadgang",
        en: "ask the owner of the file or folder for the right to read it",
    }
    /// Another program has the file open (Windows).
    IN_USE { da: "filen er åben i et andet program", en: "another program has the file open" }
    /// What to do about it.
    IN_USE_HELP {
        da: "luk filen i det andet program (f.eks. Excel), og kør kommandoen igen",
        en: "close the file in the other program (Excel, for example) and run the command again",
    }
    /// The drive cannot be written to at all.
    READ_ONLY { da: "drevet kan kun læses", en: "the drive is read-only" }
    /// Nothing is there.
    NOT_FOUND { da: "filen eller mappen findes ikke", en: "there is no such file or folder" }
    /// The folder to write into is missing.
    NO_PARENT { da: "mappen `{folder}` findes ikke", en: "the folder `{folder}` does not exist" }
    /// What to do about it.
    NO_PARENT_HELP {
        da: "opret mappen først, eller ret stien",
        en: "make the folder first, or correct the path",
    }
    /// A folder stands where a file is meant.
    IS_FOLDER { da: "det er en mappe", en: "it is a folder" }
    /// What to do about it.
    IS_FOLDER_HELP { da: "tilføj et filnavn til stien", en: "add a file name to the path" }
    /// A file stands where a folder is meant.
    NOT_FOLDER { da: "en del af stien er en fil, ikke en mappe", en: "a part of the path is a file, not a folder" }
    /// A device, pipe or socket stands there.
    NOT_A_FILE { da: "det er ikke en almindelig fil", en: "it is not a regular file" }
    /// What to do about it.
    NOT_A_FILE_HELP {
        da: "udelad stien for at skrive til standard output",
        en: "leave the path out to write to standard output",
    }
    /// The path cannot be a name.
    BAD_PATH { da: "stien kan ikke være navnet på en fil eller mappe", en: "the path cannot be the name of a file or folder" }
    /// The operating system's own words.
    OTHER { da: "{error}", en: "{error}" }
    /// The bytes are no text.
    NOT_TEXT { da: "indholdet er ikke UTF-8-tekst", en: "its content is no UTF-8 text" }

    /// A new audit folder would hide something.
    EXISTS {
        da: "`{path}` findes allerede: en revisionsmappe overskrives ikke",
        en: "`{path}` exists already: an audit folder is not overwritten",
    }
    /// What to do when it is something else.
    EXISTS_HELP { da: "vælg et andet navn", en: "choose another name" }
    /// What to do when it is an audit folder.
    REDRAW_HELP {
        da: "vælg et andet navn, eller udtag igen i samme mappe med `--redraw --reason \"...\"`; begge udtagninger bliver stående i logbogen",
        en: "choose another name, or draw again into the same folder with `--redraw --reason \"...\"`; both draws stay in the journal",
    }
    /// A folder is none of ours.
    NO_AUDIT_FOLDER { da: "`{path}` er ikke en revisionsmappe: den har ingen `{file}`", en: "`{path}` is not an audit folder: it has no `{file}`" }
    /// What to do about it.
    NO_AUDIT_FOLDER_HELP {
        da: "angiv den mappe, som `sagsaudit draw` eller `sagsaudit run` har lavet",
        en: "name the folder that `sagsaudit draw` or `sagsaudit run` made",
    }
    /// Two commands at once.
    BUSY {
        da: "en anden kommando er i gang med at ændre `{path}`",
        en: "another command is changing `{path}`",
    }
    /// What to do about it.
    BUSY_HELP {
        da: "vent, til den er færdig, og kør kommandoen igen; intet er ændret",
        en: "wait until it is done and run the command again; nothing was changed",
    }
    /// Two commands at once on a drive where locks do nothing.
    CHANGED_MEANWHILE {
        da: "`{path}` er ændret af en anden kommando, siden denne begyndte",
        en: "another command has changed `{path}` since this one began",
    }
    /// What to do about it.
    CHANGED_MEANWHILE_HELP { da: "kør kommandoen igen; intet er ændret", en: "run the command again; nothing was changed" }
    /// The change is decided, but not every file is in its place.
    UNFINISHED_HELP {
        da: "ændringen står i logbogen og gøres færdig af den næste kommando på mappen",
        en: "the change is in the journal; the next command on the folder finishes it",
    }
    /// A file of the folder has an impossible name.
    BAD_NAME { da: "`{name}` kan ikke være navnet på en fil i en revisionsmappe: {reason}", en: "`{name}` cannot be the name of a file in an audit folder: {reason}" }
    /// A name without a character.
    NAME_EMPTY { da: "navnet er tomt", en: "the name is empty" }
    /// A name that file systems cut off.
    NAME_LONG { da: "navnet er længere end {limit} bytes", en: "the name is longer than {limit} bytes" }
    /// A name that is a path.
    NAME_FOLDER {
        da: "kun `answers/` og `events/` er undermapper",
        en: "only `answers/` and `events/` are folders within it",
    }
    /// A character that Windows or Unix refuses.
    NAME_CHARACTER { da: "tegnet `{character}` kan ikke stå i et filnavn", en: "the character `{character}` cannot stand in a file name" }
    /// A name that is hidden or goes upwards.
    NAME_EDGE {
        da: "et navn må ikke begynde med punktum eller mellemrum eller slutte med det",
        en: "a name may not begin or end with a dot or a blank",
    }
    /// `CON`, `NUL` and the like.
    NAME_RESERVED { da: "navnet er reserveret af Windows", en: "the name is reserved by Windows" }
    /// A CPR number in a name.
    NAME_CPR { da: "det indeholder noget, der ligner et CPR-nummer", en: "it holds what looks like a CPR number" }
    /// The journal is written by the folder alone.
    NAME_JOURNAL { da: "logbogen skrives kun af programmet selv", en: "the journal is written by the program itself only" }

    /// A line of the journal is not what was written.
    JOURNAL_BROKEN { da: "logbogen er brudt i linje {line}: {reason}", en: "the journal is broken in line {line}: {reason}" }
    /// What to do about it.
    JOURNAL_BROKEN_HELP {
        da: "hent `journal.jsonl` fra en sikkerhedskopi; mappen kan læses, men ikke ændres, så længe kæden er brudt",
        en: "restore `journal.jsonl` from a backup; the folder can be read but not changed while its chain is broken",
    }
    /// The line was changed after it was written.
    LINE_CHANGED { da: "linjen er ændret, efter den blev skrevet", en: "the line was changed after it was written" }
    /// The line does not follow the one before.
    LINE_UNCHAINED {
        da: "den følger ikke efter linjen før: en linje er fjernet, indsat eller flyttet",
        en: "it does not follow the line before: a line was removed, inserted or moved",
    }
    /// The last line has no end.
    LINE_TORN { da: "linjen er ikke skrevet færdig", en: "the line was not written to its end" }
    /// The journal is gone.
    JOURNAL_MISSING { da: "`{path}` mangler eller er tom", en: "`{path}` is missing or empty" }
}
