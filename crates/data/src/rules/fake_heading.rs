//! `fake-heading`: paragraphs in bold that stand where a heading should.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::prose::{Block, BlockKind, Inline, InlineKind, RECOMMENDATIONS, plain_text};
use crate::report::{Piece, Role};

/// A heading is a heading, not a paragraph in bold (WCAG 2.2, 1.3.1).
pub static FAKE_HEADING: Rule = Rule {
    name: "fake-heading",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Headings,
    purpose: "A heading is a heading, not a paragraph in bold (WCAG 2.2, 1.3.1).",
    why: "\
Somebody who cannot see the page hears which lines are headings, and goes from one to the next to find a \
place. A line that only looks like a heading is passed over. It is missing from the bookmarks of the PDF \
too, and takes the number of a paragraph.

WCAG 2.2, success criterion 1.3.1 (Info and Relationships), and PDF/UA ask that what looks like a \
heading is one.",
    remedy: "\
Type `##` and a space before the words instead of the asterisks; `###` for a heading below one of those:

`**Within three months:**` becomes `## Within three months`.

Bold words within a sentence, in a list or in a table are no headings and may stay.",
    examples: &[Example {
        wrong: "# Background\n\n**Within three months:**\n\nThe records are put in order.",
        right: "# Background\n\n## Within three months\n\nThe records are put in order.",
    }],
};

/// A heading has no more words.
const MOST_WORDS: usize = 12;

/// Words after which a line goes on with what stands below it, as the lead-in of a list does.
const RUN_ON: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "had",
    "has",
    "have",
    "include",
    "includes",
    "included",
    "including",
    "is",
    "may",
    "must",
    "of",
    "on",
    "or",
    "should",
    "that",
    "the",
    "to",
    "was",
    "were",
    "will",
    "with",
    // Welsh
    "a'r",
    "ac",
    "am",
    "bod",
    "fod",
    "gan",
    "i",
    "mae",
    "neu",
    "o",
    "oedd",
    "yn",
    "yw",
];

/// Looks at the paragraphs of sections, of appendices and of boxes.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for piece in paper.report.pieces() {
        let blocks = match piece {
            Piece::Section(section) if section.role == Role::Recommendation => continue,
            Piece::Section(section) => section.blocks.as_slice(),
            Piece::Appendix(appendix) => appendix.blocks.as_slice(),
            Piece::About(blocks) | Piece::Imprint(blocks) => blocks,
            Piece::References(_) | Piece::Plan(_) => continue,
        };
        look_at(blocks, 1, paper, problems);
    }
}

/// Looks at blocks below a heading of this level.
fn look_at(blocks: &[Block], mut level: u8, paper: &Paper<'_>, problems: &mut Problems) {
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Heading { level: own, .. } => level = *own,
            BlockKind::Box { kind, blocks, .. } if kind.value != RECOMMENDATIONS => {
                look_at(blocks, level, paper, problems);
            }
            BlockKind::Paragraph(content) => {
                let heads = blocks.get(at + 1).is_some_and(|next| says_something(next, paper));
                if heads && let Some(words) = heading_words(content, paper) {
                    problems.push(
                        Diagnostic::new(&FAKE_HEADING, block.span, "a paragraph in bold stands as a heading")
                            .hint(format!(
                                "make it a heading: `{} {words}`",
                                "#".repeat(usize::from(level) + 1)
                            )),
                    );
                }
            }
            _ => {}
        }
    }
}

/// Whether a heading could stand above it: below a name there is a post, and no sentence.
fn says_something(block: &Block, paper: &Paper<'_>) -> bool {
    match &block.kind {
        BlockKind::Heading { .. } | BlockKind::Divider | BlockKind::Signature(_) => false,
        BlockKind::Paragraph(content) => {
            let words = plain_text(content);
            let words = words.trim();
            let is_sentence = words.ends_with(['.', ':', ';', '?', '!', '”', ')']);
            let is_nil = paper.house.nil.words.iter().any(|nil| nil.eq_ignore_ascii_case(words));
            is_sentence || is_nil || words.split_whitespace().count() > 6 || in_bold(content)
        }
        _ => true,
    }
}

/// The words of a paragraph that stands as a heading, without the colon at their end.
fn heading_words(content: &[Inline], paper: &Paper<'_>) -> Option<String> {
    if !in_bold(content) || !typed_bold(content, paper) {
        return None;
    }
    let words = plain_text(content);
    let words = words.trim();
    let heading = words.trim_end_matches([':', ' ']);
    let last = heading.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let runs_on = RUN_ON.contains(&last.as_str());
    let is_sentence = words.ends_with(['.', '!', ',', ';', '…']);
    let is_short = (1..=MOST_WORDS).contains(&heading.split_whitespace().count());
    let has_letters = heading.chars().any(char::is_alphabetic);
    (is_short && has_letters && !is_sentence && !runs_on).then(|| heading.to_owned())
}

