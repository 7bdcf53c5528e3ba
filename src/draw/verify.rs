//! Re-performing a draw from its record, and naming every difference.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::Value;

use super::extension::extended;
use super::record::{ColumnRecord, DrawRecord, ExclusionRecord, ExtractRecord, OF_CPR};
use super::replacement::replaced;
use super::{
    AbsentArea, CodeKey, Control, ControlOf, Exclusion, Population, Request, Sample, SampleSize,
    Sizes, Vocabulary,
};
use crate::case::{Area, ColumnType};
use crate::diag::{Diagnostic, Failure, Place, code};
use crate::extract::{
    Delimiter, DoubleEncoding, FileHash, FileHeadings, Limits, Mapping, Need, NoRows, Selection,
    SurveyOptions, Wanted,
};
use crate::lang::{Message, draw as say, pseudonym};

/// How many cases that differ are named in one area.
const MOST_NAMED: usize = 5;

impl DrawRecord {
    /// The request that makes the recorded draw again. The cases that were audited before are not in the record; they
    /// stand in [`AvoidedList`](super::AvoidedList)s. Neither is the key of codes, which is kept elsewhere.
    ///
    /// # Errors
    /// When the record names a type that this version does not know, or a total that is no number; when the key is not
    /// that of its codes, since other names would be written for the cases.
    pub fn request(&self, file: &str, key: Option<&CodeKey>) -> Result<Request, Failure> {
        if key.map(CodeKey::record) != self.pseudonyms {
            let diagnostic = Diagnostic::new(&code::D122, pseudonym::NOT_ITS_KEY.message());
            return Err(diagnostic.at(Place::file(file)).into());
        }
        let kept = wanted(&self.columns, file)?;
        let conditions = wanted(&self.condition_columns, file)?;
        let controls = self.controls(file)?;
        let of_cpr = self.columns.iter();
        let of_cpr = of_cpr.filter(|column| column.derive.as_deref() == Some(OF_CPR));
        let birth_dates = of_cpr.map(|column| column.name.clone()).collect();
        let of_columns = self.columns.iter().chain(&self.condition_columns);
        let of_columns = of_columns.map(|column| (&column.name, &column.header));
        let of_controls = self
            .controls
            .iter()
            .map(|control| (&control.of, &control.header));
        let maps = of_columns.chain(of_controls).filter_map(|(name, header)| {
            Some(Mapping {
                column: name.clone(),
                header: header.clone()?,
            })
        });
        let maps = maps.collect();
        Ok(Request {
            seed: self.seed.clone(),
            seed_origin: self.seed_origin,
            sizes: Sizes {
                sample: self.sample_size(file)?,
                reserve: self.reserve,
                extended: extended(&self.extensions),
                replaced: replaced(&self.replaced),
            },
            stop_rule: self.stop_rule.clone(),
            extensions: self.extensions.clone(),
            replaced: self.replaced.clone(),
            absent_area: AbsentArea::PassedOver,
            selection: Selection {
                id: self.id.iter().map(Wanted::header).collect(),
                // An area column that the extract never had, or has no more, is a matter of comparing the areas.
                area: self.area.iter().map(optional).collect(),
                by_file: self.headings_by_file(),
                kept,
                maps,
                birth_dates,
                ..Selection::default()
            },
            population: Population {
                exclusions: self.exclusions.iter().map(exclusion).collect(),
                vocabulary: Vocabulary {
                    declared: conditions,
                    ..Vocabulary::default()
                },
                avoided: Vec::new(),
                area_names: self.area_names.clone(),
                controls,
            },
            cpr: self.cpr,
            key: key.cloned(),
            as_of: self.as_of,
            drawn_at: self.drawn_at.clone(),
            template: self.template.clone(),
            program: self.program.clone(),
        })
    }

    fn sample_size(&self, file: &str) -> Result<SampleSize, Failure> {
        match (self.per_area, self.allocation) {
            (_, Some(allocation)) => Ok(SampleSize::Total(allocation)),
            (Some(per_area), None) => {
                let areas = self.areas.iter();
                let areas = areas.filter(|area| area.requested != per_area);
                Ok(SampleSize::PerArea {
                    per_area,
                    by_area: areas
                        .map(|area| (Area::named(&area.area), area.requested))
                        .collect(),
                })
            }
            (None, None) => Err(damaged("per_area", file)),
        }
    }

    /// The totals that were stated.
    fn controls(&self, file: &str) -> Result<Vec<Control>, Failure> {
        let controls = self.controls.iter().map(|recorded| {
            let of = match &recorded.header {
                None => ControlOf::Rows,
                Some(_) => ControlOf::Sum(Wanted {
                    kind: ColumnType::Number,
                    ..Wanted::header(&recorded.of)
                }),
            };
            let stated = Decimal::from_str(&recorded.stated);
            Ok(Control {
                of,
                stated: stated.map_err(|_| damaged(&recorded.stated, file))?,
                source: recorded.source.clone(),
            })
        });
        controls.collect()
    }

    /// The headings in every file, when they are not the same everywhere.
    fn headings_by_file(&self) -> Vec<FileHeadings> {
        let mut own = self.extracts.iter().map(|extract| &extract.headings);
        if own.all(Option::is_none) {
            return Vec::new();
        }
        let headers = |columns: &[ColumnRecord]| {
            let headers = columns.iter().map(|column| column.header.clone());
            headers.collect()
        };
        let whole = FileHeadings {
            id: self.id.iter().cloned().map(Some).collect(),
            area: self.area.iter().cloned().map(Some).collect(),
            kept: headers(&self.columns),
            conditions: headers(&self.condition_columns),
            summed: self.summed_headings(),
        };
        let own = self.extracts.iter();
        own.map(|extract| extract.headings.clone().unwrap_or_else(|| whole.clone()))
            .collect()
    }

