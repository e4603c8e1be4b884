//! What can be seen on the pages of a document that was laid out: text that is small, pale, cut off or missing.

use super::Inspected;
use super::seen::{Part, SeenText, seen};
use super::settings::{BODY_SIZE, LARGE_LEGIBLE, LEGIBLE, SMALL_SIZE, hint, low_contrast, round};
use crate::engine::{Engine, Sheet};
use crate::world::Paper;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::report::Report;
use boardpaper_data::rules::{self, Rule};
use boardpaper_data::source::Span;
use std::collections::BTreeSet;
use typst::World;
use typst::WorldExt;
use typst_layout::PagedDocument;

impl Engine {
    /// Reports what people could not read on the pages of a document that was rendered before.
    pub fn inspect(&self, sheet: &Sheet, report: &Report, inspected: Inspected<'_>, problems: &mut Problems) {
        let paper = self.paper(sheet, inspected.house);
        // What was laid out before is remembered.
        let Ok(pages) = typst::compile::<PagedDocument>(&paper).output else { return };
        let inspection = Inspection { paper: &paper, sheet, report, inspected };
        let texts = seen(&pages);
        let mut told = BTreeSet::new();
        for text in &texts {
            for (key, finding) in inspection.findings(text) {
                if told.insert(key) {
                    problems.push(finding);
                }
            }
        }
        for page in 1..=pages.pages().len() {
            let here: Vec<&SeenText> = texts.iter().filter(|text| text.page == page).collect();
            let covered = here.iter().enumerate().find_map(|(at, one)| {
                here[at + 1..].iter().find(|other| one.covers(other)).map(|other| (*one, *other))
            });
            if let Some((one, other)) = covered {
                let message = format!("“{}” stands on “{}”", excerpt(&other.words), excerpt(&one.words));
                let hint = "leave room between them: a height that is fixed, or `place`, is often the cause";
                let place = inspection.place(other);
                problems.push(inspection.seen(&rules::TEXT_OVERLAPS, place, message, hint, other));
            }
            if !texts.iter().any(|text| text.page == page && !text.is_furniture) {
                problems.push(inspection.finding(
                    &rules::EMPTY_PAGE,
                    inspection.report.title.span,
                    format!("page {page} of the {} has no words on it", inspection.name()),
                    "look for a page break that follows another",
                ));
            }
        }
    }
}

/// One document that is looked at.
struct Inspection<'a> {
    paper: &'a Paper<'a>,
    sheet: &'a Sheet,
    report: &'a Report,
    inspected: Inspected<'a>,
}

impl Inspection<'_> {
    fn name(&self) -> String {
        let file = self.report.path.rsplit('/').next().unwrap_or_default();
        format!("sample `{file}`")
    }

    /// What is wrong with a run of text, each with what makes it the same as others.
    fn findings(&self, text: &SeenText) -> Vec<(String, Diagnostic)> {
        let mut found = Vec::new();
        let words = excerpt(&text.words);
        let needed = if text.is_large() { LARGE_LEGIBLE } else { LEGIBLE };
        if let (Some(contrast), Some(colour), Some(behind)) = (text.contrast(), &text.colour, &text.behind)
            && contrast < needed - 0.005
        {
            let place = self.inspected.colours(colour, behind).or_else(|| self.place(text));
            let message = low_contrast(&format!("`{colour}`"), colour, behind, contrast);
            found.push((
                format!("{colour} on {behind}"),
                self.seen(&rules::LOW_CONTRAST, place, message, hint(needed), text),
            ));
        }
        // What is set by a setting that is too small is told there.
        let style = &self.paper.house.house().text;
        let (least, what) = match text.part {
            Part::Body if style.size > BODY_SIZE - 0.01 => (BODY_SIZE, "body text"),
            Part::Small if style.small_size > SMALL_SIZE - 0.01 => (SMALL_SIZE, "text"),
            _ => (0.0, ""),
        };
        if text.size < least - 0.05 {
            let size = round(text.size);
            let place = self.inspected.size(text.size).or_else(|| self.place(text));
            let message = format!("{what} of {size} pt is too small for many people");
            let hint = format!("set it in {least} pt or more");
            found.push((
                format!("{size} pt of {what}"),
                self.seen(&rules::SMALL_TEXT, place, message, hint, text),
            ));
        }
        if text.lacks_glyph {
            let message = format!("no font has all characters of “{words}”");
            let hint = "write other signs, or put a font that has them into the workspace's `fonts` folder";
            found.push((
                format!("glyph {words}"),
                self.seen(&rules::MISSING_GLYPH, self.place(text), message, hint, text),
            ));
        }
        if text.is_outside {
            let message = format!("“{words}” runs off the page");
            let hint = "make room for it, or let it go on in a second line";
            found.push((
                format!("outside page {}", text.page),
                self.seen(&rules::OFF_PAGE, self.place(text), message, hint, text),
            ));
        }
        found
    }

    fn seen(
        &self,
        rule: &'static Rule,
        place: Option<Span>,
        message: String,
        hint: impl Into<String>,
        text: &SeenText,
    ) -> Diagnostic {
        let place = place.unwrap_or(self.report.title.span);
        let label = format!("as “{}” on page {} of the {}", excerpt(&text.words), text.page, self.name());
        self.finding(rule, place, message, hint).label(label)
    }

    fn finding(
        &self,
        rule: &'static Rule,
        place: Span,
        message: String,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, place, message).hint(hint)
    }

    /// Where a run of text was written: in a file of the house, else in the sample.
    fn place(&self, text: &SeenText) -> Option<Span> {
        let file = text.span.id()?;
        let range = self.paper.range(text.span)?;
        if file == self.paper.main.id() {
            return self.sheet.origins.find(&range);
        }
        let path = self.paper.house.paths.get(&file)?;
        let source = self.paper.source(file).ok()?;
        Some(crate::messages::template_place(path, source.text(), range, self.inspected.sources))
    }
}

/// The beginning of some words.
fn excerpt(words: &str) -> String {
    crate::view::cut_at_word(words, 40)
}
