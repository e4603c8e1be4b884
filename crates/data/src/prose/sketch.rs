//! Prose and problems as a few words a line, for tests that read as small documents.

use super::*;
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::{Source, SourceId, Sources, Span, Text};

/// A text that was read, for a test to look at.
pub(super) struct Sketch {
    pub prose: Prose,
    pub problems: Vec<Diagnostic>,
    sources: Sources,
    id: SourceId,
}

/// Reads a text that stands in a file by itself.
pub(super) fn read(written: &str) -> Sketch {
    read_with(written, &["rationale"], &[])
}

/// Reads a text with the kinds of box that a house adds, after other texts of the document.
pub(super) fn read_with(written: &str, kinds: &[&str], others: &[&str]) -> Sketch {
    let sources = Sources::default();
    let id = sources.add(Source::new("a.md", written));
    let verbatim = |words: &str| Text::verbatim(words, Span::new(id, 0..words.len()));
    let texts: Vec<Text> = others.iter().chain([&written]).map(|words| verbatim(words)).collect();
    let links = link_definitions(&texts);
    let box_kinds: Vec<String> = kinds.iter().map(ToString::to_string).collect();
    let context = Context { box_kinds: &box_kinds, links: &links };
    let mut problems = Problems::default();
    let prose = parse(&verbatim(written), &context, &mut problems);
    Sketch { prose, problems: problems.into_vec(), sources, id }
}

/// The blocks of a text that has nothing wrong.
pub(super) fn blocks(written: &str) -> String {
    let sketch = read(written);
    assert_eq!(sketch.problems(), Vec::<String>::new(), "in {written:?}");
    sketch.blocks()
}

/// What is wrong with a text: rule, place and message.
pub(super) fn problems(written: &str) -> Vec<String> {
    read(written).problems()
}

/// The hints of what is wrong with a text.
pub(super) fn hints(written: &str) -> String {
    let hints = read(written).problems.into_iter().flat_map(|problem| problem.hints);
    hints.collect::<Vec<_>>().join("\n")
}

impl Sketch {
    /// The blocks and footnotes, one after another.
    pub(super) fn blocks(&self) -> String {
        let mut shown = vec![sketch_blocks(&self.prose.blocks)];
        for footnote in &self.prose.footnotes {
            shown.push(format!("^{}: {}", footnote.key.value, sketch_blocks(&footnote.blocks)));
        }
        shown.retain(|words| !words.is_empty());
        shown.join(" / ")
    }

    pub(super) fn problems(&self) -> Vec<String> {
        let show = |problem: &Diagnostic| {
            let span = problem.primary.as_ref().map(|label| label.span);
            let at = span.map(|span| self.sources.get(self.id).position(span.start));
            let at = at.map_or(String::new(), |at| format!(" {}:{}", at.line, at.column));
            let severity = problem.severity.name();
            format!("{severity}[{}]{at} {}", problem.rule.name, problem.message)
        };
        self.problems.iter().map(show).collect()
    }

    /// The words of the file at a place.
    pub(super) fn at(&self, span: Span) -> String {
        self.sources.get(self.id).text()[span.start..span.end].to_owned()
    }
}

fn sketch_blocks(blocks: &[Block]) -> String {
    blocks.iter().map(sketch_block).collect::<Vec<_>>().join(" | ")
}

fn sketch_block(block: &Block) -> String {
    let attributes = sketch_attributes(&block.attributes);
    let words = match &block.kind {
        BlockKind::Heading { level, content } => format!("h{level}({})", sketch_inlines(content)),
        BlockKind::Paragraph(content) => format!("p({})", sketch_inlines(content)),
        BlockKind::List { ordered, items } => {
            let items: Vec<String> = items.iter().map(sketch_item).collect();
            format!("{}({})", if *ordered { "ol" } else { "ul" }, items.join(", "))
        }
        BlockKind::Quote { blocks, attribution } => {
            let who = attribution.as_ref().map(|who| format!(" by ({})", sketch_inlines(who)));
            format!("quote({}){}", sketch_blocks(blocks), who.unwrap_or_default())
        }
        BlockKind::Box { kind, title, blocks } => {
            let title = title.as_ref().map(|title| format!(" \"{}\"", sketch_inlines(title)));
            format!("{}{}({})", kind.value, title.unwrap_or_default(), sketch_blocks(blocks))
        }
        BlockKind::Table(table) => sketch_table(table),
        BlockKind::Figure { image, caption } => {
            let caption = caption.as_ref().map(|caption| format!(" \"{}\"", sketch_inlines(caption)));
            format!("figure({}){}", sketch_image(image), caption.unwrap_or_default())
        }
        BlockKind::Code(code) => format!("code({code:?})"),
        BlockKind::Divider => "---".to_owned(),
        BlockKind::Plan { file } => format!("plan({})", file.value),
        BlockKind::Signature(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| sketch_inlines(line)).collect();
            format!("signature({})", lines.join(", "))
        }
        BlockKind::Form { title, blocks } => {
            let title = title.as_ref().map(|title| format!(" \"{}\"", sketch_inlines(title)));
            format!("form{}({})", title.unwrap_or_default(), sketch_blocks(blocks))
        }
        BlockKind::AllRecommendations => "all-recommendations".to_owned(),
    };
    words + &attributes
}

