//! A house's words: in each language those that its parts print, names of months, kinds of box.

use super::values::{finish, owned, required_string, required_words, said, strings, tables, written_too_low};
use crate::date::{Date, format_date};
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Span;
use crate::written::{Entry, Fields, Table, Value};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A kind of box.
#[derive(Debug, Clone)]
pub struct BoxKind {
    /// The word after `:::`.
    pub kind: String,
    /// What is printed above a box without a title, if anything.
    pub word: Option<String>,
    /// The name of its colour.
    pub colour: String,
    /// The sign before its title or word, if any.
    pub mark: Option<String>,
}

/// The house's words in one language.
#[derive(Debug, Clone)]
pub struct Words {
    /// Each word by its key.
    pub entries: BTreeMap<String, String>,
    /// January to December.
    pub months: [String; 12],
    /// Monday to Sunday.
    pub weekdays: [String; 7],
    /// Numbers in words, from nought; greater ones print in figures.
    pub numbers: Vec<String>,
}

impl Words {
    /// A count as it stands in running text: in words while there are words for it.
    pub fn count(&self, count: usize) -> String {
        self.numbers.get(count).cloned().unwrap_or_else(|| count.to_string())
    }

    /// The word of that key, or the key itself, which a house's check would have found.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.entries.get(key).map_or(key, String::as_str)
    }
}

pub(super) fn read_dates(
    table: &Table,
    words: &BTreeMap<String, Words>,
    problems: &mut Problems,
) -> Option<String> {
    let mut fields = Fields::new(table, "`[dates]`");
    let wording = required_words(&mut fields, "wording", problems)?;
    finish(fields, problems);
    let words = words.values().next()?;
    let example = Date::day(NaiveDate::default());
    match format_date(example, &wording.value, &words.months, &words.weekdays) {
        Ok(_) => Some(wording.value),
        Err(directive) => {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    wording.span,
                    format!("`%{directive}` is no part of a date"),
                )
                .hint("use %A, %-d, %o, %B and %Y, such as \"%-d %B %Y\""),
            );
            None
        }
    }
}

pub(super) fn read_boxes(
    table: &Table,
    colours: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> Vec<BoxKind> {
    let mut boxes = Vec::new();
    for (entry, table) in tables(table, problems) {
        let mut fields = Fields::new(table, "a kind of box");
        let word = fields.string("word", problems);
        let colour = required_string(&mut fields, "colour", problems);
        let mark = fields.string("mark", problems);
        finish(fields, problems);
        let Some(colour) = colour else { continue };
        if !colours.contains_key(&colour.value) {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    colour.span,
                    format!("there is no colour `{}`", colour.value),
                )
                .hint("name one of the colours below `[colours]`, or add it there"),
            );
        }
        boxes.push(BoxKind {
            kind: entry.key.clone(),
            word: word.map(|word| word.value),
            colour: colour.value,
            mark: mark.map(|mark| mark.value).filter(|mark| !mark.trim().is_empty()),
        });
    }
    boxes
}

pub(super) fn read_words(table: &Table, problems: &mut Problems) -> BTreeMap<String, Words> {
    let mut languages = BTreeMap::new();
    for (entry, table) in tables(table, problems) {
        check_code(entry, "words", problems);
        let mut fields = Fields::new(table, "words");
        let months = names::<12>(&mut fields, "months", problems);
        let weekdays = names::<7>(&mut fields, "weekdays", problems);
        let numbers = fields.texts("numbers", problems).unwrap_or_default();
        let others = Table {
            entries: table
                .entries
                .iter()
                .filter(|entry| !matches!(entry.key.as_str(), "months" | "weekdays" | "numbers"))
                .cloned()
                .collect(),
            span: table.span,
        };
        let others = strings(&others, problems);
        // What stands before who said something may be nothing.
        for (word, text) in others.iter().filter(|(word, _)| word.key != "said_by") {
            if let Some(hint) = written_too_low(&word.key) {
                let message = format!("`{}` is no word that a house prints", word.key);
                problems.report(&rules::UNKNOWN_KEY, word.key_span, message, hint);
            }
            said(&format!("the word `{}`", word.key), text.span(), text.as_str(), problems);
        }
        let entries =
            others.into_iter().map(|(entry, text)| (entry.key.clone(), text.as_str().to_owned())).collect();
        if let (Some(months), Some(weekdays)) = (months, weekdays) {
            languages
                .insert(entry.key.clone(), Words { entries, months, weekdays, numbers: owned(&numbers) });
        }
    }
    check_words(table, &languages, problems);
    languages
}

/// Languages go by their codes alone: a document in `en-GB` has the words of `en`.
pub(super) fn check_code(language: &Entry, table: &str, problems: &mut Problems) {
    let code = language.key.as_str();
    if matches!(code.len(), 2 | 3) && code.chars().all(|c| c.is_ascii_lowercase()) {
        return;
    }
    let start: String =
        code.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    let hint = match start.len() {
        2 | 3 => format!("write `[{table}.{start}]`, for the language whatever the country"),
        _ => format!("write the code of a language, such as `[{table}.cy]` for Welsh"),
    };
    let message = format!("`{code}` is no code of a language");
    problems.report(&rules::BAD_SETTING, language.key_span, message, hint);
}

/// Every language has every word that English has.
fn check_words(table: &Table, languages: &BTreeMap<String, Words>, problems: &mut Problems) {
    let Some(english) = languages.get("en") else { return };
    for (language, words) in languages {
        let Some(entry) = table.get(language) else { continue };
        let mut missing = Vec::new();
        for key in english.entries.keys().filter(|key| !words.entries.contains_key(*key)) {
            match own_word(table, key).filter(|word| word.source != entry.key_span.source) {
                Some(word) => problems.report(
                    &rules::HOUSE_FILE,
                    word,
                    format!("the word `{key}` is there in English, and not in `{language}`"),
                    format!("add `{key}` below a line `[words.{language}]` too, or delete it here"),
                ),
                None => missing.push(format!("`{key}`")),
            }
        }
        if !missing.is_empty() {
            problems.push(
                Diagnostic::new(
                    &rules::HOUSE_FILE,
                    entry.key_span,
                    format!("the words of `{language}` lack {}", missing.join(", ")),
                )
                .hint(format!("add them below `[words.{language}]`")),
            );
        }
    }
}

/// Where the nearest layer that has words says an English one.
fn own_word(table: &Table, key: &str) -> Option<Span> {
    let Value::Table(english) = &table.get("en")?.value.value else { return None };
    let word = english.get(key)?.key_span;
    (word.source == table.span.source).then_some(word)
}

fn names<const N: usize>(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<[String; N]> {
    fields.required(key, problems)?;
    let span = fields.node(key)?.span;
    let names = owned(&fields.texts(key, problems)?);
    let count = names.len();
    let names = <[String; N]>::try_from(names).ok();
    if names.is_none() {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, span, format!("`{key}` has {count} names, not {N}"))
                .hint(format!("write all {N} names in order")),
        );
    }
    names
}
