//! Prose: Markdown parsed once into blocks and inlines, each with its place in the writer's file.

#[cfg(test)]
mod any_text;
mod attributes;
mod bearers;
mod blocks;
mod citation;
mod fence;
mod fenced;
mod figure;
mod html;
mod inline;
mod link;
mod link_definitions;
mod list;
mod list_table;
mod markdown;
mod marks;
mod quotation;
mod reader;
#[cfg(test)]
mod sketch;
mod table;
mod tree;
mod walk;

pub(crate) use bearers::is_id;
pub use link_definitions::{LinkDefinitions, link_definitions};
pub use reader::{Context, parse, parse_line};
pub use walk::{Visit, walk, walk_inlines};

use crate::characters::shows;
use crate::source::{Span, Spanned};

/// The kind of box that holds recommendations.
pub(crate) const RECOMMENDATIONS: &str = "recommendations";

/// What one text says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prose {
    /// Its blocks, in order; headings stand among them.
    pub blocks: Vec<Block>,
    /// The footnotes defined in it, wherever they stood.
    pub footnotes: Vec<Footnote>,
}

/// A footnote's words, defined as `[^key]: words`.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// The key between `[^` and `]`.
    pub key: Spanned<String>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What its attribute block said.
    pub attributes: Attributes,
    /// Where it stands.
    pub span: Span,
}

