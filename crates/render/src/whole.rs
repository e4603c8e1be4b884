//! What stays whole: a quotation or a box that is short enough is not broken over pages.

use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, Visit, plain_text, walk};

/// The width of a character in font sizes, on the average.
const CHARACTER: f64 = 0.5;

/// The room on both sides of the text of a box or quotation, in points.
const SIDES: f64 = 34.0;

/// The part of a page's height that is kept together.
const WHOLE: f64 = 0.5;

/// Whether a block is running text and lists alone, and little of it for a page of that height with so much
/// room across, in points.
pub(crate) fn is_short_text(block: &Block, room: f64, height: f64, pitch: f64, size: f64) -> bool {
    let characters = ((room - SIDES) / (size * CHARACTER)).max(1.0);
    let lines_of = |text: &str| (text.chars().count() as f64 / characters).ceil() + 1.0;
    let inline_lines =
        |content: Option<&[Inline]>| content.map_or(1.0, |content| lines_of(&plain_text(content)));
    let mut lines = 0.0;
    let mut is_text = true;
    walk(std::slice::from_ref(block), &mut |visit| match visit {
        Visit::Block(block) => match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                lines += lines_of(&plain_text(content));
            }
            BlockKind::Quote { attribution, .. } => lines += inline_lines(attribution.as_deref()),
            BlockKind::Box { title, .. } => lines += inline_lines(title.as_deref()),
            BlockKind::List { .. } => lines += 1.0,
            _ => is_text = false,
        },
        Visit::Item(_) => {}
        Visit::Inline(inline) => match inline.kind {
            InlineKind::Break => lines += 1.0,
            InlineKind::Image(_) => is_text = false,
            _ => {}
        },
    });
    is_text && lines * pitch <= height * WHOLE
}
