//! `vanished-ref`.

use super::{Group, Level, Levels, Rule};

/// What was reported under a ref is reported under it again.
pub static VANISHED_REF: Rule = Rule {
    name: "vanished-ref",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Plans,
    purpose: "What was reported under a ref is reported under it again.",
    why: "",
    remedy: "",
    examples: &[],
};
