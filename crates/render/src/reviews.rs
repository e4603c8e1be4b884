//! What reviews have besides the prose of a report: blank forms, recommendations printed again, words for
//! their contents.

use crate::blocks::Scribe;
use crate::markup::Writer;
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, ListItem, ReferenceForm, Visit, walk};
use boardpaper_data::report::{Piece, Recommended};

/// The deepest level of heading that Typst exports.
const DEEPEST: u8 = 6;

impl Scribe<'_> {
    /// The level at which a heading prints here.
    pub(crate) fn shifted(&self, level: u8) -> u8 {
        let shifted = level.saturating_add_signed(self.heading_shift);
        // What is gathered begins one level below the heading above it, whatever it was part of.
        let deepest = if self.gathering { self.heading_level.saturating_add(1) } else { u8::MAX };
        shifted.min(deepest).clamp(1, DEEPEST)
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
        let room = match lines {
            1 => self.word("room"),
            lines => self.word("room_lines").replace("{lines}", &lines.to_string()),
        };
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
            let (heading, at) = match chapter.piece {
                Piece::Section(section) => (&section.heading, section.span),
                Piece::Appendix(appendix) => (&appendix.heading, appendix.span),
                _ => continue,
            };
            out.code(&format!("(level: {}", (level + 1).min(DEEPEST)));
            self.optional_literal(out, "number", self.numbers.heading(at));
            self.optional_literal(out, "anchor", self.numbers.anchor(Part::Heading, at));
            out.code(", title: [");
            self.inlines(out, &self.without_leads(heading));
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
            if let Some(title) = title {
                out.code("#draw(\"recommendations-title\")[");
                self.heading(out, title);
                out.code("]\n");
            }
            self.texts(out, blocks);
        }
    }
}

/// The level of the first heading among blocks.
fn first_level(blocks: &[Block]) -> Option<u8> {
    let mut first = None;
    walk(blocks, &mut |visit| {
        if let Visit::Block(Block { kind: BlockKind::Heading { level, .. }, .. }) = visit {
            first = first.or(Some(*level));
        }
    });
    first
}

impl Scribe<'_> {
    /// Running text as it stands in contents and heads: without marks of notes and works, with the words that
    /// references print, and leading nowhere of its own.
    pub(crate) fn without_leads(&self, inlines: &[Inline]) -> Vec<Inline> {
        inlines.iter().flat_map(|inline| self.without_lead(inline)).collect()
    }

    fn without_lead(&self, inline: &Inline) -> Vec<Inline> {
        let kind = match &inline.kind {
            InlineKind::FootnoteMark(_) | InlineKind::Citation(_) => return Vec::new(),
            InlineKind::Link { content, .. }
            | InlineKind::Reference { form: ReferenceForm::Words(content), .. } => {
                return self.without_leads(content);
            }
            InlineKind::Reference { id, form } => {
                let target = self.numbers.target(&id.value);
                InlineKind::Text(
                    match form {
                        ReferenceForm::Count(name) => self.count_words(&id.value, name, false),
                        ReferenceForm::Number => target.and_then(|target| target.number.clone()),
                        _ => target.and_then(|target| target.words.clone()),
                    }
                    .unwrap_or_default(),
                )
            }
            InlineKind::Image(image) => InlineKind::Text(image.alt.clone()),
            InlineKind::Break => InlineKind::Text(" ".to_owned()),
            InlineKind::Emphasis(content) => InlineKind::Emphasis(self.without_leads(content)),
            InlineKind::Strong(content) => InlineKind::Strong(self.without_leads(content)),
            InlineKind::Superscript(content) => InlineKind::Superscript(self.without_leads(content)),
            InlineKind::Subscript(content) => InlineKind::Subscript(self.without_leads(content)),
            kind => kind.clone(),
        };
        vec![Inline { kind, span: inline.span }]
    }
}
