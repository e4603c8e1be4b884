//! Blocks: headings, paragraphs, lists, code and what else stands one under another.

use super::attributes::{Written, take, take_line};
use super::bearers::{Applied, Bearer};
use super::reader::{Reader, Surroundings};
use super::tree::{Kind, Node};
use super::{Attributes, Block, BlockKind, Footnote, Inline, has_words};
use crate::rules;
use crate::source::Spanned;

impl Reader<'_> {
    /// Reads blocks.
    pub(super) fn blocks(&mut self, nodes: Vec<Node>, around: Surroundings) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut nodes = paragraphs(nodes).into_iter().peekable();
        let mut after_list = false;
        while let Some(node) = nodes.next() {
            let is_last = nodes.peek().is_none();
            let is_list = matches!(node.kind, Kind::List { .. });
            match node.kind {
                Kind::Paragraph => self.paragraph(node, &mut blocks, around, is_last),
                Kind::Footnote(ref key) => {
                    let key = key.clone();
                    self.footnote(key, node);
                }
                Kind::Fence(ref fence) => {
                    let fence = fence.clone();
                    blocks.extend(self.fence(&fence, node, around));
                }
                Kind::List { ordered } => {
                    let list = self.list(ordered, node, around);
                    let list = match blocks.last_mut().filter(|_| after_list) {
                        Some(before) => joined(before, list),
                        None => Some(list),
                    };
                    blocks.extend(list);
                }
                _ => blocks.extend(self.block(node, around)),
            }
            after_list = is_list;
        }
        blocks
    }

    fn block(&mut self, node: Node, around: Surroundings) -> Option<Block> {
        let span = self.trimmed_span(&node.range);
        let mut attributes = Attributes::default();
        let kind = match node.kind {
            Kind::Heading(level) => {
                let (content, applied) = self.heading(node, around);
                attributes = applied;
                if around.takes_headings() {
                    BlockKind::Heading { level, content }
                } else {
                    BlockKind::Paragraph(content)
                }
            }
            Kind::Quote => {
                let (kind, applied) = self.quotation(node);
                attributes = applied;
                kind
            }
            Kind::CodeBlock(ref info) => BlockKind::Code(self.code(info, &node)),
            Kind::HtmlBlock => BlockKind::Paragraph(self.html_block(&node)?),
            Kind::Table(columns) => BlockKind::Table(self.pipe_table(columns, node.children)),
            _ => BlockKind::Divider,
        };
        Some(Block { kind, attributes, span })
    }

    fn heading(&mut self, node: Node, around: Surroundings) -> (Vec<Inline>, Attributes) {
        if !around.takes_headings() {
            self.report(
                &rules::SKIPPED_HEADING_LEVEL,
                node.range.clone(),
                format!("a heading cannot stand in {}", around.name()),
                "delete the number signs, or move the heading out to the left margin",
            );
        }
        let mut nodes = node.children;
        let written = take(self.text, &mut nodes);
        let applied = written.map(|written| self.apply(written, Bearer::Heading));
        let content = self.inlines(nodes);
        if !has_words(&content) {
            self.report(
                &rules::EMPTY_HEADING,
                node.range,
                "this heading has no words",
                "write the heading's words, or delete the line",
            );
        }
        (content, applied.unwrap_or_default().attributes)
    }

    fn paragraph(&mut self, node: Node, blocks: &mut Vec<Block>, around: Surroundings, is_last: bool) {
        self.tags.clear();
        let span = self.trimmed_span(&node.range);
        let mut nodes = node.children;
        if around != Surroundings::Cell {
            self.note_typed_list(&nodes);
        }
        if let Some((kind, attributes)) = self.figure(&nodes) {
            return blocks.push(Block { kind, attributes, span });
        }
        if around.is_item() {
            let mut rest = nodes.clone();
            let written = take_line(self.text, &mut rest).filter(Written::is_for_list);
            let is_item_itself = rest.is_empty() && blocks.is_empty();
            let is_under_list = is_last && !is_item_itself && !is_list(blocks.last());
            if let Some(written) = written.filter(|_| is_under_list) {
                self.under_list = Some(written);
                nodes = rest;
            }
        }
        let mut attributes = Attributes::default();
        if let Some(written) = take(self.text, &mut nodes) {
            if nodes.is_empty() {
                return self.lone_attributes(written, blocks);
            }
            let bearer = match around {
                Surroundings::Section => Bearer::Paragraph,
                Surroundings::Label => Bearer::Label,
                _ => Bearer::UnnumberedParagraph,
            };
            attributes = self.apply(written, bearer).attributes;
        }
        let content = self.inlines(nodes);
        if !content.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph(content), attributes, span });
        }
    }

    /// A paragraph that is nothing but an attribute block: of the list before it, or of nothing.
    fn lone_attributes(&mut self, written: Written, before: &mut [Block]) {
        match before.last_mut() {
            Some(Block { kind: BlockKind::List { .. }, attributes, .. }) => {
                let applied = self.apply(written, Bearer::List);
                add_to_list(attributes, applied);
            }
            _ => self.report(
                &rules::BAD_ATTRIBUTE,
                written.range,
                "there is nothing here for the words in braces to be of",
                "put them at the end of the paragraph or heading that they are of, or straight after the picture",
            ),
        }
    }

    fn footnote(&mut self, key: String, node: Node) {
        let length = self.text[node.range.start..].find("]:").unwrap_or(2);
        let range = node.range.start + 2..node.range.start + length.max(2);
        let span = self.span(range.clone());
        let blocks = self.blocks(node.children, Surroundings::Footnote);
        self.footnotes.push(Footnote { key: Spanned::new(key, span), blocks });
    }

    /// Code as typed, without its last line end.
    fn code(&mut self, info: &str, node: &Node) -> String {
        // One word names the language and is not meant to be printed.
        let is_of_name = |c: char| c.is_alphanumeric() || "+#-_.,={}".contains(c);
        if !info.chars().all(is_of_name) {
            let written = &self.text[node.range.clone()];
            let line = written.lines().next().unwrap_or_default().len();
            self.report(
                &rules::BAD_FENCE,
                node.range.start..node.range.start + line,
                "words on the line that opens code are not printed",
                "put them on the line below it",
            );
        }
        let mut code = String::new();
        for child in &node.children {
            match &child.kind {
                Kind::Resolved(words) => code.push_str(words),
                _ => code.push_str(self.text.get(child.range.clone()).unwrap_or_default()),
            }
        }
        let code = code.replace("\r\n", "\n");
        code.strip_suffix('\n').map(str::to_owned).unwrap_or(code)
    }
}

