//! Citations: `[@key]` and `[@a; @b]`.

use super::reader::Reader;
use super::tree::{Node, Target};
use super::{Inline, InlineKind};
use crate::source::Spanned;
use pulldown_cmark::LinkType;
use std::ops::Range;

/// The keys between the brackets of a citation, or none if it is not one.
pub(super) fn citation_keys(label: &str) -> Option<Vec<&str>> {
    let is_key_character = |c: char| c.is_ascii_alphanumeric() || "-_:.".contains(c);
    label
        .split(';')
        .map(|part| part.trim().strip_prefix('@'))
        .map(|key| key.filter(|key| !key.is_empty() && key.chars().all(is_key_character)))
        .collect()
}

impl Reader<'_> {
    /// A citation, if what was looked up like a link is one; it may follow other brackets:
    /// `[@a][@b]`, `[words][@b]`, or an exclamation mark.
    pub(super) fn citation(&mut self, node: &Node, target: &Target, is_image: bool) -> Option<Vec<Inline>> {
        citation_keys(&target.label)?;
        let written = self.text.get(node.range.clone())?;
        let mut found = Vec::new();
        let mut start = node.range.start;
        if is_image {
            found.push(self.words(start..start + 1, "!"));
            start += 1;
        }
        match target.way {
            LinkType::ReferenceUnknown | LinkType::Reference => {
                let second = node.range.start + written.rfind('[')?;
                let first =
                    self.text.get(start + 1..second - 1).filter(|first| citation_keys(first).is_some());
                match (first, self.footnote_key(start..second)) {
                    (Some(_), _) => found.push(self.keys(start..second)),
                    (None, Some(key)) => found.push(key),
                    (None, None) => {
                        found.push(self.words(start..start + 1, "["));
                        found.extend(self.inlines(node.children.clone()));
                        found.push(self.words(second - 1..second, "]"));
                    }
                }
                found.push(self.keys(second..node.range.end));
            }
            LinkType::CollapsedUnknown | LinkType::Collapsed => {
                let end = node.range.end - 2;
                found.push(self.keys(start..end));
                found.push(self.words(end..node.range.end, "[]"));
            }
            LinkType::ShortcutUnknown | LinkType::Shortcut => {
                found.push(self.keys(start..node.range.end));
            }
            _ => return None,
        }
        Some(found)
    }

    /// The mark of a footnote between these brackets, if they are one: `[^a][@b]`.
    fn footnote_key(&self, range: Range<usize>) -> Option<Inline> {
        let written = self.text.get(range.clone())?;
        let key = written.strip_prefix("[^")?.strip_suffix(']')?;
        let is_key = !key.is_empty() && !key.contains(|c: char| c.is_whitespace() || c == '[');
        let place = self.span(range.start + 2..range.end - 1);
        let mark = InlineKind::FootnoteMark(Spanned::new(key.to_owned(), place));
        is_key.then(|| Inline { kind: mark, span: self.span(range) })
    }

    fn words(&self, range: Range<usize>, words: &str) -> Inline {
        Inline { kind: InlineKind::Text(words.to_owned()), span: self.span(range) }
    }

    /// The citation between these brackets.
    fn keys(&self, range: Range<usize>) -> Inline {
        let written = self.text.get(range.clone()).unwrap_or_default();
        let is_key_character = |c: char| c.is_ascii_alphanumeric() || "-_:.".contains(c);
        let keys = written
            .match_indices('@')
            .map(|(at, _)| {
                let after = &written[at + 1..];
                let length = after.find(|c| !is_key_character(c)).unwrap_or(after.len());
                let start = range.start + at + 1;
                Spanned::new(after[..length].to_owned(), self.span(start..start + length))
            })
            .collect();
        Inline { kind: InlineKind::Citation(keys), span: self.span(range) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, read};
    use super::super::{BlockKind, InlineKind};

    #[test]
    fn a_citation_names_one_key_or_several() {
        assert_eq!(
            blocks("A [@act-1989] b [@a.b:c; @d;@e_f]."),
            "p(A cite(act-1989) b cite(a.b:c, d, e_f).)"
        );
        assert_eq!(
            blocks("[@a][@b] [@a][@b][@c] [words][@b] Yes![@a] [@a][]"),
            "p(cite(a)cite(b) cite(a)cite(b)cite(c) [words]cite(b) Yes!cite(a) cite(a)[])"
        );
        assert_eq!(blocks("> [@a;\n> @b]"), "quote(p(cite(a, b)))");
    }

    #[test]
    fn marks_that_meet_are_each_a_mark() {
        let note = "\n\n[^n]: N.\n[^m]: M.";
        let shown = |words: &str| blocks(&format!("{words}{note}")).split(" / ").next().unwrap().to_owned();
        assert_eq!(shown("A[^n][@w]."), "p(Anote(n)cite(w).)");
        assert_eq!(shown("A[@w][^n]."), "p(Acite(w)note(n).)");
        assert_eq!(shown("A[^n][^m]."), "p(Anote(n)note(m).)");
        assert_eq!(shown("A[^n][^m][@w][@v]."), "p(Anote(n)note(m)cite(w)cite(v).)");
        assert_eq!(shown("A[^n][@w][^m]."), "p(Anote(n)cite(w)note(m).)");
        assert_eq!(shown("A[^n] (b)."), "p(Anote(n) (b).)");
    }

    #[test]
    fn what_is_not_of_that_form_is_text() {
        for text in ["[@ a]", "[@a, p. 4]", "[see @a]", "`[@a]`", "[@a; b]", "[@]"] {
            assert_eq!(blocks(text), format!("p({text})"));
        }
        assert_eq!(blocks("\\[@a]"), "p([@a])");
        assert_eq!(blocks("[@a](https://b.example)"), "p([@a](https://b.example))");
    }

    #[test]
    fn each_key_has_its_place() {
        let sketch = read("A [@a; @bc]");
        let BlockKind::Paragraph(content) = &sketch.prose.blocks[0].kind else {
            panic!("{:?}", sketch.prose)
        };
        let InlineKind::Citation(keys) = &content[1].kind else { panic!("{content:?}") };
        let places: Vec<String> = keys.iter().map(|key| sketch.at(key.span)).collect();
        assert_eq!(places, ["a", "bc"]);
        assert_eq!(sketch.at(content[1].span), "[@a; @bc]");
    }
}
