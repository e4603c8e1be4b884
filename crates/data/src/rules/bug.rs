//! `bug`.

use super::{Group, Level, Levels, Rule};

/// boardpaper itself does not fail.
pub static BUG: Rule = Rule {
    name: "bug",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Program,
    purpose: "boardpaper itself does not fail.",
    why: r"The program met something that its makers did not think of, and gave this file up. The fault is theirs, not
the writer's.

No other document is touched by it, and nothing half finished is written.",
    remedy: r"Report it as a fault of boardpaper, with the message and, if it may be shared, the file.

Until it is mended, go back to the last text that was built, or take out what was changed since, part by part, until
the file builds.",
    examples: &[],
};
