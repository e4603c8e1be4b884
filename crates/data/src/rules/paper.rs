//! The checks of a whole paper: what they look at, which there are, and when nothing is told of what is missing.

use super::passages::{Passage, passages};
use super::*;
use crate::diagnostic::Problems;
use crate::house::House;
use crate::numbering::Numbers;
use crate::prose::{Block, BlockKind, Inline, InlineKind, Visit};
use crate::report::{Report, Surroundings};
use crate::source::{Sources, Span};
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
    (&EMPTY_SECTION, empty_section::check),
    (&FAKE_HEADING, fake_heading::check),
    (&TYPED_NUMBER, typed_number::check),
    (&ACRONYM_NOT_EXPLAINED, acronym_not_explained::check),
    (&LONG_SENTENCE, long_sentence::check),
    (&READING_AGE, reading_age::check),
    (&TABLE_WITHOUT_HEADER, table_without_header::check),
    (&POOR_ALT_TEXT, poor_alt_text::check),
    (&SKIPPED_HEADING_LEVEL, skipped_heading_level::check),
    (&TOO_LONG, too_long::check),
    (&BAD_ATTRIBUTE, bad_attribute::check),
    (&BAD_FENCE, bad_fence::check),
    (&DUPLICATE_ID, duplicate_id::check),
    (&DUPLICATE_REFERENCE, duplicate_reference::check),
    (&FOOTNOTE_ELSEWHERE, footnote_elsewhere::check),
    (&MISSING_APPENDIX, missing_appendix::check),
    (&UNREFERENCED_APPENDIX, unreferenced_appendix::check),
    (&VAGUE_LINK_TEXT, vague_link_text::check),
    (&BARE_WEB_ADDRESS, bare_web_address::check),
];

/// Those that tell what is missing or unused, which may be told only of a paper whose text is all there.
const CHECKS_OF_WHOLE_TEXTS: &[(&Rule, Check)] = &[
    (&MISSING_SECTION, missing_section::check),
    (&BAD_FENCE, bad_fence::check_gathered),
    (&DANGLING_REFERENCE, dangling_reference::check),
    (&UNKNOWN_CITATION, unknown_citation::check),
    (&UNUSED_REFERENCE, unused_reference::check),
    (&UNKNOWN_FOOTNOTE, unknown_footnote::check),
    (&UNUSED_FOOTNOTE, unused_footnote::check),
];

/// Looks at a paper by every rule that is not off. `problems` holds what reading it found.
pub(crate) fn check_paper(
    report: &Report,
    numbers: &Numbers,
    around: Surroundings<'_>,
    problems: &mut Problems,
) {
    let Surroundings { house, settings, sources, .. } = around;
    let paper = Paper { report, house, settings, sources, numbers, passages: passages(report) };
    let of_whole = if lacks_text(report, problems) { &[] } else { CHECKS_OF_WHOLE_TEXTS };
    for (rule, check) in CHECKS.iter().chain(of_whole) {
        if problems.rules().asks_for(rule) {
            check(&paper, problems);
        }
    }
}

/// Whether a file of its text could not be read: then what seems missing may stand there, and what seems
/// unused may be used there.
fn lacks_text(report: &Report, problems: &Problems) -> bool {
    let files = [&MISSING_FILE, &OUTSIDE_WORKSPACE, &UNREADABLE];
    let texts = [&NOT_TEXT, &SYNTAX];
    let pictures = pictures(report);
    problems.as_slice().iter().any(|problem| {
        let span = problem.primary.as_ref().map(|label| label.span);
        let is_picture = span.is_some_and(|span| pictures.contains(&span));
        texts.contains(&problem.rule) || (files.contains(&problem.rule) && !is_picture)
    })
}

/// Where pictures are named.
fn pictures(report: &Report) -> Vec<Span> {
    let cover = report.covers.iter().filter_map(|covers| covers.picture.as_ref());
    let mut pictures: Vec<Span> = cover.map(|picture| picture.path.span).collect();
    report.walk(&mut |visit| match visit {
        Visit::Block(Block { kind: BlockKind::Figure { image, .. }, .. })
        | Visit::Inline(Inline { kind: InlineKind::Image(image), .. }) => pictures.push(image.path.span),
        _ => {}
    });
    pictures
}
