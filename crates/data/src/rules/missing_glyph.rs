//! `missing-glyph`: a character in the settings or templates of a house that no font can print.

use super::{Group, Level, Levels, Rule};

/// Some font has every character that a house prints.
pub static MISSING_GLYPH: Rule = Rule {
    name: "missing-glyph",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "Some font has every character that a house prints.",
    why: "A font that lacks a character prints an empty box, and it would stand on every paper of the house. PDF/A and
PDF/UA forbid that box altogether (ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8).",
    remedy: r#"Write another sign or a word: "Yes" says more than a tick, and a screen reader says it too. If the sign is
needed, put a font that has it into the workspace's folder `fonts`, and name it after the first one:

```
[text]
fonts = ["Source Sans 3", "Noto Sans Symbols 2"]
```"#,
    examples: &[],
};
