//! Going through prose in the order in which it is read.

use super::{Block, BlockKind, Inline, InlineKind, ListItem, ReferenceForm};

/// What a walk meets.
#[derive(Debug, Clone, Copy)]
pub enum Visit<'p> {
    /// A block, before what is in it.
    Block(&'p Block),
    /// A list item, before what is in it.
    Item(&'p ListItem),
    /// A piece of running text, before what is in it.
    Inline(&'p Inline),
}

/// Meets every block, list item and inline of `blocks`, each before what is in it, in reading order.
pub fn walk<'p>(blocks: &'p [Block], visit: &mut dyn FnMut(Visit<'p>)) {
    for block in blocks {
        visit(Visit::Block(block));
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                walk_inlines(content, visit);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    visit(Visit::Item(item));
                    walk(&item.blocks, visit);
                }
            }
            BlockKind::Quote { blocks, attribution } => {
                walk(blocks, visit);
                walk_inlines(attribution.as_deref().unwrap_or_default(), visit);
            }
            BlockKind::Box { title, blocks, .. } => {
                walk_inlines(title.as_deref().unwrap_or_default(), visit);
                walk(blocks, visit);
            }
            BlockKind::Table(table) => {
                walk_inlines(table.caption.as_deref().unwrap_or_default(), visit);
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    walk(&cell.blocks, visit);
                }
            }
            BlockKind::Figure { caption, .. } => {
                walk_inlines(caption.as_deref().unwrap_or_default(), visit);
            }
            BlockKind::Signature(lines) => {
                for line in lines {
                    walk_inlines(line, visit);
                }
            }
            BlockKind::Form { title, blocks } => {
                walk_inlines(title.as_deref().unwrap_or_default(), visit);
                walk(blocks, visit);
            }
            // What a plan holds is not prose of this text, and recommendations are met where they are written.
            BlockKind::Code(_)
            | BlockKind::Divider
            | BlockKind::Plan { .. }
            | BlockKind::AllRecommendations => {}
        }
    }
}

/// Meets every one of `inlines` and what is in them, in reading order.
pub fn walk_inlines<'p>(inlines: &'p [Inline], visit: &mut dyn FnMut(Visit<'p>)) {
    for inline in inlines {
        visit(Visit::Inline(inline));
        match &inline.kind {
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Reference { form: ReferenceForm::Words(content), .. } => {
                walk_inlines(content, visit);
            }
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Break
            | InlineKind::Reference { .. }
            | InlineKind::Citation(_)
            | InlineKind::FootnoteMark(_)
            | InlineKind::Image(_) => {}
        }
    }
}
