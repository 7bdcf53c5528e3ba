//! Every row of the reference values in `fixtures/vectors`, whose README names their sources.

use super::binomial::{self, Trials};
use super::hypergeometric::{Sample, lower_count, upper_count};
use super::korn_graubard::{Basis, korn_graubard};
use super::limit::CaseLimits;
use super::share::Confidence;
use super::stratified::{AreaSample, ratio_estimate};

/// The rows of a file, each with its fields found by name.
fn rows(file: &str) -> Vec<Row> {
    let path = format!("{}/fixtures/vectors/{file}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods)] // a test reads its own values
    let text = std::fs::read(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_slice());
    let names = reader.headers().unwrap().clone();
    reader
        .into_records()
        .map(|record| Row {
            names: names.clone(),
            fields: record.unwrap(),
        })
        .collect()
}

struct Row {
    names: csv::StringRecord,
    fields: csv::StringRecord,
}

impl Row {
    fn text(&self, name: &str) -> &str {
        let place = self.names.iter().position(|known| known == name).unwrap();
        &self.fields[place]
    }

    fn count(&self, name: &str) -> u64 {
        self.text(name).parse().unwrap()
    }

    fn real(&self, name: &str) -> Option<f64> {
        let text = self.text(name);
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn confidence(&self) -> Confidence {
        self.text("conf").parse().unwrap()
    }

    fn sample(&self) -> Sample {
        Sample {
            population: self.count("N"),
            sampled: self.count("n"),
            fails: self.count("k"),
        }
    }

    /// Areas written as `N:n:k;N:n:k`.
    fn strata(&self) -> Vec<Sample> {
        let read = |area: &str| {
            let counts: Vec<u64> = area
                .split(':')
                .map(|count| count.parse().unwrap())
                .collect();
            Sample {
                population: counts[0],
                sampled: counts[1],
                fails: counts[2],
            }
        };
        self.text("strata_N:n:k").split(';').map(read).collect()
    }

    /// Within 1e-9 of the value itself; within 1e-300 where it is 0.
    fn assert_near(&self, name: &str, computed: f64) {
        let expected = self.real(name).unwrap();
        let allowed = 1e-9 * expected.abs() + 1e-300;
        let fields = &self.fields;
        assert!(
            (computed - expected).abs() <= allowed,
            "{name} {computed}: {fields:?}"
        );
    }
}

#[test]
fn hypergeometric_limits() {
    let rows = rows("hypergeometric_limits.csv");
    assert_eq!(rows.len(), 832);
    for row in rows {
        let sample = row.sample();
        let (two, one) = (row.confidence().two_sided(), row.confidence().one_sided());
        for (name, computed) in [
            ("two_lower_K", lower_count(sample, two)),
            ("two_upper_K", upper_count(sample, two)),
            ("one_lower_K", lower_count(sample, one)),
            ("one_upper_K", upper_count(sample, one)),
        ] {
            assert_eq!(computed, Ok(row.count(name)), "{name}: {:?}", row.fields);
        }
    }
}

#[test]
fn ratstats_attribute() {
    let rows = rows("ratstats_attribute.csv");
    assert_eq!(rows.len(), 7);
    for row in rows {
        let sample = row.sample();
        let upper = if row.text("kind") == "two" {
            let tail = row.confidence().two_sided();
            assert_eq!(
                lower_count(sample, tail),
                Ok(row.count("published_lower_K"))
            );
            upper_count(sample, tail)
        } else {
            upper_count(sample, row.confidence().one_sided())
        };
        assert_eq!(
            upper,
            Ok(row.count("published_upper_K")),
            "{:?}",
            row.fields
        );
    }
}

#[test]
fn binomial_limits() {
    let rows = rows("binomial_limits.csv");
    assert_eq!(rows.len(), 905);
    for row in rows {
        let trials = Trials {
            sampled: row.count("n"),
            fails: row.count("k"),
        };
        let (two, one) = (row.confidence().two_sided(), row.confidence().one_sided());
        row.assert_near("cp_two_lower", binomial::lower_limit(trials, two).unwrap());
        row.assert_near("cp_two_upper", binomial::upper_limit(trials, two).unwrap());
        row.assert_near("cp_one_lower", binomial::lower_limit(trials, one).unwrap());
        row.assert_near("cp_one_upper", binomial::upper_limit(trials, one).unwrap());
    }
}

#[test]
fn stratified() {
    let rows = rows("stratified.csv");
    assert_eq!(rows.len(), 11);
    for row in rows {
        let areas: Vec<AreaSample> = row.strata().into_iter().map(AreaSample::from).collect();
        let estimate = ratio_estimate(&areas).unwrap().unwrap();
        row.assert_near("weighted_rate", estimate.rate);
        assert_eq!(
            estimate.variance.is_some(),
            row.real("variance_fpc").is_some()
        );
        if let (Some(variance), Some(error)) = (estimate.variance, estimate.standard_error()) {
            row.assert_near("variance_fpc", variance);
            row.assert_near("se", error);
        }
    }
}

#[test]
fn korn_graubard_capped() {
    let rows = rows("korn_graubard.csv");
    assert_eq!(rows.len(), 11);
    for row in rows {
        let shown = korn_graubard(&row.strata(), row.confidence())
            .unwrap()
            .unwrap();
        row.assert_near("rate", shown.rate);
        row.assert_near("se", shown.standard_error);
        row.assert_near("lower", shown.limits.lower.to_f64());
        row.assert_near("upper", shown.limits.upper.to_f64());
        assert_eq!(shown.effective_size.is_some(), row.real("n_eff").is_some());
        if let Some(size) = shown.effective_size {
            row.assert_near("n_eff", size);
        }
        let note = row.text("note");
        let basis = match shown.basis {
            Basis::ExactZero => "; exact zero;",
            Basis::ExactAll => "; exact all;",
            Basis::KornGraubard => "; korn-graubard;",
            Basis::Capped => "; capped;",
            Basis::Census | Basis::SeenOnly => "no such row",
        };
        assert!(note.contains(basis), "{basis}: {note}");
        let CaseLimits { lower, upper } = shown.cases;
        assert!(
            note.contains(&format!("whole cases {lower} to {upper}")),
            "{note}"
        );
    }
}
