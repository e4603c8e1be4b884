//! `vanished-ref`: an area or an action of the previous version that this one does not have.

use super::{Group, Level, Levels, Rule};

/// What was reported under a ref is reported under it again.
pub static VANISHED_REF: Rule = Rule {
    name: "vanished-ref",
    level: Level::Error,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "What was reported under a ref is reported under it again.",
    why: r#"Members were told of an action and may ask what became of it. An action that disappears from one meeting to
the next looks like one that was given up, and inspectors ask for its history. So the plan is compared with
the version that it names as `previous`.

A council that drops what was once reported as closed can say so: in `[rules]`, set `vanished-ref` to
`"warning"` or `"off"`."#,
    remedy: r#"Put the area or the action back under its ref, with the status that it has now. One that is done stays with
a closed status; one that was given up or merged with another stays too, and its progress says so: "Taken
forward under action 2.3."

If it is there under another ref, give it its old one back. If the wrong file is named as `previous`, name
the version that was reported last."#,
    examples: &[],
};
