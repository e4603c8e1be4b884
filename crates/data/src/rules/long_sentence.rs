//! `long-sentence`: sentences that nobody can read in one breath.

pub(super) mod sentences;

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use sentences::{count_words, is_own_text, sentences};

/// A sentence is short enough to be read once.
pub static LONG_SENTENCE: Rule = Rule {
    name: "long-sentence",
    level: Level::Off,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "A sentence is short enough to be read once.",
    why: "\
Members read hundreds of pages before a meeting, and residents read theirs on a phone. Whoever has to read a \
sentence twice reads less of the paper. Guides to plain English ask for 15 to 20 words on average and for \
few sentences over 25.

The rule is off unless a house or a workspace turns it on, and then allows 40 words unless it is told \
another number. Quotations, tables, forms and action plans are not looked at, and each item of a list counts \
by itself.",
    remedy: "\
Make two sentences of it, or a list of what it lists.

To turn the rule on, write in `boardpaper.toml` or in the house `[rules]` and below it \
`long-sentence = \"warning\"`, or with a number of your own `long-sentence = { words = 30 }`.",
    examples: &[Example {
        wrong: LONG,
        right: "# Purpose\n\nThe Council agreed the plan in May. It asked officers to report every quarter.",
    }],
};

/// A sentence of more than forty words.
const LONG: &str = "# Purpose\n\nThe Council, which had agreed the plan at its meeting in May after a long \
    debate about what it would cost and who would have to pay for it in the years to come, asked officers to \
    report on it every quarter and to say each time what had been done.";

/// Counts the words of the writer's own sentences.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let most = problems.rules().sentence_words();
    for passage in paper.passages.iter().filter(|passage| is_own_text(passage)) {
        for sentence in sentences(&passage.words) {
            let count = count_words(&passage.words[sentence.clone()]);
            if count > most {
                let span = passage.span_of(sentence, paper.sources);
                let message = format!("a sentence has {count} words, and {most} are the most");
                problems.push(
                    Diagnostic::new(&LONG_SENTENCE, span, message)
                        .hint("make two sentences of it, or a list of what it lists"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    const HOUSE: &str = "extends = 'base'\n[rules]\nlong-sentence = { words = 8 }";

    #[test]
    fn a_sentence_may_have_so_many_words() {
        let body = "# Purpose\n\nEight words are allowed in a sentence here. \
                    This one has, if I counted them well, ten words.\n";
        let said = sample(HOUSE, body).said;
        assert_eq!(said, ["9:45 long-sentence: a sentence has 10 words, and 8 are the most"]);
    }

    #[test]
    fn it_is_off_unless_it_is_asked_for() {
        let body = "# Purpose\n\nThis one has, if I counted them well, ten words.\n";
        assert_eq!(sample("extends = 'base'", body).said, [""; 0]);
        assert_eq!(sample("extends = 'base'\n[rules]\nlong-sentence = 'warning'", body).said, [""; 0]);
        assert_eq!(sample("extends = 'base'\n[rules]\nlong-sentence = 'warning'", super::LONG).said.len(), 1);
    }

    #[test]
    fn lists_are_no_sentence_and_the_words_of_others_are_left_alone() {
        let body = "# Purpose\n\nThe Board is asked to:\n\n- note the plan of the council;\n- agree to pay \
                    for it; and\n- ask for a report.\n\n> This one has, if I counted them well, ten \
                    words.\n\n
                    | This one has, if I counted them well, ten words. |\n|---|\n| This has two. |\n";
        assert_eq!(sample(HOUSE, body).said, [""; 0]);
    }
}
