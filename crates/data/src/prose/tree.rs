//! What pulldown-cmark found, as a tree no deeper than a page can show, fences around what they hold.

use super::fence::FenceLine;
use super::markdown::Markdown;
use super::{Alignment, link_definitions::LinkDefinitions};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag};
use std::ops::Range;

/// How deep blocks and running text may stand in one another; items, rows and cells do not count, boxes twice.
/// Typst gives up at about thirty, and lays what stands in twenty boxes out a million times.
const DEEPEST: usize = 20;

/// A piece of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub kind: Kind,
    /// Where it stands in the text.
    pub range: Range<usize>,
    pub children: Vec<Node>,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Paragraph,
    Heading(u8),
    Quote,
    /// Code, and the words after the line that opens it.
    CodeBlock(String),
    HtmlBlock,
    List {
        ordered: bool,
    },
    Item,
    Table(Vec<Alignment>),
    Row,
    Cell,
    Rule,
    Footnote(String),
    Fence(FenceLine),
    /// Words that stand in the text as they read.
    Text,
    /// Words that stand in the text in another form, such as an entity.
    Resolved(String),
    Emphasis,
    Strong,
    Superscript,
    Subscript,
    CodeSpan(String),
    Link(Target),
    Image(Target),
    FootnoteMark(String),
    InlineHtml(String),
    SoftBreak,
    HardBreak,
}

impl Kind {
    /// Whether it stands within a paragraph.
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Resolved(_)
                | Self::Emphasis
                | Self::Strong
                | Self::Superscript
                | Self::Subscript
                | Self::CodeSpan(_)
                | Self::Link(_)
                | Self::Image(_)
                | Self::FootnoteMark(_)
                | Self::InlineHtml(_)
                | Self::SoftBreak
                | Self::HardBreak
        )
    }

    fn counts_as_deep(&self) -> bool {
        !matches!(self, Self::Item | Self::Row | Self::Cell)
    }
}

/// Where a link or picture leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Target {
    pub way: LinkType,
    pub destination: String,
    pub title: String,
    /// The label by which it was looked up; empty if it was not.
    pub label: String,
}

/// A fault of the tree itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TreeFault {
    /// Nothing closes the fence; what it stands in ends at the end of the range, or the text does.
    Unclosed { fence: FenceLine, inside: Option<&'static str> },
    /// The fence closes nothing.
    Stray(Range<usize>),
    /// Here the tree becomes too deep.
    TooDeep(Range<usize>),
}

/// Reads Markdown into a tree.
pub(super) fn tree(markdown: &Markdown<'_>, links: &LinkDefinitions) -> (Vec<Node>, Vec<TreeFault>) {
    let root = Node { kind: Kind::Paragraph, range: 0..0, children: Vec::new() };
    let mut builder = Builder { markdown, open: vec![root], faults: Vec::new(), skipping: 0, flat: 0 };
    for (event, range) in markdown.events(links) {
        builder.take(event, range);
    }
    builder.finish()
}

