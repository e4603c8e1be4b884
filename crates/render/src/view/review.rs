//! What a template sees of a review besides its chapters: cover, contents, lists of tables and figures.

use super::Viewer;
use crate::hand::{Beginning, Hand, ReportPart};
use boardpaper_data::house::Listed;
use boardpaper_data::numbering::Part;
use boardpaper_data::prose::{Block, BlockKind, Inline, Visit};
use boardpaper_data::report::{Kind, Piece};
use boardpaper_data::source::{Span, Spanned};
use minijinja::{Value, context};

impl<'a, H: Hand<'a>> Viewer<'a, '_, H> {
    /// What stands on the cover besides title and date.
    pub(super) fn cover(&mut self) -> Value {
        let report = self.wording.report;
        let Some(covers) = &report.covers else { return Value::from(()) };
        let picture = covers.picture.as_ref().map(|image| self.hand.picture(image));
        context! {
            subtitle => self.optional_words(covers.subtitle.as_ref()),
            picture,
            date => self.wording.house.date_words(report.date.value, &report.language),
        }
    }

    /// The page inside the cover, or the back page, whose headings stay out of the contents.
    pub(super) fn cover_page(&mut self, blocks: Option<&[Block]>) -> Vec<Value> {
        let Some(blocks) = blocks else { return Vec::new() };
        self.hand.begin(Beginning { part: ReportPart::CoverPage, ..Beginning::default() });
        self.begin_piece(self.wording.report.title.value.clone());
        let written = self.blocks(blocks);
        self.hand.begin(Beginning { part: ReportPart::Rest, ..Beginning::default() });
        written
    }

    /// What the contents list, in order: chapters, their headings, appendices.
    pub(super) fn contents(&mut self) -> Vec<Value> {
        let report = self.wording.report;
        if report.kind != Kind::Review {
            return Vec::new();
        }
        let depth = self.wording.house.review.contents_depth;
        let mut entries = Vec::new();
        for piece in report.pieces() {
            let (heading, language, span, blocks) = match piece {
                Piece::Section(section) => {
                    (&section.heading, &section.language, section.span, &section.blocks)
                }
                Piece::Appendix(appendix) => {
                    (&appendix.heading, &appendix.language, appendix.span, &appendix.blocks)
                }
                _ => continue,
            };
            entries.extend(self.entry(1, (Part::Heading, span), language.as_ref(), Some(heading)));
            for block in blocks {
                if let BlockKind::Heading { level, content } = &block.kind
                    && usize::from(*level) <= depth
                {
                    entries.extend(self.entry(
                        *level,
                        (Part::Heading, block.span),
                        block.attributes.language.as_ref(),
                        Some(content),
                    ));
                }
            }
        }
        entries
    }

    /// The lists after the contents that the house asks for, those with anything to list.
    pub(super) fn lists(&mut self) -> Vec<Value> {
        let report = self.wording.report;
        if report.kind != Kind::Review {
            return Vec::new();
        }
        let mut lists = Vec::new();
        for listed in self.wording.house.review.lists.clone() {
            let mut found: Vec<(&Block, Option<&[Inline]>)> = Vec::new();
            report.walk(&mut |visit| {
                let Visit::Block(block) = visit else { return };
                let caption = match (&block.kind, listed) {
                    (BlockKind::Table(table), Listed::Tables) => table.caption.as_deref(),
                    (BlockKind::Figure { caption, .. }, Listed::Figures) => caption.as_deref(),
                    (BlockKind::Box { title, .. }, Listed::Boxes) => title.as_deref(),
                    _ => return,
                };
                found.push((block, caption));
            });
            let entries: Vec<Value> = found
                .into_iter()
                .filter_map(|(block, caption)| {
                    let language = block.attributes.language.as_ref();
                    self.entry(1, (Part::Block, block.span), language, caption)
                })
                .collect();
            let name = match listed {
                Listed::Tables => "tables",
                Listed::Figures => "figures",
                Listed::Boxes => "boxes",
            };
            if !entries.is_empty() {
                lists.push(context! { title => self.wording.word(name), entries });
            }
        }
        lists
    }

    /// A line of the contents or of a list; none for what has no place to lead to.
    fn entry(
        &mut self,
        level: u8,
        at: (Part, Span),
        language: Option<&Spanned<String>>,
        words: Option<&[Inline]>,
    ) -> Option<Value> {
        let numbers = self.wording.numbers;
        let anchor = numbers.anchor(at.0, at.1)?.to_owned();
        let label = match at.0 {
            Part::Heading => numbers.heading(at.1),
            _ => numbers.caption(at.1),
        };
        let words = self.wording.without_leads(words.unwrap_or_default());
        if label.is_none() && words.is_empty() {
            return None;
        }
        let words = self.hand.inlines(language, &words);
        Some(context! { level, anchor, label, words })
    }
}
