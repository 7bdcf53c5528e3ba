//! The comments and questions of a new template.

phrases! {
    /// At the top.
    HEAD {
        da: "En tjekliste til sagsaudit. Linjer, der begynder med #, er bemærkninger.\nKontrollér den med `sagsaudit check`, og læs den med `sagsaudit template show`.",
        en: "A template for sagsaudit. Lines that begin with # are remarks.\nCheck it with `sagsaudit check`, and read it with `sagsaudit template show`.",
    }
    /// Where the columns come from.
    FROM_EXTRACT {
        da: "Kolonnerne er gættet ud fra {extract}: se typer og roller efter.",
        en: "The columns were guessed from {extract}: look at their types and roles.",
    }
    /// The title.
    TITLE { da: "Kvalitet i sagsbehandlingen: {id}", en: "Quality of case work: {id}" }
    /// Above the sampling.
    SAMPLING {
        da: "Hvor mange sager der udtages i hvert sagsområde, og hvor mange reserver.",
        en: "How many cases are drawn in each area, and how many reserves.",
    }
    /// Above the targets.
    TARGETS {
        da: "Den andel af sagerne, der skal være i orden: 90 % skrives 0.90.",
        en: "The share of cases that must be in order: 90 % is written 0.90.",
    }
    /// Above the columns.
    COLUMNS {
        da: "De kolonner i dataudtrækket, som kontrolpunkterne bruger.\ntype: text, date, datetime, number eller bool. aliases: andre overskrifter, kolonnen kendes på.\nrole: id (sagsnummer), area (sagsområde), person (borger), amount (beløb), personal (medarbejder).",
        en: "The columns of the extract that the criteria use.\ntype: text, date, datetime, number or bool. aliases: other headings the column is known by.\nrole: id (case id), area, person (the citizen), amount, personal (an employee).",
    }
    /// No area was recognised.
    NO_AREA {
        da: "Ingen kolonne ligner et sagsområde: giv en af dem role = \"area\", ellers er alle sager ét sagsområde.",
        en: "No column looks like an area: give one of them role = \"area\", or all cases are one area.",
    }
    /// Above the case id.
    GUESSED_ID {
        da: "Gættet: er værdien forskellig fra sag til sag?",
        en: "A guess: does its value differ from case to case?",
    }
    /// Above the area.
    GUESSED_AREA {
        da: "Gættet: er det denne kolonne, fundene skal opgøres efter?",
        en: "A guess: is this the column that findings are reported by?",
    }
    /// Above the other columns.
    UNUSED {
        da: "Dataudtrækkets øvrige kolonner. Fjern # foran dem, et kontrolpunkt bruger. Lad resten ude:\ndet, der står her, kommer med i revisionsmappen, og den skal kun rumme det nødvendige.",
        en: "The other columns of the extract. Remove the # before those that a criterion uses. Leave the rest out:\nwhat stands here goes into the audit folder, which should hold only what is needed.",
    }
    /// Above the criteria.
    CRITERIA {
        da: "Kontrolpunkterne. Hvert har et id, et spørgsmål og én regel; disse er eksempler.\nnorm: law (lovkrav, nævn loven i basis) eller local. severity: formal, material eller critical.",
        en: "The criteria. Each has an id, a question and one rule; these are examples.\nnorm: law (name the act in basis) or local. severity: formal, material or critical.",
    }
    /// Above a deadline.
    DEADLINE_KIND {
        da: "En frist: hours, days, working days, hverdage, weeks, months eller years.",
        en: "A deadline: hours, days, working days, hverdage, weeks, months or years.",
    }
    /// Its question.
    DEADLINE_QUESTION {
        da: "Er der højst 30 dage fra {from} til {to}?",
        en: "Are there at most 30 days from {from} to {to}?",
    }
    /// Above an expression.
    PASS_IF_KIND {
        da: "Et udtryk over kolonnerne: =, <>, <, <=, AND, OR, NOT, IN, BETWEEN, IS NULL ...",
        en: "An expression over the columns: =, <>, <, <=, AND, OR, NOT, IN, BETWEEN, IS NULL ...",
    }
    /// Its question.
    PASS_IF_QUESTION { da: "Er {column} udfyldt?", en: "Is {column} filled in?" }
    /// Above a question.
    ANSWER_KIND {
        da: "Et spørgsmål, som en gennemgåer svarer på. Skriv i help, hvor man ser efter, og hvad der tæller.",
        en: "A question that a reviewer answers. Say in help where to look, and what counts.",
    }
    /// Its question.
    ANSWER_QUESTION { da: "Er afgørelsen begrundet?", en: "Does the decision give its reasons?" }
    /// Its guidance.
    ANSWER_HELP {
        da: "Ja, når afgørelsen nævner reglen og de oplysninger, der blev lagt vægt på.",
        en: "Yes, when the decision names the rule and the facts that mattered.",
    }
    /// Above a test.
    TEST_KIND {
        da: "En prøve af tjeklisten selv, som `sagsaudit check` kører. Fristen løb ud den 1. april; afgjort den 7. er for sent.\nEn kolonne, der ikke nævnes, er tom.",
        en: "A test of the template itself, which `sagsaudit check` runs. The deadline was 1 April; decided on the 7th is late.\nA column that is not named is empty.",
    }
    /// Its name.
    TEST_NAME { da: "for sent", en: "too late" }
    /// Above a condition.
    APPLIES_KIND {
        da: "Mere, en tjekliste kan sige: fjern # foran det, der bruges.\nI et kontrolpunkt: hvilke sager det gælder for. I de andre er det ikke relevant.",
        en: "More that a template can say: remove the # before what you use.\nIn a criterion: the cases it concerns. In the others it is not applicable.",
    }
    /// Above an exclusion.
    EXCLUDE_KIND {
        da: "Sager, der ikke hører med til populationen. De tælles for sig, med deres begrundelse.",
        en: "Cases that do not belong to the population. They are counted apart, with their reason.",
    }
    /// Its reason.
    EXCLUDE_REASON { da: "modtaget før perioden", en: "received before the period" }
    /// A column.
    ID_COLUMN { da: "sagsnummer", en: "case_number" }
    /// A column.
    AREA_COLUMN { da: "sagsomraade", en: "benefit" }
    /// A column.
    FROM_COLUMN { da: "modtaget", en: "received" }
    /// A column.
    TO_COLUMN { da: "afgjort", en: "decided" }
    /// A column.
    OUTCOME_COLUMN { da: "udfald", en: "outcome" }
    /// A template that was written.
    WRITTEN { da: "{file} er skrevet; kontrollér den med: sagsaudit check {file}", en: "{file} was written; check it with: sagsaudit check {file}" }
    /// A file that is in the way.
    FILE_EXISTS { da: "filen findes allerede", en: "the file is there already" }
    /// A name that is none.
    BAD_NAME {
        da: "`{name}` kan ikke være navnet på en tjekliste",
        en: "`{name}` cannot be the name of a template",
    }
}
