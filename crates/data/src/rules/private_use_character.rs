//! `private-use-character`.

use super::{Group, Level, Levels, Rule};

/// No character has a meaning in one font alone (PDF/A-2, 6.2.11.7).
pub static PRIVATE_USE_CHARACTER: Rule = Rule {
    name: "private-use-character",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Characters,
    purpose: "No character has a meaning in one font alone (PDF/A-2, 6.2.11.7).",
    why: "",
    remedy: "",
    examples: &[],
};
