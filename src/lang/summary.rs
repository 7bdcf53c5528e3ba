//! Criteria taken together: the tables in which a case counts once.

phrases! {
    /// A title: cases by severity, demands of law.
    LAW { da: "Lovkrav samlet, en sag tæller én gang", en: "Demands of law together, a case counts once" }
    /// A title: cases by severity, local norms.
    LOCAL { da: "Lokale normer samlet, en sag tæller én gang", en: "Local norms together, a case counts once" }
    /// A heading.
    ALL_AREAS { da: "Alle sagsområder", en: "All areas" }
    /// What the rate over all areas is.
    WEIGHTED {
        da: "Andelen for alle sagsområder vægter dem efter størrelse; den er ikke antal fejl divideret med antal sager. Intervallet er Korn og Graubards og tilnærmet.",
        en: "The rate over all areas weights them by size; it is not the number of fails divided by that of cases. The interval is that of Korn and Graubard, and approximate.",
    }
    /// A column.
    GROUP { da: "kontrolpunkter", en: "criteria" }
    /// A column.
    CRITERIA { da: "antal", en: "number" }
    /// A column.
    ERRORS { da: "fejl i alt", en: "errors in all" }
    /// A dimension.
    PROFESSIONAL { da: "socialfaglig", en: "professional" }
    /// A dimension.
    LEGAL { da: "jurafaglig", en: "legal" }
    /// A dimension.
    ADMINISTRATIVE { da: "administrativ", en: "administrative" }
    /// A dimension.
    ETHICAL { da: "etisk", en: "ethical" }
    /// A dimension.
    FINANCIAL { da: "økonomisk", en: "financial" }
}
