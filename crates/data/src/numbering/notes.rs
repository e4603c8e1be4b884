//! Footnotes and works, numbered by first mention.

use super::Counting;
use crate::prose::{Inline, InlineKind, Visit, walk};

impl Counting<'_> {
    /// Footnotes and references by first mention; a note's own text follows the notes of its piece where
    /// those begin anew, or of the document.
    pub(super) fn notes(&mut self) {
        let report = self.report;
        let by_chapter = self.house.numbering.notes_by_chapter;
        let pattern = &self.house.numbering.footnote;
        let mut marks: Vec<String> = Vec::new();
        let mut cited: Vec<String> = Vec::new();
        let mut labels: Vec<String> = Vec::new();
        for piece in report.pieces() {
            let first = marks.len();
            report.walk_piece(piece, &mut |visit| meet(visit, &mut marks, &mut cited));
            if by_chapter {
                self.notes_of_notes(first, &mut marks, &mut cited);
                labels.extend((1..=marks.len() - first).map(|index| pattern.label(&[index])));
            }
        }
        if !by_chapter {
            self.notes_of_notes(0, &mut marks, &mut cited);
            labels.extend((1..=marks.len()).map(|index| pattern.label(&[index])));
        }
        self.numbers.footnotes = marks.into_iter().zip(labels).collect();
        let listed = report.references.iter().map(|reference| reference.key.value.clone());
        self.numbers.citations = if self.house.numbering.cited_order {
            let uncited: Vec<_> = listed.filter(|key| !cited.contains(key)).collect();
            cited.retain(|key| report.references.iter().any(|reference| reference.key.value == *key));
            cited.into_iter().chain(uncited).collect()
        } else {
            listed.collect()
        };
    }

    /// What the notes mention, from one of them on.
    pub(super) fn notes_of_notes(
        &mut self,
        mut next: usize,
        marks: &mut Vec<String>,
        cited: &mut Vec<String>,
    ) {
        let report = self.report;
        while let Some(key) = marks.get(next).cloned() {
            if let Some(note) = report.footnote(&key) {
                self.inside(&note.blocks, 0);
                walk(&note.blocks, &mut |visit| meet(visit, marks, cited));
            }
            next += 1;
        }
    }
}

fn meet(visit: Visit<'_>, marks: &mut Vec<String>, cited: &mut Vec<String>) {
    let Visit::Inline(Inline { kind, .. }) = visit else { return };
    match kind {
        InlineKind::FootnoteMark(key) if !marks.contains(&key.value) => marks.push(key.value.clone()),
        InlineKind::Citation(keys) => {
            for key in keys {
                if !cited.contains(&key.value) {
                    cited.push(key.value.clone());
                }
            }
        }
        _ => {}
    }
}
