//! JSON as the tree of what was written.

use super::escapes::json_string;
use super::{Entry, Node, Table, Value, report_too_deep, report_too_large};
use crate::characters::check_characters;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::{Span, Text};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};
use std::collections::HashMap;

/// How deep lists and tables may stand in each other; no document needs a tenth of it.
const DEEPEST: usize = 64;

/// The table that a JSON file is. None if it cannot be read, or is not `{…}` at the top.
pub fn read_json(text: &Text, problems: &mut Problems) -> Option<Table> {
    let mut reader = Reader { text, problems };
    if !reader.is_sound() {
        return None;
    }
    let options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
    };
    match parse_to_ast(text.as_str(), &CollectOptions::default(), &options) {
        Ok(parsed) => reader.top(parsed.value.as_ref()).map(Table::without_schema),
        Err(error) => {
            reader.report_error(&error);
            None
        }
    }
}

struct Reader<'a> {
    text: &'a Text,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn span(&self, range: &impl Ranged) -> Span {
        let range = range.range();
        self.text.span_of(range.start..range.end.max(range.start))
    }

    fn report(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.problems.push(Diagnostic::new(&rules::SYNTAX, span, message).hint(hint));
    }

    /// Looks for what the parser would let pass or would stumble over: text that is not closed on
    /// its line, brackets without end, spaces that JSON does not know.
    fn is_sound(&mut self) -> bool {
        let text = self.text;
        let mut depth = 0_usize;
        let mut chars = text.as_str().char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    let mut escaped = false;
                    let closed = chars.by_ref().find_map(|(end, c)| match c {
                        '\n' | '\r' => Some(Err(end)),
                        '"' if !escaped => Some(Ok(())),
                        _ => {
                            escaped = c == '\\' && !escaped;
                            None
                        }
                    });
                    if closed != Some(Ok(())) {
                        let end = closed.and_then(Result::err).unwrap_or(text.as_str().len());
                        self.report(
                            text.span_of(at..end),
                            "text that begins here is not closed on its line",
                            "add the closing quotation mark; for a new line within text, type `\\n`",
                        );
                        return false;
                    }
                }
                '[' | '{' => {
                    depth += 1;
                    if depth > DEEPEST {
                        report_too_deep(text.span_of(at..at + 1), self.problems);
                        return false;
                    }
                }
                ']' | '}' => depth = depth.saturating_sub(1),
                // A comment: the parser says so.
                '/' => return true,
                ' ' | '\t' | '\n' | '\r' => {}
                c if c.is_whitespace() => {
                    self.report(
                        text.span_of(at..at + c.len_utf8()),
                        format!(
                            "there is an unusual space here, U+{:04X}, that JSON does not know",
                            u32::from(c)
                        ),
                        "delete it and press the space bar",
                    );
                    return false;
                }
                _ => {}
            }
        }
        true
    }

    fn top(&mut self, value: Option<&ast::Value>) -> Option<Table> {
        match value {
            Some(ast::Value::Object(object)) => Some(self.table(object)),
            Some(other) => {
                let what = match self.node(other).value {
                    Value::Null => "`null`",
                    value => value.describe(),
                };
                let message = format!("the file is {what}, not keys and values in `{{…}}`");
                let start = other.range().start;
                let place = self.text.span_of(start..start + 1);
                self.problems.push(
                    Diagnostic::new(&rules::WRONG_TYPE, place, message)
                        .hint("begin the file with `{` and its keys, such as `\"kind\": \"report\"`"),
                );
                None
            }
            None => {
                self.report(
                    self.text.span_of(0..0),
                    "the file is empty",
                    "write `{`, keys and values such as `\"kind\": \"report\"`, and `}`",
                );
                None
            }
        }
    }

    fn table(&mut self, object: &ast::Object) -> Table {
        let mut table = Table { entries: Vec::new(), span: self.span(&object.range) };
        let mut firsts = HashMap::new();
        for property in &object.properties {
            let key = property.name.as_str();
            let key_span = self.span(&property.name.range());
            check_characters(&Text::somewhere(key, key_span), self.problems);
            let value = self.node(&property.value);
            if let Some(first) = firsts.get(key) {
                self.problems.push(
                    Diagnostic::new(&rules::SYNTAX, key_span, format!("`{key}` is given twice"))
                        .label("again here")
                        .other(*first, "first here")
                        .hint("delete one of the two; for several of a kind, write a list: `[…, …]`"),
                );
            } else {
                firsts.insert(key, key_span);
                table.entries.push(Entry { key: key.to_owned(), key_span, value });
            }
        }
        table
    }

    fn node(&mut self, value: &ast::Value) -> Node {
        let span = self.span(&value.range());
        let value = match value {
            ast::Value::StringLit(string) => {
                let raw = &self.text.as_str()[string.range.start..string.range.end];
                let text = json_string(raw, &string.value, span);
                check_characters(&text, self.problems);
                Value::String(text)
            }
            ast::Value::NumberLit(number) => self.number(number.value, span),
            ast::Value::BooleanLit(boolean) => Value::Boolean(boolean.value),
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::Object(object) => Value::Table(self.table(object)),
            ast::Value::Array(array) => Value::List(self.list(array)),
        };
        Node { value, span }
    }

    fn list(&mut self, array: &ast::Array) -> Vec<Node> {
        let mut before = None;
        let mut list = Vec::new();
        for element in &array.elements {
            let range = element.range();
            // The parser does not ask for the commas of a list.
            let between = before.and_then(|before| self.text.as_str().get(before..range.start));
            if between.is_some_and(|between| !between.contains(',')) {
                self.report(
                    self.text.span_of(range.start..range.start + 1),
                    "a comma is missing before this",
                    "put a comma between the items of a list",
                );
            }
            list.push(self.node(element));
            before = Some(range.end);
        }
        list
    }

    fn number(&mut self, written: &str, span: Span) -> Value {
        if let Ok(integer) = written.parse::<i64>() {
            return Value::Integer(integer);
        }
        match written.parse::<f64>() {
            Ok(number) if number.is_finite() && written.contains(['.', 'e', 'E']) => Value::Float(number),
            _ => {
                report_too_large(written, span, self.problems);
                Value::Invalid
            }
        }
    }

    fn report_error(&mut self, error: &ParseError) {
        let text = self.text.as_str();
        let range = error.range();
        let found = text.get(range.start..).and_then(|rest| rest.chars().next());
        let (message, hint) = words(error.kind(), found);
        let start = range.start.min(text.len());
        // What was never closed is shown where it opens.
        let end = match error.kind() {
            ParseErrorKind::UnterminatedArray | ParseErrorKind::UnterminatedObject => start + 1,
            _ => range.end,
        };
        let span = self.text.span_of(start..end.clamp(start, text.len()));
        self.report(span, message, hint);
    }
}

