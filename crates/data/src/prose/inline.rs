//! Running text: words, emphasis, marks, breaks.

use super::marks::with_scripts;
use super::reader::Reader;
use super::tree::{Kind, Node};
use super::{Inline, InlineKind};
use crate::rules;
use crate::source::Spanned;
use std::ops::Range;

impl Inline {
    /// Whether it prints something although it has no words of its own.
    pub(super) fn prints_without_words(&self) -> bool {
        matches!(self.kind, InlineKind::Reference { .. } | InlineKind::Citation(_))
    }
}

/// Running text as it is put together.
#[derive(Default)]
struct Line {
    inlines: Vec<Inline>,
    /// Where in the text the last words end, if they stand there as they read.
    end: Option<usize>,
}

impl Line {
    fn push(&mut self, inline: Inline) {
        self.inlines.push(inline);
        self.end = None;
    }

    /// Words that touch become one, as long as each byte of them stands in the text.
    fn push_words(&mut self, reader: &Reader<'_>, words: &str, range: Range<usize>) {
        let is_as_written = words.len() == range.len();
        let touches = is_as_written && self.end == Some(range.start);
        let span = reader.span(range.clone());
        match self.inlines.last_mut() {
            Some(Inline { kind: InlineKind::Text(before), span: place }) if touches => {
                before.push_str(words);
                *place = place.to(span);
            }
            _ => self.inlines.push(Inline { kind: InlineKind::Text(words.to_owned()), span }),
        }
        self.end = is_as_written.then_some(range.end);
    }
}

impl Reader<'_> {
    /// Reads running text.
    pub(super) fn inlines(&mut self, nodes: Vec<Node>) -> Vec<Inline> {
        let mut line = Line::default();
        self.report_broken_links(&nodes);
        let mut nodes = with_scripts(self.text, nodes).into_iter().peekable();
        while let Some(node) = nodes.next() {
            let range = node.range.clone();
            let span = self.span(range.clone());
            let kind = match node.kind {
                Kind::Text => {
                    let words = self.text.get(range.clone()).unwrap_or_default();
                    line.push_words(self, words, range);
                    continue;
                }
                Kind::Resolved(words) => {
                    let words = self.without_control_characters(&words, &range);
                    line.push_words(self, &words, range);
                    continue;
                }
                Kind::SoftBreak => {
                    line.push_words(self, " ", range);
                    continue;
                }
                Kind::InlineHtml(html) => {
                    self.report_inline_html(&html, range.clone());
                    line.push_words(self, &html.replace(['\n', '\r'], " "), range);
                    continue;
                }
                Kind::HardBreak => InlineKind::Break,
                Kind::Emphasis => InlineKind::Emphasis(self.inlines(node.children)),
                Kind::Strong => InlineKind::Strong(self.inlines(node.children)),
                Kind::Superscript => InlineKind::Superscript(self.inlines(node.children)),
                Kind::Subscript => InlineKind::Subscript(self.inlines(node.children)),
                Kind::CodeSpan(code) => InlineKind::Code(code),
                Kind::FootnoteMark(key) => {
                    let key_range = range.start + 2..range.end.saturating_sub(1).max(range.start + 2);
                    InlineKind::FootnoteMark(Spanned::new(key, self.span(key_range)))
                }
                Kind::Link(ref target) => {
                    let target = target.clone();
                    match self.citation(&node, &target, false) {
                        Some(found) => found.into_iter().for_each(|inline| line.push(inline)),
                        None => line.push(self.link(node, target)),
                    }
                    continue;
                }
                Kind::Image(ref target) => {
                    let target = target.clone();
                    match self.citation(&node, &target, true) {
                        Some(found) => found.into_iter().for_each(|inline| line.push(inline)),
                        None => {
                            let image = self.inline_picture(node, target, nodes.peek_mut());
                            line.push(image);
                        }
                    }
                    continue;
                }
                // Blocks do not stand in running text.
                _ => continue,
            };
            line.push(Inline { kind, span });
        }
        line.inlines
    }

    /// An entity can give a character that no text may have.
    fn without_control_characters(&mut self, words: &str, range: &Range<usize>) -> String {
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
        if words.contains(is_control) {
            self.report(
                &rules::CONTROL_CHARACTER,
                range.clone(),
                "this stands for a control character",
                "delete it: it cannot be seen and cannot be printed",
            );
        }
        words.replace(is_control, "").replace(['\n', '\r'], " ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind;
    use super::super::sketch::{blocks, problems, read};

    #[test]
    fn words_are_text() {
        for text in [
            "#let x = 1; #[b] $x$ @a",
            "{{ a }} {% b %}",
            "\"quotes\" 'single' -- --- ...",
            "a_b_c 2*3",
            "[ ] no",
            "~~x~~",
            "https://a.example/~b",
            "a & b &c;",
            "[a] [b][c]",
            "1/2 (c)",
        ] {
            assert_eq!(blocks(text), format!("p({text})"));
        }
        assert_eq!(blocks("\\*a\\* \\[b\\] &amp; &lt;&#x41;&nbsp;"), "p(*a* [b] & <A\u{a0})");
    }

    #[test]
    fn emphasis_code_and_breaks() {
        assert_eq!(blocks("*a* _b_ **c *d*** `e  f`"), "p(*a* *b* **c *d*** `e  f`)");
        assert_eq!(blocks("a  \nb\\\nc\nd"), "p(a⏎b⏎c d)");
        assert_eq!(blocks("  a\tb  \r\nc  "), "p(a\tb⏎c)");
    }

    #[test]
    fn a_footnote_mark_needs_no_definition_in_the_same_text() {
        assert_eq!(
            blocks("A[^1] b[^two words]^2^ ![^x] *[^y]*"),
            "p(Anote(1) bnote(two words)sup(2) !note(x) *note(y)*)"
        );
        assert_eq!(blocks("\\[^1] `[^2]`"), "p([^1] `[^2]`)");
        assert_eq!(blocks("# A[^1]\n\n| [^2] |\n|---|"), "h1(Anote(1)) | table < header=1(note(2))");
    }

    #[test]
    fn words_lead_back_to_their_place() {
        let sketch = read("> ab\\*c &amp; d\n> e");
        let BlockKind::Quote { blocks, .. } = &sketch.prose.blocks[0].kind else {
            panic!("{:?}", sketch.prose)
        };
        let BlockKind::Paragraph(content) = &blocks[0].kind else { panic!("{blocks:?}") };
        let places: Vec<String> = content.iter().map(|inline| sketch.at(inline.span)).collect();
        assert_eq!(places, ["ab", "*c ", "&amp;", " d\n", "e"]);
    }

    #[test]
    fn an_entity_gives_no_control_character() {
        assert_eq!(
            problems("a &#7; b &#9; c"),
            ["error[control-character] 1:3 this stands for a control character"]
        );
    }
}
