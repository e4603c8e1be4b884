//! `small-text`: body text below 12 pt, or anything else below 10 pt.

use super::{Group, Level, Levels, Rule};

/// Text is large enough to read: 12 pt, and 10 pt in notes, tables and at the foot.
pub static SMALL_TEXT: Rule = Rule {
    name: "small-text",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Text is large enough to read: 12 pt, and 10 pt in notes, tables and at the foot.",
    why: "Members read several hundred pages in a week, many of them on paper. The government's advice on accessible
documents is at least 12 pt for text. In tables, notes and at the foot of a page, 10 pt is the least that
most people can read.",
    remedy: r#"Set the size in the house:

```
[text]
size = "12pt"
small_size = "10pt"
```

Where a template or a drawing function sets text itself, write there `#text(size: 12pt)[…]`, or leave the
size out, so that the house's own is taken. If a table is too wide in 10 pt, turn its page or drop a column
rather than making it smaller."#,
    examples: &[],
};
