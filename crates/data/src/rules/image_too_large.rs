//! `image-too-large`.

use super::{Group, Level, Levels, Rule};

/// A picture is no larger than print needs.
pub static IMAGE_TOO_LARGE: Rule = Rule {
    name: "image-too-large",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Pictures,
    purpose: "A picture is no larger than print needs.",
    why: "",
    remedy: "",
    examples: &[],
};
