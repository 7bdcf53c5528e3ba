//! Reading what stands beside the answers: observations and conclusions.

use super::key::{KeyCell, RowKey, Subject};
use super::observations::{Observation, ObservationKind};
use super::read::{Reading, masked};
use super::side_sheets::AreaConclusion;
use super::tables::Found;
use crate::diag::code;
use crate::extract::{GridRow, excerpt};
use crate::lang::{answers, worksheet as say};

impl Reading<'_> {
    pub(super) fn observation(&mut self, table: &Found<'_>, row: &GridRow) {
        let text = table.text(row, "observation");
        if text.is_empty() {
            return;
        }
        let kind = table.text(row, "kind");
        let found = ObservationKind::find(kind).filter(|kind| *kind != ObservationKind::Assessment);
        let Some(kind) = found.or(kind.is_empty().then_some(ObservationKind::Observation)) else {
            let message = say::NO_KIND.with("found", excerpt(kind));
            return self.complain(&code::A034, message, table.place(row, "kind"));
        };
        let case_id = table.text(row, "case_id");
        let case = self.sampled().find(|case| case.id.as_str() == case_id);
        if case.is_none() && !case_id.is_empty() {
            let message = answers::UNKNOWN_CASE.with("case", excerpt(case_id));
            return self.complain(&code::A002, message, table.place(row, "case_id"));
        }
        let area = table.text(row, "area");
        let of_case = case.map(|case| case.area.to_string()).unwrap_or_default();
        let key = match RowKey::read(table.text(row, "key")) {
            KeyCell::Key(key) => Some(key),
            KeyCell::Damaged | KeyCell::None => None,
        };
        let observation = Observation {
            source: String::new(),
            kind,
            area: if area.is_empty() {
                of_case
            } else {
                masked(area)
            },
            case_id: case_id.to_owned(),
            text: masked(text),
            reviewer: masked(&self.reviewer(table, row, key.as_ref())),
            noted_at: String::new(),
        };
        self.returned.observations.push(observation);
    }

    pub(super) fn conclusion(&mut self, table: &Found<'_>, row: &GridRow) {
        let text = |name| table.text(row, name);
        let (level, reason, overall) = (text("level"), text("level_reason"), text("overall"));
        if [level, reason, overall].iter().all(|text| text.is_empty()) {
            return;
        }
        let Some(key) = self.key(table, row) else {
            return;
        };
        let shown = text("area");
        let area = match key.map(|key| key.subject) {
            Some(Subject::Area(area)) if shown.is_empty() || shown == area => area,
            None if self.sampled().any(|case| case.area.as_str() == shown) => shown.to_owned(),
            _ => return self.mixed_up(say::NO_KEY.message(), table.place(row, "area")),
        };
        let by = masked(text("by"));
        if !overall.is_empty() {
            self.returned.observations.push(Observation {
                source: String::new(),
                kind: ObservationKind::Assessment,
                area: area.clone(),
                case_id: String::new(),
                text: masked(overall),
                reviewer: by.clone(),
                noted_at: String::new(),
            });
        }
        if level.is_empty() {
            return;
        }
        let Some(number) = self.level(level) else {
            let message = say::NO_LEVEL.with("found", excerpt(level));
            return self.complain(&code::A028, message, table.place(row, "level"));
        };
        if reason.is_empty() {
            let message = say::LEVEL_WITHOUT_REASON.with("area", excerpt(&area));
            return self.complain(&code::A028, message, table.place(row, "level_reason"));
        }
        let conclusion = AreaConclusion {
            area,
            level: Some(number),
            reason: masked(reason),
            by,
        };
        let place = table.place(row, "level");
        self.returned.conclusions.push((conclusion, place));
    }

    /// The level that is meant by `3 Væsentlige mangler`, by `3` or by its title.
    fn level(&self, text: &str) -> Option<u8> {
        let bands = &self.known.template.rating.bands;
        let first = text.split_whitespace().next()?;
        let number = first.parse::<u8>().ok();
        let folded = text.to_lowercase();
        let by_title = || {
            bands
                .iter()
                .find(|band| band.title.to_lowercase() == folded)
        };
        let by_number = bands.iter().find(|band| Some(band.level) == number);
        by_number.or_else(by_title).map(|band| band.level)
    }
}
