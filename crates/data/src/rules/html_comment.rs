//! `html-comment`: text has no comments. They are met where text is read, in `prose::html`.

use super::{Example, Group, Level, Levels, Rule};

/// Text has no comments, since they would be published.
pub static HTML_COMMENT: Rule = Rule {
    name: "html-comment",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Publishing,
    purpose: "Text has no comments, since they would be published.",
    why: "\
Words between `<!--` and `-->` are hidden in a browser, and people write there what is not for the public: who \
objected, what a lawyer said. Here text is text: it would be printed, and a file that is sent on carries it \
anyway. So nothing is built until it is gone.",
    remedy: "\
Delete the comment, with its marks. Keep notes to colleagues in a file of their own whose name begins with `_`, \
which is never built.

If the comment is to be printed, since the paper is about HTML, put backticks around it.",
    examples: &[Example {
        wrong: "\
# Purpose

To tell the Board what was found. <!-- check with legal -->
",
        right: "\
# Purpose

To tell the Board what was found.
",
    }],
};