    /// The headings of the columns that are added up, each once.
    fn summed_headings(&self) -> Vec<Option<String>> {
        let mut names = BTreeSet::new();
        let of_columns = self
            .controls
            .iter()
            .filter(|control| control.header.is_some());
        of_columns
            .filter(|control| names.insert(&control.of))
            .map(|control| control.header.clone())
            .collect()
    }
}

impl ExtractRecord {
    /// How the recorded file is to be looked at, when no text may hold more than the limits say.
    pub fn survey_options(&self, limits: Limits) -> SurveyOptions {
        SurveyOptions {
            hash: match self.sha256 {
                None => FileHash::Skip,
                Some(_) => FileHash::Sha256,
            },
            encoding: Some(self.encoding.clone()),
            delimiter: self
                .delimiter
                .as_deref()
                .and_then(|delimiter| Delimiter::from_str(delimiter).ok()),
            sheet_columns: None,
            skip: Some(self.skip.unwrap_or(0)),
            double_encoding: if self.repaired {
                DoubleEncoding::Repair
            } else {
                DoubleEncoding::Keep
            },
            limits,
            no_rows: NoRows::Refused,
            bytes: None,
            threads: None,
        }
    }
}

fn damaged(detail: &str, file: &str) -> Failure {
    let message = say::DAMAGED_RECORD.with("detail", detail);
    Diagnostic::new(&code::D004, message)
        .at(Place::file(file))
        .into()
}

/// The columns of a record, as they were asked for.
fn wanted(columns: &[ColumnRecord], file: &str) -> Result<Vec<Wanted>, Failure> {
    let wanted = columns.iter().map(|column| {
        let kind = ColumnType::from_str(&column.kind).map_err(|()| damaged(&column.kind, file))?;
        Ok(Wanted {
            name: column.name.clone(),
            kind,
            aliases: Vec::new(),
            need: if column.header.is_some() {
                Need::Required
            } else {
                Need::Optional
            },
        })
    });
    wanted.collect()
}

fn exclusion(recorded: &ExclusionRecord) -> Exclusion {
    Exclusion {
        reason: recorded.reason.clone(),
        condition: recorded.condition.clone(),
        excludes: recorded.excludes,
    }
}

/// A column by its heading, that need not be there.
fn optional(header: &String) -> Wanted {
    Wanted {
        need: Need::Optional,
        ..Wanted::header(header)
    }
}

/// Everything in which two records differ, `program` and `drawn_at` apart, by the place in `draw.json`.
pub fn record_differences(recorded: &DrawRecord, again: &DrawRecord) -> Vec<Message> {
    let as_value = |record: &DrawRecord| {
        let mut value =
            serde_json::to_value(record).expect("a record of texts and numbers is always JSON");
        if let Value::Object(fields) = &mut value {
            fields.remove("program");
            fields.remove("drawn_at");
        }
        value
    };
    let mut differences = Vec::new();
    compare("", &as_value(recorded), &as_value(again), &mut differences);
    differences
}

fn compare(path: &str, recorded: &Value, again: &Value, differences: &mut Vec<Message>) {
    match (recorded, again) {
        (Value::Object(left), Value::Object(right)) => {
            let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            for key in keys {
                let below = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                let of = |side: &serde_json::Map<String, Value>| {
                    side.get(key).cloned().unwrap_or(Value::Null)
                };
                compare(&below, &of(left), &of(right), differences);
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            for position in 0..left.len().max(right.len()) {
                let of = |side: &[Value]| side.get(position).cloned().unwrap_or(Value::Null);
                compare(
                    &format!("{path}[{position}]"),
                    &of(left),
                    &of(right),
                    differences,
                );
            }
        }
        _ if recorded == again => {}
        _ => differences.push(
            say::DIFFERENT_VALUE
                .with("field", path)
                .with("recorded", recorded.to_string())
                .with("again", again.to_string()),
        ),
    }
}

/// Everything in which two samples differ: cases, and the first differing values of cases that are in both.
pub fn sample_differences(recorded: &Sample, again: &Sample) -> Vec<Message> {
    let mut differences = Vec::new();
    if recorded.columns != again.columns {
        let message = say::DIFFERENT_COLUMNS
            .with("recorded", recorded.columns.join(", "))
            .with("again", again.columns.join(", "));
        differences.push(message);
    }
    let by_id = |sample: &Sample| -> BTreeMap<_, _> {
        sample
            .cases
            .iter()
            .map(|case| ((case.area.clone(), case.id.clone()), case.clone()))
            .collect()
    };
    let (left, right) = (by_id(recorded), by_id(again));
    let mut named = BTreeMap::new();
    for (key @ (area, id), case) in &left {
        let message = match right.get(key) {
            None => &say::CASE_NOT_AGAIN,
            Some(other) if other != case => &say::CASE_DIFFERS,
            Some(_) => continue,
        };
        note(
            &mut differences,
            &mut named,
            message.with("case", id.as_str()),
            area,
        );
    }
    for (area, id) in right.keys().filter(|key| !left.contains_key(*key)) {
        note(
            &mut differences,
            &mut named,
            say::CASE_NEW.with("case", id.as_str()),
            area,
        );
    }
    differences
}

/// Names a differing case, up to the limit of its area.
fn note(
    differences: &mut Vec<Message>,
    named: &mut BTreeMap<Area, usize>,
    message: Message,
    area: &Area,
) {
    let count = named.entry(area.clone()).or_insert(0);
    *count += 1;
    if *count <= MOST_NAMED {
        differences.push(message.with("area", area.as_str()));
    } else if *count == MOST_NAMED + 1 {
        differences.push(say::MORE_CASES.with("area", area.as_str()));
    }
}
