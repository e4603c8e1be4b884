//! Reviews: a cover, chapters in one file or several, appendices, references and a back page.

use super::arrange::{Cut, split_sections};
use super::read::{Head, Reader, section_texts};
use super::{Appendix, Covers, Kind, Report, Section};
use crate::characters::check_characters;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::prose::{Block, BlockKind, Footnote, Image, LinkDefinitions, Prose, link_definitions};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Fields, decode};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The keys at the top of a review: what a key below a `[table]` may have been meant for.
pub(super) const TOP_LEVEL: &[&str] = &[
    "kind",
    "title",
    "subtitle",
    "date",
    "publisher",
    "language",
    "house",
    "access",
    "cover_image",
    "cover_alt",
    "about",
    "imprint",
    "chapters",
    "references",
];

impl<'a> Reader<'a, '_> {
    /// Reads a review; what is missing is left empty.
    pub(super) fn read_review(&mut self) -> Report {
        let table = &self.written.table;
        let mut fields = Fields::new(table, "a review");
        fields.node("kind");
        fields.node("house");
        let Head { title, date, publishers, language } = self.head(&mut fields);
        let subtitle = fields.string("subtitle", self.problems);
        self.check_filled("subtitle", "write it between the quotation marks", subtitle.as_ref());
        let picture = self.cover_picture(&mut fields);
        let about = fields.text("about", self.problems);
        let imprint = fields.text("imprint", self.problems);
        let chapters = fields.texts("chapters", self.problems).unwrap_or_default();
        let references_file = fields.text("references", self.problems);
        let written_references = fields.tables("reference", self.problems).unwrap_or_default();
        let written_appendices = fields.tables("appendix", self.problems).unwrap_or_default();
        let written_sections = fields.tables("section", self.problems);
        fields.finish(&[], &[], self.problems);

        // Every text is known before any is parsed: notes and link definitions serve the whole document.
        let chapter_texts = self.chapter_texts(&chapters);
        let appendix_texts: Vec<_> =
            written_appendices.iter().map(|table| self.appendix_text(table)).collect();
        let mut texts: Vec<&Text> = about.into_iter().chain(imprint).collect();
        texts.extend(&self.written.body);
        texts.extend(&chapter_texts);
        texts.extend(section_texts(written_sections.as_deref()));
        texts.extend(appendix_texts.iter().flatten().map(AsRef::as_ref));
        let links = link_definitions(texts);

        let mut footnotes = Vec::new();
        let about = self.cover_page(about, "the page inside the cover", &links, &mut footnotes);
        let mut cuts = self.sections(written_sections.as_deref(), &links, &mut footnotes);
        for text in &chapter_texts {
            let prose = self.parse(text, &links);
            footnotes.extend(prose.footnotes);
            cuts.extend(split_sections(prose.blocks, Kind::Review, self.problems));
        }
        let (sections, mut appendices) = self.chapters_and_appendices(cuts);
        appendices.extend(self.appendices(&written_appendices, appendix_texts, &links, &mut footnotes));
        let imprint = self.cover_page(imprint, "the back page", &links, &mut footnotes);
        let references_file = self.references_file(references_file);
        let references = self.all_references(&written_references, references_file.as_ref(), &links);

        let head = self.written.head(table);
        let report = Report {
            kind: Kind::Review,
            path: self.written.path.clone(),
            title: title.unwrap_or_else(|| Spanned::new(String::new(), head)),
            date: date.unwrap_or_else(|| Spanned::new(Date::day(NaiveDate::default()), head)),
            publisher: self.around.house.joined(&publishers, &language),
            publishers,
            language,
            covers: Some(Covers { subtitle, picture, about, imprint }),
            header: Vec::new(),
            sections,
            contacts: Vec::new(),
            sign_offs: Vec::new(),
            history: Vec::new(),
            background_papers: Vec::new(),
            appendices,
            references,
            footnotes,
            plans: BTreeMap::new(),
            pictures: BTreeMap::new(),
            links: BTreeMap::new(),
        };
        self.with_files(report, date)
    }

    /// The picture on the cover, with the words for those who cannot see it.
    fn cover_picture(&mut self, fields: &mut Fields<'_>) -> Option<Image> {
        let image = fields.string("cover_image", self.problems);
        let alt = fields.string("cover_alt", self.problems);
        let Some(path) = image else {
            if let Some(alt) = alt {
                self.problems.report(
                    &rules::BAD_SETTING,
                    alt.span,
                    "`cover_alt` goes with `cover_image`, and there is none",
                    "remove `cover_alt`, or add cover_image = \"…\"",
                );
            }
            return None;
        };
        if self.check_filled("cover_image", "write the name of the picture's file", Some(&path)) {
            return None;
        }
        let Some(alt) = alt else {
            self.problems.report(
                &rules::MISSING_ALT_TEXT,
                path.span,
                "the picture on the cover has no `cover_alt`",
                "add cover_alt = \"…\": say in words what it shows, or write \"\" if it shows nothing that matters",
            );
            return None;
        };
        let decorative = alt.value.trim().is_empty();
        Some(Image { path, alt: alt.value, decorative })
    }

    /// Reports a text that says nothing, where leaving it out is what says nothing; whether it is one.
    fn check_filled(&mut self, key: &str, fill: &str, text: Option<&Spanned<String>>) -> bool {
        let Some(empty) = text.filter(|text| text.value.trim().is_empty()) else { return false };
        let hint = format!("{fill}, or delete the line");
        self.problems.report(&rules::MISSING_FIELD, empty.span, format!("`{key}` is empty"), hint);
        true
    }

    /// The texts of the files that `chapters` names, in their order.
    fn chapter_texts(&mut self, chapters: &[&'a Text]) -> Vec<Text> {
        let mut texts: Vec<Text> = Vec::new();
        let mut read: BTreeMap<String, &Text> = BTreeMap::new();
        for chapter in chapters {
            let Some((path, bytes)) = self.file(chapter, &rules::MISSING_FILE) else { continue };
            if let Some(first) = read.get(&path) {
                let message = format!("the chapter `{path}` is named twice");
                self.problems.push(
                    Diagnostic::new(&rules::DUPLICATE_ID, chapter.span(), message)
                        .other(first.span(), "the first is here")
                        .hint("delete one of the two"),
                );
                continue;
            }
            if let Some((message, hint)) = self.no_chapter(&path) {
                self.problems.report(&rules::SYNTAX, chapter.span(), message, hint);
                continue;
            }
            read.insert(path.clone(), chapter);
            match decode(bytes.to_vec(), &path, self.around.sources) {
                Ok(text) => texts.extend(self.chapter_text(text, chapter)),
                Err(diagnostic) => self.problems.push(diagnostic),
            }
        }
        texts
    }

    /// Why a file can be no chapter, and what to do about it.
    fn no_chapter(&self, path: &str) -> Option<(String, &'static str)> {
        if path == self.written.path {
            let message = "a review cannot be a chapter of itself".to_owned();
            return Some((
                message,
                "delete this name; what stands in the review's own file comes first anyway",
            ));
        }
        let is_markdown = path.to_ascii_lowercase().ends_with(".md");
        let message = || format!("`{path}` is no Markdown file, as a chapter is");
        (!is_markdown).then(|| (message(), "save its text in a file whose name ends in `.md`, and name that"))
    }

    /// The text of a chapter's file, if it has one and nothing above it.
    fn chapter_text(&mut self, text: Text, chapter: &Text) -> Option<Text> {
        let mut lines = text.as_str().lines();
        let first = lines.next().unwrap_or_default().trim_end();
        let is_yaml = first == "---" && lines.next().is_some_and(|line| line.contains(':'));
        if first == "+++" || is_yaml {
            self.problems.report(
                &rules::SYNTAX,
                text.span_of(0..3),
                "a file that is a chapter of a review has no front matter",
                format!(
                    "delete the lines from `{first}` to `{first}`; what a review says of itself stands in its own file"
                ),
            );
            return None;
        }
        if text.as_str().trim().is_empty() {
            self.problems.report(
                &rules::MISSING_FIELD,
                chapter.span(),
                format!("the chapter `{}` is empty", chapter.as_str()),
                "write its heading and its text in that file, or delete its name here",
            );
            return None;
        }
        check_characters(&text, self.problems);
        Some(text)
    }

    /// The page inside the cover, or the back page: headings begin at `##` for the writer, and at level 1 on it.
    fn cover_page(
        &mut self,
        text: Option<&Text>,
        what: &str,
        links: &LinkDefinitions,
        footnotes: &mut Vec<Footnote>,
    ) -> Vec<Block> {
        let Some(text) = text else { return Vec::new() };
        let Prose { mut blocks, footnotes: notes } = self.parse(text, links);
        footnotes.extend(notes);
        self.forbid_top_headings(&blocks, what);
        raise_headings(&mut blocks);
        blocks
    }

    /// Chapters, and those that are appendices.
    fn chapters_and_appendices(&mut self, cuts: Vec<Cut>) -> (Vec<Section>, Vec<Appendix>) {
        let (mut sections, mut appendices) = (Vec::new(), Vec::new());
        for Cut { section, appendix } in cuts {
            let Some(span) = appendix else {
                sections.push(section);
                continue;
            };
            if section.unnumbered {
                self.problems.report(
                    &rules::BAD_ATTRIBUTE,
                    span,
                    "an appendix has its letter from the house, and this one is `.unnumbered` too",
                    "delete one of the two words",
                );
            }
            appendices.push(Appendix {
                id: section.id,
                heading: section.heading,
                language: section.language,
                blocks: section.blocks,
                span: section.span,
            });
        }
        (sections, appendices)
    }
}

/// Takes headings, those in boxes too, one level up.
fn raise_headings(blocks: &mut [Block]) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { level, .. } => *level = level.saturating_sub(1).max(1),
            BlockKind::Box { blocks, .. } | BlockKind::Form { blocks, .. } => raise_headings(blocks),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
