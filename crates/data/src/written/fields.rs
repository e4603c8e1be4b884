//! Reading the keys of a table: each asked for by name and kind, faults reported, leftovers unknown.

use super::{Entry, Node, Table, Value, excerpt};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::rules::{self, Rule};
use crate::source::{Span, Spanned, Text};

/// A table being read. A key that is not there, or has no value of the kind asked for (which is
/// reported), gives none. [`Fields::finish`] reports the keys that nobody asked for.
#[derive(Debug)]
pub struct Fields<'t> {
    table: &'t Table,
    what: &'static str,
    asked: Vec<String>,
}

impl<'t> Fields<'t> {
    /// A reader of a table; `what` names it in messages, with its article: "a report", "`[contact]`".
    pub fn new(table: &'t Table, what: &'static str) -> Self {
        Self { table, what, asked: Vec::new() }
    }

    /// The value of a key that has to be there; if it is not, it is reported as missing.
    pub fn required(&mut self, key: &str, problems: &mut Problems) -> Option<&'t Node> {
        if let Some(entry) = self.table.get(key) {
            self.asked.push(key.to_owned());
            return Some(&entry.value);
        }
        let start = self.table.span.start;
        let place = Span { end: start, ..self.table.span };
        let message = format!("{} needs `{key}`", self.what);
        let diagnostic = Diagnostic::new(&rules::MISSING_FIELD, place, message);
        let diagnostic = match self.misspelt(key) {
            Some(entry) => diagnostic.other(entry.key_span, "perhaps this was meant"),
            None => diagnostic,
        };
        self.asked.push(key.to_owned());
        problems.push(diagnostic.hint(match key {
            "date" => "add a line such as date = 2026-12-10".to_owned(),
            "title" | "text" | "ref" | "key" => format!("add a line such as {key} = \"…\""),
            _ => format!("add `{key}`"),
        }));
        None
    }

    /// An entry that nobody asked for whose key is nearly that one.
    fn misspelt(&self, key: &str) -> Option<&'t Entry> {
        let mut others = self.table.entries.iter().filter(|entry| !self.asked.contains(&entry.key));
        others.find(|entry| did_you_mean(&entry.key, [key]).is_some())
    }

    /// A text.
    pub fn text(&mut self, key: &str, problems: &mut Problems) -> Option<&'t Text> {
        let node = self.given(key, problems)?;
        match &node.value {
            Value::String(text) => Some(text),
            Value::List(_) => self.wrong_type(
                key,
                node,
                "text",
                "write one text in quotation marks, without square brackets",
                problems,
            ),
            Value::Table(_) => {
                self.wrong_type(key, node, "text", "write one text in quotation marks", problems)
            }
            _ => self.wrong_type(key, node, "text", "put it in quotation marks", problems),
        }
    }

    /// A text, where the way back through its escapes does not matter.
    pub fn string(&mut self, key: &str, problems: &mut Problems) -> Option<Spanned<String>> {
        self.text(key, problems).map(spanned)
    }

    /// True or false.
    pub fn boolean(&mut self, key: &str, problems: &mut Problems) -> Option<Spanned<bool>> {
        let node = self.given(key, problems)?;
        match &node.value {
            Value::Boolean(boolean) => Some(Spanned::new(*boolean, node.span)),
            _ => self.wrong_type(
                key,
                node,
                "true or false",
                "write `true` or `false`, without quotation marks",
                problems,
            ),
        }
    }

    /// A number, whole or not.
    pub fn number(&mut self, key: &str, problems: &mut Problems) -> Option<Spanned<f64>> {
        let node = self.given(key, problems)?;
        match &node.value {
            Value::Integer(integer) => Some(Spanned::new(*integer as f64, node.span)),
            Value::Float(float) if float.is_finite() => Some(Spanned::new(*float, node.span)),
            _ => self.wrong_type(
                key,
                node,
                "a number",
                "write it in figures, without quotation marks",
                problems,
            ),
        }
    }

    /// A text, or a list of texts; items that are none are reported and left out.
    pub fn texts(&mut self, key: &str, problems: &mut Problems) -> Option<Vec<&'t Text>> {
        let node = self.given(key, problems)?;
        let hint = "put each text in quotation marks: `[\"one\", \"two\"]`";
        match &node.value {
            Value::String(text) => Some(vec![text]),
            Value::List(list) => {
                Some(items(key, list, "text", "put it in quotation marks", problems, |value| match value {
                    Value::String(text) => Some(text),
                    _ => None,
                }))
            }
            _ => self.wrong_type(key, node, "text or a list of texts", hint, problems),
        }
    }

    /// A table.
    pub fn table(&mut self, key: &str, problems: &mut Problems) -> Option<&'t Table> {
        let node = self.given(key, problems)?;
        match &node.value {
            Value::Table(table) => Some(table),
            Value::List(list) if matches!(list.as_slice(), [Node { value: Value::Table(_), .. }, ..]) => {
                let hint = "keep one of them; there can only be one";
                self.wrong_type(key, node, "a table", hint, problems)
            }
            _ => self.wrong_type(key, node, "a table", TABLE_HINT, problems),
        }
    }

    /// A table, or a list of tables; items that are none are reported and left out.
    pub fn tables(&mut self, key: &str, problems: &mut Problems) -> Option<Vec<&'t Table>> {
        let node = self.given(key, problems)?;
        match &node.value {
            Value::Table(table) => Some(vec![table]),
            Value::List(list) => {
                Some(items(key, list, "a table", TABLE_HINT, problems, |value| match value {
                    Value::Table(table) => Some(table),
                    _ => None,
                }))
            }
            _ => self.wrong_type(key, node, "a table or a list of tables", TABLE_HINT, problems),
        }
    }

    /// A value of any kind, JSON's null included, but for one that could not be read.
    pub fn node(&mut self, key: &str) -> Option<&'t Node> {
        self.asked.push(key.to_owned());
        let node = &self.table.get(key)?.value;
        (!matches!(node.value, Value::Invalid)).then_some(node)
    }

    /// A value of any kind but JSON's null, which is reported.
    fn given(&mut self, key: &str, problems: &mut Problems) -> Option<&'t Node> {
        let node = self.node(key)?;
        if !matches!(node.value, Value::Null) {
            return Some(node);
        }
        let message = format!("`{key}` is null, which is no value");
        report(&rules::WRONG_TYPE, node.span, message, format!("leave `{key}` out"), problems);
        None
    }

    /// One of some known words.
    pub fn choice<T: Clone>(
        &mut self,
        key: &str,
        known: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<Spanned<T>> {
        let text = self.text(key, problems)?;
        choose(key, text, known, problems)
    }

    /// Reports every key that nobody asked for and that is not in `also_known`. `top_level` are the
    /// keys of the document, if this is a table within it: such a key was written too far down.
    pub fn finish(self, also_known: &[&str], top_level: &[&str], problems: &mut Problems) {
        let known = || self.asked.iter().map(String::as_str).chain(also_known.iter().copied());
        for Entry { key, key_span, .. } in &self.table.entries {
            if known().any(|known| known == key) {
                continue;
            }
            let hint = if top_level.contains(&key.as_str()) {
                format!(
                    "move `{key}` up, above the first line in square brackets, if it belongs to the whole document"
                )
            } else if let Some(near) = did_you_mean(key, known()) {
                format!("write `{near}`, if that is what was meant")
            } else if known().next().is_none() {
                "delete it".to_owned()
            } else {
                format!("use one of {}, or delete it", listed(known()))
            };
            let message = format!("`{}` is not a key of {}", excerpt(key), self.what);
            report(&rules::UNKNOWN_KEY, *key_span, message, hint, problems);
        }
    }

    fn wrong_type<T>(
        &self,
        key: &str,
        node: &Node,
        wanted: &str,
        hint: &str,
        problems: &mut Problems,
    ) -> Option<T> {
        let message = format!("`{key}` is {}, not {wanted}", node.value.describe());
        report(&rules::WRONG_TYPE, node.span, message, hint, problems);
        None
    }
}

