//! `house-file`: a font, a logo or words that a house needs and does not have.

use super::{Group, Level, Levels, Rule};

/// A house's files are there and are what they should be.
pub static HOUSE_FILE: Rule = Rule {
    name: "house-file",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Houses,
    purpose: "A house's files are there and are what they should be.",
    why: "A house names fonts and logos and has words in every language that its council writes in. In another font
lines break elsewhere, without its crest the paper is not the council's, and with a missing word it would
print a blank. Each of these would be found only in print, so the house is not used until it is whole.",
    remedy: r#"Put font files into the workspace's folder `fonts`, and pictures into the folder of the house. A logo is a
PNG, a JPEG or an SVG file, and its name is written as it is, capitals too.

Words of a language stand below a line of its own, one for each word of English:

```
[words.cy]
appendix = "Atodiad"
```

A folder `templates/base` of your own stands in place of the whole shipped one. Give it another name, and
let it extend `base`."#,
    examples: &[],
};
