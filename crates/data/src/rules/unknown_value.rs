//! `unknown-value`: a value, a filter or a template that a template asks for in vain.

use super::{Group, Level, Levels, Rule};

/// A template uses values, filters and templates that there are.
pub static UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-value",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Houses,
    purpose: "A template uses values, filters and templates that there are.",
    why: "A template prints what a document gives it, by name. A name that nothing has fails in the first paper that
comes to this place, which may be months after the house was made: an appendix with a plan, a second
contact, a paper in Welsh.",
    remedy: "Write the name as the hint has it; the reference of drawing lists all values with their types. What not every
document has is asked for first:

```
{% if report.contact %}{{ report.contact.name }}{% endif %}
```",
    examples: &[],
};
