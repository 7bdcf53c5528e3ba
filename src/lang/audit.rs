//! What an audit says on the screen: what was read, drawn and found.

phrases! {
    /// A heading.
    READ { da: "Dataudtræk", en: "Extract" }
    /// A file that was read.
    EXTRACT {
        da: "{name}: {rows} rækker, {encoding}, skilletegn `{delimiter}`; sagsnummer i `{id}`, sagsområde i `{area}`. {hash}",
        en: "{name}: {rows} rows, {encoding}, delimiter `{delimiter}`; case id in `{id}`, area in `{area}`. {hash}",
    }
    /// The hash of a file.
    EXTRACT_HASH { da: "SHA-256 {hash}", en: "SHA-256 {hash}" }
    /// A file whose hash was not asked for.
    EXTRACT_WITHOUT_HASH {
        da: "Filens SHA-256 er ikke beregnet (--no-file-hash).",
        en: "The file's SHA-256 was not computed (--no-file-hash).",
    }
    /// Control totals.
    TOTALS {
        da: "{rows} rækker = {population} sager + {excluded} udeladt + {avoided} tidligere gennemgået + {rejected} afvist + {merged} gentagelser",
        en: "{rows} rows = {population} cases + {excluded} excluded + {avoided} audited before + {rejected} rejected + {merged} repeated",
    }
    /// A row that is no case.
    REJECTED { da: "linje {line} er afvist: {reason}", en: "line {line} was rejected: {reason}" }
    /// More rows that are no cases.
    MORE_REJECTED { da: "og {more} rækker mere er afvist", en: "and {more} more rows were rejected" }
    /// An area column the extract lacks.
    NO_AREA_COLUMN {
        da: "dataudtrækket har ingen kolonne `{column}`: sagerne står i sagsområdet {area}",
        en: "the extract has no column `{column}`: the cases are in the area {area}",
    }
    /// A column the extract lacks.
    NO_SUCH_COLUMN {
        da: "dataudtrækket har ingen kolonne `{column}`; det, der kræver den, kan ikke afgøres",
        en: "the extract has no column `{column}`; what needs it is undetermined",
    }
    /// Values that are none of their column's type.
    UNREADABLE {
        da: "`{column}`: {count} værdi(er) er ikke af typen {type} (linje {lines}), fx `{example}`; det, der kræver dem, kan ikke afgøres",
        en: "`{column}`: {count} value(s) are no {type} (line {lines}), such as `{example}`; what needs them is undetermined",
    }
    /// CPR numbers that were masked.
    MASKED {
        da: "{count} værdi(er), der ligner CPR-numre, er sløret i stikprøven",
        en: "{count} value(s) that look like CPR numbers are masked in the sample",
    }
    /// A heading.
    DRAW { da: "Stikprøveudvælgelse", en: "Draw" }
    /// A column.
    AREA { da: "sagsområde", en: "area" }
    /// A column.
    CASES { da: "sager", en: "cases" }
    /// A column.
    REQUESTED { da: "ønsket", en: "requested" }
    /// A column.
    DRAWN { da: "stikprøve", en: "sample" }
    /// A column.
    RESERVES { da: "reserver", en: "reserves" }
    /// A column.
    CENSUS { da: "totalgennemgang", en: "census" }
    /// A heading.
    RE_PERFORMANCE { da: "Sådan gøres udvælgelsen efter", en: "How to make the draw again" }
    /// How the draw is made.
    METHOD {
        da: "Startværdi: {seed}. En sags lodnummer er SHA-256 af startværdien, et kolon og sagsnummeret; i hvert sagsområde udtages sagerne med de laveste lodnumre, først stikprøven, så reserverne.",
        en: "Seed: {seed}. A case's ticket is the SHA-256 of the seed, a colon and the case id; in each area the cases with the lowest tickets are drawn, first the sample, then the reserves.",
    }
    /// How one ticket is checked.
    TICKET {
        da: "Enhver kan efterprøve et lodnummer. Sagen {case} har {ticket}, på Linux og Mac og i PowerShell:",
        en: "Anyone can check a ticket. The case {case} has {ticket}, on Linux and Mac and in PowerShell:",
    }
    /// How the whole draw is made again.
    VERIFY {
        da: "Hele udvælgelsen gøres efter med: sagsaudit verify {folder} --extract DATAUDTRÆK{events}",
        en: "The whole draw is made again by: sagsaudit verify {folder} --extract EXTRACT{events}",
    }
    /// Nothing was written.
    NO_FOLDER {
        da: "Intet er gemt. Med -o MAPPE gemmes stikprøven, så sagerne kan gennemgås og udvælgelsen gøres efter.",
        en: "Nothing was saved. With -o FOLDER the sample is kept, so that cases can be reviewed and the draw be made again.",
    }
    /// What a typed seed protects against.
    SEED_TYPED {
        da: "Startværdien er indtastet. Den beskytter ikke mod, at den var kendt, da dataudtrækket blev lavet, eller valgt, efter at resultatet var set.",
        en: "The seed was typed. It does not protect against having been known when the extract was made, or chosen after its result was seen.",
    }
    /// What a generated seed protects against.
    SEED_GENERATED {
        da: "Startværdien er lavet af programmet. Ingen kunne kende den, da dataudtrækket blev lavet; den beskytter ikke mod, at der er udtaget en anden stikprøve et andet sted.",
        en: "The seed was made by the program. Nobody could know it when the extract was made; it does not protect against a second draw elsewhere.",
    }
    /// A heading.
    FINDINGS { da: "Fund", en: "Findings" }
    /// The checklist of the findings.
    CHECKLIST { da: "Tjekliste: {title} ({id} {version}).", en: "Template: {title} ({id} {version})." }
    /// The date of judging.
    JUDGED {
        da: "Frister er bedømt pr. {as_of}. Er en frist ikke udløbet da, regnes sagen ikke med.",
        en: "Deadlines are judged as of {as_of}. A case whose deadline had not passed then is not counted.",
    }
    /// An area taken whole.
    AREA_CENSUS {
        da: "{area}: totalgennemgang af {population} sager",
        en: "{area}: census of {population} cases",
    }
    /// An area that was sampled.
    AREA_SAMPLE { da: "{area}: {drawn} af {population} sager", en: "{area}: {drawn} of {population} cases" }
    /// A table.
    LAW { da: "Lovkrav", en: "Demands of law" }
    /// A table.
    LOCAL { da: "Lokale normer", en: "Local norms" }
    /// A column.
    CRITERION { da: "kontrolpunkt", en: "criterion" }
    /// A column.
    SEVERITY { da: "alvor", en: "severity" }
    /// A column.
    FAIL { da: "ikke opfyldt", en: "fails" }
    /// A column.
    INTERVAL { da: "sikkerhed", en: "interval" }
    /// A column.
    TARGET { da: "mål", en: "target" }
    /// A column whose targets are all the same.
    TARGET_OF { da: "mål {target}", en: "target {target}" }
    /// A column.
    NOT_DECIDED { da: "ikke afgjort", en: "not decided" }
    /// A column.
    RATE { da: "andel", en: "rate" }
    /// Fails of the decided.
    FAILS { da: "{fail}\u{a0}af\u{a0}{decided}", en: "{fail}\u{a0}of\u{a0}{decided}" }
    /// Limits.
    LIMITS { da: "{lower}\u{a0}–\u{a0}{upper}", en: "{lower}\u{a0}–\u{a0}{upper}" }
    /// Limits while answers are missing.
    LIMITS_ON { da: "{limits} (de første {cases} sager)", en: "{limits} (the first {cases} cases)" }
    /// A census.
    EXACT { da: "eksakt", en: "exact" }
    /// A target and whether it is met.
    TARGET_AND_VERDICT { da: "{target}: {verdict}", en: "{target}: {verdict}" }
    /// A target.
    MET { da: "opfyldt", en: "met" }
    /// A target.
    NOT_MET { da: "ikke opfyldt", en: "not met" }
    /// A target.
    UNDECIDED {
        da: "kan ikke afgøres (+{further})",
        en: "undecided (+{further})",
    }
    /// A target.
    UNDECIDED_PLAIN { da: "kan ikke afgøres", en: "undecided" }
    /// A target.
    UNDECIDED_CENSUS {
        da: "kan ikke afgøres (kun alle sager)",
        en: "undecided (every case only)",
    }
    /// A target.
    UNDECIDED_MANY {
        da: "kan ikke afgøres (over +10.000)",
        en: "undecided (over +10,000)",
    }
    /// A target.
    NOT_CONCLUDED {
        da: "ikke konkluderet",
        en: "not concluded",
    }
    /// Cases that are neither pass nor fail.
    NOT_APPLICABLE { da: "{count} ikke relevant", en: "{count} not applicable" }
    /// Cases that are neither pass nor fail.
    NOT_DUE { da: "{count} frist ikke udløbet", en: "{count} not due" }
    /// Cases that are neither pass nor fail.
    UNDETERMINED { da: "{count} kan ikke afgøres", en: "{count} undetermined" }
    /// Cases that are neither pass nor fail.
    PENDING { da: "{count} ikke gennemgået", en: "{count} not reviewed" }
    /// How the intervals of an area were found.
    METHODS {
        da: "Intervallerne er tosidede, {confidence} %, og eksakte: {methods}.",
        en: "Intervals are two-sided, {confidence}%, and exact: {methods}.",
    }
    /// A method.
    HYPERGEOMETRIC { da: "hypergeometriske ({criteria})", en: "hypergeometric ({criteria})" }
    /// A method.
    CLOPPER_PEARSON { da: "Clopper-Pearson ({criteria})", en: "Clopper-Pearson ({criteria})" }
    /// A method.
    BY_CENSUS {
        da: "totalgennemgang uden stikprøveusikkerhed ({criteria})",
        en: "census without sampling error ({criteria})",
    }
    /// Criteria that apply to no case that was drawn.
    NOT_APPLICABLE_TO_ANY {
        da: "Ikke relevante for nogen af de {drawn} sager: {criteria}.",
        en: "Not applicable to any of the {drawn} cases: {criteria}.",
    }
    /// Severity.
    CRITICAL { da: "kritisk", en: "critical" }
    /// Severity.
    MATERIAL { da: "væsentlig", en: "material" }
    /// Severity.
    FORMAL { da: "formel", en: "formal" }
    /// Prevalence.
    WIDESPREAD { da: "udbredt fejl", en: "widespread error" }
    /// Prevalence.
    SEVERAL { da: "flere fejl", en: "several errors" }
    /// Prevalence.
    SINGLE { da: "én fejl", en: "single error" }
    /// Prevalence.
    NONE { da: "ingen fejl", en: "no error" }
    /// Prevalence while answers are missing.
    NOT_KNOWN { da: "udbredelse ikke konkluderet", en: "prevalence not concluded" }
    /// The cases that fail.
    FAILING {
        da: "{criterion}, {prevalence}: {sentence} {cases}",
        en: "{criterion}, {prevalence}: {sentence} {cases}",
    }
    /// Named cases.
    CASES_NAMED { da: "Sager: {cases}", en: "Cases: {cases}" }
    /// Named cases, and more that are not.
    CASES_NAMED_AND_MORE {
        da: "Sager: {cases} og {more} mere",
        en: "Cases: {cases} and {more} more",
    }
    /// How late they were.
    FAILING_LATE {
        da: "{failing} (dage for sent: median {median}, højst {max})",
        en: "{failing} (days late: median {median}, at most {max})",
    }
    /// Cases by the worst of their fails.
    CASES_BY_SEVERITY {
        da: "Af {drawn} sager er {without_errors} uden fejl, {formal} har kun formelle fejl, {material} har væsentlige og {critical} kritiske.",
        en: "Of {drawn} cases {without_errors} are without errors, {formal} have formal errors only, {material} have material and {critical} critical ones.",
    }
    /// Cases without a fail that wait for a reviewer, or of which nothing is decided.
    WITH_NOT_DECIDED {
        da: "{cases} {not_decided} er endnu ikke afgjort.",
        en: "{cases} {not_decided} are not decided yet.",
    }
    /// Cases that could not be produced.
    WITH_NOT_FOUND {
        da: "{cases} {not_found} sager kunne ikke fremskaffes eller åbnes; de tæller som fejl i alle kontrolpunkter, der kræver gennemgang.",
        en: "{cases} {not_found} cases could not be produced or opened; they count as fails of every criterion that needs a review.",
    }
    /// A heading.
    WHAT_IT_SAYS { da: "Hvad stikprøven kan og ikke kan sige", en: "What the sample can and cannot say" }
    /// What one area's sample can say.
    CAN_SAY {
        da: "{area}: findes en fejl i ingen af {drawn} sager ud af {population}, kan den med {confidence} % sikkerhed stadig være i op til {upper} af sagerne. Er den i virkeligheden i {rates} % af sagerne, kaldes den udbredt (over {tolerable} %) i {found} % af stikprøverne.",
        en: "{area}: an error found in none of {drawn} cases out of {population} can, with {confidence}% confidence, still be in up to {upper} of the cases. If it is really in {rates}% of the cases, it is called widespread (above {tolerable}%) in {found}% of samples.",
    }
    /// Many findings at once.
    TESTED {
        da: "{tested} fund er prøvet. Var alle fejlandele lige på det tolerable, ville {expected} af dem ved et tilfælde blive kaldt udbredt.",
        en: "{tested} findings were tested. If all error rates were just at the tolerable one, {expected} of them would be called widespread by chance.",
    }
    /// What an undecided target means.
    UNDECIDED_MEANS {
        da: "Kan et mål ikke afgøres, er stikprøven for lille til at sige, om det er opfyldt. (+20) betyder, at 20 relevante sager mere ville afgøre det, hvis fejlene fortsætter som set: flere, end hvis alle var udtaget på én gang, fordi en udvidelse koster sikkerhed.",
        en: "Where a target is undecided, the sample is too small to say whether it is met. (+20) means that 20 more applicable cases would decide, if errors go on at the rate seen: more than if all had been drawn at once, since an extension costs certainty.",
    }
    /// What undetermined means.
    UNDETERMINED_STAND {
        da: "Sager, der ikke kan afgøres, regnes hverken som opfyldt eller ikke opfyldt; findings.json har den øvre grænse, hvis de alle var fejl.",
        en: "Undetermined cases count as neither pass nor fail; findings.json has the upper limit if all of them were errors.",
    }
    /// The purpose of an audit.
    PURPOSE {
        da: "Gennemgangen ser på arbejdsgange, ikke på den enkelte medarbejder.",
        en: "The audit looks at procedures, not at the single employee.",
    }
}
