//! Addresses of homes. Offices, schools and places to build on have addresses too: these are told by the words
//! before them.

use super::numbers::digits;
use super::{gap, goes_on};
use std::ops::Range;

/// What is said before an address that is somebody's home.
const HOME: [&str; 15] = [
    "lives at",
    "lived at",
    "live at",
    "living at",
    "home address",
    "resides at",
    "residing at",
    "resident at",
    "resident of",
    "tenant at",
    "tenant of",
    "occupier of",
    "at home at",
    "byw yn",
    "cyfeiriad cartref",
];

/// What stands before the address of something else.
const ELSEWHERE: &str = "academy applicant application building buildings bureau cafe care centre chambers chapel church \
    clinic college company council court depot development dwellings factory flats foundation \
    freehold gallery garage hall headquarters homes hospital hotel houses hub inn inspectorate land \
    lease leasehold library licence limited llyfrgell lot ltd mosque museum nursery office offices \
    permission planning plc plot premises properties pub published restaurant school shop shops \
    site station store surgery theatre units university ysgol";

/// What streets end in.
const STREETS: [&str; 34] = [
    "avenue", "ave", "bank", "close", "cottages", "court", "crescent", "croft", "drive", "gardens", "green",
    "grove", "hill", "lane", "mews", "parade", "park", "place", "rd", "rise", "road", "row", "square", "st",
    "street", "terrace", "vale", "view", "villas", "walk", "way", "wharf", "wood", "yard",
];

/// What Welsh streets begin with.
const WELSH_STREETS: [&str; 7] = ["clos", "cilgant", "ffordd", "heol", "maes", "rhodfa", "stryd"];

/// How far before a postcode its address may begin, in bytes.
const FAR: usize = 100;

/// The address after words such as “lives at”, which begin there.
pub(super) fn after_words(words: &str, at: usize) -> Option<Range<usize>> {
    if !matches!(
        words.as_bytes()[at].to_ascii_lowercase(),
        b'a' | b'b' | b'c' | b'h' | b'l' | b'o' | b'r' | b't'
    ) {
        return None;
    }
    let phrase = HOME.into_iter().find(|phrase| goes_on(words, at, phrase))?;
    let mut start = at + phrase.len();
    start += words.get(start..)?.bytes().take_while(|byte| b" :,".contains(byte)).count();
    for link in ["is ", "was "] {
        start += if words.get(start..)?.starts_with(link) { link.len() } else { 0 };
    }
    let end = house(words, start).or_else(|| postcode(words, start))?;
    // The postcode goes with its address.
    let rest = words.get(end..)?;
    let near = rest.char_indices().take_while(|(at, c)| *at < 40 && *c != '.').map(|(at, _)| end + at);
    let code = near.filter(|at| begins_word(words, *at)).find_map(|at| postcode(words, at));
    Some(start..code.unwrap_or(end))
}

/// The address that a postcode ends which begins at `at`: a house and its street, or the postcode alone after
/// words such as “home address”. Nothing of it stands before `from`.
pub(super) fn before_postcode(words: &str, from: usize, at: usize) -> Option<Range<usize>> {
    let end = postcode(words, at)?;
    let mut start = from.max(at.saturating_sub(FAR));
    while !words.is_char_boundary(start) {
        start += 1;
    }
    let near = words.get(start..at)?;
    let mut places = near.char_indices().map(|(at, _)| start + at);
    let house = places.rfind(|at| begins_word(words, *at) && house(words, *at).is_some());
    let address = house.unwrap_or(at);
    let is_home = HOME.iter().any(|phrase| {
        near.char_indices().any(|(at, _)| start + at < address && goes_on(words, start + at, phrase))
    });
    let is_house = house.is_some_and(|house| !is_elsewhere(words.get(..house).unwrap_or_default()));
    (is_home || is_house).then_some(address..end)
}

/// Whether the words before an address say that it is no home: what it is, or a name with “The”.
fn is_elsewhere(before: &str) -> bool {
    let sentence = before.rsplit_once(". ").map_or(before, |(_, sentence)| sentence);
    let words = sentence.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_known = |word: &str| ELSEWHERE.split(' ').any(|known| known.eq_ignore_ascii_case(word));
    let says = words.take(7).any(is_known);
    let name = sentence.trim_end().strip_suffix(',').unwrap_or_default();
    let name = name.rsplit([',', ':', '\n', '(']).next().unwrap_or_default().trim_start();
    says || name.starts_with("The ")
}

/// Where a house number and its street end that begin there: “12 Larch Road”, “Flat 3”.
fn house(words: &str, start: usize) -> Option<usize> {
    for flat in ["flat ", "apartment ", "fflat "] {
        let number = start + flat.len();
        let is_flat = words.get(start..number).is_some_and(|word| word.eq_ignore_ascii_case(flat));
        if is_flat && words.as_bytes().get(number).is_some_and(u8::is_ascii_digit) {
            return Some(number + digits(words.as_bytes(), number));
        }
    }
    let bytes = words.as_bytes();
    let figures = digits(bytes, start);
    let is_year = figures == 4 && matches!(&bytes[start..start + 2], b"19" | b"20");
    if !(1..=4).contains(&figures) || is_year {
        return None;
    }
    let mut at = start + figures;
    at += usize::from(bytes.get(at).is_some_and(u8::is_ascii_alphabetic));
    let mut is_welsh = false;
    for position in 0..4 {
        at += words.get(at..)?.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}'))?.len_utf8();
        let rest = words.get(at..)?;
        let is_letter = |c: char| c.is_alphabetic() || matches!(c, '’' | '\'' | '-');
        let word = &rest[..rest.find(|c| !is_letter(c)).unwrap_or(rest.len())];
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        at += word.len();
        let word = word.to_lowercase();
        if is_welsh || (position > 0 && STREETS.contains(&word.as_str())) {
            return Some(at);
        }
        is_welsh = position == 0 && WELSH_STREETS.contains(&word.as_str());
    }
    None
}

/// Where the postcode ends that begins there.
fn postcode(words: &str, start: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let run = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.iter().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count()
    };
    let outward = run(start);
    let (inward, end) = match outward {
        2..=4 => {
            let gap = gap(words, start + outward);
            let inward = start + outward + gap;
            let is_apart = gap > 0 && run(inward) == 3;
            if is_apart { (inward, inward + 3) } else { return None }
        }
        5..=7 => (start + outward - 3, start + outward),
        _ => return None,
    };
    let first = bytes.get(start..inward)?;
    let letters = first.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let is_district = (1..=2).contains(&letters) && first.get(letters).is_some_and(u8::is_ascii_digit);
    let is_unit = |byte: &u8| byte.is_ascii_uppercase() && !b"CIKMOV".contains(byte);
    let is_inward = matches!(bytes.get(inward..end)?, [b'0'..=b'9', a, b] if is_unit(a) && is_unit(b));
    let ends = !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
    (is_district && is_inward && ends).then_some(end)
}

fn begins_word(words: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.as_bytes().get(at));
    before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
}
