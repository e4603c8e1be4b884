//! `short-row`: a row has as many cells as the others. It is told where tables are read, in `prose::table`.

use super::{Example, Group, Level, Levels, Rule};

/// A row has as many cells as the others.
pub static SHORT_ROW: Rule = Rule {
    name: "short-row",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Tables,
    purpose: "A row has as many cells as the others.",
    why: "\
A row with fewer cells is filled with empty ones at its end. Often a cell was forgotten in the middle, and all \
that follow stand one column too far to the left: the cost under the year, say.",
    remedy: "\
Add the cell that is missing, where it is missing. If a cell is meant to be empty, write it: `| |` in a table of \
lines, a `-` on a line of its own in `::: table`. A row of `::: table` that is one cell across the whole table \
has that cell alone.",
    examples: &[Example {
        wrong: "\
# Purpose

| Year | Cost | Note  |
|------|------|-------|
| 2026 | £5 |
",
        right: "\
# Purpose

| Year | Cost | Note  |
|------|------|-------|
| 2026 | £5   |       |
",
    }],
};
