//! The running text of a report: its words, and the links, marks and pictures in it.

use super::{Found, PAGE_OF, Teller, To, mark, one_spaced};
use boardpaper_data::prose::{Inline, InlineKind, ReferenceForm};
use boardpaper_data::report::{Kind, LinkTarget};
use boardpaper_data::source::{Span, Spanned};
use std::collections::BTreeMap;

/// Running text, and what stands in it.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// The language of the number before them, if there is one.
    pub(super) number: Option<String>,
    pub(super) inlines: Vec<Found>,
    pub(super) marked: BTreeMap<&'static str, String>,
    /// The footnotes whose words follow.
    pub(super) notes: Vec<String>,
}

impl<'a> Teller<'a> {
    /// Words behind the number that they have from the house.
    pub(super) fn numbered(&self, number: Option<&str>, words: Words) -> Words {
        let mut numbered = plain(&number.map(|number| format!("{number} ")).unwrap_or_default());
        numbered.number = number.map(|_| self.outer_language.clone());
        numbered.append(words);
        numbered
    }

    pub(super) fn words(&mut self, inlines: &'a [Inline]) -> Words {
        let mut words = Words::default();
        for (index, inline) in inlines.iter().enumerate() {
            if self.is_raised(inline) && self.is_after_raised(&inlines[..index], inline) {
                words.text.truncate(words.text.trim_end().len());
                words.text.push(',');
            }
            self.inline(&mut words, inline);
        }
        words
    }

    /// Whether it prints above the line.
    fn is_raised(&self, inline: &Inline) -> bool {
        match inline.kind {
            InlineKind::FootnoteMark(_) => true,
            InlineKind::Citation(_) => self.house.numbering.citation_superscript,
            _ => false,
        }
    }

    /// Whether a raised mark meets another: white space before works that are cited does not print.
    fn is_after_raised(&self, before: &[Inline], inline: &Inline) -> bool {
        let before = match before {
            [rest @ .., Inline { kind: InlineKind::Text(text), .. }]
                if text.trim().is_empty() && matches!(inline.kind, InlineKind::Citation(_)) =>
            {
                rest
            }
            before => before,
        };
        before.last().is_some_and(|before| self.is_raised(before))
    }

    /// The numbers of the works, in rising order, each leading to its work.
    fn citation(&mut self, words: &mut Words, keys: &[Spanned<String>]) {
        let superscript = self.house.numbering.citation_superscript;
        // A raised mark stands close to the word before it.
        if superscript {
            words.text.truncate(words.text.trim_end().len());
        }
        let mut numbers: Vec<usize> =
            keys.iter().filter_map(|key| self.numbers.citation(&key.value)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let cited: Vec<String> = numbers.iter().map(usize::to_string).collect();
        words.text.push_str(&if superscript { cited.join(",") } else { format!("[{}]", cited.join(", ")) });
        let is_told = self.report.kind == Kind::Review && self.house.review.cited_on && !self.gathering;
        self.citations += 1;
        let place = format!("citation {}", self.citations);
        for number in numbers {
            let (shown, to) = (number.to_string(), To::Place(format!("reference-{number}")));
            words.inlines.push(if is_told {
                self.cited.entry(number).or_default().push(place.clone());
                Found::Citation(shown, to, place.clone())
            } else {
                Found::Link(shown, to)
            });
        }
    }

    /// The mark of a footnote, whose words follow the line of its first mark.
    fn note_mark(&mut self, words: &mut Words, key: &str) {
        // Where marks begin anew in each chapter, those of another chapter would mean other notes.
        if self.gathering && self.house.numbering.notes_by_chapter {
            return;
        }
        let mark = self.numbers.footnote(key).expect("a note that is marked has a mark");
        words.text.push_str(mark);
        words.inlines.push(Found::Link(mark.to_owned(), To::Place(note_anchor(key))));
        if !self.gathering && self.noted.insert(key.to_owned()) {
            words.notes.push(key.to_owned());
        }
    }

    fn inline(&mut self, words: &mut Words, inline: &'a Inline) {
        match &inline.kind {
            InlineKind::Text(text) => words.text.push_str(text),
            InlineKind::Emphasis(content) => self.marked(words, content, "Em"),
            InlineKind::Strong(content) => self.marked(words, content, "Strong"),
            InlineKind::Superscript(content) | InlineKind::Subscript(content) => {
                words.append(self.words(content));
            }
            InlineKind::Code(text) => {
                words.text.push_str(text);
                mark(&mut words.marked, "Code", text);
            }
            InlineKind::Break => words.text.push(' '),
            InlineKind::Link { target, content } => {
                let to = self.address(inline.span, &target.value);
                self.linked_words(words, content, to);
            }
            InlineKind::Reference { id, form } => self.place(words, &id.value, form),
            InlineKind::Citation(keys) => self.citation(words, keys),
            InlineKind::FootnoteMark(key) => self.note_mark(words, &key.value),
            InlineKind::Image(image) if image.decorative => {}
            InlineKind::Image(image) => words.inlines.push(Found::Picture(one_spaced(&image.alt))),
        }
    }

    fn marked(&mut self, words: &mut Words, content: &'a [Inline], role: &'static str) {
        let mut inner = self.words(content);
        inner.marked.remove(role);
        mark(&mut inner.marked, role, &inner.text);
        words.append(inner);
    }

    fn linked_words(&mut self, words: &mut Words, content: &'a [Inline], to: To) {
        let mut inner = self.words(content);
        inner.inlines.insert(0, Found::Link(one_spaced(&inner.text), to));
        words.append(inner);
    }

    /// A reference to a place of the document.
    fn place(&mut self, words: &mut Words, id: &str, form: &'a ReferenceForm) {
        let target = self.numbers.target(id).expect("what is referred to is there");
        let to = To::Place(target.anchor.clone());
        let shown = match form {
            ReferenceForm::Words(content) => return self.linked_words(words, content, to),
            ReferenceForm::Number => target.number.clone().unwrap_or_default(),
            ReferenceForm::Count(name) => self.count(id, name, &words.text),
            ReferenceForm::Page => format!("{} {PAGE_OF}{}{PAGE_OF}", self.word("on_page"), target.anchor),
            _ => target.words.clone().unwrap_or_default(),
        };
        words.text.push_str(&shown);
        words.inlines.push(Found::Link(one_spaced(&shown), to));
    }

    pub(super) fn address(&self, span: Span, written: &str) -> To {
        let target = self.report.links.get(&(span.source, written.to_owned()));
        To::Address(match target.expect("a link that was checked leads somewhere") {
            LinkTarget::Address(address) => address.clone(),
            LinkTarget::Document(stem) => format!("{stem}.pdf"),
        })
    }
}

impl Words {
    pub(super) fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
        self.inlines.extend(other.inlines);
        for (role, words) in other.marked {
            mark(&mut self.marked, role, &words);
        }
        self.notes.extend(other.notes);
    }
}

pub(super) fn plain(text: &str) -> Words {
    Words { text: text.to_owned(), ..Words::default() }
}

pub(super) fn note_anchor(key: &str) -> String {
    format!("note {key}")
}
