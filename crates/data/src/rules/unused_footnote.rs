//! `unused-footnote`: every footnote has a mark in the text; without one it is not printed.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::Problems;
use crate::prose::{Inline, InlineKind, Visit};
use std::collections::BTreeSet;

/// Every footnote has its mark.
pub static UNUSED_FOOTNOTE: Rule = Rule {
    name: "unused-footnote",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "Every footnote has its mark.",
    why: "\
A note prints where its mark stands. Without a mark it prints nowhere, though its writer believes that readers \
were told.",
    remedy: "\
Write its mark behind the words that it is about, such as `[^costs]`, or delete the note. If there is a mark \
already, the two are spelt differently: make the keys the same.",
    examples: &[Example {
        wrong: "\
# Purpose

The plan costs £5,000 a year.

[^costs]: At the prices of 2025.
",
        right: "\
# Purpose

The plan costs £5,000 a year.[^costs]

[^costs]: At the prices of 2025.
",
    }],
};

/// Every note has a mark somewhere.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut marked: BTreeSet<&str> = BTreeSet::new();
    paper.report.walk(&mut |visit| {
        if let Visit::Inline(Inline { kind: InlineKind::FootnoteMark(key), .. }) = visit {
            marked.insert(&key.value);
        }
    });
    for note in paper.report.footnotes.iter().filter(|note| !marked.contains(note.key.value.as_str())) {
        let key = &note.key;
        problems.report(
            &UNUSED_FOOTNOTE,
            key.span,
            format!("nothing refers to the footnote `{}`", key.value),
            format!(
                "write `[^{}]` where its mark should stand, or remove the note; it is not printed",
                key.value
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::sample_with;

    #[test]
    fn what_nothing_uses_is_a_warning() {
        let reference = "[[reference]]\nkey = \"one\"\ntext = \"A work\"\n";
        let sample = sample_with("", reference, "# Purpose\n\nText.\n\n[^n]: A note.\n");
        assert!(sample.report.is_some());
        assert_eq!(
            sample.said,
            [
                "6:7 unused-reference: nothing cites the reference `one`",
                "14:3 unused-footnote: nothing refers to the footnote `n`",
            ]
        );
    }
}
