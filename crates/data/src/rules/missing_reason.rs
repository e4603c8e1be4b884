//! `missing-reason`: a recommendation has its reason. It is looked for while the recommendation is set, in
//! `report::reasons`.
//! `report::reasons`.

use super::{Group, Level, Levels, Rule};

/// Each recommendation has its reason, where the house asks for it.
pub static MISSING_REASON: Rule = Rule {
    name: "missing-reason",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Each recommendation has its reason, where the house asks for it.",
    why: "\
The house prints the reason of each recommendation with it, or all of them together below. Executive decisions \
in England are recorded with the reasons for them and the alternatives that were rejected (Local Authorities \
(Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012, regulations 12 and \
13), and what the report says is what the record repeats.",
    remedy: "\
Below each recommendation leave a line empty, and write a paragraph that begins with the house’s word and a \
colon, as far in as the words of the recommendation:

```md
1. That the Board approves the plan.

   Reason: the inspectors asked for one by May.
```

The message gives the word. Something has to stand behind the colon, or below it.",
    examples: &[],
};
