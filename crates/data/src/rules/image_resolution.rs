//! `image-resolution`.

use super::{Group, Level, Levels, Rule};

/// A picture has enough pixels for the size at which it prints.
pub static IMAGE_RESOLUTION: Rule = Rule {
    name: "image-resolution",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "A picture has enough pixels for the size at which it prints.",
    why: "",
    remedy: "",
    examples: &[],
};
