//! `unreferenced-appendix`.

use super::missing_appendix::{Mention, labels, mentions, word};
use super::paper::Paper;
use super::passages::PassageKind;
use super::{Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Kind;
use crate::prose::{Block, Inline, InlineKind, Visit, plain_text, walk};
use crate::report::{Appendix, Piece};

/// The text leads to every appendix.
pub static UNREFERENCED_APPENDIX: Rule = Rule {
    name: "unreferenced-appendix",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::References,
    purpose: "The text leads to every appendix.",
    why: r"Members read the report and turn to an appendix where the report sends them. One that nothing leads to is
not read, or was attached by mistake and is published all the same.",
    remedy: r#"Say in the text what the appendix shows, and lead to it: with `id = "costs"` below its `[[appendix]]`, `[](#costs)`
prints “Appendix B” and links to it. Its letter or its title in the text will do as well. If it belongs to another paper,
take it out."#,
    examples: &[],
};

/// Reports appendices to which nothing leads: no reference, no letter, no mention of their title.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    if report.appendices.is_empty() {
        return;
    }
    let referred = referred(paper);
    let named = named(paper);
    for (index, (appendix, label)) in report.appendices.iter().zip(labels(paper)).enumerate() {
        let own = ids(appendix);
        let is_referred = referred.iter().any(|(from, id)| *from != Some(index) && own.contains(id));
        let is_named = named.all || named.labels.iter().any(|named| named.eq_ignore_ascii_case(&label));
        if is_referred || is_named || is_told_of(paper, appendix) {
            continue;
        }
        let title = plain_text(&appendix.heading);
        let message = format!("nothing leads to the appendix “{title}”");
        let diagnostic = Diagnostic::new(&UNREFERENCED_APPENDIX, appendix.span, message);
        problems.push(diagnostic.hint(hint(report.kind, appendix, &title)));
    }
}

fn hint(kind: Kind, appendix: &Appendix, title: &str) -> String {
    let Some(id) = &appendix.id else {
        let first = title.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| word.len() > 2);
        let id = first.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())).unwrap_or("notes");
        let id = id.to_ascii_lowercase();
        let given = if kind == Kind::Review { format!("`{{#{id}}}`") } else { format!("`id = \"{id}\"`") };
        return format!("give it {given} and write `[](#{id})` where it matters, or take it out");
    };
    format!("write `[](#{})` where it matters, or take it out", id.value)
}

/// The ids to which references lead, each with the appendix that has the reference.
fn referred<'p>(paper: &'p Paper<'_>) -> Vec<(Option<usize>, &'p str)> {
    let mut found = Vec::new();
    let mut appendices = 0;
    for piece in paper.report.pieces() {
        let from = matches!(piece, Piece::Appendix(_)).then_some(appendices);
        appendices += usize::from(from.is_some());
        paper.report.walk_piece(piece, &mut |visit| found.extend(reference(visit).map(|id| (from, id))));
    }
    for note in &paper.report.footnotes {
        walk(&note.blocks, &mut |visit| found.extend(reference(visit).map(|id| (None, id))));
    }
    found
}

fn reference(visit: Visit<'_>) -> Option<&str> {
    match visit {
        Visit::Inline(Inline { kind: InlineKind::Reference { id, .. }, .. }) => Some(&id.value),
        _ => None,
    }
}

/// The ids of an appendix and of what is in it.
fn ids(appendix: &Appendix) -> Vec<&str> {
    let mut ids: Vec<&str> = appendix.id.iter().map(|id| id.value.as_str()).collect();
    walk(&appendix.blocks, &mut |visit| match visit {
        Visit::Block(Block { attributes, .. }) => {
            ids.extend(attributes.id.iter().map(|id| id.value.as_str()));
        }
        Visit::Item(item) => ids.extend(item.id.iter().map(|id| id.value.as_str())),
        Visit::Inline(_) => {}
    });
    ids
}

/// What appendices the text names.
struct Named {
    labels: Vec<String>,
    /// Whether it speaks of all: “the appendices”, or “the appendix” where there is one.
    all: bool,
}

