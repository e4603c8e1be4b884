//! `unknown-due`: words for when an action is due that the house does not know.

use super::{Group, Level, Levels, Rule};

/// When an action is due is a date or a phrase of the house.
pub static UNKNOWN_DUE: Rule = Rule {
    name: "unknown-due",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "When an action is due is a date or a phrase of the house.",
    why: r#"Only a date can become overdue. "End of summer" or "May / August" is printed as it stands and never counted,
so an action can be late for a year without the plan saying so. A house has phrases that mean something
without a date, such as "Immediately" or "Quarterly"."#,
    remedy: r#"Write a date with its year, `"30 June 2027"`, or the month alone, `"June 2027"`, which lasts until its end.
Write several dates as a list; in a sheet, put `;` between them.

Or write one of the house's phrases, as the hint lists them. Whoever keeps the house can add one to
`phrases` below `[plan]`. A number such as 46203 in a sheet is a date whose cell is formatted as a number:
format it as a date."#,
    examples: &[],
};
