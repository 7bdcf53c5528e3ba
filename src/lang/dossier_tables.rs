//! The columns and cells of the tables of a report, and the sheets of its workbook.

phrases! {
    /// A column.
    AREA { da: "sagsområde", en: "area" }
    /// A column.
    POPULATION { da: "sagsbestand", en: "population" }
    /// A column.
    SAMPLE { da: "stikprøve", en: "sample" }
    /// A column.
    WITHOUT_ERRORS { da: "uden fejl", en: "without errors" }
    /// A column.
    FORMAL { da: "kun formelle", en: "formal only" }
    /// A column.
    MATERIAL { da: "væsentlige", en: "material" }
    /// A column.
    CRITICAL { da: "kritiske", en: "critical" }
    /// A column.
    NOT_DECIDED { da: "ikke afgjort", en: "not decided" }
    /// A column.
    CONCLUSION { da: "konklusion", en: "conclusion" }
    /// A conclusion in a table.
    LEVEL_TITLE { da: "{level}: {title}", en: "{level}: {title}" }
    /// A conclusion without a title.
    LEVEL_ONLY { da: "trin {level}", en: "level {level}" }
    /// No conclusion.
    NO_CONCLUSION { da: "ingen konklusion", en: "no conclusion" }
    /// A column.
    CRITERION { da: "nr.", en: "no." }
    /// A column.
    QUESTION { da: "kontrolpunkt", en: "criterion" }
    /// A column.
    PASS { da: "opfyldt", en: "met" }
    /// A column.
    FAIL { da: "ikke opfyldt", en: "not met" }
    /// Fails, some of them partly.
    FAIL_PARTLY { da: "{fail} (heraf {partly} delvist)", en: "{fail} ({partly} of them partly)" }
    /// A column.
    COMPLIANCE { da: "opfyldelse", en: "compliance" }
    /// A column.
    INTERVAL { da: "sikkerhed", en: "interval" }
    /// A column.
    PLOT { da: "0 – 100 %", en: "0 – 100%" }
    /// A column.
    TARGET { da: "mål", en: "target" }
    /// A column.
    SEVERITY { da: "alvor", en: "severity" }
    /// A class of numbers.
    UNDER_FIVE { da: "under 5", en: "under 5" }
    /// A class of numbers.
    FIVE_OR_MORE { da: "5 eller flere", en: "5 or more" }
    /// A number that is not told.
    NOT_TOLD { da: "vises ikke", en: "not shown" }
    /// A column.
    TRIGGER { da: "udløst af", en: "triggered by" }
    /// A column.
    LEVEL { da: "trin", en: "level" }
    /// A column.
    FINDING { da: "fund", en: "finding" }
    /// A column.
    CASES { da: "sager", en: "cases" }
    /// A column.
    EXTENT { da: "udbredelse", en: "extent" }
    /// A column.
    NORM { da: "regel", en: "rule" }
    /// A norm.
    NORM_LAW { da: "lovkrav", en: "law" }
    /// A norm.
    NORM_LOCAL { da: "lokal norm", en: "local norm" }
    /// A column.
    CAUSE { da: "årsag", en: "cause" }
    /// A column.
    MONEY { da: "beløb", en: "amount" }
    /// A column.
    BASIS { da: "grundlag", en: "basis" }
    /// A column.
    CASE_IDS { da: "sagsnumre", en: "case ids" }
    /// A column.
    ON_TIME { da: "til tiden", en: "on time" }
    /// A column.
    LATE { da: "overskredet", en: "exceeded" }
    /// A column.
    STILL_OPEN { da: "heraf stadig åbne", en: "of these still open" }
    /// A column.
    MEDIAN_LATE { da: "dage for sent, median", en: "days late, median" }
    /// A column.
    MOST_LATE { da: "højst", en: "at most" }
    /// A column.
    ROLLED { da: "kun til tiden pga. lukkedag", en: "on time only because of a closed day" }
    /// A column.
    UNDETERMINED { da: "kan ikke afgøres", en: "undetermined" }
    /// A column.
    DAYS_PLOT { da: "dage, 0 – {most}", en: "days, 0 – {most}" }
    /// A column.
    GROUP { da: "alvor eller dimension", en: "severity or dimension" }
    /// A column.
    CRITERIA { da: "kontrolpunkter", en: "criteria" }
    /// A column.
    WITH_ERRORS { da: "sager med fejl", en: "cases with errors" }
    /// A column.
    ERRORS { da: "fejl i alt", en: "errors in all" }
    /// A column.
    ACTION { da: "handling", en: "action" }
    /// A column.
    OWNER { da: "ansvarlig", en: "owner" }
    /// A column.
    DUE { da: "frist", en: "due" }
    /// A column.
    STATUS { da: "status", en: "status" }
    /// A column.
    STATUS_DATE { da: "statusdato", en: "status date" }
    /// A column.
    REASON { da: "begrundelse", en: "reason" }
    /// A column.
    RETEST { da: "gentest", en: "retest" }
    /// A column.
    DECIDED_HOW { da: "sådan afgøres det", en: "how it is decided" }
    /// A column.
    ORDER { da: "lod", en: "draw" }
    /// A column.
    CASE { da: "sagsnr.", en: "case" }
    /// A column.
    WORST { da: "alvorligste fejl", en: "worst error" }
    /// A column.
    FAILS { da: "ikke opfyldt", en: "not met" }
    /// A column.
    OPEN { da: "ikke afgjort", en: "not decided" }
    /// A case without errors.
    CLEAN { da: "ingen", en: "none" }
    /// A column.
    AT { da: "tidspunkt", en: "time" }
    /// A column.
    BY { da: "hvem", en: "by" }
    /// A column.
    COMMAND { da: "kommando", en: "command" }
    /// A column.
    OUTCOME { da: "udfald", en: "outcome" }
    /// A column.
    WHY { da: "hvorfor", en: "why" }
    /// A column.
    DAYS_LATE { da: "dage for sent", en: "days late" }
    /// A column.
    CORRECTION { da: "rettet værdi", en: "corrected value" }
    /// A column.
    COMMENT { da: "bemærkning", en: "comment" }
    /// A column.
    REVIEWER { da: "gennemgået af", en: "reviewer" }
    /// A column.
    SOURCE { da: "kilde", en: "source" }
    /// A column.
    CHECKLIST { da: "tjekliste", en: "checklist" }
    /// A column.
    LOWER { da: "opfyldelse, nedre grænse", en: "compliance, lower limit" }
    /// A column.
    UPPER { da: "opfyldelse, øvre grænse", en: "compliance, upper limit" }
    /// A column.
    NOT_APPLICABLE { da: "ikke relevant", en: "not applicable" }
    /// A column.
    NOT_DUE { da: "frist ikke udløbet", en: "not due" }
    /// A column.
    PENDING { da: "ikke gennemgået", en: "not reviewed" }
    /// A column.
    TARGET_STATUS { da: "målet er", en: "the target is" }
    /// A column.
    COUNT { da: "antal", en: "number" }
    /// A column.
    VALUE { da: "indhold", en: "content" }
    /// An outcome.
    OUTCOME_PASS { da: "opfyldt", en: "met" }
    /// An outcome.
    OUTCOME_FAIL { da: "ikke opfyldt", en: "not met" }
    /// Where an outcome comes from.
    SOURCE_AUTO { da: "data", en: "data" }
    /// Where an outcome comes from.
    SOURCE_REVIEWER { da: "gennemgang", en: "review" }
    /// Where an outcome comes from.
    SOURCE_CORRECTED { da: "rettet registrering", en: "corrected register" }
    /// Where an outcome comes from.
    SOURCE_OVERRULED { da: "omgjort af revisor", en: "overruled by the auditor" }

    /// A sheet.
    SHEET_SUMMARY { da: "Resumé", en: "Summary" }
    /// A sheet.
    SHEET_FINDINGS { da: "Fund", en: "Findings" }
    /// A sheet.
    SHEET_ASSESSMENTS { da: "Vurderinger", en: "Assessments" }
    /// A sheet.
    SHEET_SLIPS { da: "Sagssedler", en: "Case slips" }
    /// A sheet.
    SHEET_CASES { da: "Sager", en: "Cases" }
    /// A sheet.
    SHEET_DEADLINES { da: "Frister", en: "Deadlines" }
    /// A sheet.
    SHEET_FOLLOW_UP { da: "Opfølgning", en: "Follow-up" }
    /// A sheet.
    SHEET_METHOD { da: "Metode", en: "Method" }
    /// A sheet.
    SHEET_QUALITY { da: "Datakvalitet", en: "Data quality" }
    /// A chart.
    CHART { da: "Stikprøvens sager efter alvorligste fejl", en: "Cases of the sample by their worst error" }
}