/// What `{…}` at the end of a heading, paragraph, list item or opening line can say.
/// The parser lets through only what means something there; the rest is reported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attributes {
    /// `{#id}`.
    pub id: Option<Spanned<String>>,
    /// `{.plain}`: on a section's heading, no paragraph numbers; on a list, no marks.
    pub plain: bool,
    /// `{.unnumbered}`: no number for this heading or paragraph.
    pub unnumbered: bool,
    /// `{.wide}`: over all columns, where a house sets text in two.
    pub wide: bool,
    /// `{.appendix}`: this chapter of a review is an appendix.
    pub appendix: Option<Span>,
    /// `{lines=8}`: how many lines of room a label in a blank form asks for.
    pub lines: Option<usize>,
    /// Words that stand where a heading stood: what a reference to them prints if they have no number.
    pub stands_for: Option<String>,
    /// `{lang=cy}`: the language of a heading, paragraph or block, as a BCP 47 tag.
    pub language: Option<Spanned<String>>,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum BlockKind {
    /// A heading; level 1 is `#`.
    Heading { level: u8, content: Vec<Inline> },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; whatever marks were typed, the house says which are printed.
    List { ordered: bool, items: Vec<ListItem> },
    /// A quotation and who said it.
    Quote { blocks: Vec<Block>, attribution: Option<Vec<Inline>> },
    /// `::: box Title`.
    Box { kind: Spanned<String>, title: Option<Vec<Inline>>, blocks: Vec<Block> },
    /// A pipe table or a list table.
    Table(Table),
    /// A picture that stands alone.
    Figure { image: Image, caption: Option<Vec<Inline>> },
    /// Code, fenced or indented: its text as typed, without the last line end.
    Code(String),
    /// `---`: a break between thoughts.
    Divider,
    /// `::: plan file.toml`, or an appendix that is a plan: the path as written.
    Plan { file: Spanned<String> },
    /// `::: signature`: name, post, date, one a line.
    Signature(Vec<Vec<Inline>>),
    /// `::: form Title`: a blank form. Each item of the lists among its blocks is a label with room to write.
    Form { title: Option<Vec<Inline>>, blocks: Vec<Block> },
    /// `::: all-recommendations`: the boxes of recommendations of all chapters, printed again.
    AllRecommendations,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// What it holds.
    pub blocks: Vec<Block>,
    /// Its id, if it has one.
    pub id: Option<Spanned<String>>,
    /// How many lines of room it asks for, if it is a label in a blank form.
    pub lines: Option<usize>,
    /// What stands before it.
    pub mark: ItemMark,
    /// Where it stands.
    pub span: Span,
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ItemMark {
    /// What the house says, in the order of the list.
    #[default]
    Own,
    /// A box that is ticked, or one that is not.
    Ticked(bool),
    /// The same as before another item, by its place.
    As(Span),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The caption; a pipe table outside `::: table` has none.
    pub caption: Option<Vec<Inline>>,
    /// One alignment a column, as a pipe table's second line says; `Start` otherwise.
    pub columns: Vec<Alignment>,
    /// How many of the rows, from the first, are header rows.
    pub header_rows: usize,
    /// Whether the first cell of each row heads the row.
    pub row_headers: bool,
    /// The rows, header rows first; every row but a band has as many cells as there are columns.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Whether its one cell spans the table: a sub-heading of the rows below.
    pub band: bool,
    /// Its cells.
    pub cells: Vec<TableCell>,
    /// Where it stands.
    pub span: Span,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableCell {
    /// What it holds: any blocks; none if it is empty.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Where lines begin.
    Start,
    /// In the middle.
    Centre,
    /// Where lines end; for numbers.
    End,
}

/// A picture as it was written; the file is read later.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The path between the parentheses, percent-decoded.
    pub path: Spanned<String>,
    /// The words for those who cannot see it; empty if decorative.
    pub alt: String,
    /// `{.decorative}`: it has no meaning to a reader.
    pub decorative: bool,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of running text.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum InlineKind {
    /// Words as typed, escapes and entities resolved; a soft line end is a space.
    Text(String),
    /// `*emphasis*`.
    Emphasis(Vec<Inline>),
    /// `**strong**`.
    Strong(Vec<Inline>),
    /// `` `code` ``.
    Code(String),
    /// `^9^`.
    Superscript(Vec<Inline>),
    /// `~2~`.
    Subscript(Vec<Inline>),
    /// A hard break: a new line.
    Break,
    /// A link that leads out of the document; never empty of words.
    Link { target: Spanned<String>, content: Vec<Inline> },
    /// `[](#id)` and its forms: leads to a place in the document.
    Reference { id: Spanned<String>, form: ReferenceForm },
    /// `[@a; @b]`: the keys cited.
    Citation(Vec<Spanned<String>>),
    /// `[^key]`.
    FootnoteMark(Spanned<String>),
    /// A picture within words.
    Image(Image),
}

/// What a reference prints.
#[derive(Debug, Clone, PartialEq)]
pub enum ReferenceForm {
    /// `[](#id)`: the number in the house's words, "paragraph 3.1".
    Full,
    /// `[#](#id)`: the number alone.
    Number,
    /// `[words](#id)`: these words.
    Words(Vec<Inline>),
    /// `[](#id:page)`: the page.
    Page,
    /// `[](#id:name)`: a count of a plan.
    Count(String),
}

/// The words of some inlines without any markup: for a bookmark, a comparison, an alternative text.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

/// Whether running text prints words. A picture or a footnote mark alone is none: a heading of it would
/// be empty in the bookmarks (PDF/UA-1, 7.17).
pub fn has_words(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match &inline.kind {
        InlineKind::Text(words) | InlineKind::Code(words) => shows(words),
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Superscript(inner)
        | InlineKind::Subscript(inner)
        | InlineKind::Link { content: inner, .. }
        | InlineKind::Reference { form: ReferenceForm::Words(inner), .. } => has_words(inner),
        InlineKind::Reference { .. } | InlineKind::Citation(_) => true,
        InlineKind::Break | InlineKind::Image(_) | InlineKind::FootnoteMark(_) => false,
    })
}

fn push_plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Link { content: inner, .. }
            | InlineKind::Reference { form: ReferenceForm::Words(inner), .. } => {
                push_plain_text(inner, text);
            }
            InlineKind::Break => text.push(' '),
            InlineKind::Image(image) => text.push_str(&image.alt),
            InlineKind::Reference { .. } | InlineKind::Citation(_) | InlineKind::FootnoteMark(_) => {}
        }
    }
}
