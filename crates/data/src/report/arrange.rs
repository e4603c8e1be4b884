//! Sections: found in the prose, recognised by their titles, filled where empty, and put in the order in which they print.

use super::asked::{
    check_length, check_order, check_required, check_twice, name_the_whole, resolve_sign_offs,
};
use super::forms::{gather, put_together};
use super::reasons::set_recommendation;
use super::typed_titles::take_typed_numbers;
use super::{BackgroundPaper, Kind, Role, Section, SignOff};
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::{House, KnownHeading, KnownSection, RecommendationPlace, SectionForm, title_key};
use crate::prose::{Attributes, Block, BlockKind, Inline, InlineKind, Visit, plain_text, walk_inlines};
use crate::rules;
use crate::source::Span;
use crate::workspace::Jurisdiction;
use crate::written::Table;

/// The section of a house that is its recommendation.
pub(super) const RECOMMENDATION: &str = "recommendation";
/// The section of a house that lists background papers.
pub(super) const BACKGROUND_PAPERS: &str = "background-papers";

/// A section as it was written, and where it says that it is an appendix.
pub(super) struct Cut {
    pub(super) section: Section,
    pub(super) appendix: Option<Span>,
}

/// Cuts prose at its headings of level 1; what stands before the first is reported.
pub(super) fn split_sections(blocks: Vec<Block>, kind: Kind, problems: &mut Problems) -> Vec<Cut> {
    let mut sections: Vec<Cut> = Vec::new();
    let mut stray: Option<Span> = None;
    for block in blocks {
        match block.kind {
            BlockKind::Heading { level: 1, content } => sections.push(Cut {
                appendix: block.attributes.appendix,
                section: Section::headed(content, block.attributes, block.span),
            }),
            _ => match sections.last_mut() {
                Some(cut) => cut.section.blocks.push(block),
                None => stray = stray.or(Some(block.span)),
            },
        }
    }
    if let Some(span) = stray {
        let (message, hint) = if kind == Kind::Review {
            (
                "text stands before the first chapter",
                "put a heading above it, such as `# Foreword {.unnumbered}`",
            )
        } else {
            (
                "text stands before the first section",
                "put a heading above it, such as `# Purpose of the report`",
            )
        };
        problems.report(&rules::TEXT_OUTSIDE_SECTION, span, message, hint);
    }
    sections
}

/// The sections of a report and who signed them off, while they are put in order.
pub(super) struct Arranged {
    pub(super) sections: Vec<Section>,
    pub(super) sign_offs: Vec<SignOff>,
}

/// What a report is arranged by, besides its sections.
#[derive(Clone, Copy)]
pub(super) struct Arrangement<'a> {
    pub(super) table: &'a Table,
    pub(super) house: &'a House,
    pub(super) language: &'a str,
    pub(super) papers: &'a [BackgroundPaper],
    /// Whose law it is under.
    pub(super) jurisdiction: Jurisdiction,
    /// The body that the report is to, in one line.
    pub(super) report_to: Option<&'a str>,
}