fn named(paper: &Paper<'_>) -> Named {
    let mut named = Named { labels: Vec::new(), all: false };
    let own = word(paper);
    let count = paper.report.appendices.len();
    let order = labels(paper);
    for passage in paper.passages.iter().filter(|passage| passage.kind != PassageKind::Front) {
        // The heading of an appendix is not what leads to it.
        if passage.place.in_appendix && matches!(passage.kind, PassageKind::Heading(1)) {
            continue;
        }
        let mentions = mentions(&passage.words, &own);
        let place = |label: &str| order.iter().position(|known| known.eq_ignore_ascii_case(label));
        for (at, mention) in mentions.iter().enumerate() {
            match mention.label {
                // “Appendices A to C” names B as well.
                Some(label) => {
                    let before = at.checked_sub(1).and_then(|before| mentions.get(before));
                    let joint =
                        |before: &Mention<'_>| passage.words.get(before.range.end..mention.range.start);
                    let is_row = |joint: &str| matches!(joint.trim(), "to" | "–" | "-");
                    let before = before.filter(|before| joint(before).is_some_and(is_row));
                    let between = before.and_then(|before| place(before.label?)).zip(place(label));
                    let between = between.and_then(|(first, last)| order.get(first..last));
                    named.labels.extend(between.unwrap_or_default().iter().cloned());
                    named.labels.push(label.to_owned());
                }
                None => named.all |= !mention.is_elsewhere && (mention.is_plural || count == 1),
            }
        }
    }
    named
}

/// Whether the text has the title of an appendix.
fn is_told_of(paper: &Paper<'_>, appendix: &Appendix) -> bool {
    let title = plain_text(&appendix.heading).to_lowercase();
    let outside = paper.passages.iter().filter(|passage| !passage.place.in_appendix);
    title.len() > 2
        && outside
            .filter(|passage| !matches!(passage.kind, PassageKind::Front | PassageKind::Work))
            .any(|passage| passage.words.to_lowercase().contains(&title))
}

#[cfg(test)]
mod tests {
    use crate::sample::{sample_of, sample_with};

    const TWO: &str = "[[appendix]]\nid = \"costs\"\ntitle = \"Costs\"\ntext = \"\"\"\n- much {#much}\n\"\"\"\n\
        [[appendix]]\ntitle = \"Notes of visits\"\ntext = \"See [one](#much).\"\n";

    fn said(text: &str) -> Vec<String> {
        sample_with("", TWO, &format!("# Purpose\n\n{text}\n")).said
    }

    const NOTES: &str = "12:9 unreferenced-appendix: nothing leads to the appendix “Notes of visits”";

    #[test]
    fn an_appendix_to_which_nothing_leads() {
        let sample = sample_with("", TWO, "# Purpose\n\nText.\n");
        assert_eq!(sample.said, [NOTES]);
        assert_eq!(
            sample.hints,
            ["give it `id = \"notes\"` and write `[](#notes)` where it matters, or take it out"]
        );
    }

    #[test]
    fn whatever_leads_to_one() {
        for text in [
            "See Appendix B.",
            "See annex B.",
            "See Appendices A and B.",
            "See the appendices.",
            "We visited eight homes (see the notes of visits).",
        ] {
            assert_eq!(said(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(said("See [](#costs)."), [NOTES]);
        assert_eq!(said("See the appendix."), [NOTES]);
    }

    #[test]
    fn appendices_from_one_to_another() {
        let three: String = ["One", "Two", "Three"]
            .map(|t| format!("[[appendix]]\ntitle = \"{t}\"\ntext = \"A.\"\n"))
            .concat();
        let said = |text: &str| sample_with("", &three, &format!("# Purpose\n\n{text}\n")).said;
        assert_eq!(said("See Appendices A to C."), Vec::<String>::new());
        assert_eq!(
            said("See Appendices A and C."),
            ["9:9 unreferenced-appendix: nothing leads to the appendix “Two”"]
        );
    }

    #[test]
    fn appendices_of_a_review() {
        let review = |text: &str| {
            let review = format!(
                "+++\nkind = 'review'\ntitle = 'A'\ndate = 2026-12-10\n+++\n# One\n\n{text}\n\n\
                # How we worked {{.appendix #method}}\n\nText.\n"
            );
            sample_of("", &[("review.md", &review)]).said
        };
        assert_eq!(
            review("Text."),
            ["10:1 unreferenced-appendix: nothing leads to the appendix “How we worked”"]
        );
        assert_eq!(review("See [](#method)."), Vec::<String>::new());
    }
}
