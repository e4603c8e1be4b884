//! What a house asks of sections: their order, their length, their parts, and who signs them off.

use super::arrange::{Arrangement, BACKGROUND_PAPERS, RECOMMENDATION};
use super::{Section, SignOff};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::house::{House, KnownHeading, KnownSection, RecommendationPlace, SectionForm, title_key};
use crate::prose::{Block, BlockKind, Visit, plain_text, walk};
use crate::rules;
use crate::source::{Span, Spanned};

/// What the house wants to read under a heading, to stand at the end of a hint.
fn guidance(heading: &KnownHeading) -> String {
    heading.guidance.as_ref().map(|words| format!(": {words}")).unwrap_or_default()
}

/// Reports the first section that stands below one that the house wants after it. One that the house puts in a place
/// of its own stands there wherever it was written.
pub(super) fn check_order(met: &[(&KnownSection, Span)], house: &House, problems: &mut Problems) {
    let place = |section: &KnownSection| house.sections.order.iter().position(|id| *id == section.id);
    let is_moved = house.report.recommendation.place != RecommendationPlace::InPlace;
    let stays = |section: &KnownSection| !(is_moved && section.id == RECOMMENDATION);
    let mut above: Vec<(usize, &KnownSection, Span)> = Vec::new();
    for (section, span) in met.iter().filter(|(section, _)| stays(section)) {
        let Some(at) = place(section) else { continue };
        // The topmost of those that it should stand above: moved there, it is right for all of them.
        let Some((_, below, first)) = above.iter().find(|(before, ..)| *before > at) else {
            above.push((at, section, *span));
            continue;
        };
        let (title, below) = (&section.heading.title, &below.heading.title);
        let message = format!("the house `{}` wants “{title}” before “{below}”", house.name());
        problems.push(
            Diagnostic::new(&rules::SECTION_ORDER, *span, message)
                .other(*first, "this stands before it")
                .hint(format!("move the section “{title}” up, above “{below}”")),
        );
        return;
    }
}

/// Reports a section, or a part of it, that has more words than the house allows.
pub(super) fn check_length(section: &Section, house: &House, problems: &mut Problems) {
    let title = plain_text(&section.heading);
    let key = title_key(&title);
    let Some(known) = house.sections.known.iter().find(|known| known.heading.has_key(&key)) else {
        let mut wholes = house.sections.known.iter().filter(|known| known.form == SectionForm::Sections);
        if let Some(part) = wholes.find_map(|known| known.subsection(&title)) {
            check_words(&part.heading, &section.blocks, section.span, house, problems);
        }
        return;
    };
    check_words(&known.heading, &section.blocks, section.span, house, problems);
    for (heading, span, blocks) in parts(&section.blocks) {
        if let Some(sub) = known.subsection(&heading) {
            check_words(&sub.heading, blocks, span, house, problems);
        }
    }
}

fn check_words(heading: &KnownHeading, blocks: &[Block], span: Span, house: &House, problems: &mut Problems) {
    let Some(limit) = heading.word_limit else { return };
    let words = count_words(blocks);
    if words > limit {
        let beyond = match words - limit {
            1 => "one word".to_owned(),
            beyond => format!("{beyond} words"),
        };
        problems.report(
            &rules::SECTION_TOO_LONG,
            span,
            format!("“{}” has {words} words, and the house `{}` allows {limit}", heading.title, house.name()),
            format!("shorten it by {beyond}, or move some of it into another section"),
        );
    }
}

fn count_words(blocks: &[Block]) -> usize {
    let mut words = 0;
    walk(blocks, &mut |visit| {
        if let Visit::Block(Block {
            kind: BlockKind::Paragraph(content) | BlockKind::Heading { content, .. },
            ..
        }) = visit
        {
            words += plain_text(content).split_whitespace().count();
        }
    });
    words
}

/// The sub-headings of a section, each with its place and what stands below it.
fn parts(blocks: &[Block]) -> Vec<(String, Span, &[Block])> {
    let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 2, .. });
    let starts: Vec<usize> =
        blocks.iter().enumerate().filter(|(_, block)| is_heading(block)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(&start, end)| match &blocks[start].kind {
            BlockKind::Heading { content, .. } => {
                Some((plain_text(content), blocks[start].span, &blocks[start + 1..end]))
            }
            _ => None,
        })
        .collect()
}

/// Reports a part that stands twice in a section that the house puts together anew: it would make two rows.
pub(super) fn check_twice(section: &Section, known: &KnownSection, problems: &mut Problems) {
    let mut met: Vec<(&str, Span)> = Vec::new();
    for (title, span, _) in parts(&section.blocks) {
        let Some(sub) = known.subsection(&title).filter(|_| known.gathers()) else { continue };
        match met.iter().find(|(id, _)| *id == sub.id) {
            Some((_, first)) => problems.push(
                Diagnostic::new(
                    &rules::DUPLICATE_SECTION,
                    span,
                    format!("“{}” stands twice", sub.heading.title),
                )
                .other(*first, "the first is here")
                .hint("join the two, or give one of them another title"),
            ),
            None => met.push((&sub.id, span)),
        }
    }
}

