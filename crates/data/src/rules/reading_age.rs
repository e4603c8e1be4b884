//! `reading-age`: papers that ask too much of their readers.

use super::long_sentence::sentences::{is_own_text, sentences};
use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::source::Span;

/// A report asks for no higher reading age than the house wants.
pub static READING_AGE: Rule = Rule {
    name: "reading-age",
    level: Level::Off,
    levels: Levels::Any,
    group: Group::Wording,
    purpose: "A report asks for no higher reading age than the house wants.",
    why: "\
A paper that only its author’s colleagues can follow is not open, whatever its access. WCAG 2.2 has a \
criterion for it, 3.1.5 Reading Level (level AAA, so not required by law), which asks for a version that \
needs no more than lower secondary education.

The age is the Flesch–Kincaid grade (Kincaid and others, 1975) and five years: 0.39 × words for each \
sentence + 11.8 × syllables for each word − 15.59, + 5. It is reckoned for the English text of papers with \
100 words or more, without quotations, tables, headings and action plans. The rule is off unless a house or \
a workspace turns it on; it then wants 16 years unless it is told another number.",
    remedy: "\
Begin with the places that the message names: make two of a long sentence, and take the short word for the \
long one: “help” for “facilitate”, “start” for “commencement”.

To turn the rule on, write in `boardpaper.toml` or in the house `[rules]` and below it `reading-age = \
\"warning\"`, or with an age of your own `reading-age = { age = 14 }`.",
    examples: &[Example { wrong: HARD, right: EASY }],
};

/// Fewer words say nothing.
const FEWEST: usize = 100;
/// No higher age is told.
const OLDEST: usize = 25;
/// How many places are named.
const PLACES: usize = 3;

const HARD: &str = "# Purpose\n\nThe implementation of the authority’s transformational sustainability \
    programme necessitates comprehensive organisational realignment, incorporating multidisciplinary \
    collaboration arrangements, and the establishment of appropriate governance mechanisms. Notwithstanding \
    considerable recruitment difficulties, the anticipated accommodation rationalisation has materially \
    contributed to the achievement of corporate efficiency objectives, although the continuing availability \
    of additional departmental resources remains conditional upon satisfactory negotiations with external \
    stakeholder organisations. Consequently the administration recommends the continuation of consultation \
    regarding alternative operational configurations, the identification of supplementary financial \
    contributions, and the commencement of procurement activities, in accordance with established \
    constitutional requirements and the appropriate delegated responsibilities of the accountable \
    individuals. Implementation will be monitored by the appropriate organisational governance committees \
    throughout the programme.";

const EASY: &str = "# Purpose\n\nThe Council wants to use less power, and has a plan for it. Teams will have \
    to work in new ways and with each other. It was hard to find staff this year. We have moved into fewer \
    rooms, and that has saved money. We can only go on with this if our partners help to pay. We have not \
    yet agreed with them how much they will give. So we ask the Board for more time. We want to ask people \
    what they think of other ways to run the service. We want to look for more money. And we want to start \
    to buy what we need, by the rules that the Council has set for this.";

