//! `missing-field`.

use super::{Group, Level, Levels, Rule};

/// Everything that the document or the house requires is given.
pub static MISSING_FIELD: Rule = Rule {
    name: "missing-field",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Head,
    purpose: "Everything that the document or the house requires is given.",
    why: "",
    remedy: "",
    examples: &[],
};
