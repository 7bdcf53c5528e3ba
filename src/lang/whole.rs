//! What is said of a whole population that was decided by its data.

phrases! {
    /// What was done.
    HEADING { da: "Hele populationen", en: "The whole population" }
    /// What the numbers are.
    EVERY_CASE {
        da: "Alle {population} sager er set igennem og afgjort af data, hvor data rækker. Andelene er de faktiske, uden stikprøveusikkerhed; de er så rigtige, som det registrerede er.",
        en: "All {population} cases were gone through and decided by data as far as data goes. The rates are the actual ones, without sampling error; they are as right as what is registered.",
    }
    /// The rates of all cases beside those of a sample.
    RATES_OF_ALL {
        da: "Ikke opfyldt i alle områdets sager, afgjort af data alene og derfor uden stikprøveusikkerhed: {rates}.",
        en: "Fails in all cases of the area, decided by data alone and so without sampling error: {rates}.",
    }
    /// The rate of a criterion in all cases.
    RATE_OF_ALL { da: "{criterion} {share}", en: "{criterion} {share}" }
    /// The same with cases that are not decided.
    RATE_AND_OPEN {
        da: "{rate}, desuden {undetermined}, der ikke kan afgøres",
        en: "{rate}, and {undetermined} undetermined",
    }
    /// What the sample makes of these rates.
    CORRECTED {
        da: "Rettet efter, hvad gennemgangen af stikprøven viste om data, {confidence} % sikkerhed: {rates}.",
        en: "Corrected by what the look at the sample showed of the data, {confidence}% confidence: {rates}.",
    }
    /// The corrected errors of a criterion.
    CORRECTED_ERRORS {
        da: "{criterion} skønnet {errors} af {of} ({rate}), mindst {lower} ({lower_rate}), højst {upper} ({upper_rate})",
        en: "{criterion} estimated {errors} of {of} ({rate}), at least {lower} ({lower_rate}), at most {upper} ({upper_rate})",
    }
    /// A heading.
    AREA { da: "{area}: alle {population} sager", en: "{area}: all {population} cases" }
    /// A column.
    SHARE_OF_ALL { da: "andel", en: "rate" }
    /// What is left open.
    BETWEEN { da: "{lower} – {upper}", en: "{lower} – {upper}" }
    /// What a range means.
    RANGE_MEANS {
        da: "Hvor sager ikke kan afgøres, står andelen som et spænd: fra at de alle er opfyldt til at ingen af dem er det.",
        en: "Where cases are undetermined, the rate is a range: from all of them passing to none of them.",
    }
    /// A target that undecided cases could turn.
    COULD_TURN { da: "kan ikke afgøres", en: "undecided" }
    /// How late deadlines were met.
    LATE {
        da: "{criterion}: {cases} for sent; median {median} dage, 75 % højst {p75}, 90 % højst {p90}, længst {max}.",
        en: "{criterion}: {cases} late; median {median} days, 75% at most {p75}, 90% at most {p90}, longest {max}.",
    }
    /// How many are still open.
    LATE_AND_OPEN {
        da: "{late} I {open} af sagerne er det endnu ikke sket.",
        en: "{late} In {open} of the cases it has not happened yet.",
    }
    /// Criteria that the data does not decide.
    MANUAL {
        da: "Kun en gennemgang kan afgøre: {criteria}.",
        en: "Only a reviewer can decide: {criteria}.",
    }
    /// Criteria that concern no case.
    NO_CASE { da: "Angår ingen sager: {criteria}.", en: "Concern no case: {criteria}." }
    /// No criterion that data decides.
    NOTHING_AUTOMATIC {
        da: "Tjeklisten har ingen kontrolpunkter, som data kan afgøre.",
        en: "The template has no criterion that data can decide.",
    }
    /// A heading.
    INDICATORS { da: "Indikatorer", en: "Indicators" }
    /// A column.
    INDICATOR { da: "indikator", en: "indicator" }
    /// A column.
    CASES { da: "sager", en: "cases" }
    /// A column.
    FIGURE { da: "tal", en: "figure" }
    /// A column.
    BENCHMARK { da: "til sammenligning", en: "others" }
    /// An indicator with its title.
    TITLED { da: "{id} {title}", en: "{id} {title}" }
    /// A figure with its name.
    NAMED_FIGURE { da: "{name} {value}", en: "{name} {value}" }
    /// A target that must not be passed.
    AT_MOST { da: "højst {target}: {verdict}", en: "at most {target}: {verdict}" }
    /// A target that must be reached.
    AT_LEAST { da: "mindst {target}: {verdict}", en: "at least {target}: {verdict}" }
    /// Cases an indicator leaves out.
    LEFT_OUT {
        da: "{id}: {undetermined} sager kan ikke læses og er ikke talt med.",
        en: "{id}: {undetermined} cases cannot be read and are not counted.",
    }
    /// Cases without a value.
    WITHOUT_VALUE {
        da: "{id}: {cases} sager har ingen værdi og er ikke talt med.",
        en: "{id}: {cases} cases have no value and are not counted.",
    }
    /// A table by area or by what a column says.
    BY { da: "{id} {title}, fordelt på {by}", en: "{id} {title}, by {by}" }
    /// By area.
    BY_AREA { da: "sagsområde", en: "area" }
    /// Cases without a value in the column.
    NO_GROUP { da: "(tom)", en: "(empty)" }
    /// A column with more values than a table has room for.
    TOO_MANY_GROUPS {
        da: "indikatoren {indicator} fordeler på `{column}`, som har mere end {most} forskellige værdier",
        en: "the indicator {indicator} is given by `{column}`, which has more than {most} different values",
    }
    /// What to do about it.
    TOO_MANY_GROUPS_HELP {
        da: "vælg en kolonne med få værdier, såsom type eller årsag, eller se med `inspect`, om den rigtige kolonne er fundet",
        en: "choose a column with few values, such as type or cause, or see with `inspect` whether the right column was found",
    }
}
