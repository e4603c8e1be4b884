//! Documents of a few lines for the tests of the readers.

use super::{Node, Table, Value};
use crate::diagnostic::Problems;
use crate::source::{Source, Sources, Span, Text};
use std::fmt::Write;

/// A file of that text, read by `read`: what was read on one line, and the messages.
pub(crate) fn reading<T>(
    written: &str,
    read: impl Fn(&Text, &mut Problems) -> T,
    show: impl Fn(&T) -> String,
) -> (String, Vec<String>) {
    let sources = Sources::default();
    let id = sources.add(Source::new("a", written));
    let text = Text::verbatim(written, Span::new(id, 0..written.len()));
    let mut problems = Problems::default();
    let shown = show(&read(&text, &mut problems));
    (shown, messages(&problems, &sources))
}

/// `line:column message (other places) > hint`, a line each.
pub(crate) fn messages(problems: &Problems, sources: &Sources) -> Vec<String> {
    let place = |span: Span| {
        let source = sources.get(span.source);
        assert!(span.start <= span.end && span.end <= source.text().len(), "{span:?} of {:?}", source.text());
        let position = source.position(span.start);
        format!("{}:{}", position.line, position.column)
    };
    let show = |d: &crate::diagnostic::Diagnostic| {
        let mut line = d.primary.as_ref().map_or(String::new(), |label| place(label.span) + " ");
        line += &d.message;
        for other in &d.others {
            let _ = write!(line, " ({} {})", place(other.span), other.text);
        }
        for hint in &d.hints {
            let _ = write!(line, " > {hint}");
        }
        line
    };
    problems.as_slice().iter().map(show).collect()
}

/// A table on one line.
pub(crate) fn shown(table: &Table) -> String {
    let entries: Vec<_> =
        table.entries.iter().map(|entry| format!("{}: {}", entry.key, shown_node(&entry.value))).collect();
    format!("{{{}}}", entries.join(", "))
}

fn shown_node(node: &Node) -> String {
    match &node.value {
        Value::String(text) => format!("{:?}", text.as_str()),
        Value::Integer(integer) => integer.to_string(),
        Value::Float(float) => format!("{float:?}"),
        Value::Boolean(boolean) => boolean.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Time => "time".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Invalid => "invalid".to_owned(),
        Value::List(list) => format!("[{}]", list.iter().map(shown_node).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => shown(table),
    }
}

/// What stands in the file for every character of a text, in order, with `|` between.
pub(crate) fn ways_back(text: &Text, written: &str) -> String {
    let starts: Vec<_> = text.as_str().char_indices().map(|(at, _)| text.span_of(at..at).start).collect();
    let end = text.as_str().chars().next_back().map_or(text.span().start, |c| {
        let last = text.as_str().len() - c.len_utf8();
        text.span_of(last..text.as_str().len()).end
    });
    let mut pieces: Vec<&str> = starts.windows(2).map(|pair| &written[pair[0]..pair[1]]).collect();
    pieces.extend(starts.last().map(|last| &written[*last..end]));
    pieces.join("|")
}

/// Checks that every span of a table lies within the text, on whole characters.
pub(crate) fn check_spans(table: &Table, written: &str) {
    let check = |span: Span| {
        assert!(written.get(span.start..span.end).is_some(), "{span:?} of {written:?}");
    };
    check(table.span);
    for entry in &table.entries {
        check(entry.key_span);
        check_node(&entry.value, written);
    }
}

fn check_node(node: &Node, written: &str) {
    assert!(written.get(node.span.start..node.span.end).is_some(), "{:?} of {written:?}", node.span);
    match &node.value {
        Value::String(text) => {
            let mut before = 0;
            for (at, c) in text.as_str().char_indices() {
                let span = text.span_of(at..at + c.len_utf8());
                assert!(before <= span.start && span.end <= written.len(), "{span:?} of {written:?}");
                before = span.start;
            }
        }
        Value::List(list) => list.iter().for_each(|node| check_node(node, written)),
        Value::Table(table) => check_spans(table, written),
        _ => {}
    }
}

/// Numbers without end, always the same: a small generator, since nothing here needs a good one.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// A text of up to that many pieces, each one of those given or, at times, any character.
    pub(crate) fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let count = self.below(most);
        let mut text = String::new();
        for _ in 0..count {
            match self.below(24) {
                0 => text.extend(char::from_u32(self.below(0x11_0000) as u32)),
                1 => text.push(self.below(128) as u8 as char),
                _ => text.push_str(pieces[self.below(pieces.len())]),
            }
        }
        text
    }
}