/// Recognises sections, fills empty ones, puts together what the house wants together, adds the list of
/// background papers and puts the recommendation in its place.
pub(super) fn arrange_sections(arranged: Arranged, by: Arrangement<'_>, problems: &mut Problems) -> Arranged {
    let Arrangement { table, house, language, papers, report_to, .. } = by;
    let Arranged { mut sections, mut sign_offs } = arranged;
    take_typed_numbers(&mut sections, house, problems);
    let mut met: Vec<(&KnownSection, Span)> = Vec::new();
    let mut sections = gather(sections, house);
    resolve_sign_offs(&mut sign_offs, &sections, house, problems);
    let mut put_together_anew = Vec::new();
    for section in &mut sections {
        recognise(section, by, &mut met, problems);
    }
    check_order(&met, house, problems);
    check_required(&sections, by, problems);
    for mut section in sections {
        let title = plain_text(&section.heading);
        check_length(&section, house, problems);
        if section.role == Role::Recommendation {
            set_recommendation(&mut section, house, language, report_to, problems);
        }
        let key = title_key(&title);
        match house.sections.known.iter().find(|known| known.heading.has_key(&key)) {
            Some(known) => {
                check_twice(&section, known, problems);
                put_together_anew.extend(put_together(section, known, house, &mut sign_offs));
            }
            None => put_together_anew.push(section),
        }
    }
    let mut sections = put_together_anew;
    let listed = sections.iter().any(|section| section.role == Role::BackgroundPapers);
    if !papers.is_empty() && !listed {
        let title =
            house.section(BACKGROUND_PAPERS).map_or("Background papers", |known| &known.heading.title);
        // It has no heading of its own in the file, so it points at the first key of the list.
        let span = table.get("background_paper").map_or(table.span, |entry| entry.key_span);
        let section = Section::headed(words(title, span), Attributes::default(), span);
        sections.push(Section { role: Role::BackgroundPapers, ..section });
    }
    let sections = place_recommendation(sections, house.report.recommendation.place);
    name_the_whole(&mut sign_offs, house, language);
    Arranged { sections, sign_offs }
}

impl Section {
    /// A section with nothing in it yet, of what its heading says.
    pub(super) fn headed(heading: Vec<Inline>, attributes: Attributes, span: Span) -> Self {
        Self {
            role: Role::Ordinary,
            heading,
            id: attributes.id,
            id_of_whole: None,
            plain: attributes.plain,
            unnumbered: attributes.unnumbered,
            language: attributes.language,
            blocks: Vec::new(),
            span,
            repeats: false,
        }
    }
}

fn recognise<'h>(
    section: &mut Section,
    by: Arrangement<'h>,
    met: &mut Vec<(&'h KnownSection, Span)>,
    problems: &mut Problems,
) {
    let Arrangement { house, papers, .. } = by;
    let written = plain_text(&section.heading);
    let key = title_key(&written);
    let known = house
        .sections
        .known
        .iter()
        .find(|known| known.heading.has_key(&key) && !holds_more_than_words(&section.heading));
    let Some(known) = known else { return other_section(section, &written, by, problems) };
    if let Some((_, first)) = met.iter().find(|(section, _)| section.id == known.id) {
        problems.push(
            Diagnostic::new(
                &rules::DUPLICATE_SECTION,
                section.span,
                format!("the section “{}” stands twice", known.heading.title),
            )
            .other(*first, "the first is here")
            .hint("join the two, or give one of them another title"),
        );
    }
    met.push((known, section.span));
    section.role = match known.id.as_str() {
        RECOMMENDATION => Role::Recommendation,
        BACKGROUND_PAPERS => Role::BackgroundPapers,
        _ => Role::Ordinary,
    };
    if !house.sections.writer_titles {
        retitle(&mut section.heading, &known.heading.title, section.span);
    }
    fill_empty_subsections(section, Some(known), by, problems);
    let lists_papers = section.role == Role::BackgroundPapers && !papers.is_empty();
    if known.heading.judgement {
        check_judgement(&known.heading, &known.id, &section.blocks, section.span, by, problems);
    } else if section.blocks.is_empty() && known.heading.nil.is_none() && !lists_papers {
        rules::report_empty(&section.heading, section.span, Some(&house.nil.phrase), problems);
    }
    if section.blocks.is_empty() || is_nil(&section.blocks, house) {
        let phrase = known.heading.nil.as_ref().unwrap_or(&house.nil.phrase);
        section.blocks = if lists_papers {
            Vec::new()
        } else {
            vec![nil_paragraph(phrase, &section.blocks, section.span)]
        };
    }
}

