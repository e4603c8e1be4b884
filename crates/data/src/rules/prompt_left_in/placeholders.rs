//! Words that hold a place for others: `[insert name]`, `TBC`, `XX`.

use crate::rules::passages::{Passage, Within};
use std::ops::Range;

/// What a writer is told to do, in brackets or not: alone, if it says enough, or with words behind it.
const ORDERS: &str = "add choose complete delete enter fill give insert pick please select specify state \
    tick type dewiswch llenwch mewnosod mewnosodwch nodwch rhowch teipiwch ychwanegwch";
/// Those that mean nothing else in brackets.
const ALONE: &str = "insert mewnosod mewnosodwch tba tbc tbd";
/// What is to be put in place of a word that names it.
const NAMES: &str = "address amount author date dates department details directorate figure figures job name \
    names number officer place post reference role signature text time title venue ward wards your cyfeiriad \
    dyddiad enw rhif swyddog teitl";
/// What "to be" is followed by in brackets.
const TO_BE: [&str; 6] = ["added", "agreed", "completed", "confirmed", "determined", "inserted"];
/// What word processors and old forms print.
const PHRASES: [&str; 12] = [
    "dd/mm/yy",
    "error! bookmark not defined",
    "error! reference source not found",
    "choose an item",
    "click or tap ",
    "click here to enter ",
    "delete as app",
    "delete where app",
    "dewiswch eitem",
    "cliciwch neu dapiwch ",
    "cliciwch neu tapiwch ",
    "lorem ipsum",
];

/// Where placeholders stand in a passage.
pub(super) fn placeholders(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let words = passage.words.as_str();
    let bytes = words.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    // A blank form tells whoever fills it in.
    if passage.place.within == Within::Form {
        return found;
    }
    let quotes = Quotes::of(passage);
    let mut at = 0;
    // Where the run of crosses ends that was looked at last.
    let mut crossed = 0;
    while at < bytes.len() {
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        let place = match bytes[at] {
            b'[' | b'{' | b'<' | b'(' => in_brackets(passage, &quotes, at),
            b'T' if begins => to_be(words, at),
            b'x' | b'X'
                if at >= crossed && bytes.get(at + 1).is_some_and(|next| matches!(next, b'x' | b'X')) =>
            {
                let run = crossed_run(words, at);
                crossed = run.end;
                crosses(words, run, &quotes)
            }
            // A form says to whoever fills it in what to delete.
            b'c' | b'C' | b'd' | b'D' | b'e' | b'E' | b'l' | b'L'
                if begins && passage.place.within != Within::Form =>
            {
                phrase(words, at)
            }
            _ => None,
        };
        at = place.as_ref().map_or(at + 1, |place| place.end);
        found.extend(place);
    }
    found
}

/// Where quotations stand in a passage: words of somebody else, who may be kept nameless by a bracket.
struct Quotes {
    /// Whether all of it is one.
    is_all: bool,
    /// Where the first one opens and the last one closes, by their curly marks.
    curly: Option<(usize, usize)>,
    /// The straight marks.
    straight: Vec<usize>,
}

impl Quotes {
    fn of(passage: &Passage<'_>) -> Self {
        let words = passage.words.as_str();
        let curly = words.find(['“', '‘']).zip(words.rfind(['”', '’']));
        let straight = words.match_indices('"').map(|(at, _)| at).collect();
        Self { is_all: passage.place.within == Within::Quote, curly, straight }
    }

    /// Whether a place that is no mark itself stands in a quotation.
    fn hold(&self, at: usize) -> bool {
        let in_curly = self.curly.is_some_and(|(open, close)| open < at && at < close);
        let before = self.straight.partition_point(|mark| *mark < at);
        self.is_all || in_curly || before % 2 == 1 && before < self.straight.len()
    }
}

