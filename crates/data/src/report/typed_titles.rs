//! Titles that the house knows and that somebody typed a number before: `3.0 Supporting information`.

use super::Section;
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::{House, title_key};
use crate::prose::{BlockKind, Inline, InlineKind, plain_text};
use crate::rules;
use crate::source::Span;

/// Takes typed numbers from titles that the house knows without them, and tells of each: else a section
/// that stands there would be told as missing.
pub(super) fn take_typed_numbers(sections: &mut [Section], house: &House, problems: &mut Problems) {
    // Where the house prints no number, the writer's is the writer's own.
    if house.numbering.section.is_none() {
        return;
    }
    for section in sections.iter_mut().filter(|section| !section.unnumbered) {
        let known = &house.sections.known;
        let is_part = |title: &str| known.iter().any(|known| known.subsection(title).is_some());
        let is_known = |title: &str| {
            let key = title_key(title);
            known.iter().any(|known| known.heading.has_key(&key)) || is_part(title)
        };
        take_from(&mut section.heading, is_known, problems);
        for block in &mut section.blocks {
            if let BlockKind::Heading { level: 2, content } = &mut block.kind {
                take_from(content, is_part, problems);
            }
        }
    }
}

fn take_from(heading: &mut [Inline], is_known: impl Fn(&str) -> bool, problems: &mut Problems) {
    let title = plain_text(heading);
    let Some(Inline { kind: InlineKind::Text(words), span }) = heading.first_mut() else { return };
    let Some(end) = number_before(words).filter(|end| !is_known(&title) && is_known(&title[*end..])) else {
        return;
    };
    let is_as_written = words.len() == span.end - span.start;
    let number = words[..end].trim_end().len();
    let place = if is_as_written { Span { end: span.start + number, ..*span } } else { *span };
    problems.push(
        Diagnostic::new(&rules::TYPED_NUMBER, place, "a number was typed where the house prints its own")
            .hint("delete what was typed, and leave the words"),
    );
    words.replace_range(..end, "");
    if is_as_written {
        span.start += end;
    }
}

/// Where the words begin after a number or letter: `3.1 `, `(iv) `, `B. `, `4 – `.
fn number_before(words: &str) -> Option<usize> {
    let (mark, rest) = words.split_at(words.find(' ')?);
    let bare = mark.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_letter = bare.len() < mark.len()
        && !bare.is_empty()
        && (bare.len() == 1 || bare.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x')))
        && bare.chars().all(|c| c.is_ascii_alphabetic());
    let sign = rest.trim_start().trim_start_matches(['-', '–', '—']).trim_start();
    (is_number || is_letter).then_some(words.len() - sign.len()).filter(|end| *end < words.len())
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    const HOUSE: &str = "extends = 'base'\n[section.purpose]\nrequired = true\n";

    #[test]
    fn a_title_is_known_behind_its_number() {
        for title in [
            "1.0 PURPOSE OF THE REPORT",
            "1 Purpose",
            "1. Purpose:",
            "A) Purpose",
            "(i) Purpose",
            "1 – Purpose",
        ] {
            let said = sample(HOUSE, &format!("# {title}\n\nTo tell.\n")).said;
            let told = "7:3 typed-number: a number was typed where the house prints its own";
            assert_eq!(said, [told], "{title}");
        }
    }

    #[test]
    fn so_is_that_of_a_part() {
        let body =
            "# Purpose\n\nTo tell.\n\n# Implications\n\n## 6.1 Financial implications\n\nMore is spent.\n";
        let told = "13:4 typed-number: a number was typed where the house prints its own";
        assert_eq!(sample(HOUSE, body).said, [told]);
    }

    #[test]
    fn other_titles_are_left_alone() {
        let body = "# Purpose\n\nTo tell.\n\n# 2026 budget\n\nMore.\n\n# A plan\n\nMore.\n";
        assert_eq!(sample(HOUSE, body).said, [""; 0]);
    }
}
