//! Footnotes: their words stand at their first mark, save where that is in a heading.
//!
//! Typst takes the words of a note for those of the heading that it hangs on, in bookmarks too, and
//! leaves them on the page before when a heading moves on. So a heading has the mark alone, and the
//! note hangs unseen on the text that follows. The notes of an action plan, and of a table that Typst would
//! lose its way in, are a list below it.

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, Visit, plain_text, walk_inlines};

/// The characters of the lines that a heading keeps with.
pub(crate) const FIRST_LINES: usize = 200;

/// What a paragraph of fewer counts for: a heading keeps with all of it.
const SHORT_BLOCK: usize = 150;

impl Scribe<'_> {
    /// A footnote at its first mark; later marks lead to it.
    pub(crate) fn footnote(&mut self, out: &mut Writer<'_>, key: &str) {
        let Some((index, mark)) = self.wording().note(key) else { return };
        if self.gathering {
            // Its words stand where the recommendation was written, and where marks begin anew in each chapter
            // the same mark here is another note's.
            if !self.house.numbering.notes_by_chapter {
                self.note_mark(out, index, &mark, false);
            }
        } else if self.lists_notes || self.listed.contains(key) {
            let is_first = self.noted.insert(key.to_owned());
            self.note_mark(out, index, &mark, is_first);
            if is_first {
                self.listed.insert(key.to_owned());
                self.to_list.push(key.to_owned());
            }
        } else if self.in_note {
            self.note_mark(out, index, &mark, false);
            if self.noted.insert(key.to_owned()) {
                self.inner_notes.push(key.to_owned());
            }
        } else if self.in_heading {
            self.note_mark(out, index, &mark, false);
            if self.noted.insert(key.to_owned()) {
                self.pending.push(key.to_owned());
                self.since_heading = 0;
            }
        } else if self.noted.insert(key.to_owned()) {
            self.note_words(out, key);
        } else {
            out.code("#footnote(numbering: (..) => ");
            out.literal(&mark);
            out.code(&format!(", label(\"note-{index}\"))"));
        }
    }

    /// The mark alone of a note that stands elsewhere; the list of notes leads back to one that is `listed`.
    fn note_mark(&self, out: &mut Writer<'_>, index: usize, mark: &str, listed: bool) {
        out.code(&format!("#draw(\"note-mark\", {index}"));
        if listed {
            out.code(&format!(", anchor: \"note-mark-{index}\""));
        }
        out.code(")[");
        out.text(mark);
        out.code("]");
    }

    /// Writes something with its notes listed below it, if they are to be and are not already.
    pub(crate) fn with_notes_below(
        &mut self,
        out: &mut Writer<'_>,
        below: bool,
        write: impl FnOnce(&mut Self, &mut Writer<'_>),
    ) {
        if !below || self.lists_notes {
            return write(self, out);
        }
        self.lists_notes = true;
        write(self, out);
        if !self.to_list.is_empty() {
            out.code("\n#draw(\"notes-below\", ");
            self.listed_notes(out);
            out.code(")");
        }
        self.lists_notes = false;
    }

    /// Running text of a heading or a box's title.
    pub(crate) fn heading(&mut self, out: &mut Writer<'_>, content: &[Inline]) {
        self.in_heading = true;
        self.inlines(out, content);
        self.in_heading = false;
    }

    /// Running text that bears the notes of the headings above it, if any wait. They hang unseen behind its
    /// first lines: a heading keeps with these, and Typst forgets to when a note hangs on them.
    pub(crate) fn bearing_inlines(&mut self, out: &mut Writer<'_>, content: &[Inline]) {
        if self.pending.is_empty() || self.in_heading {
            return self.inlines(out, content);
        }
        let wanted = FIRST_LINES.saturating_sub(self.since_heading);
        if !content.iter().any(has_note) && plain_text(content).chars().count() < wanted {
            self.since_heading += SHORT_BLOCK;
            return self.inlines(out, content);
        }
        let (first, rest) = split_after(content, wanted);
        self.inlines(out, &first);
        self.pending_notes(out);
        self.inlines(out, &rest);
    }

    /// The notes of the headings above, unseen in the text that follows them.
    fn pending_notes(&mut self, out: &mut Writer<'_>) {
        for key in std::mem::take(&mut self.pending) {
            self.unseen_note(out, &key);
        }
    }

    /// A note whose mark stands elsewhere.
    fn unseen_note(&mut self, out: &mut Writer<'_>, key: &str) {
        out.code("#[#show footnote: none;");
        self.note_words(out, key);
        out.code("]");
    }

    /// The same where no text follows that could bear them.
    pub(crate) fn pending_notes_apart(&mut self, out: &mut Writer<'_>) {
        if !self.pending.is_empty() {
            out.code("#draw(\"text\")[");
            self.pending_notes(out);
            out.code("]\n");
        }
    }

    /// The notes of an action plan or a table, below it: Typst takes long over notes that hang on cells, and
    /// loses its way where their rows break.
    pub(crate) fn listed_notes(&mut self, out: &mut Writer<'_>) {
        out.code("(");
        let mut next = 0;
        // A note may mention another.
        while let Some(key) = self.to_list.get(next).cloned() {
            next += 1;
            let Some((index, mark)) = self.wording().note(&key) else { continue };
            out.code(&format!("(anchor: \"note-{index}\", back: \"note-mark-{index}\", mark: "));
            out.literal(&mark);
            out.code(", body: [");
            if let Some(note) = self.report.footnote(&key) {
                self.flow(out, &note.blocks);
            }
            out.code("]), ");
        }
        self.to_list.clear();
        out.code(")");
    }

    fn note_words(&mut self, out: &mut Writer<'_>, key: &str) {
        let Some((index, mark)) = self.wording().note(key) else { return };
        let within = std::mem::replace(&mut self.in_note, true);
        out.code("#[#footnote(numbering: (..) => ");
        out.literal(&mark);
        out.code(")[");
        if let Some(note) = self.report.footnote(key) {
            self.note_blocks(out, &note.blocks);
        }
        out.code(&format!("]#label(\"note-{index}\")]"));
        self.in_note = within;
        if !within {
            // Typst loses a note that hangs on a note, when the outer one moves to another page.
            while !self.inner_notes.is_empty() {
                for key in std::mem::take(&mut self.inner_notes) {
                    self.unseen_note(out, &key);
                }
            }
        }
    }

    /// The words of a note, which begin in the line of its mark.
    fn note_blocks(&mut self, out: &mut Writer<'_>, blocks: &[Block]) {
        out.code("#h(0.3em, weak: true)");
        match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), attributes, span }, rest))
                if attributes.language.is_none() =>
            {
                self.anchor_here(out, Part::Paragraph, *span);
                self.begins_sentence = true;
                out.marked(*span, |out| self.inlines(out, content));
                self.begins_sentence = false;
                self.texts(out, rest);
            }
            _ => self.texts(out, blocks),
        }
    }
}

