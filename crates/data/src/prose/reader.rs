//! Reads a text into prose.

use super::attributes::{Applied, Bearer, Written, take};
use super::link_definitions::LinkDefinitions;
use super::markdown::Markdown;
use super::tree::{Kind, Node, TreeFault, tree};
use super::{Attributes, Block, BlockKind, Footnote, Inline, Prose, plain_text};
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules::{self, Rule};
use crate::source::{Span, Spanned, Text};
use std::ops::Range;

/// What reading needs to know besides the text.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The kinds of box that the house adds to `box`, `case-study`, `recommendations`, `note` and
    /// `warning`.
    pub box_kinds: &'a [String],
    /// The link reference definitions of the whole document.
    pub links: &'a LinkDefinitions,
}

/// Reads a text; whatever is wrong in it is reported, and as much as can be kept is kept.
pub fn parse(text: &Text, context: &Context<'_>, problems: &mut Problems) -> Prose {
    let mut reader = Reader::new(text.as_str(), Place::Text(text), context, problems);
    let markdown = Markdown::blocks(text.as_str());
    reader.report_definitions(&markdown);
    reader.report_tags(&markdown);
    let nodes = reader.tree(&markdown);
    let blocks = reader.blocks(nodes, Surroundings::Section);
    Prose { blocks, footnotes: reader.footnotes }
}

/// Reads one line of running text and the attribute block at its end: the title of a section.
pub fn parse_line(
    text: &Text,
    context: &Context<'_>,
    problems: &mut Problems,
) -> (Vec<Inline>, Attributes) {
    let mut reader = Reader::new(text.as_str(), Place::Text(text), context, problems);
    let (content, written) = reader.line(0..text.as_str().len());
    let applied = written.map(|written| reader.apply(written, Bearer::Heading));
    (content, applied.unwrap_or_default().attributes)
}

/// A text that is being read.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    place: Place<'a>,
    pub context: &'a Context<'a>,
    problems: &'a mut Problems,
    footnotes: Vec<Footnote>,
    /// An attribute block alone on a line under a list, until the list is known that it is of.
    pub under_list: Option<Written>,
    /// The names of the HTML tags met in the paragraph.
    pub tags: Vec<String>,
}

/// How places in the text lead to the file.
#[derive(Clone, Copy)]
enum Place<'a> {
    Text(&'a Text),
    /// All of it stands somewhere in there.
    Within(Span),
}

/// What blocks stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surroundings {
    /// The text itself, and boxes in it.
    Section,
    Item,
    Quotation,
    Cell,
    Footnote,
}

impl Surroundings {
    fn name(self) -> &'static str {
        match self {
            Self::Section => "a section",
            Self::Item => "a list item",
            Self::Quotation => "a quotation",
            Self::Cell => "a table cell",
            Self::Footnote => "a footnote",
        }
    }
}

impl<'a> Reader<'a> {
    fn new(
        text: &'a str,
        place: Place<'a>,
        context: &'a Context<'a>,
        problems: &'a mut Problems,
    ) -> Self {
        let footnotes = Vec::new();
        Self { text, place, context, problems, footnotes, under_list: None, tags: Vec::new() }
    }

