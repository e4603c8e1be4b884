//! Running text, written as HTML.

use super::scribe::{HtmlScribe, Out};
use crate::heads::is_lead;
use crate::markup::html::{Address, Attribute, Tag};
use crate::view::citation_anchor;
use crate::wording::Wording;
use boardpaper_data::prose::{Image, Inline, InlineKind, ReferenceForm, plain_text};
use boardpaper_data::report::{Kind, LinkTarget};
use boardpaper_data::source::{Span, Spanned};
use boardpaper_data::workspace::Format;

impl HtmlScribe<'_> {
    /// Writes running text.
    pub(super) fn inlines(&mut self, out: &mut Out<'_>, inlines: &[Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            let meeting = self.wording.meeting(inlines, index);
            if meeting.is_left_out {
                continue;
            }
            if meeting.needs_comma {
                out.words(Tag::new("sup"), ",");
            }
            let begins = std::mem::take(&mut self.begins_sentence) || meeting.begins_sentence;
            match &inline.kind {
                InlineKind::Emphasis(_) | InlineKind::Strong(_) => {
                    self.begins_sentence = begins;
                    self.inline(out, inline);
                }
                _ if is_lead(inline) => self.lead(out, inline, begins),
                // A raised mark stands close to the word before it, whether or not a space was typed.
                InlineKind::Text(text) if meeting.before_mark => out.text(text.trim_end()),
                _ => self.inline(out, inline),
            }
        }
    }

    /// Running text in a language, if it has one of its own.
    pub(super) fn inlines_in(
        &mut self,
        out: &mut Out<'_>,
        language: Option<&Spanned<String>>,
        inlines: &[Inline],
    ) {
        match language {
            Some(language) => {
                let tag = Tag::new("span").in_language(Some(&language.value));
                out.element(tag, |out| self.inlines(out, inlines));
            }
            None => self.inlines(out, inlines),
        }
    }

    fn inline(&mut self, out: &mut Out<'_>, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => out.text(text),
            InlineKind::Emphasis(content) => self.within(out, "em", content),
            InlineKind::Strong(content) => self.within(out, "strong", content),
            InlineKind::Superscript(content) => self.within(out, "sup", content),
            InlineKind::Subscript(content) => self.within(out, "sub", content),
            InlineKind::Code(text) => out.words(Tag::new("code"), text),
            InlineKind::Break => out.void(Tag::new("br")),
            InlineKind::Image(image) => self.image(out, image, "in-line"),
            _ => self.lead(out, inline, false),
        }
    }

    fn within(&mut self, out: &mut Out<'_>, element: &'static str, content: &[Inline]) {
        out.element(Tag::new(element), |out| self.inlines(out, content));
    }

    /// Running text that leads somewhere.
    fn lead(&mut self, out: &mut Out<'_>, inline: &Inline, begins_sentence: bool) {
        match &inline.kind {
            InlineKind::Link { target, content } => self.link(out, inline.span, target, content),
            InlineKind::Reference { id, form } => self.reference(out, &id.value, form, begins_sentence),
            InlineKind::Citation(keys) => self.citation(out, keys),
            InlineKind::FootnoteMark(key) => self.footnote(out, &key.value),
            _ => {}
        }
    }

    fn link(&mut self, out: &mut Out<'_>, span: Span, target: &Spanned<String>, content: &[Inline]) {
        // A link that leads nowhere was reported; its words still print.
        self.linked(out, address_of(self.wording, span, &target.value).as_ref(), content);
    }

    /// Words that lead to an address. A link cannot hold another, so it ends before each and goes on behind it.
    fn linked(&mut self, out: &mut Out<'_>, address: Option<&Address>, content: &[Inline]) {
        let Some(address) = address.filter(|_| !self.in_link) else { return self.inlines(out, content) };
        let mut rest = content;
        while !rest.is_empty() {
            let words = rest.iter().position(is_lead).unwrap_or(rest.len());
            let (first, behind) = rest.split_at(words);
            if !first.is_empty() {
                self.in_link = true;
                let tag = Tag::new("a").leads_to(address);
                let tag = if is_bare(address, first) { tag.class("bare") } else { tag };
                out.element(tag, |out| self.inlines(out, first));
                self.in_link = false;
            }
            let leads = behind.iter().position(|inline| !is_lead(inline)).unwrap_or(behind.len());
            let (leads, behind) = behind.split_at(leads);
            self.inlines(out, leads);
            rest = behind;
        }
    }

    fn reference(&mut self, out: &mut Out<'_>, id: &str, form: &ReferenceForm, begins_sentence: bool) {
        let Some(target) = self.wording.numbers.target(id) else { return };
        let address = Address::within(&target.anchor);
        let words = match form {
            ReferenceForm::Words(content) => return self.linked(out, Some(&address), content),
            ReferenceForm::Number => target.number.clone().unwrap_or_default(),
            ReferenceForm::Count(name) => {
                self.wording.count_words(id, name, begins_sentence).unwrap_or_default()
            }
            // There are no pages: the place is told as `[](#id)` tells it.
            ReferenceForm::Page => target.words.clone().unwrap_or_else(|| self.wording.word("passage")),
            _ => target.words.clone().unwrap_or_default(),
        };
        let tag = match form {
            ReferenceForm::Page => Tag::new("a").class("page-reference"),
            _ => Tag::new("a"),
        };
        match self.in_link {
            true => out.text(&words),
            false => out.words(tag.leads_to(&address), &words),
        }
    }

    /// The numbers of the works cited, each leading to its entry.
    fn citation(&mut self, out: &mut Out<'_>, keys: &[Spanned<String>]) {
        let numbers = self.wording.citation_numbers(keys);
        let superscript = self.wording.house.numbering.citation_superscript;
        let mut tag = Tag::new(if superscript { "sup" } else { "span" }).class("citation");
        if self.tells_citations() {
            self.citations += 1;
            for number in &numbers {
                self.cited.entry(*number).or_default().push(self.citations);
            }
            tag = tag.id(&citation_anchor(self.citations));
        }
        out.element(tag, |out| {
            if !superscript {
                out.text("[");
            }
            for (index, number) in numbers.iter().enumerate() {
                if index > 0 {
                    out.text(if superscript { "," } else { ", " });
                }
                let address = Address::within(&format!("reference-{number}"));
                match self.in_link {
                    true => out.text(&number.to_string()),
                    false => out.words(Tag::new("a").leads_to(&address), &number.to_string()),
                }
            }
            if !superscript {
                out.text("]");
            }
        });
    }

    /// Whether each work says where it is cited, and this is a place to name.
    fn tells_citations(&self) -> bool {
        self.wording.report.kind == Kind::Review
            && self.wording.house.review.cited_on
            && !self.gathering
            && !self.repeats
    }

    /// A picture, with its words for those who cannot see it.
    pub(super) fn image(&self, out: &mut Out<'_>, image: &Image, class: &'static str) {
        let Some(file) = self.shown.picture(image) else { return };
        let alt = if image.decorative { String::new() } else { image.alt.clone() };
        let alt = boardpaper_data::characters::fold_white_space(&alt).into_owned();
        // What is said again on each card would repeat a file as often.
        if self.unheard {
            return out.text(&alt);
        }
        let tag = Tag::new("img").class(class).with(Attribute::Alt, &alt);
        let tag = tag
            .with(Attribute::Width, &file.width.to_string())
            .with(Attribute::Height, &file.height.to_string());
        out.void(tag.shows(file.kind, &file.base64));
    }
}

/// Where a link leads in HTML: out of the workspace, or to the page of another document.
pub(super) fn address_of(wording: Wording<'_>, span: Span, written: &str) -> Option<Address> {
    let address = wording.address(span, written, Format::Html)?;
    match wording.link(span, written)? {
        LinkTarget::Address(_) => Address::out(&address),
        LinkTarget::Document(_) => Address::beside(&address),
    }
}

/// Whether the words of a link are its address.
fn is_bare(address: &Address, words: &[Inline]) -> bool {
    let words = plain_text(words);
    let address = address.as_str();
    let rest = address.strip_suffix(words.trim());
    rest.is_some_and(|scheme| matches!(scheme, "" | "http://" | "https://" | "mailto:" | "tel:"))
}
