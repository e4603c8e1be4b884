//! The names of places in the output, and what the writer's ids mean.

use super::{Counting, Part, Target};
use crate::source::{Span, Spanned};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The characters of the longest name that is made of words, so that an address with it can be read and sent.
const LONGEST_NAME: usize = 60;

/// What stands within a word.
const APOSTROPHES: [char; 3] = ['\'', '\u{2018}', '\u{2019}'];

impl Counting<'_> {
    /// Names the place of something that can be linked to, and what its id means.
    pub(super) fn target(
        &mut self,
        id: Option<&Spanned<String>>,
        at: (Part, Span),
        kind: &str,
        number: Option<String>,
        title: Option<String>,
    ) {
        let is_heading = ["section", "chapter", "heading"].contains(&kind);
        let always = is_heading || ["table", "figure"].contains(&kind);
        if id.is_none() && number.is_none() && !always {
            return;
        }
        // What has no number must not take the name of what has one: the foreword of a review is not chapter 1.
        let anchor = match (&number, id) {
            (Some(number), _) => self.anchor(kind, Some(number)),
            (None, Some(id)) => self.anchor("place", Some(&id.value)),
            (None, None) if is_heading => self.anchor("heading", title.as_deref()),
            (None, None) => self.anchor(kind, None),
        };
        self.numbers.anchors.insert(at, anchor.clone());
        self.name(id, anchor, kind, number, title);
    }

    /// What an id means that leads to that place.
    pub(super) fn name(
        &mut self,
        id: Option<&Spanned<String>>,
        anchor: String,
        kind: &str,
        number: Option<String>,
        title: Option<String>,
    ) {
        let Some(id) = id else { return };
        let words = match &number {
            Some(number) => Some(format!("{}\u{a0}{number}", self.word(kind))),
            None => title,
        };
        let target = Target { anchor, number, words, span: id.span };
        self.numbers.targets.entry(id.value.clone()).or_insert(target);
    }

    /// A name such as `paragraph-3-4`, made of the number where there is one, or `heading-costs`, made of words; unique.
    pub(super) fn anchor(&mut self, kind: &str, words: Option<&str>) -> String {
        let slug = slug(words.unwrap_or_default());
        let stem = if slug.is_empty() { kind.to_owned() } else { format!("{kind}-{slug}") };
        let mut anchor = if slug.is_empty() { format!("{stem}-1") } else { stem.clone() };
        // A thousand headings without a number are told apart without trying every name that is taken.
        let next = self.next_anchors.entry(stem.clone()).or_insert(1);
        if *next > 1 {
            anchor = format!("{stem}-{next}");
        }
        while !self.anchors.insert(anchor.clone()) {
            *next += 1;
            anchor = format!("{stem}-{next}");
        }
        *next += 1;
        anchor
    }
}

/// Words as a part of a name, without accents and apostrophes, cut where a word ends.
fn slug(words: &str) -> String {
    let plain: String = words.nfd().filter(|c| !is_combining_mark(*c) && !APOSTROPHES.contains(c)).collect();
    let mut slug = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST_NAME {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST_NAME).map(|c| c.to_ascii_lowercase()));
    }
    slug
}
