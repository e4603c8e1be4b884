//! What a report must be before it is laid out.

use super::{Report, Surroundings};
use crate::diagnostic::Problems;
use crate::numbering::number;
use crate::prose::Visit;
use crate::rules::check_paper;
use crate::source::Spanned;
use crate::workspace::check_language;

/// Reports everything that is wrong with a report as a whole. `problems` holds what reading it found.
pub(super) fn check_report(report: &Report, around: Surroundings<'_>, problems: &mut Problems) {
    for language in languages(report) {
        check_language(language, problems);
    }
    check_paper(report, &number(report, around.house), around, problems);
}

/// Every language that somebody gave to a part of it.
fn languages(report: &Report) -> Vec<&Spanned<String>> {
    let sections = report.sections.iter().filter(|section| !section.repeats);
    let appendices = report.appendices.iter().map(|appendix| &appendix.language);
    let mut languages: Vec<_> =
        sections.map(|section| &section.language).chain(appendices).flatten().collect();
    report.walk(&mut |visit| {
        if let Visit::Block(block) = visit {
            languages.extend(&block.attributes.language);
        }
    });
    languages
}
