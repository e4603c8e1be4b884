//! `bad-date`: a date that is none, or that cannot be the one that is meant.

use super::{Group, Level, Levels, Rule};

/// A date can be read as a date.
pub static BAD_DATE: Rule = Rule {
    name: "bad-date",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Head,
    purpose: "A date can be read as a date.",
    why: r#"Dates are printed in the words of the house, set the PDF's own date, and decide which actions are overdue.
Papers have been published with "31 June" on them. What cannot be read as a date is refused
while it can still be asked what was meant.

A plan is compared with its previous version, so it has to be later than that; and overdue is counted from a
day, so `as_at` has one."#,
    remedy: r#"Write a date as year, month and day, or as people do, in quotation marks:

```
date = 2026-12-10
date = "10 December 2026"
date = "December 2026"
```

Check that the month has that day. Figures alone are read in the British order, so `"03/04/2026"` is 3 April;
with the month as a word nobody can mistake it. Where no date is known, write words where words are allowed,
as in `due = "Quarterly"`."#,
    examples: &[],
};
