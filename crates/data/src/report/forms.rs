//! Sections that a house puts together anew: sub-headings as sections of their own, run in, as a table or ticked.

use super::arrange::{is_nil, says_nothing, words};
use super::{Section, SignOff};
use crate::house::{House, KnownSection, SectionForm, title_key};
use crate::prose::{
    Alignment, Attributes, Block, BlockKind, Inline, InlineKind, ItemMark, ListItem, Table, TableCell,
    TableRow, plain_text,
};
use crate::source::Span;
use std::collections::BTreeMap;

/// Sections that the house knows as parts of another, which it puts together anew, go into that one; where
/// nobody wrote that, it stands where the first of its parts stood.
pub(super) fn gather(sections: Vec<Section>, house: &House) -> Vec<Section> {
    let titled = |title: &str| {
        let key = title_key(title);
        house.sections.known.iter().find(|known| known.heading.has_key(&key))
    };
    let written: Vec<String> = sections.iter().map(|section| plain_text(&section.heading)).collect();
    let mut parts: BTreeMap<&str, Vec<Block>> = BTreeMap::new();
    let mut kept: Vec<Section> = Vec::new();
    for (section, title) in sections.into_iter().zip(&written) {
        let mut wholes = house.sections.known.iter().filter(|known| known.gathers());
        let whole = wholes.find(|known| known.subsection(title).is_some());
        let Some(whole) = whole.filter(|_| titled(title).is_none()) else {
            kept.push(section);
            continue;
        };
        let is_written = written.iter().any(|title| whole.heading.is_titled(title));
        if !is_written && !parts.contains_key(whole.id.as_str()) {
            let heading = words(&whole.heading.title, section.span);
            // A place of its own, so that the heading is not taken for that of its first part.
            let span = Span { end: section.span.start, ..section.span };
            kept.push(Section::headed(heading, Attributes::default(), span));
        }
        parts.entry(&whole.id).or_default().extend(as_part(section));
    }
    for section in &mut kept {
        let known = titled(&plain_text(&section.heading));
        section.blocks.extend(known.and_then(|known| parts.remove(known.id.as_str())).unwrap_or_default());
    }
    kept
}

/// A section as a part of another: its heading and those in it one level down.
fn as_part(section: Section) -> Vec<Block> {
    let attributes = Attributes {
        id: section.id,
        unnumbered: section.unnumbered,
        language: section.language,
        ..Attributes::default()
    };
    let heading = BlockKind::Heading { level: 2, content: section.heading };
    let mut blocks = vec![Block { kind: heading, attributes, span: section.span }];
    blocks.extend(section.blocks.into_iter().map(|block| moved(block, 1)));
    // Its paragraphs have no numbers in the whole either.
    for block in blocks.iter_mut().skip(1).filter(|_| section.plain) {
        block.attributes.unnumbered |= matches!(block.kind, BlockKind::Paragraph(_));
    }
    blocks
}

/// A block whose heading, if it is one, stands so many levels lower.
fn moved(mut block: Block, by: i8) -> Block {
    if let BlockKind::Heading { level, .. } = &mut block.kind {
        *level = level.saturating_add_signed(by).clamp(1, 6);
    }
    block
}

/// A part of a section: a sub-heading and what stands below it.
struct Item {
    heading: Vec<Inline>,
    attributes: Attributes,
    span: Span,
    blocks: Vec<Block>,
}

/// A section as the house puts it together. `sign_offs` loses those that print in it.
pub(super) fn put_together(
    mut section: Section,
    known: &KnownSection,
    house: &House,
    sign_offs: &mut Vec<SignOff>,
) -> Vec<Section> {
    if known.form == SectionForm::Headings {
        return vec![section];
    }
    let (before, items) = items(std::mem::take(&mut section.blocks));
    if items.is_empty() {
        section.blocks = before;
        return vec![section];
    }
    match known.form {
        SectionForm::Headings => {}
        SectionForm::Sections => return apart(section, before, items),
        SectionForm::RunIn => {
            section.blocks = before;
            section.blocks.extend(items.into_iter().flat_map(run_in));
        }
        SectionForm::Table => {
            let table = table(&section, known, items, sign_offs);
            section.blocks = before;
            section.blocks.push(table);
        }
        SectionForm::Ticks => {
            section.blocks = before;
            section.blocks.extend(ticks(section.span, known, items, house));
        }
    }
    vec![section]
}

