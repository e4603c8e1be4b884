//! The words of a paper as rules look at them: one passage a heading, paragraph, title or caption, with the way
//! back from each word to its place.

use crate::plan::Plan;
use crate::prose::{Block, BlockKind, Inline, InlineKind, ReferenceForm, Visit};
use crate::report::{Piece, Report, Section};
use crate::source::{Sources, Span, Spanned};
use std::ops::Range;

/// What stands in a passage in place of code, a picture, a citation or a reference, which have no words there.
pub(crate) const NO_WORDS: char = '\u{FFFC}';

/// Running text that stands by itself.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    /// What it is.
    pub(crate) kind: PassageKind,
    /// Where it stands.
    pub(crate) place: Place<'a>,
    /// Its words as they are read; [`NO_WORDS`] where something without words of its own stands.
    pub(crate) words: String,
    /// Its running text, by which it can be told how words are set; none for a value of the front matter.
    pub(crate) inlines: &'a [Inline],
    /// The whole of it.
    pub(crate) span: Span,
    /// Its language, as a BCP 47 tag.
    pub(crate) language: &'a str,
    /// The links in it that lead out of the document, with where their words stand.
    pub(crate) links: Vec<(Range<usize>, &'a Spanned<String>)>,
    pieces: Vec<Stretch>,
}

/// Words that stand together in the file.
#[derive(Debug)]
struct Stretch {
    /// Where they begin in the passage.
    start: usize,
    span: Span,
    /// Whether each byte of them stands in the file as it reads.
    as_written: bool,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PassageKind {
    /// A heading; level 1 is that of a section, a chapter or an appendix.
    Heading(u8),
    /// A paragraph of a text.
    Paragraph,
    /// The title of a document, or a line at its head.
    Front,
    /// The caption of a table or a figure, or the title of a box or a form.
    Caption,
    /// Who said a quotation, or a line of a signature.
    Name,
    /// A work cited.
    Work,
}

/// Where a passage stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Its section, if it stands in one.
    pub(crate) section: Option<&'a Section>,
    /// The kind of block that holds it, if any does: the innermost.
    pub(crate) within: Within,
    /// Whether it stands in an appendix.
    pub(crate) in_appendix: bool,
    /// Whether it stands inside the cover or on the back page of a review, which are the publisher's own.
    pub(crate) on_cover: bool,
}

/// The innermost block around a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Within {
    /// None: it stands in the text itself.
    Text,
    /// An item of a list in the text or in a box; one in any other block stands in that block.
    Item,
    /// A quotation: somebody else's words.
    Quote,
    /// A box.
    Box,
    /// A cell of a table.
    Cell,
    /// A blank form.
    Form,
    /// A footnote.
    Note,
    /// An action plan.
    Plan,
}

impl Place<'_> {
    /// In no section and no block.
    const OUTSIDE: Self = Self { section: None, within: Within::Text, in_appendix: false, on_cover: false };
}

impl Passage<'_> {
    /// The place in the file of some of its words.
    pub(crate) fn span_of(&self, range: Range<usize>, sources: &Sources) -> Span {
        let (first, last) = (self.piece_at(range.start), self.piece_at(range.end.saturating_sub(1)));
        let (Some(first), Some(last)) = (first, last) else { return self.span };
        let words = |piece: &Stretch| {
            let end = self
                .pieces
                .iter()
                .find(|next| next.start > piece.start)
                .map_or(self.words.len(), |next| next.start);
            piece.start..end
        };
        let place = |piece: &Stretch| {
            let inside = words(piece);
            let part = range.start.max(inside.start)..range.end.min(inside.end);
            if piece.as_written {
                let start = piece.span.start + part.start - inside.start;
                return Span { start, end: start + part.len(), ..piece.span };
            }
            // Behind an escape the words may still stand there as they read.
            let source = sources.get(piece.span.source);
            let written = source.text().get(piece.span.start..piece.span.end).unwrap_or_default();
            match self.words.get(part).and_then(|words| Some((written.find(words)?, words.len()))) {
                Some((at, length)) => {
                    let start = piece.span.start + at;
                    Span { start, end: start + length, ..piece.span }
                }
                None => piece.span,
            }
        };
        let (first, last) = (place(first), place(last));
        if first.source == last.source && last.end >= first.start { first.to(last) } else { first }
    }

    /// Whether it is in English, as far as its tag says.
    pub(crate) fn is_english(&self) -> bool {
        self.language.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("en"))
    }

    /// The link that has these words in it.
    pub(crate) fn link_at(&self, range: &Range<usize>) -> Option<&Spanned<String>> {
        let holds = |words: &Range<usize>| words.start <= range.start && range.end <= words.end;
        self.links.iter().find(|(words, _)| holds(words)).map(|(_, target)| *target)
    }

    fn piece_at(&self, at: usize) -> Option<&Stretch> {
        self.pieces.iter().rev().find(|piece| piece.start <= at)
    }
}

