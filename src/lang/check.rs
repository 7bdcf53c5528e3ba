//! What `check` and `explain` say around the diagnostics.

phrases! {
    /// No template to check.
    NO_TEMPLATES { da: "her er ingen tjeklister (.toml)", en: "there are no templates (.toml) here" }
    /// A pattern without a match.
    PATTERN_FITS_NOTHING { da: "mønsteret passer ikke på noget", en: "the pattern fits nothing" }
    /// A file that was passed over.
    PASSED_OVER { da: "{file} er sprunget over: {reason}", en: "{file} was passed over: {reason}" }
    /// Why.
    NO_REGULAR_FILE { da: "det er ikke en almindelig fil", en: "it is no regular file" }
    /// Why.
    LINK_LEADS_OUT { da: "det er et link, der fører ud af mappen", en: "it is a link that leads out of the folder" }
    /// Nothing wrong.
    CHECKED_CLEAN { da: "{files} fil(er) kontrolleret: ingen fejl", en: "{files} file(s) checked: no errors" }
    /// Templates with problems.
    CHECKED {
        da: "{files} fil(er) kontrolleret: {errors} fejl, {warnings} advarsler, {hints} bemærkninger",
        en: "{files} file(s) checked: {errors} errors, {warnings} warnings, {hints} notes",
    }
    /// How an extract is read, and none.
    READING_WITHOUT_EXTRACT {
        da: "{option} siger, hvordan et dataudtræk læses, men der er intet: angiv det med --extract",
        en: "{option} says how an extract is read, but there is none: name it with --extract",
    }
    /// How to learn more.
    EXPLAIN_HINT {
        da: "sagsaudit explain {code} forklarer en kode",
        en: "sagsaudit explain {code} explains a code",
    }
    /// A form that the command does not have.
    NO_SUCH_FORMAT {
        da: "check kan ikke skrive `{format}`: brug text, concise, json, sarif, github, gitlab eller junit",
        en: "check cannot write `{format}`: use text, concise, json, sarif, github, gitlab or junit",
    }
    /// A code that cannot be allowed.
    NOT_ALLOWABLE {
        da: "`{code}` er en fejl og kan ikke tillades",
        en: "`{code}` is an error and cannot be allowed",
    }
    /// A code that is none.
    UNKNOWN_CODE { da: "der er ingen kode `{code}`", en: "there is no code `{code}`" }
    /// The code that was probably meant.
    NEAREST_CODE { da: "mente du {code}?", en: "did you mean {code}?" }
    /// How to see them all.
    LIST_CODES {
        da: "sagsaudit explain uden argument viser alle koder",
        en: "sagsaudit explain without an argument lists all codes",
    }
    /// The title of an explanation.
    CODE_TITLE { da: "{code} ({severity}): {about}", en: "{code} ({severity}): {about}" }
    /// A code in the list.
    CODE_LINE { da: "{code}  {about}", en: "{code}  {about}" }
    /// Above the reason.
    WHY { da: "Hvorfor: {text}", en: "Why: {text}" }
    /// Above the remedy.
    MEND { da: "Sådan rettes det: {text}", en: "How to mend it: {text}" }
    /// Above the wrong example.
    WRONG { da: "Forkert:", en: "Wrong:" }
    /// Above the right example.
    RIGHT { da: "Rigtigt:", en: "Right:" }
    /// The codes of a letter.
    LETTER_A { da: "A: svar", en: "A: answers" }
    /// The codes of a letter.
    LETTER_C { da: "C: kommandolinje og filer", en: "C: command line and files" }
    /// The codes of a letter.
    LETTER_D { da: "D: udvælgelse og revisionsmappe", en: "D: draw and audit folder" }
    /// The codes of a letter.
    LETTER_E { da: "E: dataudtræk", en: "E: extracts" }
    /// The codes of a letter.
    LETTER_T { da: "T: tjeklister", en: "T: templates" }
    /// A template held against an extract.
    FIT_TITLE { da: "{template} og {extract}", en: "{template} and {extract}" }
    /// The same where the extract is known.
    FIT_HEADING { da: "Tjeklisten {template}", en: "The checklist {template}" }
    /// How much of it can be decided.
    FIT_SUMMARY {
        da: "{rows} rækker. Af {criteria} kontrolpunkter kan data afgøre {data}, gennemgåere skal svare på {reviewer}, og {missing} mangler kolonner.",
        en: "{rows} rows. Of {criteria} criteria data can decide {data}, reviewers have to answer {reviewer}, and {missing} lack columns.",
    }
    /// A heading of the table.
    CRITERION { da: "kontrolpunkt", en: "criterion" }
    /// A heading of the table.
    DECIDED_BY { da: "afgøres af", en: "decided by" }
    /// A heading of the table.
    COLUMN { da: "kolonne", en: "column" }
    /// A heading of the table.
    HEADING { da: "overskrift", en: "heading" }
    /// A heading of the table.
    READ_AS { da: "læses som", en: "read as" }
    /// A heading of the table.
    UNREADABLE { da: "kan ikke læses", en: "unreadable" }
    /// Who decides.
    BY_DATA { da: "data", en: "data" }
    /// Who decides.
    BY_REVIEWER { da: "en gennemgåer", en: "a reviewer" }
    /// Who decides.
    BY_NOBODY { da: "ingen: mangler {columns}", en: "nobody: lacks {columns}" }
    /// A column that is not there.
    NOT_FOUND { da: "mangler", en: "missing" }
    /// A criterion without its column.
    CRITERION_LACKS {
        da: "dataudtrækket har ingen kolonne `{column}`, og {criteria} kan ikke afgøres uden",
        en: "the extract has no column `{column}`, and {criteria} cannot be decided without it",
    }
    /// An area without its column.
    AREA_LACKS {
        da: "dataudtrækket har ingen kolonne `{column}`, så sagerne kan ikke fordeles på sagsområder",
        en: "the extract has no column `{column}`, so cases cannot be divided into areas",
    }
    /// An exclusion without its column.
    EXCLUSION_LACKS {
        da: "dataudtrækket har ingen kolonne `{column}`, så der kan ikke udelukkes sager med grunden \"{reason}\"",
        en: "the extract has no column `{column}`, so no cases can be left out for the reason \"{reason}\"",
    }
    /// An indicator without its column.
    INDICATOR_LACKS {
        da: "dataudtrækket har ingen kolonne `{column}`, og indikatoren {indicator} kan ikke tælles uden",
        en: "the extract has no column `{column}`, and the indicator {indicator} cannot be counted without it",
    }
    /// The nearest heading.
    NEAREST_HEADING {
        da: "mente du overskriften `{heading}`? Skriv den under aliases",
        en: "did you mean the heading `{heading}`? Write it under aliases",
    }
    /// Values that cannot be read.
    VALUES_UNREADABLE {
        da: "kolonnen `{column}` er af typen {type}, og {count} værdi(er) kan ikke læses, fx `{example}` (linje {lines})",
        en: "the column `{column}` is of type {type}, and {count} value(s) cannot be read, such as `{example}` (line {lines})",
    }
}
