//! What is said of the draw and of its record.

phrases! {
    /// A `sample.csv` that the program did not write.
    DAMAGED_SAMPLE {
        da: "linjen er ikke en linje i en stikprøve; filen er ændret eller beskadiget",
        en: "the line is no line of a sample; the file was changed or damaged",
    }
    /// A `draw.json` that the program did not write.
    DAMAGED_RECORD {
        da: "filen kan ikke læses som en udvælgelsesjournal: {detail}",
        en: "the file cannot be read as a draw record: {detail}",
    }
    /// A `draw.json` of another program version.
    UNKNOWN_ALGORITHM {
        da: "metoden `{algorithm}` (skema {schema}) kendes ikke af denne version",
        en: "this version does not know the method `{algorithm}` (schema {schema})",
    }
    /// An area with a size of its own that has no cases.
    NO_SUCH_AREA {
        da: "der er ingen sager i sagsområdet `{area}`",
        en: "there are no cases in the area `{area}`",
    }
    /// The areas there are.
    AREAS { da: "sagsområderne er: {areas}", en: "the areas are: {areas}" }
    /// The area that was probably meant.
    NEAREST_AREA { da: "mente du `{area}`?", en: "did you mean `{area}`?" }
    /// An extract all rows of which were rejected.
    NO_CASES {
        da: "der er ingen sager at udtage: {rejected} rækker er afvist",
        en: "there are no cases to draw from: {rejected} rows were rejected",
    }
    /// A field of the record that came out differently.
    DIFFERENT_VALUE {
        da: "draw.json: {field} er {recorded}, men bliver {again}",
        en: "draw.json: {field} is {recorded}, but comes out as {again}",
    }
    /// Columns of the sample that came out differently.
    DIFFERENT_COLUMNS {
        da: "sample.csv: kolonnerne er {recorded}, men bliver {again}",
        en: "sample.csv: the columns are {recorded}, but come out as {again}",
    }
    /// A case of the sample that is not drawn again.
    CASE_NOT_AGAIN {
        da: "sample.csv: {area}: sagen `{case}` udtages ikke igen",
        en: "sample.csv: {area}: the case `{case}` is not drawn again",
    }
    /// A case that is drawn now and is not in the sample.
    CASE_NEW {
        da: "sample.csv: {area}: sagen `{case}` udtages, men er ikke i stikprøven",
        en: "sample.csv: {area}: the case `{case}` is drawn, but is not in the sample",
    }
    /// A case whose row differs.
    CASE_DIFFERS {
        da: "sample.csv: {area}: sagen `{case}` har andre oplysninger",
        en: "sample.csv: {area}: the case `{case}` has other particulars",
    }
    /// More cases than are named.
    MORE_CASES { da: "sample.csv: {area}: flere sager afviger", en: "sample.csv: {area}: more cases differ" }
}
