//! Single words of the program, as `domain` usage fixes them: one word for one thing.

phrases! {
    /// The label of an error.
    ERROR { da: "fejl", en: "error" }
    /// The label of a warning.
    WARNING { da: "advarsel", en: "warning" }
    /// The label of a hint.
    HINT { da: "bemærk", en: "note" }
    /// The label of a line of help.
    HELP { da: "hjælp", en: "help" }
}
