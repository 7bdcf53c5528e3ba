//! What an extract holds, as JSON.

use serde::Serialize;

use super::columns::{described_name, ends};
use super::quality::faults;
use super::{Cases, Inspected};
use crate::diag::{Diagnostic, Place};
use crate::draw::{ControlRecord, EventRecord, ExclusionRecord};
use crate::extract::{
    At, ColumnProfile, DoubleEncoding, EncodingBasis, Packing, Part, PartRows, Reject, Spotted,
    file_name,
};
use crate::lang::Lang;
use crate::report::check::{ExtractJson, severity_name};

/// All of it. Keys and words are English, places are a file's name and its line.
#[derive(Debug, Serialize)]
pub struct InspectedJson<'a> {
    schema: u32,
    as_of: String,
    files: Vec<FileJson>,
    totals: TotalsJson,
    cases_counted: bool,
    rejects: Vec<RejectJson>,
    exclusions: &'a [ExclusionRecord],
    controls: &'a [ControlRecord],
    areas: Vec<AreaJson<'a>>,
    persons: Option<PersonsJson<'a>>,
    columns: Vec<ColumnJson<'a>>,
    quality: Vec<FaultJson<'a>>,
    remarks: Vec<RemarkJson>,
    events: Vec<&'a EventRecord>,
    template: Option<ExtractJson<'a>>,
    rows: Vec<RowJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FileJson {
    name: String,
    bytes: u64,
    sha256: Option<String>,
    rows: u64,
    encoding: String,
    encoding_basis: &'static str,
    delimiter: Option<String>,
    sheet: Option<String>,
    packing: &'static str,
    header_line: u64,
    skip: u64,
    repaired: bool,
    remarks: Vec<RemarkJson>,
}

#[derive(Debug, Serialize)]
struct RemarkJson {
    code: &'static str,
    severity: &'static str,
    file: Option<String>,
    line: Option<u64>,
    message: String,
    help: Vec<String>,
}

#[derive(Debug, Serialize)]
struct TotalsJson {
    rows: u64,
    cases: Option<u64>,
    excluded: Option<u64>,
    avoided: Option<u64>,
    rejected: u64,
    repeated: Option<u64>,
}

#[derive(Debug, Serialize)]
struct RejectJson {
    file: String,
    line: u64,
    column: Option<String>,
    reason: String,
}

#[derive(Debug, Serialize)]
struct AreaJson<'a> {
    area: &'a str,
    cases: u64,
}

#[derive(Debug, Serialize)]
struct PersonsJson<'a> {
    column: &'a str,
    persons: u64,
    with_several_cases: u64,
    their_cases: u64,
    most_cases: u64,
    cases_without_person: u64,
}

#[derive(Debug, Serialize)]
struct ColumnJson<'a> {
    heading: &'a str,
    name: Option<&'a str>,
    files: u64,
    r#type: &'static str,
    declared: bool,
    formats: Vec<String>,
    filled: u64,
    empty: u64,
    different: Option<u64>,
    examples: &'a [String],
    least: Option<String>,
    most: Option<String>,
    sum: Option<String>,
    unreadable: u64,
    cpr_like: u64,
}

#[derive(Debug, Serialize)]
struct FaultJson<'a> {
    check: &'static str,
    column: &'a str,
    count: u64,
    example: Option<&'a str>,
    first: Vec<PlaceJson>,
}

#[derive(Debug, Serialize)]
struct PlaceJson {
    file: String,
    line: u64,
}

#[derive(Debug, Serialize)]
struct RowJson<'a> {
    file: String,
    line: u64,
    fields: Vec<FieldJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FieldJson<'a> {
    heading: &'a str,
    value: &'a str,
}

impl<'a> InspectedJson<'a> {
    /// The JSON of what was found out.
    pub fn of(inspected: &'a Inspected<'_, '_>) -> Self {
        let draw = match &inspected.cases {
            Cases::Counted(draw) => Some(draw.as_ref()),
            Cases::NotAsked | Cases::Refused(_) => None,
        };
        let record = draw.map(|draw| &draw.record);
        let remarks = match &inspected.cases {
            Cases::NotAsked => &[][..],
            Cases::Refused(why) => why,
            Cases::Counted(draw) => &draw.warnings,
        };
        let rejects = draw.map_or(&inspected.profile.rejects, |draw| &draw.rejects);
        let profile = &inspected.profile;
        let areas = record.filter(|record| !record.area.is_empty());
        let areas = areas.iter().flat_map(|record| &record.areas);
        let files = inspected.extract.parts().iter().zip(&profile.files);
        let of_fit = inspected.fit.iter().flat_map(|held| &held.fit.diagnostics);
        Self {
            schema: 1,
            as_of: inspected.as_of.to_string(),
            files: files.map(|(part, rows)| file(part, rows)).collect(),
            totals: totals(inspected),
            cases_counted: draw.is_some(),
            rejects: rejects.iter().map(reject).collect(),
            exclusions: record.map_or(&[], |record| &record.exclusions),
            controls: record.map_or(&[], |record| &record.controls),
            areas: areas
                .map(|area| AreaJson {
                    area: &area.area,
                    cases: area.population + area.avoided,
                })
                .collect(),
            persons: persons(inspected),
            columns: profile
                .columns
                .iter()
                .map(|profile| column(profile, inspected))
                .collect(),
            quality: faults(inspected)
                .into_iter()
                .map(|fault| FaultJson {
                    check: fault.check,
                    column: fault.column,
                    count: fault.spotted.count,
                    example: fault.spotted.example.as_deref(),
                    first: places(fault.spotted, inspected),
                })
                .collect(),
            remarks: remarks.iter().chain(of_fit).map(remark).collect(),
            events: inspected
                .events
                .iter()
                .map(|events| &events.record)
                .collect(),
            template: inspected.fit.as_ref().map(|held| held.json()),
            rows: rows(inspected),
        }
    }
}