/// A section that is none of the house's own: a part of one that prints its parts as sections, or an unknown one.
fn other_section(section: &mut Section, written: &str, by: Arrangement<'_>, problems: &mut Problems) {
    let house = by.house;
    let wholes = house.sections.known.iter().filter(|known| known.form == SectionForm::Sections);
    let part = wholes.into_iter().find_map(|known| known.subsection(written));
    let part = part.filter(|_| !holds_more_than_words(&section.heading));
    if part.is_none() && !house.sections.unknown_allowed {
        let titles = house.sections.known.iter().map(|known| known.heading.title.as_str());
        let hint = match crate::diagnostic::did_you_mean(written, titles) {
            Some(near) => format!("did you mean “{near}”?"),
            None => "use one of the house's sections, or a sub-heading `##` in one of them".to_owned(),
        };
        let message = format!("the house `{}` has no section “{written}”", house.name());
        problems.report(&rules::UNKNOWN_SECTION, section.span, message, hint);
    }
    if let Some(part) = part.filter(|_| !house.sections.writer_titles) {
        retitle(&mut section.heading, &part.heading.title, section.span);
    }
    fill_empty_subsections(section, None, by, problems);
    match part {
        Some(part) if part.heading.judgement => {
            check_judgement(&part.heading, &part.id, &section.blocks, section.span, by, problems);
        }
        None if section.blocks.is_empty() => {
            rules::report_empty(&section.heading, section.span, Some(&house.nil.phrase), problems);
        }
        _ => {}
    }
    if section.blocks.is_empty() || is_nil(&section.blocks, house) {
        let phrase = part.and_then(|part| part.heading.nil.as_ref()).unwrap_or(&house.nil.phrase);
        section.blocks = vec![nil_paragraph(phrase, &section.blocks, section.span)];
    }
}

/// Sub-headings that the house knows get its titles and, where nothing stands under them, its nil phrase.
fn fill_empty_subsections(
    section: &mut Section,
    known: Option<&KnownSection>,
    by: Arrangement<'_>,
    problems: &mut Problems,
) {
    let house = by.house;
    let mut filled: Vec<Block> = Vec::with_capacity(section.blocks.len());
    let blocks = std::mem::take(&mut section.blocks);
    let mut rest = blocks.into_iter().peekable();
    while let Some(mut block) = rest.next() {
        let span = block.span;
        let BlockKind::Heading { content, level } = &mut block.kind else {
            filled.push(block);
            continue;
        };
        let level = *level;
        let subsection = known
            .filter(|_| !holds_more_than_words(content))
            .and_then(|known| known.subsection(&plain_text(content)));
        if let Some(subsection) = subsection
            && !house.sections.writer_titles
        {
            retitle(content, &subsection.heading.title, span);
        }
        filled.push(block);
        let mut held = Vec::new();
        while let Some(next) = rest.next_if(|next| !matches!(next.kind, BlockKind::Heading { .. })) {
            held.push(next);
        }
        let followed_deeper = rest
            .peek()
            .is_some_and(|next| matches!(next.kind, BlockKind::Heading { level: next, .. } if next > level));
        let is_bare = held.is_empty() && !followed_deeper;
        match subsection {
            Some(sub) if sub.heading.judgement && (is_bare || !held.is_empty()) => {
                check_judgement(&sub.heading, &sub.id, &held, span, by, problems);
            }
            None if is_bare && !known.is_some_and(|known| known.form == SectionForm::Ticks) => {
                if let Some(Block { kind: BlockKind::Heading { content, .. }, .. }) = filled.last() {
                    rules::report_empty(content, span, None, problems);
                }
            }
            _ => {}
        }
        if (is_bare && subsection.is_some()) || is_nil(&held, house) {
            let phrase = subsection.and_then(|sub| sub.heading.nil.as_ref()).unwrap_or(&house.nil.phrase);
            filled.push(nil_paragraph(phrase, &held, span));
        } else {
            filled.extend(held);
        }
    }
    section.blocks = filled;
}

/// Reports a heading below which a judgement has to be stated and is not.
fn check_judgement(
    heading: &KnownHeading,
    id: &str,
    blocks: &[Block],
    span: Span,
    by: Arrangement<'_>,
    problems: &mut Problems,
) {
    let is_missing = blocks.is_empty()
        || is_nil(blocks, by.house)
        || lone_words(blocks).is_some_and(|words| rules::states_no_judgement(heading, &words));
    if is_missing {
        rules::report_missing_judgement(heading, id, span, by.jurisdiction, problems);
    }
}

