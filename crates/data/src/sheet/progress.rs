//! Progress as people keep it in one cell: words, or updates that open with a date.

use super::placed::trimmed;
use crate::date::parse_date;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Text;
use crate::written::excerpt;
use std::ops::Range;

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
    let first = openings.first()?.date.start;
    let above = trimmed(progress, 0..first).map(|text| Update { date: None, by: None, text: Some(text) });
    let ends = openings.iter().skip(1).map(|next| next.date.start).chain([words.len()]);
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
    date: Range<usize>,
    by: Option<Range<usize>>,
    after_colon: usize,
}

fn opening(line: &str, start: usize) -> Option<Opening> {
    let head = &line[..line.find(':')?];
    let is_date = |end: usize| parse_date(&head[..end]).is_some();
    let after_colon = start + head.len() + 1;
    let opened = |date: usize, by: Option<Range<usize>>| Opening {
        date: start..start + date,
        by: by.map(|by| start + by.start..start + by.end),
        after_colon,
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
    Some(opened(comma, Some(comma + 1..head.len())))
}
