//! The words of a review at a terminal.

phrases! {
    /// The heading: checklist and reviewer.
    HEAD { da: "{title} · {reviewer}", en: "{title} · {reviewer}" }
    /// How far it has come.
    PROGRESS { da: "{done} af {needed} besvaret", en: "{done} of {needed} answered" }
    /// How many marks there are.
    FLAGS { da: "{flags} markeret", en: "{flags} flagged" }
    /// The list of cases.
    CASES { da: "Sager ({cases})", en: "Cases ({cases})" }
    /// The list under a filter.
    CASES_OPEN { da: "Ubesvarede ({cases})", en: "Unanswered ({cases})" }
    /// The list under a filter.
    CASES_FLAGGED { da: "Markerede ({cases})", en: "Flagged ({cases})" }
    /// Which criterion it is.
    CRITERION { da: "{id} ({number} af {of})", en: "{id} ({number} of {of})" }
    /// Heading of an answer.
    ANSWER { da: "Svar", en: "Answer" }
    /// Nothing answered yet.
    UNANSWERED { da: "ikke besvaret", en: "not answered" }
    /// Another reviewer has answered.
    ANSWERED_BY { da: "besvaret af {by}; svaret vises ikke", en: "answered by {by}; the answer is not shown" }
    /// Heading of what the data decided.
    AUTOMATIC { da: "Automatisk udfald", en: "Automatic outcome" }
    /// Heading of the outcome after an answer.
    OUTCOME { da: "Udfald", en: "Outcome" }
    /// An outcome and why.
    OUTCOME_REASON { da: "{outcome}: {reason}", en: "{outcome}: {reason}" }
    /// An outcome with its due date.
    DUE { da: "{outcome}; frist {due}", en: "{outcome}; due {due}" }
    /// A due date.
    ON_DAY { da: "{day}", en: "{day}" }
    /// A due date with a time of day.
    AT_TIME { da: "{time}", en: "{time}" }
    /// How many days late.
    DAYS_LATE { da: "{outcome}, {days} dage for sent", en: "{outcome}, {days} days late" }
    /// Heading of a comment.
    COMMENT { da: "Bemærkning", en: "Comment" }
    /// Heading of a reason code.
    REASON { da: "Begrundelse", en: "Reason code" }
    /// Heading of a cause.
    CAUSE { da: "Årsag", en: "Cause" }
    /// Heading of an amount.
    AMOUNT { da: "Beløb", en: "Amount" }
    /// Heading of a corrected value.
    CORRECTED { da: "Rettet værdi", en: "Corrected value" }
    /// A value with the right one.
    VALUE_CORRECTED { da: "{value} (rettet til {right})", en: "{value} (corrected to {right})" }
    /// An empty cell.
    EMPTY { da: "(tom)", en: "(empty)" }
    /// Heading of a case's status.
    STATUS { da: "Sagens status", en: "Status of the case" }
    /// Heading of help.
    HELP { da: "Vejledning", en: "Guidance" }
    /// Heading of a legal basis.
    BASIS { da: "Grundlag", en: "Legal basis" }
    /// Heading of the values that decide.
    DECIDED_ON { da: "Afgøres af", en: "Decided on" }
    /// Heading of a case's values.
    VALUES { da: "Sagens oplysninger", en: "The case" }
    /// The columns of a case that hold nothing.
    BLANK { da: "Tomme felter", en: "Empty" }
    /// Heading of a case's events.
    EVENTS { da: "Hændelser: {table}", en: "Events: {table}" }
    /// A case without events.
    NO_EVENTS { da: "ingen", en: "none" }
    /// There is more below.
    MORE { da: "mere: PgDn", en: "more: PgDn" }
    /// There is more above.
    MORE_ABOVE { da: "mere: PgUp", en: "more: PgUp" }
    /// There is more on both sides.
    MORE_BOTH { da: "mere: PgUp og PgDn", en: "more: PgUp and PgDn" }
    /// A mark.
    IS_FLAGGED { da: "markeret til senere", en: "flagged for later" }

    /// What the keys do.
    KEY_NEXT { da: "Enter næste ubesvarede", en: "Enter next unanswered" }
    /// What the keys do.
    KEY_CRITERION { da: "↑↓ kontrolpunkt", en: "↑↓ criterion" }
    /// What the keys do.
    KEY_CASE { da: "←→ sag", en: "←→ case" }
    /// What the keys do.
    KEY_COMMENT { da: "b bemærkning", en: "b comment" }
    /// What the keys do.
    KEY_REASON { da: "g begrundelse", en: "g reason code" }
    /// What the keys do.
    KEY_CAUSE { da: "a årsag", en: "a cause" }
    /// What the keys do.
    KEY_AMOUNT { da: "o beløb", en: "o amount" }
    /// What the keys do.
    KEY_CORRECT { da: "e ret værdi", en: "e correct value" }
    /// What the keys do.
    KEY_STATUS { da: "m sagens status", en: "m status of case" }
    /// What the keys do.
    KEY_CLEAR { da: "x slet svar", en: "x clear answer" }
    /// What the keys do.
    KEY_UNDO { da: "u fortryd", en: "u undo" }
    /// What the keys do.
    KEY_FLAG { da: "f markér", en: "f flag" }
    /// What the keys do.
    KEY_FILTER { da: "v vis", en: "v view" }
    /// What the keys do.
    KEY_SEARCH { da: "s søg", en: "s search" }
    /// What the keys do.
    KEY_JUMP { da: "t til sag", en: "t to case" }
    /// What the keys do.
    KEY_HELP { da: "h hjælp", en: "h help" }
    /// What the keys do.
    KEY_QUIT { da: "q slut", en: "q quit" }
    /// What the keys do.
    KEY_SCROLL { da: "PgUp og PgDn ruller", en: "PgUp and PgDn scroll" }
    /// Before the answers of a criterion that data decides.
    OVERRULE { da: "tilsidesæt:", en: "overrule:" }
    /// What the keys do in a dialog.
    KEYS_OF_TEXT { da: "Enter gemmer · Esc fortryder", en: "Enter saves · Esc cancels" }
    /// What the keys do in a list.
    KEYS_OF_LIST { da: "↑↓ og Enter, eller nummeret · Esc fortryder", en: "↑↓ and Enter, or the number · Esc cancels" }

    /// Title of a dialog.
    COMMENT_TITLE { da: "Bemærkning", en: "Comment" }
    /// Title of a dialog.
    OVERRULE_TITLE {
        da: "Hvorfor tilsidesættes det automatiske udfald?",
        en: "Why is the automatic outcome overruled?",
    }
    /// Title of a dialog.
    REASON_TITLE { da: "Begrundelse (kode)", en: "Reason code" }
    /// Title of a dialog.
    CAUSE_TITLE { da: "Årsag til fejlen", en: "Cause of the error" }
    /// Title of a dialog.
    AMOUNT_TITLE { da: "Beløb i kroner", en: "Amount" }
    /// Title of a dialog.
    CORRECT_TITLE { da: "Den rigtige værdi (tom: feltet skal være tomt)", en: "The right value (empty: nothing should be there)" }
    /// Title of a dialog.
    SEARCH_TITLE { da: "Søg i sager, spørgsmål og bemærkninger", en: "Search cases, questions and comments" }
    /// Title of a dialog.
    JUMP_TITLE { da: "Til sag (sagsnummer eller en del af det)", en: "To case (its id or a part of it)" }
    /// Title of a dialog.
    STATUS_TITLE { da: "Sagens status", en: "Status of the case" }
    /// Title of a dialog.
    COLUMN_TITLE { da: "Hvilken registreret værdi er forkert?", en: "Which registered value is wrong?" }
    /// A line of a list.
    COLUMN_AND_VALUE { da: "{column}: {value}", en: "{column}: {value}" }
    /// Title of a dialog.
    SECOND_TITLE { da: "Svar nummer to", en: "A second answer" }
    /// What it means.
    SECOND_TEXT {
        da: "En anden gennemgår har allerede besvaret dette kontrolpunkt i sagen. Skal sagen gennemgås af to? Er de to svar forskellige, skal I afstemme dem, før der kan konkluderes.",
        en: "Another reviewer has already answered this criterion in the case. Is the case to be reviewed by two? Where the two answers differ you must reconcile them before anything can be concluded.",
    }
    /// The keys of the question.
    SECOND_KEYS { da: "j giver et svar nummer to · Esc fortryder", en: "y gives a second answer · Esc cancels" }
    /// The key that says yes.
    YES_KEY { da: "j", en: "y" }

    /// A status of a case.
    REVIEWED { da: "gennemgået", en: "reviewed" }
    /// A status of a case.
    CASE_NOT_FOUND { da: "sagen kunne ikke fremskaffes", en: "case not found" }
    /// A status of a case.
    NO_ACCESS { da: "ingen adgang", en: "no access" }

    /// Told below the screen.
    STORED { da: "gemt", en: "saved" }
    /// Told below the screen.
    STATUS_STORED { da: "sagens status er gemt", en: "the status of the case is saved" }
    /// An answer to what does not apply.
    DOES_NOT_COUNT { da: "gemt, men svaret tæller ikke: {outcome}", en: "saved, but the answer does not count: {outcome}" }
    /// Told below the screen.
    CLEARED { da: "svaret er slettet", en: "the answer is cleared" }
    /// Told below the screen.
    UNDONE { da: "fortrudt", en: "undone" }
    /// Told below the screen.
    NOTHING_TO_UNDO { da: "der er intet at fortryde", en: "there is nothing to undo" }
    /// Told below the screen.
    NOTHING_TO_CLEAR { da: "der er intet svar at slette", en: "there is no answer to clear" }
    /// Told below the screen.
    NOTHING_TO_CORRECT { da: "sagen har ingen registrerede værdier", en: "the case has no registered values" }
    /// Told below the screen.
    NO_ROOM_TO_CORRECT {
        da: "her er allerede rettet en anden værdi; ret denne ved et andet kontrolpunkt",
        en: "another value is corrected here already; correct this one with another criterion",
    }
    /// Told below the screen.
    ALL_ANSWERED { da: "alt er besvaret", en: "everything is answered" }
    /// Told below the screen.
    NO_SUCH_KEY { da: "`{key}` er ingen tast her; h viser tasterne", en: "`{key}` is no key here; h shows the keys" }
    /// Told below the screen.
    NO_SUCH_CASE { da: "ingen sag med `{text}`", en: "no case with `{text}`" }
    /// Told below the screen.
    NOT_FOUND { da: "`{text}` blev ikke fundet", en: "`{text}` was not found" }
    /// Told below the screen.
    SHOWS_OPEN { da: "viser kun ubesvarede", en: "shows unanswered only" }
    /// Told below the screen.
    SHOWS_FLAGGED { da: "viser kun markerede", en: "shows flagged only" }
    /// Told below the screen.
    SHOWS_ALL { da: "viser alle", en: "shows all" }
    /// Told below the screen.
    NOT_SAVED { da: "IKKE GEMT: {reason}", en: "NOT SAVED: {reason}" }
    /// A message and what to do.
    WITH_HELP { da: "{message} ({help})", en: "{message} ({help})" }

    /// Title of the help screen.
    HELP_TITLE { da: "Taster", en: "Keys" }
    /// A part of the help screen.
    HELP_ANSWERS {
        da: "Svar: tasten foran svaret nederst på skærmen. Et svar, der kræver en bemærkning, gemmes først, når den er skrevet.",
        en: "Answers: the key before the answer at the bottom. An answer that needs a comment is saved when the comment is written.",
    }
    /// A part of the help screen.
    HELP_AUTOMATIC {
        da: "Et svar på et automatisk kontrolpunkt tilsidesætter udfaldet og kræver en bemærkning. Er det registreringen, der er forkert, så ret værdien (e): reglen regnes igen.",
        en: "An answer to an automatic criterion overrules its outcome and needs a comment. Where the register is wrong, correct the value (e): the rule runs again.",
    }
    /// A part of the help screen.
    HELP_SAVED {
        da: "Hvert svar er gemt, før skærmen siger det. Esc fortryder en dialog; u fortryder det seneste svar.",
        en: "Each answer is saved before the screen says so. Esc leaves a dialog; u takes the last answer back.",
    }
    /// A part of the help screen.
    HELP_MARKS {
        da: "Rækken af tegn: svarets tast, · ubesvaret, + opfyldt, - ikke opfyldt, / ikke relevant, ~ frist ikke udløbet, ? kan ikke afgøres, * besvaret af en anden. ! er markeret.",
        en: "The row of marks: the key of the answer, · unanswered, + pass, - fail, / not applicable, ~ not due, ? undetermined, * answered by another. ! is flagged.",
    }
    /// A part of the help screen.
    HELP_CLOSE { da: "Esc lukker hjælpen", en: "Esc closes the help" }
    /// A terminal without room.
    TOO_SMALL {
        da: "Vinduet er for lille ({width}x{height}); der skal være mindst {least}. q slutter.",
        en: "The window is too small ({width}x{height}); it takes {least} at least. q quits.",
    }

    /// An answer in another file.
    ELSEWHERE { da: "svaret står i {file} og kan ikke ændres her", en: "the answer stands in {file} and cannot be changed here" }
    /// What to do then.
    ELSEWHERE_HELP {
        da: "ret det i den fil, det kom fra, og læs den ind igen",
        en: "change it in the file that it came from, and read that again",
    }
    /// Another reviewer has answered.
    BY_OTHER { da: "{by} har allerede besvaret det", en: "{by} has already answered it" }
    /// What to do then.
    BY_OTHER_HELP {
        da: "skal sagen gennemgås af to, så giv --second; uenige svar skal afstemmes bagefter",
        en: "if the case is to be reviewed by two, give --second; answers that differ must be reconciled afterwards",
    }
    /// The cases are divided, and this is somebody else's.
    NOT_OWN { da: "sagen gennemgås af {by}, ikke af {reviewer}", en: "the case is reviewed by {by}, not by {reviewer}" }
    /// What to do then.
    NOT_OWN_HELP {
        da: "fordelingen står i reviewers.csv; den, der svarer i en andens sted, bruger --reviewer med den andens navn",
        en: "reviewers.csv says who reviews what; to answer in another's place, give that name with --reviewer",
    }
    /// There is no terminal.
    NO_TERMINAL {
        da: "gennemgangen på skærmen kræver en terminal til både tastatur og skærm",
        en: "the review on screen needs a terminal for keys and for the screen",
    }
    /// What to do then.
    NO_TERMINAL_HELP { da: "brug --list og --set i scripts", en: "use --list and --set in scripts" }
    /// A terminal that failed.
    TERMINAL_FAILED { da: "terminalen svarer ikke: {error}", en: "the terminal does not answer: {error}" }
    /// A reviewer without a name.
    NO_REVIEWER {
        da: "gennemgåerens navn `{name}` kan ikke bruges",
        en: "the reviewer's name `{name}` cannot be used",
    }
    /// What to do then.
    NO_REVIEWER_HELP { da: "giv et navn med --reviewer", en: "give a name with --reviewer" }
    /// An audit without cases.
    NO_CASES { da: "stikprøven har ingen sager at gennemgå", en: "the sample has no cases to review" }
    /// Told at the end.
    ENDED { da: "{done} af {needed} er besvaret; svarene står i {file}", en: "{done} of {needed} answered; the answers are in {file}" }
    /// Told at the end when all is done.
    SCORE_NEXT { da: "alt er besvaret: sagsaudit score {folder}", en: "everything is answered: sagsaudit score {folder}" }
    /// A script's answer was stored.
    SET { da: "{case}, {criterion}: {answer}", en: "{case}, {criterion}: {answer}" }

    /// A heading of a table.
    AREA { da: "sagsområde", en: "area" }
    /// A heading of a table.
    CASE { da: "sag", en: "case" }
    /// A heading of a table.
    OF_CRITERION { da: "kontrolpunkt", en: "criterion" }
    /// A heading of a table.
    OF_OUTCOME { da: "udfald", en: "outcome" }
    /// A heading of a table.
    OF_ANSWER { da: "svar", en: "answer" }
    /// A heading of a table.
    OF_COMMENT { da: "bemærkning", en: "comment" }
    /// The title of a case's table.
    CASE_TITLE { da: "{case}, {area}: {done} af {needed} besvaret", en: "{case}, {area}: {done} of {needed} answered" }
    /// A heading of a table.
    STATE { da: "tilstand", en: "state" }
    /// A heading of a table.
    FLAGGED { da: "markeret", en: "flagged" }
    /// A state.
    STATE_OPEN { da: "ubesvaret", en: "unanswered" }
    /// A state.
    STATE_ANSWERED { da: "besvaret", en: "answered" }
    /// A state.
    STATE_BY_OTHER { da: "af en anden", en: "by another" }
    /// A state.
    STATE_DECIDED { da: "automatisk", en: "by data" }
}