fn file(part: &Part<'_>, rows: &PartRows) -> FileJson {
    let survey = &part.survey;
    FileJson {
        name: part.file_name(),
        bytes: part.bytes(),
        sha256: part.sha256().map(str::to_owned),
        rows: rows.rows_read,
        encoding: survey.encoding.name(),
        encoding_basis: match survey.encoding_basis {
            EncodingBasis::Stated => "stated",
            EncodingBasis::Mark => "mark",
            EncodingBasis::Valid => "valid",
            EncodingBasis::Zeros => "zeros",
            EncodingBasis::Guessed => "guessed",
        },
        delimiter: part.delimiter().map(|delimiter| delimiter.to_string()),
        sheet: part.sheet_name(),
        packing: match part.packing {
            Packing::None => "none",
            Packing::Gzip(_) => "gzip",
            Packing::Sheet(..) => "xlsx",
        },
        header_line: survey.header.line,
        skip: survey.skip,
        repaired: survey.double_encoding == DoubleEncoding::Repair,
        remarks: survey.remarks.iter().map(remark).collect(),
    }
}

fn remark(diagnostic: &Diagnostic) -> RemarkJson {
    let (file, line) = match &diagnostic.place {
        Place::Nowhere => (None, None),
        Place::File { file } => (Some(file_name(file)), None),
        Place::Line { file, line, .. } => (Some(file_name(file)), Some(*line)),
        Place::Span { source, .. } => (Some(file_name(&source.name)), None),
    };
    let text = |message: &crate::lang::Message| {
        let text = message.in_lang(Lang::En);
        crate::cell::mask_cpr(&text).0.into_owned()
    };
    RemarkJson {
        code: diagnostic.code.id,
        severity: severity_name(diagnostic.code.severity),
        file,
        line,
        message: text(&diagnostic.message),
        help: diagnostic.help.iter().map(text).collect(),
    }
}

fn totals(inspected: &Inspected<'_, '_>) -> TotalsJson {
    if let Cases::Counted(draw) = &inspected.cases {
        let totals = &draw.record.totals;
        return TotalsJson {
            rows: totals.rows_read,
            cases: Some(totals.population),
            excluded: Some(totals.excluded),
            avoided: Some(totals.avoided),
            rejected: totals.rejected,
            repeated: Some(totals.merged),
        };
    }
    let files = || inspected.profile.files.iter();
    TotalsJson {
        rows: files().map(|file| file.rows_read).sum(),
        cases: None,
        excluded: None,
        avoided: None,
        rejected: files().map(|file| file.rejected).sum(),
        repeated: None,
    }
}

fn reject(reject: &Reject) -> RejectJson {
    RejectJson {
        file: file_name(&reject.file),
        line: reject.line,
        column: reject.column.clone(),
        reason: reject.reason.in_lang(Lang::En),
    }
}

fn persons<'a>(inspected: &'a Inspected<'_, '_>) -> Option<PersonsJson<'a>> {
    let (column, counted) = inspected.persons.as_ref()?;
    let counted = counted.as_ref()?;
    Some(PersonsJson {
        column,
        persons: counted.persons,
        with_several_cases: counted.with_several,
        their_cases: counted.their_cases,
        most_cases: counted.most,
        cases_without_person: counted.without,
    })
}

fn column<'a>(profile: &'a ColumnProfile, inspected: &'a Inspected<'_, '_>) -> ColumnJson<'a> {
    let (least, most) = ends(profile);
    ColumnJson {
        heading: &profile.heading,
        name: described_name(profile, inspected),
        files: profile.files,
        r#type: profile.kind.name(),
        declared: profile.described.is_some(),
        formats: profile.formats.iter().map(ToString::to_string).collect(),
        filled: profile.filled,
        empty: profile.empty,
        different: profile.different,
        examples: &profile.examples,
        least,
        most,
        sum: profile.sum.map(|sum| sum.to_string()),
        unreadable: profile.unreadable.count,
        cpr_like: profile.cpr.count,
    }
}

fn places(spotted: &Spotted, inspected: &Inspected<'_, '_>) -> Vec<PlaceJson> {
    let places = spotted.first.iter();
    places
        .map(|at| PlaceJson {
            file: file_of(*at, inspected),
            line: at.line,
        })
        .collect()
}

fn rows<'a>(inspected: &'a Inspected<'_, '_>) -> Vec<RowJson<'a>> {
    let rows = inspected.profile.shown.iter();
    rows.map(|row| RowJson {
        file: file_of(row.at, inspected),
        line: row.at.line,
        fields: row
            .fields
            .iter()
            .map(|(heading, value)| FieldJson { heading, value })
            .collect(),
    })
    .collect()
}

fn file_of(at: At, inspected: &Inspected<'_, '_>) -> String {
    let part = inspected.extract.parts().get(at.part);
    part.map(Part::file_name).unwrap_or_default()
}
