//! The words of the hearing: findings for the department, its remarks, the auditor's replies.

phrases! {
    /// The name of the sheet, and the heading of the list.
    LIST { da: "Høring", en: "Hearing" }
    /// What the department is to do, with a date.
    REPLY_BY {
        da: "Svar senest {due}: skriv enig, delvist enig eller uenig under Svar, og en bemærkning, hvis I ikke er enige.",
        en: "Reply by {due}: write agree, partly agree or disagree under Reply, and a remark unless you agree.",
    }
    /// The same without a date.
    REPLY {
        da: "Skriv enig, delvist enig eller uenig under Svar, og en bemærkning, hvis I ikke er enige.",
        en: "Write agree, partly agree or disagree under Reply, and a remark unless you agree.",
    }
    /// What the lines are.
    LINES {
        da: "Linjer uden sagsnummer gælder fundet som helhed. Revisionen ser på arbejdsgange, ikke på den enkelte medarbejder.",
        en: "Lines without a case are about the finding as a whole. The audit looks at procedures, not at the single employee.",
    }
    /// A column.
    AREA { da: "Sagsområde", en: "Area" }
    /// A column.
    CRITERION { da: "Kontrolpunkt", en: "Criterion" }
    /// A column.
    CASE { da: "Sag", en: "Case" }
    /// A column.
    SEVERITY { da: "Alvor", en: "Severity" }
    /// A column.
    FINDING { da: "Fund", en: "Finding" }
    /// A column.
    BASIS { da: "Grundlag", en: "Basis" }
    /// A column.
    FOUND { da: "Hvad vi så", en: "What we saw" }
    /// A column.
    REPLY_HEADING { da: "Svar", en: "Reply" }
    /// A column.
    COMMENT { da: "Bemærkning", en: "Remark" }
    /// A column.
    EVIDENCE { da: "Dokumentation", en: "Evidence" }
    /// A column.
    AUDITOR_REPLY { da: "Revisors svar", en: "Auditor's reply" }
    /// A column.
    OUTCOME_NOW { da: "Nu", en: "Now" }
    /// A reply.
    AGREE { da: "enig", en: "agree" }
    /// A reply.
    PARTLY { da: "delvist enig", en: "partly agree" }
    /// A reply.
    DISAGREE { da: "uenig", en: "disagree" }
    /// Days late.
    DAYS_LATE { da: "{days} dage for sent", en: "{days} days late" }
    /// An outcome that was changed by an answer.
    CHANGED { da: "{before} → {now} ({answer})", en: "{before} → {now} ({answer})" }
    /// An outcome that was changed by no answer.
    CHANGED_WITHOUT { da: "{before} → {now}", en: "{before} → {now}" }
    /// What was written.
    WRITTEN {
        da: "Høringen med {lines} linjer er skrevet til {file} og indført i journalen.",
        en: "The hearing of {lines} lines is written to {file} and entered in the journal.",
    }
    /// What was entered of a printed list.
    ENTERED { da: "Høringen med {lines} linjer er indført i journalen.", en: "The hearing of {lines} lines is entered in the journal." }
    /// There is nothing to ask about.
    NO_FINDINGS { da: "Der er ingen fejl at høre om.", en: "There are no errors to be heard about." }
    /// Nobody has said anything.
    NO_REMARKS { da: "Der er ingen bemærkninger endnu.", en: "There are no remarks yet." }
    /// What was taken in.
    TAKEN_IN {
        da: "{new} nye bemærkninger og {replies} nye svar fra revisor; i alt {all} bemærkninger: {agree} enig, {partly} delvist enig, {disagree} uenig.",
        en: "{new} new remarks and {replies} new replies of the auditor; {all} remarks in all: {agree} agree, {partly} partly agree, {disagree} disagree.",
    }
    /// A reply of the auditor that does not stand any more.
    UNANSWERED {
        da: "{subject}: bemærkningen er ændret, og revisors tidligere svar er bortfaldet",
        en: "{subject}: the remark was changed, and the auditor's earlier reply does not stand any more",
    }
    /// A file that is no list.
    NO_LIST {
        da: "det er ikke en høringsliste: kolonnerne Sagsområde, Kontrolpunkt, Sag og Svar mangler",
        en: "this is no list of a hearing: the columns Area, Criterion, Case and Reply are missing",
    }
    /// Where a list comes from.
    MAKE_LIST {
        da: "lav listen med `sagsaudit hearing export MAPPE -o hoering.xlsx`",
        en: "make the list with `sagsaudit hearing export FOLDER -o hearing.xlsx`",
    }
    /// A kept file that was changed.
    DAMAGED {
        da: "filen kan ikke læses som bemærkninger; den er ændret eller beskadiget",
        en: "the file cannot be read as remarks; it was changed or damaged",
    }
    /// An area that is not there.
    UNKNOWN_AREA { da: "revisionen har intet sagsområde `{area}`", en: "the audit has no area `{area}`" }
    /// What was perhaps meant.
    NEAREST { da: "mente du `{name}`?", en: "did you mean `{name}`?" }
    /// A case that is not there.
    UNKNOWN_CASE { da: "stikprøven i {area} har ingen sag `{case}`", en: "the sample of {area} has no case `{case}`" }
    /// A reply that is none.
    BAD_REPLY { da: "`{value}` er hverken enig, delvist enig eller uenig", en: "`{value}` is neither agree, partly agree nor disagree" }
    /// Words without a reply.
    NO_REPLY { da: "der er en bemærkning, men intet svar (enig, delvist enig, uenig)", en: "there is a remark, but no reply (agree, partly agree, disagree)" }
    /// A reply without words.
    NO_COMMENT { da: "der mangler en bemærkning om, hvad I ikke er enige i", en: "a remark is missing on what you do not agree with" }
    /// Two rows that differ.
    TWICE { da: "det samme står anderledes i {place}", en: "the same stands otherwise in {place}" }
}
