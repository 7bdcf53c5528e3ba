//! Codes that begin with T: templates.

explained! {
    T001 {
        about_da: "En tjekliste er ikke gyldig TOML.",
        why: {
            da: "Filen kan ikke læses til ende, så intet i den kan bruges.",
            en: "The file cannot be read to its end, so nothing in it can be used.",
        },
        mend: {
            da: "Tekster står i anførselstegn, decimaltal skrives med punktum, og hver nøgle har et lighedstegn.",
            en: "Texts stand in quotes, decimals are written with a point, and every key has an equals sign.",
        },
        wrong: "question = Er sagen afgjort?\nanswer = \"yes-no\"",
        right: "question = \"Er sagen afgjort?\"\nanswer = \"yes-no\"",
    }
    T002 {
        about_da: "En tjekliste har en nøgle eller tabel, som ikke kendes.",
        why: {
            da: "En stavefejl ville ellers betyde, at nøglen blev sprunget over i stilhed, fx et mål, der aldrig gjaldt.",
            en: "A misspelt key would otherwise be passed over in silence, such as a target that never held.",
        },
        mend: {
            da: "Ret navnet; meddelelsen nævner det nærmeste eller dem, der kan stå her.",
            en: "Mend the name; the message gives the nearest one, or those that can stand here.",
        },
        wrong: "severty = \"critical\"\nanswer = \"yes-no\"",
        right: "severity = \"critical\"\nanswer = \"yes-no\"",
    }
    T003 {
        about_da: "En værdi i en tjekliste har en forkert type.",
        why: {
            da: "Et tal i anførselstegn er en tekst, og en version uden anførselstegn er et tal: 1.10 ville blive til 1.1.",
            en: "A number in quotes is a text, and a version without quotes is a number: 1.10 would become 1.1.",
        },
        mend: {
            da: "Sæt anførselstegn om tekster, og lad dem være om tal og om true og false.",
            en: "Put quotes around texts, and none around numbers and around true and false.",
        },
        wrong: "weight = \"2\"\nanswer = \"yes-no\"",
        right: "weight = 2\nanswer = \"yes-no\"",
    }
    T004 {
        about_da: "En nøgle eller tabel, der skal være der, mangler eller er tom.",
        why: {
            da: "Uden den er det ikke til at sige, hvad der kontrolleres, eller hvad det hedder i rapporten.",
            en: "Without it there is no saying what is checked, or what it is called in the report.",
        },
        mend: {
            da: "Skriv nøglen. Et kontrolpunkt skal have id, question og én regel.",
            en: "Write the key. A criterion needs id, question and one rule.",
        },
        wrong: "question = \"\"\nanswer = \"yes-no\"",
        right: "question = \"Er borgeren hørt?\"\nanswer = \"yes-no\"",
    }
    T005 {
        about_da: "En værdi er ikke på sin nøgles liste.",
        why: {
            da: "Værdier som severity styrer, hvordan fund tælles; kun de faste ord kan tælles.",
            en: "Values such as severity decide how findings are counted; only the fixed words can be.",
        },
        mend: {
            da: "Vælg en af de værdier, som meddelelsen nævner. De er på engelsk.",
            en: "Choose one of the values that the message names.",
        },
        wrong: "severity = \"kritisk\"\nanswer = \"yes-no\"",
        right: "severity = \"critical\"\nanswer = \"yes-no\"",
    }
    T006 {
        about_da: "Et id har tegn, som et id ikke kan have.",
        why: {
            da: "Id'er bruges i filer, i formler og på kommandolinjen, hvor mellemrum og punktummer skiller.",
            en: "Ids are used in files, formulas and on the command line, where blanks and points separate.",
        },
        mend: {
            da: "Brug bogstaverne a-z, æ, ø og å, tal, - og _.",
            en: "Use the letters a-z, æ, ø and å, digits, - and _.",
        },
        wrong: "id = \"BREV 1.a\"\nanswer = \"yes-no\"",
        right: "id = \"BREV-1a\"\nanswer = \"yes-no\"",
    }
    T007 {
        about_da: "To kontrolpunkter har samme id.",
        why: {
            da: "Svar og fund hører til et id; med to ens ville de blive blandet sammen.",
            en: "Answers and findings belong to an id; with two alike they would be mixed up.",
        },
        mend: {
            da: "Giv det ene et nyt id. Brug ikke et gammelt id til noget nyt: så kan år ikke sammenlignes.",
            en: "Give one of them a new id. Do not use an old id for something new: years could not be compared.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er borgeren hørt?\"\nanswer = \"yes-no\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er afgørelsen begrundet?\"\nanswer = \"yes-no\"",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er borgeren hørt?\"\nanswer = \"yes-no\"\n\n[[criterion]]\nid = \"A-2\"\nquestion = \"Er afgørelsen begrundet?\"\nanswer = \"yes-no\"",
    }
    T008 {
        about_da: "En tidslængde kan ikke læses.",
        why: {
            da: "Om 5 dage er kalenderdage eller arbejdsdage, afgør, om en sag er for sen.",
            en: "Whether 5 days are calendar days or working days decides whether a case is late.",
        },
        mend: {
            da: "Skriv et helt tal og hours, days, working days, hverdage, weeks, months eller years.",
            en: "Write a whole number and hours, days, working days, hverdage, weeks, months or years.",
        },
        wrong: "deadline = { from = \"modtaget\", within = \"5 arbejdsdage\", to = \"afgjort\" }",
        right: "deadline = { from = \"modtaget\", within = \"5 working days\", to = \"afgjort\" }",
    }
    T009 {
        about_da: "Et kontrolpunkt har ingen regel, flere eller en ufuldstændig.",
        why: {
            da: "Én regel afgør et kontrolpunkt; med to kunne de sige hver sit.",
            en: "One rule decides a criterion; two could disagree.",
        },
        mend: {
            da: "Skriv én regel. Er der to ting at kontrollere, så lav to kontrolpunkter.",
            en: "Write one rule. If there are two things to check, make two criteria.",
        },
        wrong: "deadline = { from = \"modtaget\", to = \"afgjort\" }",
        right: "deadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T010 {
        about_da: "Et udtryk kan ikke læses.",
        why: {
            da: "Et udtryk, der kun læses halvt, ville afgøre noget andet end det, der er ment.",
            en: "An expression read by half would decide something other than what is meant.",
        },
        mend: {
            da: "Se efter parenteser, der ikke er lukket, manglende AND eller OR og manglende apostroffer om tekster.",
            en: "Look for brackets that are not closed, a missing AND or OR, and missing apostrophes around texts.",
        },
        wrong: "pass_if = \"(beloeb > 0\"",
        right: "pass_if = \"(beloeb > 0)\"",
    }
    T011 {
        about_da: "Et udtryk er for langt eller for dybt indlejret.",
        why: {
            da: "Højst 4.000 tegn og 30 niveauer: længere udtryk kan ingen kontrollere ved at læse dem.",
            en: "At most 4,000 characters and 30 levels: nobody can check longer ones by reading them.",
        },
        mend: {
            da: "Del kontrolpunktet i flere, eller brug IN i stedet for en række OR.",
            en: "Divide the criterion, or use IN instead of a chain of OR.",
        },
    }
    T012 {
        about_da: "Et udtryk eller en regel nævner en kolonne, som tjeklisten ikke har.",
        why: {
            da: "Kun kolonner, der er erklæret under [columns], læses fra dataudtrækket, med deres type.",
            en: "Only columns declared under [columns] are read from the extract, with their type.",
        },
        mend: {
            da: "Ret navnet, eller tilføj kolonnen. Tekster står i enkelte apostroffer, ellers tages de for kolonner.",
            en: "Mend the name, or add the column. Texts stand in single apostrophes, or they are taken for columns.",
        },
        wrong: "pass_if = \"afgjort_dato IS NOT NULL\"",
        right: "pass_if = \"afgjort IS NOT NULL\"",
    }
    T013 {
        about_da: "Et udtryk bruger en funktion, som ikke findes.",
        why: {
            da: "Kun få funktioner er med, så det samme udtryk giver det samme svar overalt.",
            en: "There are only a few functions, so that an expression gives the same answer everywhere.",
        },
        mend: {
            da: "Funktionerne er coalesce, length, lower, upper og workdays.",
            en: "The functions are coalesce, length, lower, upper and workdays.",
        },
        wrong: "pass_if = \"len(status) > 3\"",
        right: "pass_if = \"length(status) > 3\"",
    }
    T014 {
        about_da: "Et udtryk bruger noget af SQL, som ikke er tilladt.",
        why: {
            da: "Det, der afhænger af dagen, af andre sager eller af databasen, ville give forskellige svar på forskellige dage.",
            en: "What depends on the day, on other cases or on the database would answer differently on different days.",
        },
        mend: {
            da: "Det, der afhænger af dagen, hører til i en frist (deadline); den bliver målt på revisionens dato.",
            en: "What depends on the day belongs in a deadline, which is judged as of the audit's date.",
        },
        wrong: "pass_if = \"afgjort < CURRENT_DATE\"",
        right: "pass_if = \"afgjort < DATE '2026-10-31'\"",
    }
    T015 {
        about_da: "Typer i et udtryk passer ikke sammen.",
        why: {
            da: "En dato sammenlignet med en tekst ville sammenligne tegn, ikke dage.",
            en: "A date compared with a text would compare characters, not days.",
        },
        mend: {
            da: "Ret kolonnens type, eller sammenlign med en værdi af samme slags. Dato minus dato er et antal dage.",
            en: "Mend the column's type, or compare with a value of the same kind. Date minus date is a number of days.",
        },
        wrong: "pass_if = \"afgjort <= 14\"",
        right: "pass_if = \"afgjort - modtaget <= 14\"",
    }
    T016 {
        about_da: "En funktion i et udtryk har et forkert antal argumenter.",
        why: {
            da: "Det manglende kunne kun gættes.",
            en: "What is missing could only be guessed.",
        },
        mend: {
            da: "workdays har en dato og et antal dage, length, lower og upper en tekst, coalesce to eller flere værdier.",
            en: "workdays has a date and a number of days, length, lower and upper a text, coalesce two values or more.",
        },
        wrong: "pass_if = \"afgjort <= workdays(modtaget)\"",
        right: "pass_if = \"afgjort <= workdays(modtaget, 5)\"",
    }
    T017 {
        about_da: "En værdi i et udtryk kan ikke læses.",
        why: {
            da: "30. februar findes ikke, og 01-02-2026 kan være to forskellige dage.",
            en: "30 February does not exist, and 01-02-2026 could be two different days.",
        },
        mend: {
            da: "Skriv datoer som DATE '2026-01-31' og tal med punktum.",
            en: "Write dates as DATE '2026-01-31' and numbers with a point.",
        },
        wrong: "pass_if = \"afgjort > DATE '31-01-2026'\"",
        right: "pass_if = \"afgjort > DATE '2026-01-31'\"",
    }
    T018 {
        about_da: "En sammenligning med NULL er altid ukendt.",
        why: {
            da: "NULL betyder, at der ikke står noget; intet er lig med det, heller ikke NULL selv.",
            en: "NULL means that nothing is there; nothing is equal to it, not even NULL itself.",
        },
        mend: {
            da: "Skriv IS NULL eller IS NOT NULL.",
            en: "Write IS NULL or IS NOT NULL.",
        },
        wrong: "pass_if = \"status <> NULL\"",
        right: "pass_if = \"status IS NOT NULL\"",
    }
    T019 {
        about_da: "Et udtryk skal have parenteser, fordi det kan læses på to måder.",
        why: {
            da: "Databaser er ikke enige om, hvad NOT gælder her; svaret ville afhænge af, hvem der regner.",
            en: "Databases disagree on what NOT covers here; the answer would depend on who computes it.",
        },
        mend: {
            da: "Sæt parentes om det, der hører sammen.",
            en: "Put brackets around what belongs together.",
        },
        wrong: "pass_if = \"hastesag = NOT hastesag IS NULL\"",
        right: "pass_if = \"hastesag = (NOT (hastesag IS NULL))\"",
    }
    T020 {
        about_da: "Et navn i et udtryk passer på flere kolonner.",
        why: {
            da: "Navne skelner ikke mellem store og små bogstaver, medmindre to kolonner kun er forskellige i det.",
            en: "Names do not mind case, unless two columns differ in nothing else.",
        },
        mend: {
            da: "Skriv navnet nøjagtigt i citationstegn, eller giv den ene kolonne et andet navn.",
            en: "Write the name exactly in double quotes, or rename one of the columns.",
        },
    }
    T021 {
        about_da: "Et udtryk kan aldrig være sandt.",
        why: {
            da: "Alle sager ville komme ud som ikke opfyldt, og fundet ville handle om tjeklisten, ikke om sagerne.",
            en: "Every case would fail, and the finding would be about the template, not about the cases.",
        },
        mend: {
            da: "Se efter krav, der modsiger hinanden, og efter AND, hvor der skulle stå OR.",
            en: "Look for demands that contradict each other, and for AND where OR is meant.",
        },
        wrong: "pass_if = \"status = 'lukket' AND status = 'afgjort'\"",
        right: "pass_if = \"status = 'lukket' OR status = 'afgjort'\"",
    }
    T022 {
        about_da: "Et udtryk kan aldrig være falsk.",
        why: {
            da: "Ingen sag kan komme ud som ikke opfyldt, så kontrolpunktet viser intet, og alt ser ud til at være i orden.",
            en: "No case can fail, so the criterion shows nothing and all seems well.",
        },
        mend: {
            da: "Den sædvanlige fejl er OR mellem to <>: alt er forskelligt fra mindst den ene. Skriv AND eller NOT IN.",
            en: "The usual slip is OR between two <>: everything differs from at least one of them. Write AND or NOT IN.",
        },
        wrong: "pass_if = \"status <> 'lukket' OR status <> 'afgjort'\"",
        right: "pass_if = \"status NOT IN ('lukket', 'afgjort')\"",
    }
    T023 {
        about_da: "Et kontrolpunkt kan aldrig være relevant.",
        why: {
            da: "Alle sager kommer ud som ikke relevant, og kontrollen bliver aldrig lavet.",
            en: "Every case comes out as not applicable, and the check is never made.",
        },
        mend: {
            da: "Ret betingelsen i applies_if, eller slet kontrolpunktet.",
            en: "Mend the condition in applies_if, or delete the criterion.",
        },
        wrong: "applies_if = \"beloeb > 100 AND beloeb < 50\"\npass_if = \"status = 'lukket'\"",
        right: "applies_if = \"beloeb > 100 OR beloeb < 50\"\npass_if = \"status = 'lukket'\"",
    }
    T024 {
        about_da: "En kolonne er erklæret, som intet i tjeklisten bruger.",
        why: {
            da: "Erklærede kolonner kommer med i revisionsmappen. Den skal kun rumme de oplysninger, der er nødvendige (dataminimering). Tit er det også et kontrolpunkt, der blev glemt.",
            en: "Declared columns go into the audit folder, which should hold only what is needed (data minimisation). Often it is also a criterion that was forgotten.",
        },
        mend: {
            da: "Slet kolonnen, eller skriv det kontrolpunkt, den er til.",
            en: "Delete the column, or write the criterion it is for.",
        },
        wrong: "[columns.bemaerkninger]\ntype = \"text\"",
        right: "[columns.bemaerkninger]\ntype = \"text\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er der skrevet bemærkninger?\"\npass_if = \"bemaerkninger IS NOT NULL\"",
    }
    T025 {
        about_da: "Et kontrolpunkt, som en gennemgåer svarer på, har ingen vejledning.",
        why: {
            da: "To gennemgåere, der ser efter forskellige steder, svarer forskelligt på den samme sag.",
            en: "Two reviewers who look in different places answer differently about the same case.",
        },
        mend: {
            da: "Skriv i help, hvor man ser efter, og hvad der tæller som ja, delvist og nej.",
            en: "Say in help where to look, and what counts as yes, partly and no.",
        },
        wrong: "question = \"Er borgeren hørt?\"\nanswer = \"yes-no\"",
        right: "question = \"Er borgeren hørt?\"\nhelp = \"Ja, når der er sendt et partshøringsbrev før afgørelsen.\"\nanswer = \"yes-no\"",
    }
    T026 {
        about_da: "Én overskrift passer på flere kolonner.",
        why: {
            da: "Begge kolonner bliver læst fra den samme kolonne i dataudtrækket, og en frist mellem dem er altid overholdt.",
            en: "Both columns are read from one column of the extract, and a deadline between them is always met.",
        },
        mend: {
            da: "Lad overskriften stå ved den kolonne, den hører til. Store bogstaver, mellemrum og punktummer gør ingen forskel.",
            en: "Leave the heading with the column it belongs to. Case, blanks and points make no difference.",
        },
        wrong: "[columns.besvaret]\ntype = \"date\"\naliases = [\"Modtaget\"]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er brevet besvaret?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"besvaret\" }",
        right: "[columns.besvaret]\ntype = \"date\"\naliases = [\"Svardato\"]\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er brevet besvaret?\"\ndeadline = { from = \"modtaget\", within = \"7 days\", to = \"besvaret\" }",
    }
    T027 {
        about_da: "En kolonne sammenlignes med den tomme tekst.",
        why: {
            da: "En tom celle er NULL, ikke en tom tekst. status <> '' er derfor ukendt, netop når cellen er tom, og sagen kan ikke afgøres.",
            en: "An empty cell is NULL, not an empty text. So status <> '' is unknown just when the cell is empty, and the case cannot be decided.",
        },
        mend: {
            da: "Skriv IS NOT NULL og IS NULL.",
            en: "Write IS NOT NULL and IS NULL.",
        },
        wrong: "pass_if = \"status <> ''\"",
        right: "pass_if = \"status IS NOT NULL\"",
    }
    T028 {
        about_da: "To kontrolpunkter stiller det samme spørgsmål.",
        why: {
            da: "I rapporten kan læseren ikke se, hvad der skiller de to linjer. Tit er det en kopi, der ikke blev rettet til.",
            en: "In the report the reader cannot tell the two lines apart. Often it is a copy that was not changed.",
        },
        mend: {
            da: "Skriv forskellen ind i spørgsmålet, eller slet det ene.",
            en: "Write the difference into the question, or delete one of them.",
        },
        wrong: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er sagen afgjort i tide?\"\npass_if = \"beloeb > 0\"\n\n[[criterion]]\nid = \"A-2\"\nquestion = \"Er sagen afgjort i tide?\"\npass_if = \"status = 'lukket'\"",
        right: "[[criterion]]\nid = \"A-1\"\nquestion = \"Er beløbet udfyldt?\"\npass_if = \"beloeb > 0\"\n\n[[criterion]]\nid = \"A-2\"\nquestion = \"Er sagen lukket?\"\npass_if = \"status = 'lukket'\"",
    }
    T029 {
        about_da: "En frist løber fra en kolonne til kolonnen selv.",
        why: {
            da: "Fristen er overholdt i alle sager, uanset hvad der er sket.",
            en: "The deadline is met in every case, whatever happened.",
        },
        mend: {
            da: "from er begyndelsen, to er den kolonne, der siger, hvornår det blev gjort.",
            en: "from is the beginning, to the column that says when it was done.",
        },
        wrong: "deadline = { from = \"modtaget\", within = \"7 days\", to = \"modtaget\" }",
        right: "deadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T031 {
        about_da: "En frist nævner en kolonne, som ikke rummer datoer.",
        why: {
            da: "En frist regnes fra dag til dag; af en tekst eller et tal kan den ikke regnes.",
            en: "A deadline runs from day to day; it cannot be computed from a text or a number.",
        },
        mend: {
            da: "Giv kolonnen type = \"date\" eller \"datetime\", eller nævn en anden kolonne.",
            en: "Give the column type = \"date\" or \"datetime\", or name another column.",
        },
        wrong: "deadline = { from = \"modtaget\", within = \"7 days\", to = \"status\" }",
        right: "deadline = { from = \"modtaget\", within = \"7 days\", to = \"afgjort\" }",
    }
    T032 {
        about_da: "Et tal ligger uden for sit område.",
        why: {
            da: "Mål og sikkerhed er andele: 90 i stedet for 0.90 ville aldrig kunne nås.",
            en: "Targets and confidence are shares: 90 instead of 0.90 could never be met.",
        },
        mend: {
            da: "Skriv 90 % som 0.90.",
            en: "Write 90 % as 0.90.",
        },
        wrong: "target = 90\nanswer = \"yes-no\"",
        right: "target = 0.90\nanswer = \"yes-no\"",
    }
    T033 {
        about_da: "En tjekliste har ingen kontrolpunkter.",
        why: {
            da: "En revision uden kontrolpunkter finder ingen fejl, og det ligner en god revision.",
            en: "An audit without criteria finds no errors, and that looks like a good audit.",
        },
        mend: {
            da: "Skriv mindst ét [[criterion]], med dobbelte kantede parenteser.",
            en: "Write at least one [[criterion]], with double square brackets.",
        },
        wrong: "[template]\nid = \"tom\"\nversion = \"1\"\ntitle = \"Tom\"",
        right: "[template]\nid = \"tom\"\nversion = \"1\"\ntitle = \"Tom\"\n\n[[criterion]]\nid = \"A-1\"\nquestion = \"Er borgeren hørt?\"\nanswer = \"yes-no\"",
    }
    T034 {
        about_da: "En tjeklistes id er ikke filens navn.",
        why: {
            da: "Rapporter nævner id'et; den, der leder efter tjeklisten bagefter, leder efter en fil med det navn.",
            en: "Reports name the id; whoever looks for the template later looks for a file of that name.",
        },
        mend: {
            da: "Giv filen navnet id.toml, eller ret id'et.",
            en: "Call the file id.toml, or mend the id.",
        },
        wrong: "[template]\nid = \"sygedagpenge\"\nversion = \"1\"\ntitle = \"I filen eksempel.toml\"",
        right: "[template]\nid = \"eksempel\"\nversion = \"1\"\ntitle = \"I filen eksempel.toml\"",
    }
    T035 {
        about_da: "En tjekliste rummer noget, der ligner et CPR-nummer.",
        why: {
            da: "Tjeklister deles med mange og ligger i versionsstyring, hvorfra intet kan slettes helt.",
            en: "Templates go to many people and stand in version control, from which nothing is ever quite deleted.",
        },
        mend: {
            da: "Fjern nummeret. I eksempler kan der stå ddmmåå-xxxx.",
            en: "Remove the number. Examples can say ddmmyy-xxxx.",
        },
        wrong: "help = \"Se sagen om 010190-1234.\"\nanswer = \"yes-no\"",
        right: "help = \"Se eksemplet i vejledningen.\"\nanswer = \"yes-no\"",
    }
    T036 {
        about_da: "En tjekliste er for stor eller er ikke UTF-8-tekst.",
        why: {
            da: "I en anden tegnkodning bliver æ, ø og å til andre tegn, og så passer kolonner og sagsområder ikke.",
            en: "In another encoding letters such as æ turn into others, and columns and areas no longer fit.",
        },
        mend: {
            da: "Gem filen som UTF-8 (i Notesblok: Gem som, Kodning). En tjekliste kan højst være på 1.000.000 byte.",
            en: "Save the file as UTF-8 (in Notepad: Save as, Encoding). A template can have at most 1,000,000 bytes.",
        },
    }
    T037 {
        about_da: "En kolonnes navn kan ikke bruges i udtryk.",
        why: {
            da: "I et udtryk ville order eller Sags-nr blive læst som noget andet end et navn.",
            en: "In an expression order or Sags-nr would be read as something other than a name.",
        },
        mend: {
            da: "Brug små bogstaver, tal og _, og skriv dataudtrækkets overskrift under aliases.",
            en: "Use lower-case letters, digits and _, and write the extract's heading under aliases.",
        },
        wrong: "[columns.Sags-nr]\ntype = \"text\"\nrole = \"person\"",
        right: "[columns.sags_nr]\ntype = \"text\"\naliases = [\"Sags-nr\"]\nrole = \"person\"",
    }
    T038 {
        about_da: "Et lovkrav nævner ikke sin hjemmel.",
        why: {
            da: "Brud på loven og på lokale normer tælles hver for sig. Den, der får fundet, skal kunne slå bestemmelsen op.",
            en: "Breaches of law and of local norms are counted apart. Whoever gets the finding must be able to look the provision up.",
        },
        mend: {
            da: "Skriv lov og paragraf i basis, eller brug norm = \"local\".",
            en: "Name the act and the section in basis, or use norm = \"local\".",
        },
        wrong: "norm = \"law\"\nanswer = \"yes-no\"",
        right: "norm = \"law\"\nbasis = \"Forvaltningsloven § 19\"\nanswer = \"yes-no\"",
    }
}
