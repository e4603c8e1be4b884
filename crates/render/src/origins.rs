//! The way back from generated Typst to the writer's file.

use crate::markup::{MARK_END, MARK_START, NUMBER_END};
use boardpaper_data::source::Span;
use std::ops::Range;

/// Which range of the generated text came from which place; inner ranges after outer ones.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    ranges: Vec<(Range<usize>, Span)>,
}

impl Origins {
    /// Takes the marks out of what the templates gave, and keeps where they stood.
    pub(crate) fn strip(marked: &str, spans: &[Span]) -> (String, Self) {
        let mut text = String::with_capacity(marked.len());
        let mut ranges: Vec<(Range<usize>, Span)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = marked;
        while let Some(at) = rest.find([MARK_START, MARK_END]) {
            text.push_str(&rest[..at]);
            if rest[at..].starts_with(MARK_START) {
                let number_end = rest[at..].find(NUMBER_END).map_or(rest.len(), |length| at + length);
                let number: Option<usize> = rest[at + 1..number_end].parse().ok();
                open.push(ranges.len());
                ranges.extend(
                    number.and_then(|number| spans.get(number)).map(|span| (text.len()..text.len(), *span)),
                );
                rest = rest.get(number_end + 1..).unwrap_or_default();
            } else {
                if let Some((range, _)) = open.pop().and_then(|index| ranges.get_mut(index)) {
                    range.end = text.len();
                }
                rest = &rest[at + 1..];
            }
        }
        text.push_str(rest);
        (text, Self { ranges })
    }

    /// The innermost place that a range of the generated text came from.
    pub(crate) fn find(&self, range: &Range<usize>) -> Option<Span> {
        self.ranges
            .iter()
            .rev()
            .find(|(marked, _)| marked.start <= range.start && range.end <= marked.end)
            .map(|(_, span)| *span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use boardpaper_data::source::{Source, Sources};

    #[test]
    fn a_place_in_generated_text_leads_back_to_the_innermost_origin() {
        let id = Sources::default().add(Source::new("a.md", "outer inner"));
        let spans = [Span::new(id, 0..11), Span::new(id, 6..11)];
        let (text, origins) = Origins::strip("x\u{1}0\u{2}ab\u{1}1\u{2}cd\u{3}e\u{3}f", &spans);
        assert_eq!(text, "xabcdef");
        assert_eq!(origins.find(&(3..4)), Some(spans[1]));
        assert_eq!(origins.find(&(1..2)), Some(spans[0]));
        assert_eq!(origins.find(&(6..7)), None);
    }
}
