//! `overdue`: an action whose latest date is before the day of the plan, and which is not closed.

use super::{Group, Level, Levels, Rule};

/// An open action is not past its date.
pub static OVERDUE: Rule = Rule {
    name: "overdue",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "An open action is not past its date.",
    why: r#"The plan prints how many actions are overdue, and members will ask about each of them. An officer should
know them before the meeting, and may find that the date or the status was only not brought up to date.

The day that counts is the plan's own `as_at`, or the date of the report that prints it; so the same plan
says the same whenever it is built. Words such as "Quarterly" are never overdue."#,
    remedy: "If the action is done, give it its status of today. If the date was moved, write the new one beside the old
one, and keep the old one:

```
due = 2026-09-30
revised_due = 2027-01-31
```

In a sheet, the new date stands in the column `Revised`. If the action is late indeed, leave it: the plan
says so, and its progress should say why.",
    examples: &[],
};
