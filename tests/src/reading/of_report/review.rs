//! What a review has besides the prose of its chapters: covers, contents, blank forms, recommendations gathered.

use super::{Found, PAGE_OF, Teller, To, Words, plain};
use crate::pdf::one_spaced;
use boardpaper_data::house::Listed;
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, ListItem, ReferenceForm, Visit, walk};
use boardpaper_data::report::{Piece, Recommended};
use boardpaper_data::source::Span;

/// The deepest level of heading that a PDF can have.
const DEEPEST: u8 = 6;

impl<'a> Teller<'a> {
    /// A review, from its cover to its back page.
    pub(super) fn review(&mut self) {
        let report = self.report;
        self.cover();
        for piece in report.pieces() {
            match piece {
                Piece::About(blocks) => {
                    self.cover_page(blocks);
                    self.contents();
                    self.house.review.lists.iter().for_each(|listed| self.listed(*listed));
                }
                Piece::Section(section) => self.section(section),
                Piece::Appendix(appendix) => self.appendix(appendix),
                Piece::References(_) => self.references(),
                Piece::Imprint(blocks) => self.cover_page(blocks),
                Piece::Plan(_) => {}
            }
        }
        self.tell_cited_on();
    }

    fn cover(&mut self) {
        let report = self.report;
        let Some(covers) = &report.covers else { return };
        let publisher = Some(&report.publisher).filter(|publisher| !publisher.is_empty());
        let (above, below) = if self.is_inspectorate() { (publisher, None) } else { (None, publisher) };
        if let Some(publisher) = above {
            self.line(0, "P", plain(publisher));
        }
        self.line(0, "Title", plain(&report.title.value));
        if let Some(subtitle) = &covers.subtitle {
            self.line(0, "P", plain(&subtitle.value));
        }
        if let Some(picture) = covers.picture.as_ref().filter(|picture| !picture.decorative) {
            self.line(0, "Figure", plain(&one_spaced(&picture.alt)));
        }
        if let Some(publisher) = below {
            self.line(0, "P", plain(publisher));
        }
        let date = self.house.date_words(report.date.value, &report.language);
        self.line(0, "P", plain(&date));
    }

    /// The page inside the cover, or the back page.
    fn cover_page(&mut self, blocks: &'a [Block]) {
        self.heading_level = 0;
        self.blocks(0, blocks);
    }

    /// The contents: a list for the chapters, and within it one for the headings below each of them.
    fn contents(&mut self) {
        let report = self.report;
        self.line(0, "H1", plain(&self.word("contents")));
        self.line(0, "TOC", Words::default());
        let depth = self.house.review.contents_depth;
        for piece in report.pieces() {
            let (heading, span, blocks) = match piece {
                Piece::Section(section) => (&section.heading, section.span, &section.blocks),
                Piece::Appendix(appendix) => (&appendix.heading, appendix.span, &appendix.blocks),
                _ => continue,
            };
            self.entry(1, heading, span);
            let mut above = 1;
            for block in blocks {
                let BlockKind::Heading { level, content } = &block.kind else { continue };
                let level = usize::from(*level);
                if level > depth {
                    continue;
                }
                for deeper in above..level {
                    self.line(deeper, "TOC", Words::default());
                }
                above = level;
                self.entry(level, content, block.span);
            }
        }
        if !report.references.is_empty() {
            let words = self.leading(&self.word("references"), "references");
            self.line(1, "TOCI", words);
        }
    }

    fn entry(&mut self, level: usize, heading: &'a [Inline], span: Span) {
        let anchor = self.numbers.anchor(Part::Heading, span).expect("a heading has a place");
        let number = self.numbers.heading(span).map(|number| format!("{number} ")).unwrap_or_default();
        let words = self.leading(&(number + &self.without_leads(heading)), anchor);
        self.line(level, "TOCI", words);
    }

    /// A list of tables, figures or boxes that have words.
    fn listed(&mut self, listed: Listed) {
        let report = self.report;
        let mut found: Vec<(&Block, &[Inline])> = Vec::new();
        report.walk(&mut |visit| {
            let Visit::Block(block) = visit else { return };
            let words = match (&block.kind, listed) {
                (BlockKind::Table(table), Listed::Tables) => table.caption.as_deref(),
                (BlockKind::Figure { caption, .. }, Listed::Figures) => caption.as_deref(),
                (BlockKind::Box { title, .. }, Listed::Boxes) => title.as_deref(),
                _ => return,
            };
            found.push((block, words.unwrap_or_default()));
        });
        found.retain(|(block, _)| self.numbers.anchor(Part::Block, block.span).is_some());
        if found.is_empty() {
            return;
        }
        let title = self.word(match listed {
            Listed::Tables => "tables",
            Listed::Figures => "figures",
            Listed::Boxes => "boxes",
        });
        self.line(0, "H1", plain(&title));
        self.line(0, "L[Circle]", Words::default());
        for (block, words) in found {
            let anchor = self.numbers.anchor(Part::Block, block.span).expect("it was found");
            let words = self.without_leads(words);
            let label = match (self.numbers.caption(block.span), words.is_empty()) {
                (Some(label), false) => format!("{label}: "),
                (label, _) => label.unwrap_or_default().to_owned(),
            };
            self.line(1, "LI", Words::default());
            let words = self.leading(&(label + &words), anchor);
            self.line(2, "P", words);
        }
    }