fn sketch_attributes(attributes: &Attributes) -> String {
    let mut words = Vec::new();
    words.extend(attributes.id.as_ref().map(|id| format!("#{}", id.value)));
    words.extend(attributes.plain.then(|| ".plain".to_owned()));
    words.extend(attributes.unnumbered.then(|| ".unnumbered".to_owned()));
    words.extend(attributes.wide.then(|| ".wide".to_owned()));
    words.extend(attributes.appendix.map(|_| ".appendix".to_owned()));
    words.extend(attributes.language.as_ref().map(|language| format!("lang={}", language.value)));
    if words.is_empty() { String::new() } else { format!("{{{}}}", words.join(" ")) }
}

fn sketch_item(item: &ListItem) -> String {
    let id = item.id.as_ref().map(|id| format!("{{#{}}}", id.value));
    let lines = item.lines.map(|lines| format!("{{lines={lines}}}"));
    let blocks = match &item.blocks[..] {
        [Block { kind: BlockKind::Paragraph(content), attributes, .. }] => {
            sketch_inlines(content) + &sketch_attributes(attributes)
        }
        blocks => sketch_blocks(blocks),
    };
    blocks + &id.unwrap_or_default() + &lines.unwrap_or_default()
}

fn sketch_table(table: &Table) -> String {
    let caption = table.caption.as_ref().map(|caption| format!(" \"{}\"", sketch_inlines(caption)));
    let rows: Vec<String> = table.rows.iter().map(sketch_row).collect();
    let columns: String = table
        .columns
        .iter()
        .map(|column| match column {
            Alignment::Start => '<',
            Alignment::Centre => '=',
            Alignment::End => '>',
        })
        .collect();
    let settings = format!("header={}{}", table.header_rows, if table.row_headers { " rows" } else { "" });
    format!("table{} {columns} {settings}({})", caption.unwrap_or_default(), rows.join("; "))
}

fn sketch_row(row: &TableRow) -> String {
    let cell = |cell: &TableCell| match &cell.blocks[..] {
        [] => "_".to_owned(),
        [Block { kind: BlockKind::Paragraph(content), .. }] => sketch_inlines(content),
        blocks => sketch_blocks(blocks),
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    if row.band { format!("band {}", cells.join(", ")) } else { cells.join(", ") }
}

fn sketch_image(image: &Image) -> String {
    let decorative = if image.decorative { " decorative" } else { "" };
    format!("{} \"{}\"{decorative}", image.path.value, image.alt)
}

/// Running text with its markup.
pub(super) fn sketch_inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(sketch_inline).collect()
}

fn sketch_inline(inline: &Inline) -> String {
    match &inline.kind {
        InlineKind::Text(words) => words.clone(),
        InlineKind::Emphasis(content) => format!("*{}*", sketch_inlines(content)),
        InlineKind::Strong(content) => format!("**{}**", sketch_inlines(content)),
        InlineKind::Code(code) => format!("`{code}`"),
        InlineKind::Superscript(content) => format!("sup({})", sketch_inlines(content)),
        InlineKind::Subscript(content) => format!("sub({})", sketch_inlines(content)),
        InlineKind::Break => "⏎".to_owned(),
        InlineKind::Link { target, content } => {
            format!("[{}]({})", sketch_inlines(content), target.value)
        }
        InlineKind::Reference { id, form } => match form {
            ReferenceForm::Full => format!("ref({})", id.value),
            ReferenceForm::Number => format!("number({})", id.value),
            ReferenceForm::Words(content) => {
                format!("ref({}: {})", id.value, sketch_inlines(content))
            }
            ReferenceForm::Page => format!("page({})", id.value),
            ReferenceForm::Count(name) => format!("count({}, {name})", id.value),
        },
        InlineKind::Citation(keys) => {
            let keys: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
            format!("cite({})", keys.join(", "))
        }
        InlineKind::FootnoteMark(key) => format!("note({})", key.value),
        InlineKind::Image(image) => format!("image({})", sketch_image(image)),
    }
}
