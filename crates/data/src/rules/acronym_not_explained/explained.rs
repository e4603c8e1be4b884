//! Where a paper explains its abbreviations.

use super::found::acronyms;
use crate::rules::passages::{Passage, PassageKind, Within};
use std::collections::HashMap;

/// Where each abbreviation is explained: in which passage first, or in a place that may stand anywhere.
#[derive(Default)]
pub(super) struct Explanations(HashMap<String, Option<usize>>);

impl Explanations {
    /// Where an abbreviation is explained, if it is: none inside for a note or a list of abbreviations.
    pub(super) fn of(&self, acronym: &str) -> Option<Option<usize>> {
        self.0.get(acronym).copied()
    }

    fn add(&mut self, acronym: &str, at: Option<usize>) {
        let known = self.0.entry(acronym.to_owned()).or_insert(at);
        if at.is_none() {
            *known = None;
        }
    }
}

/// Finds where passages explain the abbreviations that are asked for.
pub(super) fn explanations(passages: &[Passage<'_>], is_asked: impl Fn(&str) -> bool) -> Explanations {
    let mut found = Explanations::default();
    for (index, passage) in passages.iter().enumerate() {
        if matches!(passage.kind, PassageKind::Work | PassageKind::Name) {
            continue;
        }
        let at = (passage.place.within != Within::Note).then_some(index);
        for acronym in in_brackets(&passage.words) {
            if is_asked(acronym) {
                found.add(acronym, at);
            }
        }
        for acronym in before_words(&passage.words).chain(behind_words(&passage.words)) {
            if is_asked(acronym) {
                found.add(acronym, at);
            }
        }
        let next = passages.get(index + 1).filter(|next| next.place.within == passage.place.within);
        if let Some(acronym) = listed(passage, next).filter(|acronym| is_asked(acronym)) {
            found.add(acronym, None);
        }
    }
    found
}

/// "Special Educational Needs (SEN)", "the hub (‘MASH’)", "the Commission (CQC, the regulator)".
fn in_brackets(words: &str) -> impl Iterator<Item = &str> {
    words.match_indices(['(', '[']).filter_map(|(open, _)| {
        let inside = &words[open + 1..];
        let inside = &inside[..inside.find([')', ']'])?];
        let has_words =
            words[..open].trim_end().ends_with(|c: char| c.is_alphanumeric() || "’'”\"*".contains(c));
        let mut each =
            inside.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|word| !word.is_empty());
        // "or", "the", "known as" may stand before it, and little more behind it.
        let acronym = each.clone().take(4).map(bare).find(|word| is_capitals(word))?;
        (has_words && each.by_ref().nth(6).is_none()).then_some(acronym)
    })
}

/// "SEN (Special Educational Needs)", "SEN stands for …".
fn before_words(words: &str) -> impl Iterator<Item = &str> {
    let brackets = words.match_indices(" (").filter_map(|(at, _)| {
        let acronym = bare(words[..at].split_whitespace().next_back()?);
        let inside = &words[at + 2..];
        spells(&inside[..inside.find(')')?], acronym).then_some(acronym)
    });
    let verbs = [" stands for ", " means ", " is short for ", ", which stands for "].into_iter();
    let verbs = verbs
        .flat_map(move |verb| words.match_indices(verb))
        .filter_map(|(at, _)| Some(bare(words[..at].split_whitespace().next_back()?)));
    brackets.chain(verbs)
}

/// "the Monetary Policy Committee, the MPC", "child sexual exploitation, or CSE".
fn behind_words(words: &str) -> impl Iterator<Item = &str> {
    acronyms(words).into_iter().filter_map(|(acronym, range)| {
        let before = words[..range.start].trim_end().trim_end_matches(['“', '‘']).trim_end();
        let before = [" or", " or the", " the", " called", " known as"]
            .into_iter()
            .find_map(|joining| before.strip_suffix(joining))
            .unwrap_or(before);
        let before = before.strip_suffix(" or").unwrap_or(before).strip_suffix([',', '–', '-'])?;
        let letters = acronym.len();
        let mut starts = before.rmatch_indices([' ', '-']).map(|(at, _)| at + 1).chain([0]);
        let spelled = starts.by_ref().take(letters + 3).skip(letters.saturating_sub(2));
        let mut spelled = spelled.map(|start| &before[start..]);
        spelled.any(|words| spells(words, acronym)).then_some(acronym)
    })
}

/// The abbreviation that an item or a cell explains: "SEN: special educational needs".
fn listed<'a>(passage: &'a Passage<'_>, next: Option<&Passage<'_>>) -> Option<&'a str> {
    let words = passage.words.trim();
    let first = words.split_whitespace().next()?;
    let acronym = bare(first);
    let rest = words[first.len()..].trim_start();
    let is_term = match passage.place.within {
        Within::Item | Within::Note | Within::Text | Within::Box => {
            let has_sign = first.ends_with(':') || rest.starts_with(['–', '—', '-', '=', ':']);
            (has_sign || passage.place.within != Within::Text) && spells(rest, acronym)
        }
        Within::Cell => rest.is_empty() && next.is_some_and(|next| spells(&next.words, acronym)),
        _ => false,
    };
    is_term.then_some(acronym)
}

/// A word without its marks and without the ending of a plural.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = ["’s", "'s"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    word.strip_suffix('s').filter(|word| is_capitals(word)).unwrap_or(word)
}

fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == '&')
}

/// Whether an abbreviation is made of the first letters of words, some of which may be passed over.
fn spells(words: &str, acronym: &str) -> bool {
    let mut initials = words
        .split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\''))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase);
    let letters = || acronym.chars().filter(char::is_ascii_uppercase);
    let begins = words.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    let begins_so = begins.is_some_and(|first| first.to_uppercase().eq(letters().take(1)))
        || words.trim_start().starts_with("the ");
    is_capitals(acronym) && begins_so && letters().all(|letter| initials.any(|initial| initial == letter))
}
