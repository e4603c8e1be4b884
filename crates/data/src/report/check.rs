//! What a report must be before it is laid out: headings in order, ids unique, marks with what they lead to.

use super::length::check_lengths;
use super::plans::check_plans;
use super::recommendations::check_gatherings;
use super::{Kind, PLAN_ID, Reference, Report, Surroundings};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::house::House;
use crate::numbering::{Numbers, number};
use crate::plan::Counts;
use crate::prose::{Block, BlockKind, Inline, InlineKind, ReferenceForm, Visit, is_id, walk};
use crate::rules;
use crate::source::{Span, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// Reports everything that is wrong with a report as a whole. `problems` holds what reading it found.
pub(super) fn check_report(report: &Report, around: Surroundings<'_>, problems: &mut Problems) {
    let house = around.house;
    for section in report.sections.iter().filter(|section| !section.repeats) {
        check_levels(&section.blocks, &mut Levels { last: 1, raised: 0, in_box: false }, problems);
    }
    for appendix in &report.appendices {
        check_levels(&appendix.blocks, &mut Levels { last: 1, raised: 0, in_box: false }, problems);
    }
    for cover in report.covers.iter().flat_map(|covers| [&covers.about, &covers.imprint]) {
        check_levels(cover, &mut Levels { last: 0, raised: 1, in_box: false }, problems);
    }
    check_ids(report, problems);
    let numbers = number(report, house);
    let mut unmet = Problems::default();
    check_references(report, house, &numbers, &mut unmet);
    check_footnotes(report, &mut unmet);
    check_citations(report, &mut unmet);
    check_gatherings(report, &mut unmet);
    if !lacks_text(report, problems) {
        check_sections(report, problems);
        problems.extend(unmet.into_vec());
    }
    if house.numbering.notes_by_chapter {
        check_notes_of_chapters(report, problems);
    }
    check_lengths(report, problems);
    check_plans(report, problems);
    for section in report.sections.iter().filter(|section| !section.repeats) {
        check_language(section.language.as_ref(), problems);
    }
    for appendix in &report.appendices {
        check_language(appendix.language.as_ref(), problems);
    }
    rules::check_paper(report, &numbers, around, problems);
}

/// Whether a file of its text could not be read: then what seems missing may stand there, and what seems
/// unused may be used there.
fn lacks_text(report: &Report, problems: &Problems) -> bool {
    let files = [&rules::MISSING_FILE, &rules::OUTSIDE_WORKSPACE, &rules::UNREADABLE];
    let texts = [&rules::NOT_TEXT, &rules::SYNTAX];
    let pictures = pictures(report);
    problems.as_slice().iter().any(|problem| {
        let span = problem.primary.as_ref().map(|label| label.span);
        let is_picture = span.is_some_and(|span| pictures.contains(&span));
        texts.contains(&problem.rule) || (files.contains(&problem.rule) && !is_picture)
    })
}

/// Where pictures are named.
fn pictures(report: &Report) -> Vec<Span> {
    let cover = report.covers.iter().filter_map(|covers| covers.picture.as_ref());
    let mut pictures: Vec<Span> = cover.map(|picture| picture.path.span).collect();
    report.walk(&mut |visit| match visit {
        Visit::Block(Block { kind: BlockKind::Figure { image, .. }, .. })
        | Visit::Inline(Inline { kind: InlineKind::Image(image), .. }) => pictures.push(image.path.span),
        _ => {}
    });
    pictures
}

/// A report has sections, a review chapters. Where text was met that stands under no heading, that was said.
fn check_sections(report: &Report, problems: &mut Problems) {
    let is_stray = |problem: &Diagnostic| problem.rule == &rules::TEXT_OUTSIDE_SECTION;
    if !report.sections.is_empty() || problems.as_slice().iter().any(is_stray) {
        return;
    }
    let (message, hint) = match report.kind {
        Kind::Report => (
            "the report has no sections",
            "write a heading such as `# Purpose of the report` and text below it",
        ),
        Kind::Review => (
            "the review has no chapters",
            "write a heading such as `# Summary {.unnumbered}` and text below it, or name files as `chapters`",
        ),
        Kind::Plan => return,
    };
    problems.push(Diagnostic::of_file(&rules::MISSING_SECTION, &report.path, message).hint(hint));
}

/// How deep headings go while they are met.
struct Levels {
    /// The level of the last one.
    last: u8,
    /// By how many levels they were raised since they were typed: those of a cover page by one.
    raised: u8,
    /// Whether they stand in a box.
    in_box: bool,
}

/// Headings go down one level at a time, those in boxes too, and only those outside begin something.
fn check_levels(blocks: &[Block], levels: &mut Levels, problems: &mut Problems) {
    for block in blocks {
        check_language(block.attributes.language.as_ref(), problems);
        match &block.kind {
            BlockKind::Heading { level, .. } => check_level(block, *level, levels, problems),
            BlockKind::Box { blocks, .. } | BlockKind::Form { blocks, .. } => {
                let was_in_box = std::mem::replace(&mut levels.in_box, true);
                check_levels(blocks, levels, problems);
                levels.in_box = was_in_box;
            }
            _ => {}
        }
    }
}

fn check_level(heading: &Block, level: u8, levels: &mut Levels, problems: &mut Problems) {
    let Levels { last, raised, in_box } = *levels;
    levels.last = level;
    let marks = |level: u8| "#".repeat((level + raised).into());
    if in_box && level + raised == 1 {
        return problems.report(
            &rules::SKIPPED_HEADING_LEVEL,
            heading.span,
            "a heading in a box has one `#`",
            format!("write it as `{}`, or move it out of the box", marks(last + 1)),
        );
    }
    if level > last + 1 {
        let message = match last {
            0 => format!("the first heading here is a `{}`", marks(level)),
            _ => format!("a heading `{}` follows a heading `{}`", marks(level), marks(last)),
        };
        let hint = format!("write it as `{}`", marks(last + 1));
        problems.report(&rules::SKIPPED_HEADING_LEVEL, heading.span, message, hint);
    }
    if let Some(span) = heading.attributes.appendix {
        problems.report(
            &rules::BAD_ATTRIBUTE,
            span,
            "`.appendix` is only for a heading with one `#`, outside boxes",
            "write one `#` there if this is an appendix, or delete `.appendix`",
        );
    }
}

fn check_language(language: Option<&Spanned<String>>, problems: &mut Problems) {
    if let Some(language) = language {
        crate::workspace::check_language(language, problems);
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

fn check_ids(report: &Report, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    if let Some(plan) = report.own_plan() {
        seen.insert(PLAN_ID, plan.span);
    }
    for id in ids(report) {
        match seen.get(id.value.as_str()) {
            Some(first) => problems.push(duplicate("id", id, *first)),
            None => {
                seen.insert(&id.value, id.span);
            }
        }
    }
}

fn duplicate(what: &str, id: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::new(&rules::DUPLICATE_ID, id.span, format!("the {what} `{}` is given twice", id.value))
        .other(first, "the first is here")
        .hint("give one of the two another name")
}

fn check_references(report: &Report, house: &House, numbers: &Numbers, problems: &mut Problems) {
    report.walk(&mut |visit| {
        let Visit::Inline(Inline { kind: InlineKind::Reference { id, form }, .. }) = visit else { return };
        // What is no id in form was reported where it was read.
        if !is_id(&id.value) || matches!(form, ReferenceForm::Count(name) if !is_id(name)) {
            return;
        }
        let Some(target) = numbers.target(&id.value) else {
            let diagnostic = Diagnostic::new(
                &rules::DANGLING_REFERENCE,
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
                    problems.push(Diagnostic::new(&rules::DANGLING_REFERENCE, id.span, message).hint(hint));
                    return;
                }
            },
            _ => return,
        };
        problems.push(
            Diagnostic::new(&rules::DANGLING_REFERENCE, id.span, format!("`{}` {says}", id.value))
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

fn check_footnotes(report: &Report, problems: &mut Problems) {
    let mut defined: BTreeMap<&str, Span> = BTreeMap::new();
    for note in &report.footnotes {
        match defined.get(note.key.value.as_str()) {
            Some(first) => problems.push(duplicate("footnote", &note.key, *first)),
            None => {
                defined.insert(&note.key.value, note.key.span);
            }
        }
    }
    let mut marked: BTreeSet<&str> = BTreeSet::new();
    report.walk(&mut |visit| {
        let Visit::Inline(Inline { kind: InlineKind::FootnoteMark(key), .. }) = visit else { return };
        marked.insert(&key.value);
        if !defined.contains_key(key.value.as_str()) {
            let near = did_you_mean(&key.value, defined.keys().copied());
            problems.push(
                Diagnostic::new(
                    &rules::UNKNOWN_FOOTNOTE,
                    key.span,
                    format!("there is no footnote `{}`", key.value),
                )
                .hint(match near {
                    Some(near) => format!("did you mean `[^{near}]`?"),
                    None => format!("add a line `[^{}]: words of the note`", key.value),
                }),
            );
        }
    });
    for note in report.footnotes.iter().filter(|note| !marked.contains(note.key.value.as_str())) {
        problems.push(
            Diagnostic::new(
                &rules::UNUSED_FOOTNOTE,
                note.key.span,
                format!("nothing refers to the footnote `{}`", note.key.value),
            )
            .hint(format!(
                "write `[^{}]` where its mark should stand, or remove the note; it is not printed",
                note.key.value
            )),
        );
    }
}

/// Where notes begin anew in each chapter, a mark in one chapter cannot lead to a note of another.
fn check_notes_of_chapters(report: &Report, problems: &mut Problems) {
    let mut marked: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    let word = if report.kind == Kind::Review { "chapter" } else { "section" };
    for (index, piece) in report.pieces().into_iter().enumerate() {
        let mut waiting: Vec<&Spanned<String>> = Vec::new();
        report.walk_piece(piece, &mut |visit| waiting.extend(mark(visit)));
        waiting.reverse();
        while let Some(key) = waiting.pop() {
            if let Some((first, span)) = marked.get(key.value.as_str()) {
                if *first != index {
                    let message = format!(
                        "the footnote `{}` belongs to another {word}, and notes begin anew in this one",
                        key.value
                    );
                    problems.push(
                        Diagnostic::new(&rules::FOOTNOTE_ELSEWHERE, key.span, message)
                            .other(*span, "it is first marked here")
                            .hint("write the note once more under a key of its own, and refer to that here"),
                    );
                }
                continue;
            }
            marked.insert(&key.value, (index, key.span));
            // What is marked in a note stands in the same chapter.
            for note in report.footnotes.iter().filter(|note| note.key.value == key.value) {
                walk(&note.blocks, &mut |visit| waiting.extend(mark(visit)));
            }
        }
    }
}

/// The key of a footnote's mark.
fn mark(visit: Visit<'_>) -> Option<&Spanned<String>> {
    match visit {
        Visit::Inline(Inline { kind: InlineKind::FootnoteMark(key), .. }) => Some(key),
        _ => None,
    }
}

fn check_citations(report: &Report, problems: &mut Problems) {
    let mut listed: BTreeMap<&str, Span> = BTreeMap::new();
    for reference in &report.references {
        match listed.get(reference.key.value.as_str()) {
            Some(first) => problems.push(duplicate("reference", &reference.key, *first)),
            None => {
                listed.insert(&reference.key.value, reference.key.span);
            }
        }
    }
    check_works(report, problems);
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    report.walk(&mut |visit| {
        let Visit::Inline(Inline { kind: InlineKind::Citation(keys), .. }) = visit else { return };
        for key in keys {
            cited.insert(&key.value);
            if !listed.contains_key(key.value.as_str()) {
                let near = did_you_mean(&key.value, listed.keys().copied());
                problems.push(
                    Diagnostic::new(
                        &rules::UNKNOWN_CITATION,
                        key.span,
                        format!("there is no reference `{}`", key.value),
                    )
                    .hint(match near {
                        Some(near) => format!("did you mean `@{near}`?"),
                        None => format!("add a `[[reference]]` with key = \"{}\"", key.value),
                    }),
                );
            }
        }
    });
    let is_first =
        |reference: &&Reference| listed.get(reference.key.value.as_str()) == Some(&reference.key.span);
    let uncited = report.references.iter().filter(|reference| !cited.contains(reference.key.value.as_str()));
    for reference in uncited.filter(is_first) {
        problems.push(
            Diagnostic::new(
                &rules::UNUSED_REFERENCE,
                reference.key.span,
                format!("nothing cites the reference `{}`", reference.key.value),
            )
            .hint(format!("write `[@{}]` where it should be cited, or remove it", reference.key.value)),
        );
    }
}

/// A work is listed once: two with the same words are one, and so are two at the same address.
fn check_works(report: &Report, problems: &mut Problems) {
    let mut works: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    let mut addresses: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for reference in &report.references {
        let words = reference.words_of_the_work();
        let address = reference.address_of_the_work();
        let is_another = |first: &&Spanned<String>| first.value != reference.key.value;
        let same_words = words.map(|words| *works.entry(words).or_insert(&reference.key)).filter(is_another);
        let same_address =
            address.map(|address| *addresses.entry(address).or_insert(&reference.key)).filter(is_another);
        let (first, apart) = match (same_words, same_address) {
            (Some(first), None) => (first, "say in their words what sets the two apart"),
            (None, Some(first)) => {
                (first, "give each part of it an address of its own, such as one with `#section-2`")
            }
            (Some(first), Some(_)) => (first, "say in their words and addresses what sets the two apart"),
            (None, None) => continue,
        };
        let message = match same_words {
            Some(_) => format!("`{}` is the same work as `{}`", reference.key.value, first.value),
            None => format!("`{}` is at the same address as `{}`", reference.key.value, first.value),
        };
        problems.push(
            Diagnostic::new(&rules::DUPLICATE_REFERENCE, reference.key.span, message)
                .other(first.span, "the first is here")
                .hint(format!("cite `@{}` in both places and remove this one, or {apart}", first.value)),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{sample, sample_of, sample_with};

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
    fn an_id_is_given_once() {
        let said = sample("", "# Purpose {#a}\n\nText. {#a}\n").said;
        assert_eq!(said, ["9:8 duplicate-id: the id `a` is given twice"]);
    }

    #[test]
    fn headings_go_down_one_level_at_a_time_in_boxes_too() {
        let said =
            sample("", "# Purpose\n\n### Deep\n\nA.\n\n## Two\n\n::: box\n#### Four\n\nB.\n:::\n").said;
        assert_eq!(
            said,
            [
                "9:1 skipped-heading-level: a heading `###` follows a heading `#`",
                "16:1 skipped-heading-level: a heading `####` follows a heading `##`",
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
    fn what_nothing_uses_is_a_warning() {
        let reference = "[[reference]]\nkey = \"one\"\ntext = \"A work\"\n";
        let sample = sample_with("", reference, "# Purpose\n\nText.\n\n[^n]: A note.\n");
        assert!(sample.report.is_some());
        assert_eq!(
            sample.said,
            [
                "14:3 unused-footnote: nothing refers to the footnote `n`",
                "6:7 unused-reference: nothing cites the reference `one`",
            ]
        );
    }

    /// A review whose notes begin anew in each chapter, with this text.
    fn by_chapter(kind: &str, text: &str) -> Vec<String> {
        let house = "[numbering]\nfootnotes = \"chapter\"\n";
        let paper = format!("+++\nkind = '{kind}'\ntitle = 'A'\ndate = 2026-12-10\n+++\n{text}");
        let sample = sample_of(house, &[("paper.md", &paper)]);
        sample.said.into_iter().zip(sample.hints).flat_map(|(said, hint)| [said, hint]).collect()
    }

    #[test]
    fn a_note_of_another_chapter_is_written_once_more() {
        let again = "write the note once more under a key of its own, and refer to that here";
        let belongs = |place: &str, key: &str, word: &str| {
            format!(
                "{place} footnote-elsewhere: the footnote `{key}` belongs to another {word}, and notes begin anew in this one"
            )
        };
        let text = "# One\n\nA.[^n] B.[^n]\n\n# Two\n\nC.[^n]\n\n[^n]: N.\n";
        assert_eq!(by_chapter("review", text), [&belongs("12:5", "n", "chapter"), again]);
        assert_eq!(by_chapter("report", text), [&belongs("12:5", "n", "section"), again]);
        // A note that two notes mark belongs to the chapter of the first.
        let text = "# One\n\nA.[^a]\n\n# Two\n\nB.[^b]\n\n[^a]: A.[^n]\n\n[^b]: B.[^n]\n\n[^n]: N.[^n]\n";
        assert_eq!(by_chapter("review", text), [&belongs("16:11", "n", "chapter"), again]);
        assert_eq!(by_chapter("review", "# One[^n]\n\nA.[^n]\n\n[^n]: N.\n"), [""; 0]);
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

    #[test]
    fn a_heading_in_a_box_begins_no_section() {
        let sample = sample("", "# Purpose\n\n::: box\n# Aim\n\nText.\n\n## Means\n:::\n");
        assert_eq!(sample.said, ["10:1 skipped-heading-level: a heading in a box has one `#`"]);
        assert_eq!(sample.hints, ["write it as `##`, or move it out of the box"]);
    }
}
