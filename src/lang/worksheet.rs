//! Worksheets: their headings, their instructions, and what is said when they come back.

phrases! {
    /// The case was looked at.
    REVIEWED { da: "gennemgået", en: "looked at" }
    /// The case could not be produced.
    NOT_FOUND { da: "sagen kunne ikke fremskaffes", en: "case not found" }
    /// The case could not be opened.
    NO_ACCESS { da: "ingen adgang", en: "no access" }

    /// A lawful reason.
    CITIZEN_DECLINED { da: "borgeren afslog", en: "the citizen declined" }
    /// A lawful reason.
    CITIZEN_ABSENT { da: "borgeren udeblev", en: "the citizen stayed away" }
    /// A lawful reason.
    CITIZEN_ILL { da: "borgeren var syg", en: "the citizen was ill" }
    /// A lawful reason.
    OTHER_AUTHORITY { da: "anden myndighed", en: "another authority" }
    /// A lawful reason.
    OTHER_REASON { da: "andet", en: "other" }

    /// A sheet.
    ANSWERS { da: "Svar", en: "Answers" }
    /// A sheet.
    OBSERVATIONS { da: "Iagttagelser", en: "Observations" }
    /// A sheet.
    CONCLUSION { da: "Konklusion", en: "Conclusion" }
    /// A sheet.
    INSTRUCTIONS { da: "Vejledning", en: "Instructions" }
    /// A sheet.
    CHECKLIST { da: "Tjekliste", en: "Checklist" }
    /// A sheet that holds the lists to choose from.
    LISTS { da: "Lister", en: "Lists" }

    /// A heading.
    KEY { da: "Nøgle (må ikke ændres)", en: "Key (do not change)" }
    /// A heading.
    AREA { da: "Sagsområde", en: "Area" }
    /// A heading.
    CASE { da: "Sag", en: "Case" }
    /// A heading.
    CASE_STATUS { da: "Sagens status", en: "Case status" }
    /// A heading.
    CASE_COMMENT { da: "Bemærkning til sagen", en: "Comment on the case" }
    /// A heading.
    REVIEWER { da: "Gennemgået af", en: "Reviewed by" }
    /// A heading.
    CRITERION { da: "Kontrolpunkt", en: "Criterion" }
    /// A heading.
    QUESTION { da: "Spørgsmål", en: "Question" }
    /// A heading.
    HELP { da: "Hjælp", en: "Help" }
    /// A heading.
    BASIS { da: "Retsgrundlag", en: "Legal basis" }
    /// A heading.
    AUTOMATIC { da: "Data viser", en: "Data says" }
    /// A heading.
    ANSWER { da: "Svar", en: "Answer" }
    /// A heading.
    COMMENT { da: "Bemærkning", en: "Comment" }
    /// A heading.
    REASON_CODE { da: "Lovlig undtagelse", en: "Lawful exception" }
    /// A heading.
    CAUSE { da: "Årsag til fejl", en: "Cause of error" }
    /// A heading.
    AMOUNT { da: "Beløb", en: "Amount" }
    /// A heading.
    CORRECTED_COLUMN { da: "Forkert registreret", en: "Registered wrongly" }
    /// A heading.
    CORRECTED_VALUE { da: "Rigtig værdi", en: "Right value" }
    /// A heading of a criterion's own column.
    OF_CRITERION { da: "{criterion}\n{heading}", en: "{criterion}\n{heading}" }
    /// What stands behind a heading.
    BASIS_IS { da: "Retsgrundlag: {basis}", en: "Legal basis: {basis}" }
    /// What stands behind a heading.
    ANSWERS_ARE { da: "Svar: {options}", en: "Answers: {options}" }
    /// What stands behind a heading.
    OVERRULE {
        da: "Udfyldes kun, hvis data er misvisende. Begrund i bemærkningen.",
        en: "Fill in only where the data misleads. Give the reason in the comment.",
    }
    /// A kind of answers of a criterion that depends on the law in time.
    NOTHING_TO_ANSWER { da: "— {outcome}", en: "— {outcome}" }
    /// The case as a whole, in the column of questions.
    CASE_AS_A_WHOLE { da: "Kunne sagen gennemgås?", en: "Could the case be looked at?" }

    /// What data says.
    WITH_DUE { da: "{outcome}; frist {due}", en: "{outcome}; due {due}" }
    /// What data says.
    WITH_DAYS_LATE { da: "{outcome}, {days} dage for sent", en: "{outcome}, {days} days late" }
    /// What data says.
    WITH_REASON { da: "{outcome}: {reason}", en: "{outcome}: {reason}" }
    /// The values behind it.
    WITH_VALUES { da: "{outcome}\n{values}", en: "{outcome}\n{values}" }

    /// An event table without a row of the case.
    NO_EVENT { da: "ingen", en: "none" }
    /// Rows that are left out.
    MORE_EVENTS { da: "{count} mere", en: "{count} more" }

    /// A heading.
    KIND { da: "Slags", en: "Kind" }
    /// A kind of observation.
    PRAISE { da: "ros", en: "praise" }
    /// A kind of observation.
    OBSERVATION { da: "iagttagelse", en: "observation" }
    /// A kind of observation: what the leader says of an area.
    ASSESSMENT { da: "samlet vurdering", en: "overall assessment" }
    /// A heading.
    OBSERVED { da: "Iagttagelse", en: "Observation" }
    /// A heading.
    CASES { da: "Sager", en: "Cases" }
    /// A heading.
    LEVEL { da: "Niveau", en: "Level" }
    /// A heading.
    REASON { da: "Begrundelse for niveauet", en: "Reason for the level" }
    /// A heading.
    OVERALL { da: "Samlet vurdering", en: "Overall assessment" }
    /// A heading.
    BY { da: "Vurderet af", en: "Assessed by" }
    /// A level to choose.
    LEVEL_IS { da: "{level} {title}", en: "{level} {title}" }

    /// Title of the observations.
    OBSERVATIONS_TITLE {
        da: "Frie iagttagelser: hvad går godt, og hvad bør nogen vide, som tjeklisten ikke spørger om?",
        en: "Free observations: what goes well, and what should somebody know that the checklist does not ask about?",
    }
    /// Title of the conclusion.
    CONCLUSION_TITLE {
        da: "Konklusion pr. sagsområde. Udfyldes af lederen af revisionen, når svarene er samlet.",
        en: "Conclusion by area. Filled in by the leader of the audit when the answers are in.",
    }
    /// What a level means.
    CONCLUSION_HELP {
        da: "Lad niveauet stå tomt, hvis programmets eget niveau skal gælde. Et valgt niveau kræver en begrundelse.",
        en: "Leave the level empty where the program's own is to hold. A level that is chosen needs a reason.",
    }

    /// Title of the instructions.
    TITLE { da: "{title}: {cases} sager til gennemgang", en: "{title}: {cases} cases to review" }
    /// A line of the instructions.
    FOR_REVIEWER { da: "Gennemgås af {reviewer}.", en: "To be reviewed by {reviewer}." }
    /// A line of the instructions.
    EDITION { da: "Tjekliste {id} {version}. Frister er bedømt pr. {as_of}.", en: "Checklist {id} {version}. Deadlines are judged as of {as_of}." }
    /// A line of the instructions.
    FILL_YELLOW {
        da: "1. Åbn hver sag, og svar i de gule felter. Et felt er gult, så længe det mangler et svar; vælg svaret på listen.",
        en: "1. Open each case and answer in the yellow cells. A cell is yellow as long as it has no answer; choose from the list.",
    }
    /// A line of the instructions.
    COMMENTS_NEEDED {
        da: "2. Alle svar undtagen ja og ikke relevant kræver en bemærkning; feltet er orange, til den er skrevet. Skriv, hvad du så i sagen, ikke hvem der gjorde det.",
        en: "2. Every answer but yes and not relevant needs a comment; the cell is orange until it is written. Write what you saw in the case, not who did it.",
    }
    /// A line of the instructions.
    SEE_MORE {
        da: "3. Hjælp og retsgrundlag står på arket Tjekliste og bag overskrifterne. Er kolonnerne foldet sammen (+ over kolonnerne), er der plads til lovlig undtagelse, årsag, beløb og rettede værdier under dem.",
        en: "3. Help and legal basis are on the sheet Checklist and behind the headings. Where columns are folded (+ above the columns), there is room for lawful exceptions, causes, amounts and corrected values.",
    }
    /// A line of the instructions.
    WHAT_DATA_SAYS {
        da: "4. Hvad data viser, er regnet ud og skal ikke besvares. Er en værdi registreret forkert, så vælg feltet under Forkert registreret, og skriv den rigtige værdi: reglen regnes om, og begge værdier gemmes. Er data rigtige, men misvisende, så svar alligevel, og begrund det.",
        en: "4. What data says is computed and needs no answer. Where a value is registered wrongly, choose it under Registered wrongly and write the right one: the rule is computed again, and both values are kept. Where the data is right but misleads, answer all the same and give the reason.",
    }
    /// A line of the instructions.
    CANNOT_SEE {
        da: "5. Kan sagen ikke fremskaffes eller åbnes, så vælg det under Sagens status. Det tæller som en afvigelse; en anden sag kan ikke tages i stedet.",
        en: "5. Where a case cannot be found or opened, choose that under Case status. It counts as a deviation; another case cannot take its place.",
    }
    /// A line of the instructions.
    FREE_TO_SORT {
        da: "6. Du kan frit sortere, filtrere, skjule og flytte kolonner og gemme under et andet navn. Lad kun de skjulte kolonner med nøgler være: på dem genkendes hver række.",
        en: "6. You are free to sort, filter, hide and move columns and to save under another name. Only leave the hidden columns with keys: each row is known by them.",
    }
    /// A line of the instructions.
    NO_CPR {
        da: "7. Skriv ikke CPR-numre eller navne på borgere og medarbejdere. Revisionen ser på procedurer, ikke på den enkelte medarbejder.",
        en: "7. Write no CPR numbers and no names of citizens or staff. The audit looks at procedures, not at the single employee.",
    }
    /// What the answers are called.
    ANSWERS_ON { da: "{scale}: {options}", en: "{scale}: {options}" }
    /// A heading.
    RULE { da: "Afgøres", en: "Decided" }
    /// A heading.
    NORM { da: "Norm", en: "Norm" }
    /// A heading.
    SEVERITY { da: "Alvor", en: "Severity" }

    /// A file of reviewers that is damaged.
    DAMAGED_REVIEWERS {
        da: "det er ikke en liste over gennemgåere med kolonnerne {columns}, eller en sag står to gange",
        en: "this is no list of reviewers with the columns {columns}, or a case stands twice",
    }
    /// Two sources that differ.
    PREFER_ONE {
        da: "lad gennemgåerne blive enige, eller vælg, hvilke svar der gælder: `--prefer \"{one}\"` eller `--prefer \"{other}\"`; de andre bliver gemt, men tæller ikke",
        en: "let the reviewers agree, or choose whose answers hold: `--prefer \"{one}\"` or `--prefer \"{other}\"`; the others are kept but do not count",
    }
    /// A row that was another case's.
    OTHER_CASE {
        da: "rækken hører til sagen `{case}`, men her står `{found}`: rækkerne er blandet sammen",
        en: "the row belongs to the case `{case}`, but `{found}` stands here: rows have been mixed up",
    }
    /// A row of another criterion.
    OTHER_CRITERION {
        da: "rækken hører til kontrolpunktet `{criterion}`, men her står `{found}`: rækkerne er blandet sammen",
        en: "the row belongs to the criterion `{criterion}`, but `{found}` stands here: rows have been mixed up",
    }
    /// A row with two keys.
    TWO_KEYS {
        da: "rækkens to nøgler er ikke de samme: kun en del af kolonnerne er sorteret eller flyttet",
        en: "the two keys of the row are not the same: only some of the columns were sorted or moved",
    }
    /// A case number that a spreadsheet has changed.
    CASE_CHANGED {
        da: "sagsnummeret er blevet til `{found}`; et regneark har lavet det om til en dato eller et tal",
        en: "the case number has become `{found}`; a spreadsheet has made a date or a number of it",
    }
    /// A key that was changed.
    KEY_DAMAGED { da: "rækkens nøgle er ændret", en: "the key of the row was changed" }
    /// How rows are put right.
    TAKE_FRESH {
        da: "hent rækken fra et nyt arbejdsark (`sagsaudit sheet`), og skriv svarene ind igen",
        en: "take the row from a new worksheet (`sagsaudit sheet`) and write the answers again",
    }
    /// A worksheet of another folder.
    OTHER_FOLDER {
        da: "arbejdsarket hører til en anden revisionsmappe",
        en: "the worksheet belongs to another audit folder",
    }
    /// Help on a worksheet of another folder.
    OTHER_FOLDER_HELP {
        da: "nøglen er af mappen {found}; den her er {here}",
        en: "the key is of the folder {found}; this one is {here}",
    }
    /// A worksheet from before.
    EARLIER_DRAW {
        da: "arbejdsarket er fra før den seneste stikprøveudvælgelse i mappen, eller af en anden tjekliste",
        en: "the worksheet is from before the last draw in the folder, or of another checklist",
    }
    /// What no longer fits.
    EARLIER_DRAW_HELP {
        da: "dan et nyt arbejdsark med `sagsaudit sheet`; sager, der stadig er med, kan kopieres over",
        en: "make a new worksheet with `sagsaudit sheet`; cases that are still in it can be copied",
    }
    /// A row without a key that cannot be told.
    NO_KEY {
        da: "rækken har ingen nøgle, og sag og kontrolpunkt kan ikke genkendes uden",
        en: "the row has no key, and case and criterion cannot be told without it",
    }
    /// Rows that were told without their keys.
    TOLD_WITHOUT_KEY {
        da: "{rows} rækker uden nøgle er genkendt på sagsnummer og kontrolpunkt",
        en: "{rows} rows without a key were told by their case number and criterion",
    }
    /// A file that is no worksheet.
    NO_WORKSHEET {
        da: "der er intet arbejdsark i filen: ingen kolonner, der kendes",
        en: "the file holds no worksheet: no column is known",
    }
    /// Headings that were deleted.
    NO_HEADINGS {
        da: "arket har nøgler, men overskrifterne over dem er væk",
        en: "the sheet has keys, but the headings above them are gone",
    }
    /// A column that stands twice.
    COLUMN_TWICE { da: "kolonnen `{column}` står to gange", en: "the column `{column}` stands twice" }
    /// A cell that holds an error.
    ERROR_CELL { da: "cellen viser fejlen `{found}`", en: "the cell shows the error `{found}`" }
    /// A level that is chosen without a reason.
    LEVEL_WITHOUT_REASON {
        da: "niveauet for `{area}` mangler en begrundelse",
        en: "the level of `{area}` has no reason",
    }
    /// A level that there is not.
    NO_LEVEL { da: "`{found}` er intet niveau i tjeklisten", en: "`{found}` is no level of the checklist" }
    /// Two conclusions on an area.
    TWO_LEVELS {
        da: "`{area}` har allerede niveau {level} ({by}); arket siger noget andet",
        en: "`{area}` has level {level} already ({by}); the sheet says something else",
    }
    /// How a conclusion is changed.
    PREFER_OR_CONCLUDE {
        da: "ret det med `sagsaudit conclude`, eller lad arket gælde med `--prefer \"{name}\"`",
        en: "change it with `sagsaudit conclude`, or let the sheet hold with `--prefer \"{name}\"`",
    }
    /// A kind of observation that there is not.
    NO_KIND { da: "`{found}` er ingen slags iagttagelse", en: "`{found}` is no kind of observation" }
    /// An observation file that is damaged.
    DAMAGED_OBSERVATIONS {
        da: "det er ikke en liste over iagttagelser med kolonnerne {columns}",
        en: "this is no list of observations with the columns {columns}",
    }
    /// What a reviewer still owes.
    MISSING_OF {
        da: "{reviewer}: {answers} svar mangler, i {open} af {cases} sager",
        en: "{reviewer}: {answers} answers are missing, in {open} of {cases} cases",
    }
    /// What is still owed.
    MISSING {
        da: "{answers} svar mangler, i {open} af {cases} sager",
        en: "{answers} answers are missing, in {open} of {cases} cases",
    }
    /// Answers that are not what they were.
    ANSWERS_CHANGED {
        da: "mod de svar, der er gemt i {file}, er {changed} ændret og {gone} væk",
        en: "against the answers kept in {file}, {changed} have changed and {gone} are gone",
    }
    /// How a file is preferred.
    PREFER_FILE {
        da: "gælder filen, så skriv `--prefer \"{name}\"`",
        en: "if the file holds, write `--prefer \"{name}\"`",
    }
    /// Two copies of a worksheet.
    TWO_COPIES {
        da: "arbejdsarket `{name}` er også i {other}, med andre svar",
        en: "the worksheet `{name}` is also in {other}, with other answers",
    }
    /// Nothing of that name.
    NO_SUCH_SOURCE { da: "ingen svar hedder `{name}`", en: "no answers are called `{name}`" }
    /// What there is.
    SOURCES_ARE { da: "der er svar fra {names}", en: "there are answers from {names}" }
    /// A worksheet that somebody has written in.
    FILLED_IN {
        da: "arbejdsarket er ændret, siden det blev dannet",
        en: "the worksheet has changed since it was made",
    }
    /// What to do with it.
    FILLED_IN_HELP {
        da: "læs svarene ind med `sagsaudit score {folder} --answers ...`, og flyt eller omdøb derefter filen",
        en: "read the answers with `sagsaudit score {folder} --answers ...`, then move or rename the file",
    }
    /// Reviewers other than those who have the cases.
    OTHER_REVIEWERS {
        da: "sagerne er allerede fordelt mellem {reviewers}, {overlap} af dem til to",
        en: "the cases are divided among {reviewers} already, {overlap} of them to two",
    }
    /// What to do about it.
    REASSIGN_HELP {
        da: "kør uden --reviewer for at danne de samme ark igen, eller fordel på ny med --reassign",
        en: "run without --reviewer to make the same worksheets again, or divide anew with --reassign",
    }
    /// A double review without two.
    OVERLAP_NEEDS_TWO {
        da: "--overlap kræver mindst to gennemgåere (`--reviewer`)",
        en: "--overlap needs at least two reviewers (`--reviewer`)",
    }
    /// A heading of the list of worksheets.
    FILE { da: "arbejdsark", en: "worksheet" }
    /// A heading of the list of worksheets.
    WHO { da: "gennemgåer", en: "reviewer" }
    /// A heading of the list of worksheets.
    CASE_COUNT { da: "sager", en: "cases" }
    /// A heading of the list of worksheets.
    SHARED { da: "heraf til to", en: "of them shared" }
    /// A heading of the list of worksheets.
    ASKED { da: "svar, der bedes om", en: "answers asked for" }
    /// Where the worksheets are.
    WRITTEN_TO { da: "arbejdsarkene står i {folder}", en: "the worksheets are in {folder}" }

    /// A worksheet that was made before the cases were divided anew.
    OF_EARLIER_DIVISION {
        da: "{file} er ikke en del af denne fordeling. Svar i det kan stadig læses ind; er der ingen, kan det slettes",
        en: "{file} is no part of this division. Answers in it can still be taken in; where there are none it can be deleted",
    }

    /// A folder without a worksheet.
    NOTHING_FOUND {
        da: "ingen fil i mappen er et arbejdsark af {folders}",
        en: "no file in the folder is a worksheet of {folders}",
    }
    /// No audit folder to collect for.
    NO_AUDITS {
        da: "der er ingen revisionsmapper her; nævn dem med `--into MAPPE`",
        en: "there are no audit folders here; name them with `--into FOLDER`",
    }
    /// Two folders that cannot be told apart.
    SAME_AUDIT {
        da: "{one} og {other} er kopier af den samme revisionsmappe",
        en: "{one} and {other} are copies of the same audit folder",
    }
    /// A worksheet of none of the folders.
    OF_NO_FOLDER {
        da: "{file} er et arbejdsark af en anden revisionsmappe og er ikke taget med",
        en: "{file} is a worksheet of another audit folder and was left out",
    }
    /// Files that are none of ours.
    PASSED_OVER { da: "{count} filer uden nøgler er ikke taget med", en: "{count} files without keys were left out" }
    /// A worksheet that was filed.
    FILED { da: "{file}: {answers} svar gemt i {kept}", en: "{file}: {answers} answers kept in {kept}" }
    /// A worksheet that nobody has answered in.
    NOTHING_TO_FILE { da: "{file}: ingen svar endnu", en: "{file}: no answers yet" }
    /// A heading.
    OPEN_CASES { da: "sager, der mangler svar", en: "cases with answers missing" }
    /// A heading.
    STILL_MISSING { da: "svar, der mangler", en: "answers missing" }
    /// A heading.
    CAME_BACK { da: "svar modtaget", en: "answers received" }
    /// Everybody.
    EVERYBODY { da: "alle", en: "all" }
    /// The state of an audit.
    STATE_OF { da: "Svar i {folder}", en: "Answers in {folder}" }
    /// A form that worksheets do not have.
    NO_SUCH_FORM { da: "arbejdsark skrives som xlsx eller csv, ikke {form}", en: "worksheets are written as xlsx or csv, not {form}" }
    /// A workbook that cannot be written.
    CANNOT_WRITE { da: "projektmappen kan ikke skrives: {error}", en: "the workbook cannot be written: {error}" }
    /// A workbook that is too large.
    TOO_LARGE {
        da: "projektmappen ville få {sheets} ark og {cells} celler, flere end der læses igen",
        en: "the workbook would have {sheets} sheets and {cells} cells, more than are read again",
    }
    /// What to do then.
    CANNOT_WRITE_HELP {
        da: "del sagerne mellem flere gennemgåere (`--reviewer`), eller brug `--layout long` eller `--format csv`",
        en: "divide the cases among several reviewers (`--reviewer`), or use `--layout long` or `--format csv`",
    }
    /// A list of reviewers that cannot be read.
    BAD_REVIEWERS { da: "listen over gennemgåere kan ikke læses: {detail}", en: "the list of reviewers cannot be read: {detail}" }
    /// What a list of reviewers looks like.
    REVIEWERS_LOOK {
        da: "skriv [[reviewer]], name = \"Anna\" og om nødvendigt not = { team = [\"Nord\"] }",
        en: "write [[reviewer]], name = \"Anna\" and, as needed, not = { team = [\"Nord\"] }",
    }
    /// A name that is none.
    NO_NAME { da: "`{name}` kan ikke være navnet på en gennemgåer", en: "`{name}` cannot be the name of a reviewer" }
    /// Two that cannot be told apart.
    SAME_NAME { da: "to gennemgåere hedder `{name}`", en: "two reviewers are called `{name}`" }
    /// A column that is not there.
    NO_SUCH_COLUMN {
        da: "stikprøven har ingen kolonne `{column}` at holde gennemgåere fra sager efter",
        en: "the sample has no column `{column}` to keep reviewers from cases by",
    }
    /// The columns there are.
    COLUMNS_ARE { da: "den har area, {columns}", en: "it has area, {columns}" }
    /// Cases that nobody may take.
    FOR_NOBODY {
        da: "{count} sager kan ingen af gennemgåerne tage: {cases}",
        en: "{count} cases can be taken by none of the reviewers: {cases}",
    }
    /// More cases with two reviewers than there can be.
    TOO_MUCH_OVERLAP {
        da: "{overlap} sager kan ikke have to gennemgåere; {possible} kan",
        en: "{overlap} cases cannot have two reviewers; {possible} can",
    }
    /// How many cells a worksheet may have.
    LIMIT_CELLS { da: "celler", en: "cells" }
}
