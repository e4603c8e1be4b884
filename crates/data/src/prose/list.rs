//! Lists, and lines that were typed as if they were lists.

use super::attributes::{Bearer, is_escaped};
use super::reader::{Reader, Surroundings, add_to_list};
use super::tree::{Kind, Node};
use super::{Attributes, Block, BlockKind, ListItem};
use crate::rules;

impl Reader<'_> {
    /// A list and what stands under it.
    pub(super) fn list(&mut self, ordered: bool, node: Node, around: Surroundings) -> Block {
        let span = self.trimmed_span(&node.range);
        let column = self.column(node.range.start);
        let mut attributes = Attributes::default();
        let mut items = Vec::new();
        let count = node.children.len();
        for (index, item) in node.children.into_iter().enumerate() {
            items.push(self.item(item));
            let is_ours = self.under_list.as_ref().is_some_and(|written| {
                around != Surroundings::Item || self.column(written.range.start) >= column
            });
            let Some(written) = self.under_list.take_if(|_| is_ours) else { continue };
            if index + 1 < count {
                self.report(
                    &rules::BAD_ATTRIBUTE,
                    written.range,
                    "the list goes on after these words in braces",
                    "put them on a line of their own under the last item",
                );
            } else {
                let applied = self.apply(written, Bearer::List);
                add_to_list(&mut attributes, applied);
            }
        }
        Block { kind: BlockKind::List { ordered, items }, attributes, span }
    }

    /// How far a place is from the beginning of its line.
    fn column(&self, at: usize) -> usize {
        let before = &self.text[..at];
        before.len() - before.rfind('\n').map_or(0, |end| end + 1)
    }

    /// An item; an id at the end of its first paragraph, or at its very end, is the item's.
    fn item(&mut self, node: Node) -> ListItem {
        let span = self.trimmed_span(&node.range);
        let mut blocks = self.blocks(node.children, Surroundings::Item);
        let last = blocks.len().saturating_sub(1);
        let mut id = None;
        for (index, block) in blocks.iter_mut().enumerate() {
            let names_item = matches!(block.kind, BlockKind::Paragraph(_)) && (index == 0 || index == last);
            if names_item && id.is_none() {
                id = block.attributes.id.take();
            }
        }
        ListItem { blocks, id, span }
    }

    /// Reports the first line of a paragraph that begins like an item of a list but is none.
    pub(super) fn report_typed_list(&mut self, nodes: &[Node]) {
        let mut starts_line = true;
        for (index, node) in nodes.iter().enumerate() {
            if starts_line && let Some(mark) = self.typed_mark(nodes, index) {
                let words = self.text[mark.clone()].to_owned();
                return self.report(
                    &rules::TYPED_LIST,
                    mark,
                    format!("`{words}` does not begin an item of a list"),
                    format!(
                        "begin each item on a line of its own with `1.`, and the house numbers them; \
                         or type `{}` if these words are no list",
                        words.replace(')', "\\)")
                    ),
                );
            }
            starts_line = matches!(node.kind, Kind::SoftBreak | Kind::HardBreak);
        }
    }

    fn typed_mark(&self, nodes: &[Node], index: usize) -> Option<std::ops::Range<usize>> {
        let node = &nodes[index];
        match node.kind {
            Kind::Text if !is_escaped(self.text, nodes, index) => {
                let words = self.text.get(node.range.clone())?;
                let length = typed_mark_length(words)?;
                let line_goes_on = nodes.get(index + 1).is_some_and(|next| {
                    !matches!(next.kind, Kind::SoftBreak | Kind::HardBreak)
                });
                let ends_there = length == words.len() && line_goes_on;
                (!ends_there).then_some(node.range.start..node.range.start + length)
            }
            Kind::Emphasis | Kind::Strong if !node.children.is_empty() => {
                self.typed_mark(&node.children, 0)
            }
            _ => None,
        }
    }
}

/// The length of `a)`, `(a)`, `(i)`, `(1)` at the beginning of words, white space or nothing after it.
fn typed_mark_length(words: &str) -> Option<usize> {
    let end = words.find(')')?;
    let (mark, after) = (&words[..end], &words[end + 1..]);
    let bare = mark.strip_prefix('(');
    let inner = bare.unwrap_or(mark);
    let is_letter = inner.len() == 1 && inner.chars().all(|c| c.is_ascii_alphabetic());
    let is_number = (1..=3).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_digit());
    let is_mark = is_letter || is_roman(&inner.to_ascii_lowercase()) || (is_number && bare.is_some());
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    (is_mark && ends).then_some(end + 1)
}

/// Whether letters are a Roman number up to 89.
fn is_roman(letters: &str) -> bool {
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
    let is_number = |ten: &&str| letters.strip_prefix(*ten).is_some_and(|rest| ones.contains(&rest));
    !letters.is_empty() && tens.iter().any(|ten| is_number(&ten))
}
