//! `empty-section`.

use super::paper::Paper;
use super::{Example, Group, Level, Levels, Rule};
use crate::characters::shows;
use crate::diagnostic::{Diagnostic, Problems};
use crate::document::Kind;
use crate::prose::{Block, BlockKind, Inline, plain_text};
use crate::source::Span;

/// A heading has something below it.
pub static EMPTY_SECTION: Rule = Rule {
    name: "empty-section",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "A heading has something below it.",
    why: r"A heading with nothing below it is most often one whose text was to follow and never did. Below an empty
section of the house stands “None.”, or what the house says instead, and below “Purpose of the report” that reads
badly.

A section that says `None` is meant, and so is an empty sub-heading that the house knows, such as one of the
implications: both print the phrase of the house. So does an empty section for which the house has a phrase of its
own, such as “There are no background papers.”",
    remedy: r"Write the text, or delete the heading. Where there is nothing to say and the heading has to stand, type
`None` below it.",
    examples: &[Example {
        wrong: "# Purpose\n\nTo agree dates.\n\n# Timetable\n\n# Consultation\n\nNone\n",
        right: "# Purpose\n\nTo agree dates.\n\n# Timetable\n\nWork begins in May.\n\n# Consultation\n\nNone\n",
    }],
};

/// Reports chapters and appendices with nothing in them, and headings in them with nothing below. Those of the
/// sections of a report are found before the house's phrase is filled in.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let report = paper.report;
    if report.kind == Kind::Review {
        let chapters =
            report.sections.iter().map(|chapter| (&chapter.heading, &chapter.blocks, chapter.span));
        let appendices =
            report.appendices.iter().map(|appendix| (&appendix.heading, &appendix.blocks, appendix.span));
        for (heading, _, span) in chapters.chain(appendices).filter(|(_, blocks, _)| blocks.is_empty()) {
            report_empty(heading, span, None, problems);
        }
        report.sections.iter().for_each(|chapter| check_headings(&chapter.blocks, problems));
        for cover in report.covers.iter().flat_map(|covers| [&covers.about, &covers.imprint]) {
            check_headings(cover, problems);
        }
    }
    report.appendices.iter().for_each(|appendix| check_headings(&appendix.blocks, problems));
}

/// Reports headings that are followed by another of their level or a higher one, or by nothing.
fn check_headings(blocks: &[Block], problems: &mut Problems) {
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level, content } = &block.kind else { continue };
        let is_empty = match blocks.get(at + 1).map(|next| &next.kind) {
            Some(BlockKind::Heading { level: next, .. }) => next <= level,
            Some(_) => false,
            None => true,
        };
        if is_empty {
            report_empty(content, block.span, None, problems);
        }
    }
}

/// Reports a heading with nothing below it; a section of the house prints this phrase there.
pub(crate) fn report_empty(heading: &[Inline], span: Span, prints: Option<&str>, problems: &mut Problems) {
    let words = plain_text(heading);
    // A heading without words was told of by itself.
    if !shows(&words) {
        return;
    }
    let message = format!("nothing stands below “{words}”");
    let diagnostic = Diagnostic::new(&EMPTY_SECTION, span, message);
    problems.push(match prints {
        Some(phrase) => diagnostic
            .label(format!("prints “{phrase}”"))
            .hint("write the text, or delete the heading; if there is nothing to say, type `None`"),
        None => diagnostic.hint("write the text, or delete the heading"),
    });
}

#[cfg(test)]
mod tests {
    use crate::sample::{sample, sample_of};

    #[test]
    fn headings_of_a_report() {
        let body = "# Purpose\n\n# Timetable\n\n## May\n\n### Early\n\nA.\n\n## June\n\n# Plans\n\nNone\n\n# Annexes\n";
        let sample = sample("", body);
        assert_eq!(
            sample.said,
            [
                "7:1 empty-section: nothing stands below “Purpose of the report”",
                "17:1 empty-section: nothing stands below “June”",
                "23:1 empty-section: nothing stands below “Annexes”",
            ]
        );
        assert_eq!(
            sample.hints,
            [
                "write the text, or delete the heading; if there is nothing to say, type `None`",
                "write the text, or delete the heading",
                "write the text, or delete the heading; if there is nothing to say, type `None`",
            ]
        );
    }

    #[test]
    fn what_a_house_fills_is_meant() {
        let house = "[section.consultation]\nnil = \"Nobody was asked.\"\n";
        let body =
            "# Consultation\n\n# Background papers\n\n# Implications\n\n## Legal\n\n## Climate\n\nN/A\n";
        assert_eq!(sample(house, body).said, Vec::<String>::new());
        let papers = "# Purpose\n\nA.\n\n# Background papers\n";
        let front = "[[background_paper]]\ntitle = \"Minutes of the panel\"\n";
        assert_eq!(crate::sample::sample_with(house, front, papers).said, Vec::<String>::new());
    }

    #[test]
    fn chapters_and_appendices() {
        let review = "+++\nkind = 'review'\ntitle = 'A'\ndate = 2026-12-10\nabout = '''\n## Who we are\n'''\n+++\n\
            # One\n\n# Two\n\n## Here\n\n## There\n\nSee three.\n\n# Three {.appendix}\n";
        assert_eq!(
            sample_of("", &[("review.md", review)]).said,
            [
                "6:1 empty-section: nothing stands below “Who we are”",
                "9:1 empty-section: nothing stands below “One”",
                "13:1 empty-section: nothing stands below “Here”",
                "19:1 empty-section: nothing stands below “Three”",
            ]
        );
        let front = "[[appendix]]\ntitle = 'Notes'\ntext = '''\n## One\n\n## Two\n\nB.\n'''\n";
        assert_eq!(
            crate::sample::sample_with("", front, "# Purpose\n\nSee the notes.\n").said,
            ["8:1 empty-section: nothing stands below “One”"]
        );
    }
}
