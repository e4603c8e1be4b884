//! What stands between fences: boxes, tables, signatures.

use super::attributes::{Bearer, take};
use super::fence::FenceLine;
use super::reader::{Reader, Surroundings, paragraphs};
use super::tree::{Kind, Node};
use super::{Attributes, Block, BlockKind, Inline};
use crate::diagnostic::did_you_mean;
use crate::rules;
use crate::source::Spanned;

/// The kinds of box that every house has.
const BOXES: [&str; 5] = ["box", "case-study", "recommendations", "note", "warning"];

/// Fences that later versions fill, and what this one says of them.
const NOT_YET: [(&str, &str); 3] = [
    ("plan", "this version does not build action plans"),
    ("form", "this version does not build blank forms"),
    ("all-recommendations", "this version does not gather recommendations"),
];

impl Reader<'_> {
    /// What a fence holds; for one that is not known, the blocks themselves.
    pub(super) fn fence(&mut self, fence: FenceLine, node: Node, around: Surroundings) -> Vec<Block> {
        let word = self.text[fence.word.clone()].to_owned();
        let span = self.span(node.range.clone());
        let nodes = paragraphs(node.children);
        let (kind, attributes) = match word.as_str() {
            "table" => match self.fenced_table(&fence, nodes) {
                Some(table) => table,
                None => return Vec::new(),
            },
            "signature" => self.signature(&fence, nodes),
            _ if self.is_box(&word) => self.boxed(&fence, word, nodes, around),
            _ => {
                let is_not_yet = self.report_unknown_fence(&fence, &word);
                return if is_not_yet { Vec::new() } else { self.blocks(nodes, around) };
            }
        };
        vec![Block { kind, attributes, span }]
    }

    fn is_box(&self, word: &str) -> bool {
        BOXES.contains(&word) || self.context.box_kinds.iter().any(|kind| kind == word)
    }

    fn boxed(
        &mut self,
        fence: &FenceLine,
        kind: String,
        nodes: Vec<Node>,
        around: Surroundings,
    ) -> (BlockKind, Attributes) {
        let (title, written) = self.title(fence);
        let attributes = written.map(|written| self.apply(written, Bearer::Box).attributes);
        let kind = Spanned::new(kind, self.span(fence.word.clone()));
        let blocks = self.blocks(nodes, around);
        (BlockKind::Box { kind, title, blocks }, attributes.unwrap_or_default())
    }

    /// The title or caption on an opening line, and its attribute block.
    pub(super) fn title(
        &mut self,
        fence: &FenceLine,
    ) -> (Option<Vec<Inline>>, Option<super::attributes::Written>) {
        if fence.rest.is_empty() {
            return (None, None);
        }
        let (title, written) = self.line(fence.rest.clone());
        ((!title.is_empty()).then_some(title), written)
    }

    fn signature(&mut self, fence: &FenceLine, nodes: Vec<Node>) -> (BlockKind, Attributes) {
        let (title, written) = self.title(fence);
        let attributes = written.map(|written| self.apply(written, Bearer::Signature).attributes);
        if title.is_some() {
            self.report(
                &rules::BAD_FENCE,
                fence.rest.clone(),
                "a signature has no title",
                "put these words on a line of their own under `::: signature`, or above it",
            );
        }
        let mut lines = Vec::new();
        for node in nodes {
            match node.kind {
                Kind::Paragraph => self.signature_lines(node.children, &mut lines),
                Kind::Footnote(_) => drop(self.blocks(vec![node], Surroundings::Section)),
                _ => self.report(
                    &rules::BAD_FENCE,
                    node.range,
                    "a signature holds a name, a post and a date, one a line",
                    "move this out of `::: signature`",
                ),
            }
        }
        (BlockKind::Signature(lines), attributes.unwrap_or_default())
    }

    fn signature_lines(&mut self, mut nodes: Vec<Node>, lines: &mut Vec<Vec<Inline>>) {
        self.tags.clear();
        if let Some(written) = take(self.text, &mut nodes) {
            self.apply(written, Bearer::SignatureLine);
        }
        let is_break = |node: &Node| matches!(node.kind, Kind::SoftBreak | Kind::HardBreak);
        for line in nodes.split(is_break).filter(|line| !line.is_empty()) {
            lines.push(self.inlines(line.to_vec()));
        }
    }

    /// Reports a word that opens nothing; says whether it is one of a later version.
    fn report_unknown_fence(&mut self, fence: &FenceLine, word: &str) -> bool {
        if let Some((_, message)) = NOT_YET.iter().find(|(name, _)| *name == word) {
            let hint = format!("delete the lines from `::: {word}` to `:::`");
            self.report(&rules::BAD_FENCE, fence.range.clone(), *message, hint);
            return true;
        }
        let house = self.context.box_kinds.iter().map(String::as_str);
        let known: Vec<&str> = BOXES.into_iter().chain(["table", "signature"]).chain(house).collect();
        // Braces and dots come from other dialects: `::: {.box}`.
        let name = word.trim_matches(['{', '}', '.']);
        let hint = match did_you_mean(name, known.iter().copied()) {
            Some(known) => format!("write `::: {known}`"),
            None => format!("write one of these words: `{}`", known.join("`, `")),
        };
        let message = format!("`{word}` is no kind of box, table or other part between colons");
        self.report(&rules::BAD_FENCE, fence.word.clone(), message, hint);
        false
    }
}
