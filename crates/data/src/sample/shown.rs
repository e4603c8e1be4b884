//! A sample's report in a few words a line, and what was said of it.

use super::Sample;
use crate::prose::{Block, BlockKind, Inline, InlineKind, ItemMark, ListItem, plain_text};
use crate::report::{HeaderValue, Report};
use crate::source::Spanned;

impl Sample {
    /// What was said, each message with its hint below it; then the report, if it has no error: its head without
    /// the date, its sections, who signed it off and where it was before.
    pub(crate) fn shown(&self) -> Vec<String> {
        let hint = |hint: &String| (!hint.is_empty()).then(|| format!("  {hint}"));
        let told = self.said.iter().zip(&self.hints);
        let mut shown: Vec<String> =
            told.flat_map(|(said, of)| [Some(said.clone()), hint(of)]).flatten().collect();
        if let Some(report) = &self.report {
            head(report, &mut shown);
            for section in &report.sections {
                shown.push(format!("# {}", words(&section.heading)));
                shown.extend(section.blocks.iter().map(|block| format!("  {}", sketch(block))));
            }
            let all = |words: &[Option<&Spanned<String>>]| {
                let words = words.iter().flatten().map(|word| word.value.as_str());
                words.collect::<Vec<_>>().join(" / ")
            };
            for signed in &report.sign_offs {
                let parts = [signed.on.as_ref(), Some(&signed.by), signed.date.as_ref()];
                shown.push(format!("signed off: {}", all(&parts)));
            }
            for earlier in &report.history {
                let parts = [earlier.date.as_ref(), Some(&earlier.body), earlier.outcome.as_ref()];
                shown.push(format!("before: {}", all(&parts)));
            }
        }
        shown
    }
}

fn head(report: &Report, shown: &mut Vec<String>) {
    let all = |words: &[Spanned<String>]| words.iter().map(|word| word.value.clone()).collect::<Vec<_>>();
    for line in report.header.iter().filter(|line| !["Date", "Dyddiad"].contains(&line.label.as_str())) {
        let value = match &line.value {
            HeaderValue::Words(words) => all(words).join(", "),
            HeaderValue::List(words) => all(words).join(" | "),
            HeaderValue::YesNo { words, reason, .. } => {
                let reason = reason.as_ref().map(|reason| format!(" because: {}", reason.value));
                format!("{words}{}", reason.unwrap_or_default())
            }
            HeaderValue::Ticks(ticks) => {
                let ticks = ticks.iter().map(|tick| format!("{}{}", mark(tick.ticked), tick.words.value));
                ticks.collect::<Vec<_>>().join(" ")
            }
            HeaderValue::Table { columns, rows } => {
                let cell = |cell: &Option<Spanned<String>>| {
                    cell.as_ref().map_or_else(|| "–".to_owned(), |cell| cell.value.clone())
                };
                let rows = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" / "));
                format!("{}: {}", columns.join(" / "), rows.collect::<Vec<_>>().join("; "))
            }
        };
        shown.push(format!("{}: {value}", line.label));
    }
}

fn mark(ticked: bool) -> &'static str {
    if ticked { "☑" } else { "☐" }
}

fn sketch(block: &Block) -> String {
    let mut shown = match &block.kind {
        BlockKind::Heading { level, content } => {
            format!("{} {}", "#".repeat(usize::from(*level)), words(content))
        }
        BlockKind::Paragraph(content) => words(content),
        BlockKind::List { items, .. } => {
            format!("list({})", items.iter().map(item).collect::<Vec<_>>().join("; "))
        }
        BlockKind::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| all(&cell.blocks));
                cells.collect::<Vec<_>>().join(" / ")
            });
            format!("table({})", rows.collect::<Vec<_>>().join("; "))
        }
        BlockKind::Quote { blocks, .. } => format!("quote({})", all(blocks)),
        _ => "…".to_owned(),
    };
    shown.extend(block.attributes.id.iter().map(|id| format!(" {{#{}}}", id.value)));
    if block.attributes.unnumbered {
        shown.push_str(" {.unnumbered}");
    }
    shown
}

fn all(blocks: &[Block]) -> String {
    blocks.iter().map(sketch).collect::<Vec<_>>().join(" | ")
}

fn item(item: &ListItem) -> String {
    let mark = match item.mark {
        ItemMark::Own => "",
        ItemMark::Ticked(ticked) => mark(ticked),
        ItemMark::As(_) => "=",
    };
    let id = item.id.as_ref().map(|id| format!(" {{#{}}}", id.value)).unwrap_or_default();
    format!("{mark}{}{id}", all(&item.blocks))
}

/// Running text with what is strong, and the marks of notes and references, between signs.
fn words(content: &[Inline]) -> String {
    let words = content.iter().map(|inline| match &inline.kind {
        InlineKind::Strong(content) => format!("**{}**", words(content)),
        InlineKind::FootnoteMark(key) => format!("[^{}]", key.value),
        InlineKind::Reference { id, .. } => format!("[#{}]", id.value),
        InlineKind::Break => " / ".to_owned(),
        _ => plain_text(std::slice::from_ref(inline)),
    });
    words.collect()
}
