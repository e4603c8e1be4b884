//! What the TOML parser finds wrong, in an officer's words and one message a line.

use super::super::{Entry, Node, Table, Value, excerpt, report_too_deep};
use super::is_of_key;
use super::outline::{Lines, Outline};
use crate::characters::is_control;
use crate::date::{HOW_TO_WRITE, parse_date};
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::{Span, Text};
use ::toml::de::Error;
use std::collections::BTreeMap;
use std::ops::Range;

const NO_EQUALS: &str = "key with no value";

/// Whether the parser gives up at a line since it is not `key = value`.
pub(super) fn loses_a_line(error: &Error) -> bool {
    error.message().starts_with(NO_EQUALS)
}

/// Whether the error is about a key or a value without quotation marks.
pub(super) fn is_of_word(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("invalid unquoted key") || is_of_value(message)
}

/// More wrong lines than anybody mends in one go.
pub(super) const MOST: usize = 50;

/// Reports what the parser found, the worst of each line.
pub(super) fn report(
    text: &Text,
    outline: &Outline,
    table: &Table,
    errors: &[Error],
    problems: &mut Problems,
) {
    let reporter = Reporter { text, source: text.as_str(), lines: Lines::of(text.as_str()), outline, table };
    // What follows a bracket or quotation mark that is never closed was read as part of it.
    let swallowed = reporter.report_open(problems);
    let mut lines: BTreeMap<usize, (u8, usize, &Error)> = BTreeMap::new();
    for error in errors {
        let Some(span) = error.span().filter(|span| span.start < swallowed) else { continue };
        let at = reporter.place(span).start;
        let line = reporter.lines.start(at);
        let found = (rank(error.message()), at, error);
        let worst = lines.entry(line).or_insert(found);
        if (found.0, found.1) < (worst.0, worst.1) {
            *worst = found;
        }
    }
    let more = lines.len().saturating_sub(MOST);
    for (_, at, error) in lines.values().take(MOST) {
        reporter.report_error(*at, error, problems);
    }
    if let Some(at) = lines.keys().nth(MOST) {
        let rest = reporter.text.span_of(*at..*at);
        problems.push(
            Diagnostic::new(&rules::SYNTAX, rest, format!("{more} more lines cannot be read, from here on"))
                .hint("check that this file is TOML"),
        );
    }
}

/// Which error of a line says most; the lowest first.
fn rank(message: &str) -> u8 {
    match message {
        m if m.starts_with(NO_EQUALS) => 0,
        m if m.starts_with("invalid unquoted key") => 1,
        m if m.ends_with("expected `\"`") || m.ends_with("expected `'`") => 2,
        m if m.starts_with("unexpected key or value") => 4,
        _ => 3,
    }
}

struct Reporter<'a> {
    text: &'a Text,
    source: &'a str,
    lines: Lines<'a>,
    outline: &'a Outline,
    table: &'a Table,
}