    /// The place in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match self.place {
            Place::Text(text) => text.span_of(range),
            Place::Within(span) => span,
        }
    }

    /// The place in the file, white space at its end left out.
    pub(super) fn trimmed_span(&self, range: &Range<usize>) -> Span {
        let written = self.text.get(range.clone()).unwrap_or_default();
        self.span(range.start..range.start + written.trim_end().len())
    }

    /// Reports a fault, with what to do about it.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.report_at(rule, self.span(range), message, hint);
    }

    /// Reports a fault at a place in the file, with what to do about it.
    pub(super) fn report_at(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.push(Diagnostic::new(rule, span, message).hint(hint));
    }

    /// Reads a part of the text as one line of running text.
    pub(super) fn line(&mut self, part: Range<usize>) -> (Vec<Inline>, Option<Written>) {
        let markdown = Markdown::line(self.text, part);
        let nodes = self.tree(&markdown);
        let heading = nodes.into_iter().find(|node| matches!(node.kind, Kind::Heading(_)));
        let mut nodes = heading.map(|heading| heading.children).unwrap_or_default();
        let written = take(self.text, &mut nodes);
        (self.inlines(nodes), written)
    }

    /// Reads words that do not stand in the text as they read, but somewhere in that part of it.
    pub(super) fn line_within(&mut self, words: &str, part: Range<usize>) -> Vec<Inline> {
        let place = Place::Within(self.span(part));
        let mut reader = Reader::new(words, place, self.context, self.problems);
        let markdown = Markdown::line(words, 0..words.len());
        let nodes = reader.tree(&markdown);
        let heading = nodes.into_iter().find(|node| matches!(node.kind, Kind::Heading(_)));
        reader.inlines(heading.map(|heading| heading.children).unwrap_or_default())
    }

    fn tree(&mut self, markdown: &Markdown<'_>) -> Vec<Node> {
        let (nodes, faults) = tree(markdown, self.context.links);
        for fault in faults {
            self.report_tree_fault(fault);
        }
        nodes
    }

    fn report_tree_fault(&mut self, fault: TreeFault) {
        match fault {
            TreeFault::Unclosed { fence, inside } => {
                let word = &self.text[fence.word.clone()];
                let message = match inside {
                    None => format!("`::: {word}` is not closed"),
                    Some(inside) => format!("`::: {word}` is not closed in the {inside} in which it opens"),
                };
                self.report(
                    &rules::BAD_FENCE,
                    fence.range,
                    message,
                    "write `:::` on a line of its own where it ends, as far in as the line that opens it",
                );
            }
            TreeFault::Stray(range) => self.report(
                &rules::BAD_FENCE,
                range,
                "there is nothing open here for `:::` to close",
                "delete it, or write the line that opens, such as `::: box`, where it begins",
            ),
            TreeFault::TooDeep(range) => {
                let start = range.start;
                let line = self.text[start..].lines().next().unwrap_or_default();
                self.report(
                    &rules::TOO_DEEP,
                    start..start + line.len(),
                    "too many things stand inside one another here",
                    "take lists, quotations, boxes or emphasis out of one another",
                );
            }
        }
    }

    /// A label that leads nowhere is likely words in brackets before a colon, which would vanish.
    fn report_definitions(&mut self, markdown: &Markdown<'_>) {
        if !self.text.contains("]:") {
            return;
        }
        for definition in markdown.definitions() {
            if !definition.target.contains([':', '/', '.', '#']) {
                let label = definition.label;
                self.report(
                    &rules::BAD_LINK,
                    definition.range,
                    format!("this says where the link `[{label}]` leads, and is not printed"),
                    "type `\\[` for a bracket that is to be printed, or give the link a whole address",
                );
            }
        }
    }

    fn report_tags(&mut self, markdown: &Markdown<'_>) {
        for &tag in &markdown.tags {
            let length = self.text[tag..].find('>').map_or(1, |end| end + 1);
            self.report_raw_html(tag..tag + length);
        }
    }

    /// Reads blocks.
    pub(super) fn blocks(&mut self, nodes: Vec<Node>, around: Surroundings) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut nodes = paragraphs(nodes).into_iter().peekable();
        while let Some(node) = nodes.next() {
            let is_last = nodes.peek().is_none();
            match node.kind {
                Kind::Paragraph => self.paragraph(node, &mut blocks, around, is_last),
                Kind::Footnote(ref key) => {
                    let key = key.clone();
                    self.footnote(key, node);
                }
                Kind::Fence(ref fence) => {
                    let fence = fence.clone();
                    blocks.extend(self.fence(fence, node, around));
                }
                Kind::List { ordered } => {
                    let list = self.list(ordered, node, around);
                    push_list(&mut blocks, list);
                }
                _ => blocks.extend(self.block(node, around)),
            }
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
                match around {
                    Surroundings::Section => BlockKind::Heading { level, content },
                    _ => BlockKind::Paragraph(content),
                }
            }
            Kind::Quote => {
                let (kind, applied) = self.quotation(node);
                attributes = applied;
                kind
            }
            Kind::CodeBlock => BlockKind::Code(self.code(&node)),
            Kind::HtmlBlock => BlockKind::Paragraph(self.html_block(&node)?),
            Kind::Table(columns) => {
                BlockKind::Table(self.pipe_table(columns, node.children))
            }
            _ => BlockKind::Divider,
        };
        Some(Block { kind, attributes, span })
    }

    fn heading(&mut self, node: Node, around: Surroundings) -> (Vec<Inline>, Attributes) {
        if around != Surroundings::Section {
            self.report(
                &rules::HEADING_LEVEL,
                node.range.clone(),
                format!("a heading cannot stand in {}", around.name()),
                "delete the number signs, or move the heading out to the left margin",
            );
        }
        let mut nodes = node.children;
        let written = take(self.text, &mut nodes);
        let applied = written.map(|written| self.apply(written, Bearer::Heading));
        let content = self.inlines(nodes);
        let has_reference = content.iter().any(Inline::prints_without_words);
        if plain_text(&content).trim().is_empty() && !has_reference {
            self.report(
                &rules::EMPTY_HEADING,
                node.range,
                "this heading has no words",
                "write the heading's words, or delete the line",
            );
        }
        (content, applied.unwrap_or_default().attributes)
    }

    fn paragraph(
        &mut self,
        node: Node,
        blocks: &mut Vec<Block>,
        around: Surroundings,
        is_last: bool,
    ) {
        self.tags.clear();
        let span = self.trimmed_span(&node.range);
        let range = node.range;
        let mut nodes = node.children;
        if around != Surroundings::Cell {
            self.report_typed_list(&nodes);
        }
        if let Some((kind, attributes)) = self.figure(&mut nodes) {
            return blocks.push(Block { kind, attributes, span });
        }
        let mut attributes = Attributes::default();
        if let Some(written) = take(self.text, &mut nodes) {
            let under_list = around == Surroundings::Item && written.own_line && written.is_for_list();
            if nodes.is_empty() {
                return self.lone_attributes(written, range, blocks, under_list && is_last);
            } else if under_list {
                self.under_list = Some(written);
            } else {
                let bearer = match around {
                    Surroundings::Section => Bearer::Paragraph,
                    _ => Bearer::UnnumberedParagraph,
                };
                attributes = self.apply(written, bearer).attributes;
            }
        }
        let content = self.inlines(nodes);
        if !content.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph(content), attributes, span });
        }
    }

    /// A paragraph that is nothing but an attribute block: of the list before it, or of nothing.
    fn lone_attributes(
        &mut self,
        written: Written,
        range: Range<usize>,
        blocks: &mut [Block],
        under_list: bool,
    ) {
        match blocks.last_mut() {
            Some(Block { kind: BlockKind::List { .. }, attributes, .. }) => {
                let applied = self.apply(written, Bearer::List);
                add_to_list(attributes, applied);
            }
            Some(Block { kind: BlockKind::Paragraph(_), attributes, .. })
                if attributes.id.is_none() && !written.is_for_list() && !under_list =>
            {
                self.report_lone(range);
            }
            _ if under_list => self.under_list = Some(written),
            _ => self.report_lone(range),
        }
    }

    fn report_lone(&mut self, range: Range<usize>) {
        self.report(
            &rules::BAD_ATTRIBUTE,
            range,
            "there is nothing here for the words in braces to be of",
            "put them at the end of the paragraph or heading that they are of, or straight after the picture",
        );
    }

    fn footnote(&mut self, key: String, node: Node) {
        let length = self.text[node.range.start..].find("]:").unwrap_or(2);
        let range = node.range.start + 2..node.range.start + length.max(2);
        let span = self.span(range.clone());
        if let Some(first) = self.footnotes.iter().find(|footnote| footnote.key.value == key) {
            let message = format!("the footnote `{key}` is written twice");
            let diagnostic = Diagnostic::new(&rules::DUPLICATE_ID, span, message)
                .other(first.key.span, "first here")
                .hint("give one of them another key, here and at its mark");
            self.problems.push(diagnostic);
        }
        let blocks = self.blocks(node.children, Surroundings::Footnote);
        self.footnotes.push(Footnote { key: Spanned::new(key, span), blocks });
    }

    /// Code as typed, without its last line end.
    fn code(&self, node: &Node) -> String {
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

/// What an attribute block says of a list is said besides what it has already.
pub(super) fn add_to_list(attributes: &mut Attributes, applied: Applied) {
    attributes.plain |= applied.attributes.plain;
    attributes.language = applied.attributes.language.or(attributes.language.take());
}

/// An ordered list straight after another is the same list: only `.` and `)` separate them.
fn push_list(blocks: &mut Vec<Block>, list: Block) {
    let before = blocks.last_mut();
    match (before, list) {
        (
            Some(Block {
                kind: BlockKind::List { ordered: true, items },
                attributes,
                span,
            }),
            Block { kind: BlockKind::List { ordered: true, items: more }, attributes: its, span: end },
        ) => {
            items.extend(more);
            attributes.plain |= its.plain;
            attributes.language = attributes.language.take().or(its.language);
            *span = span.to(end);
        }
        (_, list) => blocks.push(list),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, hints, problems};

    #[test]
    fn try_out() {
        for text in [
            "# A\n\ntext *b* H~2~O {#x}\n\n- one\n- two {#t}\n{.plain}\n",
            "Para\n::: box T *x* {#b}\n- one\n- ::: note\n  inner\n  :::\n:::\nafter",
        ] {
            println!("{}", blocks(text));
        }
        println!("{:?} {}", problems("::: bax"), hints("::: bax"));
    }
}
