//! `unused-file`: what stands among the documents, is none, and is used by none.

use super::{Group, Level, Levels, Rule};

/// A file among the documents is a document or used by one.
pub static UNUSED_FILE: Rule = Rule {
    name: "unused-file",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Files,
    purpose: "A file among the documents is a document or used by one.",
    why: r#"A paper that lacks one line, `kind = "report"`, is no document and is not built, and on publication day it
would be missing from the folder. An action plan that no report names is missing from its report. An empty
file is often one that went wrong while it was saved."#,
    remedy: r#"If it is a document, say which: add `kind = "report"`, `"plan"` or `"review"` at its top; in JSON
`"kind": "report"`. If a document should use it, name it there, as `plan = "action-plan.toml"` in an
appendix does.

If it should lie there and be left alone, begin its name with `_`: notes and drafts called `_notes.toml` are
not looked at."#,
    examples: &[],
};
