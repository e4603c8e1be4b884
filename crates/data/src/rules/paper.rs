//! The checks of a whole paper: what they look at, and which there are.

use super::passages::{Passage, passages};
use super::*;
use crate::diagnostic::Problems;
use crate::house::House;
use crate::numbering::Numbers;
use crate::report::{Report, Surroundings};
use crate::source::Sources;
use crate::workspace::Settings;

/// What the check of a rule looks at.
pub(crate) struct Paper<'a> {
    /// What was read, arranged as it prints.
    pub(crate) report: &'a Report,
    /// Its house, as it is in the language of the paper.
    pub(crate) house: &'a House,
    /// The settings of the workspace.
    pub(crate) settings: &'a Settings,
    /// The files, for places in them.
    pub(crate) sources: &'a Sources,
    /// Every number and what a reference leads to.
    pub(crate) numbers: &'a Numbers,
    /// Its words.
    pub(crate) passages: Vec<Passage<'a>>,
}

/// The check of a rule.
type Check = fn(&Paper<'_>, &mut Problems);

/// The rules that look at a whole paper, with their checks.
const CHECKS: &[(&Rule, Check)] = &[
    (&PROMPT_LEFT_IN, prompt_left_in::check),
    (&PERSONAL_DATA, personal_data::check),
    (&PUBLISHED_WORK_AS_BACKGROUND_PAPER, published_work_as_background_paper::check),
    (&DATE_DISAGREES, date_disagrees::check),
    (&FAKE_HEADING, fake_heading::check),
    (&TYPED_NUMBER, typed_number::check),
    (&ACRONYM_NOT_EXPLAINED, acronym_not_explained::check),
    (&LONG_SENTENCE, long_sentence::check),
    (&READING_AGE, reading_age::check),
    (&TABLE_WITHOUT_HEADER, table_without_header::check),
    (&POOR_ALT_TEXT, poor_alt_text::check),
    (&MISSING_APPENDIX, missing_appendix::check),
    (&UNREFERENCED_APPENDIX, unreferenced_appendix::check),
    (&VAGUE_LINK_TEXT, vague_link_text::check),
    (&BARE_WEB_ADDRESS, bare_web_address::check),
];

/// Looks at a paper by every rule that is not off.
pub(crate) fn check_paper(
    report: &Report,
    numbers: &Numbers,
    around: Surroundings<'_>,
    problems: &mut Problems,
) {
    let Surroundings { house, settings, sources, .. } = around;
    let paper = Paper { report, house, settings, sources, numbers, passages: passages(report) };
    for (rule, check) in CHECKS {
        if problems.rules().asks_for(rule) {
            check(&paper, problems);
        }
    }
}
