//! `missing-appendix`.

use super::paper::Paper;
use super::passages::{NO_WORDS, Passage, PassageKind, Within};
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Kind;
use std::ops::Range;

/// An appendix that the text names is there.
pub static MISSING_APPENDIX: Rule = Rule {
    name: "missing-appendix",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "An appendix that the text names is there.",
    why: r"“Appendix B sets out the costs” helps nobody if the paper ends with Appendix A. It happens where an appendix is
to follow, is dropped or changes its place, and the letter was typed.

Appendices of other documents are no fault: “Appendix B of the inspection report”, “Annex A to the Regulations”.",
    remedy: r#"Give the appendix an `id` and let boardpaper write the letter: `[](#costs)` prints “Appendix B”, links to it, and
stays right when appendices change places. If it is an appendix of another document, say of which: “Appendix B of the
report of March 2026”. If it is to follow, say so without its letter, or add it with what is known."#,
    examples: &[Example {
        wrong: "# Purpose\n\nTo agree the costs, which are in Appendix B.\n",
        right: "# Purpose\n\nTo agree the costs, which are in Appendix B of the report of 3 November 2026.\n",
    }],
};

/// What appendices are called, in the singular and the plural.
const NAMES: [(&str, bool); 7] = [
    ("appendices", true),
    ("appendix", false),
    ("annexes", true),
    ("annexe", false),
    ("annex", false),
    ("atodiadau", true),
    ("atodiad", false),
];

/// An appendix that words name.
pub(super) struct Mention<'w> {
    /// Its letter or number; none where appendices are spoken of and none is named.
    pub(super) label: Option<&'w str>,
    /// Whether several are meant.
    pub(super) is_plural: bool,
    /// Where its letter stands, that of the first with the name.
    pub(super) range: Range<usize>,
    /// Whether it is one of another document.
    pub(super) is_elsewhere: bool,
}

/// Reports appendices that are named and are not there.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    if report.kind == Kind::Plan {
        return;
    }
    let word = word(paper);
    let own = labels(paper);
    // An appendix that was typed as a section is there all the same.
    let typed: Vec<&str> = paper
        .passages
        .iter()
        .filter(|passage| matches!(passage.kind, PassageKind::Heading(_)))
        .flat_map(|heading| {
            mentions(&heading.words, &word).into_iter().filter(|named| named.range.start == 0)
        })
        .filter_map(|named| named.label)
        .collect();
    let is_there = |label: &str| {
        let letter = label.get(..1).unwrap_or_default();
        let is_part = label.len() > 1 && label.starts_with(|c: char| c.is_ascii_alphabetic());
        own.iter()
            .map(String::as_str)
            .chain(typed.iter().copied())
            .any(|known| known.eq_ignore_ascii_case(label) || (is_part && known.eq_ignore_ascii_case(letter)))
    };
    for passage in paper.passages.iter().filter(|passage| is_looked_at(passage)) {
        for named in mentions(&passage.words, &word) {
            let Some(label) = named.label.filter(|label| !is_there(label)) else { continue };
            if named.is_elsewhere || passage.link_at(&named.range).is_some() {
                continue;
            }
            let span = passage.span_of(named.range, paper.sources);
            let message = format!("there is no appendix {label} here");
            problems.push(Diagnostic::new(&MISSING_APPENDIX, span, message).hint(hint(paper)));
        }
    }
}

/// Whether a passage is the writer's own words on the paper.
fn is_looked_at(passage: &Passage<'_>) -> bool {
    !matches!(passage.kind, PassageKind::Front | PassageKind::Work)
        && !matches!(passage.place.within, Within::Quote | Within::Plan)
}

fn hint(paper: &Paper<'_>) -> String {
    let elsewhere = "if it is in another document, say in which";
    let report = paper.report;
    match report.appendices.iter().find_map(|appendix| appendix.id.as_ref()) {
        Some(id) => format!("write the id of the appendix, as in `[](#{})`; {elsewhere}", id.value),
        None if !report.appendices.is_empty() => {
            format!("give the appendix an id, such as `costs`, and write `[](#costs)`; {elsewhere}")
        }
        None if report.kind == Kind::Review => {
            format!("add it as a chapter `# Its title {{.appendix}}`; {elsewhere}")
        }
        None => format!("add it as `[[appendix]]` in the front matter; {elsewhere}"),
    }
}

/// What the house calls an appendix, in small letters.
pub(super) fn word(paper: &Paper<'_>) -> String {
    let words = paper.house.words(&paper.report.language);
    words.map_or_else(|| "appendix".to_owned(), |words| words.get("appendix").to_lowercase())
}

