//! How things number themselves in a house.

use super::Pattern;
use super::values::{finish, required_choice, required_string};
use crate::diagnostic::Problems;
use crate::rules;
use crate::source::Span;
use crate::written::{Fields, Table};

/// How things number themselves; `None` is without number.
#[derive(Debug, Clone)]
pub struct Numbering {
    /// Sections.
    pub section: Option<Pattern>,
    /// Paragraphs: two counters within the section, one through the report.
    pub paragraph: Option<Pattern>,
    /// Whether sub-headings share the series of paragraphs.
    pub subheadings_share: bool,
    /// Recommendations: two counters begin with the section's.
    pub recommendation: Option<Pattern>,
    /// Ordered lists, by depth; deeper ones begin again. Two counters begin with the paragraph's, three with
    /// the section's too.
    pub list: Vec<Pattern>,
    /// Footnotes.
    pub footnote: Pattern,
    /// Whether citations stand above the line, rather than in brackets.
    pub citation_superscript: bool,
    /// Whether references are numbered by first citation, rather than as listed.
    pub cited_order: bool,
    /// Whether footnotes begin anew in each section or chapter.
    pub notes_by_chapter: bool,
    /// Tables and figures with a caption, each in its own series.
    pub caption: Option<Pattern>,
    /// Boxes, but for those of recommendations.
    pub boxes: Option<Pattern>,
    /// Appendices.
    pub appendix: Pattern,
}

pub(super) fn read_numbering(table: &Table, problems: &mut Problems) -> Option<Numbering> {
    let mut fields = Fields::new(table, "`[numbering]`");
    let subheadings =
        required_choice(&mut fields, "subheading", &[("none", false), ("paragraph", true)], problems);
    let citation =
        required_choice(&mut fields, "citation", &[("superscript", true), ("bracketed", false)], problems);
    let order =
        required_choice(&mut fields, "citation_order", &[("cited", true), ("listed", false)], problems);
    let by_chapter =
        required_choice(&mut fields, "footnotes", &[("document", false), ("chapter", true)], problems);
    let lists = fields.texts("list", problems).unwrap_or_default();
    let list: Vec<Pattern> =
        lists.into_iter().filter_map(|text| pattern(text.as_str(), text.span(), 3, problems)).collect();
    let section = pattern_or_none(&mut fields, "section", 1, problems);
    let paragraph = pattern_or_none(&mut fields, "paragraph", 2, problems);
    let recommendation = pattern_or_none(&mut fields, "recommendation", 2, problems);
    let footnote = pattern_or_none(&mut fields, "footnote", 1, problems);
    let caption = pattern_or_none(&mut fields, "caption", 1, problems);
    let boxes = pattern_or_none(&mut fields, "box", 1, problems);
    let appendix = pattern_or_none(&mut fields, "appendix", 1, problems);
    finish(fields, problems);
    Some(Numbering {
        section: section?,
        paragraph: paragraph?,
        subheadings_share: subheadings?,
        recommendation: recommendation?,
        list,
        footnote: footnote??,
        citation_superscript: citation?,
        cited_order: order?,
        notes_by_chapter: by_chapter?,
        caption: caption?,
        boxes: boxes?,
        appendix: appendix??,
    })
}

/// A numbering or `none`; the outer `None` is a reported fault.
pub(super) fn pattern_or_none(
    fields: &mut Fields<'_>,
    key: &'static str,
    counters: usize,
    problems: &mut Problems,
) -> Option<Option<Pattern>> {
    let written = required_string(fields, key, problems)?;
    if written.value == "none" && !matches!(key, "footnote" | "appendix") {
        return Some(None);
    }
    pattern(&written.value, written.span, counters, problems).map(Some)
}

fn pattern(written: &str, span: Span, counters: usize, problems: &mut Problems) -> Option<Pattern> {
    let fault = match Pattern::parse(written) {
        Ok(pattern) if pattern.counters() <= counters => return Some(pattern),
        Ok(_) if counters == 1 => format!("`{written}` has several numbers, and only one counts here"),
        Ok(_) => format!("`{written}` has more than the {counters} numbers that count here"),
        Err(Some(letter)) => format!("`{written}` is no numbering: `{letter}` does not count"),
        Err(None) => format!("`{written}` is no numbering: nothing in it counts"),
    };
    let example = "write an example such as \"1.0\", \"1.1\", \"1)\", \"(a)\", \"(i)\" or \"A\"";
    let hint = match written.split_once(' ') {
        Some((word, _)) if word.chars().count() > 1 && word.chars().all(char::is_alphabetic) => {
            format!("{example}; the word “{word}” is one of `[words.en]`")
        }
        _ => example.to_owned(),
    };
    problems.report(&rules::BAD_SETTING, span, fault, hint);
    None
}
