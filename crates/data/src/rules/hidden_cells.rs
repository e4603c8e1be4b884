//! `hidden-cells`: rows, columns and sheets that somebody hid and did not delete.

use super::{Group, Level, Levels, Rule};

/// What a sheet hides is not published, and that it is there is known.
pub static HIDDEN_CELLS: Rule = Rule {
    name: "hidden-cells",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "What a sheet hides is not published, and that it is there is known.",
    why: "Hiding is not deleting. Councils have published people's names and addresses in rows, columns and sheets
that nobody saw any more. So what is hidden never reaches a paper; but the workbook itself may be passed on
or published, and then everything in it goes along.",
    remedy: "If it should be printed, show it: select the rows or columns on both sides of it, and choose `Unhide`. If it
is not needed, delete it. If it must stay and must not be read by others, keep it in a workbook of its own
and pass on a copy without it.

Rows that a filter hides count as hidden: clear the filter before you save.",
    examples: &[],
};
