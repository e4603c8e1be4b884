//! `status-disagrees`: a status that says one thing and progress that says another.

use super::{Group, Level, Levels, Rule};

/// Status and progress say the same.
pub static STATUS_DISAGREES: Rule = Rule {
    name: "status-disagrees",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "Status and progress say the same.",
    why: r#""Completed", says the status; "partially completed, awaiting sign-off", says the cell beside it. The summary
counts by status, so one of the two numbers that members read is wrong. Only the latest update counts.

Which words mean that an action is closed or still open is said by the house, as `says_closed` and
`says_open` below `[plan]`."#,
    remedy: r#"Ask whoever leads the action which is true, and change the other. If the words are right and were only
misunderstood, say it in other words: "The first phase is complete" instead of "Complete.""#,
    examples: &[],
};
