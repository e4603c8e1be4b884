//! `bad-sheet`.

use super::{Group, Level, Levels, Rule};

/// A sheet can be read, and every cell of it has its place in the plan.
pub static BAD_SHEET: Rule = Rule {
    name: "bad-sheet",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Plans,
    purpose: "A sheet can be read, and every cell of it has its place in the plan.",
    why: "",
    remedy: "",
    examples: &[],
};