/// The house's title in place of the writer's words; what the writer hung on them, such as a note, stays.
fn retitle(heading: &mut Vec<Inline>, title: &str, span: Span) {
    let mut notes: Vec<Inline> = Vec::new();
    walk_inlines(heading, &mut |visit| match visit {
        Visit::Inline(inline) if is_mark(inline) => notes.push(inline.clone()),
        _ => {}
    });
    *heading = words(title, span);
    heading.extend(notes);
}

fn is_mark(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::FootnoteMark(_) | InlineKind::Citation(_))
}

/// Whether a heading holds more than words and marks, which the house's title would drop.
fn holds_more_than_words(heading: &[Inline]) -> bool {
    let mut more = false;
    walk_inlines(heading, &mut |visit| {
        if let Visit::Inline(Inline { kind, .. }) = visit {
            let found =
                matches!(kind, InlineKind::Link { .. } | InlineKind::Reference { .. } | InlineKind::Image(_));
            more |= found;
        }
    });
    more
}

/// Words as running text, at the place that stands for them.
pub(super) fn words(text: &str, span: Span) -> Vec<Inline> {
    vec![Inline { kind: InlineKind::Text(text.to_owned()), span }]
}

/// Whether the blocks hold one paragraph with a word that says only that there is nothing.
pub(super) fn is_nil(blocks: &[Block], house: &House) -> bool {
    house.nil.words.iter().chain([&house.nil.phrase]).any(|word| says_nothing(blocks, word))
}

/// Whether the blocks hold one paragraph with this phrase and no more.
pub(super) fn says_nothing(blocks: &[Block], phrase: &str) -> bool {
    let folded = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    lone_words(blocks).is_some_and(|words| folded(&words) == folded(phrase))
}

/// The words of blocks that are one paragraph of words alone.
fn lone_words(blocks: &[Block]) -> Option<String> {
    let [Block { kind: BlockKind::Paragraph(content), .. }] = blocks else { return None };
    is_plain(content).then(|| plain_text(content))
}

/// Whether running text is words alone, however they are set.
fn is_plain(content: &[Inline]) -> bool {
    content.iter().all(|inline| match &inline.kind {
        InlineKind::Text(_) => true,
        InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => is_plain(inner),
        _ => false,
    })
}

/// The nil phrase in place of the writer's nil word, or below an empty heading.
fn nil_paragraph(phrase: &str, written: &[Block], heading: Span) -> Block {
    let (span, attributes) = match written.first() {
        Some(block) => (block.span, block.attributes.clone()),
        // Below a heading that nothing follows, it stands where that heading ends.
        None => (Span { start: heading.end, ..heading }, Attributes::default()),
    };
    Block { kind: BlockKind::Paragraph(words(phrase, span)), attributes, span }
}