/// Every passage of a report, in the order in which it prints; notes last.
pub(crate) fn passages(report: &Report) -> Vec<Passage<'_>> {
    let mut gather = Gather { passages: Vec::new(), place: Place::OUTSIDE, language: &report.language };
    for text in report.front_texts() {
        // Some houses print the title as a line of the head too.
        if gather.passages.first().is_none_or(|title| title.span != text.span) {
            gather.value(text);
        }
    }
    for piece in report.pieces() {
        gather.piece(piece, report);
    }
    gather.place = Place { within: Within::Note, ..Place::OUTSIDE };
    for note in &report.footnotes {
        gather.blocks(&note.blocks, report);
    }
    gather.passages
}

struct Gather<'a> {
    passages: Vec<Passage<'a>>,
    place: Place<'a>,
    language: &'a str,
}

impl<'a> Gather<'a> {
    fn piece(&mut self, piece: Piece<'a>, report: &'a Report) {
        let language = self.language;
        match piece {
            Piece::About(blocks) | Piece::Imprint(blocks) => {
                self.place.on_cover = true;
                self.blocks(blocks, report);
            }
            Piece::Section(section) => {
                self.place.section = Some(section);
                self.language = section.language.as_ref().map_or(language, |language| &language.value);
                self.inlines(PassageKind::Heading(1), &section.heading, section.span);
                self.blocks(&section.blocks, report);
            }
            Piece::Appendix(appendix) => {
                self.place.in_appendix = true;
                self.language = appendix.language.as_ref().map_or(language, |language| &language.value);
                self.inlines(PassageKind::Heading(1), &appendix.heading, appendix.span);
                self.blocks(&appendix.blocks, report);
            }
            Piece::References(references) => {
                for reference in references {
                    self.inlines(PassageKind::Work, &reference.text, reference.key.span);
                }
            }
            Piece::Plan(plan) => self.plan(plan, report),
        }
        self.place = Place::OUTSIDE;
        self.language = language;
    }

    fn plan(&mut self, plan: &'a Plan, report: &'a Report) {
        let was = std::mem::replace(&mut self.place.within, Within::Plan);
        self.inlines(PassageKind::Heading(1), &plan.title, plan.span);
        let mut top = Vec::new();
        plan.walk(&mut |visit| {
            if let Visit::Block(block) = visit {
                top.push(block);
            }
        });
        // What stands in a block was met after it, and is met again with it.
        let mut end: Option<Span> = None;
        for block in top {
            let is_inside = end.is_some_and(|outer| {
                outer.source == block.span.source
                    && outer.start <= block.span.start
                    && block.span.end <= outer.end
                    && outer != block.span
            });
            if !is_inside {
                end = Some(block.span);
                self.block(block, report);
            }
        }
        for words in plan.words() {
            self.value(words);
        }
        self.place.within = was;
    }

    fn blocks(&mut self, blocks: &'a [Block], report: &'a Report) {
        for block in blocks {
            self.block(block, report);
        }
    }

