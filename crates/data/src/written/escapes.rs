//! Strings of TOML and JSON without their quotation marks and escapes, with the way back.

use crate::source::{Span, Text};
use std::iter::Peekable;
use std::str::CharIndices;

/// The text of a TOML string of any of the four kinds. `raw` is what stands in the file, quotation
/// marks included; `span` is its place. Where an escape is wrong (and was reported), or the closing
/// marks are missing, `parsed` is what the parser made of it and stands.
pub(super) fn toml_string(raw: &str, parsed: &str, span: Span) -> Text {
    let mut text = Unescaped::default();
    let mark = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| raw.starts_with(mark)).unwrap_or("");
    let mut start = mark.len();
    if mark.len() == 3 {
        let rest = &raw[start..];
        start += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    let inner = &raw[start..];
    let inner = inner.strip_suffix(mark).unwrap_or(inner);
    if mark.starts_with('"') {
        text.push_escaped(inner, span.start + start, toml_escape);
    } else {
        text.push_verbatim(inner, span.start + start);
    }
    text.finish(parsed, span, span.start + start)
}

/// The text of a JSON string; `raw` is what stands in the file, quotation marks included.
pub(super) fn json_string(raw: &str, parsed: &str, span: Span) -> Text {
    let mut text = Unescaped::default();
    let inner = raw.strip_prefix('"').unwrap_or(raw);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    text.push_escaped(inner, span.start + 1, json_escape);
    text.finish(parsed, span, span.start + 1)
}

#[derive(Default)]
struct Unescaped {
    value: String,
    map: Vec<(usize, usize)>,
}

impl Unescaped {
    /// Says that what is pushed next stands at that offset of the file.
    fn stands_at(&mut self, file: usize) {
        let here = self.value.len();
        match self.map.last_mut() {
            Some((text, before)) if *before + (here - *text) == file => {}
            Some((text, before)) if *text == here => *before = file,
            _ => self.map.push((here, file)),
        }
    }

    fn push_verbatim(&mut self, piece: &str, file: usize) {
        if !piece.is_empty() {
            self.stands_at(file);
            self.value.push_str(piece);
        }
    }

    /// Pushes what stands at `file`, each escape as the character that it stands for.
    fn push_escaped(&mut self, inner: &str, file: usize, escape: fn(&mut Chars) -> Option<char>) {
        let mut copied = 0;
        let mut chars = inner.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if c != '\\' {
                continue;
            }
            self.push_verbatim(&inner[copied..at], file + copied);
            if let Some(c) = escape(&mut chars) {
                self.stands_at(file + at);
                self.value.push(c);
            }
            copied = chars.peek().map_or(inner.len(), |(next, _)| *next);
        }
        self.push_verbatim(&inner[copied..], file + copied);
    }

    fn finish(mut self, parsed: &str, span: Span, start: usize) -> Text {
        if self.value != parsed {
            return Text::somewhere(parsed, span);
        }
        if self.map.is_empty() {
            self.map.push((0, start));
        }
        Text::mapped(parsed, span, self.map)
    }
}

type Chars<'a> = Peekable<CharIndices<'a>>;

/// What the escape after a backslash stands for; none if it stands for nothing.
fn toml_escape(chars: &mut Chars) -> Option<char> {
    let (_, c) = chars.next()?;
    match c {
        'b' => Some('\u{8}'),
        'e' => Some('\u{1b}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'x' => char::from_u32(hex(chars, 2)?),
        'u' => char::from_u32(hex(chars, 4)?),
        'U' => char::from_u32(hex(chars, 8)?),
        // A backslash at the end of a line takes all white space that follows with it.
        ' ' | '\t' | '\r' | '\n' => {
            while chars.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\r' | '\n')).is_some() {}
            None
        }
        other => Some(other),
    }
}

fn json_escape(chars: &mut Chars) -> Option<char> {
    let (_, c) = chars.next()?;
    match c {
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        'u' => {
            let first = hex(chars, 4)?;
            if !(0xD800..0xDC00).contains(&first) {
                return char::from_u32(first);
            }
            chars.next_if(|(_, c)| *c == '\\')?;
            chars.next_if(|(_, c)| *c == 'u')?;
            let second = hex(chars, 4)?.checked_sub(0xDC00)?;
            char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second)
        }
        other => Some(other),
    }
}

