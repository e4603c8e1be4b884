//! `dangling-reference`: what a reference names is there, and has a number, words or a count to print.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::house::House;
use crate::plan::Counts;
use crate::prose::{Inline, InlineKind, ReferenceForm, Visit, is_id};
use crate::report::{Kind, Report};

/// A reference leads to something in the document.
pub static DANGLING_REFERENCE: Rule = Rule {
    name: "dangling-reference",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "A reference leads to something in the document.",
    why: "\
“See paragraph 3.2” is worth something only if there is such a paragraph, which says what is promised. \
boardpaper writes the number itself, so that it is still right when paragraphs are moved; for that it has to \
know what is meant.

The same is said where there is no number to print – of a heading that has none, say – and where a count is \
asked of something that is no action plan.",
    remedy: "\
Put a name at the end of what should be led to, `{#history}`, and write `[](#history)` where its number should \
print. An appendix has its name in the front matter: `id = \"history\"` in its `[[appendix]]`.

Where there is no number, write words that should print in its place: `[the history](#history)`.",
    examples: &[Example {
        wrong: "\
# Purpose

The home was inspected in May. {#inspection}

As [](#inspecton) says, twelve rooms were seen.
",
        right: "\
# Purpose

The home was inspected in May. {#inspection}

As [](#inspection) says, twelve rooms were seen.
",
    }],
};

/// What a reference names is there, and has what is to be printed of it.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let Paper { report, house, numbers, .. } = *paper;
    report.walk(&mut |visit| {
        let Visit::Inline(Inline { kind: InlineKind::Reference { id, form }, .. }) = visit else { return };
        // What is no id in form was reported where it was read.
        if !is_id(&id.value) || matches!(form, ReferenceForm::Count(name) if !is_id(name)) {
            return;
        }
        let Some(target) = numbers.target(&id.value) else {
            let diagnostic = Diagnostic::new(
                &DANGLING_REFERENCE,
                id.span,
                format!("nothing here has the id `{}`", id.value),
            );
            problems.push(diagnostic.hint(match did_you_mean(&id.value, numbers.ids()) {
                Some(near) => format!("did you mean `#{near}`?"),
                None if report.appendices.is_empty() || report.kind == Kind::Review => {
                    format!("write `{{#{}}}` at the end of what it should lead to", id.value)
                }
                None => format!(
                    "write `{{#{}}}` at the end of what it should lead to, or id = \"{}\" in its `[[appendix]]`",
                    id.value, id.value
                ),
            }));
            return;
        };
        let words = || format!("write the words that should print, as in `[these words](#{})`", id.value);
        let (says, hint) = match form {
            ReferenceForm::Full if target.words.is_none() => ("has no number to print", words()),
            ReferenceForm::Number if target.number.is_none() => ("has no number", words()),
            ReferenceForm::Count(name) => match count_fault(report, &id.value, name, house) {
                CountFault::None => return,
                CountFault::NoPlan if did_you_mean(name, ["page"]).is_some() => (
                    "is no action plan, so it counts nothing",
                    format!("write `[](#{}:page)` for the page on which it stands", id.value),
                ),
                CountFault::NoPlan => ("is no action plan, so it counts nothing", words()),
                CountFault::NoSuchCount(hint) => {
                    let message = format!("an action plan has no count `{name}`");
                    problems.push(Diagnostic::new(&DANGLING_REFERENCE, id.span, message).hint(hint));
                    return;
                }
            },
            _ => return,
        };
        problems.push(
            Diagnostic::new(&DANGLING_REFERENCE, id.span, format!("`{}` {says}", id.value))
                .other(target.span, "this is what it leads to")
                .hint(hint),
        );
    });
}

/// What keeps a count from being printed.
enum CountFault {
    None,
    NoPlan,
    /// With what to write in its place.
    NoSuchCount(String),
}

fn count_fault(report: &Report, id: &str, name: &str, house: &House) -> CountFault {
    if !report.is_plan(id) {
        return CountFault::NoPlan;
    }
    let names = Counts::names(&house.plan);
    if names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return CountFault::None;
    }
    let known: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let known = known.join(", ");
    CountFault::NoSuchCount(match did_you_mean(name, names) {
        Some(near) => format!("write `{near}`, if that is what was meant; known are {known}"),
        None => format!("use one of {known}"),
    })
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    #[test]
    fn what_leads_nowhere_is_said_with_what_was_probably_meant() {
        let said =
            sample("", "# Purpose\n\nText. {#history}\n\nSee [](#histroy) and a note[^x] and [@key].\n").said;
        assert_eq!(
            said,
            [
                "11:9 dangling-reference: nothing here has the id `histroy`",
                "11:30 unknown-footnote: there is no footnote `x`",
                "11:39 unknown-citation: there is no reference `key`",
            ]
        );
    }

    #[test]
    fn a_reference_to_something_without_number_needs_words() {
        let house = "[numbering]\nparagraph = \"none\"\n";
        let said = sample(house, "# Purpose\n\nText. {#a}\n\nSee [](#a), [#](#a) and [this](#a).\n").said;
        assert_eq!(
            said,
            [
                "11:9 dangling-reference: `a` has no number to print",
                "11:18 dangling-reference: `a` has no number"
            ]
        );
    }

    #[test]
    fn a_page_that_is_misspelt() {
        let sample = sample("", "# Purpose\n\nText. {#a}\n\nSee [](#a:pag) and [](#a:actions).\n");
        assert_eq!(sample.said[0], "11:9 dangling-reference: `a` is no action plan, so it counts nothing");
        assert_eq!(
            sample.hints,
            [
                "write `[](#a:page)` for the page on which it stands",
                "write the words that should print, as in `[these words](#a)`"
            ]
        );
    }
}
