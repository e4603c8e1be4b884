//! `bad-setting`.

use super::{Group, Level, Levels, Rule};

/// A setting has a value that it can take.
pub static BAD_SETTING: Rule = Rule {
    name: "bad-setting",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "A setting has a value that it can take.",
    why: "",
    remedy: "",
    examples: &[],
};
