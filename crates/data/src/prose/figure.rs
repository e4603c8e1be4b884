//! Pictures: figures, which stand alone in their paragraph, and pictures within words.

use super::attributes::{take, take_start};
use super::bearers::{Applied, Bearer};
use super::link::parts;
use super::reader::Reader;
use super::tree::{Kind, Node, Target};
use super::{Attributes, BlockKind, Image, Inline, InlineKind, Visit, plain_text, walk_inlines};
use crate::characters::shows;
use crate::rules;
use crate::source::Spanned;
use pulldown_cmark::LinkType;
use std::ops::Range;

impl Reader<'_> {
    /// A figure, if a picture is all that a paragraph holds.
    pub(super) fn figure(&mut self, nodes: &[Node]) -> Option<(BlockKind, Attributes)> {
        let (first, rest) = nodes.split_first()?;
        let Kind::Image(target) = &first.kind else { return None };
        if super::citation::citation_keys(&target.label).is_some() {
            return None;
        }
        let mut rest = rest.to_vec();
        let written = take(self.text, &mut rest);
        if !rest.is_empty() {
            return None;
        }
        let applied = written.map(|written| self.apply(written, Bearer::Figure)).unwrap_or_default();
        let (node, target) = (first.clone(), target.clone());
        let range = node.range.clone();
        let title = self.title_place(&node, &target);
        let (image, target) = self.image(node, target, &applied);
        let caption = match title {
            _ if target.title.trim().is_empty() => None,
            Some(title) => {
                let (mut caption, written) = self.line(title);
                if let Some(written) = written {
                    let words = self.text.get(written.range.clone()).unwrap_or_default().to_owned();
                    self.report(
                        &rules::BAD_ATTRIBUTE,
                        written.range.clone(),
                        format!("`{words}` means nothing in a caption"),
                        "put it straight after the picture's closing parenthesis",
                    );
                    caption.push(Inline {
                        kind: InlineKind::Text(format!(" {words}")),
                        span: self.span(written.range),
                    });
                }
                Some(caption)
            }
            None => Some(self.line_within(&target.title, range)),
        };
        Some((BlockKind::Figure { image, caption }, applied.attributes))
    }

    /// A picture within words; an attribute block straight after it is taken off what follows.
    pub(super) fn inline_picture(
        &mut self,
        node: Node,
        target: Target,
        following: Option<&mut Node>,
    ) -> Inline {
        let range = node.range.clone();
        let written = following
            .filter(|following| following.range.start == range.end)
            .and_then(|following| take_start(self.text, following));
        let applied = written.map(|written| self.apply(written, Bearer::InlinePicture));
        let (image, target) = self.image(node, target, &applied.unwrap_or_default());
        if !target.title.trim().is_empty() {
            self.report(
                &rules::BAD_IMAGE,
                range.clone(),
                "a picture within words has no caption",
                "put the picture in a paragraph of its own, or delete the words in quotation marks",
            );
        }
        Inline { kind: InlineKind::Image(image), span: self.span(range) }
    }

    /// Where the title stands, if it can be read there.
    fn title_place(&self, node: &Node, target: &Target) -> Option<Range<usize>> {
        let place = parts(self.text, node, 2).filter(|_| target.way == LinkType::Inline)?.title?;
        let written = self.text.get(place.clone())?;
        (!written.contains(['\n', '\r'])).then_some(place)
    }

    fn image(&mut self, node: Node, target: Target, applied: &Applied) -> (Image, Target) {
        let target = self.looked_up(target);
        let range = node.range.clone();
        let place = parts(self.text, &node, 2)
            .filter(|_| target.way == LinkType::Inline)
            .map_or(range.clone(), |parts| parts.destination);
        let path = percent_decoded(&target.destination);
        self.report_control_characters(&path, &place);
        if path.is_empty() {
            self.report(
                &rules::BAD_IMAGE,
                range.clone(),
                "this picture has no file",
                "write the picture's file between the parentheses",
            );
        }
        let words = self.inlines(node.children);
        self.report_marks(&words, &range);
        let alt = plain_text(&words).trim().to_owned();
        if !shows(&alt) && !applied.decorative {
            self.report(
                &rules::MISSING_ALT_TEXT,
                range,
                "this picture has no words for those who cannot see it",
                "say between the brackets what it shows, or write `{.decorative}` straight after it if it means nothing",
            );
        } else if applied.decorative && !alt.is_empty() {
            self.report(
                &rules::BAD_ATTRIBUTE,
                range,
                "this picture has words that say what it shows, and `.decorative`, which says that it means nothing",
                "delete one of the two",
            );
        }
        let path = Spanned::new(path, self.span(place));
        (Image { path, alt, decorative: applied.decorative }, target)
    }

    /// What is not words would be lost from an alternative text.
    fn report_marks(&mut self, words: &[Inline], range: &Range<usize>) {
        let mut has_marks = false;
        walk_inlines(words, &mut |visit| {
            if let Visit::Inline(inline) = visit {
                has_marks |= inline.prints_without_words()
                    || matches!(inline.kind, InlineKind::FootnoteMark(_) | InlineKind::Image(_));
            }
        });
        if has_marks {
            self.report(
                &rules::BAD_IMAGE,
                range.clone(),
                "the words that say what a picture shows can hold nothing but words",
                "move footnote marks, citations and references out of the brackets",
            );
        }
    }
}

