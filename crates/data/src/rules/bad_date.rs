//! `bad-date`.

use super::{Group, Level, Levels, Rule};

/// A date can be read as a date.
pub static BAD_DATE: Rule = Rule {
    name: "bad-date",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Head,
    purpose: "A date can be read as a date.",
    why: "",
    remedy: "",
    examples: &[],
};
