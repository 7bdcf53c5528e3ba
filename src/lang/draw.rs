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
}
