//! What is said of two reviewers who answered the same questions.

phrases! {
    /// A heading.
    HEADING { da: "{first} og {second}: samme spørgsmål, samme sager", en: "{first} and {second}: the same questions of the same cases" }
    /// A table.
    AGREEMENT { da: "Enighed", en: "Agreement" }
    /// A column.
    CRITERION { da: "kontrolpunkt", en: "criterion" }
    /// A column.
    COMPARED { da: "begge", en: "both" }
    /// A column.
    AGREED { da: "enige", en: "agree" }
    /// A column.
    KAPPA { da: "kappa", en: "kappa" }
    /// A column.
    ONLY { da: "kun {name}", en: "only {name}" }
    /// A row.
    EVERY_CRITERION { da: "alle", en: "all" }
    /// Kappa where it is 0/0.
    UNDEFINED { da: "udefineret", en: "undefined" }
    /// A table.
    DISAGREEMENTS { da: "Uenighed", en: "Disagreements" }
    /// A column.
    CASE { da: "sag", en: "case" }
    /// There is nothing to settle.
    ALL_AGREE { da: "De to er enige om alle spørgsmål, som begge har besvaret.", en: "The two agree on every question that both have answered." }
    /// What kappa is.
    KAPPA_MEANS {
        da: "Enighed er andelen af ens svar. Kappa er enigheden ud over den, der ville komme af sig selv med de to \
             personers svarvaner: 1 er fuld enighed, 0 ikke mere end tilfældigt. Kappa er udefineret, når begge altid \
             giver et og samme svar, og lav, når næsten alle svar er ens, også ved stor enighed.",
        en: "Agreement is the share of like answers. Kappa is the agreement beyond what would come by itself with the \
             two persons' habits of answering: 1 is full agreement, 0 no more than chance. Kappa is undefined when both \
             always give one and the same answer, and low when nearly all answers are the same, however well they agree.",
    }
    /// Nothing to compare.
    NOTHING_IN_COMMON {
        da: "der er intet spørgsmål, som både `{first}` og `{second}` har besvaret",
        en: "there is no question that both `{first}` and `{second}` have answered",
    }
    /// What is compared.
    WHAT_IS_COMPARED {
        da: "sammenlignet bliver rækker med samme case_id og samme criterion, som har et svar på begge sider",
        en: "rows are compared that have the same case_id and the same criterion, and an answer on both sides",
    }
    /// What was written.
    WRITTEN {
        da: "Ark til afstemning med {count} spørgsmål er skrevet til {file}. Udfyld kolonnen answer (og comment), og læs det ind med score MAPPE --answers {file} --prefer {name}.",
        en: "A sheet to settle {count} questions is written to {file}. Fill in the column answer (and comment), and take it in with score FOLDER --answers {file} --prefer {name}.",
    }
    /// Nobody of that name.
    NO_SUCH_REVIEWER {
        da: "ingen har svaret som `{name}`; svar er givet af: {names}",
        en: "nobody has answered as `{name}`; answers were given by: {names}",
    }
    /// A folder without answers.
    NOBODY_YET { da: "revisionsmappen har ingen svar endnu", en: "the audit folder has no answers yet" }
    /// Worksheets of two audits.
    OTHER_AUDIT {
        da: "arkene hører ikke til samme stikprøve; det første er {first}",
        en: "the worksheets do not belong to the same sample; the first is {first}",
    }
    /// What to compare was not said.
    WHAT_TO_COMPARE {
        da: "angiv to svarfiler eller arbejdsark, eller en revisionsmappe med --reviewer A --reviewer B",
        en: "name two answer files or worksheets, or an audit folder with --reviewer A --reviewer B",
    }
    /// Answers without a name.
    NOBODY { da: "(intet navn)", en: "(no name)" }
}
