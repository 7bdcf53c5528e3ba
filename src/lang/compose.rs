//! What is said of how a template is put together: files it names, norms and tables it sets, law in time.

phrases! {
    /// A path with a line break, NUL or the like.
    PATH_WITH_CONTROL {
        da: "et filnavn kan ikke indeholde kontroltegn",
        en: "a file name cannot hold control characters",
    }
    /// A path in the manner of Windows.
    PATH_WITH_BACKSLASH {
        da: "skriv `/` mellem mapper, ikke `\\`",
        en: "write `/` between folders, not `\\`",
    }
    /// A path with a drive letter or a scheme.
    PATH_WITH_COLON {
        da: "et filnavn kan ikke indeholde `:` (drev, adresse)",
        en: "a file name cannot hold `:` (drive, address)",
    }
    /// A path from the root.
    PATH_ABSOLUTE {
        da: "stien skal begynde i tjeklistens egen mappe, ikke med `/`",
        en: "the path must begin in the template's own folder, not with `/`",
    }
    /// A path for several files.
    PATH_WITH_WILDCARD {
        da: "et filnavn kan ikke indeholde jokertegn eller anførselstegn",
        en: "a file name cannot hold wildcards or quotes",
    }
    /// A path out of the folder.
    PATH_UPWARDS {
        da: "stien fører ud af tjeklistens mappe med `..`",
        en: "the path leads out of the template's folder with `..`",
    }
    /// A path with an empty name in it, or one that systems read differently.
    PATH_ODD_PART {
        da: "et led af stien er tomt, er `.`, eller begynder eller ender med et mellemrum eller punktum",
        en: "a part of the path is empty, is `.`, or begins or ends with a blank or a point",
    }
    /// A path that is a device on Windows.
    PATH_DEVICE {
        da: "stien nævner en enhed (CON, NUL, COM1 ...)",
        en: "the path names a device (CON, NUL, COM1 ...)",
    }
    /// A path of something else than a template.
    PATH_NOT_TOML { da: "filnavnet skal ende på `.toml`", en: "the file name must end in `.toml`" }
    /// A path beyond the limit.
    PATH_TOO_LONG { da: "stien er for lang", en: "the path is too long" }
    /// A path that is refused.
    BAD_PATH { da: "`{path}` kan ikke medtages: {why}", en: "`{path}` cannot be included: {why}" }
    /// How paths are written.
    WRITE_PATH {
        da: "skriv stien fra filens egen mappe, som \"faelles/god.toml\"",
        en: "write the path from the file's own folder, such as \"faelles/god.toml\"",
    }
    /// A file that could not be had.
    UNREAD { da: "`{path}` kan ikke læses: {why}", en: "`{path}` cannot be read: {why}" }
    /// Why.
    MISSING { da: "filen findes ikke", en: "there is no such file" }
    /// Why.
    OUTSIDE {
        da: "et link fører ud af tjeklistens mappe",
        en: "a link leads out of the template's folder",
    }
    /// Why.
    NO_FILE { da: "det er ikke en almindelig fil", en: "it is no regular file" }
    /// Why.
    NOT_TEXT { da: "filen er ikke UTF-8-tekst", en: "the file is not UTF-8 text" }
    /// Why.
    TOO_LARGE {
        da: "tjeklisten fylder med sine filer mere end 1.000.000 byte",
        en: "with its files the template has more than 1,000,000 bytes",
    }
    /// Why.
    SYSTEM { da: "{error}", en: "{error}" }
    /// A file that names itself, perhaps through others.
    CYCLE { da: "filerne nævner hinanden i ring: {files}", en: "the files name each other in a circle: {files}" }
    /// Files that name files that name files.
    TOO_DEEP { da: "filer kan højst nævne hinanden i {most} led", en: "files can name each other over {most} steps at most" }
    /// More files than any checklist has.
    TOO_MANY_FILES { da: "en tjekliste kan højst bestå af {most} filer", en: "a template can consist of {most} files at most" }
    /// A template where a fragment should be.
    NO_FRAGMENT {
        da: "`{path}` er ikke et fragment: tabellen `[fragment]` mangler",
        en: "`{path}` is no fragment: the table `[fragment]` is missing",
    }
    /// How a whole template is built upon.
    EXTEND_INSTEAD {
        da: "en hel tjekliste medtages ikke, men bygges der videre på med extends = \"ID@VERSION\"",
        en: "a whole template is not included, but built upon with extends = \"ID@VERSION\"",
    }
    /// A table of a fragment that only a template has.
    NOT_IN_FRAGMENT {
        da: "`{table}` kan ikke stå i et fragment",
        en: "`{table}` cannot stand in a fragment",
    }
    /// Where it belongs.
    IN_THE_TEMPLATE { da: "skriv den i tjeklisten selv", en: "write it in the template itself" }
    /// A fragment and a template in one.
    FRAGMENT_AND_TEMPLATE {
        da: "en fil er enten en tjekliste (`[template]`) eller et fragment (`[fragment]`)",
        en: "a file is either a template (`[template]`) or a fragment (`[fragment]`)",
    }
    /// Two definitions of one name.
    DEFINED_TWICE {
        da: "`{name}` er defineret anderledes i {other}",
        en: "`{name}` is defined differently in {other}",
    }
    /// The two ways out.
    SAME_OR_RENAMED {
        da: "skriv det samme begge steder, kun ét sted, eller brug et andet navn",
        en: "write the same in both places, in one only, or use another name",
    }
    /// An id that stands in two files.
    DUPLICATE_ID_IN { da: "id'et `{id}` er allerede brugt i {place}", en: "the id `{id}` is used already in {place}" }
    /// `extends` without a version.
    EXTENDS_FORM {
        da: "`{value}` mangler versionen: skriv id og version, som \"sygedagpenge@2026.1\"",
        en: "`{value}` lacks the version: write id and version, such as \"sygedagpenge@2026.1\"",
    }
    /// A base that there is not.
    UNKNOWN_BASE {
        da: "der er hverken en fil `{id}.toml` ved siden af eller en medfølgende tjekliste `{id}`",
        en: "there is neither a file `{id}.toml` beside this one nor a shipped template `{id}`",
    }
    /// The templates that there are.
    SHIPPED { da: "medfølgende tjeklister: {names}", en: "shipped templates: {names}" }
    /// A base of another version.
    OTHER_VERSION {
        da: "`{id}` har versionen `{found}`, ikke `{wanted}`",
        en: "`{id}` has the version `{found}`, not `{wanted}`",
    }
    /// What to do about it.
    COMPARE_VERSIONS {
        da: "se, hvad der er ændret, og skriv så extends = \"{id}@{found}\"",
        en: "look at what has changed, then write extends = \"{id}@{found}\"",
    }
    /// A base that is none.
    BASE_IS_FRAGMENT {
        da: "`{id}` er ikke en tjekliste, der kan bygges videre på",
        en: "`{id}` is no template that can be built upon",
    }
    /// A criterion that is not there.
    OVERRIDES_NOTHING {
        da: "tjeklisten har intet kontrolpunkt `{id}`",
        en: "the template has no criterion `{id}`",
    }
    /// An override of law.
    OVERRIDES_LAW {
        da: "`{id}` er et lovkrav (norm = \"law\") og kan ikke tilpasses",
        en: "`{id}` is a demand of law (norm = \"law\") and cannot be overridden",
    }
    /// What can be done instead.
    LAW_STAYS {
        da: "et lovkrav gælder, som det er; skriv et kontrolpunkt af egen norm ved siden af",
        en: "a demand of law holds as it is; write a criterion of a norm of your own beside it",
    }
    /// A demand of law that rests on a norm.
    LAW_ON_NORM {
        da: "et lovkrav kan ikke hvile på normen `{norm}`, som enhver kan ændre",
        en: "a demand of law cannot rest on the norm `{norm}`, which anybody can change",
    }
    /// What to write instead.
    LAW_IS_WRITTEN {
        da: "skriv lovens frist i reglen, eller sæt norm = \"local\"",
        en: "write the time the law sets into the rule, or set norm = \"local\"",
    }
    /// A name of a norm or a table that is none.
    BAD_NAME {
        da: "`{name}` kan ikke være et navn: kun bogstaver, tal, `-` og `_`",
        en: "`{name}` cannot be a name: letters, digits, `-` and `_` only",
    }
    /// A norm that is not set.
    UNKNOWN_NORM { da: "normen `{norm}` er ikke sat i `[norms]`", en: "the norm `{norm}` is not set in `[norms]`" }
    /// A norm that nothing uses.
    UNUSED_NORM {
        da: "ingen regel bruger normen `{norm}`",
        en: "no rule uses the norm `{norm}`",
    }
    /// How a norm is used.
    USE_NORM { da: "en regel bruger den med within = \"norm:{norm}\"", en: "a rule uses it with within = \"norm:{norm}\"" }
    /// A table of deadlines that is not there.
    UNKNOWN_LOOKUP {
        da: "tjeklisten har ingen tabel `[[tables.{name}]]`",
        en: "the template has no table `[[tables.{name}]]`",
    }
    /// A column that does not say what to look up.
    NO_TEXT_COLUMN {
        da: "`{column}` er af typen {type}; en frist slås op på en tekst",
        en: "`{column}` is of type {type}; a deadline is looked up by a text",
    }
    /// Two rows for one key and day.
    ROWS_OVERLAP {
        da: "fristen for `{key}` gælder samtidig med den i linje {line}",
        en: "the deadline for `{key}` holds at the same time as that in line {line}",
    }
    /// A span of time that is none.
    ENDS_BEFORE {
        da: "slutter {until}, før den begynder {from}",
        en: "ends on {until}, before it begins on {from}",
    }
    /// Two versions for one day.
    VERSIONS_OVERLAP {
        da: "versionen gælder samtidig med den, der begynder {other}: begge er i kraft {day}",
        en: "the version holds at the same time as the one that begins on {other}: both are in force on {day}",
    }
    /// How to mend it.
    END_THE_EARLIER {
        da: "skriv until = {until} i den, der begynder {other}",
        en: "write until = {until} in the one that begins on {other}",
    }
    /// Days without a version.
    VERSIONS_GAP {
        da: "ingen version er i kraft fra {from} til {until}; sager derimellem vurderes ikke",
        en: "no version is in force from {from} to {until}; cases between are not judged",
    }
    /// A rule beside versions.
    RULE_OR_VERSIONS {
        da: "skriv reglen i hver `[[criterion.version]]`, eller lad versionerne ude",
        en: "write the rule in each `[[criterion.version]]`, or leave the versions out",
    }
    /// Versions without the column that chooses.
    NO_VERSION_BY {
        da: "kontrolpunktet har versioner, men siger ikke med `version_by`, hvilken dato der vælger",
        en: "the criterion has versions, but does not say with `version_by` which date chooses",
    }
    /// The column that chooses without versions.
    NO_VERSIONS {
        da: "`version_by` vælger mellem `[[criterion.version]]`, men her er ingen",
        en: "`version_by` chooses between `[[criterion.version]]`, but here is none",
    }
    /// A type.
    TYPE_DATE { da: "en dato, som 2026-07-01", en: "a date, such as 2026-07-01" }
}
