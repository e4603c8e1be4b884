//! The house's guidance for writers, found again where it was left in a paper, reworded a little or not.

use crate::house::House;
use crate::rules::passages::{Passage, PassageKind};
use std::collections::{HashMap, HashSet};

/// The guidance of a house, by its words and by its pairs of words.
pub(super) struct Guidance<'a> {
    texts: Vec<Text<'a>>,
    /// Whether some word has a hash with these last bits: most words of a paper are in no guidance.
    known: [bool; KNOWN],
    /// Which texts have a word or a pair, by its hash.
    single: HashMap<u64, Vec<usize>>,
    pairs: HashMap<u64, Vec<usize>>,
}

struct Text<'a> {
    /// What it is about.
    title: &'a str,
    words: usize,
    singles: usize,
    pairs: usize,
}

/// What a passage shares with a text.
#[derive(Clone, Copy, Default)]
struct Shared {
    singles: usize,
    pairs: usize,
}

const KNOWN: usize = 1024;

/// Fewer words are too common to be known again, unless they stand alone.
const FEWEST: usize = 5;

impl<'a> Guidance<'a> {
    pub(super) fn of(house: &'a House) -> Self {
        let mut all =
            Self { texts: Vec::new(), known: [false; KNOWN], single: HashMap::new(), pairs: HashMap::new() };
        let mut houses = vec![house];
        houses.extend(house.languages.values());
        for house in houses {
            for field in house.header.fields.iter().chain(&house.header.unprinted) {
                all.add(&field.label, field.guidance.as_deref());
            }
            for section in &house.sections.known {
                all.add(&section.heading.title, section.heading.guidance.as_deref());
                for sub in &section.sub {
                    all.add(&sub.heading.title, sub.heading.guidance.as_deref());
                }
            }
        }
        all
    }

    fn add(&mut self, title: &'a str, guidance: Option<&str>) {
        let Some(guidance) = guidance else { return };
        let hashes: Vec<u64> = hashes(guidance).collect();
        let at = self.texts.len();
        let put = |map: &mut HashMap<u64, Vec<usize>>, hash: u64| {
            let texts = map.entry(hash).or_default();
            let is_new = texts.last() != Some(&at);
            if is_new {
                texts.push(at);
            }
            usize::from(is_new)
        };
        hashes.iter().for_each(|hash| self.known[place_of(*hash)] = true);
        let singles = hashes.iter().map(|hash| put(&mut self.single, *hash)).sum();
        let pairs = hashes.windows(2).map(|two| put(&mut self.pairs, pair(two[0], two[1]))).sum();
        self.texts.push(Text { title, words: hashes.len(), singles, pairs });
    }

    /// What the guidance is about that a passage repeats.
    pub(super) fn left_in(&self, passage: &Passage<'_>) -> Option<&'a str> {
        if self.texts.is_empty() || !matches!(passage.kind, PassageKind::Paragraph | PassageKind::Front) {
            return None;
        }
        let mut shared = vec![Shared::default(); self.texts.len()];
        let mut words = 0;
        let mut last = None;
        let mut seen = HashSet::new();
        for hash in hashes(&passage.words) {
            words += 1;
            let texts = if self.known[place_of(hash)] { self.single.get(&hash) } else { None };
            let Some(texts) = texts else {
                last = None;
                continue;
            };
            if seen.insert(hash) {
                texts.iter().for_each(|at| shared[*at].singles += 1);
            }
            let two = last.replace(hash).map(|last| pair(last, hash));
            if let Some(two) = two
                && let Some(texts) = self.pairs.get(&two).filter(|_| seen.insert(two))
            {
                texts.iter().for_each(|at| shared[*at].pairs += 1);
            }
        }
        let left = self.texts.iter().zip(shared).find(|(text, shared)| is_left_in(text, *shared, words));
        left.map(|(text, _)| text.title)
    }
}

/// Whether a passage of so many words repeats a text. One that answers it shares some words, in another
/// order; one that goes on after it shares nearly all of its pairs.
fn is_left_in(text: &Text<'_>, shared: Shared, words: usize) -> bool {
    if text.words < FEWEST {
        return words == text.words
            && shared.singles == text.singles
            && shared.pairs == text.pairs
            && words > 1;
    }
    let is_alone = words <= text.words * 3 / 2 + 2;
    if is_alone {
        shared.singles * 10 >= text.singles * 7 && shared.pairs * 2 >= text.pairs
    } else {
        shared.pairs * 5 >= text.pairs * 4
    }
}

/// The hash of each word, whatever its capitals.
fn hashes(text: &str) -> impl Iterator<Item = u64> + '_ {
    let words = text.as_bytes().split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
    let hash = |word: &[u8]| word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| mix(hash, *byte));
    words.filter(|word| !word.is_empty()).map(hash)
}

fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
}

fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ second
}

fn place_of(hash: u64) -> usize {
    usize::try_from(hash % KNOWN as u64).unwrap_or_default()
}
