//! What a report to a committee says: headings, sentences, and what can be wrong with what it is made from.

phrases! {
    /// The title of a report on one audit.
    TITLE { da: "Sagsgennemgang: {title}", en: "Case audit: {title}" }
    /// The title of a report on several audits.
    TITLE_SEVERAL { da: "Sagsgennemgange: {count} revisioner", en: "Case audits: {count} audits" }
    /// A document's mark.
    INTERNAL {
        da: "INTERN. Indeholder sagsnumre og bemærkninger om enkelte sager og må ikke offentliggøres.",
        en: "INTERNAL. Holds case ids and remarks on single cases, and must not be published.",
    }
    /// A document's mark.
    PUBLIC {
        da: "Offentlig udgave: uden sagsnumre og bemærkninger. Tal fra 1 til 4 vises ikke, og heller ikke tal, som de kunne regnes ud fra.",
        en: "Public edition: without case ids and remarks. Numbers from 1 to 4 are not shown, nor numbers from which they could be worked out.",
    }
    /// A short mark for the foot of a page.
    INTERNAL_SHORT { da: "Intern", en: "Internal" }
    /// A short mark for the foot of a page.
    PUBLIC_SHORT { da: "Offentlig udgave", en: "Public edition" }
    /// The foot of a page.
    PAGE { da: "side", en: "page" }
    /// The list of contents.
    CONTENTS { da: "Indhold", en: "Contents" }

    /// A heading.
    SUMMARY { da: "Resumé", en: "Summary" }
    /// An area in the summary.
    SUMMED_UP { da: "{area}: {reviewed} {conclusion}", en: "{area}: {reviewed} {conclusion}" }
    /// Of so many cases so many were looked at.
    CASES_SAMPLED { da: "{drawn} af {population} sager.", en: "{drawn} of {population} cases." }
    /// Every case was looked at.
    CASES_ALL { da: "alle {population} sager.", en: "all {population} cases." }
    /// How many cases, where that is not told.
    CASES_NOT_TOLD { da: "for få sager til at vise tal.", en: "too few cases to show numbers." }
    /// A conclusion.
    LEVEL { da: "Trin {level}: {text}", en: "Level {level}: {text}" }
    /// Areas with the same conclusion.
    AREAS_AT_LEVEL { da: "Trin {level}, {title} ({count}): {areas}.", en: "Level {level}, {title} ({count}): {areas}." }
    /// A conclusion that is hidden from the public.
    CONCLUSION_NOT_TOLD {
        da: "Konklusionen vises ikke, da et lille tal kunne regnes ud fra den.",
        en: "The conclusion is not shown, since a small number could be worked out from it.",
    }
    /// Areas of which the public does not learn the conclusion.
    AREAS_NOT_TOLD { da: "Konklusionen vises ikke ({count}): {areas}.", en: "The conclusion is not shown ({count}): {areas}." }
    /// Areas without a conclusion.
    AREAS_WITHOUT_LEVEL { da: "Uden konklusion ({count}): {areas}.", en: "Without a conclusion ({count}): {areas}." }
    /// How many findings of each severity.
    ERRORS_FOUND {
        da: "Der er fejl i {found} af {decided} afgjorte kontrolpunkter, talt i hvert sagsområde for sig (kritiske: {critical}, væsentlige: {material}, formelle: {formal}).",
        en: "There are errors in {found} of {decided} criteria decided, counted in each area by itself (critical: {critical}, material: {material}, formal: {formal}).",
    }
    /// What is done.
    FOLLOW_UP_DECIDED {
        da: "Opfølgning: {count} initiativer, heraf {done} implementeret eller lukket.",
        en: "Follow-up: {count} actions, {done} of them implemented or closed.",
    }
    /// What is done, where it is one thing.
    FOLLOW_UP_ONE { da: "Opfølgning: 1 initiativ ({status}).", en: "Follow-up: 1 action ({status})." }
    /// A status that nobody gave.
    STATUS_UNKNOWN { da: "status ikke angivet", en: "no status given" }

    /// A heading.
    PURPOSE { da: "Formål", en: "Purpose" }
    /// The purpose.
    PURPOSE_TEXT {
        da: "Gennemgangen skal give læring og sikre kvaliteten i sagsbehandlingen. Den ser på arbejdsgange og er ikke kontrol af den enkelte medarbejder; ingen tabel viser tal for enkelte medarbejdere.",
        en: "The audit is there to learn from and to secure the quality of case work. It looks at procedures and is no control of the single employee; no table has figures for single employees.",
    }

    /// A heading.
    METHOD { da: "Metode", en: "Method" }
    /// An audit among several.
    AUDIT_NAMED { da: "{title} ({id} {version}), pr. {as_of}", en: "{title} ({id} {version}), as of {as_of}" }
    /// A file that was read.
    FILE_READ { da: "Dataudtræk: {name}, {rows} rækker, SHA-256 {hash}", en: "Extract: {name}, {rows} rows, SHA-256 {hash}" }
    /// A file whose hash was not asked for.
    FILE_READ_PLAIN { da: "Dataudtræk: {name}, {rows} rækker", en: "Extract: {name}, {rows} rows" }
    /// Control totals.
    TOTALS {
        da: "Kontroltal: {rows} rækker = {population} sager i sagsbestanden + {excluded} udeladt + {avoided} tidligere gennemgået + {rejected} afvist + {merged} gentagelser.",
        en: "Control totals: {rows} rows = {population} cases of the population + {excluded} excluded + {avoided} audited before + {rejected} rejected + {merged} repeated.",
    }
    /// Cases that were left out.
    EXCLUDED { da: "Udeladt af sagsbestanden: {cases} sager ({reason}).", en: "Excluded from the population: {cases} cases ({reason})." }
    /// A total of the books.
    CONTROL {
        da: "Afstemning af {of}: {found} i dataudtrækket, {stated} i {source}, forskel {difference}.",
        en: "Reconciliation of {of}: {found} in the extract, {stated} in {source}, difference {difference}.",
    }
    /// What is compared when rows are counted.
    ROWS { da: "antal rækker", en: "the number of rows" }
    /// Books without a name.
    THE_BOOKS { da: "regnskabet", en: "the books" }
    /// How cases were drawn.
    DRAWN {
        da: "Stikprøven er udtaget tilfældigt i hvert sagsområde den {date}: hver sag får et lodnummer, SHA-256 af startværdien, et kolon og sagsnummeret, og sagerne med de laveste lodnumre udtages.",
        en: "The sample was drawn at random in each area on {date}: every case gets a ticket, the SHA-256 of the seed, a colon and the case id, and the cases with the lowest tickets are drawn.",
    }
    /// The seed.
    SEED { da: "Startværdi: {seed}. {protects}", en: "Seed: {seed}. {protects}" }
    /// What a seed protects against, where it is not told.
    SEED_NOT_TOLD {
        da: "Startværdien offentliggøres ikke, da den kunne vise, om en bestemt sag er gennemgået. {protects}",
        en: "The seed is not published, since it could show whether a certain case was examined. {protects}",
    }
    /// A sample that was drawn again.
    REDRAWN { da: "Stikprøven er udtaget om (antal gange: {count}); begrundelsen står i journalen.", en: "The sample was drawn again (number of times: {count}); the reason stands in the journal." }
    /// The checklist.
    CHECKLIST { da: "Tjekliste: {title} ({id} {version}), SHA-256 {hash}", en: "Checklist: {title} ({id} {version}), SHA-256 {hash}" }
    /// Who decides.
    DECIDED_BY {
        da: "{by_data} kontrolpunkter afgøres af registrerede data, {by_reviewer} ved gennemgang af sagen.",
        en: "{by_data} criteria are decided by registered data, {by_reviewer} by going through the case.",
    }
    /// Who reviewed.
    REVIEWERS { da: "Gennemgået af: {names}.", en: "Reviewed by: {names}." }
    /// The date of judging.
    JUDGED { da: "Åbne frister er bedømt pr. {as_of}. En sag, hvis frist ikke var udløbet da, regnes ikke med.", en: "Open deadlines are judged as of {as_of}. A case whose deadline had not passed then is not counted." }
    /// How sure limits are.
    LIMITS {
        da: "Sikkerheden er et tosidet {confidence} %-interval, eksakt og rundet udad. Mål afgøres af den ensidede grænse. Lovkrav og lokale normer regnes aldrig sammen.",
        en: "Intervals are two-sided at {confidence}%, exact and rounded outward. Targets are decided by the one-sided limit. Demands of law and local norms are never added up.",
    }
    /// What was not reviewed.
    NOT_REVIEWED {
        da: "Ikke gennemgået: {count} svar mangler i {areas}; konklusionen venter på dem.",
        en: "Not reviewed: {count} answers are missing in {areas}; the conclusion waits for them.",
    }

    /// A heading.
    RESULTS { da: "Resultater", en: "Results" }
    /// A table.
    OVERVIEW { da: "Sagsområder", en: "Areas" }
    /// A table.
    HEAT {
        da: "Ikke opfyldt efter kontrolpunkt og sagsområde, antal fejl af afgjorte sager",
        en: "Fails by criterion and area, number of fails of the cases decided",
    }
    /// A table, of which this is a part.
    HEAT_PART { da: "{title} ({part} af {parts})", en: "{title} ({part} of {parts})" }
    /// What the shades mean.
    HEAT_MEANS {
        da: "Jo stærkere farve, jo større andel fejl: 0, under 10 %, under 25 %, under 50 %, 50 % og over. Et felt alene siger ikke, hvor sikker andelen er; det gør intervallet i tabellerne nedenfor. – betyder, at ingen sag er afgjort.",
        en: "The stronger the colour, the larger the share of errors: 0, under 10%, under 25%, under 50%, 50% and over. A field alone does not say how sure the share is; the interval in the tables below does. – means that no case was decided.",
    }
    /// What the classes mean.
    CLASSES_MEAN {
        da: "“under 5” er 0 til 4 sager.",
        en: "“under 5” is 0 to 4 cases.",
    }
    /// An area.
    AREA_OF { da: "{area}: {cases}", en: "{area}: {cases}" }
    /// A table.
    LAW { da: "{area}: lovkrav", en: "{area}: demands of law" }
    /// A table.
    LOCAL { da: "{area}: lokale normer", en: "{area}: local norms" }
    /// A table.
    LAW_GROUPS { da: "{area}: lovkrav samlet, en sag tæller én gang", en: "{area}: demands of law together, a case counts once" }
    /// A table.
    LOCAL_GROUPS { da: "{area}: lokale normer samlet, en sag tæller én gang", en: "{area}: local norms together, a case counts once" }
    /// A table.
    DEADLINES { da: "{area}: frister", en: "{area}: deadlines" }
    /// A census.
    CENSUS_NOTE { da: "Alle sager er udtaget: tallene er uden stikprøveusikkerhed.", en: "Every case was drawn: the figures have no sampling error." }
    /// What a picture shows.
    PLOT_MEANS {
        da: "Prik: opfyldelse. Streg: interval. Lodret mærke: mål. Skala 0 til 100 %.",
        en: "Dot: compliance. Line: interval. Upright mark: target. Scale 0 to 100%.",
    }
    /// Nothing was found that could be shown.
    NOTHING_APPLIES { da: "Ingen kontrolpunkter er relevante for de udtagne sager.", en: "No criterion is applicable to the cases drawn." }
    /// A text for those who do not see a picture.
    PLOT_ALT { da: "Opfyldelse {share}, interval {lower} til {upper}", en: "Compliance {share}, interval {lower} to {upper}" }
    /// A text for those who do not see a picture.
    DAYS_ALT { da: "Dage for sent: {days}", en: "Days late: {days}" }
    /// A text for those who do not see a picture.
    COURSE_ALT { da: "Fejlandel over tid: {shares}", en: "Error rate over time: {shares}" }

    /// A heading.
    CONCLUSIONS { da: "Konklusioner", en: "Conclusions" }
    /// What triggers are.
    TRIGGERS_MEAN {
        da: "Trinene og det, der udløser dem, står i tjeklisten. Revisor kan sætte et andet trin med en begrundelse; programmets eget står da ved siden af.",
        en: "The levels and what triggers them stand in the checklist. The auditor can set another level with a reason; the program's own then stands beside it.",
    }
    /// Who set a level.
    SET_BY { da: "Sat af {by}: {reason} Programmets eget: {own}.", en: "Set by {by}: {reason} The program's own: {own}." }
    /// A level and its title.
    OWN_LEVEL { da: "trin {level}", en: "level {level}" }
    /// No level.
    OWN_NONE { da: "ingen konklusion", en: "no conclusion" }
    /// A conclusion that rests on a part of the checklist.
    PART_ONLY { da: "Kun en del af tjeklisten: {choices}.", en: "A part of the checklist only: {choices}." }

    /// A heading.
    FINDINGS { da: "Fund og årsager", en: "Findings and causes" }
    /// Nothing was found. It says on how many cases that rests.
    NO_FINDINGS {
        da: "Der er ikke fundet fejl i det, der er afgjort i de {drawn} udtagne sager. Det udelukker ikke fejl i de øvrige: se Forbehold.",
        en: "No errors were found in what is decided of the {drawn} cases drawn. That does not rule out errors in the others: see Reservations.",
    }
    /// Nothing was found in any case there is.
    NO_FINDINGS_CENSUS {
        da: "Der er ikke fundet fejl i det, der er afgjort i de {drawn} sager; alle sager er udtaget.",
        en: "No errors were found in what is decided of the {drawn} cases; every case was drawn.",
    }
    /// Nothing could be found.
    NOTHING_DECIDED {
        da: "Intet kontrolpunkt er afgjort i nogen sag. Derfor kan der hverken siges, at der er fejl, eller at der ikke er.",
        en: "No criterion is decided in any case. So it can be said neither that there are errors nor that there are none.",
    }
    /// What was found is not told.
    NONE_TOLD {
        da: "Intet fund har 5 sager eller flere. Om der er fejl i færre sager, vises ikke.",
        en: "No finding has 5 cases or more. Whether there are errors in fewer cases is not shown.",
    }
    /// What is not told to the public.
    FINDINGS_NOT_TOLD { da: "Fund med færre end 5 sager vises som klasser.", en: "Findings with fewer than 5 cases are shown as classes." }
    /// A common cause the auditor has found.
    SYSTEMATIC { da: "systematisk, fælles årsag: {cause}", en: "systematic, common cause: {cause}" }
    /// A table.
    CORRECTIONS { da: "Rettede registreringer og omgjorte udfald", en: "Corrected registrations and overruled outcomes" }
    /// A value that a reviewer put right.
    CORRECTED_VALUE { da: "{column}: {value}", en: "{column}: {value}" }
    /// Money.
    AMOUNT { da: "{amount} kr.", en: "DKK {amount}" }
    /// A cause and how often.
    CAUSE_COUNTED { da: "{cause} ({count})", en: "{cause} ({count})" }

    /// A heading.
    HEARING { da: "Forvaltningens bemærkninger", en: "Remarks of the department" }
    /// A heading.
    FOLLOW_UP { da: "Opfølgning", en: "Follow-up" }
    /// A table.
    ACTIONS { da: "Initiativer", en: "Actions" }
    /// Nothing is decided.
    NO_FOLLOW_UP { da: "Der er ikke angivet nogen opfølgning.", en: "No follow-up was given." }
    /// How far an action is.
    NOT_STARTED { da: "ikke startet", en: "not started" }
    /// How far an action is.
    UNDER_WAY { da: "i gang", en: "under way" }
    /// How far an action is.
    IMPLEMENTED { da: "implementeret", en: "implemented" }
    /// How far an action is.
    PAUSED { da: "sat i bero", en: "paused" }
    /// How far an action is.
    CLOSED { da: "lukket", en: "closed" }

    /// A heading.
    DEVELOPMENT { da: "Udvikling", en: "Development" }

    /// A heading.
    RESERVATIONS { da: "Forbehold", en: "Reservations" }
    /// The figures concern the cases that could be drawn.
    ONLY_DRAWN {
        da: "Tallene gælder de sager, der stod i dataudtrækket og kunne udtages. De siger intet om sager, der mangler i det.",
        en: "The figures concern the cases that stood in the extract and could be drawn. They say nothing of cases that are missing from it.",
    }
    /// Registered data can be wrong.
    REGISTERED {
        da: "Kontrolpunkter, der afgøres af registrerede data, viser, hvad der er registreret: en fejl kan være i registreringen.",
        en: "Criteria that data decides show what was registered: an error can be one of registration.",
    }
    /// Why cases could not be decided.
    UNDETERMINED_WHY { da: "{area}, {criterion}: {count} kan ikke afgøres: {reason}", en: "{area}, {criterion}: {count} undetermined: {reason}" }
    /// More of these.
    UNDETERMINED_MORE { da: "og {count} til; de står i sagslisten og i assessments.csv", en: "and {count} more; they stand in the case list and in assessments.csv" }

    /// A heading.
    APPENDICES { da: "Bilag", en: "Appendices" }
    /// A heading.
    RE_PERFORM { da: "Efterprøvning af stikprøven", en: "Making the draw again" }
    /// A hash.
    DRAW_HASH { da: "draw.json har SHA-256 {hash}", en: "draw.json has SHA-256 {hash}" }
    /// A hash.
    JOURNAL_HEAD { da: "Journalens sidste linje har SHA-256 {hash}", en: "The last line of the journal has SHA-256 {hash}" }
    /// The program.
    MADE_BY { da: "Udtaget med {program}.", en: "Drawn with {program}." }
    /// A heading.
    CHECKLIST_APPENDIX { da: "Tjekliste: {title}", en: "Checklist: {title}" }
    /// A heading.
    CASE_LIST { da: "Sagsliste: {title}", en: "Case list: {title}" }
    /// A heading.
    JOURNAL { da: "Journal: {title}", en: "Journal: {title}" }
    /// A heading.
    SLIPS { da: "Sagssedler", en: "Case slips" }
    /// A case.
    SLIP { da: "Sag {case}, {area}", en: "Case {case}, {area}" }
    /// Something that came late.
    SLIP_LATE { da: "frist {due}, {days} dage for sent", en: "due {due}, {days} days late" }
    /// Something that has not come yet, and is late.
    SLIP_OPEN { da: "frist {due}, {days} dage over og stadig åben", en: "due {due}, {days} days over and still open" }
    /// A case in which nothing is wrong.
    SLIP_CLEAN { da: "Intet at bemærke: {pass} kontrolpunkter er opfyldt.", en: "Nothing to remark: {pass} criteria are met." }
    /// A case that could not be looked at.
    CASE_MISSING { da: "Sagen kunne ikke fremskaffes eller åbnes.", en: "The case could not be produced or opened." }

    /// The short form of an area.
    BRIEF {
        da: "{title}, {area}, pr. {as_of}: {cases} {by_severity} {compliance} {actions}Konklusion: {conclusion}",
        en: "{title}, {area}, as of {as_of}: {cases} {by_severity} {compliance} {actions}Conclusion: {conclusion}",
    }
    /// How many cases of the short form.
    BRIEF_CASES { da: "{drawn} sager af {population} gennemgået.", en: "{drawn} cases of {population} examined." }
    /// How many cases of the short form, while answers are missing.
    BRIEF_CASES_DRAWN { da: "{drawn} sager af {population} udtaget, gennemgangen er ikke færdig.", en: "{drawn} cases of {population} drawn, the review is not finished." }
    /// How many cases of the short form, where fewer were drawn than asked for.
    BRIEF_CASES_PLAN { da: "{drawn} sager af {population} gennemgået (plan: {requested}).", en: "{drawn} cases of {population} examined (plan: {requested})." }
    /// Cases by their worst error.
    BRIEF_SEVERITY {
        da: "{without} uden fejl, {formal} med formelle, {material} med væsentlige, {critical} med kritiske.",
        en: "{without} without errors, {formal} with formal, {material} with material, {critical} with critical ones.",
    }
    /// Cases by their worst error, some not decided.
    BRIEF_SEVERITY_OPEN {
        da: "{without} uden fejl, {formal} med formelle, {material} med væsentlige, {critical} med kritiske, {open} ikke afgjort.",
        en: "{without} without errors, {formal} with formal, {material} with material, {critical} with critical ones, {open} not decided.",
    }
    /// Cases by their worst error, where that is not told.
    BRIEF_NOT_TOLD { da: "Fordelingen af fejl vises ikke.", en: "How errors are spread is not shown." }
    /// How far criteria are met.
    BRIEF_COMPLIANCE { da: "Opfyldelse: {list}.", en: "Compliance: {list}." }
    /// How far the least met criteria are.
    BRIEF_LEAST { da: "Mindst opfyldt: {list}.", en: "Least met: {list}." }
    /// No criterion is decided.
    BRIEF_NOTHING { da: "Ingen kontrolpunkter er afgjort.", en: "No criterion is decided." }
    /// A criterion and how far it is met.
    BRIEF_ITEM { da: "{criterion} {share}", en: "{criterion} {share}" }
    /// Earlier findings.
    BRIEF_ACTIONS { da: "Tidligere fund: {closed} lukket, {open} åbne. ", en: "Earlier findings: {closed} closed, {open} open. " }

    /// A folder without findings.
    NOT_SCORED { da: "revisionsmappen har ingen fund at rapportere", en: "the audit folder has no findings to report" }
    /// What to do about it.
    NOT_SCORED_HELP { da: "kør `sagsaudit score {folder}` først", en: "run `sagsaudit score {folder}` first" }
    /// What to do with remarks that somebody changed.
    ALTERED_HELP {
        da: "hent filen fra en sikkerhedskopi; rettelser tages ind med sagsaudit collect (iagttagelser) eller sagsaudit hearing (bemærkninger)",
        en: "take the file from a backup; changes are taken in with sagsaudit collect (observations) or sagsaudit hearing (remarks)",
    }
    /// Findings that are no longer those of the folder.
    STALE {
        da: "findings.json svarer ikke til mappens svar og tjekliste: en rapport ville vise andre tal end den",
        en: "findings.json is not what the folder's answers and checklist give: a report would show other figures than it",
    }
    /// No list of actions.
    NO_ACTIONS { da: "filen er ingen liste over opfølgning; kolonnerne er {columns}", en: "the file is no list of actions; the columns are {columns}" }
    /// A status that is none.
    NO_STATUS { da: "`{status}` er ingen status; den er {statuses}", en: "`{status}` is no status; it is one of {statuses}" }
    /// An action without words.
    NO_ACTION { da: "linjen siger ikke, hvad der gøres", en: "the line does not say what is done" }
    /// Something paused without a reason.
    PAUSED_WHY { da: "noget, der er sat i bero, skal have en begrundelse", en: "what is paused needs a reason" }
    /// A value that is no date.
    NO_DATE { da: "`{value}` er ingen dato; skriv dd-mm-åååå eller åååå-mm-dd", en: "`{value}` is no date; write dd-mm-yyyy or yyyy-mm-dd" }
    /// Something that looks like a CPR number.
    CPR_FOUND {
        da: "rapporten indeholder {count} tekst(er), der ligner CPR-numre, fx under “{where}”: {text}",
        en: "the report holds {count} text(s) that look like CPR numbers, such as under “{where}”: {text}",
    }
    /// What to do about it.
    CPR_HELP_PUBLIC { da: "intet er skrevet; ret teksten, hvor den kommer fra (tjekliste, udeladelser, opfølgning)", en: "nothing was written; mend the text where it comes from (checklist, exclusions, actions)" }
    /// What to do about it.
    CPR_HELP_INTERNAL { da: "rapporten er skrevet; se, om det er CPR-numre, før den sendes videre", en: "the report was written; see whether these are CPR numbers before it is passed on" }
    /// Earlier audits of another checklist.
    BEFORE_OF_OTHER {
        da: "revisionen har tjeklisten `{template}`, som ingen af de rapporterede revisioner har",
        en: "the audit has the checklist `{template}`, which none of the audits reported has",
    }
    /// Earlier audits that are later.
    BEFORE_IS_LATER {
        da: "revisionen er bedømt pr. {date} og er ikke tidligere end den, der rapporteres ({as_of})",
        en: "the audit is judged as of {date}, which is not earlier than that reported ({as_of})",
    }
    /// Slips for the public.
    SLIPS_ARE_INTERNAL { da: "sagssedler (--per-case) hører ikke til i den offentlige udgave", en: "case slips (--per-case) do not belong into the public edition" }
    /// Slips in a form that has none.
    SLIPS_NEED_A_DOCUMENT { da: "sagssedler (--per-case) findes i html, docx, xlsx og md", en: "case slips (--per-case) are there in html, docx, xlsx and md" }
    /// A form that a report does not have.
    NO_SUCH_FORM {
        da: "en rapport har ikke formatet `{form}`: html, md, xlsx, docx eller summary; tallene som csv og json står i mappen",
        en: "a report does not have the form `{form}`: html, md, xlsx, docx or summary; the figures as csv and json stand in the folder",
    }
    /// Several folders and no place to write to.
    WHERE_TO { da: "en rapport om flere mapper skal have et sted at stå: skriv -o FIL", en: "a report on several folders needs a place: write -o FILE" }
    /// A folder that is named twice.
    SAME_FOLDER { da: "mappen er nævnt to gange", en: "the folder is named twice" }
    /// Where the report is.
    WRITTEN { da: "rapporten er skrevet: {path}", en: "the report was written: {path}" }
    /// A workbook that cannot be made.
    NO_WORKBOOK { da: "regnearket kan ikke laves: {error}", en: "the workbook cannot be made: {error}" }
}
