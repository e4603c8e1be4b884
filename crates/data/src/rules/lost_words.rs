//! `lost-words`.

use super::{Group, Level, Levels, Rule};

/// What a document says stands on its pages.
pub static LOST_WORDS: Rule = Rule {
    name: "lost-words",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "What a document says stands on its pages.",
    why: "",
    remedy: "",
    examples: &[],
};
