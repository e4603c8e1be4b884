//! `unknown-citation`: what a citation names is among the works listed.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::prose::{Inline, InlineKind, Visit};

/// A citation leads to a reference.
pub static UNKNOWN_CITATION: Rule = Rule {
    name: "unknown-citation",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "A citation leads to a reference.",
    why: "\
A citation such as `[@munro]` prints the number of a work in the list of references. Where no work has that key, \
there is nothing to print, and no way for a reader to find the source.",
    remedy: "\
Write the key just as it stands in the list, or add the work to the front matter:

```md
[[reference]]
key = \"munro\"
text = \"Munro, E. (2011) *The Munro review of child protection*\"
```

If the words are an e-mail address or a name and no citation, type a backslash before the bracket: `\\[@munro]`.",
    examples: &[],
};

/// Every key that is cited is that of a work.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let listed = || paper.report.references.iter().map(|work| work.key.value.as_str());
    paper.report.walk(&mut |visit| {
        let Visit::Inline(Inline { kind: InlineKind::Citation(keys), .. }) = visit else { return };
        for key in keys.iter().filter(|key| !listed().any(|listed| listed == key.value)) {
            let message = format!("there is no reference `{}`", key.value);
            problems.push(Diagnostic::new(&UNKNOWN_CITATION, key.span, message).hint(
                match did_you_mean(&key.value, listed()) {
                    Some(near) => format!("did you mean `@{near}`?"),
                    None => format!(
                        "list the work: a `[[reference]]` with key = \"{}\" and text = \"…\"",
                        key.value
                    ),
                },
            ));
        }
    });
}
