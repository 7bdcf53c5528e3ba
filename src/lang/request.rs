//! The words of the list that asks a department for the sampled cases.

phrases! {
    /// The name of the sheet, and the heading of the list.
    LIST { da: "Sager til gennemgang", en: "Cases to be looked at" }
    /// What the department is to do, with a date.
    PRODUCE_BY {
        da: "Find sagerne frem senest {due}. Udfyld kolonnerne Fundet, Hvor og Dato, og send listen tilbage.",
        en: "Produce the cases by {due}. Fill in the columns Found, Where and Date, and send the list back.",
    }
    /// The same without a date.
    PRODUCE {
        da: "Find sagerne frem. Udfyld kolonnerne Fundet, Hvor og Dato, og send listen tilbage.",
        en: "Produce the cases. Fill in the columns Found, Where and Date, and send the list back.",
    }
    /// What comes of a case that is not produced.
    NOT_PRODUCED {
        da: "Fundet: ja, nej eller ingen adgang. En sag, der ikke kan fremskaffes, tæller som en afvigelse.",
        en: "Found: yes, no or no access. A case that cannot be produced counts as a deviation.",
    }
    /// A column.
    AREA { da: "Sagsområde", en: "Area" }
    /// A column.
    CASE { da: "Sag", en: "Case" }
    /// A column.
    FOUND { da: "Fundet", en: "Found" }
    /// A column.
    WHERE { da: "Hvor", en: "Where" }
    /// A column.
    DATE { da: "Dato", en: "Date" }
    /// A column.
    REMARK { da: "Bemærkning", en: "Remark" }
    /// An entry of the column Found.
    YES { da: "ja", en: "yes" }
    /// An entry of the column Found.
    NO { da: "nej", en: "no" }
    /// An entry of the column Found.
    NO_ACCESS { da: "ingen adgang", en: "no access" }
    /// What was written.
    WRITTEN {
        da: "Listen med {lines} sager er skrevet til {file} og indført i journalen.",
        en: "The list of {lines} cases is written to {file} and entered in the journal.",
    }
    /// What was entered of a printed list.
    ENTERED { da: "Listen med {lines} sager er indført i journalen.", en: "The list of {lines} cases is entered in the journal." }
    /// A file that is no list.
    NO_LIST {
        da: "det er ikke en liste over sager: kolonnerne Sag og Fundet mangler",
        en: "this is no list of cases: the columns Case and Found are missing",
    }
    /// Where a list comes from.
    MAKE_LIST { da: "lav listen med `sagsaudit request MAPPE -o liste.xlsx`", en: "make the list with `sagsaudit request FOLDER -o list.xlsx`" }
    /// An area that is not the case's.
    OTHER_AREA {
        da: "sagen `{case}` hører til {area} i stikprøven, ikke til `{found}`",
        en: "the case `{case}` belongs to {area} in the sample, not to `{found}`",
    }
    /// An entry that is none.
    BAD_FOUND { da: "`{value}` er hverken ja, nej eller ingen adgang", en: "`{value}` is neither yes, no nor no access" }
    /// A date that is none.
    BAD_DATE { da: "`{value}` er ikke en dato", en: "`{value}` is not a date" }
    /// How dates are written.
    WRITE_DATE { da: "skriv datoen som 16-11-2026 eller 2026-11-16", en: "write the date as 2026-11-16 or 16-11-2026" }
    /// Two rows that differ.
    CONFLICT { da: "sagen `{case}` står anderledes i {place}", en: "the case `{case}` stands otherwise in {place}" }
    /// What a list that came back says.
    READ {
        da: "{found} fundet, {not_found} kunne ikke fremskaffes, {no_access} uden adgang, {open} uden svar.",
        en: "{found} found, {not_found} cannot be produced, {no_access} without access, {open} without an answer.",
    }
    /// A case that cannot be looked at.
    MISSING { da: "{area}: `{case}` ({status})", en: "{area}: `{case}` ({status})" }
    /// A case that an earlier list did not have.
    FOUND_NOW {
        da: "{area}: `{case}` er nu fundet; tidligere: {status}",
        en: "{area}: `{case}` is found now; earlier: {status}",
    }
    /// The words of a comment that the program puts together.
    COMMENT_WHERE { da: "hvor: {text}", en: "where: {text}" }
    /// Two things at a time.
    READ_ALONE {
        da: "--read læser en liste ind, som kom tilbage; --due, -o, --extract og --csv-dialect hører til en ny liste",
        en: "--read takes in a list that came back; --due, -o, --extract and --csv-dialect are for a new list",
    }
}
