//! `reused-ref`: a ref that meant something else in the previous version.

use super::{Group, Level, Levels, Rule};

/// A ref stands for one area or action for ever.
pub static REUSED_REF: Rule = Rule {
    name: "reused-ref",
    level: Level::Error,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "A ref stands for one area or action for ever.",
    why: "If 1.3 was about training in June and is about recruitment in September, minutes and members' notes lead to
the wrong action, and the progress of one is read as that of the other. The words are compared with those of
the previous version: a change of wording is no breach, other words altogether are.",
    remedy: r#"Give the new action a ref that was never used, and put the earlier one back under its own.

Where refs are not typed they are counted from the top, so an action that was put in moves all below it.
Type `ref = "1.3"` at each of them; in a sheet, add a column `Ref`.

Where it is the same action in quite other words, keep more of the old words, or set `reused-ref` to
`"warning"` in `[rules]`."#,
    examples: &[],
};
