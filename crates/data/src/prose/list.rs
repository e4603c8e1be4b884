//! Lists, and lines that were typed as if they were lists.

use super::attributes::is_escaped;
use super::bearers::Bearer;
use super::blocks::add_to_list;
use super::reader::{Reader, Surroundings};
use super::tree::{Kind, Node};
use super::{Attributes, Block, BlockKind, ItemMark, ListItem};
use crate::diagnostic::Diagnostic;
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
            items.push(self.item(item, around));
            let is_ours = self
                .under_list
                .as_ref()
                .is_some_and(|written| !around.is_item() || self.column(written.range.start) >= column);
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
    fn item(&mut self, node: Node, around: Surroundings) -> ListItem {
        let span = self.trimmed_span(&node.range);
        let inside = if around == Surroundings::Form { Surroundings::Label } else { Surroundings::Item };
        let mut blocks = self.blocks(node.children, inside);
        let last = blocks.len().saturating_sub(1);
        let mut id = None;
        let mut lines = None;
        for (index, block) in blocks.iter_mut().enumerate() {
            let names_item = matches!(block.kind, BlockKind::Paragraph(_)) && (index == 0 || index == last);
            if names_item && id.is_none() {
                id = block.attributes.id.take();
            }
            lines = lines.or(block.attributes.lines.take());
        }
        ListItem { blocks, id, lines, mark: ItemMark::Own, span }
    }

    /// Keeps the first line of a paragraph that begins like an item of a list but is none, to be told of.
    pub(super) fn note_typed_list(&mut self, nodes: &[Node]) {
        let mut starts_line = true;
        for (index, node) in nodes.iter().enumerate() {
            if starts_line && let Some(mark) = self.typed_mark(nodes, index) {
                return self.typed_marks.push(mark);
            }
            starts_line = matches!(node.kind, Kind::SoftBreak | Kind::HardBreak);
        }
    }

    /// Reports such lines: of a list that was pasted there are many, and what mends them is the same.
    pub(super) fn report_typed_lists(&mut self) {
        let mut marks = std::mem::take(&mut self.typed_marks).into_iter();
        let Some(first) = marks.next() else { return };
        let words = &self.text[first.clone()];
        let message = format!("`{words}` does not begin an item of a list");
        let hint = format!(
            "begin each item on a line of its own with `1.`, and the house numbers them; \
             or type `{}` if these words are no list",
            words.replace(')', "\\)")
        );
        let mut problem = Diagnostic::new(&rules::TYPED_LIST, self.span(first), message).hint(hint);
        problem.repeats = marks.map(|mark| self.span(mark)).collect();
        self.problems.push(problem);
    }

    fn typed_mark(&self, nodes: &[Node], index: usize) -> Option<std::ops::Range<usize>> {
        let node = &nodes[index];
        match node.kind {
            Kind::Text if !is_escaped(self.text, nodes, index) => {
                let words = self.text.get(node.range.clone())?;
                let length = typed_mark_length(words)?;
                let line_goes_on = nodes
                    .get(index + 1)
                    .is_some_and(|next| !matches!(next.kind, Kind::SoftBreak | Kind::HardBreak));
                let ends_there = length == words.len() && line_goes_on;
                (!ends_there).then_some(node.range.start..node.range.start + length)
            }
            Kind::Emphasis | Kind::Strong if !node.children.is_empty() => self.typed_mark(&node.children, 0),
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
    !letters.is_empty() && tens.iter().any(is_number)
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, hints, problems};

    #[test]
    fn tight_and_loose_lists_are_the_same() {
        assert_eq!(blocks("- a\n- b"), "ul(a, b)");
        assert_eq!(blocks("- a\n\n- b"), "ul(a, b)");
        assert_eq!(blocks("1. a\n\n   more\n   - b\n2. c"), "ol(p(a) | p(more) | ul(b), c)");
        assert_eq!(blocks("-\n- b"), "ul(, b)");
    }

    #[test]
    fn ordered_lists_that_only_a_mark_separates_are_one() {
        assert_eq!(blocks("1. a\n2) b\n3. c"), "ol(a, b, c)");
        assert_eq!(blocks("- a\n* b"), "ul(a) | ul(b)");
        assert_eq!(blocks("1. a\n\n{.plain}\n\n1. b"), "ol(a){.plain} | ol(b)");
        assert_eq!(blocks("1. a\n\nB.\n\n1) c"), "ol(a) | p(B.) | ol(c)");
    }

    #[test]
    fn plain_alone_on_a_line_under_a_list_is_of_the_whole_list() {
        assert_eq!(blocks("- a\n- b\n{.plain}"), "ul(a, b){.plain}");
        assert_eq!(blocks("- a\n- b\n\n{.plain lang=cy}\n\nC."), "ul(a, b){.plain lang=cy} | p(C.)");
        assert_eq!(blocks("- a\n- b {#b}\n  {.plain}"), "ul(a, b{#b}){.plain}");
        assert_eq!(blocks("- a\n- b\n\n  {.plain}"), "ul(a, b){.plain}");
        assert_eq!(blocks("> 1. a\n> {.plain}"), "quote(ol(a){.plain})");
    }

    #[test]
    fn of_nested_lists_the_column_says_which() {
        assert_eq!(blocks("- a\n  - b\n  {.plain}"), "ul(p(a) | ul(b){.plain})");
        assert_eq!(blocks("- a\n  - b\n{.plain}"), "ul(p(a) | ul(b)){.plain}");
        assert_eq!(blocks("- a\n\n  - b\n\n  {.plain}\n- c"), "ul(p(a) | ul(b){.plain}, c)");
    }

    #[test]
    fn plain_in_the_middle_of_a_list_is_an_error() {
        assert_eq!(
            problems("- a\n{.plain}\n- b"),
            ["error[bad-attribute] 2:1 the list goes on after these words in braces"]
        );
        assert_eq!(
            problems("- a\n\n{.unnumbered}"),
            ["error[bad-attribute] 3:2 `.unnumbered` means nothing on a list"]
        );
        assert_eq!(problems("- a\n- {.plain}").len(), 1);
        assert_eq!(problems("- a\n  {.plain}\n\n  b").len(), 1);
    }

    #[test]
    fn an_id_names_the_item() {
        assert_eq!(blocks("- a {#x}\n  - b\n- c\n\n  d {#y}"), "ul(p(a) | ul(b){#x}, p(c) | p(d){#y})");
    }

    #[test]
    fn a_typed_list_is_an_error_once_a_paragraph() {
        assert_eq!(
            problems("We found:\na) one\nb) two"),
            ["error[typed-list] 2:1 `a)` does not begin an item of a list"]
        );
        assert!(hints("(1) one").contains("`1.`"));
        for text in [
            "(i) one",
            "(1) one",
            "(a) one",
            "iv) one",
            "A) one",
            "**(a)** one",
            "- (b) one",
            "> (ii) one",
            "(a)",
        ] {
            assert_eq!(problems(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn words_in_brackets_are_no_typed_list() {
        for text in ["(2026) one", "(civil) law", "(a)b", "1) one", "x (a) one", "# a) one", "| (1) |\n|---|"]
        {
            assert!(problems(text).is_empty(), "{text}");
        }
        assert_eq!(blocks("\\(a) one"), "p((a) one)");
        assert_eq!(blocks("(a\\) one"), "p((a) one)");
        assert_eq!(blocks("::: table\n- - (5)\n:::"), "table < header=1((5))");
    }
}
