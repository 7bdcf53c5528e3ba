//! What is said of a template that is allowed and still looks like a mistake.

phrases! {
    /// Two columns that one heading fits.
    HEADING_CLAIMED {
        da: "overskriften `{heading}` passer også på kolonnen `{column}`",
        en: "the heading `{heading}` also fits the column `{column}`",
    }
    /// What to do about it.
    ONE_OWNER {
        da: "begge kolonner ville blive læst fra den samme; lad overskriften stå ved den ene",
        en: "both columns would be read from the same one; leave the heading with one of them",
    }
    /// A column that nothing looks at.
    UNUSED_COLUMN {
        da: "kolonnen `{column}` bruges ikke af noget i tjeklisten",
        en: "nothing in the template uses the column `{column}`",
    }
    /// What to do about it.
    DECLARE_LESS {
        da: "fjern den: kolonner i tjeklisten kommer med i revisionsmappen, og den skal kun rumme de nødvendige",
        en: "remove it: declared columns go into the audit folder, which should hold only what is needed",
    }
    /// A question that is asked twice.
    REPEATED_QUESTION {
        da: "spørgsmålet er det samme som i kontrolpunktet `{id}`",
        en: "the question is the same as that of the criterion `{id}`",
    }
    /// What to do about it.
    TELL_QUESTIONS_APART {
        da: "skriv, hvad der skiller dem, så læseren af rapporten kan kende forskel",
        en: "say what sets them apart, so that a reader of the report can tell",
    }
    /// A rule that nothing passes.
    NEVER_TRUE {
        da: "udtrykket kan aldrig være sandt: ingen sag kan opfylde kontrolpunktet",
        en: "the expression can never be true: no case can pass the criterion",
    }
    /// A rule that nothing fails.
    NEVER_FALSE {
        da: "udtrykket kan aldrig være falsk: ingen sag kan komme ud som ikke opfyldt",
        en: "the expression can never be false: no case can fail the criterion",
    }
    /// A condition that never holds.
    NEVER_APPLIES {
        da: "betingelsen kan aldrig være sand: kontrolpunktet gælder ingen sager",
        en: "the condition can never be true: the criterion applies to no case",
    }
    /// A condition that never fails.
    ALWAYS_APPLIES {
        da: "betingelsen kan aldrig være falsk: den udelukker ingen sager",
        en: "the condition can never be false: it leaves no case out",
    }
    /// An exclusion that never holds.
    NEVER_EXCLUDES {
        da: "betingelsen kan aldrig være sand: den udelukker ingen sager",
        en: "the condition can never be true: it excludes no case",
    }
    /// An exclusion that never fails.
    EXCLUDES_ALL {
        da: "betingelsen kan aldrig være falsk: den lader ingen sager blive i populationen, som den kan afgøre",
        en: "the condition can never be false: of the cases it can decide, it leaves none in the population",
    }
    /// What to do about both.
    LOOK_AT_PARTS {
        da: "se efter dele, der modsiger hinanden, og efter OR, hvor der skulle stå AND (eller omvendt)",
        en: "look for parts that contradict each other, and for OR where AND is meant (or the other way round)",
    }
    /// A comparison with the empty text.
    EMPTY_TEXT {
        da: "en kolonne sammenlignes med den tomme tekst '', men en tom celle er NULL og aldrig ''",
        en: "a column is compared with the empty text '', but an empty cell is NULL and never ''",
    }
    /// What to do about it.
    ASK_FOR_NULL {
        da: "skriv KOLONNE IS NOT NULL i stedet for KOLONNE <> '', og KOLONNE IS NULL i stedet for KOLONNE = ''",
        en: "write COLUMN IS NOT NULL instead of COLUMN <> '', and COLUMN IS NULL instead of COLUMN = ''",
    }
    /// A deadline that ends where it begins.
    DEADLINE_OF_ONE_COLUMN {
        da: "fristen løber fra `{column}` til `{column}` selv",
        en: "the deadline runs from `{column}` to `{column}` itself",
    }
    /// What to do about it.
    TWO_COLUMNS {
        da: "`to` er den kolonne, der siger, hvornår det skete",
        en: "`to` is the column that says when it happened",
    }
    /// A question without instructions.
    NO_HELP {
        da: "en gennemgåer skal svare, men kontrolpunktet har ingen `help`",
        en: "a reviewer has to answer, but the criterion has no `help`",
    }
    /// What to do about it.
    WRITE_HELP {
        da: "skriv, hvor i sagen man ser efter, og hvad der tæller, så to gennemgåere svarer ens",
        en: "say where in the case to look and what counts, so that two reviewers answer alike",
    }
}
