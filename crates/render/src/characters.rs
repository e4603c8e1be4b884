//! Characters that cannot be printed: each is said once, at its first place.

use crate::fonts::{Fonts, is_lost};
use boardpaper_data::characters::{is_forbidden, private_use};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::plan::Changes;
use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, Visit};
use boardpaper_data::report::Report;
use boardpaper_data::rules;
use boardpaper_data::source::{Sources, Span};
use std::collections::BTreeMap;

/// Reports every character of a report that no font has or that PDF/A forbids.
pub(crate) fn check_characters(report: &Report, fonts: &Fonts, sources: &Sources, problems: &mut Problems) {
    let mut found = Found { fonts, sources, places: BTreeMap::new() };
    for text in report.front_texts() {
        found.look(&text.value, text.span);
    }
    for section in &report.sections {
        for inline in &section.heading {
            found.inline(inline);
        }
    }
    for plan in report.plans.values() {
        for words in plan.words() {
            found.look(&words.value, words.span);
        }
        for words in plan.changes.iter().flat_map(Changes::earlier_words) {
            found.look(words, plan.span);
        }
    }
    report.walk(&mut |visit| match visit {
        Visit::Inline(inline) => found.inline(inline),
        Visit::Block(Block { kind: BlockKind::Code(text), span, .. }) => found.look(text, *span),
        _ => {}
    });
    for (c, (span, count)) in found.places {
        let name = if c.is_control() || c.is_whitespace() { String::new() } else { format!(" `{c}`") };
        let more = match count {
            1 => String::new(),
            count => format!(" ({count} times)"),
        };
        if let Some(meant) = private_use(c) {
            let code = u32::from(c);
            let message = format!("the character U+{code:04X} means something in one font alone{more}");
            let hint = match meant {
                Some(meant) => meant.to_owned(),
                None => {
                    "type what it shows in the font from which it was copied, or write it in words".to_owned()
                }
            };
            problems.push(
                Diagnostic::new(&rules::PRIVATE_USE_CHARACTER, span, message)
                    .label("prints as \u{FFFD}")
                    .hint(hint),
            );
            continue;
        }
        // A font that has it would not help where PDF/A forbids it or Typst loses it.
        let delete = "delete it, or write it in words";
        let (why, hint) = if is_forbidden(c) {
            ("may not stand in a PDF/A file", delete)
        } else if is_lost(c) {
            ("does not reach the page as it is typed", delete)
        } else {
            (
                "is in no font",
                "write it in words, or add a font that has it to the workspace's `fonts` folder",
            )
        };
        problems.push(
            Diagnostic::new(
                &rules::UNCOVERED_CHARACTER,
                span,
                format!("the character{name} (U+{:04X}) {why}{more}", u32::from(c)),
            )
            .label("prints as \u{FFFD}")
            .hint(hint),
        );
    }
}

struct Found<'a> {
    fonts: &'a Fonts,
    sources: &'a Sources,
    places: BTreeMap<char, (Span, usize)>,
}

impl Found<'_> {
    fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => self.look(text, inline.span),
            _ => {}
        }
    }

    fn look(&mut self, text: &str, span: Span) {
        for c in text.chars().filter(|c| !c.is_ascii() && !c.is_whitespace()) {
            if !self.fonts.can_print(c) {
                let sources = self.sources;
                self.places.entry(c).or_insert_with(|| (place(c, span, sources), 0)).1 += 1;
            }
        }
    }
}

/// Where the character itself stands within the words around it; those words where it was typed as an escape.
fn place(c: char, span: Span, sources: &Sources) -> Span {
    let source = sources.get(span.source);
    match source.text().get(span.start..span.end).and_then(|words| words.find(c)) {
        Some(at) => Span { start: span.start + at, end: span.start + at + c.len_utf8(), ..span },
        None => span,
    }
}
