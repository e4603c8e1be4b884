//! `missing-section`: what the house asks for is there. Which sections and parts those are is told in
//! `report::asked`, while sections are arranged; here it is told that a paper has none at all.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::report::Kind;

/// Every section that the house requires is there.
pub static MISSING_SECTION: Rule = Rule {
    name: "missing-section",
    level: Level::Error,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Every section that the house requires is there.",
    why: "\
A house says which sections, and which sub-headings in them, each of its reports has: a councillor who looks for \
the cost finds it in the same place in every paper, and a subject that nobody thought of is seen to be missing. \
Some are more than a custom. A report carries a list of its background papers (Local Government Act 1972, \
section 100D), and a decision is taken with due regard to equality (Equality Act 2010, section 149), which the \
report has to show.

A report or a review without any heading has no sections at all, and nothing by which anybody could find their \
way in it.",
    remedy: "\
Add the section under the title that the message gives, or the sub-heading with `##` in its section; the order \
is the house’s. Where the subject does not arise, type `None`, which prints the house’s phrase for it; where a \
judgement has to be stated, as on equality, say why.

A section that is there under another title is not recognised: give it the house’s title, or ask whoever keeps \
the house to add yours to the `also` of that section.",
    examples: &[],
};

/// A report has sections, a review chapters. Where text was met that stands under no heading, that was said.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    let is_stray =
        |problem: &Diagnostic| [&super::TEXT_OUTSIDE_SECTION, &super::EMPTY_HEADING].contains(&problem.rule);
    if !report.sections.is_empty() || problems.as_slice().iter().any(is_stray) {
        return;
    }
    let (message, hint) = match report.kind {
        Kind::Report => (
            "the report has no sections",
            "write a heading such as `# Purpose of the report` and text below it",
        ),
        Kind::Review => (
            "the review has no chapters",
            "write a heading such as `# Summary {.unnumbered}` and text below it, or name files as `chapters`",
        ),
        Kind::Plan => return,
    };
    problems.push(Diagnostic::of_file(&MISSING_SECTION, &report.path, message).hint(hint));
}