struct Builder<'m> {
    markdown: &'m Markdown<'m>,
    /// What is open, the root first; it is never empty while events come.
    open: Vec<Node>,
    faults: Vec<TreeFault>,
    /// How many containers are open that are too deep to be kept.
    skipping: usize,
    /// How many fences are open that are too deep to be kept; what they hold stays.
    flat: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'static>, range: Range<usize>) {
        match event {
            Event::Start(_) if self.skipping > 0 => self.skipping += 1,
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) if self.skipping > 0 => self.skipping -= 1,
            Event::End(_) => self.end(),
            _ if self.skipping > 0 => {}
            Event::Rule => match self.markdown.fences.get(&range.start) {
                Some(fence) => self.fence(fence.clone()),
                None => self.leaf(Kind::Rule, range),
            },
            Event::Text(words) | Event::Html(words) => self.text(&words, range),
            Event::Code(words) => self.leaf(Kind::CodeSpan(words.into_string()), range),
            Event::InlineHtml(html) => self.leaf(Kind::InlineHtml(html.into_string()), range),
            Event::FootnoteReference(key) => {
                self.leaf(Kind::FootnoteMark(key.into_string()), range);
            }
            Event::SoftBreak => self.leaf(Kind::SoftBreak, range),
            Event::HardBreak => self.leaf(Kind::HardBreak, range),
            // Options that are off; their words are kept as typed.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {
                self.leaf(Kind::Text, range);
            }
        }
    }

    fn start(&mut self, tag: Tag<'static>, range: Range<usize>) {
        let kind = kind(tag);
        let range = self.with_empty_brackets(&kind, range);
        if kind.counts_as_deep() && self.is_deepest() {
            self.too_deep(range);
            self.skipping = 1;
        } else {
            self.open.push(Node { kind, range, children: Vec::new() });
        }
    }

    /// `[label][]` ends for pulldown-cmark before its empty brackets.
    fn with_empty_brackets(&self, kind: &Kind, range: Range<usize>) -> Range<usize> {
        let (Kind::Link(target) | Kind::Image(target)) = kind else { return range };
        let collapsed = matches!(target.way, LinkType::Collapsed | LinkType::CollapsedUnknown);
        let brackets = range.end..range.end + 2;
        let has_brackets = self.markdown.words(&brackets) == Some("[]");
        if collapsed && has_brackets { range.start..brackets.end } else { range }
    }

    fn end(&mut self) {
        self.flat = 0;
        self.close_fences();
        self.close(None);
    }

    fn fence(&mut self, fence: FenceLine) {
        let is_deepest = self.is_deepest();
        let in_fence = matches!(self.open.last(), Some(Node { kind: Kind::Fence(_), .. }));
        if fence.opens() && is_deepest {
            self.too_deep(fence.range);
            self.flat += 1;
        } else if fence.opens() {
            let range = fence.range.clone();
            self.open.push(Node { kind: Kind::Fence(fence), range, children: Vec::new() });
        } else if self.flat > 0 {
            self.flat -= 1;
        } else if in_fence {
            self.close(Some(fence.range.end));
        } else {
            self.faults.push(TreeFault::Stray(fence.range));
        }
    }

    fn leaf(&mut self, kind: Kind, range: Range<usize>) {
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Node { kind, range, children: Vec::new() });
        }
    }

    /// Words that touch in the text become one piece; the backslash of an escape keeps two apart.
    fn text(&mut self, words: &str, range: Range<usize>) {
        let markdown = self.markdown;
        let as_written = markdown.seen(&range) == Some(words)
            && (!markdown.is_line || markdown.words(&range) == markdown.text.get(range.clone()));
        if !as_written {
            return self.leaf(Kind::Resolved(words.to_owned()), range);
        }
        let siblings = self.open.last_mut().map(|parent| &mut parent.children);
        match siblings.and_then(|siblings| siblings.last_mut()) {
            Some(Node { kind: Kind::Text, range: before, .. }) if before.end == range.start => {
                before.end = range.end;
            }
            _ => self.leaf(Kind::Text, range),
        }
    }

    fn is_deepest(&self) -> bool {
        let boxes = self.open.iter().filter(|node| matches!(node.kind, Kind::Fence(_))).count();
        self.open.iter().filter(|node| node.kind.counts_as_deep()).count() + boxes > DEEPEST
    }

    fn too_deep(&mut self, range: Range<usize>) {
        if !self.faults.iter().any(|fault| matches!(fault, TreeFault::TooDeep(_))) {
            self.faults.push(TreeFault::TooDeep(range));
        }
    }

    /// Closes the fences that nothing closed within what now ends.
    fn close_fences(&mut self) {
        while let Some(Node { kind: Kind::Fence(fence), .. }) = self.open.last() {
            let fence = fence.clone();
            self.close(None);
            let around = self.open.iter().rev().map(|node| &node.kind);
            let inside = around.filter(|kind| !matches!(kind, Kind::Fence(_))).find_map(|kind| match kind {
                Kind::Item => Some("list item"),
                Kind::Quote => Some("quotation"),
                Kind::Footnote(_) => Some("footnote"),
                _ => None,
            });
            self.faults.push(TreeFault::Unclosed { fence, inside });
        }
    }

    fn close(&mut self, end: Option<usize>) {
        if self.open.len() < 2 {
            return;
        }
        let Some(mut node) = self.open.pop() else { return };
        if matches!(node.kind, Kind::Fence(_)) {
            let last = node.children.last().map_or(node.range.end, |child| child.range.end);
            node.range.end = end.unwrap_or(last);
        }
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(node);
        }
    }

    fn finish(mut self) -> (Vec<Node>, Vec<TreeFault>) {
        while self.open.len() > 1 {
            self.close_fences();
            self.close(None);
        }
        let root = self.open.pop();
        (root.map(|root| root.children).unwrap_or_default(), self.faults)
    }
}

fn kind(tag: Tag<'static>) -> Kind {
    match tag {
        Tag::Heading { level, .. } => Kind::Heading(level as u8),
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::CodeBlock(info.into_string()),
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::CodeBlock(String::new()),
        Tag::HtmlBlock => Kind::HtmlBlock,
        Tag::List(start) => Kind::List { ordered: start.is_some() },
        Tag::Item => Kind::Item,
        Tag::FootnoteDefinition(key) => Kind::Footnote(key.into_string()),
        Tag::Table(columns) => Kind::Table(columns.into_iter().map(alignment).collect()),
        Tag::TableHead | Tag::TableRow => Kind::Row,
        Tag::TableCell => Kind::Cell,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Link { link_type, dest_url, title, id } => Kind::Link(target(link_type, dest_url, title, id)),
        Tag::Image { link_type, dest_url, title, id } => Kind::Image(target(link_type, dest_url, title, id)),
        Tag::Superscript => Kind::Superscript,
        Tag::Subscript => Kind::Subscript,
        // The others belong to options that are off.
        _ => Kind::Paragraph,
    }
}

fn target(
    way: LinkType,
    destination: pulldown_cmark::CowStr<'_>,
    title: pulldown_cmark::CowStr<'_>,
    label: pulldown_cmark::CowStr<'_>,
) -> Target {
    let (destination, title) = (destination.into_string(), title.into_string());
    Target { way, destination, title, label: label.into_string() }
}

fn alignment(column: pulldown_cmark::Alignment) -> Alignment {
    match column {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::problems;

    #[test]
    fn what_is_too_deep_is_an_error_and_no_crash() {
        let many = 10_000;
        let lists: String = (0..300).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
        for text in [
            ">".repeat(many) + "a",
            "- ".repeat(many) + "a",
            lists,
            "*".repeat(many) + "a" + &"*".repeat(many),
            "![".repeat(many) + "a" + &"](b.png)".repeat(many),
            "::: box\n".repeat(many) + &":::\n".repeat(many),
        ] {
            let found = problems(&text);
            let told = found.iter().filter(|problem| problem.starts_with("error[too-deep]")).count();
            assert_eq!(told, 1, "{}", &text[..20]);
        }
    }

    #[test]
    fn what_anybody_writes_is_not_too_deep() {
        assert!(problems(&("> ".repeat(15) + "a")).is_empty());
        assert!(problems(&("- ".repeat(15) + "a")).is_empty());
        assert!(problems(&("::: box\n".repeat(8) + "a\n" + &":::\n".repeat(8))).is_empty());
    }
}