/// Reports the sections that the house requires, and their parts, of which nobody wrote anything.
pub(super) fn check_required(sections: &[Section], by: Arrangement<'_>, problems: &mut Problems) {
    let Arrangement { table, house, papers, .. } = by;
    let top = Span { end: table.span.start, ..table.span };
    let keys: Vec<String> = sections.iter().map(|section| title_key(&plain_text(&section.heading))).collect();
    for known in &house.sections.known {
        let title = &known.heading.title;
        let whole = keys.iter().position(|key| known.heading.has_key(key)).map(|at| &sections[at]);
        let mut written: Vec<String> =
            whole.iter().flat_map(|whole| parts(&whole.blocks)).map(|part| title_key(&part.0)).collect();
        // Where parts print as sections, they may be written so too.
        if known.form == SectionForm::Sections {
            written.extend_from_slice(&keys);
        }
        let has_part = known.sub.iter().any(|sub| written.iter().any(|key| sub.heading.has_key(key)));
        // Papers that are given get their section.
        let is_added = known.id == BACKGROUND_PAPERS && !papers.is_empty();
        if known.heading.required && whole.is_none() && !has_part && !is_added {
            problems.report(
                &rules::MISSING_SECTION,
                top,
                format!("the house `{}` asks for a section “{title}”", house.name()),
                format!("add a section `# {title}`{}", guidance(&known.heading)),
            );
            continue;
        }
        for sub in known.sub.iter().filter(|sub| sub.heading.required) {
            if written.iter().any(|key| sub.heading.has_key(key)) {
                continue;
            }
            let part = &sub.heading.title;
            problems.report(
                &rules::MISSING_SECTION,
                whole.map_or(top, |whole| whole.span),
                format!("the house `{}` asks for “{part}” in the section “{title}”", house.name()),
                match whole {
                    Some(_) => format!("add a sub-heading `## {part}` in it{}", guidance(&sub.heading)),
                    None => format!(
                        "add a section `# {title}`, and in it a sub-heading `## {part}`{}",
                        guidance(&sub.heading)
                    ),
                },
            );
        }
    }
}

/// What each sign-off is of, in the words of its heading; one that is of nothing is reported.
pub(super) fn resolve_sign_offs(
    sign_offs: &mut [SignOff],
    sections: &[Section],
    house: &House,
    problems: &mut Problems,
) {
    let mut titles: Vec<String> = Vec::new();
    for section in sections {
        titles.push(plain_text(&section.heading));
        titles.extend(parts(&section.blocks).into_iter().map(|(title, ..)| title));
    }
    let known: Vec<(&str, &KnownHeading)> = house
        .sections
        .known
        .iter()
        .flat_map(|section| {
            let parts = section.sub.iter().map(|part| (part.id.as_str(), &part.heading));
            std::iter::once((section.id.as_str(), &section.heading)).chain(parts)
        })
        .collect();
    for on in sign_offs.iter_mut().filter_map(|sign_off| sign_off.on.as_mut()) {
        let named = known.iter().find(|(id, heading)| *id == on.value || heading.is_titled(&on.value));
        let is_meant = |title: &String| match named {
            Some((_, heading)) => heading.is_titled(title),
            None => title_key(title) == title_key(&on.value),
        };
        match (titles.iter().find(|title| is_meant(title)), named) {
            (Some(_), Some((_, heading))) if !house.sections.writer_titles => {
                on.value.clone_from(&heading.title);
            }
            (Some(title), _) => on.value.clone_from(title),
            (None, Some((_, heading))) => problems.report(
                &rules::UNKNOWN_SECTION,
                on.span,
                format!("“{}” was signed off, and is not in this report", heading.title),
                format!("write it, under the heading “{}”, or delete the sign-off", heading.title),
            ),
            (None, None) => {
                let is_written = |heading: &KnownHeading| titles.iter().any(|title| heading.is_titled(title));
                let ids = known.iter().filter(|(_, heading)| is_written(heading)).map(|(id, _)| *id);
                let hint = match did_you_mean(&on.value, ids.chain(titles.iter().map(String::as_str))) {
                    Some(near) => format!("did you mean “{near}”?"),
                    None => "write the title of a section or sub-heading of this report; where all of it was signed off, delete `on`".to_owned(),
                };
                let message = format!("“{}” was signed off, and nothing here has that title", on.value);
                problems.report(&rules::UNKNOWN_SECTION, on.span, message, hint);
            }
        }
    }
}

/// Among those who signed parts of a report, whoever signed all of it says so.
pub(super) fn name_the_whole(sign_offs: &mut [SignOff], house: &House, language: &str) {
    if sign_offs.iter().all(|sign_off| sign_off.on.is_none()) {
        return;
    }
    let key = "sign_off_whole";
    let word = house.words(language).map_or(key, |words| words.get(key));
    for sign_off in sign_offs.iter_mut().filter(|sign_off| sign_off.on.is_none()) {
        sign_off.on = Some(Spanned::new(word.to_owned(), sign_off.by.span));
    }
}

#[cfg(test)]
mod tests;
