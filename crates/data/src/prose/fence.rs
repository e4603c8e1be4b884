//! Fences: lines of three or more colons that open and close boxes, tables and signatures.

use std::ops::Range;

/// A line that would be a fence, if it stands where a block may begin.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FenceLine {
    /// From the first colon to the end of the line, its line end left out.
    pub range: Range<usize>,
    /// The word after the colons; empty if the fence is bare.
    pub word: Range<usize>,
    /// What stands after the word: a title or caption, and an attribute block.
    pub rest: Range<usize>,
}

impl FenceLine {
    /// Whether it has a word, and so opens.
    pub(super) fn opens(&self) -> bool {
        !self.word.is_empty()
    }
}

/// Every line of colons, behind whatever marks of lists, quotations and footnotes it stands.
pub(super) fn fence_lines(text: &str) -> Vec<FenceLine> {
    let mut fences = Vec::new();
    let mut start = 0;
    for line in text.split(['\n', '\r']) {
        let colons = start + marks_length(line);
        let end = start + line.len();
        if text[colons..end].starts_with(":::") {
            fences.push(fence_line(text, colons..end));
        }
        start = end + 1;
    }
    fences
}

fn fence_line(text: &str, range: Range<usize>) -> FenceLine {
    let line = &text[range.clone()];
    let after_colons = line.trim_start_matches(':');
    let words = after_colons.trim_start();
    let word_start = range.end - words.len();
    let word_length = match words.find(|c: char| c.is_whitespace() || c == '{') {
        Some(0) => words.find(char::is_whitespace).unwrap_or(words.len()),
        Some(length) => length,
        None => words.len(),
    };
    let word = word_start..word_start + word_length;
    let rest = &text[word.end..range.end];
    let rest_start = range.end - rest.trim_start().len();
    let rest = rest_start..rest_start + rest.trim().len();
    FenceLine { range, word, rest }
}

/// How long the marks are before the words of a line: spaces, `>`, list marks, `[^key]:`.
pub(super) fn marks_length(line: &str) -> usize {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        match mark_length(rest) {
            0 => return line.len() - rest.len(),
            length => rest = &rest[length..],
        }
    }
}

fn mark_length(text: &str) -> usize {
    if text.starts_with('>') {
        return 1;
    }
    if text.starts_with("[^") {
        return text.find("]:").map_or(0, |at| at + 2);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits == 0 { &['-', '+', '*'] } else { &['.', ')'] };
    let after_mark = text[digits..].strip_prefix(marks);
    match after_mark {
        Some(after) if digits <= 9 && after.starts_with([' ', '\t']) => digits + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(&str, &str)> {
        let lines = fence_lines(text).into_iter();
        lines.map(|fence| (&text[fence.word], &text[fence.rest])).collect()
    }

    #[test]
    fn a_fence_has_a_word_and_a_rest() {
        assert_eq!(words("::: box  A *title* {#a}  \r\n:::"), [("box", "A *title* {#a}"), ("", "")]);
        assert_eq!(words(":::::table{rows}"), [("table", "{rows}")]);
        assert_eq!(words("::: {.box} A"), [("{.box}", "A")]);
        assert_eq!(words(":: box\na ::: b"), []);
    }

    #[test]
    fn a_fence_stands_behind_marks_of_lists_and_quotations() {
        assert_eq!(words("- ::: a\n> 1. \t::: b\n[^x]: ::: c\n12) - > ::: d").len(), 4);
        assert_eq!(words("-::: a\n1234567890. ::: b"), []);
    }
}
