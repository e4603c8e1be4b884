//! `unused-reference`: every work that is listed is cited.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::Problems;
use crate::prose::{Inline, InlineKind, Visit};
use std::collections::BTreeSet;

/// Every reference is cited.
pub static UNUSED_REFERENCE: Rule = Rule {
    name: "unused-reference",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "Every reference is cited.",
    why: "\
A list of references tells which words rest on which source. A work that is cited nowhere supports nothing; most \
often its citation was deleted with a paragraph, or was never put in.",
    remedy: "\
Write `[@key]` behind the words that rest on the work, or delete its `[[reference]]` from the front matter. A \
paper that was relied on to a material extent in preparing a report, and is not cited in it, is a background \
paper (Local Government Act 1972, section 100D): list it as `[[background_paper]]`.",
    examples: &[],
};

/// Every work is cited somewhere; of two with one key, the first is told of.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    paper.report.walk(&mut |visit| {
        if let Visit::Inline(Inline { kind: InlineKind::Citation(keys), .. }) = visit {
            met.extend(keys.iter().map(|key| key.value.as_str()));
        }
    });
    for key in paper.report.references.iter().map(|work| &work.key) {
        if met.insert(&key.value) {
            problems.report(
                &UNUSED_REFERENCE,
                key.span,
                format!("nothing cites the reference `{}`", key.value),
                format!("write `[@{}]` where it should be cited, or remove it", key.value),
            );
        }
    }
}
