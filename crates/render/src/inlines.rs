//! Running text, written for Typst.

use crate::blocks::Scribe;
use crate::heads::{is_lead, numbers_literal};
use crate::markup::{Joins, Writer};
use boardpaper_data::prose::{Image, Inline, InlineKind, ReferenceForm};
use boardpaper_data::report::Kind;
use boardpaper_data::source::{Span, Spanned};
use boardpaper_data::workspace::Format;

impl Scribe<'_> {
    /// Writes running text.
    pub(crate) fn inlines(&mut self, out: &mut Writer<'_>, inlines: &[Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            let meeting = self.wording().meeting(inlines, index);
            if meeting.is_left_out {
                continue;
            }
            if meeting.needs_comma {
                out.code("#super[\\,]");
            }
            let begins = std::mem::take(&mut self.begins_sentence) || meeting.begins_sentence;
            out.marked(inline.span, |out| match &inline.kind {
                InlineKind::Emphasis(_) | InlineKind::Strong(_) => {
                    self.begins_sentence = begins;
                    self.inline(out, inline);
                }
                _ if is_lead(inline) && self.in_head => self.lead_in_head(out, inline, begins),
                _ if is_lead(inline) => self.lead(out, inline, begins),
                // A raised mark stands close to the word before it, whether or not a space was typed.
                InlineKind::Text(text) if meeting.before_mark => {
                    out.piece(text.trim_end(), joins(inlines, index));
                }
                InlineKind::Text(text) => out.piece(text, joins(inlines, index)),
                _ => self.inline(out, inline),
            });
        }
    }

    fn inline(&mut self, out: &mut Writer<'_>, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => out.text(text),
            InlineKind::Emphasis(content) => self.wrapped(out, "#emph[", content),
            InlineKind::Strong(content) => self.wrapped(out, "#strong[", content),
            InlineKind::Superscript(content) => self.wrapped(out, "#super[", content),
            InlineKind::Subscript(content) => self.wrapped(out, "#sub[", content),
            InlineKind::Code(text) => {
                out.code("#raw(");
                out.literal(text);
                out.code(")");
            }
            InlineKind::Break => out.code("#linebreak()"),
            InlineKind::Image(image) => {
                out.code("#draw(\"picture-in-line\", ");
                self.picture(out, image);
                out.code(")");
            }
            _ => self.lead(out, inline, false),
        }
    }

    /// Running text that leads somewhere.
    pub(crate) fn lead(&mut self, out: &mut Writer<'_>, inline: &Inline, begins_sentence: bool) {
        match &inline.kind {
            InlineKind::Link { target, content } => self.link(out, inline.span, target, content),
            InlineKind::Reference { id, form: ReferenceForm::Count(name) } => {
                self.count(out, &id.value, name, begins_sentence);
            }
            InlineKind::Reference { id, form } => self.reference(out, &id.value, form),
            InlineKind::Citation(keys) => self.citation(out, keys),
            InlineKind::FootnoteMark(key) => self.footnote(out, &key.value),
            _ => {}
        }
    }

    fn wrapped(&mut self, out: &mut Writer<'_>, open: &str, content: &[Inline]) {
        out.code(open);
        self.inlines(out, content);
        out.code("]");
    }

    fn link(&mut self, out: &mut Writer<'_>, span: Span, target: &Spanned<String>, content: &[Inline]) {
        out.code("#link(");
        match self.address(span, &target.value) {
            Some(address) => out.literal(&address),
            // A link without a resolved target was reported; its words still print.
            None => out.literal(&target.value),
        }
        out.code(")[");
        self.inlines(out, content);
        out.code("]");
    }

    /// The address that a link leads to from this output.
    pub(crate) fn address(&self, span: Span, written: &str) -> Option<String> {
        self.wording().address(span, written, Format::Pdf)
    }

    fn reference(&mut self, out: &mut Writer<'_>, id: &str, form: &ReferenceForm) {
        let Some(target) = self.numbers.target(id).cloned() else { return };
        if *form == ReferenceForm::Page {
            out.code("#draw(\"page-reference\", ");
            out.literal(&target.anchor);
            out.code(")");
            return;
        }
        out.code("#link(label(");
        out.literal(&target.anchor);
        out.code("))[");
        match form {
            ReferenceForm::Words(content) => self.inlines(out, content),
            ReferenceForm::Number => out.text(target.number.as_deref().unwrap_or_default()),
            _ => out.text(target.words.as_deref().unwrap_or_default()),
        }
        out.code("]");
    }

    /// A count of a plan in the house's number words, which leads to the plan.
    fn count(&mut self, out: &mut Writer<'_>, id: &str, name: &str, begins_sentence: bool) {
        let words = self.wording().count_words(id, name, begins_sentence);
        let (Some(words), Some(target)) = (words, self.numbers.target(id).cloned()) else { return };
        out.code("#link(label(");
        out.literal(&target.anchor);
        out.code("))[");
        out.text(&words);
        out.code("]");
    }

    /// The numbers of the works cited, each leading to its entry.
    fn citation(&mut self, out: &mut Writer<'_>, keys: &[Spanned<String>]) {
        let numbers = self.wording().citation_numbers(keys);
        out.code(&format!("#draw(\"citation\", {}", numbers_literal(&numbers)));
        if self.tells_citations() {
            self.citations += 1;
            for number in numbers {
                self.cited.entry(number).or_default().push(self.citations);
            }
            out.code(&format!(", anchor: \"citation-{}\"", self.citations));
        }
        out.code(")");
    }

    /// Whether each work says where it is cited, and this is a place to name.
    fn tells_citations(&self) -> bool {
        self.report.kind == Kind::Review && self.house.review.cited_on && !self.gathering && !self.repeats
    }

    /// The arguments of a picture: where its bytes are, and its words.
    pub(crate) fn picture(&mut self, out: &mut Writer<'_>, image: &Image) {
        let file = self.pictures.file(image);
        out.code("path: ");
        out.literal(&file.path);
        out.code(&format!(", width: {}, height: {}, alt: ", file.width, file.height));
        if image.decorative {
            out.code("none");
        } else {
            // It is spoken, not printed, so it needs no font.
            out.spoken(&boardpaper_data::characters::fold_white_space(&image.alt));
        }
    }
}

/// The words of running text that is no more than words.
fn words(inline: &Inline) -> Option<&str> {
    match &inline.kind {
        InlineKind::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether a word goes on in the words before or after those at an index, soft hyphens aside.
fn joins(inlines: &[Inline], index: usize) -> Joins {
    let is_letter = |c: &char| *c != '\u{AD}';
    let last =
        inlines[..index].iter().rev().map_while(words).find_map(|text| text.chars().rev().find(is_letter));
    let next = inlines[index + 1..].iter().map_while(words).find_map(|text| text.chars().find(is_letter));
    let goes_on = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    Joins { before: goes_on(last), after: goes_on(next) }
}
