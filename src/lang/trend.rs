//! Audits of several periods beside each other.

phrases! {
    /// A form of findings that is not known.
    OTHER_SCHEMA {
        da: "filen har fund i form nr. {schema}; dette program kender form nr. {known}",
        en: "the file has findings of form {schema}; this program knows form {known}",
    }
    /// What to do about it.
    OTHER_SCHEMA_HELP {
        da: "brug det program, der skrev filen, eller lav den igen med sagsaudit score",
        en: "use the program that wrote the file, or make it again with sagsaudit score",
    }
    /// No findings.
    NO_FINDINGS { da: "filen har ingen fund (findings.json): {detail}", en: "the file holds no findings (findings.json): {detail}" }
    /// Counts that cannot be.
    IMPOSSIBLE_COUNTS {
        da: "tallene for {of} kan ikke komme fra én stikprøve",
        en: "the counts of {of} cannot come from one sample",
    }
    /// No assessments.
    NO_ASSESSMENTS { da: "filen er ingen assessments.csv", en: "the file is no assessments.csv" }
    /// A folder that was not scored.
    NOT_SCORED {
        da: "mappen har ingen findings.json: kør sagsaudit score",
        en: "the folder has no findings.json: run sagsaudit score",
    }
    /// What to do with a file that somebody changed.
    ALTERED_HELP {
        da: "sagsaudit score laver fund og vurderinger igen (--only siger, hvilken del; all er det hele); en ændret tjekliste hentes fra en sikkerhedskopi",
        en: "sagsaudit score makes findings and assessments again (--only says which part; all is the whole); take a changed template from a backup",
    }
    /// Too few periods.
    ONE_PERIOD {
        da: "der er én revision; en udvikling kræver mindst to",
        en: "there is one audit; a development needs at least two",
    }
    /// Another template.
    OTHER_TEMPLATE {
        da: "fundene er efter tjeklisten `{found}`; de andre er efter `{expected}` ({file})",
        en: "the findings are of the template `{found}`; the others are of `{expected}` ({file})",
    }
    /// Two audits of a period.
    SAME_DATE {
        da: "revisionen er bedømt pr. {as_of}, ligesom {other}: de to kan ikke stilles op efter hinanden",
        en: "the audit is judged as of {as_of}, like {other}: the two cannot be put one after the other",
    }
    /// The same audit twice.
    SAME_AUDIT { da: "det er den samme revision som {other}", en: "this is the same audit as {other}" }

    /// A heading.
    TREND { da: "Udvikling", en: "Development" }
    /// The audits beside each other.
    PERIODS {
        da: "Tjekliste: {template}. {count} revisioner, bedømt pr. {first} til {last}; ændringen er fra {before} til {last}.",
        en: "Template: {template}. {count} audits, judged as of {first} to {last}; the change is from {before} to {last}.",
    }
    /// A heading.
    AREA { da: "{area}", en: "{area}" }
    /// A heading.
    WHAT_IT_SAYS { da: "Hvad udviklingen kan og ikke kan sige", en: "What the development can and cannot say" }
    /// A title.
    LAW { da: "Lovkrav", en: "Demands of law" }
    /// A title.
    LOCAL { da: "Lokale normer", en: "Local norms" }
    /// A column.
    CRITERION { da: "kontrolpunkt", en: "criterion" }
    /// A column.
    CURVE { da: "forløb", en: "course" }
    /// A column.
    CHANGE { da: "ændring", en: "change" }
    /// A column.
    P { da: "p", en: "p" }
    /// A column.
    VERDICT { da: "vurdering", en: "verdict" }
    /// Fails of decided cases.
    OF { da: "{fail} af {decided}", en: "{fail} of {decided}" }
    /// A difference of rates with its interval, in per cent points.
    DIFFERENCE { da: "{difference} ({lower} til {upper})", en: "{difference} ({lower} to {upper})" }
    /// A p-value before and after correction.
    P_BOTH { da: "{raw} / {corrected}", en: "{raw} / {corrected}" }
    /// A verdict.
    MORE { da: "flere fejl", en: "more errors" }
    /// A verdict.
    FEWER { da: "færre fejl", en: "fewer errors" }
    /// A verdict.
    NO_CHANGE_SHOWN { da: "ændring kan ikke påvises", en: "no change can be shown" }
    /// A verdict.
    OUT_OF_REACH { da: "ændring kan ikke påvises (for få fejl)", en: "no change can be shown (too few errors)" }
    /// A verdict.
    CENSUS_MORE { da: "flere fejl (eksakt)", en: "more errors (exact)" }
    /// A verdict.
    CENSUS_FEWER { da: "færre fejl (eksakt)", en: "fewer errors (exact)" }
    /// A verdict.
    CENSUS_SAME { da: "uændret (eksakt)", en: "unchanged (exact)" }
    /// Why there is no comparison.
    CHANGED { da: "ikke sammenlignet: ændret", en: "not compared: changed" }
    /// Why there is no comparison.
    UNCHECKED { da: "ikke sammenlignet: kan ikke kontrolleres", en: "not compared: cannot be checked" }
    /// Why there is no comparison.
    PENDING { da: "ikke sammenlignet: mangler gennemgang", en: "not compared: not reviewed" }
    /// Why there is no comparison.
    ABSENT { da: "ikke i begge revisioner", en: "not in both audits" }
    /// Why there is no comparison.
    NONE_DECIDED { da: "ikke sammenlignet: ingen afgjorte sager", en: "not compared: no case decided" }
    /// Why there is no comparison.
    NO_LIMITS { da: "ikke sammenlignet: stikprøven er ikke tilfældig", en: "not compared: the sample is not random" }
    /// Why there is no comparison.
    ALL_SHARED { da: "ikke sammenlignet: de samme sager", en: "not compared: the same cases" }

    /// What the family of tests is.
    FAMILY {
        da: "{area}: {tested} af {compared} sammenligninger kan overhovedet vise en ændring; p er korrigeret for dem (Tarone og Holm). Korrigeret p på højst {alpha} viser en ændring.",
        en: "{area}: {tested} of {compared} comparisons can show a change at all; p is corrected for them (Tarone and Holm). A corrected p of at most {alpha} shows a change.",
    }
    /// What the columns are.
    COLUMNS_MEAN {
        da: "Ændring er forskellen i fejlandel i procentpoint med Newcombes interval ({confidence} %), som ikke er en test; p er Fishers tosidede, rå / korrigeret.",
        en: "Change is the difference of the error rates in percentage points with Newcombe's interval ({confidence}%), which is no test; p is Fisher's two-sided, raw / corrected.",
    }
    /// What the curves are.
    CURVES_MEAN { da: "Forløbet viser fejlandelen i hver revision, fra 0 til {highest}; et punktum er en revision uden tal.", en: "The course shows the error rate of each audit, from 0 to {highest}; a dot is an audit without a number." }
    /// What can be seen at all.
    POWER {
        da: "{area}: med {before} sager mod {after} er den mindste ændring, der kan ses fra ingen fejl, fra 0 til {fewest} (én test).",
        en: "{area}: with {before} cases against {after}, the least change from no errors that can be seen is from 0 to {fewest} (a single test).",
    }
    /// Nothing can be seen at all.
    POWER_NONE {
        da: "{area}: med {before} sager mod {after} kan ingen ændring ses, hvor stor den end er.",
        en: "{area}: with {before} cases against {after} no change can be seen, however large.",
    }
    /// Cases that are in both audits.
    SHARED {
        da: "{area}: sager, der er i begge revisioner: {cases}; de er holdt ude af ændringen og testen.",
        en: "{area}: cases that are in both audits: {cases}; they were left out of the change and the test.",
    }
    /// Cases that are in both audits, where nothing is tested.
    SHARED_EXACT {
        da: "{area}: sager, der er i begge revisioner: {cases}.",
        en: "{area}: cases that are in both audits: {cases}.",
    }
    /// Cases that are in both audits and cannot be counted.
    SHARED_UNKNOWN {
        da: "Det vides ikke, om nogle sager er i begge revisioner: giv mapperne i stedet for findings.json.",
        en: "It is not known whether some cases are in both audits: give the folders instead of findings.json.",
    }
    /// Criteria that were changed.
    CHANGED_NOTE {
        da: "Regel, norm eller det, de bygger på, er ændret siden {before}: {criteria}. Tallene står, men sammenlignes ikke.",
        en: "The rule, the norm or what they rest on has changed since {before}: {criteria}. The numbers stand, but are not compared.",
    }
    /// Templates that cannot be held against each other.
    UNCHECKED_NOTE {
        da: "Tjeklisten er ændret mellem revisionerne, og det kan kun kontrolleres kontrolpunkt for kontrolpunkt, når begge mapper gives. Der sammenlignes ikke.",
        en: "The template has changed between the audits, and that can be checked criterion by criterion only when both folders are given. Nothing is compared.",
    }
    /// The population is another one.
    POPULATION_CHANGED {
        da: "Tjeklisten pr. {as_of} udelader andre sager eller navngiver områder anderledes end den før: en ændring kan skyldes det.",
        en: "The template as of {as_of} excludes other cases, or names areas otherwise, than the one before: a change may be due to that.",
    }
    /// An audit that looked at a part of the checklist.
    PART_ONLY {
        da: "Revisionen pr. {as_of} omfatter kun en del af tjeklisten: {choices}.",
        en: "The audit as of {as_of} looks at a part of the template only: {choices}.",
    }
    /// A test that fails to show something shows nothing.
    NOT_SHOWN_MEANS {
        da: "At en ændring ikke kan påvises, betyder ikke, at intet er ændret.",
        en: "That no change can be shown does not mean that nothing has changed.",
    }
    /// A chart.
    CHART_ABOVE {
        da: "{area}, {criterion}: {fail} af {decided} pr. {as_of} er over den øvre kontrolgrænse på {upper} (fejlandel i de {periods} tidligere: {base_fail} af {base_decided}).",
        en: "{area}, {criterion}: {fail} of {decided} as of {as_of} is above the upper control limit of {upper} (rate of the {periods} earlier ones: {base_fail} of {base_decided}).",
    }
    /// A chart.
    CHART_BELOW {
        da: "{area}, {criterion}: {fail} af {decided} pr. {as_of} er under den nedre kontrolgrænse på {lower} (fejlandel i de {periods} tidligere: {base_fail} af {base_decided}).",
        en: "{area}, {criterion}: {fail} of {decided} as of {as_of} is below the lower control limit of {lower} (rate of the {periods} earlier ones: {base_fail} of {base_decided}).",
    }
    /// A chart.
    CHART_WITHIN {
        da: "{area}, {criterion}: {fail} af {decided} pr. {as_of} er inden for kontrolgrænserne, {limits} (fejlandel i de {periods} tidligere: {base_fail} af {base_decided}).",
        en: "{area}, {criterion}: {fail} of {decided} as of {as_of} is within the control limits, {limits} (rate of the {periods} earlier ones: {base_fail} of {base_decided}).",
    }
    /// Limits of a chart.
    CHART_LIMITS { da: "{lower} til {upper}", en: "{lower} to {upper}" }
    /// Limits of a chart.
    CHART_UPPER_ONLY { da: "højst {upper}; en nedre grænse er ikke mulig", en: "at most {upper}; no lower limit is possible" }
    /// A heading.
    CHARTS { da: "Kontrolkort", en: "Control charts" }
    /// What a chart is.
    CHART_MEANS {
        da: "Eksakte binomiale grænser, 0,135 % i hver side, for hver revisions eget antal sager; grundlaget er mindst 20 tidligere revisioner uden den, der bedømmes.",
        en: "Exact binomial limits, 0.135% a side, for each audit's own number of cases; the baseline is at least 20 earlier audits without the one that is judged.",
    }
}
