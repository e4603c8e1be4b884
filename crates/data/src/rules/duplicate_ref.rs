//! `duplicate-ref`: one ref for two areas, or for two actions.

use super::{Group, Level, Levels, Rule};

/// The ref of an area or an action is given once and for all.
pub static DUPLICATE_REF: Rule = Rule {
    name: "duplicate-ref",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Plans,
    purpose: "The ref of an area or an action is given once and for all.",
    why: r#"Members ask about "action 4.2", minutes name it, and the next version of the plan is compared with this one
by it. With two actions of one ref nobody knows which is meant, and progress is put down to the wrong one."#,
    remedy: "Give the newer of the two a ref that was never used, also not by an action that is closed: count on from the
highest one. Do not number anew what was reported before.

A spreadsheet takes 1.10 for the number 1.1. Format the column as text and type `1.10` again.",
    examples: &[],
};
