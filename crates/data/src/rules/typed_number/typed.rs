//! What a number looks like that somebody typed before words.

/// A number or letter before words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Typed {
    /// Where it ends, with the signs that belong to it.
    pub end: usize,
    /// Its first number, if it is one.
    pub first: Option<usize>,
    /// Whether it has several parts: "3.1".
    pub has_parts: bool,
}

/// What is measured in capitals, so that the number before it is an amount.
const UNITS: [&str; 14] =
    ["FTE", "WTE", "GB", "GHz", "GW", "Kg", "KM", "Km", "MB", "MHz", "MW", "TB", "Million", "Billion"];

/// The number or letter with which words begin, such as "3.1", "3.", "(iv)" or "B."; of a letter alone
/// it is asked whether the letters beside it in the alphabet head other words.
pub(super) fn typed_number(words: &str, has_letter: impl Fn(char) -> bool) -> Option<Typed> {
    let mark_end = words.find(char::is_whitespace)?;
    let (mark, rest) = words.split_at(mark_end);
    let next = rest.split_whitespace().next()?;
    let bare = mark.trim_start_matches('(').trim_end_matches([')', '.', ':']);
    let is_marked = bare.len() < mark.len();
    let typed = |first, has_parts| Some(Typed { end: mark_end, first, has_parts });
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        let parts: Option<Vec<usize>> =
            bare.split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 2)).collect();
        let parts = parts?;
        let goes_on = matches!(next, "-" | "–" | "—") || next.starts_with(char::is_uppercase);
        let is_amount = UNITS.contains(&next.trim_end_matches([',', '.', ':', ';']));
        return match *parts.as_slice() {
            [number] if is_marked && goes_on => typed(Some(number), false),
            [hour, minute] if is_time(hour, minute, bare) => None,
            // The year of a date has two digits, and numbers of paragraphs go hardly so deep.
            [_, _, third] if third > 9 => None,
            [number, _, ..] if goes_on && !is_amount && parts.len() <= 4 => typed(Some(number), true),
            _ => None,
        };
    }
    if !is_marked || !next.starts_with(char::is_uppercase) {
        return None;
    }
    let mut letters = bare.chars();
    match (letters.next()?, letters.next()) {
        (letter, None) if letter.is_ascii_alphabetic() => {
            let beside = |step: i8| {
                let other = u8::try_from(letter).ok()?.checked_add_signed(step)?;
                Some(char::from(other)).filter(char::is_ascii_alphabetic)
            };
            let has_beside = [beside(-1), beside(1)].into_iter().flatten().any(has_letter);
            if has_beside { typed(None, false) } else { None }
        }
        _ if is_roman(bare) && mark != format!("{bare}:") => typed(None, false),
        _ => None,
    }
}

/// The word and number with which a title begins: "Appendix A –", "Section 3:".
pub(super) fn label(words: &str, known: &[&str]) -> Option<Typed> {
    let (word, rest) = words.split_once(' ')?;
    if !known.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return None;
    }
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (mark, after) = rest.split_at(end);
    let is_number = !mark.is_empty() && mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit());
    let is_letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_uppercase()) || is_roman(mark);
    let sign = after.trim_start_matches([' ', ')']);
    let sign_length =
        sign.chars().next().filter(|c| matches!(c, ':' | '.' | '-' | '–' | '—')).map(char::len_utf8);
    let is_whole = sign.is_empty();
    if !(is_number || is_letter) || !(is_whole || sign_length.is_some()) {
        return None;
    }
    let end = words.len() - sign.len() + sign_length.unwrap_or(0);
    Some(Typed { end, first: mark.parse().ok(), has_parts: false })
}

/// Whether it is a time of a programme, such as "9.30".
fn is_time(hour: usize, minute: usize, written: &str) -> bool {
    let minutes = written.rsplit('.').next().unwrap_or_default();
    hour < 24 && minutes.len() == 2 && minute.is_multiple_of(5)
}

/// Whether it is a Roman number of two letters or more that somebody counts with.
fn is_roman(mark: &str) -> bool {
    const ROMAN: [&str; 13] =
        ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi"];
    ROMAN.contains(&mark.to_ascii_lowercase().as_str())
}
