//! The list of cases at the left.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect;
use ratatui_core::text::Line;

use super::{Screen, Tone, show, text};
use crate::lang::review as say;
use crate::review::moves::Spot;
use crate::review::session::Filter;

/// One line of the list: the name of an area, or a case.
enum Entry {
    Area(String),
    Case(usize),
}

pub(super) fn draw(screen: &Screen<'_, '_>, area: Rect, buffer: &mut Buffer) {
    let session = screen.session;
    let listed = session.listed();
    let title = match session.filter {
        Filter::All => &say::CASES,
        Filter::Open => &say::CASES_OPEN,
        Filter::Flagged => &say::CASES_FLAGGED,
    };
    let count = u64::try_from(listed.len()).unwrap_or(u64::MAX);
    let title = title.with("cases", count).in_lang(session.lang);
    let width = usize::from(area.width);
    buffer.set_stringn(
        area.x,
        area.y,
        title,
        width,
        screen.look.style(Tone::Strong),
    );
    let entries = entries(screen, &listed);
    let here = entries
        .iter()
        .position(|entry| matches!(entry, Entry::Case(case) if *case == session.here.case));
    let room = usize::from(area.height.saturating_sub(1));
    let first = first_shown(here.unwrap_or_default(), entries.len(), room);
    let lines = entries.iter().skip(first).map(|entry| match entry {
        Entry::Area(name) => Line::styled(text::cut(name, width), screen.look.style(Tone::Faint)),
        Entry::Case(case) => line_of(screen, *case, width),
    });
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    show(&lines.collect::<Vec<_>>(), below, buffer);
}

/// The list begins so that where one is stands in its middle.
fn first_shown(here: usize, length: usize, room: usize) -> usize {
    here.saturating_sub(room / 2)
        .min(length.saturating_sub(room))
}

fn entries(screen: &Screen<'_, '_>, listed: &[usize]) -> Vec<Entry> {
    let work = &screen.session.work;
    let mut entries = Vec::new();
    let mut area = None;
    for case in listed {
        let own = work.cases().get(*case).map(|drawn| drawn.area.as_str());
        if own != area {
            area = own;
            let name = work.subject.template.title_of(own.unwrap_or_default());
            entries.push(Entry::Area(name.to_owned()));
        }
        entries.push(Entry::Case(*case));
    }
    entries
}

/// A case with its progress: `> 330-2026-10432  3/5!`.
fn line_of(screen: &Screen<'_, '_>, case: usize, width: usize) -> Line<'static> {
    let session = screen.session;
    let work = &session.work;
    let progress = work.progress(case);
    let mut criteria = 0..work.criteria();
    let flag = if criteria.any(|criterion| session.is_flagged(Spot { case, criterion })) {
        "!"
    } else {
        " "
    };
    let state = match work.status(case) {
        Some(status) if status.is_missing() => format!("--{flag}"),
        _ => format!("{}/{}{flag}", progress.done, progress.needed),
    };
    let is_here = case == session.here.case;
    let id = work.cases().get(case).map_or("", |drawn| drawn.id.as_str());
    let mark = if is_here { ">" } else { " " };
    let room = width.saturating_sub(text::width(&state) + 2);
    let id = text::cut(id, room);
    let gap = room.saturating_sub(text::width(&id));
    let line = format!("{mark}{id}{} {state}", " ".repeat(gap));
    let tone = match is_here {
        true => Tone::Chosen,
        false if progress.done == progress.needed => Tone::Good,
        false => Tone::Plain,
    };
    Line::styled(line, screen.look.style(tone))
}
