//! Rejoins runs of glyphs that Typst cuts within one cluster, so that no letter is written twice.
//!
//! Typst 0.15 begins a new run wherever the height of the glyphs changes, and gives each run the
//! whole text of its first cluster. Where one cluster has glyphs of different heights (Gujarati
//! vowel signs, pointed Arabic and Hebrew, some accents), its text would stand twice in the PDF,
//! and a screen reader would say it twice.

use std::mem;
use typst::layout::{Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::TextItem;
use typst_layout::PagedDocument;

/// The pages with such runs rejoined; pages without any are kept as they are.
pub(crate) fn mend(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| needs_mending(&page.frame)) {
        return document;
    }
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        page.frame = mend_frame(&page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// Whether any two runs of a frame can be rejoined.
fn needs_mending(frame: &Frame) -> bool {
    let mut before: Option<(Point, &TextItem)> = None;
    for (at, item) in frame.items() {
        match item {
            FrameItem::Text(text) => {
                if before.is_some_and(|(first_at, first)| are_one_cluster(first_at, first, *at, text)) {
                    return true;
                }
                before = Some((*at, text));
            }
            FrameItem::Group(group) => {
                if needs_mending(&group.frame) {
                    return true;
                }
                before = None;
            }
            // An underline stands between the runs that it underlines.
            FrameItem::Shape(..) => {}
            _ => before = None,
        }
    }
    false
}

fn mend_frame(old: &Frame) -> Frame {
    let mut new = Frame::new(old.size(), old.kind());
    if old.has_baseline() {
        new.set_baseline(old.baseline());
    }
    let mut items: Vec<(Point, FrameItem)> = Vec::new();
    for (at, item) in old.items() {
        match item {
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = mend_frame(&group.frame);
                items.push((*at, FrameItem::Group(group)));
            }
            FrameItem::Text(text) => {
                let last = items.iter_mut().rev().find(|(_, item)| !matches!(item, FrameItem::Shape(..)));
                if let Some((first_at, FrameItem::Text(first))) = last
                    && let Some(joined) = join(*first_at, first, *at, text)
                {
                    drop(mem::replace(first, joined));
                    continue;
                }
                items.push((*at, item.clone()));
            }
            _ => items.push((*at, item.clone())),
        }
    }
    new.push_multiple(items);
    new
}

/// Whether the second run goes on within the last cluster of the first.
fn are_one_cluster(first_at: Point, first: &TextItem, second_at: Point, second: &TextItem) -> bool {
    let (Some(last), Some(next)) = (first.glyphs.last(), second.glyphs.first()) else { return false };
    last.span == next.span
        && !last.span.0.is_detached()
        // The same sign twice, as in “££”, is no cluster, though a show rule gives both one span.
        && (last.id != next.id || first.text[last.range()].chars().nth(1).is_some())
        && first.font == second.font
        && first.size == second.size
        && first.fill == second.fill
        && first.stroke == second.stroke
        && first.lang == second.lang
        && first.region == second.region
        && (first_at.x + first.width()).approx_eq(second_at.x)
        && first.text[last.range()] == second.text[next.range()]
}

fn join(first_at: Point, first: &TextItem, second_at: Point, second: &TextItem) -> Option<TextItem> {
    if !are_one_cluster(first_at, first, second_at, second) {
        return None;
    }
    let (last, next) = (first.glyphs.last()?.range(), second.glyphs.first()?.range());
    // Left to right the shared cluster ends the first text and begins the second; right to left, the reverse.
    let (text, first_shift, second_shift) = if last.end == first.text.len() && next.start == 0 {
        (format!("{}{}", first.text, &second.text[next.end..]), 0, last.start)
    } else if last.start == 0 && next.end == second.text.len() {
        (format!("{}{}", second.text, &first.text[last.end..]), next.start, 0)
    } else {
        return None;
    };
    // Glyphs hold their place in the text in sixteen bits.
    u16::try_from(text.len()).ok()?;
    let rise = Em::from_abs(first_at.y - second_at.y, first.size);
    let mut joined = first.clone();
    for glyph in &mut joined.glyphs {
        shift(&mut glyph.range, first_shift);
    }
    joined.glyphs.extend(second.glyphs.iter().cloned().map(|mut glyph| {
        shift(&mut glyph.range, second_shift);
        glyph.y_offset += rise;
        glyph
    }));
    joined.text = text.into();
    Some(joined)
}

fn shift(range: &mut std::ops::Range<u16>, by: usize) {
    let by = u16::try_from(by).unwrap_or_default();
    *range = range.start + by..range.end + by;
}
