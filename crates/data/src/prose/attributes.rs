//! Attribute blocks: `{#id .class key=value}` at the end of a heading, paragraph, list item or
//! opening line, or straight after a picture.

use super::tree::{Kind, Node};
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
    /// This block and one that follows it.
    fn and(mut self, following: Self) -> Self {
        self.range.end = following.range.end;
        self.words.extend(following.words);
        self
    }

    /// Whether it is meant for a whole list when it stands alone on a line under it.
    pub(super) fn is_for_list(&self) -> bool {
        let has_id = self.words.iter().any(|word| matches!(word.kind, WordKind::Id(_)));
        let is_plain = |word: &Word| matches!(&word.kind, WordKind::Class(class) if class == "plain");
        !has_id || self.words.iter().any(is_plain)
    }
}

/// Takes the attribute blocks off the end of running text; several count as one.
pub(super) fn take(text: &str, nodes: &mut Vec<Node>) -> Option<Written> {
    let mut taken = Vec::new();
    while let Some(block) = take_one(text, nodes) {
        taken.push(block);
    }
    as_one(taken)
}

/// Takes the attribute blocks off the last line of running text, if they stand there alone.
pub(super) fn take_line(text: &str, nodes: &mut Vec<Node>) -> Option<Written> {
    let mut rest = nodes.clone();
    let mut taken = Vec::new();
    while !taken.last().is_some_and(|block: &Written| block.own_line) {
        taken.push(take_one(text, &mut rest)?);
    }
    *nodes = rest;
    as_one(taken)
}

/// Blocks as one; they were taken from the last to the first.
fn as_one(taken: Vec<Written>) -> Option<Written> {
    taken.into_iter().rev().reduce(Written::and)
}

fn take_one(text: &str, nodes: &mut Vec<Node>) -> Option<Written> {
    let last = nodes.last().filter(|node| node.kind == Kind::Text)?;
    let words = text.get(last.range.clone())?.trim_end();
    let open = words.rfind('{').filter(|_| words.ends_with('}'))?;
    let before = nodes.len().checked_sub(2).map(|index| &nodes[index]);
    let is_of_picture = before
        .is_some_and(|before| matches!(before.kind, Kind::Image(_)) && before.range.end == last.range.start);
    if open == 0 && (is_of_picture || is_escaped(text, nodes, nodes.len() - 1)) {
        return None;
    }
    let start = last.range.start + open;
    let parsed = parse(&words[open..], start)?;
    let before = before.map(|before| &before.kind);
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

/// Whether words are an attribute block and nothing else.
pub(super) fn is_block(words: &str) -> bool {
    parse(words, 0).is_some()
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
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
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

#[cfg(test)]
mod tests {
    use super::super::sketch::read;

    #[test]
    fn many_blocks_in_braces_take_no_long_time() {
        let many = 75_000;
        // The first gives the id, each of the others gives one again.
        assert_eq!(read(&("a ".to_owned() + &"{#b}".repeat(many))).problems.len(), many - 1);
        assert_eq!(read(&("- a\n".to_owned() + &"{.plain}".repeat(many))).problems.len(), many - 1);
    }
}
