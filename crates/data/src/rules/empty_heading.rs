//! `empty-heading`: a heading has words. It is told where headings are read, in `prose::blocks` and `report::read`.

use super::{Example, Group, Level, Levels, Rule};

/// A heading has words (WCAG 2.2, 2.4.6).
pub static EMPTY_HEADING: Rule = Rule {
    name: "empty-heading",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Headings,
    purpose: "A heading has words (WCAG 2.2, 2.4.6).",
    why: "\
A heading without words is a place to stop at for whoever goes through a paper by its headings, with nothing \
said there. Most often it is a line of `#` that was left over, or a heading whose words slipped into the line \
below.

WCAG 2.2, success criterion 2.4.6 (Headings and Labels), asks that headings describe what stands below them.",
    remedy: "\
Write the words behind the `#`, in the same line, or delete the line. In TOML and JSON, give the section its \
`title`.",
    examples: &[Example {
        wrong: "\
# Purpose

##

To tell the Board what the inspectors found.
",
        right: "\
# Purpose

## What this is about

To tell the Board what the inspectors found.
",
    }],
};
