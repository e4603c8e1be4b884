//! Sentences of running text, for the rules that count words.

use crate::rules::passages::{Passage, PassageKind, Within};
use std::ops::Range;

/// What ends with a stop and ends no sentence.
const SHORT: &str = "approx art arts ch chap cf cl cllr cllrs co cpt dept dr e.g ed eds etc ff fig figs hon \
    i.e inc jr ltd messrs mr mrs ms no nos p para paras pp prof pt rev reg regs rt s sch sgt sr ss st v vol \
    vs jan feb mar apr jun jul aug sept sep oct nov dec";

/// Whether a passage is running text of the writer's own: no quotation, table, plan or name.
pub(in crate::rules) fn is_own_text(passage: &Passage<'_>) -> bool {
    passage.kind == PassageKind::Paragraph
        && !matches!(passage.place.within, Within::Quote | Within::Cell | Within::Plan | Within::Form)
}

/// Where the sentences of some words stand. What is left at the end is one too.
pub(in crate::rules) fn sentences(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    // Where the signs end that close what one of them ended: "Is it?." and "(Yes.)." are each one end.
    let mut closed = 0;
    for (at, sign) in words.match_indices(['.', '?', '!', '…', '\n']) {
        let end = at + sign.len();
        if end <= start {
            continue;
        }
        if end > closed {
            let after = words[end..].trim_start_matches(['”', '’', '"', '\'', ')', ']', '.', '?', '!']);
            closed = words.len() - after.len();
        }
        let after = &words[closed..];
        let is_end = sign == "\n"
            || after.is_empty()
            || after.starts_with(char::is_whitespace) && {
                let next = after.trim_start().chars().find(|c| !"“‘\"'([".contains(*c));
                let goes_on = next.is_some_and(|c| c.is_lowercase() || !c.is_alphanumeric());
                !(goes_on || sign == "." && is_short(&words[start..at]))
            };
        if is_end {
            found.extend(trimmed(words, start..closed));
            start = closed;
        }
    }
    found.extend(trimmed(words, start..words.len()));
    found
}

/// How many words there are.
pub(in crate::rules) fn count_words(words: &str) -> usize {
    words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether words end with one that is shortened by the stop behind it, or with an initial.
fn is_short(words: &str) -> bool {
    let last = words.rsplit(|c: char| c.is_whitespace() || "(“‘".contains(c)).next().unwrap_or_default();
    let lower = last.to_lowercase();
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase) && last != "I";
    is_initial || SHORT.split(' ').any(|short| short == lower)
}

fn trimmed(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = words.get(range.clone())?;
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    (end > start).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(words: &str) -> Vec<&str> {
        sentences(words).into_iter().map(|range| &words[range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        assert_eq!(parts("It rained. Who came? We did!"), ["It rained.", "Who came?", "We did!"]);
        assert_eq!(
            parts("He said: “It rained.” Then he left (late.) So"),
            ["He said: “It rained.”", "Then he left (late.)", "So"]
        );
        assert_eq!(parts("One line\nand another"), ["One line", "and another"]);
        assert_eq!(parts(""), [""; 0]);
    }

    #[test]
    fn a_stop_that_stands_twice_ends_one_sentence() {
        assert_eq!(parts("It rained.. We left. He asked?. She said no."), ["It rained..", "We left.", "He asked?.", "She said no."]);
        assert_eq!(parts("And so on…. We left."), ["And so on….", "We left."]);
    }

    #[test]
    fn stops_within_sentences_end_none() {
        for words in [
            "Cllr. Garrowby asked Mr. J. R. Akinsola about s. 149 and No. 5.",
            "It cost £2.5 million, e.g. In May, at 3.30 p.m. on a Monday.",
            "The trust, i.e. the Wether Valley trust… and others came.",
            "See merebrook.example for more.",
        ] {
            assert_eq!(parts(words), [words]);
        }
    }

    #[test]
    fn words_have_letters_or_figures() {
        assert_eq!(count_words("One – two, 3 & four-and-a-half"), 4);
    }
}
