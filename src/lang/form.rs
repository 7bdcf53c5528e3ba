//! What is said of tables that are handed out to be filled in.

phrases! {
    /// A form of file that is not written.
    BAD_FORM { da: "{file}: listen skrives som .csv eller .xlsx", en: "{file}: the list is written as .csv or .xlsx" }
    /// A list that would stand in the folder.
    INSIDE {
        da: "{file} ligger i revisionsmappen; skriv listen et andet sted",
        en: "{file} is in the audit folder; write the list elsewhere",
    }
}
