//! Where brackets and quotation marks open and close in a TOML text, whether or not it can be read.

use std::ops::Range;

/// How deep lists, tables and dotted keys may stand in each other; no document needs a tenth of it.
const DEEPEST: usize = 64;

/// What can be told of a TOML text without reading it.
#[derive(Debug, Default, PartialEq)]
pub(in crate::written) struct Outline {
    /// The bracket with which it becomes too deep.
    pub(super) too_deep: Option<usize>,
    /// The outermost bracket that is never closed.
    pub(super) open_bracket: Option<usize>,
    /// The `"""` or `'''` that is never closed.
    pub(in crate::written) open_block: Option<usize>,
    /// Text that is not closed on its line, to the end of the line.
    pub(super) open_strings: Vec<Range<usize>>,
    /// The `[headers]`, brackets included.
    pub(super) headers: Vec<Range<usize>>,
}

impl Outline {
    /// The outline of a text. It stops where it is too deep.
    pub(in crate::written) fn of(text: &str) -> Self {
        let mut outline = Self::default();
        // For each open bracket, where it is and how many levels the keys in it make so far.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut dots = 0;
        let mut header = None;
        let mut line_is_blank = true;
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            let start = at;
            at += 1;
            let first_on_line = line_is_blank;
            line_is_blank = *byte == b'\n' || (line_is_blank && byte.is_ascii_whitespace());
            match byte {
                b'#' => at += text[at..].find(['\r', '\n']).unwrap_or(text.len() - at),
                b'\n' => {
                    if let Some(header) = header.take() {
                        outline.headers.push(header..start);
                        open.clear();
                    }
                    if open.is_empty() {
                        dots = 0;
                    }
                }
                b'"' | b'\'' => match string_end(text, start) {
                    StringEnd::At(end) => at = end,
                    StringEnd::Line(end) => {
                        outline.open_strings.push(start..end);
                        at = end;
                    }
                    StringEnd::Never => {
                        outline.open_block = Some(start);
                        at = text.len();
                    }
                },
                b'[' | b'{' => {
                    if *byte == b'[' && open.is_empty() && first_on_line {
                        header = Some(start);
                    }
                    open.push((start, dots));
                    dots = 0;
                    let depth = open.iter().map(|(_, dots)| 1 + dots).sum::<usize>();
                    if depth > DEEPEST {
                        outline.too_deep = Some(start);
                        return outline;
                    }
                }
                b']' | b'}' => dots = open.pop().map_or(0, |(_, dots)| dots),
                b'.' => dots += 1,
                b',' => dots = 0,
                _ => {}
            }
            if dots > DEEPEST {
                outline.too_deep = Some(start);
                return outline;
            }
        }
        match header {
            Some(header) => outline.headers.push(header..text.len()),
            None => outline.open_bracket = open.first().map(|(at, _)| *at),
        }
        for header in &mut outline.headers {
            let line = &text[header.clone()];
            header.end =
                header.start + line.find('#').map_or(line, |comment| &line[..comment]).trim_end().len();
        }
        outline
    }
}

enum StringEnd {
    /// It is closed there.
    At(usize),
    /// It is not closed on its line, which ends there.
    Line(usize),
    /// It may run over lines and is never closed.
    Never,
}

fn string_end(text: &str, start: usize) -> StringEnd {
    let mark = &text[start..=start];
    let block = mark.repeat(3);
    let escapes = mark == "\"";
    let bytes = text.as_bytes();
    let is_block = text[start..].starts_with(&block);
    let mut at = start + if is_block { 3 } else { 1 };
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if escapes && !matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => at += 1,
            b'\n' if !is_block => return StringEnd::Line(trimmed_end(text, at).max(start + 1)),
            _ if !is_block && *byte == bytes[start] => return StringEnd::At(at + 1),
            _ if is_block && bytes[at..].starts_with(block.as_bytes()) => {
                // Up to two more marks belong to the text.
                let more = bytes[at + 3..].iter().take(2).take_while(|byte| **byte == bytes[start]).count();
                return StringEnd::At(at + 3 + more);
            }
            _ => {}
        }
        at += 1;
    }
    if is_block { StringEnd::Never } else { StringEnd::Line(trimmed_end(text, text.len())) }
}

fn trimmed_end(text: &str, end: usize) -> usize {
    if text[..end].ends_with('\r') { end - 1 } else { end }
}

/// The lines of a text.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub(super) fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Where the line begins in which an offset lies.
    pub(super) fn start(&self, at: usize) -> usize {
        self.starts[self.index(at)]
    }

    /// The line in which an offset lies, without its end.
    pub(super) fn at(&self, at: usize) -> Range<usize> {
        let index = self.index(at);
        let end = self.starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        self.starts[index]..trimmed_end(self.text, end)
    }

    fn index(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }
}
