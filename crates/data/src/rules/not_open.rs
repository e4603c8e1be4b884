//! `not-open`: only what is open is built. It is told before anything else is read, in `document`, `report::read` and
//! `plan::read`.
//! `plan::read`.

use super::{Group, Level, Levels, Rule};

/// Exempt and confidential text is not built into open papers (Local Government Act 1972, section 100B).
pub static NOT_OPEN: Rule = Rule {
    name: "not-open",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::Publishing,
    purpose: "Exempt and confidential text is not built into open papers (Local Government Act 1972, section 100B).",
    why: "\
What is confidential must be kept from the public (Local Government Act 1972, section 100A(2)), and exempt parts \
of a report may be left out of what is open to inspection (section 100B(2), Schedule 12A). This version of \
boardpaper makes open papers only, so of a document, an appendix or an action plan that says it is not open \
nothing is built, and nothing of it is shown in messages.

A value of `access` that is neither `open`, `exempt` nor `confidential` may mean either, so it is taken as not \
open.",
    remedy: "\
Keep the file outside the workspace of open papers, and take its name out of the report. In the open report, say \
in words of its own what the public may know.

If the public may see it, write `access = \"open\"` or delete the line. Ask democratic services before you do.",
    examples: &[],
};