impl Reporter<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        self.text.span_of(range)
    }

    fn syntax(&self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&rules::SYNTAX, self.span(range), message).hint(hint)
    }

    /// A range as characters of the text, whatever the parser says.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let boundary =
            |at: usize| (0..=at.min(self.source.len())).rfind(|at| self.source.is_char_boundary(*at));
        let start = boundary(range.start).unwrap_or(0);
        start..boundary(range.end).unwrap_or(start).max(start)
    }

    /// Reports what is opened and never closed, and gives where it opens; the end if there is none.
    fn report_open(&self, problems: &mut Problems) -> usize {
        let Outline { open_bracket, open_block, .. } = self.outline;
        let first = [*open_bracket, *open_block].into_iter().flatten().min();
        let Some(at) = first else { return usize::MAX };
        if *open_block == Some(at) {
            let mark = &self.source[at..at + 3];
            let message = format!("text that begins here with `{mark}` is never closed");
            problems.push(self.syntax(at..at + 3, message, format!("add `{mark}` where the text ends")));
        } else if let Some(string) = self.outline.open_strings.iter().find(|string| string.start > at) {
            // The closing bracket was taken for text.
            problems.push(self.open_string(string.clone()));
        } else {
            let open = &self.source[at..at + 1];
            let close = if open == "[" { "]" } else { "}" };
            let hint = format!("add `{close}` at its end, and check quotation marks and commas before it");
            problems.push(self.syntax(at..at + 1, format!("this `{open}` is never closed"), hint));
        }
        at
    }

    fn report_error(&self, at: usize, error: &Error, problems: &mut Problems) {
        let line = self.lines.at(at);
        let message = error.message();
        let range = self.place(error.span().unwrap_or(at..at));
        let found = self.source[at..].chars().next();
        let says = |beginning: &str| message.starts_with(beginning);
        let diagnostic = if says("recursion limit") || says("cannot recurse") {
            return report_too_deep(self.span(range), problems);
        } else if says("invalid comment character") {
            let message = format!("there is a control character here, U+{:04X}", found.map_or(0, u32::from));
            Diagnostic::new(&rules::CONTROL_CHARACTER, self.span(range), message).hint("delete it")
        } else if says(NO_EQUALS) {
            self.no_equals(line)
        } else if says("duplicate key") || says("cannot extend value") {
            self.twice(range)
        } else if says("invalid unquoted key") {
            self.bad_key(range)
        } else if says("unquoted keys cannot be empty") {
            let hint = "write a key before `=`, or a name between the brackets";
            self.syntax(line, "there is no key on this line", hint)
        } else if message.contains(" string, expected ") && found.is_some_and(is_control) {
            // It is reported where text is.
            return;
        } else if message.contains(" string, expected ") && found == Some('\r') {
            self.lone_return(range)
        } else if let Some(string) =
            self.outline.open_strings.iter().find(|string| line.contains(&string.start))
        {
            self.open_on_line(line, string.clone())
        } else if says("invalid date") || says("invalid time") || says("invalid offset") {
            let range = self.bare(at);
            let message = format!("`{}` is not a date", excerpt(&self.source[range.clone()]));
            Diagnostic::new(&rules::BAD_DATE, self.span(range), message).hint(HOW_TO_WRITE)
        } else if says("unexpected key or value") {
            self.goes_on(at, line)
        } else if says("missing escaped value") || says("too few unicode") || says("invalid value") {
            let start = self.source[..at].rfind('\\').unwrap_or(at);
            self.syntax(
                start..at.max(start + 1),
                "a backslash stands here that means nothing",
                "type two backslashes to get one, or put the text between `'` and `'`",
            )
        } else if says("unclosed array table") {
            self.syntax(line, "`]]` is missing at the end of this line", "add `]]`")
        } else if says("unclosed table") {
            self.syntax(line, "`]` is missing at the end of this line", "add `]`")
        } else if says("missing comma") {
            self.syntax(
                self.next(at),
                "a comma is missing before this",
                "put a comma between one and the next",
            )
        } else if says("extra comma") {
            self.syntax(self.previous(at, ','), "there is a comma too many", "delete the comma")
        } else if says("carriage return") {
            self.lone_return(range)
        } else if says("missing value") || says("extra `=`") {
            self.syntax(
                line,
                "this key has no value, or `=` stands twice",
                "write one `=` and the value after it",
            )
        } else if is_of_value(message) {
            self.bare_value(at)
        } else {
            self.syntax(
                range,
                format!("this cannot be read as TOML: {message}"),
                "check quotation marks, commas and brackets here",
            )
        };
        problems.push(diagnostic);
    }

    fn open_string(&self, string: Range<usize>) -> Diagnostic {
        let written = self.source[string.clone()].trim_end();
        let mark = if written.starts_with('\'') { "'" } else { "\"" };
        let hint = if written.ends_with(['”', '“', '’', '‘']) {
            format!("replace the curly quotation mark at the end with a straight one: `{mark}`")
        } else {
            format!(
                "add `{mark}` at the end of the text; text of several lines begins and ends with `\"\"\"`"
            )
        };
        self.syntax(string, "text that begins here is not closed on its line", hint)
    }

    fn lone_return(&self, range: Range<usize>) -> Diagnostic {
        let hint = "save the file with Unix or Windows line ends";
        self.syntax(range, "a line ends here with a carriage return alone", hint)
    }

    /// A quotation mark that opens text, or an apostrophe, or the third of a text with marks in it.
    fn open_on_line(&self, line: Range<usize>, string: Range<usize>) -> Diagnostic {
        let before = &self.source[line.start..string.start];
        let begins = before.rfind(['=', '[', '{', ',']).map_or(0, |at| at + 1);
        let value = before[begins..].trim_start();
        let start = string.start - value.len();
        match value.chars().next() {
            None => self.open_string(string),
            Some(mark @ ('"' | '\'')) => {
                let end =
                    self.source[start + 1..string.end].find(mark).map_or(string.start, |at| start + at + 2);
                self.goes_on(end, line)
            }
            Some(_) => self.bare_value(start),
        }
    }

    fn no_equals(&self, line: Range<usize>) -> Diagnostic {
        let written = self.source[line.clone()].trim();
        let start = line.start + self.source[line.clone()].find(written).unwrap_or(0);
        let range = start..start + written.len();
        let is_key = |key: &str| !key.is_empty() && key.bytes().all(is_of_key);
        if is_key(written) {
            let hint = "write `=` and the value after it, or delete the line";
            return self.syntax(range, format!("`{}` has no value", excerpt(written)), hint);
        }
        if let Some((key, value)) = written.split_once([' ', '\t'])
            && is_key(key)
            && value.trim_start().starts_with(['"', '\'', '[', '{'])
        {
            let hint = format!("write `{key} = {}`", excerpt(value));
            return self.syntax(range, format!("`=` is missing after `{}`", excerpt(key)), hint);
        }
        let (before_colon, after_colon) = written.split_once(':').unwrap_or(("", ""));
        let before_equals = written.split_once('=').map_or("", |(key, _)| key.trim());
        if is_key(before_colon.trim_end()) {
            let (key, value) = (before_colon.trim_end(), after_colon.trim());
            let value = if value.starts_with(['"', '\'', '[', '{']) {
                excerpt(value)
            } else {
                format!("\"{}\"", excerpt(value))
            };
            let message = format!("`{key}` is followed by `:`, not `=`");
            return self.syntax(range, message, format!("write `{key} = {value}`"));
        }
        if before_equals.split_whitespace().all(is_key) && before_equals.contains(char::is_whitespace) {
            let key = before_equals.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase();
            let message = format!("a key is one word, and `{}` is more", excerpt(before_equals));
            return self.syntax(range, message, format!("write `{key} = …`"));
        }
        if written.starts_with("- ") {
            let hint = "write a list as `wards = [\"Appleton\", \"Grange\"]`";
            return self.syntax(range, "this line is not `key = value`", hint);
        }
        let hint =
            "write `key = \"text\"`; in a Markdown document, the text itself stands below the second `+++`";
        self.syntax(range, "there is no `=` on this line", hint)
    }

    fn bad_key(&self, range: Range<usize>) -> Diagnostic {
        let found = &self.source[range.clone()];
        match found.chars().next() {
            Some(c) if c.is_whitespace() => self.syntax(
                range,
                format!("there is an unusual space here, U+{:04X}, that TOML does not know", u32::from(c)),
                "delete it and press the space bar",
            ),
            _ => self.syntax(
                range,
                format!("`{}` cannot stand in a key", excerpt(found)),
                "use the letters a to z, figures, `-` and `_` for a key",
            ),
        }
    }

    fn twice(&self, range: Range<usize>) -> Diagnostic {
        let key = self.source[range.clone()].trim_matches(['"', '\'']);
        let again = self.span(range.clone());
        let diagnostic = Diagnostic::new(&rules::SYNTAX, again, format!("`{}` is given twice", excerpt(key)))
            .label("again here");
        let headers = &self.outline.headers;
        let header = headers.iter().rev().find(|header| header.start <= range.start);
        let in_header = header.filter(|header| range.end <= header.end);
        let (first, hint) = if let Some(header) = in_header {
            let written = &self.source[header.clone()];
            let same = headers
                .iter()
                .find(|other| other.start < header.start && self.source[(*other).clone()] == *written);
            let name = written.trim_matches(['[', ']']).trim();
            (
                same.map(|first| self.span(first.clone())),
                format!(
                    "put both parts under one heading; for several of a kind, write `[[{name}]]` each time"
                ),
            )
        } else {
            let from = header.map_or(0, |header| self.span(header.clone()).start);
            (self.nearest(key, from..again.start), "delete one of the two".to_owned())
        };
        let first = first.or_else(|| self.nearest(key, 0..again.start));
        match first {
            Some(first) => diagnostic.other(first, "first here"),
            None => diagnostic,
        }
        .hint(hint)
    }

    /// What stands after a value that has ended.
    fn goes_on(&self, at: usize, line: Range<usize>) -> Diagnostic {
        let rest = self.source[at..line.end].trim();
        let start = at + self.source[at..line.end].find(rest).unwrap_or(0);
        let range = start..start + rest.len();
        let before = self.source[line.start..at].trim_end();
        if rest.starts_with(',') && rest.trim_matches(',').trim().is_empty() {
            return self.syntax(range, "a comma stands after the value", "delete the comma");
        }
        if rest.starts_with('#') || rest.is_empty() {
            return self.syntax(range, "something stands after the value", "delete it");
        }
        let message = "something stands after the value";
        if before.ends_with('\'') && rest.contains('\'') {
            return self.syntax(
                range,
                message,
                "put text that has an apostrophe in it between `\"` and `\"`",
            );
        }
        if before.ends_with('"') && rest.contains('"') {
            let hint =
                "put a backslash before each quotation mark within the text, `\\\"`, or use curly ones";
            return self.syntax(range, message, hint);
        }
        self.syntax(
            range,
            message,
            "put all of the text in one pair of quotation marks, and each key on a line of its own",
        )
    }

    /// A value that is no value: mostly text without quotation marks.
    fn bare_value(&self, at: usize) -> Diagnostic {
        let range = self.bare(at);
        let written = &self.source[range.clone()];
        let quoted = excerpt(written);
        let without = |hint: String| {
            self.syntax(range.clone(), format!("`{quoted}` stands without quotation marks"), hint)
        };
        let first = written.chars().next();
        match first {
            None => {
                let line = self.lines.at(at);
                let key = self.source[line.clone()].split('=').next().unwrap_or_default().trim();
                let message = format!("`{}` has no value", excerpt(key));
                self.syntax(line, message, "write the value after `=`, or delete the line")
            }
            Some('“' | '”' | '„' | '«' | '‘' | '’') => self.syntax(
                range.clone(),
                "these quotation marks are curly ones",
                "replace them with straight ones, at the beginning and at the end: `\"`",
            ),
            Some(c) if c.is_whitespace() => self.bad_key(range.start..range.start + c.len_utf8()),
            _ if parse_date(written).is_some() => without(format!("write `\"{quoted}\"`")),
            _ => match written.to_lowercase().as_str() {
                word @ ("true" | "false") => self.syntax(
                    range.clone(),
                    format!("`{quoted}` has capital letters"),
                    format!("write `{word}`"),
                ),
                word @ ("yes" | "no") => {
                    let value = if word == "yes" { "true" } else { "false" };
                    without(format!("write `{value}`, or `\"{quoted}\"` if it is text"))
                }
                _ if written.contains(['"', '\\']) || quoted.ends_with('…') => {
                    without("put it in quotation marks, `\"` at the beginning and at the end".to_owned())
                }
                _ => without(format!("write `\"{quoted}\"`")),
            },
        }
    }

    /// The whole of a bare value: to the end of its line, or of the item in a list.
    fn bare(&self, at: usize) -> Range<usize> {
        let line = self.lines.at(at);
        let before = &self.source[line.start..at];
        let after = &self.source[at..line.end];
        let is_end = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | '=');
        let start = before.rfind(is_end).map_or(0, |end| end + 1);
        let in_brackets = before[..start].contains(['[', '{']) || !before[..start].contains('=');
        let end = if in_brackets { after.find(is_end) } else { after.find(" #") };
        let range = line.start + start..end.map_or(line.end, |end| at + end);
        // Only the spaces that TOML knows: another one may be what is wrong.
        let known = |c| matches!(c, ' ' | '\t');
        let written = &self.source[range.clone()];
        let start = range.start + (written.len() - written.trim_start_matches(known).len());
        start..start + self.source[start..range.end].trim_end_matches(known).len()
    }

    /// The first thing that is not white space from there on.
    fn next(&self, at: usize) -> Range<usize> {
        let rest = &self.source[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        start..start + self.source[start..].chars().next().map_or(0, char::len_utf8)
    }

    fn previous(&self, at: usize, c: char) -> Range<usize> {
        if self.source[at..].starts_with(c) {
            return at..at + 1;
        }
        self.source[..at].rfind(c).map_or(at..at, |at| at..at + 1)
    }

    /// The last place in a range of the file where a key stands, outside `{…}` that end before it.
    fn nearest(&self, key: &str, range: Range<usize>) -> Option<Span> {
        let mut found: Option<Span> = None;
        let mut look_in = vec![self.table];
        while let Some(table) = look_in.pop() {
            for Entry { key: name, key_span: place, value } in &table.entries {
                if name == key
                    && range.contains(&place.start)
                    && found.is_none_or(|best| best.start < place.start)
                {
                    found = Some(*place);
                }
                match &value.value {
                    Value::Table(inner) if !self.is_closed_before(value, range.end) => look_in.push(inner),
                    Value::List(list) if !self.is_closed_before(value, range.end) => {
                        look_in.extend(list.iter().filter_map(|node| match &node.value {
                            Value::Table(inner) if !self.is_closed_before(node, range.end) => Some(inner),
                            _ => None,
                        }));
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Whether a table is written between `{` and `}` that end before that place in the file.
    fn is_closed_before(&self, node: &Node, end: usize) -> bool {
        let start = node.span.start - self.text.span().start;
        node.span.end <= end && self.source.as_bytes().get(start) == Some(&b'{')
    }
}

fn is_of_value(message: &str) -> bool {
    ["string values must be quoted", "invalid boolean", "unexpected leading zero", "missing opening quote"]
        .iter()
        .any(|beginning| message.starts_with(beginning))
        || [
            "number", "integer", "float", "mantissa", "exponent", "digit", "radix", "sign", "`inf`", "`nan`",
            "date",
        ]
        .iter()
        .any(|word| message.contains(word))
}
