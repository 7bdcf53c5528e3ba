//! What the commands say around their results.

phrases! {
    /// Standard output failed.
    OUTPUT_FAILED {
        da: "fejl: resultatet kunne ikke skrives: {error}",
        en: "error: the result could not be written: {error}",
    }
    /// A file that is not there.
    NOT_FOUND { da: "filen findes ikke", en: "there is no such file" }
    /// A file that may not be read.
    NOT_ALLOWED { da: "filen må ikke læses af denne bruger", en: "this user may not read the file" }
    /// A folder where a file is needed.
    IS_A_FOLDER { da: "det er en mappe, ikke en fil", en: "this is a folder, not a file" }
    /// A pipe or a device where a file is needed.
    NO_FILE { da: "det er ikke en almindelig fil", en: "this is no regular file" }
    /// Any other trouble with a file.
    SYSTEM_ERROR { da: "filen kan ikke læses: {error}", en: "the file cannot be read: {error}" }
    /// A template name that nobody knows.
    UNKNOWN_TEMPLATE {
        da: "der er ingen tjekliste, der hedder `{name}`",
        en: "there is no template called `{name}`",
    }
    /// A fragment where a template is needed.
    FRAGMENT {
        da: "`{name}` er et fragment, som tjeklister medtager; det er ikke selv en tjekliste",
        en: "`{name}` is a fragment that templates include; it is no template itself",
    }
    /// The template that was probably meant.
    NEAREST_TEMPLATE { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// The templates there are.
    SHIPPED_TEMPLATES {
        da: "medfølgende tjeklister: {names}; eller skriv stien til en .toml-fil",
        en: "templates that come with the program: {names}; or write the path of a .toml file",
    }
    /// A delimiter that cannot be one.
    BAD_DELIMITER {
        da: "`{delimiter}` kan ikke være et skilletegn: skriv ét tegn, eller tab",
        en: "`{delimiter}` cannot be a delimiter: write one character, or tab",
    }
    /// A seed that cannot be one.
    BAD_SEED {
        da: "en startværdi er en tekst på én linje og kan ikke være tom",
        en: "a seed is a text on one line and cannot be empty",
    }
    /// The operating system has no random bits.
    NO_RANDOM_BITS {
        da: "operativsystemet gav ingen tilfældige bits ({error}); skriv en startværdi med --seed",
        en: "the operating system gave no random bits ({error}); write a seed with --seed",
    }
    /// A seed that is easy to guess.
    SHORT_SEED {
        da: "startværdien er kort: den kan gættes eller prøves af; brug mindst 12 tegn, eller lad programmet lave den",
        en: "the seed is short: it could be guessed or tried out; use at least 12 characters, or let the program make it",
    }
    /// A seed that was used before in the same folder.
    USED_SEED {
        da: "startværdien er den samme som ved den tidligere udvælgelse i mappen: de samme lodnumre kommer igen",
        en: "the seed is that of the earlier draw in the folder: the same tickets come again",
    }
    /// A draw without an id.
    NO_ID {
        da: "hvilken kolonne er sagsnummeret? Skriv --id KOLONNE eller --template TJEKLISTE",
        en: "which column is the case id? Write --id COLUMN or --template TEMPLATE",
    }
    /// A template without an id column.
    TEMPLATE_WITHOUT_ID {
        da: "tjeklisten har ingen kolonne med role = \"id\": skriv --id KOLONNE",
        en: "the template has no column with role = \"id\": write --id COLUMN",
    }
    /// Answers that would be lost.
    HAS_ANSWERS {
        da: "mappen indeholder svar fra gennemgangen; en ny udvælgelse ville gøre dem ugyldige",
        en: "the folder holds answers of a review; a new draw would make them void",
    }
    /// What to do instead.
    NEW_FOLDER { da: "brug en ny mappe med -o", en: "use a new folder with -o" }
    /// Findings of another checklist.
    HAS_FINDINGS {
        da: "mappen indeholder fund efter en tjekliste; udtag igen med --template",
        en: "the folder holds findings of a template; draw again with --template",
    }
    /// A folder that was made.
    SAVED { da: "gemt i {folder}", en: "saved in {folder}" }
    /// A draw that came out the same.
    HOLDS {
        da: "Udvælgelsen er gjort efter: {cases} sager i {areas} sagsområder, ingen afvigelser.",
        en: "The draw was made again: {cases} cases in {areas} areas, no differences.",
    }
    /// A draw that came out differently.
    DIFFERS { da: "Udvælgelsen kan ikke gøres efter: {count} afvigelse(r).", en: "The draw does not hold: {count} difference(s)." }
    /// What verify could not look at.
    NOT_CHECKED_HASH {
        da: "Dataudtrækkets SHA-256 står ikke i draw.json; det er ikke kontrolleret, at det er den samme fil.",
        en: "draw.json has no SHA-256 of the extract; it was not checked that it is the same file.",
    }
    /// A journal that cannot be held against the files.
    NO_JOURNAL {
        da: "{file} mangler eller er brudt; det er ikke kontrolleret, om draw.json er ændret",
        en: "{file} is missing or broken; it was not checked whether draw.json was changed",
    }
    /// A file renamed since the draw.
    OTHER_NAME {
        da: "Dataudtrækket hed `{recorded}`, da der blev udtaget.",
        en: "The extract was called `{recorded}` when it was drawn from.",
    }
    /// A file changed behind the journal's back.
    ALTERED {
        da: "{file} er ændret, siden programmet skrev den",
        en: "{file} was changed since the program wrote it",
    }
    /// What to do with a changed file.
    ALTERED_HELP {
        da: "hent den oprindelige fil fra en sikkerhedskopi, eller udtag igen med --redraw --reason",
        en: "take the original from a backup, or draw again with --redraw --reason",
    }
    /// A folder without a checklist.
    NO_TEMPLATE {
        da: "mappen har ingen tjekliste (template.toml): udtag med --template",
        en: "the folder has no template (template.toml): draw with --template",
    }
    /// A sample that does not belong to its record.
    NOT_ITS_SAMPLE {
        da: "sample.csv har ikke de kolonner, der står i draw.json",
        en: "sample.csv does not have the columns that draw.json names",
    }
    /// An extract beyond what the statistics take.
    TOO_MANY {
        da: "et sagsområde har flere sager, end statistikken kan regne på: {error}",
        en: "an area has more cases than the statistics take: {error}",
    }
    /// A template that fits.
    CHECKED_CLEAN { da: "{files} fil(er) kontrolleret: ingen fejl", en: "{files} file(s) checked: no errors" }
    /// Templates with problems.
    CHECKED {
        da: "{files} fil(er) kontrolleret: {errors} fejl, {warnings} advarsler",
        en: "{files} file(s) checked: {errors} errors, {warnings} warnings",
    }
    /// No template to check.
    NO_TEMPLATES { da: "her er ingen tjeklister (.toml)", en: "there are no templates (.toml) here" }
    /// Two answer files that would be kept under one name.
    SAME_ANSWER_FILE {
        da: "filen hedder det samme som `{other}`, og svarfiler gemmes under deres navn",
        en: "the file has the same name as `{other}`, and answer files are kept under their names",
    }
    /// What to do about it.
    SAME_ANSWER_FILE_HELP {
        da: "giv hver fil sit navn, fx gennemgåerens",
        en: "give each file a name of its own, such as the reviewer's",
    }
    /// An option that was given twice for the same thing.
    GIVEN_TWICE {
        da: "`{option}` er givet to gange for `{name}`",
        en: "`{option}` was given twice for `{name}`",
    }
    /// Answers that were read.
    ANSWERS_READ {
        da: "{cases} sager har svar, fra {files} fil(er)",
        en: "{cases} cases have answers, from {files} file(s)",
    }
    /// A file name that cannot stand in the folder.
    STARTS { da: "læser {file}", en: "reading {file}" }
}