fn in_brackets(passage: &Passage<'_>, quotes: &Quotes, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 120;
    let words = &passage.words[at..];
    let open = words.chars().next()?;
    let close = match open {
        '[' => b']',
        '{' => b'}',
        '<' => b'>',
        _ => b')',
    };
    let end = words.bytes().take(LONGEST + 1).position(|byte| byte == close)?;
    let inside = words[1..end].trim_matches(|c: char| !c.is_alphanumeric() && c != '£').to_lowercase();
    let place = at..at + end + 1;
    let mut each = inside.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\''));
    let first = each.next().unwrap_or_default();
    let second = each.find(|word| !word.is_empty());
    let is = |list: &str| list.split(' ').any(|known| known == first);
    let is_round = open == '(';
    let holds_a_place = if is("insert mewnosod mewnosodwch") {
        !is_round || second.is_some_and(|word| word.parse::<u32>().is_err())
    } else if is_round {
        false
    } else if is(ORDERS) {
        second.is_some_and(|word| !matches!(word, "withheld" | "removed" | "redacted"))
            && !quotes.hold(at)
    } else if is(NAMES) {
        let is_name = match second {
            None => true,
            Some("of" | "o") => true,
            Some(word) => {
                first == "your" || first == "job" && word == "title" || first == "officer" && word == "name"
            }
        };
        is_name && !quotes.hold(at)
    } else {
        is(ALONE) || first == "to" && TO_BE.iter().any(|ending| inside == format!("to be {ending}"))
    };
    let is_link = passage.link_at(&place).is_some();
    (holds_a_place && !is_link).then_some(place)
}

/// `TBC`, `TBA` and `TBD`.
fn to_be(words: &str, at: usize) -> Option<Range<usize>> {
    let is = ["TBC", "TBA", "TBD"].contains(&words.get(at..at + 3)?);
    let ends = !words[at + 3..].starts_with(char::is_alphanumeric);
    (is && ends).then_some(at..at + 3)
}

/// The run of crosses, figures and what parts them that a cross stands in.
fn crossed_run(words: &str, at: usize) -> Range<usize> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, 'x' | 'X' | '/' | '.' | '-' | ',');
    let start = words[..at]
        .rfind(|c: char| !belongs(c))
        .map_or(0, |sign| sign + words[sign..].chars().next().map_or(1, char::len_utf8));
    let length = words[start..].find(|c: char| !belongs(c)).unwrap_or(words.len() - start);
    start..start + length
}

/// Crosses in place of figures or names: `XX`, `£xx`, `20xx`, `xx/xx/20xx`.
fn crosses(words: &str, whole: Range<usize>, quotes: &Quotes) -> Option<Range<usize>> {
    let start = whole.start;
    let run = words[whole].trim_end_matches(['.', ',', '-', '/']);
    let leading = run.len() - run.trim_start_matches(['.', ',', '-', '/']).len();
    let place = start + leading..start + run.len();
    let run = &words[place.clone()];
    let (before, after) = (&words[..place.start], &words[place.end..]);
    let is_part = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    if is_part || quotes.hold(place.start) {
        return None;
    }
    let crosses = run.chars().filter(|c| matches!(c, 'x' | 'X')).count();
    let only = !run.contains(|c: char| c.is_ascii_digit());
    // Two capitals may be a Roman number that follows its name, or what makes a woman.
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_twenty = run == "XX"
        && !before.ends_with('£')
        && (last.starts_with(char::is_uppercase) || after.trim_start().starts_with("chromosome"));
    let is_thirty = run == "XXX" && last.starts_with(char::is_uppercase);
    // "20xx", and no model of a machine.
    let is_year_or_date = run.contains('/') || run.starts_with("20") || run.starts_with("19");
    ((only && crosses >= 2 && !is_twenty && !is_thirty) || (!only && is_year_or_date)).then_some(place)
}

fn phrase(words: &str, at: usize) -> Option<Range<usize>> {
    let rest = &words[at..];
    let begins =
        |phrase: &str| rest.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase));
    PHRASES.iter().find(|phrase| begins(phrase))?;
    let end = rest.find(['.', ',', ')', ']', ':', ';', '\n']).unwrap_or(rest.len());
    Some(at..at + end)
}
