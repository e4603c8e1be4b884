//! `skipped-heading-level`: headings go down one level at a time.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::Problems;
use crate::prose::{Block, BlockKind};

/// Headings do not skip a level (PDF/UA-1, 7.4.2).
pub static SKIPPED_HEADING_LEVEL: Rule = Rule {
    name: "skipped-heading-level",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Headings,
    purpose: "Headings do not skip a level (PDF/UA-1, 7.4.2).",
    why: "\
Headings are the table of contents that a screen reader makes for itself: its user goes from one to the next, \
and by the level knows what belongs to what. Where a level is left out, something seems to be missing. PDF/UA-1 \
(ISO 14289-1, 7.4.2) forbids it, so a PDF that says it is accessible cannot have it.

A heading in a list, a table, a quotation or an action plan heads nothing that follows, so none can stand there.",
    remedy: "\
Take away or add as many `#` as the message says: `##` under `#`, `###` under `##`. Do not choose a level for \
its size; how large headings are is the house’s to say.

Words that should only stand out are `**bold**`. In a box, begin one level below the heading above it.",
    examples: &[Example {
        wrong: "\
# Supporting information

### What the inspectors saw

They visited twelve homes.
",
        right: "\
# Supporting information

## What the inspectors saw

They visited twelve homes.
",
    }],
};

/// Looks at the headings below those of sections and appendices, and on the pages of a cover.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for blocks in paper.report.texts() {
        check_levels(blocks, &mut Depth { last: 1, raised: 0, in_box: false }, problems);
    }
    for blocks in paper.report.cover_pages() {
        check_levels(blocks, &mut Depth { last: 0, raised: 1, in_box: false }, problems);
    }
}

/// How deep headings go while they are met.
struct Depth {
    /// The level of the last one.
    last: u8,
    /// By how many levels they were raised since they were typed: those of a cover page by one.
    raised: u8,
    /// Whether they stand in a box.
    in_box: bool,
}

/// Headings go down one level at a time, those in boxes too, and only those outside begin something.
fn check_levels(blocks: &[Block], depth: &mut Depth, problems: &mut Problems) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, .. } => check_level(block, *level, depth, problems),
            BlockKind::Box { blocks, .. } | BlockKind::Form { blocks, .. } => {
                let was_in_box = std::mem::replace(&mut depth.in_box, true);
                check_levels(blocks, depth, problems);
                depth.in_box = was_in_box;
            }
            _ => {}
        }
    }
}

fn check_level(heading: &Block, level: u8, depth: &mut Depth, problems: &mut Problems) {
    let Depth { last, raised, in_box } = *depth;
    depth.last = level;
    let marks = |level: u8| "#".repeat((level + raised).into());
    if in_box && level + raised == 1 {
        return problems.report(
            &SKIPPED_HEADING_LEVEL,
            heading.span,
            "a heading in a box has one `#`",
            format!("write it as `{}`, or move it out of the box", marks(last + 1)),
        );
    }
    if level > last + 1 {
        let message = match last {
            0 => format!("the first heading here is a `{}`", marks(level)),
            _ => format!("a heading `{}` follows a heading `{}`", marks(level), marks(last)),
        };
        let hint = format!("write it as `{}`", marks(last + 1));
        problems.report(&SKIPPED_HEADING_LEVEL, heading.span, message, hint);
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    #[test]
    fn headings_go_down_one_level_at_a_time_in_boxes_too() {
        let said =
            sample("", "# Purpose\n\n### Deep\n\nA.\n\n## Two\n\n::: box\n#### Four\n\nB.\n:::\n").said;
        assert_eq!(
            said,
            [
                "9:1 skipped-heading-level: a heading `###` follows a heading `#`",
                "16:1 skipped-heading-level: a heading `####` follows a heading `##`",
            ]
        );
    }

    #[test]
    fn a_heading_in_a_box_begins_no_section() {
        let sample = sample("", "# Purpose\n\n::: box\n# Aim\n\nText.\n\n## Means\n:::\n");
        assert_eq!(sample.said, ["10:1 skipped-heading-level: a heading in a box has one `#`"]);
        assert_eq!(sample.hints, ["write it as `##`, or move it out of the box"]);
    }
}
