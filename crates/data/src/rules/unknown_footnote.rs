//! `unknown-footnote`: a mark of a footnote has its note.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::prose::{Inline, InlineKind, Visit};

/// A footnote mark has its footnote.
pub static UNKNOWN_FOOTNOTE: Rule = Rule {
    name: "unknown-footnote",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "A footnote mark has its footnote.",
    why: "\
A mark `[^costs]` prints a number that leads to a note. Where no note has that key there is nothing to lead to, \
and what the writer wanted to add is lost.",
    remedy: "\
Add the note on a line of its own, anywhere in the paper, most simply at its end: `[^costs]: Figures for 2025.` \
Or write the key of the mark just as the note has it, or delete the mark.

If the brackets are to be printed, type a backslash before them: `\\[^costs]`.",
    examples: &[Example {
        wrong: "\
# Purpose

The plan costs £5,000 a year.[^costs]
",
        right: "\
# Purpose

The plan costs £5,000 a year.[^costs]

[^costs]: At the prices of 2025.
",
    }],
};

/// Every mark has a note of its key.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    report.walk(&mut |visit| {
        let Visit::Inline(Inline { kind: InlineKind::FootnoteMark(key), .. }) = visit else { return };
        if report.footnote(&key.value).is_some() {
            return;
        }
        let known = report.footnotes.iter().map(|note| note.key.value.as_str());
        let message = format!("there is no footnote `{}`", key.value);
        problems.push(Diagnostic::new(&UNKNOWN_FOOTNOTE, key.span, message).hint(
            match did_you_mean(&key.value, known) {
                Some(near) => format!("did you mean `[^{near}]`?"),
                None => format!("add a line `[^{}]: words of the note`", key.value),
            },
        ));
    });
}
