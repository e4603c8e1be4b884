//! `low-contrast`: text or signs that are too pale for what they stand on.

use super::{Group, Level, Levels, Rule};

/// Signs and words can be seen on the paper (WCAG 1.4.3).
pub static LOW_CONTRAST: Rule = Rule {
    name: "low-contrast",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "Signs and words can be seen on the paper (WCAG 1.4.3).",
    why:
        "People with weak sight, and all who read a grey print or a phone in the sun, need dark
on light.
The contrast of text is to be at least 4.5 to 1, and that of large text, from 18 pt, or 14 pt in bold, at
least 3 to 1 (WCAG 2.2, 1.4.3, level AA). Public bodies have to meet that in what they publish (SI 2018/952).",
    remedy: r##"Take a darker colour, or a lighter one for what lies behind. A council's light green serves well for a rule
or a tint, and a darker shade of it for words:

```
[colours]
accent = "#1f5c3a"
tint = "#eef5f0"
```

Black on white is 21 to 1, and `#767676` on white is just enough. Run `boardpaper house check NAME` again:
it looks at the pages as well as at the settings."##,
    examples: &[],
};
