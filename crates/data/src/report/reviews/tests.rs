//! Reviews of a few lines, and what they come to.

mod appendices;
mod chapters;
mod covers;
mod forms;
mod keys;
mod whole;

use crate::prose::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::report::Report;
use crate::sample::{Sample, sample_of};

/// What every review begins with; more keys begin at line 4.
const HEAD: &str = "kind = 'review'\ntitle = 'Between two doors'\ndate = 2026-12-10\n";

/// A chapter with nothing wrong in it.
const CHAPTER: &str = "# Starting in time\n\nA plan is begun at fourteen.\n";

/// A review with more keys in its front matter, and this text below it; the text begins two lines below
/// the last key.
fn review(keys: &str, text: &str) -> String {
    format!("+++\n{HEAD}{keys}\n+++\n{text}")
}

/// Reads a review with these keys, this text, and other files beside it, in `base`.
fn read(keys: &str, text: &str, files: &[(&str, &str)]) -> Sample {
    let review = review(keys, text);
    let mut all = vec![("review.md", review.as_str())];
    all.extend(files);
    sample_of("", &all)
}

/// What is said of a review, and below each message its hint.
fn told(keys: &str, text: &str, files: &[(&str, &str)]) -> Vec<String> {
    told_of(read(keys, text, files))
}

fn told_of(sample: Sample) -> Vec<String> {
    sample.said.into_iter().zip(sample.hints).flat_map(|(said, hint)| [said, hint]).collect()
}

fn report(sample: &Sample) -> &Report {
    sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said))
}

/// A review as it is meant, a line for each chapter and appendix: its title, and what stands in it.
fn shown(report: &Report) -> Vec<String> {
    let chapters = report.sections.iter().map(|chapter| {
        let mark = if chapter.unnumbered { "-" } else { "#" };
        format!("{mark} {}: {}", plain_text(&chapter.heading), sketch(&chapter.blocks))
    });
    let appendices = report.appendices.iter();
    let appendices = appendices
        .map(|appendix| format!("A {}: {}", plain_text(&appendix.heading), sketch(&appendix.blocks)));
    chapters.chain(appendices).collect()
}

/// Blocks in a few signs: the words of paragraphs, headings with their levels, the names of the others.
fn sketch(blocks: &[Block]) -> String {
    let blocks = blocks.iter().map(|block| match &block.kind {
        BlockKind::Heading { level, content } => {
            format!("{} {}", "#".repeat((*level).into()), words(content))
        }
        BlockKind::Paragraph(content) => words(content),
        BlockKind::Box { kind, blocks, .. } => format!("{}({})", kind.value, sketch(blocks)),
        BlockKind::Form { blocks, .. } => format!("form({})", sketch(blocks)),
        BlockKind::List { items, .. } => {
            let items = items.iter().map(|item| match item.lines {
                Some(lines) => format!("{} [{lines}]", sketch(&item.blocks)),
                None => sketch(&item.blocks),
            });
            format!("list({})", items.collect::<Vec<_>>().join(", "))
        }
        BlockKind::AllRecommendations => "all-recommendations".to_owned(),
        BlockKind::Plan { file } => format!("plan({})", file.value),
        _ => "…".to_owned(),
    });
    blocks.collect::<Vec<_>>().join(" | ")
}

/// Running text with the marks of notes and works between brackets.
fn words(content: &[Inline]) -> String {
    let words = content.iter().map(|inline| match &inline.kind {
        InlineKind::FootnoteMark(key) => format!("[^{}]", key.value),
        InlineKind::Citation(keys) => {
            let keys: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
            format!("[@{}]", keys.join(" @"))
        }
        InlineKind::Reference { id, .. } => format!("[#{}]", id.value),
        _ => plain_text(std::slice::from_ref(inline)),
    });
    words.collect()
}
