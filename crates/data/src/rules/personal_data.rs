//! `personal-data`.

mod birth;
mod home;
mod numbers;
#[cfg(test)]
mod tests;

use super::paper::Paper;
use super::passages::{Passage, PassageKind, Within};
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Kind;
use chrono::Datelike;
use std::ops::Range;

/// Nobody’s private particulars are published (UK GDPR, article 5).
pub static PERSONAL_DATA: Rule = Rule {
    name: "personal-data",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "Nobody’s private particulars are published (UK GDPR, article 5).",
    why: r"A published paper is copied within minutes and cannot be called back. Councils have published the
names and addresses of children and of people who objected to a licence, because nobody saw them in an appendix.

No more may be published about a person than the paper needs (UK GDPR, article 5(1)(c); Data Protection Act
2018). So this rule looks in the text, in tables, plans, captions and notes for telephone numbers, home addresses,
dates of birth, NHS numbers and National Insurance numbers. It finds what has the form of one; names and what is
told about people it cannot judge.

Numbers that belong to organisations are no fault: those that begin with 03 or 08, those below `[contact]`, those
of links, and those on the back page of a review.",
    remedy: r"Take it out. Say “a resident of Harbour ward”, not where; an age, not a date of birth.

The number of an office is written as a link, which also lets people ring it from the page:
`[01632 960123](tel:01632960123)`. Whoever signs the report has their number as `phone` below `[contact]`.

The address of a building that is nobody’s home says what it is: `the library at 12 Quay Street`.",
    examples: &[Example {
        wrong: "# Purpose\n\nMrs Ashdown, who lives at 12 Larch Road, rang on 01632 960123.\n",
        right: "# Purpose\n\nA resident rang [the duty team](tel:01632960123).\n",
    }],
};

/// What may be private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Private {
    Phone,
    Home,
    Birth,
    Nhs,
    Insurance,
}

impl Private {
    /// What is said of it; never the words themselves, since messages are kept in logs.
    fn message(self) -> &'static str {
        match self {
            Self::Phone => "a telephone number stands here",
            Self::Home => "a home address stands here",
            Self::Birth => "a date of birth stands here",
            Self::Nhs => "an NHS number stands here",
            Self::Insurance => "a National Insurance number stands here",
        }
    }

    fn hint(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Phone, Kind::Report) => {
                "take it out; write that of an office as a link, such as `[01632 960123](tel:01632960123)`, \
                or as `phone` below `[contact]`"
            }
            (Self::Phone, _) => {
                "take it out; write that of an office as a link, such as `[01632 960123](tel:01632960123)`"
            }
            (Self::Home, _) => {
                "take it out; if it is nobody’s home, say before it what it is: `the library at 12 Quay Street`"
            }
            (Self::Birth, _) => "take it out, or give the age in years if it matters",
            (Self::Nhs | Self::Insurance, _) => "take it out: nobody who reads this paper needs it",
        }
    }
}

/// Reports what looks like somebody's private particulars.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let year = paper.report.date.value.date.year();
    for passage in paper.passages.iter().filter(|passage| is_body(passage)) {
        for (private, range) in find(&passage.words, year) {
            if !is_deliberate(passage, &range) {
                let span = passage.span_of(range, paper.sources);
                let hint = private.hint(paper.report.kind);
                problems.push(Diagnostic::new(&PERSONAL_DATA, span, private.message()).hint(hint));
            }
        }
    }
}

/// Whether a passage is neither the head of a document, nor a work cited, nor a publisher's own page.
fn is_body(passage: &Passage<'_>) -> bool {
    let is_head = passage.kind == PassageKind::Front && passage.place.within != Within::Plan;
    !is_head && passage.kind != PassageKind::Work && !passage.place.on_cover
}

/// Whether words are those of a link to ring or to write to somebody.
fn is_deliberate(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let link = passage.link_at(range).map(|target| target.value.as_str());
    link.is_some_and(|target| target.starts_with("tel:") || target.starts_with("mailto:"))
}

/// What may be private in some words of a paper of this year, in order.
fn find(words: &str, year: i32) -> Vec<(Private, Range<usize>)> {
    let bytes = words.as_bytes();
    let mut found: Vec<(Private, Range<usize>)> = Vec::new();
    // All that is looked for has figures.
    if !bytes.iter().any(u8::is_ascii_digit) {
        return found;
    }
    let mut at = 0;
    while at < bytes.len() {
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let after = found.last().map_or(0, |(_, range)| range.end);
        let hit = match bytes[at] {
            _ if !begins => None,
            b'0'..=b'9' | b'+' | b'(' => numbers::nhs(words, at)
                .map(|end| (Private::Nhs, at..end))
                .or_else(|| numbers::phone(words, at).map(|end| (Private::Phone, at..end))),
            byte if byte.is_ascii_alphabetic() => numbers::insurance(words, at)
                .map(|end| (Private::Insurance, at..end))
                .or_else(|| birth::date_of_birth(words, at, year).map(|range| (Private::Birth, range)))
                .or_else(|| home::after_words(words, at).map(|range| (Private::Home, range)))
                .or_else(|| home::before_postcode(words, after, at).map(|range| (Private::Home, range))),
            _ => None,
        };
        at = match hit {
            Some((private, range)) => {
                let end = range.end;
                found.push((private, range));
                end
            }
            None => at + 1,
        };
    }
    found
}

/// How long the space or hyphen is that stands there; 0 if none does.
fn gap(words: &str, at: usize) -> usize {
    match words.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c @ (' ' | '-' | '\u{a0}' | '\u{2009}' | '\u{2011}' | '\u{202f}')) => c.len_utf8(),
        _ => 0,
    }
}

/// Whether words go on with these, capitals aside, and end there.
fn goes_on(words: &str, at: usize, phrase: &str) -> bool {
    let Some(next) = words.as_bytes().get(at..at + phrase.len()) else { return false };
    let ends = words.as_bytes().get(at + phrase.len()).is_none_or(|next| !next.is_ascii_alphanumeric());
    ends && next.eq_ignore_ascii_case(phrase.as_bytes())
}
