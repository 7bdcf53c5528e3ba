//! Messages about expressions.

phrases! {
    /// An expression longer than allowed.
    TOO_LONG {
        da: "udtrykket er for langt: højst {most} tegn",
        en: "the expression is too long: at most {most} characters",
    }
    /// More words and signs than allowed.
    TOO_MANY_TOKENS {
        da: "udtrykket har for mange led: højst {most} ord og tegn",
        en: "the expression has too many parts: at most {most} words and signs",
    }
    /// Nesting deeper than allowed.
    TOO_DEEP {
        da: "udtrykket er for dybt indlejret: højst {most} niveauer af parenteser, CASE, NOT og fortegn",
        en: "the expression is nested too deep: at most {most} levels of brackets, CASE, NOT and signs",
    }
    /// Nothing but white space.
    EMPTY { da: "udtrykket er tomt", en: "the expression is empty" }
    /// A text without its closing mark.
    UNTERMINATED_TEXT {
        da: "teksten her mangler sit afsluttende '",
        en: "the text here lacks its closing '",
    }
    /// Help for a text without its closing mark.
    DOUBLE_THE_MARK {
        da: "en apostrof inde i en tekst skrives to gange: 'Anker''s sag'",
        en: "an apostrophe within a text is written twice: 'Anker''s case'",
    }
    /// A quoted name without its closing mark.
    UNTERMINATED_NAME {
        da: "kolonnenavnet her mangler sit afsluttende \"",
        en: "the column name here lacks its closing \"",
    }
    /// Help on the two kinds of quotation marks.
    NAMES_AND_TEXTS {
        da: "tekst står i lige apostroffer: 'Afgjort'; \"...\" er et kolonnenavn",
        en: "text stands in straight single quotation marks: 'Closed'; \"...\" is a column name",
    }
    /// Characters that begin no word.
    CANNOT_BE_READ {
        da: "udtrykket kan ikke læses herfra",
        en: "the expression cannot be read from here",
    }
    /// Something that does not fit in its place.
    UNEXPECTED {
        da: "`{found}` passer ikke her: {expected}",
        en: "`{found}` does not fit here: {expected}",
    }
    /// The end where something is missing.
    ENDS_TOO_EARLY {
        da: "udtrykket slutter for tidligt: {expected}",
        en: "the expression ends too early: {expected}",
    }
    /// What is missing: an operand.
    EXPECTED_VALUE {
        da: "en kolonne, en værdi eller en parentes mangler",
        en: "a column, a value or a bracket is missing",
    }
    /// What is missing: an operator.
    EXPECTED_OPERATOR {
        da: "AND, OR, = eller et andet bindeled mangler foran",
        en: "AND, OR, = or another operator is missing before it",
    }
    /// What is missing: a list.
    EXPECTED_LIST {
        da: "efter IN følger en liste i parentes, fx IN ('A', 'B')",
        en: "a list in brackets follows IN, such as IN ('A', 'B')",
    }
    /// What is missing: NULL.
    EXPECTED_NULL {
        da: "efter IS følger NULL eller NOT NULL",
        en: "NULL or NOT NULL follows IS",
    }
    /// What is missing: a part of a CASE.
    EXPECTED_CASE_PART {
        da: "rækkefølgen er CASE WHEN ... THEN ... ELSE ... END",
        en: "the order is CASE WHEN ... THEN ... ELSE ... END",
    }
    /// A word of CASE without it.
    OUTSIDE_CASE {
        da: "ordet hører til i CASE ... END",
        en: "the word belongs within CASE ... END",
    }
    /// An opening bracket without its partner.
    UNCLOSED_BRACKET {
        da: "parentesen her bliver aldrig lukket",
        en: "the bracket opened here is never closed",
    }
    /// A closing bracket without its partner.
    EXTRA_BRACKET {
        da: "der er ingen åben parentes at lukke her",
        en: "there is no open bracket to close here",
    }
    /// A CASE without its end.
    CASE_WITHOUT_END {
        da: "CASE mangler sit END",
        en: "this CASE lacks its END",
    }
    /// A BETWEEN without its second bound.
    BETWEEN_WITHOUT_AND {
        da: "BETWEEN mangler sin øvre grænse: BETWEEN 1 AND 5",
        en: "this BETWEEN lacks its upper bound: BETWEEN 1 AND 5",
    }
    /// Help for a decimal comma.
    DECIMAL_POINT {
        da: "tal skrives med punktum: 0.5",
        en: "numbers are written with a point: 0.5",
    }
    /// NOT where a value belongs.
    NOT_NEEDS_BRACKETS {
        da: "NOT her kan læses på to måder: sæt parentes om det, som NOT gælder, og om NOT selv",
        en: "NOT here could be read in two ways: put brackets around it and what it negates",
    }
    /// A comparison within a comparison.
    NEEDS_BRACKETS {
        da: "`{text}` står i en anden sammenligning og kan læses på to måder: sæt parentes om",
        en: "`{text}` stands within another comparison and could be read in two ways: put brackets around it",
    }
    /// An interval that is not written as one.
    INTERVAL_FORM {
        da: "et interval skrives INTERVAL '7' DAY",
        en: "an interval is written INTERVAL '7' DAY",
    }

    /// A name that no column has.
    UNKNOWN_COLUMN { da: "ukendt kolonne `{name}`", en: "unknown column `{name}`" }
    /// The column of a template that was perhaps meant.
    TEMPLATE_HAS_COLUMN {
        da: "denne tjekliste har kolonnen `{name}`",
        en: "this template has the column `{name}`",
    }
    /// The column of an extract that was perhaps meant.
    EXTRACT_HAS_COLUMN {
        da: "dette dataudtræk har kolonnen `{name}`",
        en: "this extract has the column `{name}`",
    }
    /// Help for a blank that is none.
    INVISIBLE {
        da: "navnet indeholder et usynligt tegn, fx et hårdt mellemrum: skriv det om med almindelige mellemrum",
        en: "the name holds an invisible character, such as a no-break space: retype it with ordinary blanks",
    }
    /// A name that several columns have but for case.
    AMBIGUOUS_COLUMN {
        da: "flere kolonner hedder `{name}`, når der ses bort fra store og små bogstaver",
        en: "several columns are called `{name}` when case is left aside",
    }
    /// How to name a column exactly.
    QUOTE_IT {
        da: "skriv navnet nøjagtigt i citationstegn: \"{name}\"",
        en: "write the name exactly, in quotation marks: \"{name}\"",
    }
    /// A function that does not exist.
    UNKNOWN_FUNCTION { da: "ukendt funktion `{name}`", en: "unknown function `{name}`" }
    /// The function that was perhaps meant.
    NEAREST_FUNCTION {
        da: "der findes en funktion `{name}`",
        en: "there is a function `{name}`",
    }
    /// All functions.
    FUNCTIONS { da: "funktionerne er {names}", en: "the functions are {names}" }

    /// A refused construct, by name.
    NOT_ALLOWED { da: "`{what}` er ikke tilladt: {reason}", en: "`{what}` is not allowed: {reason}" }
    /// Why the clock is refused.
    NO_CLOCK {
        da: "svaret ville skifte fra dag til dag; det, der afhænger af dagen, hører til i en frist (deadline)",
        en: "the answer would change from day to day; what depends on the day belongs in a deadline",
    }
    /// Why queries are refused.
    NO_QUERY {
        da: "et udtryk ser på én sag ad gangen og kan ikke rumme forespørgsler",
        en: "an expression looks at one case at a time and cannot hold queries",
    }
    /// Why casts are refused.
    NO_CAST {
        da: "typen angives ved kolonnen og kan ikke ændres i et udtryk",
        en: "the type is declared with the column and cannot be changed in an expression",
    }
    /// Why parameters are refused.
    NO_PARAMETER {
        da: "et udtryk har ingen parametre, der udfyldes udefra",
        en: "an expression has no parameters that are filled in from outside",
    }
    /// Why comments are refused.
    NO_COMMENT {
        da: "bemærkninger hører ikke til i et udtryk",
        en: "comments do not belong in an expression",
    }
    /// Why aggregates and windows are refused.
    NO_MANY_ROWS {
        da: "et udtryk ser på én sag ad gangen og kan ikke regne på tværs af sager",
        en: "an expression looks at one case at a time and cannot calculate across cases",
    }
    /// Why other patterns are refused.
    NO_PATTERN {
        da: "mønstre skrives med LIKE, % og _; store og små bogstaver udlignes med UPPER",
        en: "patterns are written with LIKE, % and _; case is evened out with UPPER",
    }
    /// Why other tests are refused.
    NO_TEST {
        da: "skriv kolonnen alene, NOT foran den, eller brug IS NULL, IS NOT NULL og BETWEEN",
        en: "write the column alone, NOT before it, or use IS NULL, IS NOT NULL and BETWEEN",
    }
    /// Why other literals are refused.
    NO_LITERAL {
        da: "skriv tekst som 'tekst' og tal som 0.5",
        en: "write text as 'text' and numbers as 0.5",
    }
    /// Why other signs are refused.
    NO_SIGN {
        da: "der regnes kun med + og -",
        en: "calculations have + and - only",
    }
    /// Why names with points are refused.
    NO_PATH {
        da: "et udtryk nævner kolonner ved deres navn alene; et navn med punktum står i citationstegn",
        en: "an expression names columns by their name alone; a name with a point stands in quotation marks",
    }
    /// Why everything else is refused.
    NOT_IN_LANGUAGE {
        da: "det hører ikke til udtrykkenes sprog",
        en: "it does not belong to the language of expressions",
    }
    /// Why columns in a list are refused.
    ONLY_LITERALS {
        da: "listen efter IN kan kun rumme faste værdier",
        en: "the list after IN can hold fixed values only",
    }
    /// What to do about columns in a list.
    USE_OR {
        da: "sammenlign med = og OR",
        en: "compare with = and OR",
    }

    /// Two parts that cannot be compared.
    CANNOT_COMPARE {
        da: "`{one}` er `{one_type}` og `{other}` er `{other_type}`: de kan ikke sammenlignes",
        en: "`{one}` is `{one_type}` and `{other}` is `{other_type}`: they cannot be compared",
    }
    /// Two parts that cannot be added or subtracted.
    CANNOT_ADD {
        da: "`{one}` er `{one_type}` og `{other}` er `{other_type}`: der kan ikke stå `{sign}` imellem",
        en: "`{one}` is `{one_type}` and `{other}` is `{other_type}`: `{sign}` cannot stand between them",
    }
    /// Which sums there are.
    SUMS {
        da: "der regnes med tal, med dato minus dato, og med dato plus eller minus dage",
        en: "there are sums of numbers, date minus date, and date plus or minus days",
    }
    /// An operand of the wrong type.
    WRONG_OPERAND {
        da: "`{what}` kræver `{wanted}`, men `{text}` er `{type}`",
        en: "`{what}` needs `{wanted}`, but `{text}` is `{type}`",
    }
    /// A value where yes or no is needed.
    NOT_A_NUMBER {
        da: "`{text}` er `{type}`, men her skal stå et tal",
        en: "`{text}` is `{type}`, but a number has to stand here",
    }
    /// Numbers that dates make.
    DAYS_ARE_NUMBERS {
        da: "dage mellem to datoer skrives `afgjort - modtaget`",
        en: "days between two dates are written `decided - received`",
    }
    /// A part that is neither true nor false, where it has to be.
    NOT_A_CONDITION {
        da: "`{text}` er `{type}`, men her skal stå en betingelse, der er sand eller falsk",
        en: "`{text}` is `{type}`, but a condition that is true or false has to stand here",
    }
    /// How a value becomes a condition.
    COMPARE_IT {
        da: "sammenlign den med noget, fx med = eller IS NOT NULL",
        en: "compare it with something, such as with = or IS NOT NULL",
    }
    /// Results of different types.
    DIFFERENT_RESULTS {
        da: "`{one}` er `{one_type}` og `{other}` er `{other_type}`: alle resultater af {what} skal have samme type",
        en: "`{one}` is `{one_type}` and `{other}` is `{other_type}`: all results of {what} must be of one type",
    }
    /// An interval that is not added to a date.
    INTERVAL_ALONE {
        da: "`{text}` er et interval, og det kan kun lægges til en dato eller trækkes fra en",
        en: "`{text}` is an interval, which can only be added to a date or taken from one",
    }
    /// A date that is read as a sum.
    BARE_DATE {
        da: "`{what}` er et regnestykke, ikke en dato",
        en: "`{what}` is a sum, not a date",
    }
    /// How a date is written.
    WRITE_DATE {
        da: "skriv datoen i apostroffer: '{date}'",
        en: "write the date in single quotation marks: '{date}'",
    }
    /// Help for differences of dates.
    DAYS_BETWEEN {
        da: "en dato minus en dato er et antal dage: senere - tidligere <= 7",
        en: "a date minus a date is a number of days: later - earlier <= 7",
    }
    /// Help for a bool beside something else.
    BOOL_ALONE {
        da: "en betingelse står alene: `{text}`, eventuelt med NOT foran",
        en: "a condition stands alone: `{text}`, perhaps with NOT before it",
    }
    /// Help for a number in quotation marks.
    NUMBER_WITHOUT_MARKS {
        da: "tal skrives uden apostroffer",
        en: "numbers are written without quotation marks",
    }
    /// A comparison with NULL.
    ALWAYS_UNKNOWN {
        da: "med NULL her er svaret altid ukendt",
        en: "with NULL here the answer is always unknown",
    }
    /// What to write instead.
    WRITE { da: "skriv `{what}`", en: "write `{what}`" }

    /// A number that is none.
    BAD_NUMBER { da: "`{text}` er ikke et tal, der kan læses", en: "`{text}` is no number that can be read" }
    /// How numbers are written.
    NUMBER_FORM {
        da: "tal skrives med cifre og punktum og har højst 28 cifre: 1234.50",
        en: "numbers are written with digits and a point, and have at most 28 digits: 1234.50",
    }
    /// A date that is none.
    BAD_DATE { da: "`{text}` er ikke en dato", en: "`{text}` is not a date" }
    /// How dates are written.
    DATE_FORM {
        da: "datoer skrives med året først: '2026-01-31', eller '2026-01-31 14:30' med klokkeslæt",
        en: "dates are written year first: '2026-01-31', or '2026-01-31 14:30' with a time of day",
    }
    /// Help for a time in a date literal.
    TIMESTAMP_FORM {
        da: "en DATE har intet klokkeslæt; med klokkeslæt skrives TIMESTAMP",
        en: "a DATE has no time of day; with one it is written TIMESTAMP",
    }
    /// Help for patterns on dates.
    DATE_RANGE {
        da: "et tidsrum skrives BETWEEN '2026-01-01' AND '2026-12-31'",
        en: "a range of dates is written BETWEEN '2026-01-01' AND '2026-12-31'",
    }
    /// An interval that is none.
    BAD_INTERVAL { da: "`{text}` er ikke et interval", en: "`{text}` is not an interval" }
    /// Which intervals there are.
    INTERVAL_UNITS {
        da: "et interval er et helt antal DAY, WEEK, MONTH eller YEAR: INTERVAL '7' DAY",
        en: "an interval is a whole number of DAY, WEEK, MONTH or YEAR: INTERVAL '7' DAY",
    }
    /// A fraction of a year.
    PART_OF_A_YEAR {
        da: "`{text}` er ikke et helt antal år",
        en: "`{text}` is not a whole number of years",
    }
    /// A fraction of a day.
    PART_OF_A_DAY {
        da: "`{text}` er ikke et helt antal dage",
        en: "`{text}` is not a whole number of days",
    }

    /// Wrong number of arguments of a function of one text.
    ONE_ARGUMENT {
        da: "`{name}` skal have én tekst i parentesen, ikke {met} værdier",
        en: "`{name}` takes one text in its brackets, not {met} values",
    }
    /// Too few arguments of COALESCE.
    AT_LEAST_TWO_ARGUMENTS {
        da: "`{name}` skal have mindst to værdier, ikke {met}",
        en: "`{name}` takes at least two values, not {met}",
    }
    /// Wrong number of arguments of birthday.
    DATE_AND_YEARS {
        da: "`{name}` skal have en fødselsdato og et antal år, ikke {met} værdier",
        en: "`{name}` takes a date of birth and a number of years, not {met} values",
    }
    /// Wrong number of arguments of workdays.
    DATE_AND_NUMBER {
        da: "`{name}` skal have en dato og et antal arbejdsdage, ikke {met} værdier",
        en: "`{name}` takes a date and a number of working days, not {met} values",
    }
}
