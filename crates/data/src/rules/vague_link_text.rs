//! `vague-link-text`: links whose words say nothing when they are read alone.

use super::paper::Paper;
use super::passages::{NO_WORDS, Passage};
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::written::excerpt;

/// The words of a link say where it leads (WCAG 2.2, 2.4.4).
pub static VAGUE_LINK_TEXT: Rule = Rule {
    name: "vague-link-text",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Links,
    purpose: "The words of a link say where it leads (WCAG 2.2, 2.4.4).",
    why: "\
People who use a screen reader often call up a list of all links of a paper, and go through it as others \
look over a page. “Here”, “click here” and “read more” say nothing in such a list. On paper nobody can \
click.

WCAG 2.2, success criterion 2.4.4 (Link Purpose), which the accessibility regulations for public sector \
bodies point to, asks that a link’s words say what it is for.",
    remedy: "\
Take the words that name the page or the document into the brackets, and leave out “click here”:

`The inspectors’ report is [here](https://merebrook.example/report).` becomes \
`The [inspectors’ report](https://merebrook.example/report) has been published.`",
    examples: &[Example {
        wrong: "# Purpose\n\nThe letter of the inspectors is [here](https://merebrook.example/letter).",
        right: "# Purpose\n\nThe [letter of the inspectors](https://merebrook.example/letter) is out.",
    }],
};

/// Words that name nothing, alone or together.
const ENGLISH: &str = "a about above and article at attached attachment below click continue detail details \
    document download file find follow following for from full further go here in info information item \
    learn link more on open our out page pdf please press read reading see site text that the their this to \
    url via view visit web webpage website you your";

/// The same in Welsh.
const WELSH: &str = "a agor agorwch am ar bellach clicio cliciwch darllen darllenwch ddarllen ddogfen ddolen \
    dogfen dolen dudalen ewch fanylion ffeil gliciwch glicio gweld gweler gwefan gwybodaeth hon hwn i \
    lawrlwytho lawrlwythwch manylion mwy o pellach ragor rhagor tudalen wefan weld wybodaeth y yma yn yr";

/// Looks at the words of every link that leads out of the paper.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for passage in &paper.passages {
        for (range, _) in &passage.links {
            let words = &passage.words[range.clone()];
            if !is_vague(words, passage) {
                continue;
            }
            let shown = excerpt(words.trim());
            let message = format!("the words of a link are only `{shown}`, which do not say where it leads");
            problems.push(
                Diagnostic::new(&VAGUE_LINK_TEXT, passage.span_of(range.clone(), paper.sources), message)
                    .hint(
                        "put the name of what it leads to in the square brackets: `[inspectors’ report](…)`",
                    ),
            );
        }
    }
}

fn is_vague(link: &str, passage: &Passage<'_>) -> bool {
    // A picture in a link speaks by its alternative text.
    if link.contains(NO_WORDS) {
        return false;
    }
    let mut names_nothing = true;
    let mut count = 0;
    let mut only = "";
    for word in link.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        (only, count) = (word, count + 1);
        let lower = word.to_lowercase();
        let is_known = |list: &str| list.split(' ').any(|known| known == lower);
        names_nothing &= is_known(ENGLISH) || !passage.is_english() && is_known(WELSH);
    }
    // A year names an edition; X is a place on the web.
    let is_mark = count == 1
        && only != "X"
        && match only.parse::<u32>() {
            Ok(_) => only.len() <= 2,
            Err(_) => only.chars().count() == 1,
        };
    names_nothing || is_mark
}

#[cfg(test)]
mod tests {
    use crate::sample::{sample, sample_with};

    fn said(link: &str) -> Vec<String> {
        sample("extends = 'base'", &format!("# Purpose\n\nRead {link}.")).said
    }

    #[test]
    fn words_that_name_nothing_are_told() {
        for words in [
            "here",
            "Here",
            "click here",
            "CLICK HERE!",
            "this link",
            "link",
            "Read more…",
            "More »",
            "more information",
            "website",
            "Our website",
            "this",
            "download",
            "document",
            "**here**",
            "Find out more about this",
            "1",
            "[2]",
            "a",
        ] {
            let said = said(&format!("[{words}](https://merebrook.example/plan)"));
            assert_eq!(said.len(), 1, "{words}: {said:?}");
            assert!(said[0].contains(" vague-link-text: the words of a link are only "), "{words}: {said:?}");
        }
    }

    #[test]
    fn words_that_name_something_are_not() {
        for words in [
            "the plan",
            "download the plan",
            "inspectors’ report",
            "merebrook.example",
            "2024",
            "X",
            "Facebook",
            "Read the strategy",
            "document library",
            "`here`",
            "Appendix 2",
            "1 March 2026",
            "yma",
        ] {
            assert_eq!(said(&format!("[{words}](https://merebrook.example/plan)")), [""; 0], "{words}");
        }
        assert_eq!(said("[here](#here)\n\n## There {#here}\n\nText"), [""; 0]);
    }

    #[test]
    fn welsh() {
        for words in ["yma", "Cliciwch yma", "mwy", "Mwy o wybodaeth", "y ddolen hon", "here"] {
            let body = format!("# Diben\n\nGweler [{words}](https://merebrook.example/cynllun).");
            let said = sample_with("extends = 'base'", "language = 'cy'", &body).said;
            assert_eq!(said.len(), 1, "{words}: {said:?}");
        }
        let body = "# Diben\n\nGweler [y cynllun](https://merebrook.example/cynllun).";
        assert_eq!(sample_with("extends = 'base'", "language = 'cy'", body).said, [""; 0]);
    }
}
