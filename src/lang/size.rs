//! What `size` says: how many cases a sample needs, what a sample can say, and what is wrong with its arguments.

phrases! {
    /// A heading.
    PLAN { da: "Stikprøvens størrelse", en: "Sample size" }
    /// The rule of `--tolerable`.
    RULE_BELOW {
        da: "Den mindste stikprøve, der med {confidence} sikkerhed viser, at fejlandelen er mindre end den tolerable: den ensidede øvre grænse skal ligge under den tolerable fejlandel, også når de forventede fejl findes i stikprøven.",
        en: "The smallest sample that shows with {confidence} confidence that the error rate is below the tolerable one: the one-sided upper limit must be below the tolerable rate, even when the expected errors are found in the sample.",
    }
    /// The rule of `--target`.
    RULE_AT_MOST {
        da: "Den mindste stikprøve, der med {confidence} sikkerhed viser, at målet er opfyldt: den ensidede øvre grænse for fejlandelen må højst være 100 % minus målet, også når de forventede fejl findes i stikprøven.",
        en: "The smallest sample that shows with {confidence} confidence that the target is met: the one-sided upper limit of the error rate must be at most 100% less the target, even when the expected errors are found in the sample.",
    }
    /// The rule of `--at-least`.
    RULE_DISCOVERY {
        da: "Den mindste stikprøve, der med mindst {confidence} sandsynlighed rummer mindst én af sagerne med fejl, når så mange sager i populationen har den.",
        en: "The smallest sample that holds, with a probability of at least {confidence}, at least one of the cases with the error when so many cases of the population have it.",
    }
    /// A column.
    POPULATION { da: "population", en: "population" }
    /// A column.
    TOLERABLE { da: "tolerabel fejlandel", en: "tolerable rate" }
    /// A column.
    TARGET { da: "mål", en: "target" }
    /// A column.
    WITH_ERROR { da: "sager med fejl", en: "cases with error" }
    /// A column.
    EXPECTED { da: "forventede fejl", en: "expected errors" }
    /// A column.
    SAMPLE { da: "stikprøve", en: "sample" }
    /// A column.
    RISK { da: "risiko", en: "risk" }
    /// A column.
    UPPER { da: "øvre grænse", en: "upper limit" }
    /// A column.
    SEEN { da: "sandsynlighed", en: "probability" }
    /// A population without end.
    INFINITE { da: "uendelig", en: "infinite" }
    /// A rate with the number of cases that it is of the sample.
    RATE_OR_COUNT { da: "{count} ({rate})", en: "{count} ({rate})" }
    /// No sample is large enough.
    NEVER { da: "ingen", en: "none" }
    /// More than was tried.
    MORE_THAN { da: "over {count}", en: "over {count}" }
    /// What the columns mean.
    RISK_MEANS {
        da: "Risikoen er sandsynligheden for at finde højst så mange fejl, når påstanden lige netop ikke holder. Den øvre grænse er den, stikprøven får, når de forventede fejl findes.",
        en: "The risk is the probability of finding at most so many errors when the claim just does not hold. The upper limit is the one that the sample has when the expected errors are found.",
    }
    /// What no sample means.
    NEVER_MEANS {
        da: "Ingen: så mange fejl er allerede for mange; ingen stikprøve viser påstanden med dem.",
        en: "None: so many errors are too many already; no sample shows the claim with them.",
    }
    /// What the exactness rests on.
    METHOD_KNOWN {
        da: "Kendte populationer: eksakt hypergeometrisk, udtaget uden tilbagelægning; sager, der ikke er relevante, tæller ikke med i stikprøven.",
        en: "Known populations: exact hypergeometric, drawn without replacement; cases that are not applicable do not count towards the sample.",
    }
    /// What the exactness rests on.
    METHOD_INFINITE {
        da: "Uendelig population: eksakt binomial.",
        en: "Infinite population: exact binomial.",
    }
    /// A heading.
    STAGES { da: "Stikprøve i trin", en: "Sample in stages" }
    /// The rule of the stages.
    STAGES_RULE_BELOW {
        da: "Påstanden er, at fejlandelen er mindre end {rate}. Hvert trin har sin del af risikoen: {alpha} delt med {stages}.",
        en: "The claim is that the error rate is below {rate}. Each stage has its part of the risk: {alpha} divided by {stages}.",
    }
    /// The rule of the stages.
    STAGES_RULE_AT_MOST {
        da: "Påstanden er, at målet {rate} er opfyldt. Hvert trin har sin del af risikoen: {alpha} delt med {stages}.",
        en: "The claim is that the target {rate} is met. Each stage has its part of the risk: {alpha} divided by {stages}.",
    }
    /// A column.
    STAGE { da: "trin", en: "stage" }
    /// A column.
    FURTHER { da: "nye sager", en: "further cases" }
    /// A column.
    IN_ALL { da: "sager i alt", en: "cases in all" }
    /// A column.
    SHOWN { da: "vist ved højst", en: "shown with at most" }
    /// A column.
    GO_ON { da: "gå videre ved", en: "go on with" }
    /// A number of errors.
    ERRORS { da: "{count} fejl", en: "{count} error(s)" }
    /// Numbers of errors.
    ERRORS_FROM_TO { da: "{least} – {most} fejl", en: "{least} – {most} errors" }
    /// How the stages are used.
    STAGES_USE {
        da: "Udtag sagerne i trin 1. Er der højst så mange fejl, er påstanden vist, og der stoppes. Er der flere, udtages næste trin. Er der flere fejl end i sidste trin, kan denne plan ikke vise påstanden.",
        en: "Draw the cases of stage 1. With at most so many errors the claim is shown, and you stop. With more, draw the next stage. With more errors than in the last stage this plan cannot show the claim.",
    }
    /// What the stages cost.
    STAGES_RISK {
        da: "Risikoen i alt er {risk}: sandsynligheden for, at et af trinene viser påstanden, når den lige netop ikke holder. Den må højst være {alpha}.",
        en: "The risk in all is {risk}: the probability that any of the stages shows the claim when it just does not hold. It must be at most {alpha}.",
    }
    /// What the stages rest on.
    STAGES_BEFORE {
        da: "Reglen gælder kun, hvis den er skrevet ned, før der udtages.",
        en: "The rule holds only if it was written down before the draw.",
    }
    /// What stands before the command that draws by the stages.
    STAGES_COMMAND { da: "Sådan skrives den ned sammen med udtagelsen:", en: "This writes it down with the draw:" }

    /// A heading.
    SAYS { da: "Hvad stikprøven kan og ikke kan sige", en: "What the sample can and cannot say" }
    /// The sample.
    FOUND_KNOWN {
        da: "{found} sager i stikprøven har fejlen; stikprøven er udtaget af {population} sager.",
        en: "{found} sampled cases have the error; the sample was drawn from {population} cases.",
    }
    /// The sample.
    FOUND_INFINITE {
        da: "{found} sager i stikprøven har fejlen; populationen regnes for uendelig.",
        en: "{found} sampled cases have the error; the population is taken as infinite.",
    }
    /// All cases.
    FOUND_ALL {
        da: "Totalgennemgang: præcis {found} sager har fejlen. Der er ingen stikprøveusikkerhed.",
        en: "Census: exactly {found} cases have the error. There is no sampling error.",
    }
    /// A table.
    LIMITS { da: "Grænser, {confidence} sikkerhed ({method})", en: "Limits, {confidence} confidence ({method})" }
    /// A method.
    HYPERGEOMETRIC { da: "eksakt hypergeometrisk", en: "exact hypergeometric" }
    /// A method.
    CLOPPER_PEARSON { da: "eksakt binomial, Clopper-Pearson", en: "exact binomial, Clopper-Pearson" }
    /// A method.
    CENSUS { da: "totalgennemgang", en: "census" }
    /// A column.
    KIND { da: "grænser", en: "limits" }
    /// A column.
    LOWER_COUNT { da: "mindst, sager", en: "at least, cases" }
    /// A column.
    UPPER_COUNT { da: "højst, sager", en: "at most, cases" }
    /// A column.
    LOWER_RATE { da: "mindst", en: "at least" }
    /// A column.
    UPPER_RATE { da: "højst", en: "at most" }
    /// A row.
    TWO_SIDED { da: "tosidet interval", en: "two-sided interval" }
    /// A row.
    ONE_SIDED { da: "hver for sig (ensidet)", en: "each alone (one-sided)" }
    /// What can be said.
    CAN_SAY_KNOWN {
        da: "Den kan sige, at mindst {lower} og højst {upper} af de {population} sager har fejlen.",
        en: "It can say that at least {lower} and at most {upper} of the {population} cases have the error.",
    }
    /// What can be said.
    CAN_SAY_INFINITE {
        da: "Den kan sige, at fejlandelen er mindst {lower} og højst {upper}.",
        en: "It can say that the error rate is at least {lower} and at most {upper}.",
    }
    /// What can be said of one side alone.
    CAN_SAY_AT_MOST_KNOWN {
        da: "Spørges der kun, hvor udbredt fejlen højst er, kan den sige: i højst {upper} sager ({rate}). Det er denne grænse, der afgør, om et mål er opfyldt.",
        en: "If it is only asked how common the error is at most, it can say: in at most {upper} cases ({rate}). This is the limit that decides whether a target is met.",
    }
    /// What can be said of one side alone.
    CAN_SAY_AT_MOST_INFINITE {
        da: "Spørges der kun, hvor udbredt fejlen højst er, kan den sige: højst {rate}. Det er denne grænse, der afgør, om et mål er opfyldt.",
        en: "If it is only asked how common the error is at most, it can say: at most {rate}. This is the limit that decides whether a target is met.",
    }
    /// What cannot be said.
    CANNOT_SAY_NONE {
        da: "Den kan ikke sige, at fejlen ikke findes: kun at den ikke er set.",
        en: "It cannot say that the error does not exist: only that it was not seen.",
    }
    /// What cannot be said.
    CANNOT_SAY_BETWEEN {
        da: "Den kan ikke sige, hvor mellem grænserne fejlandelen ligger.",
        en: "It cannot say where between the limits the error rate lies.",
    }
    /// What cannot be seen.
    CANNOT_SEE {
        da: "Den ser ikke alt: har i virkeligheden {truth} fejlen, er der slet ingen fejl i {unseen} af sådanne stikprøver.",
        en: "It does not see everything: if truly {truth} have the error, there is no error at all in {unseen} of such samples.",
    }
    /// A truth.
    TRUTH_KNOWN { da: "{cases} af {population} sager", en: "{cases} of {population} cases" }
    /// A truth.
    TRUTH_INFINITE { da: "{rate} af sagerne", en: "{rate} of the cases" }
    /// A table.
    CHANCES {
        da: "Sandsynlighed for at se mindst én fejl i {sampled} sager",
        en: "Probability of seeing at least one error in {sampled} cases",
    }
    /// A column.
    TRUE_RATE { da: "i virkeligheden med fejl", en: "truly with the error" }
    /// A column.
    CHANCE_SEEN { da: "ses", en: "is seen" }
    /// A column.
    CHANCE_UNSEEN { da: "ses ikke", en: "is not seen" }

    /// A share that cannot be one.
    BAD_RATE {
        da: "`{text}` kan ikke bruges til {flag}: skriv en andel over 0 og under 1, med punktum, fx {example}",
        en: "`{text}` cannot be used for {flag}: write a share above 0 and below 1, with a point, such as {example}",
    }
    /// A target that cannot be one.
    BAD_TARGET {
        da: "`{text}` kan ikke bruges til {flag}: skriv en andel over 0 og højst 1, med punktum, fx {example}",
        en: "`{text}` cannot be used for {flag}: write a share above 0 and at most 1, with a point, such as {example}",
    }
    /// A number of cases that cannot be one.
    BAD_COUNT {
        da: "`{text}` kan ikke bruges til {flag}: skriv et helt tal fra {least} til {most}",
        en: "`{text}` cannot be used for {flag}: write a whole number from {least} to {most}",
    }
    /// A population that cannot be one.
    BAD_POPULATION {
        da: "`{text}` kan ikke bruges til {flag}: skriv et helt tal fra {least} til {most}, eller infinite",
        en: "`{text}` cannot be used for {flag}: write a whole number from {least} to {most}, or infinite",
    }
    /// An expectation that cannot be one.
    BAD_EXPECTED {
        da: "`{text}` kan ikke bruges til {flag}: skriv et helt antal fejl, fx 1, eller en andel under 1 med punktum, fx 0.01",
        en: "`{text}` cannot be used for {flag}: write a whole number of errors, such as 1, or a share below 1 with a point, such as 0.01",
    }
    /// What was probably meant.
    DID_YOU_MEAN { da: "mente du {value}?", en: "did you mean {value}?" }
    /// A number of stages that cannot be one.
    BAD_STAGES {
        da: "`{text}` kan ikke bruges til {flag}: skriv et helt tal fra 2 til {most}",
        en: "`{text}` cannot be used for {flag}: write a whole number from 2 to {most}",
    }
    /// More fails than cases.
    FAILS_ABOVE_SAMPLE {
        da: "--fails `{fails}` er større end --sample `{sample}`: skriv et helt tal fra 0 til {sample}",
        en: "--fails `{fails}` is above --sample `{sample}`: write a whole number from 0 to {sample}",
    }
    /// A sample larger than its population.
    SAMPLE_ABOVE_POPULATION {
        da: "--sample `{sample}` er større end --population `{population}`: skriv et helt tal fra 1 til {population}",
        en: "--sample `{sample}` is above --population `{population}`: write a whole number from 1 to {population}",
    }
    /// More cases with the error than there are.
    ERRORS_ABOVE_POPULATION {
        da: "--at-least `{cases}` er større end --population `{population}`: skriv et helt tal fra 1 til {population}",
        en: "--at-least `{cases}` is above --population `{population}`: write a whole number from 1 to {population}",
    }
    /// More expected errors than there are cases.
    EXPECTED_ABOVE_POPULATION {
        da: "--expected `{expected}` er større end --population `{population}`: skriv et helt tal fra 0 til {population}",
        en: "--expected `{expected}` is above --population `{population}`: write a whole number from 0 to {population}",
    }
    /// Arguments that exclude each other.
    NOT_TOGETHER {
        da: "{one} og {other} kan ikke bruges sammen",
        en: "{one} and {other} cannot be used together",
    }
    /// Why they exclude each other.
    SAMPLE_OR_PLAN {
        da: "--sample siger, hvad en given stikprøve kan vise; {other} planlægger en ny",
        en: "--sample says what a given sample can show; {other} plans a new one",
    }
    /// Why they exclude each other.
    TWO_RULES {
        da: "--tolerable 0.10 kræver en øvre grænse under 10 %, --target 0.90 en på højst 10 %: vælg én af dem",
        en: "--tolerable 0.10 wants an upper limit below 10%, --target 0.90 one of at most 10%: choose one of them",
    }
    /// Why they exclude each other.
    DISCOVERY_ALONE {
        da: "--at-least regner med, at fejlen findes i så mange sager, og spørger kun, om den ses",
        en: "--at-least supposes that so many cases have the error, and asks only whether it is seen",
    }
    /// An argument that needs another.
    NEEDS { da: "{one} kræver {other}", en: "{one} needs {other}" }
    /// A known population is needed.
    NEEDS_POPULATION {
        da: "{one} kræver en kendt population: skriv --population ANTAL",
        en: "{one} needs a known population: write --population NUMBER",
    }
    /// Stages without a sample.
    NO_STAGES {
        da: "ingen stikprøve i {stages} trin kan vise påstanden: med de {fails} fejl, sidste trin tillader, er der ikke sager nok til det",
        en: "no sample in {stages} stages can show the claim: with the {fails} errors that the last stage allows there are not enough cases for it",
    }
    /// What to do about it.
    FEWER_STAGES { da: "brug færre trin", en: "use fewer stages" }
    /// One plan is made in stages.
    ONE_PLAN {
        da: "--stages gælder én population og én fejlandel",
        en: "--stages is for one population and one rate",
    }
    /// A rate where a number is needed.
    STAGES_NEED_NUMBER {
        da: "--stages kræver et helt antal forventede fejl i første trin, ikke en andel",
        en: "--stages needs a whole number of errors expected in the first stage, not a rate",
    }
    /// A sample comes from one population.
    ONE_POPULATION {
        da: "--sample er udtaget af én population, men her er {count}",
        en: "--sample was drawn from one population, but there are {count}",
    }
    /// Nothing is asked.
    NOTHING_ASKED {
        da: "hvad skal beregnes? Skriv --tolerable, --target, --at-least eller --sample",
        en: "what is to be computed? Write --tolerable, --target, --at-least or --sample",
    }
    /// The forms of the command.
    FORM_PLAN {
        da: "hvor mange sager: sagsaudit size --population 120 --tolerable 0.10 --expected 0",
        en: "how many cases: sagsaudit size --population 120 --tolerable 0.10 --expected 0",
    }
    /// The forms of the command.
    FORM_SAMPLE {
        da: "hvad 15 sager kan sige: sagsaudit size --population 120 --sample 15 --fails 1",
        en: "what 15 cases can say: sagsaudit size --population 120 --sample 15 --fails 1",
    }
    /// The forms of the command.
    FORM_DISCOVERY {
        da: "at se en fejl, som 6 sager har: sagsaudit size --population 120 --at-least 6",
        en: "to see an error that 6 cases have: sagsaudit size --population 120 --at-least 6",
    }
}
