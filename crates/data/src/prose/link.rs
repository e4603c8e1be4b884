//! Links, and references to places in the document.

use super::attributes::is_escaped;
use super::bearers::is_id;
use super::reader::Reader;
use super::tree::{Kind, Node, Target};
use super::{Inline, InlineKind, ReferenceForm, plain_text};
use crate::characters::shows;
use crate::rules;
use crate::source::Spanned;
use pulldown_cmark::LinkType;
use std::ops::Range;

/// Where the parts of `[words](destination "title")` stand in the text.
pub(super) struct Parts {
    /// The destination, without pointed brackets.
    pub destination: Range<usize>,
    /// The title, without its quotation marks.
    pub title: Option<Range<usize>>,
}

/// The parts of an inline link or picture, if they stand in the text as they read.
pub(super) fn parts(text: &str, node: &Node, opening: usize) -> Option<Parts> {
    let content_end = node.children.last().map_or(node.range.start + opening, |last| last.range.end);
    let inside = text.get(content_end..node.range.end)?.strip_prefix("](")?.strip_suffix(')')?;
    let start = node.range.end - 1 - inside.trim_start().len();
    let inside = inside.trim();
    let (length, brackets) = match inside.strip_prefix('<') {
        Some(rest) => (rest.find('>')?, 1),
        None => (inside.find(char::is_whitespace).unwrap_or(inside.len()), 0),
    };
    let destination = start + brackets..start + brackets + length;
    let after = inside.get(length + 2 * brackets..)?;
    let title = after.trim();
    let title_start = start + inside.len() - after.trim_start().len();
    let title = (title.len() >= 2).then_some(title_start + 1..title_start + title.len() - 1);
    Some(Parts { destination, title })
}

