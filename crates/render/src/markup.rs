//! Typst markup that is safe by construction, and the marks in it that lead back to the writer's file.

use crate::fonts::{Fonts, REPLACEMENT};
use boardpaper_data::source::Span;

/// Opens a mark; its number and [`NUMBER_END`] follow. No text of a writer has these characters,
/// since control characters are refused where text is read.
pub(crate) const MARK_START: char = '\u{1}';
/// Ends the number of a mark.
pub(crate) const NUMBER_END: char = '\u{2}';
/// Closes a mark.
pub(crate) const MARK_END: char = '\u{3}';

/// Builds markup: the only ways in are escaped text, escaped literals and code of ours.
pub(crate) struct Writer<'a> {
    markup: String,
    spans: &'a mut Vec<Span>,
    fonts: &'a Fonts,
}

impl<'a> Writer<'a> {
    /// A writer that notes the places of its marks in `spans`.
    pub(crate) fn new(spans: &'a mut Vec<Span>, fonts: &'a Fonts) -> Self {
        Self { markup: String::new(), spans, fonts }
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.markup
    }

    /// Code of ours: never anything that somebody wrote.
    pub(crate) fn code(&mut self, code: &str) {
        self.markup.push_str(code);
    }

    /// Words of the writer in markup.
    pub(crate) fn text(&mut self, text: &str) {
        escape_markup(text, self.fonts, &mut self.markup);
    }

    /// Words of the writer as a string literal in code.
    pub(crate) fn literal(&mut self, text: &str) {
        escape_literal(text, self.fonts, &mut self.markup);
    }

    /// Writes a part that came from a place in the writer's file.
    pub(crate) fn marked(&mut self, span: Span, write: impl FnOnce(&mut Self)) {
        self.markup.push(MARK_START);
        self.markup.push_str(&self.spans.len().to_string());
        self.markup.push(NUMBER_END);
        self.spans.push(span);
        write(self);
        self.markup.push(MARK_END);
    }
}

/// Writes text so that Typst's markup takes every character as itself: white space folded,
/// each ASCII punctuation character behind a backslash, and what cannot be printed as U+FFFD.
pub(crate) fn escape_markup(text: &str, fonts: &Fonts, out: &mut String) {
    let folded = boardpaper_data::characters::fold_white_space(text);
    for c in folded.chars() {
        match c {
            ' ' => out.push(' '),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if c.is_ascii_punctuation() => {
                out.push('\\');
                out.push(c);
            }
            c if fonts.can_print(c) => out.push(c),
            _ => out.push(REPLACEMENT),
        }
    }
}

/// Writes text as a Typst string literal.
pub(crate) fn escape_literal(text: &str, fonts: &Fonts, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => {}
            c if c.is_ascii() && !c.is_ascii_control() => out.push(c),
            c if fonts.can_print(c) => out.push(c),
            _ => out.push(REPLACEMENT),
        }
    }
    out.push('"');
}