/// Running text that stands between blocks, in an item without blank lines, becomes paragraphs.
pub(super) fn paragraphs(nodes: Vec<Node>) -> Vec<Node> {
    let mut blocks: Vec<Node> = Vec::new();
    let mut in_paragraph = false;
    for node in nodes {
        let is_inline = node.kind.is_inline();
        match blocks.last_mut() {
            Some(paragraph) if is_inline && in_paragraph => {
                paragraph.range.end = node.range.end;
                paragraph.children.push(node);
            }
            _ if is_inline => {
                let range = node.range.clone();
                blocks.push(Node { kind: Kind::Paragraph, range, children: vec![node] });
            }
            _ => blocks.push(node),
        }
        in_paragraph = is_inline;
    }
    blocks
}

fn is_list(block: Option<&Block>) -> bool {
    block.is_some_and(|block| matches!(block.kind, BlockKind::List { .. }))
}

/// What an attribute block says of a list is said besides what it has already.
pub(super) fn add_to_list(attributes: &mut Attributes, applied: Applied) {
    attributes.plain |= applied.attributes.plain;
    attributes.language = applied.attributes.language.or(attributes.language.take());
}

/// Puts an ordered list into the ordered list that it follows, from which only `.` and `)` separate
/// it; any other list is given back.
fn joined(before: &mut Block, list: Block) -> Option<Block> {
    let BlockKind::List { ordered: true, items } = &mut before.kind else { return Some(list) };
    match list.kind {
        BlockKind::List { ordered: true, items: more } => {
            items.extend(more);
            before.span = before.span.to(list.span);
            let applied = Applied { attributes: list.attributes, ..Applied::default() };
            add_to_list(&mut before.attributes, applied);
            None
        }
        _ => Some(list),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, problems, read};

    #[test]
    fn blocks_of_each_kind() {
        assert_eq!(blocks("# A\n\nB\nc\n\n***\n\n### D ###"), "h1(A) | p(B c) | --- | h3(D)");
        assert_eq!(
            blocks("```rust\na\n\n  ::: b\n```\n\n    c\n    d"),
            "code(\"a\\n\\n  ::: b\") | code(\"c\\nd\")"
        );
        assert_eq!(blocks(""), "");
        assert_eq!(blocks("\n \n"), "");
    }

    #[test]
    fn a_heading_has_words_and_stands_at_the_left() {
        assert_eq!(problems("#"), ["error[empty-heading] 1:1 this heading has no words"]);
        assert_eq!(problems("## {#a}"), ["error[empty-heading] 1:1 this heading has no words"]);
        assert_eq!(problems("# ![A map](a.png)"), ["error[empty-heading] 1:1 this heading has no words"]);
        assert!(problems("# [](#a)").is_empty());
        for (text, place) in [("- # A", "a list item"), ("> # A", "a quotation"), ("[^a]: # A", "a footnote")]
        {
            assert!(problems(text)[0].ends_with(&format!("a heading cannot stand in {place}")), "{text}");
        }
        let cell = problems("::: table\n- - # A\n:::");
        assert_eq!(cell, ["error[skipped-heading-level] 2:5 a heading cannot stand in a table cell"]);
    }

    #[test]
    fn footnotes_are_gathered_from_wherever_they_stand() {
        assert_eq!(
            blocks("A[^a]\n\n[^a]: one\n\n    two\n[^b]: three\n\n> [^c]: four"),
            "p(Anote(a)) | quote() / ^a: p(one) | p(two) / ^b: p(three) / ^c: p(four)"
        );
        let sketch = read("[^a]: one\n\n[^a]: two");
        assert_eq!(sketch.at(sketch.prose.footnotes[0].key.span), "a");
        assert_eq!(sketch.at(sketch.prose.footnotes[1].key.span), "a");
    }

    #[test]
    fn words_that_open_code_are_not_lost() {
        assert_eq!(
            problems("``` Note this\na\n```"),
            ["error[bad-fence] 1:1 words on the line that opens code are not printed"]
        );
    }
}