impl Reader<'_> {
    /// The definition in the document that comes first counts, in whatever text it stands.
    pub(super) fn looked_up(&self, target: Target) -> Target {
        let by_label = matches!(target.way, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
        match self.context.links.get(&target.label).filter(|_| by_label) {
            Some(first) => Target { destination: first.target.clone(), title: first.title.clone(), ..target },
            None => target,
        }
    }

    /// A link, or a reference if it leads to a place in the document.
    pub(super) fn link(&mut self, node: Node, target: Target) -> Inline {
        let target = self.looked_up(target);
        let range = node.range.clone();
        let parts = match target.way {
            LinkType::Inline => parts(self.text, &node, 1),
            LinkType::Autolink | LinkType::Email => {
                Some(Parts { destination: range.start + 1..range.end - 1, title: None })
            }
            _ => None,
        };
        let place = parts.map_or(range.clone(), |parts| parts.destination);
        if !target.title.trim().is_empty() {
            self.report(
                &rules::LINK_TITLE,
                range.clone(),
                format!("the title of this link, `{}`, is not printed", target.title.trim()),
                "delete it, or write it among the words",
            );
        }
        self.report_control_characters(&target.destination, &place);
        let content = self.inlines(node.children);
        let span = self.span(range.clone());
        let kind = match target.destination.strip_prefix('#') {
            Some(id) => self.reference(id, content, place, range),
            None => self.outward_link(target, content, place, range),
        };
        Inline { kind, span }
    }

    fn outward_link(
        &mut self,
        target: Target,
        mut content: Vec<Inline>,
        place: Range<usize>,
        range: Range<usize>,
    ) -> InlineKind {
        let mut destination = target.destination;
        if target.way == LinkType::Email {
            destination.insert_str(0, "mailto:");
        }
        if destination.is_empty() {
            self.report(
                &rules::BAD_LINK,
                range,
                "this link leads nowhere",
                "write the address between the parentheses, or delete the brackets and parentheses",
            );
        } else if !shows(&plain_text(&content)) {
            self.report(
                &rules::BAD_LINK,
                range.clone(),
                "this link has no words",
                format!("write words between the brackets, or `<{destination}>` to print the address"),
            );
            content = vec![Inline { kind: InlineKind::Text(destination.clone()), span: self.span(range) }];
        }
        InlineKind::Link { target: Spanned::new(destination, self.span(place)), content }
    }

    fn reference(
        &mut self,
        written: &str,
        content: Vec<Inline>,
        place: Range<usize>,
        range: Range<usize>,
    ) -> InlineKind {
        let (id, wanted) = match written.split_once(':') {
            Some((id, wanted)) => (id, Some(wanted)),
            None => (written, None),
        };
        let as_written = self.text.get(place.clone()).and_then(|words| words.strip_prefix('#'));
        let id_range = match as_written == Some(written) && !id.is_empty() {
            true => place.start + 1..place.start + 1 + id.len(),
            false => range.clone(),
        };
        if !is_id(id) || wanted.is_some_and(|wanted| !is_id(wanted)) {
            self.report(
                &rules::BAD_LINK,
                id_range.clone(),
                format!("`#{written}` is not the name of a place in the document"),
                "write `#` and the id that stands in braces at that place, such as `{#history}`",
            );
        }
        let is_number =
            matches!(&content[..], [Inline { kind: InlineKind::Text(words), .. }] if words == "#");
        if wanted.is_some() && !content.is_empty() {
            self.report(
                &rules::BAD_LINK,
                range,
                format!("`#{written}` prints words of its own"),
                "leave nothing between the brackets, or delete the colon and what follows it",
            );
        }
        let form = match wanted {
            Some("page") => ReferenceForm::Page,
            Some(count) => ReferenceForm::Count(count.to_owned()),
            None if content.is_empty() => ReferenceForm::Full,
            None if is_number => ReferenceForm::Number,
            None => ReferenceForm::Words(content),
        };
        InlineKind::Reference { id: Spanned::new(id.to_owned(), self.span(id_range)), form }
    }

    /// Brackets around a footnote mark, a citation or another link make no link: they would be printed.
    pub(super) fn report_broken_links(&mut self, nodes: &[Node]) {
        let mut opening = None;
        let mut around_link = false;
        for (index, node) in nodes.iter().enumerate() {
            let escaped = usize::from(is_escaped(self.text, nodes, index));
            let words = self.text.get(node.range.start + escaped..node.range.end);
            match (&node.kind, words) {
                (Kind::Link(_) | Kind::FootnoteMark(_), _) => around_link = opening.is_some(),
                (Kind::Text, Some(words)) => {
                    let closing = words.find("](").filter(|at| words[*at..].contains(')'));
                    if let (Some(start), Some(at), true) = (opening, closing, around_link) {
                        self.report(
                            &rules::BAD_LINK,
                            start..node.range.start + escaped + at + 1,
                            "brackets around a footnote mark, a citation or another link make no link",
                            "move what stands in the inner brackets behind the closing parenthesis",
                        );
                        (opening, around_link) = (None, false);
                    }
                    let last = words.rfind('[').filter(|at| !words[*at..].contains(']'));
                    opening = last.map(|at| node.range.start + escaped + at).or(opening);
                }
                _ => {}
            }
        }
    }

    /// An entity in an address can give a character that no text may have.
    pub(super) fn report_control_characters(&mut self, destination: &str, place: &Range<usize>) {
        if destination.contains(char::is_control) {
            self.report(
                &rules::CONTROL_CHARACTER,
                place.clone(),
                "there is a control character in this address",
                "delete it: it cannot be seen and cannot be printed",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, problems, read};
    use super::super::{BlockKind, InlineKind};

    #[test]
    fn a_link_leads_out_of_the_document() {
        assert_eq!(
            blocks("[the *Act*](https://a.example) <https://b.example> <c@d.example> [e](f.md#g)"),
            "p([the *Act*](https://a.example) [https://b.example](https://b.example) [c@d.example](mailto:c@d.example) [e](f.md#g))"
        );
        assert_eq!(blocks("https://a.example stays text"), "p(https://a.example stays text)");
    }

    #[test]
    fn a_reference_leads_to_a_place_in_the_document() {
        assert_eq!(
            blocks("[](#a) [#](#b) [as *said*](#c) [](#d:page) [](#e:on-target)"),
            "p(ref(a) number(b) ref(c: as *said*) page(d) count(e, on-target))"
        );
        let sketch = read("As [](#history) says");
        let BlockKind::Paragraph(content) = &sketch.prose.blocks[0].kind else {
            panic!("{:?}", sketch.prose)
        };
        let InlineKind::Reference { id, .. } = &content[1].kind else { panic!("{content:?}") };
        assert_eq!(sketch.at(id.span), "history");
    }

    #[test]
    fn a_link_that_cannot_be_followed_is_an_error() {
        for (text, words) in [
            ("[](https://a.example)", "error[bad-link] 1:1 this link has no words"),
            ("[a]()", "error[bad-link] 1:1 this link leads nowhere"),
            ("[](#)", "error[bad-link] 1:1 `#` is not the name of a place in the document"),
            ("[](#1)", "error[bad-link] 1:5 `#1` is not the name of a place in the document"),
            ("[a](#b:page)", "error[bad-link] 1:1 `#b:page` prints words of its own"),
            (
                "[a](https://b.example \"C\")",
                "warning[link-title] 1:1 the title of this link, `C`, is not printed",
            ),
            (
                "[a](https://b.example/&#1;)",
                "error[control-character] 1:5 there is a control character in this address",
            ),
        ] {
            assert_eq!(problems(text), [words]);
        }
        for text in ["[a [^1]](#b)", "[a [@c]](#b)", "[a [d](#e)](#b)", "![a [^1]](b.png)"] {
            let told = "brackets around a footnote mark, a citation or another link make no link";
            assert!(problems(text)[0].ends_with(told), "{text}");
        }
        assert!(problems("[a] [^1] \\](b) [c](#d)").is_empty());
    }

    #[test]
    fn a_definition_that_leads_nowhere_would_make_words_vanish() {
        let told = ["error[bad-link] 1:1 this says where the link `[Note]` leads, and is not printed"];
        assert_eq!(problems("[Note]: agreed"), told);
        assert_eq!(problems("[Note]: Agreed."), told);
        assert_eq!(blocks("[Note]: agreed by all"), "p([Note]: agreed by all)");
        assert_eq!(blocks("[a]\n\n[a]: https://b.example"), "p([a](https://b.example))");
    }
}