    fn block(&mut self, block: &'a Block, report: &'a Report) {
        let language = self.language;
        if let Some(own) = &block.attributes.language {
            self.language = &own.value;
        }
        match &block.kind {
            BlockKind::Heading { level, content } => {
                self.inlines(PassageKind::Heading(*level), content, block.span);
            }
            BlockKind::Paragraph(content) => self.inlines(PassageKind::Paragraph, content, block.span),
            BlockKind::List { items, .. } => {
                let within = match self.place.within {
                    Within::Text | Within::Box => Within::Item,
                    other => other,
                };
                for item in items {
                    self.within(within, &item.blocks, report);
                }
            }
            BlockKind::Quote { blocks, attribution } => {
                self.within(Within::Quote, blocks, report);
                self.inlines(PassageKind::Name, attribution.as_deref().unwrap_or_default(), block.span);
            }
            BlockKind::Box { title, blocks, .. } => {
                self.inlines(PassageKind::Caption, title.as_deref().unwrap_or_default(), block.span);
                self.within(Within::Box, blocks, report);
            }
            BlockKind::Form { title, blocks } => {
                self.inlines(PassageKind::Caption, title.as_deref().unwrap_or_default(), block.span);
                self.within(Within::Form, blocks, report);
            }
            BlockKind::Table(table) => {
                self.inlines(PassageKind::Caption, table.caption.as_deref().unwrap_or_default(), block.span);
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    self.within(Within::Cell, &cell.blocks, report);
                }
            }
            BlockKind::Figure { caption, .. } => {
                self.inlines(PassageKind::Caption, caption.as_deref().unwrap_or_default(), block.span);
            }
            BlockKind::Signature(lines) => {
                for line in lines {
                    self.inlines(PassageKind::Name, line, block.span);
                }
            }
            BlockKind::Plan { file } => {
                if let Some(plan) = report.plan_in(file) {
                    self.plan(plan, report);
                }
            }
            BlockKind::Code(_) | BlockKind::Divider | BlockKind::AllRecommendations => {}
        }
        self.language = language;
    }

    fn within(&mut self, within: Within, blocks: &'a [Block], report: &'a Report) {
        let was = std::mem::replace(&mut self.place.within, within);
        self.blocks(blocks, report);
        self.place.within = was;
    }

    /// Words of the front matter or of a plan, which are no Markdown.
    fn value(&mut self, text: &'a Spanned<String>) {
        self.passages.push(Passage {
            kind: PassageKind::Front,
            place: self.place,
            words: text.value.clone(),
            inlines: &[],
            span: text.span,
            language: self.language,
            links: Vec::new(),
            pieces: vec![Stretch { start: 0, span: text.span, as_written: false }],
        });
    }

    fn inlines(&mut self, kind: PassageKind, inlines: &'a [Inline], span: Span) {
        if inlines.is_empty() {
            return;
        }
        let mut passage = Passage {
            kind,
            place: self.place,
            words: String::new(),
            inlines,
            span,
            language: self.language,
            links: Vec::new(),
            pieces: Vec::new(),
        };
        passage.push(inlines);
        self.passages.push(passage);
    }
}

impl<'a> Passage<'a> {
    fn push(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            let start = self.words.len();
            match &inline.kind {
                InlineKind::Text(words) => {
                    let as_written = words.len() == inline.span.end - inline.span.start;
                    self.words.push_str(words);
                    self.pieces.push(Stretch { start, span: inline.span, as_written });
                }
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Superscript(inner)
                | InlineKind::Subscript(inner)
                | InlineKind::Reference { form: ReferenceForm::Words(inner), .. } => self.push(inner),
                InlineKind::Link { target, content } => {
                    self.push(content);
                    self.links.push((start..self.words.len(), target));
                }
                InlineKind::Break => {
                    self.words.push('\n');
                    self.pieces.push(Stretch { start, span: inline.span, as_written: false });
                }
                // A mark of a note stands at a word and parts no sentence.
                InlineKind::FootnoteMark(_) => {}
                InlineKind::Code(_)
                | InlineKind::Reference { .. }
                | InlineKind::Citation(_)
                | InlineKind::Image(_) => {
                    self.words.push(NO_WORDS);
                    self.pieces.push(Stretch { start, span: inline.span, as_written: false });
                }
            }
        }
    }
}
