//! `footnote-elsewhere`: where notes begin anew in each chapter, a mark leads to a note of its own chapter.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::prose::{Inline, InlineKind, Visit, walk};
use crate::report::Kind;
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// Where notes begin anew in each chapter, a note belongs to one chapter.
pub static FOOTNOTE_ELSEWHERE: Rule = Rule {
    name: "footnote-elsewhere",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "Where notes begin anew in each chapter, a note belongs to one chapter.",
    why: "\
In some houses notes begin at 1 in each chapter or section (`footnotes = \"chapter\"` under `[numbering]`). \
There a mark in one chapter that leads to a note of another would print a number that belongs to another note.",
    remedy: "\
Write the note once more under a key of its own, and use that key at the mark that the message points at: \
`[^costs-2]` there, and `[^costs-2]: Figures for 2025.` below.",
    examples: &[],
};

/// Where notes begin anew in each chapter, a mark in one chapter cannot lead to a note of another.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    if !paper.house.numbering.notes_by_chapter {
        return;
    }
    let mut marked: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    let word = if report.kind == Kind::Review { "chapter" } else { "section" };
    for (index, piece) in report.pieces().into_iter().enumerate() {
        let mut waiting: Vec<&Spanned<String>> = Vec::new();
        report.walk_piece(piece, &mut |visit| waiting.extend(mark(visit)));
        waiting.reverse();
        while let Some(key) = waiting.pop() {
            if let Some((first, span)) = marked.get(key.value.as_str()) {
                if *first != index {
                    let message = format!(
                        "the footnote `{}` belongs to another {word}, and notes begin anew in this one",
                        key.value
                    );
                    problems.push(
                        Diagnostic::new(&FOOTNOTE_ELSEWHERE, key.span, message)
                            .other(*span, "it is first marked here")
                            .hint("write the note once more under a key of its own, and refer to that here"),
                    );
                }
                continue;
            }
            marked.insert(&key.value, (index, key.span));
            // What is marked in a note stands in the same chapter.
            for note in report.footnotes.iter().filter(|note| note.key.value == key.value) {
                walk(&note.blocks, &mut |visit| waiting.extend(mark(visit)));
            }
        }
    }
}

/// The key of a footnote's mark.
fn mark(visit: Visit<'_>) -> Option<&Spanned<String>> {
    match visit {
        Visit::Inline(Inline { kind: InlineKind::FootnoteMark(key), .. }) => Some(key),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::sample_of;

    /// A review whose notes begin anew in each chapter, with this text.
    fn by_chapter(kind: &str, text: &str) -> Vec<String> {
        let house = "[numbering]\nfootnotes = \"chapter\"\n";
        let paper = format!("+++\nkind = '{kind}'\ntitle = 'A'\ndate = 2026-12-10\n+++\n{text}");
        let sample = sample_of(house, &[("paper.md", &paper)]);
        sample.said.into_iter().zip(sample.hints).flat_map(|(said, hint)| [said, hint]).collect()
    }

    #[test]
    fn a_note_of_another_chapter_is_written_once_more() {
        let again = "write the note once more under a key of its own, and refer to that here";
        let belongs = |place: &str, key: &str, word: &str| {
            format!(
                "{place} footnote-elsewhere: the footnote `{key}` belongs to another {word}, and notes begin anew in this one"
            )
        };
        let text = "# One\n\nA.[^n] B.[^n]\n\n# Two\n\nC.[^n]\n\n[^n]: N.\n";
        assert_eq!(by_chapter("review", text), [&belongs("12:5", "n", "chapter"), again]);
        assert_eq!(by_chapter("report", text), [&belongs("12:5", "n", "section"), again]);
        // A note that two notes mark belongs to the chapter of the first.
        let text = "# One\n\nA.[^a]\n\n# Two\n\nB.[^b]\n\n[^a]: A.[^n]\n\n[^b]: B.[^n]\n\n[^n]: N.[^n]\n";
        assert_eq!(by_chapter("review", text), [&belongs("16:11", "n", "chapter"), again]);
        assert_eq!(by_chapter("review", "# One[^n]\n\nA.[^n]\n\n[^n]: N.\n"), [""; 0]);
    }
}
