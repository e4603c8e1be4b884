//! References whose number somebody typed: "as paragraph 3.1 explains".

use super::TYPED_NUMBER;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules::paper::Paper;
use crate::rules::passages::{Passage, PassageKind, Within};
use std::collections::HashSet;
use std::ops::Range;

/// What is counted.
const COUNTED: [&str; 9] = [
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "section",
    "recommendation",
    "paragraff",
    "adran",
    "argymhelliad",
];

/// Words with a capital that begin a sentence before a reference.
const BEGIN: [&str; 12] =
    ["See", "In", "As", "At", "From", "Under", "With", "Please", "Also", "However", "Gweler", "Yn"];

/// Looks for references in text that could be written as references.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut labels = None;
    for passage in &paper.passages {
        let is_text = matches!(passage.kind, PassageKind::Paragraph | PassageKind::Caption);
        if !is_text || matches!(passage.place.within, Within::Quote | Within::Plan | Within::Form) {
            continue;
        }
        for (range, word, number) in numbered(&passage.words) {
            if passage.link_at(&range).is_some() {
                continue;
            }
            let labels: &HashSet<String> = labels.get_or_insert_with(|| labels_of(paper));
            if leads_here(passage, &range, word, number, labels) {
                problems.push(
                    Diagnostic::new(
                        &TYPED_NUMBER,
                        passage.span_of(range, paper.sources),
                        "the number in a reference was typed, and stays when what it leads to moves",
                    )
                    .hint("give that place a name at its end, `{#name}`, and write `[](#name)` here"),
                );
            }
        }
    }
}

/// Where words name something by its number, with the two.
fn numbered(words: &str) -> Vec<(Range<usize>, &str, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    // Numbers are rarer than any of the words.
    while let Some(at) = words[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let length =
            words[at..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(words.len() - at);
        let number = words[at..at + length].trim_end_matches('.');
        from = at + length;
        let Some(before) = words[..at].strip_suffix([' ', '\u{a0}']) else { continue };
        let start = before
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |sign| sign + before[sign..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        if COUNTED.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            found.push((start..at + number.len(), word, number));
        }
    }
    found
}

/// Whether a reference leads to a place of this paper, and not to one of an Act or of another paper.
fn leads_here(
    passage: &Passage<'_>,
    range: &Range<usize>,
    word: &str,
    number: &str,
    labels: &HashSet<String>,
) -> bool {
    let (before, after) = (&passage.words[..range.start], &passage.words[range.end..]);
    let points = [" above", " below", " uchod", " isod"].iter().any(|way| after.starts_with(way));
    let is_known = labels.contains(number)
        || ["recommendation", "argymhelliad"].iter().any(|known| known.eq_ignore_ascii_case(word));
    if points && is_known {
        return true;
    }
    let is_of_another = [" of ", " in ", " to ", " o ", "("].iter().any(|of| after.starts_with(of))
        && ![" of this report", " of this paper"].iter().any(|of| after.starts_with(of));
    let last = before.trim_end_matches([' ', ',', '(', ';']).rsplit(' ').next().unwrap_or_default();
    let last = last.trim_start_matches(['(', '“', '‘']);
    let follows_a_name =
        last.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !BEGIN.contains(&last);
    number.contains('.') && labels.contains(number) && !is_of_another && !follows_a_name
}

/// The numbers of all headings and paragraphs.
fn labels_of(paper: &Paper<'_>) -> HashSet<String> {
    let labels = paper.passages.iter().filter_map(|passage| match passage.kind {
        PassageKind::Heading(_) => paper.numbers.heading(passage.span),
        PassageKind::Paragraph => paper.numbers.paragraph(passage.span),
        _ => None,
    });
    labels.map(|label| label.trim_end_matches('.').to_owned()).collect()
}
