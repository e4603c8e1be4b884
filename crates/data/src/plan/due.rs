//! When an action is due: dates, or words such as "Quarterly".

use crate::date::{Date, Precision, is_no_day, parse_date, read_date};
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Node, Value, excerpt};
use chrono::{Datelike, Months, NaiveDate};

/// When an action is due; nothing if it was not said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Due {
    /// Its dates and words, in the order in which they were written.
    pub items: Vec<DueItem>,
}

/// One date, or words in its place.
#[derive(Debug, Clone, PartialEq)]
pub enum DueItem {
    /// A date.
    Date(Spanned<Date>),
    /// Words, such as "Immediately".
    Words(Spanned<String>),
}

impl Due {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The last day of the latest of its dates; words have none.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.items
            .iter()
            .filter_map(|item| match item {
                DueItem::Date(date) => Some(last_day_of(date.value)),
                DueItem::Words(_) => None,
            })
            .max()
    }

    /// Its words, dates aside.
    pub fn words(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.items.iter().filter_map(|item| match item {
            DueItem::Words(words) => Some(words),
            DueItem::Date(_) => None,
        })
    }

    /// Whether two say the same, wherever they stand.
    pub fn says_same(&self, other: &Self) -> bool {
        let said = |item: &DueItem| match item {
            DueItem::Date(date) => (Some((date.value.date, date.value.precision)), String::new()),
            DueItem::Words(words) => (None, words.value.trim().to_lowercase()),
        };
        self.items.iter().map(said).eq(other.items.iter().map(said))
    }
}

/// A month without a day lasts until its end.
pub(super) fn last_day_of(date: Date) -> NaiveDate {
    match date.precision {
        Precision::Day => date.date,
        Precision::Month => date
            .date
            .with_day(1)
            .and_then(|first| first.checked_add_months(Months::new(1)))
            .and_then(|next| next.pred_opt())
            .unwrap_or(date.date),
    }
}

/// Reads a date, a list of dates, or words.
pub(super) fn read_due(node: Option<&Node>, problems: &mut Problems) -> Due {
    let Some(node) = node else { return Due::default() };
    let nodes = match &node.value {
        Value::List(list) => list.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let mut items = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        match &node.value {
            Value::String(text) => {
                let next = nodes[index + 1..].iter().find_map(date_of);
                items.extend(read_text(text, next, problems));
            }
            _ => items.extend(read_date(node, problems).map(DueItem::Date)),
        }
    }
    Due { items }
}

fn read_text(text: &Text, next: Option<NaiveDate>, problems: &mut Problems) -> Option<DueItem> {
    let written = text.as_str().trim();
    if written.is_empty() {
        problems.push(
            Diagnostic::new(&rules::MISSING_FIELD, text.span(), "it is not said when this is due")
                .hint("write a date, or words such as \"Quarterly\""),
        );
        return None;
    }
    if let Some(date) = parse_date(written).or_else(|| next.and_then(|next| date_before(written, next))) {
        return Some(DueItem::Date(Spanned::new(date, text.span())));
    }
    // A leap year has every day that any year has.
    let year = next.map_or(2028, |next| next.year());
    if is_no_day(written) || is_no_day(&format!("{written} {year}")) {
        let message = format!("there is no such day as `{}`", excerpt(written));
        problems.push(
            Diagnostic::new(&rules::BAD_DATE, text.span(), message)
                .hint("check the day and the month, and write the year too, as in 10 December 2026"),
        );
        return None;
    }
    Some(DueItem::Words(Spanned::new(written.to_owned(), text.span())))
}

/// The date that is meant by one without a year, such as "31st May", before a date that has one.
fn date_before(written: &str, next: NaiveDate) -> Option<Date> {
    let in_year = |year: i32| parse_date(&format!("{written} {year}"));
    in_year(next.year()).filter(|date| date.date <= next).or_else(|| in_year(next.year() - 1))
}

fn date_of(node: &Node) -> Option<NaiveDate> {
    match &node.value {
        Value::Date(date) => Some(*date),
        Value::String(text) => parse_date(text.as_str()).map(|date| date.date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_no_calendar_has_is_told_from_words() {
        for no_day in [
            "31 June 2026",
            "29 February 2027",
            "30th February 2026",
            "2026-02-30",
            "32/1/2026",
            "2026-13-01",
        ] {
            assert!(is_no_day(no_day), "{no_day}");
        }
        for words in ["Quarterly", "Within 3 months", "3 months", "By 2027", "2027", "Summer 2026"] {
            assert!(!is_no_day(words), "{words}");
        }
    }
}
