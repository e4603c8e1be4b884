//! The recommendation: what leads in to it, and the reason for each.

use super::arrange::words;
use super::{HeaderLine, Section};
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::{House, Reasons};
use crate::prose::{Attributes, Block, BlockKind, Inline, InlineKind, ItemMark, ListItem};
use crate::rules;

/// Sets the recommendation as the house has it: its opening, and where its reasons print.
pub(super) fn set_recommendation(
    section: &mut Section,
    house: &House,
    language: &str,
    header: &[HeaderLine],
    problems: &mut Problems,
) {
    let style = &house.report.recommendation;
    if let Some(opening) = &style.opening
        && matches!(section.blocks.first(), Some(Block { kind: BlockKind::List { .. }, .. }))
    {
        let opening = opening.replace("{report_to}", &report_to(header, house));
        let kind = BlockKind::Paragraph(words(&opening, section.span));
        section.blocks.insert(0, Block { kind, attributes: Attributes::default(), span: section.span });
    }
    if style.reasons == Reasons::AsWritten {
        return;
    }
    let word = |key: &'static str| house.words(language).map_or(key, |words| words.get(key)).to_owned();
    let (reason, reasons) = (word("reason"), word("reasons"));
    let mut together: Vec<Block> = Vec::new();
    let mut blocks = Vec::new();
    for mut block in std::mem::take(&mut section.blocks) {
        let mut list = Vec::new();
        if let BlockKind::List { ordered: true, items } = &mut block.kind {
            for item in items {
                let found = take_reason(item, &reason, &reasons);
                match found {
                    None => problems.push(
                        Diagnostic::new(
                            &rules::MISSING_REASON,
                            item.span,
                            format!("the house `{}` asks for the reason of each recommendation", house.name()),
                        )
                        .hint(format!(
                            "below it, after an empty line and indented like it, write a paragraph that begins with `{reason}:`"
                        )),
                    ),
                    Some((at, content)) if style.reasons == Reasons::AfterEach => {
                        item.blocks[at].kind = BlockKind::Paragraph(led_by(&reason, content));
                    }
                    Some((at, content)) => {
                        let mut paragraph = item.blocks.remove(at);
                        let span = paragraph.span;
                        paragraph.kind = BlockKind::Paragraph(content);
                        list.push(ListItem {
                            blocks: vec![paragraph],
                            id: None,
                            lines: None,
                            mark: ItemMark::As(item.span),
                            span,
                        });
                    }
                }
            }
        }
        let span = block.span;
        blocks.push(block);
        if !list.is_empty() {
            // Beside the list that it is of, and another place than that.
            let span = crate::source::Span { start: span.end, ..span };
            let attributes = Attributes { unnumbered: true, ..Attributes::default() };
            let strong = Inline { kind: InlineKind::Strong(words(&reasons, span)), span };
            together.push(Block { kind: BlockKind::Paragraph(vec![strong]), attributes, span });
            let kind = BlockKind::List { ordered: true, items: list };
            together.push(Block { kind, attributes: Attributes::default(), span });
        }
        blocks.append(&mut together);
    }
    section.blocks = blocks;
}

/// The body that the report is to, in the words of its head.
fn report_to(header: &[HeaderLine], house: &House) -> String {
    let label = house.header.field("report_to").map(|field| field.label.as_str());
    let line = header.iter().find(|line| Some(line.label.as_str()) == label);
    let values = line.map(|line| line.value.texts()).unwrap_or_default();
    values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// The paragraph of an item that opens with "Reason:", its place and its words without that.
fn take_reason(item: &mut ListItem, reason: &str, reasons: &str) -> Option<(usize, Vec<Inline>)> {
    item.blocks.iter().enumerate().skip(1).find_map(|(at, block)| {
        let BlockKind::Paragraph(content) = &block.kind else { return None };
        let (first, rest) = content.split_first()?;
        let opening = match &first.kind {
            InlineKind::Text(text) => text.as_str(),
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => match inner.as_slice() {
                [Inline { kind: InlineKind::Text(text), .. }] => text.as_str(),
                _ => return None,
            },
            _ => return None,
        };
        let after = [reason, reasons, "Reason", "Reasons"].iter().find_map(|word| {
            let head = opening.get(..word.len())?;
            (head.to_lowercase() == word.to_lowercase()).then(|| &opening[word.len()..])
        })?;
        let is_text = matches!(first.kind, InlineKind::Text(_));
        let mut content: Vec<Inline> = Vec::new();
        match (after.trim_start().strip_prefix(':'), is_text) {
            (Some(words), true) => {
                let kind = InlineKind::Text(words.trim_start().to_owned());
                content.push(Inline { kind, span: first.span });
                content.extend_from_slice(rest);
            }
            // "**Reason:** words", or "**Reason**: words".
            (Some(""), false) => content.extend(without_lead(rest, "")?),
            (None, false) if after.is_empty() => content.extend(without_lead(rest, ":")?),
            _ => return None,
        }
        Some((at, content))
    })
}

/// Running text without these signs and the space at its beginning.
fn without_lead(rest: &[Inline], lead: &str) -> Option<Vec<Inline>> {
    let (first, others) = rest.split_first()?;
    let InlineKind::Text(text) = &first.kind else { return None };
    let words = text.trim_start().strip_prefix(lead)?.trim_start().to_owned();
    let mut content = vec![Inline { kind: InlineKind::Text(words), span: first.span }];
    content.extend_from_slice(others);
    Some(content)
}

/// Words after the house's word for them in bold.
fn led_by(word: &str, content: Vec<Inline>) -> Vec<Inline> {
    let Some(span) = content.first().map(|first| first.span) else { return content };
    let head = Inline { kind: InlineKind::Strong(words(&format!("{word}:"), span)), span };
    let space = Inline { kind: InlineKind::Text(" ".to_owned()), span };
    [head, space].into_iter().chain(content).collect()
}
