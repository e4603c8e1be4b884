//! `bad-sheet`: a spreadsheet that cannot be taken as an action plan, and the cell that is why.

use super::{Group, Level, Levels, Rule};

/// A sheet can be read, and every cell of it has its place in the plan.
pub static BAD_SHEET: Rule = Rule {
    name: "bad-sheet",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Plans,
    purpose: "A sheet can be read, and every cell of it has its place in the plan.",
    why: "A sheet is read by its first row, whose labels say what each column holds. A column whose label is not
known, a cell below no label or a row without an action would be left out of the published plan, and a
merged cell could be taken for the progress of the wrong action. So a sheet is read whole or not at all.

Workbooks that are damaged, locked by a password or full of formulas that failed are told of in the same
way, with the name of the cell.",
    remedy: r#"Begin the sheet with one row of labels, with nothing above it:

`No.`, `Area for development`, `Source`, `Action`, `Lead`, `Timescale`, `Progress`, `Status`

and, if need be, `Ref`, `Revised` and `RAG`. Below it stands one action a row. Merge cells only downwards,
in one column and within one area.

Notes, totals and other tables belong on another sheet; name the one that is the plan with `tab = "…"`. The
title belongs in the small TOML file that names the sheet. Save the sheet in the spreadsheet program before
you build: the values of formulas are kept only then."#,
    examples: &[],
};
