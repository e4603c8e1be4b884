//! Attribute blocks: `{#id .class key=value}` at the end of a heading, paragraph, list item or
//! opening line, or straight after a picture.

use super::reader::Reader;
use super::tree::{Kind, Node};
use super::Attributes;
use crate::diagnostic::did_you_mean;
use crate::rules;
use crate::source::Spanned;
use std::ops::Range;

/// An attribute block as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// Braces included.
    pub range: Range<usize>,
    pub words: Vec<Word>,
    /// Whether it stands on a line of its own.
    pub own_line: bool,
}

/// A word of an attribute block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub kind: WordKind,
    pub range: Range<usize>,
}

/// The kinds of word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum WordKind {
    /// `#id`
    Id(String),
    /// `.class`
    Class(String),
    /// `key=value`
    Setting { key: String, value: String },
    /// `word`
    Bare(String),
}

impl Written {
    /// Whether it is meant for a whole list when it stands alone on a line under it.
    pub(super) fn is_for_list(&self) -> bool {
        let has_id = self.words.iter().any(|word| matches!(word.kind, WordKind::Id(_)));
        let is_plain = |word: &Word| matches!(&word.kind, WordKind::Class(class) if class == "plain");
        !has_id || self.words.iter().any(is_plain)
    }
}

/// What carries an attribute block, which decides what the block can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    Heading,
    Paragraph,
    /// A paragraph that takes no number wherever it stands: in a list, a quotation, a table.
    UnnumberedParagraph,
    List,
    Quotation,
    Box,
    Table,
    Signature,
    SignatureLine,
    Figure,
    InlinePicture,
}

impl Bearer {
    fn name(self) -> &'static str {
        match self {
            Self::Heading => "a heading",
            Self::Paragraph => "a paragraph",
            Self::UnnumberedParagraph => "a paragraph or item here",
            Self::List => "a list",
            Self::Quotation => "a quotation",
            Self::Box => "a box",
            Self::Table => "a table",
            Self::Signature => "a signature",
            Self::SignatureLine => "a line of a signature",
            Self::Figure => "a figure",
            Self::InlinePicture => "a picture within words",
        }
    }

    fn takes(self, attribute: &str) -> bool {
        use Bearer::*;
        match attribute {
            "id" => !matches!(self, List | SignatureLine | InlinePicture),
            "lang" => !matches!(self, SignatureLine | InlinePicture),
            ".plain" => matches!(self, Heading | List),
            ".unnumbered" => matches!(self, Heading | Paragraph),
            ".decorative" => matches!(self, Figure | InlinePicture),
            "header" | "rows" => self == Table,
            _ => false,
        }
    }
}

/// What an attribute block says of its bearer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Applied {
    pub attributes: Attributes,
    pub decorative: bool,
    /// `header=2`: how many rows are header rows.
    pub header: Option<Spanned<usize>>,
    /// `rows`: the first column heads its row.
    pub rows: bool,
}

/// Every attribute, and where it may stand, for the hint.
const KNOWN: [(&str, &str); 8] = [
    ("id", "put `{#…}` at the end of a heading, paragraph or list item, or on the line that opens a box"),
    ("lang", "put it at the end of a heading or paragraph, or on the line that opens a box"),
    (".plain", "put it at the end of a heading, or on a line of its own under a list"),
    (".unnumbered", "put it at the end of a heading or of a paragraph that takes a number"),
    (".decorative", "put it straight after a picture's closing parenthesis"),
    ("header", "put it on the line that opens `::: table`"),
    ("rows", "put it on the line that opens `::: table`"),
    ("lines", "put it after a label in a blank form, which this version does not build yet"),
];

/// Takes an attribute block off the end of running text.
pub(super) fn take(text: &str, nodes: &mut Vec<Node>) -> Option<Written> {
    let last = nodes.last().filter(|node| node.kind == Kind::Text)?;
    let words = text.get(last.range.clone())?.trim_end();
    let open = words.rfind('{').filter(|_| words.ends_with('}'))?;
    if open == 0 && is_escaped(text, nodes, nodes.len() - 1) {
        return None;
    }
    let start = last.range.start + open;
    let parsed = parse(&words[open..], start)?;
    let before = nodes.len().checked_sub(2).map(|index| &nodes[index].kind);
    let starts_line = matches!(before, None | Some(Kind::SoftBreak | Kind::HardBreak));
    let own_line = starts_line && words[..open].trim().is_empty();
    let range = start..start + words.len() - open;
    if let Some(last) = nodes.last_mut() {
        last.range.end = start;
    }
    trim_end(text, nodes);
    Some(Written { range, words: parsed, own_line })
}

