//! Markdown with TOML front matter: the table between the `+++` lines, and the body.

use super::Table;
use super::toml::{Outline, read_toml};
use crate::characters::check_characters;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Text;
use std::ops::Range;

/// A Markdown document, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// What stands between the `+++` lines; its span has those lines in it.
    pub table: Table,
    /// What follows them.
    pub body: Text,
}

/// Takes apart a Markdown document. None if it has no front matter, and so is none, or if its front
/// matter is never closed or is YAML, which is reported.
pub fn read_markdown(text: &Text, problems: &mut Problems) -> Option<FrontMatter> {
    let source = text.as_str();
    let opening = line(source, 0);
    match source[opening.clone()].trim_end() {
        "+++" => {}
        "---" if is_yaml(&source[opening.end..]) => {
            problems.push(
                Diagnostic::new(&rules::SYNTAX, text.span_of(0..3), "front matter between `---` lines is not read")
                    .hint("write `+++` instead of `---`, and below it TOML: `title = \"Foster care\"` instead of `title: Foster care`"),
            );
            return None;
        }
        _ => return None,
    }
    let Some(closing) = closing_line(source, opening.end) else {
        problems.push(
            Diagnostic::new(
                &rules::SYNTAX,
                text.span_of(0..3),
                "the front matter that begins here is never closed",
            )
            .hint("add a line `+++` after the last line of the front matter, above the text"),
        );
        return None;
    };
    let mut table = read_toml(&part(text, opening.end..closing.start), problems);
    table.span = text.span_of(0..closing.start + 3);
    let body = part(text, closing.end..source.len());
    check_characters(&body, problems);
    Some(FrontMatter { table, body })
}

/// A part of a text that stands in the file as it reads.
fn part(text: &Text, range: Range<usize>) -> Text {
    Text::verbatim(&text.as_str()[range.clone()], text.span_of(range))
}

/// The line that begins there, its end included.
fn line(source: &str, start: usize) -> Range<usize> {
    start..source[start..].find('\n').map_or(source.len(), |end| start + end + 1)
}

fn lines(source: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let first = (start < source.len()).then(|| line(source, start));
    std::iter::successors(first, |before| (before.end < source.len()).then(|| line(source, before.end)))
}

/// The first `+++` alone on its line that does not stand inside a text of several lines.
fn closing_line(source: &str, start: usize) -> Option<Range<usize>> {
    const TRIED: usize = 8;
    let mut candidates =
        lines(source, start).filter(|line| source[line.clone()].trim_end() == "+++").take(TRIED);
    let first = candidates.next()?;
    let closes = |line: &Range<usize>| Outline::of(&source[start..line.start]).open_block.is_none();
    if closes(&first) { Some(first) } else { Some(candidates.find(closes).unwrap_or(first)) }
}

/// Whether what follows a first line `---` is `key: value` and another `---`.
fn is_yaml(rest: &str) -> bool {
    let mut lines = rest.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_key = |line: &str| {
        line.split_once(':').is_some_and(|(key, value)| {
            !key.is_empty()
                && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '"'))
                && (value.is_empty() || value.starts_with(' '))
        })
    };
    lines.next().is_some_and(is_key) && lines.any(|line| matches!(line, "---" | "..."))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Numbers, check_spans, reading, shown};
    use super::*;
    use crate::source::{Source, Sources, Span};

    fn read(written: &str) -> (String, Vec<String>) {
        reading(written, read_markdown, |front| {
            front.as_ref().map_or("nothing".to_owned(), |front| {
                format!("{} {:?}", shown(&front.table), front.body.as_str())
            })
        })
    }

    #[track_caller]
    fn reads(written: &str, expected: &str) {
        assert_eq!(read(written), (expected.to_owned(), Vec::new()));
    }

    #[test]
    fn front_matter_and_body() {
        reads("+++\ntitle = 'A'\n+++\n\n# Purpose\n", "{title: \"A\"} \"\\n# Purpose\\n\"");
        reads("+++ \r\ntitle = 'A'\r\n+++\t\r\n# Purpose\r\n", "{title: \"A\"} \"# Purpose\\r\\n\"");
        reads("+++\n+++", "{} \"\"");
        reads("+++\n+++\n+++\n", "{} \"+++\\n\"");
    }

    #[test]
    fn places_are_those_of_the_file() {
        let (_, problems) = read("+++\ntitle = A\n+++\nb\u{7}\n");
        assert_eq!(problems[0], "2:9 `A` stands without quotation marks > write `\"A\"`");
        assert!(problems[1].starts_with("4:2 there is a control character"), "{}", problems[1]);
    }

    #[test]
    fn a_closing_line_within_text_closes_nothing() {
        reads("+++\nnote = '''\n+++\n'''\n+++\nBody", "{note: \"+++\\n\"} \"Body\"");
        let (tree, problems) = read("+++\nnote = '''\n+++\nBody");
        assert_eq!(tree, "{note: \"\"} \"Body\"");
        assert_eq!(
            problems,
            ["2:8 text that begins here with `'''` is never closed > add `'''` where the text ends"]
        );
    }

    #[test]
    fn markdown_without_front_matter_is_no_document() {
        for written in [
            "",
            "# Notes\n",
            "\n+++\na = 1\n+++\n",
            "++++\n",
            "---\n\nA break above.\n\n---\n",
            "---\nTo do: not this\n",
        ] {
            reads(written, "nothing");
        }
    }

    #[test]
    fn front_matter_that_cannot_be_read() {
        let yaml = "1:1 front matter between `---` lines is not read > write `+++` instead of `---`, and below it TOML: `title = \"Foster care\"` instead of `title: Foster care`";
        assert_eq!(
            read("---\ntitle: Foster care\nwards:\n  - A\n---\n# Purpose\n"),
            ("nothing".to_owned(), vec![yaml.to_owned()])
        );
        let open = "1:1 the front matter that begins here is never closed > add a line `+++` after the last line of the front matter, above the text";
        assert_eq!(read("+++\ntitle = 'A'\n\n# Purpose\n"), ("nothing".to_owned(), vec![open.to_owned()]));
    }

    #[test]
    fn any_text_is_read_without_panic_and_every_place_lies_in_it() {
        let pieces = [
            "+++", "+++\n", "\n", "\r\n", "---\n", "a = 1\n", "a: 1\n", "'''", "\"\"\"", "# ŵ\n", " ", "x",
            "[", "😀",
        ];
        let mut numbers = Numbers(0x5eed);
        for _ in 0..10_000 {
            let written = format!("+++\n{}", numbers.text(&pieces, 20));
            let sources = Sources::default();
            let id = sources.add(Source::new("a.md", written.as_str()));
            let text = Text::verbatim(written.as_str(), Span::new(id, 0..written.len()));
            let mut problems = Problems::default();
            if let Some(front) = read_markdown(&text, &mut problems) {
                check_spans(&front.table, &written);
                let body = front.body.span();
                assert_eq!(written.get(body.start..body.end), Some(front.body.as_str()), "{written:?}");
            }
        }
    }
}
