//! `missing-file`.

use super::{Group, Level, Levels, Rule};

/// Every file that is named exists.
pub static MISSING_FILE: Rule = Rule {
    name: "missing-file",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every file that is named exists.",
    why: "",
    remedy: "",
    examples: &[],
};