/// The letters or numbers of the appendices, in order, as they are cited.
pub(super) fn labels(paper: &Paper<'_>) -> Vec<String> {
    (1..=paper.report.appendices.len()).map(|index| paper.house.numbering.appendix.cited(&[index])).collect()
}

/// The appendices that words name; `word` is the house's own for one.
pub(super) fn mentions<'w>(words: &'w str, word: &str) -> Vec<Mention<'w>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let begins = at == 0 || !words.as_bytes()[at - 1].is_ascii_alphanumeric();
        let Some((length, is_plural)) = (if begins { name(words, at, word) } else { None }) else {
            at += 1;
            continue;
        };
        let start = at;
        at += length;
        let mut labels: Vec<Range<usize>> = Vec::new();
        let mut next = words[at..].strip_prefix([' ', '\u{a0}']).map(|rest| words.len() - rest.len());
        while let Some(label) = next.and_then(|next| label(words, next)) {
            at = label.end;
            labels.push(label);
            next = if is_plural { after_joint(words, at) } else { None };
        }
        // “Appendix 2 of that report sets out the options, and Appendix 3 the costs.”
        let goes_on = found.last().is_some_and(|last: &Mention<'_>| {
            last.is_elsewhere
                && words.get(last.range.end..start).is_some_and(|between| !between.contains(". "))
        });
        let is_elsewhere = goes_on || is_elsewhere(words, start, at);
        if labels.is_empty() {
            found.push(Mention { label: None, is_plural, range: start..at, is_elsewhere });
        }
        for (at, label) in labels.into_iter().enumerate() {
            let range = if at == 0 { start..label.end } else { label.clone() };
            found.push(Mention { label: words.get(label), is_plural, range, is_elsewhere });
        }
    }
    found
}

/// How long the word for appendices is that begins there, and whether it means several.
fn name(words: &str, at: usize, word: &str) -> Option<(usize, bool)> {
    let rest = words.as_bytes().get(at..)?;
    let is = |name: &str| {
        rest.get(..name.len()).is_some_and(|next| next.eq_ignore_ascii_case(name.as_bytes()))
            && !rest.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
    };
    let first = rest.first()?.to_ascii_lowercase();
    if first != b'a' && Some(&first) != word.as_bytes().first() {
        return None;
    }
    let known = NAMES.into_iter().find(|(name, _)| is(name)).map(|(name, is_plural)| (name.len(), is_plural));
    known.or_else(|| (!word.is_empty() && is(word)).then_some((word.len(), false)))
}

/// The letter or number that stands there: `B`, `2`, `A1`, `IV`.
fn label(words: &str, at: usize) -> Option<Range<usize>> {
    let rest = words.as_bytes().get(at..)?;
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let label = rest.get(..length)?;
    let is_roman = length <= 4 && label.iter().all(|byte| b"IVX".contains(byte));
    let is_label = match label {
        [b'A'..=b'Z'] | [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] | [b'A'..=b'Z', b'0'..=b'9'] => true,
        _ => is_roman && length > 0,
    };
    // “Appendix 1.5” is the number of a paragraph, and “Annex 5%” of nothing.
    let ends = !matches!(words.as_bytes()[at + length..], [b'.', b'0'..=b'9', ..] | [b'%', ..]);
    (is_label && ends).then_some(at..at + length)
}

/// Where the next letter of several may stand.
fn after_joint(words: &str, at: usize) -> Option<usize> {
    let rest = words.get(at..)?;
    let joint = [", and ", ", ", " and ", " & ", " or ", " to ", " a ", " i ", "–", "-"];
    joint.into_iter().find(|joint| rest.starts_with(joint)).map(|joint| at + joint.len())
}

/// Whether the words around say that it is an appendix of another document.
fn is_elsewhere(words: &str, start: usize, end: usize) -> bool {
    is_named_after(words.get(end..).unwrap_or_default())
        || is_named_before(words.get(..start).unwrap_or_default())
}

fn is_named_after(after: &str) -> bool {
    let mut rest = after.trim_start().split(' ');
    let link = rest.next().unwrap_or_default();
    let next = rest.next().unwrap_or_default();
    let noun = rest.next().unwrap_or_default();
    let is_bare =
        |word: &str| !word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == NO_WORDS);
    let is_own = matches!(next, "this" | "these" | "yr")
        || (next == "the"
            && ["report.", "report,", "report;", "report)", "paper.", "paper,", "report", "paper"]
                .contains(&noun)
            && (noun.ends_with(|c: char| !c.is_alphanumeric()) || rest.next().is_none()));
    match link {
        "of" | "o" => !is_own,
        "to" | "in" | "from" | "within" => {
            let is_said = matches!(
                next.trim_end_matches(|c: char| !c.is_alphanumeric()),
                "a" | "an"
                    | "each"
                    | "it"
                    | "its"
                    | "last"
                    | "our"
                    | "that"
                    | "the"
                    | "their"
                    | "them"
                    | "those"
            );
            !is_own && (is_said || (!next.is_empty() && !is_bare(next)))
        }
        _ => false,
    }
}

