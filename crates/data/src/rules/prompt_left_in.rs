//! `prompt-left-in`: words that were meant for the writer and not for readers.

mod guidance;
mod instructions;
mod placeholders;

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::written::excerpt;
use guidance::Guidance;

/// No words of the form, written for the writer, are left in a paper.
pub static PROMPT_LEFT_IN: Rule = Rule {
    name: "prompt-left-in",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "No words of the form, written for the writer, are left in a paper.",
    why: "\
A form tells its writers what to say: in italics, in brackets, in the house’s guidance. Left in the paper, \
these words are published with it. Readers then see “insert name” where a name should be, and cannot tell \
whether a decision was left open on purpose.

Reported are placeholders (`[insert name]`, `TBC`, `XX`), paragraphs in italics or brackets that tell a \
writer what to write, and the house’s own guidance, even if a few of its words were changed.",
    remedy: "\
Replace a placeholder by what belongs there. What is not yet known is said in a sentence: “The date will be \
agreed in March” tells readers more than `TBC`.

Delete guidance and instructions, or move them out of the paper. Brackets that belong to the text, such as \
`[sic]`, `[Redacted]` or `[2011] EWHC 186`, are left alone.",
    examples: &[
        Example {
            wrong: "# Purpose\n\nTo appoint [insert name] to the panel.",
            right: "# Purpose\n\nTo appoint Councillor Garrowby to the panel.",
        },
        Example {
            wrong: "# Purpose\n\n*Set out what the Board is asked to do, and why.*\n\nTo appoint a member.",
            right: "# Purpose\n\nTo appoint a member.",
        },
    ],
};

/// Looks at everything that prints, the head of the paper included.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let guidance = Guidance::of(paper.house);
    for passage in &paper.passages {
        let found = instructions::is_instruction(passage)
            .then(|| ("a prompt for the writer".to_owned(), ""))
            .or_else(|| {
                let title = guidance.left_in(passage)?;
                Some((format!("the house’s guidance on `{title}`"), " or reworded"))
            });
        if let Some((what, or)) = found {
            let span = passage.span_of(0..passage.words.len(), paper.sources);
            problems.push(
                Diagnostic::new(&PROMPT_LEFT_IN, span, format!("{what} is left in the text{or}"))
                    .hint("delete it: it says what to write, and would be published"),
            );
            continue;
        }
        for place in placeholders::placeholders(passage) {
            let words = excerpt(&passage.words[place.clone()]);
            let span = passage.span_of(place, paper.sources);
            problems.push(
                Diagnostic::new(&PROMPT_LEFT_IN, span, format!("`{words}` waits to be filled in"))
                    .hint("write what belongs there; if it is not yet known, say so in a sentence"),
            );
        }
    }
}

#[cfg(test)]
mod tests;
