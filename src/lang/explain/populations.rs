//! Codes about what is counted in every case.

explained! {
    D111 {
        about_da: "En kolonne, som en indikator fordeler på, har for mange forskellige værdier.",
        why: {
            da: "En fordeling på tusinder af værdier siger ingenting, og kolonnen er som regel en forkert, såsom sagsnummeret.",
            en: "A figure divided by thousands of values says nothing, and the column is most likely a wrong one, such as the case id.",
        },
        mend: {
            da: "Lad indikatorens `by` nævne en kolonne med få værdier, såsom type eller årsag. Se med `inspect`, om den rigtige kolonne er fundet.",
            en: "Let the indicator's `by` name a column with few values, such as type or cause. See with `inspect` whether the right column was found.",
        },
    }
}
