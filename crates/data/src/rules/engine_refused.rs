//! `engine-refused`.

use super::{Group, Level, Levels, Rule};

/// The typesetter takes what the checks passed; if not, this is the backstop.
pub static ENGINE_REFUSED: Rule = Rule {
    name: "engine-refused",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Program,
    purpose: "The typesetter takes what the checks passed; if not, this is the backstop.",
    why: "",
    remedy: "",
    examples: &[],
};
