//! Why a criterion came out as it did. The English words stand in `assessments.csv`.

phrases! {
    /// An `applicable.csv` that the program did not write.
    DAMAGED_APPLICABLE {
        da: "filen kan ikke læses som antal relevante sager; den er ændret eller beskadiget",
        en: "the file cannot be read as numbers of applicable cases; it was changed or damaged",
    }
    /// The criterion's condition is false for the case.
    DOES_NOT_APPLY { da: "kontrolpunktet gælder ikke for sagen", en: "does not apply to the case" }
    /// The law had no such rule on the day that chooses.
    NO_RULE_IN_FORCE { da: "ingen regel var i kraft", en: "no rule in force" }
    /// The municipality has published no deadline for the benefit and day.
    NOT_PUBLISHED {
        da: "ingen frist er offentliggjort for `{key}` den {day}",
        en: "no deadline published for `{key}` on {day}",
    }
    /// No reviewer has answered.
    NOT_REVIEWED { da: "ikke gennemgået", en: "not reviewed" }
    /// A case the department could not produce.
    NOT_FOUND { da: "sagen kunne ikke fremskaffes", en: "case not found" }
    /// A case the reviewer could not open.
    NO_ACCESS { da: "der var ikke adgang til sagen", en: "no access to the case" }
    /// Two reviewers who do not agree yet.
    DISPUTED { da: "de to gennemgåere er uenige", en: "the two reviewers disagree" }
    /// A reviewer's answer against the data.
    OVERRULED { da: "registreringen gav {outcome}", en: "the registered data gave {outcome}" }
    /// An answer to a question that does not concern the case, by the data.
    ANSWER_UNEXPLAINED {
        da: "kontrolpunktet gælder ikke for sagen; svaret `{answer}` uden bemærkning tæller ikke",
        en: "does not apply to the case; the answer `{answer}` without a comment does not count",
    }
    /// A value the rule needs is empty.
    EMPTY { da: "`{column}` er tom", en: "`{column}` is empty" }
    /// A value the rule needs cannot be read.
    UNREADABLE { da: "`{column}` kan ikke læses", en: "`{column}` cannot be read" }
    /// A column the rule needs is not in the extract.
    NO_COLUMN { da: "dataudtrækket har ingen kolonne `{column}`", en: "the extract has no column `{column}`" }
    /// The rule comes to no answer, though its values are there.
    UNKNOWN { da: "reglen giver intet svar", en: "the rule gives no answer" }
    /// A deadline that ends before it starts.
    ENDS_BEFORE_START { da: "slutter før den begynder", en: "ends before it starts" }
    /// Not due, and done already.
    DONE { da: "udført", en: "done" }
    /// Not due, or late, and not done yet.
    OPEN { da: "ikke udført endnu", en: "open" }
    /// Only the reading of Saturday decides.
    SATURDAY { da: "afhænger af, om lørdag tæller med", en: "depends on whether Saturday counts" }
    /// Only the time of day would decide.
    TIME_OF_DAY { da: "klokkeslættet mangler og afgør sagen", en: "the time of day is missing and would decide" }
    /// A due date beyond the calendar.
    NO_DUE_DATE { da: "fristens udløb kan ikke beregnes", en: "the due date cannot be computed" }
    /// Passed only because the end moved.
    ROLLED {
        da: "overholdt, fordi fristen udløb på en lukkedag ({unrolled}) og flyttede til {due}",
        en: "met only because the deadline ended on a closed day ({unrolled}) and moved to {due}",
    }
}