const TABLE_HINT: &str = "give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets";

/// One of some known words, for a text that was read already; an unknown one is reported.
pub fn choose<T: Clone>(
    key: &str,
    text: &Text,
    known: &[(&str, T)],
    problems: &mut Problems,
) -> Option<Spanned<T>> {
    let written = text.as_str();
    if let Some((_, value)) = known.iter().find(|(name, _)| *name == written) {
        return Some(Spanned::new(value.clone(), text.span()));
    }
    let names = || known.iter().map(|(name, _)| *name);
    let hint = match did_you_mean(written, names()) {
        Some(near) => format!("write `\"{near}\"`, if that is what was meant; known are {}", listed(names())),
        None => format!("use one of {}", listed(names())),
    };
    let message = format!("`{key}` cannot be `{}`", excerpt(written));
    report(&rules::BAD_SETTING, text.span(), message, hint, problems);
    None
}

/// The text and its place.
pub fn spanned(text: &Text) -> Spanned<String> {
    Spanned::new(text.as_str().to_owned(), text.span())
}

fn items<'t, T: ?Sized>(
    key: &str,
    list: &'t [Node],
    wanted: &str,
    hint: &str,
    problems: &mut Problems,
    pick: fn(&'t Value) -> Option<&'t T>,
) -> Vec<&'t T> {
    let mut picked = Vec::with_capacity(list.len());
    for (number, node) in (1..).zip(list) {
        match pick(&node.value) {
            Some(item) => picked.push(item),
            None if matches!(node.value, Value::Invalid) => {}
            None => {
                let message = format!("item {number} of `{key}` is {}, not {wanted}", node.value.describe());
                report(&rules::WRONG_TYPE, node.span, message, hint, problems);
            }
        }
    }
    picked
}

