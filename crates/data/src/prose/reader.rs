//! Reads a text into prose.

use super::attributes::{Written, take};
use super::bearers::Bearer;
use super::link_definitions::LinkDefinitions;
use super::markdown::Markdown;
use super::tree::{Kind, Node, TreeFault, tree};
use super::{Attributes, Footnote, Inline, Prose};
use crate::diagnostic::Problems;
use crate::rules::{self, Rule};
use crate::source::{Span, Text};
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
    reader.report_typed_lists();
    Prose { blocks, footnotes: reader.footnotes }
}

/// Reads one line of running text and the attribute block at its end: the title of a section.
pub fn parse_line(text: &Text, context: &Context<'_>, problems: &mut Problems) -> (Vec<Inline>, Attributes) {
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
    pub problems: &'a mut Problems,
    pub footnotes: Vec<Footnote>,
    /// An attribute block alone on a line under a list, until the list is known that it is of.
    pub under_list: Option<Written>,
    /// The names of the HTML tags met in the paragraph.
    pub tags: Vec<String>,
    /// What was typed as if it began items of lists.
    pub typed_marks: Vec<Range<usize>>,
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
    /// A blank form.
    Form,
    /// An item of a list in a blank form.
    Label,
    Item,
    Quotation,
    Cell,
    Footnote,
}

impl Surroundings {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Section => "a section",
            Self::Form => "a blank form",
            Self::Label => "a label of a blank form",
            Self::Item => "a list item",
            Self::Quotation => "a quotation",
            Self::Cell => "a table cell",
            Self::Footnote => "a footnote",
        }
    }

    /// Whether headings may stand in it.
    pub(super) fn takes_headings(self) -> bool {
        matches!(self, Self::Section | Self::Form)
    }

    /// Whether it is an item of a list.
    pub(super) fn is_item(self) -> bool {
        matches!(self, Self::Item | Self::Label)
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, place: Place<'a>, context: &'a Context<'a>, problems: &'a mut Problems) -> Self {
        let (footnotes, tags, typed_marks) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, place, context, problems, footnotes, under_list: None, tags, typed_marks }
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
        self.report_at(rule, self.trimmed_span(&range), message, hint);
    }

    /// Reports a fault at a place in the file, with what to do about it.
    pub(super) fn report_at(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.report(rule, span, message, hint);
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
                    Some(inside) => {
                        format!("`::: {word}` is not closed in the {inside} in which it opens")
                    }
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
            let is_citation = definition.label.starts_with('@');
            if is_citation || !looks_like_address(&definition.target) {
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
}

/// Whether a target looks like an address, a path or a place in the document, and not like a word.
fn looks_like_address(target: &str) -> bool {
    let has_scheme = target.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty() && scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let extension = target.rsplit_once('.').map(|(_, extension)| extension);
    let has_extension = extension.is_some_and(|extension| extension.starts_with(char::is_alphanumeric));
    has_scheme || has_extension || target.starts_with('#') || target.contains('/')
}

#[cfg(test)]
mod tests {
    use super::super::sketch::sketch_inlines;
    use super::*;
    use crate::source::{Source, Sources};

    fn line(words: &str) -> (String, Attributes, usize) {
        let id = Sources::default().add(Source::new("a.toml", words));
        let text = Text::verbatim(words, Span::new(id, 0..words.len()));
        let links = LinkDefinitions::default();
        let mut problems = Problems::default();
        let context = Context { box_kinds: &[], links: &links };
        let (content, attributes) = parse_line(&text, &context, &mut problems);
        (sketch_inlines(&content), attributes, problems.into_vec().len())
    }

    #[test]
    fn a_line_is_running_text_and_an_attribute_block() {
        let (words, attributes, problems) = line("1. The *Council's* # plan {#plan .plain}");
        assert_eq!((words.as_str(), problems), ("1. The *Council's* # plan", 0));
        assert_eq!(attributes.id.map(|id| id.value).as_deref(), Some("plan"));
        assert!(attributes.plain);
        assert_eq!(line("").0, "");
        assert_eq!(line(" # a\n> b #").0, "# a > b #");
        assert_eq!(line("A {.decorative}").2, 1);
    }

    #[test]
    fn places_lead_back_through_escapes() {
        // In the file: "a\n\n*b*" with written backslashes and n's.
        let id = Sources::default().add(Source::new("a.toml", r#"t = "a\n\n*b*""#));
        let map = vec![(0, 5), (1, 6), (2, 8), (3, 10)];
        let text = Text::mapped("a\n\n*b*", Span::new(id, 4..14), map);
        let links = LinkDefinitions::default();
        let context = Context { box_kinds: &[], links: &links };
        let prose = parse(&text, &context, &mut Problems::default());
        assert_eq!(prose.blocks[1].span, Span::new(id, 10..13));
    }
}
