//! `unknown-key`: a key that nothing reads, and so words that would not be printed.

use super::{Group, Level, Levels, Rule};

/// Every key is one that is known.
pub static UNKNOWN_KEY: Rule = Rule {
    name: "unknown-key",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every key is one that is known.",
    why: r#"What stands under a misspelt key is read by nobody: `reporting_oficer = "…"` would print a paper without its
reporting officer, and nobody would notice before the meeting. So a key that is not known is an error and
is never passed over.

Keys below `[fields]` are those that the house's header has, keys of `[rules]` are the names of rules, and a
house's own settings have their keys too."#,
    remedy: "Write the key as the hint has it. If the key is right, it may stand in the wrong place: in TOML everything
below a line such as `[contact]` belongs to that line, so keys of the whole document stand above the first
line in square brackets.

Delete a key that nothing needs. To print a new line at the head of a paper, ask whoever keeps the house to
add the field to its `[header]`, and write it below `[fields]`.",
    examples: &[],
};
