//! Abbreviations in capitals, as they stand in words.

use std::ops::Range;

/// Fewer letters are an initial, more are a word that is shouted.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// Roman numbers that count something.
const ROMAN: &str = "II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI";
/// What is measured.
const UNITS: &str = "GB GW GWH KB KG KM KW KWH MB MHZ MW MWH TB";
/// Words that are typed in capitals to be heard.
const SHOUTED: &str = "ACTION AGENDA ALL ALSO ALWAYS AMBER AN AND ANY ARE AS AT BE BEST BOTH BUT BY CAN \
    CLICK CLOSED DATE DO DONE DRAFT EACH END FOR FROM FULL GREEN GOOD HAS HAVE HERE HOW IF IN IS ITEM ITS \
    LATE MAY MORE MOST MUST NEVER NEW NEXT NIL NO NONE NOT NOTE NOW OF OFF ON ONE ONLY OPEN OR OUR OUT OVER \
    OWN PART PLAN PLEASE RED REPORT SHALL SHOULD STOP THAT THE THEIR THEY THIS TITLE TO TOTAL TWO UP URGENT \
    VERY WARD WARDS WAS WE WERE WHAT WHEN WHO WHY WILL WITH YES YOU YOUR";

/// What has letters in place of a name.
const NAMED: &str =
    "band category class form grade group level option phase postcode rated rating size tier type zone";

/// The abbreviations in words, without the ending of a plural.
pub(super) fn acronyms(words: &str) -> Vec<(&str, Range<usize>)> {
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let begins =
            bytes[at].is_ascii_uppercase() && (bytes[at + 1].is_ascii_uppercase() || bytes[at + 1] == b'&');
        if !begins {
            at += 1;
            continue;
        }
        let is_part = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'&';
        let length = bytes[at..].iter().position(|byte| !is_part(byte)).unwrap_or(bytes.len() - at);
        let range = at..at + length;
        at = range.end;
        let acronym = &words[range.clone()];
        if stands_alone(words, &range) && is_acronym(acronym) && !is_shouted(words, &range) {
            found.push((acronym, range));
        }
    }
    found
}

fn is_acronym(acronym: &str) -> bool {
    let letters = acronym.bytes().filter(u8::is_ascii_uppercase).count();
    let is_in = |list: &str| list.split(' ').any(|known| known == acronym);
    let is_pair = acronym.len() == 3 && acronym.contains('&');
    (LETTERS.contains(&letters) && !acronym.ends_with('&'))
        && !is_in(ROMAN)
        && !is_in(UNITS)
        && !is_in(SHOUTED)
        // What waits to be filled in is told of by another rule.
        && !is_in("TBA TBC TBD")
        // A rating, or crosses.
        && acronym.bytes().any(|letter| !acronym.as_bytes().starts_with(&[letter]))
        // Everybody knows A&E, B&B and Q&A.
        && !(is_pair && ["A&E", "B&B", "Q&A", "R&B"].contains(&acronym))
}

/// Whether nothing sticks to it but the ending of a plural or a genitive: it is no part of an address, of
/// the number of a file or of the citation of a court.
fn stands_alone(words: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&words[..range.start], &words[range.end..]);
    let after = ["’s", "'s", "s’", "s'", "s"]
        .into_iter()
        .find_map(|ending| after.strip_prefix(ending).filter(|rest| !rest.starts_with(char::is_alphanumeric)))
        .unwrap_or(after);
    let sticks = |sign: Option<char>, beyond: Option<char>| match sign {
        Some(sign) if sign.is_alphanumeric() || matches!(sign, '_' | '@' | '#') => true,
        // "GOV.UK"
        Some('.') => beyond.is_some_and(char::is_alphanumeric),
        Some('/' | '-' | ':' | '\u{2011}') => beyond.is_some_and(|beyond| beyond.is_ascii_digit()),
        _ => false,
    };
    let mut back = before.chars().rev();
    let mut on = after.chars();
    let is_in_address = before.ends_with(['/', '.'])
        && before.rsplit(' ').next().is_some_and(|word| word.contains("://") || word.starts_with("www."));
    let is_citation = before.ends_with("] ") || after.starts_with("://");
    // "SI 2005/44", "type IIR"
    let has_number = after
        .strip_prefix([' ', '\u{a0}'])
        .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let kind = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_name = has_number || NAMED.split(' ').any(|named| named.eq_ignore_ascii_case(kind));
    !sticks(back.next(), back.next())
        && !sticks(on.next(), on.next())
        && !is_in_address
        && !is_citation
        && !is_name
}

/// Whether it is a word of several in capitals.
fn is_shouted(words: &str, range: &Range<usize>) -> bool {
    let is_long = |word: &str| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        letters().count() > *LETTERS.end() && letters().all(char::is_uppercase)
    };
    let is_short_word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        word.len() > 1 && SHOUTED.split(' ').any(|shouted| shouted == word)
    };
    let before = words[..range.start].split_whitespace().next_back();
    let after = words[range.end..].split_whitespace().next();
    [before, after].into_iter().flatten().any(|word| is_long(word) || is_short_word(word))
        || all_capitals(words)
}

/// Whether a passage of several words is set in capitals as a whole.
fn all_capitals(words: &str) -> bool {
    let has_several = words.split_whitespace().nth(2).is_some();
    has_several && !words.contains(char::is_lowercase)
}
