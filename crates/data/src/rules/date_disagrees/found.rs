//! Dates in running text.

use crate::date::{MONTHS, month_named, weekday_named};
use chrono::{NaiveDate, Weekday};
use std::ops::Range;

/// A date as it stands in words.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// All of it, the day of the week included.
    pub range: Range<usize>,
    /// Where the day of the month stands.
    pub day: Range<usize>,
    pub number: u32,
    pub month: u32,
    pub year: Option<i32>,
    pub weekday: Option<Weekday>,
    /// Where a space is missing.
    pub lost: Option<Lost>,
}

/// Where a space is missing: at this place of the words.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lost {
    BeforeMonth(usize),
    BeforeYear(usize),
}

impl Found {
    /// The day, where a year was written; none at all if no calendar has it.
    pub(super) fn date(&self) -> Option<Option<NaiveDate>> {
        // Of a date without a year it is known only that some year has it.
        let date = NaiveDate::from_ymd_opt(self.year.unwrap_or(2024), self.month, self.number)?;
        Some(self.year.map(|_| date))
    }
}

/// The dates of some words, in order: "Monday, 5th September 2011", "5 Medi 2011", "05/09/2011", "31 June".
pub(super) fn dates(words: &str) -> Vec<Found> {
    let bytes = words.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) {
        let end = bytes[at..]
            .iter()
            .position(|byte| !byte.is_ascii_digit())
            .map_or(bytes.len(), |length| at + length);
        from = end;
        let stands_alone = !words[..at].ends_with(|c: char| c.is_alphanumeric() || ".,/-–:£#".contains(c));
        if end - at > 2 || !stands_alone {
            continue;
        }
        let date = in_figures(words, at..end).or_else(|| in_words(words, at..end));
        if let Some(date) = date {
            from = date.range.end;
            found.push(with_weekday(words, date));
        }
    }
    found
}

/// "05/09/2011".
fn in_figures(words: &str, day: Range<usize>) -> Option<Found> {
    let rest = words[day.end..].strip_prefix('/')?;
    let (month, rest) = rest.split_once('/')?;
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (year, after) = rest.split_at(length);
    let is_figure = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = after.starts_with(['/', '-']) || after.starts_with(char::is_alphanumeric);
    if !(1..=2).contains(&month.len()) || !is_figure(month) || year.len() != 4 || goes_on {
        return None;
    }
    let number = words[day.clone()].parse().ok().filter(|number| (1..=31).contains(number))?;
    let month = month.parse().ok().filter(|month| (1..=31).contains(month))?;
    let range = day.start..words.len() - after.len();
    Some(Found { range, day, number, month, year: year.parse().ok(), weekday: None, lost: None })
}

/// "5th September 2011", the year or not.
fn in_words(words: &str, day: Range<usize>) -> Option<Found> {
    let number: u32 = words[day.clone()].parse().ok().filter(|number| (1..=31).contains(number))?;
    let mut at = day.end;
    let letters = |at: usize| {
        let rest = &words[at..];
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    };
    let blanks = |at: usize| words[at..].len() - words[at..].trim_start_matches([' ', '\u{a0}']).len();
    let mut lost = None;
    let suffix = ["st", "nd", "rd", "th", "af", "ail", "il", "ydd", "fed", "ed", "eg", "ain"]
        .into_iter()
        .find(|suffix| {
            let run = letters(at);
            run.strip_prefix(suffix).is_some_and(|rest| rest.is_empty() || is_whole_month(rest))
        });
    at += suffix.map_or(0, str::len);
    let gap = blanks(at);
    at += gap;
    for joining in ["of ", "o "] {
        if words[at..].starts_with(joining) {
            at += joining.len();
        }
    }
    let month = letters(at);
    let is_known = month.starts_with(char::is_uppercase);
    let number_of_month = month_named(&month.to_lowercase()).filter(|_| is_known)?;
    if gap == 0 {
        if !is_whole_month(month) {
            return None;
        }
        lost = Some(Lost::BeforeMonth(at));
    }
    let mut end = at + month.len();
    let after = words[end..].strip_prefix('.').filter(|_| !is_whole_month(month)).map_or(end, |_| end + 1);
    let after = words[after..].strip_prefix(',').map_or(after, |_| after + 1);
    let gap = blanks(after);
    let year = &words[after + gap..];
    let year = &year[..year.find(|c: char| !c.is_ascii_digit()).unwrap_or(year.len())];
    let year_end = after + gap + year.len();
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let year = year.parse::<i32>().ok().filter(|_| is_year);
    if year.is_some() {
        if gap == 0 && after == end {
            lost = lost.or(Some(Lost::BeforeYear(end)));
        }
        end = year_end;
    } else if !is_whole_month(month) {
        return None;
    }
    let range = day.start..end;
    Some(Found { range, day, number, month: number_of_month, year, weekday: None, lost })
}

fn is_whole_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && MONTHS.iter().flatten().any(|month| month.eq_ignore_ascii_case(word))
}

/// A date with the day of the week before it, if one stands there.
fn with_weekday(words: &str, date: Found) -> Found {
    let before = words[..date.range.start].trim_end_matches([' ', '\u{a0}', ',']);
    let before = before.strip_suffix(" the").unwrap_or(before);
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |sign| sign + before[sign..].chars().next().map_or(1, char::len_utf8));
    let word = &before[start..];
    let lower = word.to_lowercase();
    let earlier = before[..start].trim_end();
    let after_dydd = earlier.ends_with("Dydd") || earlier.ends_with("dydd") || earlier.ends_with("Nos");
    let is_welsh = ["llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul"].contains(&lower.as_str());
    // "Sun" may be a newspaper, and "Mawrth" alone is a month.
    let is_day = word.starts_with(char::is_uppercase)
        && (lower.ends_with("day") || is_welsh && after_dydd || SHORT.contains(&word));
    let Some(weekday) = weekday_named(&lower).filter(|_| is_day) else { return date };
    let start = if is_welsh { earlier.rfind(' ').map_or(0, |space| space + 1) } else { start };
    Found { range: start..date.range.end, weekday: Some(weekday), ..date }
}

/// Short names of the days.
const SHORT: [&str; 8] = ["Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat"];
