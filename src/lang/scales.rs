//! What is said of the scales of a template.

phrases! {
    /// A scale that is not there.
    UNKNOWN_SCALE { da: "ukendt svarskala `{scale}`", en: "unknown scale `{scale}`" }
    /// The scales there are.
    SCALES {
        da: "svarskalaer: {names}; nye skrives som `[scales.NAVN]`",
        en: "scales: {names}; a new one is written as `[scales.NAME]`",
    }
    /// A scale with the name of the built-in one.
    BUILT_IN {
        da: "svarskalaen `yes-no` er indbygget og kan ikke ændres; giv skalaen et andet navn",
        en: "the scale `yes-no` is built in and cannot be changed; give the scale another name",
    }
    /// A scale without use.
    UNUSED_SCALE {
        da: "ingen kontrolpunkter bruger svarskalaen `{scale}`",
        en: "no criterion uses the scale `{scale}`",
    }
    /// Two options that cannot be told apart.
    DUPLICATE_OPTION {
        da: "`{name}` er allerede id eller tekst for et andet svar i skalaen (store og små bogstaver er ens)",
        en: "`{name}` is the id or label of another option of the scale already (in any case)",
    }
    /// Points that are none.
    BAD_POINTS {
        da: "`{value}` er ikke et antal point: et tal fra 0 til 1",
        en: "`{value}` cannot be points: a number from 0 to 1",
    }
    /// Points of an answer that is left out of the score.
    POINTS_OF_NOTHING {
        da: "kun svar med udfaldet `pass` eller `fail` har point",
        en: "only options with the outcome `pass` or `fail` have points",
    }
}
