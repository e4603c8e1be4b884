//! What a report must be before it is laid out.

use super::length::check_lengths;
use super::plans::check_plans;
use super::{Report, Surroundings};
use crate::diagnostic::Problems;
use crate::numbering::number;
use crate::prose::{Block, Visit};
use crate::rules::check_paper;
use crate::source::Spanned;
use crate::workspace::check_language;

/// Reports everything that is wrong with a report as a whole. `problems` holds what reading it found.
pub(super) fn check_report(report: &Report, around: Surroundings<'_>, problems: &mut Problems) {
    for language in languages(report) {
        check_language(language, problems);
    }
    check_lengths(report, problems);
    check_plans(report, problems);
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

impl Report {
    /// What stands below the heading of each of its sections and appendices.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &[Block]> {
        let sections = self.sections.iter().filter(|section| !section.repeats);
        let sections = sections.map(|section| section.blocks.as_slice());
        sections.chain(self.appendices.iter().map(|appendix| appendix.blocks.as_slice()))
    }

    /// The page inside its cover and the back page.
    pub(crate) fn cover_pages(&self) -> impl Iterator<Item = &[Block]> {
        self.covers.iter().flat_map(|covers| [covers.about.as_slice(), covers.imprint.as_slice()])
    }
}
