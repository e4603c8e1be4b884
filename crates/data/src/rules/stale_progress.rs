//! `stale-progress`: the words of last time, reported again.

use super::{Group, Level, Levels, Rule};

/// Of an open action something new is said since it was last reported.
pub static STALE_PROGRESS: Rule = Rule {
    name: "stale-progress",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Of an open action something new is said since it was last reported.",
    why: r#"Words that are copied from version to version are the commonest fault of action plans. The board reads for
the third time that "a working group will meet in May", and stops believing the rest.

The latest update of an action is compared with that of the plan's `previous` version. Only open actions
count, and one whose latest update is dated after that version is new, whatever it says."#,
    remedy: r#"Write what happened since, even if nothing did, and date it:

```
[[area.action.update]]
date = 2026-11-02
text = "No change: the post is still vacant."
```

In a sheet, begin a new line of the cell with the date: `November 2026: no change, the post is still
vacant.`"#,
    examples: &[],
};
