//! `bad-table`: a table is written as rows and cells. It is told where tables are read, in `prose::table` and
//! `prose::list_table`.
//! `prose::list_table`.

use super::{Example, Group, Level, Levels, Rule};

/// A table is written as rows and cells.
pub static BAD_TABLE: Rule = Rule {
    name: "bad-table",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Tables,
    purpose: "A table is written as rows and cells.",
    why: "\
A table is read cell by cell, each with the header of its column. What stands in no cell, a second header or \
cells beyond the last column could not be read aloud in any order, and some of it would not be printed at all.",
    remedy: "\
In a table of lines, give each row as many `|` as the header has; a line that is to be printed is typed `\\|`. \
In `::: table`, each row is an item of one list, and its cells are a list in it; an empty cell is a `-` on a \
line of its own:

```md
::: table Costs
- - Year
  - Cost
- - 2026
  -
:::
```

What is no part of the table stands above or below it.",
    examples: &[Example {
        wrong: "\
# Purpose

| Year | Cost |
|------|------|
| 2026 | £5 | spent |
",
        right: "\
# Purpose

| Year | Cost | Note  |
|------|------|-------|
| 2026 | £5   | spent |
",
    }],
};
