//! `duplicate-section`.

use super::{Example, Group, Level, Levels, Rule};

/// A section of the house stands once.
pub static DUPLICATE_SECTION: Rule = Rule {
    name: "duplicate-section",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Sections,
    purpose: "A section of the house stands once.",
    why: "\
A section that the house knows has one place: the recommendation is moved there and numbered, implications are \
put together there. Of two nobody could say which is meant, and a reader who has found the first does not look \
for a second.",
    remedy: "\
Move the text of the second below the first and delete its heading. If the two are about different things, give \
one of them a title of its own; two titles count as the same section if the house says so (“Purpose” and \
“Purpose of the report”, say).",
    examples: &[Example {
        wrong: "\
# Purpose

To tell the Board what the inspectors found.

# Purpose of the report

To ask for comments.
",
        right: "\
# Purpose

To tell the Board what the inspectors found, and to ask for comments.
",
    }],
};
