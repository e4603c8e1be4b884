//! `text-outside-section`: text stands under a heading. It is told while a text is cut into sections, in `report::arrange`, and
//! of plans in `plan::read`.
//! of plans in `plan::read`.

use super::{Example, Group, Level, Levels, Rule};

/// Text stands under a heading.
pub static TEXT_OUTSIDE_SECTION: Rule = Rule {
    name: "text-outside-section",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Sections,
    purpose: "Text stands under a heading.",
    why: "\
What is printed, numbered and found belongs to a section. Text above the first heading belongs to none, and \
would not be printed.

An action plan is all keys: text below its front matter has no place in it either.",
    remedy: "\
Write a heading above it, such as `# Purpose of the report`, or `# Foreword {.unnumbered}` in a review; or move \
it into a section. Words that are no part of the report, such as notes to a colleague, belong in a file of their \
own.

In an action plan write it as `note = \"…\"`, which prints below the table.",
    examples: &[Example {
        wrong: "\
This report tells the Board what the inspectors found.

# Recommendation

That the Board notes the findings.
",
        right: "\
# Purpose

This report tells the Board what the inspectors found.

# Recommendation

That the Board notes the findings.
",
    }],
};
