//! `bad-attribute`.

use super::{Group, Level, Levels, Rule};

/// Words in braces are ones that mean something there.
pub static BAD_ATTRIBUTE: Rule = Rule {
    name: "bad-attribute",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Lists,
    purpose: "Words in braces are ones that mean something there.",
    why: "",
    remedy: "",
    examples: &[],
};
