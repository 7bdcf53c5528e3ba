//! A template as an auditor reads it: its rules in words.

phrases! {
    /// A deadline.
    WITHIN { da: "`{to}` senest {within} efter `{from}`", en: "`{to}` no later than {within} after `{from}`" }
    /// A deadline of no days.
    SAME_DAY { da: "`{to}` samme dag som `{from}`", en: "`{to}` on the same day as `{from}`" }
    /// A deadline before a date.
    BEFORE {
        da: "`{to}` senest {at_least} før `{before}`",
        en: "`{to}` at least {at_least} before `{before}`",
    }
    /// Events of a table.
    EVENTS { da: "`{events}`", en: "`{events}`" }
    /// Events of a table that meet a condition.
    EVENTS_WHERE { da: "`{events}` (hvor `{condition}`)", en: "`{events}` (where `{condition}`)" }
    /// Events that must follow each other.
    INTERVAL {
        da: "{events}: den første senest {first} efter `{from}`, derefter højst {every} imellem",
        en: "{events}: the first no later than {first} after `{from}`, then no more than {every} apart",
    }
    /// An end of what is asked for.
    AS_LONG_AS { da: "{words}, indtil `{until}`", en: "{words}, until `{until}`" }
    /// Events of which there must be so many.
    COUNT {
        da: "mindst {at_least} af {events} senest {within} efter `{from}`",
        en: "at least {at_least} of {events} no later than {within} after `{from}`",
    }
    /// A deadline that a column names.
    BY { da: "`{to}` senest på datoen i `{by}`", en: "`{to}` no later than the date in `{by}`" }
    /// A deadline that the municipality has published.
    PUBLISHED {
        da: "`{to}` senest den frist efter `{from}`, som tabellen {table} har for `{by}`",
        en: "`{to}` no later after `{from}` than the time that the table {table} has for `{by}`",
    }
    /// An expression that decides.
    PASS_IF { da: "opfyldt, når {condition}", en: "passed when {condition}" }
    /// A reviewer decides.
    YES_NO {
        da: "afgøres af en gennemgåer: ja, delvist, nej, ikke relevant eller kan ikke vurderes",
        en: "decided by a reviewer: yes, partly, no, not relevant or cannot be judged",
    }
    /// A reviewer decides by a scale of the template.
    OWN_SCALE {
        da: "afgøres af en gennemgåer efter skalaen {scale}: {options}",
        en: "decided by a reviewer on the scale {scale}: {options}",
    }
    /// The law in time.
    VERSION_BY {
        da: "Regel: den, der gjaldt på datoen i `{column}`:",
        en: "Rule: the one that was in force on the date in `{column}`:",
    }
    /// A version of a rule.
    IN_FORCE { da: "{when}: {rule}", en: "{when}: {rule}" }
    /// A version of a rule with the law it follows.
    WITH_BASIS { da: "{words} (hjemmel: {basis})", en: "{words} (legal basis: {basis})" }
    /// When something holds.
    ALWAYS { da: "uden tidsgrænse", en: "at any time" }
    /// When something holds.
    SINCE { da: "fra {from}", en: "from {from}" }
    /// When something holds.
    UNTIL { da: "til og med {until}", en: "up to and including {until}" }
    /// When something holds.
    FROM_UNTIL { da: "fra {from} til og med {until}", en: "from {from} up to and including {until}" }
    /// What holds for some time.
    WHILE { da: "{words}, {when}", en: "{words}, {when}" }
    /// When it applies.
    APPLIES_IF { da: "Gælder, når {condition}", en: "Applies when {condition}" }
    /// When it applies.
    APPLIES_WHEN {
        da: "Gælder, når udfaldet af {criterion} er: {outcomes}",
        en: "Applies when the outcome of {criterion} is: {outcomes}",
    }
    /// One of two.
    OR { da: "{first} eller {next}", en: "{first} or {next}" }
    /// An outcome.
    PASS { da: "opfyldt", en: "pass" }
    /// An outcome.
    FAIL { da: "ikke opfyldt", en: "fail" }
    /// An outcome.
    NOT_APPLICABLE { da: "ikke relevant", en: "not applicable" }
    /// An outcome.
    NOT_DUE { da: "ikke forfalden", en: "not due" }
    /// An outcome.
    UNDETERMINED { da: "kan ikke afgøres", en: "undetermined" }
    /// An outcome.
    PENDING { da: "mangler svar", en: "pending" }
    /// The calendar.
    ROLLS {
        da: "En frist, der ender på en lørdag, søndag, helligdag eller lukket dag, flyttes til den næste åbne dag.",
        en: "A deadline that ends on a Saturday, Sunday, public holiday or closed day moves to the next open day.",
    }
    /// The calendar.
    STAYS {
        da: "En frist flyttes ikke, når den ender på en dag, der ikke er åben.",
        en: "A deadline does not move when it ends on a day that is not open.",
    }
    /// The calendar.
    CLOSED { da: "Lukkede dage (måned-dag): {days}.", en: "Closed days (month-day): {days}." }
    /// The calendar.
    SATURDAY_CLOSED { da: "Lørdag er ikke en hverdag.", en: "Saturday is no hverdag." }
    /// The calendar.
    SATURDAY_OPEN { da: "Lørdag er en hverdag.", en: "Saturday is a hverdag." }
    /// The calendar.
    SATURDAY_BORDERLINE {
        da: "Om lørdag er en hverdag, er ikke afgjort; hvor det gør forskel, er sagen et grænsetilfælde.",
        en: "Whether Saturday is a hverdag is left open; where it matters, the case is borderline.",
    }

    /// The title of all.
    ALL_TEMPLATES { da: "Tjeklister, der følger med sagsaudit", en: "Templates that come with sagsaudit" }
    /// What shows them.
    AS_SHOWN {
        da: "Hvad hver tjekliste spørger om, hvordan det afgøres, og hvad det hviler på. Teksten er skrevet af `sagsaudit template show --all --format md` og rettes i tjeklisterne.",
        en: "What each template asks, how that is decided, and what it rests on. Written by `sagsaudit template show --all --format md`; to change it, change the templates.",
    }
    /// The title.
    TITLE { da: "{title} ({id} {version})", en: "{title} ({id} {version})" }
    /// Who stands behind it.
    AUTHORITY { da: "Ansvarlig: {authority}", en: "Authority: {authority}" }
    /// How many cases are drawn.
    SAMPLING {
        da: "{cases} sager i hvert sagsområde, {reserves} reservesager.",
        en: "{cases} cases in each area, {reserves} reserves.",
    }
    /// What is asked.
    TARGET { da: "Mål: {target} opfyldt.", en: "Target: {target} passed." }
    /// No target.
    NO_TARGET { da: "Intet fælles mål.", en: "No common target." }
    /// The statistics.
    LIMITS {
        da: "Sikkerhed {confidence}. En fejl er udbredt, når den med den sikkerhed er i mere end {tolerable} af sagerne.",
        en: "Confidence {confidence}. An error is widespread when with that confidence it is in more than {tolerable} of the cases.",
    }
    /// A section.
    PROFESSIONAL { da: "Socialfaglig", en: "Professional" }
    /// A section.
    LEGAL { da: "Jurafaglig", en: "Legal" }
    /// A section.
    ADMINISTRATIVE { da: "Administrativ", en: "Administrative" }
    /// A section.
    ETHICAL { da: "Etisk", en: "Ethical" }
    /// A section.
    FINANCIAL { da: "Økonomisk", en: "Financial" }
    /// A section.
    NO_DIMENSION { da: "Øvrige", en: "Other" }
    /// A criterion.
    QUESTION { da: "{id}  {question}", en: "{id}  {question}" }
    /// Its rule.
    RULE { da: "Regel: {rule}", en: "Rule: {rule}" }
    /// Its source.
    BASIS { da: "Hjemmel: {basis}", en: "Legal basis: {basis}" }
    /// Its source, and how fresh it is.
    CHECKED { da: "{basis} (efterset {date})", en: "{basis} (checked {date})" }
    /// How fresh all sources are.
    ALL_CHECKED {
        da: "Hjemlerne er efterset {date}, hvor der ikke står andet.",
        en: "Legal bases were checked {date}, unless it says otherwise.",
    }
    /// What is asked of an earlier audit.
    PRIORS {
        da: "Bruger udfaldet i den forrige revision af {criteria}.",
        en: "Uses the outcome in the earlier audit of {criteria}.",
    }
    /// Where to look.
    HELP { da: "Vejledning: {help}", en: "Guidance: {help}" }
    /// What is said of a case that fails.
    FINDING { da: "Ved fejl: {finding}", en: "When it fails: {finding}" }
    /// What kind it is.
    KIND { da: "{norm}, {severity}", en: "{norm}, {severity}" }
    /// What kind it is, with its weight.
    WEIGHT { da: "{kind}, vægt {weight}", en: "{kind}, weight {weight}" }
    /// What kind it is, with its target.
    OWN_TARGET { da: "{kind}, eget mål {target}", en: "{kind}, target of its own {target}" }
    /// What kind it is, with its theme.
    THEME { da: "{kind}, tema {theme}", en: "{kind}, theme {theme}" }
    /// A norm.
    LAW { da: "lovkrav", en: "demand of law" }
    /// A norm.
    LOCAL { da: "lokal norm", en: "local norm" }
    /// A severity.
    FORMAL { da: "formel", en: "formal" }
    /// A severity.
    MATERIAL { da: "væsentlig", en: "material" }
    /// A severity.
    CRITICAL { da: "kritisk", en: "critical" }
    /// A section.
    EXCLUSIONS { da: "Sager, der ikke er med", en: "Cases that are left out" }
    /// An exclusion.
    EXCLUSION { da: "{reason}: {condition}", en: "{reason}: {condition}" }
    /// A section.
    AREAS { da: "Sagsområder", en: "Areas" }
    /// A heading of the table.
    AREA { da: "sagsområde", en: "area" }
    /// A heading of the table.
    PATTERNS { da: "hedder i dataudtrækket", en: "called in the extract" }
    /// A section.
    SCALES { da: "Skalaer", en: "Scales" }
    /// A scale.
    SCALE { da: "Skalaen {scale}", en: "The scale {scale}" }
    /// A heading of the table.
    OPTION { da: "svar", en: "answer" }
    /// A heading of the table.
    LABEL { da: "vises som", en: "shown as" }
    /// A heading of the table.
    OUTCOME { da: "udfald", en: "outcome" }
    /// A heading of the table.
    POINTS { da: "point", en: "points" }
    /// A heading of the table.
    COMMENT { da: "skal begrundes", en: "needs a comment" }
    /// A section.
    LOCAL_NORMS { da: "Lokale normer", en: "Local norms" }
    /// A length of time that the municipality has set.
    LOCAL_NORM { da: "{name}: {within}", en: "{name}: {within}" }
    /// A section.
    PUBLISHED_DEADLINES { da: "Offentliggjorte frister", en: "Published deadlines" }
    /// A table of them.
    PUBLISHED_TABLE { da: "Tabellen {table}", en: "The table {table}" }
    /// A row of it.
    PUBLISHED_ROW { da: "{key}: {within}", en: "{key}: {within}" }
    /// A section.
    INDICATORS { da: "Indikatorer", en: "Indicators" }
    /// What is counted.
    COUNTS { da: "Tæller sager, hvor {condition}", en: "Counts cases where {condition}" }
    /// What is counted.
    COUNTS_ALL { da: "Tæller alle sager", en: "Counts all cases" }
    /// What is measured.
    MEASURES { da: "Opgør {figure} af {value}", en: "Gives {figure} of {value}" }
    /// What it is given by.
    GIVEN_BY { da: "Fordelt på {column}", en: "By {column}" }
    /// Among which.
    AMONG { da: "Blandt sager, hvor {condition}", en: "Among cases where {condition}" }
    /// Among which.
    AMONG_ALL { da: "Blandt alle sager i populationen", en: "Among all cases of the population" }
    /// What is aimed at.
    INDICATOR_TARGET { da: "Mål: {share}", en: "Target: {share}" }
    /// What others have.
    BENCHMARK { da: "Til sammenligning: {share}", en: "For comparison: {share}" }
    /// Which way is better.
    LOWER_IS_BETTER { da: "En lav andel er bedst", en: "A low share is best" }
    /// Which way is better.
    HIGHER_IS_BETTER { da: "En høj andel er bedst", en: "A high share is best" }
    /// A section.
    TESTS { da: "Prøver", en: "Tests" }
    /// A heading of the table.
    TEST { da: "prøve", en: "test" }
    /// A heading of the table.
    EXPECTED { da: "ventet udfald", en: "expected" }
    /// A section.
    COLUMNS { da: "Kolonner i dataudtrækket", en: "Columns of the extract" }
    /// A heading of the table.
    NAME { da: "navn", en: "name" }
    /// A heading of the table.
    TYPE { da: "type", en: "type" }
    /// A heading of the table.
    ROLE { da: "rolle", en: "role" }
    /// A heading of the table.
    KNOWN_AS { da: "overskrifter", en: "headings" }
    /// A heading of the table.
    REQUIRED { da: "påkrævet", en: "required" }
    /// A heading of the list.
    TEMPLATE { da: "tjekliste", en: "template" }
    /// A heading of the list.
    VERSION { da: "udgave", en: "version" }
    /// A heading of the list.
    NAMED { da: "titel", en: "title" }
    /// A heading of the list.
    CRITERIA { da: "kontrolpunkter", en: "criteria" }
    /// A heading of the list.
    BY_DATA { da: "af data", en: "by data" }
    /// A heading of the list.
    BY_REVIEWER { da: "af gennemgåer", en: "by reviewer" }
}
