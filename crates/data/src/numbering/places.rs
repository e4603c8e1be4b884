//! The names of places in the output, and what the writer's ids mean.

use super::{Counting, Part, Target};
use crate::source::{Span, Spanned};

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
        let always = ["section", "chapter", "heading", "table", "figure"].contains(&kind);
        if id.is_none() && number.is_none() && !always {
            return;
        }
        // The foreword of a review is no chapter by number: its name must not take that of chapter 1.
        let stem = if kind == "chapter" && number.is_none() { "heading" } else { kind };
        let anchor = self.anchor(stem, number.as_deref());
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

    /// A name such as `paragraph-3-4`, made of the number where there is one, and unique.
    pub(super) fn anchor(&mut self, kind: &str, number: Option<&str>) -> String {
        let slug: String = number
            .unwrap_or_default()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .collect();
        let slug = slug.trim_matches('-');
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
