//! `syntax`: a file that cannot be read as what its name says, whatever its words mean.

use super::{Group, Level, Levels, Rule};

/// The file is written in the form that its name says: TOML, JSON or front matter.
pub static SYNTAX: Rule = Rule {
    name: "syntax",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "The file is written in the form that its name says: TOML, JSON or front matter.",
    why: "A file is read by a program before it is read by people, and one missing quotation mark makes everything
after it unreadable. Nothing is guessed: a key that was read wrongly could put a wrong date or a wrong name
on a published paper.

The same holds for what a document names as its parts. The chapters of a review are Markdown files without
front matter, and a list of references is a TOML or JSON file.",
    remedy: r#"Look at the place first, then at the line above it: the mark that is missing often belongs there. Front
matter is TOML between two lines of three plus signs, the first of them the very first line of the file:

```
+++
kind = "report"
title = "Foster care"
wards = ["Appleton", "Grange"]
+++
```

Text stands between straight quotation marks, `"`; word processors make them curly, and those are not read.
Write `key = "text"`, not `key: text`, give each key once, and put a comma between the items of a list.
Mend the first message and check again: the others may go with it."#,
    examples: &[],
};
