//! What is said of the population: what is left out, what was audited before, names that look alike, control totals.

phrases! {
    /// A list that verifying could not look at.
    LIST_NOT_CHECKED {
        da: "de tidligere gennemgåede sager er taget fra mappens avoided.csv; om de er dem i {name}, er ikke efterprøvet (det gør --avoid)",
        en: "the cases audited before were taken from the folder's avoided.csv; whether they are those of {name} was not checked (--avoid does)",
    }
    /// A condition with a CPR number.
    CPR_IN_CONDITION {
        da: "{option} indeholder noget, der ligner et CPR-nummer; det ville komme til at stå i draw.json",
        en: "{option} holds something that looks like a CPR number; it would stand in draw.json",
    }
    /// What to do about it.
    NAME_NO_PERSON {
        da: "udelad sagen på andre oplysninger, eller tag den ud af dataudtrækket",
        en: "exclude the case by something else, or take it out of the extract",
    }
    /// A type that cannot be read.
    BAD_TYPE {
        da: "--type: `{text}` er ikke KOLONNE=TYPE, hvor typen er {types}",
        en: "--type: `{text}` is not COLUMN=TYPE, where the type is {types}",
    }
    /// A control total that cannot be read.
    BAD_CONTROL {
        da: "--reconcile: `{text}` er ikke KOLONNE=TAL, fx rows=4312 eller belob=12.345.678,90",
        en: "--reconcile: `{text}` is not COLUMN=NUMBER, such as rows=4312 or amount=12.345.678,90",
    }
    /// A column that cannot be added up.
    NOT_ADDABLE {
        da: "--reconcile: kolonnen `{column}` er af typen {type} og kan ikke lægges sammen",
        en: "--reconcile: the column `{column}` is of type {type} and cannot be added up",
    }
    /// What was left out for a reason.
    EXCLUDED {
        da: "udeladt, {reason}: {cases} sager ({condition})",
        en: "excluded, {reason}: {cases} cases ({condition})",
    }
    /// What was left out because it is not what was wanted.
    EXCLUDED_BY_WHERE {
        da: "udeladt, da betingelsen ikke er opfyldt: {cases} sager ({condition})",
        en: "excluded, since the condition does not hold: {cases} cases ({condition})",
    }
    /// What was left out because it could not be decided.
    EXCLUDED_UNKNOWN {
        da: "udeladt, da betingelsen ikke kan afgøres: {cases} sager ({condition})",
        en: "excluded, since the condition cannot be decided: {cases} cases ({condition})",
    }
    /// How the columns of conditions are read.
    READ_AS { da: "betingelserne bruger {columns}", en: "the conditions use {columns}" }
    /// An earlier audit.
    AVOIDED_LIST {
        da: "{name}: {found} af {cases} gennemgåede sager er i populationen og kan ikke udtages",
        en: "{name}: {found} of {cases} audited cases are in the population and cannot be drawn",
    }
    /// What the figures of an area concern.
    AVOIDED_IN_AREA {
        da: "{area}: {avoided} af {all} sager er tidligere gennemgået og kunne ikke udtages; tallene gælder de øvrige {population}",
        en: "{area}: {avoided} of {all} cases were audited earlier and could not be drawn; the figures concern the other {population}",
    }
    /// A column.
    AVOIDED { da: "tidl. gennemgået", en: "audited before" }
    /// A control total that is met.
    TOTAL_AGREES {
        da: "{of}: {found} i udtrækket og {stated} i {source}; ingen forskel{notes}",
        en: "{of}: {found} in the extract and {stated} in {source}; no difference{notes}",
    }
    /// A control total that is not met.
    TOTAL_DIFFERS {
        da: "{of}: {found} i udtrækket og {stated} i {source}; FORSKEL {difference}{notes}",
        en: "{of}: {found} in the extract and {stated} in {source}; DIFFERENCE {difference}{notes}",
    }
    /// A control total that has too many digits.
    TOTAL_TOO_LARGE {
        da: "{of}: summen har flere cifre, end der kan regnes med; {stated} i {source} er ikke afstemt{notes}",
        en: "{of}: the sum has more digits than can be reckoned with; {stated} in {source} is not reconciled{notes}",
    }
    /// Cells that are missing in a total.
    TOTAL_NOTES {
        da: " ({values} værdier, {empty} tomme, {unreadable} ulæselige)",
        en: " ({values} values, {empty} empty, {unreadable} unreadable)",
    }
    /// Books without a name.
    THE_BOOKS { da: "det oplyste", en: "what was stated" }
    /// Rows.
    ROWS { da: "rækker", en: "rows" }
    /// Areas without a name of their own.
    UNNAMED_AREAS {
        da: "skabelonen har intet [[area]] for {areas}; de står, som dataudtrækket kalder dem",
        en: "the template has no [[area]] for {areas}; they stand as the extract calls them",
    }
    /// A type of a heading that is not there.
    NO_HEADING_TO_TYPE {
        da: "--type: dataudtrækket har ingen anden kolonne `{heading}`, som en betingelse kan bruge",
        en: "--type: the extract has no other column `{heading}` that a condition could use",
    }
    /// The heading that was probably meant.
    HEADING_MEANT { da: "mente du `{heading}`?", en: "did you mean `{heading}`?" }
    /// The types that were told from values.
    TYPES_FOUND {
        da: "typerne er fundet ud fra værdierne: {types}. De kan rettes med --type \"KOLONNE=text\" (eller date, datetime, number, bool)",
        en: "the types were told from the values: {types}. They can be set by --type \"COLUMN=text\" (or date, datetime, number, bool)",
    }
    /// An `avoided.csv` that the program did not write.
    DAMAGED_AVOIDED {
        da: "filen hører ikke til udvælgelsen: den er ændret eller beskadiget",
        en: "the file does not belong to the draw: it was changed or damaged",
    }
    /// A list without case ids.
    AVOIDED_WITHOUT_ID {
        da: "listen over gennemgåede sager mangler kolonnen `case_id`",
        en: "the list of audited cases lacks the column `case_id`",
    }
    /// A line of a list without a case id.
    AVOIDED_LINE_WITHOUT_ID { da: "linjen har intet sagsnummer", en: "the line has no case id" }
    /// A role that is not known.
    UNKNOWN_ROLE {
        da: "rollen `{role}` kendes ikke; den er sample, reserve, replaced, targeted eller recheck",
        en: "the role `{role}` is not known; it is sample, reserve, replaced, targeted or recheck",
    }
    /// A name that two areas match.
    AREA_CLAIMED_TWICE {
        da: "sagsområdet `{name}` passer på både `{first}` og `{second}`",
        en: "the area `{name}` matches both `{first}` and `{second}`",
    }
    /// What to do about it.
    NARROWER_PATTERN {
        da: "gør `match` i et af de to [[area]] snævrere",
        en: "make `match` of one of the two [[area]] narrower",
    }
    /// Two exclusions with one reason.
    SAME_REASON {
        da: "udeladelsesgrunden \"{reason}\" står også på linje {line}; giv dem hver sit navn, så de kan skelnes i opgørelsen",
        en: "the reason \"{reason}\" stands on line {line} too; give each a name of its own, so that the counts can be told apart",
    }
    /// A name of two areas.
    NAME_CLAIMED {
        da: "`{name}` står også for et andet sagsområde på linje {line}",
        en: "`{name}` stands for another area too, on line {line}",
    }
    /// Two sizes for one area.
    SIZE_TWICE {
        da: "--area-size: sagsområdet `{area}` har fået to størrelser under to navne",
        en: "--area-size: the area `{area}` was given two sizes under two names",
    }
    /// A total that does not reach.
    TOTAL_TOO_SMALL {
        da: "--total rækker ikke til det mindste antal i hvert sagsområde: der skal mindst {least} til, eller et mindre --min-per-area",
        en: "--total does not reach for the fewest cases of every area: it takes at least {least}, or a smaller --min-per-area",
    }
    /// Nothing is left to draw from.
    NO_CASES_LEFT {
        da: "der er ingen sager at udtage: {excluded} er udeladt, {avoided} er tidligere gennemgået, {rejected} rækker er afvist",
        en: "there are no cases to draw from: {excluded} are excluded, {avoided} were audited before, {rejected} rows were rejected",
    }
    /// Cases that an exclusion could not decide.
    UNDECIDED_STAY {
        da: "{cases} sag(er) er blevet i populationen, selv om det ikke kan afgøres, om de skal udelades som \"{reason}\": en værdi er tom eller ulæselig ({condition})",
        en: "{cases} case(s) stayed in the population although it cannot be decided whether they are excluded as \"{reason}\": a value is empty or unreadable ({condition})",
    }
    /// Cases that a condition to keep could not decide.
    UNDECIDED_LEFT_OUT {
        da: "{cases} sag(er) er udeladt, fordi betingelsen ikke kan afgøres for dem: en værdi er tom eller ulæselig ({condition}). Skal de med, så tilføj fx OR kolonne IS NULL",
        en: "{cases} case(s) were left out because the condition cannot be decided for them: a value is empty or unreadable ({condition}). To keep them, add for instance OR column IS NULL",
    }
    /// A list that has nothing to do with the extract.
    NONE_AVOIDED {
        da: "ingen af de {cases} gennemgåede sager i {name} er med i populationen",
        en: "none of the {cases} audited cases in {name} is in the population",
    }
    /// What may be the reason.
    SAME_CASE_ID {
        da: "er sagsnummeret det samme i de to udtræk?",
        en: "is the case id the same in both extracts?",
    }
    /// Areas that look alike.
    AREAS_ALIKE {
        da: "{pairs} sagsområde(r) ligner et andet og er måske det samme; de er udtaget hver for sig",
        en: "{pairs} area(s) look like another and are perhaps the same; they were drawn from separately",
    }
    /// Two of them.
    PAIR_OF_AREAS {
        da: "`{one}` ({cases} sager) og `{other}` ({others} sager)",
        en: "`{one}` ({cases} cases) and `{other}` ({others} cases)",
    }
    /// What to do about it.
    NAME_THE_AREAS {
        da: "ens sagsområder samles under ét navn med [[area]] i skabelonen",
        en: "areas that are the same are brought under one name by [[area]] in a template",
    }
    /// Ids with what nobody sees.
    HIDDEN_IN_IDS {
        da: "{rows} sagsnummer/-numre indeholder usynlige tegn eller er ikke i Unicodes normalform (linje {lines})",
        en: "{rows} case id(s) hold invisible characters or are not in Unicode's normal form (line {lines})",
    }
    /// Ids that look alike.
    IDS_ALIKE {
        da: "{ids} sagsnummer/-numre adskiller sig kun fra et andet ved store og små bogstaver, mellemrum eller usynlige tegn (linje {lines})",
        en: "{ids} case id(s) differ from another only in case, blanks or invisible characters (line {lines})",
    }
    /// What was done about it.
    IDS_ARE_NOT_CHANGED {
        da: "sagsnumrene er ikke ændret: hvert af dem er en sag for sig",
        en: "the ids were not changed: each of them is a case of its own",
    }
}
