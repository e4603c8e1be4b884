//! `unknown-house`: a house style that is named and not there, or that cannot be used.

use super::{Group, Level, Levels, Rule};

/// The house of a document exists.
pub static UNKNOWN_HOUSE: Rule = Rule {
    name: "unknown-house",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "The house of a document exists.",
    why: "The house says how a paper looks and which parts it needs. In another house's style a paper would go out
under the wrong council's name, so none is taken in its place.

A house that extends itself, a folder without `house.toml`, and a document whose house has a fault of its
own are told of under this rule too.",
    remedy: r#"`boardpaper house list` prints the houses that there are. Write the name of one of them, or leave `house`
out: then the one in `boardpaper.toml` is used, and `base` if that names none.

```
house = "borough"
```

A house of your own is a folder, `templates/mine`, with a file `house.toml` in which one line is enough:
`extends = "base"`. `boardpaper house new mine` makes one. Where the house has a fault, mend that, which is
shown apart, and build again."#,
    examples: &[],
};