fn items(blocks: Vec<Block>) -> (Vec<Block>, Vec<Item>) {
    let mut before = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    for block in blocks {
        match (block.kind, items.last_mut()) {
            (BlockKind::Heading { level: 2, content }, _) => items.push(Item {
                heading: content,
                attributes: block.attributes,
                span: block.span,
                blocks: Vec::new(),
            }),
            (kind, Some(item)) => item.blocks.push(Block { kind, ..block }),
            (kind, None) => before.push(Block { kind, ..block }),
        }
    }
    (before, items)
}

/// Each part as a section of its own; what stood before the first keeps the heading.
fn apart(section: Section, before: Vec<Block>, items: Vec<Item>) -> Vec<Section> {
    let plain = section.plain;
    let id = section.id.clone();
    let mut sections = Vec::new();
    if !before.is_empty() {
        sections.push(Section { blocks: before, ..section });
    }
    let keeps_heading = !sections.is_empty();
    for item in items {
        let mut part = Section::headed(item.heading, item.attributes, item.span);
        part.plain |= plain;
        part.blocks = item.blocks.into_iter().map(|block| moved(block, -1)).collect();
        sections.push(part);
    }
    // A reference to the whole leads to the first of its parts.
    if let Some(first) = sections.first_mut().filter(|_| !keeps_heading) {
        first.id_of_whole = id;
    }
    sections
}

/// The title in bold, the first paragraph going on in its line.
fn run_in(item: Item) -> Vec<Block> {
    let mut head = item.heading.clone();
    let ends = plain_text(&head).trim_end().ends_with([':', '.', '?', '!']);
    if !ends {
        head.push(Inline { kind: InlineKind::Text(":".to_owned()), span: item.span });
    }
    let head = Inline { kind: InlineKind::Strong(head), span: item.span };
    let mut blocks: Vec<Block> = item.blocks.into_iter().map(|block| moved(block, -1)).collect();
    let attributes = Attributes { stands_for: Some(plain_text(&item.heading)), ..item.attributes };
    match blocks.first_mut() {
        Some(Block { kind: BlockKind::Paragraph(content), attributes: own, .. })
            if (own.id.is_none() || attributes.id.is_none()) && own.language == attributes.language =>
        {
            let space = Inline { kind: InlineKind::Text(" ".to_owned()), span: item.span };
            content.splice(0..0, [head, space]);
            own.stands_for = attributes.stands_for;
            own.id = own.id.take().or(attributes.id);
            own.unnumbered |= attributes.unnumbered;
        }
        _ => blocks.insert(0, Block { kind: BlockKind::Paragraph(vec![head]), attributes, span: item.span }),
    }
    blocks
}

/// A row for each part: its title, its text and who signed it off, where anybody did.
fn table(section: &Section, known: &KnownSection, items: Vec<Item>, sign_offs: &mut Vec<SignOff>) -> Block {
    let mut rows: Vec<(TableCell, TableCell, TableCell)> = Vec::new();
    for item in items {
        let title = plain_text(&item.heading);
        let id = known.subsection(&title).map(|sub| sub.id.as_str());
        let mut signed = Vec::new();
        sign_offs.retain(|sign_off| {
            let is_on = |on: &str| Some(on) == id || title_key(on) == title_key(&title);
            let here = known.columns.len() > 2 && sign_off.on.as_ref().is_some_and(|on| is_on(&on.value));
            if here {
                signed.push(sign_off_words(sign_off));
            }
            !here
        });
        let attributes = Attributes { stands_for: Some(title), ..item.attributes };
        let head = Block { kind: BlockKind::Paragraph(item.heading), attributes, span: item.span };
        rows.push((
            TableCell { blocks: vec![head], span: item.span },
            TableCell { blocks: item.blocks.into_iter().map(without_heading).collect(), span: item.span },
            TableCell { blocks: signed, span: item.span },
        ));
    }
    let is_signed = rows.iter().any(|(_, _, signed)| !signed.blocks.is_empty());
    let count = if is_signed { 3 } else { 2 };
    let span = section.span;
    let paragraph = |text: &String| Block {
        kind: BlockKind::Paragraph(words(text, span)),
        attributes: Attributes::default(),
        span,
    };
    let header = known.columns.iter().take(count);
    let header = header.map(|label| TableCell { blocks: vec![paragraph(label)], span }).collect();
    let mut all = vec![TableRow { band: false, cells: header, span }];
    all.extend(rows.into_iter().map(|(title, text, signed)| {
        let row_span = title.span;
        let mut cells = vec![title, text, signed];
        cells.truncate(count);
        TableRow { band: false, cells, span: row_span }
    }));
    let table = Table {
        caption: None,
        columns: vec![Alignment::Start; count],
        header_rows: 1,
        row_headers: true,
        rows: all,
    };
    Block { kind: BlockKind::Table(table), attributes: Attributes::default(), span }
}

