//! `typed-list`.

use super::{Group, Level, Levels, Rule};

/// A list is typed so that it becomes a list.
pub static TYPED_LIST: Rule = Rule {
    name: "typed-list",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Lists,
    purpose: "A list is typed so that it becomes a list.",
    why: "",
    remedy: "",
    examples: &[],
};
