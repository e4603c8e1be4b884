//! `typed-number`: numbers that somebody typed where the house prints its own.

mod references;
mod typed;

use super::paper::Paper;
use super::passages::{Passage, PassageKind, Within};
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use typed::{Typed, typed_number};

/// The house gives the numbers; none is typed.
pub static TYPED_NUMBER: Rule = Rule {
    name: "typed-number",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Headings,
    purpose: "The house gives the numbers; none is typed.",
    why: "\
Sections, paragraphs and appendices take their numbers from the house style. A number that was typed, or \
that came along from another program, prints beside that number and soon differs from it.

So does a number in a reference: when a paragraph is put in above it, “as paragraph 3.4 explains” leads to \
the wrong place, and a resolution that cites it says what nobody meant.",
    remedy: "\
Delete the number, and leave the words. Where the number is to be your own, end the heading or the \
paragraph with `{.unnumbered}`: it then takes none from the house. `{.plain}` at the end of a section’s \
heading does so for all its paragraphs.

To refer to a paragraph, give it a name at its end and write the name where its number was typed: \
`The Board was told in June. {#june}` and further down `As [](#june) explains, …`.",
    examples: &[
        Example {
            wrong: "# 1.0 Purpose\n\n1.1 To tell the Board of the inspection.",
            right: "# Purpose\n\nTo tell the Board of the inspection.",
        },
        Example {
            wrong: "# Purpose\n\nThe Board was told in June.\n\nAs paragraph 1.1 says, it was told.",
            right: "# Purpose\n\nThe Board was told in June. {#june}\n\nAs [](#june) says, it was told.",
        },
    ],
};

/// Looks at how headings and paragraphs begin, and for references with a number.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for passage in &paper.passages {
        let typed = match passage.kind {
            PassageKind::Heading(level) => heading(passage, level, paper),
            PassageKind::Paragraph => paragraph(passage, paper),
            _ => None,
        };
        if let Some((typed, own)) = typed {
            let label = match own {
                Some(own) => format!("prints as “{own} {}”", &passage.words[..typed.end]),
                None => "typed by hand".to_owned(),
            };
            let span = passage.span_of(0..typed.end, paper.sources);
            problems.push(
                Diagnostic::new(&TYPED_NUMBER, span, "a number was typed where the house prints its own")
                    .label(label)
                    .hint("delete what was typed, and leave the words"),
            );
        }
    }
    references::check(paper, problems);
}

/// What was typed before the words of a heading, and the number that the house prints there.
fn heading<'a>(passage: &Passage<'_>, level: u8, paper: &'a Paper<'_>) -> Option<(Typed, Option<&'a str>)> {
    let own = paper.numbers.heading(passage.span);
    if passage.place.within == Within::Plan {
        return None;
    }
    if passage.place.in_appendix {
        let words = paper.house.words(passage.language);
        let typed = typed::label(&passage.words, &["Appendix", "Annex", "Annexe", "Atodiad"])
            .or_else(|| typed::label(&passage.words, &[words?.get("appendix")]))?;
        return (level == 1).then_some((typed, own));
    }
    let section = passage.place.section?;
    if level == 1 {
        let typed = typed_number(&passage.words, |letter| has_letter(letter, paper)).or_else(|| {
            // The section of an Act has a number too, and hardly that of a section of the paper.
            typed::label(&passage.words, &["Section", "Chapter", "Adran", "Pennod"])
                .filter(|typed| typed.first.is_some_and(|number| number <= paper.report.sections.len()))
        })?;
        return own.is_some().then_some((typed, own));
    }
    let is_numbered = paper.numbers.heading(section.span).is_some() && !section.plain;
    let typed = typed_number(&passage.words, |letter| has_letter(letter, paper))?;
    (own.is_some() || is_numbered).then_some((typed, own))
}

/// What was typed before the words of a paragraph, and the number that the house prints there.
fn paragraph<'a>(passage: &Passage<'_>, paper: &'a Paper<'_>) -> Option<(Typed, Option<&'a str>)> {
    let begins_with_a_digit = passage.words.starts_with(|c: char| c.is_ascii_digit());
    let section = passage.place.section.filter(|_| begins_with_a_digit)?;
    if !matches!(passage.place.within, Within::Text | Within::Item) {
        return None;
    }
    let typed = typed_number(&passage.words, |_| false).filter(|typed| typed.has_parts)?;
    let own = paper.numbers.paragraph(passage.span);
    // An item may begin with the number of an action of a plan.
    let section_number = paper.numbers.heading(section.span).map(|label| {
        let digits = label.find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len());
        label[..digits].parse::<usize>().ok()
    });
    let is_of_section = typed.first.is_some() && section_number.flatten() == typed.first;
    // A paragraph without a number was told by its writer to have none.
    let in_item = passage.place.within == Within::Item && is_of_section && !section.plain;
    (own.is_some() || in_item).then_some((typed, own))
}

/// Whether a heading begins with that letter as with a number: one letter alone may be that of a name.
fn has_letter(letter: char, paper: &Paper<'_>) -> bool {
    paper.passages.iter().any(|passage| {
        let mut chars = passage.words.trim_start_matches('(').chars();
        matches!(passage.kind, PassageKind::Heading(_))
            && chars.next() == Some(letter)
            && matches!(chars.next(), Some('.' | ')'))
    })
}

#[cfg(test)]
mod tests;
