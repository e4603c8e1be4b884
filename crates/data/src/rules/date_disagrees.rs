//! `date-disagrees`: dates that no calendar has, or that say two things.

mod found;

use super::paper::Paper;
use super::passages::{Passage, PassageKind, Within};
use super::{Example, Group, Level, Levels, Rule};
use crate::date::{MONTHS, parse_date};
use crate::diagnostic::{Diagnostic, Problems};
use chrono::{Datelike, NaiveDate, Weekday};
use found::{Found, Lost, dates};
use std::ops::Range;

/// A date agrees with itself.
pub static DATE_DISAGREES: Rule = Rule {
    name: "date-disagrees",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Head,
    purpose: "A date agrees with itself.",
    why: "\
People come to a meeting, send an objection or ask for a call-in by the dates that a paper gives. Where the \
day of the week is not that of the date, nobody can tell which of the two was meant, and a notice may be \
void.

Reported are a weekday that does not fit its date, a day that no calendar has (31 June), a date in words \
beside another one in figures, a time that ends before it begins, and a date that was typed without a \
space.",
    remedy: "\
Look the date up, and correct the part that is wrong: `Monday 6 September 2011` becomes `Tuesday 6 September \
2011` or `Monday 5 September 2011`. One form of a date is enough; leave out the figures in brackets. Dates \
within quotations are left alone.",
    examples: &[Example {
        wrong: "# Purpose\n\nThe hearing is on Monday 7 September 2027.",
        right: "# Purpose\n\nThe hearing is on Tuesday 7 September 2027.",
    }],
};

/// Looks at the dates of all running text but quotations and works cited.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for passage in &paper.passages {
        let is_anothers = passage.place.within == Within::Quote || passage.kind == PassageKind::Work;
        // What a plan has in place of a date is looked at with the plan.
        let is_of_plan = passage.place.within == Within::Plan && passage.kind == PassageKind::Front;
        if !is_anothers && !is_of_plan {
            check_passage(passage, paper, problems);
        }
    }
}

fn check_passage(passage: &Passage<'_>, paper: &Paper<'_>, problems: &mut Problems) {
    let mut last: Option<(Range<usize>, NaiveDate)> = None;
    for found in dates(&passage.words) {
        let words = &passage.words[found.range.clone()];
        let mut tell = |range: Range<usize>, message: String, hint: String| {
            let span = passage.span_of(range, paper.sources);
            problems.push(Diagnostic::new(&DATE_DISAGREES, span, message).hint(hint));
        };
        if let Some(lost) = found.lost {
            let range = found.day.start..found.range.end;
            let (written, spaced) = (&passage.words[range.clone()], with_space(&passage.words, &found, lost));
            tell(range, format!("`{written}` lacks a space"), format!("write `{spaced}`"));
        }
        let Some(date) = found.date() else {
            tell(found.range.clone(), format!("there is no `{words}`"), no_such_day(&found));
            continue;
        };
        // Without a year there is no day of the week.
        let Some(date) = date else { continue };
        if let Some(weekday) = found.weekday.filter(|weekday| *weekday != date.weekday()) {
            let (is, was) = (name(date.weekday()), name(weekday));
            let message = format!("`{words}` is a {is}, not a {was}");
            tell(found.range.clone(), message, "check the date, and write the right day or none".to_owned());
        }
        if let Some((range, other)) = in_brackets(&passage.words, &found)
            && other != date
        {
            let message = format!("`{words}` and `{}` are two different days", &passage.words[range.clone()]);
            tell(range, message, "check which of them is meant, and leave out the other".to_owned());
        }
        if let Some((before, first)) = last.replace((found.range.clone(), date))
            && date < first
            && is_span_of_time(&passage.words, &before, &found.range)
        {
            let message =
                format!("`{words}` is earlier than `{}`, where this time begins", &passage.words[before]);
            tell(found.range, message, "check the two dates".to_owned());
        }
    }
}

fn no_such_day(found: &Found) -> String {
    let Some([month, _]) = found.month.checked_sub(1).and_then(|at| MONTHS.get(at as usize)) else {
        return "write day, month and year in this order, the month in letters".to_owned();
    };
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = match (found.month, found.year) {
        // A day of February that is not there is the 29th of a common year, or one that no year has.
        (2, Some(year)) => 28 + i32::from(NaiveDate::from_ymd_opt(year, 2, 29).is_some()),
        (month, _) => days.get(month as usize - 1).copied().unwrap_or(31),
    };
    let (initial, rest) = month.split_at(1);
    let year = found.year.filter(|_| found.month == 2).map_or_else(String::new, |year| format!(" in {year}"));
    format!("check the date: {}{rest} has {days} days{year}", initial.to_uppercase())
}

fn with_space(words: &str, found: &Found, lost: Lost) -> String {
    let at = match lost {
        Lost::BeforeMonth(at) | Lost::BeforeYear(at) => at,
    };
    format!("{} {}", &words[found.day.start..at], &words[at..found.range.end])
}

/// The date in brackets right behind another, where one of them is in words and the other in figures.
fn in_brackets(words: &str, found: &Found) -> Option<(Range<usize>, NaiveDate)> {
    let rest = &words[found.range.end..];
    let inside = rest.trim_start().strip_prefix('(')?;
    let start = words.len() - inside.len();
    let inside = &inside[..inside.find(')')?];
    let other = parse_date(inside).filter(|other| other.precision == crate::date::Precision::Day)?;
    let has_letters = |text: &str| text.contains(char::is_alphabetic);
    let differ = has_letters(inside) != has_letters(&words[found.day.start..found.range.end]);
    differ.then_some((start..start + inside.len(), other.date))
}

/// Whether two dates begin and end a time: "from … to", "between … and".
fn is_span_of_time(words: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let Some(between) = words.get(first.end..second.start) else { return false };
    let before = words[..first.start].trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    match between.trim() {
        "to" | "until" | "till" => before == "from" || before == "period",
        "and" => before == "between",
        "i" | "hyd" => before == "o" || before == "rhwng",
        _ => false,
    }
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests;
