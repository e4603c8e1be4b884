//! `missing-glyph`.

use super::{Group, Level, Levels, Rule};

/// Some font has every character that a house prints.
pub static MISSING_GLYPH: Rule = Rule {
    name: "missing-glyph",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "Some font has every character that a house prints.",
    why: "",
    remedy: "",
    examples: &[],
};
