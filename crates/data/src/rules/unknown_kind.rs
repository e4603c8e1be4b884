//! `unknown-kind`: a document that does not say what it is, or says it in a word that is not known.

use super::{Group, Level, Levels, Rule};

/// A document is of a kind that can be built.
pub static UNKNOWN_KIND: Rule = Rule {
    name: "unknown-kind",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Files,
    purpose: "A document is of a kind that can be built.",
    why: "The kind says which keys a document has, which sections are asked for and how it is drawn: a report has
recommendations, an action plan has areas and actions, a review has chapters. Without it nothing can be
checked or built.",
    remedy: r#"Write one of these at the top of the document:

```
kind = "report"    # a paper for a board or a committee
kind = "plan"      # an action plan
kind = "review"    # a long report with chapters
```

`meeting` is known and is not built by this version. Begin the name of such a file with `_`, and it is left
alone. A Markdown file with front matter that is meant as no document is left alone under such a name too."#,
    examples: &[],
};
