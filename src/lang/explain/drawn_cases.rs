//! Codes about what happens to drawn cases after the draw.

explained! {
    D095 {
        about_da: "En sag kan ikke udskiftes.",
        why: {
            da: "Kun en sag, der hører til stikprøven, kan udskiftes, og kun én gang: hver udskiftning udtager det næste lodnummer.",
            en: "Only a case of the sample can be replaced, and only once: each replacement draws the next ticket.",
        },
        mend: {
            da: "Skriv sagsnummeret, som det står i sample.csv ved rollen sample. En sag, der ikke kan findes, udskiftes ikke: den får status not_found og tæller som en afvigelse.",
            en: "Write the case id as it stands in sample.csv with the role sample. A case that cannot be found is not replaced: its status is not_found, and it counts as a deviation.",
        },
    }
    D096 {
        about_da: "Et sagsområde har ingen reservesag tilbage.",
        why: {
            da: "En sag, der tages ud, uden at den næste udtages, gør stikprøven mindre, end der er besluttet, og den næste sag kan ikke vælges frit.",
            en: "A case that is taken out without drawing the next one makes the sample smaller than was decided, and nobody may choose the next case freely.",
        },
        mend: {
            da: "Udvid stikprøven i sagsområdet med `extend`, og udskift så sagen. Udtag næste gang med flere reservesager: --reserve 5.",
            en: "Extend the area's sample with `extend`, then replace the case. Next time draw more reserves: --reserve 5.",
        },
    }
}
