//! `unprinted-column`: part of a plan that this house has no column for.

use super::{Group, Level, Levels, Rule};

/// What a plan says has a column in its house.
pub static UNPRINTED_COLUMN: Rule = Rule {
    name: "unprinted-column",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "What a plan says has a column in its house.",
    why: "A house chooses the columns of its plans. What a plan says beyond them is read and checked, but not printed,
and whoever wrote it will look for it in vain.",
    remedy: "Delete it if nobody needs it in print. Otherwise ask whoever keeps the house to add the column to `columns`
below `[plan]`, or write the words where they are printed: a source in the area's title, for example.",
    examples: &[],
};
