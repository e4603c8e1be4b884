//! `missing-field`: something that is asked for and not given, or given without words.

use super::{Group, Level, Levels, Rule};

/// Everything that the document or the house requires is given.
pub static MISSING_FIELD: Rule = Rule {
    name: "missing-field",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Head,
    purpose: "Everything that the document or the house requires is given.",
    why: "Readers find a paper by its title, its date and the body that it goes to, and answer it by its contact. Each
house says which lines stand at the head of its reports. A PDF has a title and a date of its own: PDF/UA
asks for the title (ISO 14289-1, 7.1), and without it a screen reader says the name of the file.

The same rule holds for parts: a background paper without title or address, a sign-off without a name, an
area without an action and an appendix without words say nothing to anybody.",
    remedy: r#"Add the line that the hint names, and keep the quotation marks:

```
title = "Inspection of fostering services"
date = 2026-12-10
```

A field of the house's own stands below `[fields]`. If there is nothing to say, ask whoever keeps the house
whether the field is really required; delete a key whose value is empty. If you did write the line, look at
its spelling, and whether it stands below a line in square brackets, which it then belongs to."#,
    examples: &[],
};
