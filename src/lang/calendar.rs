//! Lengths of time, and what is wrong with one that cannot be read.

phrases! {
    /// One hour.
    HOUR { da: "{count} time", en: "{count} hour" }
    /// Hours.
    HOURS { da: "{count} timer", en: "{count} hours" }
    /// One calendar day.
    DAY { da: "{count} dag", en: "{count} day" }
    /// Calendar days.
    DAYS { da: "{count} dage", en: "{count} days" }
    /// One week.
    WEEK { da: "{count} uge", en: "{count} week" }
    /// Weeks.
    WEEKS { da: "{count} uger", en: "{count} weeks" }
    /// One month.
    MONTH { da: "{count} måned", en: "{count} month" }
    /// Months.
    MONTHS { da: "{count} måneder", en: "{count} months" }
    /// One year.
    YEAR { da: "{count} år", en: "{count} year" }
    /// Years.
    YEARS { da: "{count} år", en: "{count} years" }
    /// One day, Monday to Friday.
    WORKING_DAY { da: "{count} arbejdsdag", en: "{count} working day" }
    /// Days, Monday to Friday.
    WORKING_DAYS { da: "{count} arbejdsdage", en: "{count} working days" }
    /// One hverdag. It has no English word, because it is not settled whether Saturday is one.
    HVERDAG { da: "{count} hverdag", en: "{count} hverdag" }
    /// Hverdage.
    HVERDAGE { da: "{count} hverdage", en: "{count} hverdage" }

    /// A text that is no length of time.
    NO_LENGTH { da: "`{text}` er ikke et helt tal og en enhed", en: "`{text}` is not a whole number and a unit" }
    /// A length of time in a unit that is not known.
    UNKNOWN_UNIT { da: "ukendt enhed `{unit}` i `{text}`", en: "unknown unit `{unit}` in `{text}`" }
    /// A length of time of 0 weeks, hours and so on.
    ZERO_LENGTH {
        da: "`{text}` har ingen varighed; kun `0 days` (samme dag) er tilladt",
        en: "`{text}` has no length; only `0 days` (the same day) is allowed",
    }
    /// A length of time that is out of all proportion.
    TOO_LONG { da: "`{text}` er for langt: tallet må højst være {max}", en: "`{text}` is too long: the number may be at most {max}" }
    /// How a length of time is written.
    ALLOWED_LENGTHS {
        da: "skriv et helt tal og en af enhederne {units}, for eksempel `5 working days`",
        en: "write a whole number and one of the units {units}, for example `5 working days`",
    }
    /// What was probably meant.
    DID_YOU_MEAN { da: "mente du `{text}`?", en: "did you mean `{text}`?" }
    /// A text that names no day of the year.
    NO_MONTH_DAY {
        da: "`{text}` er ikke en dag i året: skriv måned og dag som `MM-DD`, for eksempel `12-24`",
        en: "`{text}` is no day of the year: write month and day as `MM-DD`, for example `12-24`",
    }
}
