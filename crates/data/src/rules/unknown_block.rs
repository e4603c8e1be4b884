//! `unknown-block`: a block in a template that takes the place of nothing.

use super::{Group, Level, Levels, Rule};

/// A block of a template stands in place of one that is there.
pub static UNKNOWN_BLOCK: Rule = Rule {
    name: "unknown-block",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "A block of a template stands in place of one that is there.",
    why: "A template that extends another says only what differs, in blocks of the same names. A block whose name is
misspelt takes the place of nothing and is never printed, so the house looks as if its change had not been
made.",
    remedy: "Write the name of the block as the hint has it. The reference of drawing lists the blocks of each template,
and `boardpaper build --format typst` shows what a template wrote. Delete a block that is not needed any
more.",
    examples: &[],
};
