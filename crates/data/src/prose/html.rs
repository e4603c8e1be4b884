//! Raw HTML, which is printed as typed, and comments, which would be published.

use super::reader::Reader;
use super::tree::Node;
use super::{Inline, InlineKind};
use crate::rules;
use std::ops::Range;

impl Reader<'_> {
    /// A block of HTML: its lines, with breaks between them. None if nothing but white space.
    pub(super) fn html_block(&mut self, node: &Node) -> Option<Vec<Inline>> {
        let mut lines = Vec::new();
        for child in &node.children {
            let mut start = child.range.start;
            for line in self.text.get(child.range.clone())?.split_inclusive('\n') {
                lines.push(start..start + line.trim_end().len());
                start += line.len();
            }
        }
        while lines.last().is_some_and(Range::is_empty) {
            lines.pop();
        }
        let first = lines.first()?.clone();
        let written = self.text.get(first.start..lines.last()?.end)?;
        match written.find("<!--") {
            Some(at) => self.report_comment(first.start + at),
            None => self.report_raw_html(first),
        }
        let mut content = Vec::new();
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                let span = self.span(line.start..line.start);
                content.push(Inline { kind: InlineKind::Break, span });
            }
            if !line.is_empty() {
                let words = self.text.get(line.clone()).unwrap_or_default().to_owned();
                content.push(Inline { kind: InlineKind::Text(words), span: self.span(line) });
            }
        }
        Some(content)
    }

    /// A tag within words; the closing one of a pair need not be told of again.
    pub(super) fn report_inline_html(&mut self, html: &str, range: Range<usize>) {
        let name = |tag: &str| tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        if html.starts_with("<!--") {
            self.report_comment(range.start);
        } else if let Some(closing) = html.strip_prefix("</") {
            if !self.tags.contains(&name(closing)) {
                self.report_raw_html(range);
            }
        } else {
            self.tags.push(name(html.trim_start_matches('<')));
            self.report_raw_html(range);
        }
    }

    /// Reports a tag.
    pub(super) fn report_raw_html(&mut self, range: Range<usize>) {
        self.report(
            &rules::RAW_HTML,
            range,
            "this HTML is printed as it is typed",
            "write it in Markdown, such as `*emphasis*`, `**strong**` or `^raised^`; if it is to be printed, type `\\<` for `<`",
        );
    }

    fn report_comment(&mut self, start: usize) {
        let comment = self.text.get(start..).unwrap_or_default();
        let length = comment.find("-->").map_or(4.min(comment.len()), |end| end + 3);
        self.report(
            &rules::HTML_COMMENT,
            start..start + length,
            "this comment would be published",
            "delete it",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, hints, problems, read};

    #[test]
    fn html_is_printed_as_typed_with_a_warning() {
        let sketch = read("A <b>bold</b> word<br/>");
        assert_eq!(sketch.blocks(), "p(A <b>bold</b> word<br/>)");
        assert_eq!(
            sketch.problems(),
            [
                "warning[raw-html] 1:3 this HTML is printed as it is typed",
                "warning[raw-html] 1:19 this HTML is printed as it is typed"
            ]
        );
        assert_eq!(problems("a</i>"), ["warning[raw-html] 1:2 this HTML is printed as it is typed"]);
        assert_eq!(blocks("1 < 2, a<1 and b > c, x <y"), "p(1 < 2, a<1 and b > c, x <y)");
    }

    #[test]
    fn a_block_of_html_keeps_its_lines() {
        let sketch = read("<table>\n  <td>*a*</td>\n</table>\n\nB.");
        assert_eq!(sketch.blocks(), "p(<table>⏎  <td>*a*</td>⏎</table>) | p(B.)");
        assert_eq!(sketch.problems(), ["warning[raw-html] 1:1 this HTML is printed as it is typed"]);
    }

    #[test]
    fn a_comment_is_an_error() {
        assert_eq!(
            problems("<!-- not\nfor print -->"),
            ["error[html-comment] 1:1 this comment would be published"]
        );
        assert_eq!(problems("A <!-- b --> c"), ["error[html-comment] 1:3 this comment would be published"]);
        assert_eq!(problems("<div><!-- b -->"), ["error[html-comment] 1:6 this comment would be published"]);
        assert_eq!(hints("A <!-- b --> c"), "delete it");
    }
}
