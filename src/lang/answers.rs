//! What is said of answer files.

phrases! {
    /// What to do with answers that were changed in the folder.
    GIVE_AGAIN {
        da: "er ændringen rigtig, så giv filen igen fra et andet sted med --answers: så står det i journalen",
        en: "if the change is right, give the file again from another place with --answers: the journal then tells of it",
    }
    /// How to save a file that is no text, or cannot be read as one.
    SAVE_AS_UTF8 { da: "gem svarene som \"CSV UTF-8\"", en: "save the answers as \"CSV UTF-8\"" }
    /// A file without the columns of answers.
    NO_ANSWER_FILE {
        da: "det er ikke en svarfil: kolonnerne {columns} mangler",
        en: "this is no answer file: the columns {columns} are missing",
    }
    /// A row that is no row.
    BROKEN_ROW {
        da: "rækken har {found} felter, overskriften har {expected}",
        en: "the row has {found} fields, the header has {expected}",
    }
    /// A case that is not in the sample.
    UNKNOWN_CASE { da: "sagen `{case}` er ikke i stikprøven", en: "the case `{case}` is not in the sample" }
    /// A criterion that is not in the template.
    UNKNOWN_CRITERION {
        da: "kontrolpunktet `{criterion}` er ikke i tjeklisten",
        en: "the criterion `{criterion}` is not in the template",
    }
    /// The criterion that was probably meant.
    NEAREST_CRITERION { da: "tjeklisten har `{criterion}`", en: "the template has `{criterion}`" }
    /// A value that is not on its list.
    BAD_VALUE { da: "`{value}` er ikke en mulig værdi her", en: "`{value}` is not a possible value here" }
    /// The list of values.
    POSSIBLE { da: "mulige værdier: {list}", en: "possible values: {list}" }
    /// An amount that is no number.
    BAD_AMOUNT { da: "beløbet `{amount}` er ikke et tal", en: "the amount `{amount}` is no number" }
    /// An amount that could be two numbers.
    UNCLEAR_AMOUNT {
        da: "beløbet `{amount}` kan læses på to måder",
        en: "the amount `{amount}` can be read in two ways",
    }
    /// How amounts are written so that they are clear.
    WRITE_AMOUNT {
        da: "skriv beløbet uden tusindtalsskilletegn eller med ører, for eksempel 1234 eller 1234,50",
        en: "write the amount without a thousands mark or with two decimals, for example 1234 or 1234.50",
    }
    /// A corrected value of no column.
    NO_CORRECTED_COLUMN {
        da: "der er en rettet værdi, men ingen `corrected_column`",
        en: "there is a corrected value, but no `corrected_column`",
    }
    /// More answers than the statistics take.
    TOO_MANY_ANSWERS { da: "der er for mange svar: {error}", en: "there are too many answers: {error}" }
    /// A corrected value that its column cannot hold.
    UNREADABLE_CORRECTION {
        da: "`{value}` er ikke {type}, som kolonnen `{column}` kræver",
        en: "`{value}` is not {type}, as the column `{column}` needs",
    }
    /// How values are written.
    WRITE_VALUE {
        da: "skriv en dato som 2026-11-16 eller 16-11-2026, et tal som 1234,50, og ja eller nej; tomt, hvis feltet skal være tomt",
        en: "write a date as 2026-11-16 or 16-11-2026, a number as 1234.50, and yes or no; nothing if the field should be empty",
    }
    /// A type.
    OF_TEXT { da: "tekst", en: "text" }
    /// A type.
    OF_DATE { da: "en dato", en: "a date" }
    /// A type.
    OF_NUMBER { da: "et tal", en: "a number" }
    /// A type.
    OF_BOOL { da: "ja eller nej", en: "yes or no" }
    /// A lawful exception without its reason.
    REASON_MISSING {
        da: "svaret `{answer}` på {criterion} kræver en begrundelseskode i `reason_code`",
        en: "the answer `{answer}` to {criterion} needs a reason code in `reason_code`",
    }
    /// How reasons are written.
    WRITE_REASON {
        da: "for eksempel citizen_declined (borgeren afslog), citizen_absent (borgeren udeblev) eller citizen_ill (borgeren var syg)",
        en: "for example citizen_declined, citizen_absent or citizen_ill",
    }
    /// An answer that needs words.
    COMMENT_MISSING {
        da: "svaret `{answer}` på {criterion} kræver en bemærkning",
        en: "the answer `{answer}` to {criterion} needs a comment",
    }
    /// Two answers that differ.
    CONFLICT {
        da: "sagen `{case}` er besvaret anderledes ({criterion}) i {place}",
        en: "the case `{case}` is answered differently ({criterion}) in {place}",
    }
    /// Two statuses of a case that differ.
    STATUS_CONFLICT {
        da: "sagen `{case}` har en anden status i {place}",
        en: "the case `{case}` has another status in {place}",
    }
    /// Two corrections of a value that differ.
    CORRECTION_CONFLICT {
        da: "`{column}` i sagen `{case}` er rettet til noget andet i {place}",
        en: "`{column}` of the case `{case}` is corrected to something else in {place}",
    }
}