fn report(
    rule: &'static Rule,
    span: Span,
    message: String,
    hint: impl Into<String>,
    problems: &mut Problems,
) {
    problems.push(Diagnostic::new(rule, span, message).hint(hint));
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for name in names.map(|name| format!("`{name}`")) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::reading;
    use super::super::{read_json, read_toml};
    use super::*;

    /// The messages of reading a table of TOML in some way.
    fn problems_of(written: &str, read: impl Fn(&mut Fields<'_>, &mut Problems)) -> Vec<String> {
        let read = |text: &Text, problems: &mut Problems| {
            let table = read_toml(text, problems);
            read(&mut Fields::new(&table, "a report"), problems);
        };
        reading(written, read, |()| String::new()).1
    }

    #[test]
    fn values_of_the_kind_asked_for() {
        let written = "title = 'A'\nplain = true\nn = 3\nwards = 'B'\nlist = ['C', 'D']\n[one]\na = 1\n[[several]]\n[[several]]\n";
        let problems = problems_of(written, |fields, problems| {
            assert_eq!(fields.text("title", problems).map(Text::as_str), Some("A"));
            assert_eq!(fields.string("title", problems).map(|text| text.span.start), Some(8));
            assert_eq!(fields.boolean("plain", problems).map(|plain| plain.value), Some(true));
            assert_eq!(fields.number("n", problems).map(|n| n.value), Some(3.0));
            assert_eq!(fields.texts("wards", problems).map(|wards| wards.len()), Some(1));
            assert_eq!(fields.texts("list", problems).map(|list| list.len()), Some(2));
            assert_eq!(fields.table("one", problems).map(|table| table.entries.len()), Some(1));
            assert_eq!(fields.tables("one", problems).map(|tables| tables.len()), Some(1));
            assert_eq!(fields.tables("several", problems).map(|tables| tables.len()), Some(2));
            assert_eq!(fields.text("missing", problems), None);
            assert!(fields.required("title", problems).is_some());
        });
        assert_eq!(problems, Vec::<String>::new());
    }

    #[test]
    fn values_of_another_kind() {
        let written =
            "title = ['A']\nphone = 123\nplain = 'yes'\nn = '3'\nwards = ['B', 3]\ncontact = 'X'\n[[one]]\n";
        let problems = problems_of(written, |fields, problems| {
            fields.text("title", problems);
            fields.text("phone", problems);
            fields.boolean("plain", problems);
            fields.number("n", problems);
            assert_eq!(fields.texts("wards", problems).map(|wards| wards.len()), Some(1));
            fields.tables("contact", problems);
            fields.table("one", problems);
        });
        let table = "give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets";
        assert_eq!(
            problems,
            [
                "1:9 `title` is a list, not text > write one text in quotation marks, without square brackets",
                "2:9 `phone` is a number, not text > put it in quotation marks",
                "3:9 `plain` is text, not true or false > write `true` or `false`, without quotation marks",
                "4:5 `n` is text, not a number > write it in figures, without quotation marks",
                "5:15 item 2 of `wards` is a number, not text > put it in quotation marks",
                &format!("6:11 `contact` is text, not a table or a list of tables > {table}"),
                "7:1 `one` is a list, not a table > keep one of them; there can only be one",
            ]
        );
    }

    #[test]
    fn null_is_no_value() {
        let read = |text: &Text, problems: &mut Problems| {
            if let Some(table) = read_json(text, problems) {
                Fields::new(&table, "a report").text("title", problems);
            }
        };
        let (_, problems) = reading("{\"title\": null}", read, |()| String::new());
        assert_eq!(problems, ["1:11 `title` is null, which is no value > leave `title` out"]);
    }

    #[test]
    fn what_was_reported_is_not_reported_again() {
        let problems = problems_of("title =\n", |fields, problems| {
            assert!(fields.required("title", problems).is_some());
            fields.text("title", problems);
        });
        assert_eq!(problems.len(), 1);
    }

    #[test]
    fn keys_that_are_missing_or_unknown() {
        let problems = problems_of("titel = 'A'\ncolour = 'red'\n", |fields, problems| {
            fields.required("title", problems);
            fields.required("date", problems);
        });
        assert_eq!(
            problems,
            [
                "1:1 a report needs `title` (1:1 perhaps this was meant) > add a line such as title = \"…\"",
                "1:1 a report needs `date` > add a line such as date = 2026-12-10"
            ]
        );
        let read = |text: &Text, problems: &mut Problems| {
            let table = read_toml(text, problems);
            let mut fields = Fields::new(&table, "`[contact]`");
            fields.text("title", problems);
            fields.finish(&["house"], &["date"], problems);
        };
        let (_, problems) =
            reading("titel = 'A'\nhouse = 'x'\ndate = 1\nfoo = 1\n", read, |()| String::new());
        assert_eq!(
            problems,
            [
                "1:1 `titel` is not a key of `[contact]` > write `title`, if that is what was meant",
                "3:1 `date` is not a key of `[contact]` > move `date` up, above the first line in square brackets, if it belongs to the whole document",
                "4:1 `foo` is not a key of `[contact]` > use one of `title`, `house`, or delete it",
            ]
        );
    }

    #[test]
    fn one_of_some_known_words() {
        let known = [("open", 1), ("exempt", 2), ("confidential", 3)];
        let problems = problems_of("a = 'exempt'\nb = 'Exempted'\nc = 'secret'\n", |fields, problems| {
            assert_eq!(fields.choice("a", &known, problems).map(|access| access.value), Some(2));
            fields.choice("b", &known, problems);
            fields.choice("c", &known, problems);
        });
        assert_eq!(
            problems,
            [
                "2:5 `b` cannot be `Exempted` > write `\"exempt\"`, if that is what was meant; known are `open`, `exempt`, `confidential`",
                "3:5 `c` cannot be `secret` > use one of `open`, `exempt`, `confidential`",
            ]
        );
    }
}
