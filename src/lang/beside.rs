//! What stands beside the sample in a report: the whole population by its data, and the audit before.

phrases! {
    /// A table.
    TITLE { da: "{area}: alle sager efter registrerede data", en: "{area}: every case by registered data" }
    /// A column.
    IN_SAMPLE { da: "opfyldt i stikprøven", en: "met in the sample" }
    /// A column.
    IN_ALL { da: "opfyldt i alle sager", en: "met in every case" }
    /// A column.
    CORRECTED { da: "rettet opfyldelse", en: "corrected compliance" }
    /// An estimate with its limits.
    ESTIMATE { da: "{share} ({lower} – {upper})", en: "{share} ({lower} – {upper})" }
    /// What the table means.
    MEANS {
        da: "Tabellerne over alle sager er talt op af registrerede data. De har ingen stikprøveusikkerhed, men de fejl, der er i registreringen. Mål og konklusioner bygger på stikprøven.",
        en: "The tables of every case are counted from registered data. They have no sampling error, but whatever errors the register has. Targets and conclusions rest on the sample.",
    }
    /// What the table means, with a corrected column.
    CORRECTED_MEANS {
        da: "Tabellerne over alle sager er talt op af registrerede data. De har ingen stikprøveusikkerhed, men de fejl, der er i registreringen. Den rettede opfyldelse er et skøn, der retter dem efter det, gennemgangen af stikprøven viste om registreringen; i parentes et tosidet {confidence} %-interval. Mål og konklusioner bygger på stikprøven.",
        en: "The tables of every case are counted from registered data. They have no sampling error, but whatever errors the register has. The corrected compliance is an estimate that puts them right by what the review of the sample showed of the register; in brackets a two-sided {confidence}% interval. Targets and conclusions rest on the sample.",
    }
    /// A column: the audit before.
    BEFORE { da: "sidst ({date})", en: "last time ({date})" }
    /// A column: the change of the compliance.
    CHANGE { da: "ændring i procentpoint", en: "change in percentage points" }
    /// A change with what can be said of it.
    CHANGE_SAID { da: "{points}: {verdict}", en: "{points}: {verdict}" }
    /// A column of a workbook.
    BEFORE_COMPLIANCE { da: "opfyldelse sidst", en: "compliance last time" }
    /// A column of a workbook.
    CHANGE_POINTS { da: "ændring, procentpoint", en: "change, percentage points" }
    /// A column of a workbook.
    CHANGE_VERDICT { da: "ændringen er", en: "the change is" }
    /// A column of a workbook.
    ALL_COMPLIANCE { da: "opfyldelse, alle sager efter data", en: "compliance, every case by data" }
    /// A column of a workbook.
    CORRECTED_LOWER { da: "rettet, nedre grænse", en: "corrected, lower limit" }
    /// A column of a workbook.
    CORRECTED_UPPER { da: "rettet, øvre grænse", en: "corrected, upper limit" }
    /// What the change means.
    CHANGE_MEANS {
        da: "Ændringen er forskellen i opfyldelse siden sidst. Har de to revisioner sager til fælles, sammenlignes der uden dem; forskellen står da kun under Udvikling.",
        en: "The change is the difference of compliance since last time. Where the two audits have cases in common, they are compared without these; the difference then stands under Development only.",
    }
}
