//! The parts of the program that large extracts wait for, each measured by itself: `cargo bench`.
//!
//! `benches/peers` measures whole commands beside other programs.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "measures what is known to work"
)]

use std::sync::{Arc, LazyLock};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use sagsaudit::assess::{PopulationTally, PopulationTemplate};
use sagsaudit::case::{Area, CaseId};
use sagsaudit::diag::SourceFile;
use sagsaudit::draw::{EligibleCases, Lottery, Onlooker, Seed, Sizes, Ticket};
use sagsaudit::extract::{
    Bytes, CASES_AT_ONCE, ColumnFormat, Columns, CprIds, DateOrder, Extract, FileHash, Packing,
    Part, Selection, Source, SurveyOptions, Wanted, scan,
};
use sagsaudit::rule::{self, Origin};
use sagsaudit::stats::hypergeometric::{Sample, lower_count, upper_count};
use sagsaudit::stats::share::Confidence;
use sagsaudit::template::{self, Template};

fn main() {
    divan::main();
}

const ROWS: u64 = 10_000;

/// Rows as a case system writes them: of the notes some hold a delimiter, doubled quotes, or a line break.
static EXTRACT: LazyLock<String> = LazyLock::new(|| {
    let rows = (0..ROWS).map(|row| {
        let note = match row % 25 {
            0 => "\"Lægeerklæring; \"\"akut\"\"\"",
            1 => "\"Borger har ringet\nog spurgt til sagen\"",
            _ => "Møde aftalt på jobcenteret",
        };
        let (area, day, month) = (row % 40, row % 28 + 1, row % 12 + 1);
        format!(
            "{row:09}-24;Område {area};{day:02}-{month:02}-2024;{month:02}-{month:02}-2025;{row},5;{note}\n"
        )
    });
    String::from("Sagsnr;Område;Modtaget;Afgjort;Beløb;Notat\n") + &rows.collect::<String>()
});

fn date_column(name: &str) -> Wanted {
    Wanted {
        kind: sagsaudit::case::ColumnType::Date,
        ..Wanted::header(name)
    }
}

/// Rows are cut, ids are looked at, two columns of dates are watched.
#[divan::bench]
fn scan_rows(bencher: Bencher<'_, '_>) {
    let bytes = EXTRACT.as_bytes();
    let open = || Ok(Bytes::stream(bytes));
    let source = Source {
        name: "udtræk.csv".to_owned(),
        open: &open,
    };
    let options = SurveyOptions {
        hash: FileHash::Skip,
        ..SurveyOptions::default()
    };
    let part = Part::survey(source, Packing::None, &options).unwrap();
    let extract = Extract::of(vec![part]).unwrap();
    let selection = Selection {
        id: vec![Wanted::header("Sagsnr")],
        area: vec![Wanted::header("Område")],
        kept: vec![date_column("Modtaget"), date_column("Afgjort")],
        ..Selection::default()
    };
    let columns = Columns::find(&extract, &selection).unwrap();
    bencher
        .counter(BytesCount::of_str(EXTRACT.as_str()))
        .counter(ItemsCount::new(ROWS))
        .bench_local(|| scan(&extract, &columns, CprIds::Refuse).unwrap());
}

#[divan::bench(args = ["03-02-2026", "2026-02-03", "3/2/2026", "03-02-2026 14:05"])]
fn read_date(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| DateOrder::DayFirst.read(black_box(text)));
}

#[divan::bench]
fn short_day() -> Option<sagsaudit::extract::DayCell> {
    ColumnFormat::Date(DateOrder::DayFirst).short_day(black_box("03-02-2026"))
}

#[divan::bench]
fn ticket(bencher: Bencher<'_, '_>) {
    let seed = Seed::typed("42: et frø til målinger").unwrap();
    let id = CaseId::from_parts(["191-2024-00000001"]).unwrap();
    bencher.bench(|| Ticket::of(&seed, black_box(&id)));
}