fn words(kind: &ParseErrorKind, found: Option<char>) -> (&'static str, &'static str) {
    const QUOTES: &str = "put keys and text in quotation marks: `\"title\": \"Foster care\"`";
    match kind {
        ParseErrorKind::CommentsNotAllowed | ParseErrorKind::UnterminatedCommentBlock => {
            ("JSON has no comments", "delete the comment, or write the document as TOML, which has them")
        }
        ParseErrorKind::ExpectedColonAfterObjectKey => {
            ("a colon is missing after this key", "write a colon between the key and its value")
        }
        ParseErrorKind::ExpectedObjectValue => {
            ("this key has no value", "write the value after the colon, or delete the key")
        }
        ParseErrorKind::ExpectedStringObjectProperty => ("a key stands without quotation marks", QUOTES),
        ParseErrorKind::SingleQuotedStringsNotAllowed => {
            ("JSON does not know single quotation marks", "use double quotation marks: `\"`")
        }
        ParseErrorKind::ExpectedComma => {
            ("a comma is missing here", "put a comma between one value and the next key")
        }
        ParseErrorKind::TrailingCommasNotAllowed => {
            ("there is a comma after the last value", "delete the comma")
        }
        ParseErrorKind::UnexpectedComma => ("there is a comma too many", "delete the comma"),
        ParseErrorKind::MultipleRootJsonValues => {
            ("something stands after the end of the document", "delete it, or check the brackets before it")
        }
        ParseErrorKind::UnterminatedArray => ("this `[` is never closed", "add `]` at the end of the list"),
        ParseErrorKind::UnterminatedObject => ("this `{` is never closed", "add `}` where it ends"),
        ParseErrorKind::UnexpectedCloseBrace => {
            ("there is a `}` too many, or a value missing before it", "check the brackets before it")
        }
        ParseErrorKind::UnexpectedCloseBracket => {
            ("there is a `]` too many, or a value missing before it", "check the brackets before it")
        }
        ParseErrorKind::String(ParseStringErrorKind::InvalidUnicodeEscapeSequence(_)) => {
            ("this escape is no character", "type the character itself")
        }
        ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            ("text that begins here is never closed", "add the closing quotation mark")
        }
        ParseErrorKind::String(_) => {
            ("a backslash stands here that means nothing", "type two backslashes to get one")
        }
        ParseErrorKind::HexadecimalNumbersNotAllowed
        | ParseErrorKind::UnaryPlusNumbersNotAllowed
        | ParseErrorKind::ExpectedDigit
        | ParseErrorKind::ExpectedDigitFollowingNegativeSign
        | ParseErrorKind::ExpectedPlusMinusOrDigitInNumberLiteral => (
            "this is not a number",
            "write it as figures such as 12.5; if it is text, put it in quotation marks",
        ),
        _ => match found {
            Some('“' | '”' | '„' | '‘' | '’') => {
                ("this quotation mark is a curly one", "replace it with a straight one: `\"`")
            }
            Some(c) if c.is_alphanumeric() => ("text stands without quotation marks", QUOTES),
            _ => ("this cannot be read as JSON", "check quotation marks, commas and brackets before it"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Numbers, check_spans, reading, shown};
    use super::*;
    use crate::source::{Source, Sources};

    fn read(written: &str) -> (String, Vec<String>) {
        reading(written, read_json, |table| table.as_ref().map_or("nothing".to_owned(), shown))
    }

    #[track_caller]
    fn refuses(written: &str, message: &str) {
        assert_eq!(read(written), ("nothing".to_owned(), vec![message.to_owned()]));
    }

    #[test]
    fn keys_and_values_come_in_the_order_of_writing() {
        assert_eq!(
            read(
                r#"{"title": "Tŷ", "n": -1, "f": 1.5e1, "plain": false, "no": null, "area": [{"ref": "1"}, []], "": {}}"#
            ),
            (
                r#"{title: "Tŷ", n: -1, f: 15.0, plain: false, no: null, area: [{ref: "1"}, []], : {}}"#
                    .to_owned(),
                vec![]
            )
        );
    }

    #[test]
    fn what_is_no_object_is_no_document() {
        refuses(
            "[]",
            "1:1 the file is a list, not keys and values in `{…}` > begin the file with `{` and its keys, such as `\"kind\": \"report\"`",
        );
        refuses(
            " null",
            "1:2 the file is `null`, not keys and values in `{…}` > begin the file with `{` and its keys, such as `\"kind\": \"report\"`",
        );
        refuses(
            "\n",
            "1:1 the file is empty > write `{`, keys and values such as `\"kind\": \"report\"`, and `}`",
        );
    }

    #[test]
    fn a_key_given_twice_shows_the_first() {
        assert_eq!(
            read("{\"a\": 1,\n\"\\u0061\": 2}"),
            (
                "{a: 1}".to_owned(),
                vec!["2:1 `a` is given twice (1:2 first here) > delete one of the two; for several of a kind, write a list: `[…, …]`".to_owned()]
            )
        );
    }

    #[test]
    fn json_is_strict() {
        refuses("{\"a\": 1,}", "1:8 there is a comma after the last value > delete the comma");
        refuses(
            "{\"a\": 1 \"b\": 2}",
            "1:8 a comma is missing here > put a comma between one value and the next key",
        );
        refuses(
            "{\"a\": 1 // no\n}",
            "1:9 JSON has no comments > delete the comment, or write the document as TOML, which has them",
        );
        refuses(
            "{a: 1}",
            "1:2 a key stands without quotation marks > put keys and text in quotation marks: `\"title\": \"Foster care\"`",
        );
        refuses(
            "{\"a\": Foster}",
            "1:7 text stands without quotation marks > put keys and text in quotation marks: `\"title\": \"Foster care\"`",
        );
        refuses(
            "{'a': 1}",
            "1:2 JSON does not know single quotation marks > use double quotation marks: `\"`",
        );
        refuses(
            "{\"a\": “b”}",
            "1:7 this quotation mark is a curly one > replace it with a straight one: `\"`",
        );
        refuses(
            "{\"a\" 1}",
            "1:6 a colon is missing after this key > write a colon between the key and its value",
        );
        refuses(
            "{\"a\": \"b\n\"}",
            "1:7 text that begins here is not closed on its line > add the closing quotation mark; for a new line within text, type `\\n`",
        );
        refuses(
            "{\"a\": \"b\\q\"}",
            "1:9 a backslash stands here that means nothing > type two backslashes to get one",
        );
        refuses("{\"a\": \"\\ud83d!\"}", "1:8 this escape is no character > type the character itself");
        refuses(
            "{\"a\": 01}",
            "1:8 a comma is missing here > put a comma between one value and the next key",
        );
        refuses(
            "{\"a\": +1}",
            "1:7 this is not a number > write it as figures such as 12.5; if it is text, put it in quotation marks",
        );
        refuses(
            "{\"a\":\u{a0}1}",
            "1:6 there is an unusual space here, U+00A0, that JSON does not know > delete it and press the space bar",
        );
        refuses("{\n\"a\": [1, 2\n", "2:6 this `[` is never closed > add `]` at the end of the list");
        refuses(
            "{\"a\": 1}\n{}",
            "2:1 something stands after the end of the document > delete it, or check the brackets before it",
        );
        assert_eq!(
            read("{\"a\": [1 2]}"),
            (
                "{a: [1, 2]}".to_owned(),
                vec![
                    "1:10 a comma is missing before this > put a comma between the items of a list"
                        .to_owned()
                ]
            )
        );
    }

    #[test]
    fn what_is_too_deep_is_refused_at_once() {
        let message = "1:65 brackets stand in each other too deep to be read > check that every bracket before this one is closed";
        refuses(&"[".repeat(100_000), message);
        assert_eq!(read(&"{\"a\":".repeat(100_000)).0, "nothing");
    }

    #[test]
    fn control_characters_and_numbers_too_large() {
        let (tree, problems) = read(r#"{"a": "x\u0000", "b": 99999999999999999999, "c": 1e999}"#);
        assert_eq!(tree, r#"{a: "x\0", b: invalid, c: invalid}"#);
        assert_eq!(problems.len(), 3);
        assert!(problems[0].starts_with("1:9 there is a control character here, U+0000"), "{}", problems[0]);
    }

    #[test]
    fn any_text_is_read_without_panic_and_every_place_lies_in_it() {
        let pieces = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"a\": ",
            "\\",
            "\\n",
            "\\u00e9",
            "\\ud83d",
            "\\ude00",
            "1",
            "-",
            ".5",
            "e",
            "true",
            "null",
            "ŵ",
            "😀",
            " ",
            "\n",
            "\r",
            "\u{a0}",
            "/",
            "//",
            "/*",
            "'",
            "abc",
            "“",
            "{\"a\": \"b\"}",
        ];
        let mut numbers = Numbers(0x5eed);
        for _ in 0..20_000 {
            let mut written = numbers.text(&pieces, 20);
            if numbers.below(2) == 0 {
                written = format!("{{\"a\": [{written}]}}");
            }
            let sources = Sources::default();
            let id = sources.add(Source::new("a", written.as_str()));
            let text = Text::verbatim(written.as_str(), Span::new(id, 0..written.len()));
            let mut problems = Problems::default();
            match read_json(&text, &mut problems) {
                Some(table) => check_spans(&table, &written),
                None => assert!(problems.has_errors(), "nothing was said of {written:?}"),
            }
            for problem in problems.as_slice() {
                let span = problem.primary.as_ref().map(|label| label.span);
                let found = span.and_then(|span| written.get(span.start..span.end));
                assert!(found.is_some(), "{problem:?} of {written:?}");
            }
        }
    }
}