/// A path as it is on disk: `%20` is a space. What is not UTF-8 then stays as it was written.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let decoded = (byte == b'%')
            .then(|| after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok()))
            .flatten()
            .filter(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::BlockKind;
    use super::super::sketch::{blocks, problems, read};

    #[test]
    fn a_picture_alone_in_its_paragraph_is_a_figure() {
        assert_eq!(
            blocks("![A map](my%20map.png \"The *area* of \\\"A\\\" [^1]\"){#area lang=cy}"),
            "figure(my map.png \"A map\") \"The *area* of \"A\" note(1)\"{#area lang=cy}"
        );
        assert_eq!(blocks("![](a.png){.decorative}"), "figure(a.png \"\" decorative)");
        assert_eq!(blocks("![](<a b.png>)\n{.decorative #x}"), "figure(a b.png \"\" decorative){#x}");
        assert_eq!(blocks("- ![A](a.png)"), "ul(figure(a.png \"A\"))");
    }

    #[test]
    fn a_caption_has_places_of_its_own() {
        let sketch = read("![A](a.png \"Of *all*\")");
        let BlockKind::Figure { image, caption: Some(caption) } = &sketch.prose.blocks[0].kind else {
            panic!("{:?}", sketch.prose)
        };
        assert_eq!(sketch.at(image.path.span), "a.png");
        assert_eq!(sketch.at(caption[1].span), "*all*");
    }

    #[test]
    fn a_caption_that_stands_elsewhere_is_read_too() {
        assert_eq!(blocks("![A][pic]\n\n[pic]: a.png \"Of *all*\""), "figure(a.png \"A\") \"Of *all*\"");
        assert_eq!(blocks("> ![A](a.png \"Of\n> *all*\")"), "quote(figure(a.png \"A\") \"Of *all*\")");
    }

    #[test]
    fn a_picture_within_words_takes_no_caption_and_no_id() {
        assert_eq!(
            blocks("See ![A](a.png), ![](b.png){.decorative}, ![C](c.png)\\{.decorative}"),
            "p(See image(a.png \"A\"), image(b.png \"\" decorative), image(c.png \"C\"){.decorative})"
        );
        assert_eq!(
            problems("See ![A](a.png \"Caption\"){#a}"),
            [
                "error[bad-attribute] 1:27 `#a` means nothing on a picture within words",
                "error[bad-image] 1:5 a picture within words has no caption"
            ]
        );
    }

    #[test]
    fn a_picture_has_words_or_is_decorative_and_not_both() {
        assert_eq!(
            problems("![](a.png)"),
            ["error[missing-alt-text] 1:1 this picture has no words for those who cannot see it"]
        );
        assert!(problems("![A](a.png){.decorative}")[0].starts_with("error[bad-attribute] 1:1 "));
        assert_eq!(problems("![A]()"), ["error[bad-image] 1:1 this picture has no file"]);
        assert_eq!(problems("![A [](#b)](a.png)").len(), 1);
    }
}
