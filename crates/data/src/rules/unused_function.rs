//! `unused-function`.

use super::{Group, Level, Levels, Rule};

/// Something calls every drawing function.
pub static UNUSED_FUNCTION: Rule = Rule {
    name: "unused-function",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Something calls every drawing function.",
    why: "",
    remedy: "",
    examples: &[],
};
