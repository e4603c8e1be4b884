//! Progress as people keep it in one cell: words, or updates that open with a date.

use super::placed::trimmed;
use crate::date::parse_date;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Text;
use crate::written::excerpt;
use std::ops::Range;

/// How many characters the name of a post or body may have.
const LONGEST_NAME: usize = 60;

/// One update of an action.
#[derive(Debug)]
pub(super) struct Update {
    /// When, as it was written; none for what stands above the first date.
    pub(super) date: Option<Text>,
    /// Who says so: `1 July 2026, CQC: …` or `1 July 2026 (CQC): …`.
    pub(super) by: Option<Text>,
    /// What came of it.
    pub(super) text: Option<Text>,
}

/// The updates of a cell, one from each line that opens with a date and a colon; the lines below belong to
/// it. None if no line does.
pub(super) fn updates_of(progress: &Text, problems: &mut Problems) -> Option<Vec<Update>> {
    let words = progress.as_str();
    let mut openings: Vec<Opening> = Vec::new();
    let mut start = 0;
    for line in words.split_inclusive(['\n', '\r']) {
        openings.extend(opening(line, start));
        start += line.len();
    }
    let first = openings.first()?.start;
    let above = trimmed(progress, 0..first).map(|text| Update { date: None, by: None, text: Some(text) });
    let ends = openings.iter().skip(1).map(|next| next.start).chain([words.len()]);
    let dated = openings.iter().zip(ends).map(|(opening, end)| {
        let text = trimmed(progress, opening.after_colon..end);
        let date = trimmed(progress, opening.date.clone());
        if let (None, Some(date)) = (&text, &date) {
            let message = format!("the update of `{}` has no words", excerpt(date.as_str()));
            problems.push(
                Diagnostic::new(&rules::BAD_SHEET, date.span(), message)
                    .hint("write what was done after the colon, or delete the date"),
            );
        }
        Update { date, by: opening.by.clone().and_then(|by| trimmed(progress, by)), text }
    });
    Some(above.into_iter().chain(dated).collect())
}

/// How a line opens that is an update, as places in the cell's words.
struct Opening {
    start: usize,
    date: Range<usize>,
    by: Option<Range<usize>>,
    after_colon: usize,
}

fn opening(line: &str, start: usize) -> Option<Opening> {
    // Updates are kept as a list too.
    let words = line.trim_start_matches([' ', '\t', '-', '–', '•']);
    let words_at = start + line.len() - words.len();
    let (head, after) = words.split_once(':')?;
    if after.starts_with("//") {
        return None;
    }
    let is_date = |end: usize| parse_date(&head[..end]).is_some();
    let opened = |date: usize, by: Option<Range<usize>>| Opening {
        start,
        date: words_at..words_at + date,
        by: by.map(|by| words_at + by.start..words_at + by.end),
        after_colon: words_at + head.len() + 1,
    };
    if is_date(head.len()) {
        return Some(opened(head.len(), None));
    }
    let trimmed = head.trim_end();
    if let (Some(open), true) = (trimmed.find('('), trimmed.ends_with(')'))
        && is_date(open)
    {
        return Some(opened(open, Some(open + 1..trimmed.len() - 1)));
    }
    // A date may have commas of its own: March 31, 2011.
    let comma = head.match_indices(',').map(|(at, _)| at).find(|&at| is_date(at))?;
    is_name(&head[comma + 1..]).then(|| opened(comma, Some(comma + 1..head.len())))
}

/// Whether words between a date and a colon may be who says it: `1 July 2026, the panel agreed two things:`
/// is a sentence, and `1 July 2026, 10:30` a time.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    words.starts_with(char::is_uppercase) && words.chars().count() <= LONGEST_NAME
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::testing::reading;

    /// `date | by | words` of each update, or `none`.
    fn updates(cell: &str) -> Vec<String> {
        let words =
            |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| text.as_str().to_owned());
        let show = |update: &Update| [&update.date, &update.by, &update.text].map(words).join(" | ");
        let (shown, said) = reading(cell, updates_of, |updates| match updates {
            Some(updates) => updates.iter().map(show).collect::<Vec<_>>().join("; "),
            None => "none".to_owned(),
        });
        assert_eq!(said, [""; 0]);
        shown.split("; ").map(str::to_owned).collect()
    }

    #[test]
    fn a_line_that_opens_with_a_date_and_a_colon_is_an_update() {
        assert_eq!(updates("July 2011: One."), ["July 2011 |  | One."]);
        assert_eq!(
            updates("- July 2011: One.\n• May 2012: Two."),
            ["July 2011 |  | One.", "May 2012 |  | Two."]
        );
        assert_eq!(updates("31/03/2027 :\nOne.\n\nTwo: three."), ["31/03/2027 |  | One.\n\nTwo: three."]);
        assert_eq!(
            updates("Before.\r\nMarch 31, 2011: One.\r\nThursday 10 December 2026: Two."),
            [" |  | Before.", "March 31, 2011 |  | One.", "Thursday 10 December 2026 |  | Two."]
        );
    }

    #[test]
    fn who_says_it_stands_between_the_date_and_the_colon() {
        assert_eq!(updates("1 July 2026, CQC: Good."), ["1 July 2026 | CQC | Good."]);
        assert_eq!(updates("1 July 2026 (the CQC) : Good."), ["1 July 2026 | the CQC | Good."]);
        assert_eq!(
            updates("March 31, 2011, Director, Children: Good."),
            ["March 31, 2011 | Director, Children | Good."]
        );
    }

    #[test]
    fn what_is_no_update() {
        for cell in [
            "Words alone.",
            "10:30 on 1 July 2026",
            "1 July 2026, 10:30: met",
            "1 July 2026 10:30: met",
            "https://example.org",
            "1 July 2026, See https://example.org",
            "1 July 2026, the panel agreed two things: one",
            "Para 3.2.11: done",
            "**July 2011**: one",
            ": one",
        ] {
            assert_eq!(updates(cell), ["none"], "{cell}");
        }
    }
}