/// Who signed, and when, on lines of their own.
fn sign_off_words(sign_off: &SignOff) -> Block {
    let text = |text: &crate::source::Spanned<String>| Inline {
        kind: InlineKind::Text(text.value.clone()),
        span: text.span,
    };
    let mut content = vec![text(&sign_off.by)];
    if let Some(date) = &sign_off.date {
        content.push(Inline { kind: InlineKind::Break, span: date.span });
        content.push(text(date));
    }
    Block { kind: BlockKind::Paragraph(content), attributes: Attributes::default(), span: sign_off.by.span }
}

/// A heading in a cell is words in bold: it would begin something in the table.
fn without_heading(block: Block) -> Block {
    match block.kind {
        BlockKind::Heading { content, .. } => {
            let attributes = Attributes { stands_for: Some(plain_text(&content)), ..block.attributes };
            let strong = Inline { kind: InlineKind::Strong(content), span: block.span };
            Block { kind: BlockKind::Paragraph(vec![strong]), attributes, span: block.span }
        }
        kind => Block { kind, ..block },
    }
}

/// All parts that the house knows and those that were written, ticked if they say something; then what they say.
fn ticks(section: Span, known: &KnownSection, items: Vec<Item>, house: &House) -> Vec<Block> {
    let mut ticks: Vec<ListItem> = Vec::new();
    let mut texts = Vec::new();
    let mut rest: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    let mut take = |item: Item, nil: Option<&String>| {
        let phrase = nil.unwrap_or(&house.nil.phrase);
        let is_nil = says_nothing(&item.blocks, phrase) || is_nil(&item.blocks, house);
        let says = !item.blocks.is_empty() && !is_nil;
        let title = words(&plain_text(&item.heading), item.span);
        if says {
            ticks.push(tick(title, item.span, true));
            texts.extend(run_in(item));
        } else {
            ticks.push(empty_tick(item));
        }
    };
    for sub in &known.sub {
        let item = rest
            .iter_mut()
            .find(|item| item.as_ref().is_some_and(|item| sub.heading.is_titled(&plain_text(&item.heading))));
        let absent = || Item {
            heading: words(&sub.heading.title, section),
            attributes: Attributes::default(),
            span: section,
            blocks: vec![],
        };
        take(item.and_then(Option::take).unwrap_or_else(absent), sub.heading.nil.as_ref());
    }
    rest.into_iter().flatten().for_each(|item| take(item, None));
    let list = BlockKind::List { ordered: true, items: ticks };
    let mut blocks = vec![Block { kind: list, attributes: Attributes::default(), span: section }];
    blocks.extend(texts);
    blocks
}

/// A line of a list of ticks. It stands where the heading of its part does; its words have a place of their own,
/// since the text of the part may stand at that of the heading, too.
fn tick(title: Vec<Inline>, heading: Span, ticked: bool) -> ListItem {
    let span = Span { end: heading.start, ..heading };
    let title = Block { kind: BlockKind::Paragraph(title), attributes: Attributes::default(), span };
    ListItem { blocks: vec![title], id: None, lines: None, mark: ItemMark::Ticked(ticked), span: heading }
}

/// The line of a part that says nothing, with all that hangs on its heading, since nothing else prints of it.
fn empty_tick(item: Item) -> ListItem {
    let named = item.blocks.into_iter().filter(|block| block.attributes.id.is_some());
    let mut line = tick(item.heading, item.span, false);
    line.id = item.attributes.id;
    line.blocks.extend(named);
    line
}

#[cfg(test)]
mod tests;
