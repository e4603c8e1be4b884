//! What reviews have besides the prose of a report, written as HTML: blank forms, recommendations printed again.

use super::blocks::{heading_element, number_before};
use super::scribe::{HtmlScribe, Out};
use crate::markup::html::{Address, Attribute, Tag};
use crate::reviews::{DEEPEST, first_level, shifted};
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, ListItem};
use boardpaper_data::report::{Piece, Recommended};

impl HtmlScribe<'_> {
    /// The level at which a heading prints here.
    pub(super) fn shifted(&self, level: u8) -> u8 {
        shifted(level, self.heading_shift, self.gathering.then_some(self.heading_level))
    }

    /// A blank form: its lists are labels with room to write, its other blocks print as they are.
    pub(super) fn form(
        &mut self,
        out: &mut Out<'_>,
        block: &Block,
        title: Option<&[Inline]>,
        blocks: &[Block],
    ) {
        out.element(self.placed(Tag::new("div").class("form"), block), |out| {
            if let Some(title) = title {
                out.element(Tag::new("p").class("form-title"), |out| self.inlines(out, title));
            }
            for block in blocks {
                match &block.kind {
                    BlockKind::List { items, .. } => items.iter().for_each(|item| self.field(out, item)),
                    _ => self.block(out, block),
                }
            }
        });
    }

    fn field(&mut self, out: &mut Out<'_>, item: &ListItem) {
        let lines = item.lines.unwrap_or(1);
        let (label, below) = match item.blocks.split_first() {
            Some((block @ Block { kind: BlockKind::Paragraph(content), .. }, below)) => {
                (Some((block, content)), below)
            }
            _ => (None, item.blocks.as_slice()),
        };
        let place = Tag::new("div").class("field").some_id(self.anchor(Part::Item, item.span));
        out.element(place, |out| {
            out.element(Tag::new("p").class("field-label"), |out| {
                number_before(out, self.wording.numbers.item(item.span));
                if let Some((block, content)) = label {
                    self.placed_words(out, block, content);
                }
            });
            self.texts(out, below);
            let room = self.sized(Tag::new("div").class("room"), "lines", lines).with(Attribute::Role, "img");
            out.element(room.with(Attribute::Label, &self.wording.room_to_write(lines)), |_| {});
        });
    }

    /// The recommendations of all chapters, each chapter's under its name.
    pub(super) fn all_recommendations(&mut self, out: &mut Out<'_>) {
        let report = self.wording.report;
        let numbers = self.wording.numbers;
        let (level, repeats) = (self.heading_level, self.repeats);
        self.gathering = true;
        self.repeats = true;
        for chapter in report.recommended() {
            let (heading, at, language) = match chapter.piece {
                Piece::Section(section) => (&section.heading, section.span, &section.language),
                Piece::Appendix(appendix) => (&appendix.heading, appendix.span, &appendix.language),
                _ => continue,
            };
            let words = self.wording.without_leads(heading);
            out.element(Tag::new(heading_element((level + 1).min(DEEPEST))), |out| {
                let mut write = |out: &mut Out<'_>| {
                    number_before(out, numbers.heading(at));
                    self.inlines_in(out, language.as_ref(), &words);
                };
                match numbers.anchor(Part::Heading, at) {
                    Some(anchor) => out.element(Tag::new("a").leads_to(&Address::within(anchor)), write),
                    None => write(out),
                }
            });
            self.heading_level = level + 1;
            self.recommended(out, &chapter);
        }
        self.gathering = false;
        self.repeats = repeats;
        self.heading_level = level;
        self.heading_shift = 0;
    }

    fn recommended(&mut self, out: &mut Out<'_>, chapter: &Recommended<'_>) {
        for boxed in &chapter.boxes {
            let BlockKind::Box { title, blocks, .. } = &boxed.kind else { continue };
            let first = first_level(blocks).unwrap_or(DEEPEST);
            self.heading_shift =
                i8::try_from(self.heading_level + 1).unwrap_or(0) - i8::try_from(first).unwrap_or(0);
            let language = boxed.attributes.language.as_ref();
            if let Some(title) = title {
                out.element(Tag::new("p").class("box-title"), |out| self.inlines_in(out, language, title));
            }
            match language {
                Some(language) => {
                    let tag = Tag::new("div").in_language(Some(&language.value));
                    out.element(tag, |out| self.texts(out, blocks));
                }
                None => self.texts(out, blocks),
            }
        }
    }
}