fn is_named_before(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '(']);
    let word = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_owned();
    let last = word(before);
    let is_whose =
        last.ends_with("’s") || last.ends_with("'s") || last.ends_with("s’") || last.ends_with("s'");
    let is_own = before.ends_with("this report’s") || before.ends_with("this paper’s");
    if is_whose || matches!(last.as_str(), "its" | "their" | "whose") {
        return !is_own;
    }
    // “Working Together 2018, Annex A”; a work that is cited or linked to stands for its title.
    let title = before.strip_suffix([',', ':']).map(word).unwrap_or_default();
    let is_title = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    is_title || last.ends_with(NO_WORDS)
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use crate::sample::{sample, sample_of, sample_with};

    /// What is named in some words: with `!` if it is of another document.
    fn named(words: &str) -> String {
        let named = mentions(words, "appendix").into_iter().map(|named| {
            let mark = if named.is_elsewhere { "!" } else { "" };
            format!("{mark}{}", named.label.unwrap_or("-"))
        });
        named.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn appendices_as_they_are_named() {
        for (words, what) in [
            ("See Appendix B.", "B"),
            ("the costs (appendix 2)", "2"),
            ("Appendix 2 of that report shows it. So does Appendix B.", "!2 B"),
            ("Annex A1 and Annexe IV", "A1 IV"),
            ("Appendices A, B and D to F", "A B D F"),
            ("Atodiad A", "A"),
            ("The findings are added then, as Appendix 1, in full", "1"),
            ("It is set out in Appendix B to this report", "B"),
            ("It is set out in Appendix B of the report.", "B"),
            ("The appendices show it, and the appendix too", "- -"),
            ("Appendix Between, annexed; Appendix 2026; Appendix 1.5", "- - -"),
        ] {
            assert_eq!(named(words), what, "{words}");
        }
    }

    #[test]
    fn appendices_of_other_documents() {
        for words in [
            "Appendix B of the 2011 report",
            "Appendix B of the report to Cabinet",
            "Annex A to the Regulations",
            "Annex 2 in that plan",
            "the strategy’s Appendix B",
            "the strategy and its Appendix B",
            "Working Together 2018, Annex A, says",
            "Annex A to Circular 3",
            "that agreement (clause 8 and Annex 2 to it)",
            "Atodiad A o Gynllun 2020",
        ] {
            assert!(named(words).starts_with('!'), "{words}");
        }
        for words in ["Figures are in Appendix B to show the trend", "Appendix B in more detail"] {
            assert_eq!(named(words), "B", "{words}");
        }
    }

    #[test]
    fn what_is_there_and_what_is_not() {
        let plan = "[[appendix]]\nid = \"costs\"\ntitle = \"Costs\"\ntext = \"Much.\"\n";
        let body = "# Purpose\n\nAppendix A, [](#costs) and Annex A are the same. Appendix B is not.\n\n\
            > Appendix C is hers.\n\nSo is [Appendix D](https://www.merebrook.example/d).\n";
        let sample = sample_with("", plan, body);
        assert_eq!(sample.said, ["13:50 missing-appendix: there is no appendix B here"]);
        assert_eq!(
            sample.hints,
            ["write the id of the appendix, as in `[](#costs)`; if it is in another document, say in which"]
        );
    }

    #[test]
    fn a_paper_without_appendices() {
        let sample = sample("", "# Purpose\n\nThe report will become Appendix 1.\n");
        assert_eq!(sample.said, ["9:24 missing-appendix: there is no appendix 1 here"]);
        assert_eq!(
            sample.hints,
            ["add it as `[[appendix]]` in the front matter; if it is in another document, say in which"]
        );
    }

    #[test]
    fn an_appendix_that_was_typed_as_a_section() {
        let body = "# Purpose\n\nSee Appendix A.\n\n# Appendix A – Costs\n\nMuch.\n";
        let said = sample("", body).said;
        assert!(said.iter().all(|said| !said.contains("missing-appendix")), "{said:?}");
    }

    #[test]
    fn appendices_of_a_review() {
        let review = "+++\nkind = 'review'\ntitle = 'A'\ndate = 2026-12-10\n+++\n# One\n\nSee Appendix 1.\n\n\
            # Method {.appendix}\n\nSee Appendix A.\n";
        assert_eq!(
            sample_of("", &[("review.md", review)]).said,
            ["8:5 missing-appendix: there is no appendix 1 here"]
        );
    }
}
