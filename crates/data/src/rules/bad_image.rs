//! `bad-image`.

use super::{Group, Level, Levels, Rule};

/// A picture can be read and printed.
pub static BAD_IMAGE: Rule = Rule {
    name: "bad-image",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Pictures,
    purpose: "A picture can be read and printed.",
    why: "",
    remedy: "",
    examples: &[],
};