#[divan::bench]
fn enter_lottery(bencher: Bencher<'_, '_>) {
    let seed = Seed::typed("42: et frø til målinger").unwrap();
    let ids: Vec<_> = (0..ROWS)
        .map(|row| CaseId::from_parts([row.to_string().as_str()]).unwrap())
        .collect();
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        let mut lottery = Lottery::new(&seed, Sizes::per_area(15));
        let areas: Vec<_> = (0..40)
            .map(|area| lottery.number_of(&Area::named(format!("Område {area}"))))
            .collect();
        for (id, area) in ids.iter().zip(areas.iter().cycle()) {
            lottery.enter(*area, id, Vec::new);
        }
        lottery.draw().unwrap()
    });
}

const TEMPLATE: &str = include_str!("peers/population.toml");

fn template_of(text: &str) -> Template {
    let source = SourceFile {
        name: "skabelon.toml".to_owned(),
        text: text.to_owned(),
    };
    template::read(&Arc::new(source)).template.unwrap()
}

/// A few cases of the population, judged by some criteria and counted.
fn judge(bencher: Bencher<'_, '_>, template: &Template) {
    let as_of = "2025-12-31".parse().unwrap();
    let prepared = PopulationTemplate::from(template);
    let mut counting = PopulationTally::new(&prepared, as_of, Vec::new());
    let format = ColumnFormat::Date(DateOrder::DayFirst);
    let columns: Vec<_> = template
        .columns
        .iter()
        .skip(2)
        .map(|column| (column.name.clone(), format))
        .collect();
    counting.columns(&columns);
    let (id, areas) = (CaseId::from_parts(["1"]).unwrap(), [Area::named("Børn")]);
    let numbers = [0; CASES_AT_ONCE];
    let ids = [(&id).into(); CASES_AT_ONCE];
    let dates = [
        "19-07-2024",
        "25-07-2024",
        "22-08-2024",
        "19-09-2024",
        "",
        "09-09-2024",
    ];
    let texts = [dates.as_slice(); CASES_AT_ONCE];
    bencher
        .counter(ItemsCount::new(CASES_AT_ONCE))
        .bench_local(|| {
            counting.cases(EligibleCases::of_texts(
                &ids,
                &numbers,
                &areas,
                black_box(&texts),
            ));
        });
}

#[divan::bench]
fn judge_deadlines(bencher: Bencher<'_, '_>) {
    judge(bencher, &template_of(TEMPLATE));
}

#[divan::bench]
fn judge_conditions(bencher: Bencher<'_, '_>) {
    let (columns, _) = TEMPLATE.split_once("[[criterion]]").unwrap();
    let rules = [
        "journaliseret - opfoelgning <= 7",
        "kvittering - modtaget BETWEEN 0 AND 10",
        "opfoelgning <= opfoelgningsfrist OR opfoelgning IS NULL",
    ];
    let criteria = rules.iter().enumerate().map(|(number, rule)| {
        format!("[[criterion]]\nid = \"C{number}\"\nquestion = \"x\"\npass_if = \"{rule}\"\n")
    });
    judge(
        bencher,
        &template_of(&(columns.to_owned() + &criteria.collect::<String>())),
    );
}

#[divan::bench]
fn compile_rule(bencher: Bencher<'_, '_>) {
    let date = sagsaudit::case::ColumnType::Date;
    let columns = rule::Columns::new(Origin::Template, [("modtaget", date), ("afgjort", date)]);
    let text = "afgjort - modtaget <= 14 OR afgjort IS NULL";
    bencher.bench_local(|| rule::compile(black_box(text), &columns));
}

#[divan::bench(args = [(600, 15, 2), (10_000, 400, 82), (2_000_000, 1_500, 40)])]
fn exact_limits(bencher: Bencher<'_, '_>, (population, sampled, fails): (u64, u64, u64)) {
    let tail = "0.95".parse::<Confidence>().unwrap().two_sided();
    let sample = Sample {
        population,
        sampled,
        fails,
    };
    bencher.bench(|| {
        (
            lower_count(black_box(sample), tail),
            upper_count(black_box(sample), tail),
        )
    });
}
