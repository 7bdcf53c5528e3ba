//! What is said of several people in one audit folder, and of work that was broken off.

phrases! {
    /// A time.
    SINCE { da: "{day} kl. {time}", en: "{day} {time}" }
    /// A time that cannot be read.
    SINCE_AS_WRITTEN { da: "{since}", en: "{since}" }
    /// Somebody else is at work.
    HELD {
        da: "{by} er i gang med svarene (på {host}, siden {since})",
        en: "{by} is at work on the answers (on {host}, since {since})",
    }
    /// Somebody is, and has left no note yet.
    HELD_BY_SOMEBODY { da: "en anden er i gang med svarene", en: "somebody else is at work on the answers" }
    /// What to do then.
    HELD_HELP {
        da: "vent, til gennemgangen er afsluttet, eller giv dit eget navn med --reviewer: hver gennemgår har sin egen fil",
        en: "wait until that review has ended, or give your own name with --reviewer: each reviewer has a file of their own",
    }
    /// A drive that cannot tell.
    PERHAPS_HELD {
        da: "{by} kan være i gang med svarene (på {host}, siden {since}); drevet har ingen låse, så programmet kan ikke se det",
        en: "{by} may be at work on the answers (on {host}, since {since}); the drive has no locks, so the program cannot tell",
    }
    /// What to do then.
    PERHAPS_HELD_HELP {
        da: "spørg {file}; er gennemgangen afbrudt, så slet den fil og kør igen: svarene bliver ikke rørt",
        en: "look into {file}; if that review was broken off, delete that file and run again: the answers stay",
    }
    /// Something was changed under somebody's hands.
    CHANGED_BELOW {
        da: "{file} er ændret af et andet program under gennemgangen; svaret er ikke gemt",
        en: "another program changed {file} during the review; the answer is not saved",
    }
    /// What to do then.
    CHANGED_BELOW_HELP {
        da: "afslut og begynd igen; alle tidligere svar er gemt",
        en: "quit and begin again; all earlier answers are saved",
    }
    /// Somebody else reviews in the same folder.
    ALSO_AT_WORK {
        da: "{by} gennemgår også denne mappe (på {host}, siden {since}); jeres svar gemmes hver for sig",
        en: "{by} is reviewing this folder too (on {host}, since {since}); your answers are kept apart",
    }
    /// The same on a drive without locks.
    PERHAPS_ALSO_AT_WORK {
        da: "{by} gennemgår måske også denne mappe (på {host}, siden {since}; drevet har ingen låse)",
        en: "{by} may be reviewing this folder too (on {host}, since {since}; the drive has no locks)",
    }
    /// A review that was killed.
    SETTLED {
        da: "{by}s gennemgang fra {since} blev afbrudt; svarene er hele og er nu skrevet i logbogen",
        en: "the review that {by} began at {since} was broken off; its answers are whole and are now in the journal",
    }
    /// Its reason in the journal.
    BROKEN_OFF { da: "afbrudt; skrevet i logbogen som fundet", en: "broken off; entered as found" }
}