    /// Words with the page of a place, all of which lead there.
    fn leading(&self, words: &str, anchor: &str) -> Words {
        // A word joiner keeps the page in the line of its dots.
        let mut words = plain(&format!("{words} \u{2060} {PAGE_OF}{anchor}{PAGE_OF}"));
        words.inlines.push(Found::Link(one_spaced(&words.text), To::Place(anchor.to_owned())));
        words
    }

    /// The words of a heading without the marks of notes and works.
    pub(super) fn without_leads(&self, inlines: &[Inline]) -> String {
        let texts = inlines.iter().map(|inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text.clone(),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Reference { form: ReferenceForm::Words(content), .. } => {
                self.without_leads(content)
            }
            InlineKind::Break => " ".to_owned(),
            InlineKind::Reference { id, form } => {
                let target = self.numbers.target(&id.value).expect("what is referred to is there");
                match form {
                    ReferenceForm::Number => target.number.clone().unwrap_or_default(),
                    _ => target.words.clone().unwrap_or_default(),
                }
            }
            InlineKind::Citation(_) | InlineKind::FootnoteMark(_) | InlineKind::Image(_) => String::new(),
        });
        one_spaced(&texts.collect::<String>())
    }

    /// A blank form: each item of its lists is a label, and room to write below it.
    pub(super) fn form(&mut self, depth: usize, title: Option<&'a [Inline]>, blocks: &'a [Block]) {
        if let Some(title) = title {
            let words = self.words(title);
            self.line(depth, "P", words);
        }
        for block in blocks {
            match &block.kind {
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.field(depth, item)),
                _ => self.blocks(depth, std::slice::from_ref(block)),
            }
        }
    }

    fn field(&mut self, depth: usize, item: &'a ListItem) {
        self.anchored(Part::Item, item.span);
        let first = self.lines.len();
        self.blocks(depth, &item.blocks);
        if let (Some(number), Some(line)) = (self.numbers.item(item.span), self.lines.get_mut(first)) {
            line.text.insert_str(0, &format!("{number} "));
        }
        let room = match item.lines.unwrap_or(1) {
            1 => self.word("room"),
            lines => self.word("room_lines").replace("{lines}", &lines.to_string()),
        };
        self.line(depth, "Figure", plain(&room));
    }

    /// The level at which a heading stands here.
    pub(super) fn shifted(&self, level: u8) -> u8 {
        let shifted = level.saturating_add_signed(self.heading_shift);
        let deepest = if self.gathering { self.heading_level + 1 } else { u8::MAX };
        shifted.min(deepest).clamp(1, DEEPEST)
    }

    /// What each chapter recommends, below its name.
    pub(super) fn all_recommendations(&mut self) {
        let report = self.report;
        self.gathering = true;
        let level = self.heading_level;
        for chapter in report.recommended() {
            let (heading, span) = match chapter.piece {
                Piece::Section(section) => (&section.heading, section.span),
                Piece::Appendix(appendix) => (&appendix.heading, appendix.span),
                _ => continue,
            };
            let number = self.numbers.heading(span).map(|number| format!("{number} ")).unwrap_or_default();
            let mut words = plain(&(number + &self.without_leads(heading)));
            if let Some(anchor) = self.numbers.anchor(Part::Heading, span) {
                words.inlines.push(Found::Link(words.text.clone(), To::Place(anchor.to_owned())));
            }
            self.line(0, format!("H{}", (level + 1).min(DEEPEST)), words);
            self.heading_level = level + 1;
            self.recommended(&chapter);
        }
        self.gathering = false;
        self.heading_level = level;
        self.heading_shift = 0;
    }

    fn recommended(&mut self, chapter: &Recommended<'a>) {
        for boxed in &chapter.boxes {
            let BlockKind::Box { title, blocks, .. } = &boxed.kind else { continue };
            let first = first_level(blocks).unwrap_or(DEEPEST);
            self.heading_shift = (self.heading_level + 1).cast_signed() - first.cast_signed();
            if let Some(title) = title {
                let words = self.words(title);
                self.line(0, "P", words);
            }
            self.blocks(0, blocks);
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
