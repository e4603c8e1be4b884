//! Dates of birth.

use super::goes_on;
use crate::date::{Precision, parse_date};
use chrono::Datelike;
use std::ops::Range;

/// The words before a date of birth.
const WORDS: [&str; 8] =
    ["date of birth", "dob", "d.o.b.", "d.o.b", "born on", "born", "dyddiad geni", "ganwyd ar"];

/// How many years after their birth nobody is alive.
const LIFE: i32 = 110;

/// The date of birth of which the words begin there, in a paper of this year.
pub(super) fn date_of_birth(words: &str, at: usize, year: i32) -> Option<Range<usize>> {
    if !matches!(words.as_bytes()[at], b'd' | b'D' | b'b' | b'B' | b'g' | b'G') {
        return None;
    }
    let phrase = WORDS.into_iter().find(|phrase| goes_on(words, at, phrase))?;
    let mut start = at + phrase.len();
    loop {
        let rest = words.get(start..)?;
        let signs = rest.len() - rest.trim_start_matches([' ', '\u{a0}', ':', ',', '(', '–', '\n']).len();
        start += signs;
        let link = ["is", "was", "on"].into_iter().find(|link| goes_on(words, start, link));
        match (signs, link) {
            (_, Some(link)) => start += link.len(),
            _ => break,
        }
    }
    let rest = words.get(start..)?;
    let ends = rest.char_indices().filter(|(_, c)| c.is_whitespace() || ",;)".contains(*c));
    let ends = ends.map(|(end, _)| end).chain([rest.len()]).filter(|end| *end > 0).take(5);
    for end in ends {
        let written = rest[..end].trim_end_matches('.');
        let is_whole = |year_of: i32| year_of + LIFE >= year;
        if let Some(date) = parse_date(written).filter(|date| date.precision == Precision::Day) {
            return is_whole(date.date.year()).then_some(start..start + written.len());
        }
    }
    None
}