fn place_recommendation(sections: Vec<Section>, place: RecommendationPlace) -> Vec<Section> {
    if place == RecommendationPlace::InPlace {
        return sections;
    }
    let (recommendation, mut others): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|section| section.role == Role::Recommendation);
    // The list of background papers closes a report wherever the recommendation stands.
    let papers = others.iter().position(|section| section.role == Role::BackgroundPapers);
    let end = papers.unwrap_or(others.len());
    match place {
        RecommendationPlace::First => recommendation.into_iter().chain(others).collect(),
        RecommendationPlace::Last => {
            others.splice(end..end, recommendation);
            others
        }
        _ => {
            let again = recommendation.iter().map(|section| Section { repeats: true, ..section.clone() });
            let again: Vec<_> = again.collect();
            others.splice(end..end, again);
            recommendation.into_iter().chain(others).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Sample, sample, sample_with};

    /// The sections as they print, each with the words of its paragraphs and sub-headings.
    fn shown(sample: &Sample) -> Vec<String> {
        let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
        let mut shown = Vec::new();
        for section in &report.sections {
            shown.push(plain_text(&section.heading));
            for block in &section.blocks {
                match &block.kind {
                    BlockKind::Paragraph(content) => shown.push(format!("  {}", plain_text(content))),
                    BlockKind::Heading { content, .. } => shown.push(format!("  ## {}", plain_text(content))),
                    _ => shown.push("  …".to_owned()),
                }
            }
        }
        shown
    }

    const BOROUGH: &str = "extends = \"borough\"\n[section.purpose]\nrequired = false\n\
        [section.recommendation]\nrequired = false\n[header]\nfields = []\n";

    #[test]
    fn a_recognised_title_prints_as_the_house_has_it() {
        let sample = sample(BOROUGH, "# PURPOSE OF REPORT:\n\nText.\n\n# Something else\n\nText.\n");
        assert_eq!(shown(&sample), ["Purpose of the report", "  Text.", "Something else", "  Text."]);
    }

    #[test]
    fn empty_sections_and_nil_words_print_the_houses_phrase() {
        let sample = sample(
            BOROUGH,
            "# Policy\n\nn/a\n\n# Risk analysis\n\n# Council priorities\n\n## Healthy borough\n\n## Safer borough\n\nNone\n",
        );
        assert_eq!(
            shown(&sample),
            [
                "Policy implications",
                "  None identified.",
                "Risk analysis",
                "  None identified.",
                "Implications for the Council’s priorities",
                "  ## A healthy borough",
                "  None identified.",
                "  ## A safer borough",
                "  None identified.",
            ]
        );
    }

    #[test]
    fn the_recommendation_stands_where_the_house_says() {
        let body = "# Background\n\nA.\n\n# Recommendations\n\nB.\n\n# Background papers\n\nC.\n";
        let titles = |place: &str| {
            let house = format!("[recommendation]\nplace = \"{place}\"\n");
            shown(&sample(&house, body)).into_iter().filter(|line| !line.starts_with(' ')).collect::<Vec<_>>()
        };
        assert_eq!(titles("in-place"), ["Background", "Recommendations", "Background papers"]);
        assert_eq!(titles("first"), ["Recommendations", "Background", "Background papers"]);
        assert_eq!(titles("last"), ["Background", "Recommendations", "Background papers"]);
        assert_eq!(titles("both"), ["Recommendations", "Background", "Recommendations", "Background papers"]);
    }

    #[test]
    fn background_papers_get_their_section_and_those_not_open_are_left_out() {
        let papers = "[[background_paper]]\ntitle = \"Open\"\n[[background_paper]]\ntitle = \"Shut\"\naccess = \"exempt\"\n";
        let sample = sample_with(BOROUGH, papers, "# Policy\n\nA.\n");
        let report = sample.report.unwrap();
        assert_eq!(report.sections[1].role, Role::BackgroundPapers);
        let titles: Vec<_> =
            report.background_papers.iter().filter_map(|paper| paper.title.as_ref()).collect();
        assert_eq!(titles.iter().map(|title| title.value.as_str()).collect::<Vec<_>>(), ["Open"]);
    }

    #[test]
    fn a_house_may_forbid_sections_that_it_does_not_know_and_ask_for_its_own() {
        let house = "[sections]\nunknown = \"forbidden\"\n[section.purpose]\nrequired = true\n";
        let sample = sample(house, "# Purposes\n\nA.\n");
        assert_eq!(
            sample.said,
            [
                "1:1 missing-section: the house `mine` asks for a section “Purpose of the report”",
                "7:1 unknown-section: the house `mine` has no section “Purposes”",
            ]
        );
    }

    #[test]
    fn a_section_of_the_house_stands_once_and_text_stands_below_a_heading() {
        let sample = sample("", "Stray.\n\n# Purpose\n\nA.\n\n# Purpose of the report\n\nB.\n");
        assert_eq!(
            sample.said,
            [
                "7:1 text-outside-section: text stands before the first section",
                "13:1 duplicate-section: the section “Purpose of the report” stands twice",
            ]
        );
    }
}
