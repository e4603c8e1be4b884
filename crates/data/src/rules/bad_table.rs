//! `bad-table`.

use super::{Group, Level, Levels, Rule};

/// A table is written as rows and cells.
pub static BAD_TABLE: Rule = Rule {
    name: "bad-table",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Tables,
    purpose: "A table is written as rows and cells.",
    why: "",
    remedy: "",
    examples: &[],
};
