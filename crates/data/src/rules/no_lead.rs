//! `no-lead`: an action that nobody is named for.

use super::{Group, Level, Levels, Rule};

/// Somebody leads every action.
pub static NO_LEAD: Rule = Rule {
    name: "no-lead",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Somebody leads every action.",
    why: "An action that belongs to nobody is done by nobody. Inspectors look for a named lead, and members ask who
will answer for it.",
    remedy: r#"Write who leads it, a name or a post:

```
lead = "Head of Fostering"
lead = ["A. Officer", "B. Officer"]
```

In a sheet, write it in the column `Lead`. Where one person leads all actions of an area, write `lead` once
at the area."#,
    examples: &[],
};
