//! `duplicate-reference`: a work is listed once among the works cited.

use super::paper::Paper;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::Spanned;
use std::collections::BTreeMap;

/// A work is listed once among the references.
pub static DUPLICATE_REFERENCE: Rule = Rule {
    name: "duplicate-reference",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "A work is listed once among the references.",
    why: "\
A work that is listed twice has two numbers, and a reader who follows both finds one source where there seemed \
to be two. It happens when a list is put together from several chapters.

Two entries count as one work if their words are the same but for capitals and signs, or if they lead to the \
same address.",
    remedy: "\
Cite the first of the two everywhere, and delete the other `[[reference]]`. If they are two editions, or two \
parts of one document, say in their words what sets them apart: the year, the volume or the pages; and give each \
its own address, such as one that ends in `#section-2`.",
    examples: &[],
};

/// A work is listed once: two with the same words are one, and so are two at the same address.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut works: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    let mut addresses: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for reference in &paper.report.references {
        let words = reference.words_of_the_work();
        let address = reference.address_of_the_work();
        let is_another = |first: &&Spanned<String>| first.value != reference.key.value;
        let same_words = words.map(|words| *works.entry(words).or_insert(&reference.key)).filter(is_another);
        let same_address =
            address.map(|address| *addresses.entry(address).or_insert(&reference.key)).filter(is_another);
        let (first, apart) = match (same_words, same_address) {
            (Some(first), None) => (first, "say in their words what sets the two apart"),
            (None, Some(first)) => {
                (first, "give each part of it an address of its own, such as one with `#section-2`")
            }
            (Some(first), Some(_)) => (first, "say in their words and addresses what sets the two apart"),
            (None, None) => continue,
        };
        let message = match same_words {
            Some(_) => format!("`{}` is the same work as `{}`", reference.key.value, first.value),
            None => format!("`{}` is at the same address as `{}`", reference.key.value, first.value),
        };
        problems.push(
            Diagnostic::new(&DUPLICATE_REFERENCE, reference.key.span, message)
                .other(first.span, "the first is here")
                .hint(format!("cite `@{}` in both places and remove this one, or {apart}", first.value)),
        );
    }
}
