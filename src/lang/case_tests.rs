//! What is said of the tests that a template brings with it.

phrases! {
    /// Any value but a list or a table.
    TYPE_SCALAR { da: "en tekst, et tal, en dato, true eller false", en: "a text, a number, a date, true or false" }
    /// A date.
    /// A name that stands twice.
    DUPLICATE_TEST { da: "en anden test hedder også `{name}`", en: "another test has the name `{name}` too" }
    /// A table that is not there.
    UNKNOWN_EVENTS {
        da: "tjeklisten har ingen hændelsestabel `{table}`",
        en: "the template has no event table `{table}`",
    }
    /// An answer that is none.
    NOT_ON_SCALE {
        da: "`{answer}` er ikke et svar i skalaen `{scale}`",
        en: "`{answer}` is no answer of the scale `{scale}`",
    }
    /// The answers there are.
    OPTIONS { da: "mulige svar: {list}", en: "possible answers: {list}" }
    /// Criteria without a test.
    UNTESTED { da: "ingen test prøver {criteria}", en: "no test covers {criteria}" }
    /// A test that fails.
    FAILS {
        da: "testen `{name}`: {criterion} skulle give {expected}, men gav {found}",
        en: "the test `{name}`: {criterion} should be {expected}, but is {found}",
    }
    /// Why it came out so.
    BECAUSE { da: "begrundelse: {reason}", en: "the reason: {reason}" }
    /// When it was due.
    DUE { da: "fristen udløb {due}", en: "it was due on {due}" }
}
