//! Numbers by which a person is reached or known.

use super::gap;

/// Where the British telephone number ends that begins there. Numbers of organisations are none: 03, 08 and so on.
pub(super) fn phone(words: &str, start: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    // Part of a longer number, an address or a reference, or an amount.
    let before = words.get(..start).and_then(|before| before.chars().next_back());
    if matches!(before, Some('.' | '/' | '-' | '#' | '_' | '=' | '+' | '£' | '€')) {
        return None;
    }
    let mut at = start;
    let mut is_open = bytes[at] == b'(';
    at += usize::from(is_open);
    let mut national: Vec<u8> = Vec::new();
    let abroad = ["+44", "0044"].into_iter().find(|code| bytes[at..].starts_with(code.as_bytes()));
    if let Some(code) = abroad {
        at += code.len();
        at += usize::from(is_open && bytes.get(at) == Some(&b')'));
        at += gap(words, at);
        if bytes[at..].starts_with(b"(0)") {
            at += 3;
            at += gap(words, at);
        }
        national.push(b'0');
    }
    let mut groups = 0;
    loop {
        let digits = digits(bytes, at);
        national.extend(&bytes[at..at + digits]);
        at += digits;
        groups += 1;
        // An area code has three figures; `01-12-2026` is a date.
        if digits == 0 || national.len() > 11 || (abroad.is_none() && groups == 1 && digits < 3) {
            return None;
        }
        let ends = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if ends && is_national(&national, groups > 1 && digits_after_gap(words, at) == 0) {
            return Some(at);
        }
        if is_open && bytes.get(at) == Some(&b')') {
            is_open = false;
            at += 1;
        }
        at += gap(words, at);
    }
}

/// Whether these figures are a number of a place or a mobile telephone; the few that are short need spaces.
fn is_national(figures: &[u8], may_be_short: bool) -> bool {
    match figures {
        [b'0', b'1', b'1'..=b'9', ..] => figures.len() == 11 || (figures.len() == 10 && may_be_short),
        [b'0', b'2', b'0' | b'3' | b'4' | b'8' | b'9', ..] | [b'0', b'7', ..] => figures.len() == 11,
        _ => false,
    }
}

/// Where the NHS number ends that begins there: ten figures in three groups, or in one after the words, of which
/// the last is the check on the others.
pub(super) fn nhs(words: &str, start: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let mut figures: Vec<u8> = Vec::with_capacity(10);
    let mut groups: Vec<usize> = Vec::with_capacity(3);
    let mut at = start;
    while figures.len() < 10 {
        let digits = digits(bytes, at);
        if digits == 0 {
            return None;
        }
        figures.extend(bytes[at..at + digits].iter().map(|figure| figure - b'0'));
        groups.push(digits);
        at += digits;
        if figures.len() < 10 {
            at += gap(words, at);
        }
    }
    let ends = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_said = || is_after_its_name(words, start);
    // Those that are given out begin so; 999 is for samples.
    let is_given = matches!(figures[0], 4 | 6 | 7) || figures.starts_with(&[9, 9, 9]);
    let is_written = match groups.as_slice() {
        [3, 3, 4] => is_given || is_said(),
        [10] => is_said(),
        _ => false,
    };
    (figures.len() == 10 && ends && is_written && has_its_check(&figures)).then_some(at)
}

fn has_its_check(figures: &[u8]) -> bool {
    let sum: u32 =
        figures.iter().zip((2..=10).rev()).map(|(figure, weight)| u32::from(*figure) * weight).sum();
    figures.last().map(|last| u32::from(*last)) == Some((11 - sum % 11) % 11)
}

/// Whether “NHS number” or the like stands just before.
fn is_after_its_name(words: &str, start: usize) -> bool {
    let before = &words.as_bytes()[start.saturating_sub(24)..start];
    let names: [&[u8]; 3] = [b"nhs", b"chi ", b"gig"];
    names.iter().any(|name| before.windows(name.len()).any(|part| part.eq_ignore_ascii_case(name)))
}

/// Where the National Insurance number ends that begins there: two letters, six figures and a letter.
pub(super) fn insurance(words: &str, start: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let [first @ b'A'..=b'Z', second @ b'A'..=b'Z', ..] = bytes[start..] else { return None };
    // No number was ever given out with these.
    let never = [b"BG", b"GB", b"NK", b"KN", b"TN", b"NT", b"ZZ"].contains(&&[first, second]);
    if never || b"DFIQUV".contains(&first) || b"DFIOQUV".contains(&second) {
        return None;
    }
    let mut at = start + 2 + gap(words, start + 2);
    let mut figures = 0;
    while figures < 6 {
        let digits = digits(bytes, at);
        if digits == 0 || !digits.is_multiple_of(2) {
            return None;
        }
        figures += digits;
        at += digits;
        at += gap(words, at);
    }
    let is_last = matches!(bytes.get(at), Some(b'A'..=b'D'))
        && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    (figures == 6 && is_last).then_some(at + 1)
}

/// How many figures stand there.
pub(super) fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn digits_after_gap(words: &str, at: usize) -> usize {
    match gap(words, at) {
        0 => 0,
        gap => digits(words.as_bytes(), at + gap),
    }
}