/// Takes an attribute block off the beginning of the words that follow a picture.
pub(super) fn take_start(text: &str, node: &mut Node) -> Option<Written> {
    let words = text.get(node.range.clone()).filter(|_| node.kind == Kind::Text)?;
    let block = words.split_inclusive('}').next()?;
    let start = node.range.start;
    let parsed = parse(block, start)?;
    node.range.start += block.len();
    Some(Written { range: start..node.range.start, words: parsed, own_line: false })
}

/// Whether a backslash before it says that the words of a piece begin with is only a character.
pub(super) fn is_escaped(text: &str, nodes: &[Node], index: usize) -> bool {
    let start = nodes[index].range.start;
    let touches = index > 0 && nodes[index - 1].range.end == start;
    !touches && text[..start].ends_with('\\')
}

/// Takes white space, breaks and emptied words off the end of running text.
pub(super) fn trim_end(text: &str, nodes: &mut Vec<Node>) {
    while let Some(last) = nodes.last_mut() {
        match last.kind {
            Kind::SoftBreak | Kind::HardBreak => {}
            Kind::Text => {
                let words = text.get(last.range.clone()).unwrap_or_default();
                let kept = words.trim_end_matches([' ', '\t']).len();
                last.range.end = last.range.start + kept;
                if kept > 0 {
                    return;
                }
            }
            _ => return,
        }
        nodes.pop();
    }
}

/// The words of an attribute block, or none if it is not of that form and so is text.
fn parse(block: &str, offset: usize) -> Option<Vec<Word>> {
    let inner = block.strip_prefix('{')?.strip_suffix('}')?;
    let mut words = Vec::new();
    for word in inner.split([' ', '\t']).filter(|word| !word.is_empty()) {
        let start = offset + (word.as_ptr() as usize - block.as_ptr() as usize);
        words.push(Word { kind: word_kind(word)?, range: start..start + word.len() });
    }
    (!words.is_empty()).then_some(words)
}

fn word_kind(word: &str) -> Option<WordKind> {
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    if let Some(id) = word.strip_prefix('#') {
        return is_name(id).then(|| WordKind::Id(id.to_owned()));
    }
    if let Some(class) = word.strip_prefix('.') {
        return is_name(class).then(|| WordKind::Class(class.to_owned()));
    }
    let Some((key, value)) = word.split_once('=') else {
        return is_name(word).then(|| WordKind::Bare(word.to_owned()));
    };
    let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
    let is_value = |c: char| c.is_alphanumeric() || "-_.,:;/+%#".contains(c);
    let is_setting = is_name(key) && !value.is_empty() && value.chars().all(is_value);
    is_setting.then(|| WordKind::Setting { key: key.to_owned(), value: value.to_owned() })
}

/// Whether an id is one: an ASCII letter, then ASCII letters, digits, `-` and `_`.
pub(super) fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Whether a language is one in form (BCP 47): `cy`, `en-GB`.
fn is_language(language: &str) -> bool {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part = |part: &str, lengths: Range<usize>| {
        lengths.contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    is_part(first, 2..4)
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| is_part(part, 1..9))
}

