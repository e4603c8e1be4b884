//! Footnotes: a list where a part or the document ends, each note leading back to its mark.

use super::scribe::{HtmlScribe, Out};
use crate::markup::html::{Address, Attribute, HtmlWriter, Tag, Written};
use std::collections::{BTreeMap, BTreeSet};

/// The footnotes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Those whose marks were written, by their keys.
    noted: BTreeSet<String>,
    /// How many marks that can be led back to were written of each, by its number.
    marks: BTreeMap<usize, usize>,
    /// Those that wait to be listed, by their numbers: the mark and the words of each.
    waiting: BTreeMap<usize, (String, Written)>,
}

impl Notes {
    pub(super) fn are_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The name of the next mark of a note.
    fn next_mark(&mut self, index: usize) -> String {
        let count = self.marks.entry(index).or_default();
        *count += 1;
        name_of_mark(index, *count)
    }
}

impl HtmlScribe<'_> {
    /// The mark of a footnote. Its words are written at its first mark, as in print, and listed later.
    pub(super) fn footnote(&mut self, out: &mut Out<'_>, key: &str) {
        let Some((index, mark)) = self.wording.note(key) else { return };
        // Where marks begin anew in each chapter, that of another chapter is another note's.
        if self.gathering && self.wording.house.numbering.notes_by_chapter {
            return;
        }
        let is_first = !self.gathering && self.notes.noted.insert(key.to_owned());
        let repeats = self.gathering || self.repeats || self.unheard;
        let name = (is_first || !repeats).then(|| self.notes.next_mark(index));
        let tag = Tag::new("sup").class("note").some_id(name.as_deref());
        out.element(tag, |out| match self.in_link {
            true => out.text(&mark),
            false => {
                let link = Tag::new("a").leads_to(&Address::within(&format!("note-{index}")));
                out.words(link.with(Attribute::Role, "doc-noteref"), &mark);
            }
        });
        if is_first && let Some(note) = self.wording.report.footnote(key) {
            let mut words = HtmlWriter::new(self.fonts);
            let in_link = std::mem::take(&mut self.in_link);
            self.texts(&mut words, &note.blocks);
            self.in_link = in_link;
            self.notes.waiting.insert(index, (mark, Written::of(words)));
        }
    }

    /// The footnotes that wait, in the order of their marks.
    pub(super) fn list_of_notes(&mut self, out: &mut Out<'_>) {
        let notes = std::mem::take(&mut self.notes.waiting);
        let section = Tag::new("div").class("notes").with(Attribute::Role, "doc-endnotes");
        out.element(section.with(Attribute::Label, &self.wording.word("notes")), |out| {
            out.element(Tag::new("ol").class("marked"), |out| {
                for (index, (mark, words)) in &notes {
                    out.element(Tag::new("li").id(&format!("note-{index}")), |out| {
                        out.words(Tag::new("span").class("mark"), mark);
                        out.text(" ");
                        out.element(Tag::new("div"), |out| {
                            out.written(words);
                            self.way_back(out, *index, mark);
                        });
                    });
                    out.new_line();
                }
            });
        });
    }

    /// The links back to the marks of a note.
    fn way_back(&self, out: &mut Out<'_>, index: usize, mark: &str) {
        let count = self.notes.marks.get(&index).copied().unwrap_or_default();
        for place in 1..=count {
            let link = Tag::new("a").class("back").leads_to(&Address::within(&name_of_mark(index, place)));
            let mut label = format!("{} {mark}", self.wording.word("note_back"));
            if count > 1 {
                label.push_str(&format!(" ({place})"));
            }
            out.words(link.with(Attribute::Role, "doc-backlink").with(Attribute::Label, &label), "↩");
        }
    }
}

/// The name of a mark: a note can be marked in several places.
fn name_of_mark(index: usize, place: usize) -> String {
    match place {
        1 => format!("note-mark-{index}"),
        _ => format!("note-mark-{index}-{place}"),
    }
}
