//! What stays whole: a quotation or a box that is short enough is not broken over pages.

use boardpaper_data::prose::{Block, BlockKind, InlineKind, Visit, plain_text, walk};

/// The characters of a line in the narrowest column that is likely.
const LINE: usize = 34;

/// The most lines that are kept together: some half of a page.
const MOST_LINES: usize = 22;

/// Whether a block is running text and lists alone, and little of it.
pub(crate) fn is_short_text(block: &Block) -> bool {
    let mut lines = 0;
    let mut is_text = true;
    walk(std::slice::from_ref(block), &mut |visit| match visit {
        Visit::Block(block) => match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                lines += lines_of(plain_text(content).chars().count()) + 1;
            }
            BlockKind::Quote { attribution, .. } => lines += inline_lines(attribution.as_deref()),
            BlockKind::Box { title, .. } => lines += inline_lines(title.as_deref()),
            BlockKind::List { .. } => lines += 1,
            _ => is_text = false,
        },
        Visit::Item(_) => {}
        Visit::Inline(inline) => match inline.kind {
            InlineKind::Break => lines += 1,
            InlineKind::Image(_) => is_text = false,
            _ => {}
        },
    });
    is_text && lines <= MOST_LINES
}

fn inline_lines(content: Option<&[boardpaper_data::prose::Inline]>) -> usize {
    content.map_or(1, |content| lines_of(plain_text(content).chars().count()) + 1)
}

fn lines_of(characters: usize) -> usize {
    characters.div_ceil(LINE)
}
