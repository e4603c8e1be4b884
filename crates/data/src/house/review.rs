//! How a house sets reviews: pages, contents, chapters.

use super::Pattern;
use super::numbering::pattern_or_none;
use super::values::{finish, whole};
use crate::diagnostic::Problems;
use crate::rules;
use crate::written::{Fields, Table};

/// How reviews are set.
#[derive(Debug, Clone)]
pub struct ReviewStyle {
    /// How many columns the text of chapters has: one or two.
    pub columns: usize,
    /// How many levels of headings the contents list: 1 for chapters alone.
    pub contents_depth: usize,
    /// What is listed after the contents.
    pub lists: Vec<Listed>,
    /// Whether the pages before the first chapter have roman numbers, and the chapters begin with page 1.
    pub roman_front: bool,
    /// Whether each reference says on which pages it is cited.
    pub cited_on: bool,
    /// Chapters.
    pub chapter: Option<Pattern>,
    /// Paragraphs of chapters: two counters within the chapter, one through the review.
    pub paragraph: Option<Pattern>,
    /// Items of numbered lists in boxes of recommendations, in one series through the review.
    pub recommendation: Option<Pattern>,
}

/// What can be listed after the contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Tables with a caption.
    Tables,
    /// Figures with a caption.
    Figures,
    /// Boxes with a title or a number.
    Boxes,
}

/// The deepest heading that contents can list.
const DEEPEST: i64 = 6;

pub(super) fn read_review(table: &Table, problems: &mut Problems) -> Option<ReviewStyle> {
    let mut fields = Fields::new(table, "`[review]`");
    for key in ["columns", "contents_depth", "front_pages", "cited_on"] {
        fields.required(key, problems)?;
    }
    let columns = whole(&mut fields, "columns", 2, problems);
    let contents_depth = whole(&mut fields, "contents_depth", DEEPEST, problems);
    let roman_front = fields.choice("front_pages", &[("arabic", false), ("roman", true)], problems);
    let cited_on = fields.boolean("cited_on", problems);
    let lists = read_lists(&mut fields, problems);
    let chapter = pattern_or_none(&mut fields, "chapter", 1, problems);
    let paragraph = pattern_or_none(&mut fields, "paragraph", 2, problems);
    let recommendation = pattern_or_none(&mut fields, "recommendation", 1, problems);
    finish(fields, problems);
    Some(ReviewStyle {
        columns: columns?,
        contents_depth: contents_depth?,
        lists,
        roman_front: roman_front?.value,
        cited_on: cited_on?.value,
        chapter: chapter?,
        paragraph: paragraph?,
        recommendation: recommendation?,
    })
}

fn read_lists(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<Listed> {
    const LISTS: [(&str, Listed); 3] =
        [("tables", Listed::Tables), ("figures", Listed::Figures), ("boxes", Listed::Boxes)];
    let mut lists = Vec::new();
    for text in fields.texts("lists", problems).unwrap_or_default() {
        match LISTS.iter().find(|(word, _)| *word == text.as_str()) {
            Some((_, listed)) if lists.contains(listed) => {}
            Some((_, listed)) => lists.push(*listed),
            None => problems.report(
                &rules::BAD_SETTING,
                text.span(),
                format!("`{}` is nothing that can be listed", text.as_str()),
                "write \"tables\", \"figures\" or \"boxes\"",
            ),
        }
    }
    lists
}