impl Reader<'_> {
    /// What an attribute block says, what means nothing here reported and left out.
    pub(super) fn apply(&mut self, written: Written, bearer: Bearer) -> Applied {
        let mut applied = Applied::default();
        let mut seen: Vec<String> = Vec::new();
        for word in written.words {
            let name = match &word.kind {
                WordKind::Id(_) => "id".to_owned(),
                WordKind::Class(class) => format!(".{class}"),
                WordKind::Setting { key, .. } => key.clone(),
                WordKind::Bare(name) => name.clone(),
            };
            if !self.is_meant_for(&name, &word, bearer) {
                continue;
            }
            if seen.contains(&name) {
                self.report(&rules::BAD_ATTRIBUTE, word.range, "this is said twice", "delete one of them");
                continue;
            }
            self.apply_word(&mut applied, word);
            seen.push(name);
        }
        applied
    }

    fn apply_word(&mut self, applied: &mut Applied, word: Word) {
        let span = self.span(word.range.clone());
        match word.kind {
            WordKind::Id(id) if is_id(&id) => applied.attributes.id = Some(Spanned::new(id, span)),
            WordKind::Id(id) => self.report(
                &rules::BAD_ATTRIBUTE,
                word.range,
                format!("`{id}` is not an id"),
                "begin it with a letter from a to z; after that, letters, digits, `-` and `_`",
            ),
            WordKind::Class(class) => match class.as_str() {
                "plain" => applied.attributes.plain = true,
                "unnumbered" => applied.attributes.unnumbered = true,
                _ => applied.decorative = true,
            },
            WordKind::Bare(_) => applied.rows = true,
            WordKind::Setting { key, value } if key == "lang" => {
                if is_language(&value) {
                    applied.attributes.language = Some(Spanned::new(value, span));
                } else {
                    self.report(
                        &rules::BAD_ATTRIBUTE,
                        word.range,
                        format!("`{value}` is not a language"),
                        "write its code: `lang=cy` for Welsh, `lang=en-GB` for English",
                    );
                }
            }
            WordKind::Setting { value, .. } => match value.parse::<usize>() {
                Ok(rows) if value.len() <= 3 => applied.header = Some(Spanned::new(rows, span)),
                _ => self.report(
                    &rules::BAD_ATTRIBUTE,
                    word.range,
                    format!("`{value}` is not a number of rows"),
                    "write how many rows are header rows: `header=2`, or `header=0` for none",
                ),
            },
        }
    }

    fn is_meant_for(&mut self, name: &str, word: &Word, bearer: Bearer) -> bool {
        let known = KNOWN.iter().find(|(known, _)| *known == name);
        let is_bare = matches!(word.kind, WordKind::Bare(_));
        let is_id = matches!(word.kind, WordKind::Id(_));
        // `id=x`, `lang` without a value and `rows=1` are not what these names mean.
        let fits = match name {
            "id" => is_id,
            "rows" => is_bare,
            _ => !is_bare,
        };
        let shown = match &word.kind {
            WordKind::Id(id) => format!("#{id}"),
            WordKind::Setting { key, value } => format!("{key}={value}"),
            _ => name.to_owned(),
        };
        match known {
            Some(_) if fits && bearer.takes(name) => return true,
            Some((_, hint)) if fits => self.report(
                &rules::BAD_ATTRIBUTE,
                word.range.clone(),
                format!("`{shown}` means nothing on {}", bearer.name()),
                *hint,
            ),
            Some(_) => {
                let form = match name {
                    "id" => "write `{#name}`",
                    "rows" => "write `{rows}`",
                    "lang" => "write its value: `{lang=cy}`",
                    _ => "write its value: `{header=2}`",
                };
                self.report(&rules::BAD_ATTRIBUTE, word.range.clone(), format!("`{shown}` means nothing"), form);
            }
            None if name == ".appendix" => self.report(
                &rules::BAD_ATTRIBUTE,
                word.range.clone(),
                "`.appendix` is for reviews",
                "write the appendix as `[[appendix]]` in the front matter",
            ),
            None => self.report_unknown(name, &shown, word),
        }
        false
    }

    fn report_unknown(&mut self, name: &str, shown: &str, word: &Word) {
        let names = KNOWN.iter().map(|(known, _)| *known);
        let hint = match did_you_mean(name, names.filter(|known| *known != "id")) {
            Some(known) => format!("write `{known}`, or type `\\{{` if the braces are to be printed"),
            None => "delete the braces, or type `\\{` if they are to be printed".to_owned(),
        };
        self.report(
            &rules::BAD_ATTRIBUTE,
            word.range.clone(),
            format!("`{shown}` is not known here"),
            hint,
        );
    }
}
