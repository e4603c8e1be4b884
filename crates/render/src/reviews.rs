//! What reviews have besides the prose of a report: blank forms, recommendations printed again, words for
//! their contents.

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, ListItem, Visit, walk};
use boardpaper_data::report::{Piece, Recommended};

/// The deepest level of heading that Typst exports.
pub(crate) const DEEPEST: u8 = 6;

impl Scribe<'_> {
    /// The level at which a heading prints here.
    pub(crate) fn shifted(&self, level: u8) -> u8 {
        shifted(level, self.heading_shift, self.gathering.then_some(self.heading_level))
    }

    /// A blank form: its lists are labels with room to write, its other blocks print as they are.
    pub(crate) fn form(
        &mut self,
        out: &mut Writer<'_>,
        block: &Block,
        title: Option<&[Inline]>,
        blocks: &[Block],
    ) {
        out.code("#draw(\"form\"");
        self.place(out, block);
        if let Some(title) = title {
            out.code(", title: [");
            self.heading(out, title);
            out.code("]");
        }
        out.code(")[");
        for block in blocks {
            match &block.kind {
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.field(out, item)),
                _ => self.block(out, block),
            }
        }
        self.pending_notes_apart(out);
        out.code("]");
    }

    fn field(&mut self, out: &mut Writer<'_>, item: &ListItem) {
        let lines = item.lines.unwrap_or(1);
        let room = self.wording().room_to_write(lines);
        out.marked(item.span, |out| {
            out.code(&format!("#draw(\"form-field\", lines: {lines}"));
            self.optional_literal(out, "room", Some(&room));
            self.optional_literal(out, "number", self.numbers.item(item.span));
            let (label, below) = match item.blocks.split_first() {
                Some((Block { kind: BlockKind::Paragraph(content), .. }, below)) => {
                    (content.as_slice(), below)
                }
                _ => (&[][..], item.blocks.as_slice()),
            };
            if !below.is_empty() {
                out.code(", below: [");
                self.texts(out, below);
                out.code("]");
            }
            out.code(")[");
            self.anchor_here(out, Part::Item, item.span);
            self.bearing_inlines(out, label);
            out.code("]\n");
        });
    }

    /// The recommendations of all chapters, each chapter's under its name.
    pub(crate) fn all_recommendations(&mut self, out: &mut Writer<'_>) {
        let report = self.report;
        self.pending_notes_apart(out);
        let (level, repeats) = (self.heading_level, self.repeats);
        self.gathering = true;
        self.repeats = true;
        out.code("#draw(\"all-recommendations\", (");
        for chapter in report.recommended() {
            let (heading, at, language) = match chapter.piece {
                Piece::Section(section) => (&section.heading, section.span, &section.language),
                Piece::Appendix(appendix) => (&appendix.heading, appendix.span, &appendix.language),
                _ => continue,
            };
            out.code(&format!("(level: {}", (level + 1).min(DEEPEST)));
            self.optional_literal(out, "number", self.numbers.heading(at));
            self.optional_literal(out, "anchor", self.numbers.anchor(Part::Heading, at));
            out.code(", title: [");
            let words = self.wording().without_leads(heading);
            self.in_language(out, language.as_ref(), |scribe, out| scribe.inlines(out, &words));
            out.code("], body: [");
            self.heading_level = level + 1;
            self.recommended(out, &chapter);
            out.code("]), ");
        }
        out.code("))");
        self.gathering = false;
        self.repeats = repeats;
        self.heading_level = level;
        self.heading_shift = 0;
    }

    fn recommended(&mut self, out: &mut Writer<'_>, chapter: &Recommended<'_>) {
        for boxed in &chapter.boxes {
            let BlockKind::Box { title, blocks, .. } = &boxed.kind else { continue };
            let first = first_level(blocks).unwrap_or(DEEPEST);
            self.heading_shift =
                i8::try_from(self.heading_level + 1).unwrap_or(0) - i8::try_from(first).unwrap_or(0);
            let language = boxed.attributes.language.as_ref();
            if let Some(title) = title {
                out.code("#draw(\"recommendations-title\")[");
                self.in_language(out, language, |scribe, out| scribe.heading(out, title));
                out.code("]\n");
            }
            self.in_language(out, language, |scribe, out| scribe.texts(out, blocks));
        }
    }
}

/// The level at which a heading prints that moves by some levels; what is gathered `below` a heading begins one level
/// below it, whatever it was part of.
pub(crate) fn shifted(level: u8, shift: i8, below: Option<u8>) -> u8 {
    let deepest = below.map_or(u8::MAX, |above| above.saturating_add(1));
    level.saturating_add_signed(shift).min(deepest).clamp(1, DEEPEST)
}

/// The level of the first heading among blocks.
pub(crate) fn first_level(blocks: &[Block]) -> Option<u8> {
    let mut first = None;
    walk(blocks, &mut |visit| {
        if let Visit::Block(Block { kind: BlockKind::Heading { level, .. }, .. }) = visit {
            first = first.or(Some(*level));
        }
    });
    first
}