fn hex(chars: &mut Chars, digits: usize) -> Option<u32> {
    let mut value: u32 = 0;
    for _ in 0..digits {
        let (_, c) = chars.next_if(|(_, c)| c.is_ascii_hexdigit())?;
        value = value.checked_mul(16)? + c.to_digit(16)?;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Numbers, ways_back};
    use super::super::{Table, Value, read_json, read_toml};
    use super::*;
    use crate::diagnostic::Problems;
    use crate::source::{Source, Sources};

    /// The text of the one key, and what stands in the file for each of its characters.
    fn text_of(written: &str, read: fn(&Text, &mut Problems) -> Table) -> (String, String) {
        let sources = Sources::default();
        let id = sources.add(Source::new("a", written));
        let file = Text::verbatim(written, Span::new(id, 0..written.len()));
        let mut problems = Problems::default();
        match read(&file, &mut problems).entries.as_slice() {
            [entry] => match &entry.value.value {
                Value::String(text) => (text.as_str().to_owned(), ways_back(text, written)),
                other => (format!("{other:?}"), String::new()),
            },
            _ => (format!("{problems:?}"), String::new()),
        }
    }

    #[track_caller]
    fn toml(written: &str, text: &str, back: &str) {
        assert_eq!(text_of(written, read_toml), (text.to_owned(), back.to_owned()));
    }

    #[track_caller]
    fn json(written: &str, text: &str, back: &str) {
        let read = |text: &Text, problems: &mut Problems| {
            let empty = Table { entries: Vec::new(), span: text.span() };
            read_json(text, problems).unwrap_or(empty)
        };
        assert_eq!(text_of(written, read), (text.to_owned(), back.to_owned()));
    }

    #[test]
    fn toml_text_of_one_line() {
        toml("k = \"ab\"", "ab", "a|b");
        toml("k = 'a\\b'", "a\\b", "a|\\|b");
        toml(r#"k = "a\nb\"c""#, "a\nb\"c", r#"a|\n|b|\"|c"#);
        toml(r#"k = "\u00e9x\U0001F600y\xe9\e""#, "éx😀yé\u{1b}", r"\u00e9|x|\U0001F600|y|\xe9|\");
        toml("k = \"ŵ\\tŷ\"", "ŵ\tŷ", "ŵ|\\t|ŷ");
        toml("k = \"\"", "", "");
    }

    #[test]
    fn toml_text_of_several_lines() {
        toml("k = \"\"\"\na\nb\"\"\"", "a\nb", "a|\n|b");
        toml("k = \"\"\"\r\na\r\nb\"\"\"\r\n", "a\r\nb", "a|\r|\n|b");
        toml("k = \"\"\"a \\\n    b\"\"\"", "a b", "a| \\\n    |b");
        toml("k = \"\"\"a \\  \r\n\r\n  b\\n\"\"\"", "a b\n", "a| \\  \r\n\r\n  |b|\\");
        toml("k = \"\"\"\\\n  a\"\"\"", "a", "a");
        toml("k = \"\"\"a\"\"\"\"\"", "a\"\"", "a|\"|\"");
        toml("k = '''\na\\\nb'c'''", "a\\\nb'c", "a|\\|\n|b|'|c");
    }

    #[test]
    fn json_text() {
        json(r#"{"k": "ab"}"#, "ab", "a|b");
        json(r#"{"k": "a\nb\"\/c"}"#, "a\nb\"/c", r#"a|\n|b|\"|\/|c"#);
        json(r#"{"k": "\u00e9\ud83d\ude00x\\"}"#, "é😀x\\", r"\u00e9|\ud83d\ude00|x|\");
    }

    #[test]
    fn where_an_escape_is_wrong_every_part_stands_somewhere_in_the_whole() {
        let raw = r#""ŵ \q – ŷ""#;
        let sources = Sources::default();
        let span = Span::new(sources.add(Source::new("a", raw)), 0..raw.len());
        let text = toml_string(raw, "ŵ \\q – ŷ", span);
        assert_eq!(text.as_str(), "ŵ \\q – ŷ");
        assert_eq!(text.span_of(3..5), span);
    }

    #[test]
    fn any_string_of_toml_leads_back() {
        let pieces = [
            "a",
            "ŵ",
            "\\n",
            "\\\\",
            "\\\"",
            "\\u00e9",
            "\\U0001F600",
            "\\x41",
            "\\\n \n ",
            "\n",
            "\r\n",
            "\"",
            "'",
            " ",
        ];
        let mut numbers = Numbers(7);
        for _ in 0..5_000 {
            let inner = numbers.text(&pieces, 12);
            for mark in ["\"", "'", "\"\"\"", "'''"] {
                let raw = format!("{mark}{inner}{mark}");
                let Ok(parsed) = ::toml::de::DeValue::parse(&raw) else { continue };
                let Some(parsed) = parsed.get_ref().as_str() else { continue };
                let sources = Sources::default();
                let span = Span::new(sources.add(Source::new("a", raw.as_str())), 0..raw.len());
                let text = toml_string(&raw, parsed, span);
                // Every plain letter leads to itself in the file.
                for (at, letter) in parsed.char_indices().filter(|(_, c)| *c == 'ŵ' || *c == 'a') {
                    let found = text.span_of(at..at + letter.len_utf8());
                    assert_eq!(raw.get(found.start..found.end), Some(letter.to_string().as_str()), "{raw:?}");
                }
            }
        }
    }
}
