//! The recommendation: what leads in to it, and the reason for each.

use super::Section;
use super::arrange::words;
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::{House, Reasons};
use crate::prose::{
    Attributes, Block, BlockKind, Inline, InlineKind, ItemMark, ListItem, has_words, plain_text,
};
use crate::rules;
use crate::source::Span;

/// Sets the recommendation as the house has it: its opening, and where its reasons print.
pub(super) fn set_recommendation(
    section: &mut Section,
    house: &House,
    language: &str,
    report_to: Option<&str>,
    problems: &mut Problems,
) {
    let style = &house.report.recommendation;
    if let Some(opening) = &style.opening
        && matches!(section.blocks.first(), Some(Block { kind: BlockKind::List { .. }, .. }))
    {
        if report_to.is_none() && opening.contains("{report_to}") {
            problems.report(
                &rules::MISSING_FIELD,
                section.span,
                format!(
                    "the house `{}` opens the recommendation with `report_to`, which is not given",
                    house.name()
                ),
                "add a line such as report_to = \"…\" at the top, or write words of your own above the list",
            );
        }
        let opening = opening.replace("{report_to}", report_to.unwrap_or_default());
        let kind = BlockKind::Paragraph(words(&opening, section.span));
        section.blocks.insert(0, Block { kind, attributes: Attributes::default(), span: section.span });
    }
    if style.reasons == Reasons::AsWritten {
        return;
    }
    let word = |key: &'static str| house.words(language).map_or(key, |words| words.get(key)).to_owned();
    let (reason, reasons) = (word("reason"), word("reasons"));
    let mut known = [reason.as_str(), &reasons, "Reason", "Reasons"];
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    if !section.blocks.iter().any(|block| matches!(block.kind, BlockKind::List { .. })) {
        return set_single_reason(section, &reason, &known, house, problems);
    }
    let mut blocks = Vec::new();
    for mut block in std::mem::take(&mut section.blocks) {
        let mut list = Vec::new();
        if let BlockKind::List { items, .. } = &mut block.kind {
            for item in items {
                match find_reason(&item.blocks, &known) {
                    None => problems.push(missing_reason(item, &reason, house)),
                    Some((at, content)) if style.reasons == Reasons::AfterEach => {
                        let span = item.blocks[at].span;
                        item.blocks[at].kind = BlockKind::Paragraph(led_by(&reason, content, span));
                    }
                    Some((at, content)) => list.push(taken_out(item, at, content)),
                }
            }
        }
        let end = block.span.end;
        // Beside the list that it is of, and another place than that.
        let span = Span { start: end, ..block.span };
        blocks.push(block);
        if !list.is_empty() {
            let attributes = Attributes { unnumbered: true, ..Attributes::default() };
            let strong = Inline { kind: InlineKind::Strong(words(&reasons, span)), span };
            blocks.push(Block { kind: BlockKind::Paragraph(vec![strong]), attributes, span });
            let kind = BlockKind::List { ordered: true, items: list };
            blocks.push(Block { kind, attributes: Attributes::default(), span });
        }
    }
    section.blocks = blocks;
}

/// A recommendation without a list is one, and its reason is a paragraph below it.
fn set_single_reason(
    section: &mut Section,
    reason: &str,
    words: &[&str],
    house: &House,
    problems: &mut Problems,
) {
    let found = find_reason(&section.blocks, words);
    match found {
        Some((at, content)) => {
            let span = section.blocks[at].span;
            section.blocks[at].kind = BlockKind::Paragraph(led_by(reason, content, span));
        }
        None => problems.report(
            &rules::MISSING_REASON,
            section.span,
            format!("the house `{}` asks for the reason of the recommendation", house.name()),
            format!("below it, after an empty line, write a paragraph that begins with `{reason}:`"),
        ),
    }
}

fn missing_reason(item: &ListItem, reason: &str, house: &House) -> Diagnostic {
    let message = format!("the house `{}` asks for the reason of each recommendation", house.name());
    Diagnostic::new(&rules::MISSING_REASON, item.span, message).hint(format!(
        "below it, after an empty line and indented like it, write a paragraph that begins with `{reason}:`"
    ))
}

/// The reason of an item and what follows it there, as an item that has the same number.
fn taken_out(item: &mut ListItem, at: usize, content: Vec<Inline>) -> ListItem {
    let mut blocks = item.blocks.split_off(at);
    let span = blocks.first().map_or(item.span, |first| first.span);
    if !has_words(&content) {
        blocks.remove(0);
    } else if let Some(first) = blocks.first_mut() {
        first.kind = BlockKind::Paragraph(content);
    }
    ListItem { blocks, id: None, lines: None, mark: ItemMark::As(item.span), span }
}

/// The paragraph, below the first, that opens with "Reason:" and says something: its place, and its words without that.
fn find_reason(blocks: &[Block], words: &[&str]) -> Option<(usize, Vec<Inline>)> {
    blocks.iter().enumerate().skip(1).find_map(|(at, block)| {
        let BlockKind::Paragraph(content) = &block.kind else { return None };
        let written = plain_text(content);
        let opening = words.iter().find_map(|word| {
            let head = written.get(..word.len())?;
            let rest = written[word.len()..].trim_start().strip_prefix(':')?.trim_start();
            (head.to_lowercase() == word.to_lowercase()).then(|| written.len() - rest.len())
        })?;
        let mut content = content.clone();
        let mut left = opening;
        drop_opening(&mut content, &mut left);
        // What follows in the item may say it: a list, or a table.
        (has_words(&content) || at + 1 < blocks.len()).then_some((at, content))
    })
}

/// Takes so many bytes of text away from the beginning of running text, however it is set.
fn drop_opening(content: &mut Vec<Inline>, left: &mut usize) {
    content.retain_mut(|inline| {
        if *left == 0 {
            return true;
        }
        match &mut inline.kind {
            InlineKind::Text(text) => {
                let cut = (*left).min(text.len());
                *left -= cut;
                *text = text.get(cut..).unwrap_or_default().to_owned();
                !text.is_empty()
            }
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => {
                drop_opening(inner, left);
                !inner.is_empty()
            }
            InlineKind::Break => {
                *left -= 1;
                false
            }
            _ => true,
        }
    });
}

/// Words after the house's word for them in bold.
fn led_by(word: &str, content: Vec<Inline>, span: Span) -> Vec<Inline> {
    let head = Inline { kind: InlineKind::Strong(words(&format!("{word}:"), span)), span };
    let space = Inline { kind: InlineKind::Text(" ".to_owned()), span };
    let space = Some(space).filter(|_| !content.is_empty());
    [head].into_iter().chain(space).chain(content).collect()
}

#[cfg(test)]
mod tests;
