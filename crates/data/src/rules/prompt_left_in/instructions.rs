//! Paragraphs that tell a writer what to write.

use crate::prose::{Inline, InlineKind};
use crate::rules::passages::{Passage, PassageKind, Within};

/// What an instruction begins with: an order, and what it is about.
const ORDERS: &str = "add briefly complete consider describe detail enter explain identify include indicate \
    insert list outline provide specify state summarise amlinellwch crynhowch disgrifiwch eglurwch esboniwch \
    nodwch rhestrwch rhowch ysgrifennwch";

/// Orders that say themselves what they are about.
const WHOLE_ORDERS: [&str; 5] =
    ["set out ", "give details ", "give reasons ", "give a brief ", "give a summary "];

/// What follows an order; other words make a strapline of it, or the name of a thing.
const OBJECTS: &str = "a an all any briefly clearly describe details each every explain give here how in \
    include insert list only outline set specify state summarise the this these what when where whether \
    which who why your y yr yma sut beth pam pwy pa unrhyw bob fanylion grynodeb";

/// What only a writer is asked to do in the text itself, whatever its type: readers are asked to note and to reply.
const OF_WRITERS: &str = "describe explain indicate outline specify state summarise";

/// What only an instruction begins with, in whatever type it is set.
const OF_FORMS: [&str; 13] = [
    "this section should set out",
    "this section should describe",
    "this section should explain",
    "this section should include",
    "this section should outline",
    "this section should summarise",
    "this section should be completed",
    "use this section to",
    "note to author",
    "notes for author",
    "guidance for author",
    "guidance for report author",
    "drafting note:",
];

/// What an instruction in italics or brackets begins with.
const SET_APART: [&str; 13] = [
    "report authors ",
    "report writers ",
    "authors should ",
    "authors must ",
    "authors are asked ",
    "officers should ",
    "this section should ",
    "this section must ",
    "this section is for ",
    "in this section, ",
    "guidance: ",
    "dylai’r adran hon ",
    "dylai'r adran hon ",
];

/// What the form of a paper asks its writer in italics or brackets.
const ASKED: [&str; 7] = [
    "your report",
    "your paper",
    "your recommendation",
    "do you want the ",
    "are you asking ",
    "eich adroddiad",
    "eich papur",
];

/// Nobody tells a writer more at once.
const MOST_WORDS: usize = 120;

/// Whether the whole of a passage tells the writer what to write.
pub(super) fn is_instruction(passage: &Passage<'_>) -> bool {
    let is_text = passage.kind == PassageKind::Paragraph
        && !matches!(passage.place.within, Within::Quote | Within::Form | Within::Note);
    if !is_text {
        return false;
    }
    let words = passage.words.trim();
    let inside = in_brackets(words);
    let words = inside.unwrap_or(words);
    if !words.starts_with(|c: char| c.is_alphabetic()) {
        return false;
    }
    let begins = |beginning: &&str| starts(words, beginning);
    if OF_FORMS.iter().any(&begins) {
        return true;
    }
    let is_plain_text = passage.place.within == Within::Text && !passage.place.in_appendix;
    if is_plain_text && asks_a_writer_politely(words) && is_order(words) {
        return true;
    }
    let is_set_apart = inside.is_some() || in_italics(passage.inlines);
    is_set_apart
        && words.split_whitespace().nth(MOST_WORDS).is_none()
        && (SET_APART.iter().any(begins) || is_order(words) || asks_the_writer(words))
}

fn is_order(words: &str) -> bool {
    let is_polite = starts(words, "please ");
    let words = if is_polite { &words["please ".len()..] } else { words };
    let mut each = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_in = |list: &str, word: Option<&str>| {
        word.is_some_and(|word| list.split(' ').any(|known| known.eq_ignore_ascii_case(word)))
    };
    let is_whole = WHOLE_ORDERS.iter().any(|order| starts(words, order));
    let is_order = is_whole || is_in(ORDERS, each.next()) && is_in(OBJECTS, each.next());
    // Readers are asked too, and told with "you"; orders of three words are mottoes.
    let asks_readers = is_polite && (words.contains(" you ") || words.contains(" your "));
    is_order && !asks_readers && words.split_whitespace().nth(3).is_some()
}

fn asks_a_writer_politely(words: &str) -> bool {
    let verb = words.split(' ').nth(1).unwrap_or_default();
    starts(words, "please ") && OF_WRITERS.split(' ').any(|known| known.eq_ignore_ascii_case(verb))
}

fn asks_the_writer(words: &str) -> bool {
    let lower = words.to_lowercase();
    ASKED.iter().any(|asked| lower.contains(asked))
}

/// Whether words begin so, in capitals or not.
fn starts(words: &str, beginning: &str) -> bool {
    words.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
}

/// What stands between two brackets that hold all of it.
fn in_brackets(words: &str) -> Option<&str> {
    let inside = match words.chars().next()? {
        '[' => words.strip_prefix('[')?.strip_suffix(']')?,
        '(' => words.trim_end_matches('.').strip_prefix('(')?.strip_suffix(')')?,
        '{' => words.strip_prefix('{')?.strip_suffix('}')?,
        '<' => words.strip_prefix('<')?.strip_suffix('>')?,
        _ => return None,
    };
    Some(inside.trim())
}

/// Whether all words stand in italics.
fn in_italics(inlines: &[Inline]) -> bool {
    let mut has_italics = false;
    for inline in inlines {
        match &inline.kind {
            InlineKind::Emphasis(_) => has_italics = true,
            InlineKind::Strong(inner) if in_italics(inner) => has_italics = true,
            InlineKind::Text(words) if !words.chars().any(char::is_alphanumeric) => {}
            InlineKind::Break => {}
            _ => return false,
        }
    }
    has_italics
}
