//! `house-file`.

use super::{Group, Level, Levels, Rule};

/// A house's files are there and are what they should be.
pub static HOUSE_FILE: Rule = Rule {
    name: "house-file",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "A house's files are there and are what they should be.",
    why: "",
    remedy: "",
    examples: &[],
};
