//! Mending TOML lines that would make the parser give up all that follows them.

use super::outline::{Lines, Outline};
use super::{is_of_key, messages};
use ::toml::de::{DeTable, Error};
use std::collections::BTreeSet;
use std::ops::Range;

/// A text of the same length that the parser can take further, and all its errors, the mended ones too.
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// The errors.
    pub(super) errors: Vec<Error>,
}

/// The parser gives up the rest of a document at a line that it cannot take for `key = value`, and
/// takes unusual spaces for parts of words. So such lines are made into ones that it can take, of the
/// same length, or into spaces; the errors that they gave are kept.
pub(super) fn mend(source: &str) -> Mended {
    const ROUNDS: usize = 4;
    let lines = Lines::of(source);
    let mut mended = Mended { text: source.to_owned(), errors: Vec::new() };
    for round in 0..=ROUNDS {
        if Outline::of(&mended.text).too_deep.is_some() {
            break;
        }
        let (_, errors) = DeTable::parse_recoverable(&mended.text);
        let is_mendable =
            |error: &Error| messages::loses_a_line(error) || unusual_space(source, error).is_some();
        if round == ROUNDS || !errors.iter().any(is_mendable) {
            mended.errors.extend(errors);
            break;
        }
        // The others are found again in the mended text.
        let errors: Vec<_> = errors.into_iter().filter(is_mendable).collect();
        mend_lines(&mut mended.text, source, &lines, &errors);
        mended.errors.extend(errors);
    }
    mended
}

fn mend_lines(mended: &mut String, source: &str, lines: &Lines, errors: &[Error]) {
    let (spaces, lost): (Vec<_>, Vec<_>) =
        errors.iter().partition(|error| unusual_space(source, error).is_some());
    let lost: BTreeSet<_> =
        lost.iter().filter_map(|error| error.span()).map(|span| lines.start(span.start)).collect();
    for line in lost.into_iter().map(|start| lines.at(start)) {
        let with = mended_line(&source[line.clone()]).filter(|with| with != &mended[line.clone()]);
        let with = with.unwrap_or_else(|| " ".repeat(line.len()));
        mended.replace_range(line, &with);
    }
    for space in spaces.into_iter().filter_map(|error| unusual_space(source, error)) {
        if mended.get(space.clone()) == source.get(space.clone()) {
            mended.replace_range(space.clone(), &" ".repeat(space.len()));
        }
    }
}

/// The space other than U+0020 and tab at which an error lies.
fn unusual_space(source: &str, error: &Error) -> Option<Range<usize>> {
    let start = error.span()?.start;
    let space = source.get(start..)?.chars().next().filter(|c| !c.is_ascii() && c.is_whitespace())?;
    messages::is_of_word(error).then(|| start..start + space.len_utf8())
}

/// `title: "x"`, `title "x"` and `report to = "x"` as they should be, at the same length.
fn mended_line(line: &str) -> Option<String> {
    let start = line.len() - line.trim_start().len();
    let end = start + line[start..].bytes().take_while(|byte| is_of_key(*byte)).count();
    let rest = line[end..].trim_start_matches([' ', '\t']);
    let after = line.len() - rest.len();
    let replaced = |at: usize, with: &str| Some(format!("{}{with}{}", &line[..at], &line[at + 1..]));
    if end == start {
        None
    } else if rest.starts_with(':') {
        replaced(after, "=")
    } else if after > end && rest.starts_with(['"', '\'', '[', '{']) {
        replaced(after - 1, "=")
    } else {
        let key = line.split_once('=')?.0.trim_end();
        let words = &key[start..];
        let one_space = words.split(' ').all(|word| !word.is_empty() && word.bytes().all(is_of_key));
        one_space.then(|| format!("{}{}{}", &line[..start], words.replace(' ', "_"), &line[key.len()..]))
    }
}