/// Words that were counted.
#[derive(Clone, Copy, Default)]
struct Count {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Count {
    /// The reading age by Flesch and Kincaid, in years.
    fn age(self) -> f64 {
        let of = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let (sentences, words) = (of(self.sentences.max(1)), of(self.words.max(1)));
        0.39 * words / sentences + 11.8 * of(self.syllables) / words - 15.59 + 5.0
    }
}

/// Reckons the reading age of the writer's own text, and names its hardest sentences.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut all = Count::default();
    let mut hardest: Vec<(f64, usize, Span)> = Vec::new();
    for passage in paper.passages.iter().filter(|passage| is_own_text(passage) && passage.is_english()) {
        for sentence in sentences(&passage.words) {
            let count = counted(&passage.words[sentence.clone()]);
            all.sentences += count.sentences;
            all.words += count.words;
            all.syllables += count.syllables;
            // A few long words make no sentence hard.
            if count.words >= 8 {
                hardest.push((count.age(), count.words, passage.span_of(sentence, paper.sources)));
            }
        }
    }
    let wanted = problems.rules().reading_age();
    let age = years(all.age());
    if all.words < FEWEST || age <= wanted {
        return;
    }
    hardest.sort_by(|one, other| other.0.total_cmp(&one.0));
    // Beyond the age of graduates the formula says only that a text is hard.
    let needed = if age > OLDEST { format!("more than {OLDEST}") } else { age.to_string() };
    let message = format!("this text asks for a reading age of {needed} years, and {wanted} are the most");
    let mut told = Diagnostic::new(&READING_AGE, paper.report.title.span, message)
        .hint("make two of long sentences and take shorter words, first in the places named here");
    for (_, words, span) in hardest.into_iter().take(PLACES) {
        told = told.other(span, format!("a hard sentence of {words} words"));
    }
    problems.push(told);
}

fn counted(sentence: &str) -> Count {
    let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.fold(Count { sentences: 1, ..Count::default() }, |count, word| Count {
        words: count.words + 1,
        syllables: count.syllables + syllables(word),
        ..count
    })
}

/// About how many syllables an English word has: one for each run of vowels, but for a silent e at its end;
/// one at least.
fn syllables(word: &str) -> usize {
    let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(&word);
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut runs = 0;
    let mut in_run = false;
    for c in word.chars() {
        runs += usize::from(is_vowel(c) && !in_run);
        in_run = is_vowel(c);
    }
    let before = |ending: &str| word.strip_suffix(ending).and_then(|stem| stem.chars().next_back());
    let silent_e = before("e").is_some_and(|c| !is_vowel(c) && c != 'l');
    let silent_ed = before("ed").is_some_and(|c| !is_vowel(c) && !matches!(c, 't' | 'd'));
    let silent_es = before("es").is_some_and(|c| !is_vowel(c) && !"sxzcgh".contains(c));
    runs.saturating_sub(usize::from(silent_e || silent_ed || silent_es)).max(1)
}

/// Whole years, the begun one included.
fn years(age: f64) -> usize {
    (0..u8::MAX).find(|years| f64::from(*years) >= age).map_or(usize::MAX, usize::from)
}

#[cfg(test)]
mod tests {
    use super::{Count, EASY, HARD, syllables};
    use crate::sample::{sample, sample_with};

    const HOUSE: &str = "extends = 'base'\n[rules]\nreading-age = 'warning'";

    #[test]
    fn a_text_that_asks_too_much_is_told_at_its_title() {
        let said = sample(HOUSE, HARD).said;
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("3:9 reading-age: this text asks for a reading age of "), "{said:?}");
        assert_eq!(sample(HOUSE, EASY).said, [""; 0]);
    }

    #[test]
    fn it_is_off_short_texts_say_nothing_and_welsh_is_not_reckoned() {
        assert_eq!(sample("extends = 'base'", HARD).said, [""; 0]);
        let short =
            "# Purpose\n\nOrganisational transformation necessitates multidisciplinary collaboration.";
        assert_eq!(sample(HOUSE, short).said, [""; 0]);
        assert_eq!(sample_with(HOUSE, "language = 'cy'", HARD).said, [""; 0]);
    }

    #[test]
    fn the_formula_is_that_of_flesch_and_kincaid() {
        let count = Count { sentences: 5, words: 100, syllables: 150 };
        assert!((count.age() - (0.39 * 20.0 + 11.8 * 1.5 - 15.59 + 5.0)).abs() < 1e-9);
    }

    #[test]
    fn syllables_of_words() {
        for (word, count) in [
            ("the", 1),
            ("care", 1),
            ("children", 2),
            ("table", 2),
            ("agreed", 2),
            ("helped", 1),
            ("wanted", 2),
            ("services", 3),
            ("makes", 1),
            ("Council’s", 2),
            ("organisation", 5),
            ("2026", 1),
            ("beautiful,", 3),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
