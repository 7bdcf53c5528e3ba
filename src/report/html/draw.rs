//! Small pictures as inline SVG, each with a text for those who do not see it. The scale from 0 to 1 that they stand on is
//! drawn by the style sheet.

use crate::lang::{Lang, dossier as say};
use crate::report::Plot;
use crate::report::markup::Markup;
use crate::report::number::{Side, limit};

/// Width and height of a picture in its own units.
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 18.0;
/// Room at both ends, so that a mark at an end is whole.
const MARGIN: f64 = 5.0;

pub(super) fn draw(cell: &mut Markup, plot: &Plot, lang: Lang) {
    let alt = alternative(plot, lang);
    let view = format!("0 0 {WIDTH} {HEIGHT}");
    let attributes = [
        ("class", "plot"),
        ("viewBox", view.as_str()),
        ("role", "img"),
        ("aria-label", alt.as_str()),
    ];
    cell.element("svg", &attributes, |svg| match plot {
        Plot::Interval {
            share,
            limits,
            target,
        } => interval(svg, *share, *limits, *target),
        Plot::Days { days, most } => self::days(svg, days, *most),
        Plot::Course {
            shares, highest, ..
        } => course(svg, shares, *highest),
    });
}

fn alternative(plot: &Plot, lang: Lang) -> String {
    // The numbers stand beside the picture with the decimals that are due to them.
    let percent = |share: f64, side| limit(lang, share.clamp(0.0, 1.0), side, 0);
    let nearest = |share: f64| percent((share * 100.0).round() / 100.0, Side::Lower);
    let message = match plot {
        Plot::Interval { share, limits, .. } => {
            let (lower, upper) = limits.unwrap_or((*share, *share));
            say::PLOT_ALT
                .with("share", nearest(*share))
                .with("lower", percent(lower, Side::Lower))
                .with("upper", percent(upper, Side::Upper))
        }
        Plot::Days { days, .. } => {
            let days: Vec<String> = days.iter().map(i64::to_string).collect();
            say::DAYS_ALT.with("days", days.join(", "))
        }
        Plot::Course { shares, .. } => {
            let shares = shares.iter();
            let shares = shares.map(|share| share.map_or("–".to_owned(), nearest));
            say::COURSE_ALT.with("shares", shares.collect::<Vec<_>>().join(", "))
        }
    };
    message.in_lang(lang)
}

/// A place on the line from 0 to 1.
fn across(share: f64) -> f64 {
    MARGIN + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * MARGIN)
}

fn line(svg: &mut Markup, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(coordinate);
    let ends = [
        ("class", class),
        ("x1", x1.as_str()),
        ("y1", y1.as_str()),
        ("x2", x2.as_str()),
        ("y2", y2.as_str()),
    ];
    svg.element("line", &ends, |_| ());
}

fn dot(svg: &mut Markup, class: &str, (x, y): (f64, f64), radius: f64) {
    let [x, y, radius] = [x, y, radius].map(coordinate);
    let circle = [
        ("class", class),
        ("cx", x.as_str()),
        ("cy", y.as_str()),
        ("r", radius.as_str()),
    ];
    svg.element("circle", &circle, |_| ());
}

fn coordinate(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn interval(svg: &mut Markup, share: f64, limits: Option<(f64, f64)>, target: Option<f64>) {
    let middle = HEIGHT / 2.0;
    if let Some((lower, upper)) = limits {
        line(
            svg,
            "range",
            (across(lower), middle),
            (across(upper), middle),
        );
    }
    if let Some(target) = target {
        let target = across(target);
        line(svg, "target", (target, 1.0), (target, HEIGHT - 1.0));
    }
    dot(svg, "dot", (across(share), middle), 3.5);
}

/// A dot for each day on which something came late, as one path: a report has many.
fn days(svg: &mut Markup, days: &[i64], most: i64) {
    let most = float(most.max(1));
    let middle = coordinate(HEIGHT / 2.0);
    let mut places: Vec<i64> = days.to_vec();
    places.dedup();
    let dots = places.into_iter().map(|day| {
        let place = coordinate(across(float(day) / most));
        format!("M{place} {middle}h0")
    });
    let path = dots.collect::<String>();
    svg.element("path", &[("class", "day"), ("d", &path)], |_| ());
}

/// Days as a float; more than a million are as far as one can see.
fn float(days: i64) -> f64 {
    f64::from(i32::try_from(days.clamp(0, 1_000_000)).unwrap_or(0))
}

fn course(svg: &mut Markup, shares: &[Option<f64>], highest: f64) {
    let last = shares.len().saturating_sub(1).max(1);
    let last = f64::from(u32::try_from(last).unwrap_or(u32::MAX));
    let point = |place: usize, share: f64| {
        let place = f64::from(u32::try_from(place).unwrap_or(u32::MAX)) / last;
        let high = (share / highest).clamp(0.0, 1.0);
        (across(place), HEIGHT - 4.0 - high * (HEIGHT - 8.0))
    };
    let points: Vec<Option<(f64, f64)>> = shares
        .iter()
        .enumerate()
        .map(|(place, share)| share.map(|share| point(place, share)))
        .collect();
    let mut path = String::new();
    let mut is_drawing = false;
    for point in &points {
        if let Some((x, y)) = point {
            path.push(if is_drawing { 'L' } else { 'M' });
            path.push_str(&format!("{} {}", coordinate(*x), coordinate(*y)));
        }
        is_drawing = point.is_some();
    }
    svg.element("path", &[("class", "course"), ("d", &path)], |_| ());
    for point in points.into_iter().flatten() {
        dot(svg, "dot", point, 2.0);
    }
}
