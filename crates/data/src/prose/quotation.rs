//! Quotations, and who said them.

use super::attributes::take;
use super::bearers::Bearer;
use super::blocks::paragraphs;
use super::reader::{Reader, Surroundings};
use super::tree::{Kind, Node};
use super::{Attributes, BlockKind};

impl Reader<'_> {
    /// A quotation; a last paragraph that begins with a dash says who said it.
    pub(super) fn quotation(&mut self, node: Node) -> (BlockKind, Attributes) {
        let mut nodes = paragraphs(node.children);
        let last = if nodes.len() > 1 { nodes.last_mut() } else { None };
        let after_dash = last.and_then(|last| self.without_dash(last));
        if after_dash.is_some() {
            nodes.pop();
        }
        let blocks = self.blocks(nodes, Surroundings::Quotation);
        let mut attributes = Attributes::default();
        let attribution = after_dash.map(|mut nodes| {
            self.tags.clear();
            if let Some(written) = take(self.text, &mut nodes) {
                attributes = self.apply(written, Bearer::Quotation).attributes;
            }
            self.inlines(nodes)
        });
        (BlockKind::Quote { blocks, attribution }, attributes)
    }

    /// The running text of a paragraph that begins with a dash and a space, without these.
    fn without_dash(&self, node: &mut Node) -> Option<Vec<Node>> {
        let first = node.children.first_mut().filter(|_| node.kind == Kind::Paragraph)?;
        let words = self.text.get(first.range.clone()).filter(|_| first.kind == Kind::Text)?;
        let after = words.strip_prefix(['—', '–'])?;
        let said = after.trim_start();
        if said.len() == after.len() {
            return None;
        }
        first.range.start = first.range.end - said.len();
        Some(std::mem::take(&mut node.children))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::blocks;

    #[test]
    fn the_last_paragraph_after_a_dash_says_who() {
        assert_eq!(
            blocks("> They listened.\n>\n> They *helped*.\n>\n> — A young person  \n> in *care* {#q}"),
            "quote(p(They listened.) | p(They *helped*.)) by (A young person⏎in *care*){#q}"
        );
        assert_eq!(blocks("> a\n>\n> – B"), "quote(p(a)) by (B)");
        assert_eq!(blocks("> - a\n>\n> — **B**"), "quote(ul(a)) by (**B**)");
    }

    #[test]
    fn a_dash_elsewhere_is_a_dash() {
        assert_eq!(blocks("> — a\n>\n> b"), "quote(p(— a) | p(b))");
        assert_eq!(blocks("> — a"), "quote(p(— a))");
        assert_eq!(blocks("> a\n>\n> —b"), "quote(p(a) | p(—b))");
        assert_eq!(blocks("> a\n>\n> -- b"), "quote(p(a) | p(-- b))");
        assert_eq!(blocks("> a\n> — b"), "quote(p(a — b))");
    }
}
