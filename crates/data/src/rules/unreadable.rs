//! `unreadable`.

use super::{Group, Level, Levels, Rule};

/// Every file that is named can be read.
pub static UNREADABLE: Rule = Rule {
    name: "unreadable",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every file that is named can be read.",
    why: "",
    remedy: "",
    examples: &[],
};