/// Whether all words stand in bold, but for a colon at the end, in one line.
fn in_bold(content: &[Inline]) -> bool {
    let mut has_bold = false;
    for inline in content {
        match &inline.kind {
            InlineKind::Strong(inner) if one_line(inner) => has_bold = true,
            InlineKind::Emphasis(inner) if in_bold(inner) => has_bold = true,
            InlineKind::Text(words) if words.trim_matches([' ', ':']).is_empty() => {}
            InlineKind::FootnoteMark(_) => {}
            _ => return false,
        }
    }
    has_bold
}

fn one_line(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match &inline.kind {
        InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::FootnoteMark(_) => true,
        InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => one_line(inner),
        InlineKind::Superscript(inner) | InlineKind::Subscript(inner) => one_line(inner),
        // A link in bold is a link, and a reference in bold leads on.
        _ => false,
    })
}

/// Whether the writer typed the bold, and not the house, which may put the title of a part in bold before it.
fn typed_bold(content: &[Inline], paper: &Paper<'_>) -> bool {
    content.first().is_some_and(|first| {
        let source = paper.sources.get(first.span.source);
        source.text().get(first.span.start..).is_some_and(|text| text.starts_with(['*', '_']))
    })
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    fn hints(body: &str) -> Vec<String> {
        let sample = sample("extends = 'base'", body);
        let expected = "fake-heading: a paragraph in bold stands as a heading";
        assert!(sample.said.iter().all(|said| said.ends_with(expected)), "{:?}", sample.said);
        sample.hints
    }

    #[test]
    fn a_line_in_bold_above_text_is_told_with_the_heading_to_type() {
        for (line, hint) in [
            ("**Areas for development**", "make it a heading: `## Areas for development`"),
            ("**Immediately:**", "make it a heading: `## Immediately`"),
            ("**Immediately**:", "make it a heading: `## Immediately`"),
            ("***A safer borough***", "make it a heading: `## A safer borough`"),
            ("__Why now?__", "make it a heading: `## Why now?`"),
        ] {
            assert_eq!(hints(&format!("# Background\n\n{line}\n\n- Keep records.\n")), [hint], "{line}");
            assert_eq!(hints(&format!("# Background\n\n{line}\n\nThe work has begun.\n")), [hint], "{line}");
        }
    }

    #[test]
    fn its_level_follows_from_the_heading_above_it() {
        let body = "# Background\n\n## Safeguarding\n\n**Immediately:**\n\n- Keep records.\n\n\
                    **Within three months:**\n\n- Meet.\n";
        let expected =
            ["make it a heading: `### Immediately`", "make it a heading: `### Within three months`"];
        assert_eq!(hints(body), expected);
        let boxed = "# Background\n\n::: box\n**How we check**\n\nTwice.\n:::\n";
        assert_eq!(hints(boxed), ["make it a heading: `## How we check`"]);
        assert_eq!(
            hints("# Background\n\n**A healthy borough**\n\nNone\n"),
            ["make it a heading: `## A healthy borough`"]
        );
    }

    #[test]
    fn bold_that_heads_nothing_may_stay() {
        for text in [
            "**This paper must be read with the one before it.**\n\nIt says more.",
            "**The Board is asked to:**\n\n- note the report.",
            "**The inspectors found that**\n\n- records are kept.",
            "**Note:** the figures are early.\n\nMore.",
            "Text.\n\n**End of the report**",
            "**Dele Akinsola**\n\nHead of Fostering",
            "**Dele Akinsola**\\\n**Head of Fostering**\n\nThis is what he says.",
            "- **Immediately**\n\n  Keep records.",
            "> **Who are we?**\n>\n> Children.",
            "| **A** | **B** |\n|---|---|\n| **c** | d |",
            "**A first line**\n\n## A heading\n\nText.",
            "**[The plan](https://merebrook.example/plan)**\n\nIt is long.",
            "**2026**\n\nA year of change.",
        ] {
            assert_eq!(hints(&format!("# Background\n\n{text}\n")), [""; 0], "{text}");
        }
        assert_eq!(hints("# Recommendation\n\n**The Board approves**\n\n1. the plan.\n"), [""; 0]);
    }

    #[test]
    fn a_house_may_put_titles_in_bold() {
        let house = "extends = 'base'\n[section.implications]\nform = 'run-in'";
        let body = "# Implications\n\n## Financial\n\n- None that is known.\n\n## Legal\n\nNone.\n";
        assert_eq!(sample(house, body).said, [""; 0]);
    }
}
