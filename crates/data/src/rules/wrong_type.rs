//! `wrong-type`: text where a list is wanted, a number where text is, and the like.

use super::{Group, Level, Levels, Rule};

/// Every key has a value of its kind.
pub static WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "Every key has a value of its kind.",
    why: "Every key takes one kind of value: text in quotation marks, a number or `true` and `false` without, a list
in square brackets, a table with keys of its own. A value of another kind could only be guessed at, and the
guess would be printed.",
    remedy: r#"Write the value as the hint says:

```
title = "Foster care"               # text
wards = ["Appleton", "Grange"]      # a list of texts
standalone = true                   # true or false
```

A number that is printed as words is text: `ref = "1.10"`. Leave a key out rather than giving it `null` or
an empty value."#,
    examples: &[],
};
