//! Codes that begin with T, continued: what a template is made of besides single criteria. Files, norms, tables of
//! deadlines, versions, scales, tests, indicators.

explained! {
    T070 {
        about_da: "En tjekliste nævner en fil med en sti, som ikke kan bruges.",
        why: {
            da: "En tjekliste skal kunne flyttes og må ikke læse filer uden for sin egen mappe.",
            en: "A template must work wherever it is moved, and must not read files outside its own folder.",
        },
        mend: {
            da: "Læg filen i tjeklistens mappe eller under den, og skriv stien med /.",
            en: "Put the file into the template's folder or below it, and write the path with /.",
        },
        wrong: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"\ninclude = [\"../faelles/god.toml\"]",
        right: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"",
    }
    T071 {
        about_da: "En fil, som en tjekliste nævner, kan ikke læses.",
        why: {
            da: "En del af tjeklisten mangler, så dens kontrolpunkter ville blive glemt i stilhed.",
            en: "A part of the template is missing, and its criteria would be forgotten in silence.",
        },
        mend: {
            da: "Ret stien; den regnes fra den fil, hvor den står.",
            en: "Mend the path; it counts from the file it stands in.",
        },
        wrong: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"\ninclude = [\"faelles/findes-ikke.toml\"]",
        right: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"",
    }
    T072 {
        about_da: "Filer i en tjekliste nævner hinanden i ring, i for mange led eller er for mange.",
        why: {
            da: "Med en ring blev tjeklisten aldrig færdig, og i mange led kan ingen se, hvor noget kommer fra.",
            en: "In a circle the template would never end, and over many steps nobody sees where a thing comes from.",
        },
        mend: {
            da: "Fjern et af navnene i ringen, eller lad tjeklisten selv tage alle delene med.",
            en: "Remove one of the names in the circle, or let the template itself include all parts.",
        },
    }
    T073 {
        about_da: "En fil, som en tjekliste tager med, er ikke et fragment.",
        why: {
            da: "Et fragment er en del, en tjekliste er en helhed med eget id og mål; de kan ikke blandes.",
            en: "A fragment is a part, a template a whole with an id and targets of its own; they cannot be mixed.",
        },
        mend: {
            da: "Skriv [fragment] i stedet for [template] i delen, eller byg videre på hele tjeklisten med extends.",
            en: "Write [fragment] instead of [template] in the part, or build upon the whole template with extends.",
        },
        wrong: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"\n\n[fragment]\ntitle = \"En del\"",
        right: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"",
    }
    T074 {
        about_da: "To filer i en tjekliste definerer det samme navn forskelligt.",
        why: {
            da: "Hvilken af dem der gjaldt, ville afhænge af rækkefølgen.",
            en: "Which of them held would depend on their order.",
        },
        mend: {
            da: "Skriv det samme begge steder, kun ét sted, eller brug et andet navn.",
            en: "Write the same in both places, in one only, or use another name.",
        },
    }
    T075 {
        about_da: "Tjeklisten, der bygges videre på, kendes ikke eller har en anden version.",
        why: {
            da: "En ny udgave kan have andre regler. Den, der byggede videre, skal se på dem, før de gælder.",
            en: "A new edition can have other rules. Whoever built upon it has to look at them before they hold.",
        },
        mend: {
            da: "Skriv extends = \"ID@VERSION\". Er versionen en anden, så se forskellen med sagsaudit template diff.",
            en: "Write extends = \"ID@VERSION\". If the version is another, look at the difference with sagsaudit template diff.",
        },
        wrong: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"\nextends = \"sygedagpenge\"",
        right: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"Eksempel\"",
    }
    T076 {
        about_da: "En tilpasning er af et kontrolpunkt, som tjeklisten ikke har.",
        why: {
            da: "Tilpasningen ændrer intet, og den, der skrev den, tror noget andet.",
            en: "The override changes nothing, and whoever wrote it believes otherwise.",
        },
        mend: {
            da: "Ret id'et i [override.ID]; meddelelsen nævner det nærmeste.",
            en: "Mend the id in [override.ID]; the message gives the nearest one.",
        },
        wrong: "[override.ANDED]\ntarget = 0.9",
        right: "[override.ANDET]\ntarget = 0.9",
    }
    T077 {
        about_da: "Et lovkrav er tilpasset eller hviler på en lokal norm.",
        why: {
            da: "En kommune kan sætte sine egne normer, men ikke lovens frister.",
            en: "A municipality can set its own norms, but not the deadlines of the law.",
        },
        mend: {
            da: "Skriv lovens frist i reglen. En strengere lokal frist er et kontrolpunkt for sig.",
            en: "Write the deadline of the law into the rule. A stricter local one is a criterion of its own.",
        },
        wrong: "[norms]\nsvar = \"7 days\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nnorm = \"law\"\nbasis = \"Forvaltningsloven § 16, stk. 2\"\ndeadline = { from = \"modtaget\", within = \"norm:svar\", to = \"afgjort\" }",
        right: "[norms]\nsvar = \"7 days\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"norm:svar\", to = \"afgjort\" }",
    }
    T078 {
        about_da: "En regel bruger en norm eller en tabel med frister, som tjeklisten ikke har.",
        why: {
            da: "Uden tallet er der ingen frist at måle på.",
            en: "Without the number there is no deadline to judge by.",
        },
        mend: {
            da: "Ret navnet, eller skriv normen under [norms] og tabellen som [[tables.NAVN]].",
            en: "Mend the name, or write the norm under [norms] and the table as [[tables.NAME]].",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"norm:svar\", to = \"afgjort\" }",
        right: "[norms]\nsvar = \"7 days\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"norm:svar\", to = \"afgjort\" }",
    }
    T079 {
        about_da: "Ingen regel bruger en norm.",
        why: {
            da: "Et navn, der er skrevet forkert, ændrer intet: den gamle frist gælder stadig.",
            en: "A name that is written wrong changes nothing: the old deadline still holds.",
        },
        mend: {
            da: "Ret navnet, brug normen med within = \"norm:NAVN\", eller slet den.",
            en: "Mend the name, use the norm with within = \"norm:NAME\", or delete it.",
        },
        wrong: "[norms]\nsvar = \"7 days\"",
        right: "[norms]\nsvar = \"7 days\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"norm:svar\", to = \"afgjort\" }",
    }
    T080 {
        about_da: "To rækker i en tabel med frister gælder for det samme på den samme dag.",
        why: {
            da: "Intet ville sige, hvilken af de to frister sagen skal måles på.",
            en: "Nothing would say which of the two deadlines the case is judged by.",
        },
        mend: {
            da: "Slut den gamle række med until dagen før, den nye begynder med from.",
            en: "End the old row with until on the day before the new one begins with from.",
        },
        wrong: "[[tables.frister]]\nkey = \"enkeltydelse\"\nwithin = \"4 weeks\"\n\n[[tables.frister]]\nkey = \"enkeltydelse\"\nwithin = \"6 weeks\"\nfrom = 2026-07-01\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = { table = \"frister\", by = \"status\" }, to = \"afgjort\" }",
        right: "[[tables.frister]]\nkey = \"enkeltydelse\"\nwithin = \"4 weeks\"\nuntil = 2026-06-30\n\n[[tables.frister]]\nkey = \"enkeltydelse\"\nwithin = \"6 weeks\"\nfrom = 2026-07-01\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = { table = \"frister\", by = \"status\" }, to = \"afgjort\" }",
    }
    T081 {
        about_da: "En version eller en række begynder, efter at den slutter.",
        why: {
            da: "Den gælder aldrig nogen dag, og sagerne bliver målt på en anden regel eller slet ingen.",
            en: "It never holds on any day, and cases are judged by another rule or by none.",
        },
        mend: {
            da: "Ret from eller until. Begge dage er med.",
            en: "Mend from or until. Both days are included.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nversion_by = \"modtaget\"\n\n[[criterion.version]]\nfrom = 2024-01-01\nuntil = 2023-06-30\ndeadline = { from = \"modtaget\", within = \"14 days\", to = \"afgjort\" }\n\n[[criterion.version]]\nfrom = 2026-07-01\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nversion_by = \"modtaget\"\n\n[[criterion.version]]\nfrom = 2024-01-01\nuntil = 2026-06-30\ndeadline = { from = \"modtaget\", within = \"14 days\", to = \"afgjort\" }\n\n[[criterion.version]]\nfrom = 2026-07-01\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T082 {
        about_da: "To versioner af en regel gælder på samme dag.",
        why: {
            da: "En sag fra den dag kunne være både opfyldt og ikke opfyldt.",
            en: "A case of that day could both pass and fail.",
        },
        mend: {
            da: "Slut den gamle version med until dagen før, den nye begynder.",
            en: "End the old version with until on the day before the new one begins.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nversion_by = \"modtaget\"\n\n[[criterion.version]]\nfrom = 2024-01-01\ndeadline = { from = \"modtaget\", within = \"14 days\", to = \"afgjort\" }\n\n[[criterion.version]]\nfrom = 2026-07-01\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nversion_by = \"modtaget\"\n\n[[criterion.version]]\nfrom = 2024-01-01\nuntil = 2026-06-30\ndeadline = { from = \"modtaget\", within = \"14 days\", to = \"afgjort\" }\n\n[[criterion.version]]\nfrom = 2026-07-01\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T083 {
        about_da: "Mellem to versioner af en regel gælder ingen.",
        why: {
            da: "Sager fra de dage bliver ikke vurderet. Det er rigtigt, hvis loven ikke gjaldt, og ellers en forglemmelse.",
            en: "Cases of those days are not judged. That is right if the law did not hold, and a slip otherwise.",
        },
        mend: {
            da: "Lad den nye version begynde dagen efter den gamle.",
            en: "Let the new version begin on the day after the old one.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nversion_by = \"modtaget\"\n\n[[criterion.version]]\nfrom = 2024-01-01\nuntil = 2026-05-31\ndeadline = { from = \"modtaget\", within = \"14 days\", to = \"afgjort\" }\n\n[[criterion.version]]\nfrom = 2026-07-01\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\nversion_by = \"modtaget\"\n\n[[criterion.version]]\nfrom = 2024-01-01\nuntil = 2026-06-30\ndeadline = { from = \"modtaget\", within = \"14 days\", to = \"afgjort\" }\n\n[[criterion.version]]\nfrom = 2026-07-01\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T100 {
        about_da: "Et kontrolpunkt nævner en svarskala, som tjeklisten ikke har.",
        why: {
            da: "Uden skalaen kan ingen svare på spørgsmålet.",
            en: "Without the scale nobody can answer the question.",
        },
        mend: {
            da: "Brug yes-no, ret navnet, eller skriv skalaen som [scales.NAVN].",
            en: "Use yes-no, mend the name, or write the scale as [scales.NAME].",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"",
        right: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"mangelfuld\", outcome = \"fail\" },\n]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"",
    }
    T101 {
        about_da: "To svar på en skala deler navn, eller en skala har navn efter den indbyggede.",
        why: {
            da: "Et svar i en svarfil skal kunne læses på én måde. Store og små bogstaver regnes for ens.",
            en: "An answer in an answer file must have one meaning. Capitals make no difference.",
        },
        mend: {
            da: "Giv svaret eller skalaen et andet navn.",
            en: "Give the answer or the scale another name.",
        },
        wrong: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"God\", outcome = \"fail\" },\n]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"",
        right: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"mangelfuld\", outcome = \"fail\" },\n]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"",
    }
    T102 {
        about_da: "Intet kontrolpunkt bruger en svarskala.",
        why: {
            da: "Enten er den tilovers, eller også bruger et kontrolpunkt en anden skala, end der er ment.",
            en: "Either it is left over, or a criterion uses another scale than is meant.",
        },
        mend: {
            da: "Skriv answer = \"NAVN\" i kontrolpunktet, eller slet skalaen.",
            en: "Write answer = \"NAME\" in the criterion, or delete the scale.",
        },
        wrong: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"mangelfuld\", outcome = \"fail\" },\n]",
        right: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"mangelfuld\", outcome = \"fail\" },\n]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"",
    }
    T103 {
        about_da: "En tjekliste nævner et kontrolpunkt, som den ikke har.",
        why: {
            da: "En betingelse eller en prøve, der ikke rammer noget, ville se ud, som om alt var i orden.",
            en: "A condition or a test that meets nothing would look as if all were well.",
        },
        mend: {
            da: "Ret id'et; meddelelsen nævner det nærmeste.",
            en: "Mend the id; the message gives the nearest one.",
        },
        wrong: "applies_when = { criterion = \"ANDED\", is = [\"fail\"] }\npass_if = \"status = 'lukket'\"",
        right: "applies_when = { criterion = \"ANDET\", is = [\"fail\"] }\npass_if = \"status = 'lukket'\"",
    }
    T104 {
        about_da: "Kontrolpunkter afhænger af hinanden i ring.",
        why: {
            da: "Intet af dem kunne blive det første, der afgøres.",
            en: "None of them could be the first to be decided.",
        },
        mend: {
            da: "Fjern applies_when i det kontrolpunkt, der skal afgøres først.",
            en: "Remove applies_when from the criterion that is to be decided first.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er borgeren hørt?\"\nhelp = \"Se journalen.\"\napplies_when = { criterion = \"A-2\", is = [\"pass\"] }\nanswer = \"yes-no\"\n\n[[criterion]]\nid = \"A-2\"\nquestion = \"Er høringssvaret brugt?\"\nhelp = \"Se begrundelsen.\"\napplies_when = { criterion = \"A-1\", is = [\"pass\"] }\nanswer = \"yes-no\"",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er borgeren hørt?\"\nhelp = \"Se journalen.\"\nanswer = \"yes-no\"\n\n[[criterion]]\nid = \"A-2\"\nquestion = \"Er høringssvaret brugt?\"\nhelp = \"Se begrundelsen.\"\napplies_when = { criterion = \"A-1\", is = [\"pass\"] }\nanswer = \"yes-no\"",
    }
    T105 {
        about_da: "En prøve i en tjekliste går galt.",
        why: {
            da: "Reglen siger noget andet om prøvens sag, end der er ment. Enten reglen eller prøven er forkert.",
            en: "The rule says something else of the test's case than is meant. Either the rule or the test is wrong.",
        },
        mend: {
            da: "Læs, hvad meddelelsen siger, der kom ud, og ret reglen, sagen eller det ventede.",
            en: "Read what the message says came out, and mend the rule, the case or what is expected.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }\n\n[[test]]\nname = \"for sent afgjort\"\ncase = { modtaget = 2026-03-02, afgjort = 2026-03-20 }\nexpect = { A-1 = \"pass\" }",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }\n\n[[test]]\nname = \"for sent afgjort\"\ncase = { modtaget = 2026-03-02, afgjort = 2026-03-20 }\nexpect = { A-1 = \"fail\" }",
    }
    T106 {
        about_da: "En tjekliste med prøver har kontrolpunkter, som ingen prøve dækker.",
        why: {
            da: "En regel, der aldrig er prøvet, er ofte forkert i det tilfælde, ingen tænkte på.",
            en: "A rule that was never tested is often wrong in the case nobody thought of.",
        },
        mend: {
            da: "Skriv en prøve med en sag, der opfylder kontrolpunktet, og en, der ikke gør.",
            en: "Write a test with a case that passes the criterion, and one that fails it.",
        },
        wrong: "[[test]]\nname = \"for sent afgjort\"\ncase = { hastesag = true }\nexpect = { ANDET = \"fail\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
        right: "[[test]]\nname = \"for sent afgjort\"\ncase = { modtaget = 2026-03-02, afgjort = 2026-03-20 }\nexpect = { ANDET = \"fail\", A-1 = \"fail\" }\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T107 {
        about_da: "En prøve giver et svar, som ikke er på skalaen.",
        why: {
            da: "Ingen gennemgåer kan give det svar, så prøven viser ikke noget.",
            en: "No reviewer can give that answer, so the test shows nothing.",
        },
        mend: {
            da: "Brug et af skalaens svar; meddelelsen nævner dem.",
            en: "Use an answer of the scale; the message names them.",
        },
        wrong: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"mangelfuld\", outcome = \"fail\" },\n]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"\n\n[[test]]\nname = \"uden begrundelse\"\nanswers = { A-1 = \"daarlig\" }\nexpect = { A-1 = \"fail\" }",
        right: "[scales.karakter]\noptions = [\n  { id = \"god\", outcome = \"pass\" },\n  { id = \"mangelfuld\", outcome = \"fail\" },\n]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Hvor god er begrundelsen?\"\nhelp = \"Se afgørelsens anden side.\"\nanswer = \"karakter\"\n\n[[test]]\nname = \"uden begrundelse\"\nanswers = { A-1 = \"mangelfuld\" }\nexpect = { A-1 = \"fail\" }",
    }
    T108 {
        about_da: "En prøve giver hændelser af en tabel, som tjeklisten ikke har.",
        why: {
            da: "Hændelserne ville ikke blive brugt, og prøven viste noget andet, end den siger.",
            en: "The events would not be used, and the test would show something other than it says.",
        },
        mend: {
            da: "Ret tabellens navn, eller skriv værdierne som kolonner under case.",
            en: "Mend the name of the table, or write the values as columns under case.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }\n\n[[test]]\nname = \"for sent afgjort\"\nevents = { samtaler = [{ dato = 2026-03-04 }] }\ncase = { modtaget = 2026-03-02 }\nexpect = { A-1 = \"fail\" }",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er svaret sendt i tide?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }\n\n[[test]]\nname = \"for sent afgjort\"\ncase = { modtaget = 2026-03-02 }\nexpect = { A-1 = \"fail\" }",
    }
    T109 {
        about_da: "En indikator kan aldrig tælle eller finde en sag.",
        why: {
            da: "Den ville vise 0 i ethvert dataudtræk, og det ligner et godt resultat.",
            en: "It would show 0 in every extract, and that looks like a good result.",
        },
        mend: {
            da: "Se efter dele af where og of, der modsiger hinanden.",
            en: "Look for parts of where and of that contradict each other.",
        },
        wrong: "[[indicator]]\nid = \"store-sager\"\ntitle = \"Store hastesager\"\nwhere = \"beloeb > 1000\"\nof = \"beloeb < 500\"",
        right: "[[indicator]]\nid = \"store-sager\"\ntitle = \"Store hastesager\"\nwhere = \"beloeb > 1000\"\nof = \"hastesag\"",
    }
    T110 {
        about_da: "To prøver eller to indikatorer har samme navn.",
        why: {
            da: "Meddelelser og tal nævner navnet; med to ens kan ingen se, hvilken der er ment.",
            en: "Messages and numbers give the name; with two alike nobody can tell which is meant.",
        },
        mend: {
            da: "Giv den ene et andet navn.",
            en: "Give one of them another name.",
        },
        wrong: "[[indicator]]\nid = \"store-sager\"\ntitle = \"Store hastesager\"\nwhere = \"beloeb > 1000\"\n\n[[indicator]]\nid = \"store-sager\"\ntitle = \"Store hastesager\"\nwhere = \"beloeb > 2000\"",
        right: "[[indicator]]\nid = \"store-sager\"\ntitle = \"Store hastesager\"\nwhere = \"beloeb > 1000\"\n\n[[indicator]]\nid = \"stoerre-sager\"\ntitle = \"Store hastesager\"\nwhere = \"beloeb > 2000\"",
    }
    T111 {
        about_da: "prior i et udtryk spørger ikke til et kontrolpunkt.",
        why: {
            da: "prior slår udfaldet op i den forrige revision, og det står under kontrolpunktets id.",
            en: "prior looks up the outcome in the earlier audit, which stands under the criterion's id.",
        },
        mend: {
            da: "Skriv id'et som tekst: prior('SDP-01').",
            en: "Write the id as a text: prior('SDP-01').",
        },
        wrong: "applies_if = \"prior(status) = 'fail'\"\npass_if = \"status = 'lukket'\"",
        right: "applies_if = \"prior('ANDET') = 'fail'\"\npass_if = \"status = 'lukket'\"",
    }
    T112 {
        about_da: "En tjekliste er ændret og har beholdt sin version.",
        why: {
            da: "To revisioner med samme version skal have fulgt de samme regler, ellers kan de ikke sammenlignes.",
            en: "Two audits of one version must have followed the same rules, or they cannot be compared.",
        },
        mend: {
            da: "Giv version en ny værdi. sagsaudit template diff viser, hvad der er ændret.",
            en: "Give version a new value. sagsaudit template diff shows what has changed.",
        },
    }
    T113 {
        about_da: "En hjemmel er ikke efterset længe, eller det står der ikke, hvornår.",
        why: {
            da: "Love ændres. En tjekliste, som ingen har holdt op mod loven, kan måle på en regel, der ikke gælder mere.",
            en: "Laws change. A template that nobody held against the law may judge by a rule that no longer holds.",
        },
        mend: {
            da: "Slå bestemmelserne op, og skriv dagen i basis_checked, i [template] eller i kontrolpunktet.",
            en: "Look the provisions up, and write the day into basis_checked, in [template] or in the criterion.",
        },
    }
    T114 {
        about_da: "prior spørger til et kontrolpunkt, som tjeklisten ikke har.",
        why: {
            da: "Havde den forrige revision det heller ikke, er svaret altid tomt. Oftest er id'et skrevet forkert.",
            en: "If the earlier audit had none either, the answer is always empty. Mostly the id is misspelt.",
        },
        mend: {
            da: "Ret id'et. Fandtes kontrolpunktet i den forrige udgave, kan det blive stående.",
            en: "Mend the id. If the earlier edition had the criterion, it can stay.",
        },
        wrong: "applies_if = \"prior('ANDED') = 'fail'\"\npass_if = \"status = 'lukket'\"",
        right: "applies_if = \"prior('ANDET') = 'fail'\"\npass_if = \"status = 'lukket'\"",
    }
    T170 {
        about_da: "En tjekliste siger, hvordan et tilsyn udføres, men ikke hvilken art det er.",
        why: {
            da: "Uden arten bliver der intet afsnit om tilsynet i rapporten, og det, der står om det, ville være skrevet forgæves.",
            en: "Without the kind a report has no paragraph on the supervision, and what is said of it would be written in vain.",
        },
        mend: {
            da: "Skriv supervision = \"audit\" (revisionstilsyn), \"practice\" (praksistilsyn), \"other\" (øvrigt tilsyn) eller \"internal\" (internt tilsyn).",
            en: "Write supervision = \"audit\", \"practice\", \"other\" or \"internal\".",
        },
        wrong: "[report]\nexternal = true",
        right: "[report]\nsupervision = \"audit\"\nexternal = true",
    }
}
