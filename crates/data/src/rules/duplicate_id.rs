//! `duplicate-id`: a name leads to one thing, be it an id, a footnote or a work cited.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::prose::Visit;
use crate::report::{PLAN_ID, Report};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// An id is unique in its document.
pub static DUPLICATE_ID: Rule = Rule {
    name: "duplicate-id",
    level: Level::Error,
    levels: Levels::Fixed,
    group: Group::References,
    purpose: "An id is unique in its document.",
    why: "\
A reference leads to one place, a footnote’s mark to one note and a citation to one work. Where two have the \
same name, the paper would send its readers to whichever came first.

The same is said of a chapter that a review names twice, and of an action plan that would be printed twice in \
one report.",
    remedy: "\
Give one of the two another name, and use that name wherever this one is meant: `{#history-2020}`, `[^costs-2]`, \
`key = \"ofsted-2011\"`.

Where a chapter or a plan is named twice, delete one of the two; to speak of a plan again, refer to it by its \
id.",
    examples: &[Example {
        wrong: "\
# Purpose

The plan was agreed in May. {#plan}

It was changed in June. {#plan}
",
        right: "\
# Purpose

The plan was agreed in May. {#plan}

It was changed in June. {#change}
",
    }],
};

/// Every id, footnote and work of a paper has a name of its own.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    let plan = report.own_plan().map(|plan| (PLAN_ID, plan.span));
    let notes = report.footnotes.iter().map(|note| &note.key);
    let works = report.references.iter().map(|work| &work.key);
    check_names("id", "give one of the two another name", plan, ids(report), problems);
    check_names("footnote", "give one of the two another key, here and at its mark", None, notes, problems);
    check_names(
        "reference",
        "give one of the two another key, here and where it is cited",
        None,
        works,
        problems,
    );
}

fn check_names<'r>(
    what: &str,
    hint: &str,
    taken: Option<(&'r str, Span)>,
    names: impl IntoIterator<Item = &'r Spanned<String>>,
    problems: &mut Problems,
) {
    let mut seen: BTreeMap<&str, Span> = taken.into_iter().collect();
    for name in names {
        match seen.get(name.value.as_str()) {
            Some(first) => problems.push(
                Diagnostic::new(
                    &DUPLICATE_ID,
                    name.span,
                    format!("the {what} `{}` is given twice", name.value),
                )
                .other(*first, "the first is here")
                .hint(hint),
            ),
            None => {
                seen.insert(&name.value, name.span);
            }
        }
    }
}

/// Every id of the report, in the order in which it is read.
fn ids(report: &Report) -> Vec<&Spanned<String>> {
    let mut ids: Vec<&Spanned<String>> = Vec::new();
    for section in report.sections.iter().filter(|section| !section.repeats) {
        ids.extend(section.id_of_whole.iter().chain(&section.id));
    }
    ids.extend(report.appendices.iter().filter_map(|appendix| appendix.id.as_ref()));
    report.walk(&mut |visit| match visit {
        Visit::Block(block) => ids.extend(block.attributes.id.as_ref()),
        Visit::Item(item) => ids.extend(item.id.as_ref()),
        Visit::Inline(_) => {}
    });
    ids
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    #[test]
    fn an_id_is_given_once() {
        let said = sample("", "# Purpose {#a}\n\nText. {#a}\n").said;
        assert_eq!(said, ["9:8 duplicate-id: the id `a` is given twice"]);
    }

    #[test]
    fn a_footnote_is_written_once() {
        let said = sample("", "# Purpose\n\nText.[^a]\n\n[^a]: One.\n\n[^a]: Two.\n").said;
        assert_eq!(said, ["13:3 duplicate-id: the footnote `a` is given twice"]);
    }
}
