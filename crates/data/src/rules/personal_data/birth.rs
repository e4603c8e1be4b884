//! Dates of birth.

use super::goes_on;
use crate::date::{Precision, parse_date};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// The words before a date of birth.
const WORDS: [&str; 8] =
    ["date of birth", "dob", "d.o.b.", "d.o.b", "born on", "born", "dyddiad geni", "ganwyd ar"];

/// Whom a rule about ages is about, such as that of admissions.
const MANY: [&str; 12] = [
    "adults",
    "anybody",
    "anyone",
    "babies",
    "children",
    "everybody",
    "everyone",
    "one",
    "people",
    "pupils",
    "students",
    "those",
];
/// What is said to be born and is nobody.
const THINGS: [&str; 12] = [
    "authority",
    "charity",
    "club",
    "company",
    "council",
    "fund",
    "nhs",
    "partnership",
    "programme",
    "scheme",
    "service",
    "trust",
];
/// One of the people whom a rule is about.
const ONE: [&str; 6] = ["adult", "baby", "child", "person", "pupil", "student"];

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
            let is_told = is_whole(date.date.year()) && !is_of_anybody(words.get(..at)?, date.date);
            return is_told.then_some(start..start + written.len());
        }
    }
    None
}

/// Whether words end in somebody who is nobody in particular: “children who were” born on a day, “any child”; “a child”
/// only where the day opens or closes a month, as the limits of a school year do.
fn is_of_anybody(before: &str, day: NaiveDate) -> bool {
    let words = before.trim_end().rsplit([' ', '\u{a0}', '\n']).map(str::to_lowercase);
    let mut words =
        words.skip_while(|word| ["is", "are", "was", "were", "who", "that"].contains(&word.as_str()));
    let (who, article) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_limit = day.day() == 1 || day.succ_opt().is_some_and(|next| next.day() == 1);
    let is_any = match article.as_str() {
        "any" | "each" | "every" | "no" => true,
        "a" | "an" => is_limit,
        _ => false,
    };
    let is_nobody = [&MANY[..], &THINGS[..]].iter().any(|words| words.contains(&who.as_str()));
    is_nobody || is_any && ONE.contains(&who.as_str())
}
