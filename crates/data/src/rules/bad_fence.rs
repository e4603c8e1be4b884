//! `bad-fence`: what stands between colons is known, closed, and where it can print.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::Problems;
use crate::prose::{Block, BlockKind, Visit};
use std::collections::BTreeSet;

/// A box, table or other fenced part is opened with a known word and closed.
pub static BAD_FENCE: Rule = Rule {
    name: "bad-fence",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Lists,
    purpose: "A box, table or other fenced part is opened with a known word and closed.",
    why: "\
Boxes, tables, blank forms, action plans and signatures stand between two lines of colons, of which the first \
says what they are. Where its word is not known or the second line is missing, it cannot be told what was meant, \
or where it ends.

Some of them need room of their own: an action plan, a blank form and the gathered recommendations cannot stand \
in a box, a list or a table.",
    remedy: "\
Write `:::` and the word on a line of its own where it begins, and `:::` alone on a line where it ends, both as \
far in:

```md
::: box What happens next
The plan comes back to the Board in May.
:::
```

The message lists the words that there are if yours is not among them. A `:::` too many is deleted.",
    examples: &[Example {
        wrong: "\
# Purpose

::: box What happens next
The plan comes back in May.
",
        right: "\
# Purpose

::: box What happens next
The plan comes back in May.
:::
",
    }],
};

/// What has pages of its own, or gathers what chapters say, stands between the paragraphs of a section; what else
/// is amiss between colons is told where it is read.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    let top: BTreeSet<*const Block> = report.top_blocks().map(std::ptr::from_ref).collect();
    report.walk(&mut |visit| {
        let Visit::Block(block) = visit else { return };
        if top.contains(&std::ptr::from_ref(block)) {
            return;
        }
        match &block.kind {
            BlockKind::AllRecommendations => problems.report(
                &BAD_FENCE,
                block.span,
                "all recommendations print between the paragraphs of a chapter, so not in a box, a note or a cover",
                "move it below a heading of a chapter, out of what stands around it",
            ),
            BlockKind::Plan { file } => problems.report(
                &BAD_FENCE,
                file.span,
                "an action plan stands on pages of its own, so not in a box, in a table or on a cover page",
                "move it between the paragraphs of a section that the house does not print as a table, or make it an appendix",
            ),
            _ => {}
        }
    });
}

/// Where recommendations are gathered, there are some.
pub(super) fn check_gathered(paper: &Paper<'_>, problems: &mut Problems) {
    if !paper.report.recommended().is_empty() {
        return;
    }
    for block in paper.report.top_blocks().filter(|block| block.kind == BlockKind::AllRecommendations) {
        problems.report(
            &BAD_FENCE,
            block.span,
            "no chapter has recommendations to print here",
            "write them in boxes `::: recommendations` in their chapters, or delete these lines",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    #[test]
    fn a_gathering_has_something_to_gather_and_stands_in_the_text() {
        let body = "# One\n\n::: all-recommendations\n:::\n";
        assert_eq!(sample("", body).said, ["9:1 bad-fence: no chapter has recommendations to print here"]);
        let body = "# One\n\n::: recommendations\n1. A.\n\n::: all-recommendations\n:::\n:::\n";
        assert_eq!(
            sample("", body).said,
            [
                "12:1 bad-fence: all recommendations print between the paragraphs of a chapter, so not in a box, a note or a cover"
            ]
        );
    }
}
