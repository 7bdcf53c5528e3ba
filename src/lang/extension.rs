//! What is said of a sample that grows: stopping rules, extensions, and what they cost.

phrases! {
    /// The statistics cannot take the population.
    RISK_NOT_KNOWN {
        da: "stopreglens risiko kan ikke regnes ud: {error}",
        en: "the risk of the stopping rule cannot be computed: {error}",
    }
    /// A stopping rule that promises too much.
    RISK_TOO_HIGH {
        da: "stopreglens risiko i `{area}` er {risk}, mere end de {alpha}, som sikkerheden giver plads til: så tit godtages påstanden, når {failing} af {population} sager har fejlen",
        en: "the risk of the stopping rule in `{area}` is {risk}, more than the {alpha} that the confidence leaves: so often the claim is accepted when {failing} of {population} cases have the error",
    }
    /// What to do about it.
    RISK_HELP {
        da: "`sagsaudit size --population N --tolerable R --stages J` planlægger trin, der holder",
        en: "`sagsaudit size --population N --tolerable R --stages J` plans stages that hold",
    }
    /// Stages that do not grow.
    BAD_STAGES {
        da: "`{text}` er ingen stopregel: skriv 2 til {most} trin som SAGER I ALT:FEJL HØJST, hvor sagerne bliver flere, fejlene ikke færre, og der altid er færre fejl end sager",
        en: "`{text}` is no stopping rule: write 2 to {most} stages as CASES IN ALL:ERRORS AT MOST, with more cases in each, no fewer errors, and always fewer errors than cases",
    }
    /// An example of stages.
    STAGES_EXAMPLE {
        da: "for eksempel --stop-rule 34:0,48:1,60:2 --tolerable 0.10",
        en: "for example --stop-rule 34:0,48:1,60:2 --tolerable 0.10",
    }
    /// A heading.
    STOP_RULE { da: "Stopregel, fastsat før udvælgelsen", en: "Stopping rule, stated before the draw" }
    /// The claim of a stopping rule.
    CLAIM {
        da: "Påstanden er, at fejlandelen er under {tolerable} % ({confidence} % sikkerhed). Hvert trin bruger sin del af risikoen: {alpha} % delt med {stages}.",
        en: "The claim is that the error rate is below {tolerable}% ({confidence}% confidence). Each stage uses its part of the risk: {alpha}% divided by {stages}.",
    }
    /// A stage.
    STAGE {
        da: "Trin {stage}: {cases} sager i alt; med højst {fails} fejl på et kontrolpunkt, som gælder dem alle, er påstanden vist for det",
        en: "Stage {stage}: {cases} cases in all; with at most {fails} error(s) on a criterion that concerns them all, the claim is shown of it",
    }
    /// The exact risk in an area.
    EXACT_RISK {
        da: "{area}: reglens samlede risiko er præcist {risk} (rundet op); så tit godtages påstanden, når {failing} af {population} sager har fejlen",
        en: "{area}: the risk of the rule in all is exactly {risk} (rounded up): so often the claim is accepted when {failing} of {population} cases have the error",
    }
    /// How an extended draw goes on.
    NEXT_STAGE {
        da: "Næste trin: sagsaudit extend MAPPE --reason TEKST",
        en: "The next stage: sagsaudit extend FOLDER --reason TEXT",
    }
    /// An area that is not there.
    NO_SUCH_AREA { da: "udvælgelsen har intet sagsområde `{area}`", en: "the draw has no area `{area}`" }
    /// The nearest one.
    NEAREST { da: "mente du `{area}`?", en: "did you mean `{area}`?" }
    /// An area without further cases.
    NOTHING_LEFT {
        da: "alle sager i `{area}`, der kan udtages, er i stikprøven",
        en: "every case of `{area}` that can be drawn is in the sample",
    }
    /// No area with further cases.
    NOTHING_LEFT_AT_ALL {
        da: "alle sager, der kan udtages, er i stikprøven",
        en: "every case that can be drawn is in the sample",
    }
    /// A rule whose last stage was drawn.
    NO_FURTHER_STAGE {
        da: "stopreglens sidste trin er udtaget i `{area}`; reglen kan ikke vise påstanden med flere sager",
        en: "the last stage of the stopping rule was drawn in `{area}`; with more cases the rule cannot show the claim",
    }
    /// A number that is not that of the rule.
    NOT_THE_STAGE {
        da: "stopreglen siger, hvor mange sager næste trin har; --by kan ikke ændre det",
        en: "the stopping rule says how many cases the next stage has; --by cannot change that",
    }
    /// What to do then.
    RULE_HELP {
        da: "en regel gælder kun, når den følges; lav en ny revision med en større stikprøve, eller undersøg alle sager",
        en: "a rule holds only if it is followed; make a new audit with a larger sample, or look at every case",
    }
    /// No number.
    SAY_HOW_MANY {
        da: "sig med --by, hvor mange sager der skal tilføjes",
        en: "say with --by how many cases are to be added",
    }
    /// A reason without words.
    NO_REASON { da: "skriv en begrundelse i --reason", en: "write a reason in --reason" }
    /// More than the reserves.
    NEEDS_EXTRACT {
        da: "`{area}` skal have {cases} sager mere, men har kun {reserves} i reserve",
        en: "`{area}` is to get {cases} more cases and has only {reserves} in reserve",
    }
    /// What to give.
    GIVE_EXTRACT {
        da: "giv dataudtrækket, stikprøven er udtaget af, med --extract FIL; så udtages de næste numre, når det er vist, at det er det samme udtræk",
        en: "give the extract that the sample was drawn from with --extract FILE; the next tickets are drawn once it is shown to be the same",
    }
    /// Tables that are needed for the new cases.
    NEEDS_EVENTS {
        da: "de nye sagers rækker i hændelsestabellen `{table}` skal bruges: giv den med --events {table}=FIL",
        en: "the rows of the new cases in the event table `{table}` are needed: give it with --events {table}=FILE",
    }
    /// An earlier audit that is needed for the new cases.
    NEEDS_PRIOR {
        da: "tjeklisten spørger den forrige revision om hver sag: giv den med --prior MAPPE, så de nye sager også slås op",
        en: "the template asks the earlier audit about every case: give it with --prior FOLDER, so that the new cases are looked up, too",
    }
    /// Another extract.
    OTHER_EXTRACT {
        da: "dataudtrækket er ikke det, stikprøven er udtaget af, så der kan ikke udtages flere sager: {difference}",
        en: "the extract is not the one that the sample was drawn from, so that no further cases can be drawn: {difference}",
    }
    /// A heading.
    EXTENDED { da: "Udvidelse af stikprøven", en: "Extension of the sample" }
    /// A sample that became larger.
    BECAME_LARGER {
        da: "Stikprøven er udvidet fra {first} til {drawn} sager.",
        en: "The sample was extended from {first} to {drawn} cases.",
    }
    /// What an extension added.
    ADDED {
        da: "{area}: {cases} sager mere, {drawn} af {population} i alt; de første {first} er uændrede",
        en: "{area}: {cases} further cases, {drawn} of {population} in all; the first {first} are unchanged",
    }
    /// What comes next.
    ANSWERS_STAY {
        da: "Svar, der er givet, gælder fortsat; de nye sager venter på deres.",
        en: "Answers that were given stay; the new cases wait for theirs.",
    }
    /// What an extension without a rule means.
    NO_RULE_STATED {
        da: "Ingen stopregel var fastsat før udvælgelsen: fundene får fra nu af de bredere grænser, der gælder, uanset hvornår man standser.",
        en: "No stopping rule was stated before the draw: from now on the findings have the wider limits that hold whenever one stops.",
    }
    /// The cost of an extension without a rule.
    COST_ANY_TIME {
        da: "Stikprøven er udvidet, efter at den var set, og ingen regel var fastsat før udvælgelsen. Grænserne er derfor dem, der gælder, uanset hvornår man standser, og de er bredere. Den samlede risiko for, at det første eller det senere svar er forkert, er højst {risk} % (2 alfa).",
        en: "The sample was extended after it was seen, and no rule was stated before the draw. The limits are therefore those that hold whenever one stops, and they are wider. The risk in all that the first answer or the later one is wrong is at most {risk}% (2 alpha).",
    }
    /// The cost of stages.
    COST_STAGES {
        da: "Stikprøven følger en stopregel på {stages} trin fra før udvælgelsen; dette er trin {look}. Grænserne bruger alfa/{stages} på hvert trin, og den samlede risiko er højst {risk} % (alfa).",
        en: "The sample follows a stopping rule of {stages} stages from before the draw; this is stage {look}. The limits use alpha/{stages} in each stage, and the risk in all is at most {risk}% (alpha).",
    }
    /// On what the figures of all areas rest.
    FIRST_LOOK_ACROSS {
        da: "Tallene for alle sagsområder hviler på de stikprøver, der først blev udtaget ({areas}), fordi en udvidelse afhænger af, hvad man så.",
        en: "The figures of all areas rest on the samples as they were first drawn ({areas}), since an extension depends on what was seen.",
    }
    /// A sample and its first cases.
    FIRST_OF { da: "{area}: de første {first} af {drawn}", en: "{area}: the first {first} of {drawn}" }
    /// A method.
    ANY_TIME_HYPERGEOMETRIC {
        da: "grænser, der gælder uanset hvornår man standser, eksakt hypergeometrisk ({criteria})",
        en: "limits that hold whenever one stops, exact hypergeometric ({criteria})",
    }
    /// A method.
    ANY_TIME_BINOMIAL {
        da: "grænser, der gælder uanset hvornår man standser, binomial ({criteria})",
        en: "limits that hold whenever one stops, binomial ({criteria})",
    }
    /// What is compared of extended samples.
    COMPARED_AT_FIRST_LOOK {
        da: "Stikprøver, der blev udvidet, efter at de var set ({areas}), sammenlignes på de sager, der først blev udtaget: testene forudsætter antal, som intet i stikprøven har afgjort. Andelene i tabellen er for alle sager.",
        en: "Samples that were extended after they were seen ({areas}) are compared on the cases first drawn: the tests suppose numbers that nothing in the sample decided. The rates in the table are those of all cases.",
    }
}
