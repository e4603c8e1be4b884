//! `bad-attribute`: what stands in braces means something there.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::Problems;
use crate::prose::{Block, BlockKind};

/// Words in braces are ones that mean something there.
pub static BAD_ATTRIBUTE: Rule = Rule {
    name: "bad-attribute",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Lists,
    purpose: "Words in braces are ones that mean something there.",
    why: "\
Words in braces at the end of a heading, a paragraph or a picture are instructions and are not printed: \
`{#history}` names a place, `{.plain}` takes numbers away, `{lang=cy}` says that something is in Welsh. An \
instruction that is misspelt, or has no meaning where it stands, would be lost without a word, and the paper \
would not be what its writer thinks it is.",
    remedy: "\
Write the word as the message says, or move the braces to the end of what they are about: a heading, a \
paragraph, an item, the line that opens a box, or straight after the `)` of a picture.

If the braces are to be printed, type a backslash before them: `\\{`.",
    examples: &[Example {
        wrong: "\
# Purpose {.unumbered}

To tell the Board what the inspectors found.
",
        right: "\
# Purpose {.unnumbered}

To tell the Board what the inspectors found.
",
    }],
};

/// Only a heading of the first level begins an appendix; what else is amiss in braces is told where it is read.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for blocks in paper.report.texts().chain(paper.report.cover_pages()) {
        check_headings(blocks, false, problems);
    }
}

fn check_headings(blocks: &[Block], in_box: bool, problems: &mut Problems) {
    for block in blocks {
        match &block.kind {
            // That one with one `#` cannot stand in a box was told where headings are looked at.
            BlockKind::Heading { level: 1, .. } if in_box => {}
            BlockKind::Heading { .. } => {
                if let Some(span) = block.attributes.appendix {
                    problems.report(
                        &BAD_ATTRIBUTE,
                        span,
                        "`.appendix` is only for a heading with one `#`, outside boxes",
                        "write one `#` there if this is an appendix, or delete `.appendix`",
                    );
                }
            }
            BlockKind::Box { blocks, .. } | BlockKind::Form { blocks, .. } => {
                check_headings(blocks, true, problems);
            }
            _ => {}
        }
    }
}