/// Running text cut in two before its first footnote, or else at the first white space after so many
/// characters; all of it is the first part if there is neither.
fn split_after(content: &[Inline], characters: usize) -> (Vec<Inline>, Vec<Inline>) {
    let mut before = 0;
    for (index, inline) in content.iter().enumerate() {
        if has_note(inline) {
            return (content[..index].to_vec(), content[index..].to_vec());
        }
        let length = plain_text(std::slice::from_ref(inline)).chars().count();
        if let InlineKind::Text(text) = &inline.kind
            && before + length > characters
        {
            let from =
                text.char_indices().nth(characters.saturating_sub(before)).map_or(text.len(), |(at, _)| at);
            if let Some(space) = text[from..].find(' ') {
                let (left, right) = text.split_at(from + space);
                let part = |text: &str| Inline { kind: InlineKind::Text(text.to_owned()), span: inline.span };
                let first = content[..index].iter().cloned().chain([part(left)]).collect();
                let rest = std::iter::once(part(right)).chain(content[index + 1..].iter().cloned()).collect();
                return (first, rest);
            }
        }
        before += length;
    }
    (content.to_vec(), Vec::new())
}

/// Whether running text has the mark of a footnote.
fn has_note(inline: &Inline) -> bool {
    let mut found = false;
    walk_inlines(std::slice::from_ref(inline), &mut |visit| {
        found |= matches!(visit, Visit::Inline(Inline { kind: InlineKind::FootnoteMark(_), .. }));
    });
    found
}

/// The words of a heading, and the marks at its end, which stay out of bookmarks. Marks stand close to the
/// words, whether or not a space was typed.
pub(crate) fn words_and_marks(heading: &[Inline]) -> (Vec<Inline>, &[Inline]) {
    let is_mark =
        |inline: &Inline| matches!(inline.kind, InlineKind::FootnoteMark(_) | InlineKind::Citation(_));
    let is_space = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(text) if text.trim().is_empty());
    let last = heading.iter().rposition(|inline| !is_mark(inline) && !is_space(inline));
    let (words, marks) = heading.split_at(last.map_or(0, |last| last + 1));
    let first_mark = marks.iter().position(is_mark).unwrap_or(marks.len());
    let marks = &marks[first_mark..];
    let mut words = words.to_vec();
    if let (Some(Inline { kind: InlineKind::Text(text), .. }), false) = (words.last_mut(), marks.is_empty()) {
        text.truncate(text.trim_end().len());
    }
    (words, marks)
}
