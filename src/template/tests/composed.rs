//! Templates of several files: what they are together, and that the one file an audit folder keeps says the same.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;

/// Files in memory by their paths.
struct Files(BTreeMap<&'static str, String>);

impl Library for Files {
    fn file(&self, path: &str) -> Result<Arc<SourceFile>, Unread> {
        let text = self.0.get(path).ok_or(Unread::Missing)?.clone();
        let name = path.to_owned();
        Ok(Arc::new(SourceFile { name, text }))
    }
}

/// Reads `x.toml` with the files beside it.
pub(super) fn checked_with(main: &str, others: &[(&'static str, &str)]) -> Checked {
    let source = Arc::new(SourceFile {
        name: "x.toml".to_owned(),
        text: main.to_owned(),
    });
    let others = others
        .iter()
        .map(|(path, text)| (*path, (*text).to_owned()));
    read_with(&source, &Files(others.collect()))
}

fn whole(checked: Checked) -> Template {
    let said = lines(&checked);
    checked.template.unwrap_or_else(|| panic!("{said}"))
}

/// The one file says what the many said, and is read back as it is.
fn reads_back(template: &Template) {
    let again = whole(checked(
        &format!("{}.toml", template.id),
        template.text.clone().into_bytes(),
    ));
    let [again, template] = [&again, template].map(without_places);
    assert_eq!(format!("{again:?}"), format!("{template:?}"));
}

/// What is expected stands elsewhere in the one file than in the many.
fn without_places(template: &Template) -> Template {
    let mut template = template.clone();
    for test in &mut template.tests {
        for expectation in &mut test.expected {
            expectation.place = Place::file("");
        }
    }
    template
}

fn ids(template: &Template) -> Vec<&str> {
    let ids = template.criteria.iter();
    ids.map(|criterion| criterion.id.as_str()).collect()
}

const HEAD: &str = "[template]\nid = 'x'\nversion = '1'\ntitle = 'x'\n";

fn criterion(id: &str) -> String {
    format!("[[criterion]]\nid = '{id}'\nquestion = 'x'\nanswer = 'yes-no'\n")
}

#[test]
fn one_file_says_what_the_many_said() {
    for path in good_files() {
        if let Some(template) = checked_file(&path).template {
            reads_back(&template);
        }
    }
}

#[test]
fn a_template_that_is_one_file_is_kept_as_it_is() {
    let path = golden::fixture("templates/ok/everything.toml");
    let template = checked_file(&path).template.unwrap();
    assert_eq!(template.text.into_bytes(), golden::read(&path));
}

#[test]
fn the_one_file_is_written_as_before() {
    let differences: Vec<String> = ["composed", "extended"]
        .iter()
        .filter_map(|name| {
            let path = golden::fixture("templates/ok").join(format!("{name}.toml"));
            let template = checked_file(&path).template.unwrap();
            let written: PathBuf =
                golden::fixture("templates/one-file").join(format!("{name}.toml"));
            golden::difference(&written, &template.text)
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_hash_is_that_of_the_one_file() {
    let path = golden::fixture("templates/ok/extended.toml");
    let template = checked_file(&path).template.unwrap();
    let digest = crate::cell::hex(&Sha256::digest(&template.text));
    assert_eq!(template.sha256, digest);
}

#[test]
fn own_criteria_come_first_then_those_of_fragments_in_their_order() {
    let main = format!(
        "{HEAD}include = ['b.toml', 'a.toml']\n{}",
        criterion("EGEN")
    );
    let a = format!("[fragment]\ntitle = 'a'\n{}", criterion("A"));
    let b = format!(
        "[fragment]\ntitle = 'b'\ninclude = ['a.toml']\n{}",
        criterion("B")
    );
    let template = whole(checked_with(&main, &[("a.toml", &a), ("b.toml", &b)]));
    // What two files include is there once.
    assert_eq!(ids(&template), ["EGEN", "B", "A"]);
    reads_back(&template);
}

#[test]
fn a_base_comes_before_what_is_added_to_it() {
    let base = format!(
        "[template]\nid='b'\nversion='2'\ntitle='b'\ndescription='om b'\n[sampling]\nper_area=7\nreserve=2\n{}{}{}",
        criterion("UD"),
        criterion("B"),
        "[[criterion]]\nid='C'\nquestion='x'\nhelp='før'\ntarget=0.5\nanswer='yes-no'\n"
    );
    let main = format!(
        "{HEAD}extends = 'b@2'\n[sampling]\nreserve = 4\n[override.UD]\noff = true\n\
         [override.C]\nhelp = 'nu'\ntarget = 0.75\n[override.B]\noff = false\n{}",
        criterion("EGEN")
    );
    let template = whole(checked_with(&main, &[("b.toml", &base)]));
    assert_eq!(ids(&template), ["B", "C", "EGEN"]);
    assert_eq!(
        (template.id.as_str(), template.version.as_str()),
        ("x", "1")
    );
    assert_eq!(template.description, "om b");
    let sampling = (template.sampling.per_area, template.sampling.reserve);
    assert_eq!(sampling, (7, 4));
    let changed = &template.criteria[1];
    assert_eq!(changed.help, "nu");
    assert_eq!(changed.target.unwrap().to_string(), "0.75");
    reads_back(&template);
}

#[test]
fn a_rating_is_taken_from_the_base_key_by_key() {
    let base = format!(
        "[template]\nid='b'\nversion='2'\ntitle='b'\n[rating]\nfewest_cases = 5\nmost_undetermined = 0.5\n\
         [[rating.band]]\nlevel = 2\nsentence = 'Fejl.'\nwhen = {{ severity = 'material' }}\n\
         [[rating.band]]\nlevel = 1\nsentence = 'I orden.'\n{}",
        criterion("B")
    );
    let main = format!("{HEAD}extends = 'b@2'\n[rating]\nfewest_cases = 7\n");
    let template = whole(checked_with(&main, &[("b.toml", &base)]));
    let rating = &template.rating;
    assert_eq!(rating.fewest_cases, 7);
    assert_eq!(rating.most_undetermined.to_string(), "0.5");
    let levels: Vec<u8> = rating.bands.iter().map(|band| band.level).collect();
    assert_eq!(levels, [2, 1]);
    reads_back(&template);
    // Bands are one scale: a template that writes any writes them all.
    let bands = "[[rating.band]]\nlevel = 4\nsentence = 'Alle.'\n";
    let template = whole(checked_with(
        &format!("{main}{bands}"),
        &[("b.toml", &base)],
    ));
    assert_eq!(template.rating.bands.len(), 1);
    reads_back(&template);
}

#[test]
fn a_template_may_bear_the_name_of_the_shipped_one_it_extends() {
    let text = "[template]\nid = 'sygedagpenge'\nversion = 'vores'\ntitle = 'x'\n\
                extends = 'sygedagpenge@2026.1'\n[override.SDP-10]\noff = true\n";
    let template = whole(checked("sygedagpenge.toml", text.into()));
    let shipped = Shipped.file("sygedagpenge.toml").unwrap();
    let shipped = whole(read_with(&shipped, &Shipped));
    assert_eq!(template.criteria.len() + 1, shipped.criteria.len());
    assert_eq!(template.version, "vores");
    assert!(template.text.contains("sygedagpenge.toml (shipped)"));
    reads_back(&template);
}

#[test]
fn a_base_may_have_a_base() {
    let b = format!(
        "[template]\nid='b'\nversion='1'\ntitle='b'\nextends='c@1'\n[override.C]\nhelp='fra b'\n{}",
        criterion("B")
    );
    let c = format!(
        "[template]\nid='c'\nversion='1'\ntitle='c'\n{}",
        criterion("C")
    );
    let main = format!("{HEAD}extends = 'b@1'\n");
    let template = whole(checked_with(&main, &[("b.toml", &b), ("c.toml", &c)]));
    assert_eq!(ids(&template), ["C", "B"]);
    assert_eq!(template.criteria[0].help, "fra b");
    let ring = c.replace("title='c'", "title='c'\nextends='b@1'");
    let said = lines(&checked_with(&main, &[("b.toml", &b), ("c.toml", &ring)]));
    assert!(said.contains("T072"), "{said}");
}

#[test]
fn a_fragment_of_base_and_template_is_there_once() {
    let base = format!(
        "[template]\nid='b'\nversion='1'\ntitle='b'\ninclude=['a.toml']\n{}",
        criterion("B")
    );
    let fragment = format!("[fragment]\ntitle='a'\n{}", criterion("A"));
    let main = format!("{HEAD}extends = 'b@1'\ninclude = ['a.toml']\n");
    let template = whole(checked_with(
        &main,
        &[("b.toml", &base), ("a.toml", &fragment)],
    ));
    assert_eq!(ids(&template), ["B", "A"]);
}

#[test]
fn what_only_a_template_has_is_not_taken_from_a_fragment() {
    let fragment = format!(
        "[fragment]\ntitle='a'\n[override.A]\noff=true\n[targets]\ncompliance=7\n{}",
        criterion("A")
    );
    let main = format!("{HEAD}include = ['f/a.toml']\n");
    let beside = lines(&checked_with(&main, &[("f/a.toml", &fragment)]));
    let alone = lines(&checked("a.toml", fragment.into_bytes()));
    for (said, file) in [(beside, "f/a.toml:"), (alone, "")] {
        let heads: Vec<&str> = said
            .lines()
            .map(|line| line.split_once(" kan ikke").unwrap().0)
            .collect();
        let expected = [
            format!("{file}3:2 T002 «override» `override`"),
            format!("{file}5:2 T002 «targets» `targets`"),
        ];
        assert_eq!(heads, expected);
    }
}

#[test]
fn a_table_of_deadlines_and_a_norm_are_replaced_by_those_of_the_template_above() {
    let path = golden::fixture("templates/ok/extended.toml");
    let template = checked_file(&path).template.unwrap();
    assert_eq!(template.tables[0].rows.len(), 1);
    let norm = template.criteria.iter().find(|one| one.id == "GOD-02");
    let Rules::Always(Rule::Deadline(deadline)) = &norm.unwrap().rules else {
        panic!("a deadline")
    };
    let Limit::Within { within, .. } = deadline.limit else {
        panic!("a length of time")
    };
    assert_eq!(within.to_string(), "3 weeks");
    let aliases = &template.columns.iter().find(|one| one.name == "modtaget");
    assert_eq!(aliases.unwrap().aliases, ["Modtaget", "Henvendelse"]);
}

#[test]
fn an_edition_has_an_id_and_a_version() {
    for (extends, code) in [
        ("@", "T075"),
        ("sygedagpenge", "T075"),
        ("sygedagpenge@", "T075"),
        ("@2026.1", "T075"),
        ("../sygedagpenge@2026.1", "T070"),
        ("/etc/x@1", "T070"),
    ] {
        let said = lines(&checked(
            "x.toml",
            format!("{HEAD}extends = '{extends}'\n").into(),
        ));
        assert!(
            said.contains(code) && said.lines().count() == 1,
            "{extends}: {said}"
        );
    }
    let blanks = format!("{HEAD}extends = ' sygedagpenge @ 2026.1 '\n");
    assert!(checked("x.toml", blanks.into()).template.is_some());
}

#[test]
fn tables_of_the_wrong_shape_are_complained_of() {
    for wrong in [
        "criterion = 'x'",
        "criterion = [1]",
        "columns = [1]",
        "columns.ydelse = 1",
        "columns.ydelse.aliases = 1",
        "norms = 1",
        "tables = 2",
        "tables.x = 2",
        "sampling = []",
        "override = 3",
        "override.SDP-03 = 4",
    ] {
        let main = format!("{wrong}\n{HEAD}extends = 'sygedagpenge@2026.1'\n");
        let checked = checked("x.toml", main.into_bytes());
        assert!(checked.template.is_none(), "{wrong}");
        holds_together(&checked);
    }
}

#[test]
fn a_file_that_is_too_much_is_not_read() {
    let main = format!("{HEAD}include = ['a.toml']\n{}", criterion("A"));
    let large = format!("[fragment]\ntitle = 'a'\n#{}", "x".repeat(1_000_000));
    let said = lines(&checked_with(&main, &[("a.toml", &large)]));
    assert!(
        said.contains("T071") && said.contains("1.000.000"),
        "{said}"
    );
}

#[test]
fn more_files_than_any_checklist_has_are_refused() {
    let many: Vec<String> = (0..60).map(|number| format!("'a{number}.toml'")).collect();
    let main = format!("{HEAD}include = [{}]\n{}", many.join(", "), criterion("A"));
    let source = Arc::new(SourceFile {
        name: "x.toml".to_owned(),
        text: main,
    });
    let checked = read_with(&source, &Everything);
    assert!(lines(&checked).contains("T072"));
    assert_eq!(checked.diagnostics.len(), 11);
}

/// A library in which every file is there.
struct Everything;

impl Library for Everything {
    fn file(&self, path: &str) -> Result<Arc<SourceFile>, Unread> {
        Ok(Arc::new(SourceFile {
            name: path.to_owned(),
            text: "[fragment]\ntitle = 'x'\n".to_owned(),
        }))
    }
}

#[test]
fn a_cpr_number_in_a_fragment_is_masked_and_shown_there() {
    let main = format!("{HEAD}include = ['a.toml']\n{}", criterion("A"));
    let fragment = "[fragment]\ntitle = '010190-1234'\n";
    let checked = checked_with(&main, &[("a.toml", fragment)]);
    assert!(checked.template.is_none());
    let said = render(&checked.diagnostics[0], Lang::Da, Style::Plain);
    assert!(
        said.contains("a.toml:2:10") && !said.contains("1234"),
        "{said}"
    );
}

/// A value of a TOML string in one of its spellings.
fn spelled() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zæø#\\[\\]{}=,. ]{1,12}".prop_map(|text| format!("\"x{text}\"")),
        "[a-z\"\\\\#]{0,8}".prop_map(|text| format!("'x{text}'")),
        "[a-zæø\n\"]{0,8}".prop_map(|text| format!("'''\nx{text}\n'''")),
        "[a-zæø\n']{0,8}".prop_map(|text| format!("\"\"\"\\\n  x{text}\\t\\u00e6\"\"\"")),
    ]
}

fn any_criterion() -> impl Strategy<Value = String> {
    let rule = prop_oneof![
        Just("answer = 'yes-no'".to_owned()),
        Just("pass_if = \"beløb > 3 OR til IS NULL\"".to_owned()),
        Just("deadline = { from = 'fra', within = \"norm:svar\", to = 'til' }".to_owned()),
        Just("deadline.by = 'fra'\ndeadline.to = 'til'".to_owned()),
        Just(
            "deadline = { from = 'fra', within = { by = 'art', table = 'frister' }, to = 'til' }"
                .to_owned()
        ),
        Just(
            "version_by = 'fra'\n[[criterion.version]]\nfrom = 2020-01-01\nuntil = 2021-12-31\n\
             answer = 'yes-no'\n[[criterion.version]]\nfrom = 2022-01-01\n\
             [criterion.version.deadline]\nfrom = 'fra'\nwithin = '2 weeks'\nto = 'til'"
                .to_owned()
        ),
    ];
    (spelled(), spelled(), rule).prop_map(|(question, help, rule)| {
        format!("question = {question}\nhelp = {help}\ntarget = 0.9_0\n{rule}\n")
    })
}

const COLUMNS: &str = "[columns]\nart = { type = 'text', aliases = [ 'Art', # navnet\n 'Slags' ] }\n\
    [columns.fra]\ntype = 'date'\n[columns.\"beløb\"]\ntype = 'number'\n[columns.til]\ntype = 'date'\n\
    [norms]\nsvar = '9 days'\n[[tables.frister]]\nkey = 'a'\nwithin = '1 week'\n";

/// Criteria with ids `{prefix}0`, `{prefix}1` ...
fn numbered(prefix: &str, criteria: &[String]) -> String {
    let numbered = criteria.iter().enumerate();
    let tables = numbered
        .map(|(number, criterion)| format!("[[criterion]]\nid = '{prefix}{number}'\n{criterion}"));
    tables.collect()
}

proptest! {
    #[test]
    fn what_files_say_together_one_file_says(
        own in prop::collection::vec(any_criterion(), 0..3),
        shared in prop::collection::vec(any_criterion(), 0..3),
        base in prop::collection::vec(any_criterion(), 1..3),
        help in spelled(),
        is_off in any::<bool>(),
    ) {
        let fragment = format!("[fragment]\ntitle = 'a'\n{COLUMNS}{}", numbered("A", &shared));
        let base = format!(
            "[template]\nid='b'\nversion='1'\ntitle='b'\n{COLUMNS}{}",
            numbered("B", &base)
        );
        let main = format!(
            "{HEAD}extends = 'b@1'\ninclude = ['f/a.toml']\n[override]\nB0 = {{ help = {help}, off = {is_off} }}\n\
             [columns.art]\naliases = ['Sort']\n{}[[criterion]]\nid='Z'\nquestion='x'\n\
             deadline = {{ from = 'fra', within = 'norm:svar', to = 'til' }}\n",
            numbered("X", &own)
        );
        // The fragment's columns are those of the base, without the further alias.
        let fragment = fragment.replace("'Slags' ]", "'Slags', 'Sort' ]");
        let checked = checked_with(&main, &[("f/a.toml", &fragment), ("b.toml", &base)]);
        reads_back(&whole(checked));
    }
}
