//! Reports that tell older numbers than their audit folder.

phrases! {
    /// Reports that are no longer true.
    OUTDATED {
        da: "rapporter i mappen er ældre end dens fund, bemærkninger eller iagttagelser og viser andre tal: {reports}",
        en: "reports in the folder are older than its findings, remarks or observations, and tell something else: {reports}",
    }
    /// What to do about it.
    MAKE_AGAIN {
        da: "lav dem igen med sagsaudit report {folder}, eller slet dem",
        en: "make them again with sagsaudit report {folder}, or delete them",
    }
}
