//! `not-yet`: a setting that is right and that a later version will do.

use super::{Group, Level, Levels, Rule};

/// What is asked for is something that this version can do.
pub static NOT_YET: Rule = Rule {
    name: "not-yet",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Files,
    purpose: "What is asked for is something that this version can do.",
    why: "Settings may be written for a later version of the program. What this version cannot do yet is said, so that
nobody waits for a file that will not come; everything else is built. In this version that is HTML.",
    remedy: r#"Take the word out of `formats` in `boardpaper.toml` until a version that knows it:

```
[output]
formats = ["pdf"]
```"#,
    examples: &[],
};
