//! A planning register as its authority published it, year by year: three encodings, three line ends, titles or none.

use std::fs::File;

use sagsaudit::extract::{
    self, Bytes, Columns, CprIds, Extract, Packing, Part, Selection, Source, SurveyOptions, Wanted,
};

use super::{shared, shared_folder};

#[test]
fn every_raw_file_is_read_as_the_facts_say_without_a_flag() {
    let Some(folder) = shared_folder("planning-register-2011-2017/raw") else {
        return;
    };
    let facts = shared("planning-register-2011-2017/import-facts.csv").unwrap();
    let mut reader = csv::Reader::from_path(facts).unwrap();
    let mut compared = 0;
    for fact in reader.records().map(|fact| fact.unwrap()) {
        let name = &fact[0];
        let path = folder.join(name);
        let open = || Ok(Bytes::places(File::open(&path)?));
        let source = Source {
            name: name.to_owned(),
            open: &open,
        };
        let part = Part::survey(source, Packing::None, &SurveyOptions::default()).unwrap();
        let survey = part.survey.clone();
        let encoding = match &fact[2] {
            "ascii" => "utf-8",
            "cp1252" => "windows-1252",
            "mac_roman" => "macintosh",
            other => other,
        };
        assert_eq!(survey.encoding.name(), encoding, "{name}");
        let titles: u64 = fact[6].parse().unwrap();
        assert_eq!(
            (survey.skip, survey.header.line),
            (titles, titles + 1),
            "{name}"
        );
        assert_eq!(survey.bytes.to_string(), fact[1], "{name}");
        let headings: Vec<&str> = fact[7].split('|').collect();
        assert_eq!(survey.header.names, headings, "{name}");
        // What had to be guessed, or was passed over, was said.
        let told: Vec<_> = survey.remarks.iter().map(|remark| remark.code.id).collect();
        assert_eq!(told.contains(&"E046"), encoding != "utf-8", "{name}");
        assert_eq!(told.contains(&"E047"), titles > 0, "{name}");

        let id = headings
            .iter()
            .find(|name| name.starts_with("P") && name.ends_with(['f', 'o']));
        let selection = Selection {
            id: vec![Wanted::header(*id.unwrap())],
            ..Selection::default()
        };
        let extract = Extract::of(vec![part]).unwrap();
        let columns = Columns::find(&extract, &selection).unwrap();
        let scan = extract::scan(&extract, &columns, CprIds::Refuse).unwrap();
        assert_eq!(
            (scan.rows_read, scan.rejected),
            (fact[8].parse().unwrap(), 0),
            "{name}"
        );
        compared += 1;
    }
    assert_eq!(compared, 21);
}
