//! What is said of answer files.

phrases! {
    /// A file in another encoding.
    NOT_UTF8 {
        da: "filen er ikke UTF-8; gem den som \"CSV UTF-8\"",
        en: "the file is not UTF-8; save it as \"CSV UTF-8\"",
    }
    /// A file without the columns of answers.
    NO_ANSWER_FILE {
        da: "det er ikke en svarfil: kolonnerne {columns} mangler",
        en: "this is no answer file: the columns {columns} are missing",
    }
    /// A row that is no row.
    BROKEN_ROW {
        da: "rækken har et andet antal felter end overskriften",
        en: "the row has another number of fields than the header",
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
}
